//! Years and what is counted in them: quarters, decades, centuries, fiscal years, ranges.

use super::Interval;
use super::calendar;
use super::date::{number, pointed_year, year_digits};
use super::names::month_at;
use super::scan::{Found, Frame};
use crate::line::Line;
use crate::noun;
use crate::number::{ordinal, small_number};

/// "the first six months of 2024", "the last three months of this year".
pub(super) fn months_of(line: &Line<'_>, i: usize, frame: Frame) -> Option<Found> {
    let is_first = match line.low(i) {
        "first" => true,
        "last" | "final" => false,
        _ => return None,
    };
    let word = line.low(i + 1);
    let count = small_number(word)
        .or_else(|| number::<u8>(line, i + 1, 1..=2))
        .filter(|count| (2..12).contains(count))?;
    if line.low(i + 2) != "months" || line.low(i + 3) != "of" {
        return None;
    }
    let (year, past) = match (year_digits(line, i + 4), pointed_year(line, i + 4)) {
        (Some(year), _) => (Some(year), i + 5),
        (None, Some((shift, past))) => (frame.today.and_then(|today| today.year().checked_add(shift)), past),
        _ => return None,
    };
    let start = if is_first { 1 } else { 13 - count };
    Some(Found::date(i, past, year.and_then(|year| calendar::months(year, start, count))))
}

/// "the year to June", "the 12 months to March 2019": the twelve months that end with the one named.
pub(super) fn year_to(line: &Line<'_>, i: usize, frame: Frame) -> Option<Found> {
    let to = match (line.low(i), line.low(i + 1)) {
        ("year", _) => i + 1,
        ("12" | "twelve", "months") => i + 2,
        _ => return None,
    };
    // "The year ended in June" are two times to those who mark them; so it is left.
    let (month, past) = month_at(line, to + 1).filter(|_| line.low(to) == "to")?;
    let stated = year_digits(line, past);
    let year = stated.or_else(|| {
        let today = frame.today?;
        // The month named last: of this year where it is over.
        let over = i16::from(month) <= i16::from(today.month());
        today.year().checked_sub(i16::from(!over))
    });
    let interval = year.and_then(|year| {
        let whole = calendar::months(year, month, 1)?;
        let before = if month == 12 { (year, 1) } else { (year.checked_sub(1)?, month + 1) };
        let start = calendar::months(before.0, before.1, 1)?;
        Some(Interval { start: start.start, end: whole.end })
    });
    Some(Found::date(i, past + usize::from(stated.is_some()), interval))
}

/// "the third quarter of 2019", "Q3 2019", "first half of 2019".
pub(super) fn quarter(line: &Line<'_>, i: usize, frame: Frame) -> Option<Found> {
    let (number, past, half) =
        if line.low(i) == "q" && line.glued(i + 1) || line.raw(i) == "H" && line.glued(i + 1) {
            (number::<u32>(line, i + 1, 1..=1)?, i + 2, line.raw(i) == "H")
        } else {
            // "the 1988 third quarter", "last year's third quarter", "fiscal second-quarter"
            if let Some(year) = year_digits(line, i)
                && let Some((number, past)) = ordinal(line, i + 1)
                && line.low(past) == "quarter"
            {
                let interval = u8::try_from(number).ok().and_then(|number| calendar::quarter(year, number));
                return Some(Found::date(i, past + 1, interval));
            }
            if let Some((shift, at)) = pointed_year(line, i)
                && matches!(line.low(at), "'s" | "’s")
                && let Some((number, past)) = ordinal(line, at + 1)
                && line.low(past) == "quarter"
            {
                let year = frame.today.and_then(|today| today.year().checked_add(shift));
                let interval = year
                    .zip(u8::try_from(number).ok())
                    .and_then(|(year, number)| calendar::quarter(year, number));
                return Some(Found::date(i, past + 1, interval));
            }
            let i = i + usize::from(line.low(i) == "fiscal");
            let i = i + usize::from(line.is_hyphen(i));
            let (number, at) = ordinal(line, i)?;
            let at = if line.is_hyphen(at) { at + 1 } else { at };
            let at = if line.low(at) == "fiscal" { at + 1 } else { at };
            match line.low(at) {
                "quarter" => (number, at + 1, false),
                "half" if line.low(at + 1) == "of" => (number, at + 1, true),
                _ => return None,
            }
        };
    let limit = if half { 2 } else { 4 };
    let number = u8::try_from(number).ok().filter(|number| (1..=limit).contains(number))?;
    let at = past + usize::from(line.low(past) == "of" || line.is_mark(past, ',') || line.is_hyphen(past));
    let at = at + usize::from(line.low(at) == "the") + usize::from(line.low(at) == "fiscal");
    let of =
        |year| if half { calendar::months(year, number * 6 - 5, 6) } else { calendar::quarter(year, number) };
    if let Some(year) = year_digits(line, at) {
        return Some(Found::date(i, at + 1, of(year)));
    }
    let today = frame.today;
    let this = match (line.low(at), line.low(at + 1)) {
        ("this", "year") => today.map(|today| today.year()),
        // "the first half of the year"
        ("year", _) if half && line.low_before(at) == "the" => {
            return Some(Found::date(i, at + 1, today.and_then(|today| of(today.year()))));
        }
        ("last", "year") => today.map(|today| today.year() - 1),
        ("next", "year") => today.map(|today| today.year() + 1),
        _ => None,
    };
    if let Some(year) = this {
        return Some(Found::date(i, at + 2, of(year)));
    }
    if half {
        return None;
    }
    let month = i8::try_from(number * 3 - 2).ok()?;
    let year = today
        .map(|today| if month > today.month() && !frame.ahead { today.year() - 1 } else { today.year() });
    Some(Found::date(i, past, year.and_then(of)))
}

/// "fiscal 1996", "fiscal year 2019", "FY2019".
pub(super) fn fiscal(line: &Line<'_>, i: usize, _frame: Frame) -> Option<Found> {
    let at = match line.low(i) {
        "fiscal" | "financial" => i + 1 + usize::from(line.low(i + 1) == "year"),
        "fy" => i + 1,
        _ => return None,
    };
    if let Some(range) = year_range(line, at) {
        return Some(Found { first: i, ..range });
    }
    let year = year_digits(line, at)?;
    Some(Found::date(i, at + 1, calendar::year(year)))
}

/// "1990s", "the '90s", "the nineties".
pub(super) fn decade(line: &Line<'_>, i: usize) -> Option<Found> {
    let plural = |at: usize| {
        let s = line.low(at) == "s" && line.glued(at);
        if s {
            return Some(at + 1);
        }
        (matches!(line.low(at), "'s" | "’s") && line.glued(at)).then_some(at + 1)
    };
    if let Some(year) = year_digits(line, i)
        && let Some(past) = plural(i + 1)
        && year % 10 == 0
    {
        let century = year % 100 == 0 && !(2000..2100).contains(&year);
        return Some(Found::date(
            i,
            past,
            if century { calendar::century(year / 100 + 1) } else { calendar::decade(year) },
        ));
    }
    let apostrophe = line.is_mark(i, '\'') || line.is_mark(i, '’') || line.is_mark(i, '‘');
    if apostrophe
        && line.glued(i + 1)
        && let Some(short) = number::<i16>(line, i + 1, 2..=2).filter(|short| short % 10 == 0)
        && let Some(past) = plural(i + 2)
    {
        return Some(Found::date(
            i,
            past,
            calendar::decade(if short < 30 { 2000 + short } else { 1900 + short }),
        ));
    }
    let tens = match line.low(i) {
        "twenties" => 20,
        "thirties" => 30,
        "forties" => 40,
        "fifties" => 50,
        "sixties" => 60,
        "seventies" => 70,
        "eighties" => 80,
        "nineties" => 90,
        _ => return None,
    };
    // "in her fifties" is an age.
    let the = matches!(line.low_before(i), "the" | "early" | "late" | "mid" | "-");
    let own = i >= 2 && matches!(line.low(i - 2), "his" | "her" | "their" | "my");
    let before = if own { None } else { the.then_some(()) };
    before.map(|()| Found::date(i, i + 1, calendar::decade(1900 + tens)))
}

/// "the 20th century", "nineteenth-century".
pub(super) fn century(line: &Line<'_>, i: usize) -> Option<Found> {
    let (number, past) = ordinal(line, i)?;
    let at = if line.is_hyphen(past) { past + 1 } else { past };
    let century = matches!(line.low(at), "century" | "centuries");
    let number = i16::try_from(number).ok().filter(|number| (1..=21).contains(number))?;
    century.then(|| Found::date(i, at + 1, calendar::century(number)))
}

/// "1993–2001", "2012–13", "2019/20", "1993 to 2001", "1993 and 2001" after "between".
pub(super) fn year_range(line: &Line<'_>, i: usize) -> Option<Found> {
    let first = year_digits(line, i).filter(|_| is_free(line, i))?;
    let joined =
        (line.is_dash(i + 1) || line.is_mark(i + 1, '/')) && (line.glued(i + 1) == line.glued(i + 2));
    let worded = match line.low(i + 1) {
        "to" | "through" | "until" => true,
        "and" => line.low_before(i) == "between",
        _ => false,
    };
    if !joined && !worded {
        return None;
    }
    let last = match year_digits(line, i + 2) {
        Some(last) => last,
        None if joined && line.glued(i + 2) => {
            let short = number::<i16>(line, i + 2, 2..=2)?;
            first - first % 100 + short
        }
        _ => return None,
    };
    let ends =
        !(line.glued(i + 3) && (line.is_letters(i + 3) || line.is_digits(i + 3) || line.is_mark(i + 3, '%')));
    let third = line.is_dash(i + 3) && line.glued(i + 3) && line.is_digits(i + 4);
    // "1500 to 2000 people" is a range of people.
    let things = noun::is_plural(line.low(i + 3)) && first % 50 == 0 && last % 50 == 0;
    (first < last && ends && !third && !things).then(|| Found::date(i, i + 3, calendar::years(first, last)))
}

/// Whether the digits at `i` are not part of a longer figure or code.
fn is_free(line: &Line<'_>, i: usize) -> bool {
    let before = i.checked_sub(1);
    let glued_before = line.glued(i)
        && before.is_some_and(|before| {
            line.is_letters(before)
                || line.is_digits(before)
                || line.is_mark(before, '$')
                || line.is_mark(before, '£')
                || line.is_mark(before, '€')
                || line.is_mark(before, '#')
                || line.is_mark(before, '.')
                || line.is_mark(before, ',')
                || line.is_mark(before, '/')
                || line.is_mark(before, '_')
                || line.is_mark(before, ':')
                || line.is_mark(before, '+')
                || (line.is_hyphen(before)
                    && before > 0
                    && line.glued(before)
                    && line.is_letters(before - 1)
                    && line.low(before - 1) != "mid")
        });
    let money = crate::unit::money_ends_at(line, i);
    !glued_before && !money
}

/// A year that stands alone: four digits that no unit follows and no bound goes before.
pub(super) fn year_alone(line: &Line<'_>, i: usize) -> Option<Found> {
    if let Some(found) = year_in_words(line, i) {
        return Some(found);
    }
    let year = year_digits(line, i).filter(|_| is_free(line, i))?;
    let after = i + 1;
    if line.glued(after)
        && !matches!(
            line.raw(after),
            "s" | "."
                | ","
                | ";"
                | ":"
                | ")"
                | "]"
                | "'s"
                | "’s"
                | "-"
                | "–"
                | "—"
                | "?"
                | "!"
                | "\""
                | "”"
                | "’"
                | "'"
                | "/"
                | "′"
        )
    {
        return None;
    }
    if line.glued(after) && line.low(after) == "s" {
        return Some(Found::date(i, after, calendar::year(year)));
    }
    let decimal =
        line.glued(after) && line.glued(after + 1) && line.is_digits(after + 1) && !line.is_dash(after);
    if decimal || crate::unit::unit_after(line, after).is_some() {
        return None;
    }
    let before = line.low_before(i);
    let dated = matches!(
        before,
        "in" | "since"
            | "until"
            | "till"
            | "by"
            | "from"
            | "during"
            | "before"
            | "after"
            | "early"
            | "late"
            | "mid"
            | "circa"
            | "year"
            | "the"
            | "of"
            | "fiscal"
            | "late-"
            | "("
            | "through"
            | "and"
            | "-"
            | "last"
            | "season"
    );
    let counted = matches!(
        before,
        "than"
            | "least"
            | "about"
            | "over"
            | "nearly"
            | "some"
            | "around"
            | "almost"
            | "approximately"
            | "roughly"
            | "most"
            | "#"
            | "no"
            | "number"
            | "under"
            | "only"
            | "another"
    );
    let scaled = matches!(line.low(after), "million" | "billion" | "thousand" | "hundred" | "dozen");
    // A round number before a plural counts; "the 2008 elections" and "2018 sales" are dated.
    let things = line.is_letters(after) && noun::is_plural(line.low(after)) && noun::is_open(line.low(after));
    let recent = (1700..=2100).contains(&year);
    if counted
        || scaled
        || (things
            && !matches!(before, "the" | "in" | "of" | "since" | "'s" | "’s")
            && (year % 50 == 0 || !recent || i == 0))
        || (!recent && !dated)
    {
        return None;
    }
    Some(Found::date(i, after, calendar::year(year)))
}

/// "nineteen ninety-six".
pub(super) fn year_in_words(line: &Line<'_>, i: usize) -> Option<Found> {
    let century = match line.low(i) {
        "eighteen" => 1800,
        "nineteen" => 1900,
        "twenty" => 2000,
        _ => return None,
    };
    let tens = small_number(line.low(i + 1)).filter(|tens| *tens >= 10)?;
    let unit = small_number(line.low(i + 3)).filter(|unit| line.is_hyphen(i + 2) && tens >= 20 && *unit < 10);
    let past = if unit.is_some() { i + 4 } else { i + 2 };
    Some(Found::date(i, past, calendar::year(century + i16::from(tens) + i16::from(unit.unwrap_or(0)))))
}
