//! Dates and times as pages write them.

use crate::{PartialDate, Timestamp};

/// Month names by their first letters, in the languages news pages come in: English, German,
/// French, Spanish, Portuguese, Italian, Dutch. Longer prefixes come first where one holds another.
const MONTHS: &[(&str, u8)] = &[
    ("jan", 1),
    ("gen", 1),
    ("ene", 1),
    ("jän", 1),
    ("feb", 2),
    ("fév", 2),
    ("fev", 2),
    ("mars", 3),
    ("mar", 3),
    ("mär", 3),
    ("maa", 3),
    ("mrz", 3),
    ("apr", 4),
    ("avr", 4),
    ("abr", 4),
    ("may", 5),
    ("mai", 5),
    ("mag", 5),
    ("mei", 5),
    ("juin", 6),
    ("jun", 6),
    ("giu", 6),
    ("juil", 7),
    ("jul", 7),
    ("lug", 7),
    ("aug", 8),
    ("aoû", 8),
    ("ago", 8),
    ("sep", 9),
    ("set", 9),
    ("oct", 10),
    ("okt", 10),
    ("ott", 10),
    ("out", 10),
    ("nov", 11),
    ("dec", 12),
    ("déc", 12),
    ("dez", 12),
    ("dic", 12),
];

/// Years a page can have been published in.
const YEARS: std::ops::RangeInclusive<i16> = 1980..=2100;

/// Reads the first date in `text`, with the time of day that follows it where it is in a form
/// that leaves no doubt. `None` where there is none, or its order of day and month is unclear.
pub(crate) fn timestamp(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    iso(text).or_else(|| written(text))
}

/// `2025-12-23`, with `T22:01:06.462Z` or ` 22:01 +01:00` behind it; `20251223`; `2025/12/23`.
fn iso(text: &str) -> Option<Timestamp> {
    let digits = |range: std::ops::Range<usize>| -> Option<&str> {
        text.get(range).filter(|part| part.bytes().all(|b| b.is_ascii_digit()))
    };
    let year: i16 = digits(0..4)?.parse().ok().filter(|year| YEARS.contains(year))?;
    let separator = text.as_bytes().get(4).copied();
    if !matches!(separator, Some(b'-' | b'/' | b'.')) {
        let (month, day) = (digits(4..6)?.parse().ok()?, digits(6..8)?.parse().ok()?);
        let compact = text.len() == 8 || text.as_bytes().get(8).is_some_and(|b| matches!(b, b'T' | b' '));
        return PartialDate::day_of(year, month, day).filter(|_| compact).map(Timestamp::date_only);
    }
    let rest = text.get(5..)?;
    let month_len = rest.bytes().take_while(u8::is_ascii_digit).count();
    let month: u8 = rest.get(..month_len)?.parse().ok()?;
    let rest = rest.get(month_len..)?;
    let Some(day_rest) = rest.strip_prefix(['-', '/', '.']) else {
        return PartialDate::month_of(year, month).filter(|_| rest.is_empty()).map(Timestamp::date_only);
    };
    let day_len = day_rest.bytes().take_while(u8::is_ascii_digit).count().min(2);
    let day: u8 = day_rest.get(..day_len)?.parse().ok()?;
    let date = PartialDate::day_of(year, month, day)?;
    let after = day_rest.get(day_len..).unwrap_or_default();
    let time = after.strip_prefix(['T', 't', ' ']).and_then(time_of_day);
    Some(time.map_or_else(|| Timestamp::date_only(date), |time| Timestamp::with_time(date, time)))
}

/// `22:01`, `22:01:06.462`, with `Z`, `+01:00`, `+0100` or ` UTC` behind it, as RFC 3339 writes it.
fn time_of_day(text: &str) -> Option<String> {
    let text = text.trim_start();
    let len = text.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b':' | b'.')).count();
    let clock = text.get(..len)?;
    let mut parts = clock.split(':');
    let hour: u8 = parts.next()?.parse().ok().filter(|hour| *hour < 24)?;
    let minute: u8 = parts.next().filter(|part| part.len() == 2)?.parse().ok().filter(|m| *m < 60)?;
    let mut time = format!("{hour:02}:{minute:02}");
    if let Some(second) = parts.next() {
        let whole: u8 = second.split('.').next()?.parse().ok().filter(|s| *s <= 60)?;
        time.push_str(&format!(":{whole:02}"));
        if let Some((_, fraction)) = second.split_once('.')
            && !fraction.is_empty()
            && !fraction.contains('.')
        {
            time.push('.');
            time.push_str(fraction);
        }
    }
    time.push_str(&zone(text.get(len..).unwrap_or_default()));
    Some(time)
}

/// `Z`, `+01:00` or nothing.
fn zone(text: &str) -> String {
    let text = text.trim_start();
    if text.starts_with(['Z', 'z']) || text.starts_with("UTC") || text.starts_with("GMT") {
        return "Z".to_owned();
    }
    let Some(rest) = text.strip_prefix(['+', '-']) else { return String::new() };
    let digits: String =
        rest.chars().take_while(|c| c.is_ascii_digit() || *c == ':').filter(|c| *c != ':').collect();
    let (Some(hours), minutes) = (digits.get(..2), digits.get(2..4).unwrap_or("00")) else {
        return String::new();
    };
    if hours == "00" && minutes == "00" { "Z".to_owned() } else { format!("{}{hours}:{minutes}", &text[..1]) }
}

/// `December 23, 2025`, `23 Dec 2025`, `23. Dezember 2025`, `23.12.2025`, `12/23/2025`.
fn written(text: &str) -> Option<Timestamp> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '|' | '\u{a0}'))
        .filter(|word| !word.is_empty())
        .take(40)
        .collect();
    for (index, word) in words.iter().enumerate() {
        let next = |offset: usize| words.get(index + offset).copied().unwrap_or_default();
        if let Some(month) = month(word) {
            // December 23, 2025
            if let (Some(day), Some(year)) = (day(next(1)), year(next(2))) {
                return dated(year, month, day, words.get(index + 3..).unwrap_or_default());
            }
            // December 2025, and no day in front
            if let Some(year) = year(next(1))
                && index.checked_sub(1).and_then(|i| words.get(i)).is_none_or(|w| day(w).is_none())
            {
                return PartialDate::month_of(year, month).map(Timestamp::date_only);
            }
        }
        if let Some(day) = day(word) {
            // 23 December 2025, 23 de diciembre de 2025, 23rd of December, 2025
            let skip = |offset: usize| usize::from(matches!(next(offset), "de" | "of" | "di"));
            let at_month = 1 + skip(1);
            let at_year = at_month + 1 + skip(at_month + 1);
            if let (Some(month), Some(year)) = (month(next(at_month)), year(next(at_year))) {
                return dated(year, month, day, words.get(index + at_year + 1..).unwrap_or_default());
            }
        }
        if let Some(found) = numeric(word).or_else(|| iso(word)) {
            return Some(found);
        }
    }
    None
}

fn dated(year: i16, month: u8, day: u8, after: &[&str]) -> Option<Timestamp> {
    let date = PartialDate::day_of(year, month, day)?;
    // RFC 2822 puts the time and a numeric zone behind the year.
    let clock = after.first().filter(|word| word.matches(':').count() == 2);
    let time = clock
        .and_then(|clock| time_of_day(&format!("{clock} {}", after.get(1).copied().unwrap_or_default())));
    Some(time.map_or_else(|| Timestamp::date_only(date), |time| Timestamp::with_time(date, time)))
}

fn month(word: &str) -> Option<u8> {
    let word = word.trim_matches('.').to_lowercase();
    if word.len() < 3 || !word.chars().all(char::is_alphabetic) || word.chars().count() > 10 {
        return None;
    }
    MONTHS.iter().find(|(prefix, _)| word.starts_with(prefix)).map(|(_, month)| *month)
}

fn day(word: &str) -> Option<u8> {
    let word = word.trim_end_matches('.');
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let suffix = word.get(digits..)?;
    let day: u8 = word.get(..digits)?.parse().ok()?;
    (matches!(suffix, "" | "st" | "nd" | "rd" | "th" | "er" | "º") && (1..=31).contains(&day)).then_some(day)
}

fn year(word: &str) -> Option<i16> {
    let word = word.trim_end_matches(['.', ':', ';', '-']);
    // What follows may be set apart by nothing but its style: "Dec 17, 2025Ana Ruiz".
    let word = match word.split_at_checked(4) {
        Some((year, name)) if name.starts_with(char::is_uppercase) => year,
        _ => word,
    };
    (word.len() == 4).then(|| word.parse().ok())?.filter(|year| YEARS.contains(year))
}

/// `23.12.2025` (day first), `12/23/2025` or `23/12/2025` where only one order is possible.
fn numeric(word: &str) -> Option<Timestamp> {
    let separator = ['.', '/', '-'].into_iter().find(|c| word.matches(*c).count() == 2)?;
    let mut parts = word.split(separator);
    let (first, second): (u8, u8) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let year = parts.next().and_then(year)?;
    let (day, month) = match separator {
        '.' => (first, second),
        _ if first > 12 => (first, second),
        _ if second > 12 => (second, first),
        _ if first == second => (first, second),
        _ => return None,
    };
    PartialDate::day_of(year, month, day).map(Timestamp::date_only)
}

/// The date an address of the page holds: `/2025/12/23/`, `/2025-12-23-`.
pub(crate) fn in_address(address: &str) -> Option<Timestamp> {
    let bytes = address.as_bytes();
    (0..bytes.len()).find_map(|at| {
        let before = at.checked_sub(1).and_then(|i| bytes.get(i)).copied()?;
        if before.is_ascii_digit() || !bytes.get(at)?.is_ascii_digit() {
            return None;
        }
        let part = address.get(at..at + 10)?;
        let separator = part.as_bytes().get(4).copied()?;
        let shaped = matches!(separator, b'/' | b'-') && part.as_bytes().get(7) == Some(&separator);
        let ends = bytes.get(at + 10).is_none_or(|b| !b.is_ascii_digit());
        let date = PartialDate::parse(&part.replace('/', "-")).ok()?;
        (shaped && ends && YEARS.contains(&date.year())).then(|| Timestamp::date_only(date))
    })
}

#[cfg(test)]
mod tests {
    use super::{in_address, timestamp};

    fn read(text: &str) -> String {
        timestamp(text).map(|time| time.to_string()).unwrap_or_default()
    }

    #[test]
    fn machine_forms_keep_zone_and_precision() {
        assert_eq!(read("2025-12-23T22:01:06.462Z"), "2025-12-23T22:01:06.462Z");
        assert_eq!(read("2025-12-23T22:01:06+0100"), "2025-12-23T22:01:06+01:00");
        assert_eq!(read("2025-12-23 22:01"), "2025-12-23T22:01");
        assert_eq!(read("2025-12-23"), "2025-12-23");
        assert_eq!(read("2025-12"), "2025-12");
        assert_eq!(read("20251223"), "2025-12-23");
        assert_eq!(read("Tue, 23 Dec 2025 22:01:06 +0000"), "2025-12-23T22:01:06Z");
        assert_eq!(read("2025-13-01"), "");
    }

    #[test]
    fn written_dates() {
        assert_eq!(read("Published December 23, 2025"), "2025-12-23");
        assert_eq!(read("Dec. 3rd, 2025 at 5:04 p.m."), "2025-12-03");
        assert_eq!(read("23. Dezember 2025"), "2025-12-23");
        assert_eq!(read("23 de diciembre de 2025"), "2025-12-23");
        assert_eq!(read("May 2024"), "2024-05");
        assert_eq!(read("23.12.2025, 10 Uhr"), "2025-12-23");
        assert_eq!(read("12/23/2025"), "2025-12-23");
        assert_eq!(read("Dec 17, 2025Ana Ruiz"), "2025-12-17");
        assert_eq!(read("02/03/2025"), "", "either order is possible");
        assert_eq!(read("no date here"), "");
    }

    #[test]
    fn addresses_with_a_date() {
        let time = in_address("https://example.org/world/2025/12/23/a-story").map(|t| t.to_string());
        assert_eq!(time.as_deref(), Some("2025-12-23"));
        assert_eq!(in_address("https://example.org/1234567890/x"), None);
    }
}
