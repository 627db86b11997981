//! The trained part of the selection: two logistic regressions over readable facts, and trees.
//!
//! The first regression looks at a unit by itself, the second at its score, those of the units
//! around it, and those of the elements around it. The trees see what the second sees and the
//! numbers of [`dense`](crate::dense), and have the last word.
//! The weights are a text file, `data/scorer.tsv`, made by `cargo xtask train article`; its card
//! is `models/article-scorer.md`.

use std::sync::OnceLock;

use crate::dense;
use crate::features::{self, Features, VALUES};
use crate::hints;
use crate::html::NodeId;
use crate::trees::Trees;

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
    "share-behind",
    "share-ahead",
    "neighbours-agree",
    "mean-1",
    "mean-2",
    "mean-3",
    "mean-4",
    "share-1",
    "share-2",
    "share-3",
    "share-4",
];

/// How many elements around a unit's own are looked at.
pub(crate) const LEVELS: usize = 4;

/// Numbers of the elements around a unit's own, the nearest first.
pub(crate) type Around = [NodeId; LEVELS];

/// How often the second regression is applied, each time to the scores of the time before.
pub(crate) const ROUNDS: usize = 2;

/// Number of classes of length the second regression tells apart.
pub(crate) const LENGTH_CLASSES: usize = 5;

/// Facts × values: the size of the first regression's table.
pub(crate) const FACTS: usize = features::NAMES.len() * VALUES;

/// How many lists of trees there are, one after the other.
pub(crate) const TREE_ROUNDS: usize = 1;

/// What the trees see besides the numbers of [`dense`] and those of [`CONTEXT`].
const SECTION: &[&str] =
    &["heading-score", "section-score", "score-behind", "score-ahead", "from-kept", "to-kept", "kept"];

/// How many numbers the trees see.
pub(crate) const NUMBERS: usize = dense::NAMES.len() + CONTEXT.len() + SECTION.len();

/// Name of a number the trees see.
pub(crate) fn number_name(place: usize) -> String {
    let (first, second) = (dense::NAMES.len(), dense::NAMES.len() + CONTEXT.len());
    match place {
        _ if place < first => dense::NAMES.get(place).copied().unwrap_or_default().to_owned(),
        _ if place < second => {
            format!("score-{}", CONTEXT.get(place - first).copied().unwrap_or_default())
        }
        _ => SECTION.get(place - second).copied().unwrap_or_default().to_owned(),
    }
}

/// What is scored: a page's units, as lists of the same length.
#[derive(Clone, Copy)]
pub(crate) struct Units<'a> {
    /// Lengths in bytes.
    pub(crate) lengths: &'a [usize],
    /// The elements around each.
    pub(crate) around: &'a [Around],
    /// The numbers of each.
    pub(crate) rows: &'a [dense::Row],
}

/// The weights of both regressions, and the trees.
pub(crate) struct Weights {
    facts: Vec<f32>,
    /// By hash of the word, sorted.
    names: Vec<(u64, f32)>,
    context: Vec<f32>,
    /// Each list of trees sees the scores of the one before.
    trees: [Trees; TREE_ROUNDS],
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
            context: vec![0.0; ROUNDS * CONTEXT.len() * LENGTH_CLASSES],
            trees: Default::default(),
        };
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            weights.read_line(line);
        }
        weights.names.sort_by_key(|(hash, _)| *hash);
        weights
    }

    fn read_line(&mut self, line: &str) -> Option<()> {
        let (name, weight) = line.split_once('\t')?;
        if let Some(round) = name.strip_prefix("tree-") {
            let trees = self.trees.get_mut(round.parse::<usize>().ok()?)?;
            trees.read_line(weight, |name| (0..NUMBERS).find(|place| number_name(*place) == name));
            return Some(());
        }
        let weight: f32 = weight.parse().ok()?;
        let (kind, value) = name.split_once('=')?;
        match kind {
            "near" => self.names.push((hints::hash(value) ^ hints::NEAR, weight)),
            "around" if value.starts_with(char::is_alphabetic) => {
                self.names.push((hints::hash(value), weight))
            }
            _ => {
                let value: usize = value.parse().ok()?;
                if let Some(place) = kind.strip_prefix("context-") {
                    let (round, place) = place.split_once('-')?;
                    let round: usize = round.parse().ok()?;
                    let place = CONTEXT.iter().position(|known| *known == place)?;
                    *self.context.get_mut((round * CONTEXT.len() + place) * LENGTH_CLASSES + value)? = weight;
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

    /// Log-odds of every unit of a page.
    pub(crate) fn score(&self, features: &[Features], units: Units<'_>) -> Vec<f32> {
        let mut scores: Vec<f32> = features.iter().map(|features| self.alone(features)).collect();
        for weights in self.context.chunks(CONTEXT.len() * LENGTH_CLASSES) {
            let rows = context(&scores, units.lengths, units.around);
            scores = rows
                .iter()
                .zip(units.lengths)
                .map(|(row, length)| {
                    let class = length_class(*length);
                    let weight = |place: usize| weights.get(place * LENGTH_CLASSES + class);
                    row.iter()
                        .enumerate()
                        .map(|(place, fact)| fact * weight(place).copied().unwrap_or_default())
                        .sum()
                })
                .collect();
        }
        for trees in self.trees.iter().filter(|trees| !trees.is_empty()) {
            scores = numbers(&scores, units).iter().map(|row| trees.sum(row)).collect();
        }
        scores
    }
}

/// The numbers the trees see of every unit, given the scores of the regressions.
pub(crate) fn numbers(scores: &[f32], units: Units<'_>) -> Vec<[f32; NUMBERS]> {
    let context = context(scores, units.lengths, units.around);
    let sections = sections(scores, units);
    let places = places(scores, units);
    units
        .rows
        .iter()
        .zip(&context)
        .zip(&sections)
        .zip(&places)
        .map(|(((row, context), section), place)| {
            let mut numbers = [0.0; NUMBERS];
            let all = row.iter().chain(context).chain(section).chain(place);
            for (slot, number) in numbers.iter_mut().zip(all) {
                *slot = *number;
            }
            numbers
        })
        .collect()
}

/// For every unit: what share of the article lies behind and ahead of it by the scores, how many
/// units lie between it and the next ones that are likely part of the article, and how much of the
/// page is.
fn places(scores: &[f32], units: Units<'_>) -> Vec<[f32; 5]> {
    let length = |index: usize| units.lengths.get(index).map_or(0.0, |length| *length as f32);
    let expected: Vec<f32> = scores
        .iter()
        .enumerate()
        .map(|(index, score)| length(index) / (1.0 + (-score.clamp(-8.0, 8.0)).exp()))
        .collect();
    let total: f32 = expected.iter().sum::<f32>().max(1.0);
    let all: f32 = (0..scores.len()).map(length).sum::<f32>().max(1.0);
    let mut places = vec![[0.0; 5]; scores.len()];
    let (mut behind, mut distance) = (0.0f32, 99.0f32);
    for ((place, own), score) in places.iter_mut().zip(&expected).zip(scores) {
        place[0] = behind / total;
        behind += own;
        place[1] = (1.0 - behind / total).max(0.0);
        place[2] = distance;
        distance = if *score > LIKELY { 0.0 } else { (distance + 1.0).min(99.0) };
        place[4] = total / all;
    }
    distance = 99.0;
    for (place, score) in places.iter_mut().zip(scores).rev() {
        place[3] = distance;
        distance = if *score > LIKELY { 0.0 } else { (distance + 1.0).min(99.0) };
    }
    places
}

/// Log-odds from which a unit is likely part of the article.
const LIKELY: f32 = 1.0;

/// For every unit the score of the heading it stands under, and the mean score of what stands
/// under that heading.
fn sections(scores: &[f32], units: Units<'_>) -> Vec<[f32; 2]> {
    let is_heading = |index: usize| units.rows.get(index).is_some_and(dense::is_heading);
    let mut sections = vec![[0.0; 2]; scores.len()];
    let mut start = 0;
    while start < scores.len() {
        let end = (start + 1..scores.len()).find(|index| is_heading(*index)).unwrap_or(scores.len());
        let heading = if is_heading(start) { scores.get(start).copied().unwrap_or_default() } else { 0.0 };
        let (mut sum, mut weight) = (0.0, 0.0);
        for index in start + usize::from(is_heading(start))..end {
            let own = units.lengths.get(index).map_or(0.0, |length| (*length).min(400) as f32 + 10.0);
            sum += scores.get(index).map_or(0.0, |score| score.clamp(-8.0, 8.0)) * own;
            weight += own;
        }
        let mean = if weight > 0.0 { sum / weight } else { 0.0 };
        for slot in sections.get_mut(start..end).unwrap_or_default() {
            *slot = [heading.clamp(-8.0, 8.0), mean];
        }
        start = end;
    }
    sections
}

/// Class of a unit's length in bytes.
pub(crate) fn length_class(length: usize) -> usize {
    [15, 40, 100, 250].iter().position(|bound| length < *bound).unwrap_or(LENGTH_CLASSES - 1)
}

/// What the second regression sees: numbers of about one, named by [`CONTEXT`].
pub(crate) fn context(scores: &[f32], lengths: &[usize], around: &[Around]) -> Vec<[f32; CONTEXT.len()]> {
    let scaled: Vec<f32> = scores.iter().map(|score| score.clamp(-8.0, 8.0) / 4.0).collect();
    let chance = |score: f32| 1.0 / (1.0 + (-score * 4.0).exp());
    let units: Vec<Weighed> = scaled
        .iter()
        .enumerate()
        .map(|(index, score)| {
            let weight = lengths.get(index).map_or(0.0, |length| (*length).min(400) as f32 + 10.0);
            Weighed { score: *score, weight, expected: chance(*score) * weight }
        })
        .collect();
    let total: f32 = units.iter().map(|unit| unit.expected).sum::<f32>().max(1.0);
    let levels: Vec<Vec<Weighed>> = (0..LEVELS).map(|level| group_means(&units, level, around)).collect();
    let at = |index: Option<usize>| index.and_then(|i| scaled.get(i)).copied().unwrap_or(-1.0);
    let mut behind = 0.0;
    (0..units.len())
        .map(|index| {
            let (previous, next) = (at(index.checked_sub(1)), at(Some(index + 1)));
            let edge = |share: f32| if share < 0.01 { 1.0 } else { 0.0 };
            let share_behind = behind / total;
            behind += units.get(index).map_or(0.0, |unit| unit.expected);
            let mut row = [0.0; CONTEXT.len()];
            let first = [
                1.0,
                at(Some(index)),
                previous,
                next,
                at(index.checked_sub(2)),
                at(Some(index + 2)),
                window_mean(&units, index),
                edge(share_behind),
                edge((1.0 - behind / total).max(0.0)),
                previous.min(next),
            ];
            let means = levels.iter().map(|level| level.get(index).map_or(0.0, |group| group.score));
            let shares =
                levels.iter().map(|level| level.get(index).map_or(0.0, |group| group.expected / total));
            for (slot, value) in row.iter_mut().zip(first.into_iter().chain(means).chain(shares)) {
                *slot = value;
            }
            row
        })
        .collect()
}

/// A unit, or the units of an element together.
#[derive(Clone, Copy, Default)]
struct Weighed {
    score: f32,
    weight: f32,
    /// Weight × the chance that it is part of the article.
    expected: f32,
}

/// Mean score of the four units on either side.
fn window_mean(units: &[Weighed], index: usize) -> f32 {
    let (mut sum, mut weights) = (0.0, 0.0);
    for other in index.saturating_sub(4)..=(index + 4).min(units.len().saturating_sub(1)) {
        if let Some(unit) = units.get(other).filter(|_| other != index) {
            sum += unit.score * unit.weight;
            weights += unit.weight;
        }
    }
    if weights > 0.0 { sum / weights } else { -1.0 }
}

/// For every unit the units that share its element at `level`, together.
fn group_means(units: &[Weighed], level: usize, around: &[Around]) -> Vec<Weighed> {
    let key = |index: usize| around.get(index).and_then(|around| around.get(level)).copied();
    let mut order: Vec<usize> = (0..units.len()).collect();
    order.sort_by_key(|index| (key(*index), *index));
    let mut groups = vec![Weighed::default(); units.len()];
    for members in order.chunk_by(|a, b| key(*a) == key(*b)) {
        let mut group = Weighed::default();
        for unit in members.iter().filter_map(|index| units.get(*index)) {
            group.score += unit.score * unit.weight;
            group.weight += unit.weight;
            group.expected += unit.expected;
        }
        group.score /= group.weight.max(1.0);
        for index in members {
            if let Some(slot) = groups.get_mut(*index) {
                *slot = group;
            }
        }
    }
    groups
}
