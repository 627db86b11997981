//! `wording`: see `docs/evaluation.md`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use assay_attribution::AttributionType;
use assay_claim::{Author, Reading, WordingKind, wording};

use super::shown::{self, Shown};
use super::stages::Stages;
use super::swap::{VARIANTS, swap};
use super::{Counts, EvalError, Figure, Scores, read_text, share};

/// A sentence counts as biased when loaded words stand in it in the author's voice or reported
/// without the distance of quotation marks. Hedges keep distance and do not count.
pub fn measure(path: &Path) -> Result<Scores, EvalError> {
    let records = read(path)?;
    let (mut biased, mut plain) = (Counts::default(), Counts::default());
    let mut kinds: BTreeMap<WordingKind, [usize; 2]> = BTreeMap::new();
    let mut errors = String::new();
    let (mut flips, mut variants) = (0, 0);
    for (text, is_biased) in &records {
        let stages = Stages::of_paragraph(text);
        let found = loaded(&stages);
        for kind in &found {
            kinds.entry(*kind).or_default()[usize::from(*is_biased)] += 1;
        }
        let predicted = !found.is_empty();
        count(&mut biased, *is_biased, predicted);
        count(&mut plain, !is_biased, !predicted);
        if predicted != *is_biased && shown::is(Shown::Misses) {
            let _ = writeln!(errors, "{} {found:?} {text}", if predicted { "+" } else { "-" });
        }
        for variant in 0..VARIANTS {
            let swapped = swap(stages.reading(), variant);
            if swapped.text != *text {
                let same = loaded(&Stages::of_paragraph(&swapped.text)).is_empty() == predicted;
                flips += usize::from(same);
                if same && shown::is(Shown::Flips) {
                    let _ = writeln!(errors, "{variant}: {text}\n   {}", swapped.text);
                }
            }
            variants += 1;
        }
    }
    let mut table = errors;
    for (name, counts) in [("biased", biased), ("non-biased", plain)] {
        let (precision, recall, f1) = (counts.precision(), counts.recall(), counts.f1());
        let _ = writeln!(
            table,
            "{name:<14}{:>6} precision {precision:.4} recall {recall:.4} f1 {f1:.4}",
            counts.gold
        );
    }
    for (kind, [no, yes]) in kinds {
        let _ =
            writeln!(table, "{:<14}{yes:>6} uses in biased sentences, {no} in others", format!("{kind:?}"));
    }
    let figures = vec![
        ("macro_f1", Figure::Share((biased.f1() + plain.f1()) / 2.0)),
        ("flip_rate", Figure::Share(if flips == 0 { 0.0 } else { share(flips, variants) })),
    ];
    Ok(Scores { table, figures })
}

pub fn count(counts: &mut Counts, gold: bool, predicted: bool) {
    counts.gold += usize::from(gold);
    counts.predicted += usize::from(predicted);
    counts.right += usize::from(gold && predicted);
}

/// The kinds of loaded words used without distance.
fn loaded(stages: &Stages) -> Vec<WordingKind> {
    let reading = stages.reading();
    wording(reading)
        .into_iter()
        .filter(|found| found.kind != WordingKind::Hedge && !is_distant(reading, found.by))
        .map(|found| found.kind)
        .collect()
}

/// Whether what stands on this word stands in quotation marks.
pub fn is_distant(reading: Reading<'_>, by: Author) -> bool {
    match by {
        Author::Article => false,
        Author::Attribution(index) => reading
            .statements
            .attributions
            .get(index)
            .is_none_or(|spoken| spoken.kind == AttributionType::Direct),
    }
}

/// Sentences of BABE with whether they are labelled biased; those without agreement are left out.
fn read(path: &Path) -> Result<Vec<(String, bool)>, EvalError> {
    let format = |what: &str| EvalError::Format { path: path.to_owned(), what: what.to_owned() };
    let rows = rows(&read_text(path)?);
    let (head, rows) = rows.split_first().ok_or_else(|| format("no header"))?;
    let column = |name: &str| head.iter().position(|column| column == name);
    let text = column("text").ok_or_else(|| format("no column “text”"))?;
    let label = column("label_bias").ok_or_else(|| format("no column “label_bias”"))?;
    Ok(rows
        .iter()
        .filter_map(|row| match row.get(label)?.as_str() {
            "Biased" => Some((row.get(text)?.clone(), true)),
            "Non-biased" => Some((row.get(text)?.clone(), false)),
            _ => None,
        })
        .collect())
}

/// Comma-separated values with quoted fields, as RFC 4180 has them.
fn rows(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut field) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                field.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut field)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut field));
                rows.push(std::mem::take(&mut row));
            }
            _ => field.push(c),
        }
    }
    if !field.is_empty() || !row.is_empty() {
        row.push(field);
        rows.push(row);
    }
    rows
}
