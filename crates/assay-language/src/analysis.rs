//! The language floor's result.

use std::borrow::Cow;
use std::ops::Range;

use assay_article::Article;
use assay_text::Span;

use crate::PlaceCode;
use crate::detect::{Language, detect};
use crate::masked::{Masking, masking};
use crate::names::{Named, find_names};
use crate::segment;
use crate::syntax::network::Reading;
use crate::syntax::{FineTag, Relation, Tag, lemma};

/// What the language floor found in an article.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// Whether the text is in a language that is analysed (English); if not, the lists are empty.
    pub analysed: bool,
    /// Language of the blocks (BCP 47 primary tag), as detected.
    pub language: Option<&'static str>,
    /// Sentences in order of place; none crosses a block.
    pub sentences: Vec<Sentence>,
    /// Tokens in order of place; none crosses a sentence.
    pub tokens: Vec<Token>,
    /// Tags and trees, one a token.
    pub syntax: Vec<Syntax>,
    /// People, organisations, places and so on, in order of first mention.
    pub names: Vec<Name>,
    /// Mentions in order of place.
    pub mentions: Vec<Mention>,
    /// What the masked view shows, one a token; see [`Masked`](crate::Masked).
    pub masking: Vec<Masking>,
}

/// A sentence, or a heading or list item that stands for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its text without surrounding white space.
    pub span: Span,
    /// Index into [`Article::blocks`].
    pub block: usize,
    /// Its tokens.
    pub tokens: TokenRange,
}

/// A half-open range of indices into [`Analysis::tokens`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct TokenRange {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub past: usize,
}

/// A token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its characters.
    pub span: Span,
    /// Its shape.
    pub kind: TokenKind,
}

/// A token's part of speech and its place in the sentence's dependency tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Syntax {
    /// Universal part of speech.
    pub tag: Tag,
    /// Part of speech of the Penn Treebank.
    pub fine_tag: FineTag,
    /// Index into [`Analysis::tokens`] of the head, within the sentence; `None` for its root.
    pub head: Option<usize>,
    /// Relation to the head.
    pub relation: Relation,
}

/// The shape of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner hyphens and apostrophes.
    Word,
    /// Begins with a digit: figures, dates, ordinals.
    Number,
    /// A mark of punctuation.
    Punctuation,
    /// Any other sign: `%`, `$`, `€`, `#`.
    Symbol,
    /// An address, e-mail address or handle.
    Address,
}

/// Place of a name in [`Analysis::names`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NameId(pub u32);

/// Someone or something named in the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// What is named.
    pub kind: NameKind,
    /// The fullest form the article gives ("Nayib Bukele"), without titles.
    pub full: String,
    /// For a country or group of countries in the gazetteer, its code.
    pub place: Option<PlaceCode>,
}

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameKind {
    /// A person.
    Person,
    /// A company, party, office, court, newspaper, team.
    Organization,
    /// A country, city, region, river.
    Place,
    /// A people, nationality or other demonym.
    Demonym,
    /// Anything else with a proper name.
    Other,
}

impl NameKind {
    /// As records, listings and features call it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Demonym => "demonym",
            Self::Other => "other",
        }
    }
}

/// Words that speak of someone or something named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The words, titles included ("President Nayib Bukele").
    pub span: Span,
    /// Whom; `None` where it was left open, which is better than wrong.
    pub name: Option<NameId>,
    /// In what form.
    pub form: MentionForm,
}

/// The form of a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MentionForm {
    /// The full name or the longest form given.
    Full,
    /// Part of the name: a surname, a short form.
    Short,
    /// An acronym.
    Acronym,
    /// A title or role: "the president".
    Role,
    /// A pronoun.
    Pronoun,
}

/// Mentions that may begin within a longer one.
const NESTED: usize = 4;

/// Steps up a tree that are taken at most.
const DEEPEST: usize = 24;

impl Analysis {
    /// Makes the masked view anew, after tokens or mentions have changed; `text` is what was analysed.
    pub fn mask(&mut self, text: &str) {
        self.masking = masking(self, text);
    }

    /// The tokens of a sentence.
    #[must_use]
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        &self.tokens[sentence.tokens.first..sentence.tokens.past]
    }

    /// The lemma of the token at `index`, whose text is `text`.
    #[must_use]
    pub fn lemma<'a>(&self, text: &'a str, index: usize) -> Cow<'a, str> {
        lemma(self.tokens[index].span.of(text), self.syntax[index].fine_tag)
    }

    /// The tokens whose head is the token at `index`, in order of place.
    pub fn dependents(&self, index: usize) -> impl Iterator<Item = usize> {
        let tokens = self
            .sentence_at(self.tokens[index].span.start())
            .map_or(0..0, |sentence| sentence.tokens.first..sentence.tokens.past);
        tokens.filter(move |&token| self.syntax[token].head == Some(index))
    }

    /// The name at `span` with the names that complete it, as far as the tree tells: "Dana Roe of the Orva
    /// Board" for "Dana Roe", "Orva's Dana Roe" likewise. Other words in between leave the span as it is.
    #[must_use]
    pub fn completed(&self, span: Span) -> Span {
        let first = self.tokens.partition_point(|token| token.span.start() < span.start());
        let past = self.tokens.partition_point(|token| token.span.start() < span.end());
        let outside = |at: &usize| self.syntax[*at].head.is_none_or(|head| head < first || head >= past);
        let Some(chief) = (first..past).find(outside) else { return span };
        let Some(sentence) = self.sentence_at(span.start()).map(|sentence| sentence.tokens) else {
            return span;
        };
        let proper = |at: usize| self.syntax[at].tag == Tag::ProperNoun || self.is_named(at);
        let mut end = past;
        while end < sentence.past && self.completes(end, chief, first..past) {
            end += 1;
        }
        while end > past && !proper(end - 1) {
            end -= 1;
        }
        let mut start = first;
        while start > sentence.first && self.precedes(start - 1, first..past) {
            start -= 1;
        }
        if !(start..first).any(proper) {
            let article = start < first && end > past && self.syntax[first - 1].relation == Relation::Det;
            start = first - usize::from(article);
        }
        match (self.tokens.get(start), self.tokens.get(end.max(past) - 1)) {
            (Some(head), Some(last)) => span.cover(head.span).cover(last.span),
            _ => span,
        }
    }

    /// Whether the token is part of a name.
    fn is_named(&self, at: usize) -> bool {
        let span = self.tokens[at].span;
        let past = self.mentions.partition_point(|mention| mention.span.start() <= span.start());
        let named = |mention: &Mention| !matches!(mention.form, MentionForm::Pronoun | MentionForm::Role);
        self.mentions[past.saturating_sub(NESTED)..past]
            .iter()
            .any(|mention| named(mention) && mention.span.contains(span))
    }

    /// Whether the token behind `name` belongs to "of …" or "from …" that hangs on its `chief` and is a name too.
    fn completes(&self, at: usize, chief: usize, name: Range<usize>) -> bool {
        let part = |tag: Tag| {
            matches!(
                tag,
                Tag::Adposition | Tag::Coordinator | Tag::Determiner | Tag::Particle | Tag::ProperNoun
            )
        };
        if !part(self.syntax[at].tag) && !self.is_named(at) {
            return false;
        }
        let mut at = at;
        for _ in 0..DEEPEST {
            let Some(head) = self.syntax[at].head else { return false };
            if name.contains(&head) {
                return head == chief && self.syntax[at].relation == Relation::Nmod;
            }
            at = head;
        }
        false
    }

    /// Whether the token before `name`, or before a token that does, is an article, a possessor or a title of it.
    fn precedes(&self, at: usize, name: Range<usize>) -> bool {
        let read = &self.syntax[at];
        read.head.is_some_and(|head| {
            let own = match read.relation {
                Relation::Det | Relation::NmodPoss => true,
                Relation::Compound | Relation::Flat | Relation::NmodDesc => read.tag == Tag::ProperNoun,
                _ => false,
            };
            own && name.contains(&head) || at < head && head < name.start
        })
    }

    /// The sentence that holds `position` (a byte of the clean text), if any.
    #[must_use]
    pub fn sentence_at(&self, position: usize) -> Option<&Sentence> {
        let index = self.sentences.partition_point(|sentence| sentence.span.end() <= position);
        self.sentences.get(index).filter(|sentence| sentence.span.start() <= position)
    }

    /// The name behind `id`.
    #[must_use]
    pub fn name(&self, id: NameId) -> &Name {
        &self.names[id.0 as usize]
    }

    /// Mentions that lie within `span`, in order of place.
    pub fn mentions_in(&self, span: Span) -> impl Iterator<Item = &Mention> {
        let first = self.mentions.partition_point(|mention| mention.span.start() < span.start());
        self.mentions[first..]
            .iter()
            .take_while(move |mention| mention.span.start() < span.end())
            .filter(move |mention| span.contains(mention.span))
    }
}

/// Analyses the article's blocks.
#[must_use]
pub fn analyse(article: &Article) -> Analysis {
    let blocks: Vec<Span> = article.blocks.iter().map(|block| block.span).collect();
    analyse_text(article.text.as_str(), &blocks)
}

/// Analyses `blocks` of any text: spans on character boundaries, in order of place, that do not
/// overlap.
///
/// ```
/// use assay_language::analyse_text;
/// use assay_text::Span;
/// let text = "Governor Dana Roe met the press. It was there that Roe spoke of Kenya.";
/// let analysis = analyse_text(text, &[Span::new(0, text.len())]);
/// let names: Vec<_> = analysis.names.iter().map(|name| name.full.as_str()).collect();
/// assert_eq!(names, ["Dana Roe", "Kenya"]);
/// ```
#[must_use]
pub fn analyse_text(text: &str, blocks: &[Span]) -> Analysis {
    let (sentences, tokens) = segment(text, blocks);
    let language = detect(text, &tokens);
    if let Language::Other(tag) = language {
        return Analysis { analysed: false, language: tag, ..Analysis::default() };
    }
    let (Named { names, mentions }, readings) = find_names(text, &sentences, &tokens);
    let syntax = in_text(&sentences, &readings);
    let masking = Vec::new();
    let mut analysis = Analysis {
        analysed: true,
        language: Some("en"),
        sentences,
        tokens,
        syntax,
        names,
        mentions,
        masking,
    };
    analysis.mask(text);
    analysis
}

/// The readings with heads as indices into the text's tokens.
fn in_text(sentences: &[Sentence], readings: &[Reading]) -> Vec<Syntax> {
    let of = |sentence: &Sentence| {
        let first = sentence.tokens.first;
        readings[first..sentence.tokens.past].iter().map(move |reading| Syntax {
            tag: reading.tag,
            fine_tag: reading.fine_tag,
            head: reading.head.checked_sub(1).map(|head| first + head),
            relation: reading.relation,
        })
    };
    sentences.iter().flat_map(of).collect()
}
