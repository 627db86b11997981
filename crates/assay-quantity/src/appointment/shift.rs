//! Times counted from another: "two weeks ago", "in 3 days", "four days from yesterday", "two hours
//! later", "3 days after January 12".

use jiff::civil::Weekday;

use super::calendar::{self, Unit, add};
use super::day::plain;
use super::desk::Desk;
use super::length::{Length, parts};
use super::numerals::small;
use super::phrase::{Phrase, midnight};
use super::{AppointmentKind, weekday};

/// A day counted from another, or from today.
pub(super) fn read(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    weekday_and(desk, i)
        .or_else(|| counted(desk, i))
        .or_else(|| weekdays_later(desk, i))
        .filter(|found| found.kind == AppointmentKind::Date)
}

/// A moment counted from now: "in 5 minutes", "2 hours ago".
pub(super) fn moment(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    counted(desk, i).filter(|found| found.kind == AppointmentKind::DateTime)
}

fn result(desk: &Desk<'_>, first: usize, past: usize, length: &Length, back: bool) -> Option<Phrase> {
    let mut moment = desk.now;
    for (amount, unit) in &length.parts {
        moment = add(moment, if back { -amount } else { *amount }, *unit)?;
    }
    if length.is_clock() {
        return Some(Phrase::moment(first, past, moment.to_string(), moment));
    }
    Some(Phrase::day(first, past, moment.date()))
}

fn counted(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    // "in 3 days", "in less than an hour"
    if desk.low(i) == "in" {
        let less = desk.any(i + 1, &[&["less", "than"], &["about"], &["around"]]);
        let length = parts(desk, less.unwrap_or(i + 1))?;
        let from = from_now(desk, length.past);
        // "in 2 days' time"; "in the 2 next days" is a stretch.
        if less.is_none()
            && desk.is(length.past, &["ago", "later", "before", "after", "from"])
            && from.is_none()
        {
            return None;
        }
        let past = from.unwrap_or(length.past);
        let side = less.filter(|_| desk.low(i + 1) == "less").map(|_| super::Side::Less);
        // "in two days from today" leaves its "in" out.
        let first = if from.is_some() && desk.low(length.past + 1) != "now" { length.first } else { i };
        return Some(Phrase { side, ..result(desk, first, past, &length, false)? });
    }
    let length = parts(desk, i)?;
    let at = length.past;
    if let Some(past) = from_now(desk, at) {
        return result(desk, i, past, &length, false);
    }
    match desk.low(at) {
        "ago" => return result(desk, i, at + 1, &length, true),
        // "30 minutes later this week" has its "later" from the week.
        "later"
            if super::calendar::pointer(desk, at + 1)
                .is_none_or(|(_, unit)| Unit::of(desk.low(unit)).is_none()) =>
        {
            return result(desk, i, at + 1, &length, false);
        }
        "from" | "after" | "before" => {}
        _ => return None,
    }
    let back = desk.low(at) == "before";
    let from = plain(desk, at + 1)?;
    if length.is_clock() {
        return None;
    }
    let mut moment = midnight(from.date()?);
    for (amount, unit) in &length.parts {
        moment = add(moment, if back { -amount } else { *amount }, *unit)?;
    }
    Some(Phrase::day(i, from.past, moment.date()))
}

/// "from now", "from today", "hence".
fn from_now(desk: &Desk<'_>, at: usize) -> Option<usize> {
    desk.any(at, &[&["from", "now"], &["from", "today"], &["after", "today"]])
}

/// "Monday two weeks from now", "in 3 days on Friday", "3 weeks after Christmas on Friday".
fn weekday_and(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    if let Some(name) = weekday::name(desk.low(i)) {
        let shifted = counted(desk, i + 1).filter(|found| found.kind == AppointmentKind::Date)?;
        return on(i, shifted.past, &shifted, name);
    }
    let shifted = counted(desk, i).filter(|found| found.kind == AppointmentKind::Date)?;
    let at = desk.words(shifted.past, &["on"])?;
    let name = weekday::name(desk.low(at))?;
    on(i, at + 1, &shifted, name)
}

/// The weekday of the week a shifted day lies in.
fn on(first: usize, past: usize, day: &Phrase, name: Weekday) -> Option<Phrase> {
    let monday = calendar::monday(day.date()?)?;
    let date = calendar::shift(monday, i64::from(name.to_monday_zero_offset()))?;
    Some(Phrase::day(first, past, date))
}

/// "two Mondays later".
fn weekdays_later(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let (count, at) = small(desk, i)?;
    let word = desk.low(at);
    let name = weekday::name(word).or_else(|| weekday::name(word.strip_suffix('s')?))?;
    let from_now = desk.words(at + 1, &["from", "now"]);
    let back = match desk.low(at + 1) {
        "later" | "after" => false,
        "ago" | "before" => true,
        _ if from_now.is_some() => false,
        _ => return None,
    };
    let past = from_now.unwrap_or(at + 2);
    let today = desk.today();
    let there = i64::from(name.to_monday_zero_offset());
    let here = i64::from(today.weekday().to_monday_zero_offset());
    let days = if back {
        let nearest = (here - there).rem_euclid(7);
        -(if nearest == 0 { 7 } else { nearest } + (count - 1) * 7)
    } else {
        let nearest = (there - here).rem_euclid(7);
        (if nearest == 0 { 7 } else { nearest }) + (count - 1) * 7
    };
    Some(Phrase::day(i, past, calendar::shift(today, days)?))
}
