//! First: what the public record says.

use std::collections::BTreeMap;

use assay_dossier::Dossier;
use assay_dossier::model::{FindingRecord, SeriesRecord};

use super::lines::{Lines, Style};
use super::{clean, sparkline};
use crate::index::{Index, has_series};
use crate::plain::{self, Outcome};

/// Findings shown before "and n more".
const FINDINGS: usize = 4;
/// How many of them, the first, have a second line.
const IN_FULL: usize = 2;
/// Years of a sparkline.
const YEARS: i16 = 16;
/// Characters of a figure in a list of figures.
const FIGURE: usize = 40;

pub(super) fn section(lines: &mut Lines, index: &Index<'_>, d: &Dossier) {
    let (consulted, without): (Vec<_>, Vec<_>) = d.findings.iter().partition(|f| has_series(f));
    let n = |outcome| consulted.iter().filter(|f| Outcome::of(f) == outcome).count();
    let counts = [
        (n(Outcome::Refuted), "refuted"),
        (n(Outcome::Conflicting), "conflicting"),
        (n(Outcome::Supported), "supported"),
        (n(Outcome::NotEnough), "not settled"),
    ];
    let counts: Vec<String> = counts.iter().map(|(n, what)| format!("{n} {what}")).collect();
    let told = if consulted.is_empty() { "nothing could be looked up".to_owned() } else { counts.join(", ") };
    lines.section(1, "The public record", &told);
    let ordered = Outcome::ALL.iter().flat_map(|o| consulted.iter().filter(|f| Outcome::of(f) == *o));
    for (at, f) in ordered.take(FINDINGS).enumerate() {
        finding(lines, index, f, if at < IN_FULL { 2 } else { 1 });
    }
    lines.more(consulted.len(), FINDINGS, "finding", "findings");
    if !without.is_empty() {
        let words: Vec<String> = without
            .iter()
            .filter_map(|f| index.words_of(f))
            .map(|words| format!("“{}”", plain::excerpt(&clean(words), FIGURE)))
            .collect();
        lines.item(&format!("{}: {}", plain::without_series(&without), words.join(", ")), 2);
    }
}

/// A finding; of its summary, so many lines.
fn finding(lines: &mut Lines, index: &Index<'_>, f: &FindingRecord, summary: usize) {
    let outcome = Outcome::of(f);
    let (sign, style) = match outcome {
        Outcome::Supported => ("✓", Style::Green),
        Outcome::Refuted => ("✗", Style::Red),
        Outcome::Conflicting => ("◐", Style::Yellow),
        Outcome::NotEnough => ("?", Style::Dim),
    };
    let words = index.words_of(f).map_or(String::new(), |w| format!("“{}”", clean(w)));
    let spark = f.series.as_ref().map_or(String::new(), |s| sparkline(&yearly(s)));
    lines.marked(sign, outcome.words(), style, &words, spark.trim_start());
    lines.below(&clean(&f.summary), summary);
}

/// The last years of a series, one value a year.
fn yearly(series: &SeriesRecord) -> Vec<Option<f64>> {
    let values: BTreeMap<i16, f64> = series.observations.iter().map(|o| (o.year, o.value)).collect();
    let Some((last, _)) = values.last_key_value() else { return Vec::new() };
    (0..YEARS).rev().map(|back| values.get(&last.saturating_sub(back)).copied()).collect()
}
