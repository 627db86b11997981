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
    /// Most tokens that an article may have; no limit where absent. It never changes a dossier, it
    /// only decides whether there is one.
    pub most_tokens: Option<usize>,
}

/// Why a source gives no dossier.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// No article could be taken out of it.
    #[error(transparent)]
    Extract(#[from] ExtractError),
    /// The article has more tokens than [`Options::most_tokens`].
    #[error("the article has more than {limit} tokens, the limit")]
    TooManyTokens {
        /// The limit.
        limit: usize,
    },
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
    if let Some(limit) = options.most_tokens
        && has_more_tokens(&article, limit)
    {
        return Err(ReadError::TooManyTokens { limit });
    }
    let analysis = assay_language::analyse(&article);
    let statements = assay_attribution::attribute(&article, &analysis);
    let quantities = assay_quantity::read_quantities(&article, &analysis);
    let reading =
        Reading { article: &article, analysis: &analysis, statements: &statements, quantities: &quantities };
    let found = assay_claim::find(reading);
    let findings = assay_check::check(&found.claims, reading, evidence);
    Records { source, reading, evidence, options }.dossier(&found, &findings)
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

/// Whether the blocks of `article` have more than `limit` tokens. Counted before anything is analysed,
/// and so a little more coarsely: a run of letters and digits is one, any other mark is one.
fn has_more_tokens(article: &Article, limit: usize) -> bool {
    let mut tokens = 0;
    for block in &article.blocks {
        let mut within = false;
        for character in article.text.slice(block.span).chars() {
            let word = character.is_alphanumeric();
            tokens += usize::from(!(character.is_whitespace() || word && within));
            within = word;
        }
        if tokens > limit {
            return true;
        }
    }
    false
}
