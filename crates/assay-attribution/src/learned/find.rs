//! What the steps find in a unit: cues, and for each its source and content.

use super::content::{Answer, Asked, Passage};
use super::cue::{Part, Place, may_begin, may_report};
use super::feature::Sum;
use super::sheet::Sheet;
use super::source::{self, Candidate};
use super::{Model, accept};

/// How far below the threshold, in units of score, a cue may stay and still be asked for source and
/// content: these can show that it is one after all.
const REACH: i32 = 2;

/// How far below the threshold, in units of score, a piece is by itself when it is looked at no further.
const IDLE: i32 = 3;

/// Heads of phrases, the best by themselves, whose bounds are weighed.
const HEADS: usize = 3;

/// A cue with its score in steps.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cue {
    pub pieces: Passage,
    pub score: i32,
    /// It is a cue by its own score.
    pub sure: bool,
}

/// A cue with what the model says of it.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub cue: Passage,
    /// Score of the cue in steps.
    pub score: i32,
    pub sure: bool,
    pub source: Option<Candidate>,
    /// By how much the source is better than the next phrase.
    pub source_lead: i32,
    pub content: Answer,
    /// By how much the content is better than the next one.
    pub content_lead: i32,
}

/// Everything that may be an attribution, in order of cue.
pub(crate) fn find(model: &Model, sheet: &Sheet) -> Vec<Found> {
    let cues = cues(model, sheet);
    let sure: Vec<Passage> = cues.iter().filter(|cue| cue.sure).map(|cue| cue.pieces).collect();
    let found = cues.iter().filter_map(|cue| {
        let (source, source_lead) = source(model, sheet, cue.pieces, &sure);
        let place = source.map(|candidate| (candidate.first, candidate.last));
        let asked = Asked::of(sheet, cue.pieces, &sure, place);
        let asked = if cue.sure { asked } else { asked.unsure() };
        let (content, content_lead) = asked.best(model)?;
        Some(Found {
            cue: cue.pieces,
            score: cue.score,
            sure: cue.sure,
            source,
            source_lead,
            content,
            content_lead,
        })
    });
    found.collect()
}

/// The attributions of a unit: what is found and accepted, none whose cue lies in the content of a better one or
/// that shares a quotation with it; in order of cue.
pub(crate) fn accepted(model: &Model, sheet: &Sheet) -> Vec<Found> {
    let found = find(model, sheet);
    let mut scored: Vec<(i32, usize)> = (0..found.len())
        .map(|at| (model.favour + model.sum(|sum| accept::show(model, sheet, &found, at, sum)), at))
        .filter(|(score, _)| *score > 0)
        .collect();
    scored.sort_by_key(|(score, at)| (std::cmp::Reverse(*score), *at));
    let mut kept: Vec<usize> = Vec::new();
    for (_, at) in scored {
        let one = &found[at];
        let taken = |known: &usize| {
            let known = &found[*known].content;
            known.touches(one.cue) || shares_quote(sheet, known, &one.content)
        };
        if !kept.iter().any(taken) {
            kept.push(at);
        }
    }
    kept.sort_unstable();
    kept.into_iter().map(|at| found[at].clone()).collect()
}

/// Whether the same quotation is (part of) both contents.
fn shares_quote(sheet: &Sheet, one: &Answer, other: &Answer) -> bool {
    let ones = [one.before, one.after].into_iter().flatten();
    let mut shared = ones.flat_map(|part| other.common(part));
    shared.any(|(first, last)| sheet.marks(first, last + 1).quotes > 0)
}

/// Cues by their own score, and besides those that miss it by little.
fn cues(model: &Model, sheet: &Sheet) -> Vec<Cue> {
    let mut cues: Vec<Cue> = Vec::new();
    let mut scores: Vec<i32> = Vec::with_capacity(sheet.pieces.len());
    let mut before = Part::Outside;
    for at in 0..sheet.pieces.len() {
        if !may_report(sheet, at) || before == Part::Outside && !may_begin(sheet, at) {
            before = Part::Outside;
            scores.push(i32::MIN);
            continue;
        }
        let place = Place::glance(sheet, at);
        let glance = model.sum(|sum| place.show_glance(Part::Begins, sum));
        if before == Part::Outside && glance < -IDLE * model.unit {
            scores.push(i32::MIN);
            continue;
        }
        let place = place.look();
        let begins = glance + model.sum(|sum| place.show_rest(Part::Begins, before, sum));
        let goes_on = match before {
            Part::Outside => i32::MIN,
            _ => model.sum(|sum| place.show(Part::GoesOn, before, sum)),
        };
        scores.push(begins);
        before = if goes_on > begins.max(0) {
            if let Some(cue) = cues.last_mut() {
                cue.pieces.1 = at;
            }
            Part::GoesOn
        } else if begins > 0 {
            cues.push(Cue { pieces: (at, at), score: begins, sure: true });
            Part::Begins
        } else {
            Part::Outside
        };
    }
    let mut taken = vec![false; sheet.pieces.len()];
    for cue in &cues {
        taken[cue.pieces.0..=cue.pieces.1].fill(true);
    }
    for at in 0..sheet.pieces.len() {
        if taken[at] || scores[at] <= -REACH * model.unit {
            continue;
        }
        let mut last = at;
        let mut part = Part::Begins;
        while last + 1 < sheet.pieces.len() && !taken[last + 1] && may_report(sheet, last + 1) {
            let place = Place::of(sheet, last + 1);
            if model.sum(|sum: &mut Sum<'_>| place.show(Part::GoesOn, part, sum)) <= 0 {
                break;
            }
            (last, part) = (last + 1, Part::GoesOn);
        }
        taken[at..=last].fill(true);
        cues.push(Cue { pieces: (at, last), score: scores[at], sure: false });
    }
    cues.sort_by_key(|cue| cue.pieces);
    cues
}

/// The phrase that speaks, if any, and by how much it is better than the next.
fn source(model: &Model, sheet: &Sheet, cue: Passage, cues: &[Passage]) -> (Option<Candidate>, i32) {
    let asked = source::Asked::of(sheet, cue, cues);
    let heads = source::heads(sheet, cue);
    let mut scores: Vec<(i32, usize)> =
        heads.iter().map(|head| (model.sum(|sum| asked.show_head(*head, sum)), *head)).collect();
    scores.sort_unstable_by_key(|(score, head)| (std::cmp::Reverse(*score), *head));
    let kept = &scores[..scores.len().min(HEADS)];
    let kept: Vec<usize> =
        heads.into_iter().filter(|head| kept.iter().any(|(_, known)| known == head)).collect();
    let mut best = (model.sum(|sum| asked.show_nobody(sum)), None);
    let mut next = i32::MIN / 2;
    for candidate in source::candidates(sheet, cue, &kept) {
        let head = scores.iter().find(|(_, head)| *head == candidate.head).map_or(0, |(score, _)| *score);
        let total = head + model.sum(|sum| asked.show_bounds(&candidate, sum));
        if total > best.0 {
            next = best.0;
            best = (total, Some(candidate));
        } else {
            next = next.max(total);
        }
    }
    (best.1, best.0.saturating_sub(next))
}
