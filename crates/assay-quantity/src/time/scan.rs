//! Finding every time expression of a line.

use assay_article::PartialDate;
use jiff::civil::Date;

use super::{Interval, TimeKind, TimeValue, calendar, clock, date, length, relative, tenure};
use crate::line::Line;
use crate::opening;

/// A time expression at some lexemes.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) first: usize,
    pub(crate) past: usize,
    pub(crate) kind: TimeKind,
    pub(crate) value: TimeValue,
    /// The stretch of the calendar it covers where `value` is only a length ("the past two
    /// years").
    pub(crate) anchored: Option<Interval>,
}

impl Found {
    pub(crate) fn date(first: usize, past: usize, interval: Option<Interval>) -> Self {
        let value = interval.map_or(TimeValue::Unclear, TimeValue::Interval);
        Self { first, past, kind: TimeKind::Date, value, anchored: None }
    }

    pub(crate) fn other(first: usize, past: usize, kind: TimeKind, value: impl Into<String>) -> Self {
        Self { first, past, kind, value: TimeValue::Other(value.into()), anchored: None }
    }

    /// A part of a day, or a time of it, that lies on `day`.
    pub(crate) fn of_day(first: usize, past: usize, value: String, day: Option<Interval>) -> Self {
        Self { anchored: day, ..Self::other(first, past, TimeKind::Time, value) }
    }

    pub(crate) fn length(first: usize, past: usize, value: String, anchored: Option<Interval>) -> Self {
        Self { first, past, kind: TimeKind::Duration, value: TimeValue::Duration(value), anchored }
    }

    /// The stretch of the calendar it covers, where that is known.
    pub(crate) fn interval(&self) -> Option<Interval> {
        match self.value {
            TimeValue::Interval(interval) => Some(interval),
            _ => self.anchored,
        }
    }
}

/// What relative times are relative to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    /// Day of publication (its first day where only month or year is known).
    pub(crate) today: Option<Date>,
    /// Whether the sentence looks ahead ("will", "next"): a bare weekday or month is then the
    /// next one, not the last.
    pub(crate) ahead: bool,
    /// The quarter the passage last spoke of: "a year earlier" is the same quarter of the year before.
    pub(crate) quarter: Option<Interval>,
}

impl Frame {
    pub(crate) fn of(published: Option<PartialDate>, line: &Line<'_>) -> Self {
        let ahead = (0..line.len()).any(|i| {
            let wish = matches!(line.low(i), "aims" | "wants" | "hopes" | "intends" | "pledges" | "vows");
            wish && line.low(i + 1) == "to"
                || matches!(line.low(i), "goal" | "target" | "aim")
                    && matches!(line.low(i + 1), "is")
                    && line.low(i + 2) == "to"
                || matches!(line.low(i), "will" | "shall" | "scheduled" | "upcoming")
                || matches!(
                    line.low(i),
                    "set" | "expected" | "due" | "expects" | "plans" | "planned" | "planning"
                ) && line.low(i + 1) == "to"
        });
        let past = (0..line.len())
            .any(|i| matches!(line.low(i), "said" | "was" | "were" | "did" | "had" | "told" | "reported"));
        Self { today: published.and_then(calendar::first_day), ahead: ahead && !past, quarter: None }
    }

    /// The same frame in a passage that last spoke of `quarter`.
    pub(crate) const fn after(self, quarter: Option<Interval>) -> Self {
        Self { quarter, ..self }
    }
}

/// Every time expression of the line, in order and without overlaps.
pub(crate) fn scan(line: &Line<'_>, mut frame: Frame) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < line.len() {
        match one(line, at, frame) {
            Some(time) if time.past > at => {
                at = time.past;
                // Only a quarter that is told ("the third quarter"), not one reckoned from another.
                if let Some(quarter) = time.interval().filter(|interval| calendar::is_quarter(*interval))
                    && !is_year_before(line, &time)
                {
                    frame.quarter = Some(quarter);
                }
                found.push(time);
            }
            _ => at += 1,
        }
    }
    found
}

/// Whether the words are "a year ago", "year-earlier" and the like.
fn is_year_before(line: &Line<'_>, time: &Found) -> bool {
    (time.first..time.past).any(|i| matches!(line.low(i), "ago" | "earlier" | "before"))
}

/// The quarter a line leaves its reader with.
pub(crate) fn last_quarter(line: &Line<'_>, times: &[Found]) -> Option<Interval> {
    times
        .iter()
        .rev()
        .filter(|time| !is_year_before(line, time))
        .find_map(|time| time.interval().filter(|interval| calendar::is_quarter(*interval)))
}

/// The longest time expression that begins at lexeme `i`.
fn one(line: &Line<'_>, i: usize, frame: Frame) -> Option<Found> {
    let readings = [
        line.opens(i, opening::CLOCK).then(|| clock::read(line, i, frame)),
        line.opens(i, opening::DATE).then(|| date::read(line, i, frame)),
        line.opens(i, opening::RELATIVE).then(|| relative::read(line, i, frame)),
        line.opens(i, opening::LENGTH).then(|| length::read(line, i, frame)),
        tenure::can_begin(line, i).then(|| tenure::read(line, i)),
    ];
    // Of two equally long readings the first holds: a date before a length.
    readings
        .into_iter()
        .flatten()
        .flatten()
        .reduce(|best, next| if next.past > best.past { next } else { best })
}
