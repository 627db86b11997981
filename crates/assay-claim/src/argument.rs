//! Arguments set out as such: numbered or bulleted, with headings.

use assay_text::Span;

use crate::{Author, Reading};

/// One argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    /// The whole of it.
    pub span: Span,
    /// Its own heading ("The offer is a challenge").
    pub heading: Option<Span>,
    /// Its number, where numbered.
    pub number: Option<u32>,
    /// On whose word.
    pub by: Author,
    /// Premises, where marked ("if …", "because …").
    pub premises: Vec<Span>,
    /// The conclusion, where marked ("therefore …", "should …").
    pub conclusion: Option<Span>,
}

/// Finds the arguments.
#[must_use]
pub fn arguments(_reading: Reading<'_>) -> Vec<Argument> {
    Vec::new()
}
