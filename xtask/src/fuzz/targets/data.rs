//! Data that somebody adds, and the store it is kept in.

use assay_dossier::Options;
use assay_evidence::{DataFile, Evidence, Given, PlaceNames};
use assay_text::Source;

use super::super::features::Features;

pub fn import(input: &[u8], evidence: &Evidence, features: &mut Features) {
    let given = Given {
        unit: Some("percent".to_owned()),
        definition: Some("A share".to_owned()),
        source: Some("A bureau".to_owned()),
        licence: Some("CC0".to_owned()),
        vintage: Some("2024".to_owned()),
        name: Some("A rate".to_owned()),
        code: Some("A.RATE".to_owned()),
        skip_unknown: true,
        ..Given::default()
    };
    let alias = |_: &str| None;
    let places = PlaceNames::new(evidence, &alias);
    const PACKAGE: &[u8] = include_bytes!("../../../../fuzz/corpus/import/package.json");
    // The same bytes as each kind of file, some beside a description.
    for name in ["a.csv", "a.json", "datapackage.json", "ddf--datapoints--a--by--geo--time.csv", "API_A.csv"]
    {
        let files = [DataFile { name, bytes: input }, DataFile { name: "datapackage.json", bytes: PACKAGE }];
        for (files, given) in [(&files[..1], &given), (&files[..], &given), (&files[..1], &Given::default())]
        {
            match assay_evidence::import(files, given, &places) {
                Ok(import) => {
                    features.variants(&import.format);
                    features.count(import.format.name(), import.series.len());
                    features.count("notes", import.notes.len());
                }
                Err(error) => features.error(&error.to_string()),
            }
        }
    }
}

/// Between a store and its measure names in one input.
const BETWEEN: &[u8] = b"\n====\n";

pub fn store(input: &[u8], page: &Source, features: &mut Features) -> Result<(), String> {
    let at = input.windows(BETWEEN.len()).rposition(|window| window == BETWEEN);
    let (store, measures) = match at {
        Some(at) => (&input[..at], &input[at + BETWEEN.len()..]),
        None => (input, &b""[..]),
    };
    if let Err(error) = Evidence::open(store.to_vec(), "") {
        features.error(&error.to_string());
        return Ok(());
    }
    // Names of measures live as long as the process: only those of stores that open are kept.
    let measures: &'static str = String::from_utf8_lossy(measures).into_owned().leak();
    let evidence = match Evidence::open(store.to_vec(), measures) {
        Ok(evidence) => evidence,
        Err(error) => {
            features.error(&error.to_string());
            return Ok(());
        }
    };
    for series in evidence.series() {
        features.variants(&series);
        let places = evidence.places(series.code);
        features.count("places", places.len());
        for place in places.into_iter().take(20) {
            features.count("values", evidence.observations(series.code, place).len());
            features.count("value", usize::from(evidence.value(series.code, place, 2019).is_some()));
            features.count("named", usize::from(evidence.place_name(place).is_some()));
        }
        features.count("year", evidence.year(series.code, 2019).len());
        features.count("states", evidence.states(series.code).len());
    }
    features.count("tenures", evidence.tenures("Venn").len());
    features.count("measures", evidence.measures().count());
    match assay_dossier::read(page, &evidence, &Options::default()) {
        Ok(dossier) => features.count("findings", dossier.findings.len()),
        Err(error) => return Err(error.to_string()),
    }
    Ok(())
}
