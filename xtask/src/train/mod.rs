//! `cargo xtask train MODEL`: one file a model.

mod article;
mod trees;

use std::error::Error;
use std::path::PathBuf;

/// Train a shipped model from the development data
#[derive(clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    model: Model,
}

#[derive(clap::Subcommand)]
enum Model {
    /// Weights of the article scorer
    Article {
        /// Directory with `wcxb/dev` and `trafilatura`
        #[arg(default_value = ".data/pages")]
        pages: PathBuf,
        /// Table to write
        #[arg(default_value = "crates/assay-article/data/scorer.tsv")]
        table: PathBuf,
    },
}

/// Trains the model and writes its table.
pub fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    match &arguments.model {
        Model::Article { pages, table } => {
            let (weights, report) = article::train(pages)?;
            println!("{}", report.trim_end());
            std::fs::write(table, weights)?;
        }
    }
    Ok(())
}
