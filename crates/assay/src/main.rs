//! The `assay` command: a published article goes in, a dossier comes out.

mod commands;

use std::process::ExitCode;

fn main() -> ExitCode {
    commands::run()
}
