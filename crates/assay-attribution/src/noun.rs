//! Nouns and adjectives that carry speech: "the claim that", "is confident that".

use assay_text::WordIndex;

use crate::clause::{Report, View, owner};
use crate::extent::content_end;
use crate::phrase::{Range, Subject, group_start, subject};
use crate::verb::Form;
use crate::word::Class;

/// Nouns that take a that-clause as what is said or thought, lower case, sorted.
const NOUNS: &[&str] = &[
    "accusation",
    "accusations",
    "admission",
    "allegation",
    "allegations",
    "announcement",
    "argument",
    "arguments",
    "assertion",
    "assertions",
    "assumption",
    "assurance",
    "assurances",
    "belief",
    "beliefs",
    "boast",
    "boasts",
    "charge",
    "charges",
    "claim",
    "claims",
    "complaint",
    "complaints",
    "concern",
    "concerns",
    "conclusion",
    "confirmation",
    "contention",
    "conviction",
    "declaration",
    "demand",
    "demands",
    "denial",
    "doubt",
    "doubts",
    "estimate",
    "estimates",
    "expectation",
    "expectations",
    "fear",
    "fears",
    "finding",
    "forecast",
    "guess",
    "hint",
    "hints",
    "hope",
    "hopes",
    "idea",
    "impression",
    "insistence",
    "lie",
    "message",
    "narrative",
    "notion",
    "opinion",
    "pledge",
    "prediction",
    "predictions",
    "promise",
    "promises",
    "proposal",
    "reminder",
    "report",
    "reports",
    "revelation",
    "rumor",
    "rumors",
    "rumour",
    "rumours",
    "speculation",
    "statement",
    "statements",
    "suggestion",
    "suggestions",
    "suspicion",
    "suspicions",
    "theory",
    "threat",
    "threats",
    "view",
    "views",
    "vow",
    "warning",
    "warnings",
    "worries",
    "worry",
];

static NOUNS_AT: WordIndex<256> = WordIndex::of(NOUNS);

/// Adjectives that with "be" say what somebody thinks, with what may follow, sorted.
const ADJECTIVES: &[(&str, &[&str])] = &[
    ("adamant", &["about", "that"]),
    ("afraid", &["of", "that", "to"]),
    ("against", &[]),
    ("alarmed", &["by", "that"]),
    ("amazed", &["by", "that"]),
    ("angry", &["about", "at", "over", "that"]),
    ("anxious", &["about", "that", "to"]),
    ("appalled", &["by", "that"]),
    ("ashamed", &["of", "that"]),
    ("aware", &["of", "that"]),
    ("certain", &["about", "of", "that"]),
    ("concerned", &["about", "that"]),
    ("confident", &["about", "in", "of", "that"]),
    ("convinced", &["of", "that"]),
    ("critical", &["of"]),
    ("delighted", &["that", "to", "with"]),
    ("disappointed", &["by", "in", "that", "with"]),
    ("dismissive", &["of"]),
    ("doubtful", &["about", "that"]),
    ("eager", &["to"]),
    ("glad", &["that", "to"]),
    ("grateful", &["for", "that"]),
    ("happy", &["about", "that", "to", "with"]),
    ("hopeful", &["about", "that"]),
    ("keen", &["on", "to"]),
    ("optimistic", &["about", "that"]),
    ("pessimistic", &["about", "that"]),
    ("pleased", &["that", "to", "with"]),
    ("proud", &["of", "that", "to"]),
    ("sad", &["that", "to"]),
    ("satisfied", &["that", "with"]),
    ("scared", &["of", "that"]),
    ("skeptical", &["about", "of", "that"]),
    ("sorry", &["for", "that"]),
    ("sceptical", &["about", "of", "that"]),
    ("supportive", &["of"]),
    ("sure", &["of", "that"]),
    ("surprised", &["at", "by", "that"]),
    ("unaware", &["of", "that"]),
    ("uncertain", &["about"]),
    ("unconvinced", &["by", "that"]),
    ("unhappy", &["about", "that", "with"]),
    ("unsure", &["about", "of"]),
    ("upset", &["about", "by", "that", "with"]),
    ("wary", &["of"]),
    ("willing", &["to"]),
    ("unwilling", &["to"]),
    ("worried", &["about", "that"]),
];

static ADJECTIVES_AT: WordIndex<128> = WordIndex::of_keys(ADJECTIVES);

/// The report of a noun or adjective at item `at`.
pub(crate) fn report(view: View<'_>, at: usize) -> Option<Report> {
    by_noun(view, at).or_else(|| by_adjective(view, at))
}

fn by_noun(view: View<'_>, at: usize) -> Option<Report> {
    if !view.says(at + 1, "that")
        || view.is(at + 2, Class::PREPOSITION)
        || !NOUNS_AT.contains(NOUNS, view.word(at))
    {
        return None;
    }
    let past = content_end(view, at + 1, None, false);
    let past = goes_on(view, at + 2, past).unwrap_or(past);
    if past <= at + 2 {
        return None;
    }
    let before = at.checked_sub(1)?;
    let first = (at.saturating_sub(3)..at)
        .rev()
        .find(|&i| view.is(i, Class::DETERMINER.with(Class::POSSESSIVE)))
        .unwrap_or(at);
    let source = if view.is(first, Class::POSSESSIVE) {
        let possessive_name = view.items[first].open();
        if possessive_name {
            owner(view, first + 1)
        } else {
            Some(Subject { phrase: Range::new(first, first + 1), relative: None })
        }
    } else {
        made(view, before.min(first))
    };
    let cue = Some(Range::new(
        if first < at && view.is(first, Class::POSSESSIVE) { first + 1 } else { at },
        at + 1,
    ));
    Some(Report { cue, source, content: vec![Range::new(at + 1, past)], lemma: "claim", ..Report::default() })
}

/// "the claim that crime has halved is being checked": where the clause of which the noun is the subject
/// goes on, a second finite verb right after a first.
fn goes_on(view: View<'_>, first: usize, past: usize) -> Option<usize> {
    let finite = Class::BE.with(Class::HAVE).with(Class::MODAL);
    let helped = (first..past).find(|&i| view.is(i, finite))?;
    (helped + 2..past).find(|&i| view.is(i, finite) && view.is(i - 1, Class::PAST_SHAPE))
}

/// "made the claim that", "rejected the idea that": the subject of a verb just before the noun.
fn made(view: View<'_>, at: usize) -> Option<Subject> {
    let verb = (at.saturating_sub(2)..=at).rev().find(|&i| {
        [
            "made",
            "make",
            "makes",
            "making",
            "issued",
            "expressed",
            "express",
            "voiced",
            "raised",
            "has",
            "have",
            "had",
            "repeated",
            "gave",
            "dismissed",
            "rejected",
            "offered",
        ]
        .iter()
        .any(|word| view.says(i, word))
    })?;
    subject(view.items, group_start(view.items, verb), Form::Past)
}

/// "NAME is confident that …".
fn by_adjective(view: View<'_>, at: usize) -> Option<Report> {
    let openers = ADJECTIVES_AT.get(ADJECTIVES, view.word(at))?;
    let group = group_start(view.items, at);
    // "should be eager to": nobody is.
    if (group..at).any(|i| view.is(i, Class::MODAL)) {
        return None;
    }
    let be = (group..at).any(|i| view.is(i, Class::BE));
    let contracted = group > 0 && view.is(group - 1, Class::CONTRACTED);
    let next = at + 1;
    if !(be || contracted) || !openers.iter().any(|word| view.says(next, word)) {
        return None;
    }
    let clause = view.says(next, "that") || view.is(next, Class::TO);
    let first = if clause { next } else { next + 1 };
    let past = content_end(view, first, None, false);
    let source = subject(view.items, group, Form::Past)?;
    let cue = Some(Range::new(group, first));
    (past > first).then(|| Report {
        cue,
        source: Some(source),
        content: vec![Range::new(first, past)],
        lemma: "think",
        ..Report::default()
    })
}
