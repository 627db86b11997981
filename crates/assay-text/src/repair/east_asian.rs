//! UTF-8 among characters read as a multi-byte page: characters of two bytes and sequences of
//! two, three or four do not keep step, so they are read in units in which both end together.

use super::cell::Cell;
use super::exact::Sequence;
use crate::codepage::{MULTI_PAGES, MultiPage};

/// Longest unit in characters.
const LONGEST: usize = 48;

/// Whether the character is of a kind whose bytes in these pages can lead a sequence.
pub(super) const fn may_lead(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' | 'ｱ'..='ﾟ')
}

/// A sequence being read, and where its bytes began.
#[derive(Default)]
struct Open {
    code: u32,
    least: u32,
    missing: u32,
    first_cell: usize,
}

impl Open {
    /// Takes a byte of a cell; the character it completes, or `None` where it cannot stand there.
    fn take(&mut self, byte: u8, cell: usize) -> Option<Option<char>> {
        if self.missing > 0 {
            if byte & 0xC0 != 0x80 {
                return None;
            }
            self.code = self.code << 6 | u32::from(byte & 0x3F);
            self.missing -= 1;
            if self.missing > 0 {
                return Some(None);
            }
            return char::from_u32(self.code).filter(|_| self.code >= self.least).map(Some);
        }
        self.first_cell = cell;
        (self.code, self.missing, self.least) = match byte {
            0..=0x7F => return Some(Some(char::from(byte))),
            0xC2..=0xDF => (u32::from(byte & 0x1F), 1, 0x80),
            0xE0..=0xEF => (u32::from(byte & 0x0F), 2, 0x800),
            0xF0..=0xF4 => (u32::from(byte & 0x07), 3, 0x1_0000),
            _ => return None,
        };
        Some(None)
    }
}

/// The sequences among the cells of a word, and how many of its characters are left over.
pub(super) fn sequences(
    cells: &[Cell],
    page: &MultiPage,
    (from, to): (usize, usize),
    found: &mut Vec<Sequence>,
) -> usize {
    let mut rest = 0;
    let mut at = from;
    while at < to {
        if cells[at].c.is_ascii() {
            at += 1;
            continue;
        }
        let kept = found.len();
        match unit(&cells[..to], page, at, found) {
            Some(end) => at = end,
            None => {
                found.truncate(kept);
                rest += 1;
                at += 1;
            }
        }
    }
    rest
}

/// Reads the unit that starts at a cell; the cell after it.
fn unit(cells: &[Cell], page: &MultiPage, from: usize, found: &mut Vec<Sequence>) -> Option<usize> {
    let mut open = Open::default();
    let mut reached = from;
    for (at, cell) in cells.iter().enumerate().skip(from).take(LONGEST) {
        let pair = if cell.c.is_ascii() { [0, cell.c as u8] } else { page.bytes(cell.c)? };
        let bytes = if pair[0] == 0 { &pair[1..] } else { &pair[..] };
        for byte in bytes.iter().copied() {
            if let Some(c) = open.take(byte, at)? {
                let first = open.first_cell.max(reached);
                let overlaps = open.first_cell < reached;
                found.push(Sequence { overlaps, ..Sequence::certain(first, at + 1, c) });
                reached = at + 1;
            }
        }
        if open.missing == 0 {
            return Some(at + 1);
        }
    }
    None
}

/// Whether a character and what follows could be a sequence read as one of these pages.
pub(super) fn suspects(first: char, mut rest: std::str::Chars<'_>) -> bool {
    let second = rest.next();
    MULTI_PAGES.iter().any(|page| {
        let Some([high, low]) = page.bytes(first) else { return false };
        let follows = |c: Option<char>| {
            let pair = c.and_then(|c| page.bytes(c));
            pair.is_some_and(|pair| (if pair[0] == 0 { pair[1] } else { pair[0] }) & 0xC0 == 0x80)
        };
        match (high, low) {
            (0, 0xC2..=0xF4) => follows(second),
            (0xC2..=0xDF, 0x80..=0xBF) => true,
            (0xE0..=0xF4, 0x80..=0xBF) => follows(second),
            _ => false,
        }
    })
}
