//! The first look at a text: where could it be damaged?

use std::str::Chars;

use super::contest::Pages;
use super::east_asian;
use super::loose::is_loss;
use crate::codepage::{Row, row};

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
        loop {
            at += ascii_len(bytes.get(at..)?);
            let mut chars = text.get(at..)?.chars();
            let first = chars.next()?;
            if self.suspects(first, chars) {
                return Some(at);
            }
            at += first.len_utf8();
        }
    }

    fn suspects(&self, first: char, rest: Chars<'_>) -> bool {
        if east_asian::may_lead(first) {
            return east_asian::suspects(first, rest);
        }
        let lead = row(first);
        matches!(first, '\u{80}'..='\u{9F}') || lead.leads() && self.continues(first, lead, rest)
    }

    /// Whether what follows the lead continues it in a page, or could have before some loss.
    fn continues(&self, first: char, lead: &Row, mut rest: Chars<'_>) -> bool {
        let Some(second) = rest.next() else { return false };
        let known = self.known as u32;
        let trail = row(second).trail;
        if lead.lead2 & trail != 0 {
            return true;
        }
        let open = (lead.lead3 | lead.lead4) & trail;
        if open != 0 {
            return rest.next().is_some_and(|third| row(third).trail & open != 0 || is_loss(third));
        }
        match second {
            '\u{FFFD}' | '\u{1A}' => true,
            ' ' => first == 'Ã' || (lead.lead2 | lead.lead3) & known != 0,
            '?' => first == 'Ã' || (lead.lead2 | lead.lead3) & known != 0,
            _ => false,
        }
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
