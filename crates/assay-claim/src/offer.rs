//! Offers, promises and threats, with their conditions.

use assay_attribution::Party;
use assay_text::Span;

use crate::{Author, Reading};

/// Something offered, promised or threatened, and on what conditions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Offer, promise or threat.
    pub kind: OfferKind,
    /// The words that make it, from the verb on.
    pub span: Span,
    /// On whose word.
    pub by: Author,
    /// To whom, in the article's words.
    pub to: Option<Party>,
    /// Its conditions: "to any country willing to receive them", "it must be everyone".
    pub conditions: Vec<Span>,
    /// The deadline.
    pub deadline: Option<Span>,
}

/// What is put on the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OfferKind {
    /// Something the other may take.
    Offer,
    /// Something the speaker binds themselves to.
    Promise,
    /// Something the other will not want.
    Threat,
}

/// Finds offers, promises and threats.
#[must_use]
pub fn offers(_reading: Reading<'_>) -> Vec<Offer> {
    Vec::new()
}
