//! Where in the article a claim stands.

use assay_article::BlockKind;
use assay_text::Span;

use crate::Reading;

/// Where in the article a claim stands, and so how many readers meet it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClaimPlace {
    /// The headline.
    Headline,
    /// The standfirst or the first paragraph.
    Lead,
    /// A sub-heading.
    Heading,
    /// The caption of an image, table or video.
    Caption,
    /// Anywhere else.
    Text,
}

impl ClaimPlace {
    /// As records name it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Lead => "lead",
            Self::Heading => "heading",
            Self::Caption => "caption",
            Self::Text => "text",
        }
    }
}

/// Where each of `spans`, which stand within blocks, stands in the article.
#[must_use]
pub fn places(reading: Reading<'_>, spans: &[Span]) -> Vec<ClaimPlace> {
    let blocks = &reading.article.blocks;
    let first = blocks.iter().position(|block| block.kind == BlockKind::Paragraph);
    let place = |span: &Span| {
        let index = blocks.partition_point(|block| block.span.end() <= span.start());
        match blocks.get(index).map(|block| block.kind) {
            Some(BlockKind::Title) => ClaimPlace::Headline,
            Some(BlockKind::Heading { .. }) => ClaimPlace::Heading,
            Some(BlockKind::Standfirst) => ClaimPlace::Lead,
            Some(BlockKind::Caption) => ClaimPlace::Caption,
            _ if first == Some(index) => ClaimPlace::Lead,
            _ => ClaimPlace::Text,
        }
    };
    spans.iter().map(place).collect()
}
