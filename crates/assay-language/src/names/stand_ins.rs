//! The words the network reads in place of names, so that who is named changes no tree.

use assay_text::Span;

use super::candidate::Candidate;
use crate::{NameKind, Token};

/// For each token what is read instead of it: the same surname for every word of a person's name, the
/// same city and people, the same pronoun and title for every gender. `None` where it is read as it is.
pub(super) fn stand_ins(text: &str, tokens: &[Token], candidates: &[Candidate]) -> Vec<Option<&'static str>> {
    let mut stand_ins: Vec<Option<&'static str>> =
        tokens.iter().map(|token| neutral(token.span.of(text))).collect();
    for candidate in candidates.iter().filter(|candidate| !candidate.inner) {
        for at in candidate.name..candidate.past.min(tokens.len()) {
            stand_ins[at] = stand_in(candidate.kind, text, tokens[at].span);
        }
    }
    stand_ins
}

fn stand_in(kind: NameKind, text: &str, span: Span) -> Option<&'static str> {
    let word = span.of(text);
    if !word.starts_with(char::is_uppercase) {
        return None;
    }
    match kind {
        NameKind::Person => Some("Smith"),
        NameKind::Place => Some("London"),
        NameKind::Demonym if word.ends_with('s') => Some("Americans"),
        NameKind::Demonym => Some("American"),
        NameKind::Organization | NameKind::Other => None,
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
