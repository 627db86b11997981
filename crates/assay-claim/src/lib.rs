//! What an article asserts, on whose word, on what source, in what words.
//!
//! Even-handed by construction: nothing here looks at who is speaking or spoken of, only at how.

mod argument;
mod authorship;
mod claim;
mod exchange;
mod offer;
mod phrases;
#[cfg(test)]
mod testing;
mod topic;
mod tree;
mod voices;
mod wording;
mod words;
pub mod worth;

pub use argument::{Argument, arguments};
pub use claim::{
    Author, Checkability, Claim, ClaimKind, ClaimPlace, HeadlineClaim, LinkTarget, Priority, SourceGiven,
    SourceKind, Term, claim_priorities, claims, headline_claims, link_target, places, priorities,
};
pub use exchange::{Exchange, ExchangeKind, exchanges};
pub use offer::{Offer, OfferKind, offers};
pub use voices::{Called, ReportingVerb, Speaker, Stance, Voice, voices};
pub use wording::{WordingKind, WordingUse, wording};

use assay_article::Article;
use assay_attribution::Statements;
use assay_language::Analysis;
use assay_quantity::Quantities;

/// What the floors below found: everything a claim is read from.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its sentences and names.
    pub analysis: &'a Analysis,
    /// Who said what.
    pub statements: &'a Statements,
    /// Its figures.
    pub quantities: &'a Quantities,
}
