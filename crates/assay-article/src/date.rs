//! Dates known only in part.

use std::fmt;

/// A calendar date (proleptic Gregorian) known to the day, the month or the year.
///
/// Shown as an EDTF level 0 date: `2025`, `2025-12`, `2025-12-23`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PartialDate {
    year: i16,
    month: Option<u8>,
    day: Option<u8>,
}

/// Why something is not a date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{input}” is not a date: expected YYYY, YYYY-MM or YYYY-MM-DD")]
pub struct DateError {
    /// What was given.
    pub input: String,
}

impl PartialDate {
    /// A whole year.
    #[must_use]
    pub const fn year_only(year: i16) -> Self {
        Self { year, month: None, day: None }
    }

    /// A month of a year; `None` unless `month` is 1 to 12.
    #[must_use]
    pub fn month_of(year: i16, month: u8) -> Option<Self> {
        (1..=12).contains(&month).then_some(Self { year, month: Some(month), day: None })
    }

    /// A day; `None` where the calendar has no such day.
    #[must_use]
    pub fn day_of(year: i16, month: u8, day: u8) -> Option<Self> {
        let date = jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        Some(Self { year: date.year(), month: Some(month), day: Some(day) })
    }

    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    ///
    /// # Errors
    /// [`DateError`] for anything else, a day the calendar does not have included.
    pub fn parse(input: &str) -> Result<Self, DateError> {
        let error = || DateError { input: input.to_owned() };
        let mut parts = input.split('-');
        let year = parts
            .next()
            .filter(|part| part.len() == 4)
            .and_then(|part| part.parse().ok())
            .ok_or_else(error)?;
        let mut two_digits = || match parts.next() {
            None => Ok(None),
            Some(part) if part.len() == 2 => part.parse::<u8>().map(Some).map_err(|_| error()),
            Some(_) => Err(error()),
        };
        let (month, day) = (two_digits()?, two_digits()?);
        if parts.next().is_some() {
            return Err(error());
        }
        match (month, day) {
            (None, _) => Ok(Self::year_only(year)),
            (Some(month), None) => Self::month_of(year, month).ok_or_else(error),
            (Some(month), Some(day)) => Self::day_of(year, month, day).ok_or_else(error),
        }
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12, where known.
    #[must_use]
    pub const fn month(self) -> Option<u8> {
        self.month
    }

    /// The day of the month where known.
    #[must_use]
    pub const fn day(self) -> Option<u8> {
        self.day
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

/// A date, and the time of day and zone where they are known.
///
/// Shown as EDTF: `2025-12-23`, `2025-12-23T22:01:06.462Z`, `2025-12-23T22:01`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timestamp {
    date: PartialDate,
    time: Option<String>,
}

impl Timestamp {
    /// A date without a time of day.
    #[must_use]
    pub const fn date_only(date: PartialDate) -> Self {
        Self { date, time: None }
    }

    /// A date with a time of day as RFC 3339 writes it after the `T`, zone included where known.
    #[must_use]
    pub fn with_time(date: PartialDate, time: impl Into<String>) -> Self {
        Self { date, time: Some(time.into()) }
    }

    /// The date, in the zone the time is given in.
    #[must_use]
    pub const fn date(&self) -> PartialDate {
        self.date
    }

    /// The time of day with its zone, where known.
    #[must_use]
    pub fn time(&self) -> Option<&str> {
        self.time.as_deref()
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.time {
            Some(time) => write!(f, "{}T{time}", self.date),
            None => self.date.fmt(f),
        }
    }
}
