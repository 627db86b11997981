//! UTF-8 sequences among characters read as a single-byte page.

use super::cell::Cell;
use crate::Certainty;
use crate::codepage::Row;

/// A stretch of cells and the one character its bytes are in UTF-8.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sequence {
    /// First cell.
    pub(super) from: usize,
    /// Cell after the last.
    pub(super) to: usize,
    pub(super) c: char,
    /// Whether its first byte belongs to the cell before the first.
    pub(super) overlaps: bool,
    pub(super) certainty: Certainty,
}

impl Sequence {
    pub(super) const fn certain(from: usize, to: usize, c: char) -> Self {
        Self { from, to, c, overlaps: false, certainty: Certainty::Certain }
    }
}

/// The bytes the cells have in one page, with 0 where the page has none and for ASCII.
pub(super) struct Bytes<'a> {
    pub(super) rows: &'a [&'static Row],
    pub(super) page: usize,
}

impl Bytes<'_> {
    pub(super) fn at(&self, cell: usize) -> u8 {
        self.rows.get(cell).map_or(0, |row| row.bytes[self.page])
    }

    /// The six low bits of a continuation byte.
    pub(super) fn trail(&self, cell: usize) -> Option<u32> {
        let byte = self.at(cell);
        (byte & 0xC0 == 0x80).then(|| u32::from(byte & 0x3F))
    }

    /// The sequence that starts at a cell.
    pub(super) fn sequence(&self, from: usize) -> Option<Sequence> {
        let lead = self.at(from);
        let (code, len, least) = match lead {
            0xC2..=0xDF => (u32::from(lead & 0x1F) << 6 | self.trail(from + 1)?, 2, 0x80),
            0xE0..=0xEF => {
                let code =
                    u32::from(lead & 0x0F) << 12 | self.trail(from + 1)? << 6 | self.trail(from + 2)?;
                (code, 3, 0x800)
            }
            0xF0..=0xF4 => {
                let code = u32::from(lead & 0x07) << 18
                    | self.trail(from + 1)? << 12
                    | self.trail(from + 2)? << 6
                    | self.trail(from + 3)?;
                (code, 4, 0x1_0000)
            }
            _ => return None,
        };
        if (0xD800..0xDC00).contains(&code) {
            return self.surrogates(from, code);
        }
        let c = char::from_u32(code).filter(|_| code >= least)?;
        Some(Sequence::certain(from, from + len, c))
    }

    /// A character beyond the basic plane that was written as two surrogates of three bytes each
    /// (CESU-8), as Java and some databases do.
    fn surrogates(&self, from: usize, high: u32) -> Option<Sequence> {
        if self.at(from + 3) != 0xED {
            return None;
        }
        let low = 0xD000 | self.trail(from + 4)? << 6 | self.trail(from + 5)?;
        if !(0xDC00..0xE000).contains(&low) {
            return None;
        }
        let c = char::from_u32(0x1_0000 + ((high - 0xD800) << 10 | (low - 0xDC00)))?;
        Some(Sequence::certain(from, from + 6, c))
    }

    /// The sequences among the cells of a word, in order, and how many of its characters that
    /// could lead one are left over.
    pub(super) fn sequences(&self, from: usize, to: usize, found: &mut Vec<Sequence>) -> usize {
        let mut rest = 0;
        let mut cell = from;
        while cell < to {
            match self.sequence(cell).filter(|sequence| sequence.to <= to) {
                Some(sequence) => {
                    cell = sequence.to;
                    found.push(sequence);
                }
                None => {
                    rest += usize::from(self.at(cell) >= 0xC2);
                    cell += 1;
                }
            }
        }
        rest
    }
}

/// The characters of the cells from `from` to `to` with the sequences in place of theirs.
pub(super) fn reading<'a>(
    cells: &'a [Cell],
    sequences: &'a [Sequence],
    from: usize,
    to: usize,
) -> impl Iterator<Item = char> + 'a {
    let mut cell = from;
    let mut next = 0;
    std::iter::from_fn(move || {
        if let Some(sequence) = sequences.get(next).filter(|sequence| sequence.from == cell) {
            next += 1;
            cell = sequence.to;
            return Some(sequence.c);
        }
        if cell >= to {
            return None;
        }
        cell += 1;
        cells.get(cell - 1).map(|cell| cell.c)
    })
}
