//! `checkworthy`: see `docs/evaluation.md`.

use std::fmt;
use std::fmt::Write as _;
use std::path::Path;

use assay_claim::Priority;
use assay_claim::worth::{Features, Head, HeadWeights, Model};

use super::labelled::{Sentence, claimbuster, debates, policlaim};
use super::stages::Stages;
use super::swap::{VARIANTS, swap};
use super::{Counts, EvalError, Figure, Scores, share};
use crate::train::claim::{Row, fit};

/// How many folds ClaimBuster has: every fourth sentence, the file being in order of the answers.
const FOLDS: usize = 4;

/// A directory holds PoliClaim's speeches, a list in JSON is ClaimBuster's, else a table is
/// CheckThat's. ClaimBuster is measured by models trained on the other three quarters; CheckThat by
/// the shipped model; a speech of PoliClaim by the shipped model, unless that was trained on it, then
/// by one trained on the other speeches of the directory.
pub fn measure(path: &Path) -> Result<Scores, EvalError> {
    if path.is_dir() || path.extension().is_some_and(|kind| kind == "xlsx") {
        return speeches(path);
    }
    let list = path.extension().is_some_and(|kind| kind == "json");
    let sentences = if list { claimbuster(path)? } else { debates(path)? };
    let features = features(&sentences);
    let shipped = Model::shipped().head(Head::Worthy);
    let mut judged = Judged::default();
    if !list {
        judge(&mut judged, &sentences, &features, shipped, |_| true);
        return Ok(judged.scores(String::new()));
    }
    let rows = rows(&sentences, &features);
    // The file is in order of the answers, so that every fourth sentence makes a fold, not a quarter.
    let fold = |index: usize| index % FOLDS;
    for held in 0..FOLDS {
        let weights = fit(&others(&rows, |index| fold(index) == held), &HeadWeights::none());
        judge(&mut judged, &sentences, &features, &weights, |index| fold(index) == held);
    }
    let mut by_shipped = Judged::default();
    judge_without_swaps(&mut by_shipped, &sentences, &features, shipped, |_| true);
    let note =
        format!("the shipped model, which was trained on the development set: {}\n", by_shipped.measured());
    Ok(judged.scores(note))
}

fn speeches(path: &Path) -> Result<Scores, EvalError> {
    let speeches = policlaim(path)?;
    let mut sentences = Vec::new();
    let mut speech_of = Vec::new();
    for (number, speech) in speeches.iter().enumerate() {
        sentences.extend(speech.sentences.iter().cloned());
        speech_of.resize(sentences.len(), number);
    }
    let features = features(&sentences);
    let rows = rows(&sentences, &features);
    let mut judged = Judged::default();
    let mut note = String::new();
    let model = Model::shipped();
    for (number, speech) in speeches.iter().enumerate() {
        let its = |index: usize| speech_of[index] == number;
        let seen = model.seen.contains(&speech.fingerprint()) && speeches.len() > 1;
        let blind = seen.then(|| fit(&others(&rows, its), model.head(Head::Worthy)));
        let weights = blind.as_ref().unwrap_or_else(|| model.head(Head::Verifiable));
        let mut own = Judged::default();
        judge_without_swaps(&mut own, &sentences, &features, weights, its);
        let by = if seen { "the others" } else { "the shipped model" };
        let _ = writeln!(note, "{:<16}by {by:<18}{}", speech.name, own.measured());
        judge(&mut judged, &sentences, &features, weights, its);
    }
    Ok(judged.scores(note))
}

fn features(sentences: &[Sentence]) -> Vec<Features> {
    sentences.iter().map(Sentence::features).collect()
}

fn rows<'a>(sentences: &[Sentence], features: &'a [Features]) -> Vec<Row<'a>> {
    sentences.iter().zip(features).map(|(sentence, features)| Row { features, yes: sentence.yes }).collect()
}

fn others<'a>(rows: &[Row<'a>], held: impl Fn(usize) -> bool) -> Vec<Row<'a>> {
    let kept = rows.iter().enumerate().filter(|(index, _)| !held(*index));
    kept.map(|(_, row)| Row { features: row.features, yes: row.yes }).collect()
}

/// Scores with the answers, and how often a swap of names changed what was predicted.
#[derive(Default)]
struct Judged {
    scored: Vec<(f64, bool)>,
    flips: usize,
    variants: usize,
}

fn score(weights: &HeadWeights, features: &Features) -> f64 {
    Priority::by(weights, features).score()
}

fn judge_without_swaps(
    judged: &mut Judged,
    sentences: &[Sentence],
    features: &[Features],
    weights: &HeadWeights,
    wanted: impl Fn(usize) -> bool,
) {
    let all = sentences.iter().zip(features).enumerate().filter(|(index, _)| wanted(*index));
    judged.scored.extend(all.map(|(_, (sentence, features))| (score(weights, features), sentence.yes)));
}

fn judge(
    judged: &mut Judged,
    sentences: &[Sentence],
    features: &[Features],
    weights: &HeadWeights,
    wanted: impl Fn(usize) -> bool,
) {
    judge_without_swaps(judged, sentences, features, weights, &wanted);
    for (index, sentence) in sentences.iter().enumerate().filter(|(index, _)| wanted(*index)) {
        let yes = score(weights, &features[index]) >= Priority::THRESHOLD;
        let stages = Stages::of_paragraph(&sentence.text);
        for variant in 0..VARIANTS {
            let text = swap(stages.reading(), variant).text;
            judged.variants += 1;
            if text == sentence.text {
                continue;
            }
            let swapped = Sentence { text, yes: sentence.yes };
            let after = score(weights, &swapped.features()) >= Priority::THRESHOLD;
            judged.flips += usize::from(after != yes);
            if after != yes && super::shown::is(super::shown::Shown::Flips) {
                println!("{variant}: {}\n   {}", sentence.text, swapped.text);
            }
        }
    }
}

impl Judged {
    fn measured(&self) -> Measured {
        Measured::of(&self.scored)
    }

    fn scores(self, note: String) -> Scores {
        let measured = self.measured();
        let mut table = note;
        let _ = writeln!(table, "{measured}");
        let figures = vec![
            ("f1", Figure::Share(measured.f1)),
            ("ap", Figure::Share(measured.ap)),
            (
                "flip_rate",
                Figure::Share(if self.flips == 0 { 0.0 } else { share(self.flips, self.variants) }),
            ),
        ];
        Scores { table, figures }
    }
}

/// How well scores tell yes from no.
pub struct Measured {
    counts: Counts,
    f1: f64,
    ap: f64,
}

impl Measured {
    fn of(scored: &[(f64, bool)]) -> Self {
        let mut counts = Counts::default();
        for (score, yes) in scored {
            let predicted = *score >= Priority::THRESHOLD;
            counts.gold += usize::from(*yes);
            counts.predicted += usize::from(predicted);
            counts.right += usize::from(*yes && predicted);
        }
        Self { counts, f1: counts.f1(), ap: average_precision(scored.to_vec()) }
    }
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (precision, recall) = (self.counts.precision(), self.counts.recall());
        write!(
            f,
            "{} to find; precision {precision:.4} recall {recall:.4} f1 {:.4} ap {:.4}",
            self.counts.gold, self.f1, self.ap
        )
    }
}

/// Rows measured by weights that have not seen the fold they are in.
pub fn folds(rows: &[Row<'_>], start: &HeadWeights, fold: impl Fn(usize) -> usize) -> Measured {
    let count = (0..rows.len()).map(&fold).max().map_or(0, |last| last + 1);
    let mut scored = Vec::with_capacity(rows.len());
    for held in 0..count {
        let weights = fit(&others(rows, |index| fold(index) == held), start);
        let its = rows.iter().enumerate().filter(|(index, _)| fold(*index) == held);
        scored.extend(its.map(|(_, row)| (score(&weights, row.features), row.yes)));
    }
    Measured::of(&scored)
}

/// Precision at each positive, averaged; among equal scores positives count last.
fn average_precision(mut scored: Vec<(f64, bool)>) -> f64 {
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let (mut found, mut sum) = (0, 0.0);
    for (rank, _) in scored.iter().enumerate().filter(|(_, (_, worthy))| *worthy) {
        found += 1;
        sum += share(found, rank + 1);
    }
    if found == 0 { 0.0 } else { sum / found as f64 }
}
