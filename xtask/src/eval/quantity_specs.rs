//! `quantity-specs`: see `docs/evaluation.md`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use assay_quantity::{UnitKind, Value, read_numbers, read_quantities};
use serde_json::Value as Json;

use super::quantity_newsquant::{analysis, article};
use super::quantity_specs_rejected as rejected;
use super::{EvalError, Figure, Scores, files, read_text, share};

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
                    if std::env::var_os("LIST").is_some() {
                        writeln!(table, "{name}\t{digest}\t{reason}").unwrap_or_default();
                    }
                    continue;
                }
                let want = wanted(&name, case);
                let got = found(&name, input, case);
                let (right, unseen) = (want == got, position % 3 == UNSEEN);
                tally.kept += 1;
                tally.right += usize::from(right);
                tally.unseen_kept += usize::from(unseen);
                tally.unseen_right += usize::from(unseen && right);
                if !right && !unseen && std::env::var_os("SHOW").is_some() {
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
            "{name:40} {right:4} of {kept:4} ({:.3}), unseen third {:.3}, {rejected} rejected",
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

/// Every third case is not looked at while rules are written.
const UNSEEN: usize = 2;

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

/// FNV-1a of the input: names a case without its text.
fn digest(input: &str) -> String {
    let hash = input.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
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
                        resolution.push(format!("{key}={}", part.to_lowercase()));
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
    let mut outcomes = match model {
        name if name.starts_with("NumberModel") => numbers(input),
        name if name.starts_with("PercentModel") => quantities(input, |kind, _| kind == UnitKind::Percent),
        "CurrencyModel" => quantities(input, |kind, _| kind == UnitKind::Currency),
        "AgeModel" => quantities(input, |_, unit| unit.ends_with("of age")),
        "TemperatureModel" => quantities(input, |_, unit| unit.starts_with("degree") || unit == "kelvin"),
        "DimensionModel" => {
            quantities(input, |kind, unit| kind == UnitKind::Physical && !unit.starts_with("degree"))
        }
        name if name.starts_with("Number") || name.starts_with("Ordinal") => Vec::new(),
        _ => super::quantity_specs_time::found(model, input, case),
    };
    outcomes.sort();
    outcomes
}

fn written(value: f64) -> String {
    let rounded: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    let short = format!("{rounded}");
    if short.len() > 18 && rounded.abs() < 1.0 {
        return format!("{rounded:.15}").trim_end_matches('0').to_owned();
    }
    short
}

fn numbers(input: &str) -> Vec<Outcome> {
    read_numbers(input)
        .into_iter()
        .flat_map(|(span, value)| match value {
            Value::Single(number) => vec![Outcome {
                text: span.of(input).to_lowercase(),
                resolution: vec![format!("value={}", written(number.value()))],
            }],
            // The number model lists the ends of a range one by one.
            Value::Range(low, high) => ends(span.of(input), low.value(), high.value()),
            _ => Vec::new(),
        })
        .collect()
}

fn ends(words: &str, low: f64, high: f64) -> Vec<Outcome> {
    let cut = [" to ", " and ", " or ", "-", "–", "~"].iter().find_map(|mark| words.split_once(mark));
    let Some((first, second)) = cut else { return Vec::new() };
    [(first, low), (second, high)]
        .into_iter()
        .map(|(text, value)| Outcome {
            text: text.trim().to_lowercase(),
            resolution: vec![format!("value={}", written(value))],
        })
        .collect()
}

fn quantities(input: &str, wanted: impl Fn(UnitKind, &str) -> bool) -> Vec<Outcome> {
    let article = article(input, None);
    read_quantities(&article, &analysis(&article))
        .quantities
        .into_iter()
        .filter(|quantity| wanted(quantity.unit.kind, &quantity.unit.name))
        .filter_map(|quantity| {
            let Value::Single(number) = quantity.value else { return None };
            let span = quantity.unit.span.map_or(quantity.number, |unit| quantity.number.cover(unit));
            let percent = quantity.unit.kind == UnitKind::Percent;
            let mut resolution =
                vec![format!("value={}{}", written(number.value()), if percent { "%" } else { "" })];
            if !percent {
                resolution.push(format!("unit={}", unit_name(&quantity.unit.name, span.of(input))));
            }
            resolution.sort();
            Some(Outcome { text: span.of(input).to_lowercase(), resolution })
        })
        .collect()
}

/// Our unit in the specifications' words, which keep an unqualified "dollar" or "pound" as it is.
fn unit_name(name: &str, words: &str) -> String {
    let qualified = words.contains("US")
        || words.contains("us ")
        || words.to_lowercase().contains("usd")
        || words.to_lowercase().contains("american")
        || words.to_lowercase().contains("united");
    match name {
        "USD" if qualified => "united states dollar".to_owned(),
        "USD" | "$" => "dollar".to_owned(),
        "GBP" if words.to_lowercase().contains("gbp") || words.to_lowercase().contains("british") => {
            "british pound".to_owned()
        }
        "GBP" => "pound".to_owned(),
        "EUR" => "euro".to_owned(),
        "JPY" => "japanese yen".to_owned(),
        "CNY" => "chinese yuan".to_owned(),
        "CAD" => "canadian dollar".to_owned(),
        "AUD" => "australian dollar".to_owned(),
        "CHF" => "swiss franc".to_owned(),
        "MXN" => "mexican peso".to_owned(),
        "TRY" => "turkish lira".to_owned(),
        "INR" => "rupee".to_owned(),
        "BTC" => "bitcoin".to_owned(),
        "penny" if words.to_lowercase().contains("pence") => "pence".to_owned(),
        "degree Celsius" => "c".to_owned(),
        "degree Fahrenheit" => "f".to_owned(),
        "year of age" => "year".to_owned(),
        "month of age" => "month".to_owned(),
        "week of age" => "week".to_owned(),
        "day of age" => "day".to_owned(),
        "tonne" => "metric ton".to_owned(),
        name => name.replace("metre", "meter").replace("litre", "liter").to_lowercase(),
    }
}
