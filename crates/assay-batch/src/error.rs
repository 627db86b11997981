//! What can go wrong with a page, and with the whole.

use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;

/// Why a page has no dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// The reason, from a closed list.
    pub reason: Reason,
    /// The same in words, with what was met and what was expected.
    pub what: String,
}

impl Failure {
    /// A failure for `reason`.
    pub fn new(reason: Reason, what: impl Into<String>) -> Self {
        Self { reason, what: what.into() }
    }
}

/// Reasons for a page without a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The file, or the record of an archive, could not be read.
    Unreadable,
    /// An archive or a line is not what its format demands.
    Damaged,
    /// More bytes than the limit.
    TooLarge,
    /// More tokens in the article than the limit.
    TooManyTokens,
    /// Empty, or not text.
    NoText,
    /// It took longer than the limit: a bug, or a machine under load.
    Time,
    /// The software failed on it: a bug.
    Panic,
}

impl Reason {
    /// Whether the software is to blame, so that the page is kept aside.
    #[must_use]
    pub const fn is_bug(self) -> bool {
        matches!(self, Self::Time | Self::Panic)
    }

    /// The reason as it stands in the outputs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Damaged => "damaged",
            Self::TooLarge => "too-large",
            Self::TooManyTokens => "too-many-tokens",
            Self::NoText => "no-text",
            Self::Time => "time",
            Self::Panic => "panic",
        }
    }
}

/// Why a run could not begin or go on. Pages are not to blame for these.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BatchError {
    /// A file of the outputs, or a named input, could not be read or written.
    #[error("{path}: {error}", path = path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// An input that names nothing.
    #[error("{input}: {what}")]
    Input {
        /// As given.
        input: String,
        /// What is wrong.
        what: String,
    },
    /// The folder holds the outputs of another run.
    #[error("{path}: {what}", path = path.display())]
    OtherRun {
        /// The folder.
        path: PathBuf,
        /// What differs.
        what: String,
    },
}

impl BatchError {
    /// For `map_err`: the error of a file.
    pub(crate) fn file(path: &Path) -> impl FnOnce(io::Error) -> Self + '_ {
        move |error| Self::File { path: path.to_owned(), error }
    }
}
