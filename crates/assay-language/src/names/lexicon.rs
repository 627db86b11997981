//! The word tables of `data/`, read once.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, DefaultHasher};
use std::sync::OnceLock;

/// A gender that a title, a pronoun or a given name tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    Male,
    Female,
}

/// Hashed always the same way.
type Hasher = BuildHasherDefault<DefaultHasher>;

fn lines(data: &'static str) -> impl Iterator<Item = &'static str> {
    data.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

/// Whether `word`, in lower case, is a common English word.
pub(crate) fn is_common(word: &str) -> bool {
    static WORDS: OnceLock<HashSet<&'static str, Hasher>> = OnceLock::new();
    let words = WORDS.get_or_init(|| lines(include_str!("../../data/common-words.txt")).collect());
    words.contains(word) || has_common_ending(word) || is_common_plural(words, word)
}

/// Endings that make adverbs, participles and abstract nouns.
fn has_common_ending(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "ation", "ally", "edly", "fully", "ically", "ingly", "ities", "lessness", "ments", "ness", "ously",
        "tions", "ively",
    ];
    word.len() > 6 && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

fn is_common_plural(words: &HashSet<&str, Hasher>, word: &str) -> bool {
    let known = |stem: &str| words.contains(stem);
    let mut stems =
        ["s", "es", "ed", "d", "ing", "er", "ly"].iter().filter_map(|ending| word.strip_suffix(ending));
    stems.any(|stem| stem.len() > 2 && known(stem))
        || word.strip_suffix("ing").is_some_and(|stem| stem.len() > 2 && known(&format!("{stem}e")))
        || word.strip_suffix("ies").is_some_and(|stem| known(&format!("{stem}y")))
}

/// What the table of given names says of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct GivenName {
    /// The gender it is given to, if it is one only.
    pub(crate) gender: Option<Gender>,
}

/// Looks `word` up among the given names, first letter capital, the rest as usual.
pub(crate) fn given_name(word: &str) -> Option<GivenName> {
    static NAMES: OnceLock<HashMap<&'static str, Option<Gender>, Hasher>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        lines(include_str!("../../data/given-names.tsv"))
            .filter_map(|line| line.split_once('\t'))
            .map(|(name, gender)| {
                let gender = match gender {
                    "m" => Some(Gender::Male),
                    "f" => Some(Gender::Female),
                    _ => None,
                };
                (name, gender)
            })
            .collect()
    });
    names.get(word).map(|&gender| GivenName { gender })
}

/// A table of phrases, one a line.
struct Phrases(OnceLock<HashSet<&'static str, Hasher>>);

impl Phrases {
    const fn new() -> Self {
        Self(OnceLock::new())
    }

    fn has(&self, data: &'static str, phrase: &str) -> bool {
        self.0.get_or_init(|| lines(data).collect()).contains(phrase)
    }
}

/// Whether `phrase` is a region, water, sight or well-known city of the table.
pub(crate) fn is_region(phrase: &str) -> bool {
    static REGIONS: Phrases = Phrases::new();
    REGIONS.has(include_str!("../../data/regions.txt"), phrase)
}

/// Whether `phrase` is a city of the table of cities.
pub(crate) fn is_city(phrase: &str) -> bool {
    static CITIES: Phrases = Phrases::new();
    CITIES.has(include_str!("../../data/cities.txt"), phrase)
}

/// Whether `word` is a frequent surname.
pub(crate) fn is_surname(word: &str) -> bool {
    static SURNAMES: Phrases = Phrases::new();
    SURNAMES.has(include_str!("../../data/surnames.txt"), word)
}

/// Whether `phrase` is a people, a faith or a party's members, or their adjective.
pub(crate) fn is_people(phrase: &str) -> bool {
    static PEOPLES: Phrases = Phrases::new();
    PEOPLES.has(include_str!("../../data/peoples.txt"), phrase)
}

/// Whether `word` is a day of the week, a month, or a feast: capitalised, but no name of people,
/// bodies or places. "April", "May" and "June" may be people too.
pub(crate) fn is_calendar(word: &str) -> bool {
    const CALENDAR: &[&str] = &[
        "Apr.",
        "April",
        "Aug.",
        "August",
        "Christmas",
        "Dec.",
        "December",
        "Diwali",
        "Easter",
        "Eid",
        "Feb.",
        "February",
        "Fri.",
        "Friday",
        "Fridays",
        "Halloween",
        "Hanukkah",
        "Jan.",
        "January",
        "July",
        "March",
        "Mon.",
        "Monday",
        "Mondays",
        "Nov.",
        "November",
        "Oct.",
        "October",
        "Passover",
        "Ramadan",
        "Sat.",
        "Saturday",
        "Saturdays",
        "Sept.",
        "September",
        "Sunday",
        "Sundays",
        "Thanksgiving",
        "Thu.",
        "Thursday",
        "Thursdays",
        "Tuesday",
        "Tuesdays",
        "Wed.",
        "Wednesday",
        "Wednesdays",
    ];
    CALENDAR.binary_search(&word).is_ok()
}

/// The first form of the organisation that `phrase` is a form of.
pub(crate) fn organization(phrase: &str) -> Option<&'static str> {
    static FORMS: OnceLock<HashMap<&'static str, &'static str, Hasher>> = OnceLock::new();
    let forms = FORMS.get_or_init(|| {
        // A form of several organisations means the first by the table's order.
        let mut forms = HashMap::default();
        for line in lines(include_str!("../../data/organizations.txt")) {
            let first = line.split(';').next().unwrap_or_default();
            for form in line.split(';') {
                forms.entry(form).or_insert(first);
            }
        }
        forms
    });
    forms.get(phrase).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(lines(include_str!("../../data/common-words.txt")).is_sorted());
        assert!(lines(include_str!("../../data/regions.txt")).is_sorted());
        assert!(lines(include_str!("../../data/organizations.txt")).is_sorted());
        assert!(lines(include_str!("../../data/cities.txt")).is_sorted());
        assert!(lines(include_str!("../../data/surnames.txt")).is_sorted());
        assert!(lines(include_str!("../../data/peoples.txt")).is_sorted());
        assert!(
            lines(include_str!("../../data/given-names.tsv")).map(|line| line.split('\t').next()).is_sorted()
        );
    }

    #[test]
    fn words_are_found() {
        assert!(is_common("yesterday") && is_common("prices") && is_common("effectiveness"));
        assert!(!is_common("ito"));
        assert_eq!(given_name("Maria").and_then(|name| name.gender), Some(Gender::Female));
        assert_eq!(given_name("Robin").and_then(|name| name.gender), None);
        assert!(is_region("New York") && !is_region("york"));
        assert_eq!(organization("UN"), Some("United Nations"));
    }
}
