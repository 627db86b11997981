//! Numbers written in digits.

use super::{Form, Notation, Number, Reading, round15, scale, words};
use crate::Value;
use crate::line::{Kind, Line};

/// A line of no more lexemes than this can be a number and nothing else.
const ALONE: usize = 5;

/// A figure longer than this is an identifier, not a number anybody counted to.
const MOST_DIGITS: usize = 30;

/// Reads a number in digits whose first lexeme (a sign included) is `i`.
pub(super) fn read(line: &Line<'_>, i: usize, notation: Notation) -> Option<Reading> {
    if line.is_letters(i) && !matches!(line.low(i), "minus" | "negative") {
        return None;
    }
    let (sign, first) = sign(line, i);
    let written = literal(line, first, notation)?;
    let Some((mut number, mut past)) = written.number.map(|number| (number, written.past)) else {
        return Some(unread(i, written.past));
    };
    let mut form = Form::Digits;
    if let Some((fraction, after)) = fraction_after(line, past, number) {
        (number, past) = (fraction, after);
        form = if number.value() < 1.0 { Form::Fraction } else { Form::Digits };
    } else if let Some((power, after)) = power_after(line, past) {
        number = number.times(power);
        past = after;
    }
    let (factor, after) = scale::scale_after(line, past);
    let scaled = number.times(factor);
    // "3 hundred and 21", "3 million and a half"
    if factor >= 100.0 && line.low(after) == "and" && form == Form::Digits {
        if let Some((value, end)) = super::spoken::add_part_to(line, scaled.value(), factor, after + 1) {
            let value = Value::Single(Number::new(round15(value * sign), 0.0));
            return Some(Reading { value, first: i, past: end, form, scale: factor });
        }
        if let Some((rest, end)) = below(line, after + 1, factor) {
            let value = Value::Single(Number::new((scaled.value() + rest) * sign, 1.0));
            return Some(Reading { value, first: i, past: end, form, scale: factor });
        }
    }
    // "2 and a half years"
    if factor == 1.0
        && form == Form::Digits
        && number.unit() >= 1.0
        && let Some((part, end)) = words::and_a_half(line, after, true)
    {
        let value = Value::Single(Number::new((scaled.value() + part) * sign, 0.0));
        return Some(Reading { value, first: i, past: end, form, scale: factor });
    }
    // "1 million 500 thousand", "2 crore 50 lakh": a smaller scale goes on.
    if factor >= 1000.0
        && !line.glued(after)
        && let Some(rest) = literal(line, after, notation).filter(|_| line.is_digits(after))
        && let Some(more) = rest.number
    {
        let (smaller, end) = scale::scale_after(line, rest.past);
        let fits = (100.0..factor).contains(&smaller) && more.value() * smaller < factor;
        if fits && !line.glued(rest.past) {
            let value = scaled.value() + more.value() * smaller;
            let value = Value::Single(Number::new(round15(value * sign), smaller));
            return Some(Reading { value, first: i, past: end, form, scale: smaller });
        }
    }
    let value = Value::Single(Number::new(scaled.value() * sign, scaled.unit()));
    Some(Reading { value, first: i, past: after, form, scale: factor })
}

/// A smaller number that completes "3 hundred and": two digits or words below a hundred.
fn below(line: &Line<'_>, at: usize, scale: f64) -> Option<(f64, usize)> {
    if scale > 1000.0 {
        // "6 crore and two hundred"
        let (number, past) =
            super::spoken::whole(line, at).filter(|(number, _)| (100.0..scale).contains(number))?;
        return Some((number, past));
    }
    if scale != 100.0 {
        return None;
    }
    if line.is_digits(at) {
        let more = line.glued(at + 1) || scale::is_scale(line.low(at + 1));
        return (line.raw(at).len() <= 2 && !more)
            .then(|| line.raw(at).parse().ok())
            .flatten()
            .map(|n| (n, at + 1));
    }
    let (number, past) = words::below_hundred(line, at)?;
    (!scale::is_scale(line.low(past))).then_some((f64::from(number), past))
}

fn unread(first: usize, past: usize) -> Reading {
    Reading { value: Value::Unread, first, past, form: Form::Digits, scale: 1.0 }
}

/// The sign in front of a figure: a minus only where it cannot be a hyphen or a range's dash.
fn sign(line: &Line<'_>, i: usize) -> (f64, usize) {
    let figure = || {
        line.glued(i + 1)
            && (line.is_digits(i + 1)
                || line.is_mark(i + 1, '.') && line.glued(i + 2) && line.is_digits(i + 2))
    };
    let free = || !line.glued(i) || matches!(line.low_before(i), "(" | "<" | ">" | "=");
    // "$-50.8bn": the sign behind the money's.
    let money = || {
        line.glued(i)
            && line.is_hyphen(i)
            && matches!(line.low_before(i), "$" | "€" | "£" | "¥")
            && crate::unit::money_ends_at(line, i)
    };
    match line.kind(i) {
        Some(Kind::Mark('-' | '−' | '–')) if figure() && (free() || money()) => return (-1.0, i + 1),
        Some(Kind::Mark('+')) if figure() && (free() || money()) => return (1.0, i + 1),
        _ => {}
    }
    // A minus with a space behind it, where nothing stands in front that a dash could part, nor words behind:
    // those make it the mark of an item in a list.
    if i == 0 && line.is_hyphen(i) && line.is_digits(i + 1) && (line.glued(i + 1) || line.len() <= ALONE) {
        return (-1.0, i + 1);
    }
    if matches!(line.low(i), "minus" | "negative") {
        let digits = if line.is_hyphen(i + 1) { i + 2 } else { i + 1 };
        if line.is_digits(digits) {
            return (-1.0, digits);
        }
    }
    (1.0, i)
}

struct Literal {
    /// `None` where the marks within make no number.
    number: Option<Number>,
    past: usize,
}

/// Digits with grouping and decimal marks.
fn literal(line: &Line<'_>, first: usize, notation: Notation) -> Option<Literal> {
    if !line.is_digits(first) {
        // ".5" is a figure where nothing stands in front of the point.
        let signed =
            first > 0 && !line.glued(first - 1) && (line.is_hyphen(first - 1) || line.low(first - 1) == "+");
        let bare_point = line.is_mark(first, '.') && (!line.glued(first) || signed) && line.glued(first + 1);
        if bare_point && line.is_digits(first + 1) {
            let written = format!("0.{}", line.raw(first + 1));
            return Some(Literal { number: parse(&written), past: first + 2 });
        }
        return None;
    }
    let mut past = first + 1;
    let mut groups = vec![line.raw(first)];
    let mut marks = Vec::new();
    while let Some(Kind::Mark(mark @ (',' | '.' | '\'' | '’'))) = line.kind(past) {
        if !line.glued(past) || !line.glued(past + 1) || !line.is_digits(past + 1) {
            break;
        }
        marks.push(if mark == '’' { '\'' } else { mark });
        groups.push(line.raw(past + 1));
        past += 2;
    }
    if marks.is_empty() {
        // No figure has more groups than this; the limit keeps columns of numbers linear.
        while groups.len() < 12 && joins_with_space(line, groups[0], past) {
            marks.push(' ');
            groups.push(line.raw(past));
            past += 1;
        }
        // "1 234 567.89"
        if !marks.is_empty()
            && matches!(line.kind(past), Some(Kind::Mark('.' | ',')))
            && line.glued(past)
            && line.glued(past + 1)
            && line.is_digits(past + 1)
        {
            marks.push(if line.is_mark(past, '.') { '.' } else { ',' });
            groups.push(line.raw(past + 1));
            past += 2;
        }
    }
    Some(Literal { number: compose(&groups, &marks, notation), past })
}

/// Whether the digits at `past` go on a figure grouped by spaces: groups of three, and the first
/// of at most three ("1 414 021 100"). A plain space groups only where a third group follows or
/// the space is a narrow or no-break one.
fn joins_with_space(line: &Line<'_>, head: &str, past: usize) -> bool {
    let three = |i: usize| line.is_digits(i) && line.raw(i).len() == 3;
    if head.len() > 3 || head.starts_with('0') || !three(past) || line.glued(past) {
        return false;
    }
    let (Some(before), Some(here)) = (line.lexemes.get(past - 1), line.lexemes.get(past)) else {
        return false;
    };
    let space = &line.text[before.end..here.start];
    let narrow = matches!(space, "\u{a0}" | "\u{202f}" | "\u{2009}");
    // Three noughts can be nothing but a group.
    let noughts = line.raw(past) == "000" && (line.glued(past + 1) || !line.is_digits(past + 1));
    narrow
        || (space == " " && noughts)
        || (space == " " && (three(past + 1) || (past >= 2 && three(past - 1) && !line.glued(past - 1))))
}

/// The number that digit groups with these marks between them make, or `None` where they make
/// none (versions, addresses, dates).
fn compose(groups: &[&str], marks: &[char], notation: Notation) -> Option<Number> {
    if groups.iter().map(|group| group.len()).sum::<usize>() > MOST_DIGITS {
        return None;
    }
    let Some((&last_mark, inner)) = marks.split_last() else {
        return parse(groups[0]);
    };
    let last = groups.last()?;
    let decimal = if notation.decimal_comma { ',' } else { '.' };
    let alone = inner.is_empty();
    let grouped = |groups: &[&str]| {
        let (head, rest) = groups.split_first()?;
        let western = rest.iter().all(|group| group.len() == 3);
        // India groups by two below the last three: 12,34,567.
        let indian = rest.split_last().is_some_and(|(last, rest)| {
            last.len() == 3 && !rest.is_empty() && rest.iter().all(|group| group.len() == 2)
        });
        ((1..=3).contains(&head.len()) && (western || indian)).then(|| groups.concat())
    };
    let last_divides = if alone {
        // A figure with one mark: three digits after the grouping mark make a group.
        last_mark == decimal || (last_mark != '\'' && grouped(groups).is_none())
    } else {
        inner.iter().all(|&mark| mark != last_mark) && last_mark != '\'' && last_mark != ' '
    };
    if last_divides {
        let whole = match groups[..groups.len() - 1] {
            [one] => one.to_owned(),
            ref several => {
                inner.windows(2).all(|pair| pair[0] == pair[1]).then(|| grouped(several)).flatten()?
            }
        };
        return parse(&format!("{whole}.{last}"));
    }
    let same = inner.iter().all(|&mark| mark == last_mark);
    same.then(|| grouped(groups)).flatten().and_then(|digits| parse(&digits))
}

fn parse(written: &str) -> Option<Number> {
    if written.len() > MOST_DIGITS + 1 {
        return None;
    }
    let decimals = written.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let value: f64 = written.parse().ok()?;
    let unit = match i32::try_from(decimals) {
        Ok(0) | Err(_) => 1.0,
        Ok(decimals) => round15(10f64.powi(-decimals)),
    };
    Some(Number::new(value, unit))
}

/// "/4" after a figure, " 3/4" after a whole one, or a vulgar fraction sign.
fn fraction_after(line: &Line<'_>, past: usize, number: Number) -> Option<(Number, usize)> {
    let whole = number.unit() >= 1.0;
    if let Some(Kind::Mark(sign)) = line.kind(past)
        && let Some(part) = words::vulgar_fraction(sign)
    {
        return whole.then(|| (Number::new(number.value() + part, 0.0), past + 1));
    }
    let part = |i: usize| -> Option<(f64, usize)> {
        let divided = (line.is_mark(i + 1, '/') || line.is_mark(i + 1, '⁄'))
            && line.glued(i + 1)
            && line.glued(i + 2)
            && line.is_digits(i)
            && line.is_digits(i + 2);
        // A third part ("1/2/99") makes it a date; digits on both sides beyond two, an address.
        let more = line.is_mark(i + 3, '/') && line.glued(i + 3);
        if !divided || more || line.raw(i).len() > 2 || line.raw(i + 2).len() > 3 {
            return None;
        }
        let (above, below): (f64, f64) = (line.raw(i).parse().ok()?, line.raw(i + 2).parse().ok()?);
        (below > 1.0 && above < below).then_some((above / below, i + 3))
    };
    if let Some((value, after)) = part(past.checked_sub(1)?) {
        return Some((Number::new(value, 0.0), after));
    }
    let and = line.low(past) == "and";
    let spaced = whole && !line.glued(past) || line.is_hyphen(past);
    let at = if line.is_hyphen(past) || and { past + 1 } else { past };
    let (value, after) = spaced.then(|| part(at)).flatten()?;
    Some((Number::new(number.value() + value, 0.0), after))
}

/// "e6", "×10^6", "x 10 6" after a figure, as a factor.
fn power_after(line: &Line<'_>, past: usize) -> Option<(f64, usize)> {
    let signed = |mut i: usize| -> Option<(f64, usize)> {
        let negative = matches!(line.kind(i), Some(Kind::Mark('-' | '−' | '–')));
        i += usize::from(negative || line.is_mark(i, '+'));
        let digits = line.raw(i);
        if !line.is_digits(i) || digits.len() > 2 {
            return None;
        }
        let power: i32 = digits.parse().ok()?;
        Some((10f64.powi(if negative { -power } else { power }), i + 1))
    };
    if line.low(past) == "e" && line.glued(past) && line.glued(past + 1) {
        return signed(past + 1);
    }
    let times = line.low(past) == "x" || line.is_mark(past, '×') || line.is_mark(past, '*');
    if !times || line.raw(past + 1) != "10" {
        return None;
    }
    if line.is_mark(past + 2, '^') {
        return signed(past + 3);
    }
    let raised: String = line.text[line.lexemes.get(past + 1)?.end..].chars().take(3).collect();
    superscript(&raised).map(|(power, length)| (10f64.powi(power), past + 2 + length))
}

/// The number written in superscript digits at the start of `text`, and how many signs it takes.
fn superscript(text: &str) -> Option<(i32, usize)> {
    const DIGITS: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    let negative = text.starts_with('⁻');
    let digits: Vec<i32> = text
        .chars()
        .skip(usize::from(negative))
        .map_while(|c| DIGITS.chars().position(|digit| digit == c))
        .filter_map(|digit| i32::try_from(digit).ok())
        .collect();
    let power = digits.iter().fold(0, |power, digit| power * 10 + digit);
    (!digits.is_empty())
        .then_some((if negative { -power } else { power }, digits.len() + usize::from(negative)))
}
