//! Numbers as written: value and precision.

use std::fmt;

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
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.value)
    }
}
