//! Bytes of a known charset to text, every character with its bytes.

use encoding_rs::{DecoderResult, Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

use crate::codepage::{CP437, CP850, CP852, Legacy};
use crate::text::Builder;
use crate::{RunKind, Text};

/// A charset text can be read in.
#[derive(Clone, Copy, Debug)]
pub(super) enum Charset {
    /// One of those browsers know.
    Whatwg(&'static Encoding),
    /// A page of DOS.
    Legacy(&'static str, &'static Legacy),
    Utf32 {
        big: bool,
    },
}

impl Charset {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Whatwg(encoding) => encoding.name(),
            Self::Legacy(name, _) => name,
            Self::Utf32 { big: false } => "UTF-32LE",
            Self::Utf32 { big: true } => "UTF-32BE",
        }
    }
}

/// The pages of DOS by their names.
pub(super) const LEGACY: [(&str, &Legacy); 3] = [("cp437", &CP437), ("cp850", &CP850), ("cp852", &CP852)];

/// The page of DOS a label names: `cp437`, `ibm437` or `437`.
pub(super) fn legacy(label: &[u8]) -> Option<Charset> {
    let (_, number) = label.split_at(label.len().checked_sub(3)?);
    let prefix = &label[..label.len() - 3];
    let known =
        prefix.is_empty() || prefix.eq_ignore_ascii_case(b"cp") || prefix.eq_ignore_ascii_case(b"ibm");
    LEGACY
        .iter()
        .find(|(name, _)| known && name.as_bytes().ends_with(number))
        .map(|(name, page)| Charset::Legacy(name, page))
}

/// The text of `bytes`, of which the first `mark` are a byte-order mark, and how many sequences
/// were invalid.
pub(super) fn read(bytes: &[u8], mark: usize, charset: Charset) -> (Text, usize) {
    let mut text = Builder::with_capacity(bytes.len() + bytes.len() / 8);
    text.push("", mark, RunKind::Omitted);
    let rest = &bytes[mark..];
    let invalid = match charset {
        Charset::Whatwg(encoding) if encoding == UTF_8 => read_utf8(rest, &mut text),
        Charset::Whatwg(encoding) if encoding.is_single_byte() => {
            read_bytes(rest, &mut text, |byte| single(encoding, byte))
        }
        Charset::Whatwg(encoding) => read_stream(rest, encoding, &mut text),
        Charset::Legacy(_, page) => read_bytes(rest, &mut text, |byte| Some(page.character(byte))),
        Charset::Utf32 { big } => read_utf32(rest, big, &mut text),
    };
    (text.finish(), invalid)
}

const LOST: &str = "\u{FFFD}";

fn read_utf8(bytes: &[u8], text: &mut Builder) -> usize {
    let mut invalid = 0;
    for chunk in bytes.utf8_chunks() {
        text.push(chunk.valid(), chunk.valid().len(), RunKind::Verbatim);
        if !chunk.invalid().is_empty() {
            text.push(LOST, chunk.invalid().len(), RunKind::Invalid);
            invalid += 1;
        }
    }
    invalid
}

fn single(encoding: &'static Encoding, byte: u8) -> Option<char> {
    let (text, malformed) = encoding.decode_without_bom_handling(std::slice::from_ref(&byte));
    if malformed { None } else { text.chars().next() }
}

/// Reads a charset in which every byte is a character.
fn read_bytes(bytes: &[u8], text: &mut Builder, character: impl Fn(u8) -> Option<char>) -> usize {
    let table: Vec<Option<char>> = (0x80..=0xFF).map(character).collect();
    let mut invalid = 0;
    let mut rest = bytes;
    while let Some(first) = rest.first() {
        let ascii = ascii_prefix(rest);
        if !ascii.is_empty() {
            text.push(ascii, ascii.len(), RunKind::Verbatim);
            rest = &rest[ascii.len()..];
            continue;
        }
        match table.get(usize::from(first & 0x7F)).copied().flatten() {
            Some(c) => push_char(text, c, 1),
            None => {
                text.push(LOST, 1, RunKind::Invalid);
                invalid += 1;
            }
        }
        rest = &rest[1..];
    }
    invalid
}

fn push_char(text: &mut Builder, c: char, source_len: u8) {
    let mut buffer = [0; 4];
    let written = c.encode_utf8(&mut buffer);
    let text_unit = written.len() as u8;
    text.push(written, usize::from(source_len), RunKind::Decoded { text_unit, source_unit: source_len });
}

fn ascii_prefix(bytes: &[u8]) -> &str {
    let len = bytes.iter().take_while(|byte| byte.is_ascii()).count();
    std::str::from_utf8(&bytes[..len]).unwrap_or_default()
}

/// Reads a multi-byte charset a byte at a time, so that it shows which bytes made a character.
fn read_stream(bytes: &[u8], encoding: &'static Encoding, text: &mut Builder) -> usize {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    // In these an ASCII byte may be part of another character wherever it stands.
    let plain_ascii = encoding != ISO_2022_JP && encoding != UTF_16LE && encoding != UTF_16BE;
    let (mut invalid, mut at, mut start) = (0, 0, 0);
    let mut buffer = [0; 32];
    loop {
        if plain_ascii && at == start {
            let ascii = ascii_prefix(&bytes[at..]);
            text.push(ascii, ascii.len(), RunKind::Verbatim);
            at += ascii.len();
            start = at;
        }
        let last = at >= bytes.len();
        let next = if last { &[][..] } else { &bytes[at..=at] };
        let (result, read, written) = decoder.decode_to_utf8_without_replacement(next, &mut buffer, last);
        at += read;
        // A malformed sequence may end before the bytes that showed it to be malformed.
        let (malformed, pending) = match result {
            DecoderResult::Malformed(len, after) => (usize::from(len), usize::from(after)),
            _ => (0, 0),
        };
        if written > 0 {
            let made = std::str::from_utf8(&buffer[..written]).unwrap_or_default();
            let end = at.saturating_sub(malformed + pending).max(start);
            push_made(text, made, end - start);
            start = end;
        }
        if malformed > 0 {
            let end = at.saturating_sub(pending).max(start);
            text.push(LOST, end - start, RunKind::Invalid);
            start = end;
            invalid += 1;
        } else if last {
            text.push("", bytes.len() - start, RunKind::Omitted);
            return invalid;
        }
    }
}

/// One character, or a few that cannot be told apart by their bytes, as one unit.
fn push_made(text: &mut Builder, made: &str, source_len: usize) {
    let kind = match (u8::try_from(made.len()), u8::try_from(source_len)) {
        (Ok(1), Ok(1)) if made.is_ascii() => RunKind::Verbatim,
        (Ok(text_unit), Ok(source_unit)) if source_unit > 0 => RunKind::Decoded { text_unit, source_unit },
        _ => RunKind::Joined,
    };
    text.push(made, source_len, kind);
}

fn read_utf32(bytes: &[u8], big: bool, text: &mut Builder) -> usize {
    let mut invalid = 0;
    let mut chunks = bytes.chunks_exact(4);
    for chunk in &mut chunks {
        let unit = chunk
            .try_into()
            .map(|unit| if big { u32::from_be_bytes(unit) } else { u32::from_le_bytes(unit) });
        match unit.ok().and_then(char::from_u32) {
            Some(c) => push_char(text, c, 4),
            None => {
                text.push(LOST, 4, RunKind::Invalid);
                invalid += 1;
            }
        }
    }
    if !chunks.remainder().is_empty() {
        text.push(LOST, chunks.remainder().len(), RunKind::Invalid);
        invalid += 1;
    }
    invalid
}
