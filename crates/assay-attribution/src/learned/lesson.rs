//! What annotated articles teach: choices among options, each with its features.

use assay_article::Article;
use assay_language::Analysis;
use assay_text::Span;

use super::content::{self, Answer, Edge, Passage, Side, trimmed};
use super::cue::{Part, Place, may_report};
use super::find::find;
use super::sheet::Sheet;
use super::source::{self, Candidate, overlap};
use super::{Model, Reviser, accept};

/// An annotated attribution: the parts of each role.
#[derive(Clone, Debug, Default)]
pub struct Gold {
    /// Who said it.
    pub source: Vec<Span>,
    /// The words that report.
    pub cue: Vec<Span>,
    /// What was said.
    pub content: Vec<Span>,
}

/// What a choice decides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Step {
    /// Whether a piece begins a cue, goes on with one, or neither.
    #[default]
    Cue,
    /// Which phrase speaks, given the cue.
    Source,
    /// Where a side of the content begins or ends, given both.
    Edge,
    /// Which passages are the content, given both.
    Content,
    /// Whether what was found is an attribution.
    Accept,
}

/// A choice with its right answer. An option's score is the sum of those of its parts, and a part's
/// that of its features, which are buckets of weights.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// What it decides.
    pub step: Step,
    /// Features of each part.
    pub parts: Vec<Vec<u32>>,
    /// Parts of each option.
    pub options: Vec<Vec<u32>>,
    /// The option that is right.
    pub right: usize,
}

/// The units of an article with their annotation, from which choices are made.
pub struct Lessons {
    units: Vec<(Sheet, Vec<Lesson>)>,
}

/// An attribution within one unit, in pieces.
struct Lesson {
    cue: Passage,
    source: Option<Passage>,
    content: Answer,
}

impl Lessons {
    /// Reads the annotation of an article.
    #[must_use]
    pub fn of(article: &Article, analysis: &Analysis, gold: &[Gold]) -> Self {
        let text = article.text.as_str();
        let none = Model::default();
        let reviser = Reviser::new(text, analysis, &none);
        let mut units = Vec::new();
        crate::assemble::drafts(article, analysis, &mut |unit, _, drafts, first| {
            if let Some(sheet) = reviser.sheet(unit, drafts, first) {
                let lessons = gold.iter().filter_map(|gold| Lesson::of(text, &sheet, gold)).collect();
                units.push((sheet, lessons));
            }
        });
        Self { units }
    }

    /// Choices of cue, source and edges of content.
    #[must_use]
    pub fn first(&self) -> Vec<Choice> {
        let mut choices = Vec::new();
        for (sheet, lessons) in &self.units {
            cues(sheet, lessons, &mut choices);
            let ranges: Vec<Passage> = lessons.iter().map(|lesson| lesson.cue).collect();
            for lesson in lessons {
                choices.extend(sources(sheet, lesson, &ranges));
                let asked = content::Asked::of(sheet, lesson.cue, &ranges, lesson.source);
                for (side, part) in
                    [(Side::Before, lesson.content.before), (Side::After, lesson.content.after)]
                {
                    let Some((first, last)) = part else { continue };
                    choices.extend(edges(&asked, side, Edge::Begins, first));
                    choices.extend(edges(&asked, side, Edge::Ends, last));
                }
            }
        }
        choices
    }

    /// Choices of whole contents, among those that `model` finds worth weighing.
    #[must_use]
    pub fn second(&self, model: &Model) -> Vec<Choice> {
        let mut choices = Vec::new();
        for (sheet, lessons) in &self.units {
            let ranges: Vec<Passage> = lessons.iter().map(|lesson| lesson.cue).collect();
            for lesson in lessons.iter().filter(|lesson| lesson.content != Answer::default()) {
                let asked = content::Asked::of(sheet, lesson.cue, &ranges, lesson.source);
                choices.extend(contents(&asked, lesson.content, model));
            }
        }
        choices
    }

    /// Choices of what to accept of what `model`, which must not have seen the article, finds in it.
    #[must_use]
    pub fn third(&self, model: &Model) -> Vec<Choice> {
        let mut choices = Vec::new();
        for (sheet, lessons) in &self.units {
            let found = find(model, sheet);
            for (at, one) in found.iter().enumerate() {
                let mut features = Vec::new();
                accept::show(model, sheet, &found, at, &mut features);
                choices.push(Choice {
                    step: Step::Accept,
                    parts: vec![features],
                    options: vec![Vec::new(), vec![0]],
                    right: usize::from(lessons.iter().any(|lesson| overlap(lesson.cue, one.cue))),
                });
            }
        }
        choices
    }
}

impl Lesson {
    /// The attribution, where its cue stands in this unit.
    fn of(text: &str, sheet: &Sheet, gold: &Gold) -> Option<Self> {
        let unit = sheet.pieces.first()?.span.cover(sheet.pieces.last()?.span);
        let cue = *gold.cue.first().filter(|cue| unit.overlaps(**cue))?;
        let cue = sheet.range(cue)?;
        if (cue.0..=cue.1).any(|at| sheet.pieces[at].quote.is_some()) {
            return None;
        }
        let cue = trim_marks(sheet, cue);
        let source = gold.source.first().filter(|source| unit.overlaps(**source)).and_then(|source| {
            let span = Span::new(
                source.start(),
                source.start() + source.of(text).trim_end_matches([',', ' ', '\u{a0}']).len(),
            );
            sheet.range(span)
        });
        let mut content = Answer::default();
        for part in gold.content.iter().filter(|part| unit.overlaps(**part)) {
            let Some(part) = sheet.range(*part) else { continue };
            let part = trimmed(sheet, part);
            if part.0 <= cue.1 && cue.0 <= part.1 {
                continue;
            }
            let side = if part.0 < cue.0 { &mut content.before } else { &mut content.after };
            *side = Some(side.map_or(part, |known| (known.0.min(part.0), known.1.max(part.1))));
        }
        Some(Self { cue, source: source.filter(|source| source.1 < cue.0 || source.0 > cue.1), content })
    }
}

/// Without marks at its ends, unless there is nothing else.
fn trim_marks(sheet: &Sheet, (mut first, mut last): Passage) -> Passage {
    while first < last && sheet.pieces[first].mark {
        first += 1;
    }
    while last > first && sheet.pieces[last].mark && !sheet.pieces[last].stop {
        if sheet.pieces[last - 1].mark {
            break;
        }
        last -= 1;
    }
    (first, last)
}

fn cues(sheet: &Sheet, lessons: &[Lesson], choices: &mut Vec<Choice>) {
    let mut before = Part::Outside;
    for at in 0..sheet.pieces.len() {
        if !may_report(sheet, at) {
            before = Part::Outside;
            continue;
        }
        let part = if lessons.iter().any(|lesson| lesson.cue.0 == at) {
            Part::Begins
        } else if before != Part::Outside
            && lessons.iter().any(|lesson| lesson.cue.0 < at && at <= lesson.cue.1)
        {
            Part::GoesOn
        } else {
            Part::Outside
        };
        let place = Place::of(sheet, at);
        let mut choice = Choice { options: vec![Vec::new()], right: part as usize, ..Choice::default() };
        for option in [Part::Begins, Part::GoesOn] {
            if option == Part::GoesOn && before == Part::Outside {
                continue;
            }
            let mut features = Vec::new();
            place.show(option, before, &mut features);
            choice.options.push(vec![choice.parts.len() as u32]);
            choice.parts.push(features);
        }
        choices.push(choice);
        before = part;
    }
}

fn sources(sheet: &Sheet, lesson: &Lesson, cues: &[Passage]) -> Option<Choice> {
    let asked = source::Asked::of(sheet, lesson.cue, cues);
    let heads = source::heads(sheet, lesson.cue);
    let mut candidates: Vec<Option<Candidate>> = vec![None];
    candidates.extend(source::candidates(sheet, lesson.cue, &heads).into_iter().map(Some));
    let right = match lesson.source {
        None => 0,
        Some(range) => candidates
            .iter()
            .position(|candidate| candidate.is_some_and(|one| (one.first, one.last) == range))
            .or_else(|| {
                // Its bounds are no candidate's: what covers the same noun.
                let head = sheet.chief(range.0, range.1);
                candidates
                    .iter()
                    .position(|candidate| candidate.is_some_and(|one| one.head == head && one.shape == 1))
            })?,
    };
    let mut choice = Choice { step: Step::Source, right, ..Choice::default() };
    for &head in &heads {
        let mut features = Vec::new();
        asked.show_head(head, &mut features);
        choice.parts.push(features);
    }
    for candidate in &candidates {
        let mut features = Vec::new();
        let head = candidate.and_then(|one| heads.iter().position(|head| *head == one.head));
        match candidate {
            Some(candidate) => asked.show_bounds(candidate, &mut features),
            None => asked.show_nobody(&mut features),
        }
        choice.options.push(head.into_iter().chain([choice.parts.len()]).map(|part| part as u32).collect());
        choice.parts.push(features);
    }
    Some(choice)
}

fn edges(asked: &content::Asked<'_>, side: Side, edge: Edge, wanted: usize) -> Option<Choice> {
    let mut choice = Choice { step: Step::Edge, right: usize::MAX, ..Choice::default() };
    for at in asked.places(side).filter(|at| asked.may_be(side, edge, *at)) {
        if at == wanted {
            choice.right = choice.options.len();
        }
        let mut features = Vec::new();
        asked.show_glance(side, edge, at, &mut features);
        choice.options.push(vec![choice.parts.len() as u32]);
        choice.parts.push(features);
    }
    (choice.right != usize::MAX).then_some(choice)
}

fn contents(asked: &content::Asked<'_>, wanted: Answer, model: &Model) -> Option<Choice> {
    let reachable = |side: Side, part: Option<Passage>| {
        part.is_none_or(|part| {
            let places = asked.places(side);
            places.contains(&part.0) && places.contains(&part.1)
        })
    };
    if !reachable(Side::Before, wanted.before) || !reachable(Side::After, wanted.after) {
        return None;
    }
    let answers = asked.answers(model, Some(wanted));
    let right = answers.iter().position(|answer| *answer == wanted)?;
    let mut choice = Choice { step: Step::Content, right, ..Choice::default() };
    let mut keys: Vec<(u8, usize, usize)> = Vec::new();
    for answer in &answers {
        let mut parts = vec![choice.parts.len() as u32];
        let mut features = Vec::new();
        asked.show_sides(answer, &mut features);
        choice.parts.push(features);
        keys.push((9, 0, 0));
        for (side, part) in [(Side::Before, answer.before), (Side::After, answer.after)] {
            let Some((first, last)) = part else { continue };
            let after = u8::from(side == Side::After);
            let pieces =
                [(after, first, usize::MAX), (2 + after, last, usize::MAX), (4 + after, first, last)];
            for key in pieces {
                let known = keys.iter().position(|known| *known == key).unwrap_or_else(|| {
                    let mut features = Vec::new();
                    match key.0 {
                        0 | 1 => asked.show_edge(side, Edge::Begins, first, &mut features),
                        2 | 3 => asked.show_edge(side, Edge::Ends, last, &mut features),
                        _ => asked.show_passage(side, (first, last), &mut features),
                    }
                    keys.push(key);
                    choice.parts.push(features);
                    choice.parts.len() - 1
                });
                parts.push(known as u32);
            }
        }
        choice.options.push(parts);
    }
    Some(choice)
}
