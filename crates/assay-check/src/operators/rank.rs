//! `rank`: a place in the order of all countries.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::answer::Answer;
use crate::question::Question;
use crate::when::When;
use crate::{Neighbour, Outcome, Reason};

/// Parts of the world whose members the store does not list.
const REGIONS: &[&str] = &[
    "africa",
    "african",
    "america",
    "americas",
    "asia",
    "asian",
    "caribbean",
    "commonwealth",
    "developed",
    "developing",
    "eu",
    "europe",
    "european",
    "eurozone",
    "g20",
    "g7",
    "industrialised",
    "industrialized",
    "latin",
    "nato",
    "oecd",
    "region",
    "rich",
    "wealthy",
];
/// How old, in years, the latest observation may be to stand for "now".
const STALE: i16 = 3;
/// In how many of the last years an order must have stood where the article has no date.
const YEARS: usize = 10;
/// How many countries to either side are shown.
const BESIDE: usize = 2;
/// Words that ask for the order from below.
const LOWEST: &[&str] = &["bottom", "fewest", "least", "lowest", "poorest", "smallest"];

/// Economies of the World Bank that are part or territory of another state, sorted (ISO 3166, as of the
/// list of country codes; the Channel Islands are the World Bank's own).
const TERRITORIES: &[&str] = &[
    "ABW", "ASM", "BMU", "CHI", "CUW", "CYM", "FRO", "GIB", "GRL", "GUM", "HKG", "IMN", "MAC", "MAF", "MNP",
    "NCL", "PRI", "PYF", "SXM", "TCA", "VGB", "VIR",
];

/// Words that judge without saying which end of an order is meant.
const JUDGING: &[&str] = &["best", "worst"];

fn split(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect()
}

/// The word that names a set of countries which the store does not list, in `words` without the name
/// of the place itself: "South Africa" names no region.
pub(crate) fn in_region(words: &str, place: &str) -> Option<String> {
    let own = split(place);
    split(words).into_iter().find(|word| REGIONS.contains(&word.as_str()) && !own.contains(word))
}

/// Whether the place is `rank`-th of all countries that the series covers in the year, from the end
/// of the order that the words name.
pub(crate) fn rank(question: &Question<'_>, rank: u32) -> Answer {
    let words = split(question.words);
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    if has(JUDGING) {
        return Answer::open(
            Reason::DefinitionDiffers,
            "The claim does not say which end of the order it counts from.",
        );
    }
    rank_from(question, rank, has(LOWEST))
}

/// As [`rank`], where the words do not say which end is meant: counted from the highest; from the
/// lowest is another reading.
pub(crate) fn rank_from_either(question: &Question<'_>, rank: u32) -> Answer {
    let mut answer = rank_from(question, rank, false);
    if answer.outcome == Some(Outcome::Refuted) {
        let other = rank_from(question, rank, true);
        let holds = other.outcome == Some(Outcome::Supported);
        answer.alternative("counted from the lowest", holds, other.result);
        if holds {
            answer.outcome = Some(Outcome::Conflicting);
            answer.summary =
                format!("{}; counted from the lowest it was.", answer.summary.trim_end_matches('.'));
        }
    }
    answer
}

/// Whether the place is `rank`-th of all countries, counted from the lowest where `ascending`.
pub(crate) fn rank_from(question: &Question<'_>, rank: u32, ascending: bool) -> Answer {
    if in_region(question.words, &question.record.place_name).is_some() {
        return Answer::open(
            Reason::DefinitionDiffers,
            "The claim ranks within a set of countries that the store does not list.",
        );
    }
    if question.evidence.is_group(&question.record.place) {
        return Answer::open(Reason::PlaceUnclear, "The claim does not say which country is ranked.");
    }
    let record = &question.record;
    let year = match question.when {
        When::Year(year) => Some(year),
        When::Unstated => match (record.last_by(question.now()), question.published) {
            (Some(last), Some(published)) if published.saturating_sub(last.year) > STALE => {
                return Answer::outside(question, &format!("the time of publication, {published}"));
            }
            (last, Some(_)) => last.map(|observation| observation.year),
            // Of an article without a date "now" may be any of the last years: the order must have stood.
            (last, None) => last.map(|last| last.year).filter(|_| stood(question, rank, ascending)),
        },
        _ => None,
    };
    let Some(year) = year else {
        return Answer::open(
            Reason::PeriodUnclear,
            "The claim does not say in which year the order was taken.",
        );
    };
    // What is named with its sign turned is ordered from the other end.
    let ascending = ascending != (record.sign < 0.0);
    let Some((place, n, table, neighbours)) = standing(question, year, ascending, true) else {
        return Answer::outside(question, &year.to_string());
    };
    let mut answer = Answer::of("rank");
    answer.step(format!(
        "{}, {year}: {n} countries have a value (groups of countries are left out).",
        record.series.name
    ));
    answer.step(table);
    answer.formula = Some(format!("rank of {} in {year} = {place} of {n}", record.place_name));
    answer.result = Some(f64::from(place));
    answer.neighbours = neighbours;
    answer.use_values(question, record.within(year, year));
    let holds = place == rank;
    if !holds {
        let others = [year.saturating_sub(1), year.saturating_add(1)];
        for other in others.into_iter().filter(|other| *other <= question.known_by()) {
            if let Some((place, ..)) = standing(question, other, ascending, true) {
                answer.alternative(other.to_string(), place == rank, Some(f64::from(place)));
            }
        }
        if let Some((place, n, ..)) = standing(question, year, ascending, false) {
            let reading = format!("{year} among {n} countries, territories such as Hong Kong left out");
            answer.alternative(reading, place == rank, Some(f64::from(place)));
        }
    }
    let said = format!("{} was number {place} of {n} countries in {year}", record.place_name);
    answer.summary = match answer.settle(holds) {
        Outcome::Supported => format!("{said}, as the claim says."),
        Outcome::Conflicting => format!("{said}; the claim's rank is right only for {}.", answer.holding()),
        _ => format!("{said}, not number {rank}."),
    };
    answer
}

/// Whether the place had the rank in each of the last ten years on record.
fn stood(question: &Question<'_>, rank: u32, ascending: bool) -> bool {
    let ascending = ascending != (question.record.sign < 0.0);
    let mut last = question.record.values.iter().rev().take(YEARS);
    question.record.values.len() >= YEARS
        && last.all(|observation| {
            standing(question, observation.year, ascending, true).is_some_and(|(place, ..)| place == rank)
        })
}

/// Among all economies, or those that are no `territories`: the place's rank, the number of countries,
/// the first of the order in words, and who stands beside the place.
fn standing(
    question: &Question<'_>,
    year: i16,
    ascending: bool,
    territories: bool,
) -> Option<(u32, usize, String, Vec<Neighbour>)> {
    let evidence = question.evidence;
    let mut values = evidence.year(question.record.series.code, year);
    values.retain(|(place, _)| {
        !evidence.is_group(place) && (territories || TERRITORIES.binary_search(place).is_err())
    });
    if let Some((code, divisor)) = question.record.derived {
        let times: BTreeMap<&str, f64> = evidence.year(code, year).into_iter().collect();
        values.retain_mut(|(place, value)| {
            let factor = times.get(place).map(|times| times / f64::from(divisor));
            *value *= factor.unwrap_or_default();
            factor.is_some()
        });
    }
    values.sort_by(|a, b| {
        let order = a.1.partial_cmp(&b.1).unwrap_or(Ordering::Equal);
        if ascending { order } else { order.reverse() }.then_with(|| a.0.cmp(b.0))
    });
    let at = values.iter().position(|(place, _)| *place == question.record.place)?;
    let first: Vec<String> = values
        .iter()
        .take(3)
        .map(|(place, value)| {
            format!(
                "{} {}",
                evidence.place_name(place).unwrap_or(place),
                question.record.show(*value * question.record.sign)
            )
        })
        .collect();
    // Two to either side; of the first the four behind it.
    let start = at.saturating_sub(BESIDE).min(values.len().saturating_sub(2 * BESIDE + 1));
    let neighbours = values
        .iter()
        .enumerate()
        .skip(start)
        .take(2 * BESIDE + 1)
        .filter(|(index, _)| *index != at)
        .filter_map(|(index, (place, _))| {
            Some(Neighbour {
                rank: u32::try_from(index).ok()?.checked_add(1)?,
                place: (*place).to_owned(),
                place_name: evidence.place_name(place).unwrap_or(place).to_owned(),
                observations: evidence.observations(question.record.series.code, place),
            })
        })
        .collect();
    Some((
        u32::try_from(at).ok()?.checked_add(1)?,
        values.len(),
        format!("The order begins: {}.", first.join("; ")),
        neighbours,
    ))
}
