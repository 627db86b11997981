//! Units of the calendar and the arithmetic of days.

use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime, Weekday};

use super::desk::Desk;
use super::phrase::{Grain, Phrase};

/// A unit that times are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Century,
    Decade,
    Year,
    Quarter,
    Month,
    Fortnight,
    Week,
    Weekend,
    Day,
    BusinessDay,
    Hour,
    Minute,
    Second,
}

impl Unit {
    /// The unit a word names. Single letters are units only where they are glued to digits.
    pub(super) fn of(word: &str) -> Option<Self> {
        Some(match word {
            "century" | "centuries" => Self::Century,
            "decade" | "decades" => Self::Decade,
            "year" | "years" | "yr" | "yrs" => Self::Year,
            "quarter" | "quarters" => Self::Quarter,
            "month" | "months" => Self::Month,
            "fortnight" | "fortnights" => Self::Fortnight,
            "week" | "weeks" | "wk" | "wks" => Self::Week,
            "weekend" | "weekends" => Self::Weekend,
            "day" | "days" | "night" | "nights" => Self::Day,
            "weekday" | "weekdays" | "workday" | "workdays" => Self::BusinessDay,
            "hour" | "hours" | "hr" | "hrs" => Self::Hour,
            "minute" | "minutes" | "min" | "mins" => Self::Minute,
            "second" | "seconds" | "sec" | "secs" => Self::Second,
            _ => return None,
        })
    }

    /// Whether it is finer than a day.
    pub(super) fn is_clock(self) -> bool {
        self >= Self::Hour
    }

    /// Seconds of one, with years of 365 and months of 30 days.
    pub(super) const fn seconds(self) -> f64 {
        match self {
            Self::Century => 3_153_600_000.0,
            Self::Decade => 315_360_000.0,
            Self::Year => 31_536_000.0,
            Self::Quarter => 7_776_000.0,
            Self::Month => 2_592_000.0,
            Self::Fortnight => 1_209_600.0,
            Self::Week => 604_800.0,
            Self::Weekend => 172_800.0,
            Self::Day | Self::BusinessDay => 86_400.0,
            Self::Hour => 3_600.0,
            Self::Minute => 60.0,
            Self::Second => 1.0,
        }
    }

    /// The factor and sign ISO 8601 writes it with.
    pub(super) const fn sign(self) -> (f64, &'static str) {
        match self {
            Self::Century => (100.0, "Y"),
            Self::Decade => (10.0, "Y"),
            Self::Year => (1.0, "Y"),
            Self::Quarter => (3.0, "M"),
            Self::Month | Self::Minute => (1.0, "M"),
            Self::Fortnight => (2.0, "W"),
            Self::Week => (1.0, "W"),
            Self::Weekend => (1.0, "WE"),
            Self::Day => (1.0, "D"),
            Self::BusinessDay => (1.0, "BD"),
            Self::Hour => (1.0, "H"),
            Self::Second => (1.0, "S"),
        }
    }
}

/// A number as ISO 8601 writes it in a length.
pub(super) fn count(value: f64) -> String {
    let rounded = crate::number::round15(value);
    format!("{rounded}")
}

/// The moment `amount` units after `from`; halves of days and larger are cut.
pub(super) fn add(from: DateTime, amount: f64, unit: Unit) -> Option<DateTime> {
    if !amount.is_finite() || amount.abs() > 100_000.0 {
        return None;
    }
    let (factor, _) = unit.sign();
    let whole = integer(amount * factor)?;
    let span = match unit {
        Unit::Century | Unit::Decade | Unit::Year => i16::try_from(whole).ok()?.years(),
        Unit::Quarter | Unit::Month => i32::try_from(whole).ok()?.months(),
        Unit::Fortnight | Unit::Week | Unit::Weekend => i32::try_from(whole).ok()?.weeks(),
        Unit::Day => i32::try_from(whole).ok()?.days(),
        Unit::BusinessDay => return business(from, whole),
        Unit::Hour | Unit::Minute | Unit::Second => integer(amount * unit.seconds())?.seconds(),
    };
    from.checked_add(span).ok()
}

fn integer(value: f64) -> Option<i64> {
    let whole = value.trunc();
    (whole.abs() < 1e12).then(|| format!("{whole:.0}").parse().ok()).flatten()
}

/// The day `count` working days after (or before) a day.
fn business(from: DateTime, count: i64) -> Option<DateTime> {
    if count.abs() > 1_000 {
        return None;
    }
    let (mut day, mut left) = (from, count.abs());
    while left > 0 {
        day = day.checked_add(count.signum().days()).ok()?;
        left -= i64::from(!matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday));
    }
    Some(day)
}

pub(super) fn shift(date: Date, days: i64) -> Option<Date> {
    date.checked_add(days.days()).ok()
}

pub(super) fn shift_months(date: Date, months: i32) -> Option<Date> {
    date.checked_add(months.months()).ok()
}

/// The Monday of the week a day lies in.
pub(super) fn monday(date: Date) -> Option<Date> {
    shift(date, -i64::from(date.weekday().to_monday_zero_offset()))
}

pub(super) fn first_of_month(date: Date) -> Date {
    date.first_of_month()
}

pub(super) fn month_start(year: i16, month: i8) -> Option<Date> {
    Date::new(year, month, 1).ok()
}

/// `2016-W45`
pub(super) fn week_sign(monday: Date) -> String {
    let week = monday.iso_week_date();
    format!("{}-W{:02}", week.year(), week.week())
}

/// The unit of the calendar that lies `steps` after the one `date` lies in, as a phrase.
pub(super) fn around(date: Date, unit: Unit, steps: i64, first: usize, past: usize) -> Option<Phrase> {
    let steps_i32 = i32::try_from(steps).ok()?;
    Some(match unit {
        Unit::Day => Phrase::day(first, past, shift(date, steps)?),
        Unit::Week => {
            let start = shift(monday(date)?, steps * 7)?;
            Phrase::days(first, past, week_sign(start), start, shift(start, 7)?, Grain::Week)
        }
        Unit::Weekend => {
            let start = shift(monday(date)?, steps * 7)?;
            let sign = format!("{}-WE", week_sign(start));
            Phrase::days(first, past, sign, shift(start, 5)?, shift(start, 7)?, Grain::Week)
        }
        Unit::Fortnight => {
            // Fortnights begin with the week they are counted from.
            let start = shift(monday(date)?, 14 * steps)?;
            let end = shift(start, 14)?;
            Phrase::days(first, past, format!("({start},{end},P2W)"), start, end, Grain::Week)
        }
        Unit::Month => month(shift_months(first_of_month(date), steps_i32)?, first, past)?,
        Unit::Quarter => {
            let month = (date.month() - 1) / 3 * 3 + 1;
            let start = shift_months(month_start(date.year(), month)?, steps_i32 * 3)?;
            let end = shift_months(start, 3)?;
            Phrase::days(first, past, format!("({start},{end},P3M)"), start, end, Grain::Month)
        }
        Unit::Year => year(date.year().checked_add(i16::try_from(steps).ok()?)?, first, past)?,
        Unit::Decade | Unit::Century => {
            let size = if unit == Unit::Decade { 10 } else { 100 };
            let base = date.year().div_euclid(size) * size;
            let from = base.checked_add(i16::try_from(steps).ok()?.checked_mul(size)?)?;
            let (start, end) = (month_start(from, 1)?, month_start(from.checked_add(size)?, 1)?);
            Phrase::days(first, past, format!("({start},{end},P{size}Y)"), start, end, Grain::Year)
        }
        _ => return None,
    })
}

pub(super) fn month(start: Date, first: usize, past: usize) -> Option<Phrase> {
    let sign = format!("{:04}-{:02}", start.year(), start.month());
    Some(Phrase::days(first, past, sign, start, shift_months(start, 1)?, Grain::Month))
}

pub(super) fn year(year: i16, first: usize, past: usize) -> Option<Phrase> {
    let (start, end) = (month_start(year, 1)?, month_start(year.checked_add(1)?, 1)?);
    Some(Phrase::days(first, past, format!("{year:04}"), start, end, Grain::Year))
}

/// A stretch from one day to another, with its length in the unit both are said in.
pub(super) fn stretch(start: Date, end: Date, grain: Grain) -> String {
    format!("({start},{end},{})", length_between(start, end, grain))
}

pub(super) fn length_between(start: Date, end: Date, grain: Grain) -> String {
    let months = (i32::from(end.year()) - i32::from(start.year())) * 12 + i32::from(end.month())
        - i32::from(start.month());
    let days = days_between(start, end);
    match grain {
        Grain::Year => format!("P{}Y", months / 12),
        Grain::Month => format!("P{months}M"),
        Grain::Week => format!("P{}W", days / 7),
        Grain::Day | Grain::Moment => format!("P{days}D"),
    }
}

pub(super) fn days_between(start: Date, end: Date) -> i64 {
    start.until(end).map_or(0, |span| i64::from(span.get_days()))
}

/// How "this", "last" and "next" point, and the lexeme after the word.
pub(super) fn pointer(desk: &Desk<'_>, i: usize) -> Option<(i64, usize)> {
    if desk.low(i) == "this" && desk.is(i + 1, &["past", "last"]) {
        return Some((-1, i + 2));
    }
    if desk.low(i) == "this" && desk.is(i + 1, &["coming", "current", "upcoming", "next"]) {
        return Some((i64::from(desk.low(i + 1) != "current"), i + 2));
    }
    let step = match desk.low(i) {
        "this" | "current" | "present" => 0,
        "last" | "past" | "previous" | "prior" => -1,
        "next" | "coming" | "upcoming" | "following" => 1,
        _ => return None,
    };
    Some((step, i + 1))
}
