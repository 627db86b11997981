//! The trained part of the selection: two logistic regressions over readable facts.
//!
//! The first looks at a unit by itself, the second at its score and those of the units around it.
//! The weights are a text file, `data/scorer.tsv`, made by `cargo xtask train article`; its card
//! is `models/article-scorer.md`.

use std::sync::OnceLock;

use crate::features::{self, Features, VALUES};
use crate::hints;
use crate::html::NodeId;

const TABLE: &str = include_str!("../data/scorer.tsv");

/// Facts about a unit's surroundings that the second regression weighs, by the classes of
/// [`LENGTH_CLASSES`].
pub(crate) const CONTEXT: &[&str] = &[
    "bias",
    "own",
    "previous",
    "next",
    "second-previous",
    "second-next",
    "window",
    "siblings",
    "share-behind",
    "share-ahead",
    "neighbours-agree",
];

/// Number of classes of length the second regression tells apart.
pub(crate) const LENGTH_CLASSES: usize = 5;

/// Facts × values: the size of the first regression's table.
pub(crate) const FACTS: usize = features::NAMES.len() * VALUES;

/// The weights of both regressions.
pub(crate) struct Weights {
    facts: Vec<f32>,
    /// By hash of the word, sorted.
    names: Vec<(u64, f32)>,
    context: Vec<f32>,
}

/// The shipped weights.
pub(crate) fn shipped() -> &'static Weights {
    static WEIGHTS: OnceLock<Weights> = OnceLock::new();
    WEIGHTS.get_or_init(|| Weights::read(TABLE))
}

impl Weights {
    /// Reads the table; a line that is not understood is passed over.
    pub(crate) fn read(table: &str) -> Self {
        let mut weights = Self {
            facts: vec![0.0; FACTS],
            names: Vec::new(),
            context: vec![0.0; CONTEXT.len() * LENGTH_CLASSES],
        };
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            weights.read_line(line);
        }
        weights.names.sort_by_key(|(hash, _)| *hash);
        weights
    }

    fn read_line(&mut self, line: &str) -> Option<()> {
        let (name, weight) = line.split_once('\t')?;
        let weight: f32 = weight.parse().ok()?;
        let (kind, value) = name.split_once('=')?;
        match kind {
            "near" => self.names.push((features::hash(value) ^ hints::NEAR, weight)),
            "around" if value.starts_with(char::is_alphabetic) => {
                self.names.push((features::hash(value), weight))
            }
            _ => {
                let value: usize = value.parse().ok()?;
                if let Some(place) = kind.strip_prefix("context-") {
                    let place = CONTEXT.iter().position(|known| *known == place)?;
                    *self.context.get_mut(place * LENGTH_CLASSES + value)? = weight;
                } else {
                    let fact = features::NAMES.iter().position(|known| *known == kind)?;
                    *self.facts.get_mut(fact * VALUES + value)? = weight;
                }
            }
        }
        Some(())
    }

    /// The first regression: the log-odds that a unit is part of the article.
    fn alone(&self, features: &Features) -> f32 {
        let facts: f32 = features
            .facts
            .iter()
            .map(|fact| self.facts.get(usize::from(*fact)).copied().unwrap_or_default())
            .sum();
        let mut names = 0.0;
        for name in &features.names {
            if let Ok(index) = self.names.binary_search_by_key(name, |(hash, _)| *hash) {
                names += self.names.get(index).map_or(0.0, |(_, weight)| *weight);
            }
        }
        facts + names
    }

    /// Log-odds of every unit of a page. `lengths` and `parents` are those of the units.
    pub(crate) fn score(&self, features: &[Features], lengths: &[usize], parents: &[NodeId]) -> Vec<f32> {
        let alone: Vec<f32> = features.iter().map(|features| self.alone(features)).collect();
        context(&alone, lengths, parents)
            .iter()
            .zip(lengths)
            .map(|(facts, length)| {
                let class = length_class(*length);
                let weight = |place: usize| self.context.get(place * LENGTH_CLASSES + class);
                facts
                    .iter()
                    .enumerate()
                    .map(|(place, fact)| fact * weight(place).copied().unwrap_or_default())
                    .sum()
            })
            .collect()
    }
}

/// Class of a unit's length in bytes.
pub(crate) fn length_class(length: usize) -> usize {
    [15, 40, 100, 250].iter().position(|bound| length < *bound).unwrap_or(LENGTH_CLASSES - 1)
}

/// What the second regression sees: numbers of about one, named by [`CONTEXT`].
pub(crate) fn context(alone: &[f32], lengths: &[usize], parents: &[NodeId]) -> Vec<[f32; CONTEXT.len()]> {
    let scaled: Vec<f32> = alone.iter().map(|score| score.clamp(-8.0, 8.0) / 4.0).collect();
    let weight = |index: usize| lengths.get(index).map_or(0.0, |length| (*length).min(400) as f32 + 10.0);
    let siblings = sibling_means(&scaled, &weight, parents);
    let chance = |score: f32| 1.0 / (1.0 + (-score * 4.0).exp());
    let expected: Vec<f32> = scaled.iter().enumerate().map(|(i, score)| chance(*score) * weight(i)).collect();
    let total: f32 = expected.iter().sum::<f32>().max(1.0);
    let mut behind = 0.0;
    let at = |index: Option<usize>| index.and_then(|i| scaled.get(i)).copied().unwrap_or(-1.0);
    (0..scaled.len())
        .map(|index| {
            let (mut sum, mut weights) = (0.0, 0.0);
            for other in index.saturating_sub(4)..=(index + 4).min(scaled.len() - 1) {
                if other != index {
                    sum += scaled.get(other).copied().unwrap_or_default() * weight(other);
                    weights += weight(other);
                }
            }
            let window = if weights > 0.0 { sum / weights } else { -1.0 };
            let own = at(Some(index));
            let (previous, next) = (at(index.checked_sub(1)), at(Some(index + 1)));
            let share_behind = behind / total;
            behind += expected.get(index).copied().unwrap_or_default();
            let share_ahead = (1.0 - behind / total).max(0.0);
            let sibling = siblings.get(index).copied().unwrap_or_default();
            let edge = |share: f32| if share < 0.01 { 1.0 } else { 0.0 };
            [
                1.0,
                own,
                previous,
                next,
                at(index.checked_sub(2)),
                at(Some(index + 2)),
                window,
                sibling,
                edge(share_behind),
                edge(share_ahead),
                previous.min(next),
            ]
        })
        .collect()
}

/// Mean score of the units under the same parent, weighted by length.
fn sibling_means(scaled: &[f32], weight: &impl Fn(usize) -> f32, parents: &[NodeId]) -> Vec<f32> {
    let mut order: Vec<usize> = (0..scaled.len()).collect();
    order.sort_by_key(|index| (parents.get(*index).copied(), *index));
    let mut means = vec![0.0; scaled.len()];
    for group in order.chunk_by(|a, b| parents.get(*a) == parents.get(*b)) {
        let weights: f32 = group.iter().map(|index| weight(*index)).sum();
        let sum: f32 = group.iter().map(|i| scaled.get(*i).copied().unwrap_or_default() * weight(*i)).sum();
        for index in group {
            if let Some(mean) = means.get_mut(*index) {
                *mean = sum / weights.max(1.0);
            }
        }
    }
    means
}
