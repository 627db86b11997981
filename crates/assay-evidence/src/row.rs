//! One row: the values of one series for one place, packed and unpacked.

use crate::Observation;
use crate::layout::{GAPS, MOST_DECIMALS, RAW};

/// Largest integer up to which every integer is a double.
const EXACT: u64 = 1 << 53;

/// Powers of ten that are exact doubles.
const TENS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
];

/// A row as it lies in the store.
#[derive(Clone, Copy)]
pub(crate) struct Row<'a> {
    pub first: i16,
    pub span: u8,
    pub form: u8,
    /// Bitmap and values.
    pub bytes: &'a [u8],
}

/// The values of a row, in order of year. Ends early where the bytes are damaged.
pub(crate) struct Values<'a> {
    row: Row<'a>,
    bitmap: Option<&'a [u8]>,
    rest: &'a [u8],
    /// Years passed since the first.
    passed: u8,
    mantissa: i64,
}

impl<'a> Row<'a> {
    pub(crate) fn values(self) -> Values<'a> {
        let with_bitmap = self.form & GAPS != 0;
        let length = if with_bitmap { usize::from(self.span).div_ceil(8) } else { 0 };
        let (bitmap, rest) = self.bytes.split_at_checked(length).unwrap_or_default();
        let bitmap = with_bitmap.then_some(bitmap);
        Values { row: self, bitmap, rest, passed: 0, mantissa: 0 }
    }
}

impl Values<'_> {
    /// The value of `year`, if it has one. Turns no other mantissa into a number.
    pub(crate) fn of(mut self, year: i16) -> Option<f64> {
        while let Some((at, value)) = self.step() {
            if at >= year {
                return (at == year).then(|| value.number());
            }
        }
        None
    }

    fn step(&mut self) -> Option<(i16, Packed)> {
        loop {
            if self.passed >= self.row.span {
                return None;
            }
            let index = usize::from(self.passed);
            self.passed += 1;
            let present = match self.bitmap {
                None => true,
                Some(bitmap) => bitmap.get(index / 8)? >> (index % 8) & 1 == 1,
            };
            if present {
                let year = self.row.first.checked_add(i16::try_from(index).ok()?)?;
                return Some((year, self.packed()?));
            }
        }
    }

    fn packed(&mut self) -> Option<Packed> {
        if self.row.form == RAW {
            let (bytes, rest) = self.rest.split_first_chunk::<8>()?;
            self.rest = rest;
            return Some(Packed::Raw(f64::from_le_bytes(*bytes)));
        }
        let mut difference = 0_u64;
        for shift in (0..64).step_by(7) {
            let (&byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            difference |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                self.mantissa = self.mantissa.wrapping_add(unzigzag(difference));
                return Some(Packed::Decimal(self.mantissa, self.row.form & !GAPS));
            }
        }
        None
    }
}

impl Iterator for Values<'_> {
    type Item = Observation;

    fn next(&mut self) -> Option<Observation> {
        self.step().map(|(year, value)| Observation { year, value: value.number() })
    }
}

enum Packed {
    Raw(f64),
    /// Mantissa and decimals.
    Decimal(i64, u8),
}

impl Packed {
    /// The double nearest to the decimal number: what reading its digits would give.
    fn number(self) -> f64 {
        match self {
            Self::Raw(value) => value,
            Self::Decimal(mantissa, decimals) => match TENS.get(usize::from(decimals)) {
                // Both sides are exact doubles, so the quotient is the nearest one.
                Some(ten) if mantissa.unsigned_abs() <= EXACT => mantissa as f64 / ten,
                _ => format!("{mantissa}e-{decimals}").parse().unwrap_or(f64::NAN),
            },
        }
    }
}

/// Packs the values of one place: pairs of year and number as published (plain or scientific
/// decimal notation), in order of year, at most 255 years apart. `None` where a number is not
/// one, the years are out of order or too far apart.
pub(crate) fn pack(values: &[(i16, &str)]) -> Option<(i16, u8, u8, Vec<u8>)> {
    let (first, last) = (values.first()?.0, values.last()?.0);
    let span = u8::try_from(last.checked_sub(first)?.checked_add(1)?).ok()?;
    if !values.is_sorted_by(|a, b| a.0 < b.0) {
        return None;
    }
    let mut bitmap = vec![0_u8; usize::from(span).div_ceil(8)];
    for (year, _) in values {
        let index = usize::try_from(year - first).ok()?;
        bitmap[index / 8] |= 1 << (index % 8);
    }
    let gaps = values.len() < usize::from(span);
    let doubles = values
        .iter()
        .map(|(_, text)| text.parse().ok().filter(|v: &f64| v.is_finite()))
        .collect::<Option<Vec<_>>>()?;
    let decimals = decimals(values);
    if let Some((decimals, bytes)) = decimals.filter(|(_, bytes)| bytes.len() <= 8 * values.len()) {
        let form = if gaps { decimals | GAPS } else { decimals };
        let bytes = if gaps { [bitmap.clone(), bytes].concat() } else { bytes };
        let row = Row { first, span, form, bytes: &bytes };
        if row.values().map(|o| o.value).eq(doubles.iter().copied()) {
            return Some((first, span, form, bytes));
        }
    }
    bitmap.extend(doubles.iter().flat_map(|value: &f64| value.to_le_bytes()));
    Some((first, span, RAW, bitmap))
}

/// The values as differences of decimal mantissas with common decimals; `None` where they do
/// not fit.
fn decimals(values: &[(i16, &str)]) -> Option<(u8, Vec<u8>)> {
    let numbers = values.iter().map(|(_, text)| Decimal::read(text)).collect::<Option<Vec<_>>>()?;
    let decimals = numbers.iter().map(|number| number.decimals).max()?.max(0);
    let mut bytes = Vec::new();
    let mut before = 0_i64;
    for number in &numbers {
        let factor = 10_i64.checked_pow(u32::try_from(decimals - number.decimals).ok()?)?;
        let mantissa = number.mantissa.checked_mul(factor)?;
        let mut difference = zigzag(mantissa.checked_sub(before)?);
        before = mantissa;
        while difference >= 0x80 {
            bytes.push((difference & 0x7f) as u8 | 0x80);
            difference >>= 7;
        }
        bytes.push(difference as u8);
    }
    let decimals = u8::try_from(decimals).ok().filter(|decimals| *decimals <= MOST_DECIMALS)?;
    Some((decimals, bytes))
}

/// A decimal number as written.
struct Decimal {
    mantissa: i64,
    decimals: i32,
}

impl Decimal {
    fn read(text: &str) -> Option<Self> {
        let (number, exponent) = match text.split_once(['e', 'E']) {
            Some((number, exponent)) => (number, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let fraction = fraction.trim_end_matches('0');
        let mut mantissa = format!("{whole}{fraction}").parse::<i64>().ok()?;
        let mut decimals = i32::try_from(fraction.len()).ok()?.checked_sub(exponent)?;
        while mantissa != 0 && mantissa % 10 == 0 && decimals > 0 {
            mantissa /= 10;
            decimals -= 1;
        }
        Some(Self { mantissa, decimals })
    }
}

fn zigzag(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)) as u64
}

fn unzigzag(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round(values: &[(i16, &str)]) -> (u8, Vec<Observation>) {
        let (first, span, form, bytes) = pack(values).expect("packs");
        (form, Row { first, span, form, bytes: &bytes }.values().collect())
    }

    #[test]
    fn values_come_back_to_the_last_published_decimal() {
        let published = [(1994, "134.281182661434"), (1995, "7.90326404805185"), (1998, "-0.5")];
        let (form, values) = round(&published);
        assert_ne!(form, RAW);
        for ((year, text), observation) in published.iter().zip(&values) {
            assert_eq!((*year, text.parse()), (observation.year, Ok(observation.value)));
        }
        assert_eq!(values.len(), 3);
    }

    #[test]
    fn numbers_too_far_apart_for_common_decimals_are_kept_as_doubles() {
        let (form, values) = round(&[(2000, "1e300"), (2001, "4.9e-20")]);
        assert_eq!(form, RAW);
        assert_eq!(values.iter().map(|o| o.value).collect::<Vec<_>>(), [1e300, 4.9e-20]);
    }

    #[test]
    fn one_year_is_found_without_its_neighbours() {
        let (first, span, form, bytes) = pack(&[(2000, "1"), (2002, "3.5")]).expect("packs");
        let row = Row { first, span, form, bytes: &bytes };
        assert_eq!(
            [2000, 2001, 2002, 2003].map(|year| row.values().of(year)),
            [Some(1.0), None, Some(3.5), None]
        );
    }

    #[test]
    fn damaged_rows_end_early_and_never_panic() {
        let (first, span, form, bytes) = pack(&[(2000, "12345"), (2003, "3.5"), (2004, "9")]).expect("packs");
        for cut in 0..bytes.len() {
            assert!(Row { first, span, form, bytes: &bytes[..cut] }.values().count() <= 3);
        }
        for form in 0..=255 {
            let noise = [0xff_u8, 0x80, 0x81, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f];
            assert!(Row { first: i16::MAX, span: 255, form, bytes: &noise }.values().count() <= 255);
        }
    }

    #[test]
    fn years_out_of_order_and_words_are_refused() {
        assert!(pack(&[(2001, "1"), (2000, "1")]).is_none());
        assert!(pack(&[(2001, "many")]).is_none());
        assert!(pack(&[]).is_none());
    }
}
