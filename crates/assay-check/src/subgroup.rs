//! Words that narrow a figure to a part of a country, a group of people or a pair of countries.

use crate::words::{Word, find, phrase};

/// Groups of people, sorted. A national series says nothing of them, unless it is theirs.
const GROUPS: &[&str] = &[
    "adolescent",
    "african american",
    "african-american",
    "asian american",
    "among boy",
    "among girl",
    "among man",
    "among woman",
    "among young",
    "black",
    "black american",
    "black man",
    "black woman",
    "black youth",
    "boy",
    "catholic",
    "christian",
    "college graduate",
    "disabled",
    "farmer",
    "foreign-born",
    "girl",
    "graduate",
    "hispanic",
    "immigrant",
    "indigenous",
    "jewish",
    "latino",
    "middle-aged",
    "minority",
    "muslim",
    "native american",
    "native-born",
    "pensioner",
    "retiree",
    "single mother",
    "teen",
    "teenager",
    "veteran",
    "white",
    "working-class",
    "young man",
    "young person",
    "young woman",
    "youth",
];

/// The first group that `words` name and that `measure` (the words that named the series) does
/// not.
pub(crate) fn group(words: &[Word], measure: &[String]) -> Option<&'static str> {
    GROUPS.iter().copied().find(|group| {
        let group = phrase(group);
        find(words, &group).is_some() && !group.iter().all(|word| measure.contains(word))
    })
}

/// Words before the name of a measure that change nothing about it, sorted.
const NEUTRAL: &[&str] = &[
    "a",
    "actual",
    "all",
    "an",
    "and",
    "annual",
    "annually",
    "at",
    "average",
    "averaged",
    "between",
    "by",
    "combined",
    "country",
    "country's",
    "current",
    "currently",
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
    "high",
    "highest",
    "in",
    "intentional",
    "is",
    "its",
    "largest",
    "last",
    "latest",
    "least",
    "level",
    "low",
    "lower",
    "lowest",
    "mean",
    "more",
    "most",
    "nation",
    "nation's",
    "national",
    "nationwide",
    "new",
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
    "record",
    "recorded",
    "registered",
    "reported",
    "rise",
    "risen",
    "rising",
    "share",
    "size",
    "some",
    "staggering",
    "stood",
    "than",
    "that",
    "the",
    "their",
    "this",
    "to",
    "top",
    "total",
    "value",
    "was",
    "were",
    "whole",
    "with",
    "world",
    "world's",
    "worldwide",
    "year",
    "year's",
    "yearly",
];

/// Whether a word beside the name of a measure leaves it what it is.
pub(crate) fn is_neutral(word: &str) -> bool {
    NEUTRAL.binary_search(&word).is_ok() || word.chars().all(|c| !c.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::words;

    #[test]
    fn a_group_is_seen_unless_the_measure_is_its_own() {
        let claim = words("Black unemployment was 6%", 0);
        assert_eq!(group(&claim, &phrase("unemployment")), Some("black"));
        let youth = words("youth literacy was 80%", 0);
        assert_eq!(group(&youth, &phrase("youth literacy")), None);
        assert_eq!(group(&words("unemployment was 6%", 0), &phrase("unemployment")), None);
    }

    #[test]
    fn the_list_of_neutral_words_is_sorted() {
        assert!(NEUTRAL.is_sorted());
        assert!(is_neutral("annual") && !is_neutral("gun"));
    }
}
