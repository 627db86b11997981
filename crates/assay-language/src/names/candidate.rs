//! What the finder hands on: a sequence of words that likely is a name.

use super::evidence::Evidence;
use super::lexicon::Gender;
use crate::{NameKind, PlaceCode};

/// A sequence of words that likely is a name.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// Tokens of the mention, titles included.
    pub(crate) first: usize,
    /// One past its last token.
    pub(crate) past: usize,
    /// First token of the name itself.
    pub(crate) name: usize,
    /// One past its last: what follows within the mention says where it lies ("Orva, Texas").
    pub(crate) core: usize,
    /// Whether it is part of a longer name ("Texas" in "University of Texas").
    pub(crate) inner: bool,
    /// What it seems to name.
    pub(crate) kind: NameKind,
    /// How sure that is: 0 a guess, 1 from neighbours, 2 from its own words, 3 from a table.
    pub(crate) strength: u8,
    /// What speaks for each kind, where no rule decided.
    pub(crate) evidence: Option<Evidence>,
    /// Its code, for a country or group.
    pub(crate) place: Option<PlaceCode>,
    /// The gender its title or given name tells.
    pub(crate) gender: Option<Gender>,
    /// The role its title names ("president").
    pub(crate) role: Option<String>,
    /// For a known organisation, its first form in the table.
    pub(crate) known: Option<&'static str>,
    /// Index of its sentence.
    pub(crate) sentence: usize,
}
