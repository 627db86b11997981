//! Bytes to clean text, with provenance.
//!
//! A [`Source`] is what was captured. [`decode`] makes [`Text`] of it, [`Rewrite`] carries text
//! through extraction, [`repair`] puts right what a wrong code page damaged. At every step
//! [`Text::source_of`] leads from a [`Span`] of the text back to the [`SourceSpan`] it came from.
//!
//! ```
//! use assay_text::{Source, Span, decode};
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let source = Source::new("plain".into())?;
//! let decoded = decode(&source);
//! assert_eq!(decoded.text.as_str(), "plain");
//! assert_eq!(decoded.text.source_of(Span::new(1, 3)).range(), 1..3);
//! # Ok(()) }
//! ```

mod codepage;
mod decode;
mod kind;
mod plausibility;
mod repair;
mod source;
mod span;
mod text;
mod word_index;

pub use codepage::CodePage;
pub use decode::{CharsetReason, Decoded, decode};
pub use repair::{Certainty, Repair, repair, repair_str};
pub use source::{Digest, Source, SourceError};
pub use span::{SourceSpan, Span};
pub(crate) use text::RepairDetail;
pub use text::{Rewrite, Run, RunKind, Text};
pub use word_index::WordIndex;
