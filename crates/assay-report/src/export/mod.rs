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

use crate::html::{Page, html};

/// A format a dossier can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// The report as one self-contained page.
    Html,
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
    /// `ro-crate-metadata.json` (RO-Crate 1.2) for a folder of source, dossier and report.
    RoCrate,
    /// Claims, answers and arguments as Argdown.
    Argdown,
}

impl Export {
    /// All formats, in the order in which they are told of.
    pub const ALL: [Self; 9] = [
        Self::Html,
        Self::Markdown,
        Self::ClaimsCsv,
        Self::FiguresCsv,
        Self::WebAnnotation,
        Self::SchemaOrg,
        Self::ClaimReviewDraft,
        Self::RoCrate,
        Self::Argdown,
    ];

    /// Its name on a command line: lower case, words joined by hyphens.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.told().0
    }

    /// What it is, in a line without a full stop.
    #[must_use]
    pub const fn about(self) -> &'static str {
        self.told().1
    }

    /// The format of a [`name`](Self::name).
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    const fn told(self) -> (&'static str, &'static str) {
        match self {
            Self::Html => ("html", "The report as one self-contained page"),
            Self::Markdown => ("markdown", "Claims, figures and findings to read"),
            Self::ClaimsCsv => ("claims-csv", "Claims, a row each"),
            Self::FiguresCsv => ("figures-csv", "Figures, a row each"),
            Self::WebAnnotation => ("web-annotation", "W3C Web Annotations"),
            Self::SchemaOrg => ("schema-org", "schema.org Claim and Quotation (JSON-LD)"),
            Self::ClaimReviewDraft => {
                ("claim-review-draft", "Drafts of ClaimReview, which only a person can complete")
            }
            Self::RoCrate => (
                "ro-crate",
                "ro-crate-metadata.json of a folder with source, dossier and report; read --crate writes it all",
            ),
            Self::Argdown => ("argdown", "Claims, answers and arguments as Argdown"),
        }
    }
}

/// `dossier` as `format`, with a line break at the end. The same input always gives the same bytes.
/// The page's source and colours matter to [`Export::Html`] alone; a desk's rating scale also goes with
/// [`Export::ClaimReviewDraft`].
#[must_use]
pub fn export(dossier: &Dossier, format: Export, with: &Page<'_>) -> String {
    match format {
        Export::Html => html(dossier, with),
        Export::Markdown => markdown::markdown(dossier),
        Export::ClaimsCsv => table::claims(dossier),
        Export::FiguresCsv => table::figures(dossier),
        Export::WebAnnotation => json(&annotation::page(dossier)),
        Export::SchemaOrg => json(&schema_org::graph(dossier)),
        Export::ClaimReviewDraft => json(&review::drafts(dossier, with.brand)),
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

/// The digest in hexadecimal, without the name of its algorithm. It becomes part of addresses, so what is no
/// digit in a damaged dossier is left out.
fn hex(dossier: &Dossier) -> String {
    let digest = dossier.source.digest.strip_prefix("sha256:").unwrap_or(&dossier.source.digest);
    digest.chars().filter(char::is_ascii_hexdigit).take(64).collect()
}

/// What the source is called: its web address, or else a name made of its digest.
fn source_name(dossier: &Dossier) -> String {
    let own = dossier.article.canonical.as_ref().map(|field| field.value.as_str());
    let address = dossier.source.url.as_deref().or(own).and_then(crate::escape::web_address);
    address.map_or_else(|| format!("urn:sha256:{}", hex(dossier)), str::to_owned)
}
