//! From a source to an article.

use assay_text::Source;

use crate::Article;

/// What an input is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A web page.
    Html,
    /// Text as it comes out of a browser's "copy", an e-mail or a note.
    PlainText,
}

/// How to extract.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Read the input as this; sniffed where absent.
    pub format: Option<Format>,
    /// What may be spent on one page.
    pub limits: Limits,
}

/// What may be spent on one page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Longest input in bytes.
    pub bytes: usize,
    /// Deepest nesting of elements; deeper ones are read as siblings.
    pub depth: usize,
}

impl Default for Limits {
    /// 64 MiB and 512 levels.
    fn default() -> Self {
        Self { bytes: 64 << 20, depth: 512 }
    }
}

/// Why a source gives no article.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ExtractError {
    /// There is no byte, or nothing but white space.
    #[error("the input is empty")]
    Empty,
    /// The bytes are not text in any charset.
    #[error("the input is not text: {what} at byte {position}")]
    NotText {
        /// What was recognised, such as "a PDF file" or "a zero byte".
        what: &'static str,
        /// Byte offset in the source.
        position: usize,
    },
    /// More bytes than [`Limits::bytes`].
    #[error("the input has {len} bytes, more than the limit of {limit}")]
    TooLarge {
        /// Length in bytes.
        len: usize,
        /// The limit in bytes.
        limit: usize,
    },
}

/// Extracts the article from `source`.
///
/// # Errors
/// [`ExtractError`] where the input is empty, not text or too large. A page without an article
/// is no error: it gives an [`Article`] without blocks.
pub fn extract(_source: &Source, _options: &Options) -> Result<Article, ExtractError> {
    Err(ExtractError::Empty)
}
