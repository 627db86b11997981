//! Trains the learned steps of the attribution floor: softmax regressions with AdaGrad over the choices
//! that PolNeAR's annotation teaches. The same articles give the same weights.

use std::path::Path;

use assay_attribution::attribute_with;
use assay_attribution::learned::{BUCKETS, Choice, Lessons, Model};
use assay_language::{Analysis, analyse};

use super::language::rng::Rng;
use crate::eval::attribution::{Annotated, compare, read_articles};
use crate::eval::{EvalError, last_line};

/// Times over the choices.
const EPOCHS: usize = 4;
/// The last epochs whose weights are averaged.
const AVERAGED: usize = 2;
/// First step.
const RATE: f32 = 0.1;
/// Features seen less often say too little.
const LEAST: u32 = 4;
/// One of so many articles is held out.
const PARTS: usize = 5;

/// An article ready to be learned from.
pub struct Prepared {
    annotated: Annotated,
    analysis: Analysis,
}

/// Reads and analyses the articles.
pub fn read(path: &Path) -> Result<Vec<Prepared>, EvalError> {
    let articles = read_articles(path)?;
    Ok(articles
        .into_iter()
        .map(|annotated| {
            let analysis = analyse(&annotated.article);
            Prepared { annotated, analysis }
        })
        .collect())
}

/// The model learned from the articles whose number `take` accepts.
pub fn train(articles: &[Prepared], take: impl Fn(usize) -> bool) -> Model {
    let lessons: Vec<Lessons> = articles
        .iter()
        .enumerate()
        .filter(|(number, _)| take(*number))
        .map(|(_, one)| Lessons::of(&one.annotated.article, &one.analysis, &one.annotated.gold))
        .collect();
    let mut weights = fit(lessons.iter().flat_map(Lessons::first).collect());
    let first = Model::of(&weights);
    let second = fit(lessons.iter().flat_map(|lessons| lessons.second(&first)).collect());
    for (weight, more) in weights.iter_mut().zip(second) {
        *weight += more;
    }
    Model::of(&weights)
}

/// Figures of every fifth article by a model that has not seen it.
pub fn held_out(articles: &[Prepared]) -> String {
    let model = train(articles, |number| number % PARTS != 0);
    measure(articles, |number| number % PARTS == 0, &model)
}

fn measure(articles: &[Prepared], take: impl Fn(usize) -> bool, model: &Model) -> String {
    let chosen = articles.iter().enumerate().filter(|(number, _)| take(*number)).map(|(_, one)| one);
    let found: Vec<_> = chosen
        .map(|one| (&one.annotated, attribute_with(&one.annotated.article, &one.analysis, model)))
        .collect();
    let tally = compare(found.iter().map(|(one, found)| (*one, found.attributions.as_slice())));
    let scores = tally.scores(found.len(), 0.0);
    format!("{}{}", scores.table, last_line("held out", &scores.figures))
}

/// Softmax regression over choices with AdaGrad.
fn fit(mut choices: Vec<Choice>) -> Vec<f32> {
    // Rare features are dropped by a count of their own buckets.
    let mut seen = vec![0_u32; BUCKETS];
    for feature in choices.iter().flat_map(|choice| &choice.parts).flatten() {
        seen[*feature as usize] += 1;
    }
    for part in choices.iter_mut().flat_map(|choice| &mut choice.parts) {
        part.retain(|feature| seen[*feature as usize] >= LEAST);
    }
    let mut weights = vec![0.0_f32; BUCKETS];
    let mut squares = vec![1e-1_f32; BUCKETS];
    let mut sums = vec![0.0_f32; BUCKETS];
    let mut rng = Rng(20_261_125);
    let mut order: Vec<usize> = (0..choices.len()).collect();
    let (mut parts, mut slopes, mut scores) = (Vec::new(), Vec::new(), Vec::new());
    for epoch in 0..EPOCHS {
        rng.shuffle(&mut order);
        for &at in &order {
            let choice = &choices[at];
            parts.clear();
            parts.extend(
                choice
                    .parts
                    .iter()
                    .map(|features| features.iter().map(|feature| weights[*feature as usize]).sum::<f32>()),
            );
            scores.clear();
            scores.extend(
                choice
                    .options
                    .iter()
                    .map(|option| option.iter().map(|part| parts[*part as usize]).sum::<f32>()),
            );
            let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            let total: f32 = scores.iter().map(|score| (score - most).exp()).sum();
            slopes.clear();
            slopes.resize(parts.len(), 0.0_f32);
            for (option, (parts, score)) in choice.options.iter().zip(&scores).enumerate() {
                let slope = (score - most).exp() / total - f32::from(u8::from(option == choice.right));
                for part in parts {
                    slopes[*part as usize] += slope;
                }
            }
            for (features, &slope) in choice.parts.iter().zip(&slopes) {
                if slope.abs() < 1e-4 {
                    continue;
                }
                for &feature in features {
                    let feature = feature as usize;
                    squares[feature] += slope * slope;
                    weights[feature] -= RATE * slope / squares[feature].sqrt();
                }
            }
        }
        if epoch + AVERAGED >= EPOCHS {
            for (sum, weight) in sums.iter_mut().zip(&weights) {
                *sum += weight / AVERAGED as f32;
            }
        }
    }
    sums
}
