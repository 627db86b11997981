//! What the scorer sees of a page, for the one who trains it.

use assay_text::Source;

use crate::extract::extract_with;
use crate::features::{self, NAMES, VALUES};
use crate::html::{self, NodeId};
use crate::scorer::{self, CONTEXT, LENGTH_CLASSES, Weights};
use crate::survey::Survey;
use crate::{Article, ExtractError, Options, dense, hints, metadata, page};

/// A page as the scorer sees it.
#[derive(Clone, Debug)]
pub struct TrainingPage {
    /// Its units in order.
    pub units: Vec<TrainingUnit>,
    /// Place of the headline among them.
    pub headline: Option<usize>,
}

/// A unit: a paragraph, a heading, an item, a label.
#[derive(Clone, Debug)]
pub struct TrainingUnit {
    /// Its text.
    pub text: String,
    /// Facts that hold, as numbers below [`fact_count`].
    pub facts: Vec<u16>,
    /// Words of classes and ids around it: hash and the name used in the table of weights.
    pub names: Vec<(u64, String)>,
    /// Numbers of the elements around its own, the nearest first.
    pub around: [u32; 4],
    numbers: dense::Row,
}

/// Weights other than the shipped ones, for those who measure what they have not seen.
pub struct Scorer(Weights);

impl Scorer {
    /// Reads a table of weights; a line that is not understood is passed over.
    #[must_use]
    pub fn read(table: &str) -> Self {
        Self(Weights::read(table))
    }

    /// Extracts the article of a source with these weights.
    ///
    /// # Errors
    /// As [`extract`](crate::extract).
    pub fn extract(&self, source: &Source) -> Result<Article, ExtractError> {
        extract_with(source, &Options::default(), &self.0)
    }
}

/// What the trees see of every unit, given the scores of the regressions; see [`number_names`].
#[must_use]
pub fn numbers(page: &TrainingPage, scores: &[f32]) -> Vec<Vec<f32>> {
    let lengths: Vec<usize> = page.units.iter().map(|unit| unit.text.len()).collect();
    let around: Vec<[u32; 4]> = page.units.iter().map(|unit| unit.around).collect();
    let rows: Vec<dense::Row> = page.units.iter().map(|unit| unit.numbers).collect();
    let units = scorer::Units { lengths: &lengths, around: &around, rows: &rows };
    scorer::numbers(scores, units).into_iter().map(|row| row.to_vec()).collect()
}

/// How many lists of trees are applied, one after the other.
#[must_use]
pub fn tree_rounds() -> usize {
    scorer::TREE_ROUNDS
}

/// Names of the numbers the trees see, in order.
#[must_use]
pub fn number_names() -> Vec<String> {
    (0..scorer::NUMBERS).map(scorer::number_name).collect()
}

/// Number of facts there can be.
#[must_use]
pub fn fact_count() -> usize {
    scorer::FACTS
}

/// Name of a fact in the table of weights.
#[must_use]
pub fn fact_name(fact: usize) -> String {
    format!("{}={}", NAMES.get(fact / VALUES).copied().unwrap_or_default(), fact % VALUES)
}

/// Numbers the second regression sees, a row a unit; see [`context_name`].
#[must_use]
pub fn context(scores: &[f32], lengths: &[usize], around: &[[u32; 4]]) -> Vec<Vec<f32>> {
    scorer::context(scores, lengths, around).into_iter().map(|row| row.to_vec()).collect()
}

/// Class of a unit's length in bytes; the second regression has weights for each.
#[must_use]
pub fn length_class(length: usize) -> usize {
    scorer::length_class(length)
}

/// How often the second regression is applied.
#[must_use]
pub fn rounds() -> usize {
    scorer::ROUNDS
}

/// Name of a weight of the second regression in the table.
#[must_use]
pub fn context_name(round: usize, place: usize, class: usize) -> String {
    format!(
        "context-{round}-{}={}",
        CONTEXT.get(place).copied().unwrap_or_default(),
        class.min(LENGTH_CLASSES - 1)
    )
}

/// Reads a page the way extraction does, up to the point where units are judged.
#[must_use]
pub fn page(source: &Source) -> TrainingPage {
    let decoded = assay_text::decode(source);
    let base = &decoded.text;
    let tree = html::parse(base.as_str(), html::Limits { depth: Options::default().limits.depth });
    let page = page::read(base, &tree);
    let metadata = metadata::read(base, &tree, &page, source.url());
    let survey = Survey::of(&tree, &page, metadata.body.as_deref());
    let features = features::features(&tree, &page, &survey, metadata.headline);
    let words = hints::all_words(&tree);
    let rows = dense::rows(&tree, &page, &survey, metadata.headline, metadata.makers());
    let units = page.units.iter().zip(features).zip(rows).map(|((unit, features), numbers)| TrainingUnit {
        numbers,
        text: unit.span.of(page.text.as_str()).to_owned(),
        facts: features.facts,
        names: features
            .names
            .iter()
            .filter_map(|hash| {
                let index = words.binary_search_by_key(hash, |(hash, _)| *hash).ok()?;
                Some((*hash, words.get(index)?.1.clone()))
            })
            .collect(),
        around: around(&tree, unit.block),
    });
    TrainingPage { units: units.collect(), headline: metadata.headline }
}

/// The elements around a unit's own; the root where there is none left.
pub(crate) fn around(tree: &html::Tree<'_>, block: NodeId) -> scorer::Around {
    let mut around = [0; scorer::LEVELS];
    for (slot, id) in around.iter_mut().zip(tree.ancestors(block)) {
        *slot = id;
    }
    around
}
