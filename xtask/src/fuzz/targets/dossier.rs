//! Whole dossiers: made, verified, exported.

use assay_dossier::{Dossier, Options};
use assay_evidence::Evidence;
use assay_report::{Brand, Export, Page, Terminal};
use assay_text::Source;

use super::super::features::Features;

/// Whatever is said of a dossier, it must be said.
pub fn verify(input: &[u8], page: &Source, evidence: &Evidence, features: &mut Features) {
    for source in [Some(page), None] {
        match assay_dossier::verify(input, source, evidence) {
            Ok(verification) => {
                features.count("anchors", verification.anchors);
                features.count("problems", verification.problems.len());
                for problem in verification.problems.iter().take(50) {
                    features.error(&problem.what);
                }
            }
            Err(error) => features.error(&error.to_string()),
        }
    }
}

/// A dossier that somebody else made may say anything; it is written all the same.
pub fn export(input: &[u8], page: &Source, features: &mut Features) {
    match serde_json::from_slice::<Dossier>(input) {
        Ok(dossier) => {
            written(&dossier, &Page { source: Some(page.bytes()), brand: None }, features);
            written(&dossier, &Page { source: None, brand: None }, features);
        }
        Err(error) => features.error(&error.to_string()),
    }
}

pub fn brand(input: &[u8], dossier: &Dossier, features: &mut Features) {
    match Brand::read(input) {
        Ok(brand) => {
            features.variants(&brand);
            let page = Page { source: None, brand: Some(&brand) };
            features.count("html", assay_report::html(dossier, &page).len());
            features.count("review", assay_report::export(dossier, Export::ClaimReviewDraft, &page).len());
        }
        Err(error) => features.error(&error.to_string()),
    }
}

fn written(dossier: &Dossier, page: &Page<'_>, features: &mut Features) {
    for format in Export::ALL {
        features.count(format.name(), assay_report::export(dossier, format, page).len());
    }
    features.count("charts", assay_report::charts(dossier).len());
    for width in [24, 80, 120] {
        features.count("summary", assay_report::summary(dossier, Terminal { width, colour: true }).len());
    }
}

pub fn page(
    input: &[u8],
    evidence: &Evidence,
    looked_into: bool,
    features: &mut Features,
) -> Result<(), String> {
    let source = Source::new(input.to_vec()).map_err(|error| error.to_string())?;
    let dossier = match assay_dossier::read(&source, evidence, &Options::default()) {
        Ok(dossier) => dossier,
        Err(error @ assay_dossier::ReadError::Unanchored { .. }) => return Err(error.to_string()),
        Err(error) => {
            features.error(&error.to_string());
            return Ok(());
        }
    };
    let json = dossier.to_json();
    let record = serde_json::to_value(&dossier).map_err(|error| error.to_string())?;
    features.record(&record);
    if !looked_into {
        return Ok(());
    }
    let verification =
        assay_dossier::verify(json.as_bytes(), Some(&source), evidence).map_err(|error| error.to_string())?;
    if let Some(problem) = verification.problems.first() {
        return Err(format!("does not verify: {}: {}", problem.at, problem.what));
    }
    let read_back: Dossier =
        serde_json::from_str(&json).map_err(|error| format!("is no dossier: {error}"))?;
    if read_back.to_json() != json {
        return Err("the dossier read back is another".to_owned());
    }
    written(&dossier, &Page { source: Some(source.bytes()), brand: None }, features);
    Ok(())
}
