//! Series and their observations.

/// One yearly series of the store: what it measures and where it comes from. Its values are
/// read with [`Evidence::observations`](crate::Evidence::observations).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Series<'a> {
    /// Its code at its publisher's, for instance `VC.IHR.PSRC.P5`.
    pub code: &'a str,
    /// Its name: "Intentional homicides (per 100,000 people)".
    pub name: &'a str,
    /// The unit of its values: "per 100,000 people".
    pub unit: &'a str,
    /// What is counted and how.
    pub definition: &'a str,
    /// Who publishes it.
    pub source: &'a str,
    /// On what terms.
    pub licence: &'a str,
    /// When this state of the series was published: `2025-12`.
    pub vintage: &'a str,
    /// First and last year with any value.
    pub coverage: Coverage,
}

/// First and last year of something, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// First year.
    pub first: i16,
    /// Last year.
    pub last: i16,
}

/// One value of a series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Observation {
    /// The year (a fiscal year is named by the year it ends in).
    pub year: i16,
    /// The value in the series' unit.
    pub value: f64,
}
