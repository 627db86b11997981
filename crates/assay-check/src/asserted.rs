//! Whether a sentence asserts its figure at all: what is denied, dreamt of or put under a
//! condition is no observation, whatever a series shows.

use crate::words::words;

/// Words under which a figure does not say what was, sorted.
const CONDITIONS: &[&str] = &[
    "assuming",
    "could",
    "hypothetically",
    "if",
    "imagine",
    "might",
    "scenario",
    "should",
    "suppose",
    "unless",
    "whether",
    "wish",
    "wished",
    "would",
];

/// Words of sentences that deny or doubt what they say, sorted; with "n't" and "not" read apart.
const DENIALS: &[&str] = &[
    "allegedly",
    "contrary",
    "debunked",
    "denied",
    "denies",
    "disproved",
    "doubt",
    "dream",
    "dreamed",
    "dreamt",
    "fabricated",
    "fake",
    "false",
    "falsely",
    "fiction",
    "fictional",
    "hardly",
    "hoax",
    "imagined",
    "implausible",
    "impossible",
    "incorrect",
    "incorrectly",
    "invented",
    "joked",
    "lie",
    "lied",
    "misleading",
    "mistaken",
    "mistakenly",
    "myth",
    "neither",
    "never",
    "no-one",
    "nobody",
    "nor",
    "novel",
    "pretended",
    "refuted",
    "rumor",
    "rumour",
    "supposedly",
    "untrue",
    "wrong",
    "wrongly",
];

/// Words that begin a condition without "if" ("Had it been …") and, before a question mark or
/// none, a question.
const INVERSIONS: &[&str] = &["had", "should", "were"];

/// Why a sentence does not assert its figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unasserted {
    /// It asks.
    Asked,
    /// It supposes.
    Supposed,
    /// It denies or doubts.
    Denied,
}

impl Unasserted {
    /// What a reader is told.
    pub const fn summary(self) -> &'static str {
        match self {
            Self::Asked => "The sentence asks; it does not say what was.",
            Self::Supposed => "The figure stands under a condition; it does not say what was.",
            Self::Denied => "The sentence denies or doubts what it says; no figure is asserted.",
        }
    }
}

/// Why `sentence` does not assert what it says; `turned` where a plain "not" is read elsewhere.
pub(crate) fn unasserted(sentence: &str, turned: bool) -> Option<Unasserted> {
    let sentence = sentence.trim();
    if sentence.trim_end_matches(['"', '”', '’', '\'', ')']).ends_with('?') {
        return Some(Unasserted::Asked);
    }
    let normal: Vec<String> = words(sentence, 0)
        .iter()
        .map(|word| sentence[word.span.start()..word.span.end()].to_lowercase().replace('’', "'"))
        .collect();
    let has = |list: &[&str]| normal.iter().any(|word| list.binary_search(&word.as_str()).is_ok());
    let opens = |index: usize| normal.get(index).is_some_and(|word| INVERSIONS.contains(&word.as_str()));
    let clause = sentence.split([',', ';', ':', '—']).any(|clause| {
        let first = clause.split_whitespace().next().map(str::to_lowercase);
        first.is_some_and(|first| INVERSIONS.contains(&first.as_str()) && opens(0))
    });
    if has(CONDITIONS) || clause {
        return Some(Unasserted::Supposed);
    }
    let no_one = normal.windows(2).any(|pair| pair[0] == "no" && (pair[1] == "one" || pair[1] == "evidence"));
    let not = normal.iter().enumerate().any(|(at, word)| {
        let plain = word == "not" || word == "cannot" || word.ends_with("n't");
        let next = normal.get(at + 1).map(String::as_str);
        let truth = matches!(next, Some("true" | "correct" | "right" | "believe" | "the" | "that" | "think"));
        let harmless = matches!(next, Some("only" | "just" | "least" | "even"));
        plain && !harmless && (truth || !turned)
    });
    (has(DENIALS) || no_one || not).then_some(Unasserted::Denied)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_supposed_denied_or_asked_is_not_asserted() {
        let why = |sentence| unasserted(sentence, false);
        assert_eq!(
            why("Had inflation in Velm been 9 percent, things would differ."),
            Some(Unasserted::Supposed)
        );
        assert_eq!(why("Had inflation been 9 percent, we knew."), Some(Unasserted::Supposed));
        assert_eq!(why("The bill would cut inflation to 1 percent."), Some(Unasserted::Supposed));
        assert_eq!(why("It is false that inflation was 9 percent."), Some(Unasserted::Denied));
        assert_eq!(why("It is not true that inflation was 9 percent."), Some(Unasserted::Denied));
        assert_eq!(why("No one believes that it was 9 percent."), Some(Unasserted::Denied));
        assert_eq!(why("Was inflation 9 percent?"), Some(Unasserted::Asked));
        assert_eq!(why("Inflation was 9 percent, not only in Velm."), None);
        assert_eq!(unasserted("Inflation was not 9 percent.", true), None);
    }

    #[test]
    fn the_lists_are_sorted() {
        assert!(CONDITIONS.is_sorted());
        assert!(DENIALS.is_sorted(), "{DENIALS:?}");
    }
}
