//! Days by weekday: "this Friday", "next week on Friday", "Thursday the 21st", "Monday, Jan. 12".

use jiff::civil::{Date, Weekday};

use super::calendar::{Unit, monday, pointer, shift};
use super::day::month_day;
use super::desk::Desk;
use super::numerals::{ordinal, small};
use super::numeric;
use super::phrase::Phrase;

/// The weekday a word names, whole or short.
pub(super) fn name(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" | "mon" => Weekday::Monday,
        "tuesday" | "tue" | "tues" => Weekday::Tuesday,
        "wednesday" | "wed" | "weds" | "wedn" => Weekday::Wednesday,
        "thursday" | "thu" | "thur" | "thurs" => Weekday::Thursday,
        "friday" | "fri" => Weekday::Friday,
        "saturday" | "sat" => Weekday::Saturday,
        "sunday" | "sun" => Weekday::Sunday,
        _ => return None,
    })
}

/// The weekday at `i`; the short forms that are words of their own need a date about them.
fn at(desk: &Desk<'_>, i: usize) -> Option<(Weekday, usize)> {
    let weekday = name(desk.low(i))?;
    let word = matches!(desk.low(i), "sun" | "sat" | "mon" | "wed");
    if word && desk.is(i.wrapping_sub(1), &["the", "a", "and", "he", "she", "they"]) {
        return None;
    }
    Some((weekday, i + 1))
}

pub(super) fn read(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    week_first(desk, i).or_else(|| weekday_first(desk, i))
}

/// "next week on Friday", "this week - Monday", "last week Sunday".
fn week_first(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let (steps, after) = pointer(desk, i)?;
    if desk.low(after) != "week" {
        return None;
    }
    let next = desk.skip(after + 1, &["-", "–", ","]);
    let next = desk.skip(next, &["on"]);
    let (weekday, past) = at(desk, next)?;
    Some(Phrase::day(i, past, in_week(desk.today(), steps, weekday)?))
}

fn in_week(today: Date, steps: i64, weekday: Weekday) -> Option<Date> {
    shift(monday(today)?, steps * 7 + i64::from(weekday.to_monday_zero_offset()))
}

/// The day "this", "last", "next", "coming" and so on pick out.
fn pointed(desk: &Desk<'_>, i: usize, steps: i64, weekday: Weekday) -> Option<Date> {
    let today = desk.today();
    let ahead =
        i64::from(weekday.to_monday_zero_offset()) - i64::from(today.weekday().to_monday_zero_offset());
    let nearest =
        desk.is(i, &["coming", "upcoming", "past"]) || desk.is(i + 1, &["coming", "upcoming", "past"]);
    match (steps, nearest) {
        (1, true) => shift(today, if ahead > 0 { ahead } else { ahead + 7 }),
        (-1, true) => shift(today, if ahead < 0 { ahead } else { ahead - 7 }),
        _ => in_week(today, steps, weekday),
    }
}

fn weekday_first(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let point = pointer(desk, i).filter(|(_, at)| name(desk.low(*at)).is_some());
    let start = point.map_or(i, |(_, at)| at);
    let (weekday, after) = at(desk, start)?;
    let after = if desk.low(after) == "."
        && desk.line.glued(after)
        && (desk.low(after + 1) == "," || crate::time::month_of(desk.low(after + 1)).is_some())
    {
        after + 1
    } else {
        after
    };
    // A date behind the weekday is the date.
    let hyphen = desk.line.is_hyphen(after) && desk.line.glued(after);
    let comma = if hyphen { after + 1 } else { desk.skip(after, &[","]) };
    let date_at = desk.skip(comma, &["the", "("]);
    if let Some(date) = month_day(desk, date_at)
        .or_else(|| numeric::read(desk, date_at))
        .filter(|date| date.past > date_at + 1 && desk.low(comma) != "the")
    {
        let past = date.past + usize::from(desk.low(comma) == "(" && desk.low(date.past) == ")");
        let date = if point.is_some() { super::day::this_year(desk, date) } else { date };
        return Some(Phrase { first: i, past, ..date });
    }
    if let Some(date) = month_day(desk, comma).filter(|date| date.past > comma + 2) {
        return Some(Phrase { first: i, ..date });
    }
    if let Some(found) = numbered(desk, i, after, weekday) {
        return Some(found);
    }
    // "wednesday the thirty first" of a month that has none such: the number is no day of its own.
    if let Some((steps, at)) = week_behind(desk, after).filter(|_| point.is_none()) {
        // "on Sunday of next week" is one phrase.
        let first = if i > 0 && desk.before(i) == "on" && desk.low(after) == "of" { i - 1 } else { i };
        return Some(Phrase::day(first, at, in_week(desk.today(), steps, weekday)?));
    }
    if let Some((steps, _)) = point {
        return Some(Phrase::day(i, after, pointed(desk, i, steps, weekday)?));
    }
    let today = desk.today();
    let ahead =
        i64::from(weekday.to_monday_zero_offset()) - i64::from(today.weekday().to_monday_zero_offset());
    let next = shift(today, if ahead > 0 { ahead } else { ahead + 7 });
    let timex = format!("XXXX-WXX-{}", weekday.to_monday_one_offset());
    Some(Phrase::open_day(i, after, timex, next))
}

/// "of next week", "this week" behind a weekday.
fn week_behind(desk: &Desk<'_>, after: usize) -> Option<(i64, usize)> {
    let of = desk.skip(after, &["of"]);
    let of = desk.skip(of, &["the"]);
    let (steps, at) = pointer(desk, of)?;
    (Unit::of(desk.low(at)) == Some(Unit::Week) && desk.low(at) == "week").then_some((steps, at + 1))
}

/// "Thursday the 21st": the day of that number, where the weekday agrees.
fn numbered(desk: &Desk<'_>, first: usize, after: usize, weekday: Weekday) -> Option<Phrase> {
    let the = desk.words(after, &["the"])?;
    let (day, past) = ordinal(desk, the).or_else(|| small(desk, the))?;
    let day = i8::try_from(day).ok()?;
    let month = desk.today().first_of_month();
    let date = Date::new(month.year(), month.month(), day).ok().filter(|date| date.weekday() == weekday)?;
    Some(Phrase::day(first, past, date))
}
