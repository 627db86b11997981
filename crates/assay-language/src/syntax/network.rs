//! Running the network over sentences.

use std::ops::Range;

use assay_matrix::Rows;
use pulp::{Arch, Simd, WithSimd};

use super::embedded::Embedded;
use super::features::Features;
use super::heads::Heads;
use super::model::Model;
use super::numeric::{argmax, sigmoids};
use super::recurrent::step;
use super::{FineTag, Relation, Tag};

/// Distances between a word and its head beyond this many tokens share a weight.
pub const REACH: usize = 24;
/// Number of distances, the root's included.
pub const DISTANCES: usize = 2 * REACH + 2;

/// Index of the weight for a dependent (from 0) and a head (0 for the root, else from 1).
#[must_use]
pub fn distance(dependent: usize, head: usize) -> usize {
    match head.checked_sub(1) {
        None => 2 * REACH + 1,
        Some(head) if head < dependent => REACH - (dependent - head).min(REACH),
        Some(head) => REACH + (head - dependent).min(REACH),
    }
}

/// What the network says of a token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// Universal part of speech.
    pub tag: Tag,
    /// Penn Treebank part of speech.
    pub fine_tag: FineTag,
    /// The head's number in the sentence from 1; 0 for the root.
    pub head: usize,
    /// Relation to the head.
    pub relation: Relation,
}

/// Memory that reading uses again and again: asking the system for it costs more than some layers do.
#[derive(Debug, Default)]
pub struct Workspace {
    /// Input of a layer, then of what is read off the last.
    x: Vec<f32>,
    /// Rounded, for products.
    rows: Rows,
    /// Products.
    u: Vec<f32>,
    /// Output of a layer.
    out: Vec<f32>,
    tags: Vec<f32>,
    fine_tags: Vec<f32>,
    heads: Heads,
    /// Tokens that look for a relation, then they with their heads.
    sums: Vec<f32>,
    /// Tokens as heads of a relation.
    heads_of: Vec<f32>,
    /// Scores of relations.
    relations: Vec<f32>,
    words: Embedded,
}

/// Tokens that go through the layers together: enough to keep the products busy, few enough to stay in
/// the cache.
const BATCH: usize = 256;

/// Reads sentences, one after the other in `features`.
#[must_use]
pub fn run(
    model: &Model<'_>,
    features: &[Features],
    sentences: &[Range<usize>],
    workspace: &mut Workspace,
) -> Vec<Reading> {
    workspace.words.read(model, features);
    let mut readings = Vec::with_capacity(features.len());
    let mut rest = sentences;
    while let Some(first) = rest.first().map(|sentence| sentence.start) {
        let full = rest.iter().position(|sentence| sentence.end - first >= BATCH);
        let (batch, later) = rest.split_at(full.map_or(rest.len(), |index| index + 1));
        let sentences: Vec<_> =
            batch.iter().map(|sentence| sentence.start - first..sentence.end - first).collect();
        let past = batch.last().map_or(first, |sentence| sentence.end);
        readings.extend(run_batch(model, first..past, &sentences, workspace));
        rest = later;
    }
    readings
}

/// Reads the tokens `range` of the words in the workspace; the sentences are counted from its first.
fn run_batch(
    model: &Model<'_>,
    range: Range<usize>,
    sentences: &[Range<usize>],
    workspace: &mut Workspace,
) -> Vec<Reading> {
    let (weights, width) = (&model.weights, model.sizes.width);
    workspace.out.resize(range.len() * width, 0.0);
    for (index, layer) in weights.layers.iter().enumerate() {
        if index > 0 {
            layer.weights.product(&workspace.rows, &mut workspace.u);
        }
        let (u, x, of) = match index {
            0 => (&workspace.words.u, &workspace.words.x, Some(&workspace.words.of[range.clone()])),
            _ => (&workspace.u, &workspace.x, None),
        };
        let (gates, out) = (&layer.gates, &mut workspace.out);
        Arch::new().dispatch(Recurrence { u, x, of, gates, sentences, out });
        std::mem::swap(&mut workspace.x, &mut workspace.out);
        workspace.out.resize(range.len() * width, 0.0);
        workspace.rows.set(&workspace.x, width);
        if index + 1 == model.sizes.tag_layer {
            weights.tags.product(&workspace.rows, &mut workspace.tags);
            weights.fine_tags.product(&workspace.rows, &mut workspace.fine_tags);
        }
    }
    let heads = workspace.heads.choose(model, &workspace.rows, sentences);
    let relations = relations(model, sentences, &heads, workspace);
    (0..range.len())
        .map(|token| Reading {
            tag: Tag::ALL[argmax(row(&workspace.tags, token, Tag::ALL.len()))],
            fine_tag: FineTag::ALL[argmax(row(&workspace.fine_tags, token, FineTag::ALL.len()))],
            head: heads[token],
            relation: Relation::ALL[relations[token]],
        })
        .collect()
}

pub(super) fn row(values: &[f32], index: usize, width: usize) -> &[f32] {
    &values[index * width..(index + 1) * width]
}

fn row_mut(values: &mut [f32], index: usize, width: usize) -> &mut [f32] {
    &mut values[index * width..(index + 1) * width]
}

/// Both directions of a layer over all sentences, likewise: one goes forward while the other goes back, so
/// that the processor need not wait for the state of either.
struct Recurrence<'a> {
    u: &'a [f32],
    x: &'a [f32],
    /// The row of `u` and `x` that each token has; its own where none is told.
    of: Option<&'a [u32]>,
    gates: &'a [Vec<f32>; 2],
    sentences: &'a [Range<usize>],
    out: &'a mut [f32],
}

impl WithSimd for Recurrence<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let states = self.gates[0].len() / 4;
        let mut both = [vec![0.0; states], vec![0.0; states]];
        for sentence in self.sentences {
            both.iter_mut().for_each(|state| state.fill(0.0));
            for index in 0..sentence.len() {
                let tokens = [sentence.start + index, sentence.end - 1 - index];
                for (half, (state, token)) in both.iter_mut().zip(tokens).enumerate() {
                    let word = 2 * self.of.map_or(token, |of| of[token] as usize) + half;
                    step(
                        row(self.u, word, 3 * states),
                        &self.gates[half],
                        row(self.x, word, states),
                        state,
                        row_mut(self.out, 2 * token + half, states),
                        sigmoids,
                    );
                }
            }
        }
    }
}

/// The index of each token's relation to its head.
fn relations(
    model: &Model<'_>,
    sentences: &[Range<usize>],
    chosen: &[usize],
    workspace: &mut Workspace,
) -> Vec<usize> {
    let weights = &model.weights;
    let label = model.sizes.label;
    // Buffers of their own: what grows is filled with zeros first.
    let Workspace { rows, sums, heads_of: heads, relations, .. } = workspace;
    weights.label_dependent.product(rows, sums);
    weights.label_head.product(rows, heads);
    for sentence in sentences {
        for token in sentence.clone() {
            let head = match chosen[token].checked_sub(1) {
                None => &weights.label_root[..],
                Some(head) => row(heads, sentence.start + head, label),
            };
            let distance =
                row(&weights.label_distance, distance(token - sentence.start, chosen[token]), label);
            let sums = &mut sums[token * label..(token + 1) * label];
            for ((sum, value), far) in sums.iter_mut().zip(head).zip(distance) {
                *sum = (*sum + value + far).max(0.0);
            }
        }
    }
    rows.set(sums, label);
    weights.relation.product(rows, relations);
    relations.chunks_exact(Relation::ALL.len()).map(argmax).collect()
}
