//! `cargo xtask train MODEL`: one file a model.

mod article;
mod attribution;
pub mod claim;
mod descent;
mod language;
mod lemmas;
mod names;
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
    /// What is worth checking
    Claim {
        /// Directory with `claimbuster`, `policlaim` and `checkthat24`
        #[arg(default_value = ".data/claim")]
        claims: PathBuf,
        /// File to write
        #[arg(default_value = "models/checkworthy.bin")]
        model: PathBuf,
    },
    /// Weights of the learned steps of the attribution floor
    Attribution {
        /// Directory with `text` and `attributions`
        #[arg(default_value = ".data/attribution/polnear/train")]
        articles: PathBuf,
        /// File to write
        #[arg(default_value = "models/attribution.bin")]
        model: PathBuf,
        /// Print figures of every fifth article, held out, and write nothing
        #[arg(long)]
        held_out: bool,
        /// With `held_out`: list what was got wrong
        #[arg(long, requires = "held_out")]
        list: bool,
        /// With `held_out`: print figures of these articles too, by the same model
        #[arg(long, requires = "held_out", value_name = "DIR")]
        also: Option<PathBuf>,
    },
    /// Endings that lead from forms to lemmas
    Lemmas {
        /// Directory with `ewt-train.conllu` and `gumperm-train.conllu`
        #[arg(default_value = ".data/language")]
        treebanks: PathBuf,
        /// Table to write
        #[arg(default_value = "crates/assay-language/data/lemmas.tsv")]
        table: PathBuf,
    },
    /// What kind of thing a name names
    Names {
        /// Directory with `gumperm-train.conllu`
        #[arg(default_value = ".data/language")]
        treebanks: PathBuf,
        /// File to write
        #[arg(default_value = "models/names.bin")]
        model: PathBuf,
        /// Print the forms that were read wrongly where held out
        #[arg(long)]
        list: bool,
    },
    /// Network of the language floor: tags, names, trees
    Language {
        /// Directory with `ewt-train.conllu` and `gumperm-train.conllu`
        #[arg(default_value = ".data/language")]
        treebanks: PathBuf,
        /// Directory of WCXB's ground truth
        #[arg(default_value = ".data/pages/wcxb/dev/ground-truth")]
        texts: PathBuf,
        /// File to write
        #[arg(default_value = "models/english.bin")]
        model: PathBuf,
        /// Times over the treebanks
        #[arg(long, default_value_t = 38)]
        epochs: usize,
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
        Model::Claim { claims, model } => {
            let (bytes, report) = claim::train(claims)?;
            println!("{}\n{} bytes", report.trim_end(), bytes.len());
            std::fs::write(model, bytes)?;
        }
        Model::Attribution { articles, model, held_out, list, also } => {
            let articles = attribution::read(articles)?;
            if *held_out {
                let also = also.as_deref().map(attribution::read).transpose()?.unwrap_or_default();
                println!("{}", attribution::held_out(&articles, &also, &attribution::RECIPE, *list));
            } else {
                let recipe = &attribution::RECIPE;
                std::fs::write(model, attribution::train(&articles, |_| true, recipe).write())?;
            }
        }
        Model::Lemmas { treebanks, table } => {
            let (rows, report) = lemmas::train(treebanks)?;
            println!("{report}");
            std::fs::write(table, rows)?;
        }
        Model::Names { treebanks, model, list } => {
            let (bytes, report) = names::train(treebanks, *list)?;
            print!("{report}");
            std::fs::write(model, bytes)?;
        }
        Model::Language { treebanks, texts, model, epochs } => {
            let bytes = language::train(treebanks, texts, *epochs, |line| println!("{line}"))?;
            let read = assay_language::syntax::model::Model::read(&bytes)?;
            for name in ["ewt-dev.conllu", "gum-dev.conllu"] {
                let score = crate::eval::parse::score(&read, &treebanks.join(name))?;
                println!("{name}: {}", score.line());
            }
            println!("{} bytes", bytes.len());
            std::fs::write(model, bytes)?;
        }
    }
    Ok(())
}
