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
    // "twice Velm's"
    let twice = words
        .windows(2)
        .any(|pair| pair[0].is_any(&["double", "thrice", "triple", "twice"]) && pair[1].proper);
    twice
        || words.iter().enumerate().any(|(than, word)| {
            let other = words.get(than + 1);
            word.is("than")
                && other.is_some_and(|other| {
                    other.proper
                        || other.is_any(&["any", "every", "in", "our", "ours", "that", "the", "those"])
                })
                && words[than.saturating_sub(REACH)..than].iter().any(|word| word.is_any(&DEGREES))
        })
}

/// Words that say the most or least of a kind over a time.
const EXTREMES: [&str; 12] = [
    "biggest",
    "fastest",
    "fewest",
    "highest",
    "largest",
    "lowest",
    "sharpest",
    "slowest",
    "smallest",
    "steepest",
    "strongest",
    "weakest",
];

/// Whether a place in an order, or a record over so many years, is claimed.
pub(super) fn stands(words: &[Word<'_>]) -> bool {
    words.iter().enumerate().any(|(at, word)| {
        let behind = words.get(at + 1..).unwrap_or_default();
        let ranks = word.is_any(&["rank", "ranked", "ranks"]);
        if ranks && behind.iter().take(3).any(|word| is_ordinal(word)) {
            return true;
        }
        let next = behind.first();
        is_spell(words, at)
            || word.is_any(&EXTREMES) && is_over_years(behind)
            || is_ordinal(word) && next.is_some_and(|next| next.is_any(&["for", "in"])) && in_the_world(words)
    })
}

/// "a 40-year high": its tokens may be one or three.
fn is_spell(words: &[Word<'_>], at: usize) -> bool {
    let word = |at: usize| words.get(at).map_or("", |word| &*word.lower);
    let year = word(at).ends_with("-year")
        || word(at) == "year" && at.checked_sub(1).is_some_and(|before| word(before) == "-");
    year && matches!(word(at + 1), "high" | "highs" | "low" | "lows")
}

/// "… growth in five years", "… in a decade" within the words behind a superlative.
fn is_over_years(behind: &[Word<'_>]) -> bool {
    let near = behind.get(..behind.len().min(8)).unwrap_or_default();
    let tie = near.iter().position(|word| word.is_any(&["for", "in"]));
    tie.is_some_and(|tie| {
        let said = near.get(tie + 1..).unwrap_or_default();
        said.iter().take(5).any(|word| word.is_any(&["decade", "decades", "generation", "years"]))
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
