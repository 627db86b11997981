//! The network: embeddings, recurrent layers, and one head each for tags, names, heads and relations.

use std::ops::Range;

use assay_language::syntax::{NAME_KINDS, NAME_STATES};

use super::dense::{Dense, drop_out, rectify, scale};
use super::parser::Parser;
use super::recurrent::{Recurrent, Trace};
use super::rng::Rng;
use super::softmax::cross_entropy;

/// Shape of the network.
#[derive(Clone, Copy)]
pub struct Sizes {
    /// Elements of a distributional vector.
    pub vector: usize,
    /// Elements of one direction's state; a token's vector has twice as many everywhere.
    pub hidden: usize,
    pub layers: usize,
    /// Number of the layer (from 1) whose output the tags are read off.
    pub tag_layer: usize,
    pub arc: usize,
    pub label: usize,
    pub tags: usize,
    pub fine_tags: usize,
    pub relations: usize,
}

#[derive(Clone)]
pub struct Network {
    pub sizes: Sizes,
    /// From the distributional vector to the token's vector.
    pub vectors: Dense,
    pub layers: Vec<[Recurrent; 2]>,
    pub tags: Dense,
    pub fine_tags: Dense,
    pub names: Dense,
    pub parser: Parser,
}

/// Tokens of some sentences, one after the other.
pub struct Batch {
    pub sentences: Vec<Range<usize>>,
    /// `tokens × 2 hidden`: sums of the embeddings.
    pub embedded: Vec<f32>,
    /// `tokens × vector`.
    pub vectors: Vec<f32>,
    pub gold: Vec<Gold>,
}

/// What the treebank says of a token.
#[derive(Clone, Copy)]
pub struct Gold {
    pub tag: usize,
    pub fine_tag: usize,
    /// 0 for the root, else the head's number from 1.
    pub head: usize,
    pub relation: usize,
    /// How much its head and relation count.
    pub weight: f32,
    /// State for each kind of name; `None` where names are not annotated.
    pub names: Option<[usize; NAME_KINDS]>,
}

/// Sums over a batch.
#[derive(Default, Clone, Copy)]
pub struct Losses {
    pub tags: f32,
    pub fine_tags: f32,
    pub names: f32,
    pub arcs: f32,
    pub relations: f32,
}

impl Network {
    pub fn new(sizes: Sizes, rng: &mut Rng) -> Self {
        let width = 2 * sizes.hidden;
        Self {
            sizes,
            vectors: Dense::new(sizes.vector, width, rng),
            layers: (0..sizes.layers)
                .map(|_| [Recurrent::new(width, sizes.hidden, rng), Recurrent::new(width, sizes.hidden, rng)])
                .collect(),
            tags: Dense::new(width, sizes.tags, rng),
            fine_tags: Dense::new(width, sizes.fine_tags, rng),
            names: Dense::new(width, NAME_KINDS * NAME_STATES, rng),
            parser: Parser::new(width, sizes.arc, sizes.label, sizes.relations, rng),
        }
    }

    pub fn zero(&self) -> Self {
        Self {
            sizes: self.sizes,
            vectors: self.vectors.zero(),
            layers: self.layers.iter().map(|[a, b]| [a.zero(), b.zero()]).collect(),
            tags: self.tags.zero(),
            fine_tags: self.fine_tags.zero(),
            names: self.names.zero(),
            parser: self.parser.zero(),
        }
    }

    /// Every tensor, in a fixed order.
    pub fn tensors(&mut self) -> Vec<&mut Vec<f32>> {
        let mut all = vec![&mut self.vectors.weights, &mut self.vectors.bias];
        for layer in &mut self.layers {
            for direction in layer {
                all.push(&mut direction.weights);
                all.push(&mut direction.gates);
            }
        }
        for dense in [&mut self.tags, &mut self.fine_tags, &mut self.names] {
            all.push(&mut dense.weights);
            all.push(&mut dense.bias);
        }
        all.extend(self.parser.tensors());
        all
    }

    /// The tensors that the model's file holds, in its order.
    pub fn file_order(&mut self) -> Vec<&mut Vec<f32>> {
        self.tensors().split_off(2)
    }

    /// Runs the network on the batch and adds the gradients, those of `batch.embedded` to
    /// `d_embedded`. `share` scales every gradient.
    pub fn learn(
        &self,
        batch: &Batch,
        drop: f32,
        share: f32,
        rng: &mut Rng,
        gradient: &mut Self,
        d_embedded: &mut [f32],
    ) -> Losses {
        let width = 2 * self.sizes.hidden;
        let mut x = self.vectors.forward(&batch.vectors);
        for (sum, value) in x.iter_mut().zip(&batch.embedded) {
            *sum += value;
        }
        let first_mask = drop_out(&mut x, drop, rng);
        let mut inputs = vec![x];
        let mut traces: Vec<[Trace; 2]> = Vec::new();
        let mut masks = Vec::new();
        for [ahead, back] in &self.layers {
            let input = inputs.last().map(Vec::as_slice).unwrap_or_default();
            let mut out = vec![0.0; input.len()];
            let first = ahead.forward(input, &batch.sentences, false, &mut out);
            let second = back.forward(input, &batch.sentences, true, &mut out);
            masks.push(drop_out(&mut out, drop, rng));
            traces.push([first, second]);
            inputs.push(out);
        }
        let mut d: Vec<Vec<f32>> = inputs.iter().map(|input| vec![0.0; input.len()]).collect();
        let mut losses = Losses::default();
        let last = self.sizes.layers;
        let tap = self.sizes.tag_layer;
        let gold: Vec<usize> = batch.gold.iter().map(|gold| gold.tag).collect();
        losses.tags = classify(&self.tags, &inputs[tap], &gold, share, &mut d[tap], &mut gradient.tags);
        let gold: Vec<usize> = batch.gold.iter().map(|gold| gold.fine_tag).collect();
        losses.fine_tags =
            classify(&self.fine_tags, &inputs[tap], &gold, share, &mut d[tap], &mut gradient.fine_tags);
        losses.names = self.learn_names(&inputs[last], batch, share, &mut d[last], gradient);
        let (arcs, relations) = self.parser.learn(
            &inputs[last],
            &batch.sentences,
            &batch.gold,
            drop,
            share,
            rng,
            &mut d[last],
            &mut gradient.parser,
        );
        losses.arcs = arcs;
        losses.relations = relations;
        for layer in (0..self.sizes.layers).rev() {
            let (lower, upper) = d.split_at_mut(layer + 1);
            scale(&mut upper[0], &masks[layer]);
            let [ahead, back] = &self.layers[layer];
            let [gradient_ahead, gradient_back] = &mut gradient.layers[layer];
            let [first, second] = &traces[layer];
            let (input, sentences) = (&inputs[layer], &batch.sentences);
            ahead.backward(first, input, sentences, false, &upper[0], &mut lower[layer], gradient_ahead);
            back.backward(second, input, sentences, true, &upper[0], &mut lower[layer], gradient_back);
        }
        scale(&mut d[0], &first_mask);
        let mut unused = vec![0.0; batch.vectors.len()];
        self.vectors.backward(&batch.vectors, &d[0], &mut unused, &mut gradient.vectors);
        debug_assert_eq!(d_embedded.len(), width * batch.gold.len());
        d_embedded.copy_from_slice(&d[0]);
        losses
    }

    fn learn_names(
        &self,
        input: &[f32],
        batch: &Batch,
        share: f32,
        d_input: &mut [f32],
        gradient: &mut Self,
    ) -> f32 {
        let mut scores = self.names.forward(input);
        let mut loss = 0.0;
        for (row, gold) in scores.chunks_exact_mut(NAME_KINDS * NAME_STATES).zip(&batch.gold) {
            for (kind, scores) in row.chunks_exact_mut(NAME_STATES).enumerate() {
                match gold.names {
                    Some(states) => loss += cross_entropy(scores, states[kind], share),
                    None => scores.fill(0.0),
                }
            }
        }
        self.names.backward(input, &scores, d_input, &mut gradient.names);
        loss
    }
}

/// Cross entropy of one classification a row.
fn classify(
    layer: &Dense,
    input: &[f32],
    gold: &[usize],
    share: f32,
    d_input: &mut [f32],
    gradient: &mut Dense,
) -> f32 {
    let mut scores = layer.forward(input);
    let mut loss = 0.0;
    for (row, &gold) in scores.chunks_exact_mut(layer.output()).zip(gold) {
        loss += cross_entropy(row, gold, share);
    }
    layer.backward(input, &scores, d_input, gradient);
    loss
}

/// Rectified and dropped-out result of a layer, with the factors.
pub fn rectified(layer: &Dense, input: &[f32], drop: f32, rng: &mut Rng) -> (Vec<f32>, Vec<f32>) {
    let mut values = layer.forward(input);
    let factors = rectify(&mut values, drop, rng);
    (values, factors)
}

impl Losses {
    /// Each a token, for people.
    pub fn line(&self, tokens: usize) -> String {
        let per = 1.0 / tokens as f32;
        format!(
            "loss a token: tags {:.4}, fine tags {:.4}, names {:.4}, heads {:.4}, relations {:.4}",
            self.tags * per,
            self.fine_tags * per,
            self.names * per,
            self.arcs * per,
            self.relations * per
        )
    }

    /// Adds another batch's.
    pub fn add(&mut self, other: Self) {
        self.tags += other.tags;
        self.fine_tags += other.fine_tags;
        self.names += other.names;
        self.arcs += other.arcs;
        self.relations += other.relations;
    }
}
