//! `assay evidence list`: the series, and what was added.

use std::fmt::Write as _;

use assay_evidence::{Evidence, Series};

use super::CommandError;

/// One line a series: those whose code, name or everyday names hold all the words.
pub(super) fn page(evidence: &Evidence, words: &[String]) -> Result<String, CommandError> {
    let wanted: Vec<String> =
        words.iter().flat_map(|words| words.split_whitespace()).map(str::to_lowercase).collect();
    let mut page = String::new();
    for series in evidence.series() {
        let named = evidence.measures().filter(|measure| measure.series == series.code);
        let known = named
            .flat_map(|measure| measure.words.iter())
            .fold(format!("{} {}", series.code, series.name).to_lowercase(), |all, words| all + " " + words);
        if wanted.iter().all(|word| known.contains(word.as_str())) {
            line(&mut page, &series);
        }
    }
    if page.is_empty() {
        return Err(CommandError::Input {
            input: words.join(" "),
            what: "no series is named so; `assay evidence list` lists all".to_owned(),
        });
    }
    Ok(page)
}

/// Code, coverage and name of a series.
pub(super) fn line(page: &mut String, series: &Series<'_>) {
    let years = format!("{}–{}", series.coverage.first, series.coverage.last);
    let _ = writeln!(page, "{:<21} {years}  {}", series.code, series.name);
}
