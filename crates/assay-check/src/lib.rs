//! A claim against the public record: one operator a file, a finding with its computation.
//!
//! Findings follow AVeriTeC (Schlichtkrull et al. 2023). They speak of the series consulted,
//! never of the speaker. A cause is never verified by a series; a projection is not an
//! observation.

mod check;
mod finding;

pub use check::check;
pub use finding::{Alternative, Finding, Input, Outcome, Reason, SeriesUsed, Subject};
