//! `repair-cases`: see `docs/evaluation.md`.

use std::fmt::Write as _;
use std::path::Path;

use assay_text::repair_str;
use serde::Deserialize;

use super::{EvalError, Figure, Scores, files, read_text};

/// A case as ftfy writes it.
#[derive(Deserialize)]
struct Case {
    label: String,
    original: String,
    fixed: String,
    /// The text after repair alone, before quotes are straightened and the like.
    #[serde(rename = "fixed-encoding")]
    repaired: Option<String>,
    expect: String,
}

pub fn measure(path: &Path) -> Result<Scores, EvalError> {
    let (mut passed, mut of, mut changed_negatives) = (0, 0, 0);
    let mut table = String::new();
    for file in files(path)?.iter().filter(|file| file.extension().is_some_and(|end| end == "json")) {
        let cases: Vec<Case> = serde_json::from_str(&read_text(file)?)
            .map_err(|error| EvalError::Format { path: file.clone(), what: error.to_string() })?;
        let negative = file.file_name().is_some_and(|name| name == "negative.json");
        for case in &cases {
            let reference = case.repaired.as_ref().unwrap_or(&case.fixed);
            let repaired = repair_str(&case.original);
            let right = repaired == reference.as_str();
            let expected = case.expect == "pass";
            of += usize::from(expected);
            passed += usize::from(expected && right);
            changed_negatives += usize::from(negative && repaired != case.original.as_str());
            if !right {
                let note = if expected { "" } else { " (a known failure of ftfy's)" };
                let _ = writeln!(
                    table,
                    "{}{note}\n  is       {:?}\n  should be{reference:?}\n  gives    {repaired:?}",
                    case.label, case.original
                );
            } else if !expected {
                let _ = writeln!(table, "{}: right (a known failure of ftfy's)", case.label);
            }
        }
    }
    let figures = vec![
        ("passed", Figure::Count(passed)),
        ("of", Figure::Count(of)),
        ("changed_negatives", Figure::Count(changed_negatives)),
    ];
    Ok(Scores { table, figures })
}
