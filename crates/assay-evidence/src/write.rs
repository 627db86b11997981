//! Making a store.

use std::collections::BTreeMap;

use crate::layout::{HEADER, MAGIC, RAW};
use crate::row;
use crate::tenure::fold;

/// A series to be stored. The values of a place are pairs of year and number as published, in
/// order of year.
#[derive(Clone, Debug, Default)]
pub struct SeriesDraft {
    /// Its code at its publisher's.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The unit of its values.
    pub unit: String,
    /// What is counted and how.
    pub definition: String,
    /// Who publishes it.
    pub source: String,
    /// On what terms.
    pub licence: String,
    /// When this state of it was published.
    pub vintage: String,
    /// Place code and values.
    pub rows: BTreeMap<String, Vec<(i16, String)>>,
}

/// A tenure to be stored; fields as in [`Tenure`](crate::Tenure), an unknown end empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct TenureDraft {
    /// The country, ISO 3166-1 alpha-3.
    pub place: String,
    /// First day.
    pub start: String,
    /// The person's full name.
    pub person: String,
    /// The office.
    pub office: String,
    /// Last day, or empty.
    pub end: String,
    /// Where the list comes from.
    pub source: String,
}

/// Everything that goes into a store.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Places: code, English name, whether it is a group of countries.
    pub places: BTreeMap<String, (String, bool)>,
    /// Series, in any order.
    pub series: Vec<SeriesDraft>,
    /// Tenures, in any order.
    pub tenures: Vec<TenureDraft>,
}

/// Why a store cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DraftError {
    /// A series speaks of a place that is not among the places.
    #[error("{series}: there is no place {place}")]
    UnknownPlace {
        /// The series' code.
        series: String,
        /// The place's code.
        place: String,
    },
    /// The values of a place are not numbers in order of year.
    #[error("{series}, {place}: the values are not numbers in order of year")]
    Values {
        /// The series' code.
        series: String,
        /// The place's code.
        place: String,
    },
    /// A code is not three ASCII capitals or digits.
    #[error("“{0}” is not a place code of three capitals")]
    PlaceCode(String),
    /// The store would be longer than its offsets can say.
    #[error("the store is too large")]
    TooLarge,
}

impl Draft {
    /// The store's body. [`seal`] puts the header before it.
    ///
    /// # Errors
    /// [`DraftError`] where the draft contradicts itself or is too large.
    pub fn body(mut self) -> Result<Vec<u8>, DraftError> {
        self.series.sort_by(|a, b| a.code.cmp(&b.code));
        self.tenures.sort();
        let mut text = Text::default();
        let mut places = Vec::new();
        for (code, (name, group)) in &self.places {
            let code: [u8; 3] =
                code.as_bytes().try_into().map_err(|_| DraftError::PlaceCode(code.clone()))?;
            places.extend_from_slice(&code);
            places.extend_from_slice(&[u8::from(*group), 0, 0, 0, 0]);
            places.extend_from_slice(&text.add(name)?);
        }
        let index: BTreeMap<&str, u16> = self.places.keys().map(String::as_str).zip(0..).collect();
        let (mut series, mut rows) = (Vec::new(), Vec::new());
        for draft in &self.series {
            write_series(draft, &index, &mut text, &mut series, &mut rows)?;
        }
        let mut tenures = Vec::new();
        let mut words: BTreeMap<(String, u32), ()> = BTreeMap::new();
        for (draft, number) in self.tenures.iter().zip(0..) {
            for part in [&draft.person, &draft.office, &draft.place, &draft.start, &draft.end, &draft.source]
            {
                tenures.extend_from_slice(&text.add(part)?);
            }
            tenures.extend_from_slice(&[0; 4]);
            for word in draft.person.split_whitespace() {
                words.insert((fold(word), number), ());
            }
        }
        let mut index = Vec::new();
        for (word, number) in words.keys() {
            index.extend_from_slice(&text.add(word)?);
            index.extend_from_slice(&number.to_le_bytes());
        }
        let counts =
            [text.bytes.len(), self.places.len(), self.series.len(), self.tenures.len(), words.len()];
        let mut body = Vec::new();
        for count in counts {
            body.extend_from_slice(&small(count)?.to_le_bytes());
        }
        for part in [text.bytes, places, series, tenures, index, rows] {
            body.extend_from_slice(&part);
        }
        small(body.len() + HEADER)?;
        Ok(body)
    }
}

/// A whole store: the header with the SHA-256 of `body`, which the caller computes, and `body`.
#[must_use]
pub fn seal(body: &[u8], digest: [u8; 32]) -> Vec<u8> {
    [MAGIC.as_slice(), &digest, body].concat()
}

fn write_series(
    draft: &SeriesDraft,
    places: &BTreeMap<&str, u16>,
    text: &mut Text,
    series: &mut Vec<u8>,
    rows: &mut Vec<u8>,
) -> Result<(), DraftError> {
    let start = rows.len();
    let years = draft.rows.values().flatten().map(|(year, _)| *year);
    let coverage = (years.clone().min().unwrap_or_default(), years.max().unwrap_or_default());
    let mut written = 0_u32;
    for (place, values) in &draft.rows {
        let wrong = || DraftError::Values { series: draft.code.clone(), place: place.clone() };
        let index = places
            .get(place.as_str())
            .ok_or_else(|| DraftError::UnknownPlace { series: draft.code.clone(), place: place.clone() })?;
        let values: Vec<(i16, &str)> = values.iter().map(|(year, text)| (*year, text.as_str())).collect();
        let (first, span, form, bytes) = row::pack(&values).ok_or_else(wrong)?;
        let length = u16::try_from(bytes.len()).map_err(|_| wrong())?;
        debug_assert!(form == RAW || form < 128);
        rows.extend_from_slice(&index.to_le_bytes());
        rows.extend_from_slice(&first.to_le_bytes());
        rows.extend_from_slice(&[span, form]);
        rows.extend_from_slice(&length.to_le_bytes());
        rows.extend_from_slice(&bytes);
        written += 1;
    }
    for part in [
        &draft.code,
        &draft.name,
        &draft.unit,
        &draft.definition,
        &draft.source,
        &draft.licence,
        &draft.vintage,
        &String::new(),
    ] {
        series.extend_from_slice(&text.add(part)?);
    }
    series.extend_from_slice(&coverage.0.to_le_bytes());
    series.extend_from_slice(&coverage.1.to_le_bytes());
    series.extend_from_slice(&small(start)?.to_le_bytes());
    series.extend_from_slice(&small(rows.len() - start)?.to_le_bytes());
    series.extend_from_slice(&written.to_le_bytes());
    series.extend_from_slice(&[0; 4]);
    Ok(())
}

/// Texts one after another; equal texts are kept once.
#[derive(Default)]
struct Text {
    bytes: Vec<u8>,
    known: BTreeMap<String, [u8; 8]>,
}

impl Text {
    fn add(&mut self, text: &str) -> Result<[u8; 8], DraftError> {
        if let Some(reference) = self.known.get(text) {
            return Ok(*reference);
        }
        let mut reference = [0; 8];
        reference[..4].copy_from_slice(&small(self.bytes.len())?.to_le_bytes());
        reference[4..].copy_from_slice(&small(text.len())?.to_le_bytes());
        self.bytes.extend_from_slice(text.as_bytes());
        self.known.insert(text.to_owned(), reference);
        Ok(reference)
    }
}

fn small(number: usize) -> Result<u32, DraftError> {
    u32::try_from(number).map_err(|_| DraftError::TooLarge)
}
