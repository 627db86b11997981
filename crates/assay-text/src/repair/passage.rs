//! A passage of text under repair: the stretch of a line in which something looks damaged.

use super::cell::{Cell, Histories};
use super::contest::{Contest, Pages, Reading};
use super::scan::Scan;
use crate::plausibility::friction;
use crate::{Certainty, CodePage, RepairDetail, Rewrite, Span, Text};

/// Bits a character above which the neighbourhoods in a word are not those of text.
const MOST_FRICTION: i32 = 3;
/// Damage in more layers than this is beyond repair.
const MAX_ROUNDS: usize = 8;
/// Longest passage in bytes looked at as one.
const MAX_PASSAGE: usize = 4096;

/// A passage after repair: its cells, some of which were touched.
#[derive(Debug)]
pub(super) struct Passage {
    cells: Vec<Cell>,
    histories: Histories,
}

/// Repairs every passage of `text`; those in which nothing changed are left out.
///
/// A page that did damage in one place is likely to have done it in others: where one was found,
/// the text is looked at again, and what is left of the same page needs less evidence.
pub(super) fn mend_all(text: &str) -> Vec<Passage> {
    let (mended, pages) = mend_with(text, 0);
    if pages == 0 {
        return mended;
    }
    mend_with(text, pages).0
}

/// Repairs passages, knowing of some pages that they did damage; also gives the pages that did.
fn mend_with(text: &str, known: Pages) -> (Vec<Passage>, Pages) {
    let mut scan = Scan::new(known);
    let (mut mended, mut pages) = (Vec::new(), 0);
    let mut at = 0;
    while let Some(suspicion) = scan.next(text, at) {
        let (start, end) = bounds(text, at, suspicion);
        let mut passage = Passage::new(text, start, end);
        pages |= passage.mend(known);
        if passage.cells.iter().any(|cell| cell.history != 0) {
            mended.push(passage);
        }
        at = end;
    }
    (mended, pages)
}

/// The line around `position`, or the part of it that fits; it starts no earlier than `floor`.
fn bounds(text: &str, floor: usize, position: usize) -> (usize, usize) {
    let bytes = text.as_bytes();
    let least = floor.max(position.saturating_sub(MAX_PASSAGE / 4));
    let line_start = memchr::memrchr(b'\n', &bytes[least..position]).map_or(least, |at| least + at + 1);
    let start = (line_start..position).find(|at| text.is_char_boundary(*at)).unwrap_or(position);
    let most = bytes.len().min(position + MAX_PASSAGE);
    let line_end = memchr::memchr(b'\n', &bytes[position..most]).map(|at| position + at + 1);
    let end = line_end.unwrap_or_else(|| {
        if most == bytes.len() {
            return most;
        }
        // Cut a long line after white space, else anywhere between characters.
        let cut = memchr::memrchr(b' ', &bytes[position..most]).map_or(most, |at| position + at + 1);
        (cut..bytes.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(bytes.len())
    });
    (start, end)
}

impl Passage {
    fn new(text: &str, start: usize, end: usize) -> Self {
        Self { cells: Cell::all(text, start, end), histories: Histories::new() }
    }

    /// Repairs what can be repaired and gives the pages that were undone without loss.
    fn mend(&mut self, known: Pages) -> Pages {
        let mut found = 0;
        let whole = self.cells.clone();
        for _ in 0..MAX_ROUNDS {
            let contest = Contest::new(&self.cells, known | found);
            let Some(best) = contest.best() else { break };
            found |= 1 << best.number;
            self.apply(&best);
        }
        for _ in 0..MAX_ROUNDS {
            let contest = Contest::new(&self.cells, known | found);
            let Some(best) = contest.best_loose() else { break };
            self.apply(&best);
        }
        self.mend_controls();
        self.revert_nonsense(&whole);
        found
    }

    /// Takes back what is no text even after repair: damage beyond repair stays as it was.
    fn revert_nonsense(&mut self, whole: &[Cell]) {
        if self.cells.iter().all(|cell| cell.history == 0) {
            return;
        }
        let mut cells = Vec::with_capacity(self.cells.len());
        let mut next = 0;
        for word in self.cells.split_inclusive(Cell::is_white) {
            let touched = word.iter().any(|cell| cell.history != 0);
            let end = word[word.len() - 1].end;
            let upto = next + whole[next..].partition_point(|cell| cell.end <= end);
            let friction = friction(word.iter().map(|cell| cell.c));
            let nonsense = touched && word.len() > 5 && friction > word.len() as i32 * MOST_FRICTION;
            cells.extend_from_slice(if nonsense { &whole[next..upto] } else { word });
            next = upto;
        }
        self.cells = cells;
    }

    fn apply(&mut self, reading: &Reading) {
        let mut cells = Vec::with_capacity(self.cells.len());
        let mut cursor = 0;
        for sequence in &reading.sequences {
            cells.extend_from_slice(&self.cells[cursor..sequence.from]);
            let first = sequence.from - usize::from(sequence.overlaps);
            let damaged = &self.cells[first..sequence.to];
            cells.push(Cell {
                c: sequence.c,
                start: damaged[0].start,
                end: damaged[damaged.len() - 1].end,
                history: self.histories.undo(damaged, reading.page, sequence.certainty),
            });
            cursor = sequence.to;
        }
        cells.extend_from_slice(&self.cells[cursor..]);
        self.cells = cells;
    }

    /// Control characters between U+0080 and U+009F are punctuation of the Windows pages that was
    /// read as ISO 8859-1; those on which these pages agree are put right.
    fn mend_controls(&mut self) {
        for at in 0..self.cells.len() {
            let cell = self.cells[at];
            let Some(c) = windows_punctuation(cell.c) else { continue };
            let history = self.histories.undo(&[cell], CodePage("ISO-8859-1"), Certainty::Certain);
            self.cells[at] = Cell { c, history, ..cell };
        }
    }

    /// Writes the passage, repaired, and what stands before it.
    pub(super) fn write(&self, text: &Text, rewrite: &mut Rewrite<'_>) {
        for group in self.repaired() {
            let span = span_of(group, rewrite.cursor());
            let number = group.iter().map(|cell| cell.history).max().unwrap_or(0);
            let history = self.histories.get(number);
            rewrite.copy(Span::new(rewrite.cursor(), span.start()));
            let kind = rewrite.add_repair(RepairDetail {
                original: text.slice(span).to_owned(),
                chain: history.chain.clone(),
                certainty: history.certainty,
            });
            for cell in group.chunk_by(|a, b| b.start < a.end) {
                let characters: String = cell.iter().map(|cell| cell.c).collect();
                rewrite.replace(span_of(cell, rewrite.cursor()), &characters, kind);
            }
        }
    }

    /// Appends `text` from `cursor` to the end of the passage, repaired, and returns that end.
    pub(super) fn append(&self, text: &str, mut cursor: usize, repaired: &mut String) -> usize {
        for group in self.repaired() {
            let span = span_of(group, cursor);
            repaired.push_str(&text[cursor..span.start()]);
            repaired.extend(group.iter().map(|cell| cell.c));
            cursor = span.end();
        }
        cursor
    }

    /// Neighbouring cells that were repaired in the same way, or that share a character.
    fn repaired(&self) -> impl Iterator<Item = &[Cell]> {
        self.cells
            .chunk_by(|a, b| a.history == b.history || b.start < a.end)
            .filter(|group| group.iter().any(|cell| cell.history != 0))
    }
}

/// What the cells stand for of the text from `cursor` on.
fn span_of(cells: &[Cell], cursor: usize) -> Span {
    let start = cells.first().map_or(cursor, |cell| cell.start).max(cursor);
    Span::new(start, cells.last().map_or(start, |cell| cell.end).max(start))
}

/// The punctuation all of windows-1250 to 1258 and 874 have at the code point's byte.
const fn windows_punctuation(c: char) -> Option<char> {
    Some(match c {
        '\u{80}' => '€',
        '\u{84}' => '„',
        '\u{85}' => '…',
        '\u{91}' => '‘',
        '\u{92}' => '’',
        '\u{93}' => '“',
        '\u{94}' => '”',
        '\u{95}' => '•',
        '\u{96}' => '–',
        '\u{97}' => '—',
        _ => return None,
    })
}
