//! Units: what follows a number, what stands in front of it, and what it is per.

mod by_tree;
mod convert;
mod count;
mod local;
mod rate;
mod table;

pub(crate) use by_tree::counted;
pub use convert::convert;
pub(crate) use local::currency_at;

use crate::line::Line;
use crate::number::{Form, Reading};
use crate::{UnitKind, Value};

/// A unit found at some lexemes.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) name: String,
    pub(crate) kind: UnitKind,
    pub(crate) first: usize,
    pub(crate) past: usize,
}

/// A number with its unit: everything from the sign of money to the end of the rate.
#[derive(Clone, Debug)]
pub(crate) struct Measured {
    pub(crate) first: usize,
    pub(crate) past: usize,
    pub(crate) unit: Option<Found>,
    pub(crate) per: Option<String>,
}

/// Reads what unit a number has.
pub(crate) fn measured(line: &Line<'_>, number: &Reading) -> Measured {
    let (mut first, mut past) = (number.first, number.past);
    let mut unit = None;
    if let Some((entry, start)) = table::money_before(line, number.first)
        && !line.is_dash(start.wrapping_sub(1))
        && !is_console(line, start, number)
    {
        unit =
            Some(Found { name: entry.name.to_owned(), kind: entry.kind, first: start, past: number.first });
        first = start;
    }
    if let Some(unit) = unit.as_mut().filter(|unit| unit.name == "$")
        && let Some(end) = country_after(line, past)
    {
        "USD".clone_into(&mut unit.name);
        past = end;
    }
    if let Some(found) = unit_after(line, past) {
        let repeated = unit.as_ref().is_some_and(|unit| unit.kind == UnitKind::Currency);
        if !repeated {
            past = found.past;
            unit = Some(adjusted(found, number));
        } else if found.kind == UnitKind::Currency {
            past = found.past;
        }
    }
    if unit.is_none()
        && number.form != Form::Tens
        && let Some(found) = count::things_after(line, number)
    {
        past = found.past;
        unit = Some(found);
    }
    if unit.is_none() && is_age(line, number) {
        unit = Some(Found {
            name: "year of age".to_owned(),
            kind: UnitKind::Time,
            first: number.first,
            past: number.past,
        });
    }
    let rate = rate::per_after(line, past);
    if let Some(rate) = &rate {
        past = rate.past;
    }
    Measured { first, past, unit, per: rate.map(|rate| rate.name) }
}

/// "$76 US a barrel", "$75 U.S. per barrel": where the dollars are of, behind the amount.
fn country_after(line: &Line<'_>, at: usize) -> Option<usize> {
    if line.raw(at) == "US" {
        return Some(at + 1);
    }
    let spelled = line.raw(at) == "U" && line.is_mark(at + 1, '.') && line.raw(at + 2) == "S";
    spelled.then(|| at + 3 + usize::from(line.is_mark(at + 3, '.')))
}

/// "PS" is how text whose marks were lost writes "£"; with one digit it is more likely a console.
fn is_console(line: &Line<'_>, sign: usize, number: &Reading) -> bool {
    line.raw(sign) == "PS"
        && (!line.glued(number.first) || line.raw_range(number.first, number.past).len() < 2)
}

/// "Vera Holm, 66, said", "aged 25": a bare number between commas behind a name, or after "aged".
fn is_age(line: &Line<'_>, number: &Reading) -> bool {
    let Some(value) = number.number().map(crate::Number::value) else { return false };
    if !(0.0..120.0).contains(&value) || value.fract() != 0.0 || number.past != number.first + 1 {
        return false;
    }
    if matches!(line.low_before(number.first), "aged" | "ages")
        || number.first >= 2 && line.low(number.first - 2) == "age" && line.low(number.first - 1) == "of"
    {
        return true;
    }
    // "he will be 35", "she turned 60": of a person a bare number is years.
    let verb = matches!(line.low_before(number.first), "is" | "was" | "be" | "turned" | "turns" | "turn");
    let person = (number.first.saturating_sub(4)..number.first).any(|i| matches!(line.low(i), "he" | "she"));
    let ends = line.stops(number.past)
        || matches!(line.low(number.past), "by" | "when" | "and" | "at" | "this" | "next" | "in");
    if verb && person && ends && value >= 10.0 {
        return true;
    }
    let behind_name = number.first >= 3
        && line.is_mark(number.first - 1, ',')
        && line.is_capitalised(number.first - 2)
        && line.is_letters(number.first - 2);
    line.is_digits(number.first)
        && value >= 1.0
        && behind_name
        && (line.is_mark(number.past, ',') || line.is_mark(number.past, '.') && number.past + 1 == line.len())
}

/// "pounds" by the million are money, and a handful of pounds a weight.
fn adjusted(mut found: Found, number: &Reading) -> Found {
    if found.name == "pound" && number.scale >= 1e6 {
        found.kind = UnitKind::Currency;
        "GBP".clone_into(&mut found.name);
    }
    found
}

/// The unit of the table that follows a number which ends before lexeme `at`; a hyphen or the
/// "a" of "half a mile" may stand between.
pub(crate) fn unit_after(line: &Line<'_>, at: usize) -> Option<Found> {
    let mut first = at;
    let hyphen = line.is_hyphen(at) && line.glued(at) && line.glued(at + 1);
    if hyphen {
        first += 1;
    }
    let (entry, past) = table::at(line, first)?;
    let sign = line.raw_range(first, past);
    let glued = line.glued(first) && !hyphen;
    let doubtful = match sign {
        // "5 in", "5 a", "5 A-levels", "5 L. Smith", "10 R": a single letter needs a clear end.
        "A" | "L" | "M" | "R" | "N" | "F" | "V" | "W" | "J" | "K" | "C" | "d" | "l" | "h" | "p" | "t"
        | "s" | "P" => {
            let clear = !line.is_hyphen(past)
                && !line.is_mark(past, '.')
                && (glued && !matches!(sign, "A" | "C" | "F" | "K" | "R") || !line.is_capitalised(past));
            let spaced_letter =
                !glued && matches!(sign, "d" | "p" | "R" | "t" | "M") && line.is_letters(past);
            !clear || spaced_letter
        }
        "x" | "X" => !glued,
        "fold" => !(hyphen || glued),
        "mo" | "in." | "cup" | "Sh" | "Re" | "No" => true,
        "real" | "won" | "sol" | "stone" | "bar" | "sen" => {
            !glued && !matches!(line.low(past), "" | "." | "," | "per" | "a" | "in" | "to" | ")")
        }
        "″" | "′" => !glued || line.low(past) == "s",
        _ => false,
    };
    (!doubtful).then(|| Found { name: entry.name.to_owned(), kind: entry.kind, first, past })
}

/// Whether a sign or code of money ends just before lexeme `past`.
pub(crate) fn money_ends_at(line: &Line<'_>, past: usize) -> bool {
    table::money_before(line, past).is_some()
}

/// First lexeme of the money sign in front of the number at `first`, or `first`.
pub(crate) fn money_start(line: &Line<'_>, first: usize) -> usize {
    table::money_before(line, first).map_or(first, |(_, start)| start)
}

/// The lexeme after a money sign at `at`, or `at`.
pub(crate) fn money_past(line: &Line<'_>, at: usize) -> usize {
    match table::at(line, at) {
        Some((entry, past))
            if entry.kind == UnitKind::Currency && line.raw(at).chars().all(|c| !c.is_lowercase()) =>
        {
            past
        }
        _ => at,
    }
}

/// The name of the money whose sign stands in front of lexeme `first`, and where the sign begins.
pub(crate) fn money_in_front(line: &Line<'_>, first: usize) -> Option<(String, usize)> {
    table::money_before(line, first).map(|(entry, start)| (entry.name.to_owned(), start))
}

/// The name of the money whose code of three letters stands at `at`, in whatever case.
pub(crate) fn code_at(line: &Line<'_>, at: usize) -> Option<String> {
    let (entry, past) = table::at(line, at)?;
    (past == at + 1 && line.raw(at).len() == 3 && entry.kind == UnitKind::Currency)
        .then(|| entry.name.to_owned())
}

/// Whether these letters are a code of money.
pub(crate) fn is_code(code: &str) -> bool {
    let line = Line::new(code);
    code_at(&line, 0).is_some_and(|name| name == code)
}

/// What the amount that ends before `at` is per.
pub(crate) fn per_after(line: &Line<'_>, at: usize) -> Option<String> {
    rate::per_after(line, at).map(|rate| rate.name)
}

/// Whether a word or code of money stands at `at`.
pub(crate) fn money_follows(line: &Line<'_>, at: usize) -> bool {
    table::at(line, at).is_some_and(|(entry, _)| entry.kind == UnitKind::Currency)
}

/// Whether `word` names a length of time, in singular or plural.
pub(crate) fn is_time_word(word: &str) -> bool {
    matches!(
        word.strip_suffix('s').unwrap_or(word),
        "second" | "minute" | "hour" | "day" | "week" | "month" | "quarter" | "year" | "decade"
    ) || word == "centuries"
}

/// Whether a value can be a count of things.
pub(crate) fn can_count(value: Value) -> bool {
    match value {
        Value::Single(number) => number.value() >= 0.0,
        Value::Range(low, _) => low.value() >= 0.0,
        Value::Vague => true,
        _ => false,
    }
}
