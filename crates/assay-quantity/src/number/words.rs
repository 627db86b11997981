//! Numbers written in words.

use super::scale::{exact, scales};
use super::{Form, Number, Reading, round15};
use crate::Value;
use crate::line::Line;
use crate::noun;
use crate::shape::{Keyed, Listed};

/// Number words below a hundred, by alphabet.
static SMALL: Keyed<u8, 64> = Keyed::of(&[
    ("eight", 8),
    ("eighteen", 18),
    ("eighty", 80),
    ("eleven", 11),
    ("fifteen", 15),
    ("fifty", 50),
    ("five", 5),
    ("forty", 40),
    ("four", 4),
    ("fourteen", 14),
    ("nine", 9),
    ("nineteen", 19),
    ("ninety", 90),
    ("one", 1),
    ("seven", 7),
    ("seventeen", 17),
    ("seventy", 70),
    ("six", 6),
    ("sixteen", 16),
    ("sixty", 60),
    ("ten", 10),
    ("thirteen", 13),
    ("thirty", 30),
    ("three", 3),
    ("twelve", 12),
    ("twenty", 20),
    ("two", 2),
    ("zero", 0),
]);

/// Plurals that name an order of magnitude and no number, by alphabet.
static VAGUE: Listed<16> =
    Listed::of(&["billions", "dozens", "hundreds", "millions", "scores", "tens", "thousands", "trillions"]);

/// Ordinals below twenty and of the tens, by alphabet.
static ORDINALS: Keyed<u64, 64> = Keyed::of(&[
    ("billionth", 1_000_000_000),
    ("eighteenth", 18),
    ("eighth", 8),
    ("eightieth", 80),
    ("eleventh", 11),
    ("fifteenth", 15),
    ("fifth", 5),
    ("fiftieth", 50),
    ("first", 1),
    ("fortieth", 40),
    ("fourteenth", 14),
    ("fourth", 4),
    ("hundredth", 100),
    ("millionth", 1_000_000),
    ("nineteenth", 19),
    ("ninetieth", 90),
    ("ninth", 9),
    ("second", 2),
    ("seventeenth", 17),
    ("seventh", 7),
    ("seventieth", 70),
    ("sixteenth", 16),
    ("sixth", 6),
    ("sixtieth", 60),
    ("tenth", 10),
    ("third", 3),
    ("thirteenth", 13),
    ("thirtieth", 30),
    ("thousandth", 1000),
    ("trillionth", 1_000_000_000_000),
    ("twelfth", 12),
    ("twentieth", 20),
]);

/// The place an ordinal of one word gives, as a number to divide by or to count to.
pub(super) fn find_ordinal(word: &str) -> Option<u32> {
    ORDINALS.get(word).and_then(|place| u32::try_from(place).ok())
}

/// The place an ordinal of one word gives, however large.
pub(super) fn large_ordinal(word: &str) -> Option<f64> {
    #[allow(clippy::cast_precision_loss, reason = "a power of ten")]
    ORDINALS.get(word).map(|place| place as f64)
}

/// The number below a hundred that one word gives.
pub(crate) fn small_number(word: &str) -> Option<u8> {
    SMALL.get(word)
}

/// The part of a whole that a vulgar fraction sign gives.
pub(crate) fn vulgar_fraction(sign: char) -> Option<f64> {
    Some(match sign {
        '½' => 0.5,
        '¼' => 0.25,
        '¾' => 0.75,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '⅙' => 1.0 / 6.0,
        '⅚' => 5.0 / 6.0,
        '⅐' => 1.0 / 7.0,
        '⅑' => 1.0 / 9.0,
        '⅒' => 0.1,
        '⅕' => 0.2,
        '⅖' => 0.4,
        '⅗' => 0.6,
        '⅘' => 0.8,
        '⅛' => 0.125,
        '⅜' => 0.375,
        '⅝' => 0.625,
        '⅞' => 0.875,
        _ => return None,
    })
}

/// The ordinal at lexeme `i` ("third", "twenty-first", "21st") and the lexeme after it.
pub(crate) fn ordinal(line: &Line<'_>, i: usize) -> Option<(u32, usize)> {
    if line.is_digits(i) {
        let suffix = matches!(line.low(i + 1), "st" | "nd" | "rd" | "th") && line.glued(i + 1);
        let number = line.raw(i).parse().ok().filter(|number| *number < 1000)?;
        return suffix.then_some((number, i + 2));
    }
    if let Some(number) = find_ordinal(line.low(i)).filter(|place| *place <= 1000) {
        return Some((number, i + 1));
    }
    let tens = small_number(line.low(i)).filter(|tens| *tens >= 20 && tens % 10 == 0)?;
    let at = if line.is_hyphen(i + 1) { i + 2 } else { i + 1 };
    let unit = find_ordinal(line.low(at)).filter(|unit| *unit < 10)?;
    Some((u32::from(tens) + unit, at + 1))
}

fn is_vague(word: &str) -> bool {
    VAGUE.has(word)
}

/// Whether a number in words can begin with this word: asked first, for most words cannot.
fn begins_number(word: &str) -> bool {
    matches!(word, "a" | "an" | "half" | "quarter" | "minus" | "negative" | "nought" | "naught")
        || small_number(word).is_some()
        || is_vague(word)
}

/// Reads a number in words that begins at lexeme `i`.
pub(super) fn read(line: &Line<'_>, i: usize) -> Option<Reading> {
    if let Some(part) = fraction_sign(line, i) {
        return Some(fraction(part, i, i + 1));
    }
    if !line.is_letters(i) || !begins_number(line.low(i)) {
        return None;
    }
    let found = vague(line, i).or_else(|| part_of_whole(line, i)).or_else(|| cardinal(line, i));
    // What is said at length is taken where it reads further.
    let spoken = super::spoken::read(line, i);
    match (found, spoken) {
        (Some(found), Some(spoken)) if spoken.past > found.past => Some(spoken),
        (None, spoken) => {
            spoken.filter(|spoken| spoken.past > i + 1 || matches!(line.low(i), "nought" | "naught"))
        }
        (found, _) => found,
    }
}

/// A vulgar fraction sign that stands alone.
fn fraction_sign(line: &Line<'_>, i: usize) -> Option<f64> {
    line.raw(i).chars().next().and_then(vulgar_fraction)
}

fn fraction(value: f64, first: usize, past: usize) -> Reading {
    let value = Value::Single(Number::new(value, 0.0));
    Reading { value, first, past, form: Form::Fraction, scale: 1.0 }
}

fn single(value: f64, unit: f64, first: usize, past: usize) -> Reading {
    let value = Value::Single(Number::new(round15(value), unit));
    Reading { value, first, past, form: Form::Words, scale: 1.0 }
}

/// "dozens", "tens of thousands", "hundreds of millions".
fn vague(line: &Line<'_>, i: usize) -> Option<Reading> {
    is_vague(line.low(i)).then_some(())?;
    let mut past = i + 1;
    if line.low(past) == "of" && is_vague(line.low(past + 1)) {
        past += 2;
    } else if line.low(i) == "tens" {
        return None;
    }
    // "the nineteen hundreds", "low thousands" and "scores 20 goals" are something else.
    if line.low(i) == "scores" && line.low(past) != "of" {
        return None;
    }
    Some(Reading { value: Value::Vague, first: i, past, form: Form::Vague, scale: 1.0 })
}

/// "half", "a third", "two-thirds", "three quarters".
fn part_of_whole(line: &Line<'_>, i: usize) -> Option<Reading> {
    if line.low(i) == "half" {
        if let Some(scale) = matches!(line.low(i + 1), "a" | "-").then(|| exact(line.low(i + 2))).flatten() {
            return Some(Reading { scale, ..single(0.5 * scale, 0.1 * scale, i, i + 3) });
        }
        let things = line.is_letters(i + 1)
            && crate::noun::is_plural(line.low(i + 1))
            && !crate::unit::is_time_word(line.low(i + 1));
        let by = matches!(line.low_before(i), "by" | "than" | "nearly" | "almost" | "about")
            && !line.is_letters(i + 1)
            || line.low_before(i) == "by"
            || matches!(line.low_before(i), "than" | "nearly" | "almost")
                && matches!(line.low(i + 1), "since" | "in" | "between" | "from");
        let whole = things
            || by
            || crate::unit::physical_at(line, i + 1 + usize::from(line.is_hyphen(i + 1)))
            || matches!(line.low(i + 1), "of" | "the" | "its" | "their" | "his" | "her" | "all" | "a" | "an");
        return whole.then(|| fraction(0.5, i, i + 1));
    }
    let (above, at) = match line.low(i) {
        "a" | "one" => (1, i + 1),
        word => (small_number(word).filter(|above| (1..20).contains(above))?, i + 1),
    };
    let at = if line.is_hyphen(at) { at + 1 } else { at };
    let below = denominator(line.low(at), above > 1)?;
    if above == 1 {
        // "a third country", "one quarter": a part only where a whole is named.
        let whole = line.low(at + 1) == "of"
            || matches!(line.low(at + 1), "" | "the")
            || matches!(
                line.low(at + 1),
                "less" | "more" | "fewer" | "higher" | "lower" | "larger" | "smaller"
            )
            || line.low(i) == "one"
            || line.low(at) == "quarter"
                && crate::unit::physical_at(line, at + 1 + usize::from(line.is_hyphen(at + 1)))
            || matches!(line.low_before(i), "by" | "than" | "nearly" | "almost")
                && !noun::is_open(line.low(at + 1));
        if !whole || matches!(line.low(at), "second") {
            return None;
        }
    }
    Some(fraction(f64::from(above) / f64::from(below), i, at + 1))
}

/// What a fraction is divided by.
fn denominator(word: &str, plural: bool) -> Option<u32> {
    let word = if plural { word.strip_suffix('s')? } else { word };
    match word {
        "half" => Some(2),
        "quarter" => Some(4),
        "second" => None,
        _ => find_ordinal(word).filter(|below| (3..=1000).contains(below)),
    }
}

/// "a hundred and thirty", "twenty-five", "two and a half million", "three point five".
fn cardinal(line: &Line<'_>, i: usize) -> Option<Reading> {
    let mut at = i;
    let mut total = 0.0;
    let mut last_scale = f64::INFINITY;
    let mut unit = 0.0;
    if line.low(i) == "a" || line.low(i) == "an" {
        if line.low(i + 1) == "couple" && line.low(i + 2) == "of" {
            return Some(single(2.0, 0.0, i, i + 2));
        }
        if line.low(i + 1) == "couple"
            && let Some(scale) = exact(line.low(i + 2))
        {
            return Some(Reading { scale, ..single(2.0 * scale, scale, i, i + 3) });
        }
        exact(line.low(i + 1))?;
        at = i + 1;
    }
    loop {
        let (mut current, after) = match below_hundred(line, at) {
            Some((number, after)) => (f64::from(number), after),
            None => (1.0, at),
        };
        let counted = after > at;
        let (mut scale, mut past) = scales(line, after);
        // A scale alone counts nothing ("several hundred", "a baker's dozen").
        if !counted && (past == after || (at == i && last_scale.is_infinite())) {
            break;
        }
        if let Some((part, past_part)) = and_a_half(line, after, counted) {
            current += part;
            (scale, past) = scales(line, past_part);
            if past == past_part && scale >= last_scale {
                break;
            }
        }
        if scale >= last_scale {
            break;
        }
        total += current * scale;
        unit = if scale > 1.0 { scale } else { 0.0 };
        (last_scale, at) = (scale, past);
        if scale <= 1.0 {
            break;
        }
        at = and_more(line, at, last_scale).unwrap_or(at);
    }
    if last_scale.is_infinite() {
        return None;
    }
    if let Some((part, past)) = point(line, at) {
        let (scale, past) = scales(line, past);
        return Some(single((total + part.value()) * scale, part.unit() * scale, i, past));
    }
    Some(Reading { scale: last_scale.max(1.0), ..single(total, unit, i, at) })
}

/// A number below a hundred, hyphen and all.
pub(super) fn below_hundred(line: &Line<'_>, at: usize) -> Option<(u8, usize)> {
    let first = small_number(line.low(at))?;
    if first >= 20 {
        let next = if line.is_hyphen(at + 1) && line.glued(at + 1) { at + 2 } else { at + 1 };
        if let Some(second) = small_number(line.low(next)).filter(|second| (1..10).contains(second)) {
            return Some((first + second, next + 1));
        }
    }
    Some((first, at + 1))
}

/// "and a half" after a number.
pub(super) fn and_a_half(line: &Line<'_>, at: usize, counted: bool) -> Option<(f64, usize)> {
    let at = if line.is_hyphen(at) { at + 1 } else { at };
    let matches = counted && line.low(at) == "and" && matches!(line.low(at + 1), "a" | "one");
    let part = match line.low(at + 2) {
        "half" => 0.5,
        "quarter" => 0.25,
        "third" => 1.0 / 3.0,
        _ => return None,
    };
    matches.then_some((part, at + 3))
}

/// Where the number goes on below `scale`: after "and", a comma, or straight on. `None` where
/// what follows is a number of its own ("between one hundred and two hundred").
fn and_more(line: &Line<'_>, at: usize, scale: f64) -> Option<usize> {
    let next = match line.low(at) {
        "and" | "," => at + 1,
        _ => at,
    };
    let (_, after) = below_hundred(line, next)?;
    let (below, _) = scales(line, after);
    // "one hundred and fifty thousand": the thousand closes the whole, not the fifty.
    let joined = scale == 100.0 && next > at && below >= 1000.0;
    (below < scale && !joined).then_some(next)
}

/// "point five": decimals in words.
fn point(line: &Line<'_>, at: usize) -> Option<(Number, usize)> {
    if line.low(at) != "point" {
        return None;
    }
    let (mut value, mut unit, mut past) = (0.0, 1.0, at + 1);
    while let Some(digit) = small_number(line.low(past)).filter(|digit| *digit < 10) {
        unit = round15(unit / 10.0);
        value = round15(value + f64::from(digit) * unit);
        past += 1;
    }
    (past > at + 1).then(|| (Number::new(value, unit), past))
}
