//! Figures and times.

use serde::{Deserialize, Serialize};

use super::Anchor;

/// A figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct QuantityRecord {
    /// Id: `q1`.
    pub id: String,
    /// The whole expression.
    pub anchor: Anchor,
    /// The number alone.
    pub number: Anchor,
    /// Its value.
    pub value: ValueRecord,
    /// `=`, `>`, `>=`, `<`, `<=`, `~` (about), `~<` (nearly).
    pub bound: String,
    /// Its unit.
    pub unit: UnitRecord,
    /// `rise`, `fall`, `to`, `from`.
    pub change: Option<String>,
    /// `average`, `cumulative`, `share`, `record-low`, `record-high`, `rank-3`.
    pub manner: Option<String>,
    /// What it measures, in base form.
    pub measure: Option<String>,
    /// The words that name the measure.
    pub measure_anchor: Option<Anchor>,
    /// Where.
    pub place: Option<PlaceRecord>,
    /// When.
    pub period: PeriodRecord,
    /// `observed`, `estimated`, `projected`, `target`, `hypothetical`.
    pub modality: String,
    /// Whether it is denied.
    pub negated: bool,
}

/// A value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ValueRecord {
    /// `single`, `range`, `vague`, `none`, `unread`.
    pub kind: String,
    /// The number, or the lower end of a range.
    pub low: Option<f64>,
    /// The upper end of a range; equal to `low` for a single number.
    pub high: Option<f64>,
    /// Place value of the last written digit: the precision of the claim.
    pub precision: Option<f64>,
}

/// A unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UnitRecord {
    /// Name: `percent`, `USD`, `person`, `homes`; empty for a bare number.
    pub name: String,
    /// `none`, `percent`, `percentage-point`, `basis-point`, `multiple`, `currency`, `physical`,
    /// `time`, `count`.
    pub kind: String,
    /// For a rate: per what.
    pub per: Option<String>,
}

/// Where a figure holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlaceRecord {
    /// The words.
    pub anchor: Anchor,
    /// Code of the country or group.
    pub code: Option<String>,
    /// English name of the country or group.
    pub name: Option<String>,
}

/// When a figure holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PeriodRecord {
    /// `known`, `unclear`, `unstated`.
    pub kind: String,
    /// EDTF date or interval, where known.
    pub edtf: Option<String>,
    /// The words that say so.
    pub anchor: Option<Anchor>,
}

/// A time expression.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TimeRecord {
    /// Id: `t1`.
    pub id: String,
    /// The words.
    pub anchor: Anchor,
    /// `date`, `time`, `duration`, `set`.
    pub kind: String,
    /// EDTF or ISO 8601 value; `None` where unclear.
    pub value: Option<String>,
}
