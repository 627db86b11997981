//! `quantity-specs`: see `docs/evaluation.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use assay_article::PartialDate;
use assay_quantity::{
    Interval, TimeExpression, TimeKind, TimeValue, UnitKind, Value, read_numbers, read_quantities, read_times,
};
use serde_json::Value as Json;

use super::quantity_newsquant::{analysis, article};
use super::{EvalError, Figure, Scores, files, read_text, share};

/// Rejected cases: file, digest of the input, reason. It holds no text of the cases.
const REJECTED: &str = include_str!("quantity_specs_rejected.tsv");

/// A result in the specifications' terms.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Outcome {
    text: String,
    /// Timex, value, unit and so on as `key=value`, in order of key; empty for extractors.
    resolution: Vec<String>,
}

pub fn measure(path: &Path) -> Result<Scores, EvalError> {
    let rejected: BTreeSet<(&str, &str)> = REJECTED
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut cells = line.split('\t');
            Some((cells.next()?, cells.next()?))
        })
        .collect();
    let mut per_model: BTreeMap<String, (usize, usize, usize)> = BTreeMap::new();
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
            for case in &cases {
                let input = case["Input"].as_str().unwrap_or_default();
                let tally = per_model.entry(name.clone()).or_default();
                let digest = digest(input);
                if rejected.contains(&(name.as_str(), digest.as_str())) {
                    tally.2 += 1;
                    continue;
                }
                let want = wanted(&name, case);
                let got = found(&name, input, case);
                tally.1 += 1;
                tally.0 += usize::from(want == got);
                if want != got && std::env::var_os("SHOW").is_some() {
                    writeln!(table, "{name}: {input}\n   - {want:?}\n   + {got:?}").unwrap_or_default();
                }
            }
        }
    }
    let (mut exact, mut of, mut skipped) = (0, 0, 0);
    for (name, (right, kept, left)) in &per_model {
        writeln!(table, "{name:40} {right:4} of {kept:4} ({:.3}), {left} rejected", share(*right, *kept))
            .unwrap_or_default();
        exact += right;
        of += kept;
        skipped += left;
    }
    Ok(Scores {
        table,
        figures: vec![
            ("exact", Figure::Share(share(exact, of))),
            ("of", Figure::Count(of)),
            ("skipped", Figure::Count(skipped)),
        ],
    })
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
                if let Some(timex) = result["Value"]["Timex"].as_str() {
                    resolution.push(format!("timex={timex}"));
                }
            } else if let Some(values) = result["Resolution"]["values"].as_array() {
                for value in values {
                    for key in ["timex", "value", "start", "end"] {
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
        _ => times(model, input, case),
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

/// The types of the specifications a time expression of ours falls under.
fn is_of(model: &str, time: &TimeExpression) -> bool {
    let range = matches!(time.value, TimeValue::Interval(interval) if interval.start != interval.end || interval.start.is_some_and(|date| date.day().is_none()));
    match model {
        "DateExtractor" | "DateParser" | "HolidayExtractor" | "HolidayParser" => {
            time.kind == TimeKind::Date && !range
        }
        "DatePeriodExtractor" | "DatePeriodParser" => time.kind == TimeKind::Date && range,
        "DurationExtractor" | "DurationParser" => time.kind == TimeKind::Duration,
        "SetExtractor" | "SetParser" => time.kind == TimeKind::Set,
        "TimeExtractor" | "TimeParser" => time.kind == TimeKind::Time,
        name => name.starts_with("DateTime") || name.starts_with("Merged"),
    }
}

fn times(model: &str, input: &str, case: &Json) -> Vec<Outcome> {
    let reference = case["Context"]["ReferenceDateTime"]
        .as_str()
        .and_then(|date| PartialDate::parse(date.get(..10)?).ok());
    read_times(input, reference)
        .into_iter()
        .filter(|time| is_of(model, time))
        .map(|time| {
            let resolution = if model.ends_with("Extractor") {
                Vec::new()
            } else {
                resolution(&time, model.ends_with("Parser"))
            };
            Outcome { text: time.span.of(input).to_lowercase(), resolution }
        })
        .collect()
}

/// Timex and values as the specifications write them: ranges end where the next begins.
fn resolution(time: &TimeExpression, timex_only: bool) -> Vec<String> {
    let mut parts = match &time.value {
        TimeValue::Interval(interval) => of_interval(*interval),
        TimeValue::Duration(length) if time.kind == TimeKind::Set => {
            vec![format!("timex={length}"), "value=not resolved".to_owned()]
        }
        TimeValue::Duration(length) => {
            let mut parts = vec![format!("timex={length}")];
            parts.extend(seconds(length).map(|seconds| format!("value={seconds}")));
            parts
        }
        TimeValue::Other(value) => vec![format!("timex={value}")],
        TimeValue::Unclear => Vec::new(),
    };
    if timex_only {
        parts.retain(|part| part.starts_with("timex="));
    }
    parts.sort();
    parts
}

fn of_interval(interval: Interval) -> Vec<String> {
    let (Some(start), Some(end)) = (interval.start, interval.end) else { return Vec::new() };
    if start == end && start.day().is_some() {
        return vec![format!("timex={start}"), format!("value={start}")];
    }
    let next = match (end.month(), end.day()) {
        (None, _) => PartialDate::day_of(end.year() + 1, 1, 1),
        (Some(12), None) => PartialDate::day_of(end.year() + 1, 1, 1),
        (Some(month), None) => PartialDate::day_of(end.year(), month + 1, 1),
        (Some(_), Some(_)) => Some(end),
    };
    let first = PartialDate::day_of(start.year(), start.month().unwrap_or(1), start.day().unwrap_or(1));
    let (Some(first), Some(next)) = (first, next) else { return Vec::new() };
    let timex = if start == end { start.to_string() } else { format!("({first},{next})") };
    vec![format!("timex={timex}"), format!("start={first}"), format!("end={next}")]
}

/// Length in seconds of an ISO 8601 duration of one unit.
fn seconds(length: &str) -> Option<u64> {
    let (digits, unit) = length
        .strip_prefix("PT")
        .map_or_else(|| (length.strip_prefix('P').unwrap_or(length), false), |rest| (rest, true));
    let letter = digits.chars().last()?;
    let count: u64 = digits.get(..digits.len() - 1)?.parse().ok()?;
    Some(
        count
            * match (letter, unit) {
                ('S', true) => 1,
                ('M', true) => 60,
                ('H', true) => 3_600,
                ('D', false) => 86_400,
                ('W', false) => 604_800,
                ('M', false) => 2_592_000,
                ('Y', false) => 31_536_000,
                _ => return None,
            },
    )
}
