//! `sentences`: see `docs/evaluation.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use super::clock::Clock;
use super::conllu::{Document, read_documents};
use super::{Counts, EvalError, Figure, Scores};

/// Splits the rebuilt raw text of each document; a sentence is right when both its ends are.
pub fn measure(path: &Path) -> Result<Scores, EvalError> {
    let documents = read_documents(path)?;
    let mut all = Counts::default();
    let mut genres: BTreeMap<String, Counts> = BTreeMap::new();
    let mut errors = String::new();
    for document in &documents {
        let (sentences, _) = assay_language::segment(&document.text, &document.paragraphs);
        let gold: BTreeSet<_> =
            document.sentences.iter().map(|span| span.trim(&document.text).range()).map(key).collect();
        let predicted: BTreeSet<_> = sentences.iter().map(|sentence| key(sentence.span.range())).collect();
        let counts = Counts {
            right: gold.intersection(&predicted).count(),
            predicted: predicted.len(),
            gold: gold.len(),
        };
        add(&mut all, counts);
        add(genres.entry(genre(document)).or_default(), counts);
        if std::env::var_os("ASSAY_EVAL_ERRORS").is_some() {
            for &(start, end) in gold.difference(&predicted) {
                let _ = writeln!(errors, "- {}", &document.text[start..end]);
            }
            for &(start, end) in predicted.difference(&gold) {
                let _ = writeln!(errors, "+ {}", &document.text[start..end]);
            }
        }
    }
    let mut table = errors;
    let _ = writeln!(table, "{:<16}{:>8}{:>10}{:>8}{:>8}", "genre", "gold", "precision", "recall", "f1");
    for (genre, counts) in &genres {
        let (precision, recall, f1) = (counts.precision(), counts.recall(), counts.f1());
        let _ = writeln!(table, "{genre:<16}{:>8}{precision:>10.4}{recall:>8.4}{f1:>8.4}", counts.gold);
    }
    let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
    let clock = Clock::start();
    let found: usize = documents
        .iter()
        .map(|document| assay_language::segment(&document.text, &document.paragraphs).0.len())
        .sum();
    let speed = clock.per_second(bytes as f64 / 1e6);
    let _ = writeln!(table, "{found} sentences at {speed:.1} MB/s");
    Ok(Scores { table, figures: vec![("f1", Figure::Share(all.f1()))] })
}

fn key(range: std::ops::Range<usize>) -> (usize, usize) {
    (range.start, range.end)
}

fn add(total: &mut Counts, counts: Counts) {
    total.right += counts.right;
    total.predicted += counts.predicted;
    total.gold += counts.gold;
}

/// GUM writes the genre into the document's name ("GUM_news_iodine"), EWT before the first hyphen.
fn genre(document: &Document) -> String {
    let name = document.name.strip_prefix("GUM_").unwrap_or(&document.name);
    name.split(['_', '-']).next().unwrap_or_default().to_owned()
}
