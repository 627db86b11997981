//! Guessing a charset from the bytes alone.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{ISO_8859_8, MACINTOSH, UTF_8, WINDOWS_1251, WINDOWS_1255, X_MAC_CYRILLIC};

use super::read::{Charset, LEGACY, read};
use crate::plausibility::surprise;

/// Bytes beyond ASCII, with what stands between them, that legacy pages are compared on.
const SAMPLE: usize = 16_384;
/// Bits a byte beyond ASCII by which a page browsers do not guess has to be more plausible.
const STRONG: i32 = 1;

/// Valid sequences for every invalid one from which bytes are UTF-8 with a few damaged places.
const VALID_TO_INVALID: usize = 20;

/// Whether the bytes are UTF-8 that was cut within its last character or is damaged in few places.
pub(super) fn nearly_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut invalid, mut cut) = (0, 0, 0);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        invalid += usize::from(!chunk.invalid().is_empty());
        cut = chunk.invalid().len();
    }
    // An incomplete sequence at the end is reported as one chunk without the bytes it lacks.
    let incomplete = invalid == 1 && cut > 0 && ends_incomplete(bytes, cut);
    // A lone lead at the end may be a letter of another page; two bytes of three hardly are text.
    incomplete && (valid > 0 || cut > 1) || valid >= VALID_TO_INVALID * invalid
}

/// Whether the last `cut` bytes are the beginning of a sequence, and what they lack is missing
/// because the bytes end.
fn ends_incomplete(bytes: &[u8], cut: usize) -> bool {
    let tail = &bytes[bytes.len() - cut..];
    std::str::from_utf8(tail).is_err_and(|error| error.valid_up_to() == 0 && error.error_len().is_none())
}

/// Whether bytes declared to be in a charset can be: of what is beyond ASCII, less than a tenth
/// is invalid or reads as control characters.
pub(super) fn fits(bytes: &[u8], charset: Charset) -> bool {
    if let Charset::Legacy(..) = charset {
        return true;
    }
    let sample = sample(bytes);
    let (text, invalid) = read(sample, 0, charset);
    let beyond = text.as_str().chars().filter(|c| !c.is_ascii()).count();
    let controls = text.as_str().chars().filter(|c| matches!(c, '\u{80}'..='\u{9F}')).count();
    (invalid + controls) * 10 <= beyond.max(1)
}

/// The most likely charset.
pub(super) fn guess(bytes: &[u8]) -> Charset {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let guessed = detector.guess(None, Utf8Detection::Allow);
    let guessed = if guessed == ISO_8859_8 { WINDOWS_1255 } else { guessed };
    let charset = Charset::Whatwg(guessed);
    if guessed == UTF_8 || !guessed.is_single_byte() {
        return charset;
    }
    let sample = sample(bytes);
    let first = surprise_of(sample, charset);
    let beyond = sample.iter().filter(|byte| !byte.is_ascii()).count() as i32;
    let mut best = (first, charset);
    let others = LEGACY.iter().map(|(name, page)| Charset::Legacy(name, page));
    for other in [MACINTOSH, X_MAC_CYRILLIC].into_iter().map(Charset::Whatwg).chain(others) {
        // Windows and Macintosh have the small letters of Russian in the same places: the few
        // bytes in which they differ decide.
        let twins = guessed == WINDOWS_1251 && matches!(other, Charset::Whatwg(e) if e == X_MAC_CYRILLIC);
        let margin = if twins { beyond / 4 } else { beyond * STRONG };
        let bits = surprise_of(sample, other);
        if bits < first - margin.max(12) && bits < best.0 {
            best = (bits, other);
        }
    }
    best.1
}

fn surprise_of(bytes: &[u8], charset: Charset) -> i32 {
    surprise(read(bytes, 0, charset).0.as_str().chars())
}

/// The first stretch of the bytes that holds something beyond ASCII.
fn sample(bytes: &[u8]) -> &[u8] {
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let start = first.saturating_sub(64);
    &bytes[start..bytes.len().min(start + SAMPLE)]
}

#[cfg(test)]
mod tests {
    use super::nearly_utf8;

    #[test]
    fn a_cut_within_the_last_character_is_still_utf_8() {
        assert!(nearly_utf8(b"\xC3\x96rsta, M\xC3"));
        assert!(nearly_utf8(b"plain to the end \xE2\x80"));
        assert!(!nearly_utf8(b"caf\xE9"));
        assert!(!nearly_utf8(b"\xE9t\xE9, caf\xC3\xA9"));
    }

    #[test]
    fn a_few_invalid_bytes_among_many_characters_do_not_change_the_charset() {
        let mut bytes = "Ä".repeat(40).into_bytes();
        bytes.insert(40, 0xFF);
        assert!(nearly_utf8(&bytes));
    }
}
