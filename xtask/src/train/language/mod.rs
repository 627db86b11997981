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
mod rng;
mod softmax;
mod vectors;

use std::error::Error;
use std::path::{Path, PathBuf};

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

/// What to train on and how long.
pub struct Plan {
    /// Directory of the treebanks.
    pub treebanks: PathBuf,
    /// Directory of WCXB's ground truth.
    pub texts: PathBuf,
    pub epochs: usize,
    pub hidden: usize,
    pub layers: usize,
    pub tag_layer: usize,
    pub arc: usize,
    pub label: usize,
    pub vector: usize,
}

const BATCH_TOKENS: usize = 700;
const SHARDS: usize = 2;
const TOP_RATE: f32 = 2.5e-3;
const DROP: f32 = 0.3;
const LONGEST_GRADIENT: f32 = 5.0;

/// Trains and returns the model's bytes; `report` is told how it goes.
pub fn train(plan: &Plan, mut report: impl FnMut(String)) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut sentences = corpus::read(&plan.treebanks.join("ewt-train.conllu"))?;
    sentences.extend(corpus::read(&plan.treebanks.join("gumperm-train.conllu"))?);
    report(format!("{} sentences", sentences.len()));
    let vectors = Vectors::learn(&running_text(&plan.texts, &sentences)?, plan.vector);
    report(format!("{} vectors", vectors.index.len()));
    let mut rng = Rng(2_026);
    let width = 2 * plan.hidden;
    let both: Vec<Sentence> =
        sentences.iter().cloned().chain(sentences.iter().map(corpus::with_hyphens)).collect();
    let seen: Vec<Features> = both.iter().flat_map(of_sentence).collect();
    let mut embeddings = Embeddings::new(seen.iter(), width, &mut rng);
    drop((both, seen));
    let sizes = Sizes {
        vector: plan.vector,
        hidden: plan.hidden,
        layers: plan.layers,
        tag_layer: plan.tag_layer,
        arc: plan.arc,
        label: plan.label,
        tags: Tag::ALL.len(),
        fine_tags: FineTag::ALL.len(),
        relations: Relation::ALL.len(),
    };
    let mut network = Network::new(sizes, &mut rng);
    let mut moments: Vec<Moments> =
        network.tensors().iter().map(|tensor| Moments::new(tensor.len())).collect();
    let total: usize = sentences.iter().map(Vec::len).sum();
    let steps = plan.epochs * total / BATCH_TOKENS;
    let mut number = 0u32;
    for epoch in 1..=plan.epochs {
        let mut order: Vec<usize> = (0..sentences.len()).collect();
        rng.shuffle(&mut order);
        let mut losses = Losses::default();
        let mut tokens = 0usize;
        let mut next = 0;
        while next < order.len() {
            let mut shards: Vec<Vec<Sentence>> = vec![Vec::new(); SHARDS];
            let mut sizes = [0usize; SHARDS];
            while next < order.len() && sizes.iter().sum::<usize>() < BATCH_TOKENS {
                let sentence = corpus::varied(&sentences[order[next]], &mut rng);
                let shard = usize::from(sizes[0] > sizes[1]);
                sizes[shard] += sentence.len();
                shards[shard].push(sentence);
                next += 1;
            }
            let share = 1.0 / sizes.iter().sum::<usize>() as f32;
            let prepared: Vec<(Batch, Vec<Rows>)> =
                shards.iter().map(|sentences| prepare(sentences, &embeddings, &vectors, &mut rng)).collect();
            let seeds: Vec<Rng> = (0..SHARDS).map(|_| Rng(rng.bits())).collect();
            let network_ref = &network;
            let results: Vec<(Network, Vec<f32>, Losses)> = std::thread::scope(|scope| {
                let workers: Vec<_> = prepared
                    .iter()
                    .zip(seeds)
                    .map(|((batch, _), mut rng)| {
                        scope.spawn(move || {
                            let mut gradient = network_ref.zero();
                            let mut d_embedded = vec![0.0; batch.embedded.len()];
                            let losses = network_ref.learn(
                                batch,
                                DROP,
                                share,
                                &mut rng,
                                &mut gradient,
                                &mut d_embedded,
                            );
                            (gradient, d_embedded, losses)
                        })
                    })
                    .collect();
                workers.into_iter().filter_map(|worker| worker.join().ok()).collect()
            });
            number += 1;
            let mut gradient = network.zero();
            for ((shard, d_embedded, shard_losses), (_, rows)) in results.into_iter().zip(&prepared) {
                let mut shard = shard;
                for (sum, values) in gradient.tensors().into_iter().zip(shard.tensors()) {
                    sum.iter_mut().zip(values).for_each(|(sum, value)| *sum += *value);
                }
                for (rows, gradient) in rows.iter().zip(d_embedded.chunks_exact(width)) {
                    embeddings.add_gradient(rows, gradient);
                }
                losses.add(shard_losses);
                tokens += rows.len();
            }
            let square: f32 =
                gradient.tensors().iter().map(|tensor| tensor.iter().map(|g| g * g).sum::<f32>()).sum();
            let length = (square + embeddings.square()).sqrt();
            let scale = if length > LONGEST_GRADIENT { LONGEST_GRADIENT / length } else { 1.0 };
            let step = Step::new(number, rate(number as usize, steps), scale);
            for ((tensor, gradient), moments) in
                network.tensors().into_iter().zip(gradient.tensors()).zip(&mut moments)
            {
                moments.update(0, tensor, gradient, step);
            }
            embeddings.update(step);
        }
        let per = 1.0 / tokens as f32;
        report(format!(
            "epoch {epoch}: loss a token: tags {:.4}, fine tags {:.4}, names {:.4}, heads {:.4}, relations {:.4}",
            losses.tags * per,
            losses.fine_tags * per,
            losses.names * per,
            losses.arcs * per,
            losses.relations * per
        ));
    }
    Ok(export::export(&mut network, &embeddings, &vectors))
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

fn prepare(
    sentences: &[Sentence],
    embeddings: &Embeddings,
    vectors: &Vectors,
    rng: &mut Rng,
) -> (Batch, Vec<Rows>) {
    let width = embeddings.width;
    let mut batch =
        Batch { sentences: Vec::new(), embedded: Vec::new(), vectors: Vec::new(), gold: Vec::new() };
    let mut all_rows = Vec::new();
    let mut normal = String::new();
    for sentence in sentences {
        let start = batch.gold.len();
        for (word, features) in sentence.iter().zip(of_sentence(sentence)) {
            let rows = embeddings.forgetful(embeddings.rows(&features), rng);
            let at = batch.embedded.len();
            batch.embedded.resize(at + width, 0.0);
            embeddings.sum(&rows, &mut batch.embedded[at..]);
            normalise(&word.form, &mut normal);
            let at = batch.vectors.len();
            batch.vectors.resize(at + vectors.size, 0.0);
            if let Some(vector) = vectors.get(&normal).filter(|_| !rng.chance(0.1)) {
                batch.vectors[at..].copy_from_slice(vector);
            }
            batch.gold.push(word.gold);
            all_rows.push(rows);
        }
        batch.sentences.push(start..batch.gold.len());
    }
    (batch, all_rows)
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
