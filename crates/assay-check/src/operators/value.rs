//! `value`, `bound`, `range`: the series' value at a time against the claim's figure.

use assay_evidence::Observation;

use crate::answer::Answer;
use crate::band::{Band, BandKind};
use crate::question::Question;
use crate::record::Record;
use crate::units::Fit;
use crate::when::When;
use crate::{Outcome, Reason, figure};

use super::mean;

/// How old, in years, the latest observation may be to stand for "now".
const STALE: i16 = 3;
/// Years a record must hold to leave no year open.
const LONG: usize = 20;
/// How many years to either side a claim of a bound may be meant for.
const NEIGHBOURS: i16 = 2;
/// Most other years that are listed.
const LISTED: usize = 5;

/// The value the claim's figure gives.
pub(crate) fn value(question: &Question<'_>) -> Answer {
    match question.band() {
        Some(band) => against(question, band),
        None => Answer::open(Reason::NotCheckable, "The figure could not be read."),
    }
}

/// A growth of so much percent is the value of a series of growth rates.
pub(crate) fn growth(question: &Question<'_>, fall: bool) -> Answer {
    match question.band() {
        Some(band) => against(question, if fall { band.negated() } else { band }),
        None => Answer::open(Reason::NotCheckable, "The figure could not be read."),
    }
}

fn against(question: &Question<'_>, band: Band) -> Answer {
    match question.when {
        When::Year(year) => at(question, band, year),
        When::Years(first, last) => over(question, band, first, last),
        When::Since(first) => over(question, band, first, question.known_by()),
        When::Part(year) => part(question, year),
        When::Unclear => mean::windows(question, band),
        When::Unstated => now(question, band),
    }
}

/// The operator's name for the kind of figure.
pub(crate) fn name(band: &Band) -> &'static str {
    match band.kind {
        BandKind::Value => "value",
        BandKind::Bound => "bound",
        BandKind::Range => "range",
    }
}

fn at(question: &Question<'_>, band: Band, year: i16) -> Answer {
    let record = &question.record;
    let Some(value) = record.at(year) else {
        return Answer::outside(question, &year.to_string());
    };
    let mut answer = Answer::of(name(&band));
    answer.step(format!("{}, {}.", record.name(), record.show_year(Observation { year, value })));
    answer.step(format!("The claim's figure allows values {}.", band.formula()));
    answer.formula = Some(format!("{} {}", figure::plain(value), band.formula()));
    answer.result = Some(value);
    answer.use_values(question, &[Observation { year, value }]);
    neighbours(&mut answer, record, year);
    let holds = band.holds(value);
    if !holds {
        other_years(&mut answer, question, &band, year);
        siblings(&mut answer, question, &band, year);
    }
    let said = record.show(value);
    let place = &record.place_name;
    answer.summary = match answer.settle(holds) {
        Outcome::Supported => {
            format!("The series gives {said} for {place} in {year}, which agrees with the claim.")
        }
        Outcome::Conflicting => format!(
            "The series gives {said} for {place} in {year}; the claim's figure is right only for another reading: {}.",
            answer.holding()
        ),
        _ => format!("The series gives {said} for {place} in {year}, which does not agree with the claim."),
    };
    if holds {
        apart(&mut answer, question, &band, year);
    }
    derived(&mut answer, question, &band, value);
    answer
}

/// Another series of the same name in which the claim would not hold is named, never mixed in.
fn apart(answer: &mut Answer, question: &Question<'_>, band: &Band, year: i16) {
    for code in &question.measure.siblings {
        let Some(series) = question.evidence.find(code) else { continue };
        let Some(value) = question.evidence.value(code, &question.record.place, year) else { continue };
        let same_name = question.evidence.measures().any(|measure| {
            measure.series == *code
                && measure.words.iter().any(|words| question.measure.words.contains(words))
        });
        if same_name && !band.holds(value) {
            answer.note(format!(
                "Another series of like name, “{}” ({}), gives {} for {year}; the two are not mixed.",
                series.name,
                series.source,
                question.record.show(value)
            ));
        }
    }
}

/// Counts made from a rate and a population settle only what they are far from.
fn derived(answer: &mut Answer, question: &Question<'_>, band: &Band, value: f64) {
    let Fit::Count(code, divisor) = question.fit else { return };
    answer.note(format!(
        "The series is a rate; the count is the rate × {code} / {}.",
        figure::plain(f64::from(divisor))
    ));
    if answer.outcome == Some(Outcome::Refuted) && band.widened(0.1).holds(value) {
        answer.outcome = Some(Outcome::NotEnoughEvidence);
        answer.reason = Some(Reason::DefinitionDiffers);
        answer.summary = format!(
            "A count made from the rate comes to {}, near the claim's but not within its precision: too close to call.",
            question.record.show(value)
        );
    }
}

/// The years before and after, so that a reader sees whether the claim picked one.
fn neighbours(answer: &mut Answer, record: &Record<'_>, year: i16) {
    let shown: Vec<String> = [year.saturating_sub(1), year.saturating_add(1)]
        .into_iter()
        .filter_map(|year| Some(record.show_year(Observation { year, value: record.at(year)? })))
        .collect();
    if !shown.is_empty() {
        answer.step(format!("Neighbouring years: {}.", shown.join("; ")));
    }
}

/// Other years in which the claim would be right, nearest first. For a bound only the years
/// beside it: over decades some year is always above or below.
fn other_years(answer: &mut Answer, question: &Question<'_>, band: &Band, year: i16) {
    let mut years: Vec<Observation> = question
        .record
        .values
        .iter()
        .filter(|observation| observation.year != year && observation.year <= question.known_by())
        .filter(|observation| band.holds(observation.value))
        .filter(|observation| {
            band.kind != BandKind::Bound || year.abs_diff(observation.year) <= NEIGHBOURS.unsigned_abs()
        })
        .copied()
        .collect();
    years.sort_by_key(|observation| (year.abs_diff(observation.year), observation.year));
    for observation in years.into_iter().take(LISTED) {
        answer.alternative(observation.year.to_string(), true, Some(observation.value));
    }
}

/// The same year in series of a like name and another definition.
fn siblings(answer: &mut Answer, question: &Question<'_>, band: &Band, year: i16) {
    for code in &question.measure.siblings {
        let Some(series) = question.evidence.find(code) else { continue };
        let Some(value) = question.evidence.value(code, &question.record.place, year) else { continue };
        let value = value * question.record.sign;
        let plain = |unit: &str| unit.replace("total ", "");
        if plain(series.unit) == plain(&question.record.unit) {
            answer.alternative(
                format!("{year} in the series “{}”", series.name),
                band.holds(value),
                Some(value),
            );
        }
    }
}

/// Whether the figure is said of each year by itself: "every year since 2010".
fn says_each_year(words: &str) -> bool {
    let low = words.to_lowercase();
    ["every year", "each year", "every single year", "in all years"].iter().any(|said| low.contains(said))
}

/// A figure for a stretch of years: it must hold in each, or on average where it is exact and not
/// said of each.
fn over(question: &Question<'_>, band: Band, first: i16, last: i16) -> Answer {
    let record = &question.record;
    let observed = record.within(first, last);
    if observed.is_empty() {
        return Answer::outside(question, &figure::years(first, last));
    }
    let each = says_each_year(question.words);
    if band.kind != BandKind::Bound && !each {
        return mean::over(question, band, first, last);
    }
    let mut answer = Answer::of(name(&band));
    for observation in observed {
        answer.alternative(
            observation.year.to_string(),
            band.holds(observation.value),
            Some(observation.value),
        );
    }
    answer.use_values(question, observed);
    let holding = observed.iter().filter(|observation| band.holds(observation.value)).count();
    let n = observed.len();
    answer.step(format!("{}: {n} years observed in the period.", record.name()));
    answer.formula = Some(format!("{holding} of {n} years {}", band.formula()));
    let outcome = answer.settle(holding == n);
    let place = &record.place_name;
    let what = if band.kind == BandKind::Bound { "bound" } else { "figure" };
    answer.summary = match outcome {
        Outcome::Supported => format!("The {what} holds in each of the {n} observed years in {place}."),
        Outcome::Refuted => format!("The {what} holds in none of the {n} observed years in {place}."),
        _ => format!("The {what} holds in {holding} of the {n} observed years in {place}."),
    };
    if observed.len() < usize::from(last.saturating_sub(first).unsigned_abs()) + 1 && last != i16::MAX {
        answer.note(format!(
            "The series covers {}; other years of the period are not observed.",
            record.coverage()
        ));
    }
    answer
}

fn part(question: &Question<'_>, year: i16) -> Answer {
    let mut answer = Answer::open(
        Reason::DefinitionDiffers,
        format!(
            "The claim speaks of a part of {year}; the series “{}” has yearly values.",
            question.record.name()
        ),
    );
    if let Some(value) = question.record.at(year) {
        answer.note(format!("The whole year: {}.", question.record.show_year(Observation { year, value })));
    }
    answer
}

/// Nothing is said of the time. The present tense means the time of publication, as far as it
/// was observed; otherwise no year is meant.
fn now(question: &Question<'_>, band: Band) -> Answer {
    let record = &question.record;
    let latest = record.last_by(question.now());
    if let (Some(published), Some(latest), true) = (question.published, latest, question.present) {
        if published.saturating_sub(latest.year) <= STALE {
            let mut answer = at(question, band, latest.year);
            answer.note(format!(
                "No year is given: {} is the latest that was observed at publication in {published}.",
                latest.year
            ));
            return answer;
        }
        return Answer::outside(question, &format!("the time of publication, {published}"));
    }
    let mut answer = Answer::open(Reason::PeriodUnclear, "The claim does not say when its figure held.");
    let holding: Vec<String> =
        record.values.iter().filter(|o| band.holds(o.value)).map(|o| o.year.to_string()).collect();
    if record.values.is_empty() {
        return Answer::outside(question, "any year");
    }
    let n = record.values.len();
    // Whatever year is meant: a long record that reaches the time of publication leaves none open, as
    // far as the figure lies beyond all of it; between its values a part of a year may have had it.
    let beyond = |observation: &Observation, above: bool| {
        question.band().is_some_and(|band| band.is_beyond(observation.value, above))
    };
    let outside = [true, false].into_iter().any(|above| record.values.iter().all(|o| beyond(o, above)));
    let reaches =
        question.published.is_none_or(|year| latest.is_some_and(|o| year.saturating_sub(o.year) <= STALE));
    if n >= LONG
        && reaches
        && band.kind == BandKind::Value
        && holding.is_empty()
        && outside
        && question.present
    {
        let mut answer = Answer::of(name(&band));
        answer.formula = Some(format!("in no year {}", band.formula()));
        answer.outcome = Some(Outcome::Refuted);
        answer.summary = format!(
            "Whatever year is meant, the series shows none for {} in which the claim holds ({}).",
            record.place_name,
            record.coverage()
        );
        answer.note_last(question);
        return answer;
    }
    answer.note(match holding.len() {
        0 => format!("It would hold in none of the {n} observed years ({}).", record.coverage()),
        all if all == n => format!("It would hold in all {n} observed years ({}).", record.coverage()),
        some => format!("It would hold in {some} of {n} observed years: {}.", shortened(&holding)),
    });
    answer
}

fn shortened(years: &[String]) -> String {
    let shown = years.iter().rev().take(8).rev().cloned().collect::<Vec<_>>().join(", ");
    if years.len() > 8 { format!("… {shown}") } else { shown }
}
