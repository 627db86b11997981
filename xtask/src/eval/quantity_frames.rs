//! `quantity-frames`: see `docs/evaluation.md`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use assay_article::PartialDate;
use assay_language::{Analysis, place};
use assay_quantity::{
    Bound, ChangeKind, Manner, Modality, Period, Quantity, UnitKind, Value, read_quantities,
};
use serde::Deserialize;

use super::passage::{match_quotes, read_passages};
use super::quantity_newsquant::{analysis, article};
use super::{EvalError, Figure, Scores, share};

#[derive(Deserialize)]
struct Passage {
    id: String,
    published: Option<String>,
    text: String,
    quantities: Vec<serde_json::Map<String, serde_json::Value>>,
}

/// The fields that are judged, in the order of the last line.
const FIELDS: [&str; 9] =
    ["value", "bound", "change", "unit", "measure", "place", "period", "modality", "manner"];

#[derive(Clone, Copy, Default)]
struct Tally {
    right: usize,
    of: usize,
}

pub fn measure(path: &Path) -> Result<Scores, EvalError> {
    let passages: Vec<Passage> = read_passages(path)?;
    let mut fields: BTreeMap<&str, Tally> = BTreeMap::new();
    let (mut found, mut all, mut core, mut total, mut spurious) = (0, 0, 0, 0, 0);
    let mut table = String::new();
    for passage in &passages {
        let published = passage
            .published
            .as_deref()
            .and_then(|date| PartialDate::parse(date.get(..10).unwrap_or(date)).ok());
        let article = article(&passage.text, published);
        let analysis = analysis(&article);
        let predicted = read_quantities(&article, &analysis).quantities;
        let gold: Vec<&str> = passage
            .quantities
            .iter()
            .map(|gold| gold.get("quote").and_then(|quote| quote.as_str()).unwrap_or_default())
            .collect();
        let quotes: Vec<&str> = predicted.iter().map(|quantity| quantity.span.of(&passage.text)).collect();
        let matched = match_quotes(&gold, &quotes);
        spurious += predicted.len() - matched.iter().flatten().count();
        for (gold, at) in passage.quantities.iter().zip(&matched) {
            total += 1;
            let quote = gold.get("quote").and_then(|quote| quote.as_str()).unwrap_or_default();
            let Some(at) = at else {
                writeln!(table, "{}: “{quote}” not found", passage.id).unwrap_or_default();
                for field in FIELDS.iter().filter(|field| gold.contains_key(**field)) {
                    fields.entry(field).or_default().of += 1;
                }
                continue;
            };
            found += 1;
            let (mut whole, mut four) = (true, true);
            for field in FIELDS {
                let Some(want) = gold.get(field) else { continue };
                let (right, got) = judge(field, want, &predicted[*at], &passage.text, &analysis);
                let tally = fields.entry(field).or_default();
                tally.of += 1;
                tally.right += usize::from(right);
                whole &= right;
                four &= right || !matches!(field, "measure" | "place" | "period" | "modality");
                if !right {
                    writeln!(table, "{}: “{quote}” {field}: {want} ≠ {got}", passage.id).unwrap_or_default();
                }
            }
            all += usize::from(whole);
            core += usize::from(four);
        }
    }
    let of = |name: &str| fields.get(name).map_or(1.0, |tally| share(tally.right, tally.of));
    writeln!(table, "found {found} of {total}, {spurious} besides").unwrap_or_default();
    let mut figures = vec![("found", Figure::Share(share(found, total)))];
    figures.extend(FIELDS.iter().map(|field| (*field, Figure::Share(of(field)))));
    figures.push(("frame", Figure::Share(share(core, total))));
    figures.push(("all", Figure::Share(share(all, total))));
    Ok(Scores { table, figures })
}

/// Whether a field of a prediction is right, and what it is in words.
fn judge(
    field: &str,
    want: &serde_json::Value,
    got: &Quantity,
    text: &str,
    analysis: &Analysis,
) -> (bool, String) {
    let word = want.as_str();
    match field {
        "value" => value(want, got),
        "bound" => {
            let written = bound(got.bound);
            let right = word == Some(written)
                || (want.is_null() && written == "=")
                || (got.bound == Bound::Nearly && matches!(word, Some("~" | "<" | "~<")));
            (right, written.to_owned())
        }
        "change" => same(
            word,
            got.change.map(|change| match change.kind {
                ChangeKind::Rise => "rise",
                ChangeKind::Fall => "fall",
                ChangeKind::To => "to",
                ChangeKind::From => "from",
            }),
        ),
        "unit" => unit(word, got),
        "measure" => {
            let name = got.measure.as_ref().map(|measure| measure.name.clone());
            let right = match (word, &name) {
                (None, None) => true,
                (Some(word), Some(name)) => same_measure(word, name),
                _ => false,
            };
            (right, name.unwrap_or_else(|| "none".to_owned()))
        }
        "place" => same_place(word, got, text, analysis),
        "period" => {
            let written = match got.period {
                Period::Known { interval, .. } => Some(interval.to_string()),
                _ => None,
            };
            (word == written.as_deref(), written.unwrap_or_else(|| "none".to_owned()))
        }
        "modality" => same(
            word,
            Some(match got.modality {
                Modality::Estimated => "estimated",
                Modality::Projected => "projected",
                Modality::Target => "target",
                Modality::Hypothetical => "hypothetical",
                _ => "observed",
            }),
        ),
        _ => same(
            word,
            got.manner.map(|manner| match manner {
                Manner::Average => "average",
                Manner::Cumulative => "cumulative",
                Manner::Share => "share",
                Manner::RecordLow => "record-low",
                Manner::RecordHigh => "record-high",
                _ => "rank",
            }),
        ),
    }
}

fn same(want: Option<&str>, got: Option<&str>) -> (bool, String) {
    (want == got, got.unwrap_or("none").to_owned())
}

/// Equal to one part in a million; a percentage equals the same share as a fraction.
fn value(want: &serde_json::Value, got: &Quantity) -> (bool, String) {
    let ends = match got.value {
        Value::Single(number) => Some((number.value(), number.value())),
        Value::Range(low, high) => Some((low.value(), high.value())),
        _ => None,
    };
    let wanted = match want {
        serde_json::Value::Array(ends) => ends
            .first()
            .and_then(serde_json::Value::as_f64)
            .zip(ends.get(1).and_then(serde_json::Value::as_f64)),
        other => other.as_f64().map(|value| (value, value)),
    };
    let close = |a: f64, b: f64| (a - b).abs() <= 1e-6 * a.abs().max(b.abs());
    let right = match (wanted, ends) {
        (None, None) => want.is_null(),
        (Some((a, b)), Some((low, high))) => {
            let scaled = |factor: f64| close(a, low * factor) && close(b, high * factor);
            scaled(1.0)
                || (got.unit.kind == UnitKind::Percent && scaled(0.01))
                || (got.unit.kind == UnitKind::None && high <= 1.0 && scaled(100.0))
        }
        _ => false,
    };
    (right, ends.map_or_else(|| format!("{:?}", got.value), |(low, high)| format!("{low}–{high}")))
}

fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::Equal => "=",
        Bound::Above => ">",
        Bound::AtLeast => ">=",
        Bound::Below => "<",
        Bound::AtMost => "<=",
        Bound::About | Bound::Nearly => "~",
    }
}

/// Units are equal by name, in singular or plural, with the same "per" where one is asked for.
fn unit(want: Option<&str>, got: &Quantity) -> (bool, String) {
    let written = match &got.unit.per {
        Some(per) if got.unit.name.is_empty() => format!("per {per}"),
        Some(per) => format!("{} per {per}", got.unit.name),
        None => got.unit.name.clone(),
    };
    let plain = |words: &str| -> String {
        words
            .to_lowercase()
            .replace(['%'], "percent")
            .split(' ')
            .map(|word| word.trim_end_matches('s'))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let right = match want {
        None => written.is_empty(),
        Some(want) => {
            plain(want) == plain(&written)
                || plain(want) == plain(&got.unit.name) && !got.unit.name.is_empty()
        }
    };
    (right, if written.is_empty() { "none".to_owned() } else { written })
}

/// Measures are equal when their heads are and the words of one are among those of the other.
fn same_measure(want: &str, got: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty() && !matches!(*word, "the" | "of" | "a" | "an" | "in"))
            .map(|word| word.trim_end_matches("ies").trim_end_matches(['s', 'y']).to_owned())
            .collect()
    };
    let (want, got) = (words(want), words(got));
    let within = |a: &[String], b: &[String]| !a.is_empty() && a.iter().all(|word| b.contains(word));
    within(&want, &got) || within(&got, &want)
}

/// Places are equal by code, else by the words that name them.
fn same_place(want: Option<&str>, got: &Quantity, text: &str, _analysis: &Analysis) -> (bool, String) {
    let words = got.place.map(|found| found.span.of(text).to_owned());
    let right = match (want, got.place) {
        (None, None) => true,
        (Some(want), Some(found)) => {
            let code = place(want);
            code.is_some() && code == found.code
                || words.as_deref().is_some_and(|words| words.contains(want) || want.contains(words))
        }
        _ => false,
    };
    (right, words.unwrap_or_else(|| "none".to_owned()))
}
