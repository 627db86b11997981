//! Parts of a stretch: "early next year", "mid-1989", "the end of the month", "later this week".

use super::calendar::{Unit, around, pointer, shift};
use super::desk::Desk;
use super::period::plain_period;
use super::phrase::{Grain, Phrase, midnight};
use super::{AppointmentKind, Side};

pub(super) fn read(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    abbreviated(desk, i).or_else(|| staged(desk, i))
}

/// "EOY", "EOM".
fn abbreviated(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let unit = match desk.low(i) {
        "eoy" => Unit::Year,
        "eom" => Unit::Month,
        "eow" => Unit::Week,
        _ => return None,
    };
    cut(around(desk.today(), unit, 0, i, i + 1)?, Side::End, false)
}

fn staged(desk: &Desk<'_>, i: usize) -> Option<Phrase> {
    let (side, at, of, relative) = match desk.low(i) {
        "early" => (Side::Start, i + 1, false, false),
        "late" => (Side::End, i + 1, false, false),
        "mid" | "middle" => (Side::Middle, i + 1, true, false),
        "beginning" | "start" => (Side::Start, i + 1, true, false),
        "end" => (Side::End, i + 1, true, false),
        "earlier" => (Side::Start, i + 1, false, true),
        "later" => (Side::End, i + 1, false, true),
        _ => return None,
    };
    let at = if desk.line.is_hyphen(at) { at + 1 } else { at };
    let at = desk.skip(at, if of { &["of"] } else { &["in"] });
    let the = desk.skip(at, &["the"]);
    // "end of year", "end of week": this one.
    let bare = Unit::of(desk.low(the))
        .filter(|unit| matches!(unit, Unit::Week | Unit::Month | Unit::Year | Unit::Quarter))
        .filter(|_| desk.digits(the + 1, 1, 4).is_none() && !desk.low(the).ends_with('s'))
        .and_then(|unit| around(desk.today(), unit, 0, i, the + 1));
    let whole = bare.or_else(|| plain_period(desk, the))?;
    if whole.side.is_some() || whole.kind != AppointmentKind::DateRange {
        return None;
    }
    // Of a season the part is told and no days.
    let pointed = pointer(desk, the).is_some() || the > at || !desk.line.is_digits(the);
    let whole = Phrase { first: i, ..whole };
    if whole.start.is_none() {
        return Some(Phrase { side: Some(side), ..whole });
    }
    if relative && pointed && desk.is(the, &["this", "current", "week", "month", "year"]) {
        return around_today(desk, whole, side);
    }
    cut(whole, side, !pointed)
}

/// The part of a week (days), month (thirds or halves) or year that `side` picks out. A year named
/// by its number is cut in thirds, one pointed at in halves.
fn cut(whole: Phrase, side: Side, named: bool) -> Option<Phrase> {
    let (start, end) = (whole.date()?, whole.end_date()?);
    let (from, to) = match (whole.grain, side) {
        (Grain::Week, Side::Start) => (start, shift(start, 3)?),
        (Grain::Week, Side::Middle) => (shift(start, 1)?, shift(start, 5)?),
        (Grain::Week, _) => (shift(start, 3)?, end),
        (Grain::Month, Side::Start) => (start, shift(start, 15)?),
        (Grain::Month, Side::Middle) => (shift(start, 9)?, shift(start, 20)?),
        (Grain::Month, _) => (shift(start, 15)?, end),
        (Grain::Year, side) => {
            let month = |month: i8| jiff::civil::Date::new(start.year(), month, 1).ok();
            match (side, named) {
                (Side::Start, true) => (start, month(5)?),
                (Side::Middle, true) => (month(5)?, month(9)?),
                (Side::End, true) => (month(9)?, end),
                (Side::Start, false) => (start, month(7)?),
                (Side::Middle, false) => (month(4)?, month(10)?),
                _ => (month(7)?, end),
            }
        }
        _ => return None,
    };
    Some(Phrase { start: Some(midnight(from)), end: Some(midnight(to)), side: Some(side), ..whole })
}

/// "earlier this month", "later this week": up to today, or from it, within that part.
fn around_today(desk: &Desk<'_>, whole: Phrase, side: Side) -> Option<Phrase> {
    let today = midnight(desk.today());
    let part = cut(whole, side, false)?;
    let (start, end) = (part.start?, part.end?);
    let (start, end) = if side == Side::Start { (start, end.min(today)) } else { (start.max(today), end) };
    Some(Phrase { start: Some(start), end: Some(end), side: None, ..part })
}
