//! Claim against evidence: one operator a file, a finding with its computation.
//!
//! [`check`] speaks of the series consulted, never of the speaker. It never extends a series,
//! never verifies a cause, and says why where it cannot settle a claim. `docs/check.md` is the
//! method.

mod answer;
mod asserted;
mod band;
mod check;
mod children;
mod choose;
mod compare;
mod degree;
mod figure;
mod finding;
mod growth;
mod inhabitants;
mod lexicon;
mod multiple;
mod numeral;
mod operators;
mod part;
mod person;
mod place;
mod question;
mod record;
mod restate;
mod standing;
mod subgroup;
mod tense;
mod term;
mod units;
mod when;
mod within;
mod words;
mod world_share;

pub use check::check;
pub use finding::{Alternative, Finding, Input, Neighbour, Outcome, Reason, SeriesUsed, Subject};
