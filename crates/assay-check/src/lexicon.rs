//! Finding the measures that words name.

use std::borrow::Cow;

use assay_evidence::{Evidence, MeasureName};

use crate::choose::is_place_word;
use crate::words::{Word, normal, phrase};

/// Buckets that names are found in by their first word. A lexicon is made for every article, so that
/// making it must cost little: only first words are brought into their normal form, names as they are
/// asked for.
const BUCKETS: usize = 1 << 11;

/// The measure names by their first word.
pub(crate) struct Lexicon<'a> {
    measures: Vec<&'a MeasureName<'a>>,
    /// Entries by bucket, in the order of the file within one.
    entries: Vec<Entry<'a>>,
    /// Where each bucket begins in `entries`, and the end of the last.
    starts: Vec<u32>,
}

struct Entry<'a> {
    first: Cow<'a, str>,
    name: &'a str,
    measure: usize,
    grows: bool,
    turned: bool,
}

/// The bucket of a first word (FNV-1a).
fn bucket(word: &str) -> usize {
    let hash =
        word.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash ^ (hash >> 15)) as usize % BUCKETS
}

/// Words of a text that name a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit<'a> {
    /// Index of the first word.
    pub first: usize,
    /// How many words.
    pub length: usize,
    /// What they name.
    pub measure: &'a MeasureName<'a>,
    /// Place of the measure in the file: of several, the first is meant.
    pub rank: usize,
    /// Whether the words name what grows, not the growth.
    pub grows: bool,
    /// Whether the words name the measure with its sign turned: a deficit is a balance below zero.
    pub turned: bool,
}

impl<'a> Lexicon<'a> {
    pub fn new(evidence: &'a Evidence) -> Self {
        let measures: Vec<&MeasureName<'a>> = evidence.measures().collect();
        let mut all: Vec<(usize, Entry<'a>)> = Vec::new();
        for (index, measure) in measures.iter().enumerate() {
            let named = measure.words.iter().map(|words| (*words, false, false));
            let growing = measure.grows.iter().map(|words| (*words, true, false));
            let turned = measure.minus.iter().map(|words| (*words, false, true));
            for (name, grows, turned) in named.chain(growing).chain(turned) {
                let first = normal(name.split(' ').next().unwrap_or_default());
                all.push((bucket(&first), Entry { first, name, measure: index, grows, turned }));
            }
        }
        all.sort_by_key(|(bucket, _)| *bucket);
        let mut starts = vec![0_u32; BUCKETS + 1];
        for (bucket, _) in &all {
            starts[bucket + 1] += 1;
        }
        for bucket in 0..BUCKETS {
            starts[bucket + 1] += starts[bucket];
        }
        Self { measures, entries: all.into_iter().map(|(_, entry)| entry).collect(), starts }
    }

    /// The names that begin with a word.
    fn beginning(&self, word: &str) -> impl Iterator<Item = &Entry<'a>> {
        let bucket = bucket(word);
        let range = self.starts[bucket] as usize..self.starts[bucket + 1] as usize;
        self.entries[range].iter().filter(move |entry| entry.first == *word)
    }

    /// Every place in `words` where a measure is named, longest first, then by the file.
    pub fn hits(&self, words: &[Word]) -> Vec<Hit<'a>> {
        let mut hits = Vec::new();
        for first in 0..words.len() {
            for entry in self.beginning(&words[first].normal) {
                if let Some(length) = begins_with(&words[first..], &phrase(entry.name)) {
                    hits.push(Hit {
                        first,
                        length,
                        measure: self.measures[entry.measure],
                        rank: entry.measure,
                        grows: entry.grows,
                        turned: entry.turned,
                    });
                }
            }
        }
        hits.sort_by_key(|hit| (usize::MAX - hit.length, hit.rank, hit.first));
        hits
    }
}

/// How many of `words` say `name` from the first on. The name of a place may stand inside: "women in
/// Lorania's parliament" are women in parliament.
fn begins_with(words: &[Word], name: &[String]) -> Option<usize> {
    let mut length = 0;
    for wanted in name {
        while words.get(length)?.normal != *wanted {
            if length == 0 || !is_place_word(&words[length].normal) {
                return None;
            }
            length += 1;
        }
        length += 1;
    }
    Some(length)
}
