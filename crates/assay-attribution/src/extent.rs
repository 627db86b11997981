//! Where a reported clause begins and ends.

use crate::clause::View;
use crate::phrase::{Range, is_finite, phrase_before};
use crate::unit::Item;
use crate::verb::{Form, Frames, Verb};
use crate::word::Class;

/// Longest content within one sentence, in items; what is longer is a list, not a sentence.
const LONGEST: usize = 300;

/// One past the last item of the content that begins at `first`. `cue` is the verb that reports
/// it; `relative` says that the report stands in a relative clause, which a comma ends.
pub(crate) fn content_end(view: View<'_>, first: usize, cue: Option<Verb>, relative: bool) -> usize {
    let mut brackets = 0_u32;
    let limit = view.items.len().min(first + LONGEST);
    for at in first..limit {
        let item = &view.items[at];
        if item.is(Class::BRACKET) {
            if matches!(view.word(at), "(" | "[") {
                brackets += 1;
            } else if brackets == 0 {
                return at;
            } else {
                brackets -= 1;
            }
        }
        if brackets > 0 || at == first {
            continue;
        }
        if item.stops() || item.is(Class::COLON) && !view.is(at + 1, Class::NUMBER) {
            return at;
        }
        if item.is(Class::DASH) && is_spaced(view, at) {
            return at;
        }
        if item.is(Class::COMMA) && ends_at_comma(view, at, relative) {
            return at;
        }
        if item.is(Class::COORDINATOR) && next_report(view, at + 1, cue) {
            return if view.is(at - 1, Class::COMMA) { at - 1 } else { at };
        }
        let object =
            cue.is_some_and(|cue| !cue.frames.any(Frames::SAY.with(Frames::THAT).with(Frames::ADDRESSEE)));
        if object && ends_object(view, at, cue) {
            return at;
        }
        if view.says(at, "according") && view.says(at + 1, "to") {
            return at;
        }
    }
    limit
}

/// What ends an object but not a clause: a new clause, a subordinate one, another verb of the
/// subject's.
fn ends_object(view: View<'_>, at: usize, cue: Option<Verb>) -> bool {
    let item = &view.items[at];
    if item.is(Class::COORDINATOR) {
        let verb = view.is(at + 1, Class::PAST_SHAPE.with(Class::S_SHAPE))
            && view.is(at + 2, Class::DETERMINER.with(Class::OBJECT));
        return verb || view.says(at, "but") || new_clause(view, at + 1);
    }
    if item.is(Class::COMMA) {
        let next = view.word(at + 1);
        if next.len() > 5
            && next.ends_with("ing")
            && next.starts_with(char::is_lowercase)
            && !view.is(at + 2, Class::COORDINATOR)
        {
            return true;
        }
        let form = view.get(at + 1).and_then(|next| next.verb).map(|verb| verb.form);
        return form == Some(Form::Past)
            && cue.is_some_and(|cue| cue.form == Form::Past)
            && !view.is(at + 2, Class::PREPOSITION);
    }
    ["after", "when", "while", "although", "though"].iter().any(|word| view.says(at, word))
}

/// "and his office did not answer": a subject and its verb, not a further object.
fn new_clause(view: View<'_>, at: usize) -> bool {
    let subject =
        view.is(at, Class::SUBJECT.with(Class::DETERMINER).with(Class::CAPITAL).with(Class::CONTRACTED));
    subject && (at..view.items.len().min(at + 5)).any(|i| is_finite(view.items, i))
}

/// A dash between words, not one within a compound.
fn is_spaced(view: View<'_>, at: usize) -> bool {
    let dash = view.items[at].span;
    let wide = !view.word(at).starts_with('-') || dash.len() > 1;
    wide || view.text[..dash.start()].ends_with(char::is_whitespace)
        || view.text[dash.end()..].starts_with(char::is_whitespace)
}

fn ends_at_comma(view: View<'_>, at: usize, relative: bool) -> bool {
    let Some(next) = view.get(at + 1) else { return true };
    if relative && !next.is(Class::QUOTE.with(Class::NUMBER)) {
        return true;
    }
    if next.is(Class::ADVERB) && view.get(at + 2).is_some_and(reports_on) {
        return true;
    }
    reports_on(next)
        || next.is(Class::RELATIVE) && !view.says(at + 1, "that")
        || ["but", "while", "though", "although", "saying", "even", "where", "with", "drawing", "putting"]
            .iter()
            .any(|word| view.says(at + 1, word))
        || interrupts(view, at)
}

/// ", adding": a participle that reports something else.
fn reports_on(item: &Item) -> bool {
    item.verb.is_some_and(|verb| verb.form == Form::Ing)
}

/// ", he said": a cue put after or into what it reports.
fn interrupts(view: View<'_>, comma: usize) -> bool {
    let limit = view.items.len().min(comma + 9);
    for at in comma + 1..limit {
        let item = &view.items[at];
        if item.is(Class::COMMA) || item.stops() {
            return false;
        }
        let said = item.verb.is_some_and(|verb| {
            verb.frames.any(Frames::SAY) && matches!(verb.form, Form::Past | Form::Third)
        });
        if said && at > comma + 1 {
            let closes =
                view.ends(at + 1) || view.is(at + 1, Class::COMMA.with(Class::TIME).with(Class::DASH));
            return closes
                && phrase_before(view.items, at).is_some_and(|Range { first, .. }| first <= comma + 1);
        }
        if said && at == comma + 1 {
            return view.get(at + 1).is_some_and(|next| next.is(Class::SUBJECT.with(Class::CAPITAL)));
        }
    }
    false
}

/// "and warned that": another verb of the same form reports something of its own.
fn next_report(view: View<'_>, mut at: usize, cue: Option<Verb>) -> bool {
    let Some(cue) = cue else { return false };
    while view.is(at, Class::ADVERB.with(Class::HAVE)) && !view.is(at, Class::DETERMINER) {
        at += 1;
    }
    let pronoun = view.is(at, Class::SUBJECT) && !view.is(at, Class::DETERMINER.with(Class::RELATIVE));
    if pronoun && matches!(cue.form, Form::Past | Form::Third) {
        at += 1;
    }
    let Some(verb) = view.get(at).and_then(|item| item.verb) else { return false };
    let tense = |form| if form == Form::Participle { Form::Past } else { form };
    tense(verb.form) == tense(cue.form)
        && (verb.form != Form::Base || !verb.frames.any(Frames::NOUN))
        && (view.is(
            at + 1,
            Class::DETERMINER
                .with(Class::SUBJECT)
                .with(Class::OBJECT)
                .with(Class::QUESTION)
                .with(Class::QUOTE)
                .with(Class::RELATIVE)
                .with(Class::TO)
                .with(Class::COLON)
                .with(Class::CAPITAL),
        ) || verb.frames.any(Frames::SAY))
}

/// First item of content that ends before `past`: after the report before it (`left`), without
/// the conjunction or comma that joins it on.
pub(crate) fn left_start(view: View<'_>, left: usize, past: usize) -> usize {
    let left = left.max(past.saturating_sub(LONGEST));
    let mut first = (left..past).rev().find(|&i| view.items[i].stops()).map_or(left, |i| i + 1);
    while first < past
        && view.is(
            first,
            Class::COMMA.with(Class::COORDINATOR).with(Class::DASH).with(Class::COLON).with(Class::SEMICOLON),
        )
    {
        first += 1;
    }
    first
}
