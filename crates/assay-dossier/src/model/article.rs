//! The text, the article and what was left out of it.

use serde::{Deserialize, Serialize};

use super::{Anchor, ByteRange};

/// The clean text and how it came about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TextRecord {
    /// The whole clean text of the page: article and what surrounds it.
    pub content: String,
    /// Charset the source was read in.
    pub charset: String,
    /// How that was decided: `byte-order-mark`, `media-type`, `meta`, `valid-utf-8`, `detected`.
    pub charset_reason: String,
    /// Invalid byte sequences read as U+FFFD.
    pub invalid_sequences: usize,
    /// Repairs of mojibake.
    pub repairs: Vec<RepairRecord>,
}

/// One repair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RepairRecord {
    /// Id: `r1`.
    pub id: String,
    /// The repaired passage.
    pub anchor: Anchor,
    /// How it read before.
    pub original: String,
    /// The bytes of the passage in the source, in hexadecimal.
    pub original_bytes: String,
    /// Code pages it was wrongly read as, the last reading first.
    pub code_pages: Vec<String>,
    /// `certain`, `probable` or `lost`.
    pub certainty: String,
}

/// The article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ArticleRecord {
    /// The headline.
    pub title: Option<FieldRecord>,
    /// Authors.
    pub authors: Vec<FieldRecord>,
    /// When it was published (EDTF).
    pub published: Option<FieldRecord>,
    /// When it was last changed (EDTF).
    pub modified: Option<FieldRecord>,
    /// The outlet.
    pub publisher: Option<FieldRecord>,
    /// Language tag.
    pub language: Option<FieldRecord>,
    /// Section.
    pub section: Option<FieldRecord>,
    /// The address the page calls its own.
    pub canonical: Option<FieldRecord>,
    /// Blocks in order.
    pub blocks: Vec<BlockRecord>,
    /// Images.
    pub images: Vec<ImageRecord>,
    /// Embedded or named posts.
    pub posts: Vec<PostRecord>,
}

/// A metadata value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FieldRecord {
    /// The value.
    pub value: String,
    /// Where it was found: `json-ld`, `microdata`, `open-graph`, `head`, `text`, `address`, or
    /// `reader` where the reader gave it.
    pub found_in: String,
    /// Its place in the text, where visible.
    pub anchor: Option<Anchor>,
    /// Byte range of the source that gave it (empty where the reader gave it).
    pub source_bytes: ByteRange,
}

/// A block of the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BlockRecord {
    /// Id: `b1`.
    pub id: String,
    /// `title`, `heading`, `standfirst`, `paragraph`, `list-item`, `quotation`, `post`,
    /// `caption`, `credit`, `cell`, `correction`, `footnote`, `preformatted`.
    pub kind: String,
    /// Level of a heading (2–6), depth of a list item (from 1).
    pub level: Option<u8>,
    /// Number of an item in an ordered list.
    pub number: Option<u32>,
    /// Row and column of a cell, from 0.
    pub cell: Option<[u32; 2]>,
    /// Its text.
    pub anchor: Anchor,
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LinkRecord {
    /// Id: `l1`.
    pub id: String,
    /// The linked words.
    pub anchor: Anchor,
    /// Where it leads.
    pub target: String,
    /// Byte range of the address in the source.
    pub target_bytes: ByteRange,
    /// Where the address is a post's: the network.
    pub network: Option<String>,
    /// Where the address is a post's: the account.
    pub account: Option<String>,
    /// Where the address is a post's whose id holds a time: that time, in UTC.
    pub posted: Option<String>,
}

/// An image.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ImageRecord {
    /// Address.
    pub address: Option<String>,
    /// Alternative text.
    pub alternative: Option<String>,
    /// Caption.
    pub caption: Option<Anchor>,
    /// Credit.
    pub credit: Option<Anchor>,
    /// Byte range of its tag (empty for plain text).
    pub source_bytes: ByteRange,
}

/// A post of a social network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PostRecord {
    /// The network.
    pub network: String,
    /// Address.
    pub address: Option<String>,
    /// Who posted it.
    pub author: Option<String>,
    /// Its text or address.
    pub anchor: Anchor,
    /// When it was posted (EDTF).
    pub time: Option<String>,
}

/// Something left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OmittedRecord {
    /// `navigation`, `related`, `share`, `newsletter`, `consent`, `paywall`, `advertisement`,
    /// `comment`, `form`, `author-box`, `byline`, `footer`, `other`.
    pub kind: String,
    /// The passage.
    pub anchor: Anchor,
}

/// Someone or something named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NameRecord {
    /// Id: `n1`.
    pub id: String,
    /// `person`, `organization`, `place`, `demonym`, `other`.
    pub kind: String,
    /// The fullest form.
    pub name: String,
    /// Country code, where it is a country.
    pub place: Option<String>,
    /// Mentions.
    pub mentions: Vec<Anchor>,
}
