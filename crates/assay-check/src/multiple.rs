//! Multiples said in words: "doubled", "twice", "more than halved".

use assay_quantity::{Bound, Number, Value};

use crate::band::Band;

/// A multiple said in words is meant to about a tenth: "doubled" is from 1.8 to below 2.25 times.
const LOW: f64 = 0.9;
const HIGH: f64 = 1.125;

/// Stems of verbs that state a multiple by themselves.
const STEMS: [(&str, f64); 6] =
    [("doubl", 2.0), ("halv", 2.0), ("tripl", 3.0), ("trebl", 3.0), ("quadrupl", 4.0), ("quintupl", 5.0)];

/// The multiple that a verb among `words` states by itself.
pub(crate) fn in_verb(words: &str) -> Option<f64> {
    stem_in(words).map(|(_, multiple)| multiple)
}

/// The stem of such a verb and its multiple.
pub(crate) fn stem_in(words: &str) -> Option<(&'static str, f64)> {
    let low = words.to_lowercase();
    // "cut in half" is halved.
    if low.split(|c: char| !c.is_alphabetic()).any(|word| word == "half") && low.contains(" in half") {
        return Some(("halv", 2.0));
    }
    let begins = |stem: &str| low.split(|c: char| !c.is_alphabetic()).any(|word| word.starts_with(stem));
    STEMS.into_iter().find(|(stem, _)| begins(stem))
}

/// The multiple that one word says before what is compared: "twice as many", "triple the rate".
pub(crate) fn of_word(word: &str) -> Option<f64> {
    match word {
        "twice" | "double" => Some(2.0),
        "thrice" | "triple" => Some(3.0),
        "quadruple" => Some(4.0),
        _ => None,
    }
}

/// The bound that the words before such a verb or word set: "more than doubled".
pub(crate) fn bound_before(words: &str, said: &str) -> Bound {
    const KNOWN: [(&str, Bound); 12] = [
        ("more than", Bound::Above),
        ("over", Bound::Above),
        ("at least", Bound::AtLeast),
        ("less than", Bound::Below),
        ("fewer than", Bound::Below),
        ("under", Bound::Below),
        ("nearly", Bound::Nearly),
        ("almost", Bound::Nearly),
        ("about", Bound::About),
        ("around", Bound::About),
        ("probably", Bound::About),
        ("roughly", Bound::About),
    ];
    let (words, said) = (words.to_lowercase(), said.to_lowercase());
    let before = |bound: &str| words.contains(&format!("{bound} {said}"));
    KNOWN.into_iter().find(|(bound, _)| before(bound)).map_or(Bound::Equal, |(_, bound)| bound)
}

/// What a multiple allows: about a tenth either way where it is whole and without a bound.
pub(crate) fn band(value: Value, bound: Bound) -> Option<Band> {
    match (value, bound) {
        (Value::Single(number), Bound::Equal) if number.value() < 1.0 => {
            Some(Band::between(number.value() / HIGH, number.value() / LOW))
        }
        (Value::Single(number), Bound::Equal) if number.unit() == 0.0 || number.unit() == 1.0 => {
            Some(Band::between(number.value() * LOW, number.value() * HIGH))
        }
        (value, bound) => Band::of(value, bound, 1.0),
    }
}

/// The band of a multiple that one word says.
pub(crate) fn band_of_word(multiple: f64, bound: Bound) -> Option<Band> {
    band(Value::Single(Number::new(multiple, 0.0)), bound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_multiple_in_words_is_meant_to_about_a_tenth() {
        assert_eq!(stem_in("Output has doubled."), Some(("doubl", 2.0)));
        assert_eq!(stem_in("It was cut in half."), Some(("halv", 2.0)));
        assert_eq!(bound_before("It more than doubled", "doubled"), Bound::Above);
        let twice = band_of_word(2.0, Bound::Equal).expect("a band");
        assert!(twice.holds(1.8) && twice.holds(2.2) && !twice.holds(2.25));
        let half = band(Value::Single(Number::new(0.5, 0.0)), Bound::Equal).expect("a band");
        assert!(half.holds(0.5) && half.holds(0.46) && !half.holds(0.6));
        let above = band_of_word(2.0, Bound::Above).expect("a band");
        assert!(above.holds(9.0) && !above.holds(2.0));
    }
}
