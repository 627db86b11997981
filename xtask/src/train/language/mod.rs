//! Trains the language floor's network on the open treebanks.

mod adam;
mod corpus;
mod dense;
mod embedding;
mod export;
mod matrix;
mod network;
mod parser;
mod recurrent;
pub mod rng;
mod softmax;
mod vectors;

use std::error::Error;
use std::path::Path;

use assay_language::segment;
use assay_language::syntax::features::{Features, features, normalise};
use assay_language::syntax::{FineTag, Relation, Tag};
use assay_text::Span;

use adam::{Moments, Step};
use corpus::Sentence;
use embedding::{Embeddings, Rows};
use network::{Batch, Losses, Network, Sizes};
use rng::Rng;
use vectors::Vectors;

/// Tokens that go into one step.
const BATCH_TOKENS: usize = 700;
/// Parts of a batch whose gradients are computed at the same time; their number is part of the result.
const SHARDS: usize = 2;
const TOP_RATE: f32 = 2.5e-3;
const DROP: f32 = 0.28;
/// Gradients of a step are scaled down to this length.
const LONGEST_GRADIENT: f32 = 5.0;
const SEED: u64 = 2_026;

/// The shape that ships: a larger one gains little and reads fewer than 80,000 tokens a second on one core.
const SIZES: Sizes = Sizes {
    vector: 64,
    hidden: 96,
    layers: 3,
    tag_layer: 2,
    arc: 96,
    label: 64,
    tags: Tag::ALL.len(),
    fine_tags: FineTag::ALL.len(),
    relations: Relation::ALL.len(),
};

/// Trains on the treebanks in one directory, with vectors from WCXB's ground truth in another, and
/// returns the model's bytes; `report` is told how it goes.
pub fn train(
    treebanks: &Path,
    texts: &Path,
    epochs: usize,
    mut report: impl FnMut(String),
) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut sentences = corpus::read(&treebanks.join("ewt-train.conllu"))?;
    sentences.extend(corpus::read(&treebanks.join("gumperm-train.conllu"))?);
    report(format!("{} sentences", sentences.len()));
    let vectors = Vectors::learn(&running_text(texts, &sentences)?, SIZES.vector);
    report(format!("{} vectors", vectors.index.len()));
    let mut trainer = Trainer::new(&sentences, vectors);
    let total: usize = sentences.iter().map(Vec::len).sum();
    let steps = epochs * total / BATCH_TOKENS;
    for epoch in 1..=epochs {
        let mut order: Vec<usize> = (0..sentences.len()).collect();
        trainer.rng.shuffle(&mut order);
        let mut losses = Losses::default();
        let mut tokens = 0;
        let mut order = order.into_iter().map(|index| &sentences[index]).peekable();
        while order.peek().is_some() {
            let shards = trainer.draw(&mut order);
            tokens += trainer.learn(&shards, steps, &mut losses);
        }
        report(format!("epoch {epoch}: {}", losses.line(tokens)));
    }
    Ok(export::export(&mut trainer.network, &trainer.embeddings, &trainer.vectors))
}

struct Trainer {
    rng: Rng,
    network: Network,
    moments: Vec<Moments>,
    embeddings: Embeddings,
    vectors: Vectors,
    step: u32,
}

impl Trainer {
    fn new(sentences: &[Sentence], vectors: Vectors) -> Self {
        let mut rng = Rng(SEED);
        let both = sentences.iter().cloned().chain(sentences.iter().map(corpus::with_hyphens));
        let seen: Vec<Features> = both.flat_map(|sentence| of_sentence(&sentence)).collect();
        let embeddings = Embeddings::new(seen.iter(), 2 * SIZES.hidden, &mut rng);
        let mut network = Network::new(SIZES, &mut rng);
        let moments = network.tensors().iter().map(|tensor| Moments::new(tensor.len())).collect();
        Self { rng, network, moments, embeddings, vectors, step: 0 }
    }

    /// Takes the sentences of a batch, as articles might print them, in parts of like size.
    fn draw<'a>(&mut self, sentences: &mut impl Iterator<Item = &'a Sentence>) -> Vec<Vec<Sentence>> {
        let mut shards: Vec<Vec<Sentence>> = vec![Vec::new(); SHARDS];
        let mut sizes = [0usize; SHARDS];
        while sizes.iter().sum::<usize>() < BATCH_TOKENS {
            let Some(sentence) = sentences.next() else { break };
            let sentence = corpus::varied(sentence, &mut self.rng);
            let shard = usize::from(sizes[0] > sizes[1]);
            sizes[shard] += sentence.len();
            shards[shard].push(sentence);
        }
        shards
    }

    /// One step on a batch of some tokens, whose number is returned.
    fn learn(&mut self, shards: &[Vec<Sentence>], steps: usize, losses: &mut Losses) -> usize {
        let width = self.embeddings.width;
        let tokens: usize = shards.iter().flatten().map(Vec::len).sum();
        let share = 1.0 / tokens as f32;
        let prepared: Vec<(Batch, Vec<Rows>)> =
            shards.iter().map(|sentences| self.prepare(sentences)).collect();
        let seeds: Vec<Rng> = (0..SHARDS).map(|_| Rng(self.rng.bits())).collect();
        let mut gradient = self.network.zero();
        for ((mut shard, d_embedded, shard_losses), (_, rows)) in
            gradients(&self.network, &prepared, seeds, share).into_iter().zip(&prepared)
        {
            for (sum, values) in gradient.tensors().into_iter().zip(shard.tensors()) {
                sum.iter_mut().zip(values).for_each(|(sum, value)| *sum += *value);
            }
            for (rows, gradient) in rows.iter().zip(d_embedded.chunks_exact(width)) {
                self.embeddings.add_gradient(rows, gradient);
            }
            losses.add(shard_losses);
        }
        self.descend(&mut gradient, steps);
        tokens
    }

    fn descend(&mut self, gradient: &mut Network, steps: usize) {
        let square: f32 =
            gradient.tensors().iter().map(|tensor| tensor.iter().map(|g| g * g).sum::<f32>()).sum();
        let length = (square + self.embeddings.square()).sqrt();
        let scale = if length > LONGEST_GRADIENT { LONGEST_GRADIENT / length } else { 1.0 };
        self.step += 1;
        let step = Step::new(self.step, rate(self.step as usize, steps), scale);
        let tensors = self.network.tensors().into_iter().zip(gradient.tensors());
        for ((tensor, gradient), moments) in tensors.zip(&mut self.moments) {
            moments.update(0, tensor, gradient, step);
        }
        self.embeddings.update(step);
    }

    fn prepare(&mut self, sentences: &[Sentence]) -> (Batch, Vec<Rows>) {
        let width = self.embeddings.width;
        let mut batch =
            Batch { sentences: Vec::new(), embedded: Vec::new(), vectors: Vec::new(), gold: Vec::new() };
        let mut all_rows = Vec::new();
        let mut normal = String::new();
        for sentence in sentences {
            let start = batch.gold.len();
            for (word, features) in sentence.iter().zip(of_sentence(sentence)) {
                let rows = self.embeddings.forgetful(self.embeddings.rows(&features), &mut self.rng);
                let at = batch.embedded.len();
                batch.embedded.resize(at + width, 0.0);
                self.embeddings.sum(&rows, &mut batch.embedded[at..]);
                normalise(&word.form, &mut normal);
                let at = batch.vectors.len();
                batch.vectors.resize(at + self.vectors.size, 0.0);
                if let Some(vector) = self.vectors.get(&normal).filter(|_| !self.rng.chance(0.1)) {
                    batch.vectors[at..].copy_from_slice(vector);
                }
                batch.gold.push(word.gold);
                all_rows.push(rows);
            }
            batch.sentences.push(start..batch.gold.len());
        }
        (batch, all_rows)
    }
}

/// Gradients of the network, those of the embeddings, and losses: one a part, each in its own thread.
fn gradients(
    network: &Network,
    prepared: &[(Batch, Vec<Rows>)],
    seeds: Vec<Rng>,
    share: f32,
) -> Vec<(Network, Vec<f32>, Losses)> {
    std::thread::scope(|scope| {
        let workers: Vec<_> = prepared
            .iter()
            .zip(seeds)
            .map(|((batch, _), mut rng)| {
                scope.spawn(move || {
                    let mut gradient = network.zero();
                    let mut d_embedded = vec![0.0; batch.embedded.len()];
                    let losses = network.learn(batch, DROP, share, &mut rng, &mut gradient, &mut d_embedded);
                    (gradient, d_embedded, losses)
                })
            })
            .collect();
        workers.into_iter().filter_map(|worker| worker.join().ok()).collect()
    })
}

/// Rises for the first steps, then falls to nothing in a straight line.
fn rate(step: usize, steps: usize) -> f32 {
    let warm = 400.0;
    let rising = (step as f32 / warm).min(1.0);
    TOP_RATE * rising * (1.0 - step as f32 / (steps as f32 * 1.02)).max(0.01)
}

fn of_sentence(sentence: &Sentence) -> Vec<Features> {
    let mut scratch = String::new();
    sentence.iter().enumerate().map(|(index, word)| features(&word.form, index == 0, &mut scratch)).collect()
}

/// Words in normal form of WCXB's main texts and of the treebanks, sentence by sentence.
fn running_text(texts: &Path, treebanks: &[Sentence]) -> Result<Vec<Vec<String>>, Box<dyn Error>> {
    let mut all = Vec::new();
    let mut normal = String::new();
    for path in crate::eval::files(texts)? {
        let truth: serde_json::Value = serde_json::from_str(&crate::eval::read_text(&path)?)?;
        let text = truth["ground_truth"]["main_content"].as_str().unwrap_or_default();
        let mut blocks = Vec::new();
        let mut start = 0;
        for line in text.split('\n') {
            blocks.push(Span::new(start, start + line.len()));
            start += line.len() + 1;
        }
        let (sentences, tokens) = segment(text, &blocks);
        for sentence in sentences {
            let words = tokens[sentence.tokens.first..sentence.tokens.past].iter();
            all.push(
                words
                    .map(|token| {
                        normalise(token.span.of(text), &mut normal);
                        normal.clone()
                    })
                    .collect(),
            );
        }
    }
    for sentence in treebanks {
        for sentence in [sentence, &corpus::with_hyphens(sentence)] {
            all.push(
                sentence
                    .iter()
                    .map(|word| {
                        normalise(&word.form, &mut normal);
                        normal.clone()
                    })
                    .collect(),
            );
        }
    }
    Ok(all)
}
