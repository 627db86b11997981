//! `assay completions`: completion scripts.

use clap::Command;
use clap_complete::Shell;

use super::CommandError;

/// Print a completion script for a shell
#[derive(clap::Args)]
pub struct Arguments {
    /// Which shell
    shell: Shell,
}

pub fn run(arguments: &Arguments, command: &mut Command) -> Result<(), CommandError> {
    clap_complete::generate(arguments.shell, command, "assay", &mut std::io::stdout());
    Ok(())
}
