//! The article's tokens in lower case, sentence by sentence: what rules and lexicons look at.

use std::borrow::Cow;

use assay_article::BlockKind;
use assay_language::syntax::FineTag;
use assay_language::{MentionForm, NameKind, TokenKind};
use assay_text::Span;

use crate::Reading;
use crate::phrases::bucket;

/// A token as rules see it.
#[derive(Clone, Debug)]
pub(crate) struct Word<'a> {
    /// Its characters.
    pub span: Span,
    /// Its shape.
    pub kind: TokenKind,
    /// In lower case, with straight apostrophes and without a possessive ending.
    pub lower: Cow<'a, str>,
    /// Where tables of phrases keep what begins with it ([`bucket()`]): many tables are asked for every word.
    pub bucket: u16,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Whether it is written as a proper name: part of the mention of a name, or with a capital
    /// where ordinary words have none.
    pub proper: bool,
    /// Its part of speech, where the sentence is tagged.
    pub tag: Option<FineTag>,
}

impl Word<'_> {
    pub fn is(&self, word: &str) -> bool {
        self.lower == word
    }

    pub fn is_any(&self, words: &[&str]) -> bool {
        words.contains(&&*self.lower)
    }

    /// Whether it is a verb that can be the only one of a sentence: "carried", "has", "would".
    pub fn is_finite(&self) -> bool {
        matches!(self.tag, Some(FineTag::Vbd | FineTag::Vbp | FineTag::Vbz | FineTag::Md))
    }
}

/// All words of an article; the indices are those of
/// [`Analysis::tokens`](assay_language::Analysis::tokens).
pub(crate) struct Words<'a> {
    words: Vec<Word<'a>>,
}

impl<'a> Words<'a> {
    pub fn new(reading: Reading<'a>) -> Self {
        let text = reading.article.text.as_str();
        let analysis = reading.analysis;
        let mut words: Vec<Word<'a>> = analysis
            .tokens
            .iter()
            .enumerate()
            .map(|(index, token)| {
                let written = text.get(token.span.range()).unwrap_or_default();
                let lower = normal(written);
                Word {
                    span: token.span,
                    kind: token.kind,
                    bucket: bucket(&lower),
                    lower,
                    capital: written.chars().next().is_some_and(char::is_uppercase),
                    proper: false,
                    tag: analysis.syntax.get(index).map(|syntax| syntax.fine_tag),
                }
            })
            .collect();
        for sentence in &analysis.sentences {
            let title_cased = reading
                .article
                .blocks
                .get(sentence.block)
                .is_some_and(|block| matches!(block.kind, BlockKind::Title | BlockKind::Heading { .. }));
            if let Some(words) = words.get_mut(sentence.tokens.first..sentence.tokens.past) {
                mark_capitals(words, title_cased);
            }
        }
        mark_names(&mut words, reading);
        Self { words }
    }

    /// The words of tokens `first..past`; none where there are no such tokens.
    pub fn range(&self, first: usize, past: usize) -> &[Word<'a>] {
        self.words.get(first..past).unwrap_or_default()
    }

    /// The words that begin within `span`.
    pub fn within(&self, span: Span) -> &[Word<'a>] {
        let first = self.words.partition_point(|word| word.span.start() < span.start());
        let past = self.words.partition_point(|word| word.span.start() < span.end());
        self.range(first, past)
    }
}

/// In lower case, apostrophes straight, without "'s".
fn normal(written: &str) -> Cow<'_, str> {
    let written = written.strip_suffix("'s").or_else(|| written.strip_suffix("’s")).unwrap_or(written);
    if written.chars().any(|c| c.is_uppercase() || c == '’') {
        Cow::Owned(written.to_lowercase().replace('’', "'"))
    } else {
        Cow::Borrowed(written)
    }
}

/// A capital away from the beginning of a sentence or quotation marks a proper name, except in
/// headlines and in sentences set in capitals.
fn mark_capitals(words: &mut [Word<'_>], title_cased: bool) {
    let letters = words.iter().filter(|word| word.kind == TokenKind::Word);
    let (capitals, all) =
        letters.fold((0, 0), |(capitals, all), word| (capitals + usize::from(word.capital), all + 1));
    if title_cased || (all > 3 && capitals * 4 > all * 3) {
        return;
    }
    let mut initial = true;
    for word in words {
        if matches!(word.kind, TokenKind::Word | TokenKind::Number | TokenKind::Address) {
            word.proper = word.capital && !initial && !word.is("i") && !is_common(&word.lower);
            initial = false;
        } else if matches!(&*word.lower, ":" | "“" | "\"" | "‘" | "—" | "•" | "«" | ")") {
            initial = true;
        }
    }
}

/// Titles and institutions that some write with a capital and some without, by alphabet: which of
/// them a page does names nobody.
const COMMON: [&str; 46] = [
    "administration",
    "black",
    "cabinet",
    "chairman",
    "chairwoman",
    "chancellor",
    "congress",
    "congressional",
    "congressman",
    "congresswoman",
    "constitution",
    "council",
    "councillor",
    "court",
    "democracy",
    "department",
    "director",
    "federal",
    "government",
    "governor",
    "internet",
    "judge",
    "justice",
    "king",
    "mayor",
    "minister",
    "ministry",
    "monarchy",
    "nation",
    "parliament",
    "pope",
    "president",
    "presidential",
    "prime",
    "prince",
    "princess",
    "professor",
    "queen",
    "republic",
    "secretary",
    "senate",
    "senator",
    "speaker",
    "state",
    "states",
    "web",
];

/// Whether a capital on this word, in lower case, makes no name of it.
pub(crate) fn is_common(word: &str) -> bool {
    COMMON.binary_search(&word).is_ok()
}

/// Words within a name as the article gives it are proper too; titles before it are not, but
/// which words those are is the language floor's to know, so only capitals count.
fn mark_names(words: &mut [Word<'_>], reading: Reading<'_>) {
    let analysis = reading.analysis;
    for mention in &analysis.mentions {
        let named = mention
            .name
            .and_then(|id| analysis.names.get(id.0 as usize))
            .is_some_and(|name| name.kind != NameKind::Demonym);
        if !named || matches!(mention.form, MentionForm::Pronoun | MentionForm::Role) {
            continue;
        }
        let first = words.partition_point(|word| word.span.start() < mention.span.start());
        let past = words.partition_point(|word| word.span.start() < mention.span.end());
        for word in words.get_mut(first..past).unwrap_or_default() {
            word.proper |= word.capital;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(COMMON.is_sorted());
    }
}
