//! The counter-claim that an argument answers.

use std::sync::LazyLock;

use assay_language::TokenKind;
use assay_text::Span;

use crate::phrases::Phrases;
use crate::words::Word;

/// Words after which what others hold is told.
static CUES: LazyLock<Phrases<()>> = LazyLock::new(|| {
    const NOUNS: [&str; 14] = [
        "accusation",
        "accusations",
        "allegation",
        "allegations",
        "argument",
        "assertion",
        "charge",
        "claim",
        "claims",
        "idea",
        "myth",
        "notion",
        "objection",
        "suggestion",
    ];
    const PEOPLE: [&str; 9] =
        ["critics", "detractors", "many", "opponents", "others", "people", "skeptics", "sceptics", "some"];
    const VERBS: [&str; 10] =
        ["argue", "assert", "believe", "claim", "contend", "insist", "object", "say", "suggest", "think"];
    const OTHERS: [&str; 8] = [
        "contrary to",
        "contrary to the claim that",
        "it is said that",
        "it is often said that",
        "it is claimed that",
        "we are told that",
        "you may say that",
        "one may object that",
    ];
    let mut phrases: Vec<String> = OTHERS.iter().map(ToString::to_string).collect();
    phrases.extend(NOUNS.iter().map(|noun| format!("{noun} that")));
    for (who, verb) in PEOPLE.iter().flat_map(|who| VERBS.iter().map(move |verb| (who, verb))) {
        phrases.extend(["", " that", " , that"].map(|that| format!("{who} {verb}{that}")));
        phrases.push(format!("{who} who {verb} that"));
        phrases.push(format!("{who} will {verb} that"));
    }
    Phrases::new(phrases.iter().map(|phrase| (phrase.as_str(), ())))
});

/// The fewest words of a counter-claim.
const SHORTEST: usize = 3;

/// The first counter-claim that `words` tell.
pub(super) fn answered(words: &[Word<'_>]) -> Option<Span> {
    let mut at = 0;
    while at < words.len() {
        let (place, found) = CUES.first_in(words.get(at..)?)?;
        let from = at + place + found.len;
        let told = words.get(from..)?;
        let ends = |word: &Word<'_>| {
            matches!(&*word.lower, "," | "." | ";" | ":" | "!" | "?" | "—" | "–" | ")" | "”" | "\"")
        };
        let told = &told[..told.iter().position(ends).unwrap_or(told.len())];
        let words_in = told.iter().filter(|word| word.kind != TokenKind::Punctuation).count();
        if words_in >= SHORTEST {
            return Some(told.first()?.span.cover(told.last()?.span));
        }
        at = from;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Page;
    use crate::words::Words;

    #[test]
    fn what_others_hold_is_the_counter_claim() {
        for (text, told) in [
            (
                "The claim that the toll is unfair forgets the lorries.",
                Some("the toll is unfair forgets the lorries"),
            ),
            (
                "Critics say the bridge costs too much, but it pays for itself.",
                Some("the bridge costs too much"),
            ),
            ("The bridge pays for itself.", None),
        ] {
            let page = Page::new(text);
            let words = Words::new(page.reading());
            let found = answered(words.within(page.analysis.sentences[0].span));
            assert_eq!(found.map(|span| page.words(span)), told);
        }
    }
}
