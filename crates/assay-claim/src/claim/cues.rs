//! The words that show what kind of claim a clause makes.

use std::sync::LazyLock;

use crate::phrases::Phrases;
use crate::words::Word;

/// What a word or phrase of the tables shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    /// A verb that says one thing brought about another.
    CausalVerb,
    /// A phrase that gives a cause beside what is asserted.
    CausalLink,
    /// Says that something is foreseen.
    Prediction,
    /// "will", "won't".
    Will,
    /// A verb or noun of rising or falling.
    Trend,
    /// Rank or record.
    Record,
    /// A superlative of size, which ranks what is measured.
    Superlative,
    /// Comparison of two things.
    Comparison,
    /// Says what a word means.
    Definition,
    /// A verb of what happened once.
    Event,
    /// An office that someone holds.
    Office,
    /// A verb of holding an office, or "was".
    Tenure,
    /// Says what ought to be.
    Ought,
    /// Something that is counted or measured.
    Measure,
    /// An auxiliary or another form that only a verb has.
    Finite,
}

/// Tables under `data/cues/`, in order: of a phrase that stands in two the first counts.
const TABLES: [(Cue, &str); 15] = [
    (Cue::CausalVerb, include_str!("../../data/cues/causal-verbs.txt")),
    (Cue::CausalLink, include_str!("../../data/cues/causal-links.txt")),
    (Cue::Prediction, include_str!("../../data/cues/predictions.txt")),
    (Cue::Record, include_str!("../../data/cues/records.txt")),
    (Cue::Superlative, include_str!("../../data/cues/superlatives.txt")),
    (Cue::Comparison, include_str!("../../data/cues/comparisons.txt")),
    (Cue::Definition, include_str!("../../data/cues/definitions.txt")),
    (Cue::Trend, include_str!("../../data/cues/trends.txt")),
    (Cue::Event, include_str!("../../data/cues/events.txt")),
    (Cue::Ought, include_str!("../../data/cues/ought.txt")),
    (Cue::Office, include_str!("../../data/cues/offices.txt")),
    (Cue::Measure, include_str!("../../data/cues/measures.txt")),
    (Cue::Tenure, include_str!("../../data/cues/tenures.txt")),
    (Cue::Will, include_str!("../../data/cues/will.txt")),
    (Cue::Finite, include_str!("../../data/cues/finite.txt")),
];

static TABLE: LazyLock<Phrases<Cue>> = LazyLock::new(|| {
    let phrases = |table: &'static str| table.lines().filter(|line| !line.starts_with('#'));
    Phrases::new(TABLES.iter().flat_map(|(cue, table)| phrases(table).map(|phrase| (phrase, *cue))))
});

/// Cues in `words` with the place of their first word, in order; none overlap.
pub(super) fn cues(words: &[Word<'_>]) -> Vec<(usize, Cue)> {
    let mut cues = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match words.get(at..).and_then(|rest| TABLE.at(rest)) {
            Some(found) => {
                cues.push((at, found.value));
                at += found.len;
            }
            None => at += 1,
        }
    }
    cues
}
