//! Whose words they are: the phrase in the cue's sentence that speaks, or none.

use assay_language::syntax::{Relation, Tag};

use super::feature::{Fact, Sink, distance, number};
use super::sheet::{Known, Marks, NOWHERE, Sheet};

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

/// The nouns and pronouns around a cue whose phrases may be its source, first those that the rules found.
pub(crate) fn heads(sheet: &Sheet, cue: (usize, usize)) -> Vec<usize> {
    let nominal = |at: &usize| {
        let piece = &sheet.pieces[*at];
        piece.name
            || matches!(piece.tag, Tag::Noun | Tag::ProperNoun | Tag::Pronoun) && !piece.mark
            || matches!(piece.tag, Tag::Determiner | Tag::Adjective | Tag::Numeral)
                && matches!(piece.relation, Relation::Nsubj | Relation::NsubjPass | Relation::Obl)
    };
    let before = (cue.0.saturating_sub(FARTHEST)..cue.0).rev().filter(nominal).take(NOUNS);
    let after = (cue.1 + 1..sheet.pieces.len().min(cue.1 + FARTHEST)).filter(nominal).take(NOUNS);
    let mut heads: Vec<usize> = ruled(sheet, cue).map(|phrase| sheet.chief(phrase.0, phrase.1)).collect();
    for head in before.chain(after) {
        if !heads.contains(&head) {
            heads.push(head);
        }
    }
    heads
}

/// The sources that the rules gave to the cue.
fn ruled(sheet: &Sheet, cue: (usize, usize)) -> impl Iterator<Item = (usize, usize)> {
    sheet
        .known
        .iter()
        .filter(move |known| known.cue.is_some_and(|own| overlap(own, cue)))
        .filter_map(|known| known.source)
}

/// The phrases of `heads` that may be the source of a cue.
pub(crate) fn candidates(sheet: &Sheet, cue: (usize, usize), heads: &[usize]) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut add = |first: usize, last: usize, head: usize, shape: u64| {
        let apart = last < cue.0 || first > cue.1;
        let (first, last) = trimmed(sheet, first, last);
        if apart && first <= last && !found.iter().any(|known| (known.first, known.last) == (first, last)) {
            found.push(Candidate { first, last, head, shape });
        }
    };
    for (first, last) in ruled(sheet, cue) {
        add(first, last, sheet.chief(first, last), 9);
    }
    for &head in heads.iter().filter(|head| **head < cue.0 || **head > cue.1) {
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

/// What is the same for all phrases of a cue. A phrase's score is that of its head and that of its bounds, nobody's is
/// one of its own.
pub(crate) struct Asked<'a> {
    sheet: &'a Sheet,
    cue: (usize, usize),
    /// All cues of the unit.
    cues: &'a [(usize, usize)],
    chief: usize,
    /// What the rules know of the cue.
    known: Option<&'a Known>,
    passive: u64,
}

impl<'a> Asked<'a> {
    pub fn of(sheet: &'a Sheet, cue: (usize, usize), cues: &'a [(usize, usize)]) -> Self {
        let chief = sheet.chief(cue.0, cue.1);
        let passive = sheet
            .children(chief)
            .iter()
            .any(|child| matches!(sheet.pieces[*child].relation, Relation::AuxPass | Relation::NsubjPass));
        let known =
            sheet.known.iter().find(|known| !known.nested && known.cue.is_some_and(|own| overlap(own, cue)));
        Self { sheet, cue, cues, chief, known, passive: u64::from(passive) }
    }

    /// What the rules say: nothing of the cue, nobody, somebody.
    fn rule(&self) -> u64 {
        self.known.map_or(0, |known| 1 + u64::from(known.source.is_some()))
    }

    /// Features of answering with nobody.
    pub fn show_nobody(&self, sink: &mut impl Sink) {
        let Self { sheet, cue, chief, passive, .. } = *self;
        let mut template = BASE + 500;
        let mut fact = |seen: &[u64]| {
            template += 1;
            sink.fact(Fact::seen(template, seen));
        };
        let head = &sheet.pieces[chief];
        let (tag, rule) = (sheet.tag(chief), self.rule());
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
    }

    /// Features of a phrase with the head `noun`, whatever its bounds.
    pub fn show_head(&self, noun: usize, sink: &mut impl Sink) {
        let Self { sheet, cue, chief, passive, .. } = *self;
        let mut template = BASE;
        let mut fact = |seen: &[u64]| {
            template += 1;
            sink.fact(Fact::seen(template, seen));
        };
        let head = &sheet.pieces[chief];
        let tag = sheet.tag(chief);
        let there = &sheet.pieces[noun];
        let ahead = u64::from(noun > cue.1);
        let (first, past) = if ahead == 1 { (cue.1 + 1, noun) } else { (noun + 1, cue.0.max(noun + 1)) };
        let gap = past - first;
        let Marks { marks, quotes, nouns, .. } = sheet.marks(first, past);
        let cues = self.cues.iter().filter(|other| first <= other.0 && other.1 < past).count() as u64;
        let path = path(sheet, chief, noun);
        let agrees = self
            .known
            .and_then(|known| known.source)
            .map_or(0, |source| 1 + u64::from((source.0..=source.1).contains(&noun)));
        let in_content = self.known.map_or(0, |known| {
            let inside =
                |part: Option<(usize, usize)>| part.is_some_and(|part| (part.0..=part.1).contains(&noun));
            1 + u64::from(inside(known.before) || inside(known.after))
        });
        let noun_tag = sheet.tag(noun);
        fact(&[path]);
        fact(&[path, tag, passive]);
        fact(&[path, head.lemma]);
        fact(&[path, noun_tag]);
        fact(&[path, agrees]);
        fact(&[ahead, distance(gap), tag]);
        fact(&[ahead, distance(gap), noun_tag]);
        fact(&[ahead, nouns.min(4), tag]);
        fact(&[ahead, marks.min(3), quotes.min(2), cues.min(2)]);
        fact(&[agrees, in_content, self.rule()]);
        fact(&[noun_tag, there.lemma]);
        fact(&[there.lemma, head.lemma]);
        fact(&[there.lemma, tag, ahead]);
        fact(&[noun_tag, there.fine, there.relation as u64]);
        fact(&[there.relation as u64, ahead, tag]);
    }

    /// Features of a phrase's bounds.
    pub fn show_bounds(&self, candidate: &Candidate, sink: &mut impl Sink) {
        let Self { sheet, cue, chief, .. } = *self;
        let mut template = BASE + 200;
        let mut fact = |seen: &[u64]| {
            template += 1;
            sink.fact(Fact::seen(template, seen));
        };
        let Candidate { first, last, head: noun, shape } = *candidate;
        let relation = sheet.pieces[noun].relation as u64;
        let ahead = u64::from(first > cue.1);
        let gap = if ahead == 1 { first - cue.1 - 1 } else { cue.0.saturating_sub(last + 1) };
        let agrees = self.known.and_then(|known| known.source).map_or(0, |source| {
            if source == (first, last) { 3 } else { 1 + u64::from(overlap(source, (first, last))) }
        });
        let (next, before) = (sheet.word(last + 1), sheet.word(first.wrapping_sub(1)));
        let path = path(sheet, chief, noun);
        fact(&[shape]);
        fact(&[path, shape]);
        fact(&[path, ahead, gap.min(3) as u64]);
        fact(&[agrees]);
        fact(&[agrees, shape]);
        fact(&[agrees, self.rule()]);
        fact(&[before, ahead]);
        fact(&[next, ahead, u64::from(gap == 0)]);
        fact(&[next, shape]);
        fact(&[before, sheet.word(first)]);
        fact(&[sheet.word(first), shape]);
        fact(&[sheet.tag(first), sheet.tag(last), shape]);
        fact(&[sheet.word(last), shape]);
        fact(&[shape, distance(last - first), relation]);
        fact(&[shape, sheet.tag(last + 1), ahead]);
        fact(&[shape, u64::from(next == number(",")), u64::from(gap <= 1), ahead]);
        fact(&[sheet.word(cue.0), ahead, u64::from(gap == 0)]);
        fact(&[sheet.word(cue.1), ahead, u64::from(gap == 0)]);
        if ahead == 0 && gap < 3 {
            fact(&[next, sheet.word(last + 2), gap as u64]);
        }
    }
}
