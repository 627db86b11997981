//! A value against that of the same place in an earlier year: "half of what it was in 1991", "a third
//! lower than in 2007".

use assay_evidence::Observation;

use crate::answer::Answer;
use crate::compare::Relation;
use crate::question::Question;
use crate::when::When;
use crate::{Outcome, Reason, figure};

use super::between::{formula, stands};

/// How old, in years, the latest observation may be to stand for "now".
const STALE: i16 = 3;

/// Whether the question's place stands to its value in the year `then` as the claim says.
pub(crate) fn then(question: &Question<'_>, then: i16, relation: Relation) -> Answer {
    let record = &question.record;
    let year = match (question.when, record.last_by(question.now()), question.published) {
        (When::Year(year), ..) if year > then => year,
        (When::Unstated, Some(last), Some(published))
            if question.present && published.saturating_sub(last.year) <= STALE =>
        {
            last.year
        }
        (When::Unstated, _, Some(published)) if question.present => {
            return Answer::outside(question, &format!("the time of publication, {published}"));
        }
        _ => {
            return Answer::open(Reason::PeriodUnclear, "The claim does not say which year it compares.");
        }
    };
    let (Some(value), Some(before)) = (record.at(year), record.at(then)) else {
        return Answer::outside(question, &format!("both {then} and {year}"));
    };
    let operator = match relation {
        Relation::More | Relation::Less => "trend",
        Relation::Times(_) => "ratio",
        Relation::PercentMore(_) | Relation::PercentLess(_) => "change",
    };
    let mut answer = Answer::of(operator);
    let ends = [Observation { year: then, value: before }, Observation { year, value }];
    let [first, last] = ends.map(|end| record.show_year(end));
    answer.step(format!("{}, {first}; {last}.", record.name()));
    answer.use_values(question, &ends);
    let result = value / before;
    answer.formula = Some(formula(relation, result));
    answer.result = Some(result);
    let holds = stands(relation, value, before);
    if !holds && let Some(other) = record.at(year.saturating_sub(1)).filter(|_| year - 1 > then) {
        answer.alternative((year - 1).to_string(), stands(relation, other, before), Some(other / before));
    }
    let said = format!(
        "The series gives {} for {} in {year} and {} in {then}, {} times as much",
        record.show(value),
        record.place_name,
        record.show(before),
        figure::plain(result)
    );
    answer.summary = match answer.settle(holds) {
        Outcome::Supported => format!("{said}, which agrees with the claim."),
        Outcome::Conflicting => format!("{said}; the claim is right only for {}.", answer.holding()),
        _ => format!("{said}, which does not agree with the claim."),
    };
    answer
}
