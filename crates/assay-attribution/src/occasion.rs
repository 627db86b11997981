//! Phrases of time and occasion around a cue: "last week", "in a statement", "at a rally in Oslo".

use crate::clause::View;
use crate::phrase::is_finite;
use crate::word::Class;

/// Nouns for occasions and documents in or at which things are said, lower case, sorted.
pub(crate) const OCCASIONS: &[&str] = &[
    "ad",
    "address",
    "affidavit",
    "announcement",
    "appearance",
    "article",
    "blog",
    "book",
    "briefing",
    "broadcast",
    "call",
    "campaign",
    "caption",
    "chat",
    "column",
    "comment",
    "conference",
    "conversation",
    "debate",
    "deposition",
    "document",
    "e-mail",
    "editorial",
    "email",
    "essay",
    "event",
    "exchange",
    "filing",
    "forum",
    "gathering",
    "hearing",
    "interview",
    "lawsuit",
    "letter",
    "meeting",
    "memo",
    "memoir",
    "message",
    "news",
    "newsletter",
    "note",
    "op-ed",
    "opinion",
    "paper",
    "petition",
    "podcast",
    "post",
    "posting",
    "press",
    "rally",
    "release",
    "remarks",
    "report",
    "response",
    "ruling",
    "session",
    "show",
    "speech",
    "statement",
    "stop",
    "study",
    "summit",
    "survey",
    "telecast",
    "testimony",
    "text",
    "thread",
    "town",
    "transcript",
    "tweet",
    "tweets",
    "video",
    "visit",
    "vote",
    "webcast",
    "work",
];

/// Steps over phrases of time and occasion between a verb and a bare clause.
pub(crate) fn skip_circumstances(view: View<'_>, mut k: usize) -> usize {
    for _ in 0..4 {
        let start = k;
        if view.is(k, Class::TIME) && !view.is(k, Class::POSSESSIVE) {
            k += 1;
        } else if is_span_of_time(view, k) {
            k += 2;
        } else if view.is(k, Class::PREPOSITION)
            && (view.is(k + 1, Class::TIME) || is_span_of_time(view, k + 1))
        {
            k += if view.is(k + 1, Class::TIME) { 2 } else { 3 };
            while view.is(k, Class::NUMBER) {
                k += 1;
            }
        } else if let Some(past) = occasion(view, k) {
            k = past;
        }
        if k == start {
            break;
        }
    }
    k
}

/// "last week", "this year", "two days".
pub(crate) fn is_span_of_time(view: View<'_>, k: usize) -> bool {
    [
        "week", "weeks", "month", "months", "year", "years", "night", "weekend", "summer", "spring",
        "winter", "fall", "day", "days",
    ]
    .iter()
    .any(|word| view.says(k + 1, word))
        && ["last", "this", "next", "every", "two", "three", "several", "that", "earlier"]
            .iter()
            .any(|word| view.says(k, word))
}

/// One past "in a statement", "at a press conference in Oslo", "during her speech".
pub(crate) fn occasion(view: View<'_>, k: usize) -> Option<usize> {
    if !(view.is(k, Class::PREPOSITION)
        && (view.is(k + 1, Class::DETERMINER.with(Class::POSSESSIVE))
            || view.is(k + 1, Class::ADJECTIVE)
            || is_occasion(view.word(k + 1))))
    {
        return None;
    }
    let noun = (k + 1..view.items.len().min(k + 7))
        .take_while(|&i| {
            view.items[i].is(Class::WORD) && !view.is(i, Class::PREPOSITION) && !is_finite(view.items, i)
        })
        .filter(|&i| is_occasion(view.word(i)))
        .last()?;
    let mut past = noun + 1;
    if view.is(past, Class::TIME) {
        past += 1;
    }
    // "with CBS", "in Oslo": names that belong to the occasion.
    if view.is(past, Class::PREPOSITION) {
        let names = (past + 1..view.items.len())
            .take_while(|&i| view.items[i].open() && view.is(i, Class::CAPITAL))
            .count();
        if names > 0 && names < 6 && !is_finite_at(view, past + 1 + names) {
            past += 1 + names;
        }
    }
    Some(past)
}

fn is_finite_at(view: View<'_>, at: usize) -> bool {
    at < view.items.len() && is_finite(view.items, at)
}

/// Whether the word names an occasion or document.
pub(crate) fn is_occasion(word: &str) -> bool {
    let lower = word.to_lowercase();
    OCCASIONS.binary_search(&lower.as_str()).is_ok()
}
