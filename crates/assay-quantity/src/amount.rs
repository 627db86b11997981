//! Amounts: every number of a passage that has a unit, with the smaller unit that completes it
//! ("5 feet 2 inches", "3 dollars 50 cents").
//!
//! This reads the bare writing, without asking whether the amount is a figure of the passage: the
//! reader of articles ([`read_quantities`](crate::read_quantities)) decides that.

use assay_text::Span;

use crate::line::Line;
use crate::number::{Notation, Reading, read_single, small_number};
use crate::{UnitKind, unit};

/// A number with its unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// The words, number and unit.
    pub span: Span,
    /// The value in `unit`.
    pub value: f64,
    /// The unit's name, as in [`Unit::name`](crate::Unit::name).
    pub unit: String,
    /// Its kind.
    pub kind: UnitKind,
    /// What a rate is per, where it is one.
    pub per: Option<String>,
}

/// Reads the amounts of a passage.
///
/// ```
/// let found = assay_quantity::read_amounts("She is 5 feet 3 inches tall and paid USD34.6 million.");
/// assert_eq!((found[0].value, found[0].unit.as_str()), (5.25, "foot"));
/// assert_eq!((found[1].value, found[1].unit.as_str()), (34_600_000.0, "USD"));
/// ```
#[must_use]
pub fn read_amounts(text: &str) -> Vec<Amount> {
    let line = Line::new(text);
    let notation = Notation::of(text);
    let is_angle = (0..line.len()).any(|i| {
        matches!(
            line.low(i),
            "angle"
                | "rotate"
                | "rotated"
                | "rotation"
                | "latitude"
                | "longitude"
                | "tilt"
                | "tilted"
                | "slope"
                | "turn"
        )
    });
    let mut found: Vec<Amount> = Vec::new();
    let (mut at, mut floor) = (0, 0);
    let mut masked = vec![false; line.len()];
    crate::exclude::mask_addresses(&line, &mut masked);
    while at < line.len() {
        let seam = !line.is_letters(at) || !line.glued(at) || !line.is_digits(at.wrapping_sub(1));
        let begins = seam && !masked[at];
        let number = begins
            .then(|| read_single(&line, at, notation))
            .flatten()
            .filter(|number| number.number().is_some() && !is_inside_code(&line, number, floor));
        let Some(number) = number else {
            at += 1;
            continue;
        };
        match amount(&line, &number, floor, notation) {
            Some((first, past, mut amount)) => {
                if is_angle && amount.unit == "degree" {
                    "degree of arc".clone_into(&mut amount.unit);
                }
                amount.span = span(&line, first, past);
                found.push(amount);
                floor = past;
                at = past.max(at + 1);
            }
            None => at = number.past.max(at + 1),
        }
    }
    found
}

fn span(line: &Line<'_>, first: usize, past: usize) -> Span {
    let start = line.lexemes.get(first).map_or(0, |lexeme| lexeme.start);
    let end = past.checked_sub(1).and_then(|last| line.lexemes.get(last)).map_or(start, |lexeme| lexeme.end);
    Span::new(start, end.max(start))
}

/// Glued to letters in front that are no sign of money ("SCP-173", "B737").
fn is_inside_code(line: &Line<'_>, number: &Reading, floor: usize) -> bool {
    let first = number.first;
    if !line.glued(first) || !line.is_digits(first) || first <= floor {
        return false;
    }
    let before = first - 1;
    let money = unit::money_ends_at(line, first)
        || scaled_code(line.raw(before)).is_some()
        || unit::small_code_at(line, before).is_some()
        || small_sign(line.raw(before)).is_some();
    let hyphened = line.is_hyphen(before)
        && line.glued(before)
        && before > 0
        && (line.is_letters(before - 1)
            || before > 1 && line.glued(before - 1) && line.is_letters(before - 2));
    !money && (line.is_letters(before) || hyphened)
}

/// The amount a number begins or ends, with its first lexeme and the one after it.
fn amount(
    line: &Line<'_>,
    number: &Reading,
    floor: usize,
    notation: Notation,
) -> Option<(usize, usize, Amount)> {
    let mut value = number.number()?.value();
    let (mut name, mut kind, first, mut past) = unit_of(line, number, floor, &mut value)?;
    // "10 pounds 50 pence": pounds that pence complete are money.
    if name == "pound" && pence_follow(line, past, notation) {
        (name, kind) = ("GBP".to_owned(), UnitKind::Currency);
    }
    if let Some((part, end)) = completed(line, &name, kind, past, notation) {
        value += part;
        past = end;
    }
    let per = unit::per_after(line, past);
    let amount =
        Amount { span: Span::new(0, 0), value: crate::number::round15(value), unit: name, kind, per };
    Some((first, past, amount))
}

fn pence_follow(line: &Line<'_>, past: usize, notation: Notation) -> bool {
    let and = past + usize::from(line.low(past) == "and");
    read_single(line, and, notation)
        .and_then(|next| unit::unit_after(line, next.past))
        .is_some_and(|unit| unit.name == "penny")
}

fn unit_of(
    line: &Line<'_>,
    number: &Reading,
    floor: usize,
    value: &mut f64,
) -> Option<(String, UnitKind, usize, usize)> {
    let (first, past) = (number.first, number.past);
    // Money in front: a sign, a code, a code written small.
    if first > floor {
        if let Some((name, start)) = unit::money_in_front(line, first).filter(|(_, start)| *start >= floor) {
            return Some((name, UnitKind::Currency, start, past));
        }
        let before = first - 1;
        if let Some(name) = scaled_code(line.raw(before)) {
            *value *= 1e6;
            return Some((name, UnitKind::Currency, before, past));
        }
        if before >= floor
            && matches!(line.low(before), "dollar" | "dollars" | "rupees" | "euro")
            && !matches!(line.low_before(before), "a" | "the" | "per" | "us" | "million" | "billion")
            && unit::unit_after(line, past).is_none()
            && !(before > 0 && line.is_digits(before - 1))
            && (line.stops(past) || number.scale > 1.0)
            && let Some(found) = unit::unit_after(line, before)
        {
            return Some((found.name, UnitKind::Currency, before, past));
        }
        if before >= floor
            && let Some(name) = unit::code_at(line, before)
                .or_else(|| unit::small_code_at(line, before))
                .or_else(|| small_sign(line.raw(before)))
            && (line.stops(past) || unit::code_at(line, past).is_some() || line.glued(first))
        {
            return Some((name, UnitKind::Currency, before, past));
        }
    }
    // "20 [kg]"
    if line.is_mark(past, '<')
        || line.is_mark(past, '[')
        || line.is_mark(past, '{')
        || line.is_mark(past, '(')
    {
        let found = unit::unit_after(line, past + 1).filter(|found| found.kind == UnitKind::Physical)?;
        let closed = line.is_mark(found.past, '>')
            || line.is_mark(found.past, ']')
            || line.is_mark(found.past, '}')
            || line.is_mark(found.past, ')');
        return closed.then_some((found.name, found.kind, first, found.past + 1));
    }
    if let Some(name) = scaled_code(line.raw(past)) {
        *value *= 1e6;
        return Some((name, UnitKind::Currency, first, past + 1));
    }
    // "10 \" long"
    if (line.is_mark(past, '"') || line.is_mark(past, '”'))
        && matches!(line.low(past + 1), "long" | "wide" | "tall" | "high" | "deep" | "thick")
    {
        return Some(("inch".to_owned(), UnitKind::Physical, first, past + 1));
    }
    if let Some(found) = unit::whole_unit(line, number) {
        return Some((found.name, found.kind, first, found.past));
    }
    if let Some(name) = unit::small_code_at(line, past) {
        return Some((name, UnitKind::Currency, first, past + 1));
    }
    // "85 f", "37.5c": a letter for the scale of temperature, where nothing follows it could belong to.
    if matches!(line.raw(past), "f" | "c" | "F" | "C")
        && (line.stops(past + 1) && !line.glued(past + 2)
            || matches!(line.low(past + 1), "to" | "into" | "in" | "and" | "today" | "outside"))
    {
        let name = if line.low(past) == "f" { "degree Fahrenheit" } else { "degree Celsius" };
        return Some((name.to_owned(), UnitKind::Physical, first, past + 1));
    }
    if line.low(past) == "cup" || line.low(past) == "cups" {
        return Some(("cup".to_owned(), UnitKind::Physical, first, past + 1));
    }
    let mut found = unit::unit_after(line, past)?;
    // "100 mb": the air weighs about a thousand millibars, files have megabytes.
    if line.raw_range(found.first, found.past) == "mb" && !(800.0..1100.0).contains(value) {
        "megabyte".clone_into(&mut found.name);
    }
    let mut past = found.past;
    // A point that ends the sentence is no part of the unit.
    if past > found.first + 1 && line.is_mark(past - 1, '.') && past == line.len() {
        past -= 1;
    }
    // "75 USD million"
    if found.kind == UnitKind::Currency
        && let Some(scale) = crate::number::scale_word(line.low(past))
    {
        *value *= scale;
        past += 1;
    }
    let kind = if found.name == "pound" && number.scale >= 1e6 { UnitKind::Currency } else { found.kind };
    Some((found.name, kind, first, past))
}

/// "rm500", "rs 500": signs of money in letters, written small.
fn small_sign(raw: &str) -> Option<String> {
    let code = match raw {
        "rs" => "INR",
        "rm" => "MYR",
        "rp" => "IDR",
        "tk" => "BDT",
        "ksh" => "KES",
        _ => return None,
    };
    Some(code.to_owned())
}

/// "MGBP": a code of money behind an M for million.
fn scaled_code(raw: &str) -> Option<String> {
    let code = raw.strip_prefix('M').filter(|code| code.len() == 3)?;
    unit::is_code(code).then(|| code.to_owned())
}

/// The smaller unit that completes an amount: cents behind dollars, inches behind feet. The part it
/// adds and the lexeme after it.
fn completed(
    line: &Line<'_>,
    name: &str,
    kind: UnitKind,
    past: usize,
    notation: Notation,
) -> Option<(f64, usize)> {
    let and = past + usize::from(line.low(past) == "and");
    let next = read_single(line, and, notation)?;
    let part = next.number()?.value();
    if part.fract() != 0.0 || part < 0.0 || next.past > and + 3 {
        return None;
    }
    let unit = unit::unit_after(line, next.past);
    match (name, kind) {
        ("foot", _) => {
            let inches = unit.as_ref().is_some_and(|unit| unit.name == "inch")
                || matches!(line.low(next.past), "in" | "ins") && part < 12.0;
            let end = unit.map_or(next.past + 1, |unit| unit.past);
            (inches && part < 12.0).then_some((part / 12.0, end))
        }
        ("pound", UnitKind::Physical) => {
            let unit = unit.filter(|unit| unit.name == "ounce")?;
            (part < 16.0).then_some((part / 16.0, unit.past))
        }
        (_, UnitKind::Currency) if part < 100.0 && part > 0.0 && !matches!(name, "cent" | "penny") => {
            match unit {
                Some(unit) if matches!(unit.name.as_str(), "cent" | "penny") => {
                    Some((part / 100.0, unit.past))
                }
                Some(_) => None,
                // "15 dollars 50": a bare number that ends there and does not begin another count.
                None => {
                    let said = line.is_letters(past - 1);
                    let words = small_number(line.low(and)).is_some();
                    let ends = line.stops(next.past) || matches!(line.low(next.past), "more" | "and");
                    let digits = line.is_digits(and) && line.raw(and).len() == 2;
                    let said = said || and > past && words;
                    (said && ends && (digits || words) && !line.is_mark(past, '-'))
                        .then_some((part / 100.0, next.past))
                }
            }
        }
        _ => None,
    }
}
