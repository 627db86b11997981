//! Abbreviations that keep their stop, and what a stop after them is worth.
//!
//! Written by hand from common usage; every table is sorted and in lower case without the stop.

/// How likely a sentence ends with an abbreviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    /// Stands before a name ("Mr.", "Gen."): a sentence never ends with it.
    Title,
    /// Stands before a number ("No.", "pp.").
    Numbering,
    /// Ends a sentence as readily as not ("Inc.", "a.m.", "etc.").
    Other,
    /// Introduces what follows ("e.g.", "vs."): a sentence hardly ends with it.
    Leading,
}

const TITLES: &[&str] = &[
    "adm",
    "assoc prof",
    "asst",
    "atty",
    "bros",
    "brig",
    "capt",
    "card",
    "cdr",
    "cmdr",
    "col",
    "cpl",
    "det",
    "dr",
    "drs",
    "fr",
    "gen",
    "gov",
    "hon",
    "insp",
    "lieut",
    "lt",
    "maj",
    "messrs",
    "mlle",
    "mme",
    "mr",
    "mrs",
    "ms",
    "msgr",
    "mt",
    "mx",
    "pfc",
    "pres",
    "prof",
    "pvt",
    "rep",
    "reps",
    "rev",
    "sen",
    "sens",
    "sgt",
    "sr",
    "st",
    "ste",
    "supt",
];

const NUMBERINGS: &[&str] = &[
    "apr", "art", "aug", "ca", "cap", "ch", "chap", "cl", "dec", "feb", "fig", "figs", "jan", "jul", "jun",
    "mar", "nos", "nov", "nr", "oct", "para", "pp", "sec", "secs", "sect", "sep", "sept", "vol", "vols",
];

const LEADING: &[&str] = &["cf", "eg", "ie", "approx", "viz", "vs"];

const OTHERS: &[&str] = &[
    "ala", "al", "ariz", "ark", "assn", "assoc", "ave", "bhd", "blvd", "calif", "cie", "co", "colo", "conn",
    "corp", "cos", "ct", "del", "dept", "dist", "div", "ed", "eds", "esp", "esq", "est", "etc", "fla", "ft",
    "ga", "govt", "hrs", "hwy", "ill", "inc", "incl", "ind", "intl", "jr", "kan", "km", "ky", "lb", "lbs",
    "llc", "ltd", "mass", "md", "mfg", "mich", "min", "mins", "minn", "misc", "mo", "mont", "natl", "neb",
    "nev", "okla", "op", "ore", "oz", "pa", "ph.d", "phd", "pl", "plc", "pop", "pt", "pte", "pty", "rd",
    "repr", "sq", "tenn", "tex", "trans", "univ", "va", "wash", "wis", "wyo", "yr", "yrs",
];

/// Abbreviations that are also words in lower case; they count only with a capital.
const NEEDS_CAPITAL: &[&str] = &[
    "al", "ala", "ark", "art", "ave", "bros", "cap", "card", "col", "conn", "dec", "del", "ed", "fr", "gen",
    "hon", "ill", "ind", "jan", "jun", "kan", "mar", "mass", "md", "min", "mo", "mt", "neb", "nev", "ore",
    "pa", "pop", "pres", "rep", "sat", "sec", "sen", "sep", "sun", "tex", "trans", "va", "wash", "wis",
];

/// Capitalised words that end in these letters are words more often than abbreviations when no
/// capital or digit follows; they keep their stop only before one.
const NEEDS_FOLLOWER: &[&str] = &["art", "card", "co", "ed", "fr", "ill", "mar", "mass", "min", "no", "sun"];

/// Weak abbreviations are words as well and keep their stop only when the next word supports it.
pub(crate) fn needs_follower(word: &str) -> bool {
    NEEDS_FOLLOWER.iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// What `word` (written without its stop) abbreviates to, if it is a known abbreviation.
pub(crate) fn abbreviation(word: &str) -> Option<Abbreviation> {
    if word.len() > 8 || word.is_empty() || !word.is_ascii() {
        return None;
    }
    let lower = word.to_ascii_lowercase();
    let lower = lower.as_str();
    let first_is_capital = word.starts_with(|c: char| c.is_ascii_uppercase());
    if !first_is_capital && (NEEDS_CAPITAL.contains(&lower) || TITLES.contains(&lower)) && lower != "al" {
        return None;
    }
    if first_is_capital && LEADING.contains(&lower) {
        return None;
    }
    if lower == "no" {
        return first_is_capital.then_some(Abbreviation::Numbering);
    }
    if TITLES.contains(&lower) {
        Some(Abbreviation::Title)
    } else if NUMBERINGS.contains(&lower) {
        Some(Abbreviation::Numbering)
    } else if LEADING.contains(&lower) {
        Some(Abbreviation::Leading)
    } else if OTHERS.contains(&lower) {
        Some(Abbreviation::Other)
    } else {
        None
    }
}
