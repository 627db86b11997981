//! From a source to an article.

use assay_text::{Decoded, Source};

use crate::scorer::{self, Weights};
use crate::survey::Survey;
use crate::{Article, build, html, metadata, page, plain, select, sniff};

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
    /// 16 MiB and 512 levels.
    fn default() -> Self {
        Self { bytes: 16 << 20, depth: 512 }
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
pub fn extract(source: &Source, options: &Options) -> Result<Article, ExtractError> {
    extract_with(source, options, scorer::shipped())
}

/// [`extract`] with other weights than the shipped ones.
pub(crate) fn extract_with(
    source: &Source,
    options: &Options,
    weights: &Weights,
) -> Result<Article, ExtractError> {
    let (len, limit) = (source.bytes().len(), options.limits.bytes);
    if len > limit {
        return Err(ExtractError::TooLarge { len, limit });
    }
    sniff::check_text(source.bytes())?;
    let decoded = assay_text::decode(source);
    let format =
        options.format.unwrap_or_else(|| sniff::format_of(source.media_type(), decoded.text.as_str()));
    Ok(match format {
        Format::Html => from_html(source, &decoded, options.limits, weights),
        Format::PlainText => from_text(&decoded),
    })
}

/// A copy of a page, a note, an e-mail.
fn from_text(decoded: &Decoded) -> Article {
    let text = assay_text::repair(&decoded.text);
    let reading = plain::read(&text);
    Article {
        text,
        charset: decoded.charset,
        charset_reason: decoded.reason,
        invalid_sequences: decoded.invalid,
        format: Format::PlainText,
        title: reading.title,
        authors: reading.authors,
        published: reading.published,
        modified: None,
        publisher: None,
        language: None,
        section: None,
        canonical: None,
        blocks: reading.blocks,
        links: reading.links,
        images: reading.images,
        posts: reading.posts,
        omitted: reading.omitted,
    }
}

fn from_html(source: &Source, decoded: &Decoded, limits: Limits, weights: &Weights) -> Article {
    let base = &decoded.text;
    let tree = html::parse(base.as_str(), html::Limits { depth: limits.depth });
    let page = page::read(base, &tree);
    let metadata = metadata::read(base, &tree, &page, source.url());
    let survey = Survey::of(&tree, &page, metadata.body.as_deref());
    let verdicts = select::select(&tree, &page, &survey, metadata.headline, metadata.makers(), weights);
    let address = source.url().map(str::to_owned).or(metadata.canonical.as_ref().map(|c| c.value.clone()));
    let parts = build::build(base, &tree, &page, &verdicts, address.as_deref());
    Article {
        charset: decoded.charset,
        charset_reason: decoded.reason,
        invalid_sequences: decoded.invalid,
        format: Format::Html,
        title: metadata.title,
        authors: metadata.authors,
        published: metadata.published,
        modified: metadata.modified,
        publisher: metadata.publisher,
        language: metadata.language,
        section: metadata.section,
        canonical: metadata.canonical,
        blocks: parts.blocks,
        links: parts.links,
        images: parts.images,
        posts: parts.posts,
        omitted: parts.omitted,
        text: page.text,
    }
}
