//! Finding the measures that words name.

use std::collections::BTreeMap;

use assay_evidence::{Evidence, MeasureName};

use crate::choose::is_place_word;
use crate::words::{Word, phrase};

/// The measure names by their first word.
pub(crate) struct Lexicon<'a> {
    measures: Vec<&'a MeasureName<'a>>,
    by_first: BTreeMap<String, Vec<Entry>>,
}

struct Entry {
    words: Vec<String>,
    measure: usize,
    grows: bool,
    turned: bool,
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
        let mut by_first: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
        for (index, measure) in measures.iter().enumerate() {
            let named = measure.words.iter().map(|words| (words, false, false));
            let growing = measure.grows.iter().map(|words| (words, true, false));
            let turned = measure.minus.iter().map(|words| (words, false, true));
            for (words, grows, turned) in named.chain(growing).chain(turned) {
                let words = phrase(words);
                if let Some(first) = words.first() {
                    let entry = Entry { words: words.clone(), measure: index, grows, turned };
                    by_first.entry(first.clone()).or_default().push(entry);
                }
            }
        }
        Self { measures, by_first }
    }

    /// Every place in `words` where a measure is named, longest first, then by the file.
    pub fn hits(&self, words: &[Word]) -> Vec<Hit<'a>> {
        let mut hits = Vec::new();
        for first in 0..words.len() {
            let Some(entries) = self.by_first.get(&words[first].normal) else { continue };
            for entry in entries {
                if let Some(length) = begins_with(&words[first..], &entry.words) {
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
