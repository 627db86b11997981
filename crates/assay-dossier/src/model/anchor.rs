//! Where something stands.

use serde::{Deserialize, Serialize};

/// A passage: its exact words, its place in the clean text and its bytes in the source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Anchor {
    /// The words, exactly as in the clean text.
    pub exact: String,
    /// UTF-8 byte range of the clean text.
    pub text_bytes: ByteRange,
    /// Byte range of the source.
    pub source_bytes: ByteRange,
}

/// A half-open range of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ByteRange {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}
