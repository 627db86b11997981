//! Numbers written in words.

use super::{Form, Number, Reading, round15};
use crate::Value;
use crate::line::Line;
use crate::noun;
use crate::shape::Shape;

/// Number words below a hundred, by alphabet.
const SMALL: &[(&str, u8)] = &[
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
];

/// Scale words, by alphabet; Indian scales among them. A billion is 10^9, as newspapers of all
/// English-speaking countries use it today.
const SCALES: &[(&str, f64)] = &[
    ("billion", 1e9),
    ("crore", 1e7),
    ("crores", 1e7),
    ("doz", 12.0),
    ("dozen", 12.0),
    ("dozs", 12.0),
    ("hundred", 1e2),
    ("lakh", 1e5),
    ("lakhs", 1e5),
    ("million", 1e6),
    ("quadrillion", 1e15),
    ("thousand", 1e3),
    ("trillion", 1e12),
];

/// Scale signs that are written after digits, by alphabet. "m" is also the metre and "k" the
/// kelvin: they are asked for only where that is ruled out.
const SHORT_SCALES: &[(&str, f64)] = &[
    ("b", 1e9),
    ("bil", 1e9),
    ("bln", 1e9),
    ("bn", 1e9),
    ("k", 1e3),
    ("m", 1e6),
    ("mil", 1e6),
    ("mln", 1e6),
    ("mn", 1e6),
    ("tln", 1e12),
    ("tn", 1e12),
    ("trn", 1e12),
];

/// Plurals that name an order of magnitude and no number, by alphabet.
const VAGUE: &[&str] =
    &["billions", "dozens", "hundreds", "millions", "scores", "tens", "thousands", "trillions"];

/// Ordinals below twenty and of the tens, by alphabet.
const ORDINALS: &[(&str, u64)] = &[
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
];

/// The factor a scale word gives, in the plural as well ("35 trillions", "two dozens").
pub(crate) fn find_scale(word: &str) -> Option<f64> {
    find(SCALES, word).or_else(|| word.strip_suffix('s').and_then(|stem| find(SCALES, stem)))
}

/// The place an ordinal of one word gives, as a number to divide by or to count to.
pub(super) fn find_ordinal(word: &str) -> Option<u32> {
    find(ORDINALS, word).and_then(|place| u32::try_from(place).ok())
}

/// The place an ordinal of one word gives, however large.
pub(super) fn large_ordinal(word: &str) -> Option<f64> {
    #[allow(clippy::cast_precision_loss, reason = "a power of ten")]
    find(ORDINALS, word).map(|place| place as f64)
}

fn find<T: Copy>(table: &[(&str, T)], word: &str) -> Option<T> {
    const SHAPES: [Shape; 4] = [
        Shape::of_keys(SMALL),
        Shape::of_keys(SCALES),
        Shape::of_keys(SHORT_SCALES),
        Shape::of_keys(ORDINALS),
    ];
    if !SHAPES.iter().any(|shape| shape.admits(word)) {
        return None;
    }
    table.binary_search_by(|(known, _)| (*known).cmp(word)).ok().map(|at| table[at].1)
}

/// The number below a hundred that one word gives.
pub(crate) fn small_number(word: &str) -> Option<u8> {
    find(SMALL, word)
}

/// The part of a whole that a vulgar fraction sign gives.
pub(super) fn vulgar_fraction(sign: char) -> Option<f64> {
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

/// Whether a word is a scale.
pub(super) fn is_scale(word: &str) -> bool {
    find_scale(word).is_some()
}

/// The scale that follows a figure in digits, and the lexeme after it; 1 where there is none.
pub(super) fn scale_after(line: &Line<'_>, past: usize) -> (f64, usize) {
    let mut at = past;
    let mut factor = 1.0;
    // "5 hundred thousand", "2.5 lakh crore": scales multiply.
    for _ in 0..2 {
        let word = if line.is_hyphen(at) { at + 1 } else { at };
        let Some(scale) = find_scale(line.low(word)) else { break };
        factor *= scale;
        at = word + 1;
    }
    if at > past {
        return (factor, at);
    }
    match short_scale(line, past) {
        Some(scale) => (scale, past + 1),
        None => (1.0, past),
    }
}

fn short_scale(line: &Line<'_>, at: usize) -> Option<f64> {
    let written = line.low(at);
    let scale = find(SHORT_SCALES, written)?;
    let glued = line.glued(at);
    match written {
        "bn" | "bln" | "tln" | "mln" | "mn" | "tn" | "trn" | "bil" | "mil" => Some(scale),
        // "2.33 k", "1,674,200.5 M": with a space, only where nothing follows it could belong to.
        "m" | "k"
            if !glued
                && matches!(line.raw(at), "k" | "K" | "M")
                && matches!(line.low(at + 1), "" | ".")
                && (line.raw(at) != "K" || money_before(line, at)) =>
        {
            Some(scale)
        }
        "m" | "k" | "b" if glued => {
            // Glued to what follows it is part of another sign: "5m/s", "5k²".
            let ends = !line.glued(at + 1) || !(line.is_mark(at + 1, '/') || line.is_digits(at + 1));
            (ends && (money_before(line, at) || counts_after(line, at))).then_some(scale)
        }
        _ => None,
    }
}

/// Whether a sign or code of money stands in front of the figure that ends before `at`.
fn money_before(line: &Line<'_>, at: usize) -> bool {
    let mut first = at;
    while first > 0
        && (line.is_digits(first - 1)
            || line.is_mark(first - 1, '.')
            || line.is_mark(first - 1, ',')
            || line.is_dash(first - 1))
    {
        first -= 1;
    }
    first > 0 && crate::unit::money_ends_at(line, first)
}

/// Whether what follows shows "m" or "k" to be a scale: a thing counted ("2.5m people"), or money.
fn counts_after(line: &Line<'_>, at: usize) -> bool {
    if line.raw(at) == "K" || line.low(at) == "k" {
        // Kelvins come with a space or in formulas; "5k" and "10K" are thousands in newspapers.
        return !line.is_mark(at + 1, '·');
    }
    if line.raw(at) == "M" || line.raw(at) == "B" {
        // A capital glued to digits: "4.3M", "2B". Molars and bits come with a space or in formulas.
        return !line.is_hyphen(at + 1);
    }
    if line.raw(at) == "b" {
        return crate::unit::money_follows(line, at + 1) || matches!(line.low(at + 1), "" | ".");
    }
    let next = line.low(at + 1);
    let noun = line.is_letters(at + 1) && crate::noun::is_plural(next);
    noun || crate::unit::money_follows(line, at + 1)
}

fn is_vague(word: &str) -> bool {
    const SHAPE: Shape = Shape::of(VAGUE);
    SHAPE.admits(word) && VAGUE.binary_search(&word).is_ok()
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
        if let Some(scale) =
            matches!(line.low(i + 1), "a" | "-").then(|| find(SCALES, line.low(i + 2))).flatten()
        {
            return Some(single(0.5 * scale, 0.1 * scale, i, i + 3));
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
        find(SCALES, line.low(i + 1))?;
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

/// Scale words in a row, multiplied ("hundred thousand").
fn scales(line: &Line<'_>, at: usize) -> (f64, usize) {
    let (mut factor, mut past) = (1.0, at);
    for _ in 0..3 {
        let word = if line.is_hyphen(past) && line.glued(past) { past + 1 } else { past };
        let Some(scale) = find(SCALES, line.low(word)) else { break };
        if factor > scale {
            break;
        }
        factor *= scale;
        past = word + 1;
    }
    (factor, past)
}

/// "and a half" after a number.
fn and_a_half(line: &Line<'_>, at: usize, counted: bool) -> Option<(f64, usize)> {
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
