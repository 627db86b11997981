//! Whose words they are: the phrase in the cue's sentence that speaks, or none.

use assay_language::syntax::{Relation, Tag};

use super::feature::{Fact, Sink, distance, number};
use super::sheet::{NOWHERE, Sheet};

const BASE: u64 = 2000;

/// Most nouns looked at on either side of a cue.
const NOUNS: usize = 12;
/// Farthest a noun may stand from the cue.
const FARTHEST: usize = 60;
/// Most steps of a path that are followed.
const STEPS: usize = 8;

/// A phrase that may be the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub first: usize,
    pub last: usize,
    pub head: usize,
    /// How much of its subtree it takes.
    pub shape: u64,
}

/// The phrases that may be the source of a cue.
pub(crate) fn candidates(sheet: &Sheet, cue: (usize, usize)) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut add = |first: usize, last: usize, head: usize, shape: u64| {
        let apart = last < cue.0 || first > cue.1;
        let (first, last) = trimmed(sheet, first, last);
        if apart && first <= last && !found.iter().any(|known| (known.first, known.last) == (first, last)) {
            found.push(Candidate { first, last, head, shape });
        }
    };
    for known in sheet.known.iter().filter(|known| known.cue.is_some_and(|own| overlap(own, cue))) {
        if let Some((first, last)) = known.source {
            add(first, last, sheet.chief(first, last), 9);
        }
    }
    let nominal = |at: &usize| {
        let piece = &sheet.pieces[*at];
        piece.name
            || matches!(piece.tag, Tag::Noun | Tag::ProperNoun | Tag::Pronoun) && !piece.mark
            || matches!(piece.tag, Tag::Determiner | Tag::Adjective | Tag::Numeral)
                && matches!(piece.relation, Relation::Nsubj | Relation::NsubjPass | Relation::Obl)
    };
    let before = (cue.0.saturating_sub(FARTHEST)..cue.0).rev().filter(nominal).take(NOUNS);
    let after = (cue.1 + 1..sheet.pieces.len().min(cue.1 + FARTHEST)).filter(nominal).take(NOUNS);
    for head in before.chain(after) {
        shapes(sheet, head, cue, &mut add);
    }
    found
}

/// The spans a noun's phrase may be given as.
fn shapes(sheet: &Sheet, head: usize, cue: (usize, usize), add: &mut impl FnMut(usize, usize, usize, u64)) {
    let piece = &sheet.pieces[head];
    let (mut left, mut right) = (piece.left, piece.right);
    // What the subtree holds beyond the cue is the report, not the phrase.
    if left <= cue.1 && cue.1 < head {
        left = cue.1 + 1;
    }
    if right >= cue.0 && cue.0 > head {
        right = cue.0 - 1;
    }
    for &child in sheet.children(head).iter().filter(|child| **child < head) {
        let there = &sheet.pieces[child];
        let aside = matches!(
            there.relation,
            Relation::Case | Relation::Mark | Relation::Cc | Relation::Punct | Relation::Advmod
        );
        if !aside {
            break;
        }
        if there.relation == Relation::Advmod && there.right < head {
            // "about half of them", but "then they".
            add(there.left, right, head, 11);
        }
        if there.right < head && there.right >= left {
            left = there.right + 1;
        }
    }
    let left = left.min(head);
    // All of it up to the cue, whatever the tree makes of what stands between.
    if right < cue.0 && cue.0 - right < 25 {
        add(left, cue.0 - 1, head, 12);
    }
    add(left, right, head, 1);
    add(left, head, head, 2);
    add(head, head, head, 3);
    for &child in sheet.children(head).iter().filter(|child| **child > head) {
        let there = &sheet.pieces[child];
        if there.left > head && there.left <= right {
            let shape = match there.relation {
                Relation::AclRelcl | Relation::Acl | Relation::Advcl => 4,
                Relation::Appos => 5,
                Relation::Nmod => 6,
                Relation::Conj => 7,
                Relation::Case => {
                    add(left, there.right, head, 10);
                    continue;
                }
                _ => 8,
            };
            add(left, there.left - 1, head, shape);
        }
    }
}

/// Without marks at its ends.
fn trimmed(sheet: &Sheet, mut first: usize, mut last: usize) -> (usize, usize) {
    let aside = |at: usize| sheet.pieces[at].mark || sheet.pieces[at].quote.is_some();
    while first < last && aside(first) {
        first += 1;
    }
    while last > first && aside(last) {
        // "SENATOR (R-VT.)": the bracket closes what the phrase opened.
        let opened = sheet.word(last) == number(")") && (first..last).any(|at| sheet.word(at) == number("("));
        if opened {
            break;
        }
        last -= 1;
    }
    (first, last)
}

pub(crate) fn overlap(one: (usize, usize), other: (usize, usize)) -> bool {
    one.0 <= other.1 && other.0 <= one.1
}

/// Relations from the cue up to where the ways meet and down to the other.
fn path(sheet: &Sheet, from: usize, to: usize) -> u64 {
    let mut ups = [NOWHERE; STEPS];
    let mut at = from;
    for up in &mut ups {
        *up = at;
        if at == NOWHERE {
            break;
        }
        at = sheet.pieces[at].head;
    }
    let (mut at, mut down, mut steps) = (to, 7u64, 0);
    while at != NOWHERE && steps < STEPS {
        if let Some(meets) = ups.iter().position(|up| *up == at) {
            return ups[..meets].iter().fold(down, |path, up| {
                (path ^ (sheet.pieces[*up].relation as u64 + 64)).wrapping_mul(0x0100_0000_01b3)
            });
        }
        down = (down ^ sheet.pieces[at].relation as u64).wrapping_mul(0x0100_0000_01b3);
        at = sheet.pieces[at].head;
        steps += 1;
    }
    1
}

/// What is the same for all candidates of a cue.
pub(crate) struct Asked<'a> {
    pub sheet: &'a Sheet,
    pub cue: (usize, usize),
    /// All cues of the unit.
    pub cues: &'a [(usize, usize)],
    pub chief: usize,
}

impl<'a> Asked<'a> {
    pub fn of(sheet: &'a Sheet, cue: (usize, usize), cues: &'a [(usize, usize)]) -> Self {
        Self { sheet, cue, cues, chief: sheet.chief(cue.0, cue.1) }
    }

    /// Features of answering with `candidate`, or with nobody.
    pub fn show(&self, candidate: Option<&Candidate>, sink: &mut impl Sink) {
        let Self { sheet, cue, chief, .. } = *self;
        let mut template = BASE + if candidate.is_some() { 0 } else { 500 };
        let mut fact = |seen: &[u64]| {
            template += 1;
            sink.fact(seen.iter().fold(Fact::of(template), |fact, seen| fact.and(*seen)));
        };
        let head = &sheet.pieces[chief];
        let tag = sheet.tag(chief);
        let passive = sheet
            .children(chief)
            .iter()
            .any(|child| matches!(sheet.pieces[*child].relation, Relation::AuxPass | Relation::NsubjPass));
        let passive = u64::from(passive);
        let known =
            sheet.known.iter().find(|known| !known.nested && known.cue.is_some_and(|own| overlap(own, cue)));
        let rule = match known {
            None => 0,
            Some(known) => 1 + u64::from(known.source.is_some()),
        };
        let Some(candidate) = candidate else {
            let subject = sheet
                .children(chief)
                .iter()
                .find(|child| sheet.pieces[**child].relation.universal() == Relation::Nsubj)
                .map_or(1, |child| sheet.word(*child));
            fact(&[]);
            fact(&[tag]);
            fact(&[head.lemma]);
            fact(&[rule]);
            fact(&[rule, tag, passive]);
            fact(&[rule, head.lemma, passive]);
            fact(&[subject]);
            fact(&[u64::from(subject == 1), tag, passive]);
            fact(&[subject, head.lemma]);
            fact(&[head.relation as u64, tag, u64::from(subject == 1)]);
            fact(&[sheet.word(cue.0.wrapping_sub(1)), tag]);
            fact(&[sheet.word(cue.0), tag]);
            return;
        };
        let Candidate { first, last, head: noun, shape } = *candidate;
        let there = &sheet.pieces[noun];
        let ahead = u64::from(first > cue.1);
        let (gap_first, gap_past) = if ahead == 1 { (cue.1 + 1, first) } else { (last + 1, cue.0) };
        let gap = gap_past.saturating_sub(gap_first);
        let (mut marks, mut cues, mut nouns, mut quotes) = (0u64, 0u64, 0u64, 0u64);
        for piece in &sheet.pieces[gap_first..gap_past.max(gap_first)] {
            marks += u64::from(piece.mark);
            nouns += u64::from(piece.name || matches!(piece.tag, Tag::Noun | Tag::Pronoun));
            quotes += u64::from(piece.quote.is_some());
        }
        cues += self.cues.iter().filter(|other| gap_first <= other.0 && other.1 < gap_past).count() as u64;
        let path = path(sheet, chief, noun);
        let agrees = known.and_then(|known| known.source).map_or(0, |source| {
            if source == (first, last) { 3 } else { 1 + u64::from(overlap(source, (first, last))) }
        });
        let in_content = known.map_or(0, |known| {
            let inside =
                |part: Option<(usize, usize)>| part.is_some_and(|part| part.0 <= first && last <= part.1);
            1 + u64::from(inside(known.before) || inside(known.after))
        });
        let next = sheet.word(last + 1);
        let before = first.checked_sub(1).map_or(1, |at| sheet.word(at));
        let lemma = there.lemma;
        let noun_tag = sheet.tag(noun);
        fact(&[shape]);
        fact(&[path]);
        fact(&[path, tag, passive]);
        fact(&[path, head.lemma]);
        fact(&[path, noun_tag]);
        fact(&[path, shape]);
        fact(&[path, ahead, gap.min(3) as u64]);
        fact(&[ahead, distance(gap), tag]);
        fact(&[ahead, distance(gap), noun_tag]);
        fact(&[ahead, nouns.min(4), tag]);
        fact(&[ahead, marks.min(3), quotes.min(2), cues.min(2)]);
        fact(&[agrees]);
        fact(&[agrees, shape]);
        fact(&[agrees, path]);
        fact(&[agrees, in_content, rule]);
        fact(&[noun_tag, lemma]);
        fact(&[lemma, head.lemma]);
        fact(&[lemma, tag, ahead]);
        fact(&[noun_tag, there.fine, there.relation as u64]);
        fact(&[there.relation as u64, ahead, tag]);
        fact(&[before, ahead]);
        fact(&[next, ahead, u64::from(gap == 0)]);
        fact(&[next, shape]);
        fact(&[before, sheet.word(first)]);
        fact(&[sheet.word(first), shape]);
        fact(&[sheet.tag(first), sheet.tag(last), shape]);
        fact(&[sheet.word(last), shape]);
        fact(&[shape, distance(last - first), there.relation as u64]);
        fact(&[shape, sheet.tag(last + 1), ahead]);
        fact(&[shape, u64::from(next == number(",")), u64::from(gap <= 1), ahead]);
        fact(&[sheet.word(cue.0), ahead, u64::from(gap == 0)]);
        fact(&[sheet.word(cue.1), ahead, u64::from(gap == 0)]);
        if ahead == 0 && gap < 3 {
            fact(&[sheet.word(last + 1), sheet.word(last + 2), gap as u64]);
        }
    }
}
