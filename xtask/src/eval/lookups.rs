//! `lookups`: what opening the store, a value and a finding cost.

use std::path::Path;

use assay_article::{Format, PartialDate};
use assay_claim::Reading;
use assay_dossier::Options;
use assay_evidence::Evidence;
use assay_text::Source;
use serde::Deserialize;

use super::clock::Clock;
use super::passage::read_passages;
use super::{EvalError, Figure, Scores};

/// Times the store is opened.
const OPENINGS: u32 = 20;

#[derive(Deserialize)]
struct Passage {
    text: String,
    published: Option<String>,
}

/// Opens the store, reads every thousandth value of it, and looks the passages' claims up.
pub fn measure(path: &Path) -> Result<Scores, EvalError> {
    let format = |what: String| EvalError::Format { path: path.to_owned(), what };
    let clock = Clock::start();
    for _ in 0..OPENINGS {
        Evidence::embedded().map_err(|error| format(error.to_string()))?;
    }
    let opened = clock.elapsed() / OPENINGS;
    let evidence = Evidence::embedded().map_err(|error| format(error.to_string()))?;
    let wanted: Vec<(&str, &str, i16)> = evidence
        .series()
        .flat_map(|series| {
            let places = evidence.places(series.code).into_iter().step_by(9);
            places.map(move |place| (series.code, place, series.coverage.last.saturating_sub(3)))
        })
        .collect();
    let clock = Clock::start();
    let found =
        wanted.iter().filter(|(code, place, year)| evidence.value(code, place, *year).is_some()).count();
    let value = clock.elapsed().as_secs_f64() / wanted.len().max(1) as f64;
    let (mut findings, mut spent) = (0, 0.0);
    for passage in read_passages::<Passage>(path)? {
        let published = passage.published.as_deref().and_then(|date| PartialDate::parse(date).ok());
        let options = Options { format: Some(Format::PlainText), published, ..Options::default() };
        let source = Source::new(passage.text.into_bytes()).map_err(|error| format(error.to_string()))?;
        let extraction = assay_article::Options { format: options.format, limits: options.limits };
        let article =
            assay_article::extract(&source, &extraction).map_err(|error| format(error.to_string()))?;
        let analysis = assay_language::analyse(&article);
        let statements = assay_attribution::attribute(&article, &analysis);
        let quantities = assay_quantity::read_quantities(&article, &analysis);
        let reading = Reading {
            article: &article,
            analysis: &analysis,
            statements: &statements,
            quantities: &quantities,
        };
        let claims = assay_claim::claims(reading);
        let clock = Clock::start();
        findings += assay_check::check(&claims, reading, &evidence).len();
        spent += clock.elapsed().as_secs_f64();
    }
    let table = format!(
        "{} values looked up, {found} found\nopening {opened:?} of processor time, the whole of looking up {findings} findings {spent:.4} s",
        wanted.len()
    );
    Ok(Scores {
        table,
        figures: vec![
            ("open_us", Figure::Rate(opened.as_secs_f64() * 1e6)),
            ("value_us", Figure::Rate(value * 1e6)),
            (
                "finding_us",
                Figure::Rate(spent / f64::from(u32::try_from(findings).unwrap_or(1).max(1)) * 1e6),
            ),
        ],
    })
}
