//! A page or a copied text as an [`Article`]: what it says, in blocks, with its metadata, links
//! and images, and a list of what was left out.
//!
//! One clean text ([`Article::text`]) holds *everything a reader of the page could read*, in the
//! page's order: the article's own blocks and what is left out of it. [`Block`]s and
//! [`Omitted`] passages are spans of it and together cover every visible character.

mod article;
mod build;
mod date;
mod dense;
mod extract;
mod features;
mod furniture;
mod hints;
mod html;
mod lines;
mod metadata;
mod outline;
mod page;
mod plain;
mod post;
mod provenance;
mod remap;
mod scorer;
mod select;
mod sniff;
mod survey;
pub mod training;
mod trees;

pub use article::{
    Article, Block, BlockKind, EmbeddedPost, Field, FoundIn, Image, Link, Omitted, OmittedKind,
};
pub use date::{DateError, PartialDate, Timestamp};
pub use extract::{ExtractError, Format, Limits, Options, extract};
pub use outline::{OutlinedText, outline};
pub use post::{PostAddress, post_address};
pub use provenance::{covers_everything, rereads};
