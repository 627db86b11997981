//! "he" and "she": a sieve over the people mentioned before. It prefers subjects and the person
//! the text goes on about, and leaves a pronoun open where two people fit about as well.

use super::focus::Focus;
use super::lexicon::Gender;

/// A person mentioned before, named or not.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen {
    /// The named person; `None` for someone unnamed ("a woman").
    pub(crate) entity: Option<usize>,
    pub(crate) gender: Option<Gender>,
    pub(crate) sentence: usize,
    pub(crate) token: usize,
    pub(crate) position: Position,
    /// The token that governs it.
    pub(crate) governor: Option<usize>,
    /// Within quotation marks.
    pub(crate) quoted: bool,
    /// A pronoun itself.
    pub(crate) pronoun: bool,
}

/// What part a mention plays in its sentence, as far as the words around it tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Position {
    Subject,
    Possessor,
    Other,
}

/// A personal pronoun of the third person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pronoun {
    pub(crate) gender: Gender,
    /// "him", and "her" where it is no possessive: never the subject of its own clause.
    pub(crate) object: bool,
    /// "himself", "herself": as a rule someone in its own clause.
    pub(crate) reflexive: bool,
}

/// Reads `word` as a pronoun; `next` tells a possessive "her" from an object.
pub(crate) fn pronoun(word: &str, next: &str) -> Option<Pronoun> {
    let (gender, object) = match word {
        "he" | "He" | "his" | "His" | "himself" | "HE" | "HIS" => (Gender::Male, false),
        "him" | "Him" => (Gender::Male, true),
        "she" | "She" | "herself" | "hers" | "SHE" => (Gender::Female, false),
        "her" | "Her" | "HER" => (
            Gender::Female,
            !next.starts_with(char::is_alphanumeric) || FUNCTION_WORDS.binary_search(&next).is_ok(),
        ),
        _ => return None,
    };
    let reflexive = word.ends_with("self");
    Some(Pronoun { gender, object, reflexive })
}

/// Words after which "her" was no possessive.
const FUNCTION_WORDS: &[&str] = &[
    "a", "about", "after", "and", "as", "at", "because", "before", "but", "by", "for", "from", "in", "into",
    "of", "on", "or", "that", "the", "there", "to", "when", "where", "while", "with",
];

/// Sentences a pronoun looks back.
const REACH: usize = 8;

/// How many mentions are kept.
const KEPT: usize = 16;

/// By how much the best candidate must lead.
const MARGIN: i32 = 1;

/// By how much one of whom nothing has told a gender must lead another whose gender fits: more than a subject
/// leads an object of the same sentence.
const UNSURE_MARGIN: i32 = 3;

/// The people mentioned lately.
#[derive(Default)]
pub(crate) struct Memory {
    seen: Vec<Seen>,
}

/// Where a pronoun stands.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    pub(crate) sentence: usize,
    pub(crate) quoted: bool,
    /// Where the clause it stands in begins.
    pub(crate) clause: usize,
    /// The token that governs the pronoun.
    pub(crate) governor: Option<usize>,
}

impl Memory {
    pub(crate) fn see(&mut self, seen: Seen) {
        if self.seen.len() >= 2 * KEPT {
            self.seen.drain(..KEPT);
        }
        self.seen.push(seen);
    }

    /// The named person last mentioned in `sentence`.
    pub(crate) fn last_named(&self, sentence: usize) -> Option<usize> {
        self.seen.iter().rev().take_while(|seen| seen.sentence == sentence).find_map(|seen| seen.entity)
    }

    /// Whether `entity` was mentioned in one of the last sentences.
    pub(crate) fn is_recent(&self, entity: usize, sentence: usize) -> bool {
        let near = self.seen.iter().rev().take_while(|seen| seen.sentence + REACH >= sentence);
        near.take(KEPT).any(|seen| seen.entity == Some(entity))
    }

    /// The person `pronoun` means: `None` where nobody fits or several do, `Some(None)` for
    /// someone unnamed. Where nobody near fits, it is the one whom the text is about.
    pub(crate) fn resolve(
        &self,
        pronoun: Pronoun,
        place: Place,
        gender_of: impl Fn(usize) -> Option<Gender>,
        focus: &Focus,
    ) -> Option<Option<usize>> {
        let chain = self.seen.iter().rev().find(|seen| seen.pronoun && seen.gender == Some(pronoun.gender));
        let chain = chain.filter(|seen| seen.sentence + 2 >= place.sentence);
        let mut ranked: Vec<(i32, Option<usize>, usize)> = Vec::new();
        for seen in self.seen.iter().rev().take(KEPT).filter(|seen| seen.sentence + REACH >= place.sentence) {
            let known = seen.entity.map_or(seen.gender, &gender_of);
            if known.is_some_and(|gender| gender != pronoun.gender) {
                continue;
            }
            let same_clause = seen.sentence == place.sentence && seen.token >= place.clause;
            let same_governor = place.governor.is_some()
                && seen.governor == place.governor
                && seen.sentence == place.sentence;
            if same_governor && !pronoun.reflexive {
                continue;
            }
            if pronoun.object && same_clause && seen.position == Position::Subject {
                continue;
            }
            let mut score = -4 * i32::try_from(place.sentence - seen.sentence).unwrap_or(i32::MAX / 8);
            score += match seen.position {
                Position::Subject => 4,
                Position::Possessor => 2,
                Position::Other => 0,
            };
            score += 2 * i32::from(known.is_some());
            score += seen.entity.map_or(0, |entity| focus.weight(entity));
            score += 3 * i32::from(
                chain.is_some_and(|chain| chain.entity == seen.entity && chain.entity.is_some()),
            );
            score += 4 * i32::from(pronoun.reflexive && same_governor);
            score -= 4 * i32::from(place.quoted && !seen.quoted && seen.sentence == place.sentence);
            match ranked.iter_mut().find(|(_, entity, token)| {
                *entity == seen.entity && (entity.is_some() || *token == seen.token)
            }) {
                Some(entry) => entry.0 = entry.0.max(score),
                None => ranked.push((score, seen.entity, seen.token)),
            }
        }
        ranked.sort_by_key(|&(score, _, token)| std::cmp::Reverse((score, token)));
        let certain = |&(_, entity, token): &(i32, Option<usize>, usize)| {
            entity.is_some() || self.seen.iter().any(|seen| seen.token == token && !seen.pronoun)
        };
        if !ranked.iter().any(certain) {
            return focus.only().filter(|&main| gender_of(main) == Some(pronoun.gender)).map(Some);
        }
        match ranked.as_slice() {
            [] => None,
            [(_, only, _)] => Some(*only),
            [(best, first, _), (next, second, _), ..] => {
                let told = |entity: Option<usize>| entity.is_none_or(|entity| gender_of(entity).is_some());
                let unsure = !told(*first) && told(*second);
                (best - next >= if unsure { UNSURE_MARGIN } else { MARGIN }).then_some(*first)
            }
        }
    }
}

/// Nouns for people and the gender they tell.
const PEOPLE: &[(&str, Option<Gender>)] = &[
    ("aunt", Some(Gender::Female)),
    ("boy", Some(Gender::Male)),
    ("boyfriend", Some(Gender::Male)),
    ("brother", Some(Gender::Male)),
    ("child", None),
    ("colleague", None),
    ("cousin", None),
    ("dad", Some(Gender::Male)),
    ("daughter", Some(Gender::Female)),
    ("driver", None),
    ("father", Some(Gender::Male)),
    ("friend", None),
    ("gentleman", Some(Gender::Male)),
    ("girl", Some(Gender::Female)),
    ("girlfriend", Some(Gender::Female)),
    ("grandfather", Some(Gender::Male)),
    ("grandmother", Some(Gender::Female)),
    ("guy", Some(Gender::Male)),
    ("husband", Some(Gender::Male)),
    ("lady", Some(Gender::Female)),
    ("man", Some(Gender::Male)),
    ("mom", Some(Gender::Female)),
    ("mother", Some(Gender::Female)),
    ("mum", Some(Gender::Female)),
    ("neighbor", None),
    ("neighbour", None),
    ("nephew", Some(Gender::Male)),
    ("niece", Some(Gender::Female)),
    ("partner", None),
    ("patient", None),
    ("sister", Some(Gender::Female)),
    ("son", Some(Gender::Male)),
    ("suspect", None),
    ("uncle", Some(Gender::Male)),
    ("victim", None),
    ("wife", Some(Gender::Female)),
    ("witness", None),
    ("woman", Some(Gender::Female)),
];

/// Whether `word` is a noun for a person, and the gender it tells.
pub(crate) fn person_noun(word: &str) -> Option<Option<Gender>> {
    PEOPLE.binary_search_by(|(noun, _)| (*noun).cmp(word)).ok().map(|index| PEOPLE[index].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_sorted() {
        assert!(PEOPLE.is_sorted_by(|a, b| a.0 < b.0));
    }
}
