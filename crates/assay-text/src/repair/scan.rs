//! The first look at a text: where could it be damaged?

use super::cell::Cell;
use super::contest::{Pages, convinces};
use super::east_asian;
use super::exact::Bytes;
use super::loose::{is_loss, loose};
use crate::codepage::{PAGE_COUNT, Row, row};
use crate::plausibility::surprise;

/// A scan for damage, knowing of some pages that they did some.
pub(super) struct Scan {
    known: Pages,
    /// End of the word looked at last, and the pages in which it is not damaged.
    cleared: (usize, u32),
}

impl Scan {
    pub(super) const fn new(known: Pages) -> Self {
        Self { known, cleared: (0, 0) }
    }

    /// First place at or after `from`, on a character boundary, where characters stand that some
    /// page makes of a UTF-8 sequence; ASCII is passed over sixteen bytes at a time.
    pub(super) fn next(&mut self, text: &str, from: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        let mut at = from;
        let mut before = ' ';
        while at < bytes.len() {
            let ascii = ascii_len(bytes.get(at..)?);
            at += ascii;
            if ascii > 0 {
                before = char::from(bytes[at - 1]);
            }
            // The rest of a stretch beyond ASCII, without going back to the loop above.
            for first in text.get(at..)?.chars() {
                if first.is_ascii() {
                    break;
                }
                if self.suspects(before, first, text, at) {
                    return Some(at);
                }
                before = first;
                at += first.len_utf8();
            }
        }
        None
    }

    fn suspects(&mut self, before: char, first: char, text: &str, at: usize) -> bool {
        let lead = row(first);
        if lead.leads() && self.continues(before, first, lead, text, at) {
            return true;
        }
        if matches!(first, '\u{80}'..='\u{9F}') {
            return true;
        }
        east_asian::may_lead(first) && east_asian::suspects(first, text[at + first.len_utf8()..].chars())
    }

    /// Whether what follows the lead continues it in a page, or could have before some loss.
    fn continues(&mut self, before: char, first: char, lead: &'static Row, text: &str, at: usize) -> bool {
        let mut rest = text[at + first.len_utf8()..].chars();
        let Some(second) = rest.next() else { return false };
        let known = self.known as u32;
        let trail = row(second).trail;
        let long = (lead.lead3 | lead.lead4) & trail;
        let short = lead.lead2 & trail;
        if long | short != 0 {
            let third = if long == 0 { None } else { rest.next() };
            let complete = short | third.map_or(0, |third| long & row(third).trail);
            let lossy = if third.is_some_and(is_loss) { long } else { 0 };
            if complete | lossy == 0 {
                return false;
            }
            let gained = Window::new(before, lead, &text[at..]).gained(complete, lossy);
            return gained & (known | lossy) != 0 || gained != 0 && self.convinces(text, at, gained);
        }
        match second {
            '\u{FFFD}' | '\u{1A}' => true,
            ' ' | '?' => first == 'Ã' || (lead.lead2 | lead.lead3) & known != 0,
            _ => false,
        }
    }

    /// Whether the word around a place is worth a contest of the pages.
    fn convinces(&mut self, text: &str, at: usize, pages: u32) -> bool {
        let cleared = if at < self.cleared.0 { self.cleared.1 } else { 0 };
        let pages = pages & !cleared;
        if pages == 0 {
            return false;
        }
        let bytes = text.as_bytes();
        let white = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
        let least = at.saturating_sub(MAX_WORD);
        let most = bytes.len().min(at + MAX_WORD);
        let start = bytes[least..at].iter().rposition(white).map_or(least, |found| least + found + 1);
        let end = bytes[at..most].iter().position(white).map_or(most, |found| at + found);
        if end - start >= MAX_WORD || convinces(&Cell::all(text, start, end), pages) {
            return true;
        }
        self.cleared = (end, cleared | pages);
        false
    }
}

/// Bytes of the longest word that is judged by itself; a longer one is looked at in its passage.
const MAX_WORD: usize = 512;
/// Characters of two sequences, or of one longest one.
const LONGEST: usize = 8;
/// Bits a sequence has to gain among its neighbours for the passage to be worth a look: a passage
/// in which none does is not damaged.
const WORTH_A_LOOK: i32 = 3;

/// A place and its neighbours.
struct Window {
    /// The character before the place, then those from it on.
    cells: [Cell; LONGEST + 2],
    /// The rows of those from the place on.
    rows: [&'static Row; LONGEST + 1],
}

impl Window {
    fn new(before: char, lead: &'static Row, rest: &str) -> Self {
        let cell = |c| Cell { c, start: 0, end: 0, history: 0 };
        let mut cells = [cell(' '); LONGEST + 2];
        let mut rows = [row(' '); LONGEST + 1];
        cells[0].c = before;
        rows[0] = lead;
        for ((at, c), row_at) in rest.chars().enumerate().zip(&mut rows) {
            cells[at + 1].c = c;
            *row_at = row(c);
        }
        Self { cells, rows }
    }

    /// Pages in which a sequence at the place, whole or with a loss, is more plausible than its
    /// characters.
    fn gained(&self, complete: u32, lossy: u32) -> u32 {
        (0..PAGE_COUNT)
            .filter(|page| (complete | lossy) >> page & 1 == 1)
            .filter(|page| self.gains(*page, lossy >> page & 1 == 1))
            .fold(0, |pages, page| pages | 1 << page)
    }

    fn gains(&self, page: usize, lossy: bool) -> bool {
        let bytes = Bytes { rows: &self.rows, page };
        let whole = bytes.sequence(0);
        let Some(sequence) = whole.or_else(|| if lossy { loose(&bytes, &self.cells[1..], 0) } else { None })
        else {
            return false;
        };
        let end = sequence.to + 1;
        let next = self.cells.get(end).map_or(' ', |cell| cell.c);
        // Neighbours that are sequences themselves are taken as what they would become; what ends
        // a sequence may be the end of the one before.
        let after = bytes.sequence(sequence.to).map_or(next, |sequence| sequence.c);
        let before = self.cells[0].c;
        let continued = row(before).trail >> page & 1 == 1;
        let last = end.min(self.cells.len() - 1);
        let damaged = surprise(self.cells[usize::from(continued)..=last].iter().map(|cell| cell.c));
        let before = if continued { ' ' } else { before };
        damaged - surprise([before, sequence.c, after].into_iter()) >= WORTH_A_LOOK
    }
}

/// Length of the ASCII at the start.
fn ascii_len(bytes: &[u8]) -> usize {
    let mut len = 0;
    for chunk in bytes.chunks(16) {
        if chunk.is_ascii() {
            len += chunk.len();
        } else {
            return len + chunk.iter().take_while(|byte| byte.is_ascii()).count();
        }
    }
    len
}
