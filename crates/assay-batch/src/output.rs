//! The outputs: what is written grows in the order of the pages and is committed a part at a time.
//!
//! `state.json` says how far the outputs are whole. It is replaced after everything it speaks of lies on
//! the disk, so whatever moment a run is killed at, the next one cuts the outputs back to it.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::product::Product;
use crate::{BatchError, Captured, Failure};

/// How far the outputs are whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct State {
    /// The version of this format.
    format: String,
    /// What the run was asked to do; another run must not go on with it.
    job: String,
    /// Pages read.
    pub(crate) pages: u64,
    /// Dossiers written, a line each.
    pub(crate) dossiers: u64,
    /// Pages without a dossier.
    pub(crate) failed: u64,
    /// Of these, bugs.
    pub(crate) bugs: u64,
    /// Parts committed.
    pub(crate) parts: u64,
    /// Length of the file of dossiers.
    dossier_bytes: u64,
    /// Length of the file of pages.
    page_bytes: u64,
    /// Digest over the names of the pages read: tells when the inputs are others than before.
    pub(crate) names: String,
    /// Whether all pages were read.
    pub(crate) finished: bool,
}

impl State {
    const FORMAT: &'static str = "assay-batch/1";

    /// Takes in the name of the next page.
    pub(crate) fn name(&mut self, name: &str) {
        self.pages += 1;
        self.names = hexadecimal(&[self.names.as_bytes(), b"\n", name.as_bytes()].concat());
    }
}

/// The outputs of a run.
pub(crate) struct Output {
    folder: PathBuf,
    dossiers: Growing,
    pages: Growing,
    /// Held while the run lives; the system lets it go when the process ends, however it ends.
    _lock: File,
    pub(crate) state: State,
    #[cfg(feature = "parquet")]
    pub(crate) tables: Option<crate::tables::Part>,
}

/// A line of `pages.jsonl`.
#[derive(Serialize)]
struct PageLine<'a> {
    page: u64,
    input: &'a str,
    url: Option<&'a str>,
    source: Option<&'a str>,
    line: Option<u64>,
    error: Option<&'a Failure>,
}

impl Output {
    /// Opens the outputs in `folder`, cut back to what was last committed.
    pub(crate) fn open(folder: &Path, job: &str, zstd: bool) -> Result<Self, BatchError> {
        let job = hexadecimal(job.as_bytes());
        fs::create_dir_all(folder).map_err(BatchError::file(folder))?;
        let lock = lock(folder)?;
        let path = folder.join("state.json");
        let state = match fs::read(&path) {
            Ok(bytes) => {
                let other = |what: &str| BatchError::OtherRun { path: path.clone(), what: what.to_owned() };
                let state: State = serde_json::from_slice(&bytes)
                    .map_err(|error| other(&format!("is no state of a run: {error}")))?;
                if state.format != State::FORMAT || state.job != job {
                    return Err(other(
                        "belongs to a run with other inputs, options, evidence or version; choose another folder, \
                         or remove this one",
                    ));
                }
                state
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                fresh(folder)?;
                State { format: State::FORMAT.to_owned(), job, ..State::default() }
            }
            Err(error) => return Err(BatchError::File { path, error }),
        };
        let name = if zstd { "dossiers.jsonl.zst" } else { "dossiers.jsonl" };
        let output = Self {
            dossiers: Growing::open(folder.join(name), state.dossier_bytes)?,
            pages: Growing::open(folder.join("pages.jsonl"), state.page_bytes)?,
            folder: folder.to_owned(),
            _lock: lock,
            state,
            #[cfg(feature = "parquet")]
            tables: None,
        };
        Ok(output)
    }

    /// Writes what came of the next page.
    pub(crate) fn write(&mut self, product: &Product) -> Result<(), BatchError> {
        self.state.name(&product.name);
        let error = match &product.result {
            Ok(made) => {
                self.dossiers.write(&made.line)?;
                self.state.dossiers += 1;
                None
            }
            Err(failure) => {
                self.state.failed += 1;
                self.state.bugs += u64::from(failure.reason.is_bug());
                Some(failure)
            }
        };
        let line = PageLine {
            page: self.state.pages,
            input: &product.name,
            url: product.url.as_deref(),
            source: product.digest.as_deref(),
            line: error.is_none().then_some(self.state.dossiers),
            error,
        };
        // Strings and numbers always serialise.
        let mut line = serde_json::to_vec(&line).unwrap_or_default();
        line.push(b'\n');
        self.pages.write(&line)?;
        if let (Some(captured), Some(digest)) = (&product.aside, &product.digest) {
            self.put_aside(captured, digest)?;
        }
        #[cfg(feature = "parquet")]
        if let Some(tables) = &mut self.tables {
            tables.add(self.state.pages, product);
        }
        Ok(())
    }

    /// Keeps a page on which the software failed.
    fn put_aside(&self, captured: &Captured, digest: &str) -> Result<(), BatchError> {
        let folder = self.folder.join("bugs");
        fs::create_dir_all(&folder).map_err(BatchError::file(&folder))?;
        let path = folder.join(digest.replace(':', "-"));
        fs::write(&path, &captured.bytes).map_err(BatchError::file(&path))
    }

    /// Commits everything written so far.
    pub(crate) fn commit(&mut self, finished: bool) -> Result<(), BatchError> {
        #[cfg(feature = "parquet")]
        if let Some(tables) = &mut self.tables {
            tables.write(&self.folder.join("tables"), self.state.parts)?;
        }
        self.state.dossier_bytes = self.dossiers.sync()?;
        self.state.page_bytes = self.pages.sync()?;
        self.state.parts += 1;
        self.state.finished = finished;
        let mut json = serde_json::to_vec_pretty(&self.state).unwrap_or_default();
        json.push(b'\n');
        replace(&self.folder.join("state.json"), &json)
    }
}

/// Writes a file whole or not at all, onto the disk.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<(), BatchError> {
    let part = path.with_extension("part");
    let written = || -> std::io::Result<()> {
        let mut file = File::create(&part)?;
        file.write_all(bytes)?;
        file.sync_data()?;
        fs::rename(&part, path)
    };
    written().map_err(BatchError::file(path))
}

/// One run at a time.
fn lock(folder: &Path) -> Result<File, BatchError> {
    let path = folder.join("lock");
    let file = File::create(&path).map_err(BatchError::file(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            Err(BatchError::OtherRun { path, what: "another run is writing here".to_owned() })
        }
        Err(TryLockError::Error(error)) => Err(BatchError::File { path, error }),
    }
}

/// A folder without a state holds nothing but what a run leaves that was killed before its first commit.
fn fresh(folder: &Path) -> Result<(), BatchError> {
    const OURS: [&str; 7] =
        ["lock", "dossiers.jsonl", "dossiers.jsonl.zst", "pages.jsonl", "tables", "bugs", "state.part"];
    for entry in fs::read_dir(folder).map_err(BatchError::file(folder))? {
        let entry = entry.map_err(BatchError::file(folder))?;
        if !OURS.iter().any(|name| entry.file_name() == *name) {
            return Err(BatchError::OtherRun {
                path: folder.to_owned(),
                what: format!(
                    "holds {}, which is not of a batch; give an empty folder",
                    entry.file_name().display()
                ),
            });
        }
    }
    Ok(())
}

fn hexadecimal(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A file that grows.
struct Growing {
    path: PathBuf,
    file: BufWriter<File>,
    length: u64,
}

impl Growing {
    /// Opens the file cut back to `length` bytes.
    fn open(path: PathBuf, length: u64) -> Result<Self, BatchError> {
        let open = || -> std::io::Result<File> {
            let file = OpenOptions::new().create(true).append(true).open(&path)?;
            if file.metadata()?.len() < length {
                return Err(std::io::Error::other("is shorter than when it was committed"));
            }
            file.set_len(length)?;
            Ok(file)
        };
        let file = BufWriter::with_capacity(1 << 18, open().map_err(BatchError::file(&path))?);
        Ok(Self { path, file, length })
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), BatchError> {
        self.length += bytes.len() as u64;
        self.file.write_all(bytes).map_err(BatchError::file(&self.path))
    }

    /// Everything onto the disk; the length.
    fn sync(&mut self) -> Result<u64, BatchError> {
        let synced = self.file.flush().and_then(|()| self.file.get_ref().sync_data());
        synced.map_err(BatchError::file(&self.path))?;
        Ok(self.length)
    }
}
