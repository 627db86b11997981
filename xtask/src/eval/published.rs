//! `published-claims`: figures claimed in public, against what the series' arithmetic says of them.
//!
//! The claims' words are not ours and stay outside the repository; `fixtures/published-claims.tsv`
//! holds their ids and our own labels, written from the series before the reader was run.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use assay_article::{Format, PartialDate};
use assay_dossier::Options;
use assay_evidence::Evidence;
use assay_text::Source;
use serde::Deserialize;

use super::passage::read_passages;
use super::{EvalError, Figure, Scores, share};

/// Labels of the claims that an annual series of countries may settle.
const LABELS: &str = include_str!("../../../fixtures/published-claims.tsv");

#[derive(Deserialize)]
struct Published {
    id: String,
    tier: String,
    claim: String,
    claim_date: Option<String>,
    factcheck_date: Option<String>,
}

/// Claims of a tier, and how many were as they should be.
#[derive(Default)]
struct Tier {
    claims: usize,
    abstained: usize,
}

/// Reads every claim as an article of its own.
pub fn measure(path: &Path) -> Result<Scores, EvalError> {
    let format = |what: String| EvalError::Format { path: path.to_owned(), what };
    let evidence = Evidence::embedded().map_err(|error| format(error.to_string()))?;
    let labels = labels();
    let mut tiers: BTreeMap<String, Tier> = BTreeMap::new();
    let (mut settled, mut settleable, mut agreed, mut labelled, mut contrary) = (0, 0, 0, 0, 0);
    let mut table = String::new();
    for claim in read_passages::<Published>(path)? {
        let given = outcomes(&claim, &evidence).map_err(format)?;
        let tier = tiers.entry(claim.tier.clone()).or_default();
        tier.claims += 1;
        tier.abstained += usize::from(given.is_empty());
        if claim.tier == "C" && !given.is_empty() {
            let _ = writeln!(table, "{} C settled as {given}", claim.id);
        }
        let Some(accepted) = labels.get(claim.id.as_str()) else { continue };
        labelled += 1;
        let agrees = if given.is_empty() {
            accepted.contains(&"N")
        } else {
            given.chars().all(|outcome| accepted.iter().any(|label| label.starts_with(outcome)))
        };
        agreed += usize::from(agrees);
        if accepted.first() != Some(&"N") {
            settleable += 1;
            settled += usize::from(agrees);
            contrary += usize::from(!agrees && !given.is_empty());
        } else {
            contrary += usize::from(!agrees);
        }
        if !agrees {
            let _ = writeln!(table, "{} A expected {} given {given}", claim.id, accepted.join(","));
        }
    }
    for (name, tier) in &tiers {
        let _ = writeln!(table, "tier {name}: {} claims, abstained on {}", tier.claims, tier.abstained);
    }
    let c = tiers.get("C").map_or(1.0, |tier| share(tier.abstained, tier.claims));
    Ok(Scores {
        table,
        figures: vec![
            ("abstained_c", Figure::Share(c)),
            ("settled_a", Figure::Share(share(settled, settleable))),
            ("settleable_a", Figure::Count(settleable)),
            ("agreed_a", Figure::Share(share(agreed, labelled))),
            ("contrary_a", Figure::Count(contrary)),
        ],
    })
}

/// Accepted labels by id: S, R, C, or N where the store cannot settle the claim.
fn labels() -> BTreeMap<&'static str, Vec<&'static str>> {
    let lines = LABELS.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| {
            let mut cells = line.split('\t');
            Some((cells.next()?, cells.next()?.split(',').collect()))
        })
        .collect()
}

/// The settled outcomes of a claim's findings by their initials, in order; empty where the reader
/// abstained.
fn outcomes(claim: &Published, evidence: &Evidence) -> Result<String, String> {
    let date = claim.claim_date.as_deref().or(claim.factcheck_date.as_deref());
    let options = Options {
        format: Some(Format::PlainText),
        published: date.and_then(year).and_then(|year| PartialDate::parse(year).ok()),
        ..Options::default()
    };
    let source = Source::new(claim.claim.clone().into_bytes()).map_err(|error| error.to_string())?;
    let dossier = assay_dossier::read(&source, evidence, &options).map_err(|error| error.to_string())?;
    let initials = dossier.findings.iter().filter_map(|finding| match finding.outcome.as_str() {
        "supported" => Some('S'),
        "refuted" => Some('R'),
        "conflicting" => Some('C'),
        _ => None,
    });
    Ok(initials.collect())
}

/// The year of a date in words: "June 11, 2014".
fn year(date: &str) -> Option<&str> {
    date.rsplit(' ').next().filter(|year| year.len() == 4)
}
