//! Numbers with the limits words set them: "more than 30 and at most 40", "200 or greater", "between
//! negative ten and fifteen"; and numbers that give a place in an order.

use assay_text::Span;

use super::{Notation, Reading, range, spoken};
use crate::line::Line;

/// Between which numbers a number lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// The lower limit and whether it is included.
    pub low: Option<(f64, bool)>,
    /// The upper limit and whether it is included.
    pub high: Option<(f64, bool)>,
}

/// What a phrase sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sets {
    Above,
    AtLeast,
    Below,
    AtMost,
    Equal,
}

impl Sets {
    /// With "or equal" said besides.
    const fn or_equal(self) -> Self {
        match self {
            Self::Above => Self::AtLeast,
            Self::Below => Self::AtMost,
            other => other,
        }
    }

    const fn limits(self, value: f64) -> Limits {
        match self {
            Self::Above => Limits { low: Some((value, false)), high: None },
            Self::AtLeast => Limits { low: Some((value, true)), high: None },
            Self::Below => Limits { low: None, high: Some((value, false)) },
            Self::AtMost => Limits { low: None, high: Some((value, true)) },
            Self::Equal => Limits { low: Some((value, true)), high: Some((value, true)) },
        }
    }
}

/// Comparatives that set a limit with "than" or "to".
fn comparative(word: &str) -> Option<Sets> {
    Some(match word {
        "more" | "greater" | "larger" | "higher" | "bigger" | "longer" | "older" => Sets::Above,
        "less" | "fewer" | "smaller" | "lower" | "shorter" | "younger" => Sets::Below,
        _ => return None,
    })
}

/// Reads the numbers of a passage that words set limits to, or that two numbers enclose.
///
/// ```
/// let found = assay_quantity::read_limits("It takes more than 30 and at most 40 votes.");
/// assert_eq!(found[0].1.low, Some((30.0, false)));
/// assert_eq!(found[0].1.high, Some((40.0, true)));
/// ```
#[must_use]
pub fn read_limits(text: &str) -> Vec<(Span, Limits)> {
    let line = Line::new(text);
    let notation = Notation::of(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < line.len() {
        let Some((limits, past)) = pair(&line, at, notation).filter(|(_, past)| *past > at) else {
            at += 1;
            continue;
        };
        found.push((span(&line, at, past), limits));
        at = past;
    }
    found
}

/// Reads the ordinals of a passage: "first", "11th", "one hundred twenty-fifth".
#[must_use]
pub fn read_ordinals(text: &str) -> Vec<(Span, f64)> {
    let line = Line::new(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < line.len() {
        let digits = line.is_digits(at).then(|| super::words::ordinal(&line, at)).flatten();
        let digits = digits.map(|(place, past)| (f64::from(place), past)).or_else(|| grouped(&line, at));
        let read = digits.or_else(|| spoken::ordinal(&line, at));
        // "a second" is a time, "the second" a place.
        let time = line.low(at) == "second" && matches!(line.low_before(at), "a" | "per" | "one");
        // "the second to last" is counted from the end.
        let from_end = |past: usize| matches!(line.low(past), "to" | "from") && line.low(past + 1) == "last";
        // "a trillionth" is a part.
        let part = |place: f64, past: usize| place >= 1e6 && past == at + 1 && line.low_before(at) == "a";
        let place = read.filter(|(place, past)| !time && !from_end(*past) && !part(*place, *past));
        let Some((place, past)) = place else {
            at += 1;
            continue;
        };
        found.push((span(&line, at, past), place));
        at = past;
    }
    found
}

/// "1,000th", "2500th": a place beyond a thousand in digits.
fn grouped(line: &Line<'_>, at: usize) -> Option<(f64, usize)> {
    let mut written = line.raw(at).to_owned();
    let mut past = at + 1;
    while line.is_mark(past, ',') && line.glued(past) && line.glued(past + 1) && line.raw(past + 1).len() == 3
    {
        written.push_str(line.raw(past + 1));
        past += 2;
    }
    let suffix = matches!(line.low(past), "st" | "nd" | "rd" | "th") && line.glued(past);
    let place = written.parse().ok().filter(|_| suffix && line.is_digits(at) && written.len() <= 12)?;
    Some((place, past + 1))
}

fn span(line: &Line<'_>, first: usize, past: usize) -> Span {
    let start = line.lexemes.get(first).map_or(0, |lexeme| lexeme.start);
    let end = past.checked_sub(1).and_then(|last| line.lexemes.get(last)).map_or(start, |lexeme| lexeme.end);
    Span::new(start, end.max(start))
}

/// A number, or the ordinal that stands for one ("higher than the tenth").
fn number(line: &Line<'_>, i: usize, notation: Notation) -> Option<(f64, usize)> {
    let the = i + usize::from(line.low(i) == "the");
    if let Some((place, past)) = spoken::ordinal(line, the).filter(|_| the > i) {
        return Some((place, past));
    }
    // "more than half people" takes a half without its whole.
    if line.low(i) == "half" && range::single(line, i, notation).is_none() {
        return Some((0.5, i + 1));
    }
    let found: Reading = range::single(line, i, notation)?;
    let joined = line.is_hyphen(found.past) && line.glued(found.past) && line.glued(found.past + 1);
    (!joined).then_some(())?;
    found.number().map(|number| (number.value(), found.past))
}

/// Two limits that enclose a number, or one.
fn pair(line: &Line<'_>, i: usize, notation: Notation) -> Option<(Limits, usize)> {
    if let Some(found) = enclosed(line, i, notation) {
        return Some(found);
    }
    let (first, past) = one(line, i, notation)?;
    let mut at = past;
    at += usize::from(line.is_mark(at, ','));
    at += usize::from(matches!(line.low(at), "and" | "but"));
    if at > past
        && let Some((second, end)) = one(line, at, notation)
    {
        let both = match (first, second) {
            (Limits { low: Some(low), high: None }, Limits { low: None, high: Some(high) })
            | (Limits { low: None, high: Some(high) }, Limits { low: Some(low), high: None }) => {
                (low.0 < high.0).then_some(Limits { low: Some(low), high: Some(high) })
            }
            _ => None,
        };
        if let Some(both) = both {
            return Some((both, end));
        }
    }
    Some((first, past))
}

/// "between 3 and 12", "from 200 to 300", "20~100", "20 through 100".
fn enclosed(line: &Line<'_>, i: usize, notation: Notation) -> Option<(Limits, usize)> {
    let between = line.low(i) == "between";
    let from = line.low(i) == "from";
    let start = i + usize::from(between || from);
    let free = !line.glued(start) || line.is_mark(start.wrapping_sub(1), '(');
    let (low, past) = number(line, start, notation).or_else(|| {
        // "20~100": the hyphen is the range's.
        let found = range::single(line, start, notation)?;
        found.number().map(|number| (number.value(), found.past))
    })?;
    let dash = line.is_dash(past);
    let joined = match line.low(past) {
        "and" => between,
        "to" | "through" => true,
        "up" => from && line.low(past + 1) == "to",
        _ => dash && line.glued(past) == line.glued(past + 1),
    };
    let second = past + 1 + usize::from(line.low(past) == "up");
    let (high, end) = number(line, second, notation)?;
    let third = line.is_dash(end) && line.glued(end);
    // A year and a month, a telephone number: nothing is enclosed.
    let code = dash && line.raw(second).starts_with('0');
    (joined && free && low < high && !third && !code)
        .then_some((Limits { low: Some((low, true)), high: Some((high, true)) }, end))
}

/// One limit, before or behind its number.
fn one(line: &Line<'_>, i: usize, notation: Notation) -> Option<(Limits, usize)> {
    if let Some((sets, at)) = before(line, i) {
        let (value, past) = number(line, at, notation)?;
        let (sets, past) = or_equal_after(line, sets, past, notation);
        return Some((sets.limits(value), past));
    }
    let ratio = range::read_number(line, i, notation)
        .filter(|reading| reading.form == super::Form::Fraction)
        .and_then(|reading| reading.number().map(|number| (number.value(), reading.past)));
    let (value, past) = ratio.or_else(|| number(line, i, notation))?;
    let (sets, end) = after(line, past, notation)?;
    Some((sets.limits(value), end))
}

/// Phrases of several words that set a limit.
const PHRASES: &[(&[&str], Sets)] = &[
    (&["in", "excess", "of"], Sets::Above),
    (&["upwards", "of"], Sets::Above),
    (&["upward", "of"], Sets::Above),
    (&["a", "minimum", "of"], Sets::AtLeast),
    (&["minimum", "of"], Sets::AtLeast),
    (&["a", "maximum", "of"], Sets::AtMost),
    (&["maximum", "of"], Sets::AtMost),
    (&["at", "minimum"], Sets::AtLeast),
    (&["at", "maximum"], Sets::AtMost),
    (&["short", "of"], Sets::Below),
];

/// A phrase in front of a number and the lexeme after it.
fn before(line: &Line<'_>, i: usize) -> Option<(Sets, usize)> {
    let words = |at: usize, sequence: &[&str]| {
        sequence.iter().enumerate().all(|(n, word)| line.low(at + n) == *word).then_some(at + sequence.len())
    };
    // Signs.
    match (line.low(i), line.low(i + 1)) {
        (">", "=") => return Some((Sets::AtLeast, i + 2)),
        ("<", "=") => return Some((Sets::AtMost, i + 2)),
        ("=", "<" | ">") => return None,
        (">", _) if line.low_before(i) != "=" => return Some((Sets::Above, i + 1)),
        ("<", _) if line.low_before(i) != "=" => return Some((Sets::Below, i + 1)),
        ("≥", _) => return Some((Sets::AtLeast, i + 1)),
        ("≤", _) => return Some((Sets::AtMost, i + 1)),
        _ => {}
    }
    // "no less than", "not more than"
    if matches!(line.low(i), "no" | "not")
        && let Some(sets) = comparative(line.low(i + 1))
        && line.low(i + 2) == "than"
    {
        return Some((if sets == Sets::Above { Sets::AtMost } else { Sets::AtLeast }, i + 3));
    }
    // "not over", "not exceeding", "at or above"
    let turned = line.low(i) == "not";
    if turned || line.low(i) == "at" && line.low(i + 1) == "or" {
        let at = i + if turned { 1 } else { 2 };
        let sets = match line.low(at) {
            "above" | "over" => Sets::AtLeast,
            "below" | "under" => Sets::AtMost,
            "exceed" | "exceeds" | "exceeding" if turned => Sets::AtLeast,
            _ => return None,
        };
        let opposite = if sets == Sets::AtLeast { Sets::AtMost } else { Sets::AtLeast };
        return Some((if turned { opposite } else { sets }, at + 1));
    }
    // "greater (than) or equal (to, than)", "more than"
    if let Some(sets) = comparative(line.low(i)) {
        let than = i + 1 + usize::from(line.low(i + 1) == "than");
        if line.low(than) == "or" && line.low(than + 1) == "equal" {
            let to = than + 2 + usize::from(matches!(line.low(than + 2), "to" | "than"));
            return Some((sets.or_equal(), to));
        }
        return (than > i + 1).then_some((sets, than));
    }
    if let Some(at) = words(i, &["at", "least"]) {
        return Some((Sets::AtLeast, words(at, &["or", "equal", "to"]).unwrap_or(at)));
    }
    if let Some(at) = words(i, &["at", "most"]) {
        return Some((Sets::AtMost, words(at, &["or", "equal", "to"]).unwrap_or(at)));
    }
    // "equal to or more than"
    if line.low(i) == "equal" {
        let to = i + 1 + usize::from(line.low(i + 1) == "to");
        if line.low(to) == "or"
            && let Some(sets) = comparative(line.low(to + 1))
            && line.low(to + 2) == "than"
        {
            return Some((sets.or_equal(), to + 3));
        }
        return (to > i + 1).then_some((Sets::Equal, to));
    }
    for (sequence, sets) in PHRASES {
        if let Some(past) = words(i, sequence) {
            return Some((*sets, past));
        }
    }
    let (sets, past) = match line.low(i) {
        "above" | "over" | "beyond" => (Sets::Above, i + 1),
        "minimum" | "min" => (Sets::AtLeast, i + 1),
        "maximum" | "max" => (Sets::AtMost, i + 1),
        "below" | "under" => (Sets::Below, i + 1),
        "exceed" | "exceeds" | "exceeded" | "exceeding" | "surpass" | "surpasses" | "surpassed"
        | "surpassing" => (Sets::Above, i + 1),
        "up" if line.low(i + 1) == "to" => (Sets::AtMost, i + 2),
        "equals" => (Sets::Equal, i + 1 + usize::from(line.low(i + 1) == "to")),
        "equaling" | "equalling" | "equaled" | "equalled" => {
            (Sets::Equal, i + 1 + usize::from(line.low(i + 1) == "to"))
        }
        _ => return None,
    };
    Some((sets, past))
}

/// "or equal (to)" behind the number, where no other number follows it.
fn or_equal_after(line: &Line<'_>, sets: Sets, past: usize, notation: Notation) -> (Sets, usize) {
    if line.low(past) != "or" {
        return (sets, past);
    }
    if line.low(past + 1) == "equal" {
        let to = past + 2 + usize::from(line.low(past + 2) == "to");
        if number(line, to, notation).is_none() {
            return (sets.or_equal(), to);
        }
        return (sets, past);
    }
    if sets == Sets::Equal
        && let Some(other) = comparative(line.low(past + 1))
    {
        let than = past + 2 + usize::from(line.low(past + 2) == "than");
        if number(line, than, notation).is_none() {
            return (other.or_equal(), than);
        }
    }
    (sets, past)
}

/// "or more", "and above", "or greater than", "+".
fn after(line: &Line<'_>, past: usize, notation: Notation) -> Option<(Sets, usize)> {
    if line.is_mark(past, '+') && line.glued(past) {
        return Some((Sets::AtLeast, past + 1));
    }
    match (line.low(past), line.low(past + 1)) {
        ("at", "least") | ("at", "minimum") => return Some((Sets::AtLeast, past + 2)),
        ("at", "most") | ("at", "maximum") => return Some((Sets::AtMost, past + 2)),
        ("minimum", _) => return Some((Sets::AtLeast, past + 1)),
        ("maximum", _) => return Some((Sets::AtMost, past + 1)),
        _ => {}
    }
    if !matches!(line.low(past), "or" | "and") {
        return None;
    }
    let sets = match line.low(past + 1) {
        "above" | "over" | "up" => Sets::AtLeast,
        "below" | "under" => Sets::AtMost,
        word => comparative(word)?.or_equal(),
    };
    let than = past + 2 + usize::from(line.low(past + 2) == "than");
    // "200 or more than 300" is two limits.
    number(line, than, notation).is_none().then_some((sets, than))
}

impl std::fmt::Display for Limits {
    /// As mathematics writes an interval: `(20,35]`, `[30,)`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.low {
            Some((value, true)) => write!(f, "[{value}")?,
            Some((value, false)) => write!(f, "({value}")?,
            None => write!(f, "(")?,
        }
        match self.high {
            Some((value, true)) => write!(f, ",{value}]"),
            Some((value, false)) => write!(f, ",{value})"),
            None => write!(f, ",)"),
        }
    }
}
