//! Checks that an article keeps its promises of provenance.

use assay_text::{Source, Span};

use crate::{Article, Format, Limits, html, page};

/// Whether the source bytes of `span`, decoded and read again on their own, give its text: the
/// same characters but for white space, which depends on the tags around a passage.
#[must_use]
pub fn rereads(article: &Article, source: &Source, span: Span) -> bool {
    let range = article.text.source_of(span);
    let Some(bytes) = source.bytes().get(range.range()) else { return false };
    let Ok(passage) = Source::new(bytes.to_vec()) else { return false };
    let decoded =
        assay_text::decode(&passage.with_media_type(format!("text/html; charset={}", article.charset)));
    let again = match article.format {
        Format::PlainText => assay_text::repair(&decoded.text),
        Format::Html => {
            let depth = Limits::default().depth;
            page::read(&decoded.text, &html::parse(decoded.text.as_str(), html::Limits { depth })).text
        }
    };
    let visible = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    visible(again.as_str()) == visible(article.text.slice(span))
}

/// Whether blocks and omitted passages together cover every visible character, bullets and
/// numbers in front of list items aside, and no two of them overlap.
#[must_use]
pub fn covers_everything(article: &Article) -> bool {
    let mut spans: Vec<Span> = article.blocks.iter().map(|block| block.span).collect();
    spans.extend(article.omitted.iter().map(|omitted| omitted.span));
    spans.sort();
    let content = article.text.as_str();
    let mut at = 0;
    for span in spans {
        let Some(between) = content.get(at..span.start()) else { return false };
        if between.chars().any(char::is_alphabetic) {
            return false;
        }
        at = span.end();
    }
    content.get(at..).is_some_and(|rest| !rest.chars().any(char::is_alphabetic))
}
