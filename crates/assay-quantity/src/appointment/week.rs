//! Weeks: by number, by a day of them, by their place in a month.

use jiff::civil::Date;

use super::calendar::{self, monday, pointer, shift, week_sign};
use super::day::plain;
use super::desk::Desk;
use super::numerals::{ordinal, small, year};
use super::period::{month_of_year, pointed_unit};
use super::phrase::{Grain, Phrase};

/// "week 31", "the third week of 2027", "last week of Dec 2016", "the week of September 15th".
pub(super) fn week(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
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
