//! Runs over folders made here: order, failures, time, resumption.

#![allow(clippy::unwrap_used, reason = "a test")]

use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::time::Duration;

use assay_batch::{BatchError, Captured, Failure, Job, PageLimits, Reader, Reason, Summary, run};
use assay_evidence::Evidence;

fn place(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(path.join("in/b")).unwrap();
    path
}

fn job(place: &Path, inputs: &[&str]) -> Job {
    Job {
        inputs: inputs.iter().map(|input| place.join(input).display().to_string()).collect(),
        folder: place.join("out"),
        limits: PageLimits { bytes: 5000, tokens: 400, seconds: 2, ..PageLimits::default() },
        threads: NonZero::new(3).unwrap(),
        part: NonZero::new(2).unwrap(),
        zstd: false,
        tables: cfg!(feature = "parquet"),
        versions: String::new(),
    }
}

fn page(words: &str) -> String {
    format!(
        "<title>A council</title><article><h1>A council</h1><p>“{words},” said Mara Venn, the mayor.</p></article>"
    )
}

fn failures(out: &Path) -> Vec<String> {
    let lines = std::fs::read_to_string(out.join("pages.jsonl")).unwrap();
    let reason = |line: &str| {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        line["error"]["reason"].as_str().unwrap_or("-").to_owned()
    };
    lines.lines().map(reason).collect()
}

/// A reader that fails on pages that say so, and is otherwise the real one.
fn faulty() -> Reader {
    let evidence = Evidence::embedded().unwrap();
    Reader::with(move |captured: &Captured| {
        let text = String::from_utf8_lossy(&captured.bytes);
        assert!(!text.contains("PANIC"), "this page says so");
        if text.contains("HANG") {
            std::thread::sleep(Duration::from_secs(8));
        }
        let source = assay_text::Source::new(captured.bytes.clone()).unwrap();
        assay_dossier::read(&source, &evidence, &assay_dossier::Options::default())
            .map_err(|error| Failure::new(Reason::NoText, error.to_string()))
    })
}

#[test]
fn a_page_that_panics_or_hangs_is_set_aside_and_hurts_no_other() {
    let place = place("batch-faults");
    for (name, words) in [("1", "One"), ("2", "PANIC"), ("3", "Three"), ("4", "HANG"), ("5", "Five")] {
        std::fs::write(place.join(format!("in/{name}.html")), page(words)).unwrap();
    }
    let summary = run(&job(&place, &["in"]), &faulty(), |_| {}).unwrap();
    assert_eq!(summary, Summary { pages: 5, dossiers: 3, failed: 2, bugs: 2, before: 0, passed_over: 0 });
    assert_eq!(failures(&place.join("out")), ["-", "panic", "-", "time", "-"]);
    let lines = std::fs::read_to_string(place.join("out/pages.jsonl")).unwrap();
    assert!(lines.contains("this page says so"), "the row says what was said: {lines}");
    let aside: Vec<_> = std::fs::read_dir(place.join("out/bugs")).unwrap().collect();
    assert_eq!(aside.len(), 2);
    // The very page, to be looked into, under the digest that its row tells.
    let row: serde_json::Value = serde_json::from_str(lines.lines().nth(1).unwrap()).unwrap();
    let kept = row["source"].as_str().unwrap().replace(':', "-");
    assert_eq!(std::fs::read(place.join("out/bugs").join(kept)).unwrap(), page("PANIC").as_bytes());
    assert!(lines.contains("took longer than 2 s"), "{lines}");
}

/// A page that is beyond a limit says which, with the numbers; one at the limit gives a dossier.
#[test]
fn a_limit_says_itself() {
    let place = place("batch-edges");
    let text = "The council met. It saw the rents.";
    for (name, text) in [("1.txt", text.to_owned()), ("2.txt", format!("{text} More."))] {
        std::fs::write(place.join("in").join(name), text).unwrap();
    }
    let deep = format!("<article><h1>A</h1>{}<p>The council met.", "<div>".repeat(100_000));
    std::fs::write(place.join("in/3.html"), deep).unwrap();
    let limited = |name: &str, limits: PageLimits| {
        let job = Job { limits, folder: place.join(name), tables: false, ..job(&place, &["in"]) };
        run(&job, &Reader::new(Evidence::embedded().unwrap(), limits), |_| {}).unwrap();
        let rows = std::fs::read_to_string(place.join(name).join("pages.jsonl")).unwrap();
        (failures(&place.join(name)), rows)
    };
    let (reasons, rows) = limited("bytes", PageLimits { bytes: text.len(), ..PageLimits::default() });
    assert_eq!(reasons, ["-", "too-large", "too-large"]);
    assert!(rows.contains(&format!("more than {} bytes, the limit", text.len())), "{rows}");
    let (reasons, rows) = limited("tokens", PageLimits { tokens: 9, ..PageLimits::default() });
    assert_eq!(reasons, ["-", "too-many-tokens", "-"]);
    assert!(rows.contains("more than 9 tokens, the limit"), "{rows}");
    let (reasons, _) = limited("depth", PageLimits { depth: 16, ..PageLimits::default() });
    assert_eq!(reasons, ["-", "-", "-"], "depth is cut off, which is no failure");
}

#[test]
fn limits_and_damage_are_rows() {
    let place = place("batch-limits");
    std::fs::write(place.join("in/1.html"), page("Fine")).unwrap();
    std::fs::write(place.join("in/2.txt"), page("x").repeat(100)).unwrap();
    std::fs::write(place.join("in/3.txt"), "A word and a number. ".repeat(150)).unwrap();
    std::fs::write(place.join("in/4.html"), b"\x89PNG\r\n\x1a\n\0\0\0").unwrap();
    std::fs::write(place.join("in/5.html"), "").unwrap();
    std::fs::write(place.join("in/6.html.gz"), b"\x1f\x8bnot really").unwrap();
    std::fs::write(place.join("in/b/7.jsonl"), "{\"text\":\"“Good,” said Mara Venn.\"}\nno\n").unwrap();
    std::fs::write(place.join("in/picture.png"), "no page").unwrap();
    let job = job(&place, &["in"]);
    let reader = Reader::new(Evidence::embedded().unwrap(), job.limits);
    let summary = run(&job, &reader, |_| {}).unwrap();
    let expected = ["-", "too-large", "too-many-tokens", "no-text", "no-text", "unreadable", "-", "damaged"];
    assert_eq!(failures(&place.join("out")), expected);
    assert_eq!((summary.pages, summary.bugs, summary.passed_over), (8, 0, 1));
    let again = run(&job, &reader, |_| {}).unwrap();
    assert_eq!(again.before, 8, "a finished run is not done again");
    let other = Job { zstd: true, ..job.clone() };
    assert!(matches!(run(&other, &reader, |_| {}), Err(BatchError::OtherRun { .. })));
    std::fs::write(place.join("in/0.html"), page("Earlier")).unwrap();
    assert!(matches!(run(&job, &reader, |_| {}), Err(BatchError::OtherRun { .. })), "other inputs");
}

#[test]
fn a_folder_of_something_else_is_left_alone() {
    let place = place("batch-foreign");
    std::fs::write(place.join("in/1.html"), page("Fine")).unwrap();
    std::fs::create_dir(place.join("out")).unwrap();
    std::fs::write(place.join("out/thesis.doc"), "precious").unwrap();
    assert!(matches!(run(&job(&place, &["in"]), &faulty(), |_| {}), Err(BatchError::OtherRun { .. })));
    assert!(run(&job(&place, &["nowhere"]), &faulty(), |_| {}).is_err());
}

/// Every column is in docs/batch.md, and what is written reads back.
#[cfg(feature = "parquet")]
#[test]
fn tables_read_back_and_are_documented() {
    use parquet::file::reader::{FileReader as _, SerializedFileReader};
    let place = place("batch-tables");
    for number in 1..=3 {
        let words = format!("Unemployment fell to {number} percent in 2019");
        std::fs::write(place.join(format!("in/{number}.html")), page(&words)).unwrap();
    }
    std::fs::write(place.join("in/4.html"), "").unwrap();
    let job = job(&place, &["in"]);
    run(&job, &Reader::new(Evidence::embedded().unwrap(), job.limits), |_| {}).unwrap();
    let docs =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/batch.md")).unwrap();
    let tables = ["articles", "attributions", "claims", "quantities", "findings"];
    for (table, columns) in tables.into_iter().zip(assay_batch::COLUMNS) {
        let mut rows = 0;
        for entry in std::fs::read_dir(place.join("out/tables").join(table)).unwrap() {
            let bytes = std::fs::read(entry.unwrap().path()).unwrap();
            let reader = SerializedFileReader::new(bytes::Bytes::from(bytes)).unwrap();
            let names: Vec<_> = reader
                .metadata()
                .file_metadata()
                .schema_descr()
                .columns()
                .iter()
                .map(|c| c.name().to_owned())
                .collect();
            assert_eq!(names, columns.iter().map(|&(name, _)| name).collect::<Vec<_>>());
            rows += reader.get_row_iter(None).unwrap().map(Result::unwrap).count();
        }
        assert!(rows >= if table == "articles" { 4 } else { 3 }, "{table}: {rows} rows");
        for (name, _) in columns {
            assert!(docs.contains(&format!("`{name}`")), "{table}.{name} is not in docs/batch.md");
        }
    }
}
