//! A place in an order as words state it: "ranks 20th in life expectancy", "the world's highest HIV
//! rate", "the second most populous country".

use crate::numeral;
use crate::words::{Word, words};

/// Words that say the most or least of a kind, sorted.
const SUPERLATIVES: &[&str] = &[
    "biggest", "fewest", "greatest", "highest", "largest", "least", "longest", "lowest", "most", "richest",
    "smallest",
];
/// Verbs of having a place, sorted.
const RANKS: &[&str] = &["rank", "ranked", "ranking"];
/// Ordinals in words, from the first.
const ORDINALS: [&str; 12] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
];
/// How many words behind "ranks" its place stands.
const REACH: usize = 4;

/// A place in an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    /// 1 for the first.
    pub rank: u32,
    /// Whether all countries of the world are ordered; otherwise the words do not say which are.
    pub world: bool,
    /// Whether the words say which end the order begins at.
    pub ended: bool,
}

/// The place that `text` states, if any.
pub(crate) fn stated(text: &str) -> Option<Standing> {
    let said = words(text, 0);
    let world = of_the_world(&said);
    let word = |at: usize| said.get(at).map_or("", |word| word.normal.as_str());
    let superlative = |at: usize| {
        let bound = word(at.wrapping_sub(1)) == "at" && matches!(word(at), "least" | "most");
        SUPERLATIVES.binary_search(&word(at)).is_ok() && !bound
    };
    let any = (0..said.len()).any(superlative);
    for at in 0..said.len() {
        if RANKS.binary_search(&word(at)).is_ok()
            && let Some(rank) = (at + 1..=at + REACH).find_map(|at| place(&said, at))
        {
            // Who "ranks" without saying among whom is ranked among all.
            return Some(Standing { rank, world: true, ended: any });
        }
        if let Some(rank) = before_superlative(word(at)) {
            return Some(Standing { rank, world, ended: true });
        }
        if superlative(at) {
            let before = at.checked_sub(1).and_then(|before| ordinal(word(before)));
            return Some(Standing { rank: before.unwrap_or(1), world, ended: true });
        }
        // "20th in the world for life expectancy", "50th in life expectancy"
        let in_world = word(at + 1) == "in" && word(at + 2) == "the" && word(at + 3) == "world";
        let digits =
            word(at).starts_with(|c: char| c.is_ascii_digit()) && matches!(word(at + 1), "for" | "in");
        if let Some(rank) = ordinal(word(at)).filter(|_| in_world || digits && world) {
            return Some(Standing { rank, world, ended: false });
        }
    }
    None
}

/// "third-largest"
fn before_superlative(word: &str) -> Option<u32> {
    let (first, last) = word.rsplit_once('-')?;
    SUPERLATIVES.binary_search(&last).is_ok().then(|| ordinal(first))?
}

/// "20th", "No. 3", "number one", "first" at a word.
fn place(said: &[Word], at: usize) -> Option<u32> {
    let word = |at: usize| said.get(at).map_or("", |word| word.normal.as_str());
    let number = matches!(word(at), "no" | "number" | "#");
    ordinal(word(at)).or_else(|| if number { cardinal(word(at + 1)) } else { None })
}

fn ordinal(word: &str) -> Option<u32> {
    if let Some(at) = ORDINALS.iter().position(|known| *known == word) {
        return u32::try_from(at + 1).ok();
    }
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = word.get(digits.len()..)?;
    matches!(ending, "st" | "nd" | "rd" | "th").then(|| digits.parse().ok())?
}

fn cardinal(word: &str) -> Option<u32> {
    let number = numeral::whole(word).filter(|rank| (1..=300).contains(rank))?;
    u32::try_from(number).ok()
}

/// Whether the order is that of all countries.
fn of_the_world(said: &[Word]) -> bool {
    let word = |at: usize| said.get(at).map_or("", |word| word.normal.as_str());
    (0..said.len()).any(|at| match word(at) {
        "worldwide" | "globally" => true,
        // "the world's" loses its ending as it is looked up.
        "world" => matches!(word(at.wrapping_sub(1)), "the" | "entire" | "whole"),
        "country" | "nation" => {
            let of = matches!(word(at.wrapping_sub(2)), "of" | "than" | "among");
            of && matches!(word(at.wrapping_sub(1)), "any" | "all" | "every")
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_an_order_is_read_from_its_words() {
        let rank = |text: &str| stated(text).map(|standing| (standing.rank, standing.world, standing.ended));
        assert_eq!(rank("We rank 20th in the world in life expectancy"), Some((20, true, false)));
        assert_eq!(rank("Lorania has the world's highest HIV rate."), Some((1, true, true)));
        assert_eq!(rank("the second most populous country in the world"), Some((2, true, true)));
        assert_eq!(rank("the third-largest economy in the world"), Some((3, true, true)));
        assert_eq!(rank("Lorania ranks No. 7 in life expectancy"), Some((7, true, false)));
        assert_eq!(rank("The country is \"50th in life expectancy\" in the world."), Some((50, true, false)));
        assert_eq!(rank("the highest rate in the region"), Some((1, false, true)));
        assert_eq!(rank("emissions are the highest of any country"), Some((1, true, true)));
        assert_eq!(rank("Rents rose in Lorania."), None);
        assert!(SUPERLATIVES.is_sorted() && RANKS.is_sorted());
    }
}
