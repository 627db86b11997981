//! Dates (EDTF) in words, with what is known of them.

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date or interval in words: `30 December 2025`, `1993 to 2001`; anything else as it is.
pub(crate) fn in_words(edtf: &str) -> String {
    match edtf.split_once('/') {
        Some(("..", end)) => format!("until {}", point(end)),
        Some((start, "..")) => format!("since {}", point(start)),
        Some((start, end)) => format!("{} to {}", point(start), point(end)),
        None => point(edtf),
    }
}

/// How precisely a date is known: `to the day`.
pub(crate) fn precision(edtf: &str) -> Option<&'static str> {
    let (date, time) = parts(edtf);
    match (date.len(), time) {
        (10, Some(time)) if time.contains('.') => Some("to the millisecond"),
        (10, Some(time)) if time.matches(':').count() >= 2 => Some("to the second"),
        (10, Some(_)) => Some("to the minute"),
        (10, None) => Some("to the day"),
        (7, None) => Some("to the month"),
        (4, None) => Some("to the year"),
        _ => None,
    }
}

/// First and last year of a date or interval; an open end is `None`.
pub(crate) fn years(edtf: &str) -> Option<(Option<i16>, Option<i16>)> {
    let (start, end) = edtf.split_once('/').unwrap_or((edtf, edtf));
    let (start, end) = (year(start), year(end));
    (start.is_some() || end.is_some()).then_some((start, end))
}

/// Date and time of day. A time of exactly midnight is what software writes where only the day is
/// known, so it counts as none.
fn parts(edtf: &str) -> (&str, Option<&str>) {
    let Some((day, time)) = edtf.split_once('T') else { return (edtf, None) };
    let clock = time.split(['Z', '+', '-']).next().unwrap_or_default();
    let midnight = clock.contains(':') && clock.bytes().all(|b| matches!(b, b'0' | b':' | b'.'));
    (day, (!midnight).then_some(time))
}

fn year(date: &str) -> Option<i16> {
    let digits = date.get(..4)?;
    digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

fn point(date: &str) -> String {
    let (day, time) = parts(date);
    let Some(mut words) = calendar(day) else { return date.to_owned() };
    if let Some(time) = time {
        words.push_str(", ");
        match time.strip_suffix('Z') {
            Some(utc) => {
                words.push_str(utc);
                words.push_str(" UTC");
            }
            None => words.push_str(time),
        }
    }
    words
}

fn calendar(date: &str) -> Option<String> {
    let mut parts = date.split('-');
    let year = parts.next().filter(|y| y.len() == 4 && y.bytes().all(|b| b.is_ascii_digit()))?;
    let Some(month) = parts.next() else { return Some(year.to_owned()) };
    let name = MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?)?;
    let Some(day) = parts.next() else { return Some(format!("{name} {year}")) };
    let day: u8 = day.parse().ok()?;
    parts.next().is_none().then(|| format!("{day} {name} {year}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_as_people_write_them() {
        assert_eq!(in_words("2025-12-30"), "30 December 2025");
        assert_eq!(in_words("2025-12"), "December 2025");
        assert_eq!(in_words("1993/2001"), "1993 to 2001");
        assert_eq!(in_words("2019/.."), "since 2019");
        assert_eq!(in_words("2025-12-23T22:01:06.462Z"), "23 December 2025, 22:01:06.462 UTC");
        assert_eq!(in_words("P10Y"), "P10Y");
        assert_eq!(in_words("2025-99-01"), "2025-99-01");
        assert_eq!(in_words(""), "");
    }

    #[test]
    fn precision_is_that_of_the_writing() {
        assert_eq!(precision("2025-12-30"), Some("to the day"));
        assert_eq!(precision("2025"), Some("to the year"));
        assert_eq!(precision("2025-12-23T22:01:06.462Z"), Some("to the millisecond"));
    }

    #[test]
    fn midnight_is_no_time_of_day() {
        for midnight in ["2025-12-30T00:00Z", "2025-12-30T00:00:00Z", "2025-12-30T00:00:00.000+01:00"] {
            assert_eq!(in_words(midnight), "30 December 2025");
            assert_eq!(precision(midnight), Some("to the day"));
        }
        assert_eq!(in_words("2025-12-30T00:01:00Z"), "30 December 2025, 00:01:00 UTC");
    }

    #[test]
    fn years_of_open_intervals_stay_open() {
        assert_eq!(years("2019/.."), Some((Some(2019), None)));
        assert_eq!(years("1994/1997"), Some((Some(1994), Some(1997))));
        assert_eq!(years("once"), None);
    }
}
