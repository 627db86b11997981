//! A phrase on its way: what it names and how that is written.

use jiff::civil::{Date, DateTime, Time};

use super::{AppointmentKind, Side};

/// How fine a date is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grain {
    Moment,
    Day,
    Week,
    Month,
    Year,
}

/// A phrase that names a time.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) first: usize,
    pub(super) past: usize,
    pub(super) kind: AppointmentKind,
    pub(super) timex: String,
    pub(super) start: Option<DateTime>,
    pub(super) end: Option<DateTime>,
    pub(super) side: Option<Side>,
    pub(super) seconds: Option<f64>,
    pub(super) grain: Grain,
    /// Whether the year (or the week) is not said, so that `start` is only the next such day.
    pub(super) is_open: bool,
    pub(super) is_holiday: bool,
    /// Whether only the beginning or the end of the stretch is meant.
    pub(super) is_staged: bool,
}

impl Phrase {
    fn new(kind: AppointmentKind, first: usize, past: usize, timex: String) -> Self {
        Self {
            first,
            past,
            kind,
            timex,
            start: None,
            end: None,
            side: None,
            seconds: None,
            grain: Grain::Day,
            is_open: false,
            is_holiday: false,
            is_staged: false,
        }
    }

    /// A certain day.
    pub(super) fn day(first: usize, past: usize, date: Date) -> Self {
        Self {
            start: Some(midnight(date)),
            ..Self::new(AppointmentKind::Date, first, past, date.to_string())
        }
    }

    /// A day whose year or week is not said; `next` is the next such day.
    pub(super) fn open_day(first: usize, past: usize, timex: String, next: Option<Date>) -> Self {
        Self {
            start: next.map(midnight),
            is_open: true,
            ..Self::new(AppointmentKind::Date, first, past, timex)
        }
    }

    /// A stretch of days, `end` not included.
    pub(super) fn days(
        first: usize,
        past: usize,
        timex: String,
        start: Date,
        end: Date,
        grain: Grain,
    ) -> Self {
        Self {
            start: Some(midnight(start)),
            end: Some(midnight(end)),
            grain,
            ..Self::new(AppointmentKind::DateRange, first, past, timex)
        }
    }

    /// A stretch of days that names no certain dates ("summer").
    pub(super) fn unresolved(first: usize, past: usize, timex: String) -> Self {
        Self { grain: Grain::Month, ..Self::new(AppointmentKind::DateRange, first, past, timex) }
    }

    /// A time of day.
    pub(super) fn time(first: usize, past: usize, timex: String, time: Time) -> Self {
        Self {
            start: Some(Date::constant(1, 1, 1).to_datetime(time)),
            grain: Grain::Moment,
            ..Self::new(AppointmentKind::Time, first, past, timex)
        }
    }

    /// A stretch of a day.
    pub(super) fn times(first: usize, past: usize, timex: String, start: Time, end: Time) -> Self {
        let day = Date::constant(1, 1, 1);
        Self {
            start: Some(day.to_datetime(start)),
            end: Some(day.to_datetime(end)),
            grain: Grain::Moment,
            ..Self::new(AppointmentKind::TimeRange, first, past, timex)
        }
    }

    pub(super) fn moment(first: usize, past: usize, timex: String, at: DateTime) -> Self {
        Self {
            start: Some(at),
            grain: Grain::Moment,
            ..Self::new(AppointmentKind::DateTime, first, past, timex)
        }
    }

    pub(super) fn moments(
        first: usize,
        past: usize,
        timex: String,
        start: Option<DateTime>,
        end: Option<DateTime>,
    ) -> Self {
        Self {
            start,
            end,
            grain: Grain::Moment,
            ..Self::new(AppointmentKind::DateTimeRange, first, past, timex)
        }
    }

    pub(super) fn length(first: usize, past: usize, timex: String, seconds: f64) -> Self {
        Self { seconds: Some(seconds), ..Self::new(AppointmentKind::Duration, first, past, timex) }
    }

    pub(super) fn set(first: usize, past: usize, timex: String) -> Self {
        Self::new(AppointmentKind::Set, first, past, timex)
    }

    pub(super) fn date(&self) -> Option<Date> {
        self.start.map(DateTime::date)
    }

    pub(super) fn end_date(&self) -> Option<Date> {
        self.end.map(DateTime::date)
    }
}

pub(super) fn midnight(date: Date) -> DateTime {
    date.to_datetime(Time::midnight())
}

/// Hours and minutes as ISO 8601 writes a length: `PT2H30M`.
pub(super) fn clock_length(seconds: i64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let mut written = "PT".to_owned();
    for (count, sign) in [(hours, 'H'), (minutes, 'M'), (seconds, 'S')] {
        if count > 0 {
            written.push_str(&count.to_string());
            written.push(sign);
        }
    }
    written
}
