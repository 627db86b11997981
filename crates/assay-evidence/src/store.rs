//! The store and how it is read.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::layout::{
    COUNTS, HEADER, MAGIC, PLACE, ROW, SERIES, SERIES_TEXTS, TENURE, TENURE_TEXTS, TEXT, WORD,
};
use crate::row::Row;
use crate::tenure::fold;
use crate::{Coverage, Observation, Series, Tenure};

/// The bytes of one store, read in place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Store {
    bytes: Cow<'static, [u8]>,
    digest: String,
    tables: Tables,
}

/// Where the parts of the store begin (byte offsets), and how many entries they have.
#[derive(Clone, Copy, Debug, Default)]
struct Tables {
    text: usize,
    text_length: usize,
    places: usize,
    place_count: usize,
    series: usize,
    series_count: usize,
    tenures: usize,
    tenure_count: usize,
    words: usize,
    word_count: usize,
    rows: usize,
}

/// Why evidence could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EvidenceError {
    /// The store's bytes are damaged.
    #[error("the evidence store is damaged: {what} at byte {position}")]
    Damaged {
        /// What was wrong.
        what: &'static str,
        /// Byte offset in the store.
        position: usize,
    },
    /// The file of measure names is not in its format.
    #[error("data/measures.txt, line {line}: {what}")]
    Measures {
        /// What was wrong.
        what: &'static str,
        /// Line, counted from 1.
        line: usize,
    },
}

impl Store {
    /// Opens a store. The tables are checked, the values are not: a damaged row ends early.
    pub(crate) fn open(bytes: Cow<'static, [u8]>) -> Result<Self, EvidenceError> {
        if !bytes.starts_with(MAGIC) {
            return Err(damaged("no evidence store", 0));
        }
        let digest = bytes.get(MAGIC.len()..HEADER).ok_or_else(|| damaged("header cut short", 0))?;
        let mut written = "sha256:".to_owned();
        for byte in digest {
            write!(written, "{byte:02x}").unwrap_or_default();
        }
        let tables = Tables::read(&bytes)?;
        let store = Self { bytes, digest: written, tables };
        store.check_tables()?;
        Ok(store)
    }

    /// SHA-256 of the store, as `sha256:` and 64 hexadecimal digits. It is computed when the store
    /// is built, over everything after the header.
    pub(crate) fn digest(&self) -> &str {
        &self.digest
    }

    /// All series in order of code.
    pub(crate) fn series(&self) -> impl Iterator<Item = Series<'_>> {
        (0..self.tables.series_count).map(|index| self.series_at(index))
    }

    /// The series with this code, in capitals or not.
    pub(crate) fn find(&self, code: &str) -> Option<Series<'_>> {
        self.series_index(code).map(|index| self.series_at(index))
    }

    /// The observations of a series for a place (ISO 3166-1 alpha-3 or the publisher's code of a
    /// group), in order of year; empty where there is none.
    pub(crate) fn observations(&self, code: &str, place: &str) -> Vec<Observation> {
        self.row(code, place).map(|row| row.values().collect()).unwrap_or_default()
    }

    /// The value of a series for a place and a year.
    pub(crate) fn value(&self, code: &str, place: &str, year: i16) -> Option<f64> {
        self.row(code, place)?.values().of(year)
    }

    /// The values of a series in one year: place code and value, in order of place.
    pub(crate) fn year(&self, code: &str, year: i16) -> Vec<(&str, f64)> {
        self.rows(code)
            .filter_map(|(place, row)| Some((self.place_at(place)?.0, row.values().of(year)?)))
            .collect()
    }

    /// The places a series has values for, in order of code.
    pub(crate) fn places(&self, code: &str) -> Vec<&str> {
        self.rows(code).filter_map(|(place, _)| self.place_at(place)).map(|(code, ..)| code).collect()
    }

    /// All places: code, English name, whether it is a group; in order of code.
    pub(crate) fn all_places(&self) -> impl Iterator<Item = (&str, &str, bool)> {
        (0..self.tables.place_count).filter_map(|index| self.place_at(index))
    }

    /// The English name of a place code: "El Salvador".
    pub(crate) fn place_name(&self, place: &str) -> Option<&str> {
        self.place_at(self.place_index(place)?).map(|(_, name, _)| name)
    }

    /// Whether the code stands for a group of countries (a region, an income group, the world).
    pub(crate) fn is_group(&self, place: &str) -> bool {
        self.place_index(place).and_then(|index| self.place_at(index)).is_some_and(|(_, _, group)| group)
    }

    /// Tenures of office of people whose name has this surname (or another word of it), in order
    /// of country and beginning. Case and marks on letters do not count.
    pub(crate) fn tenures(&self, surname: &str) -> Vec<Tenure<'_>> {
        let wanted = fold(surname);
        let word = |index: usize| self.text(self.tables.words + index * WORD);
        let mut low = 0;
        let mut high = self.tables.word_count;
        while low < high {
            let middle = low.midpoint(high);
            if word(middle) < wanted.as_str() {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        (low..self.tables.word_count)
            .take_while(|index| word(*index) == wanted)
            .filter_map(|index| self.tenure_at(self.u32(self.tables.words + index * WORD + TEXT)? as usize))
            .collect()
    }

    fn tenure_at(&self, index: usize) -> Option<Tenure<'_>> {
        if index >= self.tables.tenure_count {
            return None;
        }
        let at = self.tables.tenures + index * TENURE;
        let text = |number: usize| self.text(at + number * TEXT);
        let end = text(4);
        Some(Tenure {
            person: text(0),
            office: text(1),
            place: text(2),
            start: text(3),
            end: (!end.is_empty()).then_some(end),
            source: text(5),
        })
    }

    fn series_at(&self, index: usize) -> Series<'_> {
        let at = self.tables.series + index * SERIES;
        let text = |number: usize| self.text(at + number * TEXT);
        let years = at + SERIES_TEXTS * TEXT;
        let coverage = Coverage {
            first: self.i16(years).unwrap_or_default(),
            last: self.i16(years + 2).unwrap_or_default(),
        };
        Series {
            code: text(0),
            name: text(1),
            unit: text(2),
            definition: text(3),
            source: text(4),
            licence: text(5),
            vintage: text(6),
            coverage,
        }
    }

    fn series_index(&self, code: &str) -> Option<usize> {
        let upper = code.to_ascii_uppercase();
        let at = |index: usize| self.text(self.tables.series + index * SERIES);
        search(self.tables.series_count, |index| at(index).cmp(upper.as_str()))
    }

    fn place_index(&self, code: &str) -> Option<usize> {
        search(self.tables.place_count, |index| self.place_at(index).map_or("", |(code, ..)| code).cmp(code))
    }

    fn place_at(&self, index: usize) -> Option<(&str, &str, bool)> {
        if index >= self.tables.place_count {
            return None;
        }
        let at = self.tables.places + index * PLACE;
        let code = std::str::from_utf8(self.bytes.get(at..at + 3)?).ok()?;
        Some((code, self.text(at + 8), *self.bytes.get(at + 3)? != 0))
    }

    /// Rows of a series: index of the place, row.
    fn rows(&self, code: &str) -> impl Iterator<Item = (usize, Row<'_>)> {
        let rows = self.series_index(code).and_then(|index| {
            let at = self.tables.series + index * SERIES + SERIES_TEXTS * TEXT + 4;
            let start = self.tables.rows.checked_add(self.u32(at)? as usize)?;
            self.bytes.get(start..start.checked_add(self.u32(at + 4)? as usize)?)
        });
        let mut rest = rows.unwrap_or_default();
        std::iter::from_fn(move || {
            let (head, after) = rest.split_first_chunk::<ROW>()?;
            let [p0, p1, y0, y1, span, form, l0, l1] = *head;
            let (bytes, after) = after.split_at_checked(usize::from(u16::from_le_bytes([l0, l1])))?;
            rest = after;
            let first = i16::from_le_bytes([y0, y1]);
            Some((usize::from(u16::from_le_bytes([p0, p1])), Row { first, span, form, bytes }))
        })
    }

    fn row(&self, code: &str, place: &str) -> Option<Row<'_>> {
        let place = self.place_index(place)?;
        self.rows(code).find(|(index, _)| *index == place).map(|(_, row)| row)
    }

    /// The text a reference at `at` points to; empty where it points outside or is no UTF-8.
    fn text(&self, at: usize) -> &str {
        self.try_text(at).unwrap_or_default()
    }

    fn try_text(&self, at: usize) -> Option<&str> {
        let start = self.u32(at)? as usize;
        let end = start.checked_add(self.u32(at + 4)? as usize)?;
        let text = self.bytes.get(self.tables.text..self.tables.text + self.tables.text_length)?;
        std::str::from_utf8(text.get(start..end)?).ok()
    }

    fn u32(&self, at: usize) -> Option<u32> {
        self.bytes.get(at..)?.first_chunk().map(|bytes| u32::from_le_bytes(*bytes))
    }

    fn i16(&self, at: usize) -> Option<i16> {
        self.bytes.get(at..)?.first_chunk().map(|bytes| i16::from_le_bytes(*bytes))
    }

    /// Every reference to text and every range of rows must lie within the store, and the tables
    /// must be in order, or looking things up would silently fail.
    fn check_tables(&self) -> Result<(), EvidenceError> {
        let tables = &self.tables;
        let mut before = "";
        for index in 0..tables.place_count {
            let at = tables.places + index * PLACE;
            let code = self.place_at(index).map(|(code, ..)| code).filter(|code| *code > before);
            before = code.ok_or_else(|| damaged("places out of order", at))?;
            self.try_text(at + 8).ok_or_else(|| damaged("name of a place", at))?;
        }
        let mut before = "";
        for index in 0..tables.series_count {
            let at = tables.series + index * SERIES;
            for text in 0..SERIES_TEXTS {
                let at = at + text * TEXT;
                self.try_text(at).ok_or_else(|| damaged("text of a series", at))?;
            }
            let code = Some(self.text(at)).filter(|code| *code > before);
            before = code.ok_or_else(|| damaged("series out of order", at))?;
            let range = at + SERIES_TEXTS * TEXT + 4;
            let end = self.u32(range).zip(self.u32(range + 4)).map(|(a, b)| u64::from(a) + u64::from(b));
            if end.is_none_or(|end| end + tables.rows as u64 > self.bytes.len() as u64) {
                return Err(damaged("rows of a series", range));
            }
        }
        for index in 0..tables.tenure_count {
            for text in 0..TENURE_TEXTS {
                let at = tables.tenures + index * TENURE + text * TEXT;
                self.try_text(at).ok_or_else(|| damaged("text of a tenure", at))?;
            }
        }
        Ok(())
    }
}

impl Tables {
    fn read(bytes: &[u8]) -> Result<Self, EvidenceError> {
        let mut counts = [0_usize; 5];
        for (index, count) in counts.iter_mut().enumerate() {
            let at = HEADER + index * 4;
            let number = bytes.get(at..).and_then(|rest| rest.first_chunk());
            *count = u32::from_le_bytes(*number.ok_or_else(|| damaged("counts cut short", at))?) as usize;
        }
        let [text_length, place_count, series_count, tenure_count, word_count] = counts;
        let mut at = HEADER + COUNTS;
        let mut part = |count: usize, size: usize| {
            let start = at;
            let end = count.checked_mul(size).and_then(|length| start.checked_add(length));
            at = end
                .filter(|end| *end <= bytes.len())
                .ok_or_else(|| damaged("a table is longer than the store", start))?;
            Ok(start)
        };
        Ok(Self {
            text: part(text_length, 1)?,
            text_length,
            places: part(place_count, PLACE)?,
            place_count,
            series: part(series_count, SERIES)?,
            series_count,
            tenures: part(tenure_count, TENURE)?,
            tenure_count,
            words: part(word_count, WORD)?,
            word_count,
            rows: part(0, 1)?,
        })
    }
}

/// Binary search over the indices `0..count`.
fn search(count: usize, compare: impl Fn(usize) -> std::cmp::Ordering) -> Option<usize> {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low.midpoint(high);
        match compare(middle) {
            std::cmp::Ordering::Equal => return Some(middle),
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
        }
    }
    None
}

fn damaged(what: &'static str, position: usize) -> EvidenceError {
    EvidenceError::Damaged { what, position }
}
