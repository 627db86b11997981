//! Figures whose words say more than the figure was read as.

use assay_quantity::{Bound, Change, ChangeKind, Quantity, UnitKind, Value};
use assay_text::Span;

use crate::operators::{Direction, direction};
use crate::when::When;

/// Words that name an age right before it, at the end of what stands before the figure.
const BEFORE_AGE: &[&str] =
    &["expectancy at", "expectancy at age", "survival to age", " aged", " at age", " at the age of"];
/// Nobody is older.
const OLDEST: f64 = 115.0;

/// Whether the figure is the age a measure is taken at: "life expectancy at 65".
pub(crate) fn is_age(text: &str, quantity: &Quantity) -> bool {
    let (Value::Single(number), UnitKind::None | UnitKind::Time) = (quantity.value, quantity.unit.kind)
    else {
        return false;
    };
    let before = text.get(..quantity.number.start()).unwrap_or_default().trim_end();
    let start =
        (0..=before.len().saturating_sub(24)).rev().find(|at| before.is_char_boundary(*at)).unwrap_or(0);
    let before = before[start..].to_lowercase();
    number.value().fract() == 0.0
        && number.value() <= OLDEST
        && BEFORE_AGE.iter().any(|words| before.ends_with(words))
}

/// Both ends of a change that were read as a range: "doubled between 2010 and 2024, from $12,568 to
/// $25,104".
pub(crate) fn ends(text: &str, quantity: &Quantity) -> Option<(Quantity, Quantity)> {
    let Value::Range(low, high) = quantity.value else { return None };
    let before = text.get(..quantity.span.start())?.trim_end();
    let said = quantity.span.of(text);
    let leads = said.starts_with("from ") || before.ends_with(" from") || before.ends_with("From");
    let over_years = matches!(When::of(quantity.period), When::Years(..) | When::Since(_));
    if !leads || !over_years || !said.contains(" to ") || quantity.change.is_some() {
        return None;
    }
    let clause = before.rsplit(['.', ';']).next().unwrap_or_default();
    let (start, end) = match direction(clause) {
        Some(Direction::Down) if low.value() < high.value() => (high, low),
        _ => (low, high),
    };
    let one = |value, kind| Quantity {
        value: Value::Single(value),
        change: Some(Change { kind, span: quantity.span }),
        ..quantity.clone()
    };
    Some((one(start, ChangeKind::From), one(end, ChangeKind::To)))
}

/// When the figure held. "Since 2013" ends in a later year where the claim names one beside ("has
/// fallen by 17 points since 2013, to 10 percent in 2024"); "since 2013, when it stood at 27 percent"
/// gives the figure of that year.
pub(crate) fn when(text: &str, sentence: Span, quantity: &Quantity, years: &[i16]) -> When {
    let when = When::of(quantity.period);
    let When::Since(first) = when else { return when };
    let before = text.get(sentence.start()..quantity.span.start()).unwrap_or_default();
    let clause = before.rsplit([',', ';', '(', '—']).next().unwrap_or_default().trim_start();
    if clause.starts_with("when ") {
        return When::Year(first);
    }
    let mut later = years.iter().copied().filter(|year| *year > first);
    match (later.next(), later.next(), quantity.change) {
        (Some(last), None, Some(_)) => When::Years(first, last),
        _ => when,
    }
}

/// Verbs that say a number was passed, sorted.
const PASSES: &[&str] =
    &["crossed", "exceeded", "exceeds", "passed", "surpassed", "surpasses", "topped", "tops"];

/// The bound that a verb before the number sets: "passed 60 percent".
pub(crate) fn bound(text: &str, quantity: &Quantity) -> Option<Quantity> {
    let before =
        text.get(..quantity.number.start())?.trim_end_matches(|c: char| c == '$' || c.is_whitespace());
    let verb = before.rsplit(|c: char| !c.is_alphabetic()).next()?;
    let passes = verb.len() < 12 && PASSES.binary_search(&verb.to_lowercase().as_str()).is_ok();
    (passes && quantity.bound == Bound::Equal && matches!(quantity.value, Value::Single(_)))
        .then(|| Quantity { bound: Bound::Above, change: None, ..quantity.clone() })
}

/// A share that something rose or fell by, where other words stand between the verb and the figure:
/// "shrank in 2011 by almost 10 percent".
pub(crate) fn change(text: &str, sentence: Span, quantity: &Quantity) -> Option<Quantity> {
    let percent = matches!(quantity.unit.kind, UnitKind::Percent | UnitKind::PercentagePoint);
    if quantity.change.is_some() || !percent || !matches!(quantity.value, Value::Single(_) | Value::Range(..))
    {
        return None;
    }
    let before = text.get(sentence.start()..quantity.span.start())?;
    // Between the verb and "by" may stand a time or place, but no other clause.
    let clause = before.rsplit([',', ';', ':', '—']).next()?;
    let clause = clause.trim_end().strip_suffix(" by")?;
    let kind = match direction(clause)? {
        Direction::Up => ChangeKind::Rise,
        Direction::Down => ChangeKind::Fall,
    };
    Some(Quantity { change: Some(Change { kind, span: quantity.span }), ..quantity.clone() })
}
