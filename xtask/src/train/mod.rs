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
        /// Directory to keep the tables in that each part of the pages was held out from
        #[arg(long, value_name = "DIR")]
        folds: Option<PathBuf>,
    },
    /// Held-out figures with the tables that an earlier `article --folds DIR` kept
    ArticleHeldOut {
        /// The directory of tables
        folds: PathBuf,
        /// Directory with `wcxb/dev` and `trafilatura`
        #[arg(default_value = ".data/pages")]
        pages: PathBuf,
    },
}

/// Trains the model and writes its table.
pub fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    match &arguments.model {
        Model::Article { pages, table, folds } => {
            let trained = article::train(pages)?;
            println!("{}", trained.report.trim_end());
            std::fs::write(table, &trained.table)?;
            if let Some(folds) = folds {
                std::fs::create_dir_all(folds)?;
                for (fold, table) in trained.blind.iter().enumerate() {
                    std::fs::write(folds.join(format!("{fold}.tsv")), table)?;
                }
            }
        }
        Model::ArticleHeldOut { folds, pages } => {
            println!("{}", article::held_out_from(folds, pages)?.trim_end());
        }
    }
    Ok(())
}
