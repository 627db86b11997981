//! Names of months, weekdays, seasons, parts of the day and feast days.

use jiff::civil::Weekday;

use crate::line::Line;

/// The month a word names: full or in the abbreviations newspapers use.
pub(crate) fn month(word: &str) -> Option<u8> {
    Some(match word {
        "january" | "jan" => 1,
        "february" | "feb" => 2,
        "march" | "mar" => 3,
        "april" | "apr" => 4,
        "may" => 5,
        "june" | "jun" => 6,
        "july" | "jul" => 7,
        "august" | "aug" => 8,
        "september" | "sept" | "sep" => 9,
        "october" | "oct" => 10,
        "november" | "nov" => 11,
        "december" | "dec" => 12,
        _ => return None,
    })
}

/// The month at lexeme `i`, written with a capital, and the lexeme after it (its point included).
pub(crate) fn month_at(line: &Line<'_>, i: usize) -> Option<(u8, usize)> {
    // Written small, only a name that is no other word is taken for a month.
    let sure = line.raw(i).len() >= 5 && !matches!(line.low(i), "march" | "august");
    let month = month(line.low(i)).filter(|_| line.is_capitalised(i) || sure)?;
    let short = line.raw(i).len() <= 4 && line.is_mark(i + 1, '.') && line.glued(i + 1) && line.len() > i + 2;
    Some((month, i + 1 + usize::from(short)))
}

pub(crate) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" | "mondays" | "mon" => Weekday::Monday,
        "tuesday" | "tuesdays" | "tue" | "tues" => Weekday::Tuesday,
        "wednesday" | "wednesdays" => Weekday::Wednesday,
        "thursday" | "thursdays" | "thurs" => Weekday::Thursday,
        "friday" | "fridays" | "fri" => Weekday::Friday,
        "saturday" | "saturdays" => Weekday::Saturday,
        "sunday" | "sundays" => Weekday::Sunday,
        _ => return None,
    })
}

/// First month of a season of the northern year; winter is that of the year it begins in.
pub(crate) fn season(word: &str) -> Option<u8> {
    Some(match word {
        "spring" => 3,
        "summer" => 6,
        "autumn" | "fall" => 9,
        "winter" => 12,
        _ => return None,
    })
}

/// TimeML's sign for a part of the day.
pub(crate) fn part_of_day(word: &str) -> Option<&'static str> {
    Some(match word {
        "morning" | "mornings" => "TMO",
        "afternoon" | "afternoons" => "TAF",
        "evening" | "evenings" => "TEV",
        "night" | "nights" | "overnight" => "TNI",
        _ => return None,
    })
}

/// A feast on a fixed day, at lexeme `i`: month, day and the lexeme after it.
pub(crate) fn feast_at(line: &Line<'_>, i: usize) -> Option<(u8, u8, usize)> {
    if !line.is_capitalised(i) {
        return None;
    }
    let day = |at: usize| at + usize::from(line.low(at) == "day");
    Some(match line.low(i) {
        "christmas" if line.low(i + 1) == "eve" => (12, 24, i + 2),
        "christmas" => (12, 25, day(i + 1)),
        "halloween" => (10, 31, i + 1),
        "new" if line.low(i + 1) == "year" && line.low(i + 3) == "eve" => (12, 31, i + 4),
        "new" if line.low(i + 1) == "year" && line.low(i + 3) == "day" => (1, 1, i + 4),
        "independence" if line.low(i + 1) == "day" => (7, 4, i + 2),
        "valentine" if line.low(i + 2) == "day" => (2, 14, i + 3),
        _ => return None,
    })
}
