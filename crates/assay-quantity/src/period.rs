//! When a figure holds: the time its sentence ties it to.

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
        .filter(|time| time.interval().is_some() || time.value == TimeValue::Unclear)
        .min_by_key(|time| distance(line, time, first, past));
    match best {
        None => Period::Unstated,
        Some(time) => {
            let words = span(time.first, time.past);
            match time.interval() {
                Some(interval) => Period::Known { interval: opened(line, time, interval), span: Some(words) },
                None => Period::Unclear { span: words },
            }
        }
    }
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

/// "since 2019" runs on, "until 2019" up to it.
fn opened(line: &Line<'_>, time: &Found, interval: Interval) -> Interval {
    let before = match line.low_before(time.first) {
        "the" | "late" | "early" | "mid" if time.first > 1 => line.low_before(time.first - 1),
        word => word,
    };
    match before {
        "since" => Interval { start: interval.start, end: None },
        "until" | "till" => Interval { start: None, end: interval.end },
        _ => interval,
    }
}
