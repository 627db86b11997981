//! The source an article gives for a claim.

mod line;
mod sentence;
mod vocabulary;

use assay_attribution::Party;
use assay_text::Span;

pub(super) use self::sentence::{last_word, opening, put_at, reporting_tag, reports};
use super::{SourceGiven, SourceKind};
use crate::authorship::Authorship;
use crate::words::Words;
use crate::{Author, Reading};
use line::source_lines;
use sentence::in_sentence;
use vocabulary::is_vague;

/// Where sources are looked for.
pub(super) struct Sources<'a> {
    reading: Reading<'a>,
    words: &'a Words<'a>,
    /// For each block the source line that follows it, if any.
    after: Vec<Option<SourceGiven>>,
}

/// The sources a sentence gives, whatever claims it makes.
#[derive(Clone, Copy)]
pub(super) struct SentenceSource {
    link: Option<SourceGiven>,
    after: Option<SourceGiven>,
    said: Option<SourceGiven>,
}

impl SentenceSource {
    /// This, with the source line after the other sentence where there is one.
    pub fn with_line_after(self, other: Self) -> Self {
        Self { after: other.after.or(self.after), ..self }
    }
}

impl<'a> Sources<'a> {
    pub fn new(reading: Reading<'a>, words: &'a Words<'a>, authorship: &Authorship) -> Self {
        Self { reading, words, after: source_lines(reading, authorship) }
    }

    /// What the sentence `index` says of its sources.
    pub fn sentence(&self, index: usize) -> SentenceSource {
        let Some(sentence) = self.reading.analysis.sentences.get(index) else {
            return SentenceSource { link: None, after: None, said: None };
        };
        let words = self.words.range(sentence.tokens.first, sentence.tokens.past);
        SentenceSource {
            link: self.link_in(sentence.span),
            after: self.after.get(sentence.block).copied().flatten(),
            said: in_sentence(words),
        }
    }

    /// The source given for a claim at `span` of a sentence.
    pub fn given(&self, span: Span, sentence: SentenceSource, by: Author) -> SourceGiven {
        let SentenceSource { link, after, said } = sentence;
        let link = self.link_in(span).or(link).or(after.filter(|given| given.kind == SourceKind::Link));
        let speaker = match by {
            Author::Article => None,
            Author::Attribution(index) => {
                self.reading.statements.attributions.get(index).and_then(|spoken| spoken.source)
            }
        };
        link.or(said.filter(|given| given.kind == SourceKind::Named))
            .or(after)
            .or_else(|| speaker.map(|party| self.party(party)))
            .or(said)
            .unwrap_or(SourceGiven { kind: SourceKind::None, span: None, link: None })
    }

    fn link_in(&self, span: Span) -> Option<SourceGiven> {
        let links = &self.reading.article.links;
        let index = links.partition_point(|link| link.span.end() <= span.start());
        let link = links.get(index).filter(|link| link.span.overlaps(span))?;
        Some(SourceGiven { kind: SourceKind::Link, span: Some(link.span), link: Some(index) })
    }

    fn party(&self, party: Party) -> SourceGiven {
        let words = self.words.within(party.mention);
        let pronoun =
            words.len() == 1 && words.iter().any(|word| word.is_any(&["he", "she", "they", "i", "we", "it"]));
        let named = party.name.is_some() || pronoun || !is_vague(words);
        let kind = if named { SourceKind::Named } else { SourceKind::Vague };
        SourceGiven { kind, span: Some(party.mention), link: None }
    }
}
