//! Fourth: what is offered, on what conditions, and what is argued.

use assay_dossier::Dossier;

use super::clean;
use super::lines::Lines;
use crate::index::Index;
use crate::number::counted;
use crate::plain;

/// Offers, and arguments, shown before "and n more".
const OFFERS: usize = 2;
const ARGUMENTS: usize = 3;
/// Characters of an offer, and of the heading of an argument.
const OFFER: usize = 60;
const HEADING: usize = 48;

pub(super) fn section(lines: &mut Lines, index: &Index<'_>, d: &Dossier) {
    let conditions: usize = d.offers.iter().map(|o| o.conditions.len()).sum();
    let mut told: Vec<String> = Vec::new();
    if !d.offers.is_empty() {
        told.push(format!(
            "{} on {}",
            counted(d.offers.len(), "offer", "offers"),
            counted(conditions, "condition", "conditions")
        ));
    }
    if !d.arguments.is_empty() {
        told.push(counted(d.arguments.len(), "argument set out", "arguments set out"));
    }
    let told = if told.is_empty() { "none found".to_owned() } else { told.join("; ") };
    lines.section(4, "Offers and arguments", &told);
    for o in d.offers.iter().take(OFFERS) {
        let conditions: Vec<String> = o
            .conditions
            .iter()
            .enumerate()
            .map(|(n, c)| format!("({}) {}", n + 1, clean(&c.exact)))
            .collect();
        let who = clean(index.voice(&o.by, o.speaker.as_deref()));
        let terms = if conditions.is_empty() {
            String::new()
        } else {
            format!("; condition: {}", conditions.join(" "))
        };
        lines.entry(
            kind_of_offer(&o.kind),
            &format!("{who}: “{}”{terms}", plain::excerpt(&clean(&o.anchor.exact), OFFER)),
            2,
        );
    }
    lines.more(d.offers.len(), OFFERS, "offer", "offers");
    let headings: Vec<String> = d
        .arguments
        .iter()
        .take(ARGUMENTS)
        .map(|g| {
            let words = g.heading.as_ref().unwrap_or(&g.anchor);
            format!("“{}”", plain::excerpt(&clean(&words.exact), HEADING))
        })
        .collect();
    if !headings.is_empty() {
        lines.entry("argued", &headings.join(", "), 1);
    }
}

/// Kinds this version knows keep their name; it is a label, so nothing else may stand there.
fn kind_of_offer(kind: &str) -> &'static str {
    match kind {
        "promise" => "promise",
        "threat" => "threat",
        _ => "offer",
    }
}
