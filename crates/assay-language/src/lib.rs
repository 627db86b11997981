//! Sentences, tokens, names and who a mention speaks of.
//!
//! [`analyse`] works on the blocks of an [`Article`](assay_article::Article); every position is a
//! span of the article's clean text.

mod abbreviations;
mod address;
mod analysis;
mod detect;
mod masked;
pub mod names;
mod places;
mod sentences;
mod starters;
pub mod syntax;
mod tokens;

pub use analysis::{
    Analysis, Mention, MentionForm, Name, NameId, NameKind, Sentence, Syntax, Token, TokenKind, TokenRange,
    analyse, analyse_text,
};
pub use masked::{Masked, Masking};
pub use names::is_role;
pub use places::{PlaceCode, place};
pub use sentences::segment;
