//! What was said: where it begins and ends, before the cue, after it or on both sides.
//!
//! Two readings. The first weighs every place as a beginning and as an end; the second weighs whole
//! answers made of the best of these: a passage after the cue, one before it, or both.

use assay_language::syntax::{Relation, Tag};

use super::feature::{Fact, Sink, Sum, distance, number};
use super::sheet::{Marks, NOWHERE, Piece, Sheet};
use super::source::overlap;
use super::table::Table;

/// Farthest from the cue, in pieces, that content is looked for.
const FARTHEST: usize = 70;
/// Farthest from it that the edge next to the cue is looked for.
const NEAR: usize = 24;
/// Beginnings and ends kept a side, passages kept a side, and passages a side that are combined.
const PLACES: usize = 7;
/// Beginnings and ends kept a side for a word that hardly reports.
const FEW: usize = 3;
const FEW_PASSAGES: usize = 6;
const PASSAGES: usize = 18;
const COMBINED: usize = 3;

/// A side of the cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Before,
    After,
}

/// Which end of the content a place is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Edge {
    Begins,
    Ends,
}

/// First and last piece.
pub(crate) type Passage = (usize, usize);

/// The content on either side of the cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Answer {
    pub before: Option<Passage>,
    pub after: Option<Passage>,
}

/// The number of content on both sides of the cue.
const BOTH: u64 = 3;

impl Answer {
    /// A number for the sides it stands on.
    fn sides(&self) -> u64 {
        u64::from(self.before.is_some()) + 2 * u64::from(self.after.is_some())
    }

    /// Whether any of it lies in `pieces`.
    pub fn touches(&self, pieces: Passage) -> bool {
        [self.before, self.after].into_iter().flatten().any(|part| overlap(part, pieces))
    }
}

/// What stands beyond an edge.
struct Beyond {
    /// Head of its subtree, and how its own head stands to the cue.
    root: usize,
    hangs: u64,
    /// Whether it goes on to the end of the sentence, or to the cue.
    reaches: u64,
    /// Whether it has a subject of its own.
    subject: u64,
    /// The word next to the edge.
    word: u64,
}

/// A cue whose content is asked for.
pub(crate) struct Asked<'a> {
    pub sheet: &'a Sheet,
    pub cue: Passage,
    pub cues: &'a [Passage],
    pub source: Option<Passage>,
    /// Whether the cue is one by its own score.
    sure: bool,
    chief: usize,
    rule: Answer,
    ruled: bool,
}

impl<'a> Asked<'a> {
    pub fn of(sheet: &'a Sheet, cue: Passage, cues: &'a [Passage], source: Option<Passage>) -> Self {
        let known =
            sheet.known.iter().find(|known| !known.nested && known.cue.is_some_and(|own| overlap(own, cue)));
        let clear = |part: Option<Passage>| part.filter(|part| !overlap(*part, cue));
        let rule = known.map_or(Answer::default(), |known| Answer {
            before: clear(known.before).map(|part| trimmed(sheet, part)).filter(|part| part.0 <= part.1),
            after: clear(known.after).map(|part| trimmed(sheet, part)).filter(|part| part.0 <= part.1),
        });
        let chief = sheet.chief(cue.0, cue.1);
        Self { sheet, cue, cues, source, sure: true, chief, rule, ruled: known.is_some() }
    }

    /// The same for a word that may report.
    pub fn unsure(self) -> Self {
        Self { sure: false, ..self }
    }

    /// The places on one side.
    pub fn places(&self, side: Side) -> std::ops::Range<usize> {
        match side {
            Side::Before => self.cue.0.saturating_sub(FARTHEST)..self.cue.0,
            Side::After => self.cue.1 + 1..self.sheet.pieces.len().min(self.cue.1 + 1 + FARTHEST),
        }
    }

    pub fn may_be(&self, side: Side, edge: Edge, at: usize) -> bool {
        let near = match (side, edge) {
            (Side::After, Edge::Begins) => at <= self.cue.1 + NEAR,
            (Side::Before, Edge::Ends) => at + NEAR >= self.cue.0,
            _ => true,
        };
        near && !bars(&self.sheet.pieces[at], edge) && !self.cuts(edge, at)
    }

    /// Whether the edge would cut a phrase that nobody cuts: "the | plan", "has | said".
    fn cuts(&self, edge: Edge, at: usize) -> bool {
        let (outer, inner) = match edge {
            Edge::Begins => (at.checked_sub(1), at),
            Edge::Ends => (Some(at), at + 1),
        };
        let Some(piece) = outer.and_then(|outer| self.sheet.get(outer)) else { return false };
        let leans = match piece.relation {
            Relation::Det
            | Relation::Amod
            | Relation::Aux
            | Relation::AuxPass
            | Relation::Compound
            | Relation::Nummod => true,
            Relation::Case | Relation::Mark | Relation::Cc | Relation::NmodPoss => edge == Edge::Ends,
            _ => false,
        };
        leans
            && piece.head != NOWHERE
            && piece.head >= inner
            && !(self.cue.0..=self.cue.1).contains(&piece.head)
    }

    /// Features of a place as an edge; `reading` is 0 or 1.
    pub fn show_edge(&self, reading: u64, side: Side, edge: Edge, at: usize, sink: &mut impl Sink) {
        let sheet = self.sheet;
        let ends = u64::from(edge == Edge::Ends);
        let ahead = u64::from(side == Side::After);
        let mut template = 3000 + 1000 * reading + 250 * ends + 500 * ahead;
        let mut fact = |seen: &[u64]| {
            template += 1;
            sink.fact(seen.iter().fold(Fact::of(template), |fact, seen| fact.and(*seen)));
        };
        let piece = &sheet.pieces[at];
        let head = &sheet.pieces[self.chief];
        let before = at.wrapping_sub(1);
        let outer = if ends == 1 { at + 1 } else { before };
        let far = if ahead == 1 { at - self.cue.1 - 1 } else { self.cue.0 - at - 1 };
        // The largest subtree that begins or ends here, and what it hangs on.
        let (root, hangs) = self.root(edge, at);
        let relation = sheet.get(root).map_or(99, |root| root.relation as u64);
        let tag = sheet.tag(self.chief);
        let known = match side {
            Side::Before => self.rule.before,
            Side::After => self.rule.after,
        };
        let agrees = match known {
            None => u64::from(self.ruled),
            Some(part) => {
                let edge = if ends == 1 { part.1 } else { part.0 };
                match edge.cmp(&at) {
                    std::cmp::Ordering::Equal => 2,
                    std::cmp::Ordering::Less => 3,
                    std::cmp::Ordering::Greater => 4,
                }
            }
        };
        let (gap_first, gap_past) = if ahead == 1 { (self.cue.1 + 1, at) } else { (at + 1, self.cue.0) };
        let Marks { commas, colons, stops, quotes } = sheet.marks(gap_first.min(gap_past), gap_past);
        let cues = self.cues.iter().filter(|cue| gap_first <= cue.0 && cue.1 < gap_past).count() as u64;
        let source = self.source.map_or(0, |source| {
            if source.0 <= at && at <= source.1 {
                1
            } else if source.1 + 1 == at || source.1 + 2 == at {
                2
            } else if at + 1 == source.0 || at + 2 == source.0 {
                3
            } else {
                4 + u64::from(at > source.1)
            }
        });
        fact(&[agrees]);
        fact(&[agrees, far.min(2) as u64]);
        fact(&[agrees, relation, hangs]);
        fact(&[agrees, sheet.word(outer)]);
        fact(&[agrees, tag]);
        fact(&[piece.word]);
        fact(&[sheet.word(outer)]);
        fact(&[sheet.word(outer), piece.word]);
        fact(&[sheet.tag(outer), sheet.tag(at)]);
        fact(&[distance(far), tag]);
        fact(&[distance(far), head.lemma]);
        fact(&[distance(far), stops.min(2), quotes.min(2), commas.min(3)]);
        fact(&[relation, hangs]);
        fact(&[relation, hangs, tag]);
        fact(&[relation, hangs, head.lemma]);
        fact(&[relation, hangs, sheet.word(outer)]);
        fact(&[relation, hangs, piece.word]);
        fact(&[piece.word, head.lemma]);
        fact(&[piece.word, head.frames >> 3]);
        fact(&[sheet.tag(at), head.lemma, far.min(2) as u64]);
        fact(&[sheet.tag(at), relation, head.frames >> 3]);
        fact(&[sheet.word(self.cue.1), piece.word, far.min(2) as u64]);
        fact(&[source, sheet.tag(at)]);
        fact(&[source, sheet.word(outer)]);
        fact(&[source, relation, hangs]);
        fact(&[cues.min(2), stops.min(2), colons.min(1), sheet.word(outer)]);
        fact(&[cues.min(2), quotes.min(2), sheet.tag(at)]);
        fact(&[u64::from(sheet.get(at + 1).is_none_or(|next| next.stop)), stops.min(2), quotes.min(1)]);
        fact(&[u64::from(outer >= sheet.pieces.len()), sheet.tag(at), tag]);
        fact(&[sheet.get(outer).map_or(0, |piece| piece.relation as u64), sheet.word(outer), hangs]);
        fact(&[sheet.tag(before), sheet.tag(at), sheet.tag(at + 1)]);
        fact(&[sheet.word(outer), sheet.tag(if ends == 1 { at + 2 } else { at })]);
        fact(&[sheet.word(at + 1), sheet.tag(at + 2)]);
        // The first reading only chooses what is weighed.
        if reading == 0 {
            return;
        }
        // What would be left out: the largest subtree on the other side of the edge, and how it hangs
        // together with what stands on this side.
        let beyond = self.beyond(edge, outer);
        let Some(Beyond { root: left, hangs: over, reaches, subject, word }) = beyond else {
            fact(&[u64::from(self.sheet.get(outer).is_none()), tag]);
            return;
        };
        let there = &sheet.pieces[left];
        let (tie, part) = (there.relation as u64, sheet.tag(left));
        fact(&[tie, over]);
        fact(&[tie, over, reaches]);
        fact(&[tie, over, relation, hangs]);
        fact(&[tie, over, sheet.word(outer), word]);
        fact(&[tie, over, there.lemma]);
        fact(&[tie, over, head.lemma]);
        fact(&[tie, over, agrees, reaches]);
        fact(&[tie, over, subject, part, sheet.word(outer)]);
        fact(&[word, there.lemma]);
        fact(&[word, there.lemma, over, reaches]);
        fact(&[word, part, over, reaches, sheet.word(outer)]);
        fact(&[word, over, distance(far), sheet.word(outer)]);
        fact(&[part, subject, reaches, quotes.min(1)]);
        fact(&[there.frames >> 3, over, subject, tie]);
    }

    /// The largest subtree that begins after an end at `outer - 1`, or ends before a beginning at
    /// `outer + 1`; a mark at `outer` is passed over.
    fn beyond(&self, edge: Edge, outer: usize) -> Option<Beyond> {
        let sheet = self.sheet;
        let mark = sheet.get(outer)?.mark;
        let at = match edge {
            Edge::Begins => outer.checked_sub(usize::from(mark))?,
            Edge::Ends => outer + usize::from(mark),
        };
        let other = match edge {
            Edge::Begins => Edge::Ends,
            Edge::Ends => Edge::Begins,
        };
        sheet.get(at)?;
        let (root, hangs) = self.root(other, at);
        let piece = &sheet.pieces[root];
        let reaches = match edge {
            Edge::Begins => u64::from(piece.left == 0) + 2 * u64::from(piece.left == self.cue.1 + 1),
            Edge::Ends => {
                let next = sheet.get(piece.right + 1);
                u64::from(next.is_none_or(|next| next.stop)) + 2 * u64::from(piece.right + 1 == self.cue.0)
            }
        };
        let subject = sheet
            .children(root)
            .iter()
            .any(|child| sheet.pieces[*child].relation.universal() == Relation::Nsubj);
        Some(Beyond { root, hangs, reaches, subject: u64::from(subject), word: sheet.word(at) })
    }

    /// The highest piece whose subtree begins or ends at `at`, and how its head stands to the cue.
    fn root(&self, edge: Edge, at: usize) -> (usize, u64) {
        let sheet = self.sheet;
        let (mut root, mut steps) = (at, 0);
        loop {
            let up = sheet.pieces[root].head;
            let fits = up != NOWHERE
                && steps < 12
                && match edge {
                    Edge::Begins => sheet.pieces[up].left == at,
                    Edge::Ends => sheet.pieces[up].right == at,
                };
            let holds_cue = up != NOWHERE && (self.cue.0..=self.cue.1).contains(&up);
            if !fits || holds_cue {
                break;
            }
            (root, steps) = (up, steps + 1);
        }
        let hangs = self.stands(sheet.pieces[root].head);
        (root, hangs)
    }

    /// How a piece stands to the cue: it is of the cue, above it, below it, neither.
    fn stands(&self, at: usize) -> u64 {
        let sheet = self.sheet;
        if at == NOWHERE {
            return 0;
        }
        if (self.cue.0..=self.cue.1).contains(&at) {
            return 1;
        }
        if sheet.pieces[self.chief].head == at {
            return 2;
        }
        let (mut up, mut steps) = (at, 0);
        while up != NOWHERE && steps < 16 {
            if (self.cue.0..=self.cue.1).contains(&up) {
                return 3;
            }
            (up, steps) = (sheet.pieces[up].head, steps + 1);
        }
        4
    }

    /// Features of a whole passage.
    pub fn show_passage(&self, side: Side, passage: Passage, sink: &mut impl Sink) {
        let sheet = self.sheet;
        let (first, last) = passage;
        let ahead = u64::from(side == Side::After);
        let mut template = 5000 + 200 * ahead;
        let mut fact = |seen: &[u64]| {
            template += 1;
            sink.fact(seen.iter().fold(Fact::of(template), |fact, seen| fact.and(*seen)));
        };
        let head = &sheet.pieces[self.chief];
        let (mut roots, mut broken, mut finite, mut quotes, mut stops) = (0u64, 0u64, 0u64, 0u64, 0u64);
        let mut chief = first;
        for at in first..=last {
            let piece = &sheet.pieces[at];
            let out = piece.head == NOWHERE || piece.head < first || piece.head > last;
            if out && !piece.mark {
                roots += 1;
                if roots == 1 {
                    chief = at;
                }
            }
            finite |= u64::from(
                piece.relation.universal() == Relation::Nsubj || matches!(piece.tag, Tag::Auxiliary),
            );
            quotes += u64::from(piece.quote.is_some());
            stops += u64::from(piece.stop);
        }
        // Subtrees that are cut: begun within, ended without.
        for at in [first, last] {
            let piece = &sheet.pieces[at];
            broken += u64::from(piece.left < first || piece.right > last);
        }
        let root = &sheet.pieces[chief];
        broken += 4 * u64::from(root.left < first) + 8 * u64::from(root.right > last);
        let hangs = self.stands(root.head);
        let cues = self.cues.iter().filter(|cue| first <= cue.0 && cue.1 <= last).count() as u64;
        let holds_source = self.source.is_some_and(|source| overlap(source, passage));
        let known = match side {
            Side::Before => self.rule.before,
            Side::After => self.rule.after,
        };
        let agrees = known.map_or(u64::from(self.ruled), |part| {
            if part == passage { 2 } else { 3 + u64::from(overlap(part, passage)) }
        });
        let long = distance(last - first);
        let relation = root.relation as u64;
        let far = if ahead == 1 { first - self.cue.1 - 1 } else { self.cue.0 - last - 1 };
        let frames = head.frames >> 3;
        fact(&[agrees]);
        fact(&[agrees, roots.min(3), broken]);
        fact(&[agrees, relation, hangs]);
        fact(&[roots.min(4), broken, hangs]);
        fact(&[roots.min(4), relation, hangs]);
        fact(&[relation, hangs, long]);
        fact(&[relation, hangs, head.lemma]);
        fact(&[relation, hangs, frames, finite]);
        fact(&[finite, quotes.min(2), frames, far.min(2) as u64]);
        fact(&[finite, quotes.min(2), head.lemma]);
        fact(&[cues.min(2), u64::from(holds_source), long]);
        fact(&[u64::from(holds_source), ahead]);
        fact(&[quotes.min(3), stops.min(3), long]);
        fact(&[sheet.word(first), sheet.word(last + 1)]);
        fact(&[sheet.tag(first), sheet.word(last + 1), finite]);
        fact(&[sheet.word(first), finite, long]);
        fact(&[sheet.tag(first), sheet.tag(last), quotes.min(2)]);
        fact(&[long, finite, head.lemma]);
        fact(&[u64::from(first == last), sheet.tag(first), head.lemma]);
        fact(&[sheet.tag(chief), relation, head.lemma]);
        fact(&[sheet.tag(chief), relation, sheet.tag(self.chief)]);
    }

    /// Features of where the content stands.
    pub fn show_sides(&self, answer: &Answer, sink: &mut impl Sink) {
        self.show_cue_side(answer.sides(), sink);
        if let (Some(before), Some(after)) = (answer.before, answer.after) {
            self.show_both(before, after, sink);
        }
    }

    /// Features of having content on these `sides`, whatever it is.
    fn show_cue_side(&self, sides: u64, sink: &mut impl Sink) {
        let sheet = self.sheet;
        let ruled = u64::from(self.rule.before.is_some()) + 2 * u64::from(self.rule.after.is_some());
        let head = &sheet.pieces[self.chief];
        let mut template = 6000 + 100 * sides;
        let mut fact = |seen: &[u64]| {
            template += 1;
            sink.fact(seen.iter().fold(Fact::of(template), |fact, seen| fact.and(*seen)));
        };
        let source = self.source.map_or(0, |source| 1 + u64::from(source.0 > self.cue.1));
        let near = |at: usize| sheet.word(at);
        fact(&[]);
        fact(&[ruled, u64::from(self.ruled)]);
        fact(&[ruled, head.lemma]);
        fact(&[head.lemma]);
        fact(&[sheet.tag(self.chief), source]);
        fact(&[near(self.cue.1 + 1), source]);
        fact(&[near(self.cue.1 + 1), head.lemma]);
        fact(&[near(self.cue.0.wrapping_sub(1)), source]);
        fact(&[near(self.cue.1 + 1), near(self.cue.1 + 2)]);
        fact(&[self.source.map_or(2, |source| near(source.0.wrapping_sub(1))), source]);
        fact(&[self.source.map_or(2, |source| near(source.1 + 1)), source]);
        fact(&[sheet.word(self.cue.0)]);
        fact(&[sheet.word(self.cue.1)]);
    }

    /// Features of two parts with the cue between them.
    fn show_both(&self, before: Passage, after: Passage, sink: &mut impl Sink) {
        let sheet = self.sheet;
        let mut template = 6000 + 100 * BOTH + 13;
        let mut fact = |seen: &[u64]| {
            template += 1;
            sink.fact(seen.iter().fold(Fact::of(template), |fact, seen| fact.and(*seen)));
        };
        let quoted = |part: Passage| {
            u64::from(sheet.pieces[part.0].quote.is_some())
                + 2 * u64::from(sheet.pieces[part.1].quote.is_some())
        };
        fact(&[quoted(before), quoted(after)]);
        fact(&[u64::from(sheet.marks(before.0, after.1 + 1).stops > 0)]);
        fact(&[sheet.word(after.0), sheet.word(after.0.wrapping_sub(1)), quoted(after)]);
    }

    /// The answers worth weighing, best first reading first; `wanted` is among them.
    pub fn answers(&self, weights: &Table, wanted: Option<Answer>) -> Vec<Answer> {
        let before = self.passages(Side::Before, weights, wanted.and_then(|answer| answer.before));
        let after = self.passages(Side::After, weights, wanted.and_then(|answer| answer.after));
        let mut answers: Vec<Answer> = Vec::new();
        answers.extend(after.iter().map(|part| Answer { before: None, after: Some(*part) }));
        answers.extend(before.iter().map(|part| Answer { before: Some(*part), after: None }));
        let combined = if self.sure { COMBINED } else { 1 };
        for left in before.iter().take(combined) {
            answers.extend(
                after.iter().take(combined).map(|part| Answer { before: Some(*left), after: Some(*part) }),
            );
        }
        for more in [Some(self.rule), wanted].into_iter().flatten() {
            if more != Answer::default() && !answers.contains(&more) {
                answers.push(more);
            }
        }
        answers
    }

    /// The best passages of a side by the first reading, with the rules' own and the wanted one.
    fn passages(&self, side: Side, weights: &Table, wanted: Option<Passage>) -> Vec<Passage> {
        let best = |edge: Edge| {
            let mut scored: Vec<(i32, usize)> = self
                .places(side)
                .filter(|at| self.may_be(side, edge, *at))
                .map(|at| {
                    let mut sum = Sum { weights, total: 0 };
                    self.show_edge(0, side, edge, at, &mut sum);
                    (sum.total, at)
                })
                .collect();
            scored.sort_unstable_by_key(|(score, at)| (std::cmp::Reverse(*score), *at));
            scored.truncate(if self.sure { PLACES } else { FEW });
            scored
        };
        let (begins, ends) = (best(Edge::Begins), best(Edge::Ends));
        let mut passages: Vec<(i32, Passage)> = begins
            .iter()
            .flat_map(|(score, first)| {
                ends.iter()
                    .filter(move |(_, last)| first <= last)
                    .map(move |(more, last)| (score + more, (*first, *last)))
            })
            .collect();
        passages.sort_unstable_by_key(|(score, passage)| (std::cmp::Reverse(*score), *passage));
        passages.truncate(if self.sure { PASSAGES } else { FEW_PASSAGES });
        let mut passages: Vec<Passage> = passages.into_iter().map(|(_, passage)| passage).collect();
        let rule = match side {
            Side::Before => self.rule.before,
            Side::After => self.rule.after,
        };
        for more in [rule, wanted].into_iter().flatten() {
            if !passages.contains(&more) {
                passages.push(more);
            }
        }
        passages
    }

    /// The answer of the most weight, that of the rules with `trust` more, and by how much it is better
    /// than the next.
    pub fn best(&self, weights: &Table, trust: i32) -> Option<(Answer, i32)> {
        let answers = self.answers(weights, None);
        let mut edges: Vec<(Side, Edge, usize, i32)> = Vec::new();
        let mut wholes: Vec<(Side, Passage, i32)> = Vec::new();
        let mut edge_of = |side: Side, edge: Edge, at: usize| {
            let known = edges.iter().find(|known| (known.0, known.1, known.2) == (side, edge, at));
            known.map(|known| known.3).unwrap_or_else(|| {
                let mut sum = Sum { weights, total: 0 };
                self.show_edge(1, side, edge, at, &mut sum);
                edges.push((side, edge, at, sum.total));
                sum.total
            })
        };
        let mut whole_of = |side: Side, passage: Passage| {
            let known = wholes.iter().find(|known| (known.0, known.1) == (side, passage));
            known.map(|known| known.2).unwrap_or_else(|| {
                let mut sum = Sum { weights, total: 0 };
                self.show_passage(side, passage, &mut sum);
                let total =
                    sum.total + edge_of(side, Edge::Begins, passage.0) + edge_of(side, Edge::Ends, passage.1);
                wholes.push((side, passage, total));
                total
            })
        };
        let mut best: Option<(i32, Answer)> = None;
        let mut next = i32::MIN / 2;
        let cue_sides = [1, 2, BOTH].map(|sides| {
            let mut sum = Sum { weights, total: 0 };
            self.show_cue_side(sides, &mut sum);
            sum.total
        });
        for answer in answers {
            let mut sum = Sum { weights, total: cue_sides[answer.sides().clamp(1, BOTH) as usize - 1] };
            if let (Some(before), Some(after)) = (answer.before, answer.after) {
                self.show_both(before, after, &mut sum);
            }
            let mut total = sum.total + if answer == self.rule { trust } else { 0 };
            total += answer.before.map_or(0, |part| whole_of(Side::Before, part));
            total += answer.after.map_or(0, |part| whole_of(Side::After, part));
            if best.is_none_or(|(most, _)| total > most) {
                next = best.map_or(next, |(most, _)| most);
                best = Some((total, answer));
            } else {
                next = next.max(total);
            }
        }
        best.map(|(most, answer)| (answer, most.saturating_sub(next)))
    }
}

/// Whether a mark cannot stand at that end of content.
fn bars(piece: &Piece, edge: Edge) -> bool {
    let is = |marks: &[&str]| marks.iter().any(|mark| piece.word == number(mark));
    piece.mark
        && match edge {
            Edge::Begins => is(&[",", ".", ";", ":", ")", "]", "!", "?", "-", "–", "—", "--"]),
            Edge::Ends => is(&[",", ".", ";", ":", "(", "[", "-", "–", "—", "--"]),
        }
}

/// Without marks that cannot stand at its ends.
pub(crate) fn trimmed(sheet: &Sheet, (mut first, mut last): Passage) -> Passage {
    while first < last && bars(&sheet.pieces[first], Edge::Begins) {
        first += 1;
    }
    while last > first && bars(&sheet.pieces[last], Edge::Ends) {
        last -= 1;
    }
    (first, last)
}
