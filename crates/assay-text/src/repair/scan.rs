//! The first look at a text: where could it be damaged?

use crate::codepage::row;

/// First place at or after `from`, on a character boundary, where characters stand that some page
/// makes of a UTF-8 sequence; ASCII is passed over sixteen bytes at a time.
pub(super) fn next_suspicion(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        at += ascii_len(bytes.get(at..)?);
        let mut chars = text.get(at..)?.chars();
        let Some(first) = chars.next() else { return None };
        let lead = row(first);
        if matches!(first, '\u{80}'..='\u{9F}') || lead.leads() && continues(lead, chars) {
            return Some(at);
        }
        at += first.len_utf8();
    }
}

/// Whether what follows the lead continues it in a page, or could have before some loss.
fn continues(lead: &crate::codepage::Row, mut chars: std::str::Chars<'_>) -> bool {
    let Some(second) = chars.next() else { return false };
    let trail = row(second).trail;
    if lead.lead2 & trail != 0 {
        return true;
    }
    let open = (lead.lead3 | lead.lead4) & trail;
    open != 0 && chars.next().is_some_and(|third| row(third).trail & open != 0)
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
