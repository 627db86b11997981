//! A passage of text under repair: the stretch of a line in which something looks damaged.

use super::cell::{Cell, Histories};
use super::exact::{Bytes, Sequence, reading};
use super::scan::next_suspicion;
use crate::codepage::{PAGE_COUNT, Row, page, row};
use crate::plausibility::surprise;
use crate::{Certainty, CodePage, RepairDetail, Rewrite, Span, Text};

/// Bits by which the best reading of a passage has to be more plausible than the passage.
const EVIDENCE: i32 = 13;
/// Bits a single word may lose where the passage as a whole has shown the page.
const TOLERANCE: i32 = -4;
/// What one implausible word can weigh against the others of a passage.
const COUNTER_EVIDENCE: i32 = -12;
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
pub(super) fn mend_all(text: &str) -> Vec<Passage> {
    let mut mended = Vec::new();
    let mut at = 0;
    while let Some(suspicion) = next_suspicion(text, at) {
        let (start, end) = bounds(text, at, suspicion);
        let mut passage = Passage::new(text, start, end);
        if passage.mend() {
            mended.push(passage);
        }
        at = end;
    }
    mended
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

/// What a page makes of a passage.
struct Reading {
    page: usize,
    gain: i32,
    sequences: Vec<Sequence>,
}

impl Passage {
    fn new(text: &str, start: usize, end: usize) -> Self {
        let cells = text[start..end]
            .char_indices()
            .map(|(at, c)| Cell { c, start: start + at, end: start + at + c.len_utf8(), history: 0 })
            .collect();
        Self { cells, histories: Histories::new() }
    }

    /// Whether anything was repaired.
    fn mend(&mut self) -> bool {
        let mut changed = false;
        for _ in 0..MAX_ROUNDS {
            let Some(best) = self.best_reading() else { break };
            self.apply(&best.sequences, page(best.page).name);
            changed = true;
        }
        self.mend_controls() || changed
    }

    fn best_reading(&self) -> Option<Reading> {
        let rows: Vec<&'static Row> = self.cells.iter().map(|cell| row(cell.c)).collect();
        let words = words(&self.cells);
        let mut possible = 0;
        for pair in rows.windows(2) {
            possible |= (pair[0].lead2 | pair[0].lead3 | pair[0].lead4) & pair[1].trail;
        }
        let mut best: Option<Reading> = None;
        for number in (0..PAGE_COUNT).filter(|number| possible >> number & 1 == 1) {
            let reading = self.read_as(number, &rows, &words);
            let enough = EVIDENCE + page(number).rarity;
            if reading.gain >= enough
                && best.as_ref().is_none_or(|best| {
                    reading.gain - page(number).rarity > best.gain - page(best.page).rarity
                })
            {
                best = Some(reading);
            }
        }
        best
    }

    fn read_as(&self, number: usize, rows: &[&'static Row], words: &[(usize, usize)]) -> Reading {
        let bytes = Bytes { rows, page: number };
        let mut kept = Vec::new();
        let mut word_sequences = Vec::new();
        let mut gain = 0;
        for &(from, to) in words {
            word_sequences.clear();
            let rest = bytes.sequences(from, to, &mut word_sequences);
            // In a long word of which the page explains little, the rest speaks against it.
            if word_sequences.is_empty() || rest > 6 && rest > 4 * word_sequences.len() {
                continue;
            }
            let before = surprise(self.cells[from..to].iter().map(|cell| cell.c));
            let after = surprise(reading(&self.cells, &word_sequences, from, to));
            gain += (before - after).max(COUNTER_EVIDENCE);
            if before - after >= TOLERANCE {
                kept.append(&mut word_sequences);
            }
        }
        Reading { page: number, gain, sequences: kept }
    }

    fn apply(&mut self, sequences: &[Sequence], page: CodePage) {
        let mut cells = Vec::with_capacity(self.cells.len());
        let mut cursor = 0;
        for sequence in sequences {
            cells.extend_from_slice(&self.cells[cursor..sequence.from]);
            let damaged = &self.cells[sequence.from..sequence.to];
            cells.push(Cell {
                c: sequence.c,
                start: self.cells[sequence.from].start,
                end: self.cells[sequence.to - 1].end,
                history: self.histories.undo(damaged, page, Certainty::Certain),
            });
            cursor = sequence.to;
        }
        cells.extend_from_slice(&self.cells[cursor..]);
        self.cells = cells;
    }

    /// Control characters between U+0080 and U+009F are punctuation of the Windows pages that was
    /// read as ISO 8859-1; those on which these pages agree are put right.
    fn mend_controls(&mut self) -> bool {
        let mut changed = false;
        for at in 0..self.cells.len() {
            let cell = self.cells[at];
            let Some(c) = windows_punctuation(cell.c) else { continue };
            let history = self.histories.undo(&[cell], CodePage("ISO-8859-1"), Certainty::Certain);
            self.cells[at] = Cell { c, history, ..cell };
            changed = true;
        }
        changed
    }

    /// Writes the passage, repaired, and what stands before it.
    pub(super) fn write(&self, text: &Text, rewrite: &mut Rewrite<'_>) {
        for group in self.repaired() {
            let (start, end) = (group[0].start, group[group.len() - 1].end);
            let history = self.histories.get(group[0].history);
            rewrite.copy(Span::new(rewrite.cursor(), start));
            let kind = rewrite.add_repair(RepairDetail {
                original: text.slice(Span::new(start, end)).to_owned(),
                chain: history.chain.clone(),
                certainty: history.certainty,
            });
            for cell in group.chunk_by(|a, b| b.start < a.end) {
                let characters: String = cell.iter().map(|cell| cell.c).collect();
                rewrite.replace(Span::new(cell[0].start, cell[cell.len() - 1].end), &characters, kind);
            }
        }
    }

    /// Appends `text` from `cursor` to the end of the passage, repaired, and returns that end.
    pub(super) fn append(&self, text: &str, mut cursor: usize, repaired: &mut String) -> usize {
        for group in self.repaired() {
            repaired.push_str(&text[cursor..group[0].start]);
            repaired.extend(group.iter().map(|cell| cell.c));
            cursor = group[group.len() - 1].end;
        }
        cursor
    }

    /// Neighbouring cells that were repaired in the same way.
    fn repaired(&self) -> impl Iterator<Item = &[Cell]> {
        self.cells.chunk_by(|a, b| a.history == b.history).filter(|group| group[0].history != 0)
    }
}

/// Stretches of cells without white space of ASCII that hold something beyond ASCII.
fn words(cells: &[Cell]) -> Vec<(usize, usize)> {
    let mut words = Vec::new();
    let mut from = 0;
    for part in cells.split(|cell| cell.is_white()) {
        if part.iter().any(|cell| !cell.c.is_ascii()) {
            words.push((from, from + part.len()));
        }
        from += part.len() + 1;
    }
    words
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
