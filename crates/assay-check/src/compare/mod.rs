//! One measure in two places: "unemployment in France is more than twice as high as in Germany",
//! "a higher murder rate than any other country".

mod mark;

use assay_claim::Reading;
use assay_evidence::Evidence;
use assay_text::Span;

use crate::Reason;
use crate::band::Band;
use crate::choose::Miss;
use crate::place::{Named, named, own_country};
use crate::words::{Word, words};

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
    /// The same place in an earlier year.
    Then(i16),
}

/// A comparison as a sentence states it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Comparison {
    pub place: String,
    pub other: Other,
    pub relation: Relation,
    /// The number or word that says how many times or percent.
    pub number: Option<Span>,
    /// From the word that compares to where the other side begins: "more on its military than".
    pub says: Span,
}

impl Comparison {
    /// All places spoken of.
    pub fn places(&self) -> Vec<&str> {
        let others: &[String] = match &self.other {
            Other::Each(places) | Other::Together(places) => places,
            Other::Any | Other::Then(_) => &[],
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
    let quantities = &reading.quantities.quantities;
    let first = quantities.partition_point(|quantity| quantity.span.start() < span.start());
    let past = quantities.partition_point(|quantity| quantity.span.start() < span.end());
    let quantities = quantities.get(first..past).unwrap_or_default();
    let Some(mark) = (mark::Sentence { text, said: &said, quantities }).mark() else { return Ok(None) };
    let names = named(reading, span);
    let Some(past) = said.get(mark.at).map(|word| word.span.end()) else { return Ok(None) };
    let says = Span::new(said.get(mark.from).map_or(past, |word| word.span.start()).min(past), past);
    let before: Vec<&Named> = names.iter().filter(|name| name.span.start() < past).collect();
    let mut after: Vec<&Named> = names.iter().filter(|name| name.span.start() >= past).collect();
    let behind = said.get(mark.at + 1..).unwrap_or_default();
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
        return Ok(Some(Comparison {
            place,
            other: Other::Any,
            relation: Relation::More,
            number: None,
            says,
        }));
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
    // "…, the Lorian minister told them": behind a comma only more of the list belongs here.
    let cut = behind.windows(2).find(|pair| {
        let gap = text.get(pair[0].span.end()..pair[1].span.start()).unwrap_or_default();
        let listed =
            pair[1].normal == "and" || after.iter().any(|name| name.span.start() == pair[1].span.start());
        gap.contains([',', ';', ':', '—', '(', '"', '”']) && !listed
    });
    let end = cut.map_or(end, |pair| end.min(pair[1].span.start()));
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
    if let Some(year) = then(behind).filter(|_| right.is_empty() && !any) {
        let other = Other::Then(year);
        return Ok(Some(Comparison {
            place: place.clone(),
            other,
            relation: mark.relation,
            number: mark.number,
            says,
        }));
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
    Ok(Some(Comparison { place: place.clone(), other, relation: mark.relation, number: mark.number, says }))
}

/// The earlier year that something is compared with: "in 1991", "what it was in 1991".
fn then(behind: &[Word]) -> Option<i16> {
    const THEN: [&str; 18] = [
        "at", "back", "been", "had", "in", "it", "its", "level", "of", "peak", "rate", "stood", "that",
        "the", "they", "was", "were", "what",
    ];
    let known = behind.iter().take_while(|word| THEN.contains(&word.normal.as_str())).count();
    let year = behind.get(known).filter(|_| {
        known > 0 && behind.get(known - 1).is_some_and(|word| matches!(word.normal.as_str(), "in" | "of"))
    })?;
    year.normal.parse().ok().filter(|year| (1900..2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_earlier_year_stands_behind_nothing_but_links() {
        let year = |words: &str| then(&crate::words::words(words, 0));
        assert_eq!(year("it was in 1991"), Some(1991));
        assert_eq!(year("in 2007"), Some(2007));
        assert_eq!(year("what it was in 1991, the minister said"), Some(1991));
        assert_eq!(year("in Velm in 1991"), None);
        assert_eq!(year("ever"), None);
        assert!(LINKS.is_sorted());
    }
}
