//! `mean`: the average over a window of years, and all windows where the claim names none.

use assay_evidence::Observation;
use assay_quantity::Manner;

use crate::answer::Answer;
use crate::band::{Band, BandKind};
use crate::question::Question;
use crate::when::When;
use crate::{Outcome, Reason, figure};

use super::value;

/// A series must reach this many years for "in no year on record" to refute "once".
const LONG: usize = 20;

/// "averaged 5.2 % between 2010 and 2014".
pub(crate) fn mean(question: &Question<'_>) -> Answer {
    let Some(band) = question.band() else {
        return Answer::open(Reason::NotCheckable, "The figure could not be read.");
    };
    match question.when {
        When::Years(first, last) => over(question, band, first, last),
        When::Since(first) => over(question, band, first, question.known_by()),
        When::Year(_) | When::Part(_) => value::value(question),
        // "The average life expectancy is 78" speaks of now, not of a window of years.
        When::Unstated if question.present => value::value(question),
        When::Unclear | When::Unstated => windows(question, band),
    }
}

/// The mean of the years from `first` to `last`.
pub(crate) fn over(question: &Question<'_>, band: Band, first: i16, last: i16) -> Answer {
    let record = &question.record;
    let observed = record.within(first, last);
    let wanted = usize::from(last.saturating_sub(first).unsigned_abs()) + 1;
    let (Some(start), Some(end)) = (observed.first(), observed.last()) else {
        return Answer::outside(question, &figure::years(first, last));
    };
    if last != i16::MAX && observed.len() * 2 < wanted {
        return Answer::outside(question, &format!("most of {}", figure::years(first, last)));
    }
    let mean = average(observed);
    let window = figure::years(start.year, end.year);
    let mut answer = Answer::of("mean");
    answer.step(format!("{}: {} years observed in {window}.", record.name(), observed.len()));
    answer.formula = Some(format!("mean({window}) = {} {}", figure::plain(mean), band.formula()));
    answer.result = Some(mean);
    answer.use_values(question, observed);
    let holds = band.holds(mean);
    if !holds {
        // A figure that the claim itself calls an average cannot have been meant for one year.
        let averaged = question.quantity.is_some_and(|quantity| quantity.manner == Some(Manner::Average));
        for observation in observed.iter().filter(|o| !averaged && band.holds(o.value)) {
            answer.alternative(format!("{} alone", observation.year), true, Some(observation.value));
        }
        for (a, b) in [
            (first.saturating_sub(1), last.saturating_sub(1)),
            (first.saturating_add(1), last.saturating_add(1)),
            (first.saturating_sub(1), last),
            (first, last.saturating_add(1)),
        ] {
            let shifted = record.within(a, b);
            if b <= question.known_by() && b != i16::MAX && shifted.len() * 2 >= wanted {
                let mean = average(shifted);
                answer.alternative(figure::years(a, b), band.holds(mean), Some(mean));
            }
        }
    }
    if last != i16::MAX && observed.len() < wanted {
        answer.note(format!("{} of the {wanted} years are observed.", observed.len()));
    }
    let said = record.show(mean);
    answer.summary = match answer.settle(holds) {
        Outcome::Supported => format!(
            "The mean for {} over {window} is {said}, which agrees with the claim.",
            record.place_name
        ),
        Outcome::Conflicting => format!(
            "The mean for {} over {window} is {said}; the figure is right only for: {}.",
            record.place_name,
            answer.holding()
        ),
        _ => format!(
            "The mean for {} over {window} is {said}, which does not agree with the claim.",
            record.place_name
        ),
    };
    answer
}

/// No period is given ("once"): every window of years on record is looked at.
pub(crate) fn windows(question: &Question<'_>, band: Band) -> Answer {
    let record = &question.record;
    let Some(whole) = record.values.split_first().map(|_| average(&record.values)) else {
        return Answer::outside(question, "any year");
    };
    let runs = runs(&record.values, &band);
    let longest = longest(&record.values, &band);
    let mut answer = Answer::of("mean");
    answer.step(format!(
        "No year is given: all windows of the {} observed years {} are looked at.",
        record.values.len(),
        record.coverage()
    ));
    for run in &runs {
        answer.alternative(reading(run), true, Some(average(run)));
        answer.use_values(question, run);
    }
    let all = band.holds(whole) && longest.is_some_and(|window| window.len() == record.values.len());
    answer.alternative(format!("{}, all years on record", record.coverage()), all, Some(whole));
    if let [run, ..] = runs.as_slice() {
        answer.result = Some(average(run));
    }
    let named: Vec<String> = runs.iter().map(|run| format!("{} {}", formula(run), band.formula())).collect();
    answer.formula =
        Some(if named.is_empty() { format!("in no year {}", band.formula()) } else { named.join("; ") });
    note_longer(&mut answer, question, &band, &runs, longest);
    let every = record.values.iter().all(|observation| band.holds(observation.value));
    let place = &record.place_name;
    answer.outcome = Some(match (every, runs.is_empty() && longest.is_none()) {
        (true, _) => Outcome::Supported,
        (false, true) if record.values.len() >= LONG => Outcome::Refuted,
        (false, true) => {
            answer.reason = Some(Reason::PeriodUnclear);
            Outcome::NotEnoughEvidence
        }
        (false, false) => Outcome::Conflicting,
    });
    answer.summary = match answer.outcome {
        Some(Outcome::Supported) => {
            format!(
                "Whatever years are meant, the claim holds for {place}: it holds in every year of {}.",
                record.coverage()
            )
        }
        Some(Outcome::Conflicting) => {
            let named: Vec<String> = runs.iter().map(|run| in_words(question, run)).collect();
            let named = if named.is_empty() {
                longest.map(|window| in_words(question, window)).unwrap_or_default()
            } else {
                named.join(" and of ")
            };
            format!(
                "For {place} this is true of {named}, and of no other window on record ({}) unless it includes some of these years.",
                record.coverage()
            )
        }
        _ => format!(
            "The series shows no year or window for {place} in which the claim holds ({}).",
            record.coverage()
        ),
    };
    answer
}

/// A window longer than the runs may still satisfy the claim because it contains one of them.
fn note_longer(
    answer: &mut Answer,
    question: &Question<'_>,
    band: &Band,
    runs: &[&[Observation]],
    longest: Option<&[Observation]>,
) {
    let Some(window) = longest.filter(|window| runs.iter().all(|run| run.len() < window.len())) else {
        return;
    };
    let (Some(first), Some(last)) = (window.first(), window.last()) else { return };
    let because = runs
        .iter()
        .find(|run| {
            run.first().is_some_and(|o| o.year >= first.year)
                && run.last().is_some_and(|o| o.year <= last.year)
        })
        .map(|run| format!(", because it contains {}", reading(run)))
        .unwrap_or_default();
    answer.note(format!(
        "The longest window whose mean is {} is {} (mean {}{because}); the mean of all years on record is {}.",
        band.formula(),
        figure::years(first.year, last.year),
        question.record.show(average(window)),
        question.record.show(average(&question.record.values)),
    ));
}

/// Runs of years that follow one another in each of which the value lies in the band.
fn runs<'a>(values: &'a [Observation], band: &Band) -> Vec<&'a [Observation]> {
    values
        .chunk_by(|a, b| b.year == a.year + 1 && band.holds(a.value) == band.holds(b.value))
        .filter(|run| run.first().is_some_and(|observation| band.holds(observation.value)))
        .collect()
}

/// The longest window of years that follow one another whose mean lies in the band. For an exact
/// figure some long window nearly always does, so that only bounds are asked.
fn longest<'a>(values: &'a [Observation], band: &Band) -> Option<&'a [Observation]> {
    if band.kind != BandKind::Bound {
        return None;
    }
    let mut best: Option<&[Observation]> = None;
    for stretch in values.chunk_by(|a, b| b.year == a.year + 1) {
        for first in 0..stretch.len() {
            let mut sum = 0.0;
            for (last, observation) in stretch.iter().enumerate().skip(first) {
                sum += observation.value;
                let length = last - first + 1;
                if length > best.map_or(0, <[_]>::len) && band.holds(sum / length as f64) {
                    best = Some(&stretch[first..=last]);
                }
            }
        }
    }
    best
}

/// The mean of the values; 0 of none.
pub(crate) fn average(observations: &[Observation]) -> f64 {
    observations.iter().map(|observation| observation.value).sum::<f64>() / observations.len().max(1) as f64
}

fn reading(run: &[Observation]) -> String {
    match run {
        [only] => format!("{} alone", only.year),
        [first, .., last] => figure::years(first.year, last.year),
        [] => String::new(),
    }
}

fn formula(run: &[Observation]) -> String {
    match run {
        [only] => format!("{} = {}", only.year, figure::plain(only.value)),
        [first, .., last] => {
            format!("mean({}) = {}", figure::years(first.year, last.year), figure::plain(average(run)))
        }
        [] => String::new(),
    }
}

fn in_words(question: &Question<'_>, run: &[Observation]) -> String {
    let value = question.record.show(average(run));
    match run {
        [_] => format!("{} ({value})", reading(run)),
        _ => format!("{} (mean {value})", reading(run)),
    }
}
