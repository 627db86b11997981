//! Which statement answers which.

use crate::Reading;

/// One statement and the one that answers it (indices into
/// [`Statements::attributions`](assay_attribution::Statements::attributions)).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// What the answer is.
    pub kind: ExchangeKind,
    /// The first statement.
    pub statement: usize,
    /// The answer.
    pub answer: usize,
}

/// How a statement answers another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExchangeKind {
    /// A reply.
    Reply,
    /// A denial.
    Denial,
    /// A challenge.
    Challenge,
}

/// Finds which statements answer which.
#[must_use]
pub fn exchanges(_reading: Reading<'_>) -> Vec<Exchange> {
    Vec::new()
}
