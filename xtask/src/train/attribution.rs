//! Trains the learned steps of the attribution floor: softmax regressions with AdaGrad over the choices
//! that PolNeAR's annotation teaches. The same articles give the same weights.

use std::path::Path;

use assay_attribution::attribute_with;
use assay_attribution::learned::{BUCKETS, Bias, Choice, Lessons, Model};
use assay_language::{Analysis, analyse};

use super::descent::Descent;
use super::language::rng::Rng;
use crate::eval::attribution::{Annotated, compare, read_articles};
use crate::eval::{EvalError, last_line};

/// One of so many articles is held out.
const PARTS: usize = 5;

/// Parts of the articles that are held out in turn for the last step.
const JACKKNIFE: usize = 4;

/// How weights are learned.
#[derive(Clone, Copy, Debug)]
pub struct Recipe {
    /// Times over the choices.
    pub epochs: usize,
    /// The last epochs whose weights are averaged.
    pub averaged: usize,
    /// Runs in different orders that are averaged.
    pub runs: u64,
    /// First step.
    pub rate: f32,
    /// What the steps' memory begins with: the less, the longer the first steps.
    pub memory: f32,
    /// Pull of the weights of a choice towards zero.
    pub shrink: f32,
    /// Features seen less often say too little.
    pub least: u32,
    /// Added to the scores besides the weights.
    pub bias: Bias,
}

/// What the shipped weights are learned with.
pub const RECIPE: Recipe = Recipe {
    epochs: 4,
    averaged: 2,
    runs: 3,
    rate: 0.1,
    memory: 1.0,
    shrink: 0.0,
    least: 2,
    bias: Bias { favour: 0.6, trust: 0.8 },
};

/// An article ready to be learned from.
pub struct Prepared {
    annotated: Annotated,
    analysis: Analysis,
}

impl Prepared {
    /// What the article teaches.
    pub fn lessons(&self) -> Lessons {
        Lessons::of(&self.annotated.article, &self.analysis, &self.annotated.gold)
    }
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
pub fn train(articles: &[Prepared], take: impl Fn(usize) -> bool, recipe: &Recipe) -> Model {
    let lessons: Vec<Lessons> = articles
        .iter()
        .enumerate()
        .filter(|(number, _)| take(*number))
        .map(|(_, one)| one.lessons())
        .collect();
    // What to accept is learned from what models found that have not seen the article.
    let mut third = Vec::new();
    for part in 0..JACKKNIFE {
        let held = |number: usize| number % JACKKNIFE == part;
        let others: Vec<&Lessons> =
            lessons.iter().enumerate().filter(|(number, _)| !held(*number)).map(|(_, one)| one).collect();
        let model = Model::of(&first_steps(&others, recipe), recipe.bias);
        let held = lessons.iter().enumerate().filter(|(number, _)| held(*number));
        third.extend(held.flat_map(|(_, one)| one.third(&model)));
    }
    let mut weights = first_steps(&lessons.iter().collect::<Vec<_>>(), recipe);
    add(&mut weights, fit(third, recipe));
    Model::of(&weights, recipe.bias)
}

/// Weights of cue, source and content.
fn first_steps(lessons: &[&Lessons], recipe: &Recipe) -> Vec<f32> {
    let mut weights = fit(lessons.iter().flat_map(|lessons| lessons.first()).collect(), recipe);
    let first = Model::of(&weights, recipe.bias);
    add(&mut weights, fit(lessons.iter().flat_map(|lessons| lessons.second(&first)).collect(), recipe));
    weights
}

fn add(weights: &mut [f32], more: Vec<f32>) {
    for (weight, more) in weights.iter_mut().zip(more) {
        *weight += more;
    }
}

/// Figures of every fifth article by a model that has not seen it, and of `also`, none of which it has; with
/// `list`, what it got wrong of the first.
pub fn held_out(articles: &[Prepared], also: &[Prepared], recipe: &Recipe, list: bool) -> String {
    let model = train(articles, |number| number % PARTS != 0, recipe);
    let mut figures = measure(articles, |number| number % PARTS == 0, &model, list);
    if !also.is_empty() {
        figures += &measure(also, |_| true, &model, false);
    }
    figures
}

fn measure(articles: &[Prepared], take: impl Fn(usize) -> bool, model: &Model, list: bool) -> String {
    let chosen = articles.iter().enumerate().filter(|(number, _)| take(*number)).map(|(_, one)| one);
    let found: Vec<_> = chosen
        .map(|one| (&one.annotated, attribute_with(&one.annotated.article, &one.analysis, model)))
        .collect();
    let tally = compare(found.iter().map(|(one, found)| (*one, found.attributions.as_slice())), list);
    let scores = tally.scores(found.len(), 0.0);
    format!("{}{}", scores.table, last_line("held out", &scores.figures))
}

/// Softmax regression over choices with AdaGrad.
fn fit(mut choices: Vec<Choice>, recipe: &Recipe) -> Vec<f32> {
    // Rare features are dropped by a count of their own buckets.
    let mut seen = vec![0_u32; BUCKETS];
    for feature in choices.iter().flat_map(|choice| &choice.parts).flatten() {
        seen[*feature as usize] += 1;
    }
    for part in choices.iter_mut().flat_map(|choice| &mut choice.parts) {
        part.retain(|feature| seen[*feature as usize] >= recipe.least);
    }
    let mut sums = vec![0.0_f32; BUCKETS];
    for run in 0..recipe.runs {
        run_once(&choices, recipe, run, &mut sums);
    }
    sums
}

/// Adds the weights of one run, each a share of the whole.
fn run_once(choices: &[Choice], recipe: &Recipe, run: u64, sums: &mut [f32]) {
    let descent = Descent { rate: recipe.rate, shrink: recipe.shrink };
    let share = 1.0 / (recipe.runs as usize * recipe.averaged) as f32;
    let mut weights = vec![0.0_f32; BUCKETS];
    let mut squares = vec![recipe.memory; BUCKETS];
    let mut rng = Rng(20_261_125 + run);
    let mut order: Vec<usize> = (0..choices.len()).collect();
    let (mut parts, mut slopes, mut scores) = (Vec::new(), Vec::new(), Vec::new());
    for epoch in 0..recipe.epochs {
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
                    descent.step(&mut weights[feature], &mut squares[feature], slope);
                }
            }
        }
        if epoch + recipe.averaged >= recipe.epochs {
            for (sum, weight) in sums.iter_mut().zip(&weights) {
                *sum += weight * share;
            }
        }
    }
}
