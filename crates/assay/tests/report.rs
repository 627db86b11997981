//! What `assay read` and `assay export` show and write of a dossier, as a newcomer runs them.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The bundled sample.
const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../samples/harbour-letter.html");

/// A folder of its own for a test, emptied at its beginning.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("report-{name}"));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn assay(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_assay")).args(arguments).output().unwrap()
}

#[track_caller]
fn done(arguments: &[&str]) -> String {
    let output = assay(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[track_caller]
fn refused(arguments: &[&str], words: &[&str]) {
    let output = assay(arguments);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{errors}");
    for word in words {
        assert!(errors.contains(word), "“{word}” is missing in: {errors}");
    }
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn summary_in_a_pipe_is_plain_and_eighty_columns_wide() {
    let shown = done(&["read", SAMPLE]);
    assert!(!shown.contains('\u{1b}'));
    for line in shown.lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
    for section in
        ["1 The public record", "2 Claims without a source", "3 Who speaks", "4 Offers", "5 Wording"]
    {
        assert!(shown.contains(section), "{section}");
    }
}

#[test]
fn charts_are_written_as_drawings_and_tables() {
    let place = folder("charts");
    let charts = place.join("deep").join("charts");
    let shown = done(&["read", SAMPLE, "--charts", charts.to_str().unwrap()]);
    assert!(shown.contains("as SVG and CSV in"));
    let mut names: Vec<String> = std::fs::read_dir(&charts)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert!(!names.is_empty() && names.len().is_multiple_of(2));
    for pair in names.chunks(2) {
        let stem = pair[0].strip_suffix(".csv").unwrap();
        assert_eq!(pair[1], format!("{stem}.svg"));
        assert!(text(&charts.join(&pair[0])).starts_with("place,code,year,"));
        assert!(text(&charts.join(&pair[1])).starts_with("<svg "));
    }
}

#[test]
fn brand_is_used_or_refused_before_any_work() {
    let place = folder("brand");
    let (brand, page) = (place.join("brand.json"), place.join("report.html"));
    let (brand_name, page_name) = (brand.to_str().unwrap(), page.to_str().unwrap());
    let read = ["read", SAMPLE, "--html", page_name, "--brand", brand_name];
    std::fs::write(&brand, r##"{"name": "A Desk", "colours": {"link": "#ffee00"}}"##).unwrap();
    refused(&read, &["brand.json", "colours: link on page has a contrast of", "it needs 4.5"]);
    assert!(!page.exists());
    std::fs::write(&brand, r#"{"title": "A Desk"}"#).unwrap();
    refused(&read, &["brand.json", "not a brand", "title"]);
    std::fs::write(&brand, r#"{"name": "A Desk", "ratings": ["Right", "Wrong"]}"#).unwrap();
    done(&read);
    let page = text(&page);
    assert!(page.contains("A Desk</span> dossier") && page.contains(">Wrong</li>"));
    refused(&["read", SAMPLE, "--brand", brand_name], &["there is no report"]);
}

#[test]
fn folder_holds_everything_under_the_names_its_description_gives() {
    let folder = folder("crate").join("kept");
    done(&["read", SAMPLE, "--crate", folder.to_str().unwrap()]);
    let description: serde_json::Value =
        serde_json::from_str(&text(&folder.join("ro-crate-metadata.json"))).unwrap();
    let files: Vec<&str> = description["@graph"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|node| node["@type"] == "File")
        .map(|node| node["@id"].as_str().unwrap())
        .collect();
    assert_eq!(files.len(), 3);
    for file in files {
        assert!(folder.join(file).is_file(), "{file}");
    }
    assert_eq!(std::fs::read(folder.join("source.html")).unwrap(), std::fs::read(SAMPLE).unwrap());
    let dossier = folder.join("dossier.json");
    done(&["verify", dossier.to_str().unwrap(), folder.join("source.html").to_str().unwrap()]);
}

#[test]
fn report_of_a_dossier_shows_bytes_when_it_is_given_its_source() {
    let place = folder("source");
    let (dossier, page) = (place.join("dossier.json"), place.join("report.html"));
    let (dossier, page_name) = (dossier.to_str().unwrap(), page.to_str().unwrap());
    done(&["read", SAMPLE, "--json", "-o", dossier, "--html", page_name]);
    let as_read = text(&page);
    let exported = done(&["export", dossier, "--format", "html", "--source", SAMPLE]);
    assert!(exported == as_read, "the page of a dossier and its source is the page made when reading");
    assert!(exported.contains("<pre class=\"dump\">"));
    let without = done(&["export", dossier, "--format", "html"]);
    assert!(!without.contains("<pre class=\"dump\">"));
    refused(&["export", dossier, "--format", "html", "--source", dossier], &["its digest is another"]);
}

#[test]
fn every_format_is_offered_under_its_name() {
    // Long lines are broken to the width of the terminal.
    let help = done(&["export", "--help"]).split_whitespace().collect::<Vec<_>>().join(" ");
    for format in assay_report::Export::ALL {
        assert!(help.contains(format.name()) && help.contains(format.about()), "{format:?}");
    }
    assert_eq!(assay(&["export", "x.json", "--format", "docx"]).status.code(), Some(2));
}
