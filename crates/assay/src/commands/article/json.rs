//! An article as JSON, every passage with its place in the text and in the input.

use assay_article::{Article, BlockKind, Field};
use assay_text::{Source, Span};
use serde::Serialize;

#[derive(Serialize)]
struct Report<'a> {
    /// Digest of the input.
    digest: String,
    charset: &'a str,
    title: Option<Value>,
    authors: Vec<Value>,
    published: Option<Value>,
    modified: Option<Value>,
    publisher: Option<Value>,
    language: Option<Value>,
    section: Option<Value>,
    canonical: Option<Value>,
    blocks: Vec<Passage<'a>>,
    links: Vec<Link<'a>>,
    images: Vec<Image<'a>>,
    posts: Vec<Post<'a>>,
    left_out: Vec<Passage<'a>>,
}

/// A metadata value; `found_in` says which part of the page gave it.
#[derive(Serialize)]
struct Value {
    value: String,
    found_in: &'static str,
    source_start: usize,
    source_end: usize,
}

/// A passage. `start` and `end` are UTF-8 byte offsets into the clean text of the whole page, as in a
/// dossier; `source_start` and `source_end` byte offsets into the input.
#[derive(Serialize)]
struct Passage<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    header: Option<bool>,
    text: &'a str,
    start: usize,
    end: usize,
    source_start: usize,
    source_end: usize,
}

#[derive(Serialize)]
struct Link<'a> {
    text: &'a str,
    target: &'a str,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct Image<'a> {
    address: Option<&'a str>,
    alternative: Option<&'a str>,
    caption: Option<&'a str>,
    credit: Option<&'a str>,
    source_start: usize,
    source_end: usize,
}

#[derive(Serialize)]
struct Post<'a> {
    network: &'static str,
    address: Option<&'a str>,
    author: Option<&'a str>,
    time: Option<String>,
    text: &'a str,
}

pub fn render(source: &Source, article: &Article) -> Result<String, serde_json::Error> {
    let slice = |span: Span| article.text.slice(span);
    let report = Report {
        digest: source.digest().to_string(),
        charset: article.charset,
        title: article.title.as_ref().map(value),
        authors: article.authors.iter().map(value).collect(),
        published: article.published.as_ref().map(value),
        modified: article.modified.as_ref().map(value),
        publisher: article.publisher.as_ref().map(value),
        language: article.language.as_ref().map(value),
        section: article.section.as_ref().map(value),
        canonical: article.canonical.as_ref().map(value),
        blocks: article
            .blocks
            .iter()
            .map(|block| passage(article, block.span, block.kind.name(), Some(block.kind)))
            .collect(),
        links: article
            .links
            .iter()
            .map(|link| Link {
                text: slice(link.span),
                target: &link.target,
                start: link.span.start(),
                end: link.span.end(),
            })
            .collect(),
        images: article
            .images
            .iter()
            .map(|image| Image {
                address: image.address.as_deref(),
                alternative: image.alternative.as_deref(),
                caption: image.caption.map(slice),
                credit: image.credit.map(slice),
                source_start: image.source.start(),
                source_end: image.source.end(),
            })
            .collect(),
        posts: article
            .posts
            .iter()
            .map(|post| Post {
                network: post.network,
                address: post.address.as_deref(),
                author: post.author.as_deref(),
                time: post.time.as_ref().map(ToString::to_string),
                text: slice(post.span),
            })
            .collect(),
        left_out: article
            .omitted
            .iter()
            .map(|omitted| passage(article, omitted.span, omitted.kind.name(), None))
            .collect(),
    };
    let mut written = serde_json::to_string_pretty(&report)?;
    written.push('\n');
    Ok(written)
}

fn value<T: ToString>(field: &Field<T>) -> Value {
    Value {
        value: field.value.to_string(),
        found_in: field.found_in.name(),
        source_start: field.source.start(),
        source_end: field.source.end(),
    }
}

fn passage<'a>(article: &'a Article, span: Span, name: &'static str, kind: Option<BlockKind>) -> Passage<'a> {
    let (level, number, cell) = match kind {
        Some(BlockKind::Heading { level }) => (Some(level), None, None),
        Some(BlockKind::ListItem { number, depth }) => (Some(depth), number, None),
        Some(BlockKind::Cell { row, column, header }) => (None, None, Some((row, column, header))),
        _ => (None, None, None),
    };
    let source = article.text.source_of(span);
    Passage {
        kind: name,
        level,
        number,
        row: cell.map(|(row, _, _)| row),
        column: cell.map(|(_, column, _)| column),
        header: cell.map(|(_, _, header)| header),
        text: article.text.slice(span),
        start: span.start(),
        end: span.end(),
        source_start: source.start(),
        source_end: source.end(),
    }
}
