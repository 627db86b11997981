//! Figures whose words say more than the figure was read as.

use assay_quantity::{Bound, Change, ChangeKind, Quantity, UnitKind, Value};
use assay_text::Span;

use crate::operators::{Direction, direction};

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
