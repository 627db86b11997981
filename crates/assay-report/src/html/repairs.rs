//! What was repaired: the same damage once, with all its places.

use assay_dossier::Dossier;
use assay_dossier::model::RepairRecord;

use super::parts::{byte_range, close_table, open_table};
use crate::escape::{esc, put};
use crate::number::counted;

/// Kinds of damage listed: a page of garbage has any number of them.
const KINDS: usize = 120;
/// Places listed of one kind of damage.
const PLACES: usize = 24;

pub(super) fn section(out: &mut String, d: &Dossier) {
    out.push_str("<h3 id=\"repairs\">Repaired characters</h3>\n");
    if d.text.repairs.is_empty() {
        out.push_str("<p class=\"empty\">Nothing needed repair.</p>\n");
        return;
    }
    let all: Vec<&RepairRecord> = d.text.repairs.iter().collect();
    table(out, &all, "Repaired characters");
}

/// The repairs as a table, under this name.
pub(super) fn table(out: &mut String, repairs: &[&RepairRecord], label: &str) {
    // In order of their first place; a page has few kinds of damage, whatever it has of it.
    let mut kinds: Vec<Vec<&RepairRecord>> = Vec::new();
    let mut known = std::collections::BTreeMap::new();
    for repair in repairs {
        let kind = (
            &repair.original,
            &repair.anchor.exact,
            &repair.code_pages,
            &repair.original_bytes,
            &repair.certainty,
        );
        let at = *known.entry(kind).or_insert(kinds.len());
        match kinds.get_mut(at) {
            Some(same) => same.push(repair),
            None => kinds.push(vec![repair]),
        }
    }
    open_table(out, label, &["Stood as", "Now reads", "Wrongly read as", "Bytes", "Where", "Certainty"]);
    let more = kinds.len().saturating_sub(KINDS);
    for same in kinds.into_iter().take(KINDS) {
        let Some(r) = same.first() else { continue };
        let mut places: Vec<String> = same
            .iter()
            .take(PLACES)
            .map(|r| format!("<span class=\"holds\">{}</span>", byte_range(r.anchor.source_bytes)))
            .collect();
        if same.len() > PLACES {
            places.push(format!("and {} more", same.len() - PLACES));
        }
        put!(
            out,
            "<tr><td><code>{}</code></td><td><code>{}</code></td><td>{}</td><td><code>{}</code></td><td class=\"places\">{}</td><td>{}</td></tr>",
            esc(&shown(&r.original)),
            esc(&shown(&r.anchor.exact)),
            esc(&r.code_pages.join(", then ")),
            esc(&r.original_bytes),
            places.join(", "),
            esc(&r.certainty)
        );
    }
    close_table(out);
    if more > 0 {
        put!(
            out,
            "<p class=\"soft\">And {} of damage, listed in the dossier.</p>\n",
            counted(more, "more kind", "more kinds")
        );
    }
}

/// White space by name, so that a reader sees what changed.
fn shown(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{A0}' => "[no-break space]".to_owned(),
            '\u{202F}' => "[narrow no-break space]".to_owned(),
            '\u{200B}' => "[zero-width space]".to_owned(),
            c => c.to_string(),
        })
        .collect()
}
