//! `assay export`: a dossier in the formats other tools expect.

use std::path::PathBuf;

use assay_dossier::Dossier;
use assay_report::{Export, Page};
use assay_text::Source;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::output::{print, write};
use super::{CommandError, Limit, brand, input, progress};

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
    #[arg(long, short, value_parser = formats())]
    format: Export,
    /// The source the dossier was made from: a report then shows the bytes of every passage
    #[arg(long, value_name = "FILE")]
    source: Option<String>,
    /// A desk's name, colours and rating scale, for a report and for drafts of ClaimReview
    #[arg(long, value_name = "FILE")]
    brand: Option<String>,
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

/// The formats the library knows, with what it says of them.
fn formats() -> impl TypedValueParser<Value = Export> {
    let known = Export::ALL.map(|format| PossibleValue::new(format.name()).help(format.about()));
    PossibleValuesParser::new(known)
        .try_map(|name| Export::named(&name).ok_or_else(|| format!("no format is called {name}")))
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
    let source = arguments.source.as_deref().map(|path| source(path, arguments, &dossier)).transpose()?;
    let brand = brand::brand(arguments.brand.as_deref())?;
    let with = Page { source: source.as_ref().map(Source::bytes), brand: brand.as_ref() };
    let text = progress::during(&format!("Writing {}", arguments.format.name()), || {
        assay_report::export(&dossier, arguments.format, &with)
    });
    match &arguments.output {
        Some(path) => write(path, &text),
        None => print(&text),
    }
}

/// The source the dossier was made from, and no other.
fn source(path: &str, arguments: &Arguments, dossier: &Dossier) -> Result<Source, CommandError> {
    let source = input::read(path, arguments.max_bytes)?;
    if source.digest().to_string() == dossier.source.digest {
        return Ok(source);
    }
    Err(CommandError::Input {
        input: input::name(path).to_owned(),
        what: format!("is not what {} was made from: its digest is another", input::name(&arguments.dossier)),
    })
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
