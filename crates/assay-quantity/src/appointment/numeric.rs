//! Dates in figures: "2016-11-07", "02/22/2016", "13.5.2015", "4/22", "1-jan".

use jiff::civil::Date;

use super::day::{dated, month};
use super::desk::Desk;
use super::numerals::{full, year};
use super::phrase::Phrase;

/// A date in figures that begins at `i`.
pub(super) fn read(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    if !desk.line.is_digits(i) && !desk.line.is_letters(i) || is_inside(desk, i) {
        return None;
    }
    compact(desk, i)
        .or_else(|| year_first(desk, i))
        .or_else(|| three(desk, i))
        .or_else(|| with_month_name(desk, i))
        .or_else(|| two(desk, i))
}

/// Whether what stands in front makes the figure part of a longer one.
fn is_inside(desk: &Desk<'_>, i: usize) -> bool {
    if !desk.line.glued(i) {
        return false;
    }
    let before = i - 1;
    let digits = before > 0 && desk.line.is_digits(before - 1) && desk.line.glued(before);
    if desk.low(before) == "-" && desk.is_free(i) {
        return false;
    }
    desk.line.is_digits(before)
        || desk.line.is_letters(before)
        || desk.is(before, &["$", "£", "€", "+", "#"])
        || digits && desk.is(before, &[".", ",", "-", "/", ":"])
}

/// The mark between two parts of a date, and the lexeme after it.
fn mark(desk: &Desk<'_>, i: usize) -> Option<(char, usize)> {
    let sign = match desk.low(i) {
        "-" | "‐" | "‑" => '-',
        "/" => '/',
        "." => '.',
        _ => return None,
    };
    (desk.line.glued(i) && desk.line.glued(i + 1)).then_some((sign, i + 1))
}

fn part(desk: &Desk<'_>, i: usize) -> Option<i8> {
    i8::try_from(desk.digits(i, 1, 2)?).ok()
}

/// `2016-11-07`, `2015/8/12`, `2019-sep-1`.
fn year_first(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let year = i16::try_from(desk.digits(i, 4, 4)?).ok().filter(|year| (1000..=2999).contains(year))?;
    let (sign, at) = mark(desk, i + 1)?;
    let (month, at) = match month(desk, at) {
        Some((number, _)) => (number, at + 1),
        None => (part(desk, at)?, at + 1),
    };
    let (_, at) = mark(desk, at).filter(|(second, _)| *second == sign)?;
    let day = part(desk, at)?;
    whole(desk, i, at + 1, (year, month, day))
}

/// `20170302`: eight digits that make a day of this century or the last.
fn compact(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let digits = desk.digits(i, 8, 8)?;
    let (year, month, day) = (digits / 10_000, digits / 100 % 100, digits % 100);
    if !(1900..2100).contains(&year) {
        return None;
    }
    let date =
        Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    desk.ends(i + 1).then(|| Phrase::day(i, i + 1, date))
}

/// `02/22/2016`, `21-04-2016`, `9-18-15`, `13.5.2015`, `11/12,2016`.
fn three(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let a = part(desk, i)?;
    let (sign, at) = mark(desk, i + 1)?;
    let b = part(desk, at)?;
    let next = at + 1;
    let (year, past) = if let Some((_, at)) = mark(desk, next).filter(|(second, _)| *second == sign) {
        match (desk.digits(at, 4, 4), desk.digits(at, 2, 2)) {
            (Some(year), _) => (i16::try_from(year).ok()?, at + 1),
            (None, Some(short)) => (full(i16::try_from(short).ok()?), at + 1),
            _ => return None,
        }
    } else if sign == '/' && desk.low(next) == "," {
        let (year, past) = year(desk, next + 1).filter(|_| desk.line.is_digits(next + 1))?;
        (year, past)
    } else {
        return None;
    };
    let (month, day) = order(a, b)?;
    whole(desk, i, past, (year, month, day))
}

/// Which of two figures is the month: the first, as in American dates, unless it cannot be.
fn order(a: i8, b: i8) -> Option<(i8, i8)> {
    match (a, b) {
        (1..=12, 1..=31) => Some((a, b)),
        (13..=31, 1..=12) => Some((b, a)),
        _ => None,
    }
}

/// `1-jan`, `22/Jan/2019`, `Sep-23-2020`, `jan/1`.
fn with_month_name(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let tail = |desk: &Desk<'_>, past: usize, month: i8, day: i8| {
        let year = mark(desk, past).and_then(|(_, at)| {
            let long = desk.digits(at, 4, 4).and_then(|year| i16::try_from(year).ok());
            let short = desk.digits(at, 2, 2).and_then(|year| i16::try_from(year).ok()).map(full);
            long.or(short).map(|year| (year, at + 1))
        });
        match year {
            Some((year, past)) => whole(desk, i, past, (year, month, day)),
            None => desk.ends(past).then(|| dated(desk, i, past, month, day, None)),
        }
    };
    if let Some(day) = part(desk, i) {
        let (sign, at) = mark(desk, i + 1)?;
        let (month, _) = month(desk, at).filter(|_| sign != '.')?;
        return tail(desk, at + 1, month, day);
    }
    let (month, _) = month(desk, i)?;
    let (sign, at) = mark(desk, i + 1)?;
    let day = part(desk, at).filter(|_| sign != '.')?;
    tail(desk, at + 1, month, day)
}

/// `4/22`, `22/04`, and with a point or a hyphen where a weekday or a preposition shows a date.
fn two(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let a = part(desk, i)?;
    let (sign, at) = mark(desk, i + 1)?;
    let b = part(desk, at)?;
    let shown = super::weekday::name(desk.before(i)).is_some()
        || sign == '-' && desk.is(i.wrapping_sub(1), &["in", "on"]);
    if sign != '/' && !shown || !desk.ends(at + 1) || desk.is(at + 1, &["%", "am", "pm"]) {
        return None;
    }
    let (month, day) = order(a, b)?;
    Some(dated(desk, i, at + 1, month, day, None))
}

/// A date with its year; one that no calendar has keeps its writing and no value.
fn whole(desk: &Desk<'_>, first: usize, past: usize, date: (i16, i8, i8)) -> Option<Phrase> {
    let (year, month, day) = date;
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) || !desk.ends(past) {
        return None;
    }
    Some(match Date::new(year, month, day) {
        Ok(date) => Phrase::day(first, past, date),
        Err(_) => Phrase {
            is_open: false,
            ..Phrase::open_day(first, past, format!("{year:04}-{month:02}-{day:02}"), None)
        },
    })
}
