//! Whether a noun phrase names somebody who can speak, think or act: a person, a group, an
//! organisation.

use assay_language::is_role;

use crate::clause::View;
use crate::phrase::{Range, Subject};
use crate::verb::Form;
use crate::word::Class;

/// Nouns for people, bodies and documents that are no title ("critics", "the ministry", "the
/// report"), lower case, singular, sorted. Written by hand from the kinds of people and institutions that news reports speak of.
const SPEAKERS: &[&str] = &include!("../lexicon/speakers.in");

/// Endings of nouns for people; what ends so and is none is rare ("specimen", "pedestrian bridge").
const ENDINGS: &[&str] = &[
    "cian", "cians", "crat", "crats", "ists", "ist", "logian", "man", "men", "person", "people", "woman",
    "women", "graphers", "grapher", "keeper", "keepers", "goers", "goer", "holders", "holder", "owners",
    "owner", "makers", "maker", "workers", "worker", "arians", "arian",
];

/// Whether the subject may have said or thought something.
pub(crate) fn is_speaker(view: View<'_>, subject: Subject) -> bool {
    let Range { first, past } = subject.phrase;
    let Some(head) = head(view, first, past) else { return false };
    // "a plant in Oslo that will support": what "that" stands for is not told.
    let unclear = subject.relative.is_some_and(|at| !view.says(at, "who"))
        && first > 0
        && view.is(first - 1, Class::PREPOSITION);
    // "means our team": a clause that was not read.
    let clause = past > first + 1
        && !view.is(first, Class::CAPITAL)
        && view.items[first].verb.is_some_and(|verb| verb.form == Form::Third);
    if unclear || clause {
        return false;
    }
    let item = &view.items[head];
    if item.is(Class::CONTRACTED) || item.is(Class::SUBJECT) && !item.open() {
        return !["it", "it's", "it’s", "this", "that", "that's", "that’s", "which", "what", "there"]
            .iter()
            .any(|word| view.says(head, word));
    }
    if item.is(Class::CAPITAL) {
        let opens = head == 0 || view.items[head - 1].stops();
        return !opens || item.named || lone_capital(view.word(head));
    }
    is_human(view.word(head))
}

/// A word that only its place gives a capital counts as its lower case says; one that no list
/// knows is taken for a name unless it is shaped as a common noun.
fn lone_capital(word: &str) -> bool {
    let acronym = word.chars().nth(1).is_some_and(char::is_uppercase);
    let common = ["s", "ion", "ing", "ity", "ment", "ness"].iter().any(|ending| word.ends_with(ending));
    acronym || !common || is_human(word)
}

/// The noun that the phrase is about: the last before its first comma, bracket, preposition,
/// relative pronoun or participle.
fn head(view: View<'_>, first: usize, past: usize) -> Option<usize> {
    let end = (first..past)
        .find(|&at| {
            at > first
                && (view.is(at, Class::COMMA.with(Class::BRACKET).with(Class::DASH).with(Class::RELATIVE))
                    || view.is(at, Class::PREPOSITION) && !view.is(at, Class::DETERMINER)
                    || view.items[at].verb.is_some()
                        && !view.items[at].is(Class::CAPITAL)
                        && at + 1 < past
                        && view.items[at - 1].open()
                    || view.is(at, Class::TO))
        })
        .unwrap_or(past);
    (first..end).rev().find(|&at| view.is(at, Class::WORD))
}

/// Whether the noun is one for people or bodies.
pub(crate) fn is_human(word: &str) -> bool {
    let lower = word.to_lowercase();
    let lower = ["'s", "’s", "'", "’"].iter().find_map(|tail| lower.strip_suffix(tail)).unwrap_or(&lower);
    let listed = |noun: &str| SPEAKERS.binary_search(&noun).is_ok() || is_role(noun);
    let singular = || {
        lower.strip_suffix("ies").map(|stem| format!("{stem}y")).filter(|noun| listed(noun)).is_some()
            || lower.strip_suffix("es").is_some_and(listed)
            || lower.strip_suffix('s').is_some_and(listed)
    };
    let last = lower.rsplit('-').next().unwrap_or(lower);
    const THINGS: &[&str] = &["checklist", "playlist", "shortlist", "twist", "wishlist", "wrist"];
    if THINGS.contains(&lower) {
        return false;
    }
    listed(lower)
        || listed(last)
        || singular()
        || ENDINGS.iter().any(|ending| lower.len() > ending.len() + 1 && lower.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(SPEAKERS.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn people_and_bodies_speak_and_things_do_not() {
        for word in ["critics", "ministry", "agencies", "scientists", "bosses", "firefighters", "ex-minister"]
        {
            assert!(is_human(word), "{word}");
        }
        for word in ["timeline", "servers", "flexibility", "policies", "week"] {
            assert!(!is_human(word), "{word}");
        }
    }
}
