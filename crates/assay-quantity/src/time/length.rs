//! Lengths of time and what recurs: "two years", "the past decade", "every day".

use super::calendar::{self, Unit};
use super::names::{month_at, weekday};
use super::scan::{Found, Frame};
use super::{TimeKind, TimeValue};
use crate::Value;
use crate::line::Line;
use crate::number::{Notation, Reading, read_number, small_number};

pub(super) fn read(line: &Line<'_>, i: usize, frame: Frame) -> Option<Found> {
    recurring(line, i).or_else(|| length(line, i, frame))
}

/// "daily", "every two weeks", "each Thursday", "a year" after an amount.
fn recurring(line: &Line<'_>, i: usize) -> Option<Found> {
    let set = |past: usize, value: String| {
        Some(Found { first: i, past, kind: TimeKind::Set, value: TimeValue::Duration(value), anchored: None })
    };
    match line.low(i) {
        "daily" => return set(i + 1, "P1D".to_owned()),
        "weekly" => return set(i + 1, "P1W".to_owned()),
        "monthly" => return set(i + 1, "P1M".to_owned()),
        "annually" | "yearly" => return set(i + 1, "P1Y".to_owned()),
        "hourly" => return set(i + 1, "PT1H".to_owned()),
        "every" | "each" => {}
        "a" | "per" if is_amount(line, i) => {
            let unit = Unit::of(line.low(i + 1)).filter(|_| !line.is_hyphen(i + 2))?;
            let ago = matches!(line.low(i + 2), "ago" | "earlier" | "later" | "before" | "after");
            return (!ago).then(|| set(i + 2, unit.length("1"))).flatten();
        }
        _ => return None,
    }
    if let Some(day) = weekday(line.low(i + 1)) {
        return Some(Found::other(
            i,
            i + 2,
            TimeKind::Set,
            format!("XXXX-WXX-{}", day.to_monday_one_offset()),
        ));
    }
    if let Some((month, past)) = month_at(line, i + 1) {
        return Some(Found::other(i, past, TimeKind::Set, format!("XXXX-{month:02}")));
    }
    let (count, at) = match read_number(line, i + 1, Notation::default()) {
        Some(Reading { value: Value::Single(number), past, .. }) => (format!("{}", number.value()), past),
        _ if line.low(i + 1) == "other" => ("2".to_owned(), i + 2),
        _ => ("1".to_owned(), i + 1),
    };
    let unit = Unit::of(line.low(at))?;
    set(at + 1, unit.length(&count))
}

/// Whether an amount stands in front of lexeme `i`, so that "a year" means "per year".
fn is_amount(line: &Line<'_>, i: usize) -> bool {
    let before = line.low_before(i);
    i > 0
        && (line.is_digits(i - 1)
            || matches!(
                before,
                "once"
                    | "twice"
                    | "times"
                    | "million"
                    | "billion"
                    | "trillion"
                    | "thousand"
                    | "dollars"
                    | "euros"
                    | "pounds"
                    | "%"
                    | "percent"
                    | "cents"
            ))
}

/// "two years", "the past 20 years", "nearly two months", "several days", "weeks".
fn length(line: &Line<'_>, i: usize, frame: Frame) -> Option<Found> {
    let start = bound_past(line, i);
    let the = start + usize::from(matches!(line.low(start), "the" | "another"));
    let pointed = matches!(
        line.low(the),
        "past" | "last" | "next" | "coming" | "first" | "previous" | "latest" | "final" | "following"
    );
    let at = the + usize::from(pointed);
    let (count, past) = count(line, at)?;
    let past_more = past
        + usize::from(matches!(
            line.low(past),
            "more"
                | "additional"
                | "full"
                | "consecutive"
                | "straight"
                | "calendar"
                | "fiscal"
                | "trading"
                | "business"
        ));
    let hyphen = line.is_hyphen(past_more) && line.glued(past_more);
    let at_unit = if hyphen { past_more + 1 } else { past_more };
    let word = line.low(at_unit);
    let unit =
        Unit::of(word).filter(|unit| *unit != Unit::Second || count.is_some() || word.ends_with('s'))?;
    let mut past = at_unit + 1;
    let bare = count.is_none() && at == i;
    if bare && (!word.ends_with('s') || unit == Unit::Quarter) {
        return None;
    }
    // "more than a quarter of the votes" is a part.
    if unit == Unit::Quarter && matches!(line.low(at), "a" | "one") && line.low(at_unit + 1) != "ago" {
        return None;
    }
    // "a second wave" is the one after the first.
    if unit == Unit::Second && matches!(line.low(at), "a" | "the") && !line.stops(at_unit + 1) {
        return None;
    }
    if line.is_hyphen(past) && line.low(past + 1) == "old"
        || line.low(past) == "old"
        || line.low(past) == "of" && line.low(past + 1) == "age"
    {
        return None;
    }
    if line.is_hyphen(past) && line.low(past + 1) == "long" {
        past += 2;
    }
    // "the two-year", "the days": only a length that is pointed at takes its article.
    let hyphened = hyphen || line.is_hyphen(past_more);
    let first = if the > start && !pointed && (hyphened || count.is_none()) { the } else { i };
    let value = count.as_ref().map_or_else(|| unit.length("X"), |count| written(count, unit));
    let anchored = pointed.then_some(()).and(frame.today).zip(count.as_ref().and_then(whole)).and_then(
        |(today, count)| match line.low(the) {
            "past" | "last" | "previous" | "latest" => calendar::last(today, count, unit),
            "next" | "coming" | "following" => calendar::next(today, count, unit),
            _ => None,
        },
    );
    Some(Found::length(first, past, value, anchored))
}

/// The lexeme after words of bound such as "more than" and "nearly".
fn bound_past(line: &Line<'_>, i: usize) -> usize {
    match (line.low(i), line.low(i + 1)) {
        ("more" | "less" | "fewer", "than") | ("at", "least") | ("up", "to") => i + 2,
        ("no", "more" | "less") if line.low(i + 2) == "than" => i + 3,
        ("nearly" | "almost", _) => i + 1,
        ("over", next) if next != "the" && next != "several" => i + 1,
        _ => i,
    }
}

/// How many units: a number, "a", "several", or nothing for a bare plural. The lexeme after it.
#[allow(clippy::option_option, reason = "the outer is whether there is a length, the inner its number")]
fn count(line: &Line<'_>, i: usize) -> Option<(Option<Value>, usize)> {
    let vague = |past| Some((None, past));
    match (line.low(i), line.low(i + 1)) {
        ("a", "few") => return vague(i + 2),
        ("a", "couple") if line.low(i + 2) == "of" => {
            return Some((Some(Value::Single(crate::Number::new(2.0, 0.0))), i + 3));
        }
        ("half", "a" | "an") if Unit::of(line.low(i + 2)).is_some() => {
            return Some((Some(Value::Single(crate::Number::new(0.5, 0.0))), i + 2));
        }
        ("several" | "few" | "many" | "some", _) => return vague(i + 1),
        ("a" | "an", word) if Unit::of(word).is_some() => {
            return Some((Some(Value::Single(crate::Number::new(1.0, 0.0))), i + 1));
        }
        _ => {}
    }
    if line.is_letters(i) && Unit::of(line.low(i)).is_some() {
        return line.low(i).ends_with('s').then_some((None, i));
    }
    if line.low(i + 1) == "quarters"
        && let Some(count) = small_number(line.low(i))
    {
        return Some((Some(Value::Single(crate::Number::new(f64::from(count), 0.0))), i + 1));
    }
    let coded = line.glued(i) && !line.is_dash(i.wrapping_sub(1)) && !line.is_mark(i.wrapping_sub(1), '(');
    // Digits within a longer figure begin no length; asked first, since the figure may be endless.
    if coded {
        return None;
    }
    let reading = read_number(line, i, Notation::default())?;
    Some((Some(reading.value), reading.past))
}

fn whole(value: &Value) -> Option<i64> {
    match value {
        Value::Single(number) if number.value().fract() == 0.0 && number.value().abs() < 9_000.0 => {
            format!("{:.0}", number.value()).parse().ok()
        }
        _ => None,
    }
}

/// ISO 8601 for a length: halves of years and hours are written in the next finer unit.
fn written(value: &Value, unit: Unit) -> String {
    let Value::Single(number) = value else {
        return unit.length("X");
    };
    let (whole, part) = (number.value().trunc(), number.value().fract());
    if part == 0.0 {
        return unit.length(&format!("{whole:.0}"));
    }
    let finer = |finer: f64| format!("{:.0}", (part * finer).round());
    match unit {
        Unit::Year if whole > 0.0 => format!("P{whole:.0}Y{}M", finer(12.0)),
        Unit::Year => format!("P{}M", finer(12.0)),
        Unit::Hour if whole > 0.0 => format!("PT{whole:.0}H{}M", finer(60.0)),
        Unit::Hour => format!("PT{}M", finer(60.0)),
        Unit::Minute => format!("PT{whole:.0}M{}S", finer(60.0)),
        Unit::Decade => Unit::Year.length(&format!("{:.0}", number.value() * 10.0)),
        Unit::Century => Unit::Year.length(&format!("{:.0}", number.value() * 100.0)),
        _ => unit.length(&format!("{}", number.value())),
    }
}
