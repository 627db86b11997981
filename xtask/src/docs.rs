//! `cargo xtask docs`: reference pages made from what is in the binary.

use std::fmt::Write as _;

use assay_evidence::Evidence;

use crate::generated::{Arguments, GeneratedError, put};

pub fn run(arguments: &Arguments) -> Result<(), GeneratedError> {
    let evidence = Evidence::embedded()?;
    put("docs/reference/series.md", &series(&evidence), "docs", arguments)?;
    put("docs/reference/measures.md", &measures(&evidence), "docs", arguments)
}

/// Every series of the store with its unit, coverage and terms.
fn series(evidence: &Evidence) -> String {
    let mut page = format!(
        "# The series in the binary\n\nMade by `cargo xtask docs` from the store {}.\n\n\
         | code | name | unit | years | source | licence | vintage |\n| --- | --- | --- | --- | --- | --- | --- |\n",
        evidence.digest()
    );
    for series in evidence.series() {
        let cell = |text: &str| text.replace('|', "\\|");
        let row = writeln!(
            page,
            "| `{}` | {} | {} | {}–{} | {} | {} | {} |",
            series.code,
            cell(series.name),
            cell(series.unit),
            series.coverage.first,
            series.coverage.last,
            cell(series.source),
            cell(series.licence),
            series.vintage
        );
        row.unwrap_or_default();
    }
    page
}

/// Which words are looked up in which series.
fn measures(evidence: &Evidence) -> String {
    let mut page = "# Which words name which series\n\nMade by `cargo xtask docs` from `data/measures.txt`. \
                    A figure is looked up only where its words, its unit and the series' definition agree.\n\n\
                    | series | named by | not by | units |\n| --- | --- | --- | --- |\n"
        .to_owned();
    for measure in evidence.measures() {
        let units: Vec<_> = measure.units.iter().map(|unit| unit.name).collect();
        let mut words = measure.words.join(", ");
        if !measure.grows.is_empty() {
            let _ = write!(words, "; the growth of {}", measure.grows.join(", "));
        }
        if !measure.minus.is_empty() {
            let _ = write!(words, "; with its sign turned {}", measure.minus.join(", "));
        }
        let row = writeln!(
            page,
            "| `{}` | {} | {} | {} |",
            measure.series,
            words,
            measure.not.join(", "),
            units.join(", ")
        );
        row.unwrap_or_default();
    }
    page
}
