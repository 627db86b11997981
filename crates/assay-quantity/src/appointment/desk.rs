//! What every reader works at: the line and the moment of reading.

use jiff::civil::{Date, DateTime};

use crate::line::Line;

/// The line that is read and the moment that relative times are relative to.
pub(super) struct Desk<'a> {
    pub(super) line: &'a Line<'a>,
    pub(super) now: DateTime,
}

impl Desk<'_> {
    pub(super) fn today(&self) -> Date {
        self.now.date()
    }

    /// The lexeme at `i` in lower case.
    pub(super) fn low(&self, i: usize) -> &str {
        self.line.low(i)
    }

    pub(super) fn before(&self, i: usize) -> &str {
        self.line.low_before(i)
    }

    /// The lexeme after `i` if it is one of these words, else `i`.
    pub(super) fn skip(&self, i: usize, words: &[&str]) -> usize {
        i + usize::from(i < self.line.len() && words.contains(&self.low(i)))
    }

    pub(super) fn is(&self, i: usize, words: &[&str]) -> bool {
        words.contains(&self.low(i))
    }

    /// The lexeme after these words, if they stand at `i` in this order.
    pub(super) fn words(&self, i: usize, words: &[&str]) -> Option<usize> {
        words.iter().enumerate().all(|(n, word)| self.low(i + n) == *word).then_some(i + words.len())
    }

    /// The lexeme after the first of these sequences that stands at `i`.
    pub(super) fn any(&self, i: usize, sequences: &[&[&str]]) -> Option<usize> {
        sequences.iter().find_map(|words| self.words(i, words))
    }

    /// Digits of a length between `least` and `most`.
    pub(super) fn digits(&self, i: usize, least: usize, most: usize) -> Option<i64> {
        let raw = self.line.raw(i);
        (self.line.is_digits(i) && (least..=most).contains(&raw.len())).then(|| raw.parse().ok()).flatten()
    }

    /// Whether lexeme `i` is not glued to letters or digits in front.
    pub(super) fn is_free(&self, i: usize) -> bool {
        if !self.line.glued(i) {
            return true;
        }
        let before = i - 1;
        !(self.line.is_letters(before) || self.line.is_digits(before))
            && !(["-", "/", ".", "_", ",", ":", "+", "$"].contains(&self.low(before))
                && self.line.glued(before)
                && before > 0
                && (self.line.is_digits(before - 1) || self.line.is_mark(before, '$'))
                && !(self.low(before) == "-" && self.begins_date(i, before)))
    }

    /// Whether nothing is glued on at `past` that would make more of the digits before.
    pub(super) fn ends(&self, past: usize) -> bool {
        if !self.line.glued(past) {
            return true;
        }
        match self.low(past) {
            "." | "," | ":" | "'" | "’" => !(self.line.glued(past + 1) && self.line.is_digits(past + 1)),
            // "2014-2018" and "10/1/2018-10/7/2018" join two dates; "2019-12" goes on.
            "-" | "/" => {
                !(self.line.glued(past + 1) && self.line.is_digits(past + 1))
                    || self.low(past) == "-" && self.begins_date(past + 1, past)
            }
            "%" | "_" => false,
            _ => !self.line.is_letters(past) && !self.line.is_digits(past),
        }
    }

    /// Whether the digits at `at`, behind the hyphen at `hyphen`, begin a date or a year of their own
    /// and do not go on with the one in front.
    fn begins_date(&self, at: usize, hyphen: usize) -> bool {
        let whole = |from: usize, mark: &str| {
            self.low(from + 1) == mark && self.line.glued(from + 1) && self.line.is_digits(from + 2)
        };
        let year = |i: usize| self.line.is_digits(i) && self.line.raw(i).len() == 4;
        let before = hyphen.wrapping_sub(1);
        year(at) && year(before) && !whole(at, "-") && self.low(hyphen) == "-"
            || whole(at, "/") && self.line.is_digits(before)
            || year(before) && whole(at, "-") && whole(at + 2, "-")
    }

    /// Whether a sentence or clause ends at `i`.
    pub(super) fn stops(&self, i: usize) -> bool {
        i >= self.line.len() || matches!(self.low(i), "." | "!" | "?" | "," | ";" | ")")
    }
}
