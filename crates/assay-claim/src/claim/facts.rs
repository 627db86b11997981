//! The facts of a passage that are counted for its priority.

use assay_text::Span;

use super::cues::{Cue, cues};
use crate::Reading;
use crate::words::Word;
use crate::worth::Fact;

/// Each fact of the passage, from 0 to 3; names and length are the masked view's to count.
pub(crate) fn facts(reading: Reading<'_>, words: &[Word<'_>], span: Span) -> [f32; Fact::ALL.len()] {
    let cues = cues(words);
    let count = |wanted: &[Cue]| cues.iter().filter(|(_, cue)| wanted.contains(cue)).count();
    let figures = figures(reading, words, span);
    let times = within(&reading.quantities.times, span, |time| time.span);
    let question = words.last().is_some_and(|word| word.is("?"));
    Fact::ALL.map(|fact| {
        let (count, most) = match fact {
            Fact::Figure => (figures, 1),
            Fact::MoreFigures => (figures.saturating_sub(1), 2),
            Fact::Measures => (count(&[Cue::Measure]), 3),
            Fact::Trend => (count(&[Cue::Trend]), 2),
            Fact::Standing => (count(&[Cue::Record, Cue::Comparison]), 2),
            Fact::Cause => (count(&[Cue::CausalVerb]), 1),
            Fact::Times => (times, 2),
            Fact::Events => (count(&[Cue::Event]), 2),
            Fact::Names | Fact::Length => (0, 0),
            Fact::Deeds => (deeds(words), 2),
            Fact::Subjective => (subjective(words), 2),
            Fact::Question => (usize::from(question), 1),
            Fact::Future => (count(&[Cue::Will, Cue::Ought, Cue::Prediction]), 2),
        };
        count.min(most) as f32
    })
}

/// Figures of the quantity floor, small spelled-out numbers aside.
fn figures(reading: Reading<'_>, words: &[Word<'_>], span: Span) -> usize {
    const SCALES: [&str; 8] =
        ["percent", "million", "billion", "trillion", "thousand", "thousands", "millions", "billions"];
    let read = within(&reading.quantities.quantities, span, |figure| figure.number);
    let written = words
        .iter()
        .filter(|word| word.is_any(&SCALES) || word.lower.bytes().any(|byte| byte.is_ascii_digit()));
    read.min(written.count())
}

fn within<T>(items: &[T], span: Span, place: impl Fn(&T) -> Span) -> usize {
    let first = items.partition_point(|item| place(item).start() < span.start());
    let past = items.partition_point(|item| place(item).start() < span.end());
    past.saturating_sub(first)
}

/// "has voted", "we passed", "he said": somebody did something.
fn deeds(words: &[Word<'_>]) -> usize {
    words
        .windows(2)
        .filter(|pair| {
            let [before, verb] = pair else { return false };
            let did = verb.lower.len() > 3 && verb.lower.ends_with("ed") || verb.is_any(&DEEDS);
            did && (before.proper || before.is_any(&DOERS))
        })
        .count()
}

/// Who or what a deed follows.
const DOERS: [&str; 17] = [
    "administration",
    "congress",
    "government",
    "had",
    "has",
    "have",
    "he",
    "i",
    "i've",
    "party",
    "she",
    "senator",
    "they",
    "we",
    "we've",
    "who",
    "he's",
];

/// Deeds whose verb is irregular.
const DEEDS: [&str; 20] = [
    "been", "built", "cut", "did", "done", "gave", "given", "got", "had", "lost", "made", "paid", "put",
    "said", "sent", "spent", "taken", "took", "went", "won",
];

/// What the speaker thinks, feels, wants or asks of others.
fn subjective(words: &[Word<'_>]) -> usize {
    const THINKING: [&str; 16] = [
        "agree", "am", "believe", "care", "feel", "guess", "hope", "know", "like", "love", "mean", "respect",
        "thank", "think", "want", "wish",
    ];
    const ADDRESSED: [&str; 11] =
        ["let", "let's", "ladies", "please", "senator", "sir", "thank", "well", "yes", "no", "what"];
    let thoughts = words
        .windows(2)
        .filter(|pair| pair[0].is_any(&["i", "we", "you"]) && pair[1].is_any(&THINKING))
        .count();
    let addressed = words.first().is_some_and(|word| word.is_any(&ADDRESSED));
    thoughts + usize::from(addressed)
}
