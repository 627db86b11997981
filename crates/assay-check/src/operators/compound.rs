//! `compound`: a growth over several years out of a series of yearly growth rates.

use crate::answer::Answer;
use crate::question::Question;
use crate::when::When;
use crate::{Outcome, Reason, figure};

use super::mean;

/// "The economy grew by 18 percent between 2010 and 2016": the years after the first, one upon the
/// other. That the figure was meant for each year is tried as another reading.
pub(crate) fn compound(question: &Question<'_>, fall: bool) -> Answer {
    let record = &question.record;
    let Some(band) = question.band() else {
        return Answer::open(Reason::NotCheckable, "The figure could not be read.");
    };
    let band = if fall { band.negated() } else { band };
    let (first, last) = match question.when {
        When::Years(first, last) => (first, last),
        When::Since(first) => match record.last_by(question.known_by()) {
            Some(last) if last.year > first => (first, last.year),
            _ => return Answer::outside(question, &format!("the years since {first}")),
        },
        _ => return Answer::open(Reason::PeriodUnclear, "The claim does not say over which years."),
    };
    let over = |first: i16, last: i16| {
        let observed = record.within(first.saturating_add(1), last);
        let wanted = usize::from(last.saturating_sub(first).unsigned_abs());
        let product: f64 = observed.iter().map(|observation| 1.0 + observation.value / 100.0).product();
        (observed.len() == wanted && wanted > 0).then_some((product - 1.0) * 100.0)
    };
    let Some(result) = over(first, last) else {
        return Answer::outside(question, &format!("every year of {}", figure::years(first, last)));
    };
    let mut answer = Answer::of("compound");
    let years = record.within(first.saturating_add(1), last);
    answer.step(format!("{}: the growth of {} years, one upon the other.", record.name(), years.len()));
    answer.formula = Some(format!(
        "product(1 + growth / 100, {}) − 1 = {}% {}",
        figure::years(first.saturating_add(1), last),
        figure::plain(result),
        band.formula()
    ));
    answer.result = Some(result);
    answer.use_values(question, years);
    let holds = band.holds(result);
    if !holds {
        let yearly = mean::average(years);
        answer.alternative("as a yearly average", band.holds(yearly), Some(yearly));
        for (a, b) in [(-1, -1), (1, 1), (-1, 0), (0, 1)] {
            let (first, last) = (first.saturating_add(a), last.saturating_add(b));
            if last > question.known_by() {
                continue;
            }
            if let Some(result) = over(first, last) {
                answer.alternative(figure::years(first, last), band.holds(result), Some(result));
            }
        }
    }
    let said = format!(
        "The yearly growth for {} adds up to {}% over {}",
        record.place_name,
        figure::plain(result),
        figure::years(first, last)
    );
    answer.summary = match answer.settle(holds) {
        Outcome::Supported => format!("{said}, which agrees with the claim."),
        Outcome::Conflicting => {
            format!("{said}; the figure is right only for another reading: {}.", answer.holding())
        }
        _ => format!("{said}, which does not agree with the claim."),
    };
    answer
}
