//! Inputs that are broken, or not what they seem: each gives a dossier that says what is missing
//! or a clear error. Never a panic, a hang, or partial output that looks whole.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};

/// Longer than any of these inputs may take, even unoptimised on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A directory of this test's own.
struct Place(PathBuf);

impl Place {
    fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }
}

fn assay(arguments: &[&str]) -> Output {
    let started = Instant::now();
    let output = Command::new(env!("CARGO_BIN_EXE_assay")).args(arguments).output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(!errors.contains("panicked"), "{arguments:?} panicked: {errors}");
    assert!(started.elapsed() < PATIENCE, "{arguments:?} took {:?}", started.elapsed());
    output
}

/// Fails with exit code 1, nothing on standard output, and an error that holds these words.
#[track_caller]
fn refused(arguments: &[&str], words: &[&str]) {
    let output = assay(arguments);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{errors}");
    assert!(output.stdout.is_empty(), "output that looks whole");
    for word in words {
        assert!(errors.contains(word), "“{word}” is missing in: {errors}");
    }
}

/// Gives a dossier that agrees with its source.
#[track_caller]
fn dossier(place: &Place, input: &str, options: &[&str]) -> serde_json::Value {
    let json = place.0.join("dossier.json");
    let json = json.to_str().unwrap();
    let arguments: Vec<_> = ["read", input, "--json", "-o", json].iter().chain(options).copied().collect();
    let output = assay(&arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let verified = assay(&["verify", json, input]);
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stderr));
    serde_json::from_slice(&std::fs::read(json).unwrap()).unwrap()
}

#[test]
fn a_missing_file_is_named() {
    refused(&["read", "no-such-page.html"], &["no-such-page.html", "No such file"]);
}

#[test]
fn a_directory_is_named_as_one() {
    let place = Place::new("directory");
    let path = place.0.to_str().unwrap();
    refused(&["read", path], &[path, "directory"]);
}

#[test]
fn an_empty_file_is_refused() {
    let place = Place::new("empty");
    let file = place.file("empty.html", "");
    refused(&["read", &file], &[&file, "empty"]);
    let blank = place.file("blank.txt", " \n\t\r\n ");
    refused(&["read", &blank], &[&blank, "empty"]);
}

#[test]
fn a_binary_is_refused_with_what_it_is() {
    let place = Place::new("binary");
    let png = place.file("picture.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01");
    refused(&["read", &png], &[&png, "not text"]);
    let pdf = place.file("paper.pdf", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<< /Type /Catalog >>\nendobj");
    refused(&["read", &pdf], &["PDF"]);
    let bytes: Vec<u8> = (0u32..60_000).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let noise = place.file("noise", bytes);
    refused(&["read", &noise], &["not text"]);
}

#[test]
fn a_huge_file_is_refused_before_it_is_read_whole() {
    let place = Place::new("huge");
    let path = place.0.join("huge.html");
    std::fs::File::create(&path).unwrap().set_len(200 << 20).unwrap();
    refused(&["read", path.to_str().unwrap()], &["16777216", "--max-bytes"]);
}

#[test]
fn the_limit_can_be_lowered() {
    let place = Place::new("limit");
    let file = place.file("page.txt", "A sentence that is longer than ten bytes.");
    refused(&["read", &file, "--max-bytes", "10"], &["more than 10 bytes"]);
}

#[test]
fn too_many_tokens_are_refused_where_a_limit_is_given() {
    let place = Place::new("tokens");
    let file = place.file("page.txt", "The harbour of Norby reopened on Monday, the council said.");
    refused(&["read", &file, "--max-tokens", "11"], &[&file, "more than 11 tokens"]);
    dossier(&place, &file, &["--max-tokens", "12"]);
}

/// A limit that is no failure: deeper elements are read as siblings, and nothing of the text is lost.
#[test]
fn elements_beyond_the_deepest_level_are_read_as_siblings() {
    let place = Place::new("depth");
    let page = format!("<article><h1>Harbour</h1>{}<p>The harbour reopened.", "<div><b>on ".repeat(60));
    let file = place.file("deep.html", page);
    let (shallow, deep) = (dossier(&place, &file, &["--max-depth", "16"]), dossier(&place, &file, &[]));
    let words = |dossier: &serde_json::Value| {
        let text = dossier["text"]["content"].as_str().unwrap();
        text.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(words(&shallow), words(&deep));
    assert_eq!(words(&deep).len(), 64);
    assert_eq!(shallow["reading"]["max_depth"], 16);
}

#[test]
fn wrong_usage_has_its_own_exit_code() {
    for arguments in [
        &["read"][..],
        &["read", "x", "--url", "javascript:alert(1)"],
        &["read", "x", "--as", "pdf"],
        &["read", "x", "--published", "2025-02-30"],
        &["fly"],
    ] {
        assert_eq!(assay(arguments).status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn a_page_without_an_article_says_so() {
    let place = Place::new("no-article");
    let page = "<html><body><nav><ul><li><a href=/>Home</a></li><li><a href=/a>About</a></li></ul></nav></body></html>";
    let dossier = dossier(&place, &place.file("menu.html", page), &[]);
    assert!(dossier["notices"].to_string().contains("No article"), "{}", dossier["notices"]);
}

#[test]
fn nothing_needs_to_be_closed() {
    let place = Place::new("unclosed");
    let page = "<html><body><article><h1>Harbour reopens<p>The harbour of Norby reopened on Monday, said the harbour \
                master, <b>after <i>four weeks of <a href=\"/x\">repairs<p>“The quay is safe, she said. <!-- and then";
    let dossier = dossier(&place, &place.file("open.html", page), &[]);
    assert!(dossier["text"]["content"].as_str().unwrap().contains("four weeks of repairs"));
}

#[test]
fn a_million_nested_tags_are_read() {
    let place = Place::new("nested");
    let mut page = "<div>".repeat(1_000_000);
    page.push_str("<p>At the bottom of it all stands one sentence about a harbour.");
    let dossier = dossier(&place, &place.file("deep.html", page), &[]);
    assert!(dossier["text"]["content"].as_str().unwrap().contains("At the bottom"));
}

#[test]
fn a_file_that_ends_inside_a_character_is_read_to_its_end() {
    let place = Place::new("cut");
    let mut bytes =
        "The bridge at Örsta was closed on Monday, the council said, for repairs in Mör".as_bytes().to_vec();
    bytes.truncate(bytes.len() - 2);
    let dossier = dossier(&place, &place.file("cut.txt", bytes), &[]);
    assert!(dossier["text"]["content"].as_str().unwrap().contains("Örsta"));
    assert_eq!(dossier["text"]["invalid_sequences"], 1);
}

#[test]
fn utf_16_is_read_with_and_without_its_mark() {
    let place = Place::new("utf-16");
    let text = "The ferry to Sandvik is cancelled, the harbour office said on Friday.\n";
    for (name, mark, big) in
        [("le-mark", true, false), ("be-mark", true, true), ("le", false, false), ("be", false, true)]
    {
        let mark = if mark { "\u{FEFF}" } else { "" };
        let units = format!("{mark}{text}").encode_utf16().collect::<Vec<_>>();
        let bytes: Vec<u8> =
            units.iter().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect();
        let dossier = dossier(&place, &place.file(name, bytes), &[]);
        assert!(dossier["text"]["content"].as_str().unwrap().contains("ferry to Sandvik"), "{name}");
    }
}

#[test]
fn a_wrong_charset_in_the_header_does_no_harm() {
    let place = Place::new("charset");
    let page = "<!DOCTYPE html><meta charset=iso-8859-5><article><h1>Café opens</h1><p>The new café in Malmö opens on \
                Monday, said its owner, who calls it “the smallest in town”.</p></article>";
    let file = place.file("wrong.html", page);
    let dossier = dossier(&place, &file, &["--media-type", "text/html; charset=koi8-r"]);
    assert!(dossier["text"]["content"].as_str().unwrap().contains("café in Malmö"));
}

#[test]
fn output_is_written_whole_or_not_at_all() {
    let place = Place::new("output");
    let file = place.file("page.txt", "The harbour of Norby reopened on Monday, the council said.");
    let nowhere = place.0.join("missing/dossier.json");
    refused(&["read", &file, "--json", "-o", nowhere.to_str().unwrap()], &["missing"]);
    assert!(!place.0.join("missing").exists());
}

/// A report sent to the null device once took the device's place: the file written beside it was
/// renamed over it.
#[cfg(unix)]
#[test]
fn what_is_no_regular_file_stays_what_it_is() {
    let place = Place::new("pipe");
    let article = place.file("article.txt", "The town counted 12 homes.\n\nNobody was hurt.");
    let pipe = place.0.join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || std::fs::read_to_string(pipe).unwrap()
    });
    let path = pipe.to_str().unwrap();
    assert!(assay(&["read", &article, "--json", "-o", path]).status.success());
    assert!(reader.join().unwrap().starts_with('{'));
    assert!(!std::fs::metadata(&pipe).unwrap().is_file());
}
