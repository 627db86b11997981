//! Articles for tests, a paragraph a line.

use assay_article::{Article, Block, BlockKind, Field, Format, FoundIn, PartialDate, Timestamp};
use assay_text::{CharsetReason, SourceSpan, Span, Text};

/// An article of plain paragraphs, published on a day.
pub fn article(text: &str, published: &str) -> Article {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let span = Span::new(start, start + line.len());
        if !line.trim().is_empty() {
            blocks.push(Block { kind: BlockKind::Paragraph, span });
        }
        start += line.len() + 1;
    }
    let published = PartialDate::parse(published).ok().map(|date| Field {
        value: Timestamp::date_only(date),
        found_in: FoundIn::Head,
        span: None,
        source: SourceSpan::at(0),
    });
    Article {
        text: Text::verbatim(text),
        charset: "UTF-8",
        charset_reason: CharsetReason::ValidUtf8,
        invalid_sequences: 0,
        format: Format::PlainText,
        title: None,
        authors: Vec::new(),
        published,
        modified: None,
        publisher: None,
        language: None,
        section: None,
        canonical: None,
        blocks,
        links: Vec::new(),
        images: Vec::new(),
        posts: Vec::new(),
        omitted: Vec::new(),
    }
}
