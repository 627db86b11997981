//! The records a dossier is made of, as they stand in its JSON.
//!
//! Positions named `text_bytes` are half-open UTF-8 byte ranges of [`TextRecord::content`];
//! `source_bytes` are half-open byte ranges of the captured source. Lists are in order of place;
//! ids (`c1`, `q4`, `a2`) number the items of their list from 1.

mod anchor;
mod article;
mod claim;
mod finding;
mod quantity;
mod statement;

use serde::{Deserialize, Serialize};

pub use anchor::{Anchor, ByteRange};
pub use article::{
    ArticleRecord, BlockRecord, FieldRecord, ImageRecord, LinkRecord, NameRecord, OmittedRecord, PostRecord,
    RepairRecord, TextRecord,
};
pub use claim::{
    ArgumentRecord, CalledRecord, ClaimRecord, ExchangeRecord, HeadlineRecord, OfferRecord, PriorityRecord,
    SideRecord, SourceGivenRecord, TermRecord, VerbRecord, VoiceRecord, WordingRecord,
};
pub use finding::{
    AlternativeRecord, FindingRecord, InputRecord, NeighbourRecord, ObservationRecord, SeriesRecord,
};
pub use quantity::{PeriodRecord, PlaceRecord, QuantityRecord, TimeRecord, UnitRecord, ValueRecord};
pub use statement::{AttributionRecord, PartyRecord, QuotationRecord};

/// Everything Assay found in one article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Dossier {
    /// The version of this format: `assay-dossier/1`.
    pub format: String,
    /// What made the dossier.
    pub assay: MadeBy,
    /// What it was made from.
    pub source: SourceRecord,
    /// How the source was read, and as what, so that it can be read the same way again.
    pub reading: ReadingRecord,
    /// The clean text with how it came about.
    pub text: TextRecord,
    /// The article.
    pub article: ArticleRecord,
    /// What was left out of the article.
    pub omitted: Vec<OmittedRecord>,
    /// People, organisations and places with their mentions.
    pub names: Vec<NameRecord>,
    /// Every passage in quotation marks.
    pub quotations: Vec<QuotationRecord>,
    /// Who said what to whom.
    pub attributions: Vec<AttributionRecord>,
    /// Time expressions.
    pub times: Vec<TimeRecord>,
    /// Figures.
    pub quantities: Vec<QuantityRecord>,
    /// Claims.
    pub claims: Vec<ClaimRecord>,
    /// Offers, promises and threats.
    pub offers: Vec<OfferRecord>,
    /// Arguments set out as such.
    pub arguments: Vec<ArgumentRecord>,
    /// Which statement answers which.
    pub exchanges: Vec<ExchangeRecord>,
    /// Loaded wording.
    pub wording: Vec<WordingRecord>,
    /// Which words of saying, descriptions and loaded words go to whom: the author, then the
    /// speakers in order.
    #[serde(default)]
    pub voices: Vec<VoiceRecord>,
    /// Links, and what a post's id says of its time.
    pub links: Vec<LinkRecord>,
    /// What the public record says of the claims.
    pub findings: Vec<FindingRecord>,
    /// What the software could not do, in plain words: a language it does not analyse, a page
    /// without an article.
    pub notices: Vec<String>,
}

/// What made a dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MadeBy {
    /// Version of Assay.
    pub version: String,
    /// Digest of the evidence store.
    pub evidence: String,
}

/// What a dossier was made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SourceRecord {
    /// SHA-256 of the source: `sha256:` and 64 hexadecimal digits.
    pub digest: String,
    /// Length in bytes.
    pub length: usize,
    /// Media type the server sent, where known.
    pub media_type: Option<String>,
    /// Address, where given.
    pub url: Option<String>,
}

/// The choices that together with the source determine a dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReadingRecord {
    /// `html` or `text`.
    pub format: String,
    /// Whether the format was forced by the reader; otherwise it was sniffed.
    pub format_forced: bool,
    /// Publication date given by the reader, which overrides the page's own.
    pub published: Option<String>,
    /// Longest source that was accepted, in bytes.
    pub max_bytes: usize,
    /// Deepest nesting of elements that was followed.
    pub max_depth: usize,
}

impl Dossier {
    /// The version of the format this build reads and writes.
    pub const FORMAT: &'static str = "assay-dossier/1";

    /// The dossier as JSON, indented, with a line break at the end. The same dossier always gives
    /// the same bytes.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Records of strings, numbers and lists always serialise.
        let mut json = serde_json::to_string_pretty(self).unwrap_or_default();
        json.push('\n');
        json
    }
}
