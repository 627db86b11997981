//! What the public record says.

use serde::{Deserialize, Serialize};

/// A finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FindingRecord {
    /// Id: `f1`.
    pub id: String,
    /// Id of the claim.
    pub claim: String,
    /// Id of the figure, where it is about one.
    pub quantity: Option<String>,
    /// `supported`, `refuted`, `conflicting`, `not_enough_evidence`. It speaks of the series
    /// consulted, never of the speaker.
    pub outcome: String,
    /// For `not_enough_evidence`: `no_series`, `outside_coverage`, `projection`,
    /// `definition_differs`, `place_unclear`, `period_unclear`, `not_checkable`, `subgroup`.
    pub reason: Option<String>,
    /// One sentence in plain words.
    pub summary: String,
    /// The operator: `value`, `bound`, `range`, `mean`, `change`, `extremum`, `tenure` …
    pub operator: Option<String>,
    /// The computation, a step a line.
    pub steps: Vec<String>,
    /// The formula with its numbers.
    pub formula: Option<String>,
    /// Observations used.
    pub inputs: Vec<InputRecord>,
    /// Computed value, in the series' unit.
    pub result: Option<f64>,
    /// The series consulted.
    pub series: Option<SeriesRecord>,
    /// Other readings.
    pub alternatives: Vec<AlternativeRecord>,
    /// Where a place in an order is claimed, the countries beside it in that order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub neighbours: Vec<NeighbourRecord>,
    /// What a reader should know besides.
    pub notes: Vec<String>,
}

/// An observation used.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct InputRecord {
    /// Code of the series.
    pub series: String,
    /// Code of the place.
    pub place: String,
    /// Year.
    pub year: i16,
    /// Value.
    pub value: f64,
}

/// A series with its values for one place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SeriesRecord {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// Definition.
    pub definition: String,
    /// Publisher.
    pub source: String,
    /// Licence.
    pub licence: String,
    /// Vintage.
    pub vintage: String,
    /// Code of the place.
    pub place: String,
    /// Name of the place.
    pub place_name: String,
    /// Values in order of year.
    pub observations: Vec<ObservationRecord>,
}

/// A country beside the claim's in an order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NeighbourRecord {
    /// Its place in the order, from 1.
    pub rank: u32,
    /// Code of the place.
    pub place: String,
    /// Name of the place.
    pub place_name: String,
    /// Values in order of year.
    pub observations: Vec<ObservationRecord>,
}

/// A value of a year.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ObservationRecord {
    /// Year.
    pub year: i16,
    /// Value.
    pub value: f64,
}

/// Another reading and what it gives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AlternativeRecord {
    /// What is different.
    pub reading: String,
    /// Whether the claim holds under it.
    pub holds: bool,
    /// Computed value.
    pub result: Option<f64>,
}
