//! Stretches of days: months, weeks, quarters, seasons, decades, "the next three weeks".

use jiff::civil::Date;

use super::calendar::{self, Unit, add, around, monday, month_start, pointer, shift, week_sign};
use super::day::{month, plain};
use super::desk::Desk;
use super::length::{few, parts, stretch_kind};
use super::numerals::{full, ordinal, short_year, small, year};
use super::phrase::{Grain, Phrase, midnight};
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
fn pointed_unit(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
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

/// "week 31", "the third week of 2027", "last week of Dec 2016", "the week of September 15th".
fn week(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    if let Some(found) = week_of_day(desk, i).or_else(|| week_of(desk, i)).or_else(|| feast_weekend(desk, i))
    {
        return Some(found);
    }
    let at = desk.words(i, &["week"])?;
    let (number, past) = small(desk, at).filter(|(number, _)| (1..=53).contains(number))?;
    let of = desk.skip(past, &["of", "in"]);
    let pointed = pointer(desk, of)
        .filter(|(_, at)| desk.low(*at) == "year")
        .and_then(|(steps, at)| Some((desk.today().year().checked_add(i16::try_from(steps).ok()?)?, at + 1)));
    let (year, past) = year(desk, of).or(pointed).unwrap_or((desk.today().year(), past));
    iso_week(year, number, i, past)
}

/// "Labor Day 2021 weekend": the one before a Monday, the one a Saturday or Sunday lies in.
fn feast_weekend(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let day = super::holiday::read(desk, i)?;
    let past = desk.words(day.past, &["weekend"])?;
    // The weekend next to the feast.
    let date = shift(day.date()?, -1)?;
    let start = shift(monday(date)?, 5)?;
    let end = shift(start, 3)?;
    Some(Phrase {
        is_open: day.is_open,
        ..Phrase::days(i, past, format!("{}-WE", week_sign(monday(start)?)), start, end, Grain::Week)
    })
}

fn iso_week(year: i16, number: i64, first: usize, past: usize) -> Option<Phrase> {
    let start = shift(monday(Date::new(year, 1, 4).ok()?)?, (number - 1) * 7)?;
    Some(Phrase::days(first, past, format!("{year}-W{number:02}"), start, shift(start, 7)?, Grain::Week))
}

/// "the week of September 15th", "w/c Feb 4", "the week beginning on 4 February".
fn week_of_day(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let the = desk.skip(i, &["the"]);
    let at = desk.any(
        the,
        &[
            &["week", "of"],
            &["week", "commencing"],
            &["week", "starting"],
            &["week", "beginning"],
            &["w", "/", "c"],
            &["wc"],
        ],
    )?;
    let at = desk.skip(at, &["on"]);
    let at = desk.skip(at, &["the"]);
    let day = plain(desk, at).or_else(|| super::day::numbered(desk, at))?;
    let start = monday(day.date()?)?;
    Some(Phrase {
        is_open: day.is_open,
        ..Phrase::days(i, day.past, week_sign(start), start, shift(start, 7)?, Grain::Week)
    })
}

/// "the third week of this month", "first week of 2015", "last week of Dec 2016".
fn week_of(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let the = desk.skip(i, &["the"]);
    let (nth, at) = if desk.low(the) == "last" { (-1, the + 1) } else { ordinal(desk, the)? };
    let weekend = desk.low(at) == "weekend";
    if desk.low(at) != "week" && !weekend {
        return None;
    }
    let of = desk.skip(at + 1, &["of", "in"]);
    let of = desk.skip(of, &["the"]);
    let whole = month_of_year(desk, of)
        .or_else(|| pointed_unit(desk, of))
        .or_else(|| year(desk, of).and_then(|(number, past)| calendar::year(number, of, past)))?;
    let (start, end) = (whole.date()?, whole.end_date()?);
    // The week that holds the fourth day is the first; the last is the one whose Thursday is within.
    let first_monday = monday(shift(start, 3)?)?;
    let week_start = if nth > 0 {
        shift(first_monday, (nth - 1) * 7)?
    } else {
        let last = monday(shift(end, -1)?)?;
        if shift(last, 3)? < end { last } else { shift(last, -7)? }
    };
    let number = calendar::days_between(first_monday, week_start) / 7 + 1;
    let sign = match whole.grain {
        Grain::Year => format!("{:04}-W{number:02}", start.year()),
        Grain::Month if whole.is_open => format!("XXXX-{:02}-W{number:02}", start.month()),
        Grain::Month => format!("{:04}-{:02}-W{number:02}", start.year(), start.month()),
        _ => return None,
    };
    let (from, to) = if weekend {
        (shift(week_start, 5)?, shift(week_start, 7)?)
    } else {
        (week_start, shift(week_start, 7)?)
    };
    let sign = if weekend { format!("{sign}-WE") } else { sign };
    Some(Phrase { is_open: whole.is_open, ..Phrase::days(i, whole.past, sign, from, to, Grain::Week) })
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

/// "next 3 days", "the 2 upcoming months", "within the next 10 months", "2 days hence".
fn counted(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    stretch_from_now(desk, i).filter(|found| found.kind == AppointmentKind::DateRange)
}

/// A stretch of a counted length that ends or begins now, of days or of hours.
pub(super) fn stretch_from_now(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    if let Some(at) = desk.any(i, &[&["within"], &["in", "the", "span", "of"]]) {
        let the = desk.skip(at, &["the"]);
        let next = pointer(desk, the).filter(|(steps, _)| *steps > 0).map_or(the, |(_, at)| at);
        let mut length = parts(desk, next);
        // "within the next day and 5 hours"
        if length.is_none() && next > the && desk.low(next) == "day" {
            let rest = desk.skip(next + 1, &["and"]);
            length = parts(desk, rest).map(|mut length| {
                length.parts.insert(0, (1.0, Unit::Day));
                length
            });
        }
        let length = length?;
        // "within 2 weeks from today" and the like are counted from a day.
        return stretch(desk, i, length.past, &length, 1, false);
    }
    // "2 days hence", "2 hours in the future"
    if let Some(length) = parts(desk, i)
        && let Some(past) = desk.any(length.past, &[&["hence"], &["in", "the", "future"]])
    {
        return stretch(desk, i, past, &length, 1, true);
    }
    // "next 3 days", "past few weeks"; "5 past minutes"
    let the = desk.skip(i, &["the"]);
    let (steps, length) = if let Some((steps, at)) = pointer(desk, the).filter(|(steps, _)| *steps != 0) {
        // "shouldn't last two hours" is a verb.
        if desk.low(at) == "a"
            || desk.low(the) == "last"
                && desk.is(
                    the.wrapping_sub(1),
                    &[
                        "to",
                        "will",
                        "can",
                        "may",
                        "would",
                        "should",
                        "shouldn't",
                        "won't",
                        "not",
                        "could",
                        "must",
                    ],
                )
        {
            return None;
        }
        (steps, parts(desk, at).or_else(|| business(desk, at))?)
    } else {
        let (count, at) = few(desk, i)?;
        let (steps, at) = pointer(desk, at).filter(|(steps, _)| *steps != 0)?;
        let unit = Unit::of(desk.low(at))?;
        #[allow(clippy::cast_precision_loss, reason = "a small number")]
        let length = super::length::Length { first: i, past: at + 1, parts: vec![(count as f64, unit)] };
        (steps, length)
    };
    let unit = length.parts.first()?.1;
    if desk.low(length.past) == "from" && desk.low(length.past + 1) == "now" {
        return None;
    }
    let decades = matches!(unit, Unit::Decade | Unit::Century);
    let first = if decades { i } else { the };
    stretch(desk, first, length.past, &length, steps, true)
}

fn business(desk: &Desk<'_>, at: usize) -> Option<super::length::Length> {
    let (count, after) = few(desk, at)?;
    let unit = Unit::of(desk.low(desk.skip(after, &["business", "working"])))?;
    #[allow(clippy::cast_precision_loss, reason = "a small number")]
    let parts = vec![(count as f64, unit)];
    Some(super::length::Length { first: at, past: after + 1, parts })
}

/// A stretch of `length` behind (`steps` 1) or before now. "next" days begin tomorrow.
fn stretch(
    desk: &Desk<'_>,
    first: usize,
    past: usize,
    length: &super::length::Length,
    steps: i64,
    next: bool,
) -> Option<Phrase> {
    let sign = length.sign();
    if length.is_clock() {
        let other = moved(desk.now, length, steps < 0)?;
        let (start, end) = if steps < 0 { (other, desk.now) } else { (desk.now, other) };
        return Some(Phrase::moments(first, past, format!("({start},{end},{sign})"), Some(start), Some(end)));
    }
    let today = desk.today();
    let (_, unit) = *length.parts.first()?;
    if let (Unit::Decade | Unit::Century | Unit::Quarter, [(count, _)]) = (unit, length.parts.as_slice()) {
        // Whole decades and quarters of the calendar.
        let this = around(today, unit, 0, first, past)?;
        let base = if steps < 0 { this.date()? } else { this.end_date()? };
        // The coming decades begin with the next one.
        let other = add(midnight(base), if steps < 0 { -*count } else { *count }, unit)?.date();
        let (start, end) = if steps < 0 { (other, base) } else { (base, other) };
        let grain = if unit == Unit::Quarter { Grain::Month } else { Grain::Year };
        return Some(Phrase::days(first, past, calendar::stretch(start, end, grain), start, end, grain));
    }
    let base = if steps > 0 && next && unit != Unit::Year { shift(today, 1)? } else { today };
    let base = if steps > 0 && next && unit == Unit::Year { shift(today, 1)? } else { base };
    let other = moved(midnight(base), length, steps < 0)?.date();
    // Working days: the first is the next one, the end the day after the last.
    if unit == Unit::BusinessDay && steps > 0 {
        let last = moved(midnight(today), length, false)?.date();
        let start = add(midnight(today), 1.0, Unit::BusinessDay)?.date();
        let end = shift(last, 1)?;
        return Some(Phrase::days(first, past, format!("({start},{end},{sign})"), start, end, Grain::Day));
    }
    let (start, end) = if steps < 0 { (other, base) } else { (base, other) };
    debug_assert!(stretch_kind(length) == AppointmentKind::DateRange);
    Some(Phrase::days(first, past, format!("({start},{end},{sign})"), start, end, Grain::Day))
}

fn moved(
    from: jiff::civil::DateTime,
    length: &super::length::Length,
    back: bool,
) -> Option<jiff::civil::DateTime> {
    length
        .parts
        .iter()
        .try_fold(from, |moment, (amount, unit)| add(moment, if back { -amount } else { *amount }, *unit))
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
