//! Loaded wording: the words, their kind, and who uses them.

use assay_text::Span;

use crate::{Author, Reading};

/// Loaded words in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordingUse {
    /// The words.
    pub span: Span,
    /// Of what kind.
    pub kind: WordingKind,
    /// Who uses them.
    pub by: Author,
}

/// How words are loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WordingKind {
    /// They judge: "staggering", "shameful".
    Evaluative,
    /// They turn up the volume: "relentless", "utterly".
    Intensifier,
    /// They close the question: "undeniable facts".
    Certainty,
    /// They leave it open: "allegedly".
    Hedge,
    /// They sort people or things: "regime", "pro-crime".
    Label,
    /// Violence, war or disease as a figure of speech: "slammed", "cancer of".
    Metaphor,
    /// Marks of distance or sarcasm: "so-called", scare quotes.
    Sarcasm,
}

/// Finds loaded wording.
#[must_use]
pub fn wording(_reading: Reading<'_>) -> Vec<WordingUse> {
    Vec::new()
}
