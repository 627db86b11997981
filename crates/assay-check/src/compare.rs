//! One measure in two places: "unemployment in France is more than twice as high as in Germany",
//! "a higher murder rate than any other country".

use assay_claim::Reading;
use assay_evidence::Evidence;
use assay_quantity::{Bound, Number, Value};
use assay_text::Span;

use crate::Reason;
use crate::band::Band;
use crate::choose::Miss;
use crate::place::{Named, named, own_country};
use crate::words::{Word, words};

/// A multiple said in words is meant to about a tenth, as in the operator `ratio`.
const LOW: f64 = 0.9;
const HIGH: f64 = 1.125;
/// How many words before "than" the word that compares may stand.
const REACH: usize = 12;

/// Words that say more, sorted.
const MORE: &[&str] = &["bigger", "greater", "higher", "larger", "longer", "more"];
/// Words that say less, sorted.
const LESS: &[&str] = &["fewer", "less", "lower", "shorter", "smaller"];
/// Words between "than" and the places compared with, sorted.
const LINKS: &[&str] = &[
    "a", "and", "average", "both", "combined", "did", "do", "does", "for", "had", "has", "in", "is", "it",
    "of", "on", "or", "our", "ours", "that", "the", "those", "together", "was", "were", "what",
];

/// How the value of one place is said to stand to that of another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Relation {
    /// Above it.
    More,
    /// Below it.
    Less,
    /// So many times as much.
    Times(Band),
    /// So many percent more.
    PercentMore(Band),
    /// So many percent less.
    PercentLess(Band),
}

/// What a place is compared with.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Other {
    /// Each of these places.
    Each(Vec<String>),
    /// All of these places added up.
    Together(Vec<String>),
    /// Every other country.
    Any,
}

/// A comparison as a sentence states it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Comparison {
    pub place: String,
    pub other: Other,
    pub relation: Relation,
    /// The number or word that says how many times or percent.
    pub number: Option<Span>,
}

impl Comparison {
    /// All places spoken of.
    pub fn places(&self) -> Vec<&str> {
        let others: &[String] = match &self.other {
            Other::Each(places) | Other::Together(places) => places,
            Other::Any => &[],
        };
        std::iter::once(&self.place).chain(others).map(String::as_str).collect()
    }
}

/// The comparison of two places in the sentence `span`; `None` where there is none that is read
/// whole, an error where one side is no country.
pub(crate) fn read(
    reading: Reading<'_>,
    evidence: &Evidence,
    span: Span,
) -> Result<Option<Comparison>, Miss> {
    let text = reading.article.text.as_str();
    let said = words(span.of(text), span.start());
    let Some(mark) = mark(text, &said) else { return Ok(None) };
    let names = named(reading, span);
    let Some(past) = said.get(mark.at).map(|word| word.span.end()) else { return Ok(None) };
    let before: Vec<&Named> = names.iter().filter(|name| name.span.start() < past).collect();
    let mut after: Vec<&Named> = names.iter().filter(|name| name.span.start() >= past).collect();
    let behind = &said[mark.at + 1..];
    let any = behind.windows(2).take(4).any(|pair| {
        matches!(pair[0].normal.as_str(), "any" | "every" | "all" | "other")
            && matches!(pair[1].normal.as_str(), "other" | "country" | "nation")
    });
    let none = said.first().is_some_and(|word| word.normal == "no")
        && said.get(1).is_some_and(|word| matches!(word.normal.as_str(), "country" | "nation" | "other"));
    if let Some(name) = before.iter().chain(&after).find(|name| name.code.is_none()) {
        // A comparison with something that is no country is one, but none the series settle.
        return if any || none || !after.is_empty() {
            let words = name.span.of(text);
            Err(Miss {
                reason: Reason::Subgroup,
                summary: format!("“{words}” is no country: the series at hand speak of whole countries."),
            })
        } else {
            Ok(None)
        };
    }
    if none && after.len() == 1 && mark.relation == Relation::More {
        let place = after[0].code.clone().unwrap_or_default();
        return Ok(Some(Comparison { place, other: Other::Any, relation: Relation::More, number: None }));
    }
    let us = |words: &[Word]| words.iter().any(|word| matches!(word.normal.as_str(), "we" | "our" | "ours"));
    let codes = |names: &[&Named]| {
        let mut codes: Vec<String> = Vec::new();
        for code in names.iter().filter_map(|name| name.code.as_ref()) {
            if !codes.contains(code) {
                codes.push(code.clone());
            }
        }
        codes
    };
    let mut left = codes(&before);
    // "for the place that stands last": what follows the end of the list is another clause.
    let end = behind
        .iter()
        .position(|word| matches!(word.normal.as_str(), "while" | "but" | "which" | "because" | "said"))
        .and_then(|at| behind.get(at))
        .map_or(usize::MAX, |word| word.span.start());
    after.retain(|name| name.span.start() < end);
    let mut right = codes(&after);
    let ours = own_country(reading, evidence, &right).filter(|_| us(&said[..mark.at]));
    if left.is_empty() {
        left.extend(ours);
    } else if right.is_empty() && us(behind) {
        right.extend(own_country(reading, evidence, &left));
    } else if left.len() == 1 && right == left && us(behind) {
        return Ok(None);
    }
    let [place] = left.as_slice() else { return Ok(None) };
    if right.contains(place) {
        return Ok(None);
    }
    let other = match (right.is_empty(), any) {
        (true, true) => Other::Any,
        (true, false) => return Ok(None),
        _ => {
            let last = after.iter().map(|name| name.span.end()).max().unwrap_or(past);
            let known = behind.iter().take_while(|word| word.span.end() <= last).all(|word| {
                LINKS.binary_search(&word.normal.as_str()).is_ok()
                    || after
                        .iter()
                        .any(|name| name.span.contains(word.span) || name.span.start() == word.span.start())
            });
            if !known {
                return Ok(None);
            }
            let together = behind.iter().any(|word| matches!(word.normal.as_str(), "combined" | "together"));
            if together { Other::Together(right) } else { Other::Each(right) }
        }
    };
    Ok(Some(Comparison { place: place.clone(), other, relation: mark.relation, number: mark.number }))
}

/// Where a comparison turns from one place to the other.
struct Mark {
    /// Index of the last word before the other place.
    at: usize,
    relation: Relation,
    number: Option<Span>,
}

fn mark(text: &str, said: &[Word]) -> Option<Mark> {
    let word = |at: usize| said.get(at).map_or("", |word| word.normal.as_str());
    for at in 0..said.len() {
        // "more than twice": a bound on what follows.
        if word(at) == "than" && multiple(said, at + 1).is_none() && number(word(at + 1)).is_none() {
            let start = at.saturating_sub(REACH);
            let degree = (start..at)
                .rev()
                .find(|&at| MORE.binary_search(&word(at)).is_ok() || LESS.binary_search(&word(at)).is_ok());
            let Some(degree) = degree else { continue };
            let more = MORE.binary_search(&word(degree)).is_ok();
            let percent = (start..degree)
                .rev()
                .find(|&at| matches!(word(at), "percent") || word(at) == "per" && word(at + 1) == "cent");
            if let Some((from, value)) =
                percent.and_then(|at| Some((at.checked_sub(1)?, number(word(at.checked_sub(1)?))?)))
                && degree <= from + 3
            {
                let band = Band::of(Value::Single(value), bound(said, from), 1.0)?;
                let relation = if more { Relation::PercentMore(band) } else { Relation::PercentLess(band) };
                return Some(Mark { at, relation, number: Some(said[from].span) });
            }
            if let Some(from) = (start..degree).rev().find(|&at| multiple(said, at).is_some()) {
                // "three times higher than"; "three times lower than" says nothing clear.
                if !more {
                    return None;
                }
                return times(said, from, at);
            }
            return Some(Mark {
                at,
                relation: if more { Relation::More } else { Relation::Less },
                number: None,
            });
        }
        let Some((length, _)) = multiple(said, at) else { continue };
        let past = at + length;
        // "twice as high as in Germany", "three times as many murders as Japan"
        if word(past) == "as" {
            let turn = (past + 2..past + 9).find(|&at| word(at) == "as")?;
            return times(said, at, turn);
        }
        // "five times that of Japan", "twice Germany's", "half of Switzerland's"
        let name = said.get(past).is_some_and(|word| word.span.of(text).starts_with(char::is_uppercase));
        if name || matches!(word(past), "that" | "those" | "the" | "of") {
            return times(said, at, past - 1);
        }
    }
    None
}

fn times(said: &[Word], from: usize, at: usize) -> Option<Mark> {
    let (_, value) = multiple(said, from)?;
    let band = match bound(said, from) {
        Bound::Equal if value.value() < 1.0 => Band::between(value.value() / HIGH, value.value() / LOW),
        Bound::Equal if value.unit() >= 1.0 => Band::between(value.value() * LOW, value.value() * HIGH),
        bound => Band::of(Value::Single(value), bound, 1.0)?,
    };
    Some(Mark { at, relation: Relation::Times(band), number: Some(said.get(from)?.span) })
}

/// How many words say a multiple from `at` on, and which: "twice", "five times".
fn multiple(said: &[Word], at: usize) -> Option<(usize, Number)> {
    let word = |at: usize| said.get(at).map_or("", |word| word.normal.as_str());
    let one = |value: f64| Some((1, Number::new(value, 1.0)));
    match word(at) {
        "twice" | "double" => one(2.0),
        "triple" | "thrice" => one(3.0),
        "half" if matches!(word(at + 1), "as" | "of" | "that") => Some((1, Number::new(0.5, 0.1))),
        other if matches!(word(at + 1), "time" | "times") => Some((2, number(other)?)),
        _ => None,
    }
}

/// A number of digits or a small one in words.
fn number(word: &str) -> Option<Number> {
    const WORDS: &[&str] =
        &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    if let Some(at) = WORDS.iter().position(|known| *known == word) {
        return Some(Number::new(f64::from(u8::try_from(at + 1).ok()?), 1.0));
    }
    if word.len() > 6 || !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let decimals = i32::try_from(word.split_once('.').map_or(0, |(_, rest)| rest.len())).ok()?;
    Some(Number::new(word.parse().ok()?, 10_f64.powi(-decimals)))
}

/// The bound that the words right before a number set.
fn bound(said: &[Word], at: usize) -> Bound {
    let before = |back: usize| at.checked_sub(back).and_then(|at| said.get(at)).map_or("", |w| &w.normal);
    match (before(2), before(1)) {
        ("more", "than") | (_, "over") => Bound::Above,
        ("less" | "fewer", "than") | (_, "under") => Bound::Below,
        ("at", "least") => Bound::AtLeast,
        (_, "nearly" | "almost") => Bound::Nearly,
        (_, "about" | "roughly" | "around" | "approximately" | "some" | "probably") => Bound::About,
        _ => Bound::Equal,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn relation(sentence: &str) -> Option<Relation> {
        mark(sentence, &words(sentence, 0)).map(|mark| mark.relation)
    }

    #[test]
    fn what_compares_is_read_from_its_words() {
        assert_eq!(relation("Rents in Lorania are higher than in Velm."), Some(Relation::More));
        assert_eq!(relation("Lorania has a lower murder rate than Velm."), Some(Relation::Less));
        assert!(matches!(
            relation("Rents in Lorania are twice as high as in Velm."),
            Some(Relation::Times(band)) if band.holds(2.1) && !band.holds(2.4)
        ));
        assert!(matches!(
            relation("The rate is more than five times Velm's."),
            Some(Relation::Times(band)) if band.holds(6.0) && !band.holds(5.0)
        ));
        assert!(matches!(
            relation("Output per head was 84 percent higher than that of Velm."),
            Some(Relation::PercentMore(band)) if band.holds(84.3) && !band.holds(85.0)
        ));
        assert!(matches!(
            relation("It is less than half of Velm's."),
            Some(Relation::Times(band)) if band.holds(0.4) && !band.holds(0.6)
        ));
        assert_eq!(relation("More than 20 people live there."), None);
        assert!(MORE.is_sorted() && LESS.is_sorted() && LINKS.is_sorted());
    }
}
