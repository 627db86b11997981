//! What was left out, a passage a line.

use std::fmt::Write as _;

use assay_article::Article;

use super::harmless;

/// Characters of a passage that are shown.
const SHOWN: usize = 100;

pub fn render(article: &Article) -> String {
    let mut out = String::new();
    for omitted in &article.omitted {
        let words = article.text.slice(omitted.span).split_whitespace().collect::<Vec<_>>().join(" ");
        let mut start: String = words.chars().take(SHOWN).collect();
        if start.len() < words.len() {
            start.push('…');
        }
        let bytes = article.text.source_of(omitted.span);
        let place = format!("{}–{}", bytes.start(), bytes.end());
        let _ = writeln!(out, "{:<13} {place:<15} {}", omitted.kind.name(), harmless(&start));
    }
    if out.is_empty() { "nothing was left out\n".to_owned() } else { out }
}
