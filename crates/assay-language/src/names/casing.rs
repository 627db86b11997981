//! What capitals are worth: how each word is written across the article, and which sentences
//! (headlines) capitalise everything.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, DefaultHasher};

use super::lexicon::is_common;
use crate::{Sentence, Token, TokenKind};

/// A map that is only looked up, never iterated; its hasher has fixed keys.
pub(crate) type Lookup<K, V> = HashMap<K, V, BuildHasherDefault<DefaultHasher>>;

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// Names and first words only.
    Sentence,
    /// Most Words Are Capitalised: a capital is weak evidence.
    Title,
    /// ALL CAPITALS: no evidence at all.
    Capitals,
}

/// How often a word is written how.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Usage {
    /// In lower case.
    pub(crate) lower: u32,
    /// With a capital where none is due: within a sentence that is no headline.
    pub(crate) capital: u32,
}

/// Casing of a whole article.
pub(crate) struct Casing {
    usage: Lookup<String, Usage>,
    /// Style of each sentence.
    pub(crate) styles: Vec<Style>,
}

impl Casing {
    /// Reads every word once.
    pub(crate) fn read(text: &str, sentences: &[Sentence], tokens: &[Token]) -> Self {
        let mut usage: Lookup<String, Usage> = Lookup::default();
        let mut styles = Vec::with_capacity(sentences.len());
        for sentence in sentences {
            let tokens = tokens.get(sentence.tokens.first..sentence.tokens.past).unwrap_or_default();
            let style = style(text, tokens);
            styles.push(style);
            if style != Style::Sentence {
                continue;
            }
            let mut may_be_first = true;
            for token in tokens {
                let word = token.span.of(text);
                if token.kind == TokenKind::Word {
                    let capital = word.starts_with(char::is_uppercase);
                    if !capital || !may_be_first {
                        let entry = usage.entry(word.to_lowercase()).or_default();
                        entry.capital += u32::from(capital);
                        entry.lower += u32::from(!capital);
                    }
                }
                may_be_first = token.kind == TokenKind::Number && may_be_first
                    || token.kind == TokenKind::Punctuation
                        && !matches!(word, "," | "-" | "’" | "'" | "/" | ")");
            }
        }
        Self { usage, styles }
    }

    /// How the article writes `word`.
    pub(crate) fn usage(&self, word: &str) -> Usage {
        self.usage.get(word.to_lowercase().as_str()).copied().unwrap_or_default()
    }

    /// Whether `word` at a place that demands a capital is likely no name: the article writes it
    /// in lower case elsewhere, or it is a common word that is nowhere capitalised within a
    /// sentence.
    pub(crate) fn is_plain(&self, word: &str) -> bool {
        let lower = word.to_lowercase();
        let usage = self.usage.get(lower.as_str()).copied().unwrap_or_default();
        if usage.capital > usage.lower {
            return is_common(&lower) && usage.capital < 2 && super::lexicon::given_name(word).is_none();
        }
        usage.lower > 0 || is_common(&lower)
    }
}

fn style(text: &str, tokens: &[Token]) -> Style {
    let mut words = 0_usize;
    let mut upper = 0_usize;
    let mut long = 0_usize;
    let mut capital = 0_usize;
    for (index, token) in tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Word) {
        let word = token.span.of(text);
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        if letters < 2 {
            continue;
        }
        words += 1;
        upper += usize::from(!word.chars().any(char::is_lowercase));
        if letters > 3 && index > 0 {
            long += 1;
            capital += usize::from(word.starts_with(char::is_uppercase));
        }
    }
    if words > 2 && upper * 5 >= words * 4 {
        Style::Capitals
    } else if !ends_with_stop(text, tokens) && long > 2 && capital * 10 >= long * 7 {
        Style::Title
    } else {
        Style::Sentence
    }
}

/// Headlines have no full stop; prose full of names does.
fn ends_with_stop(text: &str, tokens: &[Token]) -> bool {
    tokens.iter().rev().take(2).any(|token| token.span.of(text) == ".")
}
