//! Days: by month and number, by weekday, by their place, relative to today.

use jiff::civil::Date;

use super::calendar::{self, pointer, shift};
use super::desk::Desk;
use super::numerals::{ordinal, short_year, small, words, year};
use super::phrase::Phrase;
use super::{holiday, numeric, shift as moved, weekday};

/// The day named from lexeme `i` on.
pub(super) fn read(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let readings = [
        moved::read(desk, i),
        plain(desk, i),
        weekday::read(desk, i),
        bare_number(desk, i),
        of_period(desk, i),
    ];
    readings.into_iter().flatten().reduce(|best, next| if next.past > best.past { next } else { best })
}

/// A day that is not counted from another.
pub(super) fn plain(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let readings = [
        numeric::read(desk, i),
        pointed_date(desk, i),
        month_day(desk, i),
        weekday::read(desk, i),
        relative(desk, i),
        holiday::read(desk, i),
        of_month(desk, i),
    ];
    readings.into_iter().flatten().reduce(|best, next| if next.past > best.past { next } else { best })
}

/// The month a word names, and the lexeme after it and its point.
pub(super) fn month(desk: &Desk<'_>, i: usize) -> Option<(i8, usize)> {
    let number = crate::time::month_of(desk.low(i))?;
    let point = desk.low(i + 1) == "." && desk.line.glued(i + 1) && desk.line.raw(i).len() <= 4;
    Some((i8::try_from(number).ok()?, i + 1 + usize::from(point)))
}

/// A day of a month; where no year is said, the next such day.
pub(super) fn dated(
    desk: &Desk<'_>,
    first: usize,
    past: usize,
    month: i8,
    day: i8,
    year: Option<i16>,
) -> Phrase {
    match year {
        Some(year) => match Date::new(year, month, day) {
            Ok(date) => Phrase::day(first, past, date),
            Err(_) => Phrase {
                is_open: false,
                ..Phrase::open_day(first, past, format!("{year:04}-{month:02}-{day:02}"), None)
            },
        },
        None => {
            let today = desk.today();
            let next = [today.year(), today.year() + 1]
                .into_iter()
                .filter_map(|year| Date::new(year, month, day).ok())
                .find(|date| *date >= today);
            Phrase::open_day(first, past, format!("XXXX-{month:02}-{day:02}"), next)
        }
    }
}

/// A year behind a date, with what may stand between.
fn year_behind(desk: &Desk<'_>, past: usize) -> (Option<i16>, usize) {
    let at = desk.skip(past, &[","]);
    let of = desk.skip(at, &["of", "in"]);
    if let Some((year, past)) = year(desk, of).filter(|(_, past)| !desk.is(*past, &["hours"])) {
        return (Some(year), past);
    }
    if (of > at || desk.is(at, &["'", "’"]))
        && let Some((year, past)) = short_year(desk, of)
    {
        return (Some(year), past);
    }
    (None, past)
}

/// The number of a day: "3", "3rd", "third", "twenty two".
fn number(desk: &Desk<'_>, i: usize) -> Option<(i8, usize)> {
    let found = ordinal(desk, i).or_else(|| desk.digits(i, 1, 2).map(|day| (day, i + 1))).or_else(|| {
        // "jan twenty two", but not "June one of them".
        words(desk, i)
    })?;
    let (day, past) = found;
    // "8:00", "8am", "3.5", "5%" are no days.
    let more = desk.line.glued(past)
        && (desk.is(past, &[":", "%", "am", "pm", "a", "p", "h"])
            || desk.is(past, &[".", "-"]) && desk.line.glued(past + 1) && desk.line.is_digits(past + 1));
    let clock = desk.is(past, &["am", "pm", "a.m", "p.m", "o'clock"]);
    (!more && !clock).then_some(())?;
    i8::try_from(day).ok().filter(|day| (1..=31).contains(day)).map(|day| (day, past))
}

/// "April 22, 2016", "may the eleventh", "15 June", "the 4th of March", "26th june of 2020".
pub(super) fn month_day(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    if let Some((month_number, at)) = month(desk, i) {
        let at = if desk.is(at, &["."]) { at + 1 } else { at };
        let comma = desk.skip(at, &[","]);
        let at = desk.skip(comma, &["the", "-"]);
        // "October, 1st" but not "in March, 12 people".
        let (day, past) = number(desk, at).filter(|_| {
            comma == at || ordinal(desk, at).is_some() || !desk.is(comma.wrapping_sub(1), &[","])
        })?;
        let (year, past) = year_behind(desk, past);
        return Some(dated(desk, i, past, month_number, day, year));
    }
    let the = desk.skip(i, &["the"]);
    let (day, at) = number(desk, the)?;
    if desk.line.is_digits(the) && !desk.is_free(the) {
        return None;
    }
    let at = if desk.low(at) == "." && desk.line.glued(at) { at + 1 } else { at };
    let of = desk.skip(at, &["of", "-", "/"]);
    let (month_number, past) = month(desk, of)?;
    // "the third may" and "one may" have a verb.
    if desk.low(of) == "may" && of == at && (the > i || !desk.line.is_digits(the)) {
        return None;
    }
    let (year, past) = year_behind(desk, past);
    Some(dated(desk, i, past, month_number, day, year))
}

/// "this 5/12", "this friday (jun-15)": the date counts, whatever points at it.
fn pointed_date(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let (_, at) = pointer(desk, i)?;
    let date = numeric::read(desk, at)?;
    Some(this_year(desk, Phrase { first: i, ..date }))
}

/// A day that is pointed at is of this year, though it may be over.
pub(super) fn this_year(desk: &Desk<'_>, day: Phrase) -> Phrase {
    match day.date().filter(|_| day.is_open && day.timex.starts_with("XXXX-")) {
        Some(date) => {
            let start = Date::new(desk.today().year(), date.month(), date.day()).ok();
            Phrase { start: start.map(super::phrase::midnight), ..day }
        }
        None => day,
    }
}

/// "today", "tomorrow", "the day after tomorrow", "next day", "the day".
fn relative(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let the = desk.skip(i, &["the", "my"]);
    let after = desk.words(the, &["day", "after"]).filter(|at| is_tomorrow(desk.low(*at)));
    let before = desk.words(the, &["day", "before"]).filter(|at| desk.low(*at) == "yesterday");
    let (steps, past) = match (after, before) {
        (Some(at), _) => (2, at + 1),
        (_, Some(at)) => (-2, at + 1),
        _ => {
            if let Some(past) =
                desk.any(i, &[&["current", "date"], &["todays", "date"], &["today's", "date"]])
            {
                (0, past)
            } else if let Some((steps, at)) = pointer(desk, the).filter(|(_, at)| desk.low(*at) == "day") {
                (steps, at + 1)
            } else if the > i && desk.low(the) == "day" {
                if desk.is(the + 1, &["after", "before", "time"]) && !desk.low(the + 2).is_empty() {
                    return None;
                }
                (0, the + 1)
            } else {
                match desk.low(i) {
                    "today" => (0, i + 1),
                    "yesterday" => (-1, i + 1),
                    word if is_tomorrow(word) => (1, i + 1),
                    _ => return None,
                }
            }
        }
    };
    Some(Phrase::day(i, past, shift(desk.today(), steps)?))
}

fn is_tomorrow(word: &str) -> bool {
    matches!(word, "tomorrow" | "tmrw" | "tmr" | "tomorow" | "tommorow")
}

/// "the first friday of july", "the third Wednesday of the previous month", "second Sunday".
fn of_month(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let the = desk.skip(i, &["the"]);
    let (nth, at) = if desk.low(the) == "last" { (-1, the + 1) } else { ordinal(desk, the)? };
    let name = weekday::name(desk.low(at)).filter(|_| nth <= 5)?;
    let of = desk.words(at + 1, &["of"]);
    let (start, open, past) = match of {
        Some(at) => {
            if let Some((number, past)) = month(desk, at) {
                match year_behind(desk, past) {
                    (Some(year), past) => (calendar::month_start(year, number)?, None, past),
                    (None, past) => {
                        let next = dated(desk, i, past, number, 1, None).date()?;
                        (next, Some(number), past)
                    }
                }
            } else {
                let at = desk.skip(at, &["the"]);
                let (steps, at) = pointer(desk, at).unwrap_or((0, at));
                let past = (desk.low(at) == "month").then_some(at + 1)?;
                let start =
                    calendar::shift_months(desk.today().first_of_month(), i32::try_from(steps).ok()?)?;
                (start, Some(start.month()), past)
            }
        }
        None if nth > 0 => (desk.today().first_of_month(), None, at + 1),
        None => return None,
    };
    let date = start.nth_weekday_of_month(i8::try_from(nth).ok()?, name).ok();
    if let Some(month) = open {
        let timex = format!("XXXX-{month:02}-WXX-{}-#{nth}", name.to_monday_one_offset());
        return Some(Phrase { is_open: true, ..Phrase::open_day(i, past, timex, date) });
    }
    match date {
        Some(date) => Some(Phrase::day(i, past, date)),
        None => {
            // "fifth Sunday" of a month with four: counted on from the fourth.
            let fourth = start.nth_weekday_of_month(4, name).ok()?;
            let timex = format!(
                "{:04}-{:02}-{:02}",
                start.year(),
                start.month(),
                i64::from(fourth.day()) + (nth - 4) * 7
            );
            (nth <= 5).then(|| Phrase { is_open: false, ..Phrase::open_day(i, past, timex, None) })
        }
    }
}

/// "the 21st this month", "20th of next month", "the 15th day of the month".
fn of_period(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let the = desk.skip(i, &["the"]);
    let (day, at) = number(desk, the)?;
    let at = desk.skip(at, &["day"]);
    let of = desk.skip(at, &["of", "in"]);
    let article = desk.skip(of, &["the"]);
    let (steps, at) = match pointer(desk, article) {
        Some((steps, at)) => (steps, at),
        None if article > of && of > at => (0, article),
        None => return None,
    };
    (desk.low(at) == "month").then_some(())?;
    let month = calendar::shift_months(desk.today().first_of_month(), i32::try_from(steps).ok()?)?;
    let date = Date::new(month.year(), month.month(), day).ok()?;
    Some(Phrase::day(i, at + 1, date))
}

/// An ordinal as a day of this month or the next that has it, whatever stands before it.
pub(super) fn numbered(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let (day, past) = ordinal(desk, i)?;
    let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
    Some(next_such(desk, i, past, day))
}

fn next_such(desk: &Desk<'_>, first: usize, past: usize, day: i8) -> Phrase {
    let today = desk.today();
    let next = [0, 1, 2]
        .into_iter()
        .filter_map(|steps| {
            let month = calendar::shift_months(today.first_of_month(), steps)?;
            Date::new(month.year(), month.month(), day).ok()
        })
        .find(|date| *date >= today);
    Phrase::open_day(first, past, format!("XXXX-XX-{day:02}"), next)
}

/// "on 15", "for the 27th", "the twenty-second": a number that its words show to be a day.
fn bare_number(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let the = desk.skip(i, &["the"]);
    let shown =
        desk.is(i.wrapping_sub(1), &["on"]) || the > i && desk.is(i.wrapping_sub(1), &["for", "on", "until"]);
    let is_ordinal = ordinal(desk, the).is_some();
    let digits = desk.line.is_digits(the);
    if !(shown && (digits || is_ordinal) || the > i && is_ordinal || shown && small(desk, the).is_some())
        || digits && !desk.is_free(the)
    {
        return None;
    }
    let (day, past) = number(desk, the)?;
    // "the 27th floor", "the first two": a noun or number behind takes it.
    let between = desk.is(i.wrapping_sub(1), &["between"]);
    let free = desk.stops(past)
        || desk.is(
            past,
            &[
                "with", "at", "and", "or", "to", "from", "until", "till", "through", "for", "around",
                "between", "in", "is", "was", "after", "before",
            ],
        );
    if !free || between || desk.is(past, &["quarter"]) {
        return None;
    }
    if desk.is(the, &["second", "first"]) && !shown {
        return None;
    }
    Some(next_such(desk, i, past, day))
}
