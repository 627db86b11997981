//! `cargo xtask eval TASK PATH`: one file a task.
//!
//! A task reads the data set at the path and gives [`Scores`]: a table for people and the figures
//! of the last line. How each figure is computed stands in `docs/evaluation.md`.

mod article_scrapinghub;
pub mod article_trafilatura;
pub mod article_wcxb;
pub mod attribution;
mod attribution_names;
mod charset;
mod check;
pub mod checkworthy;
mod claim_frames;
pub mod clock;
pub mod conllu;
pub mod labelled;
mod lookups;
mod mentions;
pub mod names;
pub mod parse;
mod passage;
mod published;
mod quantity_frames;
mod quantity_measeval;
mod quantity_newsquant;
mod quantity_newsquant_units;
mod quantity_specs;
mod quantity_specs_numbers;
mod quantity_specs_rejected;
mod quantity_specs_time;
mod repair_cases;
mod repair_pages;
mod sentences;
mod shown;
mod sources;
mod speed;
mod stages;
mod subjectivity;
mod swap;
mod symmetry;
mod time_timeml;
mod wording;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Measure one task on one data set.
#[derive(clap::Args)]
pub struct Arguments {
    /// Name of the task; without one, the tasks are listed
    task: Option<String>,
    /// File or directory laid out like the development set of that task
    path: Option<PathBuf>,
    /// Print this besides the figures, where the task has it
    #[arg(long)]
    show: Option<shown::Shown>,
}

/// What a task measured.
pub struct Scores {
    /// Anything worth reading besides, ready to print.
    pub table: String,
    /// The figures of the last line, in order.
    pub figures: Vec<(&'static str, Figure)>,
}

/// One figure of the last line.
#[derive(Clone, Copy)]
pub enum Figure {
    /// A share or an F1, printed as a fraction with four digits.
    Share(f64),
    /// A count.
    Count(usize),
    /// A rate per second or an amount, printed with one digit.
    Rate(f64),
}

/// Why a task could not be measured.
#[derive(Debug, thiserror::Error)]
pub enum EvalError {
    /// A file could not be read.
    #[error("{path}: {error}")]
    File { path: PathBuf, error: std::io::Error },
    /// A file is not in the task's format.
    #[error("{path}: {what}")]
    Format { path: PathBuf, what: String },
    /// There is no task of this name.
    #[error("there is no task “{0}”; `cargo xtask eval` lists them")]
    NoSuchTask(String),
    /// No path was given.
    #[error("the task needs the path of a data set")]
    NoPath,
}

type Task = fn(&Path) -> Result<Scores, EvalError>;

/// Every task, in the order of the pipeline.
const TASKS: &[(&str, Task)] = &[
    ("repair-cases", repair_cases::measure),
    ("repair-pages", repair_pages::measure),
    ("charset", charset::measure),
    ("article-scrapinghub", article_scrapinghub::measure),
    ("article-wcxb", article_wcxb::measure),
    ("article-trafilatura", article_trafilatura::measure),
    ("sentences", sentences::measure),
    ("tags", parse::measure_tags),
    ("parse", parse::measure_parse),
    ("names", names::measure),
    ("mentions", mentions::measure),
    ("attribution", attribution::measure),
    ("attribution-names", attribution_names::measure),
    ("quantity-newsquant", quantity_newsquant::measure),
    ("quantity-specs", quantity_specs::measure),
    ("quantity-measeval", quantity_measeval::measure),
    ("time-timeml", time_timeml::measure),
    ("quantity-frames", quantity_frames::measure),
    ("claim-frames", claim_frames::measure),
    ("sources", sources::measure),
    ("checkworthy", checkworthy::measure),
    ("wording", wording::measure),
    ("subjectivity", subjectivity::measure),
    ("symmetry", symmetry::measure),
    ("check", check::measure),
    ("published-claims", published::measure),
    ("lookups", lookups::measure),
    ("speed", speed::measure),
];

/// Runs the task and prints what it measured.
pub fn run(arguments: &Arguments) -> Result<(), EvalError> {
    shown::ask(arguments.show);
    let Some(name) = &arguments.task else {
        for (name, _) in TASKS {
            println!("{name}");
        }
        return Ok(());
    };
    let (name, task) =
        TASKS.iter().find(|(known, _)| known == name).ok_or_else(|| EvalError::NoSuchTask(name.clone()))?;
    let scores = task(arguments.path.as_deref().ok_or(EvalError::NoPath)?)?;
    if !scores.table.is_empty() {
        println!("{}", scores.table.trim_end());
    }
    println!("{}", last_line(name, &scores.figures));
    Ok(())
}

pub fn last_line(name: &str, figures: &[(&str, Figure)]) -> String {
    let mut line = name.to_owned();
    for (key, figure) in figures {
        let written = match figure {
            Figure::Share(share) => write!(line, " {key}={share:.4}"),
            Figure::Count(count) => write!(line, " {key}={count}"),
            Figure::Rate(rate) => write!(line, " {key}={rate:.1}"),
        };
        written.unwrap_or_default();
    }
    line
}

/// Precision, recall and their harmonic mean from counts.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    /// Predictions that are right.
    pub right: usize,
    /// Predictions.
    pub predicted: usize,
    /// What there was to find.
    pub gold: usize,
}

impl Counts {
    /// Right over predicted; 1 where nothing was predicted.
    pub fn precision(self) -> f64 {
        share(self.right, self.predicted)
    }

    /// Right over gold; 1 where there was nothing to find.
    pub fn recall(self) -> f64 {
        share(self.right, self.gold)
    }

    /// 2PR/(P+R).
    pub fn f1(self) -> f64 {
        share(2 * self.right, self.predicted + self.gold)
    }
}

/// `part / whole`; 1 where the whole is empty.
pub fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// FNV-1a in 64 bits: names a text without holding it.
pub fn fingerprint(bytes: impl IntoIterator<Item = u8>) -> u64 {
    let mix = |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, mix)
}

/// Reads a file as text.
pub fn read_text(path: &Path) -> Result<String, EvalError> {
    std::fs::read_to_string(path).map_err(|error| EvalError::File { path: path.to_owned(), error })
}

/// Reads a file as bytes.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, EvalError> {
    std::fs::read(path).map_err(|error| EvalError::File { path: path.to_owned(), error })
}

/// The files of a directory (not of its sub-directories) in order of name, or the one file `path` is.
pub fn files(path: &Path) -> Result<Vec<PathBuf>, EvalError> {
    let error = |error| EvalError::File { path: path.to_owned(), error };
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in std::fs::read_dir(path).map_err(error)? {
        let entry = entry.map_err(error)?.path();
        if entry.is_file() {
            files.push(entry);
        }
    }
    files.sort();
    Ok(files)
}
