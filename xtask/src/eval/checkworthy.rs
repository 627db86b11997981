//! `checkworthy`: see `docs/evaluation.md`.

use std::fmt::Write as _;
use std::path::Path;

use assay_claim::{Priority, Term, priorities};

use super::stages::Stages;
use super::swap::{VARIANTS, swap};
use super::{Counts, EvalError, Figure, Scores, read_text, share};

/// Scores each sentence by its [`Priority`], a fixed sum of terms: nothing is trained, so that
/// folds change nothing.
pub fn measure(path: &Path) -> Result<Scores, EvalError> {
    let records = read(path)?;
    let mut counts = Counts::default();
    let mut scored = Vec::with_capacity(records.len());
    let mut terms: Vec<(Term, [usize; 2])> = Vec::new();
    let (mut flips, mut variants) = (0, 0);
    for (text, worthy) in &records {
        let stages = Stages::of_paragraph(text);
        let priority = of(&stages);
        let score = priority.score();
        let predicted = score >= Priority::THRESHOLD;
        counts.gold += usize::from(*worthy);
        counts.predicted += usize::from(predicted);
        counts.right += usize::from(*worthy && predicted);
        scored.push((score, *worthy));
        for (term, _) in priority.terms {
            match terms.iter_mut().find(|(known, _)| *known == term) {
                Some((_, seen)) => seen[usize::from(*worthy)] += 1,
                None => terms.push((term, if *worthy { [0, 1] } else { [1, 0] })),
            }
        }
        for variant in 0..VARIANTS {
            let swapped = swap(stages.reading(), variant);
            if swapped.text != *text {
                let score = of(&Stages::of_paragraph(&swapped.text)).score();
                flips += usize::from((score >= Priority::THRESHOLD) != predicted);
            }
            variants += 1;
        }
    }
    let mut table = String::new();
    let (precision, recall) = (counts.precision(), counts.recall());
    let _ = writeln!(
        table,
        "{} sentences, {} worth checking; precision {precision:.4} recall {recall:.4}",
        records.len(),
        counts.gold
    );
    terms.sort();
    for (term, [no, yes]) in terms {
        let _ = writeln!(table, "{:<12}{:>7} worth checking, {no:>7} not", format!("{term:?}"), yes);
    }
    for threshold in [1.0, 1.2, 1.4, 1.6, 1.8, 2.0, 2.2] {
        let above = scored.iter().filter(|(score, _)| *score >= threshold);
        let (right, predicted) =
            above.fold((0, 0), |(right, all), (_, worthy)| (right + usize::from(*worthy), all + 1));
        let at = Counts { right, predicted, gold: counts.gold };
        let (precision, recall, f1) = (at.precision(), at.recall(), at.f1());
        let _ =
            writeln!(table, "from {threshold:.1}: precision {precision:.4} recall {recall:.4} f1 {f1:.4}");
    }
    let figures = vec![
        ("f1", Figure::Share(counts.f1())),
        ("ap", Figure::Share(average_precision(scored))),
        ("flip_rate", Figure::Share(if flips == 0 { 0.0 } else { share(flips, variants) })),
    ];
    Ok(Scores { table, figures })
}

fn of(stages: &Stages) -> Priority {
    let span = stages.article.text.span();
    priorities(stages.reading(), &[span]).pop().unwrap_or(Priority { terms: Vec::new() })
}

/// Sentences with whether they are worth checking: CheckThat's TSV or ClaimBuster's JSON.
fn read(path: &Path) -> Result<Vec<(String, bool)>, EvalError> {
    let text = read_text(path)?;
    let format = |what: String| EvalError::Format { path: path.to_owned(), what };
    if text.trim_start().starts_with('[') {
        #[derive(serde::Deserialize)]
        struct Record {
            label: u8,
            text: String,
        }
        let records: Vec<Record> = serde_json::from_str(&text).map_err(|error| format(error.to_string()))?;
        return Ok(records.into_iter().map(|record| (record.text, record.label == 1)).collect());
    }
    let rows = text.lines().skip(1).filter(|line| !line.trim().is_empty());
    rows.map(|row| {
        let mut columns = row.split('\t').skip(1);
        let (Some(text), Some(label)) = (columns.next(), columns.next()) else {
            return Err(format(format!("no text and label in “{row}”")));
        };
        let text = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
        Ok((text.replace("\"\"", "\""), label.trim() == "Yes"))
    })
    .collect()
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
