//! `sources`: see `docs/evaluation.md`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use assay_claim::{SourceKind, claims, link_target};
use serde::Deserialize;

use super::passage::{match_quotes, read_passages};
use super::shown::{self, Shown};
use super::stages::Stages;
use super::{EvalError, Figure, Scores, share};

/// A passage with one claim. Links are written `[words](address)`; a blank line ends a paragraph.
#[derive(Deserialize)]
struct Passage {
    id: String,
    text: String,
    quote: String,
    source: String,
    points_at: Option<String>,
}

/// Where the passages are said to stand.
const PAGE: &str = "https://news.example.org/story";

/// Whether the claim is found with the source it is given, and what the link points at.
pub fn measure(path: &Path) -> Result<Scores, EvalError> {
    let passages: Vec<Passage> = read_passages(path)?;
    let (mut right, mut found, mut targets, mut targets_right) = (0, 0, 0, 0);
    let mut kinds: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    let mut table = String::new();
    for passage in &passages {
        let Some(stages) = Stages::of_source(page(&passage.text).into_bytes(), None) else { continue };
        let reading = stages.reading();
        let claims = claims(reading);
        let text = reading.article.text.as_str();
        let quotes: Vec<&str> = claims.iter().map(|claim| claim.span.of(text)).collect();
        let claim = match_quotes(&[passage.quote.as_str()], &quotes)[0].and_then(|index| claims.get(index));
        let source = claim.map(|claim| name(claim.source.kind));
        let is_right = source == Some(passage.source.as_str());
        let counts = kinds.entry(&passage.source).or_default();
        counts[0] += 1;
        counts[1] += usize::from(claim.is_some());
        counts[2] += usize::from(is_right);
        found += usize::from(claim.is_some());
        right += usize::from(is_right);
        let link = claim.and_then(|claim| claim.source.link).and_then(|link| reading.article.links.get(link));
        let target = link.map(|link| link_target(&link.target, Some(PAGE)).name());
        if let Some(wanted) = &passage.points_at {
            targets += 1;
            targets_right += usize::from(target == Some(wanted.as_str()));
        }
        let missed = !is_right || passage.points_at.is_some() && passage.points_at.as_deref() != target;
        if missed && shown::is(Shown::Misses) {
            let _ = writeln!(
                table,
                "{} {} not {source:?} {target:?}: {:?} in {quotes:?}",
                passage.id, passage.source, passage.quote
            );
        }
    }
    let _ = writeln!(table, "{:<10}{:>6}{:>8}{:>8}", "source", "of", "found", "right");
    for (kind, [all, found, right]) in kinds {
        let _ = writeln!(table, "{kind:<10}{all:>6}{found:>8}{right:>8}");
    }
    let figures = vec![
        ("right", Figure::Share(share(right, passages.len()))),
        ("found", Figure::Share(share(found, passages.len()))),
        ("points_at", Figure::Share(share(targets_right, targets))),
        ("of", Figure::Count(passages.len())),
    ];
    Ok(Scores { table, figures })
}

fn name(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Link => "link",
        SourceKind::Named => "named",
        SourceKind::Vague => "vague",
        SourceKind::None => "none",
    }
}

/// A page with the passage between two paragraphs that claim nothing.
fn page(text: &str) -> String {
    let mut page = format!(
        "<!DOCTYPE html><html lang=\"en\"><head><title>A page</title><link rel=\"canonical\" href=\"{PAGE}\"></head><body><article><h1>A page of the paper</h1>\n<p>This is how the page begins, with a few words that say nothing in particular.</p>\n"
    );
    for paragraph in text.split("\n\n") {
        let _ = writeln!(page, "<p>{}</p>", linked(paragraph));
    }
    page.push_str(
        "<p>And this is how it ends, with a few more words of the same sort.</p></article></body></html>",
    );
    page
}

/// `[words](address)` as links.
fn linked(text: &str) -> String {
    let mut html = String::new();
    let mut rest = text;
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    while let Some((before, words, address, after)) = next_link(rest) {
        let _ = write!(html, "{}<a href=\"{}\">{}</a>", escaped(before), escaped(address), escaped(words));
        rest = after;
    }
    html + &escaped(rest)
}

/// The first link of `text`: what stands before it, its words, its address, and the rest.
fn next_link(text: &str) -> Option<(&str, &str, &str, &str)> {
    let (before, linked) = text.split_once('[')?;
    let (words, rest) = linked.split_once("](")?;
    let (address, after) = rest.split_once(')')?;
    Some((before, words, address, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_read() {
        assert_eq!(linked("a [b](c) & d"), "a <a href=\"c\">b</a> &amp; d");
    }
}
