//! Which words report: each piece begins a cue, goes on with one, or is none.

use assay_language::syntax::{Relation, Tag};

use super::feature::{Fact, Sink, distance, number};
use super::sheet::{NOWHERE, Sheet};

/// What a piece is to a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Outside,
    Begins,
    GoesOn,
}

/// Templates of this step begin here.
const BASE: u64 = 1000;

/// What is the same for either answer at a place.
pub(crate) struct Place<'a> {
    sheet: &'a Sheet,
    at: usize,
    facts: Vec<Fact>,
    /// Facts of the glance: the first so many.
    glanced: usize,
    /// What the rules took it for.
    ruled: Ruled,
}

/// What the rules took a piece for.
#[derive(Clone, Copy, Debug, Default)]
struct Ruled {
    /// Of a cue: begins it, goes on with it, of an inner one.
    part: u64,
    /// Of content.
    inside: u64,
    /// Of a source.
    source: u64,
    /// What the cue has besides.
    frames: u64,
}

impl Ruled {
    fn of(sheet: &Sheet, at: usize) -> Self {
        let mut ruled = Self::default();
        for known in &sheet.known {
            let within = |range: Option<(usize, usize)>| {
                range.is_some_and(|(first, last)| (first..=last).contains(&at))
            };
            if within(known.cue) {
                let first = known.cue.is_some_and(|cue| cue.0 == at);
                ruled.part = if known.nested { 4 } else { 2 - u64::from(first) };
                ruled.frames = u64::from(known.source.is_some()) + 2 * u64::from(known.before.is_some());
            } else if within(known.before) || within(known.after) {
                ruled.inside = 1 + u64::from(known.nested);
            } else if within(known.source) {
                ruled.source = 1;
            }
        }
        ruled
    }
}

/// Adds features one after the other, numbered from `template` on.
fn add(facts: &mut Vec<Fact>, template: &mut u64, seen: &[u64]) {
    *template += 1;
    facts.push(Fact::seen(*template, seen));
}

impl<'a> Place<'a> {
    /// Looks at piece `at` and all around it.
    pub fn of(sheet: &'a Sheet, at: usize) -> Self {
        Self::glance(sheet, at).look()
    }

    /// Looks at piece `at` itself and its neighbours: enough to tell most pieces that begin no cue.
    pub fn glance(sheet: &'a Sheet, at: usize) -> Self {
        let mut facts = Vec::with_capacity(96);
        let mut template = BASE;
        let mut fact = |seen: &[u64]| add(&mut facts, &mut template, seen);
        let piece = &sheet.pieces[at];
        let (word, lemma, tag) = (piece.word, piece.lemma, sheet.tag(at));
        let before = at.wrapping_sub(1);
        let relation = piece.relation as u64;
        let ruled = Ruled::of(sheet, at);
        let next = sheet.known.iter().any(|known| known.cue.is_some_and(|cue| cue.0 == at + 1));
        let Ruled { part, inside, source, frames } = ruled;
        fact(&[]);
        fact(&[word]);
        fact(&[sheet.tag(before), tag, sheet.tag(at + 1)]);
        fact(&[lemma]);
        fact(&[tag]);
        fact(&[piece.fine]);
        fact(&[relation]);
        fact(&[lemma, relation]);
        fact(&[lemma, piece.fine]);
        fact(&[sheet.word(before)]);
        fact(&[sheet.word(at + 1)]);
        fact(&[lemma, sheet.word(at + 1)]);
        fact(&[piece.frames]);
        fact(&[piece.frames >> 3, tag, sheet.tag(at + 1)]);
        fact(&[part, inside, source, u64::from(next)]);
        fact(&[part, inside, source, tag]);
        fact(&[part, inside, frames, lemma]);
        fact(&[part, inside, source, frames, piece.frames >> 3]);
        Self { sheet, at, glanced: facts.len(), facts, ruled }
    }

    /// Looks at all the rest.
    pub fn look(mut self) -> Self {
        let Self { sheet, at, ruled: Ruled { inside, .. }, .. } = self;
        let facts = &mut self.facts;
        let mut template = BASE + 50;
        let mut fact = |seen: &[u64]| add(facts, &mut template, seen);
        let piece = &sheet.pieces[at];
        let (word, lemma, tag) = (piece.word, piece.lemma, sheet.tag(at));
        let before = |by: usize| at.checked_sub(by).unwrap_or(NOWHERE);
        let relation = piece.relation as u64;
        let head = piece.head;
        fact(&[sheet.word(before(1)), word]);
        fact(&[lemma, sheet.tag(at + 1)]);
        fact(&[lemma, sheet.tag(before(1))]);
        fact(&[sheet.word(before(2)), sheet.word(before(1))]);
        fact(&[sheet.lemma(at + 1), sheet.word(at + 2)]);
        fact(&[sheet.lemma(at + 1)]);
        fact(&[sheet.lemma(at + 2)]);
        fact(&[tag, sheet.tag(at + 1), sheet.tag(at + 2)]);
        fact(&[sheet.tag(before(2)), sheet.tag(before(1)), tag]);
        fact(&[sheet.lemma(head), relation]);
        fact(&[sheet.lemma(head), lemma]);
        fact(&[sheet.tag(head), relation, distance(head.abs_diff(at).min(50)), u64::from(head > at)]);
        fact(&[sheet.get(at + 1).map_or(0, |next| next.frames), tag]);
        fact(&[sheet.get(at + 2).map_or(0, |next| next.frames), tag, sheet.tag(at + 1)]);
        fact(&[sheet.get(before(1)).map_or(0, |next| next.frames), tag, word]);
        fact(&[piece.ending, piece.fine]);
        fact(&[piece.ending, relation, sheet.tag(at + 1)]);
        // What hangs on it.
        let (mut subject, mut clause, mut object, mut that) = (0, 0, 0, 0);
        for &child in sheet.children(at) {
            let there = &sheet.pieces[child];
            let side = u64::from(child > at);
            match there.relation {
                Relation::Nsubj | Relation::NsubjPass => subject = 1 + u64::from(there.name) + 2 * side,
                Relation::Ccomp | Relation::Parataxis => {
                    clause = 1 + side;
                    that = u64::from(sheet.word(there.left) == number("that"));
                }
                Relation::Obj | Relation::Xcomp | Relation::Obl => {
                    object |= 1 << (there.relation as u64 % 3);
                }
                _ => {}
            }
            template = BASE + 200;
            let mut fact = |seen: &[u64]| add(facts, &mut template, seen);
            if !there.mark {
                fact(&[there.relation as u64, side, tag]);
                fact(&[there.relation as u64, lemma]);
                fact(&[there.relation as u64, there.lemma, lemma]);
                fact(&[there.relation as u64, there.lemma]);
            }
        }
        template = BASE + 100;
        let mut fact = |seen: &[u64]| add(facts, &mut template, seen);
        fact(&[subject, clause, object, that]);
        fact(&[subject, clause, object, that, tag]);
        fact(&[subject, clause, piece.frames >> 3]);
        fact(&[subject, clause, lemma]);
        // Quotations and colons near.
        let near = |by: usize, side: bool| {
            (1..=by).find(|step| {
                let there = if side { Some(at + step) } else { at.checked_sub(*step) };
                there.and_then(|there| sheet.get(there)).is_some_and(|piece| piece.quote.is_some())
            })
        };
        let (left, right) = (near(6, false).unwrap_or(0) as u64, near(6, true).unwrap_or(0) as u64);
        fact(&[left, right]);
        fact(&[left.min(4), right.min(4), tag]);
        fact(&[left.min(4), right.min(4), lemma]);
        fact(&[sheet.word(at + 1), u64::from(right == 2), u64::from(right == 1), tag]);
        fact(&[u64::from(at == 0), tag, sheet.tag(at + 1)]);
        fact(&[u64::from(sheet.get(at + 1).is_none_or(|next| next.stop)), tag]);
        // Whether the clause it stands in hangs on another reporting verb.
        let (mut up, mut steps, mut over) = (head, 0, 0);
        while up != NOWHERE && steps < 6 && over == 0 {
            let there = &sheet.pieces[up];
            if there.frames != 0 && up < at {
                over = 1 + steps;
            }
            (up, steps) = (there.head, steps + 1);
        }
        fact(&[over, relation]);
        fact(&[over, piece.frames >> 3, u64::from(inside > 0)]);
        self
    }

    /// The features of calling it `part` after a piece that was `before`.
    pub fn show(&self, part: Part, before: Part, sink: &mut impl Sink) {
        self.show_glance(part, sink);
        self.show_rest(part, before, sink);
    }

    /// Those of the glance alone.
    pub fn show_glance(&self, part: Part, sink: &mut impl Sink) {
        for fact in &self.facts[..self.glanced] {
            sink.fact(fact.and(part as u64));
        }
    }

    /// Those of the rest.
    pub fn show_rest(&self, part: Part, before: Part, sink: &mut impl Sink) {
        let (answer, state) = (part as u64, before as u64);
        for fact in &self.facts[self.glanced..] {
            sink.fact(fact.and(answer));
        }
        sink.fact(Fact::of(BASE + 301).and(answer).and(state));
        if let [_, word, tags, ..] = self.facts[..] {
            sink.fact(word.and(77).and(answer).and(state));
            sink.fact(tags.and(78).and(answer).and(state));
        }
    }
}

/// Whether the piece can be part of a cue at all.
pub(crate) fn may_report(sheet: &Sheet, at: usize) -> bool {
    sheet.pieces[at].quote.is_none()
}

/// Whether a cue can begin with the piece: names, numbers, articles, pronouns, "and" and the marks within and
/// at the end of a sentence begin none, and they are half of a text.
pub(crate) fn may_begin(sheet: &Sheet, at: usize) -> bool {
    let piece = &sheet.pieces[at];
    let idle = piece.name
        || piece.stop
        || piece.mark && piece.word == number(",")
        || matches!(
            piece.tag,
            Tag::Determiner
                | Tag::Pronoun
                | Tag::Numeral
                | Tag::ProperNoun
                | Tag::Coordinator
                | Tag::Particle
        );
    let ruled = || sheet.known.iter().any(|known| known.cue.is_some_and(|cue| cue.0 == at));
    !idle || piece.frames != 0 || ruled()
}
