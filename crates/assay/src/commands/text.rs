//! `assay text`.

use super::CommandError;

#[derive(clap::Args)]
pub struct Arguments {}

pub fn run(_arguments: &Arguments) -> Result<(), CommandError> {
    Ok(())
}
