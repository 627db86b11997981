//! What a claim's figure allows: a band of values, taken from its own precision and bound words.

use assay_quantity::{Bound, Number, Value};

use crate::figure;

/// "nearly", "almost": this share below the figure, and not above it.
const NEARLY: f64 = 0.075;
/// "about": at least this share to either side, where the last digit is finer.
const ABOUT: f64 = 0.05;

/// Values between two ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Band {
    low: f64,
    high: f64,
    low_included: bool,
    high_included: bool,
    /// What kind of figure set it.
    pub kind: BandKind,
}

/// What kind of figure set a band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BandKind {
    /// One number.
    Value,
    /// "over", "at least", "under", "at most".
    Bound,
    /// From one number to another.
    Range,
}

impl Band {
    /// The band of a figure, in the series' unit (`factor` times the claim's); `None` where the
    /// figure holds no number.
    pub fn of(value: Value, bound: Bound, factor: f64) -> Option<Self> {
        match value {
            Value::Single(number) => Some(Self::single(number, bound, factor)),
            Value::Range(low, high) => {
                let (low, high) = if low.value() <= high.value() { (low, high) } else { (high, low) };
                Some(Self {
                    low: (low.value() - half(low)) * factor,
                    high: (high.value() + half(high)) * factor,
                    low_included: true,
                    high_included: true,
                    kind: BandKind::Range,
                })
            }
            _ => None,
        }
    }

    /// From `low`, included, to `high`, not included.
    pub fn between(low: f64, high: f64) -> Self {
        Self { low, high, low_included: true, high_included: false, kind: BandKind::Value }
    }

    fn single(number: Number, bound: Bound, factor: f64) -> Self {
        let (value, half) = (number.value(), half(number));
        let size = value.abs();
        let (low, high, low_included, high_included, kind) = match bound {
            Bound::Equal => (value - half, value + half, true, value < 0.0, BandKind::Value),
            Bound::About => {
                let reach = half.max(ABOUT * size);
                (value - reach, value + reach, true, true, BandKind::Value)
            }
            Bound::Nearly => (value - half.max(NEARLY * size), value, true, true, BandKind::Value),
            Bound::Above => (value, f64::INFINITY, false, false, BandKind::Bound),
            Bound::AtLeast => (value, f64::INFINITY, true, false, BandKind::Bound),
            Bound::Below => (f64::NEG_INFINITY, value, false, false, BandKind::Bound),
            Bound::AtMost => (f64::NEG_INFINITY, value, false, true, BandKind::Bound),
        };
        Self { low: low * factor, high: high * factor, low_included, high_included, kind }
    }

    /// Whether `value` lies in the band. Ends are compared with the slack of double arithmetic.
    pub fn holds(&self, value: f64) -> bool {
        let slack = 1e-9 * value.abs().max(1e-9);
        let above = if self.low_included { value >= self.low - slack } else { value > self.low + slack };
        let below = if self.high_included { value <= self.high + slack } else { value < self.high - slack };
        above && below
    }

    /// Whether the whole band lies above `value`, or below it.
    pub fn is_beyond(&self, value: f64, above: bool) -> bool {
        if above { self.low > value } else { self.high < value }
    }

    /// The band seen from below zero: a fall by 3 is a change of −3.
    pub fn negated(self) -> Self {
        Self {
            low: -self.high,
            high: -self.low,
            low_included: self.high_included,
            high_included: self.low_included,
            kind: self.kind,
        }
    }

    /// Wider by `share` of its ends, for values that are themselves derived.
    pub fn widened(self, share: f64) -> Self {
        Self { low: self.low - share * self.low.abs(), high: self.high + share * self.high.abs(), ..self }
    }

    /// How a computed value compares with the band: "in [107.55, 107.65)", "> 100".
    pub fn formula(&self) -> String {
        let show = figure::exact;
        match (self.low.is_finite(), self.high.is_finite()) {
            (true, false) => format!("{} {}", if self.low_included { "≥" } else { ">" }, show(self.low)),
            (false, _) => format!("{} {}", if self.high_included { "≤" } else { "<" }, show(self.high)),
            (true, true) => format!(
                "in [{}, {}{}",
                show(self.low),
                show(self.high),
                if self.high_included { "]" } else { ")" }
            ),
        }
    }
}

/// Half the place value of the last digit that means something. A count that was written out
/// ("two") means itself, so that a rate of 1.9 may be called two; zeros at the end of a large
/// round number say nothing, two digits before them aside.
fn half(number: Number) -> f64 {
    let unit = number.unit();
    if unit <= 0.0 {
        return 0.5;
    }
    let size = number.value().abs();
    if size < 1000.0 || unit > 1.0 || size.fract() != 0.0 {
        return unit / 2.0;
    }
    let mut place = unit.max(1.0);
    while size % (place * 10.0) == 0.0 && place * 100.0 <= size {
        place *= 10.0;
    }
    place / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn band(value: f64, unit: f64, bound: Bound) -> Band {
        Band::of(Value::Single(Number::new(value, unit)), bound, 1.0).expect("a band")
    }

    #[test]
    fn the_last_digit_sets_the_tolerance() {
        let eighty = band(80.0, 1.0, Bound::Equal);
        assert_eq!([79.4, 79.5, 80.49, 80.5].map(|v| eighty.holds(v)), [false, true, true, false]);
        assert!(band(1.3e6, 1e5, Bound::Equal).holds(1_254_000.0));
        assert!(!band(1.3e6, 1e5, Bound::Equal).holds(1_249_000.0));
    }

    #[test]
    fn zeros_at_the_end_of_a_round_number_are_not_precision() {
        assert!(band(70_000.0, 1.0, Bound::Equal).holds(69_680.0));
        assert!(!band(68_000.0, 1.0, Bound::Equal).holds(69_680.0));
        assert!(!band(69_681.0, 1.0, Bound::Equal).holds(69_680.0));
        assert!(!band(100.0, 1.0, Bound::Equal).holds(102.0));
    }

    #[test]
    fn bounds_are_strict_where_the_words_are() {
        assert!(!band(100.0, 1.0, Bound::Above).holds(100.0));
        assert!(band(100.0, 1.0, Bound::AtLeast).holds(100.0));
        assert!(band(3.0, 1.0, Bound::Nearly).holds(2.8));
        assert!(!band(3.0, 1.0, Bound::Nearly).holds(3.01));
        assert!(band(3.0, 0.1, Bound::About).holds(3.1));
    }

    #[test]
    fn a_fall_is_a_negative_change() {
        let fall = band(3.0, 0.1, Bound::Above).negated();
        assert!(fall.holds(-3.5) && !fall.holds(-2.0) && !fall.holds(3.5));
        assert_eq!(fall.formula(), "< -3");
    }

    #[test]
    fn words_without_a_number_set_no_band() {
        assert!(Band::of(Value::Vague, Bound::Equal, 1.0).is_none());
        assert!(Band::of(Value::Unread, Bound::Above, 1.0).is_none());
    }
}
