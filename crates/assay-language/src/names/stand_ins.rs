//! The words the network reads in place of names, so that who is named changes no tree.

use std::ops::Range;

use super::candidate::Candidate;
use super::kinds::is_open;
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
        NameKind::Person | NameKind::Organization | NameKind::Other => return,
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
        "Mrs." | "Ms." | "Miss" | "Mrs" | "Ms" => Some("Mr."),
        _ => None,
    }
}
