//! Which word each word hangs on: scores of all pairs of a sentence, then the best tree.

use std::ops::Range;

use assay_matrix::{Rows, add_product};

use super::model::Model;
use super::network::{DISTANCES, distance, row};
use super::tree::best_tree;

/// Memory that choosing heads uses again and again.
#[derive(Debug, Default)]
pub(super) struct Heads {
    /// Tokens that look for a head.
    dependents: Vec<f32>,
    /// What each makes of the distances.
    by_dependent: Vec<f32>,
    /// Tokens as heads.
    heads: Vec<f32>,
    by_head: Vec<f32>,
    /// Tokens as heads, times the bilinear form.
    projected: Vec<f32>,
    /// The same of one sentence, the root first, a column a head.
    columns: Vec<f32>,
    scores: Vec<f32>,
    rounded: Rows,
}

impl Heads {
    /// The head of each token of `rows`, counted from 1 in its sentence; 0 for the root.
    pub(super) fn choose(
        &mut self,
        model: &Model<'_>,
        rows: &Rows,
        sentences: &[Range<usize>],
    ) -> Vec<usize> {
        let (weights, arc) = (&model.weights, model.sizes.arc);
        weights.arc_dependent.product(rows, &mut self.dependents);
        rectify(&mut self.dependents);
        self.rounded.set(&self.dependents, arc);
        weights.dependent_distance.product(&self.rounded, &mut self.by_dependent);
        weights.arc_head.product(rows, &mut self.heads);
        rectify(&mut self.heads);
        self.rounded.set(&self.heads, arc);
        weights.bilinear.product(&self.rounded, &mut self.projected);
        weights.head_distance.product(&self.rounded, &mut self.by_head);
        let mut chosen = vec![0; self.by_head.len() / DISTANCES];
        for sentence in sentences {
            self.score(model, sentence);
            chosen[sentence.clone()].copy_from_slice(&best_tree(&self.scores, sentence.len()));
        }
        chosen
    }

    /// Scores of every token of the sentence with the root and with every other.
    fn score(&mut self, model: &Model<'_>, sentence: &Range<usize>) {
        let (weights, arc) = (&model.weights, model.sizes.arc);
        let n = sentence.len();
        self.columns.resize(arc * (n + 1), 0.0);
        for (head, vector) in std::iter::once(&weights.root[..])
            .chain(sentence.clone().map(|token| row(&self.projected, token, arc)))
            .enumerate()
        {
            for (element, value) in vector.iter().enumerate() {
                self.columns[element * (n + 1) + head] = *value;
            }
        }
        self.scores.clear();
        for dependent in 0..n {
            let by_dependent = row(&self.by_dependent, sentence.start + dependent, DISTANCES);
            let root = distance(dependent, 0);
            self.scores.push(by_dependent[root] + weights.root_distance[root]);
            let by_heads = self.by_head[sentence.start * DISTANCES..].chunks_exact(DISTANCES).take(n);
            self.scores.extend(by_heads.enumerate().map(|(head, by_head)| {
                let distance = distance(dependent, head + 1);
                by_dependent[distance] + by_head[distance]
            }));
        }
        let dependents = &self.dependents[sentence.start * arc..sentence.end * arc];
        add_product(dependents, &self.columns, &mut self.scores, arc, n + 1);
        for dependent in 0..n {
            self.scores[dependent * (n + 1) + dependent + 1] = f32::NEG_INFINITY;
        }
    }
}

fn rectify(values: &mut [f32]) {
    values.iter_mut().for_each(|value| *value = value.max(0.0));
}
