//! The tags and trees of a text's sentences.

use std::ops::Range;

use super::english;
use super::features::{Features, Words};
use super::network::{Reading, Workspace, run};
use crate::{Sentence, Token};

/// Tokens read at a time: words recur among them, and what is known of each different word is kept as long.
const STRETCH: usize = 4096;
/// Longer sentences are read in pieces, so that a text without stops costs no more than one with.
const LONGEST: usize = 192;

/// One reading a token. Heads are indices of tokens counted from the sentence's first, plus one; 0 is
/// the root. `stand_ins` has, for each token, what is read instead of its own form.
pub(crate) fn read(
    text: &str,
    sentences: &[Sentence],
    tokens: &[Token],
    stand_ins: &[Option<&str>],
) -> Vec<Reading> {
    let model = english();
    let mut readings = Vec::with_capacity(tokens.len());
    let mut seen: Vec<Features> = Vec::with_capacity(tokens.len().min(STRETCH + LONGEST));
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let mut words = Words::default();
    let mut workspace = Workspace::default();
    for sentence in sentences {
        let range = sentence.tokens.first..sentence.tokens.past;
        let mut first = true;
        for piece in tokens[range.clone()].chunks(LONGEST).zip(stand_ins[range].chunks(LONGEST)) {
            let start = seen.len();
            for (token, stand_in) in piece.0.iter().zip(piece.1) {
                seen.push(words.features(stand_in.unwrap_or_else(|| token.span.of(text)), first));
                first = false;
            }
            pieces.push(start..seen.len());
            if seen.len() >= STRETCH {
                readings.extend(run(model, &seen, &pieces, &mut workspace));
                seen.clear();
                pieces.clear();
            }
        }
    }
    readings.extend(run(model, &seen, &pieces, &mut workspace));
    join_pieces(sentences, &mut readings);
    readings
}

/// Counts heads from the sentence's first token where it was read in pieces, and hangs the later
/// pieces on the root of the first.
fn join_pieces(sentences: &[Sentence], readings: &mut [Reading]) {
    for sentence in sentences {
        let readings = &mut readings[sentence.tokens.first..sentence.tokens.past];
        if readings.len() <= LONGEST {
            continue;
        }
        let root = readings[..LONGEST].iter().position(|reading| reading.head == 0).unwrap_or(0);
        for (index, reading) in readings.iter_mut().enumerate().skip(LONGEST) {
            let start = index - index % LONGEST;
            if reading.head == 0 {
                reading.head = root + 1;
                reading.relation = super::Relation::Parataxis;
            } else {
                reading.head += start;
            }
        }
    }
}
