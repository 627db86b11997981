//! A claim that has found its series, place and period.

use assay_claim::Claim;
use assay_evidence::{Evidence, MeasureName};
use assay_quantity::{Bound, Quantity, Value};

use crate::band::Band;
use crate::record::Record;
use crate::units::Fit;
use crate::when::When;

/// Counts made from a rate and a population may be off by this share: the population the rate
/// was made with is not exactly the one it is multiplied by.
const DERIVED: f64 = 0.015;

/// What an operator is asked.
pub(crate) struct Question<'a> {
    pub claim: &'a Claim,
    pub quantity: Option<&'a Quantity>,
    /// The claim's words.
    pub words: &'a str,
    pub evidence: &'a Evidence,
    pub measure: &'a MeasureName<'a>,
    pub fit: Fit<'a>,
    pub record: Record<'a>,
    pub when: When,
    /// The words that state a change: "doubled".
    pub change: &'a str,
    /// Years that the claim names by themselves, in order of place.
    pub years: Vec<i16>,
    /// Whether the claim speaks of now.
    pub present: bool,
    /// Year of publication.
    pub published: Option<i16>,
    /// The last year that "now" can mean.
    pub latest: Option<i16>,
}

impl Question<'_> {
    /// What the figure allows, in the unit of the record's values.
    pub fn band(&self) -> Option<Band> {
        let quantity = self.quantity?;
        self.band_of(quantity.value, quantity.bound)
    }

    pub fn band_of(&self, value: Value, bound: Bound) -> Option<Band> {
        match self.fit {
            Fit::Factor(factor) => Band::of(value, bound, factor),
            Fit::Count(..) => Band::of(value, bound, 1.0).map(|band| band.widened(DERIVED)),
            Fit::Relative => Band::of(value, bound, 1.0),
        }
    }

    /// The last year whose value "now" can mean.
    pub fn now(&self) -> i16 {
        self.latest.unwrap_or(i16::MAX)
    }

    /// The last year that can have been known when the article was written.
    pub fn known_by(&self) -> i16 {
        self.published.unwrap_or(i16::MAX)
    }
}
