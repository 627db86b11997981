//! `change`: by how much a series rose or fell, and from what to what.

use assay_evidence::Observation;
use assay_quantity::{Quantity, UnitKind, Value};

use crate::answer::Answer;
use crate::band::Band;
use crate::question::Question;
use crate::units::Fit;
use crate::when::When;
use crate::{Outcome, Reason, figure};

/// The first and last year of a claim's change.
pub(crate) fn ends(question: &Question<'_>) -> Result<(i16, i16), Box<Answer>> {
    let is_verb = question.quantity.is_none_or(|quantity| quantity.value == Value::None);
    match (question.when, question.years.as_slice()) {
        // "shrank from $6 trillion in 2012 to $4 trillion in 2024": the verb alone has both years.
        (When::Year(_), [a, b]) if is_verb && a != b => return Ok(((*a).min(*b), (*a).max(*b))),
        _ => {}
    }
    match question.when {
        // "rose by 5 % in 1996": against the year before.
        When::Year(year) => Ok((year.saturating_sub(1), year)),
        When::Years(first, last) => Ok((first, last)),
        When::Since(first) => match question.record.last_by(question.known_by()) {
            Some(last) if last.year > first => Ok((first, last.year)),
            _ => Err(Box::new(Answer::outside(question, &format!("the years since {first}")))),
        },
        When::Part(year) => Err(Box::new(Answer::open(
            Reason::DefinitionDiffers,
            format!("The claim speaks of a part of {year}; the series has yearly values."),
        ))),
        When::Unclear | When::Unstated => Err(Box::new(Answer::open(
            Reason::PeriodUnclear,
            "The claim does not say from when to when the change was.",
        ))),
    }
}

/// Both ends of a change, or the answer that one is not on record.
pub(crate) fn observed(
    question: &Question<'_>,
    first: i16,
    last: i16,
) -> Result<[Observation; 2], Box<Answer>> {
    let at = |year| question.record.at(year).map(|value| Observation { year, value });
    match (at(first), at(last)) {
        (Some(first), Some(last)) => Ok([first, last]),
        (None, Some(_)) => Err(Box::new(Answer::outside(question, &first.to_string()))),
        _ => Err(Box::new(Answer::outside(question, &last.to_string()))),
    }
}

/// A rise or fall by the claim's figure.
pub(crate) fn change(question: &Question<'_>, fall: bool) -> Answer {
    match try_change(question, fall) {
        Ok(answer) => answer,
        Err(answer) => *answer,
    }
}

fn try_change(question: &Question<'_>, fall: bool) -> Result<Answer, Box<Answer>> {
    let (first, last) = ends(question)?;
    let [from, to] = observed(question, first, last)?;
    let unread = || Box::new(Answer::open(Reason::NotCheckable, "The figure could not be read."));
    let band = question.band().ok_or_else(unread)?;
    let band = if fall { band.negated() } else { band };
    let relative = question.fit == Fit::Relative;
    let mut answer = Answer::of("change");
    answer.step(format!(
        "{}, {}; {}.",
        question.record.name(),
        question.record.show_year(from),
        question.record.show_year(to)
    ));
    let result = if relative { percent(from.value, to.value) } else { Some(to.value - from.value) };
    let Some(result) = result else {
        return Err(Box::new(Answer::open(
            Reason::OutsideCoverage,
            "The series begins at zero: no percentage can be made.",
        )));
    };
    let (a, b) = (figure::plain(from.value), figure::plain(to.value));
    answer.formula = Some(if relative {
        format!("({b} − {a}) / {a} = {}% {}", figure::plain(result), band.formula())
    } else {
        format!("{b} − {a} = {} {}", figure::plain(result), band.formula())
    });
    answer.result = Some(result);
    answer.use_values(question, &[from, to]);
    let holds = band.holds(result);
    if !holds {
        other_ends(&mut answer, question, &band, relative, (first, last));
        points(&mut answer, question, &band, relative, [from, to]);
    }
    let by = if relative { format!("{}%", signed(result)) } else { signed(result) };
    let window = figure::years(first, last);
    let place = &question.record.place_name;
    answer.summary = match answer.settle(holds) {
        Outcome::Supported => {
            format!("The series changed by {by} for {place} over {window}, which agrees with the claim.")
        }
        Outcome::Conflicting => format!(
            "The series changed by {by} for {place} over {window}; the figure is right only for another reading: {}.",
            answer.holding()
        ),
        _ => format!(
            "The series changed by {by} for {place} over {window}, which does not agree with the claim."
        ),
    };
    Ok(answer)
}

/// The same change with its ends a year earlier or later.
fn other_ends(answer: &mut Answer, question: &Question<'_>, band: &Band, relative: bool, ends: (i16, i16)) {
    let (first, last) = ends;
    for (a, b) in [(-1, -1), (1, 1), (-1, 0), (0, 1)] {
        let (first, last) = (first.saturating_add(a), last.saturating_add(b));
        if last > question.known_by() {
            continue;
        }
        let (Some(from), Some(to)) = (question.record.at(first), question.record.at(last)) else { continue };
        let result = if relative { percent(from, to) } else { Some(to - from) };
        if let Some(result) = result {
            answer.alternative(figure::years(first, last), band.holds(result), Some(result));
        }
    }
}

/// For a series in percent, percent and percentage points are easily taken for one another.
fn points(
    answer: &mut Answer,
    question: &Question<'_>,
    band: &Band,
    relative: bool,
    [from, to]: [Observation; 2],
) {
    if !question.record.unit.contains('%') {
        return;
    }
    let said_points = question.quantity.is_some_and(|q| q.unit.kind == UnitKind::PercentagePoint);
    if relative {
        let points = to.value - from.value;
        answer.alternative("in percentage points, not percent", band.holds(points), Some(points));
    } else if said_points && let Some(percent) = percent(from.value, to.value) {
        answer.alternative("in percent, not percentage points", band.holds(percent), Some(percent));
    }
}

/// A change from one figure to another.
pub(crate) fn from_to(question: &Question<'_>, from: &Quantity) -> Answer {
    match try_from_to(question, from) {
        Ok(answer) => answer,
        Err(answer) => *answer,
    }
}

fn try_from_to(question: &Question<'_>, from: &Quantity) -> Result<Answer, Box<Answer>> {
    let (mut first, mut last) = ends(question)?;
    // "from 26 % in 2013 to 14 % in 2019": each end has its year; where both figures were tied to
    // the same one, the claim's two years are the ends.
    match (When::of(from.period), question.when, question.years.as_slice()) {
        (When::Year(a), When::Year(b), _) if a != b => (first, last) = (a.min(b), a.max(b)),
        (_, When::Year(_), [a, b]) if a != b => (first, last) = (*a.min(b), *a.max(b)),
        _ => {}
    }
    let [start, end] = observed(question, first, last)?;
    let unread = || Box::new(Answer::open(Reason::NotCheckable, "The figures could not be read."));
    let low = question.band_of(from.value, from.bound).ok_or_else(unread)?;
    let high = question.band().ok_or_else(unread)?;
    let mut answer = Answer::of("change");
    answer.step(format!(
        "{}, {}; {}.",
        question.record.name(),
        question.record.show_year(start),
        question.record.show_year(end)
    ));
    answer.formula = Some(format!(
        "{first}: {} {}; {last}: {} {}",
        figure::plain(start.value),
        low.formula(),
        figure::plain(end.value),
        high.formula()
    ));
    answer.result = Some(end.value - start.value);
    answer.use_values(question, &[start, end]);
    let holds = [low.holds(start.value), high.holds(end.value)];
    if holds != [true, true] {
        for (a, b) in [(-1, -1), (1, 1), (-1, 0), (0, 1), (1, 0), (0, -1)] {
            let (first, last) = (first.saturating_add(a), last.saturating_add(b));
            if last > question.known_by() {
                continue;
            }
            if let (Some(from), Some(to), true) =
                (question.record.at(first), question.record.at(last), first < last)
            {
                answer.alternative(
                    figure::years(first, last),
                    low.holds(from) && high.holds(to),
                    Some(to - from),
                );
            }
        }
    }
    let said = format!(
        "from {} in {first} to {} in {last}",
        question.record.show(start.value),
        question.record.show(end.value)
    );
    let place = &question.record.place_name;
    answer.summary = match answer.settle(holds == [true, true]) {
        Outcome::Supported => format!("The series went {said} for {place}, which agrees with the claim."),
        Outcome::Conflicting => format!(
            "The series went {said} for {place}; the figures are right only for: {}.",
            answer.holding()
        ),
        _ => format!("The series went {said} for {place}, which does not agree with the claim."),
    };
    Ok(answer)
}

/// A change in percent of its beginning; `None` where that is zero.
pub(crate) fn percent(from: f64, to: f64) -> Option<f64> {
    (from != 0.0).then(|| (to - from) / from.abs() * 100.0)
}

fn signed(value: f64) -> String {
    let shown = figure::plain(value);
    if value > 0.0 { format!("+{shown}") } else { shown.replace('-', "−") }
}
