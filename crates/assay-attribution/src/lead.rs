//! Lead-ins: the words that introduce a quotation which stands by itself.

use crate::circumstance;
use crate::clause::View;
use crate::phrase::{Range, group_start, phrase_after, phrase_before, subject};
use crate::unit::Item;
use crate::verb::Form;
use crate::word::Class;
use assay_text::Span;

/// What a lead-in says of the quotation after it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Lead {
    pub source: Option<Span>,
    pub cue: Option<Span>,
    pub addressee: Option<Span>,
    pub venue: Option<Span>,
}

/// Nouns for what somebody says or writes, lower case, sorted.
const UTTERANCES: &[&str] = &[
    "address",
    "advice",
    "announcement",
    "answer",
    "caption",
    "comment",
    "comments",
    "email",
    "exchange",
    "letter",
    "message",
    "note",
    "op-ed",
    "post",
    "posting",
    "quote",
    "rejoinder",
    "remark",
    "remarks",
    "reply",
    "response",
    "retort",
    "speech",
    "statement",
    "testimony",
    "thread",
    "tweet",
    "tweets",
    "verdict",
    "warning",
    "words",
];

/// Reads a unit as the lead-in of the quotation after it.
pub(crate) fn lead(view: View<'_>) -> Lead {
    let past = view.items.len() - usize::from(view.items.last().is_some_and(|item| item.is(Class::COLON)));
    let venue = circumstance::venue(view, 0, past);
    let found = by_verb(view, past).or_else(|| by_noun(view, past)).unwrap_or_default();
    let addressee = found
        .addressee
        .or_else(|| circumstance::addressee(view, 0, past, "").and_then(|range| range.span(view.items)));
    Lead { venue, addressee, ..found }
}

/// Whether the unit announces something to come: it ends with a colon.
pub(crate) fn announces(items: &[Item]) -> bool {
    items.last().is_some_and(|item| item.is(Class::COLON))
}

/// "She told the paper:", "He wrote this on Sunday:".
fn by_verb(view: View<'_>, past: usize) -> Option<Lead> {
    for at in (0..past).rev() {
        let Some(verb) = view.items[at].verb else { continue };
        if verb.form == Form::Participle
            || verb.form == Form::Base
                && !view.is(at.checked_sub(1)?, Class::TO.with(Class::MODAL).with(Class::SUBJECT))
        {
            continue;
        }
        let group = group_start(view.items, at);
        if (group..at).any(|i| view.is(i, Class::BE)) && verb.form != Form::Ing
            || group > 0 && view.is(group - 1, Class::DETERMINER) && !view.is(group - 1, Class::SUBJECT)
        {
            continue;
        }
        let Some(source) = subject(view.items, group, verb.form) else { continue };
        let told = verb.frames.any(crate::verb::Frames::ADDRESSEE);
        let addressee = told.then(|| crate::complement::person(view, at + 1)).flatten();
        return Some(Lead {
            source: source.phrase.span(view.items),
            cue: Range::new(group, at + 1).span(view.items),
            addressee: addressee.and_then(|range| range.span(view.items)),
            venue: None,
        });
    }
    None
}

/// "NAME’s reply was short:", "The full statement from NAME:".
fn by_noun(view: View<'_>, past: usize) -> Option<Lead> {
    let at = (0..past).find(|&i| UTTERANCES.binary_search(&view.word(i).to_lowercase().as_str()).is_ok())?;
    let cue = view.items.get(at).map(|item| item.span);
    let owner = (at.saturating_sub(4)..at).rev().find(|&i| view.is(i, Class::POSSESSIVE));
    let source = match owner {
        Some(i) if view.items[i].open() => phrase_before(view.items, i + 1)
            .and_then(|range| range.span(view.items))
            .map(|span| bare(view.text, span)),
        Some(i) => Some(view.items[i].span),
        None if ["from", "by", "of"].iter().any(|word| view.says(at + 1, word)) => {
            phrase_after(view.items, at + 2).and_then(|range| range.span(view.items))
        }
        None => None,
    };
    source.map(|source| Lead { source: Some(source), cue, ..Lead::default() })
}

/// A possessive without its ending.
pub(crate) fn bare(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let stem = ["'s", "’s"]
        .iter()
        .find_map(|ending| words.strip_suffix(ending))
        .unwrap_or_else(|| words.trim_end_matches(['\'', '’']));
    Span::new(span.start(), span.start() + stem.len())
}
