//! What the network sees of a token: its normalised form, endings, beginnings, shape, and which tables
//! of names hold it, as hashes.
//!
//! The trainer and the reader share this file, so that both see the same.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, DefaultHasher};

use crate::names::listed;

/// Number of feature templates.
pub const TEMPLATES: usize = 9;

/// The template of the whole normalised form.
pub const FORM: usize = 0;

/// Hashes of a token's features, one a template.
pub type Features = [u32; TEMPLATES];

/// The features of a token written as `form`, the first of its sentence or not.
///
/// Case, the kind of quotation mark or dash and the digits of a figure show in the shape alone.
#[must_use]
pub fn features(form: &str, first: bool, scratch: &mut String) -> Features {
    normalise(form, scratch);
    let shape = shape(form, first);
    let normal = scratch.as_str();
    [
        hash(0, normal.as_bytes()),
        hash(1, ending(normal, 2)),
        hash(2, ending(normal, 3)),
        hash(3, ending(normal, 4)),
        hash(4, beginning(normal, 2)),
        hash(5, beginning(normal, 3)),
        hash(6, beginning(normal, 5)),
        shape,
        hash(8, &[listed(form), u8::from(first)]),
    ]
}

/// Features of the words of a text, worked out once for each different word.
#[derive(Default)]
pub struct Words<'a> {
    known: HashMap<(&'a str, bool), Features, BuildHasherDefault<DefaultHasher>>,
    scratch: String,
}

impl<'a> Words<'a> {
    /// The features of `form`, the first of its sentence or not.
    pub fn features(&mut self, form: &'a str, first: bool) -> Features {
        *self.known.entry((form, first)).or_insert_with(|| features(form, first, &mut self.scratch))
    }
}

/// Hash of a normalised form, as the template [`FORM`] has it.
#[must_use]
pub fn form_hash(normal: &str) -> u32 {
    hash(0, normal.as_bytes())
}

/// Writes the form in lower case, digits as `0`, curly marks and dashes as plain ones.
pub fn normalise(form: &str, out: &mut String) {
    out.clear();
    for c in form.chars() {
        match c {
            'a'..='z' => out.push(c),
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            '0'..='9' => out.push('0'),
            '’' | '‘' | '`' => out.push('\''),
            '“' | '”' => out.push('"'),
            '–' | '—' | '\u{2010}' | '\u{2011}' => out.push('-'),
            '…' => out.push_str("..."),
            _ => out.extend(c.to_lowercase()),
        }
    }
}

fn ending(normal: &str, count: usize) -> &[u8] {
    let start = normal.char_indices().rev().nth(count - 1).map_or(0, |(position, _)| position);
    normal.as_bytes().get(start..).unwrap_or_default()
}

fn beginning(normal: &str, count: usize) -> &[u8] {
    let end = normal.char_indices().nth(count).map_or(normal.len(), |(position, _)| position);
    normal.as_bytes().get(..end).unwrap_or_default()
}

/// Kinds of characters with runs cut to two: "Xx", "XX", "x-x", "0,00"; marked when first.
fn shape(form: &str, first: bool) -> u32 {
    let mut hash = Fnv::new(7);
    hash.add(u8::from(first));
    let mut last = (0u8, 0u32);
    for c in form.chars().take(24) {
        let kind = match c {
            _ if c.is_ascii_lowercase() => b'x',
            _ if c.is_ascii_uppercase() => b'X',
            '0'..='9' => b'0',
            _ if c.is_uppercase() => b'X',
            _ if c.is_alphabetic() => b'x',
            _ if c.is_ascii() => c as u8,
            '’' | '‘' => b'\'',
            '“' | '”' => b'"',
            '–' | '—' => b'-',
            _ => b'?',
        };
        last = if kind == last.0 { (kind, last.1 + 1) } else { (kind, 1) };
        if last.1 <= 2 {
            hash.add(kind);
        }
    }
    hash.0
}

fn hash(seed: u8, bytes: &[u8]) -> u32 {
    let mut hash = Fnv::new(seed);
    hash.add_all(bytes);
    hash.0
}

/// FNV-1a in 32 bits.
pub(crate) struct Fnv(pub(crate) u32);

impl Default for Fnv {
    fn default() -> Self {
        Self(0x811C_9DC5)
    }
}

impl Fnv {
    fn new(seed: u8) -> Self {
        let mut hash = Self::default();
        hash.add(seed);
        hash
    }

    pub(crate) fn add(&mut self, byte: u8) {
        self.0 = (self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }

    pub(crate) fn add_all(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.add(*byte));
    }
}
