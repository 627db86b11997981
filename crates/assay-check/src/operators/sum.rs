//! `sum`: a total over several years.

use crate::answer::Answer;
use crate::question::Question;
use crate::when::When;
use crate::{Outcome, Reason, figure};

use super::value;

/// The total over the claim's years. Rates and shares have no total.
pub(crate) fn sum(question: &Question<'_>) -> Answer {
    let (first, last) = match question.when {
        When::Years(first, last) => (first, last),
        When::Since(first) => (first, question.known_by()),
        _ => return value::value(question),
    };
    let record = &question.record;
    if record.unit.contains('%') || record.unit.contains("per ") || record.unit.contains("index") {
        return value::value(question);
    }
    let Some(band) = question.band() else {
        return Answer::open(Reason::NotCheckable, "The figure could not be read.");
    };
    let observed = record.within(first, last);
    let wanted = usize::from(last.saturating_sub(first).unsigned_abs()) + 1;
    if observed.is_empty() || (last != i16::MAX && observed.len() < wanted) {
        return Answer::outside(question, &format!("every year of {}", figure::years(first, last)));
    }
    let total: f64 = observed.iter().map(|observation| observation.value).sum();
    let mut answer = Answer::of("sum");
    let window = figure::years(first, observed.last().map_or(last, |observation| observation.year));
    answer.step(format!("{}: {} years.", record.name(), observed.len()));
    answer.formula = Some(format!("sum({window}) = {} {}", figure::plain(total), band.formula()));
    answer.result = Some(total);
    answer.use_values(question, observed);
    let said = record.show(total);
    answer.summary = match answer.settle(band.holds(total)) {
        Outcome::Supported => format!("The total over {window} is {said}, which agrees with the claim."),
        _ => format!("The total over {window} is {said}, which does not agree with the claim."),
    };
    answer
}
