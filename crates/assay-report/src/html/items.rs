//! Everything a reader can be pointed to in the article: its kind, its passages, its ids.

use std::collections::BTreeMap;

use assay_dossier::Dossier;
use assay_dossier::model::{
    Anchor, ArgumentRecord, AttributionRecord, ClaimRecord, LinkRecord, OfferRecord, QuantityRecord,
    QuotationRecord, WordingRecord,
};

use super::segments::{Mark, Shape};
use crate::escape::dom_id;

/// The record an item shows.
#[derive(Clone, Copy)]
pub(super) enum Record<'a> {
    Said(&'a AttributionRecord),
    /// A passage in quotation marks that belongs to no statement.
    Quoted(&'a QuotationRecord),
    Claim(&'a ClaimRecord),
    Offer(&'a OfferRecord),
    Argument(&'a ArgumentRecord),
    Figure(&'a QuantityRecord),
    Wording(&'a WordingRecord),
    Link(&'a LinkRecord),
}

/// Kinds in the order in which their marks nest, outermost first.
pub(super) const CLASSES: [&str; 7] = ["argument", "said", "offer", "claim", "link", "figure", "wording"];

/// Longest words that are a link themselves, in bytes.
const LONGEST_LINK: usize = 100;

/// Something in the article that has a note.
pub(super) struct Item<'a> {
    pub(super) record: Record<'a>,
    /// Part of the ids of its words (`w-…`) and its note (`n-…`).
    pub(super) id: String,
    /// Whether the words themselves link to the note.
    linked: bool,
}

impl Record<'_> {
    /// Its place in [`CLASSES`].
    pub(super) const fn kind(self) -> u8 {
        match self {
            Self::Argument(_) => 0,
            Self::Said(_) | Self::Quoted(_) => 1,
            Self::Offer(_) => 2,
            Self::Claim(_) => 3,
            Self::Link(_) => 4,
            Self::Figure(_) => 5,
            Self::Wording(_) => 6,
        }
    }

    /// What it is called, with its number.
    pub(super) fn name(self) -> String {
        let (noun, id) = match self {
            Self::Argument(r) => ("Argument", &r.id),
            Self::Said(r) => ("Statement", &r.id),
            Self::Quoted(r) => ("Quotation", &r.id),
            Self::Offer(r) if r.kind == "promise" => ("Promise", &r.id),
            Self::Offer(r) if r.kind == "threat" => ("Threat", &r.id),
            Self::Offer(r) => ("Offer", &r.id),
            Self::Claim(r) => ("Claim", &r.id),
            Self::Link(r) => ("Link", &r.id),
            Self::Figure(r) => ("Figure", &r.id),
            Self::Wording(r) => ("Wording", &r.id),
        };
        format!("{noun} {}", number(id))
    }

    /// Whether the words themselves may link to the note. A link of a whole paragraph would be
    /// hard to listen to.
    fn is_short(self) -> bool {
        let words = match self {
            Self::Figure(r) => &r.anchor,
            Self::Wording(r) => &r.anchor,
            _ => return false,
        };
        words.exact.len() <= LONGEST_LINK
    }
}

/// The number in an id: `c12` is 12.
pub(super) fn number(id: &str) -> String {
    id.chars().filter(char::is_ascii_digit).take(9).collect()
}

impl Item<'_> {
    pub(super) fn shape(&self) -> Shape {
        Shape { kind: self.record.kind(), linked: self.linked }
    }
}

/// All items of a dossier in order of place, and their passages.
pub(super) fn collect(dossier: &Dossier) -> (Vec<Item<'_>>, Vec<Mark>) {
    let mut found: Vec<(Record<'_>, &str, Vec<&Anchor>)> = Vec::new();
    found.extend(dossier.arguments.iter().map(|r| (Record::Argument(r), r.id.as_str(), vec![&r.anchor])));
    found.extend(
        dossier.attributions.iter().map(|r| (Record::Said(r), r.id.as_str(), r.content.iter().collect())),
    );
    found.extend(
        dossier
            .quotations
            .iter()
            .filter(|r| r.attribution.is_none())
            .map(|r| (Record::Quoted(r), r.id.as_str(), vec![&r.anchor])),
    );
    found.extend(dossier.offers.iter().map(|r| (Record::Offer(r), r.id.as_str(), vec![&r.anchor])));
    found.extend(dossier.claims.iter().map(|r| (Record::Claim(r), r.id.as_str(), vec![&r.anchor])));
    found.extend(dossier.links.iter().map(|r| (Record::Link(r), r.id.as_str(), vec![&r.anchor])));
    found.extend(dossier.quantities.iter().map(|r| (Record::Figure(r), r.id.as_str(), vec![&r.anchor])));
    found.extend(dossier.wording.iter().map(|r| (Record::Wording(r), r.id.as_str(), vec![&r.anchor])));
    // Outer passages first where several begin together.
    found.sort_by_key(|(record, _, passages)| {
        let first = passages.first().map(|a| a.text_bytes);
        (first.map(|r| r.start), first.map(|r| usize::MAX - r.end), record.kind())
    });
    let mut items = Vec::with_capacity(found.len());
    let mut marks = Vec::with_capacity(found.len());
    let blocks: BTreeMap<usize, usize> =
        dossier.article.blocks.iter().map(|b| (b.anchor.text_bytes.start, b.anchor.text_bytes.end)).collect();
    for (record, id, passages) in found {
        // A block that were nothing but a link would leave no plain words around it to tell it
        // from its markers.
        let fills_block = passages.iter().any(|a| {
            let next = blocks.range(a.text_bytes.start..).next();
            next.is_some_and(|(_, end)| *end <= a.text_bytes.end)
        });
        let linked = record.is_short() && !fills_block;
        marks.extend(passages.iter().map(|a| Mark { range: a.text_bytes, item: items.len() }));
        items.push(Item { record, id: dom_id(id), linked });
    }
    (items, marks)
}
