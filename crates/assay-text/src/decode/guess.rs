//! Guessing a charset from the bytes alone.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{ISO_8859_8, MACINTOSH, UTF_8, WINDOWS_1251, WINDOWS_1255, X_MAC_CYRILLIC};

use super::read::{Charset, LEGACY, read};
use crate::plausibility::surprise;

/// Bytes beyond ASCII, with what stands between them, that legacy pages are compared on.
const SAMPLE: usize = 16_384;
/// Bits a byte beyond ASCII by which a page browsers do not guess has to be more plausible.
const STRONG: i32 = 1;

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
