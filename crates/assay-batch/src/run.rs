//! A run from inputs to outputs.

use std::num::NonZero;
use std::path::PathBuf;
use std::time::Duration;

use crate::output::Output;
use crate::pool::Pool;
use crate::product::Product;
use crate::{BatchError, Files, PageLimits, Pages, Reader};

/// What is to be done.
#[derive(Clone, Debug)]
pub struct Job {
    /// Files, folders, patterns, and `@list`.
    pub inputs: Vec<String>,
    /// The folder of the outputs.
    pub folder: PathBuf,
    /// What may be spent on a page.
    pub limits: PageLimits,
    /// Threads that read pages.
    pub threads: NonZero<usize>,
    /// Pages that are committed together, and stand in one file of each table.
    pub part: NonZero<u64>,
    /// Compress the lines.
    pub zstd: bool,
    /// Write the tables; needs the feature `parquet`.
    pub tables: bool,
    /// What else a dossier depends on: the versions of software and evidence.
    pub versions: String,
}

/// How far a run is.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    /// Pages read, with those of the runs before.
    pub pages: u64,
    /// Of these, in the runs before.
    pub before: u64,
    /// Pages without a dossier.
    pub failed: u64,
    /// Bytes of the inputs passed.
    pub bytes: u64,
    /// Bytes that were passed before this run.
    pub bytes_before: u64,
    /// Bytes of all inputs.
    pub total_bytes: u64,
}

/// What came of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Pages of the inputs.
    pub pages: u64,
    /// Dossiers.
    pub dossiers: u64,
    /// Pages without one.
    pub failed: u64,
    /// Of these, bugs.
    pub bugs: u64,
    /// Pages that runs before had read.
    pub before: u64,
    /// Files in folders that are no pages by their names.
    pub passed_over: u64,
}

impl Job {
    /// Everything that the outputs depend on but the pages themselves.
    fn written(&self) -> String {
        let Self { inputs, limits, part, zstd, tables, versions, .. } = self;
        format!("{inputs:?}\n{limits:?}\n{part} {zstd} {tables}\n{versions}")
    }
}

/// Rows of the tables that are held at most before a part ends: what bounds memory where pages are rich.
#[cfg(feature = "parquet")]
const MOST_ROWS: usize = 200_000;

/// Does `job`, or what is left of it.
///
/// # Errors
/// [`BatchError`] where the inputs name nothing, the outputs cannot be written, or the folder holds
/// another run. What is wrong with a page is a row of `pages.jsonl`, not an error.
pub fn run(job: &Job, reader: &Reader, mut progress: impl FnMut(Progress)) -> Result<Summary, BatchError> {
    let mut output = Output::open(&job.folder, &job.written(), job.zstd)?;
    #[cfg(feature = "parquet")]
    if job.tables {
        output.tables = Some(crate::tables::Part::default());
    }
    let before = output.state.pages;
    let (total_bytes, passed_over) = Files::total(&job.inputs)?;
    let mut pages = Pages::new(Files::new(&job.inputs)?, job.limits.bytes);
    pass_by(&mut pages, &output, job)?;
    let mut shown = Progress {
        pages: before,
        before,
        failed: output.state.failed,
        bytes: pages.passed(),
        bytes_before: pages.passed(),
        total_bytes,
    };
    let patience = Duration::from_secs(job.limits.seconds);
    let finished = output.state.finished;
    if !finished {
        let mut pool = Pool::start(pages, reader.clone().compressed(job.zstd), job.threads, patience);
        let mut held = 0;
        while let Some((product, passed)) = pool.following(|| progress(shown)) {
            output.write(&product)?;
            held += rows(&product);
            let state = &output.state;
            shown = Progress { pages: state.pages, failed: state.failed, bytes: passed, ..shown };
            if state.pages.is_multiple_of(job.part.get()) || part_is_full(held) {
                output.commit(false)?;
                held = 0;
            }
            progress(shown);
        }
        output.commit(true)?;
    }
    let state = &output.state;
    let (pages, dossiers, failed, bugs) = (state.pages, state.dossiers, state.failed, state.bugs);
    Ok(Summary { pages, dossiers, failed, bugs, before, passed_over })
}

/// Goes past the pages of the runs before, which must be the same as then.
fn pass_by(pages: &mut Pages, output: &Output, job: &Job) -> Result<(), BatchError> {
    let mut again = crate::output::State::default();
    while again.pages < output.state.pages {
        let Some(name) = pages.skip_page() else { break };
        again.name(&name);
    }
    if again.names == output.state.names {
        return Ok(());
    }
    Err(BatchError::OtherRun {
        path: job.folder.clone(),
        what: "the inputs are no longer those of the run that began here; choose another folder, or remove this one"
            .to_owned(),
    })
}

#[cfg(feature = "parquet")]
fn rows(product: &Product) -> usize {
    product.result.as_ref().map_or(1, |made| made.rows.count())
}

#[cfg(not(feature = "parquet"))]
const fn rows(_: &Product) -> usize {
    0
}

#[cfg(feature = "parquet")]
const fn part_is_full(held: usize) -> bool {
    held >= MOST_ROWS
}

#[cfg(not(feature = "parquet"))]
const fn part_is_full(_: usize) -> bool {
    false
}
