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

/// Everything this floor finds in an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The claims, in order of place.
    pub claims: Vec<Claim>,
    /// Where each of the claims stands.
    pub places: Vec<ClaimPlace>,
    /// How much each of the claims is worth checking.
    pub priorities: Vec<Priority>,
    /// Which of the claims are the headline's, and whether the text makes them too.
    pub headlines: Vec<HeadlineClaim>,
    /// Offers, promises and threats.
    pub offers: Vec<Offer>,
    /// Arguments.
    pub arguments: Vec<Argument>,
    /// Which statement answers which.
    pub exchanges: Vec<Exchange>,
    /// Loaded wording.
    pub wording: Vec<WordingUse>,
    /// How each speaker is reported and called.
    pub voices: Vec<Voice>,
}

/// Finds everything at once: the article's words are looked at from one table.
#[must_use]
pub fn find(reading: Reading<'_>) -> Found {
    let words = words::Words::new(reading);
    let claims = claim::in_words(reading, &words);
    let spans: Vec<_> = claims.iter().map(|claim| claim.span).collect();
    let wording = wording::in_words(reading, &words);
    Found {
        places: places(reading, &spans),
        priorities: claim::priorities_in_words(reading, &words, &claims),
        headlines: claim::headlines_in_words(reading, &words, &claims),
        offers: offer::in_words(reading, &words),
        arguments: argument::in_words(reading, &words),
        exchanges: exchange::in_words(reading, &words),
        voices: voices::in_words(reading, &words, &wording),
        claims,
        wording,
    }
}

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
