//! The evidence at hand: the embedded store, and what was added to it.

use std::borrow::Cow;

use crate::measure::{self, MeasureName};
use crate::store::{EvidenceError, Store};
use crate::{Observation, Series, Tenure};

/// The store that `cargo xtask data` builds.
static EMBEDDED: &[u8] = include_bytes!("../data/evidence.bin");

/// Parts a series' code from the vintage of another state of it: `NY.GDP.MKTP.KD.ZG@2019-01`.
const STATE: char = '@';

/// The evidence at hand: one store, and further ones that were [added](Self::with) to it.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// The first is the one all places are known by.
    stores: Vec<Store>,
    measures: Vec<MeasureName<'static>>,
    digest: String,
}

impl Evidence {
    /// The store inside the binary.
    ///
    /// # Errors
    /// [`EvidenceError`] if the embedded bytes are damaged.
    pub fn embedded() -> Result<Self, EvidenceError> {
        Self::open(EMBEDDED, measure::EMBEDDED)
    }

    /// The store in `bytes`, with the measure names of `measures` (the format of
    /// `data/measures.txt`). The tables are checked, the values are not: a damaged row ends early.
    ///
    /// # Errors
    /// [`EvidenceError`] where the bytes are no store or the measure names no such file.
    pub fn open(bytes: impl Into<Cow<'static, [u8]>>, measures: &'static str) -> Result<Self, EvidenceError> {
        let store = Store::open(bytes.into())?;
        let digest = store.digest().to_owned();
        Ok(Self { stores: vec![store], measures: measure::parse(measures)?, digest })
    }

    /// This evidence and `added` behind it. Where both have words for a measure, the series of
    /// `self` is meant and that of `added` is one of the same name: they are never mixed. Where
    /// both have a series of one code, that of `added` is not seen; a second state of a series has
    /// the code `CODE@VINTAGE`.
    #[must_use]
    pub fn with(mut self, added: Self) -> Self {
        for measure in &added.measures {
            let named =
                |known: &&MeasureName<'_>| known.words.iter().any(|words| measure.words.contains(words));
            let alike: Vec<&'static str> =
                self.measures.iter().filter(named).map(|known| known.series).collect();
            for known in self.measures.iter_mut().filter(|known| alike.contains(&known.series)) {
                known.siblings.push(measure.series);
            }
            let mut measure = measure.clone();
            measure.siblings.extend(alike);
            self.measures.push(measure);
        }
        self.stores.extend(added.stores);
        self.digest = format!("{}+{}", self.digest, added.digest);
        self
    }

    /// SHA-256 of the store, as `sha256:` and 64 hexadecimal digits, computed when the store was
    /// built over everything after its header; of several stores joined with `+`.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// All series, store by store, in order of code.
    pub fn series(&self) -> impl Iterator<Item = Series<'_>> {
        self.stores.iter().flat_map(Store::series)
    }

    /// The series with this code, in capitals or not.
    #[must_use]
    pub fn find(&self, code: &str) -> Option<Series<'_>> {
        self.stores.iter().find_map(|store| store.find(code))
    }

    /// The states of a series, the newest first: itself and those with the code `CODE@VINTAGE`.
    #[must_use]
    pub fn states(&self, code: &str) -> Vec<Series<'_>> {
        let base = code.split(STATE).next().unwrap_or(code);
        let mut states: Vec<Series<'_>> = self.find(base).into_iter().collect();
        // The store that all places are known by holds one state of each series.
        for store in self.stores.iter().skip(1) {
            states.extend(
                store.series().filter(|series| {
                    series.code.strip_prefix(base).is_some_and(|rest| rest.starts_with(STATE))
                }),
            );
        }
        states.sort_by(|a, b| b.vintage.cmp(a.vintage).then_with(|| a.code.cmp(b.code)));
        states
    }

    /// The observations of a series for a place (ISO 3166-1 alpha-3 or the publisher's code of a
    /// group), in order of year; empty where there is none.
    #[must_use]
    pub fn observations(&self, code: &str, place: &str) -> Vec<Observation> {
        self.holding(code).map(|store| store.observations(code, place)).unwrap_or_default()
    }

    /// The value of a series for a place and a year.
    #[must_use]
    pub fn value(&self, code: &str, place: &str, year: i16) -> Option<f64> {
        self.holding(code)?.value(code, place, year)
    }

    /// The values of a series in one year: place code and value, in order of place.
    #[must_use]
    pub fn year(&self, code: &str, year: i16) -> Vec<(&str, f64)> {
        self.holding(code).map(|store| store.year(code, year)).unwrap_or_default()
    }

    /// The places a series has values for, in order of code.
    #[must_use]
    pub fn places(&self, code: &str) -> Vec<&str> {
        self.holding(code).map(|store| store.places(code)).unwrap_or_default()
    }

    /// All places: code, English name, whether it is a group; in order of code.
    pub fn all_places(&self) -> impl Iterator<Item = (&str, &str, bool)> {
        self.stores.first().into_iter().flat_map(Store::all_places)
    }

    /// The English name of a place code: "El Salvador".
    #[must_use]
    pub fn place_name(&self, place: &str) -> Option<&str> {
        self.stores.first()?.place_name(place)
    }

    /// Whether the code stands for a group of countries (a region, an income group, the world).
    #[must_use]
    pub fn is_group(&self, place: &str) -> bool {
        self.stores.first().is_some_and(|store| store.is_group(place))
    }

    /// Names of measures and the series they stand for.
    pub fn measures(&self) -> impl Iterator<Item = &MeasureName<'_>> {
        self.measures.iter()
    }

    /// Tenures of office of people whose name has this surname (or another word of it), in order
    /// of country and beginning. Case and marks on letters do not count.
    #[must_use]
    pub fn tenures(&self, surname: &str) -> Vec<Tenure<'_>> {
        self.stores.iter().flat_map(|store| store.tenures(surname)).collect()
    }

    fn holding(&self, code: &str) -> Option<&Store> {
        self.stores.iter().find(|store| store.find(code).is_some())
    }
}
