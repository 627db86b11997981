//! `ratio`: "doubled", "fell by half", "three times as high as in 1990".

use assay_quantity::{Bound, ChangeKind, Number, Value};

use crate::answer::Answer;
use crate::multiple::{self, bound_before, stem_in};
use crate::question::Question;
use crate::{Outcome, Reason, figure};

use super::change::{ends, observed};

/// A multiple of an earlier value.
pub(crate) fn ratio(question: &Question<'_>) -> Answer {
    match try_ratio(question) {
        Ok(answer) => answer,
        Err(answer) => *answer,
    }
}

fn try_ratio(question: &Question<'_>) -> Result<Answer, Box<Answer>> {
    let unread = || Box::new(Answer::open(Reason::NotCheckable, "The multiple could not be read."));
    let in_words = stem_in(if question.quantity.is_none() { question.words } else { question.change });
    let moved = match (question.quantity, in_words) {
        (None, Some(("halv", _))) => Some(ChangeKind::Fall),
        (None, Some(_)) => Some(ChangeKind::Rise),
        (quantity, _) => quantity.and_then(|quantity| quantity.change).map(|change| change.kind),
    };
    // Without a change the multiple compares two places or groups, which no one series settles.
    let Some(moved) = moved else {
        return Err(Box::new(Answer::open(
            Reason::PlaceUnclear,
            "The claim compares with something that is not the same series at another time.",
        )));
    };
    let value = question.quantity.map_or(Value::None, |quantity| quantity.value);
    let (first, last) = ends(question)?;
    let [from, to] = observed(question, first, last)?;
    let (value, bound) = match (value, in_words) {
        (Value::None, Some((stem, multiple))) => {
            let verb = if question.change.is_empty() { stem } else { question.change };
            (Value::Single(Number::new(multiple, 0.0)), bound_before(question.words, verb))
        }
        (value, _) => (value, question.quantity.map_or(Bound::Equal, |quantity| quantity.bound)),
    };
    let band = multiple::band(value, bound).ok_or_else(unread)?;
    let fell = moved == ChangeKind::Fall;
    let (over, under) = if fell { (from, to) } else { (to, from) };
    if under.value <= 0.0 || over.value < 0.0 {
        return Err(Box::new(Answer::open(
            Reason::OutsideCoverage,
            "The series is zero or below: no ratio can be made.",
        )));
    }
    let result = over.value / under.value;
    let mut answer = Answer::of("ratio");
    answer.step(format!(
        "{}, {}; {}.",
        question.record.name(),
        question.record.show_year(from),
        question.record.show_year(to)
    ));
    answer.formula = Some(format!(
        "{} / {} = {} {}",
        figure::plain(over.value),
        figure::plain(under.value),
        figure::plain(result),
        band.formula()
    ));
    answer.result = Some(result);
    answer.use_values(question, &[from, to]);
    let holds = band.holds(result);
    if !holds {
        for (a, b) in [(-1, -1), (1, 1), (-1, 0), (0, 1)] {
            let (first, last) = (first.saturating_add(a), last.saturating_add(b));
            if last > question.known_by() {
                continue;
            }
            let (Some(from), Some(to)) = (question.record.at(first), question.record.at(last)) else {
                continue;
            };
            let (over, under) = if fell { (from, to) } else { (to, from) };
            if under > 0.0 {
                answer.alternative(figure::years(first, last), band.holds(over / under), Some(over / under));
            }
        }
    }
    let said = format!(
        "from {} in {first} to {} in {last}, a factor of {}",
        question.record.show(from.value),
        question.record.show(to.value),
        figure::plain(to.value / from.value)
    );
    answer.summary = match answer.settle(holds) {
        Outcome::Supported => format!("The series went {said}, which agrees with the claim."),
        Outcome::Conflicting => {
            format!("The series went {said}; the multiple is right only for: {}.", answer.holding())
        }
        _ => format!("The series went {said}, which does not agree with the claim."),
    };
    Ok(answer)
}
