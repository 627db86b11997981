//! The developer's tool: `cargo xtask eval|fuzz|bench|data|train|schema|docs`.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a developer tool writes to the terminal")]

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

mod bench;
mod data;
mod docs;
mod eval;
mod fuzz;
mod generated;
mod outline;
mod schema;
mod train;

use std::error::Error;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Evaluate, build the embedded data, generate schema and docs.
#[derive(Parser)]
#[command(name = "cargo xtask", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Measure a stage on a data set; docs/evaluation.md defines every figure
    Eval(eval::Arguments),
    /// Feed broken and hostile inputs to a stage
    Fuzz(fuzz::Arguments),
    /// Measure how time grows with the length of a page
    Bench(bench::Arguments),
    /// Print trees of pages, to be compared with those of another reader of HTML
    Outline(outline::Arguments),
    /// Build the embedded evidence store from the development data
    Data(data::Arguments),
    /// Train a shipped model from the development data
    Train(train::Arguments),
    /// Write docs/schema/, the JSON schema of a dossier
    Schema(generated::Arguments),
    /// Write docs/reference/, the pages made from what is in the binary
    Docs(generated::Arguments),
}

fn main() -> ExitCode {
    let result: Result<(), Box<dyn Error>> = match Arguments::parse().command {
        Command::Eval(arguments) => eval::run(&arguments).map_err(Into::into),
        Command::Fuzz(arguments) => fuzz::run(&arguments),
        Command::Bench(arguments) => bench::run(&arguments),
        Command::Outline(arguments) => outline::run(&arguments),
        Command::Data(arguments) => data::run(&arguments).map_err(Into::into),
        Command::Train(arguments) => train::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments).map_err(Into::into),
        Command::Docs(arguments) => docs::run(&arguments).map_err(Into::into),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}
