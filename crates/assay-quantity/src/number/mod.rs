//! Numbers as written: value and precision, and the readers that find them.

mod digits;
mod limit;
mod notation;
mod range;
mod scale;
mod spoken;
mod words;

use std::fmt;

pub use limit::{Limits, read_limits, read_ordinals};
pub(crate) use notation::Notation;
pub(crate) use range::{read_number, single as read_single};
pub(crate) use scale::find_scale as scale_word;
pub(crate) use spoken::ordinal as spoken_ordinal;
pub(crate) use words::{ordinal, small_number, vulgar_fraction};

use crate::Value;

/// A decimal number with the precision it was written in.
///
/// The value is `digits × 10^-scale`; `unit` says how fine the writing was: "1.3 million" is
/// 1,300,000 with a unit of 100,000, so its tolerance is half of that either way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    value: f64,
    unit: f64,
}

impl Number {
    /// A number and the place value of its last written digit (`0.1` for "2.5", `1e5` for
    /// "1.3 million"; 0 for an exact count such as "two").
    #[must_use]
    pub const fn new(value: f64, unit: f64) -> Self {
        Self { value, unit }
    }

    /// The value.
    #[must_use]
    pub const fn value(self) -> f64 {
        self.value
    }

    /// Place value of the last written digit; 0 where the number is exact.
    #[must_use]
    pub const fn unit(self) -> f64 {
        self.unit
    }

    pub(crate) fn negated(self) -> Self {
        Self { value: -self.value, unit: self.unit }
    }

    pub(crate) fn times(self, factor: f64) -> Self {
        // Division keeps "1.3 million" exact where multiplication by 0.1 would not.
        Self { value: round15(self.value * factor), unit: round15(self.unit * factor) }
    }
}

/// A value without the noise of binary arithmetic beyond its fifteenth digit.
pub(crate) fn round15(value: f64) -> f64 {
    // A whole number of fifteen digits has none beyond them.
    if !value.is_finite() || value.fract() == 0.0 && value.abs() < 1e15 {
        return value;
    }
    format!("{value:.14e}").parse().unwrap_or(value)
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.value)
    }
}

/// How a number was written, where that bears on what it can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Digits.
    Digits,
    /// Words.
    Words,
    /// A part of a whole: "two-thirds", "½", "three in four".
    Fraction,
    /// "dozens", "tens of thousands".
    Vague,
    /// Plural tens: "80s".
    Tens,
}

/// A number found at some lexemes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    pub(crate) value: Value,
    pub(crate) first: usize,
    pub(crate) past: usize,
    pub(crate) form: Form,
    /// The scale word's factor ("million"), 1 where there is none.
    pub(crate) scale: f64,
}

impl Reading {
    pub(crate) fn number(&self) -> Option<Number> {
        match self.value {
            Value::Single(number) => Some(number),
            _ => None,
        }
    }
}
