//! How much a passage is worth checking: a sum of terms that a desk can read and weigh anew.

use assay_text::Span;

use super::cues::{Cue, cues};
use crate::Reading;
use crate::words::{Word, Words};

/// How much a passage is worth checking.
#[derive(Clone, Debug, PartialEq)]
pub struct Priority {
    /// What it is made of, in the order of [`Term`].
    pub terms: Vec<(Term, f64)>,
}

impl Priority {
    /// From this score on a passage counts as worth checking.
    pub const THRESHOLD: f64 = 1.6;

    /// The sum of the terms.
    #[must_use]
    pub fn score(&self) -> f64 {
        self.terms.iter().map(|(_, value)| value).sum()
    }
}

/// A term of a [`Priority`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Term {
    /// Figures in it.
    Figures,
    /// Things that are counted or measured: prices, deaths, turnout.
    Measures,
    /// Rising or falling.
    Trend,
    /// Rank, record or comparison.
    Standing,
    /// A cause.
    Cause,
    /// Dates, and what happened at them.
    Events,
    /// Names, which make it specific.
    Names,
    /// That somebody did something: "has signed", "voted for".
    Deeds,
    /// How long it is.
    Length,
    /// A question, or a wish, feeling or thought of the speaker's own.
    Subjective,
    /// What will or ought to be.
    Future,
}

/// The priority of each of `spans`, which are passages within sentences.
#[must_use]
pub fn priorities(reading: Reading<'_>, spans: &[Span]) -> Vec<Priority> {
    let words = Words::new(reading);
    spans.iter().map(|span| of(reading, words.within(*span), *span)).collect()
}

fn of(reading: Reading<'_>, words: &[Word<'_>], span: Span) -> Priority {
    let cues = cues(words);
    let count = |wanted: &[Cue]| cues.iter().filter(|(_, cue)| wanted.contains(cue)).count();
    let figures = figures(reading, words, span);
    let times = within(&reading.quantities.times, span, |time| time.span);
    let names = words.iter().filter(|word| word.proper).count();
    let capped = |count: usize, most: usize, weight: f64| count.min(most) as f64 * weight;
    let values = [
        (Term::Figures, if figures > 0 { 1.3 + capped(figures - 1, 2, 0.4) } else { 0.0 }),
        (Term::Measures, capped(count(&[Cue::Measure]), 3, 0.6)),
        (Term::Trend, capped(count(&[Cue::Trend]), 2, 0.5)),
        (Term::Standing, capped(count(&[Cue::Record, Cue::Comparison]), 2, 0.5)),
        (Term::Cause, capped(count(&[Cue::CausalVerb]), 1, 0.3)),
        (Term::Events, capped(times, 2, 0.4) + capped(count(&[Cue::Event]), 2, 0.4)),
        (Term::Names, capped(names, 2, 0.2)),
        (Term::Deeds, capped(deeds(words), 2, 0.5)),
        (Term::Length, capped(words.len(), 25, 0.03)),
        (Term::Subjective, capped(subjective(words), 2, -0.8)),
        (Term::Future, capped(count(&[Cue::Will, Cue::Ought, Cue::Prediction]), 2, -0.5)),
    ];
    Priority { terms: values.into_iter().filter(|(_, value)| *value != 0.0).collect() }
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

/// Questions and what the speaker thinks, feels, wants or asks of others.
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
    let asked = words.last().is_some_and(|word| word.is("?"));
    let addressed = words.first().is_some_and(|word| word.is_any(&ADDRESSED));
    thoughts + usize::from(asked) + usize::from(addressed)
}
