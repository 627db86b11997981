//! Whether a passage is worth checking, or holds anything that could be: what the words, the
//! construction and the counted facts of a passage weigh, learned by `cargo xtask train claim`.
//!
//! The features come from the masked view, so that no weight can hang on who is spoken of. The
//! weights are those of a logistic regression; a score is a plain sum, which
//! [`Priority`](crate::Priority) hands on term by term.

mod features;
mod model;

pub(crate) use features::features_in_words;
pub use features::{BUCKETS, Fact, Features, passage_features};
pub use model::{Head, HeadWeights, Model};
