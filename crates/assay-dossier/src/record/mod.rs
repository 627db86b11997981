//! From the stages' results to the records of the dossier: one file a part of it.
//!
//! Here and only here do spans become [`Anchor`]s, and every one is checked: a label that does
//! not stand on whole characters of the text is an error.

mod article;
mod claim;
mod finding;
mod notice;
mod quantity;
mod statement;
mod voice;

use assay_article::Format;
use assay_check::Finding;
use assay_claim::{Author, Found, Reading};
use assay_evidence::Evidence;
use assay_text::{Source, SourceSpan, Span};

use crate::model::{Anchor, ByteRange, Dossier, MadeBy, ReadingRecord, SourceRecord};
use crate::{Options, ReadError};

/// Everything the records are made from.
#[derive(Clone, Copy)]
pub(crate) struct Records<'a> {
    pub(crate) source: &'a Source,
    pub(crate) reading: Reading<'a>,
    pub(crate) evidence: &'a Evidence,
    pub(crate) options: &'a Options,
}

impl Records<'_> {
    /// The dossier of the article, its claims and their findings.
    pub(crate) fn dossier(&self, found: &Found, findings: &[Finding]) -> Result<Dossier, ReadError> {
        Ok(Dossier {
            format: Dossier::FORMAT.to_owned(),
            assay: MadeBy {
                version: env!("CARGO_PKG_VERSION").to_owned(),
                evidence: self.evidence.digest().to_owned(),
            },
            source: SourceRecord {
                digest: self.source.digest().to_string(),
                length: self.source.bytes().len(),
                media_type: self.source.media_type().map(str::to_owned),
                url: self.source.url().map(str::to_owned),
            },
            reading: self.reading_record(),
            text: self.text()?,
            article: self.article()?,
            omitted: self.omitted()?,
            names: self.names()?,
            quotations: self.quotations()?,
            attributions: self.attributions()?,
            times: self.times()?,
            quantities: self.quantities()?,
            claims: self.claims(found)?,
            offers: self.offers(&found.offers)?,
            arguments: self.arguments(&found.arguments)?,
            exchanges: self.exchanges(&found.exchanges, &found.claims)?,
            wording: self.wording(&found.wording)?,
            voices: self.voices(&found.voices)?,
            links: self.links()?,
            findings: self.findings(findings),
            notices: self.notices(),
        })
    }

    fn reading_record(&self) -> ReadingRecord {
        ReadingRecord {
            format: match self.reading.article.format {
                Format::Html => "html",
                Format::PlainText => "text",
            }
            .to_owned(),
            format_forced: self.options.format.is_some(),
            published: self.options.published.map(|date| date.to_string()),
            max_bytes: self.options.limits.bytes,
            max_depth: self.options.limits.depth,
        }
    }

    /// The passage at `span` with its bytes.
    fn anchor(&self, label: &'static str, span: Span) -> Result<Anchor, ReadError> {
        let text = &self.reading.article.text;
        let exact = text.as_str().get(span.range()).ok_or(ReadError::Unanchored { label, span })?;
        Ok(Anchor {
            exact: exact.to_owned(),
            text_bytes: ByteRange { start: span.start(), end: span.end() },
            source_bytes: source_range(text.source_of(span)),
        })
    }

    fn anchor_if(&self, label: &'static str, span: Option<Span>) -> Result<Option<Anchor>, ReadError> {
        span.map(|span| self.anchor(label, span)).transpose()
    }

    fn anchors(&self, label: &'static str, spans: &[Span]) -> Result<Vec<Anchor>, ReadError> {
        spans.iter().map(|&span| self.anchor(label, span)).collect()
    }

    /// `author`, or the id of an attribution, and its speaker in words.
    fn by(&self, author: Author) -> (String, Option<String>) {
        match author {
            Author::Article => ("author".to_owned(), None),
            Author::Attribution(index) => (id("a", index), self.speaker(index)),
        }
    }

    /// The speaker of an attribution: the full name, or else the words that stand for them.
    fn speaker(&self, attribution: usize) -> Option<String> {
        let source = self.reading.statements.attributions.get(attribution)?.source?;
        Some(match source.name {
            Some(name) => self.reading.analysis.name(name).full.clone(),
            None => self.reading.article.text.as_str().get(source.mention.range())?.to_owned(),
        })
    }
}

/// The id of the item at `index` of its list.
fn id(list: &str, index: usize) -> String {
    format!("{list}{}", index + 1)
}

fn source_range(span: SourceSpan) -> ByteRange {
    ByteRange { start: span.start(), end: span.end() }
}
