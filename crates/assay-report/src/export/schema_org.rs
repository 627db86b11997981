//! schema.org JSON-LD of what an article contains: no rating and no review.

use assay_dossier::Dossier;
use assay_dossier::model::PartyRecord;
use serde_json::{Value, json};

use super::{hex, source_name};
use crate::escape::dom_id;
use crate::index::{AUTHOR, Index, party, speaker_of};

/// The article as its pages call it.
pub(super) fn article(d: &Dossier) -> Value {
    let a = &d.article;
    let mut article = json!({ "@type": "Article", "@id": source_name(d), "identifier": d.source.digest });
    let fields = [
        ("headline", &a.title),
        ("datePublished", &a.published),
        ("dateModified", &a.modified),
        ("inLanguage", &a.language),
    ];
    for (name, field) in fields {
        if let Some(field) = field {
            article[name] = json!(field.value);
        }
    }
    if let Some(outlet) = &a.publisher {
        article["publisher"] = json!({ "@type": "Organization", "name": outlet.value });
    }
    if !a.authors.is_empty() {
        let authors = a.authors.iter().map(|n| json!({ "@type": "Person", "name": n.value }));
        article["author"] = authors.collect();
    }
    article
}

/// Someone who speaks; the type is `Thing` where the name does not tell whether it is a person.
fn speaker(d: &Dossier, who: &PartyRecord) -> Value {
    let known = who.name_id.as_ref().and_then(|id| d.names.iter().find(|n| n.id == *id));
    json!({ "@type": agent(known.map(|n| n.kind.as_str())), "name": party(who) })
}

fn agent(kind: Option<&str>) -> &'static str {
    match kind {
        Some("person") => "Person",
        Some("organization") => "Organization",
        _ => "Thing",
    }
}

/// A claim with who makes it and where it appears.
pub(super) fn claim(d: &Dossier, index: &Index<'_>, c: &assay_dossier::model::ClaimRecord) -> Value {
    let mut claim = json!({
        "@type": "Claim",
        "@id": format!("urn:sha256:{}#{}", hex(d), dom_id(&c.id)),
        "text": c.anchor.exact,
        "appearance": { "@id": source_name(d) },
    });
    let who = index.voice(&c.by, c.speaker.as_deref());
    if who == AUTHOR {
        claim["author"] = article(d)["author"].clone();
    } else if let Some(source) = index.attribution(&c.by).and_then(|a| a.source.as_ref()) {
        claim["author"] = speaker(d, source);
    }
    if claim["author"].is_null() {
        // An author nobody names is left out, not made up.
        if let Some(fields) = claim.as_object_mut() {
            fields.remove("author");
        }
    }
    claim
}

/// The article, its claims, and what it quotes word for word.
pub(super) fn graph(d: &Dossier) -> Value {
    let index = Index::new(d);
    let mut graph = vec![article(d)];
    graph.extend(d.claims.iter().map(|c| claim(d, &index, c)));
    let quoted = d.attributions.iter().filter(|a| index.is_listed(a) && a.kind == "direct");
    for a in quoted.filter(|a| speaker_of(a).is_some()) {
        let words: Vec<&str> = a.content.iter().map(|c| c.exact.as_str()).collect();
        let mut quotation = json!({
            "@type": "Quotation",
            "@id": format!("urn:sha256:{}#{}", hex(d), dom_id(&a.id)),
            "text": words.join("\n"),
            "isPartOf": { "@id": source_name(d) },
        });
        if let Some(source) = &a.source {
            // `spokenByCharacter` takes people and organisations only.
            let who = speaker(d, source);
            let name = if who["@type"] == "Thing" { "creditText" } else { "spokenByCharacter" };
            quotation[name] = if name == "creditText" { who["name"].clone() } else { who };
        }
        graph.push(quotation);
    }
    json!({ "@context": "https://schema.org", "@graph": graph })
}
