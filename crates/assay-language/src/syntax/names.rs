//! Spans of names from the network's states.

use super::network::Reading;
use super::{NAME_KINDS, NAME_STATES};
use crate::NameKind;

/// A name the network sees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NameSpan {
    /// First token, as an index into the readings.
    pub first: usize,
    /// One past the last token.
    pub past: usize,
    /// What it names.
    pub kind: NameKind,
    /// The least probability among its tokens' states.
    pub probability: f32,
}

/// The kinds in the order of the network's scores.
const KINDS: [NameKind; NAME_KINDS] = [NameKind::Person, NameKind::Organization, NameKind::Place];

const OUTSIDE: usize = 0;
const BEGIN: usize = 1;
const INSIDE: usize = 2;
const END: usize = 3;
const SINGLE: usize = 4;

/// The names in a sentence's readings: for each kind the most probable sequence of states in which
/// every name that begins also ends. Names of different kinds may overlap.
#[must_use]
pub fn name_spans(readings: &[Reading]) -> Vec<NameSpan> {
    let mut spans = Vec::new();
    for (kind, &name_kind) in KINDS.iter().enumerate() {
        // Most sentences hold no name of a kind, and show it.
        if readings.iter().all(|reading| reading.names[kind][OUTSIDE] > 0.9) {
            continue;
        }
        let states = best_states(readings, kind);
        let mut first = 0;
        for (token, &state) in states.iter().enumerate() {
            if matches!(state, BEGIN | SINGLE) {
                first = token;
            }
            if matches!(state, END | SINGLE) {
                let probability = (first..=token)
                    .map(|token| readings[token].names[kind][states[token]])
                    .fold(1.0, f32::min);
                spans.push(NameSpan { first, past: token + 1, kind: name_kind, probability });
            }
        }
    }
    spans.sort_by_key(|span| (span.first, std::cmp::Reverse(span.past), span.kind));
    spans
}

/// Viterbi over the five states, the scores brought back to 1 at every step.
fn best_states(readings: &[Reading], kind: usize) -> Vec<usize> {
    let mut back: Vec<[u8; NAME_STATES]> = Vec::with_capacity(readings.len());
    let mut scores = [1.0, 0.0, 0.0, 0.0, 0.0];
    for reading in readings {
        let mut next = [0.0f32; NAME_STATES];
        let mut from = [0u8; NAME_STATES];
        for state in 0..NAME_STATES {
            for (before, so_far) in scores.iter().enumerate() {
                let open = matches!(before, BEGIN | INSIDE);
                let score = so_far * reading.names[kind][state];
                if open == matches!(state, INSIDE | END) && score > next[state] {
                    next[state] = score;
                    from[state] = before as u8;
                }
            }
        }
        let top = next.iter().fold(f32::MIN_POSITIVE, |top, score| score.max(top));
        scores = next.map(|score| score / top);
        back.push(from);
    }
    let mut state = [OUTSIDE, END, SINGLE]
        .into_iter()
        .fold(OUTSIDE, |best, state| if scores[state] > scores[best] { state } else { best });
    let mut states = vec![OUTSIDE; readings.len()];
    for token in (0..readings.len()).rev() {
        states[token] = state;
        state = usize::from(back[token][state]);
    }
    states
}
