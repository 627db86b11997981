//! Where something stands among others, in words that no list of phrases holds: "a higher murder rate
//! than Velm", "ranks 20th in life expectancy", "a 40-year high".

use crate::words::Word;

/// Words that say more or less of something.
const DEGREES: [&str; 16] = [
    "bigger", "faster", "fewer", "greater", "higher", "larger", "less", "longer", "lower", "more", "poorer",
    "richer", "shorter", "slower", "smaller", "worse",
];
/// How many words may stand between such a word and "than".
const REACH: usize = 9;

/// Whether something is compared with something that is no number.
pub(super) fn compares(words: &[Word<'_>]) -> bool {
    words.iter().enumerate().any(|(than, word)| {
        let other = words.get(than + 1);
        word.is("than")
            && other.is_some_and(|other| {
                other.proper || other.is_any(&["any", "every", "in", "our", "ours", "that", "the", "those"])
            })
            && words[than.saturating_sub(REACH)..than].iter().any(|word| word.is_any(&DEGREES))
    })
}

/// Whether a place in an order, or a record over so many years, is claimed.
pub(super) fn stands(words: &[Word<'_>]) -> bool {
    words.iter().enumerate().any(|(at, word)| {
        let next = words.get(at + 1);
        let ranks = word.is_any(&["rank", "ranked", "ranks"]);
        if ranks && words.iter().skip(at + 1).take(3).any(|word| is_ordinal(word)) {
            return true;
        }
        let spell = word.lower.ends_with("-year") && next.is_some_and(|next| next.is_any(&["high", "low"]));
        spell || is_ordinal(word) && next.is_some_and(|next| next.is("in")) && in_the_world(words)
    })
}

fn in_the_world(words: &[Word<'_>]) -> bool {
    words.iter().any(|word| word.is_any(&["world", "worldwide", "globally"]))
}

/// "51st", "20th"; small ones are written out in other phrases.
fn is_ordinal(word: &Word<'_>) -> bool {
    let digits = word.lower.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    !digits.is_empty()
        && digits.len() <= 3
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && matches!(word.lower.get(digits.len()..), Some("st" | "nd" | "rd" | "th"))
}
