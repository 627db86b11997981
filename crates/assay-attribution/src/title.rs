//! Titles of works in quotation marks.

use crate::pairing::Passage;

/// Whether the quoted words are the title of a work: every word of weight has a capital.
pub(crate) fn is_title(text: &str, passage: &Passage) -> bool {
    let [span] = passage.content[..] else { return false };
    let words = span.of(text);
    let small = |word: &str| {
        matches!(
            word,
            "a" | "an"
                | "the"
                | "of"
                | "and"
                | "or"
                | "in"
                | "on"
                | "to"
                | "for"
                | "with"
                | "from"
                | "at"
                | "by"
                | "is"
                | "as"
                | "but"
                | "vs"
                | "vs."
        )
    };
    let mut count = 0;
    let titled = words.split_whitespace().enumerate().all(|(index, word)| {
        count += 1;
        let first = word.chars().find(|c| c.is_alphanumeric());
        first.is_none_or(|c| c.is_uppercase() || c.is_ascii_digit()) || index > 0 && small(word)
    });
    titled && count <= 14 && (count >= 2 || !words.ends_with(['!', '?', '.']))
}
