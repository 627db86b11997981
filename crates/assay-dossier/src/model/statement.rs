//! Who said what to whom.

use serde::{Deserialize, Serialize};

use super::Anchor;

/// A statement the article reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AttributionRecord {
    /// Id: `a1`.
    pub id: String,
    /// `direct`, `indirect`, `mixed`.
    #[serde(rename = "type")]
    pub kind: String,
    /// `statement`, `letter`, `post`, `report`, `label`, `attitude` (an act or attitude towards
    /// something, no words of theirs), `scare-quote`.
    pub form: String,
    /// What was said.
    pub content: Vec<Anchor>,
    /// The words that report it.
    pub cue: Option<Anchor>,
    /// Who said it.
    pub source: Option<PartyRecord>,
    /// To whom.
    pub addressee: Option<PartyRecord>,
    /// Where.
    pub venue: Option<Anchor>,
    /// When (EDTF).
    pub time: Option<String>,
    /// Id of the attribution this one stands within.
    pub within: Option<String>,
}

/// Someone who speaks or is spoken to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PartyRecord {
    /// The words that stand for them here.
    pub mention: Anchor,
    /// Full name, where the mention leads to one.
    pub name: Option<String>,
    /// Id of the name.
    pub name_id: Option<String>,
}

/// A passage in quotation marks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct QuotationRecord {
    /// Id: `k1`.
    pub id: String,
    /// The whole passage, marks included.
    pub anchor: Anchor,
    /// The words between the marks, a paragraph each.
    pub content: Vec<Anchor>,
    /// 0 for an outer quotation.
    pub depth: u8,
    /// Whether the closing mark was found.
    pub closed: bool,
    /// Id of the attribution it belongs to.
    pub attribution: Option<String>,
}
