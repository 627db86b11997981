//! What the public record says of a claim.

use assay_evidence::Observation;

/// The result of looking a claim up.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What was looked up.
    pub subject: Subject,
    /// What came of it.
    pub outcome: Outcome,
    /// Why it could not be settled, for [`Outcome::NotEnoughEvidence`].
    pub reason: Option<Reason>,
    /// The operator's name: `value`, `bound`, `range`, `mean`, `change`, `extremum`, `tenure` …
    pub operator: Option<&'static str>,
    /// The computation in words and numbers, a step a line.
    pub steps: Vec<String>,
    /// The formula with the numbers put in: "mean(1994–1997) = 131.1 > 100".
    pub formula: Option<String>,
    /// The observations used.
    pub inputs: Vec<Input>,
    /// The computed value, in the series' unit.
    pub result: Option<f64>,
    /// The series consulted, with its values for the place.
    pub series: Option<SeriesUsed>,
    /// Readings under which the outcome differs: another year, window, definition.
    pub alternatives: Vec<Alternative>,
    /// Where a place in an order is claimed, the countries beside it in that order.
    pub neighbours: Vec<Neighbour>,
    /// What a reader should know besides: "last observed year: 2023", "not one series but two".
    pub notes: Vec<String>,
    /// One sentence in plain words.
    pub summary: String,
}

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The claim (index into the list given to [`check`](crate::check)).
    pub claim: usize,
    /// The figure within it (index into
    /// [`Quantities::quantities`](assay_quantity::Quantities)); `None` where the claim is about
    /// a tenure or a trend without a figure.
    pub quantity: Option<usize>,
}

/// What the public record says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// The series agrees.
    Supported,
    /// The series disagrees under every reading tried.
    Refuted,
    /// Right only for another year, window, definition or vintage.
    Conflicting,
    /// The record at hand does not settle it.
    NotEnoughEvidence,
}

/// Why the record does not settle a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// No series at hand measures this.
    NoSeries,
    /// The series does not reach the place or period.
    OutsideCoverage,
    /// A projection cannot be checked against observations.
    Projection,
    /// The series measures something else under the same name.
    DefinitionDiffers,
    /// Place unclear.
    PlaceUnclear,
    /// Period unclear.
    PeriodUnclear,
    /// Not the kind of claim a series settles: opinion, cause, prediction.
    NotCheckable,
    /// It speaks of a part of a country, a group of people or a pair of countries.
    Subgroup,
}

/// One observation that entered a computation.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// The series' code.
    pub series: String,
    /// The place's code.
    pub place: String,
    /// The observation.
    pub observation: Observation,
}

/// A series that was consulted, with what a chart of it needs.
#[derive(Clone, Debug, PartialEq)]
pub struct SeriesUsed {
    /// The series' code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// Its definition.
    pub definition: String,
    /// Who publishes it.
    pub source: String,
    /// On what terms.
    pub licence: String,
    /// When this state of it was published.
    pub vintage: String,
    /// The place's code.
    pub place: String,
    /// The place's name.
    pub place_name: String,
    /// All its values for the place, in order of year.
    pub observations: Vec<Observation>,
}

/// A country beside the claim's in an order.
#[derive(Clone, Debug, PartialEq)]
pub struct Neighbour {
    /// Its place in the order, from 1.
    pub rank: u32,
    /// Its code.
    pub place: String,
    /// Its name.
    pub place_name: String,
    /// All its values of the series, in order of year.
    pub observations: Vec<Observation>,
}

/// Another reading of the claim, and what it gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Alternative {
    /// What is different: "1994–1997", "2015 alone".
    pub reading: String,
    /// Whether the claim holds under it.
    pub holds: bool,
    /// The computed value.
    pub result: Option<f64>,
}
