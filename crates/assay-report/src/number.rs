//! Numbers as readers like them.

/// A value rounded for reading: about three digits, thousands separated, millions in words.
pub(crate) fn readable(value: f64) -> String {
    let size = value.abs();
    if !value.is_finite() {
        return "no value".to_owned();
    }
    for (limit, name) in [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")] {
        if size >= limit {
            return format!("{} {name}", significant(value / limit));
        }
    }
    significant(value)
}

/// A value for a table: whole numbers in full, others to about five digits.
pub(crate) fn tabular(value: f64) -> String {
    if !value.is_finite() {
        return "no value".to_owned();
    }
    let decimals = match value.abs() {
        v if v >= 1000.0 || v.fract() == 0.0 => 0,
        v if v >= 100.0 => 1,
        v if v >= 1.0 => 2,
        _ => 3,
    };
    grouped(value, decimals)
}

/// A label on an axis whose ticks are `step` apart.
pub(crate) fn tick(value: f64, step: f64) -> String {
    for (limit, name) in [(1e12, " tn"), (1e9, " bn"), (1e6, " m")] {
        if step >= limit / 10.0 && value.abs() >= limit / 10.0 {
            return format!("{}{name}", trimmed(grouped(value / limit, decimals_of(step / limit))));
        }
    }
    grouped(value, decimals_of(step))
}

/// Digits after the point that numbers `step` apart need.
fn decimals_of(step: f64) -> usize {
    (0..6)
        .find(|d| {
            let scaled = step * 10f64.powi(*d);
            (scaled - scaled.round()).abs() < 1e-6
        })
        .unwrap_or(0) as usize
}

fn significant(value: f64) -> String {
    let decimals = match value.abs() {
        v if v >= 1000.0 => 0,
        v if v >= 10.0 => 1,
        v if v >= 0.1 => 2,
        _ => 4,
    };
    trimmed(grouped(value, decimals))
}

/// Without zeros that say nothing: `4.10` is `4.1`, `5.0` is `5`.
fn trimmed(text: String) -> String {
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// With `decimals` digits after the point and a comma between thousands.
fn grouped(value: f64, decimals: usize) -> String {
    let plain = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = plain.split_once('.').map_or((plain.as_str(), None), |(w, f)| (w, Some(f)));
    let mut out = String::with_capacity(plain.len() + 4);
    // A value that rounds to nothing has no sign.
    if value < 0.0 && plain.bytes().any(|b| b.is_ascii_digit() && b != b'0') {
        out.push('−');
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
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

/// `n` and the noun in the number that fits: `counted(1, "claim", "claims")`.
pub(crate) fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(n as f64, 0), if n == 1 { one } else { many })
}

/// A whole number with its thousands separated.
pub(crate) fn whole(n: usize) -> String {
    grouped(n as f64, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_readable() {
        for (value, text) in [
            (134.281, "134.3"),
            (31.442, "31.4"),
            (4.60, "4.6"),
            (0.0521, "0.0521"),
            (5.0, "5"),
            (69680.0, "69,680"),
            (6_309_624.0, "6.31 million"),
            (-12.5, "−12.5"),
            (-0.00001, "0"),
            (0.0, "0"),
        ] {
            assert_eq!(readable(value), text);
        }
        assert_eq!(readable(f64::NAN), "no value");
        assert_eq!(tabular(95.6), "95.60");
        assert_eq!(tabular(6_309_624.0), "6,309,624");
    }

    #[test]
    fn ticks_share_their_form() {
        assert_eq!(tick(0.5, 0.5), "0.5");
        assert_eq!(tick(1.0, 0.5), "1.0");
        assert_eq!(tick(20.0, 20.0), "20");
        assert_eq!(tick(2_000_000.0, 1_000_000.0), "2 m");
        assert_eq!(tick(0.0, 1_000_000.0), "0");
    }
}
