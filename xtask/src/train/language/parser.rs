//! Heads and relations.
//!
//! Every token chooses its head by a bilinear score, plus what it and the head make of the distance
//! between them; and its relation given the head. After Dozat, Manning: Deep Biaffine Attention for Neural Dependency Parsing (ICLR
//! 2017); the relation is scored by a rectified sum instead of a bilinear form, which costs less.

use std::ops::Range;

use assay_language::syntax::network::{DISTANCES, distance};

use super::dense::{Dense, scale};
use super::matrix::{add_product, add_product_first_transposed, add_product_second_transposed, transposed};
use super::network::{Gold, rectified};
use super::rng::Rng;
use super::softmax::cross_entropy;

#[derive(Clone)]
pub struct Parser {
    pub arc_dependent: Dense,
    pub arc_head: Dense,
    /// What stands for the root among the heads.
    pub arc_root: Vec<f32>,
    /// `arc × arc`.
    pub bilinear: Vec<f32>,
    /// `arc × distances`: what a dependent and a head make of the distance between them.
    pub dependent_distance: Dense,
    pub head_distance: Dense,
    pub label_dependent: Dense,
    pub label_head: Dense,
    pub label_root: Vec<f32>,
    /// `distances × label`.
    pub label_distance: Vec<f32>,
    pub relation: Dense,
}

impl Parser {
    pub fn new(width: usize, arc: usize, label: usize, relations: usize, rng: &mut Rng) -> Self {
        Self {
            arc_dependent: Dense::new(width, arc, rng),
            arc_head: Dense::new(width, arc, rng),
            arc_root: rng.uniform(arc, 0.5),
            bilinear: rng.uniform(arc * arc, 1.0 / arc as f32),
            dependent_distance: Dense::new(arc, DISTANCES, rng),
            head_distance: Dense::new(arc, DISTANCES, rng),
            label_dependent: Dense::new(width, label, rng),
            label_head: Dense::new(width, label, rng),
            label_root: rng.uniform(label, 0.3),
            label_distance: vec![0.0; DISTANCES * label],
            relation: Dense::new(label, relations, rng),
        }
    }

    pub fn zero(&self) -> Self {
        let blank = |values: &Vec<f32>| vec![0.0; values.len()];
        Self {
            arc_dependent: self.arc_dependent.zero(),
            arc_head: self.arc_head.zero(),
            arc_root: blank(&self.arc_root),
            bilinear: blank(&self.bilinear),
            dependent_distance: self.dependent_distance.zero(),
            head_distance: self.head_distance.zero(),
            label_dependent: self.label_dependent.zero(),
            label_head: self.label_head.zero(),
            label_root: blank(&self.label_root),
            label_distance: blank(&self.label_distance),
            relation: self.relation.zero(),
        }
    }

    pub fn tensors(&mut self) -> Vec<&mut Vec<f32>> {
        let mut all = Vec::new();
        for dense in [
            &mut self.arc_dependent,
            &mut self.arc_head,
            &mut self.label_dependent,
            &mut self.label_head,
            &mut self.relation,
            &mut self.dependent_distance,
            &mut self.head_distance,
        ] {
            all.push(&mut dense.weights);
            all.push(&mut dense.bias);
        }
        all.push(&mut self.arc_root);
        all.push(&mut self.bilinear);
        all.push(&mut self.label_root);
        all.push(&mut self.label_distance);
        all
    }

    fn arc(&self) -> usize {
        self.arc_root.len()
    }

    fn label(&self) -> usize {
        self.label_root.len()
    }

    /// Cross entropy of heads and relations, with the gradients.
    #[allow(clippy::too_many_arguments)]
    pub fn learn(
        &self,
        input: &[f32],
        sentences: &[Range<usize>],
        gold: &[Gold],
        drop: f32,
        share: f32,
        rng: &mut Rng,
        d_input: &mut [f32],
        gradient: &mut Self,
    ) -> (f32, f32) {
        let (arc, label) = (self.arc(), self.label());
        let (dependents, dependent_mask) = rectified(&self.arc_dependent, input, drop, rng);
        let (heads, head_mask) = rectified(&self.arc_head, input, drop, rng);
        let mut d_dependents = vec![0.0; dependents.len()];
        let mut d_heads = vec![0.0; heads.len()];
        let mut arc_loss = 0.0;
        for sentence in sentences {
            let rows = sentence.start * arc..sentence.end * arc;
            let mut with_root = self.arc_root.clone();
            with_root.extend_from_slice(&heads[rows.clone()]);
            let dependents = &dependents[rows.clone()];
            let n = sentence.len();
            let projected = self.projected(&with_root);
            let mut scores = self.scores(dependents, &with_root, &projected, n);
            let mut d_by_dependent = vec![0.0; n * DISTANCES];
            let mut d_by_head = vec![0.0; (n + 1) * DISTANCES];
            for (dependent, row) in scores.chunks_exact_mut(n + 1).enumerate() {
                row[dependent + 1] = -1e4;
                let gold = &gold[sentence.start + dependent];
                arc_loss += cross_entropy(row, gold.head, share * gold.weight);
                row[dependent + 1] = 0.0;
                for (head, value) in row.iter().enumerate() {
                    let distance = distance(dependent, head);
                    d_by_dependent[dependent * DISTANCES + distance] += value;
                    d_by_head[head * DISTANCES + distance] += value;
                }
            }
            add_product(&scores, &projected, &mut d_dependents[rows.clone()], n + 1, arc);
            self.dependent_distance.backward(
                dependents,
                &d_by_dependent,
                &mut d_dependents[rows.clone()],
                &mut gradient.dependent_distance,
            );
            let mut d_projected = vec![0.0; projected.len()];
            add_product_first_transposed(&scores, dependents, &mut d_projected, n + 1, arc);
            add_product_first_transposed(&with_root, &d_projected, &mut gradient.bilinear, arc, arc);
            let mut d_with_root = vec![0.0; with_root.len()];
            add_product_second_transposed(&d_projected, &self.bilinear, &mut d_with_root, arc, arc);
            self.head_distance.backward(
                &with_root,
                &d_by_head,
                &mut d_with_root,
                &mut gradient.head_distance,
            );
            for (sum, value) in gradient.arc_root.iter_mut().zip(&d_with_root[..arc]) {
                *sum += value;
            }
            d_heads[rows].copy_from_slice(&d_with_root[arc..]);
        }
        scale(&mut d_dependents, &dependent_mask);
        scale(&mut d_heads, &head_mask);
        self.arc_dependent.backward(input, &d_dependents, d_input, &mut gradient.arc_dependent);
        self.arc_head.backward(input, &d_heads, d_input, &mut gradient.arc_head);

        let dependents = self.label_dependent.forward(input);
        let heads = self.label_head.forward(input);
        let mut sums = dependents;
        for sentence in sentences {
            for token in sentence.clone() {
                let head = match gold[token].head {
                    0 => &self.label_root[..],
                    head => &heads[(sentence.start + head - 1) * label..(sentence.start + head) * label],
                };
                let distance = distance(token - sentence.start, gold[token].head) * label;
                let distance = &self.label_distance[distance..distance + label];
                let sums = &mut sums[token * label..(token + 1) * label];
                for ((sum, value), far) in sums.iter_mut().zip(head).zip(distance) {
                    *sum += value + far;
                }
            }
        }
        let mask = super::dense::rectify(&mut sums, drop, rng);
        let mut scores = self.relation.forward(&sums);
        let mut relation_loss = 0.0;
        for (row, gold) in scores.chunks_exact_mut(self.relation.output()).zip(gold) {
            relation_loss += cross_entropy(row, gold.relation, share * gold.weight);
        }
        let mut d_sums = vec![0.0; sums.len()];
        self.relation.backward(&sums, &scores, &mut d_sums, &mut gradient.relation);
        scale(&mut d_sums, &mask);
        let mut d_heads = vec![0.0; heads.len()];
        for sentence in sentences {
            for token in sentence.clone() {
                let target = match gold[token].head {
                    0 => &mut gradient.label_root[..],
                    head => {
                        &mut d_heads[(sentence.start + head - 1) * label..(sentence.start + head) * label]
                    }
                };
                let d_sums = &d_sums[token * label..(token + 1) * label];
                target.iter_mut().zip(d_sums).for_each(|(sum, value)| *sum += value);
                let distance = distance(token - sentence.start, gold[token].head) * label;
                let target = &mut gradient.label_distance[distance..distance + label];
                target.iter_mut().zip(d_sums).for_each(|(sum, value)| *sum += value);
            }
        }
        self.label_dependent.backward(input, &d_sums, d_input, &mut gradient.label_dependent);
        self.label_head.backward(input, &d_heads, d_input, &mut gradient.label_head);
        (arc_loss, relation_loss)
    }

    fn projected(&self, with_root: &[f32]) -> Vec<f32> {
        let mut projected = vec![0.0; with_root.len()];
        add_product(with_root, &self.bilinear, &mut projected, self.arc(), self.arc());
        projected
    }

    /// `n × (n + 1)` scores of heads, the root first.
    fn scores(&self, dependents: &[f32], with_root: &[f32], projected: &[f32], n: usize) -> Vec<f32> {
        let by_dependent = self.dependent_distance.forward(dependents);
        let by_head = self.head_distance.forward(with_root);
        let mut scores = Vec::with_capacity(n * (n + 1));
        for dependent in 0..n {
            scores.extend((0..=n).map(|head| {
                let distance = distance(dependent, head);
                by_dependent[dependent * DISTANCES + distance] + by_head[head * DISTANCES + distance]
            }));
        }
        add_product(dependents, &transposed(projected, n + 1, self.arc()), &mut scores, self.arc(), n + 1);
        scores
    }
}
