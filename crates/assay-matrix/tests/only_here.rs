//! `unsafe` stands in one file of the workspace, and no crate leaves the workspace's lints but this one.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test, of the files of the workspace")]

use std::path::{Path, PathBuf};

/// The one file that may.
const ALLOWED: &str = "crates/assay-matrix/src/wide.rs";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// Every file below the crates and `xtask` whose name ends in `ending`.
fn files(ending: &str) -> Vec<PathBuf> {
    let mut open = vec![root().join("crates"), root().join("xtask")];
    let mut found = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.to_str().is_some_and(|path| path.ends_with(ending)) {
                found.push(path);
            }
        }
    }
    found
}

#[test]
fn unsafe_stands_in_one_file() {
    const MARKS: [&str; 6] =
        ["unsafe {", "unsafe fn", "unsafe impl", "unsafe trait", "unsafe extern", "(unsafe_code"];
    let sources = files(".rs");
    assert!(sources.len() > 200, "the sources are not where they were");
    for path in sources.into_iter().filter(|path| !path.ends_with("only_here.rs")) {
        let text = std::fs::read_to_string(&path).unwrap();
        let marked = |line: &str| {
            let code = line.split("//").next().unwrap_or_default();
            MARKS.iter().any(|mark| code.contains(mark))
        };
        let found = text.lines().position(marked);
        assert!(
            found.is_none() || path.ends_with(ALLOWED),
            "{}: only {ALLOWED} may: {found:?}",
            path.display()
        );
    }
}

#[test]
fn every_crate_has_the_lints_of_the_workspace() {
    let manifests = files("Cargo.toml");
    assert!(manifests.len() > 12, "the crates are not where they were");
    for path in manifests {
        let text = std::fs::read_to_string(&path).unwrap();
        if path.parent().unwrap().ends_with("assay-matrix") {
            assert!(text.contains("unsafe_code = \"deny\""));
        } else {
            assert!(text.contains("[lints]\nworkspace = true"), "{}", path.display());
        }
    }
    let workspace = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    assert!(workspace.contains("unsafe_code = \"forbid\""));
}
