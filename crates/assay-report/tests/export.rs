//! The formats other tools expect, each checked against what its specification demands.

mod fixture;

use assay_dossier::Dossier;
use assay_report::{Export, Page};
use serde_json::Value;

fn export(dossier: &Dossier, format: Export) -> String {
    assay_report::export(dossier, format, &Page::default())
}

fn dossiers() -> Vec<Dossier> {
    vec![fixture::dossier(), fixture::hostile_article(), fixture::hostile_records(), fixture::empty()]
}

fn json(dossier: &Dossier, format: Export) -> Value {
    let text = export(dossier, format);
    assert!(!text.contains('<'), "JSON that could end a script element");
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{format:?}: {error}"))
}

/// A reader of RFC 4180, for the tests: rows of cells, every quote paired.
fn rows(csv: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (vec![], vec![], String::new(), false);
    let mut chars = csv.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => cell.extend(chars.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => assert_eq!(chars.peek(), Some(&'\n')),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    assert!(!quoted && row.is_empty() && cell.is_empty());
    rows
}

#[test]
fn tables_have_a_row_an_item_and_no_formula() {
    for d in dossiers() {
        for (format, n) in [(Export::ClaimsCsv, d.claims.len()), (Export::FiguresCsv, d.quantities.len())] {
            let rows = rows(&export(&d, format));
            assert_eq!(rows.len(), n + 1);
            for row in &rows {
                assert_eq!(row.len(), rows[0].len());
                for cell in row.iter().filter(|cell| cell.parse::<f64>().is_err()) {
                    assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
                }
            }
        }
    }
}

#[test]
fn annotations_select_their_words() {
    let d = fixture::dossier();
    let page = json(&d, Export::WebAnnotation);
    assert_eq!(page["@context"], "http://www.w3.org/ns/anno.jsonld");
    assert_eq!(page["type"], "AnnotationPage");
    let items = page["items"].as_array().unwrap();
    assert!(items.len() >= d.claims.len() + d.quantities.len());
    let characters: Vec<char> = d.text.content.chars().collect();
    for item in items {
        assert_eq!(item["type"], "Annotation");
        assert!(item["id"].as_str().unwrap().starts_with("urn:sha256:"));
        let selectors = item["target"]["selector"].as_array().unwrap();
        let exact = selectors[0]["exact"].as_str().unwrap();
        let at = |n: usize, end: &str| selectors[n][end].as_u64().unwrap() as usize;
        assert_eq!(selectors[0]["type"], "TextQuoteSelector");
        assert_eq!(selectors[1]["type"], "TextPositionSelector");
        assert_eq!(selectors[2]["type"], "DataPositionSelector");
        let selected: String = characters[at(1, "start")..at(1, "end")].iter().collect();
        assert_eq!(selected, exact);
        assert!(at(2, "start") <= at(2, "end"));
        let quoted = format!(
            "{}{exact}{}",
            selectors[0]["prefix"].as_str().unwrap(),
            selectors[0]["suffix"].as_str().unwrap()
        );
        assert!(d.text.content.contains(&quoted));
    }
}

#[test]
fn what_the_article_contains_is_no_review() {
    for d in dossiers() {
        let graph = json(&d, Export::SchemaOrg);
        assert_eq!(graph["@context"], "https://schema.org");
        for node in graph["@graph"].as_array().unwrap() {
            let kind = node["@type"].as_str().unwrap();
            assert!(["Article", "Claim", "Quotation"].contains(&kind), "{kind}");
            assert!(node["@id"].is_string() && node.get("reviewRating").is_none());
        }
    }
}

/// What a search engine demands of a `ClaimReview` before it takes it for one.
fn is_review(value: &Value) -> bool {
    value["@type"] == "ClaimReview"
        && value["author"]["name"].is_string()
        && value["reviewRating"].is_object()
        && value["claimReviewed"].is_string()
        && value["url"].is_string()
}

#[test]
fn draft_is_no_review_until_a_person_completes_it() {
    let drafts = json(&fixture::dossier(), Export::ClaimReviewDraft);
    let text = drafts.to_string();
    assert!(!text.contains("\"ClaimReview\"") && !text.contains("\"@context\""));
    let drafts = drafts["drafts"].as_array().unwrap();
    assert!(!drafts.is_empty());
    for draft in drafts {
        assert_eq!(draft["complete"], false);
        let mut review = draft["draft"].clone();
        assert!(!is_review(&review));
        review["@type"] = "ClaimReview".into();
        assert!(!is_review(&review), "the type alone makes no review");
        for missing in draft["missing"].as_array().unwrap() {
            assert!(review.get(missing.as_str().unwrap()).is_none());
        }
        review["author"]["name"] = "A. Person".into();
        review["reviewRating"]["alternateName"] = "half true".into();
        review["url"] = "https://desk.example/1".into();
        assert!(is_review(&review));
    }
}

#[test]
fn crate_describes_every_file_it_names() {
    for d in dossiers() {
        let metadata = json(&d, Export::RoCrate);
        assert_eq!(metadata["@context"], "https://w3id.org/ro/crate/1.2/context");
        let graph = metadata["@graph"].as_array().unwrap();
        let node = |id: &str| graph.iter().find(|n| n["@id"] == id);
        let descriptor = node("ro-crate-metadata.json").unwrap();
        assert_eq!(descriptor["conformsTo"]["@id"], "https://w3id.org/ro/crate/1.2");
        let root = node(descriptor["about"]["@id"].as_str().unwrap()).unwrap();
        for name in ["name", "description"] {
            assert!(root[name].is_string(), "{name}");
        }
        assert_eq!(root["datePublished"].is_string(), d.article.published.is_some());
        assert!(node(root["license"]["@id"].as_str().unwrap()).is_some());
        for part in root["hasPart"].as_array().unwrap() {
            assert_eq!(node(part["@id"].as_str().unwrap()).unwrap()["@type"], "File");
        }
    }
}

#[test]
fn article_text_is_never_markup() {
    for d in dossiers() {
        let text = export(&d, Export::Markdown);
        assert!(!text.contains('<') && !text.contains("]("), "{text}");
        assert!(text.contains("no person has judged it yet"));
        let argdown = export(&d, Export::Argdown);
        for line in argdown.lines().filter(|line| line.starts_with(['[', '<'])) {
            // Ids are letters, digits and hyphens, whatever a dossier calls its records.
            let id = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
            let name: String = line.chars().skip(1).take_while(id).collect();
            assert!(
                line.starts_with(&format!("[{name}]:")) || line.starts_with(&format!("<{name}>:")),
                "{line}"
            );
        }
        assert!(
            !text.contains(['\u{1b}', '\0', '\u{202e}']) && !argdown.contains(['\u{1b}', '\0', '\u{202e}'])
        );
    }
}
