//! `quantity-specs`: see `docs/evaluation.md`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value as Json;

use super::quantity_specs_numbers as numbers;
use super::quantity_specs_rejected as rejected;
use super::shown::{self, Shown};
use super::{EvalError, Figure, Scores, files, fingerprint, read_text, share};

/// A result in the specifications' terms.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Outcome {
    pub(super) text: String,
    /// Timex, value, unit and so on as `key=value`, in order of key; empty for extractors.
    pub(super) resolution: Vec<String>,
}

/// Right, kept and rejected cases; the third that was not looked at, apart.
#[derive(Clone, Copy, Default)]
struct Tally {
    right: usize,
    kept: usize,
    rejected: usize,
    unseen_right: usize,
    unseen_kept: usize,
}

pub fn measure(path: &Path) -> Result<Scores, EvalError> {
    let listed = rejected::listed();
    let mut per_model: BTreeMap<String, Tally> = BTreeMap::new();
    let mut table = String::new();
    let mut folders = vec![path.to_owned()];
    for entry in
        std::fs::read_dir(path).map_err(|error| EvalError::File { path: path.to_owned(), error })?.flatten()
    {
        if entry.path().is_dir() {
            folders.push(entry.path());
        }
    }
    folders.sort();
    for folder in folders {
        for file in files(&folder)?
            .into_iter()
            .filter(|file| file.extension().is_some_and(|extension| extension == "json"))
        {
            let name = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
            let text = read_text(&file)?;
            let cases: Vec<Json> = serde_json::from_str(text.trim_start_matches('\u{feff}'))
                .map_err(|error| EvalError::Format { path: file.clone(), what: error.to_string() })?;
            for (position, case) in cases.iter().enumerate() {
                let input = case["Input"].as_str().unwrap_or_default();
                let tally = per_model.entry(name.clone()).or_default();
                let digest = digest(input);
                let reason = rejected::rule(&name, case)
                    .or_else(|| listed.get(&(name.as_str(), digest.as_str())).copied());
                if let Some(reason) = reason {
                    tally.rejected += 1;
                    if shown::is(Shown::Rejected) {
                        writeln!(table, "{name}\t{digest}\t{reason}").unwrap_or_default();
                    }
                    continue;
                }
                let want = wanted(&name, case);
                let got = found(&name, input, case);
                let (right, unseen) = (want == got, position % 6 == UNSEEN);
                tally.kept += 1;
                tally.right += usize::from(right);
                tally.unseen_kept += usize::from(unseen);
                tally.unseen_right += usize::from(unseen && right);
                if !right && (!unseen || shown::is(Shown::Unseen)) && shown::is(Shown::Misses) {
                    writeln!(table, "{name}: {input}\n   - {}\n   + {}", shown(&want), shown(&got))
                        .unwrap_or_default();
                }
            }
        }
    }
    let mut groups: BTreeMap<bool, Tally> = BTreeMap::new();
    for (name, tally) in &per_model {
        let Tally { right, kept, rejected, unseen_right, unseen_kept } = *tally;
        writeln!(
            table,
            "{name:40} {right:4} of {kept:4} ({:.3}), unseen sixth {:.3}, {rejected} rejected",
            share(right, kept),
            share(unseen_right, unseen_kept)
        )
        .unwrap_or_default();
        let group = groups.entry(is_number_model(name)).or_default();
        group.right += right;
        group.kept += kept;
        group.rejected += rejected;
        group.unseen_right += unseen_right;
        group.unseen_kept += unseen_kept;
    }
    let group = |number: bool| groups.get(&number).copied().unwrap_or_default();
    let (numbers, times) = (group(true), group(false));
    let all = numbers.kept + times.kept;
    Ok(Scores {
        table,
        figures: vec![
            ("exact", Figure::Share(share(numbers.right + times.right, all))),
            ("number_unit", Figure::Share(share(numbers.right, numbers.kept))),
            ("number_unit_unseen", Figure::Share(share(numbers.unseen_right, numbers.unseen_kept))),
            ("date_time", Figure::Share(share(times.right, times.kept))),
            ("date_time_unseen", Figure::Share(share(times.unseen_right, times.unseen_kept))),
            ("of", Figure::Count(all)),
            ("skipped", Figure::Count(numbers.rejected + times.rejected)),
        ],
    })
}

/// Every sixth case is not looked at while rules are written (every third until rules had been
/// measured on it once: numbers and units .859, dates and times .898).
const UNSEEN: usize = 5;

/// Whether a file of specifications is of numbers and units, not of dates and times.
fn is_number_model(name: &str) -> bool {
    ["Number", "Ordinal", "Percent", "Age", "Currency", "Dimension", "Temperature"]
        .iter()
        .any(|head| name.starts_with(head))
}

fn shown(outcomes: &[Outcome]) -> String {
    outcomes
        .iter()
        .map(|outcome| format!("‹{}› {}", outcome.text, outcome.resolution.join(" ")))
        .collect::<Vec<_>>()
        .join("; ")
}

/// Names a case without its text.
fn digest(input: &str) -> String {
    format!("{:016x}", fingerprint(input.bytes()))
}

fn wanted(model: &str, case: &Json) -> Vec<Outcome> {
    let mut outcomes: Vec<Outcome> = case["Results"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|result| {
            let text = result["Text"].as_str().unwrap_or_default().to_lowercase();
            let mut resolution = Vec::new();
            if model.ends_with("Parser") {
                resolution = super::quantity_specs_time::wanted_of_parser(result);
            } else if let Some(values) = result["Resolution"]["values"].as_array() {
                for value in values {
                    for key in ["timex", "Mod", "value", "start", "end"] {
                        if let Some(part) = value[key].as_str() {
                            resolution.push(format!("{key}={part}"));
                        }
                    }
                }
            } else {
                for key in ["value", "unit"] {
                    if let Some(part) = result["Resolution"][key].as_str() {
                        let part = part.to_lowercase();
                        // A number is the same number in whatever writing.
                        let part = part.parse::<f64>().map_or(part, numbers::written);
                        resolution.push(format!("{key}={part}"));
                    }
                }
            }
            resolution.sort();
            Outcome { text, resolution }
        })
        .collect();
    outcomes.sort();
    outcomes
}

fn found(model: &str, input: &str, case: &Json) -> Vec<Outcome> {
    let mut outcomes =
        numbers::found(model, input).unwrap_or_else(|| super::quantity_specs_time::found(model, input, case));
    outcomes.sort();
    outcomes
}
