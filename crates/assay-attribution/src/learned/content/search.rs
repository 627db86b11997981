//! The answers that are weighed, and the best of them.

use super::super::Model;
use super::{Answer, Asked, BOTH, Edge, Passage, Side};

/// Beginnings and ends kept a side, passages kept a side, and passages a side that are combined.
const PLACES: usize = 7;
const PASSAGES: usize = 18;
const COMBINED: usize = 3;
/// Beginnings and ends and passages kept a side for a word that hardly reports.
const FEW: usize = 2;
const FEW_PASSAGES: usize = 4;
/// How far, in units of score, what is kept may be below the best: e to that power is how much less likely it is.
const BELOW: i32 = 6;
/// The same of the sides of the cue, before it is known what stands there.
const SIDES_BELOW: i32 = 6;

/// Sorts by score, best first, and leaves out what is not among the first `most` or is too far below the first.
fn keep<T: Ord + Copy>(scored: &mut Vec<(i32, T)>, most: usize, below: i32) {
    scored.sort_unstable_by_key(|(score, what)| (std::cmp::Reverse(*score), *what));
    scored.truncate(most);
    if let Some(&(best, _)) = scored.first() {
        scored.retain(|(score, _)| *score >= best - below);
    }
}

impl Asked<'_> {
    /// The answers worth weighing, those that are best by the first reading first; `wanted` is among them.
    pub fn answers(&self, model: &Model, wanted: Option<Answer>) -> Vec<Answer> {
        self.answers_on([true; 3], model, wanted)
    }

    /// The same with content before the cue, after it, and on both sides only where it is asked for.
    fn answers_on(&self, sides: [bool; 3], model: &Model, wanted: Option<Answer>) -> Vec<Answer> {
        let [only_before, only_after, both] = sides;
        let passages = |side: Side, asked: bool, wanted: Option<Passage>| {
            if asked { self.passages(side, model, wanted) } else { Vec::new() }
        };
        let before = passages(Side::Before, only_before || both, wanted.and_then(|answer| answer.before));
        let after = passages(Side::After, only_after || both, wanted.and_then(|answer| answer.after));
        let mut answers: Vec<Answer> = Vec::new();
        if only_after {
            answers.extend(after.iter().map(|part| Answer { before: None, after: Some(*part) }));
        }
        if only_before {
            answers.extend(before.iter().map(|part| Answer { before: Some(*part), after: None }));
        }
        let combined = match (both, self.sure) {
            (true, true) => COMBINED,
            (true, false) => 1,
            (false, _) => 0,
        };
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

    /// The answers on those sides that are not by far the less likely.
    fn likely_answers(&self, model: &Model, sides: [i32; 3]) -> Vec<Answer> {
        let best = sides.into_iter().max().unwrap_or_default();
        let likely = sides.map(|score| score >= best - SIDES_BELOW * model.unit);
        let answers = self.answers_on(likely, model, None);
        if answers.is_empty() { self.answers(model, None) } else { answers }
    }

    /// What speaks for content before the cue, after it, and on both sides, whatever it is.
    fn side_scores(&self, model: &Model) -> [i32; 3] {
        [1, 2, BOTH].map(|sides| model.sum(|sum| self.show_cue_side(sides, sum)))
    }

    /// The best passages of a side by the first reading, with the rules' own and the wanted one.
    fn passages(&self, side: Side, model: &Model, wanted: Option<Passage>) -> Vec<Passage> {
        let (places, most) = if self.sure { (PLACES, PASSAGES) } else { (FEW, FEW_PASSAGES) };
        let below = BELOW * model.unit;
        let best = |edge: Edge| {
            let places = self.places(side).filter(|at| self.may_be(side, edge, *at));
            places.map(|at| (model.sum(|sum| self.show_glance(side, edge, at, sum)), at)).collect::<Vec<_>>()
        };
        let (mut begins, mut ends) = (best(Edge::Begins), best(Edge::Ends));
        keep(&mut begins, places, below);
        keep(&mut ends, places, below);
        let mut passages: Vec<(i32, Passage)> = begins
            .iter()
            .flat_map(|(score, first)| {
                ends.iter()
                    .filter(move |(_, last)| first <= last)
                    .map(move |(more, last)| (score + more, (*first, *last)))
            })
            .collect();
        keep(&mut passages, most, below);
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
    pub fn best(&self, model: &Model) -> Option<(Answer, i32)> {
        let sides = self.side_scores(model);
        let answers = self.likely_answers(model, sides);
        let mut edges: Vec<(Side, Edge, usize, i32)> = Vec::new();
        let mut wholes: Vec<(Side, Passage, i32)> = Vec::new();
        let mut edge_of = |side: Side, edge: Edge, at: usize| {
            let known = edges.iter().find(|known| (known.0, known.1, known.2) == (side, edge, at));
            known.map(|known| known.3).unwrap_or_else(|| {
                let total = model.sum(|sum| self.show_edge(side, edge, at, sum));
                edges.push((side, edge, at, total));
                total
            })
        };
        let mut whole_of = |side: Side, passage: Passage| {
            let known = wholes.iter().find(|known| (known.0, known.1) == (side, passage));
            known.map(|known| known.2).unwrap_or_else(|| {
                let total = model.sum(|sum| self.show_passage(side, passage, sum))
                    + edge_of(side, Edge::Begins, passage.0)
                    + edge_of(side, Edge::Ends, passage.1);
                wholes.push((side, passage, total));
                total
            })
        };
        let mut best: Option<(i32, Answer)> = None;
        let mut next = i32::MIN / 2;
        for answer in answers {
            let mut total = sides[answer.sides().clamp(1, BOTH) as usize - 1];
            if let (Some(before), Some(after)) = (answer.before, answer.after) {
                total += model.sum(|sum| self.show_both(before, after, sum));
            }
            if answer == self.rule {
                total += model.trust;
            }
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
