//! The calendar: intervals around a day.

use assay_article::PartialDate;
use jiff::civil::Date;
use jiff::{Span as Length, ToSpan as _};

use super::Interval;

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

impl Unit {
    /// The unit a word names, in singular or plural.
    pub(crate) fn of(word: &str) -> Option<Self> {
        Some(match word {
            "second" | "seconds" | "sec" | "secs" => Self::Second,
            "minute" | "minutes" | "min" | "mins" => Self::Minute,
            "hour" | "hours" | "hr" | "hrs" => Self::Hour,
            "day" | "days" => Self::Day,
            "weekend" | "weekends" => Self::Weekend,
            "week" | "weeks" => Self::Week,
            "fortnight" | "fortnights" => Self::Fortnight,
            "month" | "months" => Self::Month,
            "quarter" | "quarters" => Self::Quarter,
            "year" | "years" => Self::Year,
            "decade" | "decades" => Self::Decade,
            "century" | "centuries" => Self::Century,
            _ => return None,
        })
    }

    /// ISO 8601 length of `count` of these; `X` where the count is not known.
    pub(crate) fn length(self, count: &str) -> String {
        let tens = |zeros: &str| if count == "X" { count.to_owned() } else { format!("{count}{zeros}") };
        match self {
            Self::Second => format!("PT{count}S"),
            Self::Minute => format!("PT{count}M"),
            Self::Hour => format!("PT{count}H"),
            Self::Day => format!("P{count}D"),
            Self::Weekend => {
                if count == "1" {
                    "P2D".to_owned()
                } else {
                    format!("P{count}D")
                }
            }
            Self::Week => format!("P{count}W"),
            Self::Fortnight => {
                if count == "1" {
                    "P2W".to_owned()
                } else {
                    "PXW".to_owned()
                }
            }
            Self::Month => format!("P{count}M"),
            Self::Quarter => format!("P{count}Q"),
            Self::Year => format!("P{count}Y"),
            Self::Decade => format!("P{}Y", tens("0")),
            Self::Century => format!("P{}Y", tens("00")),
        }
    }
}

/// The day a date stands for, where it is known to the day; else its first.
pub(crate) fn first_day(date: PartialDate) -> Option<Date> {
    let month = date.month().unwrap_or(1);
    let day = date.day().unwrap_or(1);
    Date::new(date.year(), i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn partial(date: Date) -> Option<PartialDate> {
    PartialDate::day_of(date.year(), u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?)
}

pub(crate) fn day(date: Date) -> Option<Interval> {
    partial(date).map(Interval::of)
}

pub(crate) fn month(year: i16, month: u8) -> Option<Interval> {
    PartialDate::month_of(year, month).map(Interval::of)
}

pub(crate) fn year(year: i16) -> Option<Interval> {
    (year > 0).then(|| Interval::of(PartialDate::year_only(year)))
}

pub(crate) fn years(first: i16, last: i16) -> Option<Interval> {
    let end = |year: i16| (0..9999).contains(&year).then(|| PartialDate::year_only(year));
    Some(Interval { start: Some(end(first)?), end: Some(end(last)?) })
}

pub(crate) fn days(first: Date, last: Date) -> Option<Interval> {
    Some(Interval { start: Some(partial(first)?), end: Some(partial(last)?) })
}

pub(crate) fn months(year: i16, first: u8, count: u8) -> Option<Interval> {
    let index = i32::from(first) - 1 + i32::from(count) - 1;
    let last_year = year.checked_add(i16::try_from(index / 12).ok()?)?;
    let last = u8::try_from(index % 12 + 1).ok()?;
    Some(Interval { start: PartialDate::month_of(year, first), end: PartialDate::month_of(last_year, last) })
}

/// Quarter 1 to 4 of a year.
pub(crate) fn quarter(year: i16, quarter: u8) -> Option<Interval> {
    months(year, quarter.checked_sub(1)?.checked_mul(3)?.checked_add(1)?, 3)
}

/// Whether an interval is just one quarter of a year.
pub(crate) fn is_quarter(interval: Interval) -> bool {
    let (Some(start), Some(end)) = (interval.start, interval.end) else { return false };
    let (Some(first), Some(last)) = (start.month(), end.month()) else { return false };
    start.day().is_none() && start.year() == end.year() && first % 3 == 1 && last == first + 2
}

/// The same quarter of the year before.
pub(crate) fn quarter_before(interval: Interval) -> Option<Interval> {
    let start = interval.start?;
    months(start.year().checked_sub(1)?, start.month()?, 3)
}

/// The decade in which a year lies.
pub(crate) fn decade(year: i16) -> Option<Interval> {
    let first = year - year.rem_euclid(10);
    years(first, first.checked_add(9)?)
}

/// The nth century after Christ, by hundreds as newspapers count it: the 20th is 1900 to 1999.
pub(crate) fn century(number: i16) -> Option<Interval> {
    let first = number.checked_sub(1)?.checked_mul(100)?;
    years(first, first.checked_add(99)?)
}

/// The week from Monday to Sunday in which a day lies.
pub(crate) fn week(date: Date) -> Option<Interval> {
    let back = i64::from(date.weekday().to_monday_zero_offset());
    let monday = date.checked_sub(back.days()).ok()?;
    days(monday, monday.checked_add(6.days()).ok()?)
}

/// The Saturday and Sunday of the week in which a day lies.
pub(crate) fn weekend(date: Date) -> Option<Interval> {
    let back = i64::from(date.weekday().to_monday_zero_offset());
    let monday = date.checked_sub(back.days()).ok()?;
    days(monday.checked_add(5.days()).ok()?, monday.checked_add(6.days()).ok()?)
}

/// The day `count` units from `date` (back where negative).
pub(crate) fn shift(date: Date, count: i64, unit: Unit) -> Option<Date> {
    if count.unsigned_abs() > 9_000 {
        return None;
    }
    let length: Length = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => 0.days(),
        Unit::Day => count.days(),
        Unit::Week | Unit::Weekend => count.weeks(),
        Unit::Fortnight => (count * 2).weeks(),
        Unit::Month => count.months(),
        Unit::Quarter => (count * 3).months(),
        Unit::Year => count.years(),
        Unit::Decade => (count * 10).years(),
        Unit::Century => (count * 100).years(),
    };
    date.checked_add(length).ok()
}

/// The whole unit of the calendar in which a day lies.
pub(crate) fn around(date: Date, unit: Unit) -> Option<Interval> {
    let number = |month: i8| u8::try_from(month).ok();
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => day(date),
        Unit::Weekend => weekend(date),
        Unit::Week | Unit::Fortnight => week(date),
        Unit::Month => month(date.year(), number(date.month())?),
        Unit::Quarter => quarter(date.year(), (number(date.month())? - 1) / 3 + 1),
        Unit::Year => year(date.year()),
        Unit::Decade => decade(date.year()),
        Unit::Century => century(date.year() / 100 + 1),
    }
}

/// The time from `date` to `count` units after it, as fine as the unit is.
pub(crate) fn next(date: Date, count: i64, unit: Unit) -> Option<Interval> {
    let end = shift(date, count, unit)?;
    match unit {
        Unit::Year | Unit::Decade | Unit::Century => years(date.year(), end.year()),
        Unit::Month | Unit::Quarter => Some(Interval {
            start: PartialDate::month_of(date.year(), u8::try_from(date.month()).ok()?),
            end: PartialDate::month_of(end.year(), u8::try_from(end.month()).ok()?),
        }),
        _ => days(date, end),
    }
}

/// The time from `count` units before `date` up to it, as fine as the unit is.
pub(crate) fn last(date: Date, count: i64, unit: Unit) -> Option<Interval> {
    let start = shift(date, -count, unit)?;
    match unit {
        Unit::Year | Unit::Decade | Unit::Century => years(start.year(), date.year()),
        Unit::Month | Unit::Quarter => Some(Interval {
            start: PartialDate::month_of(start.year(), u8::try_from(start.month()).ok()?),
            end: PartialDate::month_of(date.year(), u8::try_from(date.month()).ok()?),
        }),
        _ => days(start, date),
    }
}
