//! Trains the model of kinds (`assay_language::names::kinds`): a softmax regression over the forms of
//! GUM's documents, with AdaGrad, the tables' features left out half of the time.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

use assay_language::NameKind;
use assay_language::names::kinds::{BUCKETS, Features, KINDS, Model};
use assay_language::names::open_forms;
use assay_language::syntax::numeric::argmax;
use assay_text::Span;

use super::descent::Descent;
use super::language::rng::Rng;
use crate::eval::conllu::{Document, read_documents};
use crate::eval::names::head;

/// Times over the forms.
const EPOCHS: usize = 5;
/// Runs, each in another order, whose weights are added up: one alone depends on its order by two points.
const RUNS: usize = 12;
/// How weights are moved, by each form.
const DESCENT: Descent = Descent { rate: 0.15, shrink: 0.1 };
/// A feature of one form alone says more of that name than of its kind.
const LEAST: u32 = 1;
/// Shares that are held out in turn.
const FOLDS: usize = 5;

/// A form and what it is.
struct Example {
    features: Features,
    kind: usize,
    weight: f32,
    fold: usize,
    words: String,
}

type Weights = Vec<[f32; KINDS.len()]>;

/// The model's file and a report.
pub fn train(treebanks: &Path, list: bool) -> Result<(Vec<u8>, String), Box<dyn Error>> {
    let documents = read_documents(&treebanks.join("gumperm-train.conllu"))?;
    let mut examples = Vec::new();
    for (number, document) in documents.iter().filter(|document| !document.entities.is_empty()).enumerate() {
        examples.extend(read(document, number % FOLDS));
    }
    let mut report = String::new();
    let mut confusion = [[0.0_f32; KINDS.len()]; KINDS.len()];
    let mut wrong = Vec::new();
    for fold in 0..FOLDS {
        let weights = fit(examples.iter().filter(|example| example.fold != fold));
        let bytes = Model::write(&weights);
        let model = Model::read(&bytes)?;
        for example in examples.iter().filter(|example| example.fold == fold) {
            let best = argmax(&model.scores(&example.features));
            confusion[example.kind][best] += example.weight * example.weight;
            if best != example.kind {
                wrong.push(format!("{:?} for {:?}: {}", KINDS[best], KINDS[example.kind], example.words));
            }
        }
    }
    writeln!(report, "{} forms; held out, uses by kind (rows) and what was read:", examples.len())?;
    for (kind, row) in KINDS.iter().zip(&confusion) {
        writeln!(report, "{:<14}{row:>8.0?}", format!("{kind:?}"))?;
    }
    let right: f32 = (0..KINDS.len()).map(|kind| confusion[kind][kind]).sum();
    writeln!(report, "right: {:.4}", right / confusion.iter().flatten().sum::<f32>())?;
    if list {
        wrong.iter().for_each(|line| report.extend([line, "\n"]));
    }
    Ok((Model::write(&fit(examples.iter())), report))
}

/// The forms of a document and what GUM says they are.
fn read(document: &Document, fold: usize) -> Vec<Example> {
    let (open, _) = open_forms(&document.text, &document.paragraphs);
    let mut examples = Vec::new();
    for form in open {
        let mut votes = [0.0_f32; KINDS.len()];
        for span in &form.uses {
            votes[kind(document, *span)] += 1.0;
        }
        examples.push(Example {
            features: form.features,
            kind: argmax(&votes),
            weight: (form.uses.len() as f32).sqrt(),
            fold,
            words: form.uses[0].of(&document.text).to_owned(),
        });
    }
    examples
}

/// What GUM takes the words of `span` for: the kind of the smallest entity whose head is among them and
/// a proper noun.
fn kind(document: &Document, span: Span) -> usize {
    let Some(mut chief) = document.words.iter().position(|word| span.contains(word.span)) else { return 0 };
    while let Some(head) = document.words[chief].head.filter(|&head| {
        span.contains(document.words[head].span) || document.words[chief].relation.starts_with("flat")
    }) {
        chief = head;
    }
    let climbed = !span.contains(document.words[chief].span);
    let entity = document
        .entities
        .iter()
        .filter(|entity| {
            let head = head(document, entity);
            head == chief && (climbed && entity.kind == "person" || document.words[head].upos == "PROPN")
        })
        .min_by_key(|entity| entity.words.1 - entity.words.0);
    let kind = match entity.map(|entity| entity.kind.as_str()) {
        Some("person") => NameKind::Person,
        Some("organization") => NameKind::Organization,
        Some("place") => NameKind::Place,
        _ => NameKind::Other,
    };
    KINDS.iter().position(|&known| known == kind).unwrap_or_default()
}

/// Softmax regression with AdaGrad.
fn fit<'a>(examples: impl Iterator<Item = &'a Example>) -> Weights {
    let mut sums: Weights = vec![[0.0; KINDS.len()]; BUCKETS];
    let mut order: Vec<&Example> = examples.collect();
    let mut seen = vec![0_u32; BUCKETS];
    for example in &order {
        for (bucket, _) in example.features.shown.iter().chain(&example.features.tables) {
            seen[*bucket as usize] += 1;
        }
    }
    let mut rng = Rng(20_261_125);
    let mut weights: Weights = Vec::new();
    let mut squares: Weights = Vec::new();
    for epoch in (0..RUNS).flat_map(|_| 0..EPOCHS) {
        if epoch == 0 {
            weights = vec![[0.0; KINDS.len()]; BUCKETS];
            squares = vec![[1e-2; KINDS.len()]; BUCKETS];
        }
        rng.shuffle(&mut order);
        for example in &order {
            let none: &[(u32, f32)] = &[];
            let tables = if rng.chance(0.5) { none } else { &example.features.tables };
            let features = example.features.shown.iter().chain(tables);
            let mut scores = [0.0_f32; KINDS.len()];
            let features = features.filter(|(bucket, _)| seen[*bucket as usize] > LEAST);
            for &(bucket, value) in features.clone() {
                for (score, weight) in scores.iter_mut().zip(&weights[bucket as usize]) {
                    *score += weight * value;
                }
            }
            let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            let powers = scores.map(|score| (score - most).exp());
            let total: f32 = powers.iter().sum();
            let mut slopes = powers.map(|power| power / total);
            slopes[example.kind] -= 1.0;
            for &(bucket, value) in features {
                let bucket = bucket as usize;
                for kind in 0..KINDS.len() {
                    let slope = slopes[kind] * value * example.weight;
                    DESCENT.step(&mut weights[bucket][kind], &mut squares[bucket][kind], slope);
                }
            }
        }
        if epoch >= EPOCHS / 2 {
            for (sums, weights) in sums.iter_mut().zip(&weights) {
                for (sum, weight) in sums.iter_mut().zip(weights) {
                    *sum += weight;
                }
            }
        }
    }
    sums
}
