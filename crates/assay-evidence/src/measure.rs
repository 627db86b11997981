//! Which words name which series.

/// An entry of the readable file of measure names (`data/measures.txt`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureName<'a> {
    /// The series.
    pub series: &'a str,
    /// Words that name it, lower-cased, singular: "homicide", "murder rate".
    pub words: Vec<&'a str>,
    /// Words that name something else which must not be looked up here: "execution".
    pub not: Vec<&'a str>,
    /// The units a figure of it can have.
    pub units: Vec<MeasureUnit<'a>>,
    /// Series with the same or a like name and another definition.
    pub siblings: Vec<&'a str>,
}

/// A unit a figure can have, and what it must be multiplied by to be in the series' unit.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureUnit<'a> {
    /// The unit as `assay-quantity` names it: `percent`, `per 100,000`, `USD`, `person`.
    pub name: &'a str,
    /// Factor to the series' unit.
    pub factor: f64,
}

impl Eq for MeasureUnit<'_> {}
