//! What a figure is per: "per 100,000", "a head", "/kg".

use super::table;
use crate::UnitKind;
use crate::line::Line;
use crate::number::{Notation, read_number};

/// What follows a rate's "per".
pub(super) struct Rate {
    /// `100,000`, `person`, `year`.
    pub(super) name: String,
    pub(super) past: usize,
}

/// Things other than units that figures are given "a" or "each": by alphabet.
#[rustfmt::skip]
const EACH: &[&str] = &[
    "barrel", "capita", "child", "customer", "employee", "game", "head", "home", "household",
    "inhabitant", "match", "passenger", "patient", "person", "piece", "pop", "pupil", "resident", "share",
    "student", "ticket", "ton", "unit", "user", "visitor", "worker",
];

/// Words for the people a rate is counted over; they belong to its expression, by alphabet.
const POPULATION: &[&str] =
    &["children", "citizens", "inhabitants", "men", "people", "population", "residents", "women"];

pub(super) fn per_after(line: &Line<'_>, at: usize) -> Option<Rate> {
    // "a 52,000 barrel-a-day plant", "a $15-an-hour wage"
    if line.is_hyphen(at)
        && line.glued(at)
        && line.glued(at + 1)
        && matches!(line.low(at + 1), "a" | "an" | "per")
        && line.is_hyphen(at + 2)
    {
        return unit(line, at + 3).or_else(|| each(line, at + 3));
    }
    match line.low(at) {
        "per" if line.low(at + 1) != "cent" => base(line, at + 1).or_else(|| thing(line, at + 1)),
        "/" if line.glued(at) && line.glued(at + 1) => base(line, at + 1).or_else(|| unit(line, at + 1)),
        "for" if line.low(at + 1) == "every" => base(line, at + 2),
        "a" | "an" | "each" | "every" => {
            unit(line, at + 1).filter(|_| is_rate_unit(line, at + 1)).or_else(|| each(line, at + 1))
        }
        "annually" | "yearly" => Some(Rate { name: "year".to_owned(), past: at + 1 }),
        // "2,000 barrels daily", not "2,000 barrels daily output"
        "daily" | "weekly" | "monthly"
            if !line.is_letters(at + 1) || !crate::noun::is_open(line.low(at + 1)) =>
        {
            let name = match line.low(at) {
                "daily" => "day",
                "weekly" => "week",
                _ => "month",
            };
            Some(Rate { name: name.to_owned(), past: at + 1 })
        }
        "apiece" => Some(Rate { name: "piece".to_owned(), past: at + 1 }),
        _ => None,
    }
}

/// How many words may stand between "of" and "per" where what is measured comes between unit and rate.
const SUBSTANCE: usize = 3;

/// "5 million tonnes of greenhouse gases per year": the rate behind what the unit before `at` measures.
pub(super) fn per_behind(line: &Line<'_>, at: usize) -> Option<Rate> {
    if line.low(at) != "of" {
        return None;
    }
    let first = at + 1;
    let past =
        (first..=first + SUBSTANCE).find(|&i| !line.is_letters(i) || !crate::noun::is_open(line.low(i)))?;
    let led = matches!(line.low(past), "per" | "a" | "an" | "each" | "every");
    (past > first && led && super::is_time_word(line.low(past + 1))).then(|| per_after(line, past)).flatten()
}

/// A number as the base of a rate: "100,000 people".
fn base(line: &Line<'_>, at: usize) -> Option<Rate> {
    let number = read_number(line, at, Notation::default())?;
    let value = number.number()?.value();
    if value < 2.0 {
        return None;
    }
    let mut past = number.past;
    if POPULATION.binary_search(&line.low(past)).is_ok() {
        past += 1;
    } else if line.low(past) == "live" && line.low(past + 1) == "births" {
        past += 2;
    }
    Some(Rate { name: grouped(value), past })
}

/// A whole number with commas: one way to write a base.
fn grouped(value: f64) -> String {
    let digits = format!("{value:.0}");
    let mut name = String::with_capacity(digits.len() * 4 / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            name.push(',');
        }
        name.push(digit);
    }
    name
}

fn unit(line: &Line<'_>, at: usize) -> Option<Rate> {
    let (entry, past) = table::at(line, at)?;
    Some(Rate { name: entry.name.to_owned(), past })
}

/// Whether "a" in front of this unit can mean "per": "a day", "a litre"; not "a million years".
fn is_rate_unit(line: &Line<'_>, at: usize) -> bool {
    table::at(line, at).is_some_and(|(entry, past)| {
        matches!(entry.kind, UnitKind::Time | UnitKind::Physical)
            // "a year earlier", "a year ago", "a week after": that is a time, not a rate.
            && !matches!(line.low(past), "ago" | "earlier" | "later" | "before" | "after" | "from" | "-")
            && line.is_letters(at) && line.low(at).len() > 2
    })
}

fn each(line: &Line<'_>, at: usize) -> Option<Rate> {
    EACH.binary_search(&line.low(at)).ok()?;
    Some(Rate { name: person(line.low(at)), past: at + 1 })
}

/// Whatever noun follows "per".
fn thing(line: &Line<'_>, at: usize) -> Option<Rate> {
    if let Some(rate) = unit(line, at) {
        return Some(rate);
    }
    // "$3 per additional user"
    let at = at + usize::from(matches!(line.low(at), "additional" | "extra" | "individual" | "single"));
    let word = line.low(at);
    (line.is_letters(at) && !crate::noun::is_closed(word)).then(|| Rate { name: person(word), past: at + 1 })
}

/// "head" and "capita" are persons.
fn person(word: &str) -> String {
    match word {
        "head" | "capita" | "inhabitant" | "resident" => "person".to_owned(),
        _ => crate::noun::singular(word),
    }
}
