//! Figures as a reader wants them.

/// A value in as many digits as carry meaning: 1,234,567 · 107.6 · 5.31 · 0.0123.
pub(crate) fn plain(value: f64) -> String {
    let size = value.abs();
    let decimals = match size {
        _ if size >= 1000.0 || size == 0.0 => 0,
        _ if size >= 100.0 => 1,
        _ if size >= 1.0 => 2,
        _ if size >= 0.01 => 3,
        _ => return format!("{value:.2e}"),
    };
    grouped(&trimmed(&format!("{value:.decimals$}")))
}

/// A value with all its decimals up to six.
pub(crate) fn exact(value: f64) -> String {
    grouped(&trimmed(&format!("{value:.6}")))
}

/// A value with its unit: "107.6 per 100,000 people", "5.3% of GDP", "US$1,234".
pub(crate) fn with_unit(value: f64, unit: &str) -> String {
    let number = plain(value);
    match unit {
        _ if unit.starts_with('%') => format!("{number}{unit}"),
        "annual %" => format!("{number}%"),
        _ if unit.contains("US$") => format!("US${number}"),
        _ => format!("{number} {unit}"),
    }
}

/// Without zeros and a point at the end.
fn trimmed(number: &str) -> String {
    let short =
        if number.contains('.') { number.trim_end_matches('0').trim_end_matches('.') } else { number };
    if short == "-0" { "0".to_owned() } else { short.to_owned() }
}

/// With commas between the thousands of the whole part.
fn grouped(number: &str) -> String {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |rest| ("-", rest));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
    let mut out = sign.to_owned();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// Years as a reader writes them: "1994–1997", "2015".
pub(crate) fn years(first: i16, last: i16) -> String {
    if first == last { first.to_string() } else { format!("{first}–{last}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_the_digits_a_reader_can_use() {
        let shown = [1_234_567.2, 107.638, 5.3149, 0.01234, 0.0, -1234.0, 100.0].map(plain);
        assert_eq!(shown, ["1,234,567", "107.6", "5.31", "0.012", "0", "-1,234", "100"]);
        assert_eq!(with_unit(5.3, "% of GDP"), "5.3% of GDP");
        assert_eq!(with_unit(2e9, "current US$"), "US$2,000,000,000");
    }
}
