//! A day and a time of it: "tomorrow at 8 am", "7:00 on Sunday afternoon", "10, tonight", "now".

use jiff::civil::{DateTime, Time};

use super::calendar::{pointer, shift};
use super::clock::{self, Clock};
use super::day::read as read_day;
use super::desk::Desk;
use super::part::{self, Part};
use super::phrase::Phrase;
use super::{Side, numeric, shift as moved};

pub(super) fn read(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let readings = [
        iso(desk, i),
        present(desk, i),
        end_of_day(desk, i),
        moved::moment(desk, i),
        day_first(desk, i),
        time_first(desk, i),
    ];
    readings.into_iter().flatten().reduce(|best, next| if next.past > best.past { next } else { best })
}

/// A day with a part of it: "tonight", "this morning", "Tuesday in the evening".
#[derive(Clone, Debug)]
pub(super) struct DayPart {
    pub(super) day: Phrase,
    pub(super) part: Part,
    pub(super) side: Option<Side>,
    pub(super) past: usize,
}

/// The day and part of it named from `i` on.
pub(super) fn day_part(desk: &Desk<'_>, i: usize) -> Option<DayPart> {
    let today = desk.today();
    if desk.is(i, &["tonight", "tonite"]) {
        let part = Part { sign: "TNI", from: 20, to: 24, plural: false, past: i + 1 };
        return Some(DayPart { day: Phrase::day(i, i + 1, today), part, side: None, past: i + 1 });
    }
    // "late this morning"; "this late evening"
    let (side, at) = part::staged(desk, i);
    if let Some((steps, after)) = pointer(desk, at) {
        let (inner, after) = part::staged(desk, after);
        if let Some(part) =
            part::part(desk, after).filter(|part| !part.plural && !part.sign.starts_with("TME"))
        {
            let day = Phrase::day(i, part.past, shift(today, steps)?);
            return Some(DayPart { day, part, side: side.or(inner), past: part.past });
        }
    }
    if side.is_none()
        && let Some(day) = read_day(desk, i)
    {
        // "tuesday am", "today pm"
        let half = match desk.low(day.past) {
            "am" => Some(Part { sign: "TMO", from: 8, to: 12, plural: false, past: day.past + 1 }),
            "pm" => Some(Part { sign: "TAF", from: 12, to: 16, plural: false, past: day.past + 1 }),
            _ => None,
        };
        if let Some(part) = half {
            return Some(DayPart { past: part.past, day, part, side: None });
        }
        let comma = desk.skip(day.past, &[","]);
        let into = desk.any(comma, &[&["in", "the"], &["at"], &["during", "the"]]).unwrap_or(day.past);
        let (side, at) = part::staged(desk, into);
        if let Some(part) = part::part(desk, at).filter(|part| !part.plural && !part.sign.starts_with("TME"))
        {
            // "Wednesday evening next week"
            let week = super::weekday::read(desk, i)
                .filter(|found| found.past == day.past && day.is_open)
                .and_then(|_| later_week(desk, i, &day, part.past));
            let (day, past) = week.unwrap_or((day, part.past));
            return Some(DayPart { day, part, side, past });
        }
    }
    // "in the early-morning Tuesday", "in the afternoon on Friday", "morning of 3 May"
    let into = desk.any(i, &[&["in", "the"], &["the"]]).unwrap_or(i);
    let (side, at) = part::staged(desk, into);
    let part = part::part(desk, at).filter(|part| !part.plural && !part.sign.starts_with("TME"))?;
    let on = desk.skip(part.past, &["on", "of", ","]);
    let day = read_day(desk, on)?;
    Some(DayPart { past: day.past, part, side, day: Phrase { first: i, ..day } })
}

/// "next week" behind a weekday and its part of the day.
fn later_week(desk: &Desk<'_>, i: usize, day: &Phrase, at: usize) -> Option<(Phrase, usize)> {
    let of = desk.skip(at, &["of"]);
    let (steps, week) = pointer(desk, of).filter(|(_, at)| desk.low(*at) == "week")?;
    let weekday = super::weekday::name(desk.low(i))?;
    let monday = super::calendar::monday(desk.today())?;
    let date = shift(monday, steps * 7 + i64::from(weekday.to_monday_zero_offset()))?;
    Some((Phrase { first: day.first, ..Phrase::day(i, week + 1, date) }, week + 1))
}

/// `2016-12-16T12:23:59` and `Wed Oct 26 15:50:06 2016`.
fn iso(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let part = |at: usize, mark: &str| {
        let number = desk.digits(at, 1, 2).and_then(|number| i8::try_from(number).ok())?;
        (mark.is_empty() || desk.low(at + 1) == mark).then_some(number)
    };
    let year = i16::try_from(desk.digits(i, 4, 4)?).ok()?;
    (desk.low(i + 1) == "-" && desk.low(i + 5) == "t").then_some(())?;
    let date = jiff::civil::Date::new(year, part(i + 2, "-")?, part(i + 4, "t")?).ok()?;
    let time = clock::clock(desk, i + 6, false)?;
    at(i, time.past, &Phrase::day(i, i + 5, date), time)
}

/// A day and a time as one phrase.
fn at(first: usize, past: usize, day: &Phrase, time: Clock) -> Option<Phrase> {
    let timex = format!("{}{}", day.timex, time.sign());
    let moment = day.date().and_then(|date| Some(date.to_datetime(time.time()?)));
    Some(Phrase {
        start: moment,
        is_open: day.is_open,
        ..Phrase::moment(
            first,
            past,
            timex,
            moment.unwrap_or_else(|| DateTime::constant(1, 1, 1, 0, 0, 0, 0)),
        )
    })
}

/// "now", "right now", "at the moment", "as soon as possible".
fn present(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let now = desk.any(
        i,
        &[
            &["right", "now"],
            &["now"],
            &["at", "the", "moment"],
            &["at", "the", "minute"],
            &["at", "this", "time"],
            &["at", "present"],
        ],
    );
    if let Some(past) = now {
        return Some(Phrase::moment(i, past, "PRESENT_REF".to_owned(), desk.now));
    }
    let soon = desk.any(i, &[&["as", "soon", "as", "possible"], &["asap"]])?;
    Some(Phrase::moment(i, soon, "FUTURE_REF".to_owned(), desk.now))
}

/// "the end of the day", "end of tomorrow", "EOD".
fn end_of_day(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let the = desk.skip(i, &["the"]);
    let last = Time::constant(23, 59, 59, 0);
    let close = |first: usize, past: usize, day: &Phrase| {
        let date = day.date()?;
        let timex = format!("{}T23:59:59", day.timex);
        Some(Phrase { is_open: day.is_open, ..Phrase::moment(first, past, timex, date.to_datetime(last)) })
    };
    if desk.low(the) == "eod" {
        return close(i, the + 1, &Phrase::day(i, the + 1, desk.today()));
    }
    let of = desk.words(the, &["end", "of"])?;
    let article = desk.skip(of, &["the", "my"]);
    if desk.low(article) == "day" {
        return close(i, article + 1, &Phrase::day(i, article + 1, desk.today()));
    }
    let day = read_day(desk, of)?;
    close(i, day.past, &day)
}

/// Words between a day and its time.
fn bridge(desk: &Desk<'_>, past: usize) -> (usize, bool) {
    let comma = desk.skip(past, &[",", "-", "("]);
    let at = desk.skip(comma, &["at", "@", "for", "around", "about", "on", "by"]);
    let at = desk.skip(at, &["around", "about"]);
    (at, at > comma && !desk.is(comma, &["on"]))
}

/// "tomorrow at 8am", "tonight around 7", "October 14, 8:00:01am", "this morning at seven".
fn day_first(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    if let Some(found) = day_part(desk, i) {
        let (next, shown) = bridge(desk, found.past);
        if let Some(time) = clock::clock(desk, next, shown) {
            let time = time.within(found.part);
            return at(i, time.past, &found.day, time);
        }
    }
    let day = read_day(desk, i).or_else(|| {
        // "at 5th at 4 a.m."
        desk.is(i.wrapping_sub(1), &["at", "on"]).then(|| super::day::numbered(desk, i)).flatten()
    })?;
    // "tomorrow, 13/04/21, at 7 PM": the second date says which day is meant.
    let day = desk
        .words(day.past, &[","])
        .and_then(|at| numeric::read(desk, at))
        .filter(|second| !second.is_open && second.start.is_some() && day.past == i + 1)
        .unwrap_or(day);
    let (next, shown) = bridge(desk, day.past);
    let time = clock::clock(desk, next, shown)?;
    // The year may stand behind: "Wed Oct 26 15:50:06 2016".
    if day.is_open
        && let Some((year, past)) = super::numerals::year(desk, time.past)
        && let Some(date) = day.date()
    {
        let date = jiff::civil::Date::new(year, date.month(), date.day()).ok()?;
        return at(i, past, &Phrase::day(i, past, date), time);
    }
    // "tomorrow, 13/04/21, at 7 PM"
    at(i, time.past, &day, time)
}

/// "8pm today", "7:00 on Sunday afternoon", "seven on 15", "10, tonight".
fn time_first(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let time = clock::clock(desk, i, true)?;
    let comma = desk.skip(time.past, &[","]);
    let on = desk.skip(comma, &["on", "of", "in"]);
    let the = desk.skip(on, if desk.is(on + 1, &["day"]) { &[] } else { &["the"] });
    let sure = time.sure || desk.is(i.wrapping_sub(1), &["at"]);
    if let Some(found) = day_part(desk, on) {
        if sure || comma > time.past {
            let time = time.within(found.part);
            return at(i, found.past, &found.day, time);
        }
        return None;
    }
    if !sure {
        return None;
    }
    let day = read_day(desk, on).or_else(|| read_day(desk, the))?;
    at(i, day.past, &day, time)
}
