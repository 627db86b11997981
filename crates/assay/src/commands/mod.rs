//! The commands: one file each.

mod article;
mod batch;
mod brand;
mod completions;
mod evidence;
mod export;
mod input;
mod language;
mod man;
mod output;
mod progress;
mod quantities;
mod read;
mod text;
mod verify;

use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

pub use input::Limit;

/// Lays a published article open: who said what, every claim with its figures, the source given for
/// it, and what the public record says. Prepares; people judge.
#[derive(Parser)]
#[command(name = "assay", version, max_term_width = 100, after_help = EXAMPLES)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  assay read article.html --html report.html   summary here, full report in a browser
  pbpaste | assay read - --published 2025-12-30
  assay read article.html --json -o dossier.json && assay verify dossier.json article.html
  assay article page.html > article.md         the article without what surrounds it
  assay evidence show VC.IHR.PSRC.P5 'El Salvador'";

#[derive(Subcommand)]
enum Command {
    /// Read an article and show its dossier
    Read(read::Arguments),
    /// Read many pages: a dossier a line, and tables
    Batch(batch::Arguments),
    /// Print the article alone, or what was left out of it
    Article(article::Arguments),
    /// List every figure of an article: value, unit, what it measures, where, when, how sure
    Quantities(quantities::Arguments),
    /// Write a dossier as Markdown, CSV, annotations, linked data …
    Export(export::Arguments),
    /// Check a dossier against itself and its source
    Verify(verify::Arguments),
    /// Show the evidence at hand (series, values, definitions), search it, add to it
    Evidence(evidence::Arguments),
    /// Show the repaired text of a file, or what was repaired in it
    Text(text::Arguments),
    /// Show the sentences of an article: tags, lemmas, trees, names
    Language(language::Arguments),
    /// Print a completion script for a shell
    Completions(completions::Arguments),
    /// Write the manual pages
    Man(man::Arguments),
}

/// Why a command failed; the message says input, place and reason.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// A file could not be read or written.
    #[error("{path}: {error}")]
    File { path: String, error: std::io::Error },
    /// Anything else that is wrong with an input.
    #[error("{input}: {what}")]
    Input { input: String, what: String },
    /// The evidence inside the binary is damaged.
    #[error(transparent)]
    Evidence(#[from] assay_evidence::EvidenceError),
}

/// Runs the command the arguments name. Exit code 1 for an error, 2 for wrong usage.
pub fn run() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Batch(arguments) => return batch::run(&arguments).unwrap_or_else(|error| failed(&error)),
        Command::Read(arguments) => read::run(&arguments),
        Command::Article(arguments) => article::run(&arguments),
        Command::Quantities(arguments) => quantities::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
        Command::Evidence(arguments) => evidence::run(&arguments),
        Command::Text(arguments) => text::run(&arguments),
        Command::Language(arguments) => language::run(&arguments),
        Command::Completions(arguments) => completions::run(&arguments, &mut Arguments::command()),
        Command::Man(arguments) => man::run(&arguments, &Arguments::command()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(&error),
    }
}

fn failed(error: &CommandError) -> ExitCode {
    anstream::eprintln!("assay: {error}");
    ExitCode::FAILURE
}
