//! Trains the article scorer: `cargo xtask train article PAGES OUT`.
//!
//! PAGES holds `wcxb/dev` and, where present, `trafilatura` (`evaldata.json`, `cache`, `eval`).
//! OUT is the table of weights, `crates/assay-article/data/scorer.tsv`. The order of pages and
//! the arithmetic are fixed: the same pages give the same table.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use assay_article::training::{self, Scorer, TrainingPage};
use assay_text::Source;
use serde_json::Value;

use super::trees::{self, Row, Settings, Tree};
use crate::eval::{article_trafilatura, article_wcxb, last_line};

/// Parts the pages are split into: each is scored by weights learned from the others.
const FOLDS: usize = 5;
/// Pages a word of class names must occur on to get a weight.
const LEAST_PAGES: usize = 30;
const EPOCHS: usize = 14;
/// Strength of the pull of every weight towards zero.
const DECAY: f32 = 1e-2;
const RATE: f32 = 0.15;

/// What a unit is known to be.
#[derive(Clone, Copy, Debug)]
struct Label {
    article: bool,
    /// How much it counts; 0 where nothing is known.
    weight: f32,
}

struct Example {
    page: TrainingPage,
    labels: Vec<Label>,
    /// Words of the true text, where it is known whole.
    truth: Option<Vec<String>>,
    is_article: bool,
    fold: usize,
    /// Numbers of the facts and names of each unit.
    inputs: Vec<Vec<u32>>,
}

/// What training gives.
pub struct Trained {
    /// The table of weights.
    pub table: String,
    /// Figures on pages that were held out.
    pub report: String,
    /// For each part of the pages the table that has not seen it.
    pub blind: Vec<String>,
}

/// The held-out figures with tables kept by an earlier training, one a part of the pages.
pub fn held_out_from(folds: &Path, pages: &Path) -> Result<String, Box<dyn std::error::Error>> {
    let mut scorers = Vec::new();
    for fold in 0..FOLDS {
        scorers.push(Scorer::read(&std::fs::read_to_string(folds.join(format!("{fold}.tsv")))?));
    }
    held_out(pages, &scorers)
}

/// Trains on the pages below `path`.
pub fn train(path: &Path) -> Result<Trained, Box<dyn std::error::Error>> {
    let mut examples = wcxb(&path.join("wcxb/dev"))?;
    examples.extend(trafilatura(&path.join("trafilatura"))?);
    let names = number_names(&examples);
    let base = training::fact_count() as u32;
    for example in &mut examples {
        example.inputs = example
            .page
            .units
            .iter()
            .map(|unit| {
                let facts = unit.facts.iter().map(|fact| u32::from(*fact));
                let known =
                    unit.names.iter().filter_map(|(_, name)| names.get(name).map(|index| base + index));
                facts.chain(known).collect()
            })
            .collect();
    }
    let size = base as usize + names.len();
    // Every page is scored by weights that have not seen it; the second regression learns there.
    let mut alone: Vec<Vec<f32>> = vec![Vec::new(); examples.len()];
    let mut blind = Vec::new();
    for fold in 0..FOLDS {
        let weights = learn(&examples, size, |example| example.fold != fold);
        for (scores, example) in alone.iter_mut().zip(&examples).filter(|(_, example)| example.fold == fold) {
            *scores = score(&weights, example);
        }
        blind.push(weights);
    }
    let mut report = report("alone", &examples, &alone);
    let mut context = Vec::new();
    let mut scores = alone;
    for round in 0..training::rounds() {
        let rows: Vec<Vec<Vec<f32>>> =
            examples.iter().zip(&scores).map(|(example, scores)| context_rows(example, scores)).collect();
        let weights = learn_context(&examples, &rows);
        scores = examples.iter().zip(&rows).map(|(example, rows)| weigh(example, rows, &weights)).collect();
        report += &self::report(&format!("context {round}"), &examples, &scores);
        context.push(weights);
    }
    doubt(&mut examples, &scores);
    // Trees, round by round: those of a fold have not seen it, those of the last list see all.
    let mut blind_trees: Vec<Vec<Vec<Tree>>> = (0..FOLDS).map(|_| Vec::new()).collect();
    let mut all_trees = Vec::new();
    for round in 0..training::tree_rounds() {
        let numbers: Vec<Vec<Vec<f32>>> = examples
            .iter()
            .zip(&scores)
            .map(|(example, scores)| training::numbers(&example.page, scores))
            .collect();
        for (fold, rounds) in blind_trees.iter_mut().enumerate() {
            let grown = grow(&examples, &numbers, |example| example.fold != fold);
            let pages = examples.iter().zip(&numbers).zip(&mut scores);
            for ((_, numbers), scores) in pages.filter(|((example, _), _)| example.fold == fold) {
                *scores = numbers
                    .iter()
                    .map(|row| grown.iter().map(|tree| trees::answer(tree, row)).sum())
                    .collect();
            }
            rounds.push(grown);
        }
        all_trees.push(grow(&examples, &numbers, |_| true));
        report += &self::report(&format!("trees {round}"), &examples, &scores);
    }
    let blind: Vec<String> = blind
        .iter()
        .zip(&blind_trees)
        .map(|(weights, trees)| table(weights, &names, &context, trees))
        .collect();
    let scorers: Vec<Scorer> = blind.iter().map(|table| Scorer::read(table)).collect();
    report += &held_out(path, &scorers)?;
    let weights = learn(&examples, size, |_| true);
    Ok(Trained { table: table(&weights, &names, &context, &all_trees), report, blind })
}

/// The part of the pages a page belongs to.
fn fold_of(name: &str) -> usize {
    name.bytes().fold(7usize, |h, b| (h * 31 + usize::from(b)) % 1009) % FOLDS
}

/// The figures of both sets when each page is extracted whole, rules included, with weights that
/// have not seen it.
fn held_out(path: &Path, scorers: &[Scorer]) -> Result<String, Box<dyn std::error::Error>> {
    let extract = |name: &str, source: &Source| scorers[fold_of(name)].extract(source).ok();
    let wcxb = article_wcxb::measure_with(&path.join("wcxb/dev"), &extract)?;
    let mut report = format!("{}{}\n", wcxb.table, last_line("held out: article-wcxb", &wcxb.figures));
    let other = path.join("trafilatura");
    if other.join("evaldata.json").is_file() {
        let scores = article_trafilatura::measure_with(&other, &extract)?;
        let _ = writeln!(report, "{}", last_line("held out: article-trafilatura", &scores.figures));
    }
    Ok(report)
}

/// Pages whose truth the regressions contradict in most words; most such truths are cut short.
const DOUBTED: f64 = 0.6;
/// How much those pages count.
const DOUBTED_WEIGHT: f32 = 0.1;

/// Lets pages with a doubtful truth count less.
fn doubt(examples: &mut [Example], scores: &[Vec<f32>]) {
    for (example, scores) in examples.iter_mut().zip(scores) {
        if page_f1(example, scores, 0.0).is_some_and(|f1| f1 < DOUBTED) && example.is_article {
            for label in &mut example.labels {
                label.weight *= DOUBTED_WEIGHT;
            }
        }
    }
}

/// The trees, from the numbers of each unit of the pages that are included.
fn grow(examples: &[Example], numbers: &[Vec<Vec<f32>>], included: impl Fn(&Example) -> bool) -> Vec<Tree> {
    let mut rows = Vec::new();
    for (page, (example, numbers)) in
        examples.iter().zip(numbers).enumerate().filter(|(_, (e, _))| included(e))
    {
        for (values, label) in numbers.iter().zip(&example.labels).filter(|(_, label)| label.weight > 0.0) {
            rows.push(Row { values, yes: label.article, weight: label.weight, page });
        }
    }
    trees::grow(&rows, &Settings::default())
}

fn wcxb(path: &Path) -> Result<Vec<Example>, Box<dyn std::error::Error>> {
    let mut examples = Vec::new();
    for file in sorted(&path.join("ground-truth"))? {
        let truth: Value = serde_json::from_str(&std::fs::read_to_string(&file)?)?;
        let id = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = truth["ground_truth"]["main_content"].as_str().unwrap_or_default();
        if text.is_empty() {
            continue;
        }
        let source = Source::new(std::fs::read(path.join("html").join(format!("{id}.html")))?)?
            .with_url(truth["url"].as_str().unwrap_or_default());
        let page = training::page(&source);
        let words = words(text);
        let is_article = truth["_internal"]["page_type"]["primary"] == "article";
        let labels = align(&page, &words, if is_article { 1.0 } else { 0.3 });
        let fold = fold_of(&id);
        examples.push(Example { page, labels, truth: Some(words), is_article, fold, inputs: Vec::new() });
    }
    Ok(examples)
}

fn trafilatura(path: &Path) -> Result<Vec<Example>, Box<dyn std::error::Error>> {
    let index = path.join("evaldata.json");
    if !index.is_file() {
        return Ok(Vec::new());
    }
    let all: BTreeMap<String, Value> = serde_json::from_str(&std::fs::read_to_string(index)?)?;
    let mut examples = Vec::new();
    for (url, entry) in &all {
        let name = entry["file"].as_str().unwrap_or_default();
        let Some(file) = article_trafilatura::page_file(path, name) else { continue };
        let page = training::page(&Source::new(std::fs::read(file)?)?.with_url(url));
        let list = |key: &str| -> Vec<String> {
            let values = entry[key].as_array().cloned().unwrap_or_default();
            values.iter().filter_map(|v| Some(format!(" {} ", words(v.as_str()?).join(" ")))).collect()
        };
        let (with, without) = (list("with"), list("without"));
        let label = |text: &str| {
            let text = format!(" {} ", words(text).join(" "));
            let holds =
                |snippets: &[String]| snippets.iter().any(|s| s.len() > 4 && text.contains(s.as_str()));
            match (holds(&with), holds(&without)) {
                (true, false) => Label { article: true, weight: 2.0 },
                (false, true) => Label { article: false, weight: 2.0 },
                _ => Label { article: false, weight: 0.0 },
            }
        };
        let labels = page.units.iter().map(|unit| label(&unit.text)).collect();
        examples.push(Example {
            page,
            labels,
            truth: None,
            is_article: false,
            fold: fold_of(name),
            inputs: Vec::new(),
        });
    }
    Ok(examples)
}

fn sorted(path: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(path)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    files.sort();
    Ok(files)
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

const SHINGLE: usize = 3;

/// Finds the units in the true text. Each word of the truth is used up once, so that a teaser
/// that repeats a sentence is not taken for it; short units must stand where the text goes on.
fn align(page: &TrainingPage, truth: &[String], importance: f32) -> Vec<Label> {
    let mut places: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
    for (at, window) in truth.windows(SHINGLE).enumerate() {
        places.entry(window).or_default().push(at);
    }
    let mut used = vec![false; truth.len()];
    let mut next = 0usize;
    let mut sizes = Vec::new();
    let mut found = Vec::new();
    for unit in &page.units {
        let words = words(&unit.text);
        sizes.push(words.len());
        let positions: Vec<usize> = if words.len() >= SHINGLE {
            let free = |window: &[String]| {
                let all = places.get(window)?;
                let ahead = all.iter().find(|at| **at + SHINGLE >= next && !used[**at]);
                ahead.or_else(|| all.iter().find(|at| !used[**at])).copied()
            };
            words.windows(SHINGLE).filter_map(free).collect()
        } else {
            let window = truth.get(next..(next + 10 + words.len()).min(truth.len())).unwrap_or_default();
            let at = window.windows(words.len().max(1)).position(|part| part == words.as_slice());
            at.map(|at| next + at).into_iter().collect()
        };
        let wanted = (words.len() + 1).saturating_sub(SHINGLE).max(1);
        let article = !words.is_empty() && positions.len() * 10 >= wanted * 6;
        if article {
            for at in &positions {
                used[*at] = true;
            }
            next = positions.iter().max().map_or(next, |at| at + words.len().min(SHINGLE));
        }
        found.push(article);
    }
    let total: f32 = sizes.iter().map(|size| (*size as f32).powf(0.75)).sum::<f32>().max(1.0);
    let weight = |size: &usize| importance * 60.0 * (*size as f32).powf(0.75) / total;
    found
        .iter()
        .zip(&sizes)
        .map(|(article, size)| Label { article: *article, weight: weight(size) })
        .collect()
}

/// Numbers the words of class names that occur on enough pages.
fn number_names(examples: &[Example]) -> BTreeMap<String, u32> {
    let mut pages: BTreeMap<&str, usize> = BTreeMap::new();
    for example in examples {
        let mut seen: Vec<&str> = example
            .page
            .units
            .iter()
            .flat_map(|unit| unit.names.iter().map(|(_, name)| name.as_str()))
            .collect();
        seen.sort_unstable();
        seen.dedup();
        for name in seen {
            *pages.entry(name).or_default() += 1;
        }
    }
    let known = pages.into_iter().filter(|(_, count)| *count >= LEAST_PAGES);
    known.enumerate().map(|(index, (name, _))| (name.to_owned(), index as u32)).collect()
}

fn sum(weights: &[f32], input: &[u32]) -> f32 {
    input.iter().map(|index| weights[*index as usize]).sum()
}

fn score(weights: &[f32], example: &Example) -> Vec<f32> {
    example.inputs.iter().map(|input| sum(weights, input)).collect()
}

/// Logistic regression by AdaGrad, pages in a fixed shuffled order.
fn learn(examples: &[Example], size: usize, included: impl Fn(&Example) -> bool) -> Vec<f32> {
    let mut weights = vec![0f32; size];
    let mut squares = vec![1e-3f32; size];
    let mut order: Vec<usize> = (0..examples.len()).filter(|index| included(&examples[*index])).collect();
    let mut state = 0x2545_f491_4f6c_dd1du64;
    for epoch in 0..EPOCHS {
        for index in (1..order.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(index, (state >> 33) as usize % (index + 1));
        }
        let rate = RATE / (1.0 + epoch as f32 * 0.3);
        for example in order.iter().map(|index| &examples[*index]) {
            for (input, label) in example.inputs.iter().zip(&example.labels) {
                if label.weight == 0.0 {
                    continue;
                }
                let chance = 1.0 / (1.0 + (-sum(&weights, input)).exp());
                let error = (chance - f32::from(u8::from(label.article))) * label.weight;
                for index in input {
                    let index = *index as usize;
                    let gradient = error + DECAY * weights[index];
                    squares[index] += gradient * gradient;
                    weights[index] -= rate * gradient / squares[index].sqrt();
                }
            }
        }
    }
    weights
}

fn lengths(example: &Example) -> Vec<usize> {
    example.page.units.iter().map(|unit| unit.text.len()).collect()
}

fn context_rows(example: &Example, scores: &[f32]) -> Vec<Vec<f32>> {
    let around: Vec<[u32; 4]> = example.page.units.iter().map(|unit| unit.around).collect();
    training::context(scores, &lengths(example), &around)
}

fn weigh(example: &Example, rows: &[Vec<f32>], weights: &[Vec<f32>]) -> Vec<f32> {
    let sum = |(row, length): (&Vec<f32>, usize)| -> f32 {
        row.iter().zip(&weights[training::length_class(length)]).map(|(a, b)| a * b).sum()
    };
    rows.iter().zip(lengths(example)).map(sum).collect()
}

/// The second regression: weights by length class and place.
fn learn_context(examples: &[Example], rows: &[Vec<Vec<f32>>]) -> Vec<Vec<f32>> {
    let width = rows.iter().flatten().map(Vec::len).next().unwrap_or_default();
    let classes = training::length_class(usize::MAX) + 1;
    let mut weights = vec![vec![0f32; width]; classes];
    let mut squares = vec![vec![1e-2f32; width]; classes];
    for epoch in 0..40 {
        let rate = 0.2 / (1.0 + epoch as f32 * 0.3);
        for (example, rows) in examples.iter().zip(rows) {
            for ((row, label), length) in rows.iter().zip(&example.labels).zip(lengths(example)) {
                if label.weight == 0.0 {
                    continue;
                }
                let class = training::length_class(length);
                let total: f32 = row.iter().zip(&weights[class]).map(|(a, b)| a * b).sum();
                let chance = 1.0 / (1.0 + (-total).exp());
                let error = (chance - f32::from(u8::from(label.article))) * label.weight;
                for (place, fact) in row.iter().enumerate() {
                    let gradient = error * fact + 1e-5 * weights[class][place];
                    squares[class][place] += gradient * gradient;
                    weights[class][place] -= rate * gradient / squares[class][place].sqrt();
                }
            }
        }
    }
    weights
}

/// Word F1 of a page when units above `threshold` are kept.
fn page_f1(example: &Example, scores: &[f32], threshold: f32) -> Option<f64> {
    let truth = example.truth.as_ref()?;
    let mut counts: BTreeMap<&str, isize> = BTreeMap::new();
    for word in truth {
        *counts.entry(word).or_default() += 1;
    }
    let (mut got, mut shared) = (0usize, 0usize);
    for (index, (unit, score)) in example.page.units.iter().zip(scores).enumerate() {
        if *score <= threshold || example.page.headline == Some(index) {
            continue;
        }
        for word in words(&unit.text) {
            got += 1;
            if let Some(count) = counts.get_mut(word.as_str()).filter(|count| **count > 0) {
                *count -= 1;
                shared += 1;
            }
        }
    }
    Some(2.0 * shared as f64 / (got + truth.len()).max(1) as f64)
}

fn report(name: &str, examples: &[Example], scores: &[Vec<f32>]) -> String {
    let mut out = String::new();
    for threshold in [-0.5f32, 0.0, 0.5] {
        let mean = |articles: bool| {
            let f1: Vec<f64> = examples
                .iter()
                .zip(scores)
                .filter(|(example, _)| !articles || example.is_article)
                .filter_map(|(example, scores)| page_f1(example, scores, threshold))
                .collect();
            f1.iter().sum::<f64>() / f1.len().max(1) as f64
        };
        let _ = writeln!(out, "{name} at {threshold}: articles {:.4}, all {:.4}", mean(true), mean(false));
    }
    out
}

fn table(
    weights: &[f32],
    names: &BTreeMap<String, u32>,
    context: &[Vec<Vec<f32>>],
    rounds: &[Vec<Tree>],
) -> String {
    let mut out = String::from(
        "# Weights of the article scorer, made by `cargo xtask train article`; see models/article-scorer.md.\n",
    );
    let base = training::fact_count();
    let mut line = |name: &str, weight: f32| {
        if weight.abs() >= 0.005 {
            let _ = writeln!(out, "{name}\t{weight:.3}");
        }
    };
    for (fact, weight) in weights.iter().take(base).enumerate() {
        line(&training::fact_name(fact), *weight);
    }
    for (name, index) in names {
        line(name, weights[base + *index as usize]);
    }
    for (round, classes) in context.iter().enumerate() {
        for (class, row) in classes.iter().enumerate() {
            for (place, weight) in row.iter().enumerate() {
                line(&training::context_name(round, place, class), *weight);
            }
        }
    }
    let numbers = training::number_names();
    for (round, tree) in
        rounds.iter().enumerate().flat_map(|(round, trees)| trees.iter().map(move |t| (round, t)))
    {
        let _ = writeln!(out, "tree-{round}\t{}", tree.line(&numbers));
    }
    out
}
