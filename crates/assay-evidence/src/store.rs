//! The store and how it is read.

use crate::{MeasureName, Observation, Series, Tenure};

/// The evidence at hand.
#[derive(Clone, Debug, Default)]
pub struct Evidence {}

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
}

impl Evidence {
    /// The store inside the binary.
    ///
    /// # Errors
    /// [`EvidenceError`] if the embedded bytes are damaged.
    pub fn embedded() -> Result<Self, EvidenceError> {
        Ok(Self {})
    }

    /// SHA-256 of the store, as `sha256:` and 64 hexadecimal digits.
    #[must_use]
    pub fn digest(&self) -> &str {
        ""
    }

    /// All series in order of code.
    pub fn series(&self) -> impl Iterator<Item = Series<'_>> {
        std::iter::empty()
    }

    /// The series with this code.
    #[must_use]
    pub fn find(&self, _code: &str) -> Option<Series<'_>> {
        None
    }

    /// The observations of a series for a place (ISO 3166-1 alpha-3 or the publisher's code of a
    /// group), in order of year; empty where there is none.
    #[must_use]
    pub fn observations(&self, _code: &str, _place: &str) -> Vec<Observation> {
        Vec::new()
    }

    /// The places a series has values for, in order of code.
    #[must_use]
    pub fn places(&self, _code: &str) -> Vec<&str> {
        Vec::new()
    }

    /// The English name of a place code: "El Salvador".
    #[must_use]
    pub fn place_name(&self, _place: &str) -> Option<&str> {
        None
    }

    /// Whether the code stands for a group of countries (a region, an income group, the world).
    #[must_use]
    pub fn is_group(&self, _place: &str) -> bool {
        false
    }

    /// Names of measures and the series they stand for.
    pub fn measures(&self) -> impl Iterator<Item = MeasureName<'_>> {
        std::iter::empty()
    }

    /// Tenures of office of people whose name has this surname, in order of beginning.
    #[must_use]
    pub fn tenures(&self, _surname: &str) -> Vec<Tenure<'_>> {
        Vec::new()
    }
}
