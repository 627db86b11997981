//! HTML with positions: tokens, character references, attributes and the tree, each of whose
//! parts knows its place in the decoded source.

mod body;
mod entity;
mod foreign;
mod name;
mod table;
mod tag;
#[cfg(test)]
mod tests;
mod token;
mod tree;

pub(crate) use entity::reference;
pub(crate) use tag::Tag;
pub(crate) use token::Place;
pub(crate) use tree::{Limits, NodeId, Tree, parse};
