//! Trains the model of what is worth checking (`assay_claim::worth`): for each of its two questions
//! a logistic regression over a passage's features, with AdaGrad, several runs averaged. The same
//! rows give the same weights.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

use assay_claim::worth::{BUCKETS, Fact, Features, HeadWeights, Model};

use super::descent::Descent;
use super::language::rng::Rng;
use crate::eval::checkworthy::{Measured, folds};
use crate::eval::labelled::{Sentence, claimbuster, debates, policlaim};

/// Times over the rows.
const EPOCHS: usize = 10;
/// Runs, each in another order, that are averaged.
const RUNS: usize = 3;
/// How weights are moved, by each row.
const DESCENT: Descent = Descent { rate: 0.12, shrink: 2e-5 };
/// What the steps' memory begins with: the less, the longer the first steps.
const MEMORY: f32 = 0.001;
/// A feature of fewer rows says more of the row than of what is asked.
const LEAST: u32 = 2;
/// Parts of the rows for choosing the threshold.
const PARTS: usize = 4;

/// A passage and the answer.
pub struct Row<'a> {
    pub features: &'a Features,
    pub yes: bool,
}

/// The weights that fit the rows, its base moved so that the threshold that gives the best F1 on
/// parts held out in turn is zero. Learning sets out from `start`.
pub fn fit(rows: &[Row<'_>], start: &HeadWeights) -> HeadWeights {
    let mut scored = Vec::with_capacity(rows.len());
    for part in 0..PARTS {
        let of = |index: usize| index % PARTS == part;
        let others: Vec<usize> = (0..rows.len()).filter(|index| !of(*index)).collect();
        let weights = weights(rows, &others, start);
        let held = rows.iter().enumerate().filter(|(index, _)| of(*index));
        scored.extend(held.map(|(_, row)| (weights.score(row.features), row.yes)));
    }
    let all: Vec<usize> = (0..rows.len()).collect();
    let mut fitted = weights(rows, &all, start);
    fitted.base -= best_threshold(scored);
    fitted
}

/// The score from which on saying yes gives the best F1.
fn best_threshold(mut scored: Vec<(f32, bool)>) -> f32 {
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let gold = scored.iter().filter(|(_, yes)| *yes).count();
    let (mut right, mut best) = (0, (0.0, 0.0));
    for (index, (score, yes)) in scored.iter().enumerate() {
        right += usize::from(*yes);
        let f1 = 2.0 * right as f64 / (index + 1 + gold) as f64;
        if f1 > best.0 {
            best = (f1, *score);
        }
    }
    best.1
}

/// Weights with the steps' memory.
struct Learner {
    weights: HeadWeights,
    base: f32,
    facts: [f32; Fact::ALL.len()],
    words: Vec<f32>,
    construction: Vec<f32>,
}

fn weights(rows: &[Row<'_>], of: &[usize], start: &HeadWeights) -> HeadWeights {
    let mut counts = [vec![0u32; BUCKETS], vec![0u32; BUCKETS]];
    for row in of.iter().map(|index| &rows[*index]) {
        row.features.words.iter().for_each(|bucket| counts[0][*bucket as usize] += 1);
        row.features.construction.iter().for_each(|bucket| counts[1][*bucket as usize] += 1);
    }
    let mut mean = HeadWeights::none();
    for run in 0..RUNS {
        let mut learner = Learner {
            weights: start.clone(),
            base: 1.0,
            facts: [1.0; Fact::ALL.len()],
            words: vec![MEMORY; BUCKETS],
            construction: vec![MEMORY; BUCKETS],
        };
        let mut order = of.to_vec();
        let mut rng = Rng(17 + run as u64);
        for _ in 0..EPOCHS {
            rng.shuffle(&mut order);
            for index in &order {
                learner.step(&rows[*index], &counts);
            }
        }
        let share = 1.0 / RUNS as f32;
        mean.base += learner.weights.base * share;
        for (sum, weight) in mean.facts.iter_mut().zip(learner.weights.facts) {
            *sum += weight * share;
        }
        for (sums, weights) in [
            (&mut mean.words, &learner.weights.words),
            (&mut mean.construction, &learner.weights.construction),
        ] {
            sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight * share);
        }
    }
    mean
}

impl Learner {
    fn step(&mut self, row: &Row<'_>, counts: &[Vec<u32>; 2]) {
        let score = self.weights.score(row.features);
        let chance = 1.0 / (1.0 + (-score).exp());
        let slope = chance - if row.yes { 1.0 } else { 0.0 };
        DESCENT.step(&mut self.weights.base, &mut self.base, slope);
        for (place, value) in row.features.facts.iter().enumerate().filter(|(_, value)| **value != 0.0) {
            DESCENT.step(&mut self.weights.facts[place], &mut self.facts[place], slope * value);
        }
        let Learner { weights, words, construction, .. } = self;
        for (weights, memory, buckets, counts) in [
            (&mut weights.words, words, &row.features.words, &counts[0]),
            (&mut weights.construction, construction, &row.features.construction, &counts[1]),
        ] {
            let value = Features::share(buckets.len());
            for bucket in buckets.iter().map(|bucket| *bucket as usize).filter(|b| counts[*b] >= LEAST) {
                DESCENT.step(&mut weights[bucket], &mut memory[bucket], slope * value);
            }
        }
    }
}

/// The model's file and a report.
pub fn train(claims: &Path) -> Result<(Vec<u8>, String), Box<dyn Error>> {
    let mut report = String::new();
    // CheckThat's sentences come from the same debates: what it measures must not be learned from.
    let measured: BTreeSet<String> =
        debates(&claims.join("checkthat24/dev.tsv"))?.iter().map(Sentence::key).collect();
    let all = claimbuster(&claims.join("claimbuster/kfold_25ncs.json"))?;
    let kept: Vec<Sentence> =
        all.iter().filter(|sentence| !measured.contains(&sentence.key())).cloned().collect();
    let _ =
        writeln!(report, "ClaimBuster: {} sentences, {} of them not in CheckThat dev", all.len(), kept.len());
    let features: Vec<Features> = kept.iter().map(Sentence::features).collect();
    let rows: Vec<Row<'_>> = rows(&kept, &features);
    let worthy = fit(&rows, &HeadWeights::none());
    let _ =
        writeln!(report, "four folds by position: {}", folds(&rows, &HeadWeights::none(), |index| index % 4));
    let speeches = policlaim(&claims.join("policlaim/train_golden"))?;
    let mut sentences = Vec::new();
    let mut speech_of = Vec::new();
    for (number, speech) in speeches.iter().enumerate() {
        sentences.extend(speech.sentences.iter().cloned());
        speech_of.resize(sentences.len(), number);
    }
    let features: Vec<Features> = sentences.iter().map(Sentence::features).collect();
    let rows: Vec<Row<'_>> = self::rows(&sentences, &features);
    let verifiable = fit(&rows, &worthy);
    let held: Measured = folds(&rows, &worthy, |index| speech_of[index]);
    let _ = writeln!(report, "PoliClaim: {} sentences; each speech by the others: {held}", sentences.len());
    let seen = speeches.iter().map(|speech| speech.fingerprint()).collect();
    Ok((Model::of(seen, worthy, verifiable).write(), report))
}

fn rows<'a>(sentences: &[Sentence], features: &'a [Features]) -> Vec<Row<'a>> {
    sentences.iter().zip(features).map(|(sentence, features)| Row { features, yes: sentence.yes }).collect()
}
