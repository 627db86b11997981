//! Who said what, to whom.
//!
//! [`attribute`] finds the statements an article reports: *source* (who), *cue* (the words that
//! report) and *content* (what was said), with addressee and venue. Terms follow PolNeAR
//! (Newell, Margolin & Ruths 2018) and the Penn Attribution Relations Corpus (Pareti 2016).
//!
//! The steps: `mark` and `pairing` find quotations, `unit` folds them into sentences, `clause`
//! (with `verb`, `noun`, `passive`, `phrase`, `complement`, `extent`) finds cues with their source
//! and content, `substance` tells reported words from attitudes (`speaker`: of whom), `standing` attributes quotations without a cue of their own, `nested` follows
//! speaker chains, `assemble` puts it together. The method stands in `docs/attribution.md`.

mod assemble;
mod attribution;
mod circumstance;
mod clause;
mod complement;
mod draft;
mod extent;
mod interview;
mod lead;
pub mod learned;
mod letter;
mod list;
mod mark;
mod nested;
mod noun;
mod occasion;
mod pairing;
mod party;
mod passive;
mod phrase;
mod pronoun;
mod speaker;
mod speaker_line;
mod standing;
mod substance;
mod title;
mod transcript;
mod unit;
mod verb;
mod word;

pub use attribution::{
    Attribution, AttributionForm, AttributionType, Party, Quotation, Statements, attribute, attribute_with,
};
