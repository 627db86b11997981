//! `assay quantities`: every figure of an article with what it measures, where, when and how sure.

use std::fmt::Write as _;
use std::io::Write as _;

use assay_article::{Limits, PartialDate};
use assay_dossier::Options;
use assay_dossier::model::{PeriodRecord, QuantityRecord, TimeRecord, ValueRecord};
use assay_evidence::Evidence;
use serde::Serialize;

use super::{CommandError, Limit, input, progress};

/// List every figure of an article: value, unit, what it measures, where, when, how sure
#[derive(clap::Args)]
#[command(after_help = "\
A dash stands for what the article does not say; \"unclear\" for words such as \"once\" that name no time. \
Periods are written as EDTF: 2019, 2015/2025, 2019/..

Examples:
  assay quantities article.html
  assay quantities article.txt --published 2025-12-30 --json
  pbpaste | assay quantities -")]
pub struct Arguments {
    /// Web page or text file; - for standard input
    input: String,
    /// Print the records as JSON, as they stand in a dossier
    #[arg(long)]
    json: bool,
    /// Publication date (YYYY, YYYY-MM or YYYY-MM-DD) where the page does not give it or is wrong
    #[arg(long, value_name = "DATE", value_parser = PartialDate::parse)]
    published: Option<PartialDate>,
    /// Longest input that is read
    #[arg(long, value_name = "SIZE", default_value = "16M")]
    max_bytes: Limit,
}

/// Widest a column of the table grows, in characters.
const WIDEST: usize = 34;

#[derive(Serialize)]
struct Output<'a> {
    quantities: &'a [QuantityRecord],
    times: &'a [TimeRecord],
}

pub fn run(arguments: &Arguments) -> Result<(), CommandError> {
    let failed = |what: String| CommandError::Input { input: arguments.input.clone(), what };
    let source = input::read(&arguments.input, arguments.max_bytes)?;
    let options = Options {
        published: arguments.published,
        limits: Limits { bytes: arguments.max_bytes.0, ..Limits::default() },
        ..Options::default()
    };
    let evidence = Evidence::embedded()?;
    let what = format!("Reading {}", input::name(&arguments.input));
    let dossier = progress::during(&what, || assay_dossier::read(&source, &evidence, &options))
        .map_err(|error| failed(error.to_string()))?;
    let output = if arguments.json {
        let output = Output { quantities: &dossier.quantities, times: &dossier.times };
        let mut json = serde_json::to_string_pretty(&output).map_err(|error| failed(error.to_string()))?;
        json.push('\n');
        json
    } else {
        table(&dossier.quantities)
    };
    match anstream::stdout().lock().write_all(output.as_bytes()) {
        // The reader of a pipe has seen enough.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        result => result.map_err(|error| CommandError::File { path: "standard output".to_owned(), error }),
    }
}

/// One row a figure, columns as wide as they need to be.
fn table(quantities: &[QuantityRecord]) -> String {
    let header = ["words", "value", "unit", "measure", "place", "period", "how sure"].map(str::to_owned);
    let rows: Vec<[String; 7]> = std::iter::once(header).chain(quantities.iter().map(row)).collect();
    let widths: Vec<usize> = (0..7)
        .map(|column| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0).min(WIDEST))
        .collect();
    let mut table = String::new();
    for row in &rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            let short = shortened(cell, *width);
            write!(line, "{short:width$}  ").unwrap_or_default();
        }
        table.push_str(line.trim_end());
        table.push('\n');
    }
    table
}

fn row(quantity: &QuantityRecord) -> [String; 7] {
    let dash = || "–".to_owned();
    let unit = match (&quantity.unit.name, &quantity.unit.per) {
        (name, Some(per)) => format!("{name} per {per}").trim().to_owned(),
        (name, None) => name.clone(),
    };
    let mut sure = quantity.modality.clone();
    if quantity.negated {
        sure.push_str(", denied");
    }
    [
        quantity.anchor.exact.replace('\n', " "),
        value(&quantity.value, &quantity.bound, quantity.change.as_deref()),
        if unit.is_empty() { dash() } else { unit },
        quantity.measure.clone().unwrap_or_else(dash),
        quantity.place.as_ref().map_or_else(dash, |place| place.anchor.exact.clone()),
        period(&quantity.period),
        sure,
    ]
}

fn value(value: &ValueRecord, bound: &str, change: Option<&str>) -> String {
    let number = match (value.low, value.high) {
        (Some(low), Some(high)) if low == high => format!("{low}"),
        (Some(low), Some(high)) => format!("{low}–{high}"),
        _ => value.kind.clone(),
    };
    let bound = if bound == "=" { "" } else { bound };
    let change = change.map_or(String::new(), |change| format!(" ({change})"));
    format!("{bound}{number}{change}")
}

fn period(period: &PeriodRecord) -> String {
    period
        .edtf
        .clone()
        .unwrap_or_else(|| if period.kind == "unclear" { period.kind.clone() } else { "–".to_owned() })
}

/// The cell cut to `width` characters, with an ellipsis where something is left out.
fn shortened(cell: &str, width: usize) -> String {
    if cell.chars().count() <= width {
        return cell.to_owned();
    }
    let mut short: String = cell.chars().take(width.saturating_sub(1)).collect();
    short.push('…');
    short
}
