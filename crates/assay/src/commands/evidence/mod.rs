//! `assay evidence`: what the public record at hand holds, and adding to it.

mod add;
mod find;
pub mod library;
mod list;
mod search;
mod show;

use std::io::Write as _;

use super::CommandError;

/// Show the evidence at hand, add to it, remove what was added
#[derive(clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// List the series, or those whose code, name or everyday names hold all the given words
    List {
        /// Words to look for: `murder rate`, `gdp`, `VC.IHR`
        words: Vec<String>,
        /// Only what was added, with the folder it is kept in
        #[arg(long, conflicts_with = "words")]
        added: bool,
    },
    /// Find series by words, the best first: `murder rate`, `people out of work`
    Search {
        /// Words of the measure
        #[arg(required = true)]
        words: Vec<String>,
    },
    /// Show a series: unit, definition, source, licence, vintage, coverage; with a place, its values
    Show {
        /// Code of the series, as `assay evidence list` prints it
        series: String,
        /// A country or group of countries, by name or code: `El Salvador`, `SLV`, `WLD`
        place: Option<String>,
    },
    /// Add yearly series from files to those that claims are looked up in
    Add(Box<add::Arguments>),
    /// Remove what was added under a name
    Remove {
        /// The name, as `assay evidence list --added` prints it
        name: String,
    },
}

pub fn run(arguments: &Arguments) -> Result<(), CommandError> {
    let page = match &arguments.command {
        Command::List { added: true, .. } => library::page()?,
        Command::List { words, .. } => list::page(&library::evidence()?, words)?,
        Command::Search { words } => search::page(&library::evidence()?, words)?,
        Command::Show { series, place } => show::page(&library::evidence()?, series, place.as_deref())?,
        Command::Add(arguments) => add::add(arguments)?,
        Command::Remove { name } => library::remove(name)?,
    };
    // A reader that closes the pipe early (`| head`) has seen enough: that is no error.
    let _ = std::io::stdout().lock().write_all(page.as_bytes());
    Ok(())
}
