//! The first look at a text: where could it be damaged?

use std::str::Chars;

use super::contest::Pages;
use super::east_asian;
use super::exact::Bytes;
use super::loose::is_loss;
use crate::codepage::{PAGE_COUNT, Row, row};
use crate::plausibility::surprise;

/// A scan for damage, knowing of some pages that they did some.
pub(super) struct Scan {
    pub(super) known: Pages,
}

impl Scan {
    /// First place at or after `from`, on a character boundary, where characters stand that some
    /// page makes of a UTF-8 sequence; ASCII is passed over sixteen bytes at a time.
    pub(super) fn next(&self, text: &str, from: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        let mut at = from;
        let mut before = ' ';
        loop {
            let ascii = ascii_len(bytes.get(at..)?);
            at += ascii;
            if ascii > 0 {
                before = char::from(bytes[at - 1]);
            }
            let mut chars = text.get(at..)?.chars();
            let first = chars.next()?;
            if self.suspects(before, first, chars) {
                return Some(at);
            }
            before = first;
            at += first.len_utf8();
        }
    }

    fn suspects(&self, before: char, first: char, rest: Chars<'_>) -> bool {
        if east_asian::may_lead(first) {
            return east_asian::suspects(first, rest);
        }
        let lead = row(first);
        matches!(first, '\u{80}'..='\u{9F}') || lead.leads() && self.continues(before, first, lead, rest)
    }

    /// Whether what follows the lead continues it in a page, or could have before some loss.
    fn continues(&self, before: char, first: char, lead: &'static Row, mut rest: Chars<'_>) -> bool {
        let whole = rest.clone();
        let Some(second) = rest.next() else { return false };
        let known = self.known as u32;
        let trail = row(second).trail;
        let long = (lead.lead3 | lead.lead4) & trail;
        if long != 0 || lead.lead2 & trail != 0 {
            let third = if long == 0 { None } else { rest.next() };
            let complete = lead.lead2 & trail | third.map_or(0, |third| long & row(third).trail);
            return complete != 0 && gains(before, first, lead, whole, complete)
                || third.is_some_and(is_loss);
        }
        match second {
            '\u{FFFD}' | '\u{1A}' => true,
            ' ' | '?' => first == 'Ã' || (lead.lead2 | lead.lead3) & known != 0,
            _ => false,
        }
    }
}

/// Characters of two sequences, or of one longest one.
const LONGEST: usize = 8;
/// Bits a sequence has to gain among its neighbours for the passage to be worth a look: a passage
/// in which none does is not damaged.
const WORTH_A_LOOK: i32 = 3;

/// Whether in one of the pages the sequence at the lead is more plausible than its characters.
fn gains(before: char, first: char, lead: &'static Row, rest: Chars<'_>, pages: u32) -> bool {
    // What ends a sequence may be the end of the one before.
    let continued = row(before).trail & pages != 0;
    let mut chars = [' '; LONGEST + 2];
    let mut rows = [lead; LONGEST + 1];
    (chars[0], chars[1]) = (before, first);
    for (at, c) in rest.take(LONGEST).enumerate() {
        chars[at + 2] = c;
        if at + 1 < rows.len() {
            rows[at + 1] = row(c);
        }
    }
    (0..PAGE_COUNT).filter(|page| pages >> page & 1 == 1).any(|page| {
        let bytes = Bytes { rows: &rows, page };
        let Some(sequence) = bytes.sequence(0) else { return false };
        let end = sequence.to + 1;
        let next = chars.get(end).copied().unwrap_or(' ');
        // Neighbours that are sequences themselves are taken as what they would become.
        let after = bytes.sequence(sequence.to).map_or(next, |sequence| sequence.c);
        let damaged = surprise(chars[usize::from(continued)..=end.min(chars.len() - 1)].iter().copied());
        let before = if continued { ' ' } else { before };
        damaged - surprise([before, sequence.c, after].into_iter()) >= WORTH_A_LOOK
    })
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
