//! Units: what follows a number, what stands in front of it, and what it is per.

mod by_tree;
mod convert;
mod count;
mod local;
mod rate;
mod table;

pub(crate) use by_tree::counted;
pub use convert::convert;
pub(crate) use local::{Dollar, currency_at};

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
    /// Whether a minus stands in front of the sign of money ("-$5").
    pub(crate) negative: bool,
}

/// Reads what unit a number has.
pub(crate) fn measured(line: &Line<'_>, number: &Reading) -> Measured {
    let (mut first, mut past) = (number.first, number.past);
    let mut unit = None;
    let mut negative = false;
    if let Some((entry, start)) = table::money_before(line, number.first)
        && (!line.is_dash(start.wrapping_sub(1)) || !line.glued(start) || has_minus(line, start))
        && !is_console(line, start, number)
    {
        unit =
            Some(Found { name: entry.name.to_owned(), kind: entry.kind, first: start, past: number.first });
        negative = has_minus(line, start);
        first = start - usize::from(negative);
    }
    if let Some(unit) = unit.as_mut().filter(|unit| unit.name == "$")
        && let Some(end) = country_after(line, past)
    {
        "USD".clone_into(&mut unit.name);
        past = end;
    }
    if unit.is_none()
        && let Some(found) = suspended(line, number).or_else(|| whole_unit(line, number))
    {
        past = if found.first > past + 1 && line.is_hyphen(past) { past + 1 } else { found.past };
        unit = Some(found);
    } else if let Some(found) =
        unit_after(line, past).or_else(|| plus(line, past).and_then(|behind| unit_after(line, behind)))
    {
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
    let physical = || unit.as_ref().filter(|unit| unit.kind == UnitKind::Physical);
    let rate = rate.or_else(|| physical().and_then(|_| rate::per_behind(line, past)));
    Measured { first, past, unit, per: rate.map(|rate| rate.name), negative }
}

/// The lexeme behind a plus that is glued to the number ending before `past` ("15,000+ miles").
pub(crate) fn plus(line: &Line<'_>, past: usize) -> Option<usize> {
    (line.is_mark(past, '+') && line.glued(past)).then_some(past + 1)
}

/// Whether the dash in front of a sign of money is a minus: free in front, touching behind.
fn has_minus(line: &Line<'_>, sign: usize) -> bool {
    let Some(dash) = sign.checked_sub(1) else { return false };
    (line.is_hyphen(dash) || line.is_mark(dash, '−')) && line.glued(sign) && !line.glued(dash)
}

/// "four-, five- and six-cylinder", "10- and 20-year": the unit a hyphen leaves to the last of a list.
fn suspended(line: &Line<'_>, number: &Reading) -> Option<Found> {
    let past = number.past;
    let hangs = line.is_hyphen(past)
        && line.glued(past)
        && !line.glued(past + 1)
        && matches!(line.low(past + 1), "," | "and" | "or" | "to");
    let hangs = hangs || line.is_hyphen(past) && line.glued(past) && line.is_mark(past + 1, ',');
    let joint = hangs.then(|| {
        (past + 2..past + LIST)
            .find(|&at| line.is_hyphen(at) && line.glued(at) && line.glued(at + 1) && line.is_letters(at + 1))
    })??;
    let last = joint - 1;
    if !line.is_digits(last) && crate::number::small_number(line.low(last)).is_none() {
        return None;
    }
    unit_after(line, joint).or_else(|| count::compound(line, joint))
}

/// How many lexemes may stand between "life expectancy" and its years.
const AGE: usize = 9;

/// How far a list of numbers that share a unit reaches, in lexemes.
const LIST: usize = 12;

/// "half a mile", "three quarters of a percent", "1/16 of a US pint": the unit a fraction is a part of.
pub(crate) fn whole_unit(line: &Line<'_>, number: &Reading) -> Option<Found> {
    if number.form != Form::Fraction {
        return None;
    }
    let past = number.past;
    let mut at = match (line.low(past), line.low(past + 1)) {
        ("of", "a" | "an" | "one") => past + 2,
        ("a" | "an", _) => past + 1,
        ("-", _) if line.glued(past) && physical_at(line, past + 1) => past + 1,
        _ if physical_at(line, past) => past,
        _ => return None,
    };
    if matches!(line.low(at), "us" | "uk" | "imperial" | "full" | "single") {
        at += 1;
    }
    let (entry, end) = table::at(line, at)?;
    let unit = matches!(
        entry.kind,
        UnitKind::Physical
            | UnitKind::Time
            | UnitKind::Percent
            | UnitKind::PercentagePoint
            | UnitKind::BasisPoint
            | UnitKind::Currency
    );
    (unit && line.low(at).len() > 2).then(|| Found {
        name: entry.name.to_owned(),
        kind: entry.kind,
        first: at,
        past: end,
    })
}

/// "$76 US a barrel", "$75 U.S. per barrel": where the dollars are of, behind the amount.
fn country_after(line: &Line<'_>, at: usize) -> Option<usize> {
    if line.raw(at) == "US" {
        return Some(at + 1);
    }
    let spelled = line.raw(at) == "U" && line.is_mark(at + 1, '.') && line.raw(at + 2) == "S";
    spelled.then(|| at + 3 + usize::from(line.is_mark(at + 3, '.')))
}

/// "PS" is how text whose marks were lost writes "£"; with one digit it is more likely a console, and "R5" a
/// model of something.
fn is_console(line: &Line<'_>, sign: usize, number: &Reading) -> bool {
    let short = line.raw_range(number.first, number.past).len() < 2;
    match line.raw(sign) {
        "PS" => !line.glued(number.first) || short,
        "R" => short,
        _ => false,
    }
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
    // "the average life expectancy is around 73"
    let expected = (number.first.saturating_sub(AGE)..number.first).any(|i| {
        line.low(i) == "expectancy"
            || line.low(i) == "age" && matches!(line.low_before(i), "average" | "median" | "mean")
    });
    let copula = (number.first.saturating_sub(3)..number.first)
        .any(|i| matches!(line.low(i), "is" | "was" | "of" | "at" | "to" | "from"));
    if expected
        && copula
        && value >= 10.0
        && !line.is_mark(number.past, '%')
        && line.low(number.past) != "percent"
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
    if let Some(found) = degrees(line, at) {
        return Some(found);
    }
    let (entry, past) = table::at(line, first)?;
    let sign = line.raw_range(first, past);
    let glued = line.glued(first) && !hyphen;
    let doubtful = match sign {
        // "5 in", "5 a", "5 A-levels", "5 L. Smith", "10 R": a single letter needs a clear end.
        "A" | "L" | "M" | "R" | "N" | "F" | "V" | "W" | "J" | "K" | "C" | "d" | "l" | "h" | "p" | "t"
        | "s" | "P" => {
            // "a 5 W USB charger": behind watts and volts an abbreviation names no person.
            let acronym = matches!(sign, "W" | "V")
                && line.raw(past).len() > 1
                && line.raw(past).bytes().all(|byte| byte.is_ascii_uppercase());
            let clear = !line.is_hyphen(past)
                && (!line.is_mark(past, '.') || past + 1 == line.len())
                && (glued && !matches!(sign, "A" | "C" | "F" | "K" | "R")
                    || acronym
                    || !line.is_capitalised(past));
            let spaced_letter = !glued && matches!(sign, "d" | "R" | "t" | "M") && line.is_letters(past)
                || !glued && sign == "p" && line.low(past) == "m";
            // "63,150 Model 3s", "two Airbus 320s": several of a model, no seconds.
            let model = sign == "s"
                && glued
                && at.checked_sub(2).is_some_and(|name| line.is_letters(name) && line.is_capitalised(name))
                && line.is_digits(at - 1);
            !clear || spaced_letter || model || is_group(line, at, sign)
        }
        // "the top 15 HR firms"
        "HR" => !glued,
        // "1920 × 1080": the sides of a picture, no multiple.
        "×" => line.is_digits(past),
        // Two crowns are worn or won, two hundred are paid.
        "crown" | "crowns" => {
            let last = at.checked_sub(1);
            let long = last.is_some_and(|last| line.is_digits(last) && line.raw(last).len() > 2);
            let scaled = last.is_some_and(|last| crate::number::scale_word(line.low(last)).is_some());
            !long && !scaled
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

/// "climbed to 49.2C", "above 104F": degrees without their sign. A model ("the 5C") has one digit, a form or a
/// class no such word in front.
fn degrees(line: &Line<'_>, at: usize) -> Option<Found> {
    let name = match line.raw(at) {
        "C" => "degree Celsius",
        "F" => "degree Fahrenheit",
        _ => return None,
    };
    let last = at.checked_sub(1).filter(|&last| line.glued(at) && line.is_digits(last))?;
    let decimal = last >= 2 && line.is_mark(last - 1, '.') && line.is_digits(last - 2);
    let first = if decimal { last - 2 } else { last };
    let long = decimal || (2..=3).contains(&line.raw(last).len());
    let ends = !(line.glued(at + 1)
        && (line.is_letters(at + 1) || line.is_digits(at + 1) || line.is_hyphen(at + 1)));
    let start = if line.is_dash(first.wrapping_sub(1)) { first - 1 } else { first };
    let led = matches!(
        line.low_before(start),
        "to" | "of"
            | "at"
            | "is"
            | "was"
            | "reached"
            | "hit"
            | "about"
            | "above"
            | "below"
            | "around"
            | "near"
            | "nearly"
            | "from"
            | "and"
            | "between"
            | "over"
            | "under"
            | "by"
            | "than"
            | "exceeded"
            | "least"
            | "("
            | "topped"
    );
    let found = Found { name: name.to_owned(), kind: UnitKind::Physical, first: at, past: at + 1 };
    (long && ends && led).then_some(found)
}

/// "over-65s", "18–24s", "a 1080p screen": people of an age and lines of a picture, no seconds or pence.
fn is_group(line: &Line<'_>, at: usize, sign: &str) -> bool {
    let Some(number) = at.checked_sub(1).filter(|&number| line.glued(at) && line.is_digits(number)) else {
        return false;
    };
    match sign {
        "s" => {
            let Some(joint) = number.checked_sub(1).filter(|&joint| line.is_dash(joint)) else {
                return false;
            };
            let years = |at: usize| line.is_digits(at) && line.raw(at).len() == 2;
            let ages = years(number) && joint.checked_sub(1).is_some_and(years);
            ages || matches!(line.low_before(joint), "over" | "under")
        }
        "p" => matches!(line.raw(number), "480" | "576" | "720" | "1080" | "1440" | "2160" | "4320"),
        _ => false,
    }
}

/// Whether the name of a physical unit stands at `at`, no sign of one.
pub(crate) fn physical_at(line: &Line<'_>, at: usize) -> bool {
    line.low(at).len() > 2
        && table::at(line, at).is_some_and(|(entry, _)| entry.kind == UnitKind::Physical)
        && !matches!(
            line.low(at),
            "bar" | "stone" | "cup" | "cups" | "league" | "turn" | "degree" | "degrees"
        )
}

/// The unit of the table that stands at `at`, whatever is in front.
pub(crate) fn unit_at(line: &Line<'_>, at: usize) -> Option<Found> {
    let (entry, past) = table::at(line, at)?;
    Some(Found { name: entry.name.to_owned(), kind: entry.kind, first: at, past })
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

/// Codes that are words of English in small letters.
const WORDS: &[&str] = &[
    "all", "amd", "bam", "cad", "cop", "cup", "gel", "irr", "lak", "mad", "mop", "mur", "nad", "pen", "ron",
    "sos", "top", "try",
];

/// The name of the money whose code stands at `at` in small letters ("20 sek"), unless it is a word.
pub(crate) fn small_code_at(line: &Line<'_>, at: usize) -> Option<String> {
    let written = line.raw(at);
    let small = written.len() == 3 && written.bytes().all(|byte| byte.is_ascii_lowercase());
    let code = (small && !WORDS.contains(&written)).then(|| written.to_ascii_uppercase())?;
    let line = Line::new(&code);
    code_at(&line, 0)
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
