//! Words that narrow a figure to a part of a country, a group of people or a pair of countries.

use crate::degree;
use crate::words::Word;

/// Groups of people, sorted. A national series says nothing of them, unless it is theirs.
const GROUPS: &[&str] = &[
    "adolescent",
    "asian",
    "black",
    "boy",
    "catholic",
    "child",
    "christian",
    "farmer",
    "female",
    "foreign-born",
    "foreigner",
    "girl",
    "graduate",
    "hispanic",
    "immigrant",
    "indigenous",
    "jew",
    "jewish",
    "latino",
    "male",
    "man",
    "migrant",
    "minority",
    "muslim",
    "native-born",
    "older",
    "pensioner",
    "refugee",
    "retiree",
    "rural",
    "teen",
    "teenage",
    "teenager",
    "urban",
    "veteran",
    "white",
    "woman",
    "young",
    "younger",
    "youth",
];

/// Words that tie a group to a figure: "among young people", "for women".
const TIES: &[&str] = &["against", "among", "amongst", "by", "for", "of"];

/// Whether the word, beside the name of a measure, names a group of people.
pub(crate) fn is_group(word: &str) -> bool {
    GROUPS.binary_search(&word).is_ok()
}

/// The first group of people that `words` tie a figure to, or put before the words that named
/// the series (`measure`), and that those do not name. A group that merely occurs ("the White
/// House", "farmers said") narrows nothing.
pub(crate) fn group<'a>(words: &'a [Word], measure: &[String]) -> Option<&'a str> {
    let tied =
        |at: usize| at.checked_sub(1).is_some_and(|before| TIES.contains(&words[before].normal.as_str()));
    let leads = |at: usize| {
        let after = words.get(at + 1..at + 1 + measure.len());
        !measure.is_empty() && after.is_some_and(|after| after.iter().map(|word| &word.normal).eq(measure))
    };
    words.iter().enumerate().find_map(|(at, word)| {
        let normal = word.normal.as_str();
        let is_own = measure.iter().any(|own| own == normal);
        (is_group(normal) && !is_own && (tied(at) || leads(at))).then_some(normal)
    })
}

/// Words before the name of a measure that change nothing about it, sorted.
const NEUTRAL: &[&str] = &[
    "a",
    "actual",
    "all",
    "already",
    "an",
    "and",
    "annual",
    "annually",
    "any",
    "at",
    "averaged",
    "between",
    "by",
    "combined",
    "country",
    "country's",
    "current",
    "currently",
    "each",
    "either",
    "entire",
    "estimated",
    "every",
    "figure",
    "fiscal",
    "for",
    "from",
    "global",
    "had",
    "has",
    "have",
    "her",
    "his",
    "in",
    "intentional",
    "is",
    "its",
    "last",
    "latest",
    "level",
    "mean",
    "my",
    "nation",
    "nation's",
    "national",
    "nationwide",
    "new",
    "now",
    "number",
    "observed",
    "of",
    "official",
    "officially",
    "on",
    "once",
    "our",
    "overall",
    "past",
    "people",
    "percent",
    "percentage",
    "person",
    "previous",
    "proportion",
    "rate",
    "recorded",
    "registered",
    "reported",
    "rise",
    "risen",
    "share",
    "size",
    "some",
    "still",
    "stood",
    "such",
    "than",
    "that",
    "the",
    "their",
    "then",
    "these",
    "this",
    "those",
    "to",
    "today",
    "top",
    "total",
    "value",
    "was",
    "were",
    "whole",
    "whose",
    "with",
    "world",
    "world's",
    "worldwide",
    "year",
    "year's",
    "yearly",
    "your",
];

/// Numbers in words.
const NUMBERS: &[&str] = &[
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "dozen",
    "hundred", "thousand", "million", "billion", "trillion", "half", "third", "quarter", "fifth", "tenth",
];

/// Whether a word beside the name of a measure leaves it what it is.
pub(crate) fn is_neutral(word: &str) -> bool {
    NEUTRAL.binary_search(&word).is_ok()
        || degree::evaluates(word)
        || NUMBERS.contains(&word)
        || word.chars().all(|c| !c.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{phrase, words};

    #[test]
    fn a_group_is_seen_unless_the_measure_is_its_own() {
        let claim = words("unemployment among young people was 6%", 0);
        assert_eq!(group(&claim, &phrase("unemployment")), Some("young"));
        let women = words("life expectancy of women was 80", 0);
        assert_eq!(group(&women, &phrase("life expectancy of women")), None);
        assert_eq!(group(&words("the White House put unemployment at 6%", 0), &phrase("unemployment")), None);
    }

    #[test]
    fn the_lists_are_sorted() {
        assert!(NEUTRAL.is_sorted() && GROUPS.is_sorted());
        assert!(is_neutral("annual") && !is_neutral("gun"));
    }
}
