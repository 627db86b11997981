//! The pipeline.

use assay_article::{Article, ExtractError, Field, Format, FoundIn, Limits, PartialDate, Timestamp};
use assay_claim::Reading;
use assay_evidence::Evidence;
use assay_text::{Source, SourceSpan, Span};

use crate::Dossier;
use crate::record::Records;

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
    /// A label does not stand on whole characters of the text: a bug in the stage that made it.
    #[error("a {label} cannot be anchored: bytes {span} are no passage of the text; please report this")]
    Unanchored {
        /// What kind of label.
        label: &'static str,
        /// Where it claimed to stand.
        span: Span,
    },
}

/// Reads `source` and lays it open.
///
/// The same bytes, address, media type, evidence and options always give the same dossier.
///
/// # Errors
/// [`ReadError`] where the source is empty, not text, or beyond the limits.
pub fn read(source: &Source, evidence: &Evidence, options: &Options) -> Result<Dossier, ReadError> {
    let article = extract(source, options)?;
    let analysis = assay_language::analyse(&article);
    let statements = assay_attribution::attribute(&article, &analysis);
    let quantities = assay_quantity::read_quantities(&article, &analysis);
    let reading =
        Reading { article: &article, analysis: &analysis, statements: &statements, quantities: &quantities };
    let claims = assay_claim::claims(reading);
    let findings = assay_check::check(&claims, reading, evidence);
    Records { source, reading, evidence, options }.dossier(&claims, &findings)
}

/// The article of `source`, with what the reader knows better put in.
pub(crate) fn extract(source: &Source, options: &Options) -> Result<Article, ExtractError> {
    let extraction = assay_article::Options { format: options.format, limits: options.limits };
    let mut article = assay_article::extract(source, &extraction)?;
    if let Some(date) = options.published {
        article.published = Some(Field {
            value: Timestamp::date_only(date),
            found_in: FoundIn::Reader,
            span: None,
            source: SourceSpan::at(0),
        });
    }
    Ok(article)
}
