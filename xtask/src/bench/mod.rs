//! `cargo xtask bench`: whether time stays proportional to the length of the page.

mod complexity;

use std::error::Error;

/// Measure how time grows
#[derive(clap::Args)]
pub struct Arguments {
    /// What to measure: complexity
    #[arg(value_parser = ["complexity"])]
    what: String,
    /// Sizes for a quick look, as ./check has it
    #[arg(long)]
    small: bool,
    /// Only shapes whose name holds this
    #[arg(long, value_name = "NAME")]
    shape: Option<String>,
}

pub fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    complexity::run(arguments.small, arguments.shape.as_deref())
}
