//! Bytes to Unicode: which charset, how that was decided, and what could not be read.

mod guess;
mod prescan;
mod read;
mod wide;

use encoding_rs::{Encoding, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

use self::read::{Charset, read};
use crate::{Source, Text};

/// Decoded text with the charset and the reason it was chosen.
#[derive(Clone, Debug)]
pub struct Decoded {
    /// The characters, each with its bytes.
    pub text: Text,
    /// Name of the charset in the WHATWG's or the field's usual spelling, for instance
    /// `UTF-8` or `cp437`.
    pub charset: &'static str,
    /// How the charset was decided.
    pub reason: CharsetReason,
    /// How many invalid sequences were read as U+FFFD.
    pub invalid: usize,
}

/// How a charset was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CharsetReason {
    /// A byte-order mark.
    ByteOrderMark,
    /// The `charset` of the media type the server sent.
    MediaType,
    /// A `<meta>` element within the first 1,024 bytes.
    Meta,
    /// The bytes are valid UTF-8 (or ASCII), whatever else was declared.
    ValidUtf8,
    /// Guessed from the distribution of bytes, or UTF-8 but for few of them or a cut end.
    Detected,
}

/// Decodes the bytes of `source`. Never fails: what cannot be read becomes U+FFFD and is counted.
///
/// In this order: a byte-order mark; the pattern of zero bytes that UTF-16 and UTF-32 leave;
/// valid UTF-8, or bytes that are but for their cut end or a few of them; the media type; a `<meta>` element; the distribution of bytes. A declared charset
/// is passed over where the bytes plainly are not in it.
///
/// ```
/// use assay_text::{CharsetReason, Source, Span, decode};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let source = Source::new(b"caf\xE9".to_vec())?.with_media_type("text/plain; charset=iso-8859-1");
/// let decoded = decode(&source);
/// assert_eq!(decoded.text.as_str(), "café");
/// assert_eq!((decoded.charset, decoded.reason), ("windows-1252", CharsetReason::MediaType));
/// assert_eq!(decoded.text.source_of(Span::new(3, 5)).range(), 3..4);
/// # Ok(()) }
/// ```
#[must_use]
pub fn decode(source: &Source) -> Decoded {
    let bytes = source.bytes();
    let (charset, mark, reason) = choose(bytes, source.media_type());
    let (text, invalid) = read(bytes, mark, charset);
    Decoded { text, charset: charset.name(), reason, invalid }
}

/// The charset, the length of the byte-order mark, and the reason.
fn choose(bytes: &[u8], media_type: Option<&str>) -> (Charset, usize, CharsetReason) {
    if let Some((charset, mark)) = byte_order_mark(bytes) {
        return (charset, mark, CharsetReason::ByteOrderMark);
    }
    if let Some(charset) = wide::detect(bytes) {
        return (charset, 0, CharsetReason::Detected);
    }
    let stateful = bytes.is_ascii() && memchr::memchr(0x1B, bytes).is_some();
    if !stateful && std::str::from_utf8(bytes).is_ok() {
        return (Charset::Whatwg(UTF_8), 0, CharsetReason::ValidUtf8);
    }
    if !stateful && guess::nearly_utf8(bytes) {
        return (Charset::Whatwg(UTF_8), 0, CharsetReason::Detected);
    }
    let sent = media_type.and_then(prescan::charset_of_media_type).and_then(declared);
    let written = || prescan::charset_of_markup(bytes).and_then(declared);
    if let Some(charset) = sent.filter(|charset| guess::fits(bytes, *charset)) {
        return (charset, 0, CharsetReason::MediaType);
    }
    if let Some(charset) = written().filter(|charset| guess::fits(bytes, *charset)) {
        return (charset, 0, CharsetReason::Meta);
    }
    (guess::guess(bytes), 0, CharsetReason::Detected)
}

/// The charset a label names, as browsers take it.
fn declared(label: &[u8]) -> Option<Charset> {
    if let Some(legacy) = read::legacy(label) {
        return Some(legacy);
    }
    let encoding = Encoding::for_label(label)?;
    Some(Charset::Whatwg(match encoding {
        _ if encoding == REPLACEMENT => return None,
        // Where a label can be read as ASCII, the text is not UTF-16.
        _ if encoding == UTF_16LE || encoding == UTF_16BE => UTF_8,
        _ if encoding == X_USER_DEFINED => WINDOWS_1252,
        _ => encoding,
    }))
}

fn byte_order_mark(bytes: &[u8]) -> Option<(Charset, usize)> {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => Some((Charset::Whatwg(UTF_8), 3)),
        [0xFF, 0xFE, 0, 0, ..] if bytes.len().is_multiple_of(4) => Some((Charset::Utf32 { big: false }, 4)),
        [0, 0, 0xFE, 0xFF, ..] => Some((Charset::Utf32 { big: true }, 4)),
        [0xFF, 0xFE, ..] => Some((Charset::Whatwg(UTF_16LE), 2)),
        [0xFE, 0xFF, ..] => Some((Charset::Whatwg(UTF_16BE), 2)),
        _ => None,
    }
}
