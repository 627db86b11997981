//! Stretches of certain days to the hour: "tomorrow from 2 to 4", "this morning", "the rest of the
//! day", "between 4 pm on 1 January and 5 pm today".

use jiff::ToSpan as _;
use jiff::civil::Time;

use super::between::{self, Between};
use super::calendar::{add, shift};
use super::clock;
use super::day::read as read_day;
use super::desk::Desk;
use super::from_now::stretch_from_now;
use super::length::parts;
use super::phrase::{Phrase, clock_length, midnight};
use super::together::{day_part, read as read_moment};
use super::{AppointmentKind, Side};

pub(super) fn read(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let readings = [
        stretch_from_now(desk, i).filter(|found| found.kind == AppointmentKind::DateTimeRange),
        rest_of_day(desk, i),
        part(desk, i),
        day_stage(desk, i),
        day_then_times(desk, i),
        times_then_day(desk, i),
        moments(desk, i),
        from_moment(desk, i),
    ];
    readings.into_iter().flatten().reduce(|best, next| if next.past > best.past { next } else { best })
}

/// "rest of the day", "rest of my day".
fn rest_of_day(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let of = desk.any(i, &[&["rest", "of"], &["remainder", "of"]])?;
    let the = desk.skip(of, &["the", "this", "my", "current"]);
    (desk.low(the) == "day" || desk.low(the) == "today").then_some(())?;
    let end = desk.today().to_datetime(Time::constant(23, 59, 59, 0));
    let seconds = desk.now.until(end).ok()?.total(jiff::Unit::Second).ok()?;
    let timex = format!("({},{end},PT{seconds:.0}S)", desk.now);
    Some(Phrase::moments(i, the + 1, timex, Some(desk.now), Some(end)))
}

/// "tonight", "this morning", "Tuesday in the evening".
fn part(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let found = day_part(desk, i)?;
    let timex = format!("{}{}", found.day.timex, found.part.sign);
    let date = found.day.date();
    let (from, to) = found.part.cut(found.side);
    let (start, end) = (date.map(|date| date.to_datetime(from)), date.map(|date| date.to_datetime(to)));
    Some(Phrase {
        side: found.side,
        is_open: found.day.is_open,
        ..Phrase::moments(i, found.past, timex, start, end)
    })
}

/// "mid today", "later in today", "early in the day Wednesday".
fn day_stage(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let (side, at) = match desk.low(i) {
        "mid" | "middle" => (Side::Middle, desk.skip(i + 1, &["of", "-"])),
        "early" | "earlier" => (Side::Start, desk.skip(i + 1, &["in"])),
        "late" | "later" => (Side::End, desk.skip(i + 1, &["in"])),
        _ => return None,
    };
    let day = match desk.words(at, &["the", "day"]) {
        Some(past) => {
            read_day(desk, desk.skip(past, &["on"])).unwrap_or_else(|| Phrase::day(i, past, desk.today()))
        }
        None if desk.is(at, &["today", "tomorrow", "yesterday"]) => read_day(desk, at)?,
        None => return None,
    };
    let date = day.date()?;
    let hour = |hour: i8| date.to_datetime(Time::constant(hour, 0, 0, 0));
    let (start, end) = match side {
        Side::Middle => (hour(10), hour(14)),
        Side::Start => (hour(0), hour(12)),
        _ => (hour(12), midnight(shift(date, 1)?)),
    };
    Some(Phrase {
        side: Some(side),
        is_open: day.is_open,
        ..Phrase::moments(i, day.past, day.timex, Some(start), Some(end))
    })
}

/// A stretch of times on a day.
fn on_day(first: usize, past: usize, day: &Phrase, times: &Between) -> Option<Phrase> {
    let date = day.date()?;
    let start = date.to_datetime(times.low.time()?);
    let end = start.checked_add(times.seconds().seconds()).ok()?;
    let over = end.date() != date;
    let to = if over { end.date().to_string() } else { day.timex.clone() };
    let timex = format!(
        "({}{},{to}{},{})",
        day.timex,
        times.low.sign(),
        times.high.sign(),
        clock_length(times.seconds())
    );
    Some(Phrase { is_open: day.is_open, ..Phrase::moments(first, past, timex, Some(start), Some(end)) })
}

/// "next Monday 1-3 pm", "Dec 9th between 8am and 2pm", "next evening from 7 to 9".
fn day_then_times(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    if let Some(found) = day_part(desk, i) {
        let next = desk.skip(found.past, &[",", "on", "at"]);
        if let Some(times) = between::between(desk, next) {
            let times = times.within(found.part);
            return on_day(i, times.past, &found.day, &times);
        }
    }
    let day = read_day(desk, i)?;
    let next = desk.skip(day.past, &[",", "at", "for"]);
    if let Some(times) =
        between::between(desk, next).filter(|times| times.sure || desk.is(next, &["from", "between"]))
    {
        return on_day(i, times.past, &day, &times);
    }
    // "14th Feb for 7 hours from 9:30am"
    let length =
        desk.words(day.past, &["for"]).and_then(|at| parts(desk, at)).filter(|length| length.is_clock())?;
    let time = clock::clock(desk, desk.words(length.past, &["from"])?, false)?;
    let start = day.date()?.to_datetime(time.time()?);
    let end = length.parts.iter().try_fold(start, |moment, (amount, unit)| add(moment, *amount, *unit))?;
    let timex = format!("({}{},{end},{})", day.timex, time.sign(), length.sign());
    Some(Phrase { is_open: day.is_open, ..Phrase::moments(i, time.past, timex, Some(start), Some(end)) })
}

/// "five to seven today", "from 4pm to 5pm of 2017-6-6", "between 7 and 9:30 last night".
fn times_then_day(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let times = between::between(desk, i)?;
    let on = desk.skip(times.past, &["on", "of", ","]);
    if let Some(found) = day_part(desk, on) {
        let times = times.within(found.part);
        return on_day(i, found.past, &found.day, &times);
    }
    let day = read_day(desk, on).filter(|day| day.start.is_some())?;
    on_day(i, day.past, &day, &times)
}

/// "between 4pm on Jan 1, 2016 and 5pm today", "from 2pm till tomorrow 4:30pm".
fn moments(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let start = desk.any(i, &[&["from"], &["between"]])?;
    let is_between = desk.low(i) == "between";
    let moment = |at: usize| {
        let found = read_moment(desk, at).filter(|found| found.kind == AppointmentKind::DateTime)?;
        // "4pm on Jan 1, 2016 and 5pm": the time of the second end is no part of the first.
        let shorter = (at + 1..found.past).find(|cut| {
            desk.is(*cut, &["until", "till", "to", "and"]) && clock::clock(desk, cut + 1, false).is_some()
        });
        shorter.is_none().then_some(found)
    };
    let low = moment(start);
    let low_clock = clock::clock(desk, start, false);
    let past = low.as_ref().map(|low| low.past).or(low_clock.map(|clock| clock.past))?;
    let to = super::range::joined(desk, past, is_between)?;
    let high = moment(to);
    let high_clock = clock::clock(desk, to, true);
    let (low, high) = match (low, high) {
        (Some(low), Some(high)) => (low, high),
        (None, Some(high)) => {
            // A time alone is of the day of reading.
            let clock = low_clock?;
            let day = Phrase::day(start, past, desk.today());
            let start_at = desk.today().to_datetime(clock.time()?);
            (Phrase::moment(start, past, format!("{}{}", day.timex, clock.sign()), start_at), high)
        }
        (Some(low), None) => {
            let clock = high_clock?;
            let date = low.date()?;
            let sign = low.timex.split('T').next().unwrap_or_default().to_owned();
            let at = date.to_datetime(clock.time()?);
            (low, Phrase::moment(to, clock.past, format!("{sign}{}", clock.sign()), at))
        }
        (None, None) => return None,
    };
    let (from, until) = (low.start?, high.start?);
    if until < from {
        return None;
    }
    let seconds = from.until(until).ok()?.total(jiff::Unit::Second).ok()?;
    #[allow(clippy::cast_possible_truncation, reason = "whole seconds within the calendar")]
    let length = clock_length(seconds as i64);
    let timex = format!("({},{},{length})", low.timex, high.timex);
    Some(Phrase {
        is_open: low.is_open || high.is_open,
        ..Phrase::moments(i, high.past, timex, Some(from), Some(until))
    })
}

/// "a day starting this Friday at 5 pm".
fn from_moment(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let length = parts(desk, i)?;
    let from = desk.any(
        length.past,
        &[&["starting", "from"], &["starting", "at"], &["starting"], &["beginning"], &["from"]],
    )?;
    let low = read_moment(desk, from).filter(|low| !low.timex.ends_with("_REF"))?;
    let start = low.start?;
    let end = length.parts.iter().try_fold(start, |moment, (amount, unit)| add(moment, *amount, *unit))?;
    Some(Phrase {
        is_open: low.is_open,
        ..Phrase::moments(i, low.past, format!("({start},{end},{})", length.sign()), Some(start), Some(end))
    })
}
