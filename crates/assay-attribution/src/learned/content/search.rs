//! The answers that are weighed, and the best of them.

use super::super::feature::Sum;
use super::super::table::Table;
use super::{Answer, Asked, BOTH, Edge, Passage, Side};

/// Beginnings and ends kept a side, passages kept a side, and passages a side that are combined.
const PLACES: usize = 7;
/// Beginnings and ends kept a side for a word that hardly reports.
const FEW: usize = 2;
const FEW_PASSAGES: usize = 4;
const PASSAGES: usize = 18;
const COMBINED: usize = 3;

impl Asked<'_> {
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
                    self.show_glance(side, edge, at, &mut sum);
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
                self.show_edge(side, edge, at, &mut sum);
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
