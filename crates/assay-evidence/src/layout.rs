//! How the store is laid out in bytes. All numbers are little-endian.
//!
//! ```text
//! magic        8   "ASSAYEV1"
//! digest      32   SHA-256 of everything after it, written when the store is built
//! body
//!   counts     4 × u32   text bytes, places, series, tenures
//!   words      u32       entries of the index of tenures
//!   text                 all names and definitions, UTF-8, one after another
//!   places               16 bytes each, in order of code
//!   series               84 bytes each, in order of code
//!   tenures              52 bytes each, in order of country and beginning
//!   words                12 bytes each, in order of the word
//!   rows                 the values
//! ```
//!
//! The rows of a series follow one another, one row a place, in order of place:
//!
//! ```text
//! place    u16   index into the places
//! first    i16   first year
//! span     u8    number of years from the first to the last value, both included
//! form     u8    decimals of the values (0 to 22); + 64 where years are missing; 255: raw
//! length   u16   bytes that follow
//!   bitmap       ceil(span / 8) bytes, lowest bit first, only where years are missing
//!   values       each the zigzag LEB128 difference of its decimal mantissa to the one before;
//!                raw: IEEE 754 doubles
//! ```
//!
//! Raw rows always carry a bitmap. Values are kept as published, to the last decimal.

/// First bytes of a store.
pub(crate) const MAGIC: &[u8; 8] = b"ASSAYEV1";
/// Bytes before the body: magic and digest.
pub(crate) const HEADER: usize = 8 + 32;
/// Bytes of the counts that begin the body.
pub(crate) const COUNTS: usize = 5 * 4;
/// Bytes of a reference to text: offset and length, u32 each.
pub(crate) const TEXT: usize = 8;
/// Bytes of a place: code (3), whether it is a group (1), unused (4), name.
pub(crate) const PLACE: usize = 8 + TEXT;
/// Number of texts of a series: code, name, unit, definition, source, licence, vintage, kind.
pub(crate) const SERIES_TEXTS: usize = 8;
/// Bytes of a series: its texts, first and last year, offset and number of its rows, their bytes.
pub(crate) const SERIES: usize = SERIES_TEXTS * TEXT + 4 + 12 + 4;
/// Number of texts of a tenure: person, office, place, start, end, source.
pub(crate) const TENURE_TEXTS: usize = 6;
/// Bytes of a tenure.
pub(crate) const TENURE: usize = TENURE_TEXTS * TEXT + 4;
/// Bytes of an entry of the index of tenures: word, tenure.
pub(crate) const WORD: usize = TEXT + 4;
/// Bytes of a row before its bitmap.
pub(crate) const ROW: usize = 8;
/// The form of a row of doubles.
pub(crate) const RAW: u8 = 255;
/// Added to the form where years are missing.
pub(crate) const GAPS: u8 = 64;
/// Most decimals of a row: powers of ten up to 10^22 are exact doubles.
pub(crate) const MOST_DECIMALS: u8 = 22;
