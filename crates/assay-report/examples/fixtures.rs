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
use assay_report::{Export, Page, Terminal, export, html, summary};

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
    for (name, mut dossier) in reports {
        // Two show the bytes of their passages; the text of the hostile article is its source.
        let source = match name.as_str() {
            "article" => Some(fixture::source()),
            "hostile-article" => Some(dossier.text.content.clone()),
            _ => None,
        };
        if let Some(source) = &source {
            dossier.source.digest = fixture::digest(source.as_bytes());
        }
        let page = Page { source: source.as_deref().map(str::as_bytes), brand: None };
        std::fs::write(dir.join(format!("{name}.html")), html(&dossier, &page))?;
        let terminal = Terminal { width: 80, colour: false };
        std::fs::write(dir.join(format!("{name}.txt")), summary(&dossier, terminal))?;
        // For tests/exports: DOSSIER.FORMAT, and the dossier itself.
        let exports = dir.join("exports");
        std::fs::create_dir_all(&exports)?;
        std::fs::write(exports.join(format!("{name}.dossier")), dossier.to_json())?;
        for format in Export::ALL.into_iter().filter(|format| *format != Export::Html) {
            let text = export(&dossier, format, &Page::default());
            std::fs::write(exports.join(format!("{name}.{}", format.name())), text)?;
        }
    }
    Ok(())
}
