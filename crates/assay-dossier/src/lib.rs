//! One call from a source to a [`Dossier`]: [`read`]. One call to check one: [`verify`].
//!
//! The result model ([`model`]) is the public contract `assay-dossier/1`: plain records that
//! serialise to JSON, every position as an [`Anchor`](model::Anchor) with its exact words.

pub mod model;
mod read;
mod record;
mod verify;

pub use model::Dossier;
pub use read::{Options, ReadError, read};
pub use verify::{Problem, Verification, VerifyError, verify};
