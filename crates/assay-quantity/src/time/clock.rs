//! Times of day: "5 p.m.", "10:35", "noon Thursday".

use super::names::part_of_day;
use super::scan::{Found, Frame};
use super::{TimeKind, TimeValue, date};
use crate::line::Line;

pub(super) fn read(line: &Line<'_>, i: usize, frame: Frame) -> Option<Found> {
    let (time, past) = time_of_day(line, i)?;
    // "5 p.m. EST Nov. 9", "noon on Thursday"
    let mut at = past;
    if line.is_letters(at)
        && matches!(
            line.raw(at),
            "EST" | "EDT" | "ET" | "GMT" | "UTC" | "PST" | "PDT" | "PT" | "CET" | "CT" | "BST"
        )
    {
        at += 1;
    }
    let zone_past = at;
    if line.is_mark(at, ',') || line.low(at) == "on" {
        at += 1;
    }
    let day = date::read(line, at, frame).filter(|day| day.kind == TimeKind::Date);
    let (day_value, past) = match day {
        Some(Found { value: TimeValue::Interval(interval), past, .. }) if interval.start == interval.end => {
            (Some(interval.to_string()), past)
        }
        _ => (frame.today.map(|today| today.to_string()), zone_past),
    };
    let day_value = day_value.unwrap_or_else(|| "XXXX-XX-XX".to_owned());
    Some(Found::other(i, past, TimeKind::Time, format!("{day_value}{time}")))
}

/// A time of day in TimeML's writing (`T17:00`), and the lexeme after it.
fn time_of_day(line: &Line<'_>, i: usize) -> Option<(String, usize)> {
    match line.low(i) {
        "noon" | "midday" => return Some(("T12:00".to_owned(), i + 1)),
        "midnight" => return Some(("T24:00".to_owned(), i + 1)),
        "mid" if line.is_hyphen(i + 1) && part_of_day(line.low(i + 2)).is_some() => {
            return part_of_day(line.low(i + 2)).map(|part| (part.to_owned(), i + 3));
        }
        _ => {}
    }
    if !line.is_digits(i) || line.raw(i).len() > 2 || (line.glued(i) && !line.is_mark(i.wrapping_sub(1), '('))
    {
        return None;
    }
    let hour: u32 = line.raw(i).parse().ok()?;
    let minutes = (line.is_mark(i + 1, ':') || line.is_mark(i + 1, '.'))
        && line.glued(i + 1)
        && line.glued(i + 2)
        && line.is_digits(i + 2)
        && line.raw(i + 2).len() == 2;
    let colon = minutes && line.is_mark(i + 1, ':');
    let (minute, past) = if minutes { (line.raw(i + 2).parse::<u32>().ok()?, i + 3) } else { (0, i + 1) };
    if hour > 24 || minute > 59 {
        return None;
    }
    let (hour, past) = match half_of_day(line, past) {
        Some((afternoon, past)) => {
            let hour = match (hour, afternoon) {
                (12, false) => 0,
                (1..=11, true) => hour + 12,
                _ => hour,
            };
            (hour, past)
        }
        None if line.low(past) == "o'clock" || line.low(past) == "o’clock" => (hour, past + 1),
        // A bare "10:35" is a time; "2:1" and "1:100,000" are not.
        None if colon && !line.is_mark(past, ':') && !line.is_mark(past, ',') => (hour, past),
        None => return None,
    };
    Some((format!("T{hour:02}:{minute:02}"), past))
}

/// "a.m." or "pm" at lexeme `at`: whether it is the afternoon, and the lexeme after it.
fn half_of_day(line: &Line<'_>, at: usize) -> Option<(bool, usize)> {
    let dotted = |past: usize| {
        past + usize::from(line.is_mark(past, '.') && line.glued(past) && past + 1 < line.len())
    };
    match line.low(at) {
        "am" => Some((false, at + 1)),
        "pm" => Some((true, at + 1)),
        letter @ ("a" | "p") if line.is_mark(at + 1, '.') && line.low(at + 2) == "m" => {
            Some((letter == "p", dotted(at + 3)))
        }
        _ => None,
    }
}
