//! Fifth: the loaded words, and whose they are.

use assay_dossier::Dossier;

use super::clean;
use super::lines::Lines;
use crate::index::{AUTHOR, Index};
use crate::number::counted;

pub(super) fn section(lines: &mut Lines, index: &Index<'_>, d: &Dossier) {
    let mut own: Vec<String> = Vec::new();
    let mut others: Vec<String> = Vec::new();
    for w in &d.wording {
        let who = index.voice(&w.by, w.speaker.as_deref());
        let words = clean(&w.anchor.exact);
        if who == AUTHOR {
            own.push(words);
        } else {
            others.push(format!("{words} ({})", clean(who)));
        }
    }
    let told = match d.wording.len() {
        0 => "none found".to_owned(),
        n => format!("{}, {} the author’s own", counted(n, "loaded word", "loaded words"), own.len()),
    };
    lines.section(5, "Wording", &told);
    if !own.is_empty() {
        lines.entry("author’s", &own.join(", "), 1);
    }
    if !others.is_empty() {
        lines.entry("others’", &others.join(", "), 1);
    }
}
