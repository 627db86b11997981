//! What a report without quotation marks amounts to: words of somebody, an attitude towards
//! something, or nothing that a reader would call either.
//!
//! A clause is reported speech or thought. A noun phrase after a verb of speech ("announced a plan")
//! tells what was said; after a verb of judging ("criticised the plan") it is what is judged. Nobody
//! announces or judges without being somebody, so either needs a person, group or organisation as its source.

use crate::attribution::AttributionForm;
use crate::clause::{Report, View};
use crate::phrase::{Range, Subject, is_finite};
use crate::speaker::is_speaker;
use crate::verb::{Frames, verb};
use crate::word::Class;

/// Verbs whose noun phrase or infinitive is what somebody said, foretold, promised or asked for
/// although
/// they do not introduce plain clauses, sorted.
const SPEAKING: &[&str] = &[
    "agree",
    "ask",
    "beg",
    "beseech",
    "call",
    "command",
    "demand",
    "deny",
    "estimate",
    "exhort",
    "expect",
    "forecast",
    "implore",
    "order",
    "plead",
    "pledge",
    "predict",
    "project",
    "promise",
    "propose",
    "refuse",
    "request",
    "swear",
    "threaten",
    "urge",
    "volunteer",
    "vow",
    "warn",
];

/// The form of a report without quotation marks; `None` where it is none.
pub(crate) fn of(view: View<'_>, report: &Report) -> Option<AttributionForm> {
    if is_silence(view, report) {
        return Some(AttributionForm::Attitude);
    }
    let before_cue = report.cue.is_some_and(|cue| report.content.iter().any(|range| range.past <= cue.first));
    let clause = before_cue || report.content.iter().any(|range| is_clause(view, *range));
    let somebody = report.source.is_some_and(|source| is_speaker(view, source));
    // "which means that": a consequence unless somebody means it.
    if report.lemma == "mean" && !somebody {
        return None;
    }
    let reader = report.source.is_some_and(|source| is_reader(view, source));
    if clause {
        return Some(if reader { AttributionForm::Attitude } else { AttributionForm::Statement });
    }
    let says_something = report
        .content
        .iter()
        .any(|range| (range.first..range.past).any(|at| view.items[at].open() || view.is(at, Class::NUMBER)));
    if !says_something || !somebody || reader {
        return None;
    }
    let words = report.content.iter().map(|range| range.past - range.first).sum::<usize>();
    let particle =
        report.cue.is_some_and(|cue| view.get(cue.past - 1).is_some_and(|last| last.verb.is_none()));
    let tells = verb(report.lemma)
        .is_some_and(|verb| verb.frames.any(Frames::SAY) && !verb.frames.any(Frames::ATTITUDE));
    let speaking = SPEAKING.contains(&report.lemma) || tells && !particle && report.lemma != "answer";
    Some(if speaking && words > 1 { AttributionForm::Statement } else { AttributionForm::Attitude })
}

/// "has not said whether": somebody keeps silent about it.
fn is_silence(view: View<'_>, report: &Report) -> bool {
    const TELLING: &[&str] = &[
        "answer", "comment", "confirm", "disclose", "explain", "indicate", "reveal", "say", "specify", "tell",
    ];
    let Some(cue) = report.cue else { return false };
    let denied = (cue.first..cue.past)
        .any(|at| view.is(at, Class::NEGATION) || ["not", "never"].iter().any(|word| view.says(at, word)));
    denied && TELLING.contains(&report.lemma)
}

/// "if you believe": the reader, of whom nothing is reported.
fn is_reader(view: View<'_>, source: Subject) -> bool {
    let word = view.word(source.phrase.first).to_lowercase();
    source.phrase.past == source.phrase.first + 1
        && word
            .split(['\'', '’'])
            .next()
            .is_some_and(|stem| matches!(stem, "you" | "one" | "anyone" | "nobody"))
}

/// Whether the words have a verb of their own, not only in a relative clause.
fn is_clause(view: View<'_>, range: Range) -> bool {
    let Range { first, past } = range;
    if ["that", "if", "whether"].iter().any(|word| view.says(first, word)) {
        return past > first + 1;
    }
    let question = view.is(first, Class::QUESTION);
    if question && past > first + 2 {
        return true;
    }
    let bound = (first + 1..past)
        .find(|&at| view.is(at, Class::RELATIVE.with(Class::SUBORDINATOR)) && !question)
        .unwrap_or(past);
    let infinitive = view.is(first, Class::TO);
    !infinitive
        && (first..bound).any(|at| {
            // "the narrative pushed by": a participle.
            let participle = view.is(at, Class::PAST_SHAPE) && view.is(at + 1, Class::PREPOSITION);
            is_finite(view.items, at) && !participle
        })
}
