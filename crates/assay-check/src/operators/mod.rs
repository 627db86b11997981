//! One operator a file: what a claim asks of a series, and how it is computed.

mod between;
mod change;
mod compound;
mod extremum;
mod mean;
mod rank;
mod ratio;
mod states;
mod sum;
mod tenure;
mod then;
mod trend;
mod value;

pub(crate) use between::between;
pub(crate) use extremum::{extremum, over_years};
pub(crate) use rank::{in_region, rank, rank_from, rank_from_either};
pub(crate) use states::apply_in_states;
pub(crate) use tenure::tenure;
use then::then;
pub(crate) use trend::{Direction, direction, is_of_growth};

use assay_quantity::{ChangeKind, Manner, Quantity, UnitKind, Value};

use crate::answer::Answer;
use crate::multiple;
use crate::question::Question;
use crate::units::Fit;
use crate::when::When;

/// Applies the operator that the claim's figure asks for; `from` is the figure it started from
/// ("from 10 to 12").
fn apply(question: &Question<'_>, from: Option<&Quantity>) -> Answer {
    let Some(quantity) = question.quantity else {
        return if multiple::in_verb(question.words).is_some() {
            ratio::ratio(question)
        } else {
            trend::trend(question)
        };
    };
    let moved = quantity.change.map(|change| change.kind);
    let by = matches!(moved, Some(ChangeKind::Rise | ChangeKind::Fall));
    match quantity.manner {
        Some(Manner::RecordLow | Manner::RecordHigh) => return extremum::extremum(question),
        Some(Manner::Rank(rank)) => return rank::rank(question, rank),
        _ => {}
    }
    if quantity.value == Value::None && multiple::in_verb(question.change).is_some() {
        return ratio::ratio(question);
    }
    if quantity.value == Value::None {
        return trend::trend(question);
    }
    if quantity.unit.kind == UnitKind::Multiple {
        return ratio::ratio(question);
    }
    if let Some(from) = from {
        return change::from_to(question, from);
    }
    // The growth of a series of growth rates is its value.
    let is_growth = matches!(question.fit, Fit::Factor(_)) && is_growth_rate(question);
    let several = matches!(question.when, When::Years(..) | When::Since(_));
    if by && is_growth && several && quantity.manner != Some(Manner::Average) {
        return compound::compound(question, moved == Some(ChangeKind::Fall));
    }
    if moved == Some(ChangeKind::Rise) && is_growth && several {
        return mean::mean(question);
    }
    if by && is_growth {
        return value::growth(question, moved == Some(ChangeKind::Fall));
    }
    if by {
        return change::change(question, moved == Some(ChangeKind::Fall));
    }
    match quantity.manner {
        Some(Manner::Cumulative) => sum::sum(question),
        Some(Manner::Average) => mean::mean(question),
        _ => value::value(question),
    }
}

/// Whether the series states a growth in percent over a year.
fn is_growth_rate(question: &Question<'_>) -> bool {
    question.record.series.unit == "annual %"
        && question.quantity.is_some_and(|q| q.unit.kind == UnitKind::Percent)
}
