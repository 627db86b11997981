//! The words the network reads in place of names, so that who is named changes no tree.

use std::ops::Range;

use super::candidate::Candidate;
use super::kinds::is_open;
use super::lexicon::{given_name, is_city, is_common, is_region, is_surname};
use crate::places::lookup;
use crate::syntax::{Relation, Shown};
use crate::{NameKind, Token};

/// What the network reads for each token: for a whole name of a person the same surname, for a place the
/// same city, for a people the same people, however many words they have; the same pronoun and title for every
/// gender. A name of which the rules do not know what it names reads like a person's, for whether they know hangs on
/// which name it is.
pub(super) fn shown(text: &str, tokens: &[Token], candidates: &[Candidate]) -> Vec<Shown> {
    let mut shown: Vec<Shown> =
        tokens.iter().map(|token| neutral(token.span.of(text)).map_or(Shown::Own, Shown::As)).collect();
    for candidate in candidates.iter().filter(|candidate| !candidate.inner) {
        stand_in(text, tokens, candidate, &mut shown);
    }
    shown
}

/// Shows one word for the name.
fn stand_in(text: &str, tokens: &[Token], candidate: &Candidate, shown: &mut [Shown]) {
    let (first, past) = (candidate.name, candidate.core.min(tokens.len()));
    let Some(last) = past.checked_sub(1).filter(|last| *last >= first) else { return };
    let word = |at: usize| tokens[at].span.of(text);
    // The head of a person's name is its first word, that of a place its last.
    let (head, relation, instead) = match candidate.kind {
        NameKind::Place if !is_open(candidate) => (last, Relation::Compound, "London"),
        NameKind::Demonym if word(last).ends_with('s') => (last, Relation::Compound, "Americans"),
        NameKind::Demonym => (last, Relation::Compound, "American"),
        _ if candidate.kind == NameKind::Person || is_open(candidate) => (first, Relation::Flat, "Smith"),
        NameKind::Place => (last, Relation::Compound, "London"),
        NameKind::Person | NameKind::Organization | NameKind::Other => {
            return within(text, tokens, first..past, shown);
        }
    };
    show_as(instead, head, relation, first..past, shown);
    // What says where it lies is another name.
    let capital = |at: usize| word(at).starts_with(char::is_uppercase);
    let mut end = candidate.past.min(tokens.len());
    while end > past {
        let begin = (past..end).rev().take_while(|at| capital(*at)).last().unwrap_or(end);
        if begin < end {
            show_as("London", end - 1, Relation::Compound, begin..end, shown);
        }
        end = begin.min(end - 1);
    }
}

/// What is read of the name of an organisation, an event or a work: its own words, but for those that name a
/// place, a people or a person.
fn within(text: &str, tokens: &[Token], name: Range<usize>, shown: &mut [Shown]) {
    for at in name {
        let word = tokens[at].span.of(text);
        if let Some(place) = lookup(word) {
            shown[at] = Shown::As(if place.demonym { "American" } else { "London" });
        } else if word.starts_with(char::is_uppercase) && !is_common(&word.to_lowercase()) {
            if is_region(word) || is_city(word) {
                shown[at] = Shown::As("London");
            } else if given_name(word).is_some() || is_surname(word) {
                shown[at] = Shown::As("Smith");
            }
        }
    }
}

/// Shows `word` at `head` for all of `name`.
fn show_as(word: &'static str, head: usize, relation: Relation, name: Range<usize>, shown: &mut [Shown]) {
    for at in name {
        shown[at] = if at == head { Shown::As(word) } else { Shown::Part(head, relation) };
    }
}

fn neutral(word: &str) -> Option<&'static str> {
    match word {
        "she" => Some("he"),
        "She" => Some("He"),
        "herself" => Some("himself"),
        // "Her" is both "his" and "him": all are read as the word that does not tell.
        "his" | "him" | "hers" => Some("her"),
        "His" | "Him" | "Hers" => Some("Her"),
        "Mrs." | "Ms." | "Miss" | "Mrs" | "Ms" => Some("Mr."),
        _ => None,
    }
}
