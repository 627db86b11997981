//! The other states of a series: a figure that was right when it was published and has been revised
//! since is conflicting, never a hit.

use assay_quantity::Quantity;

use crate::Outcome;
use crate::answer::Answer;
use crate::question::Question;
use crate::record::Record;
use crate::units::Fit;

use super::apply;

/// Applies the operator to the newest state of the series, and where that does not agree to the
/// others too.
pub(crate) fn apply_in_states(question: &Question<'_>, from: Option<&Quantity>) -> Answer {
    let mut answer = apply(question, from);
    // A count is made of two series, whose states need not belong together.
    let fails = matches!(answer.outcome, Some(Outcome::Refuted | Outcome::Conflicting));
    if !fails || matches!(question.fit, Fit::Count(..)) {
        return answer;
    }
    let used = &question.record.series;
    for state in question.evidence.states(used.code) {
        if state.code == used.code {
            continue;
        }
        let record = Record::new(question.evidence, state, &question.record.place, question.fit);
        let record = if question.record.sign < 0.0 { record.turned() } else { record };
        let other = apply(&Question { record, years: question.years.clone(), ..*question }, from);
        let Some(formula) = other.formula.filter(|_| other.operator == answer.operator) else { continue };
        let holds = other.outcome == Some(Outcome::Supported);
        answer.step(format!(
            "State of {}: {}; state of {}: {formula}.",
            used.vintage,
            answer.formula.as_deref().unwrap_or_default(),
            state.vintage
        ));
        let reading = format!("in the state of the series of {}", state.vintage);
        if holds && answer.outcome == Some(Outcome::Refuted) {
            answer.outcome = Some(Outcome::Conflicting);
            let said =
                answer.summary.rsplit_once(", which").map_or(answer.summary.as_str(), |(said, _)| said);
            answer.summary =
                format!("{said}; the claim's figure is right only for another reading: {reading}.");
        }
        answer.alternative(reading, holds, other.result);
        answer.inputs.extend(other.inputs.into_iter().filter(|_| holds));
    }
    answer
}
