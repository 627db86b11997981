//! A table of phrases, looked up by the words of a sentence.

use crate::words::Word;

/// Phrases of one or more words, each with what it means.
#[derive(Debug)]
pub(crate) struct Phrases<T> {
    /// Sorted by words.
    phrases: Vec<(Vec<Box<str>>, T)>,
}

/// A phrase found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found<T> {
    /// How many words it takes.
    pub len: usize,
    /// What the table says of it.
    pub value: T,
}

impl<T: Copy> Phrases<T> {
    /// A table of `phrases`; of equal phrases the first counts.
    pub fn new<'p>(phrases: impl IntoIterator<Item = (&'p str, T)>) -> Self {
        let mut phrases: Vec<_> =
            phrases.into_iter().map(|(phrase, value)| (tokens(phrase), value)).collect();
        phrases.sort_by(|a, b| a.0.cmp(&b.0));
        phrases.dedup_by(|b, a| a.0 == b.0);
        Self { phrases }
    }

    /// The phrases that begin with the first of `words`, longest last.
    fn candidates(&self, words: &[Word<'_>]) -> &[(Vec<Box<str>>, T)] {
        let Some(first) = words.first() else { return &[] };
        let head = |phrase: &(Vec<Box<str>>, T)| phrase.0.first().map(|word| **word <= *first.lower);
        let past = self.phrases.partition_point(|phrase| head(phrase).unwrap_or(true));
        let before = |phrase: &(Vec<Box<str>>, T)| phrase.0.first().map(|word| **word < *first.lower);
        let from = self.phrases.partition_point(|phrase| before(phrase).unwrap_or(true));
        self.phrases.get(from..past).unwrap_or_default()
    }

    /// The longest phrase that `words` begins with and that `fits`.
    pub fn longest(&self, words: &[Word<'_>], fits: impl Fn(&T, usize) -> bool) -> Option<Found<T>> {
        let mut longest: Option<Found<T>> = None;
        for (phrase, value) in self.candidates(words) {
            let len = phrase.len();
            if longest.is_none_or(|found| found.len < len) && begins_with(words, phrase) && fits(value, len) {
                longest = Some(Found { len, value: *value });
            }
        }
        longest
    }

    /// The longest phrase that `words` begins with.
    pub fn at(&self, words: &[Word<'_>]) -> Option<Found<T>> {
        self.longest(words, |_, _| true)
    }

    /// The first phrase anywhere in `words`, with its place.
    pub fn first_in(&self, words: &[Word<'_>]) -> Option<(usize, Found<T>)> {
        (0..words.len()).find_map(|start| Some((start, self.at(words.get(start..)?)?)))
    }
}

fn begins_with(words: &[Word<'_>], phrase: &[Box<str>]) -> bool {
    words.len() >= phrase.len() && words.iter().zip(phrase).all(|(word, wanted)| *word.lower == **wanted)
}

/// A phrase as the tokens it has in a text: words, and commas by themselves.
fn tokens(phrase: &str) -> Vec<Box<str>> {
    let mut tokens = Vec::new();
    for word in phrase.split_whitespace() {
        let bare = word.trim_end_matches(',');
        tokens.push(bare.to_lowercase().into_boxed_str());
        if bare.len() < word.len() {
            tokens.push(",".into());
        }
    }
    tokens
}
