//! Which tables hold a single word, for the network.

use super::lexicon::{given_name, is_calendar, is_city, is_people, is_region, is_surname, organization};
use super::{organizations, place_words};
use crate::places::lookup;

/// A bit for each kind of table that holds `word`: given names, surnames, places, peoples,
/// organisations and their head words, words that places end in, the calendar. None for a word
/// without a capital; a word in capitals is looked up as usually written too.
pub(crate) fn listed(word: &str) -> u8 {
    let mut letters = word.chars();
    let Some(first) = letters.next().filter(|first| first.is_uppercase()) else { return 0 };
    let rest = letters.as_str();
    let shouted = rest.chars().count() > 2 && !rest.chars().any(char::is_lowercase);
    let usual;
    let usual = if shouted {
        usual = first.to_string() + &rest.to_lowercase();
        usual.as_str()
    } else {
        word
    };
    let place = lookup(word).or_else(|| shouted.then(|| lookup(usual)).flatten());
    let flags = [
        given_name(usual).is_some(),
        is_surname(usual),
        place.as_ref().is_some_and(|entry| !entry.demonym) || is_region(usual) || is_city(usual),
        place.is_some_and(|entry| entry.demonym) || is_people(usual),
        organization(word).is_some() || organizations::is_head(usual) || organizations::is_body(usual),
        place_words::ends_place(usual),
        is_calendar(usual),
    ];
    flags.iter().rev().fold(0, |bits, &flag| bits << 1 | u8::from(flag))
}
