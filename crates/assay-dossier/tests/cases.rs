//! Runs the Markdown cases of `cases/`: a passage, then what Assay should find in it.
//!
//! `cases/README.md` explains how to write one.

#![allow(clippy::disallowed_methods, clippy::expect_used, reason = "a test reads its cases from files")]

#[path = "support/expectation.rs"]
mod expectation;
#[path = "support/markdown.rs"]
mod markdown;

use std::path::{Path, PathBuf};

use assay_article::{Format, PartialDate};
use assay_dossier::{Options, read};
use assay_evidence::Evidence;
use assay_text::Source;

use crate::expectation::Expectation;
use crate::markdown::{Case, cases_of};

#[test]
fn every_case_holds() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases");
    let evidence = Evidence::embedded().expect("the embedded evidence opens");
    let (mut held, mut expectations, mut failures) = (0, 0, Vec::new());
    for file in markdown_files(&root) {
        let name = file.strip_prefix(&root).unwrap_or(&file).display().to_string();
        let text = std::fs::read_to_string(&file).expect("a case file is readable");
        let cases = cases_of(&text).unwrap_or_else(|error| panic!("cases/{name}:{error}"));
        assert!(!cases.is_empty(), "cases/{name} holds no case");
        for case in &cases {
            expectations += case.expectations.len();
            let failed = run(case, &evidence);
            if failed.is_empty() {
                held += 1;
            }
            failures.extend(failed.into_iter().map(|failure| format!("cases/{name}:{failure}")));
        }
    }
    println!("{held} cases hold, {expectations} expectations");
    assert!(failures.is_empty(), "{} expectations fail:\n{}", failures.len(), failures.join("\n"));
    assert!(held >= 30, "only {held} cases: the specification lives in them");
}

/// What does not hold, each as `line: reason`.
fn run(case: &Case, evidence: &Evidence) -> Vec<String> {
    let source = Source::new(case.article.clone().into_bytes()).expect("a case is short");
    let options = Options {
        format: match case.read_as.as_deref() {
            Some("html") => Some(Format::Html),
            Some("text") => Some(Format::PlainText),
            _ => None,
        },
        published: case.published.as_deref().map(|date| PartialDate::parse(date).expect("a case's date")),
        ..Options::default()
    };
    let dossier = match read(&source, evidence, &options) {
        Ok(dossier) => serde_json::to_value(dossier).expect("a dossier serialises"),
        Err(error) => return vec![format!("{}: {}: cannot be read: {error}", case.line, case.title)],
    };
    let check = |(line, expectation): &(usize, Expectation)| {
        expectation.check(&dossier).err().map(|reason| format!("{line}: {}: {reason}", case.title))
    };
    case.expectations.iter().filter_map(check).collect()
}

/// All `.md` files below `root` but the explaining ones, in order of path.
fn markdown_files(root: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut open = vec![root.to_owned()];
    while let Some(directory) = open.pop() {
        for entry in std::fs::read_dir(&directory).expect("cases/ is readable") {
            let path = entry.expect("cases/ is readable").path();
            let is_case = path.extension().is_some_and(|e| e == "md") && !path.ends_with("README.md");
            if path.is_dir() {
                open.push(path);
            } else if is_case {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}
