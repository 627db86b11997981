//! The commands: one file each.

mod evidence;
mod text;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Lays a published article open: who said what, every claim with its figures, the source given,
/// and what the public record says
#[derive(Parser)]
#[command(name = "assay", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Show the embedded evidence: the series, their values, their definitions
    Evidence(evidence::Arguments),
    /// Show the repaired text of a file, or what was repaired in it
    Text(text::Arguments),
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
}

/// Runs the command the arguments name. Exit code 1 for an error, 2 for wrong usage.
pub fn run() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Evidence(arguments) => evidence::run(&arguments),
        Command::Text(arguments) => text::run(&arguments),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            anstream::eprintln!("assay: {error}");
            ExitCode::FAILURE
        }
    }
}
