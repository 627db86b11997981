//! Characters on their way through repair, each with the part of the text it stands for.

use crate::{Certainty, CodePage};

/// A character of a passage under repair.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub(super) c: char,
    /// Byte offsets into the text under repair.
    pub(super) start: usize,
    pub(super) end: usize,
    /// How it came about; 0 if it was not touched. A place in [`Histories`].
    pub(super) history: u16,
}

impl Cell {
    /// The untouched cells of `text` between two offsets.
    pub(super) fn all(text: &str, start: usize, end: usize) -> Vec<Self> {
        let chars = text.get(start..end).unwrap_or_default().char_indices();
        chars
            .map(|(at, c)| Self { c, start: start + at, end: start + at + c.len_utf8(), history: 0 })
            .collect()
    }

    pub(super) const fn is_white(&self) -> bool {
        matches!(self.c, ' ' | '\t' | '\n' | '\r')
    }
}

/// The ways in which characters of a passage came about, each once.
#[derive(Debug)]
pub(super) struct Histories(Vec<History>);

/// The pages that were undone, the first undone first, and what was lost on the way.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct History {
    pub(super) chain: Vec<CodePage>,
    pub(super) certainty: Certainty,
}

impl Histories {
    pub(super) fn new() -> Self {
        Self(vec![History { chain: Vec::new(), certainty: Certainty::Certain }])
    }

    pub(super) fn get(&self, number: u16) -> &History {
        &self.0[usize::from(number)]
    }

    /// The history of characters that came of `cells` when `page` was undone.
    pub(super) fn undo(&mut self, cells: &[Cell], page: CodePage, certainty: Certainty) -> u16 {
        let longest = cells
            .iter()
            .map(|cell| cell.history)
            .max_by_key(|number| self.get(*number).chain.len())
            .unwrap_or(0);
        let worst = cells.iter().map(|cell| self.get(cell.history).certainty).max().unwrap_or(certainty);
        let mut history = self.get(longest).clone();
        history.chain.push(page);
        history.certainty = worst.max(certainty);
        if let Some(known) = self.0.iter().position(|known| *known == history) {
            return known as u16;
        }
        if self.0.len() >= usize::from(u16::MAX) {
            return longest;
        }
        self.0.push(history);
        (self.0.len() - 1) as u16
    }
}
