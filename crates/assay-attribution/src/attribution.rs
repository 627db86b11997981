//! The attribution floor's result.

use assay_article::{Article, Timestamp};
use assay_language::{Analysis, NameId};
use assay_text::Span;

use crate::learned::Model;

/// Everything the attribution floor found.
#[derive(Clone, Debug, Default)]
pub struct Statements {
    /// Statements somebody made, in order of place of their content; scare quotes among them.
    pub attributions: Vec<Attribution>,
    /// Every passage in quotation marks, attributed or not, in order of place; a quotation
    /// within another follows it.
    pub quotations: Vec<Quotation>,
}

/// A statement, thought or document that the article reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// Whether the words are given as they were said.
    pub kind: AttributionType,
    /// What kind of utterance it is.
    pub form: AttributionForm,
    /// What was said: one span, or several where the cue or a paragraph break stands between.
    /// Quotation marks are not part of it.
    pub content: Vec<Span>,
    /// The words that report it: "said", "according to", "that claim".
    pub cue: Option<Span>,
    /// Who said it, in the article's words; `None` where nobody is named or the form is a scare
    /// quote.
    pub source: Option<Party>,
    /// To whom.
    pub addressee: Option<Party>,
    /// Where: "on X", "in an interview with CBS".
    pub venue: Option<Span>,
    /// When it was said, where the article or a post's id says so.
    pub time: Option<Timestamp>,
    /// The attribution this one stands within, where one speaker quotes another (index into
    /// [`Statements::attributions`]).
    pub within: Option<usize>,
}

/// Someone who speaks or is spoken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Party {
    /// The words that stand for them where the statement is reported.
    pub mention: Span,
    /// Their name, where the mention leads to one. A group ("critics") has none.
    pub name: Option<NameId>,
}

/// Whether words are given as they were said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AttributionType {
    /// In quotation marks, a block quotation or a post.
    Direct,
    /// Paraphrased.
    Indirect,
    /// Paraphrase with quoted words in it.
    Mixed,
}

/// What kind of utterance is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AttributionForm {
    /// Something said or written.
    Statement,
    /// A letter given whole.
    Letter,
    /// A post on a social network.
    Post,
    /// A report or study.
    Report,
    /// A slogan or a name used for something ("referring to CECOT as a “brutal … prison”").
    Label,
    /// An attitude or act towards something or somebody, with no words of theirs reported
    /// ("criticised the plan", "wants to leave"). PolNeAR counts it as attribution; who reads for
    /// statements does not.
    Attitude,
    /// Words in quotation marks that nobody is said to have spoken: listed, never attributed.
    ScareQuote,
}

/// A passage in quotation marks, or a block quotation or post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The whole passage, marks included.
    pub span: Span,
    /// The words between the marks, one span a paragraph.
    pub content: Vec<Span>,
    /// 0 for an outer quotation, 1 for one within it, and so on.
    pub depth: u8,
    /// Whether the closing mark was found.
    pub closed: bool,
    /// The attribution it is (part of) the content of (index into
    /// [`Statements::attributions`]).
    pub attribution: Option<usize>,
}

/// Finds the statements the article reports.
///
/// Quotations are found in any language; sources and paraphrases only where `analysis` holds
/// sentences.
#[must_use]
pub fn attribute(article: &Article, analysis: &Analysis) -> Statements {
    attribute_with(article, analysis, Model::shipped())
}

/// The same with another model than the one Assay carries.
#[must_use]
pub fn attribute_with(article: &Article, analysis: &Analysis, model: &Model) -> Statements {
    crate::assemble::statements(article, analysis, model)
}
