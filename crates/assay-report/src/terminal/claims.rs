//! Second: what is claimed without a source.

use assay_dossier::Dossier;
use assay_dossier::model::ClaimRecord;

use super::clean;
use super::lines::Lines;
use crate::index::{AUTHOR, Index};

/// Claims shown before "and n more".
const CLAIMS: usize = 3;

pub(super) fn section(lines: &mut Lines, index: &Index<'_>, d: &Dossier) {
    let checkable: Vec<&ClaimRecord> = d.claims.iter().filter(|c| c.checkable).collect();
    let with = |kind: &str| checkable.iter().copied().filter(|c| c.source_given.kind == kind).collect();
    let mut bare: Vec<&ClaimRecord> = with("none");
    let mut told = format!("{} of {} checkable", bare.len(), checkable.len());
    for (kind, words) in [("link", "with a link"), ("named", "named"), ("vague", "vague")] {
        let some: Vec<&ClaimRecord> = with(kind);
        if !some.is_empty() {
            told.push_str(&format!("; {} {words}", some.len()));
        }
    }
    if checkable.is_empty() {
        "no claim here can be checked".clone_into(&mut told);
    }
    lines.section(2, "Claims without a source", &told);
    // What is worth checking most comes first; of equals, what has a figure that can be looked up.
    bare.sort_by_key(|c| c.quantities.is_empty());
    bare.sort_by(|a, b| b.priority.score.total_cmp(&a.priority.score));
    for c in bare.iter().take(CLAIMS) {
        let who = index.voice(&c.by, c.speaker.as_deref());
        let who = if who == AUTHOR { String::new() } else { format!("{}: ", clean(who)) };
        let room = if lines.is_narrow() { 2 } else { 1 };
        lines.item(&format!("{who}“{}”", clean(&c.anchor.exact)), room);
    }
    lines.more(bare.len(), CLAIMS, "claim", "claims");
}
