//! A dossier in the formats other tools expect: one file a format.
//!
//! Article text is as hostile here as on the page: Markdown and Argdown are escaped, no cell of a
//! table begins a formula, and no JSON holds a `<` that could end the script it is embedded in.

mod annotation;
mod argdown;
mod markdown;
mod research;
mod review;
mod schema_org;
mod table;

use assay_dossier::Dossier;
use serde_json::Value;

/// A format a dossier can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// A readable summary with every claim and finding (CommonMark).
    Markdown,
    /// Claims, a row each (CSV, RFC 4180).
    ClaimsCsv,
    /// Figures, a row each (CSV, RFC 4180).
    FiguresCsv,
    /// W3C Web Annotations with `TextQuote`, `TextPosition` (code points of the clean text) and
    /// `DataPosition` (bytes of the source) selectors.
    WebAnnotation,
    /// schema.org `Claim` and `Quotation`, as JSON-LD: what the article contains, no judgement.
    SchemaOrg,
    /// Drafts of schema.org `ClaimReview`s, each with what only a person can add left out.
    ClaimReviewDraft,
    /// `ro-crate-metadata.json` (RO-Crate 1.1) for a folder of source, dossier and report.
    RoCrate,
    /// Claims, answers and arguments as Argdown.
    Argdown,
}

/// `dossier` as `format`, with a line break at the end. The same dossier always gives the same bytes.
#[must_use]
pub fn export(dossier: &Dossier, format: Export) -> String {
    match format {
        Export::Markdown => markdown::markdown(dossier),
        Export::ClaimsCsv => table::claims(dossier),
        Export::FiguresCsv => table::figures(dossier),
        Export::WebAnnotation => json(&annotation::page(dossier)),
        Export::SchemaOrg => json(&schema_org::graph(dossier)),
        Export::ClaimReviewDraft => json(&review::drafts(dossier)),
        Export::RoCrate => json(&research::metadata(dossier)),
        Export::Argdown => argdown::argdown(dossier),
    }
}

/// Indented JSON that stays data inside a `script` element: `<` only stands within strings, where
/// it may be written as an escape.
fn json(value: &Value) -> String {
    // A tree of strings and numbers always serialises.
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default().replace('<', "\\u003c");
    text.push('\n');
    text
}

/// The digest in hexadecimal, without the name of its algorithm.
fn hex(dossier: &Dossier) -> &str {
    dossier.source.digest.strip_prefix("sha256:").unwrap_or(&dossier.source.digest)
}

/// What the source is called: its web address, or else a name made of its digest.
fn source_name(dossier: &Dossier) -> String {
    let own = dossier.article.canonical.as_ref().map(|field| field.value.as_str());
    let address = dossier.source.url.as_deref().or(own).and_then(crate::escape::web_address);
    address.map_or_else(|| format!("urn:sha256:{}", hex(dossier)), str::to_owned)
}
