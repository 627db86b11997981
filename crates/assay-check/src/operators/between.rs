//! `between`: the value of one place against those of others in the same year.

use assay_evidence::Observation;

use crate::answer::Answer;
use crate::compare::{Other, Relation};
use crate::question::Question;
use crate::record::Record;
use crate::when::When;
use crate::{Outcome, Reason, figure};

/// How old, in years, the latest common year may be to stand for "now".
const STALE: i16 = 3;

/// Whether the question's place stands to the others as the claim says.
pub(crate) fn between(question: &Question<'_>, other: &Other, relation: Relation, past: bool) -> Answer {
    let (codes, together) = match other {
        Other::Each(codes) => (codes, false),
        Other::Together(codes) => (codes, true),
        Other::Then(year) => return super::then(question, *year, relation),
        Other::Any => {
            return match relation {
                Relation::More => super::rank_from(question, 1, false),
                Relation::Less => super::rank_from(question, 1, true),
                _ => Answer::open(
                    Reason::DefinitionDiffers,
                    "The claim compares with every other country at once by a multiple.",
                ),
            };
        }
    };
    let record = &question.record;
    let others: Vec<Record<'_>> =
        codes.iter().map(|code| Record::new(question.evidence, record.series, code, question.fit)).collect();
    let others: Vec<Record<'_>> = match record.sign < 0.0 {
        true => others.into_iter().map(Record::turned).collect(),
        false => others,
    };
    let is_sum =
        !record.unit.contains('%') && !record.unit.contains("per ") && !record.series.name.contains("per ");
    if together && !is_sum {
        return Answer::open(Reason::DefinitionDiffers, "Rates and shares of several countries have no sum.");
    }
    let observed =
        |year: i16| record.at(year).is_some() && others.iter().all(|other| other.at(year).is_some());
    let year = match (question.when, question.published) {
        (When::Year(year), _) => year,
        (When::Unstated, Some(published)) if !past => {
            let now = question.now();
            let latest = record.values.iter().rev().map(|o| o.year).find(|&y| y <= now && observed(y));
            match latest.filter(|year| published.saturating_sub(*year) <= STALE) {
                Some(year) => year,
                None => {
                    return Answer::outside(question, "all the places compared at the time of publication");
                }
            }
        }
        _ => {
            return Answer::open(Reason::PeriodUnclear, "The claim does not say for which year it compares.");
        }
    };
    if !observed(year) {
        return Answer::outside(question, &format!("all the places compared in {year}"));
    }
    let judge = |year: i16| -> Option<(bool, f64)> {
        let value = record.at(year)?;
        let values: Option<Vec<f64>> = others.iter().map(|other| other.at(year)).collect();
        let values = if together { vec![values?.iter().sum()] } else { values? };
        let holds = values.iter().all(|other| stands(relation, value, *other));
        Some((holds, ratio(value, values.first().copied()?)))
    };
    let Some((holds, result)) = judge(year) else {
        return Answer::outside(question, &year.to_string());
    };
    let mut answer = Answer::of("between");
    let value = record.at(year).unwrap_or(f64::NAN);
    answer.step(format!("{}, {}.", record.name(), record.show_year(Observation { year, value })));
    answer.use_values(question, record.within(year, year));
    for other in &others {
        if let Some(value) = other.at(year) {
            answer.step(format!("{}, {}.", other.name(), other.show_year(Observation { year, value })));
            answer.inputs.extend(other.inputs(&[Observation { year, value }]));
        }
    }
    let names = others.iter().map(|other| other.place_name.as_str()).collect::<Vec<_>>();
    let names = if together { format!("{} together", names.join(", ")) } else { names.join(", ") };
    answer.formula = Some(formula(relation, result));
    answer.result = Some(result);
    if !holds {
        // Without a year, any of the last years up to publication may be meant.
        let near = if question.when == When::Unstated { [year - 1, year - 2] } else { [year - 1, year + 1] };
        for year in near.into_iter().filter(|&year| year <= question.known_by()) {
            if let Some((holds, result)) = judge(year) {
                answer.alternative(year.to_string(), holds, Some(result));
            }
        }
    }
    let shown: Vec<String> = others
        .iter()
        .filter_map(|other| Some(format!("{} {}", other.place_name, other.show(other.at(year)?))))
        .collect();
    let said = format!(
        "In {year} the series gives {} for {} and {}, {} times as much as {names}",
        record.show(value),
        record.place_name,
        shown.join(", "),
        figure::plain(result)
    );
    answer.summary = match answer.settle(holds) {
        Outcome::Supported => format!("{said}, which agrees with the claim."),
        Outcome::Conflicting => format!("{said}; the claim is right only for {}.", answer.holding()),
        _ => format!("{said}, which does not agree with the claim."),
    };
    if question.when == When::Unstated {
        answer.note(format!("No year is given: {year} is the latest that was observed in all of them."));
    }
    answer
}

fn ratio(value: f64, other: f64) -> f64 {
    if other == 0.0 { f64::NAN } else { value / other }
}

pub(super) fn stands(relation: Relation, value: f64, other: f64) -> bool {
    let positive = value > 0.0 && other > 0.0;
    match relation {
        Relation::More => value > other,
        Relation::Less => value < other,
        Relation::Times(band) => positive && band.holds(value / other),
        Relation::PercentMore(band) => positive && band.holds((value / other - 1.0) * 100.0),
        Relation::PercentLess(band) => positive && band.holds((1.0 - value / other) * 100.0),
    }
}

pub(super) fn formula(relation: Relation, result: f64) -> String {
    let shown = figure::plain(result);
    match relation {
        Relation::More => format!("ratio = {shown} > 1"),
        Relation::Less => format!("ratio = {shown} < 1"),
        Relation::Times(band) => format!("ratio = {shown} {}", band.formula()),
        Relation::PercentMore(band) => {
            format!("(ratio − 1) × 100 = {} {}", figure::plain((result - 1.0) * 100.0), band.formula())
        }
        Relation::PercentLess(band) => {
            format!("(1 − ratio) × 100 = {} {}", figure::plain((1.0 - result) * 100.0), band.formula())
        }
    }
}
