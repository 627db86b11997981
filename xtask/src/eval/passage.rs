//! Annotated passages: JSON Lines of texts with what should be found in them.

use std::collections::BTreeMap;
use std::path::Path;

use serde::de::DeserializeOwned;

use super::{EvalError, read_text};

/// Reads a file of JSON Lines, one record a line; empty lines are passed over.
pub fn read_passages<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>, EvalError> {
    read_text(path)?
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(index, line)| {
            serde_json::from_str(line).map_err(|error| EvalError::Format {
                path: path.to_owned(),
                what: format!("line {}: {error}", index + 1),
            })
        })
        .collect()
}

/// For each gold quote the prediction matched to it: their words overlap by at least half of
/// their union, one to one, best first.
pub fn match_quotes(gold: &[&str], predicted: &[&str]) -> Vec<Option<usize>> {
    let gold_words: Vec<_> = gold.iter().map(|quote| words(quote)).collect();
    let predicted_words: Vec<_> = predicted.iter().map(|quote| words(quote)).collect();
    let mut pairs = Vec::new();
    for (g, a) in gold_words.iter().enumerate() {
        for (p, b) in predicted_words.iter().enumerate() {
            let overlap = overlap(a, b);
            if overlap >= 0.5 {
                pairs.push((overlap, g, p));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut matched = vec![None; gold.len()];
    let mut used = vec![false; predicted.len()];
    for (_, g, p) in pairs {
        if matched[g].is_none() && !used[p] {
            matched[g] = Some(p);
            used[p] = true;
        }
    }
    matched
}

/// Word tokens in lower case with their counts.
fn words(text: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *counts.entry(word.to_lowercase()).or_insert(0) += 1;
    }
    counts
}

/// Size of the intersection over size of the union of two bags of words.
fn overlap(a: &BTreeMap<String, usize>, b: &BTreeMap<String, usize>) -> f64 {
    let common: usize = a.iter().map(|(word, n)| *n.min(b.get(word).unwrap_or(&0))).sum();
    let union = a.values().sum::<usize>() + b.values().sum::<usize>() - common;
    if union == 0 { 0.0 } else { common as f64 / union as f64 }
}
