//! The `assay` command: a published article goes in, a dossier comes out.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command writes to the terminal")]

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

mod commands;

use std::process::ExitCode;

fn main() -> ExitCode {
    commands::run()
}
