//! The tags and trees of a text's sentences.

use std::cell::RefCell;
use std::ops::Range;

use super::features::{Features, Words};
use super::network::{Reading, Workspace, run};
use super::{FineTag, Relation, Tag, english};
use crate::{Sentence, Token};

/// Tokens read at a time: words recur among them, and what is known of each different word is kept as long.
const STRETCH: usize = 4096;
/// Longer sentences are read in pieces, so that a text without stops costs no more than one with.
const LONGEST: usize = 192;

/// What the network reads for a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    /// Its own form.
    Own,
    /// Another word.
    As(&'static str),
    /// Nothing: the token at that index, in the same sentence, stands for it too, and it hangs on that by the
    /// relation.
    Part(usize, Relation),
}

thread_local! {
    /// Kept from text to text: what the first layer makes of common words is the same in all of them.
    static WORKSPACE: RefCell<Workspace> = RefCell::default();
}

/// One reading a token. Heads are indices of tokens counted from the sentence's first, plus one; 0 is
/// the root. `shown` has, for each token, what is read.
pub(crate) fn read(text: &str, sentences: &[Sentence], tokens: &[Token], shown: &[Shown]) -> Vec<Reading> {
    let mut readings = Vec::with_capacity(tokens.len());
    let mut seen: Vec<Features> = Vec::with_capacity(tokens.len().min(STRETCH + LONGEST));
    let mut pieces: Vec<Range<usize>> = Vec::new();
    // What is read of each sentence: a range of what is read in all.
    let mut parts: Vec<Range<usize>> = Vec::with_capacity(sentences.len());
    let mut words = Words::default();
    let mut count = 0;
    for sentence in sentences {
        let range = sentence.tokens.first..sentence.tokens.past;
        let (begun, mut start) = (count, seen.len());
        for (token, shown) in tokens[range.clone()].iter().zip(&shown[range]) {
            let word = match shown {
                Shown::Own => token.span.of(text),
                Shown::As(word) => word,
                Shown::Part(..) => continue,
            };
            seen.push(words.features(word, count == begun));
            count += 1;
            if seen.len() - start == LONGEST {
                pieces.push(start..seen.len());
                start = seen.len();
                if seen.len() >= STRETCH {
                    readings.extend(network(&seen, &pieces));
                    seen.clear();
                    pieces.clear();
                    start = 0;
                }
            }
        }
        if seen.len() > start {
            pieces.push(start..seen.len());
        }
        parts.push(begun..count);
        if seen.len() >= STRETCH {
            readings.extend(network(&seen, &pieces));
            seen.clear();
            pieces.clear();
        }
    }
    readings.extend(network(&seen, &pieces));
    join_pieces(&parts, &mut readings);
    if readings.len() == tokens.len() { readings } else { spread(sentences, shown, &parts, &readings) }
}

fn network(features: &[Features], pieces: &[Range<usize>]) -> Vec<Reading> {
    WORKSPACE.with_borrow_mut(|workspace| run(english(), features, pieces, workspace))
}

/// Counts heads from the sentence's first token where it was read in pieces, and hangs the later
/// pieces on the root of the first.
fn join_pieces(parts: &[Range<usize>], readings: &mut [Reading]) {
    for part in parts.iter().filter(|part| part.len() > LONGEST) {
        let readings = &mut readings[part.clone()];
        let root = readings[..LONGEST].iter().position(|reading| reading.head == 0).unwrap_or(0);
        for (index, reading) in readings.iter_mut().enumerate().skip(LONGEST) {
            let start = index - index % LONGEST;
            if reading.head == 0 {
                reading.head = root + 1;
                reading.relation = Relation::Parataxis;
            } else {
                reading.head += start;
            }
        }
    }
}

/// One reading a token from those of the tokens that were read; `parts` are those of the sentences.
fn spread(
    sentences: &[Sentence],
    shown: &[Shown],
    parts: &[Range<usize>],
    readings: &[Reading],
) -> Vec<Reading> {
    let mut all = Vec::with_capacity(shown.len());
    // Numbers, from 1, of the tokens of a sentence that were read.
    let mut numbers: Vec<usize> = Vec::new();
    for (sentence, part) in sentences.iter().zip(parts) {
        let first = sentence.tokens.first;
        let shown = &shown[first..sentence.tokens.past];
        numbers.clear();
        numbers.extend(
            (1..).zip(shown).filter(|(_, shown)| !matches!(shown, Shown::Part(..))).map(|(number, _)| number),
        );
        let mut read = readings[part.clone()].iter();
        all.extend(shown.iter().map(|shown| match *shown {
            Shown::Part(whole, relation) => {
                let head = whole - first + 1;
                Reading { tag: Tag::ProperNoun, fine_tag: FineTag::Nnp, head, relation }
            }
            Shown::Own | Shown::As(_) => {
                let mut reading = read.next().copied().unwrap_or(Reading {
                    tag: Tag::Other,
                    fine_tag: FineTag::Nnp,
                    head: 0,
                    relation: Relation::Dep,
                });
                let head = reading.head.checked_sub(1).and_then(|head| numbers.get(head));
                reading.head = head.copied().unwrap_or(0);
                reading
            }
        }));
    }
    all
}
