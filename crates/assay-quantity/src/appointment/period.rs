//! Stretches of days: months, weeks, quarters, seasons, decades, "the next three weeks".

use super::calendar::{self, Unit, add, around, month_start, pointer, shift};
use super::day::month;
use super::desk::Desk;
use super::from_now::counted;
use super::numerals::{full, ordinal, short_year, small, year};
use super::phrase::{Grain, Phrase, midnight};
use super::week::week;
use super::{AppointmentKind, Side, range, stage};

/// The stretch of days named from lexeme `i` on.
pub(super) fn read(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let readings =
        [range::read(desk, i), stage::read(desk, i), plain_period(desk, i), counted(desk, i), rest(desk, i)];
    readings
        .into_iter()
        .flatten()
        .filter(|found| found.kind == AppointmentKind::DateRange)
        .reduce(|best, next| if next.past > best.past { next } else { best })
}

/// A stretch that is no range between two ends and no part of another.
pub(super) fn plain_period(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let readings = [
        month_of_year(desk, i),
        numeric_month(desk, i),
        pointed_unit(desk, i),
        quarter(desk, i),
        week(desk, i),
        month_by_place(desk, i),
        to_date(desk, i),
        season(desk, i),
        decade(desk, i),
        year_alone(desk, i),
    ];
    readings.into_iter().flatten().reduce(|best, next| if next.past > best.past { next } else { best })
}

/// "June 2016", "2016, Nov", "this September", "the month of May", "March".
pub(super) fn month_of_year(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    // "2016, nov", "2017 april"
    if let Some((number, at)) = year(desk, i).filter(|_| desk.line.is_digits(i) && desk.is_free(i)) {
        let comma = desk.skip(at, &[",", "-", "/"]);
        let (month, past) = month(desk, comma)?;
        let more = desk.digits(past, 1, 2).is_some() || crate::number::ordinal(desk.line, past).is_some();
        return (!more).then(|| calendar::month(month_start(number, month)?, i, past)).flatten();
    }
    let of = desk.any(i, &[&["the", "month", "of"], &["month", "of"]]);
    let start = of.unwrap_or(i);
    let point = pointer(desk, start).filter(|(_, at)| month(desk, *at).is_some());
    let at = point.map_or(start, |(_, at)| at);
    let (number, past) = month(desk, at)?;
    if let Some((steps, _)) = point {
        // "this may not", "this may or may not" have a verb.
        if desk.low(at) == "may"
            && !desk.stops(past)
            && !desk.is(past, &["to", "and", "until", "through", "-", "for", "in", "with", "at", "on"])
        {
            return None;
        }
        let year = desk.today().year().checked_add(i16::try_from(steps).ok()?)?;
        return calendar::month(month_start(year, number)?, i, past);
    }
    let comma = desk.skip(past, &[","]);
    let mark = if comma == past { desk.skip(past, &["of", "in", "/", "-"]) } else { comma };
    if let Some((year, past)) = year(desk, mark) {
        return calendar::month(month_start(year, number)?, i, past);
    }
    if (mark > past && desk.low(past) == "of" || desk.is(past, &["'", "’"]))
        && let Some((year, past)) = short_year(desk, mark)
    {
        return calendar::month(month_start(year, number)?, i, past);
    }
    if let Some((steps, at)) = pointer(desk, mark).filter(|(_, at)| desk.low(*at) == "year") {
        let year = desk.today().year().checked_add(i16::try_from(steps).ok()?)?;
        return calendar::month(month_start(year, number)?, i, at + 1);
    }
    alone(desk, i, at, past, of.is_some(), number)
}

/// A month without a year: the next one.
fn alone(desk: &Desk<'_>, first: usize, at: usize, past: usize, named: bool, number: i8) -> Option<Phrase> {
    let doubtful = desk.is(at, &["may", "march", "mar", "sep", "jan"])
        && !(joins(desk, past) && month(desk, past + 1).is_some());
    let led = desk.is(
        at.wrapping_sub(1),
        &[
            "in", "of", "since", "until", "till", "from", "between", "by", "before", "after", "during",
            "through", "the", "and", "to", "for", "-", "early", "late", "mid",
        ],
    );
    let verb =
        doubtful && desk.low(at) == "may" && (!led || desk.is(at.wrapping_sub(1), &["and", "the", "or"]));
    if doubtful && !led && !named && !desk.line.is_capitalised(at) || verb && !named {
        return None;
    }
    let today = desk.today();
    let this = month_start(today.year(), number)?;
    let start = if this.month() >= today.month() { this } else { month_start(today.year() + 1, number)? };
    let timex = format!("XXXX-{number:02}");
    let end = calendar::shift_months(start, 1)?;
    Some(Phrase { is_open: true, ..Phrase::days(first, past, timex, start, end, Grain::Month) })
}

fn joins(desk: &Desk<'_>, at: usize) -> bool {
    desk.is(at, &["to", "till", "until", "through", "-", "–"])
}

/// "3/2015", "2015-3", "11 - 2016".
fn numeric_month(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    if !desk.line.is_digits(i) || !desk.is_free(i) {
        return None;
    }
    let sign = |at: usize| desk.is(at, &["/", "-", "."]);
    let (year, month) = match (desk.digits(i, 4, 4), desk.digits(i + 2, 1, 2)) {
        (Some(year), Some(month)) if sign(i + 1) => (year, month),
        _ => (
            desk.digits(i + 2, 4, 4).filter(|_| sign(i + 1) && desk.low(i + 1) != ".")?,
            desk.digits(i, 1, 2)?,
        ),
    };
    if !(1000..=2999).contains(&year) || !(1..=12).contains(&month) || !desk.ends(i + 3) {
        return None;
    }
    calendar::month(month_start(i16::try_from(year).ok()?, i8::try_from(month).ok()?)?, i, i + 3)
}

/// "this week", "next month", "the coming year", "the week after next", "my week", "last fiscal year".
pub(super) fn pointed_unit(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let the = desk.skip(i, &["the", "my"]);
    let today = desk.today();
    // "the week after next"
    if let Some(unit) = Unit::of(desk.low(the)).filter(|unit| !unit.is_clock())
        && let Some(past) = desk.any(the + 1, &[&["after", "next"], &["after", "the", "next"]])
    {
        return around(today, unit, 2, i, past).filter(|found| found.kind == AppointmentKind::DateRange);
    }
    let same = desk.low(the) == "same";
    let (steps, at, said) = match pointer(desk, the) {
        Some((steps, at)) => (steps, at, true),
        None if same => (0, the + 1, true),
        None if the > i => (0, the, false),
        None => return None,
    };
    let kind = desk.skip(at, &["fiscal", "financial", "calendar", "school", "working", "business"]);
    let unit = Unit::of(desk.low(kind)).filter(|_| !desk.low(kind).ends_with('s'))?;
    let past = kind + 1;
    if unit.is_clock() || unit == Unit::Day || unit == Unit::BusinessDay {
        return None;
    }
    if kind > at && desk.is(at, &["working", "business"]) {
        // A working week ends with Friday.
        let week = around(today, unit, steps, the, past).filter(|_| unit == Unit::Week)?;
        let end = shift(week.date()?, 5)?;
        return Some(Phrase { end: Some(midnight(end)), ..week });
    }
    if kind > at && desk.low(at) != "calendar" {
        let year = today.year().checked_add(i16::try_from(steps).ok()?)?;
        let sign = if desk.low(at) == "school" { "SY" } else { "FY" };
        return (unit == Unit::Year).then(|| Phrase::unresolved(the, past, format!("{sign}{year}")));
    }
    // "the week of", "the week 31" are read elsewhere; "the hour" is a length.
    if !said
        && (desk.low(past) == "to" && desk.low(past + 1) == "date"
            || desk.is(past, &["of", "commencing", "starting", "beginning"])
            || desk.digits(past, 1, 4).is_some())
    {
        return None;
    }
    if same {
        let timex = match unit {
            Unit::Week => "XXXX-WXX",
            Unit::Month => "XXXX-XX",
            _ => "XXXX",
        };
        let found = around(today, unit, 0, the, past)?;
        return Some(Phrase { timex: timex.to_owned(), side: Some(Side::Undefined), ..found });
    }
    // Decades take their article with them, the others leave it.
    let first = if said && !matches!(unit, Unit::Decade | Unit::Century) { the } else { i };
    let first = if desk.low(i) == "my" { i } else { first };
    around(today, unit, steps, first, past)
}

/// "Q3 2016", "2017-q1", "the third quarter of 2016", "H1 2019", "next year's fourth quarter".
fn quarter(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let (year_before, start) = match year(desk, i).filter(|_| desk.line.is_digits(i) && desk.is_free(i)) {
        Some((year, at)) => (Some(year), desk.skip(at, &["-", "/", ","])),
        None => match pointer(desk, i).filter(|(_, at)| desk.low(*at) == "year") {
            Some((steps, at)) if desk.is(at + 1, &["'s", "’s"]) => {
                (desk.today().year().checked_add(i16::try_from(steps).ok()?), at + 2)
            }
            _ => (None, i),
        },
    };
    let the = desk.skip(start, &["the"]);
    let (half, number, at) = if desk.is(the, &["q", "h"]) && desk.line.glued(the + 1) {
        (desk.low(the) == "h", desk.digits(the + 1, 1, 1)?, the + 2)
    } else {
        let (number, at) = if desk.low(the) == "last" { (4, the + 1) } else { ordinal(desk, the)? };
        let at = desk.skip(at, &["-"]);
        match desk.low(at) {
            "quarter" => (false, number, at + 1),
            "half" if desk.low(at + 1) == "of" => (true, if number == 4 { 2 } else { number }, at + 1),
            _ => return None,
        }
    };
    let size: i8 = if half { 6 } else { 3 };
    let number = i8::try_from(number).ok().filter(|number| (1..=12 / size).contains(number))?;
    let of = desk.skip(at, &["of", "in", ",", "-", "/"]);
    let of = desk.skip(of, &["the"]);
    let (year, past, open) = if let Some(year) = year_before {
        (year, at, false)
    } else if let Some((year, past)) = year(desk, of) {
        (year, past, false)
    } else if let Some((steps, at)) = pointer(desk, of).filter(|(_, at)| desk.low(*at) == "year") {
        (desk.today().year().checked_add(i16::try_from(steps).ok()?)?, at + 1, false)
    } else if of > at && desk.low(of) == "year" {
        (desk.today().year(), of + 1, false)
    } else {
        (desk.today().year(), at, true)
    };
    if half && open {
        return None;
    }
    let start = month_start(year, (number - 1) * size + 1)?;
    let end = calendar::shift_months(start, i32::from(size))?;
    let timex = format!("({start},{end},P{size}M)");
    Some(Phrase { is_open: open, ..Phrase::days(i, past, timex, start, end, Grain::Month) })
}

/// "the year to date".
fn to_date(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let unit = Unit::of(desk.low(i)).filter(|unit| matches!(unit, Unit::Year | Unit::Month | Unit::Week))?;
    let past = desk.words(i + 1, &["to", "date"])?;
    let whole = around(desk.today(), unit, 0, i, past)?;
    Some(Phrase { end: Some(midnight(desk.today())), ..whole })
}

/// "the third month of 2021", "first ten days of last year".
fn month_by_place(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let the = desk.skip(i, &["the"]);
    let (nth, at) = if desk.low(the) == "last" { (-1, the + 1) } else { ordinal(desk, the)? };
    let whole_at = |at: usize| {
        let of = desk.words(at, &["of"])?;
        let of = desk.skip(of, &["the"]);
        pointed_unit(desk, of)
            .or_else(|| year(desk, of).and_then(|(number, past)| calendar::year(number, of, past)))
            .or_else(|| month_of_year(desk, of))
    };
    if desk.low(at) == "month" && nth > 0 {
        let whole = whole_at(at + 1).filter(|whole| whole.grain == Grain::Year)?;
        let start = month_start(whole.date()?.year(), i8::try_from(nth).ok()?)?;
        return calendar::month(start, i, whole.past);
    }
    let (count, after) = small(desk, at).filter(|_| nth == 1 || nth == -1)?;
    let unit = Unit::of(desk.low(after)).filter(|unit| !unit.is_clock())?;
    let whole = whole_at(after + 1)?;
    #[allow(clippy::cast_precision_loss, reason = "a small number")]
    let amount = count as f64;
    let (start, end) = if nth > 0 {
        (whole.date()?, add(midnight(whole.date()?), amount, unit)?.date())
    } else {
        (add(midnight(whole.end_date()?), -amount, unit)?.date(), whole.end_date()?)
    };
    let first = if nth > 0 { the } else { i };
    let (factor, sign) = unit.sign();
    #[allow(clippy::cast_precision_loss, reason = "a small number")]
    let length = calendar::count(count as f64 * factor);
    Some(Phrase::days(first, whole.past, format!("({start},{end},P{length}{sign})"), start, end, Grain::Day))
}

/// "summer of 2016", "next spring", "winter".
fn season(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let point = pointer(desk, i);
    let the = desk.skip(i, &["the"]);
    let at = point.map_or(the, |(_, at)| at);
    let sign = match desk.low(at) {
        "spring" => "SP",
        "summer" => "SU",
        "autumn" | "fall" => "FA",
        "winter" => "WI",
        _ => return None,
    };
    let past = at + 1;
    if let Some((steps, _)) = point {
        let year = desk.today().year().checked_add(i16::try_from(steps).ok()?)?;
        return Some(Phrase::unresolved(i, past, format!("{year}-{sign}")));
    }
    let of = desk.skip(past, &["of", "in", ","]);
    if let Some((year, past)) = year(desk, of) {
        return Some(Phrase::unresolved(i, past, format!("{year}-{sign}")));
    }
    if let Some((steps, after)) = pointer(desk, of).filter(|(_, at)| desk.low(*at) == "year") {
        let year = desk.today().year().checked_add(i16::try_from(steps).ok()?)?;
        return Some(Phrase::unresolved(i, after + 1, format!("{year}-{sign}")));
    }
    // "spring" and "fall" are words of their own.
    let sure = !matches!(desk.low(at), "fall" | "spring") || the > i || desk.before(i) == "in";
    sure.then(|| Phrase::unresolved(i, past, sign.to_owned()))
}

/// "the 1970s", "the noughties", "15th century", "the 70's".
fn decade(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    if let Some((nth, at)) = ordinal(desk, desk.skip(i, &["the"]))
        && desk.low(at) == "century"
    {
        let start = i16::try_from(nth).ok()?.checked_sub(1)?.checked_mul(100)?;
        let (start, end) = (month_start(start, 1)?, month_start(start + 100, 1)?);
        let first = desk.skip(i, &["the"]);
        return Some(Phrase::days(first, at + 1, format!("({start},{end},P100Y)"), start, end, Grain::Year));
    }
    let the = desk.skip(i, &["the"]);
    let plural = |at: usize| {
        let at = desk.skip(at, &["'", "’"]);
        (desk.line.glued(at) && desk.is(at, &["s", "'s", "’s"])).then_some(at + 1)
    };
    let (start, past, open) = if let (Some(year), Some(past)) = (desk.digits(the, 4, 4), plural(the + 1)) {
        (i16::try_from(year).ok().filter(|year| year % 10 == 0)?, past, false)
    } else if let (Some(short), Some(past)) =
        (desk.digits(desk.skip(the, &["'", "’"]), 2, 2), plural(desk.skip(the, &["'", "’"]) + 1))
    {
        let short = i16::try_from(short).ok().filter(|short| short % 10 == 0 && the > i)?;
        (full(short), past, true)
    } else if let Some(past) = desk.any(the, &[&["two", "thousands"]]) {
        (2000, past, false)
    } else if let Some(at) = desk.any(the, &[&["two", "thousand", "and"], &["two", "thousand"]]) {
        (2000 + tens(desk.low(at))?, at + 1, false)
    } else if desk.low(the) == "nineteen" {
        (1900 + tens(desk.low(the + 1))?, the + 2, false)
    } else if desk.is(the, &["noughties", "aughts"]) {
        (2000, the + 1, false)
    } else {
        (1900 + tens(desk.low(the)).filter(|_| the > i)?, the + 1, true)
    };
    let (from, to) = (month_start(start, 1)?, month_start(start + 10, 1)?);
    let first = if open || the > i { i } else { the };
    Some(Phrase {
        is_open: open,
        ..Phrase::days(first, past, format!("({from},{to},P10Y)"), from, to, Grain::Year)
    })
}

fn tens(word: &str) -> Option<i16> {
    Some(match word {
        "tens" => 10,
        "twenties" => 20,
        "thirties" => 30,
        "forties" => 40,
        "fifties" => 50,
        "sixties" => 60,
        "seventies" => 70,
        "eighties" => 80,
        "nineties" => 90,
        _ => return None,
    })
}

/// "2019", "year 2008", "Year two hundred and sixty-seven", "sy18".
fn year_alone(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    if desk.is(i, &["sy", "fy"]) {
        let sign = desk.low(i).to_uppercase();
        let (year, past) = year(desk, i + 1).or_else(|| short_year(desk, i + 1))?;
        return Some(Phrase::unresolved(i, past, format!("{sign}{year}")));
    }
    if let Some(at) = desk.any(i, &[&["calendar", "year"], &["year"]]) {
        if let Some((number, past)) = year(desk, at) {
            return calendar::year(number, i, past);
        }
        if desk.low(at + 1) == "hundred" {
            let (head, at) = super::numerals::words(desk, at)?;
            let next = desk.skip(at + 1, &["and"]);
            let (rest, past) = super::numerals::words(desk, next).unwrap_or((0, at + 1));
            return calendar::year(i16::try_from(head * 100 + rest).ok()?, i, past);
        }
        return None;
    }
    let (number, past) = year(desk, i)?;
    if desk.line.is_digits(i) {
        let before = i.wrapping_sub(1);
        let counted = crate::unit::unit_after(desk.line, past).is_some()
            || desk.line.is_hyphen(past) && desk.line.glued(past) && year(desk, past + 1).is_none()
            || crate::noun::is_plural(desk.low(past)) && desk.is(before, &["deliver", "of", "than"])
            || desk.low(past) == "pieces";
        let sum = desk.is(past, &["-", "–"]) && desk.digits(past + 1, 1, 2).is_some_and(|number| number > 12)
            || desk.is(before, &["-", "–"])
                && desk.digits(i.wrapping_sub(2), 1, 2).is_some_and(|number| number > 12);
        if !desk.is_free(i)
            || counted
            || sum
            || !(1500..=2100).contains(&number)
            || desk.line.glued(i)
                && (desk.line.is_hyphen(before) && year(desk, before.wrapping_sub(1)).is_none()
                    || desk.is(before, &["$", "€", "£"]))
            || desk.is(before, &["$", "€", "£", "+", "building", "room", "no", "number"])
        {
            return None;
        }
        return calendar::year(number, i, past);
    }
    (1500..=2100).contains(&number).then(|| calendar::year(number, i, past)).flatten()
}

/// "rest of the week", "the remaining of this month".
fn rest(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let of = desk.any(i, &[&["rest", "of"], &["remaining", "of"], &["remainder", "of"]])?;
    let the = desk.skip(of, &["the", "this", "my", "our", "current"]);
    let unit = Unit::of(desk.low(the))
        .filter(|unit| matches!(unit, Unit::Week | Unit::Month | Unit::Year | Unit::Decade))?;
    let today = desk.today();
    let whole = around(today, unit, 0, i, the + 1)?;
    let end = shift(whole.end_date()?, -1)?;
    let days = calendar::days_between(today, end);
    // A month's rest counts its first day as well.
    let days = if unit == Unit::Week { days } else { days + 1 };
    Some(Phrase::days(i, the + 1, format!("({today},{end},P{days}D)"), today, end, Grain::Day))
}
