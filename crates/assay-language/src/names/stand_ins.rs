//! The words the network reads in place of names, so that who is named changes no tree.

use std::ops::Range;

use assay_text::WordIndex;

use super::candidate::Candidate;
use super::kinds::is_open;
use super::lexicon::{given_name, is_city, is_common, is_region, is_surname};
use super::pronouns::pronoun;
use crate::places::lookup;
use crate::syntax::{Relation, Shown};
use crate::{NameKind, Token};

/// What the network reads for each token: for a whole name of a person the same surname, for a place the
/// same city, for a people the same people, however many words they have; the same pronoun and title for every
/// gender. A name of which the rules do not know what it names reads like a person's, for whether they know hangs on
/// which name it is.
pub(super) fn shown(text: &str, tokens: &[Token], candidates: &[Candidate]) -> Vec<Shown> {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.span.of(text));
    let mut shown: Vec<Shown> = (0..tokens.len())
        .map(|at| one_gender(word(at), word(at + 1)).map_or(Shown::Own, Shown::As))
        .collect();
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
/// place, a people or a person: which they are says nothing.
fn within(text: &str, tokens: &[Token], name: Range<usize>, shown: &mut [Shown]) {
    for at in name {
        let word = tokens[at].span.of(text);
        if let Some(place) = lookup(word) {
            shown[at] = Shown::As(match (place.demonym, word.ends_with('s')) {
                (true, true) => "Americans",
                (true, false) => "American",
                _ => "London",
            });
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

/// The word of one gender for one that tells another; `next` tells "her house" from "saw her".
fn one_gender(word: &str, next: &str) -> Option<&'static str> {
    let capital = word.starts_with(char::is_uppercase);
    match word {
        "she" => Some("he"),
        "She" => Some("He"),
        "herself" => Some("himself"),
        "hers" => Some("his"),
        "her" | "Her" => {
            let object = pronoun(word, next).is_some_and(|pronoun| pronoun.object);
            Some(match (object, capital) {
                (true, _) => "him",
                (false, false) => "his",
                (false, true) => "His",
            })
        }
        "Mrs." | "Ms." | "Miss" | "Mrs" | "Ms" => Some("Mr."),
        _ if capital => None,
        _ => NOUNS_AT.get(NOUNS, word).copied(),
    }
}

static NOUNS_AT: WordIndex<128> = WordIndex::of_keys(NOUNS);

/// Nouns for women with those for men, sorted.
const NOUNS: &[(&str, &str)] = &[
    ("actress", "actor"),
    ("actresses", "actors"),
    ("aunt", "uncle"),
    ("aunts", "uncles"),
    ("businesswoman", "businessman"),
    ("businesswomen", "businessmen"),
    ("chairwoman", "chairman"),
    ("chairwomen", "chairmen"),
    ("congresswoman", "congressman"),
    ("congresswomen", "congressmen"),
    ("councilwoman", "councilman"),
    ("councilwomen", "councilmen"),
    ("daughter", "son"),
    ("daughters", "sons"),
    ("duchess", "duke"),
    ("empress", "emperor"),
    ("female", "male"),
    ("girl", "boy"),
    ("girlfriend", "boyfriend"),
    ("girlfriends", "boyfriends"),
    ("girls", "boys"),
    ("granddaughter", "grandson"),
    ("granddaughters", "grandsons"),
    ("grandmother", "grandfather"),
    ("grandmothers", "grandfathers"),
    ("heroine", "hero"),
    ("heroines", "heroes"),
    ("hostess", "host"),
    ("ladies", "gentlemen"),
    ("lady", "gentleman"),
    ("mother", "father"),
    ("mothers", "fathers"),
    ("niece", "nephew"),
    ("nieces", "nephews"),
    ("policewoman", "policeman"),
    ("policewomen", "policemen"),
    ("princess", "prince"),
    ("princesses", "princes"),
    ("queen", "king"),
    ("queens", "kings"),
    ("sister", "brother"),
    ("sisters", "brothers"),
    ("spokeswoman", "spokesman"),
    ("spokeswomen", "spokesmen"),
    ("stateswoman", "statesman"),
    ("stateswomen", "statesmen"),
    ("waitress", "waiter"),
    ("waitresses", "waiters"),
    ("widow", "widower"),
    ("widows", "widowers"),
    ("wife", "husband"),
    ("wives", "husbands"),
    ("woman", "man"),
    ("women", "men"),
];

#[cfg(test)]
mod tests {
    use super::{NOUNS, one_gender};

    #[test]
    fn the_nouns_are_sorted() {
        assert!(NOUNS.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn she_is_read_as_he() {
        for (word, next, read) in [
            ("her", "house", "his"),
            ("her", "to", "him"),
            ("Her", "house", "His"),
            ("wives", "", "husbands"),
        ] {
            assert_eq!(one_gender(word, next), Some(read), "{word} {next}");
        }
        assert_eq!(one_gender("house", ""), None);
    }
}
