//! Tags, lemmas and dependency trees, learned.

mod embedded;
pub mod features;
mod heads;
pub mod lemma;
pub mod model;
pub mod network;
pub mod numeric;
mod read;
pub mod recurrent;
mod relation;
mod tag;
mod tree;

pub use lemma::lemma;
pub(crate) use read::{Shown, read};
pub use relation::Relation;
pub use tag::{FineTag, Tag};

/// Kinds of names the network finds: person, organization, place.
pub const NAME_KINDS: usize = 3;
/// A token's states towards a name: outside, begin, inside, end, the only one.
pub const NAME_STATES: usize = 5;

static ENGLISH: &[u8] = include_bytes!("../../../../models/english.bin");

/// The model of English that Assay carries.
#[must_use]
pub fn english() -> &'static model::Model<'static> {
    static MODEL: std::sync::OnceLock<model::Model<'static>> = std::sync::OnceLock::new();
    MODEL.get_or_init(|| match model::Model::read(ENGLISH) {
        Ok(model) => model,
        Err(error) => unreachable!("models/english.bin: {error}"),
    })
}
