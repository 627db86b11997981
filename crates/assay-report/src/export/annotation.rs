//! W3C Web Annotations (<https://www.w3.org/TR/annotation-model/>).

use assay_dossier::Dossier;
use assay_dossier::model::Anchor;
use serde_json::{Value, json};

use super::{hex, source_name};
use crate::index::{Index, speaker_of};
use crate::plain::{self, Outcome};

/// Characters of context before and after the quoted words.
const CONTEXT: usize = 32;

/// Where the characters of a text begin, to count code points up to a byte.
struct Positions<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Positions<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, starts: text.char_indices().map(|(at, _)| at).collect() }
    }

    fn code_point(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start < byte)
    }

    /// The words with their three selectors; `None` where the range is no passage of the text.
    fn selectors(&self, anchor: &Anchor) -> Option<Value> {
        let range = anchor.text_bytes;
        self.text.get(range.start..range.end)?;
        let (start, end) = (self.code_point(range.start), self.code_point(range.end));
        let byte = |n: usize| self.starts.get(n).copied().unwrap_or(self.text.len());
        let prefix = self.text.get(byte(start.saturating_sub(CONTEXT))..range.start)?;
        let suffix = self.text.get(range.end..byte(end.saturating_add(CONTEXT)))?;
        Some(json!([
            { "type": "TextQuoteSelector", "exact": anchor.exact, "prefix": prefix, "suffix": suffix },
            { "type": "TextPositionSelector", "start": start, "end": end },
            { "type": "DataPositionSelector", "start": anchor.source_bytes.start, "end": anchor.source_bytes.end },
        ]))
    }
}

/// Every claim, figure, statement, offer and loaded word as an annotation.
pub(super) fn page(d: &Dossier) -> Value {
    let index = Index::new(d);
    let mut found: Vec<(&str, &Anchor, String)> = Vec::new();
    for c in &d.claims {
        let mut body = format!(
            "Claim ({}) by {}; source: {}.",
            plain::claim_kind(&c.kind),
            index.voice(&c.by, c.speaker.as_deref()),
            plain::source_given(&c.source_given.kind)
        );
        for f in index.findings_of(&c.id) {
            body.push_str(&format!(" {}: {}", Outcome::of(f).words(), f.summary));
        }
        found.push((&c.id, &c.anchor, body));
    }
    for q in &d.quantities {
        let body = format!(
            "Figure: {}; {}; {}.",
            q.measure.as_deref().unwrap_or("measure not found"),
            plain::place(q).unwrap_or("place not stated"),
            plain::period(&q.period)
        );
        found.push((&q.id, &q.anchor, body));
    }
    for a in &d.attributions {
        let who = speaker_of(a).unwrap_or("a speaker not named");
        let body = format!("Statement by {who}: {}.", plain::manner_of_speech(&a.kind, &a.form));
        found.extend(a.content.first().map(|anchor| (a.id.as_str(), anchor, body)));
    }
    for o in &d.offers {
        let who = index.voice(&o.by, o.speaker.as_deref());
        found.push((&o.id, &o.anchor, format!("Offer, promise or threat ({}) by {who}.", o.kind)));
    }
    for w in &d.wording {
        let who = index.voice(&w.by, w.speaker.as_deref());
        found.push((&w.id, &w.anchor, format!("Loaded words ({}) of {who}.", w.kind)));
    }
    let positions = Positions::new(&d.text.content);
    let name = format!("urn:sha256:{}", hex(d));
    let generator = json!({ "type": "Software", "name": format!("Assay {}", d.assay.version) });
    let items: Vec<Value> = found
        .into_iter()
        .filter_map(|(id, anchor, body)| {
            Some(json!({
                "id": format!("{name}#{}", crate::escape::dom_id(id)),
                "type": "Annotation",
                "motivation": "describing",
                "generator": generator,
                "body": { "type": "TextualBody", "format": "text/plain", "language": "en", "value": body },
                "target": {
                    "type": "SpecificResource",
                    "source": source_name(d),
                    "selector": positions.selectors(anchor)?,
                },
            }))
        })
        .collect();
    json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": format!("{name}#annotations"),
        "type": "AnnotationPage",
        "partOf": {
            "id": format!("{name}#collection"),
            "type": "AnnotationCollection",
            "label": "Prepared by software; no person has judged it yet.",
            "total": items.len(),
        },
        "startIndex": 0,
        "items": items,
    })
}
