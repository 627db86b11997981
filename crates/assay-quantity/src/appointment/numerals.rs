//! Numerals in dates: small numbers, years in digits and in words.

use super::desk::Desk;
use crate::number::small_number;

/// A number below a hundred in digits or words, and the lexeme after it.
pub(super) fn small(desk: &Desk<'_>, i: usize) -> Option<(i64, usize)> {
    if let Some(number) = desk.digits(i, 1, 3) {
        return Some((number, i + 1));
    }
    words(desk, i)
}

/// A number below a hundred in words.
pub(super) fn words(desk: &Desk<'_>, i: usize) -> Option<(i64, usize)> {
    let first = i64::from(small_number(desk.low(i))?);
    if first >= 20 && first % 10 == 0 {
        let at = i + 1 + usize::from(desk.line.is_hyphen(i + 1));
        if let Some(unit) = small_number(desk.low(at)).filter(|unit| (1..10).contains(unit)) {
            return Some((first + i64::from(unit), at + 1));
        }
    }
    Some((first, i + 1))
}

/// A year in four digits or in words ("nineteen seventy-eight", "two thousand and eighteen").
pub(super) fn year(desk: &Desk<'_>, i: usize) -> Option<(i16, usize)> {
    if let Some(year) = desk.digits(i, 4, 4) {
        let year = i16::try_from(year).ok().filter(|year| (1000..=2999).contains(year))?;
        return desk.ends(i + 1).then_some((year, i + 1));
    }
    year_words(desk, i)
}

pub(super) fn year_words(desk: &Desk<'_>, i: usize) -> Option<(i16, usize)> {
    let (head, at) = words(desk, i)?;
    if desk.low(at) == "thousand" && (1..=2).contains(&head) {
        let next = desk.skip(at + 1, &["and"]);
        let (rest, past) = words(desk, next).unwrap_or((0, at + 1));
        return i16::try_from(head * 1000 + rest).ok().map(|year| (year, past));
    }
    if !(11..=21).contains(&head) {
        return None;
    }
    let (rest, past) = words(desk, at).filter(|(rest, _)| (10..100).contains(rest))?;
    i16::try_from(head * 100 + rest).ok().map(|year| (year, past))
}

/// A year in two digits: up to 29 it is of this century.
pub(super) fn short_year(desk: &Desk<'_>, i: usize) -> Option<(i16, usize)> {
    let i = desk.skip(i, &["'", "’"]);
    let short = i16::try_from(desk.digits(i, 2, 2)?).ok()?;
    desk.ends(i + 1).then_some((full(short), i + 1))
}

/// The year that two digits stand for.
pub(super) const fn full(short: i16) -> i16 {
    if short < 30 { 2000 + short } else { 1900 + short }
}

/// An ordinal below a hundred, in digits or in words.
pub(super) fn ordinal(desk: &Desk<'_>, i: usize) -> Option<(i64, usize)> {
    crate::number::ordinal(desk.line, i).map(|(number, past)| (i64::from(number), past))
}
