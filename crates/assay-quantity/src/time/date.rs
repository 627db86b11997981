//! Dates that name a part of the calendar: days, months, years, quarters, decades, weekdays.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::Interval;
use super::calendar::{self, Unit};
use super::names::{feast_at, month_at, part_of_day, season, weekday};
use super::scan::{Found, Frame};
use super::year::{century, decade, fiscal, months_of, quarter, year_alone, year_range, year_to};
use crate::line::Line;
use crate::number::{ordinal, small_number};

pub(super) fn read(line: &Line<'_>, i: usize, frame: Frame) -> Option<Found> {
    // "early 1996", "the late 1990s", "the end of 2019"
    let start = modifier_past(line, i);
    let found = named(line, start, frame).or_else(|| (start > i).then(|| named(line, i, frame)).flatten())?;
    // "the third quarter" takes its article; "the 1996 law" and "the third-quarter loss" do not.
    let article = line.low(i) == "the";
    let bare = article && start == i + 1;
    let quarter = bare && line.low(found.past - 1) == "quarter" && !line.is_hyphen(found.past - 2)
        || bare && line.low(found.past - 1) == "century";
    let stage = article && !bare && !matches!(line.low(i + 1), "end" | "beginning" | "start");
    let first = match found.first == start {
        true if quarter => i,
        true if bare => start,
        true if stage => i + 1,
        true => i,
        false => found.first,
    };
    Some(Found { first, ..found })
}

/// The lexeme after words such as "the late" or "mid-" in front of a date.
fn modifier_past(line: &Line<'_>, i: usize) -> usize {
    let the = i + usize::from(line.low(i) == "the");
    match line.low(the) {
        "early" | "late" | "mid" | "middle" => {
            let at = the + 1;
            if line.is_hyphen(at) || line.low(at) == "in" { at + 1 } else { at }
        }
        "beginning" | "end" | "start" if line.low(the + 1) == "of" => the + 2,
        _ => the,
    }
}

fn named(line: &Line<'_>, i: usize, frame: Frame) -> Option<Found> {
    iso(line, i)
        .or_else(|| slashed(line, i))
        .or_else(|| day_and_month(line, i, frame))
        .or_else(|| quarter(line, i, frame))
        .or_else(|| months_of(line, i, frame))
        .or_else(|| year_to(line, i, frame))
        .or_else(|| fiscal(line, i, frame))
        .or_else(|| decade(line, i))
        .or_else(|| century(line, i))
        .or_else(|| year_range(line, i))
        .or_else(|| year_alone(line, i))
        .or_else(|| day_of_week(line, i, frame))
        .or_else(|| season_of(line, i, frame))
        .or_else(|| feast(line, i, frame))
}

pub(super) fn number<T: std::str::FromStr>(
    line: &Line<'_>,
    i: usize,
    digits: std::ops::RangeInclusive<usize>,
) -> Option<T> {
    (line.is_digits(i) && digits.contains(&line.raw(i).len())).then(|| line.raw(i).parse().ok()).flatten()
}

/// A year of four digits from 1000 to 2100 at lexeme `i`.
pub(super) fn year_digits(line: &Line<'_>, i: usize) -> Option<i16> {
    number::<i16>(line, i, 4..=4).filter(|year| (1000..=2100).contains(year))
}

/// `2025-12-23`, `2025/12/23`.
fn iso(line: &Line<'_>, i: usize) -> Option<Found> {
    let year: i16 = number(line, i, 4..=4)?;
    let mark =
        |at: usize| (line.is_hyphen(at) || line.is_mark(at, '/')) && line.glued(at) && line.glued(at + 1);
    if !mark(i + 1) || !mark(i + 3) {
        return None;
    }
    let (month, day): (i8, i8) = (number(line, i + 2, 1..=2)?, number(line, i + 4, 1..=2)?);
    let date = Date::new(year, month, day).ok()?;
    Some(Found::date(i, i + 5, calendar::day(date)))
}

/// `12/23/2025`; where the first number cannot be a month, the day stands first.
fn slashed(line: &Line<'_>, i: usize) -> Option<Found> {
    let (a, b): (i8, i8) = (number(line, i, 1..=2)?, number(line, i + 2, 1..=2)?);
    let slash = |at: usize| {
        (line.is_mark(at, '/') || line.is_mark(at, '.') || line.is_hyphen(at))
            && line.glued(at)
            && line.glued(at + 1)
    };
    if !slash(i + 1) || !slash(i + 3) || line.raw(i + 1) != line.raw(i + 3) {
        return None;
    }
    let year = match (number::<i16>(line, i + 4, 4..=4), number::<i16>(line, i + 4, 2..=2)) {
        (Some(year), _) => year,
        (None, Some(short)) if line.is_mark(i + 1, '/') => {
            if short < 50 {
                2000 + short
            } else {
                1900 + short
            }
        }
        _ => return None,
    };
    let day_first = a > 12 || line.is_mark(i + 1, '.');
    let (month, day) = if day_first { (b, a) } else { (a, b) };
    let date = Date::new(year, month, day).ok()?;
    Some(Found::date(i, i + 5, calendar::day(date)))
}

/// A day of the month at lexeme `i` ("3", "3rd"), and the lexeme after it.
fn day_number(line: &Line<'_>, i: usize) -> Option<(i8, usize)> {
    if line.is_letters(i) {
        let (day, past) = ordinal(line, i)?;
        let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
        // "March third quarter" has no day.
        return (line.low(past) != "quarter" && !line.is_hyphen(past)).then_some((day, past));
    }
    let day: i8 = number(line, i, 1..=2).filter(|day| (1..=31).contains(day))?;
    if line.glued(i + 1) && matches!(line.low(i + 1), "st" | "nd" | "rd" | "th") {
        return Some((day, i + 2));
    }
    let ends = !(line.glued(i + 1)
        && (line.is_letters(i + 1) || line.is_mark(i + 1, '%') || line.is_mark(i + 1, ':')));
    ends.then_some((day, i + 1))
}

/// "Dec. 23, 2025", "23 December 2025", "December 2025", "December"; days may be ranges.
fn day_and_month(line: &Line<'_>, i: usize, frame: Frame) -> Option<Found> {
    let frame = Frame { ahead: frame.ahead || looks_ahead(line, i), ..frame };
    if let Some((month, past)) = month_at(line, i) {
        let of_year = usize::from(line.low(past) == "of" || line.is_mark(past, ','));
        if let Some((day, after)) =
            day_number(line, past).filter(|_| !line.glued(past) || line.is_mark(past - 1, '.'))
        {
            return Some(day_of_month(line, i, month, day, after, frame));
        }
        if let Some(year) = year_digits(line, past + of_year) {
            return Some(Found::date(i, past + of_year + 1, calendar::month(year, month)));
        }
        if let Some(year) = super::year::year_in_words(line, past + of_year) {
            let interval = year.interval().and_then(|interval| interval.years());
            let interval = interval.and_then(|(year, _)| calendar::month(year, month));
            return Some(Found::date(i, year.past, interval));
        }
        if let Some((year, past)) = short_year(line, past) {
            return Some(Found::date(i, past, calendar::month(year, month)));
        }
        if let Some((shift, after)) = pointed_year(line, past) {
            let year = frame.today.and_then(|today| today.year().checked_add(shift));
            return Some(Found::date(i, after, year.and_then(|year| calendar::month(year, month))));
        }
        return month_alone(line, i, month, past, frame);
    }
    let (day, after) = day_number(line, i).filter(|_| !line.glued(i))?;
    let after_range = range_day(line, after);
    let (last, after) = after_range.map_or((None, after), |(last, after)| (Some(last), after));
    let at = after + usize::from(line.low(after) == "of");
    let (month, past) = month_at(line, at).filter(|_| day <= 31)?;
    let (year, past) = year_after(line, past).map_or((None, past), |(year, past)| (Some(year), past));
    Some(Found::date(i, past, resolved(day, last, month, year, frame)))
}

/// Whether words shortly before a date say that it lies ahead, whatever else the sentence tells
/// ("said it will close in January", "expires Feb. 1").
fn looks_ahead(line: &Line<'_>, i: usize) -> bool {
    (i.saturating_sub(9)..i).any(|at| {
        matches!(
            line.low(at),
            "will"
                | "until"
                | "expires"
                | "scheduled"
                | "effective"
                | "due"
                | "expected"
                | "upcoming"
                | "deadline"
        )
    })
}

fn day_of_month(line: &Line<'_>, first: usize, month: u8, day: i8, after: usize, frame: Frame) -> Found {
    let (last, after) = range_day(line, after).map_or((None, after), |(last, after)| (Some(last), after));
    let (year, past) = year_after(line, after).map_or((None, after), |(year, past)| (Some(year), past));
    Found::date(first, past, resolved(day, last, month, year, frame))
}

/// "–5" or "to 5" after a day of the month.
fn range_day(line: &Line<'_>, at: usize) -> Option<(i8, usize)> {
    let joined = line.is_dash(at) && line.glued(at) && line.glued(at + 1);
    (joined || line.low(at) == "to" || line.low(at) == "and")
        .then(|| day_number(line, at + 1))
        .flatten()
        .filter(|(_, past)| {
            // "May 3 to 5 people": only a month, a year or the end shows a day.
            joined || !line.is_letters(*past) || month_at(line, *past).is_some()
        })
}

/// A year after a day and month: ", 2025", " 2025", ", '98".
fn year_after(line: &Line<'_>, at: usize) -> Option<(i16, usize)> {
    let comma = at + usize::from(line.is_mark(at, ','));
    if let Some(year) = year_digits(line, comma) {
        return Some((year, comma + 1));
    }
    short_year(line, comma)
}

/// "last year", "this year", "next year": how many years from publication.
pub(super) fn pointed_year(line: &Line<'_>, at: usize) -> Option<(i16, usize)> {
    let at = at + usize::from(line.low(at) == "of");
    let shift = match line.low(at) {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    (line.low(at + 1) == "year").then_some((shift, at + 2))
}

/// "'98"
fn short_year(line: &Line<'_>, at: usize) -> Option<(i16, usize)> {
    if !(line.is_mark(at, '\'') || line.is_mark(at, '’') || line.is_mark(at, '‘')) || !line.glued(at + 1)
    {
        return None;
    }
    let short: i16 = number(line, at + 1, 2..=2)?;
    (line.low(at + 2) != "s" || !line.glued(at + 2))
        .then_some((if short < 50 { 2000 + short } else { 1900 + short }, at + 2))
}

fn resolved(day: i8, last: Option<i8>, month: u8, year: Option<i16>, frame: Frame) -> Option<Interval> {
    let month = i8::try_from(month).ok()?;
    let date = match year {
        Some(year) => Date::new(year, month, day).ok()?,
        None => nearest(frame, |year| Date::new(year, month, day).ok())?,
    };
    match last {
        Some(last) if last > day => calendar::days(date, Date::new(date.year(), month, last).ok()?),
        _ => calendar::day(date),
    }
}

/// Of a date that recurs each year, the one meant: the last before publication or, where the
/// sentence looks ahead, the next; one just ahead is that one in any case.
fn nearest(frame: Frame, of: impl Fn(i16) -> Option<Date>) -> Option<Date> {
    let today = frame.today?;
    let candidates = [today.year() - 1, today.year(), today.year() + 1].map(of);
    let mut candidates = candidates.into_iter().flatten();
    if frame.ahead {
        return candidates.find(|date| *date >= today);
    }
    let soon = today.checked_add(45.days()).ok()?;
    candidates.rfind(|date| *date <= soon)
}

fn month_alone(line: &Line<'_>, i: usize, month: u8, past: usize, frame: Frame) -> Option<Found> {
    // "May" and "March" are verbs and names as well, "Jun" and "Mar" names.
    let sure = !matches!(line.low(i), "may" | "march" | "mar" | "jan" | "jun" | "august" | "april" | "june")
        || matches!(
            line.low_before(i),
            "in" | "since"
                | "until"
                | "till"
                | "by"
                | "from"
                | "of"
                | "last"
                | "next"
                | "this"
                | "during"
                | "late"
                | "early"
                | "mid"
                | "through"
                | "to"
                | "before"
                | "after"
                | "for"
                | "and"
                | "between"
                | "-"
                | "each"
                | "every"
                | ","
                | "("
        );
    let name = line.is_capitalised(past)
        && line.is_letters(past)
        && !line.glued(past)
        && matches!(line.low(i), "april" | "june" | "may" | "august" | "jan" | "mar" | "jun");
    if !sure || name {
        return None;
    }
    let number = i8::try_from(month).ok()?;
    let date = nearest(frame, |year| Date::new(year, number, 1).ok());
    Some(Found::date(i, past, date.and_then(|date| calendar::month(date.year(), month))))
}

/// "Friday", "last Friday", "Friday morning", "Monday, Dec. 5".
fn day_of_week(line: &Line<'_>, i: usize, frame: Frame) -> Option<Found> {
    let (way, at) = match line.low(i) {
        "last" | "past" => (-1, i + 1),
        "next" => (1, i + 1),
        "this" => (0, i + 1),
        _ => (2, i),
    };
    let name = weekday(line.low(at)).filter(|_| line.is_capitalised(at) || line.raw(at).len() >= 6)?;
    let past = at + 1;
    let comma = past + usize::from(line.is_mark(past, ','));
    if let Some(date) = day_and_month(line, comma, frame).filter(|date| way == 2 && date.past > comma + 1) {
        return Some(Found { first: i, ..date });
    }
    let date = frame.today.and_then(|today| {
        let here = i64::from(today.weekday().to_monday_zero_offset());
        let there = i64::from(name.to_monday_zero_offset());
        let back = (here - there).rem_euclid(7);
        let ahead = (there - here).rem_euclid(7);
        let shift = match way {
            -1 => -(if back == 0 { 7 } else { back }),
            1 => {
                if ahead == 0 {
                    7
                } else {
                    ahead
                }
            }
            0 => there - here,
            // News tells of days that were: a weekday lies ahead only where "on" leads to it.
            _ if frame.ahead && line.low_before(i) == "on" => ahead,
            _ => -back,
        };
        calendar::shift(today, shift, Unit::Day)
    });
    if let Some(part) = part_of_day(line.low(past)) {
        let value = date.map_or_else(|| "XXXX-XX-XX".to_owned(), |date| date.to_string());
        let day = date.and_then(calendar::day);
        return Some(Found::of_day(i, past + 1, format!("{value}{part}"), day));
    }
    Some(Found::date(i, past, date.and_then(calendar::day)))
}

/// "the summer of 1998", "spring 2019", "last fall".
fn season_of(line: &Line<'_>, i: usize, frame: Frame) -> Option<Found> {
    let (way, at) = match line.low(i) {
        "last" => (Some(-1), i + 1),
        "next" => (Some(1), i + 1),
        "this" => (Some(0), i + 1),
        _ => (None, i),
    };
    let first = season(line.low(at))?;
    let past = at + 1;
    let of = past + usize::from(line.low(past) == "of");
    if let Some(year) = year_digits(line, of).filter(|_| way.is_none()) {
        return Some(Found::date(i, of + 1, calendar::months(year, first, 3)));
    }
    let way = way?;
    let today = frame.today?;
    let begins = i8::try_from(first).ok()?;
    let begun = begins <= today.month();
    let year = match way {
        -1 if begun && today.month() - begins >= 3 => today.year(),
        -1 => today.year() - 1,
        1 if !begun => today.year(),
        1 => today.year() + 1,
        _ => today.year(),
    };
    Some(Found::date(i, past, calendar::months(year, first, 3)))
}

fn feast(line: &Line<'_>, i: usize, frame: Frame) -> Option<Found> {
    if line.low(i) == "thanksgiving" && line.is_capitalised(i) {
        let past = i + 1 + usize::from(line.low(i + 1) == "day");
        let (year, past) = year_after(line, past).map_or((None, past), |(year, past)| (Some(year), past));
        // The fourth Thursday of November.
        let of =
            |year| Date::new(year, 11, 1).ok()?.nth_weekday_of_month(4, jiff::civil::Weekday::Thursday).ok();
        let date = year.map_or_else(|| nearest(frame, of), of);
        return Some(Found::date(i, past, date.and_then(calendar::day)));
    }
    let (month, day, past) = feast_at(line, i)?;
    let (year, past) = year_after(line, past).map_or((None, past), |(year, past)| (Some(year), past));
    let (month_number, day) = (month, i8::try_from(day).ok()?);
    Some(Found::date(i, past, resolved(day, None, month_number, year, frame)))
}

/// A number of units in words or digits below a thousand, and the lexeme after it.
pub(super) fn few(line: &Line<'_>, i: usize) -> Option<(i64, usize)> {
    if let Some(count) = number::<i64>(line, i, 1..=4) {
        return Some((count, i + 1));
    }
    match line.low(i) {
        "a" | "an" => Some((1, i + 1)),
        word => {
            let tens = small_number(word)?;
            if tens >= 20
                && let Some(unit) =
                    small_number(line.low(i + 2)).filter(|unit| line.is_hyphen(i + 1) && *unit < 10)
            {
                return Some((i64::from(tens + unit), i + 3));
            }
            Some((i64::from(tens), i + 1))
        }
    }
}
