//! Time expressions and periods.

mod calendar;
mod clock;
mod date;
mod length;
mod names;
mod relative;
mod scan;
mod tenure;
mod year;

use std::fmt;

use assay_article::PartialDate;
use assay_text::Span;

pub(crate) use names::month as month_of;
pub(crate) use scan::{Found, Frame, last_quarter, scan};

/// Words that name a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeExpression {
    /// The words.
    pub span: Span,
    /// What kind of time (TimeML's types).
    pub kind: TimeKind,
    /// What time, resolved against the publication date where it is relative.
    pub value: TimeValue,
}

/// TimeML's types of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeKind {
    /// A calendar date or range of dates.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something that recurs.
    Set,
}

/// The value of a time expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimeValue {
    /// A date or a span between two dates.
    Interval(Interval),
    /// A length of time as ISO 8601 writes it (`P10Y`).
    Duration(String),
    /// TimeML's value where it is neither (`PAST_REF`, `2025-12-23TNI`).
    Other(String),
    /// Relative to a date that is not known, or unclear in itself ("once", "formerly").
    Unclear,
}

/// From one date to another, both included. Shown as EDTF: `1996`, `1993/2001`, `2019/..`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    /// First date; `None` where it is open.
    pub start: Option<PartialDate>,
    /// Last date; `None` where it is open.
    pub end: Option<PartialDate>,
}

impl Interval {
    /// A single date as an interval.
    #[must_use]
    pub const fn of(date: PartialDate) -> Self {
        Self { start: Some(date), end: Some(date) }
    }

    /// The years it covers, first and last, where both ends are known.
    #[must_use]
    pub fn years(self) -> Option<(i16, i16)> {
        Some((self.start?.year(), self.end?.year()))
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.start.is_some() && self.start == self.end {
            return self.start.map_or(Ok(()), |date| date.fmt(f));
        }
        let side = |date: Option<PartialDate>| date.map_or_else(|| "..".to_owned(), |date| date.to_string());
        write!(f, "{}/{}", side(self.start), side(self.end))
    }
}

/// The period a figure speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// Stated, or resolved from the publication date.
    Known {
        /// The period.
        interval: Interval,
        /// The words that say so, where they stand in the text.
        span: Option<Span>,
    },
    /// Words such as "once" or "formerly" stand in for one.
    Unclear {
        /// The words.
        span: Span,
    },
    /// Nothing is said: as a rule the time of publication is meant, but that is a reader's guess.
    Unstated,
}
