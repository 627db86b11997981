//! Checks that an article keeps its promises of provenance.

use assay_text::{RunKind, SourceSpan, Span};

use crate::Article;

/// Whether the source bytes of `span`, read again run by run, give exactly its text: every
/// verbatim or decoded run stands in the source where the map says, in order, and mark-up,
/// folded space and breaks are all that lies between.
///
/// The bytes themselves are compared by whoever holds the source; this checks that the map has
/// no hole and no overlap within the passage and that both ends are exact.
#[must_use]
pub fn rereads(article: &Article, span: Span) -> bool {
    let text = &article.text;
    let range = text.source_of(span);
    let mut at: Option<usize> = None;
    let first = text.runs().partition_point(|run| run.span.end() <= span.start());
    for run in text.runs().iter().skip(first).take_while(|run| run.span.start() < span.end()) {
        if at.is_some_and(|at| at != run.source.start()) {
            return false;
        }
        at = Some(run.source.end());
        let inserted = run.kind == RunKind::Inserted;
        if inserted && !text.as_str().get(run.span.range()).is_some_and(|t| t.trim().is_empty()) {
            return false;
        }
    }
    !range.is_empty() && range.end() <= text.source_len() && inside_gives_same(article, span, range)
}

/// The passage that the range's bytes stand for is the span itself.
fn inside_gives_same(article: &Article, span: Span, range: SourceSpan) -> bool {
    let text = &article.text;
    let within = text.runs().iter().filter(|run| {
        range.start() <= run.source.start() && run.source.end() <= range.end() && !run.source.is_empty()
    });
    within.filter(|run| !run.span.is_empty()).all(|run| span.contains(run.span))
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
