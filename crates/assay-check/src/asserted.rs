//! Whether a sentence asserts its figure at all: what is denied, dreamt of or put under a
//! condition is no observation, whatever a series shows.

use crate::words::words;

/// Words under which nothing in the sentence says what was, sorted.
const CONDITIONS: &[&str] = &[
    "assuming",
    "hypothetically",
    "if",
    "imagine",
    "scenario",
    "suppose",
    "unless",
    "whether",
    "wish",
    "wished",
];

/// Verbs under which what stands in their own clause does not say what was, sorted.
const MODALS: &[&str] = &["could", "might", "should", "would"];

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

/// Words that deny the clause they stand in, and no other, sorted.
const NEGATIVES: &[&str] =
    &["barely", "hardly", "neither", "never", "no-one", "nobody", "none", "nor", "nothing", "scarcely"];

/// Words that join clauses, sorted, where a subject of its own follows.
const JOINS: &[&str] = &["and", "because", "but", "so", "while", "yet"];

/// Subjects by themselves, sorted: behind a word that joins they begin another clause.
const SUBJECTS: &[&str] = &[
    "he", "i", "it", "never", "no", "no-one", "nobody", "none", "nothing", "she", "that", "there", "they",
    "this", "we", "you",
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

/// The part of a sentence between colons, semicolons and dashes, and "and" or "but" behind a comma,
/// that holds the byte `at`, and where it begins.
fn part(sentence: &str, at: usize) -> (usize, &str) {
    const CUTS: &[&str] =
        &[":", ";", " — ", "—", " – ", ", and ", ", but ", ", while ", ", although ", ", though "];
    let mut start = 0;
    let mut end = sentence.len();
    for cut in CUTS {
        for (place, _) in sentence.match_indices(cut) {
            if place + cut.len() <= at {
                start = start.max(place + cut.len());
            } else if place >= at {
                end = end.min(place);
            }
        }
    }
    sentence.get(start..end).map_or((0, sentence), |part| (start, part))
}

/// The clause of `part` that holds its byte `at`: "9 percent" of "it was 9 percent and nobody cares".
fn clause(part: &str, at: usize) -> &str {
    let said = words(part, 0);
    let (mut start, mut end) = (0, part.len());
    for pair in said.windows(2) {
        let joins = JOINS.binary_search(&pair[0].normal.as_str()).is_ok()
            && SUBJECTS.binary_search(&pair[1].normal.as_str()).is_ok();
        if joins && pair[1].span.start() <= at {
            start = pair[1].span.start();
        } else if joins {
            end = end.min(pair[0].span.start());
        }
    }
    part.get(start..end).unwrap_or(part)
}

/// Why `sentence` does not assert the figure at its byte `at`; `turned` where a plain "not" is read
/// elsewhere.
pub(crate) fn unasserted(sentence: &str, at: usize, turned: bool) -> Option<Unasserted> {
    let (start, near) = part(sentence, at);
    let sentence = sentence.trim();
    if sentence.trim_end_matches(['"', '”', '’', '\'', ')']).ends_with('?') {
        return Some(Unasserted::Asked);
    }
    let lower = |text: &str| -> Vec<String> {
        let said = words(text, 0);
        said.iter().map(|word| word.span.of(text).to_lowercase().replace('’', "'")).collect()
    };
    let own = clause(near, at.saturating_sub(start));
    let (normal, near, own) = (lower(sentence), lower(near), lower(own));
    let has = |list: &[&str]| normal.iter().any(|word| list.binary_search(&word.as_str()).is_ok());
    let opens = |index: usize| normal.get(index).is_some_and(|word| INVERSIONS.contains(&word.as_str()));
    let inverted = sentence.split([',', ';', ':', '—']).any(|clause| {
        let first = clause.split_whitespace().next().map(str::to_lowercase);
        first.is_some_and(|first| INVERSIONS.contains(&first.as_str()) && opens(0))
    });
    let modal = near.iter().any(|word| MODALS.binary_search(&word.as_str()).is_ok());
    if has(CONDITIONS) || modal || inverted {
        return Some(Unasserted::Supposed);
    }
    let no_one = normal.windows(2).any(|pair| pair[0] == "no" && pair[1] == "evidence")
        || own.windows(2).any(|pair| pair[0] == "no" && pair[1] == "one")
        || own.iter().any(|word| NEGATIVES.binary_search(&word.as_str()).is_ok());
    let not = near.iter().enumerate().any(|(at, word)| {
        let plain = word == "not" || word == "cannot" || word.ends_with("n't");
        let next = near.get(at + 1).map(String::as_str);
        let truth = matches!(next, Some("true" | "correct" | "right" | "believe" | "the" | "that" | "think"));
        let harmless = matches!(next, Some("only" | "just" | "least" | "even"));
        plain && !harmless && (truth || !turned)
    });
    // "It is not true that, as they say, …": the truth of the whole is denied wherever it stands.
    let untrue = normal.windows(2).any(|pair| {
        (pair[0] == "not" || pair[0].ends_with("n't"))
            && matches!(pair[1].as_str(), "true" | "correct" | "right")
    });
    (has(DENIALS) || no_one || untrue || not).then_some(Unasserted::Denied)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_supposed_denied_or_asked_is_not_asserted() {
        let why = |sentence: &str| {
            unasserted(sentence, sentence.find('9').or(sentence.find('1')).unwrap_or(0), false)
        };
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
        assert_eq!(why("Inflation was 9 percent, and Velm has not forgotten it."), None);
        assert_eq!(why("A child could expect much: inflation was 9 percent."), None);
        assert_eq!(why("Inflation was 9 percent and nobody cares."), None);
        assert_eq!(why("Nobody says that inflation was 9 percent."), Some(Unasserted::Denied));
        assert_eq!(why("Inflation never reached 9 percent."), Some(Unasserted::Denied));
        assert_eq!(unasserted("Inflation was not 9 percent.", 14, true), None);
    }

    #[test]
    fn the_lists_are_sorted() {
        assert!(CONDITIONS.is_sorted());
        assert!(DENIALS.is_sorted(), "{DENIALS:?}");
        assert!(MODALS.is_sorted() && NEGATIVES.is_sorted() && JOINS.is_sorted() && SUBJECTS.is_sorted());
    }
}
