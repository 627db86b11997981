//! Addresses of posts, and what their ids say of when they were made.

use crate::Timestamp;

/// What the address of a post says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostAddress {
    /// The network.
    pub network: &'static str,
    /// The account, without `@`, where the address names it.
    pub account: Option<String>,
    /// The id of the post.
    pub id: String,
    /// When the post was made, in UTC, where the id holds the time.
    pub time: Option<Timestamp>,
}

/// Reads the address of a post; `None` for any other address.
#[must_use]
pub fn post_address(_address: &str) -> Option<PostAddress> {
    None
}
