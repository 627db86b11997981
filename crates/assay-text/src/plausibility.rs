//! How plausible a passage is as text, in bits of surprise: the fewer, the more plausible.
//!
//! A hand-made model of writing, not of any language. Each character costs what is usual for its
//! kind (a letter of a living script little, a box-drawing character much), and each neighbourhood
//! costs what it breaks: words keep to one script and one pattern of case, marks stand on letters
//! of their script, symbols seldom touch letters. Costs were set by reasoning from the size of
//! each repertoire and from how rarely the neighbourhood occurs, in steps coarse enough to be read.

use crate::kind::{Kind, Script, Trait, trait_of};

/// Bits of surprise of the characters in their order, the passage standing between white space.
pub(crate) fn surprise(chars: impl Iterator<Item = char>) -> i32 {
    let mut total = 0;
    let mut before = Trait::BOUNDARY;
    let mut last = Trait::BOUNDARY;
    for c in chars {
        let here = trait_of(c);
        total += here.cost + step(before, last, here);
        before = last;
        last = here;
    }
    total + step(before, last, Trait::BOUNDARY)
}

/// Bits of surprise of the neighbourhoods alone, whatever the characters are.
pub(crate) fn friction(chars: impl Iterator<Item = char>) -> i32 {
    let (mut total, mut before, mut last) = (0, Trait::BOUNDARY, Trait::BOUNDARY);
    for c in chars {
        let here = trait_of(c);
        total += step(before, last, here);
        (before, last) = (last, here);
    }
    total
}

/// What it costs that `here` follows `last`, which follows `before`.
fn step(before: Trait, last: Trait, here: Trait) -> i32 {
    match (last.kind, here.kind) {
        (_, Kind::Mark) => mark(last, here),
        (Kind::Mark, kind) if kind.is_letter() => {
            if last.script == here.script || last.script == Script::COMMON { 0 } else { 8 }
        }
        (from, to) if from.is_letter() && to.is_letter() => letters(before, last, here),
        (Kind::Digit, to) if to.is_letter() && !here.ascii => {
            if here.script == Script::ORDINAL {
                -2
            } else {
                4
            }
        }
        (from, Kind::Digit) if from.is_letter() && !last.ascii => 2,
        (Kind::Digit, Kind::Symbol) => 2,
        (Kind::Symbol, to) if to.is_letter() => 5,
        (from, Kind::Symbol) if from.is_letter() => {
            if here.script == Script::TRADEMARK {
                2
            } else {
                5
            }
        }
        (Kind::Symbol, Kind::Symbol) => 1,
        (Kind::Punctuation, to) if to.is_letter() && before.kind.is_letter() && !last.ascii => {
            match last.script {
                Script::APOSTROPHE => 0,
                _ if before.script.is_east_asian() => 0,
                _ if here.ascii => 6,
                _ => 10,
            }
        }
        (from, Kind::Control) if from != Kind::Boundary => 4,
        _ => 0,
    }
}

/// A mark wants a letter of its script before it.
fn mark(last: Trait, here: Trait) -> i32 {
    let same = last.script == here.script;
    match last.kind {
        kind if kind.is_letter() && (same || here.script == Script::COMMON && last.script.takes_marks()) => 0,
        Kind::Mark if same => 1,
        Kind::Mark if here.script == Script::COMMON || last.script == Script::COMMON => 2,
        Kind::Symbol if here.cost < 7 => 0,
        Kind::Symbol | Kind::Punctuation | Kind::Digit if here.script == Script::COMMON => 3,
        _ => 11,
    }
}

fn is_small_greek(here: Trait) -> bool {
    here.script == Script::GREEK && here.kind == Kind::Lower
}

/// A word keeps to one script, and to small letters, capitals, or one capital before small letters.
fn letters(before: Trait, last: Trait, here: Trait) -> i32 {
    if last.script != here.script {
        if here.script == Script::ORDINAL && last.ascii {
            return 3;
        }
        return match (last.script.is_east_asian(), here.script.is_east_asian()) {
            (true, true) => 1,
            (true, false) if before.script == here.script => 15,
            (true, false) | (false, true) => 9,
            // A formula's Greek letter may stand among Latin ones.
            (false, false) if is_small_greek(last) || is_small_greek(here) => 6,
            (false, false) => 11,
        };
    }
    let ascii = last.ascii && here.ascii;
    match (last.kind, here.kind) {
        (Kind::Lower, Kind::Upper) if before.kind == Kind::Upper && !ascii => 12,
        (Kind::Lower, Kind::Upper) => {
            if ascii {
                3
            } else {
                7
            }
        }
        (Kind::Upper, Kind::Lower) if before.kind == Kind::Upper => {
            if ascii && before.ascii {
                1
            } else {
                4
            }
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::surprise;

    fn of(text: &str) -> i32 {
        surprise(text.chars())
    }

    #[test]
    fn words_surprise_less_than_their_damage() {
        for (word, damage) in [
            ("café", "cafÃ©"),
            ("дом", "РґРѕРј"),
            ("prison—it’s", "prisonโ€”itโ€™s"),
            ("ไทย", "เนเธ—เธข"),
            ("שלום", "׳©׳׳•׳"),
            ("中文版本", "涓枃鐗堟湰"),
        ] {
            assert!(of(word) + 8 < of(damage), "{word} {} {damage} {}", of(word), of(damage));
        }
    }

    #[test]
    fn clean_words_surprise_less_than_what_they_happen_to_encode() {
        for (word, accident) in
            [("SÓ…", "SӅ"), ("MARQUÉ…", "MARQUɅ"), ("ВІКІ", "²ʲ"), ("ยกเว้น", "¡เว้น"), ("сам", "ᠬ")]
        {
            assert!(of(word) < of(accident) + 13, "{word} {} {accident} {}", of(word), of(accident));
        }
    }
}
