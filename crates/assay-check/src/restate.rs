//! Figures whose words say more than the figure was read as.

use assay_quantity::{Bound, Change, ChangeKind, Manner, Number, Period, Quantity, Unit, UnitKind, Value};
use assay_text::Span;

use crate::numeral;
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
    let when = match quantity.period {
        // "Today" without a date of publication, or "that year", says as much as nothing; it is no "once".
        Period::Unclear { span } if !says_once(span.of(text)) => When::Unstated,
        period => When::of(period),
    };
    // "On average over the last ten years" are ten years, the last of them that of publication.
    if let When::Years(first, last) = when
        && quantity.manner == Some(Manner::Average)
        && let Some(said) = text.get(sentence.start()..sentence.end())
        && last_years(said).is_some_and(|count| last.saturating_sub(first) == count)
    {
        return When::Years(first.saturating_add(1), last);
    }
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

/// Whether the words mean some time in the past, whichever.
fn says_once(words: &str) -> bool {
    let low = words.to_lowercase();
    let past = ["at one point", "at one time", "former", "historically", "in the past", "once", "used to"];
    past.iter().any(|past| low.contains(past))
}

/// How many years "the last ten years" are.
fn last_years(sentence: &str) -> Option<i16> {
    let low = sentence.to_lowercase();
    let words: Vec<&str> =
        low.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.windows(3).find_map(|three| {
        let lead = matches!(three[0], "last" | "past" | "previous");
        (lead && three[2] == "years").then(|| numeral::whole(three[1]))?
    })
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

/// A level that something rose above or fell below, which was read as by how much: "has fallen below 2
/// percent".
pub(crate) fn level(text: &str, quantity: &Quantity) -> Option<Quantity> {
    let change = quantity.change.filter(|c| matches!(c.kind, ChangeKind::Rise | ChangeKind::Fall))?;
    let between = text.get(change.span.end()..quantity.number.start())?;
    let between = between.trim().trim_end_matches('$').to_lowercase();
    let is_level = matches!(
        between.as_str(),
        "above" | "below" | "over" | "past" | "to above" | "to below" | "to over" | "to under" | "under"
    );
    let bounded = matches!(quantity.bound, Bound::Above | Bound::Below | Bound::AtLeast | Bound::AtMost);
    let change = Change { kind: ChangeKind::To, ..change };
    (is_level && bounded).then(|| Quantity { change: Some(change), ..quantity.clone() })
}

/// What may stand between a verb of change and by how much, longest first.
const ADVERBIALS: &[&str] = &[
    " at an average annual rate of",
    " at an average rate of",
    " at an annual rate of",
    " by an average of",
    " an average of",
    " at a rate of",
    " on average by",
    " on average",
    " by only",
    " by just",
    " only",
    " just",
    " by",
    " at",
];

/// Whether a share in percent is one that was said in words: "half", "one in five".
pub(crate) fn is_share_in_words(text: &str, quantity: &Quantity) -> bool {
    // "shrank by a quarter" is a change of what stands beside it, not a share.
    let changed =
        quantity.change.is_some_and(|change| matches!(change.kind, ChangeKind::Rise | ChangeKind::Fall));
    !changed
        && quantity.unit.kind == UnitKind::Percent
        && quantity.manner == Some(Manner::Share)
        && quantity.unit.span.is_none()
        && text
            .get(quantity.number.start()..quantity.number.end())
            .is_some_and(|number| !number.contains('%'))
}

/// A share in words as one in percent: "nearly half", "a quarter", "one in five". Such words are meant
/// to about a tenth.
pub(crate) fn fraction(quantity: &Quantity) -> Option<Quantity> {
    let Value::Single(number) = quantity.value else { return None };
    let small = number.value() > 0.0 && number.value() < 1.0;
    if !(small && quantity.manner == Some(Manner::Share) && quantity.unit.kind == UnitKind::None) {
        return None;
    }
    let percent = number.value() * 100.0;
    let unit = Unit { name: "percent".to_owned(), kind: UnitKind::Percent, per: None, span: None };
    Some(Quantity { value: Value::Single(Number::new(percent, percent / 5.0)), unit, ..quantity.clone() })
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
    let clause = ADVERBIALS.iter().find_map(|words| clause.trim_end().strip_suffix(words))?;
    let kind = match direction(clause)? {
        Direction::Up => ChangeKind::Rise,
        Direction::Down => ChangeKind::Fall,
    };
    Some(Quantity { change: Some(Change { kind, span: quantity.span }), ..quantity.clone() })
}
