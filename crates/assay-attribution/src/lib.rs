//! Who said what, to whom.
//!
//! [`attribute`] finds the statements an article reports: *source* (who), *cue* (the words that
//! report) and *content* (what was said), with addressee and venue. Terms follow PolNeAR
//! (Newell, Margolin & Ruths 2018) and the Penn Attribution Relations Corpus (Pareti 2016).

mod attribution;

pub use attribution::{
    Attribution, AttributionForm, AttributionType, Party, Quotation, Statements, attribute,
};
