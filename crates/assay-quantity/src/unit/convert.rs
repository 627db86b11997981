//! Conversion between units of one dimension.
//!
//! Factors are those of the International System (BIPM, *SI Brochure*, 9th edition) and, for customary
//! units, the exact definitions of the international yard and pound.

use crate::Number;

/// What a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dimension {
    Length,
    Area,
    Volume,
    Mass,
    Time,
    Speed,
    Power,
    Energy,
    Pressure,
    Information,
    Temperature,
    Share,
}

use Dimension::{
    Area, Energy, Information, Length, Mass, Power, Pressure, Share, Speed, Temperature, Time, Volume,
};

/// Units by alphabet: dimension, how many base units one is, and what is added besides.
#[rustfmt::skip]
const UNITS: &[(&str, Dimension, f64, f64)] = &[
    ("acre", Area, 4_046.856_422_4, 0.0), ("bar", Pressure, 1e5, 0.0),
    ("basis point", Share, 1e-4, 0.0),
    ("barrel", Volume, 0.158_987_294_928, 0.0), ("bit", Information, 0.125, 0.0),
    ("byte", Information, 1.0, 0.0), ("calorie", Energy, 4.184, 0.0),
    ("centimetre", Length, 0.01, 0.0), ("cubic foot", Volume, 0.028_316_846_592, 0.0),
    ("cubic kilometre", Volume, 1e9, 0.0), ("cubic metre", Volume, 1.0, 0.0),
    ("day", Time, 86_400.0, 0.0), ("degree Celsius", Temperature, 1.0, 273.15),
    ("degree Fahrenheit", Temperature, 5.0 / 9.0, 459.67 * 5.0 / 9.0),
    ("foot", Length, 0.3048, 0.0), ("fortnight", Time, 1_209_600.0, 0.0),
    ("gallon", Volume, 0.003_785_411_784, 0.0), ("gigabyte", Information, 1e9, 0.0),
    ("gigawatt", Power, 1e9, 0.0), ("gigawatt hour", Energy, 3.6e12, 0.0), ("gram", Mass, 0.001, 0.0),
    ("hectare", Area, 1e4, 0.0), ("horsepower", Power, 745.699_871_582_270_2, 0.0),
    ("hour", Time, 3_600.0, 0.0), ("inch", Length, 0.0254, 0.0), ("joule", Energy, 1.0, 0.0),
    ("kelvin", Temperature, 1.0, 0.0), ("kilobyte", Information, 1e3, 0.0),
    ("kilocalorie", Energy, 4_184.0, 0.0), ("kilogram", Mass, 1.0, 0.0),
    ("kilojoule", Energy, 1e3, 0.0), ("kilometre", Length, 1e3, 0.0),
    ("kilometre per hour", Speed, 1.0 / 3.6, 0.0), ("kilopascal", Pressure, 1e3, 0.0),
    ("kilowatt", Power, 1e3, 0.0), ("kilowatt hour", Energy, 3.6e6, 0.0),
    ("knot", Speed, 1_852.0 / 3_600.0, 0.0), ("litre", Volume, 0.001, 0.0),
    ("megabyte", Information, 1e6, 0.0), ("megawatt", Power, 1e6, 0.0),
    ("megawatt hour", Energy, 3.6e9, 0.0), ("metre", Length, 1.0, 0.0),
    ("metre per second", Speed, 1.0, 0.0), ("microgram", Mass, 1e-9, 0.0), ("mile", Length, 1_609.344, 0.0),
    ("mile per hour", Speed, 0.447_04, 0.0), ("milligram", Mass, 1e-6, 0.0),
    ("millilitre", Volume, 1e-6, 0.0), ("millimetre", Length, 0.001, 0.0), ("minute", Time, 60.0, 0.0),
    ("nautical mile", Length, 1_852.0, 0.0), ("ounce", Mass, 0.028_349_523_125, 0.0),
    ("pascal", Pressure, 1.0, 0.0), ("per mille", Share, 1e-3, 0.0), ("percent", Share, 0.01, 0.0),
    ("pint", Volume, 0.000_473_176_473, 0.0), ("pound", Mass, 0.453_592_37, 0.0),
    ("second", Time, 1.0, 0.0), ("square foot", Area, 0.092_903_04, 0.0),
    ("square kilometre", Area, 1e6, 0.0), ("square metre", Area, 1.0, 0.0),
    ("square mile", Area, 2_589_988.110_336, 0.0), ("stone", Mass, 6.350_293_18, 0.0),
    ("terabyte", Information, 1e12, 0.0), ("terawatt hour", Energy, 3.6e15, 0.0),
    ("ton", Mass, 907.184_74, 0.0), ("tonne", Mass, 1e3, 0.0), ("watt", Power, 1.0, 0.0),
    ("week", Time, 604_800.0, 0.0), ("yard", Length, 0.9144, 0.0),
];

fn find(name: &str) -> Option<(Dimension, f64, f64)> {
    UNITS
        .iter()
        .find(|(known, ..)| *known == name)
        .map(|(_, dimension, factor, shift)| (*dimension, *factor, *shift))
}

/// A number of `from` units in `to` units, with the precision it was written in; `None` where the two
/// measure different things or one is not known.
///
/// Gallons and pints are American, tons short: an article that means others says so.
///
/// ```
/// use assay_quantity::{Number, convert};
/// let miles = Number::new(26.0, 1.0);
/// let kilometres = convert(miles, "mile", "kilometre").expect("both are lengths");
/// assert!((kilometres.value() - 41.842944).abs() < 1e-9);
/// assert!((kilometres.unit() - 1.609344).abs() < 1e-9);
/// assert!(convert(miles, "mile", "kilogram").is_none());
/// ```
#[must_use]
pub fn convert(number: Number, from: &str, to: &str) -> Option<Number> {
    let (dimension, factor, shift) = find(from)?;
    let (other, divisor, back) = find(to)?;
    (dimension == other).then(|| {
        let value = (number.value() * factor + shift - back) / divisor;
        Number::new(crate::number::round15(value), crate::number::round15(number.unit() * factor / divisor))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn temperatures_have_a_shift() {
        let hot = convert(Number::new(212.0, 1.0), "degree Fahrenheit", "degree Celsius");
        assert!(hot.is_some_and(|hot| (hot.value() - 100.0).abs() < 1e-9));
    }

    #[test]
    fn there_and_back() {
        for (name, dimension, ..) in UNITS {
            for (other, same, ..) in UNITS {
                let there = convert(Number::new(7.25, 0.01), name, other);
                assert_eq!(there.is_some(), dimension == same, "{name} {other}");
                if let Some(back) = there.and_then(|there| convert(there, other, name)) {
                    assert!((back.value() - 7.25).abs() < 1e-6, "{name} {other}: {back}");
                }
            }
        }
    }
}
