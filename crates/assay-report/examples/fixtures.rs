//! Writes the reports of the test fixtures into a directory, for the browser test and for
//! looking at: `cargo run -p assay-report --example fixtures -- DIR`. Given a dossier as well
//! (`… -- DIR DOSSIER.json`), writes its report only.

// An example is a command line: it may read and write files.
#![allow(clippy::disallowed_methods)]

#[path = "../tests/fixture/mod.rs"]
mod fixture;

use std::error::Error;
use std::path::PathBuf;

use assay_dossier::Dossier;
use assay_report::{Terminal, html, summary};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args_os().skip(1);
    let dir = PathBuf::from(args.next().ok_or("usage: fixtures DIR [DOSSIER.json]")?);
    std::fs::create_dir_all(&dir)?;
    let mut reports: Vec<(String, Dossier)> = Vec::new();
    for given in args {
        let path = PathBuf::from(given);
        let name = path.file_stem().map_or("dossier".into(), |n| n.to_string_lossy().into_owned());
        reports.push((name, serde_json::from_slice(&std::fs::read(&path)?)?));
    }
    if reports.is_empty() {
        reports.push(("article".into(), fixture::dossier()));
        reports.push(("hostile-article".into(), fixture::hostile_article()));
        reports.push(("hostile-records".into(), fixture::hostile_records()));
        reports.push(("empty".into(), fixture::empty()));
    }
    for (name, dossier) in reports {
        std::fs::write(dir.join(format!("{name}.html")), html(&dossier))?;
        let terminal = Terminal { width: 80, colour: false };
        std::fs::write(dir.join(format!("{name}.txt")), summary(&dossier, terminal))?;
    }
    Ok(())
}
