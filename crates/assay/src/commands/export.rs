//! `assay export`: a dossier in the formats other tools expect.

use std::path::PathBuf;

use assay_dossier::Dossier;
use assay_report::Export;
use clap::ValueEnum;

use super::output::{print, write};
use super::{CommandError, Limit, input};

/// Write a dossier as Markdown, CSV, annotations, linked data …
#[derive(clap::Args)]
#[command(after_help = "\
Example:
  assay read page.html --json -o dossier.json
  assay export dossier.json --format web-annotation -o annotations.json
  assay export dossier.json --format claims-csv --weigh figures=2 --weigh reach=0

Exit code: 0 when it was written, 1 when the dossier could not be read, 2 for wrong usage.")]
pub struct Arguments {
    /// Dossier (JSON), as `assay read --json` writes it; - for standard input
    dossier: String,
    /// Format to write
    #[arg(long, short)]
    format: Format,
    /// Write to this file instead of the terminal
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Weigh a term or group of the claims' priority by this factor (docs/claims.md lists them)
    #[arg(long, value_name = "TERM=FACTOR", value_parser = weight)]
    weigh: Vec<(String, f64)>,
    /// Longest dossier that is read
    #[arg(long, value_name = "SIZE", default_value = "512M")]
    max_bytes: Limit,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// The report as one self-contained page
    Html,
    /// Claims, figures and findings to read
    Markdown,
    /// Claims, a row each
    ClaimsCsv,
    /// Figures, a row each
    FiguresCsv,
    /// W3C Web Annotations
    WebAnnotation,
    /// schema.org Claim and Quotation (JSON-LD)
    SchemaOrg,
    /// Drafts of ClaimReview, which only a person can complete
    ClaimReviewDraft,
    /// ro-crate-metadata.json for a folder of source.html (or source.txt), dossier.json, report.html
    RoCrate,
    /// Claims, answers and arguments as Argdown
    Argdown,
}

pub fn run(arguments: &Arguments) -> Result<(), CommandError> {
    let bytes = input::read(&arguments.dossier, arguments.max_bytes)?;
    let error = |what| CommandError::Input { input: input::name(&arguments.dossier).to_owned(), what };
    let mut dossier: Dossier = serde_json::from_slice(bytes.bytes())
        .map_err(|problem| error(format!("not a dossier: {problem}")))?;
    if dossier.format != Dossier::FORMAT {
        return Err(error(format!(
            "a dossier of a format this version does not read; it reads {}",
            Dossier::FORMAT
        )));
    }
    if !arguments.weigh.is_empty() {
        // A term's own weight and that of its group multiply.
        let factor = |name: &str, group: &str| {
            let named = arguments.weigh.iter().filter(|(of, _)| of == name || of == group);
            named.map(|(_, factor)| factor).product()
        };
        for claim in &mut dossier.claims {
            claim.priority = claim.priority.weighed(factor);
        }
    }
    let format = match arguments.format {
        Format::Html => None,
        Format::Markdown => Some(Export::Markdown),
        Format::ClaimsCsv => Some(Export::ClaimsCsv),
        Format::FiguresCsv => Some(Export::FiguresCsv),
        Format::WebAnnotation => Some(Export::WebAnnotation),
        Format::SchemaOrg => Some(Export::SchemaOrg),
        Format::ClaimReviewDraft => Some(Export::ClaimReviewDraft),
        Format::RoCrate => Some(Export::RoCrate),
        Format::Argdown => Some(Export::Argdown),
    };
    let text =
        format.map_or_else(|| assay_report::html(&dossier), |format| assay_report::export(&dossier, format));
    match &arguments.output {
        Some(path) => write(path, &text),
        None => print(&text),
    }
}

/// A term or group of a priority with the factor it is weighed by.
fn weight(written: &str) -> Result<(String, f64), String> {
    const NAMES: [&str; 18] = [
        "base",
        "cause",
        "construction",
        "deeds",
        "events",
        "figures",
        "future",
        "kind",
        "language",
        "length",
        "measures",
        "names",
        "reach",
        "specificity",
        "standing",
        "subjective",
        "trend",
        "words",
    ];
    let (name, factor) = written.split_once('=').ok_or("expected TERM=FACTOR, such as figures=2")?;
    if !NAMES.contains(&name) {
        return Err(format!("there is no term “{name}”: {}", NAMES.join(", ")));
    }
    let factor: f64 = factor.parse().map_err(|_| format!("“{factor}” is no number"))?;
    if factor.is_finite() {
        Ok((name.to_owned(), factor))
    } else {
        Err("a factor is a finite number".to_owned())
    }
}
