//! Sequences that lost something after the damage was done: a byte replaced by U+FFFD or a
//! question mark, a no-break space folded into a space, a curly quotation mark made straight.

use super::cell::Cell;
use super::exact::{Bytes, Sequence};
use crate::Certainty;
use crate::codepage::Row;

const LOST: char = '\u{FFFD}';
/// The character Windows programs leave for what a page does not have.
const SUBSTITUTE: char = '\u{1A}';

/// What stands where a continuation byte belongs.
enum Trail {
    Byte,
    Gone,
    QuestionMark,
    Space,
    Quote(char),
}

/// Pages that could have lost something in the passage. A space or question mark behind a lead is
/// worth a look only where the page is known, or the lead is the most usual of all.
pub(super) fn pages(cells: &[Cell], rows: &[&'static Row], known: u32) -> u32 {
    let mut pages = 0;
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| row.leads()) {
        let long = row.lead3 | row.lead4;
        let c = |ahead: usize| cells.get(at + ahead).map_or(' ', |cell| cell.c);
        let trail = |ahead: usize| rows.get(at + ahead).map_or(0, |row| row.trail);
        pages |= match c(1) {
            LOST | SUBSTITUTE => row.lead2 | long,
            ' ' | '?' if cells[at].c == 'Ã' => row.lead2,
            ' ' | '?' => row.lead2 & known | long & trail(2),
            _ if is_loss(c(2)) || is_loss(c(3)) => long & trail(1),
            _ => 0,
        };
    }
    pages
}

/// Whether a character may stand in place of a continuation byte.
pub(super) const fn is_loss(c: char) -> bool {
    matches!(c, LOST | SUBSTITUTE | '?' | ' ' | '"' | '\'')
}

/// The sequences of a passage, loose ones included, in order.
pub(super) fn sequences(bytes: &Bytes<'_>, cells: &[Cell], found: &mut Vec<Sequence>) {
    let mut at = 0;
    while at < cells.len() {
        match bytes.sequence(at).or_else(|| loose(bytes, cells, at)) {
            Some(sequence) => {
                at = sequence.to.max(at + 1);
                found.push(sequence);
            }
            None => at += 1,
        }
    }
}

/// The sequence at a cell, a byte or more of which were lost.
pub(super) fn loose(bytes: &Bytes<'_>, cells: &[Cell], from: usize) -> Option<Sequence> {
    let lead = bytes.at(from);
    let len = match lead {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    let mut trails = Vec::with_capacity(3);
    for at in from + 1..from + len {
        trails.push(match cells.get(at)?.c {
            _ if bytes.trail(at).is_some() => Trail::Byte,
            LOST | SUBSTITUTE => Trail::Gone,
            '?' => Trail::QuestionMark,
            ' ' => Trail::Space,
            quote @ ('"' | '\'') => Trail::Quote(quote),
            _ => return None,
        });
    }
    let certainty = Certainty::Probable;
    match trails.as_slice() {
        [Trail::Space] => folded_space(bytes, cells, from),
        [Trail::Byte, Trail::Quote(quote)] if lead == 0xE2 && bytes.at(from + 1) == 0x80 => {
            Some(Sequence { certainty, ..Sequence::certain(from, from + 3, dash(cells, from, *quote)) })
        }
        [Trail::Gone] => Some(lost(from, from + 2)),
        [Trail::QuestionMark] if matches!(lead, 0xC2 | 0xC3) && !ends_sentence(cells, from) => {
            Some(lost(from, from + 2))
        }
        [_] => None,
        _ => longer(bytes, &trails, from),
    }
}

/// A sequence of three or four bytes in which one or more are lost or one is a folded space.
fn longer(bytes: &Bytes<'_>, trails: &[Trail], from: usize) -> Option<Sequence> {
    let to = from + trails.len() + 1;
    let count = |what: fn(&Trail) -> bool| trails.iter().filter(|trail| what(trail)).count();
    let exact = count(|trail| matches!(trail, Trail::Byte));
    let gone = count(|trail| matches!(trail, Trail::Gone | Trail::QuestionMark));
    let spaces = count(|trail| matches!(trail, Trail::Space));
    if exact + gone == trails.len() && exact >= 1 {
        return Some(lost(from, to));
    }
    if exact + spaces < trails.len() || spaces != 1 {
        return None;
    }
    let code = trails.iter().enumerate().fold(
        u32::from(bytes.at(from)) & (0x3F >> trails.len()),
        |code, (at, _)| {
            // A no-break space is byte A0 in the pages that have one.
            code << 6 | bytes.trail(from + 1 + at).unwrap_or(0x20)
        },
    );
    let least = if trails.len() == 2 { 0x800 } else { 0x1_0000 };
    let c = char::from_u32(code).filter(|_| code >= least)?;
    Some(Sequence { certainty: Certainty::Probable, ..Sequence::certain(from, to, c) })
}

const fn lost(from: usize, to: usize) -> Sequence {
    Sequence { certainty: Certainty::Lost, ..Sequence::certain(from, to, LOST) }
}

fn ends_sentence(cells: &[Cell], from: usize) -> bool {
    cells.get(from + 2).is_none_or(Cell::is_white)
}

/// A lead and a space that was a no-break space.
fn folded_space(bytes: &Bytes<'_>, cells: &[Cell], from: usize) -> Option<Sequence> {
    let lead = bytes.at(from);
    let c = char::from_u32(u32::from(lead & 0x1F) << 6 | 0x20)?;
    let takes_space = match c {
        '\u{A0}' => true,
        'à' => joins(cells, from + 2) || cells.get(from + 2).is_some_and(|next| next.c == ' '),
        // The Arabic zero stands among figures, not in Latin words.
        '٠' if from > 0 && cells[from - 1].c.is_ascii_alphabetic() => return None,
        // Any other letter with this byte is a capital, or Hebrew and never last in its word.
        _ => cells.get(from + 2).is_some_and(|next| !next.c.is_whitespace()),
    };
    let to = if takes_space { from + 2 } else { from + 1 };
    Some(Sequence { certainty: Certainty::Probable, ..Sequence::certain(from, to, c) })
}

/// What follows `à` within a word where the no-break space of its second byte was folded: the
/// Portuguese contractions, and the ends of Vietnamese syllables. Elsewhere the space was folded
/// together with one that stood between two words.
const AFTER_A_GRAVE: [&str; 17] = [
    "c", "ch", "i", "m", "n", "ng", "nh", "o", "p", "quela", "quelas", "quele", "queles", "quilo", "s", "t",
    "y",
];

fn joins(cells: &[Cell], from: usize) -> bool {
    let next: String = cells[from.min(cells.len())..]
        .iter()
        .map(|cell| cell.c)
        .take_while(|c| c.is_alphanumeric() || *c == '\'')
        .take(8)
        .collect();
    AFTER_A_GRAVE.binary_search(&next.as_str()).is_ok()
}

/// E2 80 and a straightened quotation mark: of the bytes 93 and 94 the first is a dash between
/// figures, the second a dash between words; 91 and 92 are a hyphen that does not break and a
/// dash as wide as a figure.
fn dash(cells: &[Cell], from: usize, quote: char) -> char {
    let digit =
        |at: Option<usize>| at.and_then(|at| cells.get(at)).is_some_and(|cell| cell.c.is_ascii_digit());
    let figures = digit(from.checked_sub(1)) && digit(Some(from + 3));
    match (quote, figures) {
        ('"', true) => '–',
        ('"', false) => '—',
        (_, true) => '\u{2012}',
        (_, false) => '\u{2011}',
    }
}

#[cfg(test)]
mod tests {
    use super::AFTER_A_GRAVE;

    #[test]
    fn the_table_is_sorted() {
        assert!(AFTER_A_GRAVE.is_sorted());
    }
}
