//! Claims: what is asserted, by whom, whether it can be checked, and the source given for it.

mod clause;
mod cues;
pub(crate) mod facts;
mod find;
mod headline;
mod kind;
mod place;
mod priority;
mod reach;
mod source;
mod standing;
mod target;
#[cfg(test)]
mod tests;
mod trivial;

use assay_text::Span;

pub use find::claims;
pub(crate) use find::in_words;
pub(crate) use headline::in_words as headlines_in_words;
pub use headline::{HeadlineClaim, headline_claims};
pub use place::{ClaimPlace, places};
pub(crate) use priority::in_words as priorities_in_words;
pub use priority::{Priority, Term, claim_priorities, priorities};
pub use target::{LinkTarget, link_target};

/// Something the article asserts or reports as asserted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The sentence or clause.
    pub span: Span,
    /// On whose word.
    pub by: Author,
    /// What kind of claim.
    pub kind: ClaimKind,
    /// Whether a public record could settle it, and if not, why.
    pub checkable: Checkability,
    /// The source the article gives.
    pub source: SourceGiven,
    /// Figures in it (indices into [`Quantities::quantities`](assay_quantity::Quantities)).
    pub quantities: Vec<usize>,
    /// For an event or tenure, time expressions in it (indices into
    /// [`Quantities::times`](assay_quantity::Quantities)).
    pub times: Vec<usize>,
}

/// On whose word a claim stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Author {
    /// The article's author.
    Article,
    /// A speaker (index into
    /// [`Statements::attributions`](assay_attribution::Statements::attributions)).
    Attribution(usize),
}

/// What kind of claim it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClaimKind {
    /// That something has a value.
    Quantity,
    /// That one thing is more or less than another.
    Comparison,
    /// That something is the most or least of its kind or time.
    RankOrRecord,
    /// That something rose or fell.
    Trend,
    /// That something happened, or someone held an office.
    Event,
    /// That someone said something.
    Quotation,
    /// That one thing brought about another.
    Causal,
    /// That something will be.
    Prediction,
    /// What a word means.
    Definition,
    /// A judgement.
    Opinion,
}

/// Whether a public record could settle a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checkability {
    /// It could.
    Checkable,
    /// It is a judgement.
    Opinion,
    /// It asserts a cause, which no series verifies.
    Causal,
    /// It speaks of the future.
    Prediction,
    /// It is too vague: no figure, name or date to look up.
    Vague,
}

/// The source an article gives for a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceGiven {
    /// What kind of source.
    pub kind: SourceKind,
    /// The words that give it.
    pub span: Option<Span>,
    /// The link (index into [`Article::links`](assay_article::Article::links)).
    pub link: Option<usize>,
}

/// What kind of source is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SourceKind {
    /// A link on or beside the claim.
    Link,
    /// A named report, office or person.
    Named,
    /// "studies show", "critics say".
    Vague,
    /// None.
    None,
}
