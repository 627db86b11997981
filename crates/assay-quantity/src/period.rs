//! When a figure holds: the time its sentence ties it to.

use assay_article::PartialDate;
use assay_text::Span;

use crate::line::Line;
use crate::time::{Found, TimeValue};
use crate::{Interval, Period};

/// The period of the figure at lexemes `first..past`. `span` turns lexemes into text.
pub(crate) fn of(
    line: &Line<'_>,
    times: &[Found],
    first: usize,
    past: usize,
    span: impl Fn(usize, usize) -> Span,
) -> Period {
    let near = times.partition_point(|time| time.first < first);
    let window = &times[near.saturating_sub(4)..(near + 4).min(times.len())];
    let best = window
        .iter()
        .enumerate()
        .filter(|(_, time)| time.interval().is_some() || time.value == TimeValue::Unclear)
        .filter(|(_, time)| !is_of_the_end_before(line, time, past) && !is_of_a_record(line, time))
        .min_by_key(|(_, time)| distance(line, time, first, past));
    match best {
        None => Period::Unstated,
        Some((at, time)) => {
            let words = span(time.first, time.past);
            if let Some((interval, first, past)) =
                stretch(line, window, at).or_else(|| part_of_year(line, window, at))
            {
                return Period::Known { interval, span: Some(span(first, past)) };
            }
            if let Some(interval) = before_told(line, &window[..at], time) {
                return Period::Known { interval, span: Some(words) };
            }
            match time.interval() {
                Some(interval) => Period::Known { interval: opened(line, time, interval), span: Some(words) },
                None => Period::Unclear { span: words },
            }
        }
    }
}

/// "68%, the highest since 2002": the year is that of the record before.
fn is_of_a_record(line: &Line<'_>, time: &Found) -> bool {
    let since = time.first.checked_sub(1).filter(|&at| line.low(at) == "since");
    since.is_some_and(|since| {
        (since.saturating_sub(3)..since).any(|i| crate::manner::superlative(line.low(i)).is_some())
    })
}

/// "one in eight, down from one in four in 2003", "to 355 from 121 in 2009": the year is that of the figure
/// it came from.
fn is_of_the_end_before(line: &Line<'_>, time: &Found, past: usize) -> bool {
    let opens = |i: usize| match line.low(i) {
        "from" | "against" | "versus" => true,
        "with" | "to" => line.low_before(i) == "compared",
        _ => false,
    };
    let Some(from) = (past..time.first).find(|&i| opens(i)) else { return false };
    let moved = line.low(from) != "from" || from == past || matches!(line.low(from - 1), "up" | "down");
    let number = from + 1;
    let figure = line.is_digits(number)
        || crate::unit::money_past(line, number) > number
        || crate::number::small_number(line.low(number)).is_some();
    moved && figure && time.first > number + 1
}

/// "between May and July", "from March to June": two times that are one period, and its lexemes.
fn stretch(line: &Line<'_>, window: &[Found], at: usize) -> Option<(Interval, usize, usize)> {
    let joined = |from: &Found, to: &Found| {
        let opens = line.low_before(from.first);
        let closes = line.low(from.past);
        let one = to.first == from.past + 1;
        let pair = opens == "between" && closes == "and"
            || opens == "from" && matches!(closes, "to" | "through" | "until");
        let (from_interval, to_interval) = (from.interval()?, to.interval()?);
        let interval = Interval { start: from_interval.start, end: to_interval.end };
        let forward = interval.start.zip(interval.end).is_some_and(|(start, end)| start <= end);
        (one && pair && forward).then_some((interval, from.first, to.past))
    };
    let behind = window.get(at + 1).and_then(|next| joined(&window[at], next));
    behind.or_else(|| at.checked_sub(1).and_then(|before| joined(&window[before], &window[at])))
}

/// "the first nine months of the year": a length and the year it is the beginning of.
fn part_of_year(line: &Line<'_>, window: &[Found], at: usize) -> Option<(Interval, usize, usize)> {
    let (length, year) = (window.get(at.checked_sub(1)?)?, window.get(at)?);
    let TimeValue::Duration(written) = &length.value else { return None };
    let months: u8 = written.strip_prefix('P')?.strip_suffix('M')?.parse().ok()?;
    let first = (length.first..length.past).any(|i| line.low(i) == "first");
    let joined = line.low(length.past) == "of" && year.first <= length.past + 2;
    let of = year.interval()?.start.filter(|_| first && joined && months < 12)?.year();
    let interval = Interval { start: PartialDate::month_of(of, 1), end: PartialDate::month_of(of, months) };
    interval.end.map(|_| (interval, length.first, year.past))
}

/// "in 2022, up from 136 a year earlier": the year before one told, not before publication.
fn before_told(line: &Line<'_>, told: &[Found], time: &Found) -> Option<Interval> {
    let last = time.past.checked_sub(1)?;
    let back = matches!(line.low(last), "earlier" | "before") && line.low_before(last) == "year";
    let one = matches!(line.low(time.first), "a" | "one") && time.past - time.first == 3;
    let from = told.last().filter(|_| back && one)?.interval()?;
    let earlier = |date: PartialDate| {
        let written = date.to_string();
        PartialDate::parse(&format!("{:04}{}", date.year() - 1, written.get(4..)?)).ok()
    };
    let (start, end) = from.start.zip(from.end)?;
    Some(Interval { start: Some(earlier(start)?), end: Some(earlier(end)?) })
}

/// How far a time stands from a figure: lexemes between, with a toll for each mark that divides
/// clauses and for each figure's verb between.
fn distance(line: &Line<'_>, time: &Found, first: usize, past: usize) -> usize {
    let (from, to, behind) = if time.past <= first { (time.past, first, 0) } else { (past, time.first, 1) };
    if from >= to {
        return 0;
    }
    // "(2019)" right behind a figure, "in 2019" right behind: its own date.
    let own = behind == 1 && to - from <= 2;
    let tolls: usize = (from..to)
        .map(|i| match line.low(i) {
            ";" => 12,
            "," | ":" | "—" | "and" | "but" | "while" | "who" | "which" => 4,
            "than" | "from" | "compared" => 2,
            _ => 0,
        })
        .sum();
    if own { 0 } else { to - from + tolls + behind }
}

/// Whether a verb in front of a time speaks of what is to come.
fn looks_ahead(line: &Line<'_>, at: usize) -> bool {
    (at.saturating_sub(16)..at).any(|i| matches!(line.low(i), "will" | "would" | "shall" | "to"))
}

/// "since 2019" runs on, "until 2019" up to it.
fn opened(line: &Line<'_>, time: &Found, interval: Interval) -> Interval {
    let before = match line.low_before(time.first) {
        "the" | "late" | "early" | "mid" if time.first > 1 => line.low_before(time.first - 1),
        word => word,
    };
    match before {
        "since" => Interval { start: interval.start, end: None },
        // "a levy from 2026"; "up from 2019" compares.
        "from"
            if !matches!(line.low(time.past), "to" | "through" | "until" | "-" | "–")
                && !matches!(
                    line.low_before(time.first - 1),
                    "up" | "down" | "changed" | "unchanged" | "higher" | "lower"
                )
                && looks_ahead(line, time.first) =>
        {
            Interval { start: interval.start, end: None }
        }
        "until" | "till" => Interval { start: None, end: interval.end },
        _ => interval,
    }
}
