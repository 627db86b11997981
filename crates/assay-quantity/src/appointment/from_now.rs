//! Stretches of a counted length that begin or end now: "next 3 days", "within the next 10 months".

use super::AppointmentKind;
use super::calendar::{self, Unit, add, around, pointer, shift};
use super::desk::Desk;
use super::length::{few, parts, stretch_kind};
use super::phrase::{Grain, Phrase, midnight};

/// "next 3 days", "the 2 upcoming months", "within the next 10 months", "2 days hence".
pub(super) fn counted(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
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
