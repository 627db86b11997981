//! Ranges, ratios and plural tens: numbers made of two, or of less than one.

use super::{Form, Notation, Number, Reading, digits, words};
use crate::line::Line;
use crate::{Value, unit};

/// Reads the number, or the range of numbers, that begins at lexeme `i`.
pub(crate) fn read_number(line: &Line<'_>, i: usize, notation: Notation) -> Option<Reading> {
    let first = one(line, i, notation)?;
    if let Some(ratio) = ratio(line, &first, notation) {
        return Some(ratio);
    }
    Some(range(line, &first, notation).unwrap_or(first))
}

/// One number, never a range.
pub(crate) fn single(line: &Line<'_>, i: usize, notation: Notation) -> Option<Reading> {
    one(line, i, notation)
}

fn one(line: &Line<'_>, i: usize, notation: Notation) -> Option<Reading> {
    if let Some(reading) = digits::read(line, i, notation) {
        return Some(plural_tens(line, &reading).unwrap_or(reading));
    }
    words::read(line, i)
}

/// "80s" after "mid-": 83 to 87, and so on; a plain "80s" is a decade or an age.
fn plural_tens(line: &Line<'_>, reading: &Reading) -> Option<Reading> {
    let number = reading.number()?;
    let tens = number.value() >= 20.0 && number.value() < 100.0 && number.value() % 10.0 == 0.0;
    if !tens || !line.glued(reading.past) || line.low(reading.past) != "s" {
        return None;
    }
    let before = reading.first.checked_sub(1)?;
    let stage = if line.is_hyphen(before) { before.checked_sub(1)? } else { before };
    let (low, high) = match line.low(stage) {
        "low" | "lower" | "early" => (0.0, 3.0),
        "mid" | "middle" => (4.0, 6.0),
        "high" | "upper" | "late" => (7.0, 9.0),
        _ => return None,
    };
    let end = |add: f64| Number::new(number.value() + add, 1.0);
    let value = Value::Range(end(low), end(high));
    Some(Reading { value, first: stage, past: reading.past + 1, form: Form::Tens, scale: 1.0 })
}

/// "three in four", "one in 5,000", "9 out of 10".
fn ratio(line: &Line<'_>, part: &Reading, notation: Notation) -> Option<Reading> {
    let above = part.number().filter(|number| number.value() >= 1.0)?;
    let at = match (line.low(part.past), line.low(part.past + 1)) {
        ("in", "every") => part.past + 2,
        ("of", "every") => part.past + 2,
        ("out", "of") => part.past + 2 + usize::from(line.low(part.past + 2) == "every"),
        ("in", _) => part.past + 1,
        // "1 over twenty-one"; "$20 over 3 years" divides nothing.
        ("over", _) if words::small_number(line.low(part.past + 1)).is_some() => part.past + 1,
        // "2000 over 3", alone, is a division.
        ("over", _) if part.first == 0 && part.past + 2 == line.len() && line.is_digits(part.past + 1) => {
            let below = one(line, part.past + 1, notation)?.number()?;
            let value = Value::Single(Number::new(super::round15(above.value() / below.value()), 0.0));
            return Some(Reading {
                value,
                first: part.first,
                past: part.past + 2,
                form: Form::Fraction,
                scale: 1.0,
            });
        }
        _ => return None,
    };
    let mut whole = one(line, at, notation)?;
    // "two out of five hundreds"
    if let Some(factor) = whole.number().filter(|_| matches!(line.low(whole.past), "hundreds" | "thousands"))
    {
        let scale = if line.low(whole.past) == "hundreds" { 100.0 } else { 1000.0 };
        whole = Reading { value: Value::Single(factor.times(scale)), past: whole.past + 1, ..whole };
    }
    let below = whole.number()?;
    // "5 in 2019" is a count and a year; "15 in 24 hours" a count in a time.
    let year = below.value() >= 1900.0 && below.value() < 2100.0 && whole.past == at + 1;
    let timed = unit::is_time_word(line.low(whole.past))
        || line.low(part.past) == "over" && crate::noun::is_plural(line.low(whole.past));
    if year || timed || above.value() >= below.value() {
        return None;
    }
    let value = Value::Single(Number::new(above.value() / below.value(), 0.0));
    Some(Reading { value, first: part.first, past: whole.past, form: Form::Fraction, scale: 1.0 })
}

/// "1.2–1.4", "15 to 22", "between $62 and $68": the second number takes the lead only where the
/// two make a range that rises.
fn range(line: &Line<'_>, low: &Reading, notation: Notation) -> Option<Reading> {
    let start = low.number()?;
    let between = line.low_before(unit::money_start(line, low.first)) == "between";
    let mut at = low.past;
    // The unit may stand at both ends: "5% to 10%", "62 cents to 68 cents".
    let unit_past = unit::unit_after(line, at).map(|found| found.past);
    let connector = |at: usize| match line.low(at) {
        "to" => !moves(line, low.first, at > low.past || unit::money_start(line, low.first) < low.first),
        "and" => between,
        "or" => line.low_before(low.first) != "either",
        _ => line.is_dash(at) && !line.is_mark(at, '~') || line.is_mark(at, '~') && line.glued(at),
    };
    if !connector(at) {
        at = unit_past.filter(|past| connector(*past))?;
    }
    let dashed = line.is_dash(at);
    // An em dash with spaces around it, or a dash with a space on one side, divides sentences.
    if dashed && (line.glued(at) != line.glued(at + 1) || line.is_mark(at, '—')) {
        return None;
    }
    let second = unit::money_past(line, at + 1);
    // "2% to $5" moves between two measures: no range holds both.
    if at > low.past && second > at + 1 && unit::money_start(line, low.first) == low.first {
        return None;
    }
    let high = one(line, second, notation)?;
    let end = high.number()?;
    // "35 rands or 40 bahts" are two amounts.
    let names = |at: usize| unit::unit_after(line, at).map(|found| found.name);
    if at > low.past && names(low.past) != names(high.past) && names(high.past).is_some() {
        return None;
    }
    if high.form == Form::Fraction && low.form != Form::Fraction {
        return None;
    }
    // "1.2–1.4 million": the scale said once holds for both, where that makes them rise.
    let shared = low.scale == 1.0 && high.scale > 1.0 && start.value() * high.scale < end.value();
    let start = if shared && start.value() < 1000.0 { start.times(high.scale) } else { start };
    // "three or four" is a guess between neighbours; "5 or 500" is a choice.
    let neighbours = line.low(at) != "or" || end.value() <= start.value() * 2.0 && high.past == at + 2;
    let rises = neighbours && start.value() < end.value() || (start.value() < 0.0 && dashed);
    let phone =
        dashed && line.raw(low.first).len() == 3 && line.raw(second).len() == 4 && high.past == second + 1;
    if !rises || phone || triple(line, high.past) {
        return None;
    }
    let value = Value::Range(start, end);
    Some(Reading { value, first: low.first, past: high.past, form: low.form, scale: high.scale })
}

/// Whether the number at `first` begins a movement to another: "from 4 to 5", or a verb of change
/// with a figure that has its unit already ("rose $5 to $10").
fn moves(line: &Line<'_>, first: usize, has_unit: bool) -> bool {
    let start = unit::money_start(line, first);
    let from = line.low_before(start) == "from" || (start >= 3 && line.low(start - 3) == "from");
    let verb = (start.saturating_sub(6)..start)
        .rev()
        .map_while(|i| (!matches!(line.low(i), "," | ";" | ":" | "(" | ")" | "that")).then(|| line.low(i)))
        .any(|word| crate::change::is_change_verb(word) || matches!(word, "up" | "down") && has_unit);
    verb && (from || has_unit)
}

/// Whether the number that ends at `past` goes on with another dash and digits, as telephone
/// numbers, dates and identifiers do.
fn triple(line: &Line<'_>, past: usize) -> bool {
    line.is_dash(past) && line.glued(past) && line.glued(past + 1) && line.is_digits(past + 1)
}
