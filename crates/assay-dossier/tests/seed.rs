//! The page Assay started from. It is not part of the repository; where it lies beside it (as it
//! does in continuous integration), what must be found on it is found.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test reads its input from files and says when it is skipped"
)]

#[path = "support/expectation.rs"]
mod expectation;

use std::path::Path;

use assay_article::Format;
use assay_dossier::{Options, read, verify};
use assay_evidence::Evidence;
use assay_text::Source;
use serde_json::Value;

use crate::expectation::Expectation;

fn seed() -> Option<Source> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seed");
    let Some(Ok(file)) = std::fs::read_dir(directory).ok().and_then(|mut files| files.next()) else {
        println!("skipped: ../shared/seed does not lie beside the repository");
        return None;
    };
    let file = file.path();
    Source::new(std::fs::read(file).ok()?).ok()
}

fn dossier(source: &Source) -> Value {
    let evidence = Evidence::embedded().expect("the embedded evidence opens");
    let options = Options { format: Some(Format::PlainText), ..Options::default() };
    let dossier = read(source, &evidence, &options).expect("the seed page is read");
    let json = dossier.to_json();
    let verification = verify(json.as_bytes(), Some(source), &evidence).expect("a dossier");
    assert_eq!(verification.problems, []);
    serde_json::from_str(&json).expect("a dossier is JSON")
}

#[test]
fn what_must_be_found_is_found() {
    let Some(source) = seed() else { return };
    let dossier = dossier(&source);
    let mut failures = Vec::new();
    for line in include_str!("seed.expect").lines() {
        if !line.trim().is_empty() && !line.starts_with('#') {
            let expectation = Expectation::parse(line).expect(line);
            failures.extend(expectation.check(&dossier).err());
        }
    }
    assert!(failures.is_empty(), "{} fail:\n{}", failures.len(), failures.join("\n"));
}

/// Every damaged character is repaired and nothing else is altered: putting the original of each
/// repair back gives the source, line ends aside.
#[test]
fn repairs_and_nothing_else() {
    let Some(source) = seed() else { return };
    let dossier = dossier(&source);
    let text = dossier["text"]["content"].as_str().expect("the text");
    let mut restored = String::new();
    let mut cursor = 0;
    for repair in dossier["text"]["repairs"].as_array().expect("the repairs") {
        let at = |key: &str| repair["anchor"]["text_bytes"][key].as_u64().expect("a position") as usize;
        restored.push_str(&text[cursor..at("start")]);
        restored.push_str(repair["original"].as_str().expect("the original"));
        cursor = at("end");
        assert_eq!(repair["code_pages"][0], "windows-874", "{repair}");
    }
    restored.push_str(&text[cursor..]);
    let original = String::from_utf8_lossy(source.bytes());
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(plain(&restored), plain(&original));
    // No Thai letter is left: the page has none of its own.
    assert!(!text.chars().any(|c| ('\u{0E00}'..='\u{0E7F}').contains(&c)));
}

/// The letter is one direct quotation from salutation to signature.
#[test]
fn the_letter_is_one_quotation() {
    let Some(source) = seed() else { return };
    let dossier = dossier(&source);
    let attributions = dossier["attributions"].as_array().expect("attributions");
    let letter = attributions.iter().find(|a| a["form"] == "letter").expect("a letter");
    let content = letter["content"].as_array().expect("its paragraphs");
    let exact = |part: &Value| part["exact"].as_str().unwrap_or_default().to_owned();
    assert!(exact(&content[0]).starts_with("Madam Secretary Hillary Clinton"), "{}", exact(&content[0]));
    assert!(exact(&content[content.len() - 1]).ends_with("Nayib Bukele"));
    assert!(content.len() >= 7, "{} paragraphs", content.len());
    assert_eq!(letter["type"], "direct");
    assert_eq!(letter["source"]["name"], "Nayib Bukele");
    assert_eq!(letter["addressee"]["name"], "Hillary Clinton");
    assert!(exact(&letter["venue"]).contains('X'), "{}", letter["venue"]);
    assert_eq!(letter["time"], "2025-12-23T22:01:06.462Z");
}

/// Tenure and trend: the presidency's years are right; removals rose in 1996, and the cause is
/// not checked.
#[test]
fn tenure_and_trend() {
    let Some(source) = seed() else { return };
    let dossier = dossier(&source);
    let findings = dossier["findings"].as_array().expect("findings");
    let tenure = findings.iter().find(|f| f["operator"] == "tenure").expect("a tenure");
    assert_eq!(tenure["outcome"], "supported");
    let claims = dossier["claims"].as_array().expect("claims");
    let about_1996 = |finding: &&Value| {
        claims.iter().any(|claim| {
            claim["id"] == finding["claim"]
                && claim["anchor"]["exact"].as_str().is_some_and(|words| words.contains("1996"))
        })
    };
    let trend = findings.iter().find(about_1996).expect("a finding on 1996");
    // The rise is shown; that the legislation brought it about is never supported.
    assert_eq!(trend["outcome"], "not_enough_evidence", "{trend}");
    assert_eq!(trend["reason"], "not_checkable", "{trend}");
    assert!(trend["notes"].to_string().contains("cause"), "{trend}");
    let values: Vec<f64> =
        trend["inputs"].as_array().expect("inputs").iter().filter_map(|i| i["value"].as_f64()).collect();
    assert!(values.contains(&50_924.0) && values.contains(&69_680.0), "{values:?}");
}
