//! The terminal summary: five things a checker needs first, each with what it stands on.

mod claims;
mod lines;
mod record;
mod spark;
mod terms;
mod voices;
mod width;
mod wording;

use std::collections::BTreeMap;

use assay_dossier::Dossier;

use crate::date;
use crate::index::Index;
use crate::number::{counted, whole};
use crate::plain;
use lines::{Lines, Style};
pub use spark::sparkline;
pub(crate) use width::{clean, wrap};

/// What the terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terminal {
    /// Columns.
    pub width: usize,
    /// Whether to use colour (ANSI escapes).
    pub colour: bool,
}

/// Notices shown before "and n more".
const NOTICES: usize = 2;

/// The dossier on one screen: never wider than the terminal (of which at least 24 columns are
/// taken for granted), about forty lines, and nothing in it from the article that a terminal
/// would obey.
#[must_use]
pub fn summary(dossier: &Dossier, terminal: Terminal) -> String {
    let index = Index::new(dossier);
    let mut lines = Lines::new(terminal);
    head(&mut lines, dossier);
    record::section(&mut lines, &index, dossier);
    claims::section(&mut lines, &index, dossier);
    voices::section(&mut lines, &index, dossier);
    terms::section(&mut lines, &index, dossier);
    wording::section(&mut lines, &index, dossier);
    around(&mut lines, dossier);
    lines.finish()
}

fn head(lines: &mut Lines, d: &Dossier) {
    let a = &d.article;
    lines.wrapped(
        Style::Bold,
        &a.title.as_ref().map_or_else(|| "Article without a title".to_owned(), |t| clean(&t.value)),
        2,
    );
    let mut parts: Vec<String> = a.publisher.iter().map(|p| clean(&p.value)).collect();
    if !a.authors.is_empty() {
        parts
            .push(format!("by {}", a.authors.iter().map(|a| clean(&a.value)).collect::<Vec<_>>().join(", ")));
    }
    parts.push(match &a.published {
        Some(p) => {
            let precision = date::precision(&p.value).map_or(String::new(), |p| format!(" ({p})"));
            format!("{}{precision}", clean(&date::in_words(&p.value)))
        }
        None => "no date found".to_owned(),
    });
    lines.wrapped(Style::Plain, &parts.join(" · "), 2);
    let mut read = format!(
        "{} bytes of {}, {} ({}); {}",
        whole(d.source.length),
        if d.reading.format == "html" { "HTML" } else { "plain text" },
        clean(&d.text.charset),
        clean(plain::charset_reason(&d.text.charset_reason)),
        counted(d.text.repairs.len(), "repair", "repairs")
    );
    if d.text.invalid_sequences > 0 {
        read.push_str(&format!("; {} undecodable", d.text.invalid_sequences));
    }
    lines.wrapped(Style::Dim, &read, 2);
    lines.wrapped(Style::Dim, "Prepared by software; no person has judged it yet.", 2);
    // What could not be done stands before what was: it decides how far the rest reaches.
    for notice in d.notices.iter().take(NOTICES) {
        lines.wrapped(Style::Yellow, &format!("Note: {}", clean(notice)), 2);
    }
    lines.more(d.notices.len(), NOTICES, "note", "notes");
}

/// What extraction left out.
fn around(lines: &mut Lines, d: &Dossier) {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for o in &d.omitted {
        *kinds.entry(plain::omitted_kind(&o.kind)).or_default() += 1;
    }
    if kinds.is_empty() {
        return;
    }
    let list: Vec<String> = kinds.iter().map(|(kind, n)| format!("{} {n}", clean(kind))).collect();
    lines.blank();
    lines.wrapped(Style::Dim, &format!("Left out: {}", list.join(", ")), 1);
}
