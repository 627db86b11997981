//! Passives: "it is claimed that", "is expected to", "was criticised by".

use crate::clause::{Report, View, owner};
use crate::extent::content_end;
use crate::occasion::skip_circumstances;
use crate::phrase::{Range, Subject, phrase_after};
use crate::verb::{Frames, Verb};
use crate::word::Class;

/// The report of a passive verb at item `at`, its group beginning at `group`. Whoever is not named
/// with "by" is nobody.
pub(crate) fn report(view: View<'_>, at: usize, group: usize, verb: Verb) -> Option<Report> {
    let frames = verb.frames;
    let mut k = skip_circumstances(view, at + 1);
    let mut agent = None;
    let mut agent_past = k;
    if view.says(k, "by")
        && let Some(phrase) = phrase_after(view.items, k + 1)
    {
        agent = Some(Subject { phrase, relative: None });
        agent_past = phrase.past;
    }
    if agent.is_some() {
        k = agent_past;
    }
    let patient = owner(view, group).filter(|_| group > 0);
    let cue = Some(Range::new(group, at + 1));
    let made = |content: Vec<Range>, addressee: Option<Range>, label: bool| {
        Some(Report { cue, source: agent, content, addressee, label, lemma: verb.lemma })
    };
    let clause = |first: usize| {
        let past = content_end(view, first, Some(verb), false);
        (past > first).then(|| Range::new(first, past))
    };
    let person = frames
        .any(Frames::ADDRESSEE.with(Frames::PERSON))
        .then(|| patient.map(|patient| patient.phrase))
        .flatten();
    if view.says(k, "that")
        && frames.any(Frames::SAY.with(Frames::THAT).with(Frames::ADDRESSEE).with(Frames::OBJECT))
    {
        return made(vec![clause(k)?], person, false);
    }
    if view.is(k, Class::QUOTE) || view.says(k, "as") && (k + 1..k + 4).any(|i| view.is(i, Class::QUOTE)) {
        let quote = (k..k + 4).find(|&i| view.is(i, Class::QUOTE))?;
        let label = frames.any(Frames::LABEL);
        return (label || person.is_some())
            .then(|| made(vec![Range::new(quote, quote + 1)], person, label))
            .flatten();
    }
    if view.is(k, Class::TO) && !view.is(k + 1, Class::DETERMINER) {
        if frames.any(Frames::PERSON) && !expects(verb) {
            return made(vec![clause(k)?], person, false);
        }
        if expects(verb) {
            let mut content: Vec<Range> = patient.map(|patient| patient.phrase).into_iter().collect();
            content.push(clause(k)?);
            return made(content, None, false);
        }
        return None;
    }
    let judged = frames.any(Frames::OBJECT.with(Frames::LABEL)) && agent.is_some();
    if judged {
        let mut content: Vec<Range> = patient.map(|patient| patient.phrase).into_iter().collect();
        if view.is(k, Class::PREPOSITION.with(Class::SUBORDINATOR)) {
            content.extend(clause(k));
        }
        return (!content.is_empty()).then(|| made(content, None, false)).flatten();
    }
    None
}

/// Verbs whose passive reports what is thought of the subject ("is said to", "are expected to").
fn expects(verb: Verb) -> bool {
    const EXPECTS: &[&str] = &[
        "allege",
        "assume",
        "believe",
        "claim",
        "consider",
        "estimate",
        "expect",
        "feel",
        "find",
        "know",
        "presume",
        "project",
        "predict",
        "report",
        "say",
        "show",
        "suspect",
        "think",
        "understand",
    ];
    EXPECTS.contains(&verb.lemma)
}
