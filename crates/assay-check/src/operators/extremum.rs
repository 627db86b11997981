//! `extremum`: "record low", "the highest since 2008".

use assay_evidence::Observation;
use assay_quantity::{Manner, Value};

use crate::answer::Answer;
use crate::question::Question;
use crate::when::When;
use crate::{Outcome, Reason, figure, numeral};

/// A record needs at least this many years to be one.
const FEWEST: usize = 5;

/// The lowest or highest on record, or since a year the claim names.
pub(crate) fn extremum(question: &Question<'_>) -> Answer {
    let record = &question.record;
    let low = match question.quantity.and_then(|quantity| quantity.manner) {
        Some(manner) => manner == Manner::RecordLow,
        None => is_low(question.words),
    };
    let since = since(question.words);
    let over = over_years(question.words).filter(|_| since.is_none());
    // "33.9 percent in 2023, the highest since 1960": the record was set in the year named beside.
    let named = question.years.iter().copied().filter(|year| Some(*year) != since).collect::<Vec<_>>();
    let year = match (question.when, named.as_slice()) {
        (When::Since(_), [year]) => When::Year(*year),
        (when, _) => when,
    };
    let year = match year {
        When::Year(year) => year,
        When::Years(_, last) => last,
        When::Part(year) => return Answer::outside(question, &format!("a part of {year}")),
        When::Since(_) | When::Unstated => match (question.published, record.last_by(question.now())) {
            (Some(published), Some(last)) if published.saturating_sub(last.year) <= 1 => last.year,
            (Some(published), _) => {
                return Answer::outside(question, &format!("the time of publication, {published}"));
            }
            (None, _) => {
                return Answer::open(
                    Reason::PeriodUnclear,
                    "The claim does not say when the record was set.",
                );
            }
        },
        When::Unclear => {
            return Answer::open(Reason::PeriodUnclear, "The claim does not say when the record was set.");
        }
    };
    let Some(value) = record.at(year) else {
        return Answer::outside(question, &year.to_string());
    };
    // "The lowest in ten years" compares with the nine before.
    let since = since.or_else(|| Some(year.saturating_sub(over?)));
    if let (Some(over), Some(begin)) = (over, record.values.first())
        && begin.year > year.saturating_sub(over).saturating_add(1)
    {
        return Answer::open(
            Reason::OutsideCoverage,
            format!("The series begins in {}, too late for a record of {over} years in {year}.", begin.year),
        );
    }
    let first = since.unwrap_or(i16::MIN);
    let observed = record.within(first, year);
    if observed.len() < FEWEST && since.is_none() {
        return Answer::open(
            Reason::OutsideCoverage,
            format!(
                "The series has only {} values up to {year}, too few to speak of a record.",
                observed.len()
            ),
        );
    }
    settle(question, Observation { year, value }, observed, low, since)
}

fn settle(
    question: &Question<'_>,
    now: Observation,
    observed: &[Observation],
    low: bool,
    since: Option<i16>,
) -> Answer {
    let record = &question.record;
    // "the highest since 2008" says that 2008 was higher: that year is not part of the comparison.
    let compared: Vec<Observation> = observed
        .iter()
        .filter(|observation| since.is_none_or(|since| observation.year > since))
        .copied()
        .collect();
    let beyond = |a: f64, b: f64| if low { a < b } else { a > b };
    let better: Vec<Observation> =
        compared.iter().filter(|observation| beyond(observation.value, now.value)).copied().collect();
    let word = if low { "lowest" } else { "highest" };
    let (n, first) = (compared.len(), compared.first().map_or(now.year, |observation| observation.year));
    let mut answer = Answer::of("extremum");
    answer.step(format!("{}, {}.", record.name(), record.show_year(now)));
    answer.step(format!(
        "Compared with the {n} observed years {}; the series covers {}.",
        figure::years(first, now.year),
        record.coverage()
    ));
    answer.formula = Some(format!(
        "{} of {n} observed years {} are {} than {}",
        better.len(),
        figure::years(first, now.year),
        if low { "lower" } else { "higher" },
        figure::plain(now.value)
    ));
    answer.result = Some(now.value);
    answer.use_values(question, &[now]);
    answer.use_values(question, &better);
    let figure_holds = figure_agrees(question, &mut answer, now);
    let place = &record.place_name;
    let outcome = answer.settle(better.is_empty() && figure_holds);
    answer.summary = match (outcome, better.last()) {
        (Outcome::Supported, _) => format!(
            "{} was the {word} of the {n} observed years since {first} for {place}: {}.",
            now.year,
            record.show(now.value)
        ),
        (_, Some(other)) => format!(
            "{} was not the {word} since {first} for {place}: {}, but {}.",
            now.year,
            record.show(now.value),
            record.show_year(*other)
        ),
        _ => format!(
            "The series gives {} for {place} in {}, which is not the claim's figure.",
            record.show(now.value),
            now.year
        ),
    };
    answer.note(format!(
        "A record is the {word} of the years on record, which begin in {}.",
        record.values.first().map_or(first, |o| o.year)
    ));
    answer
}

/// Where the record comes with a figure, that must agree too.
fn figure_agrees(question: &Question<'_>, answer: &mut Answer, now: Observation) -> bool {
    let has_figure = question
        .quantity
        .is_some_and(|quantity| matches!(quantity.value, Value::Single(_) | Value::Range(..)));
    let Some(band) = question.band().filter(|_| has_figure) else { return true };
    let holds = band.holds(now.value);
    answer.step(format!(
        "The claim's figure: {} {}: {}.",
        figure::plain(now.value),
        band.formula(),
        if holds { "agrees" } else { "does not agree" }
    ));
    holds
}

/// Words that say the least of a kind, sorted.
const LEAST: &[&str] = &["fewest", "least", "low", "lowest", "slowest", "smallest", "weakest"];
/// Words that say the most of a kind, sorted.
const MOST: &[&str] = &["biggest", "fastest", "high", "highest", "largest", "most", "strongest"];

fn is_low(words: &str) -> bool {
    let low = words.to_lowercase();
    low.split(|c: char| !c.is_alphabetic()).any(|word| LEAST.binary_search(&word).is_ok())
}

/// Over how many years a record is claimed: "the lowest in ten years", "a 40-year high".
pub(crate) fn over_years(words: &str) -> Option<i16> {
    let low = words.to_lowercase();
    let words: Vec<&str> =
        low.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let extreme = |word: &&str| LEAST.binary_search(word).is_ok() || MOST.binary_search(word).is_ok();
    for at in 0..words.len() {
        let word = |back: usize| at.checked_sub(back).and_then(|at| words.get(at)).copied().unwrap_or("");
        let unit = match words[at] {
            "year" | "years" => 1,
            "decade" | "decades" => 10,
            _ => continue,
        };
        let count = match word(1) {
            "a" if unit == 10 => Some(1),
            other => numeral::whole(other).filter(|years| (2..=200).contains(years)),
        };
        let Some(count) = count else { continue };
        // "20-year low"
        if words.get(at + 1).is_some_and(|next| matches!(*next, "low" | "lows" | "high" | "highs")) {
            return Some(count * unit);
        }
        let more = word(2) == "than" && matches!(word(3), "more");
        let nearly = matches!(word(2), "nearly" | "almost");
        let tie = word(if more {
            4
        } else if matches!(word(2), "over" | "nearly" | "almost" | "about") {
            3
        } else {
            2
        });
        let start = at.saturating_sub(12);
        if matches!(tie, "in" | "for") && words[start..at].iter().any(extreme) {
            return Some(count * unit + i16::from(more) - i16::from(nearly));
        }
    }
    None
}

/// The year after "since", where the claim names one.
fn since(words: &str) -> Option<i16> {
    let low = words.to_lowercase();
    let rest = low.split_once("since ")?.1;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|year| (1000..3000).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_many_years_a_record_spans_is_read() {
        assert_eq!(over_years("the slowest growth in five years"), Some(5));
        assert_eq!(over_years("a 40-year high in 2022"), Some(40));
        assert_eq!(over_years("its lowest level in more than a decade"), Some(11));
        assert_eq!(over_years("the lowest in nearly 50 years"), Some(49));
        assert_eq!(over_years("It fell in three years"), None);
        assert!(is_low("the slowest in ten years") && !is_low("a 20-year high"));
        assert!(LEAST.is_sorted() && MOST.is_sorted());
    }
}
