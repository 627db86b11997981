//! Numbers said at length: "minus five point five", "twenty-three fifths", "one hundred and three
//! quarters", "nine million and five ninths", "one over twenty", "three hundred and two dozen".
//!
//! A fraction's denominator is the longest ordinal that leaves a whole number in front of it: "one
//! hundred thirty fifths" are a hundred parts of thirty-five, "one hundred and thirty fifths" a
//! hundred and thirty parts of five. "And" before a part smaller than one adds it.

use super::scale::find_scale;
use super::words::{large_ordinal as find_ordinal, small_number};
use super::{Form, Number, Reading, round15};
use crate::Value;
use crate::line::Line;

/// No number that anybody says has more words than this.
const MOST: usize = 28;

/// A number read from words: value, end, and the factor of its last scale word.
#[derive(Clone, Copy, Debug)]
struct Said {
    value: f64,
    past: usize,
    scale: f64,
}

/// Reads the number in words that begins at lexeme `i`, with its sign.
pub(super) fn read(line: &Line<'_>, i: usize) -> Option<Reading> {
    let (sign, first) = match line.low(i) {
        "minus" | "negative" => (-1.0, i + 1),
        _ => (1.0, i),
    };
    let (value, past, form) = unsigned(line, first)?;
    let value = Value::Single(Number::new(round15(value * sign), 0.0));
    Some(Reading { value, first: i, past, form, scale: 1.0 })
}

fn unsigned(line: &Line<'_>, i: usize) -> Option<(f64, usize, Form)> {
    let limit = (i + MOST).min(line.len());
    let whole = cardinal(line, i, limit);
    let part = fraction(line, i, limit);
    let over = whole.and_then(|whole| over(line, whole, limit));
    let mixed = whole.and_then(|whole| mixed(line, i, whole, limit));
    let decimal = whole.and_then(|whole| point(line, whole));
    let scaled = scaled_part(line, i);
    [
        whole.map(|said| (said.value, said.past, Form::Words)),
        decimal.map(|said| (said.value, said.past, Form::Words)),
        mixed.map(|said| (said.value, said.past, Form::Words)),
        part.map(|said| (said.value, said.past, Form::Fraction)),
        over.map(|said| (said.value, said.past, Form::Fraction)),
        scaled.map(|said| (said.value, said.past, Form::Words)),
    ]
    .into_iter()
    .flatten()
    .reduce(|best, next| if next.1 > best.1 { next } else { best })
}

/// A hyphen inside a number, spaced or not.
fn hyphen(line: &Line<'_>, at: usize) -> usize {
    at + usize::from(line.is_hyphen(at) || line.is_mark(at, '–'))
}

/// A whole number in words whose lexemes all lie before `limit`.
fn cardinal(line: &Line<'_>, i: usize, limit: usize) -> Option<Said> {
    let mut at = i;
    let (mut total, mut group) = (0.0, 0.0);
    let (mut last, mut top) = (f64::INFINITY, f64::INFINITY);
    let mut scale_said = 1.0;
    let mut counted = false;
    if matches!(line.low(i), "a" | "an") {
        find_scale(line.low(i + 1)).filter(|_| i + 1 < limit)?;
        (at, group, counted, last) = (i + 1, 1.0, true, 1.0);
    }
    while at < limit {
        let joined = match line.low(at) {
            "and" if counted && at > i => at + 1,
            // "one-hundred-and-one"
            "-" if counted && last >= 100.0 && line.low(at + 1) == "and" && line.is_hyphen(at + 2) => at + 3,
            "-" | "‐" | "‑" if counted => at + 1,
            _ => at,
        };
        if joined >= limit {
            break;
        }
        if let Some(number) = small(line.low(joined)) {
            // "twenty five" and "two hundred three", not "three four" or "ten twelve".
            let fits = if !counted || group == 0.0 && last.is_infinite() {
                true
            } else if number < 10.0 {
                last >= 100.0 || (20.0..100.0).contains(&last) && last % 10.0 == 0.0
            } else {
                last >= 100.0
            };
            // A spaced "and" joins only below hundreds.
            let and = joined > at && line.low(at) == "and";
            // "between one hundred and two hundred": what follows is a number of its own.
            let another = find_scale(line.low(joined + 1)).is_some_and(|scale| {
                if scale == 100.0 { last == 100.0 } else { scale >= 1e3 && scale >= top }
            });
            if and && another {
                break;
            }
            let and = and || joined == at + 3;
            if !fits || and && last < 100.0 || joined > at && !and && !(20.0..100.0).contains(&last) {
                break;
            }
            group += number;
            last = if number == 0.0 { 1.0 } else { number };
            counted = true;
            at = joined + 1;
            continue;
        }
        let Some(scale) = find_scale(line.low(joined)).filter(|_| counted) else { break };
        // "and" goes before no scale of its own ("a hundred and thousand").
        if joined > at && line.low(at) == "and" {
            break;
        }
        if scale == 12.0 {
            if group > 0.0 {
                // "three hundred and two dozen": the dozens are those behind "and".
                let (head, dozens) =
                    if group > 100.0 { (group - last_group(group), last_group(group)) } else { (0.0, group) };
                group = head + dozens * 12.0;
            }
            last = 1.0;
            scale_said = 12.0;
        } else if scale == 100.0 {
            if group == 0.0 || last >= 100.0 && group != last {
                break;
            }
            group *= 100.0;
            last = 100.0;
            scale_said = 100.0;
        } else {
            if group == 0.0 && (last != scale || scale >= top) {
                break;
            }
            if scale > top {
                break;
            }
            if group == 0.0 {
                // "three lakh crore": scales in a row multiply.
                total *= scale;
            } else {
                total += group * scale;
            }
            group = 0.0;
            top = scale;
            last = scale;
            scale_said = scale;
        }
        at = joined + 1;
    }
    (counted && at > i && !(at == i + 1 && matches!(line.low(i), "a" | "an"))).then_some(Said {
        value: total + group,
        past: at,
        scale: scale_said,
    })
}

/// A whole number in words at `at`, and the lexeme after it.
pub(super) fn whole(line: &Line<'_>, at: usize) -> Option<(f64, usize)> {
    cardinal(line, at, (at + MOST).min(line.len())).map(|said| (said.value, said.past))
}

/// The part of a number below a hundred.
fn last_group(value: f64) -> f64 {
    value % 100.0
}

fn small(word: &str) -> Option<f64> {
    match word {
        "nought" | "naught" => Some(0.0),
        word => small_number(word).map(f64::from),
    }
}

/// The ordinal that lexemes `from..=at` make, where `at` is its last word.
fn ordinal_of(line: &Line<'_>, from: usize, at: usize) -> Option<f64> {
    let word = line.low(at);
    let single = word.strip_suffix('s').filter(|stem| find_ordinal(stem).is_some()).unwrap_or(word);
    let own = find_ordinal(single)?;
    if from == at {
        return Some(own);
    }
    // The words in front, a hyphen between them and the last one aside.
    let end = if line.is_hyphen(at - 1) || line.low(at - 1) == "and" { at - 1 } else { at };
    let head = cardinal(line, from, end).filter(|head| head.past == end)?;
    if own >= 100.0 {
        // "five ten-thousandths" divides by ten thousand, "ninety-nine trillionths" by a trillion: of
        // numbers in front only ten and a hundred belong to so large a part, where it is one of several.
        let divides = !word.ends_with('s') || head.value == 10.0 || head.value == 100.0;
        return divides.then_some(head.value * own);
    }
    let room = if head.value % 100.0 == 0.0 {
        100.0
    } else if head.value % 10.0 == 0.0 && head.value % 100.0 >= 20.0 {
        10.0
    } else {
        0.0
    };
    (own < room).then_some(head.value + own)
}

/// The ordinal in words at `i` ("one hundred twenty-fifth"), as a number, and the lexeme after it.
pub(crate) fn ordinal(line: &Line<'_>, i: usize) -> Option<(f64, usize)> {
    let start = i + usize::from(matches!(line.low(i), "a" | "an") && find_scale(line.low(i + 1)).is_some());
    let at = last_word(line, i)?;
    if start > i {
        // "a hundred trillionth"
        return ordinal_of(line, i, at).map(|value| (value, at + 1));
    }
    (start..=at).next().and_then(|from| ordinal_of(line, from, at)).map(|value| (value, at + 1))
}

/// The first ordinal word of a run of number words from `i` on.
fn last_word(line: &Line<'_>, i: usize) -> Option<usize> {
    for at in i..(i + MOST).min(line.len()) {
        let word = line.low(at);
        if find_ordinal(word).is_some()
            || word.strip_suffix('s').is_some_and(|stem| find_ordinal(stem).is_some())
        {
            return Some(at);
        }
        let goes_on = small(word).is_some()
            || find_scale(word).is_some()
            || matches!(word, "and" | "-" | "‐" | "‑")
            || at == i && matches!(word, "a" | "an");
        if !goes_on {
            return None;
        }
    }
    None
}

/// "two thirds", "a twenty-first", "one hundred thirty fifths", "three quarters", "a half".
fn fraction(line: &Line<'_>, i: usize, limit: usize) -> Option<Said> {
    let halves = |at: usize| match line.low(at) {
        "half" | "halves" => Some(2.0),
        "quarter" | "quarters" => Some(4.0),
        _ => None,
    };
    let one = matches!(line.low(i), "a" | "an" | "one");
    // Halves and quarters.
    if let Some(above) =
        if one { Some((1.0, i + 1)) } else { cardinal(line, i, limit).map(|said| (said.value, said.past)) }
    {
        let at = hyphen(line, above.1);
        if let Some(below) = halves(at) {
            let plural = line.low(at).ends_with('s');
            // "one quarter", "three quarters"; "a quarter" of the year is no part here.
            if (above.0 > 1.0) == plural && (line.low(i) != "a" || is_part(line, at + 1)) {
                return Some(Said { value: above.0 / below, past: at + 1, scale: 1.0 });
            }
            return None;
        }
    }
    let last = last_word(line, i).filter(|last| *last > i && *last < limit)?;
    let plural = line.low(last).ends_with('s');
    // "the twenty second" and "a second" are places and times.
    if line.low(last) == "second" || line.low(last) == "seconds" {
        return None;
    }
    for split in i + 1..=last {
        let cut = line.is_hyphen(split) && split + 1 == last;
        let from = if cut { split + 1 } else { split };
        let Some(below) = ordinal_of(line, from, last).filter(|below| *below > 2.0 || plural) else {
            continue;
        };
        if split > i && line.low(split - 1) == "and"
            || line.is_hyphen(split - 1)
            || line.low(from) == "and"
            || line.is_hyphen(from)
        {
            continue;
        }
        let above = if line.low(i) == "a" && split == i + 1 {
            Some(1.0)
        } else {
            cardinal(line, i, split).filter(|said| said.past == split).map(|said| said.value)
        };
        let Some(above) = above else { continue };
        // Several parts are said in the plural, one in the singular.
        if (above > 1.0) != plural
            || above == 0.0
            || above == 1.0 && line.low(i) == "a" && !is_part(line, last + 1)
        {
            continue;
        }
        return Some(Said { value: above / below, past: last + 1, scale: 1.0 });
    }
    None
}

/// Whether "a fifth" is a part: nothing follows, or what it is a part of.
fn is_part(line: &Line<'_>, at: usize) -> bool {
    matches!(
        line.low(at),
        "" | "of" | "the" | "." | "," | ";" | ")" | "?" | "!" | "and" | "or" | "to" | "million" | "billion"
    )
}

/// "one over twenty": a division said.
fn over(line: &Line<'_>, above: Said, limit: usize) -> Option<Said> {
    if line.low(above.past) != "over" || above.value > 1000.0 {
        return None;
    }
    let below = if line.is_digits(above.past + 1) && !line.glued(above.past + 2) {
        Said { value: line.raw(above.past + 1).parse().ok()?, past: above.past + 2, scale: 1.0 }
    } else {
        cardinal(line, above.past + 1, limit)?
    };
    // Where a thing is counted ("one over five years") nothing is divided.
    let counted = line.is_letters(below.past) && crate::noun::is_plural(line.low(below.past));
    (below.value > above.value && !counted).then(|| Said {
        value: above.value / below.value,
        past: below.past,
        scale: 1.0,
    })
}

/// "forty-two and a third", "two million and one half", "one billion and three quarters million".
fn mixed(line: &Line<'_>, first: usize, whole: Said, limit: usize) -> Option<Said> {
    // The words of the whole may have run into the fraction's ("two hundred and fifty-four | hundredths").
    let joins = (first + 1..=whole.past).rev().filter(|at| line.low(*at) == "and");
    for and in joins {
        let Some(head) = cardinal(line, first, and).filter(|head| head.past == and) else { continue };
        let Some(found) = add_part(line, head, and + 1, limit) else { continue };
        return Some(found);
    }
    None
}

/// A fraction below one behind "and", in the scale of what it is added to.
pub(super) fn add_part_to(line: &Line<'_>, value: f64, scale: f64, at: usize) -> Option<(f64, usize)> {
    let limit = (at + MOST).min(line.len());
    add_part(line, Said { value, past: at, scale }, at, limit).map(|said| (said.value, said.past))
}

fn add_part(line: &Line<'_>, head: Said, at: usize, limit: usize) -> Option<Said> {
    let part = if matches!(line.low(at), "a" | "one") && matches!(line.low(at + 1), "half" | "quarter") {
        Said { value: if line.low(at + 1) == "half" { 0.5 } else { 0.25 }, past: at + 2, scale: 1.0 }
    } else {
        fraction(line, at, limit).or_else(|| lone_part(line, at))?
    };
    if part.value >= 1.0 {
        return None;
    }
    let own = find_scale(line.low(part.past)).filter(|scale| *scale >= 1e3);
    if let Some(scale) = own {
        // "five and a half million" multiplies, "one billion and a half million" adds.
        let value = if head.scale > scale {
            head.value + part.value * scale
        } else {
            (head.value + part.value) * scale
        };
        return Some(Said { value, past: part.past + 1, scale });
    }
    let scale = if head.scale >= 1e6 { head.scale } else { 1.0 };
    Some(Said { value: head.value + part.value * scale, past: part.past, scale })
}

/// "a third" whatever follows, behind "and".
fn lone_part(line: &Line<'_>, at: usize) -> Option<Said> {
    matches!(line.low(at), "a" | "one").then_some(())?;
    let below = find_ordinal(line.low(at + 1)).filter(|below| *below > 2.0)?;
    Some(Said { value: 1.0 / below, past: at + 2, scale: 1.0 })
}

/// "half million", "quarter of a million".
fn scaled_part(line: &Line<'_>, i: usize) -> Option<Said> {
    let a = i + usize::from(line.low(i) == "a");
    let part = match line.low(a) {
        "half" => 0.5,
        "quarter" => 0.25,
        _ => return None,
    };
    let mut at = hyphen(line, a + 1);
    at += usize::from(line.low(at) == "of");
    at += usize::from(matches!(line.low(at), "a" | "-"));
    let scale = find_scale(line.low(at))?;
    Some(Said { value: part * scale, past: at + 1, scale })
}

/// "five point seventy-one", "nine point nought four".
fn point(line: &Line<'_>, whole: Said) -> Option<Said> {
    if line.low(whole.past) != "point" {
        return None;
    }
    let mut digits = String::new();
    let mut at = whole.past + 1;
    while let Some(number) = small(line.low(at)).filter(|_| digits.len() < 12) {
        if number >= 20.0
            && number % 10.0 == 0.0
            && let Some(unit) =
                small(line.low(hyphen(line, at + 1))).filter(|unit| (1.0..10.0).contains(unit))
        {
            digits.push_str(&format!("{:.0}", number + unit));
            at = hyphen(line, at + 1) + 1;
        } else {
            digits.push_str(&format!("{number:.0}"));
            at += 1;
        }
    }
    if digits.is_empty() {
        return None;
    }
    let decimals: f64 = format!("0.{digits}").parse().ok()?;
    let scale = find_scale(line.low(at)).filter(|scale| *scale >= 1e3);
    Some(Said {
        value: (whole.value + decimals) * scale.unwrap_or(1.0),
        past: at + usize::from(scale.is_some()),
        scale: scale.unwrap_or(1.0),
    })
}
