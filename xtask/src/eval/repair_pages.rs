//! `repair-pages`: see `docs/evaluation.md`.

use std::fmt::Write as _;
use std::path::Path;

use assay_text::{CodePage, Text, repair, repair_str};

use super::clock::Clock;
use super::{EvalError, Figure, Scores, files, read_text, share};

const SINGLE_BYTE: &[&str] = &[
    "ISO-8859-1",
    "ISO-8859-2",
    "ISO-8859-5",
    "ISO-8859-7",
    "ISO-8859-9",
    "ISO-8859-15",
    "windows-1250",
    "windows-1251",
    "windows-1252",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "windows-1257",
    "windows-1258",
    "windows-874",
    "KOI8-R",
    "cp437",
    "cp850",
    "cp852",
    "cp866",
    "macintosh",
    "x-mac-cyrillic",
];
const EAST_ASIAN: &[&str] = &["GBK", "Shift_JIS", "Big5", "EUC-KR"];
/// Lines taken of each file of a directory for the code pages.
const LINES_PER_FILE: usize = 200;
/// Failures shown of each page.
const SHOWN: usize = 4;

/// What happened to the lines of one page.
struct Outcome {
    name: &'static str,
    restored: usize,
    of: usize,
    failures: Vec<String>,
}

pub fn measure(path: &Path) -> Result<Scores, EvalError> {
    let mut clean: Vec<String> = Vec::new();
    let mut sample: Vec<String> = Vec::new();
    for file in files(path)? {
        let text = read_text(&file)?;
        let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
        let step = if path.is_dir() { lines.len().div_ceil(LINES_PER_FILE).max(1) } else { 1 };
        sample.extend(lines.iter().step_by(step).map(|line| (*line).to_owned()));
        clean.extend(lines.into_iter().map(str::to_owned));
    }
    let single: Vec<Outcome> = SINGLE_BYTE.iter().map(|name| of_page(name, &sample)).collect();
    let east: Vec<Outcome> = EAST_ASIAN.iter().map(|name| of_page(name, &sample)).collect();
    let altered: Vec<&String> = clean.iter().filter(|line| repair_str(line) != line.as_str()).collect();
    let shares: Vec<f64> = single.iter().map(|page| share(page.restored, page.of)).collect();
    let restored = east.iter().map(|page| page.restored).sum();
    let figures = vec![
        ("min", Figure::Share(shares.iter().copied().fold(1.0, f64::min))),
        ("mean", Figure::Share(shares.iter().sum::<f64>() / shares.len() as f64)),
        ("east_asian", Figure::Share(share(restored, east.iter().map(|page| page.of).sum()))),
        ("false_positive", Figure::Share(1.0 - share(clean.len() - altered.len(), clean.len()))),
        ("mb_per_s", Figure::Rate(pace(&clean))),
    ];
    Ok(Scores { table: table(&single, &east, &altered), figures })
}

fn of_page(name: &'static str, lines: &[String]) -> Outcome {
    let mut outcome = Outcome { name, restored: 0, of: 0, failures: Vec::new() };
    let Some(page) = CodePage::all().find(|page| page.name() == name) else { return outcome };
    for line in lines {
        let Some(damaged) = page.misread(line.as_bytes()) else { continue };
        if damaged == *line {
            continue;
        }
        outcome.of += 1;
        let repaired = repair_str(&damaged);
        if repaired == line.as_str() {
            outcome.restored += 1;
        } else {
            outcome.failures.push(format!("{line}\n      gives {repaired}\n      of    {damaged}"));
        }
    }
    outcome
}

/// Megabytes of clean text a second, the copy with its provenance included.
fn pace(lines: &[String]) -> f64 {
    let text = Text::verbatim(lines.join("\n"));
    let mut bytes = 0;
    let clock = Clock::start();
    while bytes < 50_000_000 {
        let repaired = repair(std::hint::black_box(&text));
        bytes += std::hint::black_box(repaired).len().max(1_000_000);
    }
    clock.per_second(bytes as f64 / 1e6)
}

fn table(single: &[Outcome], east: &[Outcome], altered: &[&String]) -> String {
    let mut table = String::new();
    for page in single.iter().chain(east) {
        let part = share(page.restored, page.of);
        let _ = writeln!(table, "{:<16} {part:.4}  {} of {}", page.name, page.restored, page.of);
        let step = page.failures.len().div_ceil(SHOWN).max(1);
        for failure in page.failures.iter().step_by(step) {
            let _ = writeln!(table, "    {failure}");
        }
    }
    for line in altered {
        let _ = writeln!(table, "altered: {line}\n      to {}", repair_str(line));
    }
    table
}
