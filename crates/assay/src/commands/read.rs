//! `assay read`: an article in, a dossier out.

use std::io::IsTerminal;
use std::path::PathBuf;

use assay_article::{Limits, PartialDate};
use assay_dossier::{Dossier, Options};
use assay_report::Terminal;

use super::input::Captured;
use super::output::{print, write};
use super::{CommandError, Limit, evidence, progress};

/// Read an article and show its dossier
#[derive(clap::Args)]
#[command(after_help = "\
The input is never changed and nothing is sent anywhere. The same input and options always give the \
same dossier, byte for byte.

Exit code: 0 when a dossier was made, 1 when the input could not be read, 2 for wrong usage.")]
pub struct Arguments {
    #[command(flatten)]
    page: Captured,
    /// Publication date (YYYY, YYYY-MM or YYYY-MM-DD) where the page does not give it or is wrong
    #[arg(long, value_name = "DATE", value_parser = PartialDate::parse)]
    published: Option<PartialDate>,
    /// Print the dossier as JSON instead of a summary
    #[arg(long)]
    json: bool,
    /// Write the report, a self-contained page, to this file
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Write the summary or the JSON to this file instead of the terminal
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Longest input that is read; a megabyte of dense prose takes some 120 MB of memory
    #[arg(long, value_name = "SIZE", default_value = "16M")]
    max_bytes: Limit,
}

pub fn run(arguments: &Arguments) -> Result<(), CommandError> {
    let source = arguments.page.source(arguments.max_bytes)?;
    let options = Options {
        format: arguments.page.format(),
        published: arguments.published,
        limits: Limits { bytes: arguments.max_bytes.0, ..Limits::default() },
        most_tokens: None,
    };
    let at_hand = evidence::library::evidence()?;
    let what = format!("Reading {}", arguments.page.name());
    let dossier = progress::during(&what, || assay_dossier::read(&source, &at_hand, &options))
        .map_err(|error| arguments.page.error(error))?;
    if let Some(path) = &arguments.html {
        write(path, &assay_report::html(&dossier))?;
    }
    show(arguments, &dossier)
}

fn show(arguments: &Arguments, dossier: &Dossier) -> Result<(), CommandError> {
    let to_terminal = arguments.output.is_none() && std::io::stdout().is_terminal();
    let shown = if arguments.json {
        dossier.to_json()
    } else {
        let width = if to_terminal { terminal_width() } else { 80 };
        let colour = to_terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        assay_report::summary(dossier, Terminal { width, colour })
    };
    match &arguments.output {
        Some(path) => write(path, &shown)?,
        None => print(&shown)?,
    }
    if let (Some(path), false) = (&arguments.html, arguments.json) {
        print(&format!("Report: {}\n", path.display()))?;
    }
    Ok(())
}

/// Columns of the terminal, from 40 to 120; 80 where it does not say.
fn terminal_width() -> usize {
    terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0)).clamp(40, 120)
}
