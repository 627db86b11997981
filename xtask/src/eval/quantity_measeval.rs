//! `quantity-measeval`: see `docs/evaluation.md`.

use std::fmt::Write as _;
use std::path::Path;

use assay_quantity::{Value, read_quantities};
use assay_text::Span;

use super::quantity_newsquant::{analysis, article};
use super::shown::{self, Shown};
use super::{Counts, EvalError, Figure, Scores, files, read_text};

pub fn measure(path: &Path) -> Result<Scores, EvalError> {
    let (mut strict, mut soft) = (Counts::default(), Counts::default());
    let mut table = String::new();
    for file in files(&path.join("text"))? {
        let Some(name) = file.file_stem().and_then(|stem| stem.to_str()) else { continue };
        let text = read_text(&file)?;
        let tsv = path.join("tsv").join(format!("{name}.tsv"));
        // A text without figures has no table.
        let gold = if tsv.exists() { spans(&read_text(&tsv)?, &text) } else { Vec::new() };
        let article = article(&text, None);
        let found = read_quantities(&article, &analysis(&article));
        let predicted: Vec<Span> = found
            .quantities
            .iter()
            .filter(|quantity| !matches!(quantity.value, Value::None | Value::Unread))
            .map(|quantity| quantity.span)
            .collect();
        for counts in [&mut strict, &mut soft] {
            counts.gold += gold.len();
            counts.predicted += predicted.len();
        }
        strict.right += gold.iter().filter(|span| predicted.contains(span)).count();
        let mut used = vec![false; predicted.len()];
        for span in &gold {
            let best = (0..predicted.len()).find(|&at| !used[at] && predicted[at].overlaps(*span));
            match best {
                Some(at) => {
                    used[at] = true;
                    soft.right += 1;
                }
                None if shown::is(Shown::Misses) => {
                    writeln!(table, "missed {}", span.of(&text)).unwrap_or_default()
                }
                None => {}
            }
        }
        for (at, span) in predicted.iter().enumerate().filter(|(at, _)| !used[*at]) {
            let _ = at;
            if shown::is(Shown::Misses) {
                let around = Span::new(span.start().saturating_sub(15), (span.end() + 15).min(text.len()));
                writeln!(
                    table,
                    "spurious {} in {:?}",
                    span.of(&text),
                    text.get(around.range()).unwrap_or_default()
                )
                .unwrap_or_default();
            }
        }
    }
    for (name, counts) in [("strict", strict), ("soft", soft)] {
        writeln!(
            table,
            "{name:8} P {:.4} R {:.4} F1 {:.4}",
            counts.precision(),
            counts.recall(),
            counts.f1()
        )
        .unwrap_or_default();
    }
    Ok(Scores {
        table,
        figures: vec![("strict", Figure::Share(strict.f1())), ("soft", Figure::Share(soft.f1()))],
    })
}

/// The quantity spans of a table; its offsets count characters, ours bytes.
fn spans(tsv: &str, text: &str) -> Vec<Span> {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut lines = tsv.lines();
    let header: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let column = |name: &str| header.iter().position(|known| *known == name);
    let (Some(kind), Some(start), Some(end)) =
        (column("annotType"), column("startOffset"), column("endOffset"))
    else {
        return Vec::new();
    };
    lines
        .filter_map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            if *cells.get(kind)? != "Quantity" {
                return None;
            }
            let byte = |column: usize| starts.get(cells.get(column)?.parse::<usize>().ok()?).copied();
            let (first, past) = (byte(start)?, byte(end)?);
            (first < past).then(|| Span::new(first, past))
        })
        .collect()
}
