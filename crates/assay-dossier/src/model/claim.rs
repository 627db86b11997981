//! Claims, offers, arguments, exchanges, wording.

use serde::{Deserialize, Serialize};

use super::{Anchor, PartyRecord};

/// A claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClaimRecord {
    /// Id: `c1`.
    pub id: String,
    /// The sentence or clause.
    pub anchor: Anchor,
    /// `author`, or the id of the attribution on whose word it stands.
    pub by: String,
    /// Full name (or words) of the speaker, where it stands on a speaker's word.
    pub speaker: Option<String>,
    /// `quantity`, `comparison`, `rank-or-record`, `trend`, `event`, `quotation`, `causal`,
    /// `prediction`, `definition`, `opinion`.
    pub kind: String,
    /// Whether a public record could settle it.
    pub checkable: bool,
    /// If not, why: `opinion`, `causal`, `prediction`, `vague`.
    pub not_checkable_because: Option<String>,
    /// The source the article gives.
    pub source_given: SourceGivenRecord,
    /// Ids of its figures.
    pub quantities: Vec<String>,
}

/// The source given for a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SourceGivenRecord {
    /// `link`, `named`, `vague`, `none`.
    pub kind: String,
    /// The words that give it.
    pub anchor: Option<Anchor>,
    /// Id of the link.
    pub link: Option<String>,
}

/// An offer, promise or threat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OfferRecord {
    /// Id: `o1`.
    pub id: String,
    /// `offer`, `promise`, `threat`.
    pub kind: String,
    /// The words that make it.
    pub anchor: Anchor,
    /// `author`, or the id of an attribution.
    pub by: String,
    /// Full name (or words) of the speaker.
    pub speaker: Option<String>,
    /// To whom.
    pub to: Option<PartyRecord>,
    /// Conditions.
    pub conditions: Vec<Anchor>,
    /// Deadline.
    pub deadline: Option<Anchor>,
}

/// An argument set out as such.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ArgumentRecord {
    /// Id: `g1`.
    pub id: String,
    /// The whole of it.
    pub anchor: Anchor,
    /// Its heading.
    pub heading: Option<Anchor>,
    /// Its number.
    pub number: Option<u32>,
    /// `author`, or the id of an attribution.
    pub by: String,
    /// Premises.
    pub premises: Vec<Anchor>,
    /// Conclusion.
    pub conclusion: Option<Anchor>,
}

/// A statement and its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExchangeRecord {
    /// Id: `e1`.
    pub id: String,
    /// `reply`, `denial`, `challenge`.
    pub kind: String,
    /// Id of the statement.
    pub statement: String,
    /// Id of the answer.
    pub answer: String,
}

/// Loaded words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WordingRecord {
    /// Id: `w1`.
    pub id: String,
    /// The words.
    pub anchor: Anchor,
    /// `evaluative`, `intensifier`, `certainty`, `hedge`, `label`, `metaphor`, `sarcasm`.
    pub kind: String,
    /// `author`, or the id of the attribution in whose words they stand.
    pub by: String,
    /// Full name (or words) of the speaker.
    pub speaker: Option<String>,
}
