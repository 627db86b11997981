//! Inputs as a stream of pages.

mod files;
mod http;
mod lines;
mod open;
mod warc;

use std::path::{Path, PathBuf};

use assay_article::{Format, PartialDate};

use crate::{Failure, Reason};
pub use files::Files;
use files::Holds;
use lines::Lines;
use warc::Warc;

/// A page of the input, or why it could not be had.
#[derive(Debug)]
pub struct Page {
    /// Where it stands: the path, and within a file of many pages `#` and its number from 1.
    pub name: String,
    /// Its bytes.
    pub captured: Result<Captured, Failure>,
}

/// The bytes of a page and what is known of them.
#[derive(Clone, Debug, Default)]
pub struct Captured {
    /// As captured.
    pub bytes: Vec<u8>,
    /// What it is, where the file says so; sniffed otherwise.
    pub format: Option<Format>,
    /// Its address.
    pub url: Option<String>,
    /// The media type the server sent.
    pub media_type: Option<String>,
    /// When it was published, where the input says so.
    pub published: Option<PartialDate>,
}

/// Every page of the inputs, in order: files by name, a folder where its name stands, pages of a file
/// as they stand in it.
pub struct Pages {
    files: Files,
    open: Option<Open>,
    most_bytes: usize,
    passed: u64,
}

/// A file of many pages being read.
struct Open {
    path: PathBuf,
    number: usize,
    reader: Many,
    length: u64,
}

enum Many {
    Lines(Lines),
    Warc(Warc),
}

impl Pages {
    /// The pages of `files`; one of more than `most_bytes` is a failure.
    #[must_use]
    pub fn new(files: Files, most_bytes: usize) -> Self {
        Self { files, open: None, most_bytes, passed: 0 }
    }

    /// Bytes of the files that were read to their end, for showing progress.
    #[must_use]
    pub fn passed(&self) -> u64 {
        self.passed + self.open.as_ref().map_or(0, |open| open.at().min(open.length))
    }

    /// The next page, without its bytes where it is a file of its own and they can be spared.
    pub fn skip_page(&mut self) -> Option<String> {
        self.following(false).map(|page| page.name)
    }

    fn following(&mut self, load: bool) -> Option<Page> {
        loop {
            if let Some(open) = &mut self.open {
                let path = open.path.display();
                if let Some(captured) = open.reader.following(self.most_bytes) {
                    open.number += 1;
                    return Some(Page { name: format!("{path}#{}", open.number), captured });
                }
                self.passed += open.length;
                self.open = None;
            }
            let file = match self.files.following()? {
                Ok(file) => file,
                Err((path, error)) => {
                    let captured = Err(Failure::new(Reason::Unreadable, error.to_string()));
                    return Some(Page { name: path.display().to_string(), captured });
                }
            };
            let name = file.path.display().to_string();
            if file.holds == Holds::Page {
                self.passed += file.length;
                let captured =
                    if load { page_of(&file.path, self.most_bytes) } else { Ok(Captured::default()) };
                return Some(Page { name, captured });
            }
            let reader = match open::open(&file.path) {
                Ok(reader) => reader,
                Err(error) => {
                    return Some(Page {
                        name,
                        captured: Err(Failure::new(Reason::Unreadable, error.to_string())),
                    });
                }
            };
            let reader = match file.holds {
                Holds::Lines => Many::Lines(Lines::new(reader)),
                _ => Many::Warc(Warc::new(reader)),
            };
            self.open = Some(Open { path: file.path, number: 0, reader, length: file.length });
        }
    }
}

impl Iterator for Pages {
    type Item = Page;

    fn next(&mut self) -> Option<Page> {
        self.following(true)
    }
}

impl Open {
    fn at(&self) -> u64 {
        match &self.reader {
            Many::Lines(lines) => lines.passed(),
            Many::Warc(warc) => warc.passed(),
        }
    }
}

impl Many {
    fn following(&mut self, most_bytes: usize) -> Option<Result<Captured, Failure>> {
        match self {
            Self::Lines(lines) => lines.following(most_bytes),
            Self::Warc(warc) => warc.following(most_bytes),
        }
    }
}

fn page_of(path: &Path, most_bytes: usize) -> Result<Captured, Failure> {
    let unreadable = |error: std::io::Error| Failure::new(Reason::Unreadable, error.to_string());
    let mut reader = open::open(path).map_err(unreadable)?;
    let bytes = up_to(&mut reader, most_bytes).map_err(unreadable)?.ok_or_else(|| too_large(most_bytes))?;
    Ok(Captured { bytes, ..Captured::default() })
}

/// All of `reader`; `None` where it holds more than `most_bytes`.
fn up_to(reader: &mut dyn std::io::Read, most_bytes: usize) -> std::io::Result<Option<Vec<u8>>> {
    use std::io::Read as _;
    let mut bytes = Vec::new();
    reader.take(most_bytes as u64 + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() <= most_bytes).then_some(bytes))
}

fn too_large(most_bytes: usize) -> Failure {
    Failure::new(Reason::TooLarge, format!("has more than {most_bytes} bytes, the limit"))
}
