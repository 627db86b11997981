//! Scales: "million", "bn", "lakh", and whether an "m" behind a figure is one.

use crate::line::Line;
use crate::shape::Keyed;

/// Scale words, by alphabet; Indian scales among them. A billion is 10^9, as newspapers of all
/// English-speaking countries use it today.
static SCALES: Keyed<f64, 32> = Keyed::of(&[
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
]);

/// Scale signs that are written after digits, by alphabet. "m" is also the metre and "k" the
/// kelvin: they are asked for only where that is ruled out.
static SHORT_SCALES: Keyed<f64, 32> = Keyed::of(&[
    ("b", 1e9),
    ("bil", 1e9),
    ("bln", 1e9),
    ("bn", 1e9),
    ("k", 1e3),
    ("m", 1e6),
    ("mil", 1e6),
    ("mln", 1e6),
    ("mm", 1e6),
    ("mn", 1e6),
    ("t", 1e12),
    ("tln", 1e12),
    ("tn", 1e12),
    ("trn", 1e12),
]);

/// The factor a scale word gives, in the plural as well ("35 trillions", "two dozens").
pub(crate) fn find_scale(word: &str) -> Option<f64> {
    SCALES.get(word).or_else(|| word.strip_suffix('s').and_then(|stem| SCALES.get(stem)))
}

/// The factor of one scale word as it is listed ("dozen", not "dozens").
pub(super) fn exact(word: &str) -> Option<f64> {
    SCALES.get(word)
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
    let scale = SHORT_SCALES.get(written)?;
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
        // "$1.5t", "$3mm": of money, tonnes and millimetres aside.
        "t" | "mm" if glued && money_before(line, at) => {
            (!line.glued(at + 1) || line.stops(at + 1)).then_some(scale)
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

/// Scale words in a row, multiplied ("hundred thousand").
pub(super) fn scales(line: &Line<'_>, at: usize) -> (f64, usize) {
    let (mut factor, mut past) = (1.0, at);
    for _ in 0..3 {
        let word = if line.is_hyphen(past) && line.glued(past) { past + 1 } else { past };
        let Some(scale) = SCALES.get(line.low(word)) else { break };
        if factor > scale {
            break;
        }
        factor *= scale;
        past = word + 1;
    }
    (factor, past)
}
