//! Which files the inputs name, in order.

use std::io;
use std::path::{Path, PathBuf};

use crate::BatchError;

/// The files of the inputs: those named, those of folders and below in order of their names.
pub struct Files {
    /// Lists still to go through, the innermost folder last, each with its next entry last.
    open: Vec<Vec<Entry>>,
    passed_over: u64,
}

struct Entry {
    path: PathBuf,
    /// Named by the user, or met in a folder, where only what can hold pages is taken.
    named: bool,
}

/// A file that holds pages.
pub(crate) struct File {
    pub(crate) path: PathBuf,
    pub(crate) holds: Holds,
    pub(crate) length: u64,
}

/// What a file holds, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holds {
    /// One page.
    Page,
    /// A page a line.
    Lines,
    /// A web archive.
    Warc,
}

impl Files {
    /// The files that `inputs` name: paths, folders, patterns with `*`, `?` and `**`, and `@file` for a
    /// list of these, one a line.
    ///
    /// # Errors
    /// [`BatchError`] where an input names nothing or a list cannot be read.
    pub fn new(inputs: &[String]) -> Result<Self, BatchError> {
        let mut named = Vec::new();
        for input in inputs {
            match input.strip_prefix('@') {
                Some(list) => {
                    let path = Path::new(list);
                    let lines = std::fs::read_to_string(path).map_err(BatchError::file(path))?;
                    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
                        paths(line, &mut named)?;
                    }
                }
                None => paths(input, &mut named)?,
            }
        }
        let mut named: Vec<Entry> = named.into_iter().map(|path| Entry { path, named: true }).collect();
        named.reverse();
        Ok(Self { open: vec![named], passed_over: 0 })
    }

    /// How many files of folders were passed over because their names are not those of pages.
    #[must_use]
    pub fn passed_over(&self) -> u64 {
        self.passed_over
    }

    /// Length of all the files in bytes, and how many of folders are passed over. Walks them all.
    ///
    /// # Errors
    /// As [`Files::new`].
    pub fn total(inputs: &[String]) -> Result<(u64, u64), BatchError> {
        let mut files = Self::new(inputs)?;
        let mut bytes = 0;
        while let Some(file) = files.following() {
            bytes += file.map_or(0, |file| file.length);
        }
        Ok((bytes, files.passed_over))
    }
}

/// The paths that one input names.
fn paths(input: &str, named: &mut Vec<PathBuf>) -> Result<(), BatchError> {
    let error = |what: String| BatchError::Input { input: input.to_owned(), what };
    // A file may have a star in its name.
    if Path::new(input).exists() {
        named.push(input.into());
        return Ok(());
    }
    if !input.contains(['*', '?', '[']) {
        return Err(error("no such file or folder".to_owned()));
    }
    let before = named.len();
    for path in glob::glob(input).map_err(|problem| error(problem.to_string()))? {
        named.push(path.map_err(|problem| error(problem.to_string()))?);
    }
    if named.len() == before {
        return Err(error("no file has a name of this pattern".to_owned()));
    }
    Ok(())
}

impl Files {
    /// The next file, or the path that cannot be looked into.
    pub(crate) fn following(&mut self) -> Option<Result<File, (PathBuf, io::Error)>> {
        loop {
            let Some(entry) = self.open.last_mut()?.pop() else {
                self.open.pop();
                continue;
            };
            let metadata = match std::fs::metadata(&entry.path) {
                Ok(metadata) => metadata,
                // A link in a folder that leads nowhere is no page.
                Err(_) if !entry.named => {
                    self.passed_over += 1;
                    continue;
                }
                Err(error) => return Some(Err((entry.path, error))),
            };
            if metadata.is_dir() {
                // A link to a folder may lead back to where it stands.
                if !entry.named && entry.path.is_symlink() {
                    self.passed_over += 1;
                    continue;
                }
                match below(&entry.path) {
                    Ok(entries) => self.open.push(entries),
                    Err(error) => return Some(Err((entry.path, error))),
                }
                continue;
            }
            match holds(&entry.path) {
                Some(holds) => {
                    return Some(Ok(File { path: entry.path, holds, length: metadata.len() }));
                }
                None if entry.named => {
                    let holds = Holds::Page;
                    return Some(Ok(File { path: entry.path, holds, length: metadata.len() }));
                }
                None => self.passed_over += 1,
            }
        }
    }
}

fn below(folder: &Path) -> io::Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        entries.push(Entry { path: entry?.path(), named: false });
    }
    entries.sort_by(|a, b| b.path.cmp(&a.path));
    Ok(entries)
}

/// What a file of this name holds, compressed or not; `None` where the name does not say.
fn holds(path: &Path) -> Option<Holds> {
    let mut path = path.to_owned();
    if matches!(extension(&path).as_str(), "gz" | "zst") {
        path.set_extension("");
    }
    match extension(&path).as_str() {
        // Whether it is HTML or text is sniffed, as for `assay read`.
        "html" | "htm" | "xhtml" | "txt" | "text" => Some(Holds::Page),
        "jsonl" | "ndjson" => Some(Holds::Lines),
        "warc" | "wet" => Some(Holds::Warc),
        _ => None,
    }
}

fn extension(path: &Path) -> String {
    path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase()
}
