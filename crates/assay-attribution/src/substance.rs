//! What a report without quotation marks amounts to: words of somebody, an attitude towards
//! something, or nothing that a reader would call either.
//!
//! A clause is reported speech or thought. A noun phrase after a verb of speech ("announced a plan")
//! tells what was said; after a verb of judging ("criticised the plan") it is what is judged. Nobody
//! announces or judges without being somebody, so either needs a person, group or organisation as its source.

use crate::attribution::AttributionForm;
use crate::clause::{Report, View};
use crate::phrase::{Range, is_finite};
use crate::speaker::is_speaker;
use crate::verb::{Frames, verb};
use crate::word::Class;

/// Verbs whose noun phrase or infinitive is what somebody said, promised or asked for although
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
    "exhort",
    "implore",
    "order",
    "plead",
    "promise",
    "pledge",
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
    if before_cue || report.content.iter().any(|range| is_clause(view, *range)) {
        return Some(AttributionForm::Statement);
    }
    let says_something = report
        .content
        .iter()
        .any(|range| (range.first..range.past).any(|at| view.items[at].open() || view.is(at, Class::NUMBER)));
    let somebody = report.source.is_some_and(|source| is_speaker(view, source));
    if !says_something || !somebody {
        return None;
    }
    let words = report.content.iter().map(|range| range.past - range.first).sum::<usize>();
    let speaking = SPEAKING.contains(&report.lemma)
        || verb(report.lemma)
            .is_some_and(|verb| verb.frames.any(Frames::SAY) && !verb.frames.any(Frames::ATTITUDE))
            && report.lemma != "answer";
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
    !infinitive && (first..bound).any(|at| is_finite(view.items, at))
}
