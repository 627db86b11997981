//! A table of phrases, looked up by the words of a sentence.

use crate::words::Word;

/// Phrases of one or more words, each with what it means.
#[derive(Debug)]
pub(crate) struct Phrases<T> {
    /// Sorted by the [`bucket()`] of the first word, then by words.
    phrases: Vec<(Vec<Box<str>>, T)>,
    /// Where each bucket begins in `phrases`, and the end of the last.
    starts: Vec<u32>,
}

/// Most words begin no phrase of a table, and every word is asked for: a bucket tells most of them apart
/// from all phrases without comparing any.
const BUCKETS: usize = 1 << 12;

/// The bucket of a first word.
pub(crate) fn bucket(word: &str) -> u16 {
    let hash =
        word.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    ((hash ^ (hash >> 15)) as usize % BUCKETS) as u16
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
        let first = |phrase: &[Box<str>]| phrase.first().map_or(0, |word| usize::from(bucket(word)));
        phrases.sort_by(|a, b| (first(&a.0), &a.0).cmp(&(first(&b.0), &b.0)));
        phrases.dedup_by(|b, a| a.0 == b.0);
        let mut starts = vec![0; BUCKETS + 1];
        for (phrase, _) in &phrases {
            starts[first(phrase) + 1] += 1;
        }
        for bucket in 0..BUCKETS {
            starts[bucket + 1] += starts[bucket];
        }
        Self { phrases, starts }
    }

    /// The phrases that may begin with the first of `words`, longest last.
    fn candidates(&self, words: &[Word<'_>]) -> &[(Vec<Box<str>>, T)] {
        let Some(first) = words.first() else { return &[] };
        let bucket = usize::from(first.bucket);
        self.phrases.get(self.starts[bucket] as usize..self.starts[bucket + 1] as usize).unwrap_or_default()
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

/// A phrase as the tokens it has in a text: words, and commas and possessive endings by themselves, the
/// latter empty as they are looked up.
fn tokens(phrase: &str) -> Vec<Box<str>> {
    let mut tokens = Vec::new();
    for word in phrase.split_whitespace() {
        let bare = word.trim_end_matches(',');
        let owner = bare.strip_suffix("'s");
        tokens.push(owner.unwrap_or(bare).to_lowercase().into_boxed_str());
        if owner.is_some() {
            tokens.push("".into());
        }
        if bare.len() < word.len() {
            tokens.push(",".into());
        }
    }
    tokens
}
