//! Lengths: "3h", "two and a half hours", "an hour and half", "1 year 1 month 21 days", "all day".

use super::calendar::{Unit, count};
use super::desk::Desk;
use super::numerals::{small, words};
use super::phrase::Phrase;
use super::{AppointmentKind, Side};

/// A length in one or several units.
#[derive(Clone, Debug)]
pub(super) struct Length {
    pub(super) first: usize,
    pub(super) past: usize,
    /// Amounts with their units, in the order they are said.
    pub(super) parts: Vec<(f64, Unit)>,
}

impl Length {
    /// Whether any of its units is finer than a day.
    pub(super) fn is_clock(&self) -> bool {
        self.parts.iter().any(|(_, unit)| unit.is_clock())
    }

    pub(super) fn seconds(&self) -> f64 {
        self.parts.iter().map(|(amount, unit)| amount * unit.seconds()).sum()
    }

    /// ISO 8601, coarse units first.
    pub(super) fn sign(&self) -> String {
        let mut parts = self.parts.clone();
        parts.sort_by_key(|(_, unit)| *unit);
        let mut written = "P".to_owned();
        let mut clock = false;
        for (amount, unit) in parts {
            if unit.is_clock() && !clock {
                written.push('T');
                clock = true;
            }
            let (factor, sign) = unit.sign();
            written.push_str(&count(amount * factor));
            written.push_str(sign);
        }
        written
    }
}

/// A length that stands for itself.
pub(super) fn read(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    if let Some(found) = whole(desk, i) {
        return Some(found);
    }
    let (side, at) = match desk.low(i) {
        "more" | "longer" if desk.low(i + 1) == "than" => (Some(Side::More), i + 2),
        "less" | "shorter" if desk.low(i + 1) == "than" => (Some(Side::Less), i + 2),
        ">" => (Some(Side::More), i + 1),
        "<" => (Some(Side::Less), i + 1),
        _ => (None, i),
    };
    let length = parts(desk, at)?;
    // "3 years old" is an age, "a second round" the one after the first.
    let taken = desk.is(length.past, &["old"])
        || desk.is(i, &["a"]) && desk.low(i + 1) == "second" && !desk.stops(length.past);
    (!taken).then(|| Phrase { side, ..Phrase::length(i, length.past, length.sign(), length.seconds()) })
}

/// "all day", "full-year", "the hour".
fn whole(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let at = match desk.low(i) {
        "all" | "full" | "whole" => i + 1 + usize::from(desk.line.is_hyphen(i + 1)),
        "the" if desk.low(i + 1) == "hour" && desk.is(i.wrapping_sub(1), &["for"]) => i + 1,
        _ => return None,
    };
    let unit = Unit::of(desk.low(at)).filter(|_| !desk.low(at).ends_with('s'))?;
    let length = Length { first: i, past: at + 1, parts: vec![(1.0, unit)] };
    Some(Phrase::length(i, at + 1, length.sign(), length.seconds()))
}

/// One length or several in a row.
pub(super) fn parts(desk: &Desk<'_>, i: usize) -> Option<Length> {
    let (amount, unit, mut past) = one(desk, i)?;
    let mut parts = vec![(amount, unit)];
    while parts.len() < 6 {
        let next = desk.skip(past, &["and", ","]);
        let Some((amount, unit, after)) = one(desk, next).filter(|(_, unit, _)| {
            !parts.iter().any(|(_, known)| known == unit) && !desk.is(next, &["a", "an"])
        }) else {
            break;
        };
        // "the last 3 months and 2 days ago they …": the last part belongs to another phrase.
        if desk.low(past) == "and"
            && desk.low(after) == "ago"
            && desk.is(i.wrapping_sub(1), &["last", "past", "previous", "next"])
        {
            break;
        }
        parts.push((amount, unit));
        past = after;
    }
    Some(Length { first: i, past, parts })
}

/// A number and a unit.
fn one(desk: &Desk<'_>, i: usize) -> Option<(f64, Unit, usize)> {
    if let Some(found) = half(desk, i) {
        return Some(found);
    }
    let (mut amount, at) = amount(desk, i)?;
    let hyphen = desk.line.is_hyphen(at) && desk.line.glued(at) && desk.line.glued(at + 1);
    let at = at + usize::from(hyphen);
    let at = desk.skip(at, &["more", "whole", "full", "consecutive"]);
    let business = desk.is(at, &["business", "working", "work"]);
    let at = at + usize::from(business);
    let unit = unit(desk, at)?;
    let unit = if business && unit == Unit::Day { Unit::BusinessDay } else { unit };
    let mut past = at + 1;
    // "an hour and half", "one hour and a half"
    if let Some(after) = desk.any(past, &[&["and", "half"], &["and", "a", "half"]])
        && Unit::of(desk.low(after)).is_none()
    {
        amount += 0.5;
        past = after;
    } else if let Some(after) = desk.words(past, &["and", "a", "quarter"])
        && Unit::of(desk.low(after)).is_none()
    {
        amount += 0.25;
        past = after;
    }
    Some((amount, unit, past))
}

/// The unit at `at`; its single letters only behind digits.
fn unit(desk: &Desk<'_>, at: usize) -> Option<Unit> {
    let word = desk.low(at);
    if let Some(unit) = Unit::of(word) {
        // "the second", "3 min." but not "a second wave".
        return Some(unit);
    }
    let digits = at > 0 && desk.line.is_digits(at - 1);
    match word {
        "h" if digits => Some(Unit::Hour),
        "y" | "ys" if digits && desk.line.glued(at) => Some(Unit::Year),
        "m" if digits && desk.line.glued(at) && desk.line.raw(at) == "M" => None,
        _ => None,
    }
}

/// "half an hour", "half year", "a half hour", "quarter of an hour".
fn half(desk: &Desk<'_>, i: usize) -> Option<(f64, Unit, usize)> {
    let a = desk.skip(i, &["a"]);
    let part = match desk.low(a) {
        "half" => 0.5,
        "quarter" if desk.low(a + 1) == "of" => 0.25,
        _ => return None,
    };
    let at = desk.skip(a + 1, &["-", "of"]);
    let at = desk.skip(at, &["a", "an"]);
    let unit = Unit::of(desk.low(at))?;
    (!desk.is(a.wrapping_sub(1), &["and"])).then_some((part, unit, at + 1))
}

/// How many: digits with decimals, words, "a", "few", "couple", with halves and quarters.
fn amount(desk: &Desk<'_>, i: usize) -> Option<(f64, usize)> {
    let (mut amount, mut past) = if desk.line.is_digits(i) {
        if !desk.is_free(i) || desk.line.raw(i).len() > 7 {
            return None;
        }
        let point = desk.low(i + 1) == "."
            && desk.line.glued(i + 1)
            && desk.line.glued(i + 2)
            && desk.line.is_digits(i + 2);
        if point {
            (format!("{}.{}", desk.line.raw(i), desk.line.raw(i + 2)).parse().ok()?, i + 3)
        } else {
            (desk.line.raw(i).parse().ok()?, i + 1)
        }
    } else {
        match (desk.low(i), desk.low(i + 1)) {
            ("a", "few") | ("some", "few") => (3.0, i + 2),
            ("a", "couple") => (2.0, desk.skip(i + 2, &["of"])),
            ("couple", _) => (2.0, desk.skip(i + 1, &["of"])),
            ("few" | "several" | "some", _) => (3.0, i + 1),
            ("a" | "an" | "another", _) => (1.0, i + 1),
            _ => {
                let (number, past) = words(desk, i)?;
                #[allow(clippy::cast_precision_loss, reason = "below a hundred")]
                (number as f64, past)
            }
        }
    };
    if let Some(after) = desk.any(past, &[&["and", "a", "half"], &["and", "half"]])
        && Unit::of(desk.low(after)).is_some()
    {
        amount += 0.5;
        past = after;
    } else if let Some(after) = desk.words(past, &["and", "a", "quarter"])
        && Unit::of(desk.low(after)).is_some()
    {
        amount += 0.25;
        past = after;
    }
    Some((amount, past))
}

/// A whole number of units ("next 3 days"), with "few" and "couple".
pub(super) fn few(desk: &Desk<'_>, i: usize) -> Option<(i64, usize)> {
    match desk.low(i) {
        "few" | "several" | "some" => Some((3, i + 1)),
        "couple" => Some((2, desk.skip(i + 1, &["of"]))),
        _ => small(desk, i),
    }
}

/// The kind of a stretch of such a length: to the hour where any unit is.
pub(super) fn stretch_kind(length: &Length) -> AppointmentKind {
    if length.is_clock() { AppointmentKind::DateTimeRange } else { AppointmentKind::DateRange }
}
