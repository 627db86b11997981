//! Colours and how well one can be told from another.

use std::fmt;

/// A colour of the sRGB space: eight bits each of red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Colour(pub(super) u32);

impl Colour {
    /// Reads `#rrggbb` or `#rgb`.
    pub(super) fn read(written: &str) -> Option<Self> {
        let digits = written.strip_prefix('#')?;
        if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let value = u32::from_str_radix(digits, 16).ok()?;
        match digits.len() {
            6 => Some(Self(value)),
            3 => {
                Some(Self([8, 4, 0].iter().fold(0, |all, shift| (all << 8) | (((value >> shift) & 15) * 17))))
            }
            _ => None,
        }
    }

    /// Relative luminance, 0 for black and 1 for white (WCAG 2.2).
    fn luminance(self) -> f64 {
        let channel = |shift: u32| {
            let value = f64::from((self.0 >> shift) & 255) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:06x}", self.0)
    }
}

/// Contrast ratio of two colours, from 1 to 21 (WCAG 2.2).
pub(super) fn ratio(a: Colour, b: Colour) -> f64 {
    let (a, b) = (a.luminance(), b.luminance());
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_in_both_lengths() {
        assert_eq!(Colour::read("#1a4f8b"), Some(Colour(0x1a_4f8b)));
        assert_eq!(Colour::read("#fC0"), Some(Colour(0xff_cc00)));
        for bad in ["", "#", "1a4f8b", "#1a4f8", "#12345g", "#+12345", "red", "#1a4f8b00"] {
            assert_eq!(Colour::read(bad), None, "{bad}");
        }
        assert_eq!(Colour(0x1a).to_string(), "#00001a");
    }

    #[test]
    fn ratio_of_black_and_white_is_the_largest() {
        assert!((ratio(Colour(0), Colour(0xff_ffff)) - 21.0).abs() < 1e-9);
        assert!((ratio(Colour(0x77_7777), Colour(0xff_ffff)) - 4.478).abs() < 0.01);
        assert!((ratio(Colour(0xab_cdef), Colour(0xab_cdef)) - 1.0).abs() < 1e-9);
    }
}
