//! Stretches between two days, months or years: "from 4 to 22 January 1995", "2014–2018", "between
//! Feb 1st and March 2019", "for 3 days from today", "3 days starting next Monday".

use jiff::civil::Date;

use super::calendar::{self, add, pointer, shift_months, stretch};
use super::day::{dated, month, plain};
use super::desk::Desk;
use super::length::parts;
use super::numerals::{ordinal, year};
use super::period::plain_period;
use super::phrase::{Grain, Phrase, midnight};
use super::{AppointmentKind, Side, stage, weekday};

pub(super) fn read(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let readings = [
        days_of_month(desk, i),
        between(desk, i),
        length_from(desk, i),
        length_within(desk, i),
        week_days(desk, i),
    ];
    readings.into_iter().flatten().reduce(|best, next| if next.past > best.past { next } else { best })
}

/// The lexeme after words that join the ends of a range.
pub(super) fn joined(desk: &Desk<'_>, i: usize, between: bool) -> Option<usize> {
    let past = match desk.low(i) {
        "to" | "till" | "til" | "until" | "through" | "thru" => i + 1,
        "and" if between => i + 1,
        "-" | "–" | "—" | "~" | "‐" => i + 1,
        _ => return None,
    };
    Some(past)
}

/// Days of one month: "4 to 23 next month", "between 3 and 12 of Sept", "November 19-20".
fn days_of_month(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let open = desk.any(i, &[&["from"], &["between"]]);
    let start = open.unwrap_or(i);
    // The month first: "November 19-20", "between November 15th through the 19th".
    if let Some((number, at)) = month(desk, start) {
        let at = desk.skip(at, &["the"]);
        let (low, at) = day(desk, at)?;
        let to = joined(desk, at, open.is_some())?;
        let to = desk.skip(to, &["the"]);
        let (high, past) =
            day(desk, to).filter(|(high, past)| *high > low && month(desk, *past).is_none())?;
        if desk.is(past, &["/", ":"]) && desk.line.glued(past) {
            return None;
        }
        let comma = desk.skip(past, &[","]);
        let (year, past) = year(desk, comma).map_or((None, past), |(year, past)| (Some(year), past));
        return span(desk, i, past, (number, year), (low, high));
    }
    if desk.line.is_digits(start) && !desk.is_free(start) {
        return None;
    }
    let (low, at) = day(desk, start)?;
    let to = joined(desk, at, open.is_some())?;
    let to = desk.skip(to, &["the"]);
    // "from 4 to January 22, 1995"
    if open.is_some()
        && let Some(second) = super::day::month_day(desk, to)
    {
        let end = second.date()?;
        let first = Date::new(end.year(), end.month(), low).ok()?;
        return Some(pair(i, second.past, (first, second.is_open), (end, second.is_open), Grain::Day));
    }
    let (high, at) = day(desk, to).filter(|(high, _)| *high > low)?;
    let of = desk.skip(at, &["of"]);
    let article = desk.skip(of, &["the"]);
    if let Some((number, past)) = month(desk, of) {
        let comma = desk.skip(past, &[",", "of"]);
        let (year, past) = year(desk, comma).map_or((None, past), |(year, past)| (Some(year), past));
        return span(desk, i, past, (number, year), (low, high));
    }
    let (steps, at) = pointer(desk, article).filter(|(_, at)| desk.low(*at) == "month")?;
    let month = shift_months(desk.today().first_of_month(), i32::try_from(steps).ok()?)?;
    span(desk, i, at + 1, (month.month(), Some(month.year())), (low, high))
}

fn day(desk: &Desk<'_>, i: usize) -> Option<(i8, usize)> {
    let (day, past) = ordinal(desk, i).or_else(|| desk.digits(i, 1, 2).map(|day| (day, i + 1)))?;
    i8::try_from(day).ok().filter(|day| (1..=31).contains(day)).map(|day| (day, past))
}

fn span(
    desk: &Desk<'_>,
    first: usize,
    past: usize,
    month: (i8, Option<i16>),
    days: (i8, i8),
) -> Option<Phrase> {
    let low = dated(desk, first, past, month.0, days.0, month.1);
    let high = dated(desk, first, past, month.0, days.1, month.1);
    Some(pair(first, past, (low.date()?, low.is_open), (high.date()?, high.is_open), Grain::Day))
}

/// A range between two days as a phrase; open ends are written without their year.
fn pair(first: usize, past: usize, low: (Date, bool), high: (Date, bool), grain: Grain) -> Phrase {
    let ((start, start_open), (end, end_open)) = (low, high);
    // "10/1 to 11/7" with both years unsaid is one stretch, not two days each with the next year.
    let end = if end < start && end_open {
        Date::new(end.year() + 1, end.month(), end.day()).unwrap_or(end)
    } else {
        end
    };
    let start = if start > end && start_open {
        Date::new(end.year(), start.month(), start.day()).unwrap_or(start)
    } else {
        start
    };
    let sign = |date: Date, open: bool| {
        if open { format!("XXXX-{:02}-{:02}", date.month(), date.day()) } else { date.to_string() }
    };
    let length = calendar::length_between(start, end, grain);
    let timex = format!("({},{},{length})", sign(start, start_open), sign(end, end_open));
    Phrase { is_open: start_open || end_open, ..Phrase::days(first, past, timex, start, end, grain) }
}

/// One end of a range: a day, or a stretch that stands for its first day.
fn end(desk: &Desk<'_>, i: usize) -> Option<(Phrase, bool)> {
    let staged = desk.any(
        i,
        &[
            &["the", "end", "of"],
            &["end", "of"],
            &["the", "start", "of"],
            &["start", "of"],
            &["the", "beginning", "of"],
        ],
    );
    if let Some(at) = staged
        && let Some(whole) = plain_period(desk, at)
    {
        let is_end = desk.is(at - 2, &["end"]);
        let start = if is_end { whole.end } else { whole.start };
        return Some((Phrase { start, is_staged: true, ..whole }, false));
    }
    if desk.low(i) == "now" {
        return Some((Phrase::day(i, i + 1, desk.today()), true));
    }
    let day = super::shift::read(desk, i).or_else(|| plain(desk, i));
    let whole = plain_period(desk, i).filter(|whole| whole.start.is_some()).or_else(|| stage::read(desk, i));
    match (day, whole) {
        (Some(day), Some(whole)) if whole.past > day.past => Some((whole, false)),
        (Some(day), _) => Some((day, true)),
        (None, Some(whole)) => Some((whole, false)),
        (None, None) => None,
    }
}

/// From one end to another.
fn between(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let open = desk.any(i, &[&["from"], &["between"], &["in"]]);
    let is_in = desk.low(i) == "in";
    let start = open.unwrap_or(i);
    let (mut low, low_is_day) = end(desk, start)?;
    // "from april to june in 2017": the year may follow the second end.
    let to = joined(desk, low.past, desk.low(i) == "between")?;
    let dash = to == low.past + 1 && desk.is(low.past, &["-", "–", "—", "~"]);
    if dash && (desk.line.glued(low.past) != desk.line.glued(to)) && open.is_none() {
        return None;
    }
    let to = desk.skip(
        to,
        if desk.low(to) == "the" && desk.is(to + 1, &["end", "start", "beginning"]) { &[] } else { &["the"] },
    );
    let (mut high, high_is_day) = end(desk, to).or_else(|| {
        // "Friday the 11th until Tuesday the 15th" and "the 15th through the 19th" are days.
        let (number, past) = ordinal(desk, to)?;
        let date = low.date()?;
        let end = Date::new(date.year(), date.month(), i8::try_from(number).ok()?).ok()?;
        Some((Phrase { is_open: low.is_open, ..Phrase::day(to, past, end) }, true))
    })?;
    if low.kind == AppointmentKind::Date && low.start.is_none() || high.start.is_none() || low.start.is_none()
    {
        return None;
    }
    let mut past = high.past;
    if high.is_open
        && let Some((number, after)) = desk.words(past, &["in"]).and_then(|at| year(desk, at))
    {
        let date = high.date()?;
        high = Phrase {
            start: Date::new(number, date.month(), date.day()).ok().map(midnight),
            is_open: false,
            ..high
        };
        past = after;
    }
    // The year said once holds for both: "Feb 1st to March 2019", "5/1-5/7, 2020", "Jan-Feb 2017".
    if low.is_open && !high.is_open && low.timex.starts_with("XXXX-") && !low.timex.contains('W') {
        let (from, to) = (low.date()?, high.date()?);
        let year = |year: i16| Date::new(year, from.month(), from.day()).ok();
        let same = year(to.year()).filter(|date| *date <= to).or_else(|| year(to.year() - 1))?;
        // "between Jan 22 and now" keeps its first end open.
        let now = desk.is(high.first, &["now", "today"]);
        low = Phrase { start: Some(midnight(same)), is_open: now, ..low };
    }
    let first = if is_in { start } else { i };
    let grain = grain_of(&low, low_is_day, &high, high_is_day);
    let (start, end) = (low.date()?, high.date()?);
    if !low.is_open && !high.is_open && end < start {
        return None;
    }
    if !low.is_open && !high.is_open {
        return Some(Phrase::days(first, past, stretch(start, end, grain), start, end, grain));
    }
    // Both open: the stretch today lies in, or the next.
    if low.is_open && high.is_open {
        let today = desk.today();
        let year = |year: i16, date: Date| Date::new(year, date.month(), date.day()).ok();
        let here = year(today.year(), start)?;
        let there =
            year(today.year(), end).filter(|date| *date >= here).or_else(|| year(today.year() + 1, end))?;
        let (start, end) = if there >= today {
            (here, there)
        } else {
            (year(here.year() + 1, here)?, year(there.year() + 1, there)?)
        };
        return Some(pair(first, past, (start, true), (end, true), grain));
    }
    Some(pair(first, past, (start, low.is_open), (end, high.is_open), grain))
}

/// Days unless both ends are months, years or weeks.
fn grain_of(low: &Phrase, low_is_day: bool, high: &Phrase, high_is_day: bool) -> Grain {
    if low_is_day || high_is_day {
        return Grain::Day;
    }
    match (low.grain, high.grain) {
        (Grain::Year, Grain::Year) if low.timex.len() == 4 && high.timex.len() == 4 => {
            let whole = |date: Option<Date>| date.is_some_and(|date| date.month() == 1 && date.day() == 1);
            if whole(low.date())
                && whole(high.date())
                && low.start != low.end
                && is_plain_end(high)
                && !high.is_staged
            {
                Grain::Year
            } else {
                Grain::Month
            }
        }
        (Grain::Week, Grain::Week) => Grain::Week,
        (Grain::Day | Grain::Moment, _) | (_, Grain::Day | Grain::Moment) => Grain::Day,
        _ => Grain::Month,
    }
}

/// Whether a year stands for its beginning by itself and not as "the end of" or "the start of" it.
fn is_plain_end(high: &Phrase) -> bool {
    high.date().map(|date| format!("{:04}", date.year())) == Some(high.timex.clone())
}

/// "for 1 week, from 20th Dec", "3 days starting (from) next Monday", "for 3 days from today".
fn length_from(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let at = desk.skip(i, &["for"]);
    let length = parts(desk, at).filter(|length| !length.is_clock())?;
    let comma = desk.skip(length.past, &[","]);
    let from = if let Some(from) =
        desk.any(comma, &[&["starting", "from"], &["starting", "on"], &["starting"], &["beginning"]])
    {
        from
    } else if desk.low(comma) == "from" && at > i {
        comma + 1
    } else {
        return None;
    };
    let day = plain(desk, from)?;
    let start = day.date()?;
    let mut end = midnight(start);
    for (amount, unit) in &length.parts {
        end = add(end, *amount, *unit)?;
    }
    let end = end.date();
    // "for" goes along where a comma or "from" ties it to the day, not before "starting".
    let first =
        if desk.low(from - 1) == "from" && !desk.is(from.wrapping_sub(2), &["starting"]) { i } else { at };
    let sign = length.sign();
    Some(Phrase::days(first, day.past, format!("({start},{end},{sign})"), start, end, Grain::Day))
}

/// "less than 2 weeks from today" is a stretch; "more than 2 weeks before today" all that is before.
fn length_within(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let more = match desk.low(i) {
        "more" if desk.low(i + 1) == "than" => true,
        "less" if desk.low(i + 1) == "than" => false,
        _ => return None,
    };
    let length = parts(desk, i + 2).filter(|length| !length.is_clock())?;
    let back = match desk.low(length.past) {
        "from" | "after" => false,
        "before" => true,
        "ago" => return None,
        _ => return None,
    };
    let anchor = if desk.low(length.past + 1) == "now" {
        Phrase::day(length.past + 1, length.past + 2, desk.today())
    } else {
        plain(desk, length.past + 1)?
    };
    let from = anchor.date()?;
    let mut moment = midnight(from);
    for (amount, unit) in &length.parts {
        moment = add(moment, if back { -amount } else { *amount }, *unit)?;
    }
    let other = moment.date();
    if more {
        let side = if back { Side::Before } else { Side::After };
        let (start, end) = if back { (None, Some(midnight(other))) } else { (Some(midnight(other)), None) };
        let whole = Phrase::days(i, anchor.past, other.to_string(), other, other, Grain::Day);
        return Some(Phrase { start, end, side: Some(side), ..whole });
    }
    let (start, end) = if back { (other, from) } else { (from, other) };
    Some(Phrase::days(i, anchor.past, format!("({start},{end},{})", length.sign()), start, end, Grain::Day))
}

/// "next week from Wednesday to Friday", "this week between Wednesday and Friday".
fn week_days(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let (steps, at) = pointer(desk, i).filter(|(_, at)| desk.low(*at) == "week")?;
    let is_between = desk.low(at + 1) == "between";
    let start = desk.any(at + 1, &[&["from"], &["between"]])?;
    let low = weekday::name(desk.low(start))?;
    let to = joined(desk, start + 1, is_between)?;
    let high = weekday::name(desk.low(to))?;
    let monday = calendar::shift(calendar::monday(desk.today())?, steps * 7)?;
    let day = |name: jiff::civil::Weekday| calendar::shift(monday, i64::from(name.to_monday_zero_offset()));
    let (from, until) = (day(low)?, day(high)?);
    (from < until).then(|| Phrase::days(i, to + 1, stretch(from, until, Grain::Day), from, until, Grain::Day))
}
