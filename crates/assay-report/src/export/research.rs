//! RO-Crate metadata (<https://w3id.org/ro/crate/1.2>) for a folder of source, dossier and report.

use assay_dossier::Dossier;
use serde_json::{Value, json};

use super::schema_org;

/// The metadata of a crate whose files are `source.html` (or `source.txt`), `dossier.json` and
/// `report.html`. The publication date of the crate is the article's: making it reads no clock. Where the
/// article has none, neither has the crate, and who publishes it adds one.
pub(super) fn metadata(d: &Dossier) -> Value {
    let (source, kind) = match d.reading.format.as_str() {
        "html" => ("source.html", "text/html"),
        _ => ("source.txt", "text/plain"),
    };
    let title = d.article.title.as_ref().map_or("Article without a title", |t| t.value.as_str());
    let file = |id: &str, name: &str, kind: &str| json!({ "@id": id, "@type": "File", "name": name, "encodingFormat": kind });
    let mut captured = file(source, "The captured source", kind);
    captured["contentSize"] = json!(d.source.length.to_string());
    captured["sha256"] = json!(super::hex(d));
    if let Some(url) = d.source.url.as_deref().and_then(crate::escape::web_address) {
        captured["url"] = json!(url);
    }
    let mut article = schema_org::article(d);
    article["@id"] = json!("#article");
    let mut root = json!({
        "@id": "./",
        "@type": "Dataset",
        "name": format!("Dossier of “{title}”"),
        "description": "A published article, what software found in it, and a report to read. No person has judged it yet.",
        "license": { "@id": "#terms" },
        "hasPart": [{ "@id": source }, { "@id": "dossier.json" }, { "@id": "report.html" }],
        "about": { "@id": "#article" },
    });
    if let Some(published) = &d.article.published {
        root["datePublished"] = json!(published.value);
    }
    json!({
        "@context": "https://w3id.org/ro/crate/1.2/context",
        "@graph": [
            {
                "@id": "ro-crate-metadata.json",
                "@type": "CreativeWork",
                "conformsTo": { "@id": "https://w3id.org/ro/crate/1.2" },
                "about": { "@id": "./" },
            },
            root,
            {
                "@id": "#terms",
                "@type": "CreativeWork",
                "name": "Terms of the parts",
                "description": "The article stays under its owner's terms; each series names its licence in the dossier.",
            },
            captured,
            file("dossier.json", "The dossier", "application/json"),
            file("report.html", "The report", "text/html"),
            { "@id": "#assay", "@type": "SoftwareApplication", "name": "Assay", "version": d.assay.version },
            {
                "@id": "#reading",
                "@type": "CreateAction",
                "name": "Reading of the article",
                "instrument": { "@id": "#assay" },
                "object": { "@id": source },
                "result": [{ "@id": "dossier.json" }, { "@id": "report.html" }],
            },
            article,
        ],
    })
}
