//! `check`: findings against annotated passages; see `docs/evaluation.md`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use assay_article::{Format, PartialDate};
use assay_dossier::model::{ClaimRecord, FindingRecord};
use assay_dossier::{Dossier, Options};
use assay_evidence::Evidence;
use assay_text::Source;
use serde::Deserialize;
use serde_json::Value;

use super::passage::{match_quotes, read_passages};
use super::{Counts, EvalError, Figure, Scores, share};

/// The findings, in the order of the table.
const FINDINGS: [&str; 4] = ["supported", "refuted", "conflicting", "not_enough_evidence"];
/// What stands in the table for a claim that has no finding.
const NONE: &str = "none";

#[derive(Deserialize)]
struct Passage {
    #[serde(default)]
    id: Value,
    published: Option<String>,
    text: String,
    claims: Vec<Gold>,
}

/// An annotated claim. Absent fields are not judged; `null` means that there is none.
#[derive(Deserialize)]
struct Gold {
    quote: String,
    finding: String,
    #[serde(default, deserialize_with = "present")]
    reason: Option<Value>,
    #[serde(default, deserialize_with = "present")]
    series: Option<Value>,
    #[serde(default, deserialize_with = "present")]
    place: Option<Value>,
    #[serde(default, deserialize_with = "present")]
    period: Option<Value>,
}

/// Keeps `null` apart from an absent field.
fn present<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}

/// A finding with the words of its claim and the period of its figure.
struct Predicted<'a> {
    claim: &'a str,
    quote: &'a str,
    finding: &'a FindingRecord,
    period: Option<&'a str>,
}

#[derive(Default)]
struct Tally {
    claims: usize,
    right: usize,
    confused: usize,
    /// Expected finding, then given finding.
    table: BTreeMap<(String, String), usize>,
    /// Right and judged, by field.
    fields: BTreeMap<&'static str, (usize, usize)>,
    misses: String,
}

pub fn measure(path: &Path) -> Result<Scores, EvalError> {
    let format = |what: String| EvalError::Format { path: path.to_owned(), what };
    let evidence = Evidence::embedded().map_err(|error| format(error.to_string()))?;
    let mut tally = Tally::default();
    for passage in read_passages::<Passage>(path)? {
        let published = passage.published.as_deref().map(PartialDate::parse).transpose();
        let options = Options {
            format: Some(Format::PlainText),
            published: published.map_err(|error| format(format!("{}: {error}", passage.id)))?,
            ..Options::default()
        };
        let source =
            Source::new(passage.text.clone().into_bytes()).map_err(|error| format(error.to_string()))?;
        // A passage that gives no dossier has no findings: that counts as wrong, not as absent.
        let dossier = assay_dossier::read(&source, &evidence, &options).ok();
        tally.add(&passage, dossier.as_ref());
    }
    Ok(tally.scores())
}

impl Tally {
    fn add(&mut self, passage: &Passage, dossier: Option<&Dossier>) {
        let predicted = dossier.map(predictions).unwrap_or_default();
        let gold: Vec<&str> = passage.claims.iter().map(|claim| claim.quote.as_str()).collect();
        let quotes: Vec<&str> = predicted.iter().map(|prediction| prediction.quote).collect();
        let matched = match_quotes(&gold, &quotes);
        for (claim, matched) in passage.claims.iter().zip(matched) {
            // A short quote within a long sentence still means that sentence's finding.
            let within = || {
                predicted.iter().position(|p| p.quote.contains(&claim.quote) || claim.quote.contains(p.quote))
            };
            let prediction = matched.or_else(within).map(|index| &predicted[index]);
            let prediction = prediction.map(|found| decisive(&predicted, found));
            self.judge(&passage.id, claim, prediction);
        }
    }

    fn judge(&mut self, id: &Value, gold: &Gold, prediction: Option<&Predicted<'_>>) {
        let given = prediction.map_or(NONE, |prediction| prediction.finding.outcome.as_str());
        self.claims += 1;
        *self.table.entry((gold.finding.clone(), given.to_owned())).or_default() += 1;
        if given == gold.finding {
            self.right += 1;
        } else {
            let reason = prediction.and_then(|p| p.finding.reason.as_deref()).unwrap_or("");
            let _ = writeln!(self.misses, "{id}: {} → {given} {reason}: {}", gold.finding, gold.quote);
        }
        let settled = |finding: &str| finding == "supported" || finding == "refuted";
        if settled(given) && settled(&gold.finding) && given != gold.finding {
            self.confused += 1;
        }
        let finding = prediction.map(|prediction| prediction.finding);
        let series = finding.and_then(|finding| finding.series.as_ref());
        for (name, wanted, given) in [
            ("reason", &gold.reason, finding.and_then(|finding| finding.reason.as_deref())),
            ("series", &gold.series, series.map(|series| series.code.as_str())),
            ("place", &gold.place, series.map(|series| series.place.as_str())),
            ("period", &gold.period, prediction.and_then(|prediction| prediction.period)),
        ] {
            let Some(wanted) = wanted else { continue };
            let (right, judged) = self.fields.entry(name).or_default();
            *judged += 1;
            *right += usize::from(wanted.as_str() == given);
        }
    }

    fn scores(&self) -> Scores {
        let mut table = format!("{:<20}", "expected \\ given");
        let columns: Vec<&str> = FINDINGS.into_iter().chain([NONE]).collect();
        for column in &columns {
            let _ = write!(table, " {column:>19}");
        }
        let count = |expected: &str, given: &str| {
            self.table.get(&(expected.to_owned(), given.to_owned())).copied().unwrap_or(0)
        };
        let mut f1 = Vec::new();
        for finding in FINDINGS {
            let _ = write!(table, "\n{finding:<20}");
            for column in &columns {
                let _ = write!(table, " {:>19}", count(finding, column));
            }
            let gold: usize = columns.iter().map(|column| count(finding, column)).sum();
            let predicted: usize = FINDINGS.iter().map(|expected| count(expected, finding)).sum();
            if gold + predicted > 0 {
                f1.push(Counts { right: count(finding, finding), predicted, gold }.f1());
            }
        }
        table.push('\n');
        for (name, (right, judged)) in &self.fields {
            let _ = writeln!(table, "{name:<8} {right} of {judged} right");
        }
        let _ = write!(table, "\nnot as expected:\n{}", self.misses);
        let macro_f1 = f1.iter().sum::<f64>() / f1.len().max(1) as f64;
        Scores {
            table,
            figures: vec![
                ("accuracy", Figure::Share(share(self.right, self.claims))),
                ("macro_f1", Figure::Share(macro_f1)),
                ("wrong_confident", Figure::Share(self.confused as f64 / self.claims.max(1) as f64)),
            ],
        }
    }
}

/// Of a claim's several findings the one that speaks for it: it is refuted where any of its figures
/// is, else conflicting where any is, else supported where any is.
fn decisive<'p, 'a>(predicted: &'p [Predicted<'a>], found: &'p Predicted<'a>) -> &'p Predicted<'a> {
    let weight = |prediction: &&Predicted<'_>| match prediction.finding.outcome.as_str() {
        "refuted" => 3,
        "conflicting" => 2,
        "supported" => 1,
        _ => 0,
    };
    // The first of equals: `max_by_key` takes the last.
    predicted.iter().rev().filter(|other| other.claim == found.claim).max_by_key(weight).unwrap_or(found)
}

fn predictions(dossier: &Dossier) -> Vec<Predicted<'_>> {
    let claims: BTreeMap<&str, &ClaimRecord> =
        dossier.claims.iter().map(|claim| (claim.id.as_str(), claim)).collect();
    let quantities: BTreeMap<&str, _> =
        dossier.quantities.iter().map(|quantity| (quantity.id.as_str(), quantity)).collect();
    dossier
        .findings
        .iter()
        .filter_map(|finding| {
            let claim = claims.get(finding.claim.as_str())?;
            let quantity = finding.quantity.as_deref().and_then(|id| quantities.get(id));
            let period = quantity.and_then(|quantity| quantity.period.edtf.as_deref());
            Some(Predicted { claim: claim.id.as_str(), quote: claim.anchor.exact.as_str(), finding, period })
        })
        .collect()
}
