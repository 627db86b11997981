//! The pipeline.

use assay_article::{ExtractError, Format, Limits, PartialDate};
use assay_evidence::Evidence;
use assay_text::Source;

use crate::Dossier;

/// How to read a source.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Read it as this; sniffed where absent.
    pub format: Option<Format>,
    /// Publication date, where the reader knows better than the page.
    pub published: Option<PartialDate>,
    /// What may be spent on one page.
    pub limits: Limits,
}

/// Why a source gives no dossier.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// No article could be taken out of it.
    #[error(transparent)]
    Extract(#[from] ExtractError),
}

/// Reads `source` and lays it open.
///
/// # Errors
/// [`ReadError`] where the source is empty, not text, or beyond the limits.
pub fn read(source: &Source, _evidence: &Evidence, options: &Options) -> Result<Dossier, ReadError> {
    let extract = assay_article::Options { format: options.format, limits: options.limits };
    let _article = assay_article::extract(source, &extract)?;
    Err(ExtractError::Empty.into())
}
