//! `assay man`: manual pages.

use std::path::PathBuf;

use clap::Command;

use super::CommandError;

/// Write the manual pages
#[derive(clap::Args)]
pub struct Arguments {
    /// Directory to write them to, one page a command
    #[arg(default_value = ".")]
    directory: PathBuf,
}

pub fn run(arguments: &Arguments, command: &Command) -> Result<(), CommandError> {
    let path = arguments.directory.display().to_string();
    clap_mangen::generate_to(command.clone(), &arguments.directory)
        .map_err(|error| CommandError::File { path, error })
}
