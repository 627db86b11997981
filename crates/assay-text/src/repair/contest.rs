//! The contest of code pages over a passage: each gives its reading, the most plausible wins.

use super::cell::Cell;
use super::diacritics::variety;
use super::exact::{Bytes, Sequence, reading};
use super::{east_asian, loose};
use crate::CodePage;
use crate::codepage::{MULTI_PAGES, PAGE_COUNT, Row, page};
use crate::kind::{Kind, Script, trait_of};
use crate::plausibility::surprise;

/// Bits by which the best reading of a passage has to be more plausible than the passage.
const EVIDENCE: i32 = 11;
/// Bits at least one word of it has to gain: many weak hints are no evidence.
const BEST_WORD: i32 = 11;
/// Bits that several words, each with some evidence, have to gain together instead.
const MANY_WORDS: i32 = 30;
/// Bits the best of several words has to gain.
const FAIR_WORD: i32 = 8;
/// Bits asked for where the text has shown the page elsewhere.
const LITTLE_EVIDENCE: i32 = 8;
/// Bits a word gains where it stands in Latin text and loses what is foreign to it, or the reverse.
const FOREIGN: i32 = 4;
/// Bits a single word may lose where the passage as a whole has shown the page.
const TOLERANCE: i32 = -4;
/// What one implausible word can weigh against the others of a passage.
const COUNTER_EVIDENCE: i32 = -12;
/// Bits for every character only a careless program makes of its byte.
const CARELESS: i32 = 3;
/// Bits of evidence multi-byte pages are asked for beyond the least.
const MULTI_RARITY: i32 = 2;

/// Pages by number: the single-byte ones, and after them those of East Asia.
pub(super) type Pages = u64;

/// What a page makes of a passage.
pub(super) struct Reading {
    pub(super) number: usize,
    pub(super) page: CodePage,
    pub(super) sequences: Vec<Sequence>,
    gain: i32,
    best_word: i32,
    /// Gain less what is held against the page, for comparison with others.
    rank: i32,
}

/// Bits of evidence asked for of pages the text has shown elsewhere, and of others.
struct Bar {
    known: i32,
    unknown: i32,
}

const WHOLE: Bar = Bar { known: LITTLE_EVIDENCE, unknown: EVIDENCE };
/// Where something was lost, a little more is asked for; of a known page it is the folded space
/// after a capital, which changes hardly anything, that asks for so little.
const LOOSE: Bar = Bar { known: 0, unknown: EVIDENCE + 2 };

/// A passage before the contest: its cells with their bytes in every page, and its words.
pub(super) struct Contest<'a> {
    cells: &'a [Cell],
    rows: Vec<&'static Row>,
    words: Vec<(usize, usize)>,
    /// Pages the text has shown elsewhere.
    known: Pages,
    /// Whether the passage is in the Latin script for the most part.
    latin: bool,
}

impl<'a> Contest<'a> {
    pub(super) fn new(cells: &'a [Cell], known: Pages) -> Self {
        let rows = cells.iter().map(|cell| crate::codepage::row(cell.c)).collect();
        let plain = cells.iter().filter(|cell| cell.c.is_ascii_alphabetic()).count();
        let beyond = cells.iter().filter(|cell| !cell.c.is_ascii()).count();
        Self { cells, rows, words: words(cells), known, latin: plain >= 3 && plain > beyond }
    }

    /// The best reading of what is whole; `None` where none is plausible enough.
    pub(super) fn best(&self) -> Option<Reading> {
        let mut possible = 0;
        for pair in self.rows.windows(2) {
            possible |= (pair[0].lead2 | pair[0].lead3 | pair[0].lead4) & pair[1].trail;
        }
        let single = (0..PAGE_COUNT)
            .filter(|number| possible >> number & 1 == 1)
            .map(|number| self.read_as_single(number));
        let east_asian = self.cells.iter().any(|cell| east_asian::may_lead(cell.c));
        let multi = (0..MULTI_PAGES.len()).filter(|_| east_asian).map(|number| self.read_as_multi(number));
        self.winner(single.chain(multi), &WHOLE)
    }

    /// The best reading with what was lost; asks for more evidence of pages not known.
    pub(super) fn best_loose(&self) -> Option<Reading> {
        let pages = loose::pages(self.cells, &self.rows, self.known as u32);
        let readings =
            (0..PAGE_COUNT).filter(|number| pages >> number & 1 == 1).map(|number| self.read_loosely(number));
        self.winner(readings, &LOOSE)
    }

    fn winner(&self, readings: impl Iterator<Item = Reading>, bar: &Bar) -> Option<Reading> {
        let mut best: Option<Reading> = None;
        for reading in readings.filter(|reading| !reading.sequences.is_empty()) {
            let enough = if self.known >> reading.number & 1 == 1 {
                reading.gain >= bar.known
            } else {
                let words = reading.best_word >= BEST_WORD
                    || reading.best_word >= FAIR_WORD && reading.gain >= MANY_WORDS;
                words && reading.gain >= bar.unknown + rarity(reading.number)
            };
            if enough && best.as_ref().is_none_or(|best| reading.rank > best.rank) {
                best = Some(reading);
            }
        }
        best
    }

    fn read_as_single(&self, number: usize) -> Reading {
        let bytes = Bytes { rows: &self.rows, page: number };
        let mut reading = self.judge(number, page(number).name, |word, found| {
            let rest = bytes.sequences(word.0, word.1, found);
            // Leads that lead nothing speak against the page.
            rest <= found.len()
        });
        reading.rank -= self.careless(number, &reading.sequences);
        reading
    }

    fn read_as_multi(&self, number: usize) -> Reading {
        let page = &MULTI_PAGES[number];
        self.judge(PAGE_COUNT + number, page.name, |word, found| {
            let rest = east_asian::sequences(self.cells, page, word, found);
            rest <= 1 || rest <= found.len()
        })
    }

    /// Judges every word that holds a sequence; `find` gives those of a word and whether they
    /// explain enough of it.
    fn judge(
        &self,
        number: usize,
        page: CodePage,
        find: impl Fn((usize, usize), &mut Vec<Sequence>) -> bool,
    ) -> Reading {
        let mut tally = Tally { latin: self.latin, ..Tally::default() };
        let mut found = Vec::new();
        for &word in &self.words {
            found.clear();
            if find(word, &mut found) && !found.is_empty() {
                tally.word(self.cells, word, &found, TOLERANCE);
            }
        }
        tally.reading(number, page)
    }

    /// Like [`Self::judge`] over sequences that may hold a space, so that words are what lies
    /// between the spaces that are left.
    fn read_loosely(&self, number: usize) -> Reading {
        let bytes = Bytes { rows: &self.rows, page: number };
        let mut found = Vec::new();
        loose::sequences(&bytes, self.cells, &mut found);
        let tolerance = if self.known >> number & 1 == 1 { TOLERANCE } else { 1 };
        let mut tally = Tally { latin: self.latin, ..Tally::default() };
        let mut next = 0;
        while let Some(first) = found.get(next) {
            let from = self.cells[..first.from].iter().rposition(Cell::is_white).map_or(0, |at| at + 1);
            let mut to = first.to;
            let mut end = next + 1;
            loop {
                while self.cells.get(to).is_some_and(|cell| !cell.is_white()) {
                    to += 1;
                }
                let reached = end;
                while let Some(sequence) = found.get(end).filter(|sequence| sequence.from < to) {
                    to = to.max(sequence.to);
                    end += 1;
                }
                if end == reached {
                    break;
                }
            }
            tally.word(self.cells, (from, to), &found[next..end], tolerance);
            next = end;
        }
        tally.reading(number, page(number).name)
    }

    fn careless(&self, number: usize, sequences: &[Sequence]) -> i32 {
        let cells = sequences.iter().flat_map(|sequence| sequence.from..sequence.to);
        cells.filter(|cell| self.rows[*cell].careless >> number & 1 == 1).count() as i32 * CARELESS
    }
}

/// A reading while its words are counted up.
#[derive(Default)]
struct Tally {
    latin: bool,
    gain: i32,
    best_word: i32,
    kept: Vec<Sequence>,
}

impl Tally {
    fn word(&mut self, cells: &[Cell], (from, to): (usize, usize), found: &[Sequence], tolerance: i32) {
        let mut gain = gain(cells, (from, to), found);
        if self.latin {
            let was = cells[from..to].iter().any(|cell| is_foreign_to_latin(cell.c));
            let is = reading(cells, found, from, to).any(is_foreign_to_latin);
            gain += FOREIGN * (i32::from(was) - 2 * i32::from(is && !was) - i32::from(is && was));
        }
        // A sentence or heading begins with a capital.
        if from == 0 && reading(cells, found, from, to).next().is_some_and(char::is_lowercase) {
            gain -= i32::from(!cells[from].c.is_ascii()) * 3;
        }
        let gain = gain.max(COUNTER_EVIDENCE);
        self.gain = self.gain.saturating_add(gain);
        self.best_word = self.best_word.max(gain);
        if gain >= tolerance {
            self.kept.extend_from_slice(found);
        }
    }

    fn reading(self, number: usize, page: CodePage) -> Reading {
        let rank = self.gain - rarity(number) - variety(self.kept.iter().map(|sequence| sequence.c));
        Reading { number, page, sequences: self.kept, gain: self.gain, best_word: self.best_word, rank }
    }
}

/// Whether a word of these cells could carry a contest in one of the pages, none of which is
/// known: where no word of a passage does, the contest ends as it began.
pub(super) fn convinces(cells: &[Cell], pages: u32) -> bool {
    let rows: Vec<&'static Row> = cells.iter().map(|cell| crate::codepage::row(cell.c)).collect();
    let foreign = cells.iter().any(|cell| is_foreign_to_latin(cell.c));
    let bar = FAIR_WORD - if foreign { FOREIGN } else { 0 };
    let mut found = Vec::new();
    (0..PAGE_COUNT).filter(|number| pages >> number & 1 == 1).any(|page| {
        found.clear();
        let rest = Bytes { rows: &rows, page }.sequences(0, cells.len(), &mut found);
        rest <= found.len() && !found.is_empty() && gain(cells, (0, cells.len()), &found) >= bar
    })
}

/// Bits by which a word is more plausible with the sequences in place of their characters.
fn gain(cells: &[Cell], (from, to): (usize, usize), found: &[Sequence]) -> i32 {
    let before = surprise(cells[from..to].iter().map(|cell| cell.c));
    let gain = before - surprise(reading(cells, found, from, to));
    if gain < BEST_WORD && found.len() > 1 {
        return gain.max(before - surprise_of_next_layer(reading(cells, found, from, to)));
    }
    gain
}

/// Surprise of a word that is still damaged once it is read as the most usual page again.
fn surprise_of_next_layer(chars: impl Iterator<Item = char>) -> i32 {
    let cells: Vec<Cell> = chars.map(|c| Cell { c, start: 0, end: 0, history: 0 }).collect();
    let rows: Vec<&'static Row> = cells.iter().map(|cell| crate::codepage::row(cell.c)).collect();
    let mut found = Vec::new();
    Bytes { rows: &rows, page: 0 }.sequences(0, cells.len(), &mut found);
    surprise(reading(&cells, &found, 0, cells.len()))
}

/// Whether a character is a letter of another script, of mathematics or of the drawing of boxes.
/// A small Greek letter may well stand in Latin text.
fn is_foreign_to_latin(c: char) -> bool {
    let here = trait_of(c);
    let foreign = here.kind.is_letter() && here.script.is_foreign_to_latin();
    foreign && !(here.script == Script::GREEK && here.kind == Kind::Lower)
        || matches!(c, '\u{2200}'..='\u{23FF}' | '\u{2500}'..='\u{259F}')
}

fn rarity(number: usize) -> i32 {
    if number < PAGE_COUNT { page(number).rarity } else { MULTI_RARITY }
}

/// Stretches of cells without white space of ASCII that hold something beyond ASCII.
fn words(cells: &[Cell]) -> Vec<(usize, usize)> {
    let mut words = Vec::new();
    let mut from = 0;
    for part in cells.split(Cell::is_white) {
        if part.iter().any(|cell| !cell.c.is_ascii()) {
            words.push((from, from + part.len()));
        }
        from += part.len() + 1;
    }
    words
}
