//! The period of a claim, in years.

use assay_article::PartialDate;
use assay_quantity::{Interval, Period};

/// When a claim says its figure held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    /// One year.
    Year(i16),
    /// From one year to another, both included.
    Years(i16, i16),
    /// From a year until now.
    Since(i16),
    /// A part of a year: a series of yearly values says nothing of it.
    Part(i16),
    /// "once", "formerly".
    Unclear,
    /// Nothing is said.
    Unstated,
}

impl When {
    pub fn of(period: Period) -> Self {
        match period {
            Period::Known { interval, .. } => Self::from_interval(interval),
            Period::Unclear { .. } => Self::Unclear,
            Period::Unstated => Self::Unstated,
        }
    }

    /// The same time, where the words around it speak of a part of a year.
    pub const fn narrowed(self, in_part: bool) -> Self {
        match self {
            Self::Year(year) if in_part => Self::Part(year),
            Self::Years(_, year) | Self::Since(year) if in_part => Self::Part(year),
            other => other,
        }
    }

    pub fn from_interval(interval: Interval) -> Self {
        match (interval.start, interval.end) {
            (Some(start), Some(end)) if start == end && start.month().is_some() => Self::Part(start.year()),
            (Some(start), Some(end)) if start.year() == end.year() => {
                if whole_year(start, end) {
                    Self::Year(start.year())
                } else {
                    Self::Part(start.year())
                }
            }
            (Some(start), Some(end)) if start.year() < end.year() => Self::Years(start.year(), end.year()),
            (Some(start), None) => Self::Since(start.year()),
            _ => Self::Unclear,
        }
    }
}

/// Whether two dates of one year are its first and last.
fn whole_year(start: PartialDate, end: PartialDate) -> bool {
    let first = start.month().is_none_or(|month| month == 1) && start.day().is_none_or(|day| day == 1);
    let last = end.month().is_none_or(|month| month == 12) && end.day().is_none_or(|day| day == 31);
    first && last
}

#[cfg(test)]
mod tests {
    use super::*;

    fn when(start: Option<&str>, end: Option<&str>) -> When {
        let date = |text: &str| PartialDate::parse(text).expect("a date");
        When::from_interval(Interval { start: start.map(date), end: end.map(date) })
    }

    #[test]
    fn a_part_of_a_year_is_not_the_year() {
        assert_eq!(when(Some("2015"), Some("2015")), When::Year(2015));
        assert_eq!(when(Some("2015-01-01"), Some("2015-12-31")), When::Year(2015));
        assert_eq!(when(Some("2015-03"), Some("2015-03")), When::Part(2015));
        assert_eq!(when(Some("2015-01"), Some("2015-06")), When::Part(2015));
        assert_eq!(when(Some("1994"), Some("1997")), When::Years(1994, 1997));
        assert_eq!(when(Some("2010"), None), When::Since(2010));
    }
}
