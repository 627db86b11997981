//! Swaps of names, parties, places, genders and demonyms, for measuring what labels depend on.
//!
//! The lists are common names and words put together for this purpose. A swap is a function of
//! the text and a variant number, and the same name becomes the same other name throughout.

mod pairs;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use assay_claim::Reading;
use assay_language::{MentionForm, NameKind};
use pairs::{GENDERS, SIDES};

/// How many variants of a text are made.
pub const VARIANTS: usize = 5;

static FEMALE: LazyLock<Vec<&str>> = LazyLock::new(|| include_str!("swap/female.txt").lines().collect());
static MALE: LazyLock<Vec<&str>> = LazyLock::new(|| include_str!("swap/male.txt").lines().collect());
static SURNAMES: LazyLock<Vec<&str>> = LazyLock::new(|| include_str!("swap/surnames.txt").lines().collect());
static COUNTRIES: LazyLock<Vec<&str>> =
    LazyLock::new(|| include_str!("swap/countries.txt").lines().collect());
static DEMONYMS: LazyLock<Vec<&str>> = LazyLock::new(|| include_str!("swap/demonyms.txt").lines().collect());
static CITIES: LazyLock<Vec<&str>> = LazyLock::new(|| include_str!("swap/cities.txt").lines().collect());
static STATES: LazyLock<Vec<&str>> = LazyLock::new(|| include_str!("swap/states.txt").lines().collect());
/// A text with its names swapped.
pub struct Swapped {
    /// The text.
    pub text: String,
    /// What was replaced, in order of place: bytes of the first text and of the second.
    edits: Vec<(Range<usize>, Range<usize>)>,
    /// Of these, the euphemisms and blunt words that changed places.
    reworded: Vec<(Range<usize>, Range<usize>)>,
}

impl Swapped {
    /// Whether a euphemism or a blunt word of the first text stands in `range` of it.
    pub fn rewords(&self, range: Range<usize>) -> bool {
        self.reworded.iter().any(|(before, _)| before.start < range.end && range.start < before.end)
    }

    /// Whether one of the second text stands in `range` of that.
    pub fn reworded(&self, range: Range<usize>) -> bool {
        self.reworded.iter().any(|(_, after)| after.start < range.end && range.start < after.end)
    }

    /// Where the byte `position` of the first text stands in the second.
    pub fn position(&self, position: usize) -> usize {
        let index = self.edits.partition_point(|(before, _)| before.end <= position);
        match self.edits.get(index) {
            Some((before, after)) if before.start <= position => after.start,
            _ => {
                let (before, after) = index
                    .checked_sub(1)
                    .and_then(|last| self.edits.get(last))
                    .map_or((0, 0), |(before, after)| (before.end, after.end));
                position - before + after
            }
        }
    }
}

/// The text of `reading` with its names swapped as `variant` says.
pub fn swap(reading: Reading<'_>, variant: usize) -> Swapped {
    swapped(reading, variant, Vec::new())
}

/// The same with euphemisms swapped in one variant and capitals in another.
pub fn swap_all(reading: Reading<'_>, variant: usize) -> Swapped {
    let text = reading.article.text.as_str();
    let phrases = pairs::in_text(text, &words(text, 0..text.len()), variant);
    swapped(reading, variant, phrases)
}

fn swapped(reading: Reading<'_>, variant: usize, phrases: Vec<pairs::Found>) -> Swapped {
    let text = reading.article.text.as_str();
    let mut edits = of_mentions(reading, variant);
    let reworded: Vec<usize> =
        phrases.iter().filter(|found| found.rewords).map(|found| found.at.start).collect();
    for found in phrases {
        edits.retain(|(start, end), _| *end <= found.at.start || *start >= found.at.end);
        edits.insert((found.at.start, found.at.end), found.replacement);
    }
    let taken: Vec<Range<usize>> = edits.keys().map(|key| key.0..key.1).collect();
    for (word, replacement) in of_words(text, variant) {
        let index = taken.partition_point(|other| other.end <= word.start);
        if taken.get(index).is_none_or(|other| other.start >= word.end) {
            edits.insert((word.start, word.end), replacement);
        }
    }
    let mut swapped = apply(text, edits);
    let is_reworded = |edit: &&(Range<usize>, Range<usize>)| reworded.binary_search(&edit.0.start).is_ok();
    swapped.reworded = swapped.edits.iter().filter(is_reworded).cloned().collect();
    swapped
}

type Edits = BTreeMap<(usize, usize), String>;

fn apply(text: &str, edits: Edits) -> Swapped {
    let mut swapped =
        Swapped { text: String::with_capacity(text.len()), edits: Vec::new(), reworded: Vec::new() };
    let mut copied = 0;
    for ((start, end), replacement) in edits {
        if start < copied {
            continue;
        }
        swapped.text.push_str(&text[copied..start]);
        let from = swapped.text.len();
        swapped.text.push_str(&replacement);
        swapped.edits.push((start..end, from..swapped.text.len()));
        copied = end;
    }
    swapped.text.push_str(&text[copied..]);
    swapped
}

/// People and places that the language floor names, one replacement for each.
fn of_mentions(reading: Reading<'_>, variant: usize) -> Edits {
    let text = reading.article.text.as_str();
    let mut edits = Edits::new();
    for mention in &reading.analysis.mentions {
        let Some(id) = mention.name else { continue };
        if matches!(mention.form, MentionForm::Pronoun | MentionForm::Role | MentionForm::Acronym) {
            continue;
        }
        let name = reading.analysis.name(id);
        let seed = id.0 as usize * 7 + variant * 3 + 1;
        let parts: Vec<&str> = name.full.split_whitespace().collect();
        // Only what the lists or the gazetteer know for a person's or a country's name: whatever
        // else is taken for a name may be something else, and a swap would change what is said.
        let person = parts.first().is_some_and(|first| FEMALE.contains(first) || MALE.contains(first))
            || parts.last().is_some_and(|last| SURNAMES.contains(last));
        let known = match name.kind {
            NameKind::Person => person,
            NameKind::Place => name.place.is_some() || CITIES.contains(&name.full.as_str()),
            // "Marxist" and "Christian" are no peoples.
            NameKind::Demonym => {
                let several = name.full.strip_suffix('s').is_some_and(|one| DEMONYMS.contains(&one));
                several || DEMONYMS.contains(&name.full.as_str())
            }
            _ => true,
        };
        if !known {
            continue;
        }
        for word in words(text, mention.span.range()) {
            let written = &text[word.clone()];
            let bare = written.strip_suffix("'s").or(written.strip_suffix("’s")).unwrap_or(written);
            let Some(place) = parts.iter().position(|part| *part == bare) else { continue };
            let replacement = match name.kind {
                NameKind::Person if place + 1 == parts.len() => other(&SURNAMES, bare, seed),
                NameKind::Person => first_name(bare, seed + place, variant),
                NameKind::Place if name.place.is_none() && parts.len() == 1 => other(&CITIES, bare, seed),
                NameKind::Place if parts.len() == 1 => other(&COUNTRIES, bare, seed),
                NameKind::Demonym => {
                    edits.insert((word.start, word.start + bare.len()), people(bare, seed));
                    continue;
                }
                _ => continue,
            };
            edits.insert((word.start, word.start + bare.len()), replacement.to_owned());
        }
    }
    edits
}

/// Words of the lists, wherever they stand.
fn of_words(text: &str, variant: usize) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let all = words(text, 0..text.len());
    let mut at = 0;
    while let Some(word) = all.get(at) {
        let pair = all.get(at + 1).map(|next| word.start..next.end);
        let listed =
            pair.and_then(|pair| Some((2, pair.clone(), of_lists(&text[pair], variant)?))).or_else(|| {
                let bare = bare(text, word.clone());
                let next = all.get(at + 1).map(|next| &text[next.clone()]);
                let swapped = of_lists(&text[bare.clone()], variant)
                    .or_else(|| of_pairs(&text[bare.clone()], next, variant))?;
                Some((1, bare, swapped))
            });
        match listed {
            Some((len, range, replacement)) => {
                found.push((range, replacement));
                at += len;
            }
            None => at += 1,
        }
    }
    found
}

/// The range without a possessive ending.
fn bare(text: &str, word: Range<usize>) -> Range<usize> {
    let written = &text[word.clone()];
    let bare = written.strip_suffix("'s").or(written.strip_suffix("’s")).unwrap_or(written);
    word.start..word.start + bare.len()
}

fn of_lists(word: &str, variant: usize) -> Option<String> {
    let lists = [&SURNAMES, &COUNTRIES, &DEMONYMS, &CITIES, &STATES];
    if let Some(list) = lists.iter().find(|list| list.contains(&word)) {
        return Some(other(list, word, variant * 3 + 1).to_owned());
    }
    let given = FEMALE.contains(&word) || MALE.contains(&word);
    given.then(|| first_name(word, variant * 3 + 1, variant).to_owned())
}

fn of_pairs(word: &str, next: Option<&str>, variant: usize) -> Option<String> {
    let across = |pairs: &[(&str, &str)], word: &str| {
        pairs.iter().find_map(|(a, b)| match word {
            _ if word == *a => Some((*b).to_owned()),
            _ if word == *b => Some((*a).to_owned()),
            _ => None,
        })
    };
    if let Some(side) = across(SIDES, word) {
        return Some(side);
    }
    if variant.is_multiple_of(2) {
        return None;
    }
    let lower = word.to_lowercase();
    let swapped = match (lower.as_str(), next) {
        // "100 ms" are milliseconds and nobody's title.
        ("ms", _) if word == "ms" => return None,
        ("him", _) => "her".to_owned(),
        // "her" before anything but a noun phrase is an object.
        ("her", None | Some("and" | "to" | "in" | "on" | "at" | "for" | "with" | "as" | "that")) => {
            "him".to_owned()
        }
        _ => across(GENDERS, &lower)?,
    };
    let capital = word.starts_with(char::is_uppercase);
    Some(if capital { swapped[..1].to_uppercase() + &swapped[1..] } else { swapped })
}

/// A given name of the same kind, or of the other in variants that swap genders.
fn first_name(name: &str, seed: usize, variant: usize) -> &'static str {
    let female = FEMALE.contains(&name);
    let list = if female == variant.is_multiple_of(2) { &FEMALE } else { &MALE };
    other(list, name, seed)
}

/// Another people; of several people ("Americans") again several.
fn people(word: &str, seed: usize) -> String {
    let Some(one) = word.strip_suffix('s').filter(|one| DEMONYMS.contains(one)) else {
        return other(&DEMONYMS, word, seed).to_owned();
    };
    let swapped = (seed..seed + DEMONYMS.len()).map(|seed| other(&DEMONYMS, one, seed));
    swapped
        .into_iter()
        .find(|people| people.ends_with("an") || people.ends_with('i'))
        .map_or_else(|| word.to_owned(), |people| format!("{people}s"))
}

/// Another entry of the list, `seed` further on.
fn other(list: &[&'static str], word: &str, seed: usize) -> &'static str {
    let place = list.iter().position(|entry| *entry == word).unwrap_or(word.len());
    let step = 1 + seed % (list.len() - 1);
    list[(place + step) % list.len()]
}

/// Words of `text` within `range`.
fn words(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text[range.clone()].char_indices().map(|(at, c)| (at + range.start, c)) {
        let inner = c.is_alphanumeric() || matches!(c, '\'' | '’');
        match (inner, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    words.extend(start.map(|from| from..range.end));
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::stages::Stages;

    #[test]
    fn swaps_keep_positions() {
        let text = "Mary Smith told Republicans that she won in Kenya.";
        let stages = Stages::of_paragraph(text);
        for variant in 0..VARIANTS {
            let swapped = swap(stages.reading(), variant);
            assert!(!swapped.text.contains("Republicans") && !swapped.text.contains("Kenya"));
            let told = text.find("told").unwrap();
            assert_eq!(&swapped.text[swapped.position(told)..][..4], "told");
            let dot = text.len() - 1;
            assert_eq!(&swapped.text[swapped.position(dot)..], ".");
        }
    }
}
