//! Times relative to publication: "yesterday", "last year", "two weeks ago", "now".

use super::calendar::{self, Unit};
use super::date::few;
use super::names::{month_at, part_of_day, season};
use super::scan::{Found, Frame};
use super::{TimeKind, TimeValue};
use crate::line::Line;

pub(super) fn read(line: &Line<'_>, i: usize, frame: Frame) -> Option<Found> {
    day_word(line, i, frame)
        .or_else(|| part_of_today(line, i, frame))
        .or_else(|| pointed(line, i, frame))
        .or_else(|| year_earlier(line, i, frame))
        .or_else(|| ago(line, i, frame))
        .or_else(|| vague(line, i))
}

/// "today", "yesterday morning", "tomorrow".
fn day_word(line: &Line<'_>, i: usize, frame: Frame) -> Option<Found> {
    let (shift, mut past) = match line.low(i) {
        "today" => (0, i + 1),
        "yesterday" => (-1, i + 1),
        "tomorrow" => (1, i + 1),
        "day" if matches!(line.low(i + 1), "before") && line.low(i + 2) == "yesterday" => (-2, i + 3),
        "day" if line.low(i + 1) == "after" && line.low(i + 2) == "tomorrow" => (2, i + 3),
        _ => return None,
    };
    let date = frame.today.and_then(|today| calendar::shift(today, shift, Unit::Day));
    if let Some(part) = part_of_day(line.low(past)) {
        past += 1;
        let value = date.map_or_else(|| "XXXX-XX-XX".to_owned(), |date| date.to_string());
        let day = date.and_then(calendar::day);
        return Some(Found::of_day(i, past, format!("{value}{part}"), day));
    }
    Some(Found::date(i, past, date.and_then(calendar::day)))
}

/// "tonight", "this morning", "last night", "overnight".
fn part_of_today(line: &Line<'_>, i: usize, frame: Frame) -> Option<Found> {
    let later = i + usize::from(matches!(line.low(i), "later" | "earlier"));
    let (shift, part, past) = match line.low(later) {
        "tonight" => (0, "TNI", later + 1),
        "overnight" => (0, "TNI", later + 1),
        "this" => (0, part_of_day(line.low(later + 1))?, later + 2),
        "last" => {
            (-1, part_of_day(line.low(later + 1)).filter(|part| *part == "TNI" || *part == "TEV")?, later + 2)
        }
        _ => return None,
    };
    let date = frame.today.and_then(|today| calendar::shift(today, shift, Unit::Day));
    let value = date.map_or_else(|| "XXXX-XX-XX".to_owned(), |date| date.to_string());
    Some(Found::of_day(i, past, format!("{value}{part}"), date.and_then(calendar::day)))
}

/// "last year", "this week", "next month", "the previous quarter", "the quarter", "last March",
/// "earlier this year".
fn pointed(line: &Line<'_>, i: usize, frame: Frame) -> Option<Found> {
    let mut at = i;
    if matches!(line.low(at), "earlier" | "later" | "early" | "late")
        && matches!(line.low(at + 1), "this" | "last" | "next")
    {
        at += 1;
    }
    if line.low(at) == "the"
        && matches!(line.low(at + 1), "end" | "beginning" | "start" | "middle")
        && line.low(at + 2) == "of"
    {
        at += 3;
    } else if matches!(line.low(at), "end" | "beginning" | "start" | "middle") && line.low(at + 1) == "of" {
        at += 2;
    }
    let the = line.low(at) == "the";
    at += usize::from(the);
    let (shift, named) = match line.low(at) {
        "last" | "previous" | "preceding" | "past" | "prior" => (-1, true),
        "this" | "current" | "latest" => (0, true),
        "next" | "coming" | "following" | "upcoming" => (1, true),
        "same" if the => (0, true),
        _ if the => (0, false),
        _ => return None,
    };
    at += usize::from(named);
    at += usize::from(matches!(line.low(at), "fiscal" | "calendar" | "financial"));
    if named && let Some(found) = pointed_month(line, i, at, shift, frame) {
        return Some(found);
    }
    let unit = Unit::of(line.low(at)).filter(|_| !line.low(at).ends_with('s') && line.low(at).len() > 3)?;
    let fine = matches!(unit, Unit::Second | Unit::Minute | Unit::Hour | Unit::Day);
    let past = at + 1;
    // "the year" is this one where nothing says which; "the day", "the year of" and "the
    // five-year" are not times that can be told.
    if fine || line.is_hyphen(past) {
        return None;
    }
    if !named
        && (!matches!(unit, Unit::Quarter | Unit::Year | Unit::Month | Unit::Week | Unit::Weekend)
            || matches!(line.low(past), "of" | "that" | "when" | "before" | "after" | "to"))
    {
        return None;
    }
    // "the past decade", "the last century" up to now are lengths.
    if shift == -1 && (matches!(unit, Unit::Decade | Unit::Century) || line.low(at - 1) == "past") {
        let anchored = frame.today.and_then(|today| calendar::last(today, 1, unit));
        return Some(Found::length(i, past, unit.length("1"), anchored));
    }
    // Figures of "the quarter" are out when it is over.
    let over = unit == Unit::Quarter && (!named || line.low(at - 1) == "latest");
    let shift = if over { -1 } else { shift };
    // "the quarter" is the one the passage speaks of.
    if over && let Some(quarter) = frame.quarter {
        return Some(Found::date(i, past, Some(quarter)));
    }
    let date = frame.today.and_then(|today| calendar::shift(today, shift.into(), unit));
    Some(Found::date(i, past, date.and_then(|date| calendar::around(date, unit))))
}

/// "year-earlier", "the year-ago quarter".
fn year_earlier(line: &Line<'_>, i: usize, frame: Frame) -> Option<Found> {
    let at = i + usize::from(line.low(i) == "the");
    let matches =
        line.low(at) == "year" && line.is_hyphen(at + 1) && matches!(line.low(at + 2), "ago" | "earlier");
    let past = at + 3 + usize::from(matches!(line.low(at + 3), "quarter" | "period" | "month"));
    let first = if past > at + 3 { i } else { at };
    let date = frame.today.and_then(|today| calendar::shift(today, -1, Unit::Year));
    let quarter = frame.quarter.and_then(calendar::quarter_before);
    matches.then(|| {
        Found::date(first, past, quarter.or_else(|| date.and_then(|date| calendar::year(date.year()))))
    })
}

/// "last March", "this April", "last summer" (seasons are read with dates).
fn pointed_month(line: &Line<'_>, i: usize, at: usize, shift: i16, frame: Frame) -> Option<Found> {
    let (month, past) = month_at(line, at).filter(|_| season(line.low(at)).is_none())?;
    let value = frame.today.and_then(|today| {
        let here = u8::try_from(today.month()).ok()?;
        let year = match shift {
            -1 if month >= here => today.year() - 1,
            1 if month <= here => today.year() + 1,
            _ => today.year(),
        };
        calendar::month(year, month)
    });
    Some(Found::date(i, past, value))
}

/// "two weeks ago", "a year earlier", "more than four decades ago", "three days later".
fn ago(line: &Line<'_>, i: usize, frame: Frame) -> Option<Found> {
    let start = match (line.low(i), line.low(i + 1)) {
        ("more" | "less" | "fewer", "than") | ("at", "least") => i + 2,
        ("about" | "almost" | "nearly" | "over" | "around" | "just" | "roughly" | "some", _) => i + 1,
        _ => i,
    };
    let vague = match line.low(start) {
        "several" | "many" | "some" => Some(start + 1),
        "a" if line.low(start + 1) == "few" => Some(start + 2),
        "a" if line.low(start + 1) == "couple" && line.low(start + 2) == "of" => Some(start + 3),
        _ => None,
    };
    let counted = few(line, start);
    let at = vague.or(counted.map(|(_, past)| past)).unwrap_or(start);
    let unit = Unit::of(line.low(at))?;
    let back = match line.low(at + 1) {
        "ago" | "earlier" | "before" => true,
        "hence" => false,
        _ => return None,
    };
    if at == start && !line.low(at).ends_with('s') || line.low(at + 1) == "before" && line.is_letters(at + 2)
    {
        return None;
    }
    let past = at + 2;
    let Some((count, _)) = counted.filter(|_| vague.is_none()) else {
        let sign = if back { "PAST_REF" } else { "FUTURE_REF" };
        return Some(Found::other(i, past, TimeKind::Date, sign));
    };
    // In a report on a quarter "a year earlier" is the same quarter of the year before.
    let quarter = frame
        .quarter
        .filter(|_| unit == Unit::Year && count == 1 && back && start == i)
        .and_then(calendar::quarter_before);
    let date = frame.today.and_then(|today| calendar::shift(today, if back { -count } else { count }, unit));
    Some(Found::date(i, past, quarter.or_else(|| date.and_then(|date| calendar::around(date, unit)))))
}

/// "now", "recently", "once": times that name no part of the calendar.
fn vague(line: &Line<'_>, i: usize) -> Option<Found> {
    let sign = match line.low(i) {
        "now" if !matches!(line.low(i + 1), "that" | ",") => "PRESENT_REF",
        "currently" | "nowadays" => "PRESENT_REF",
        "current" if line.is_letters(i + 1) => "PRESENT_REF",
        "presently" => "PRESENT_REF",
        "recently" | "lately" => "PAST_REF",
        "recent" => {
            // A stretch of no certain length that ends now.
            let unit = Unit::of(line.low(i + 1))?;
            return Some(Found::length(i, i + 2, unit.length("X"), None));
        }
        "soon"
            if !matches!(line.low(i + 1), "as" | "after")
                && !matches!(line.low_before(i), "as" | "so" | "how" | "too") =>
        {
            "FUTURE_REF"
        }
        "the"
            if matches!(line.low(i + 1), "future" | "past")
                && (!line.is_letters(i + 2)
                    || line.low_before(i) == "in" && !matches!(line.low(i + 2), "of")) =>
        {
            let sign = if line.low(i + 1) == "past" { "PAST_REF" } else { "FUTURE_REF" };
            return Some(Found::other(i, i + 2, TimeKind::Date, sign));
        }
        "formerly" => return Some(unclear(i)),
        "once" if is_formerly(line, i) => return Some(unclear(i)),
        _ => return None,
    };
    Some(Found::other(i, i + 1, TimeKind::Date, sign))
}

fn unclear(i: usize) -> Found {
    Found { first: i, past: i + 1, kind: TimeKind::Date, value: TimeValue::Unclear, anchored: None }
}

/// Whether "once" means formerly: a verb in the past follows ("once averaged"), or a noun goes
/// before that an article opens.
fn is_formerly(line: &Line<'_>, i: usize) -> bool {
    let next = line.low(i + 1);
    let joined = matches!(line.low_before(i), "at" | "than" | "only" | "just" | "for" | "all");
    let past = next.ends_with("ed")
        || matches!(
            next,
            "was"
                | "were"
                | "had"
                | "stood"
                | "held"
                | "ran"
                | "made"
                | "led"
                | "saw"
                | "took"
                | "gave"
                | "home"
                | "said"
                | "told"
                | "sold"
                | "paid"
        );
    past && !joined
}
