//! `assay batch`, killed at random moments and started again: nothing lost, nothing twice, the same
//! bytes. How often is told by ASSAY_KILLS; ten times where it is not.

#![allow(clippy::unwrap_used, reason = "a test")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

const PAGES: usize = 40;

fn place() -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("batch-kills");
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(path.join("in")).unwrap();
    path
}

/// Pages of different lengths, a list of lines, and one that gives no dossier.
fn write_pages(folder: &Path) {
    let sentence = |n: usize| {
        format!(
            "“Rents in the harbour rose by {n} percent in {},” said Mara Venn of the council. ",
            1990 + n % 30
        )
    };
    let mut lines = String::new();
    for n in 0..PAGES {
        let text: String = (0..1 + n % 7).map(|k| sentence(n + k)).collect();
        let page =
            format!("<html><title>Rents {n}</title><article><h1>Rents {n}</h1><p>{text}</p></article>");
        std::fs::write(folder.join(format!("{n:03}.html")), page).unwrap();
        lines += &serde_json::json!({"text": text, "url": format!("https://example.org/{n}")}).to_string();
        lines.push('\n');
    }
    std::fs::write(folder.join("lines.jsonl"), lines).unwrap();
    std::fs::write(folder.join("zero.html"), "\0\0").unwrap();
}

fn batch(place: &Path, out: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_assay"));
    command.args(["batch", "in", "--part", "3", "--zstd", "-q", "-o", out]).current_dir(place);
    if cfg!(feature = "parquet") {
        command.arg("--tables");
    }
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Every file of the outputs with its bytes.
fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder_within) = open.pop() {
        for entry in std::fs::read_dir(folder_within).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.insert(path.strip_prefix(folder).unwrap().to_owned(), std::fs::read(&path).unwrap());
            }
        }
    }
    found
}

#[test]
fn killed_at_any_moment_it_ends_with_the_same_bytes() {
    let kills: usize = std::env::var("ASSAY_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(10);
    let place = place();
    write_pages(&place.join("in"));
    let started = std::time::Instant::now();
    assert!(batch(&place, "undisturbed").status().unwrap().success());
    let whole = started.elapsed();
    let undisturbed = contents(&place.join("undisturbed"));
    // A generator of our own (Marsaglia's xorshift): the moments are random, but the same in each run.
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    let (mut killed, mut runs) = (0, 0);
    while killed < kills {
        runs += 1;
        let out = format!("killed-{runs}");
        loop {
            let mut child = batch(&place, &out).spawn().unwrap();
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            std::thread::sleep(Duration::from_micros(random % (whole.as_micros() as u64).max(1)));
            child.kill().unwrap();
            if child.wait().unwrap().success() {
                break;
            }
            killed += 1;
            if killed >= kills {
                assert!(batch(&place, &out).status().unwrap().success());
                break;
            }
        }
        assert!(contents(&place.join(&out)) == undisturbed, "{out} differs from an undisturbed run");
        let _ = std::fs::remove_dir_all(place.join(&out));
    }
}
