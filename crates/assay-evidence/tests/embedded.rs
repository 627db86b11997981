//! The embedded store holds what was published.

#![allow(clippy::expect_used, missing_docs, reason = "a test says what it expects")]

use assay_evidence::{Evidence, EvidenceError};
use sha2::{Digest, Sha256};

static STORE: &[u8] = include_bytes!("../data/evidence.bin");

fn evidence() -> Evidence {
    Evidence::embedded().expect("the embedded store opens")
}

#[test]
fn the_digest_in_the_header_is_that_of_the_body() {
    let digest: String = Sha256::digest(&STORE[40..]).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(evidence().digest(), format!("sha256:{digest}"));
}

#[test]
fn published_values_come_back_to_the_last_decimal() {
    let evidence = evidence();
    assert_eq!(evidence.value("VC.IHR.PSRC.P5", "SLV", 1995), Some(138.438377957597));
    assert_eq!(evidence.value("vc.ihr.psrc.p5", "SLV", 2015), Some(107.638231074992));
    assert_eq!(evidence.value("VC.IHR.PSRC.P5", "SLV", 1993), None);
    assert_eq!(evidence.value("US.DHS.REMOVALS", "USA", 1996), Some(69_680.0));
    assert_eq!(evidence.value("US.DHS.RETURNS", "USA", 1996), Some(1_573_428.0));
    assert_eq!(evidence.value("US.BLS.UNEMPLOYMENT", "USA", 1944), Some(1.2));
    let years: Vec<i16> = evidence.observations("VC.IHR.PSRC.P5", "SLV").iter().map(|o| o.year).collect();
    assert_eq!((years.first(), years.last(), years.len()), (Some(&1994), Some(&2022), 29));
}

#[test]
fn every_series_says_what_it_is() {
    let evidence = evidence();
    assert_eq!(evidence.series().count(), 330);
    let mut before = "";
    for series in evidence.series() {
        assert!(series.code > before, "{} out of order", series.code);
        before = series.code;
        for (what, text) in [
            ("name", series.name),
            ("unit", series.unit),
            ("definition", series.definition),
            ("source", series.source),
            ("licence", series.licence),
            ("vintage", series.vintage),
        ] {
            assert!(!text.is_empty(), "{} has no {what}", series.code);
        }
        assert!(series.coverage.first <= series.coverage.last);
        assert!(!evidence.places(series.code).is_empty(), "{} has no values", series.code);
    }
}

#[test]
fn groups_are_told_from_countries() {
    let evidence = evidence();
    assert_eq!(evidence.place_name("SLV"), Some("El Salvador"));
    assert_eq!(evidence.place_name("USA"), Some("United States"));
    assert_eq!(evidence.place_name("XYZ"), None);
    assert!(["WLD", "EUU", "SSF", "LCN", "HIC"].iter().all(|code| evidence.is_group(code)));
    assert!(["SLV", "USA", "XKX", "HKG"].iter().all(|code| !evidence.is_group(code)));
    let countries = evidence.all_places().filter(|(_, _, group)| !group).count();
    assert_eq!(countries, 217, "the World Bank lists 217 economies");
}

#[test]
fn a_tenure_is_found_by_any_word_of_the_name() {
    let evidence = evidence();
    let clinton = evidence.tenures("CLINTON");
    let president = clinton.iter().find(|tenure| tenure.office == "President").expect("a president");
    assert_eq!(
        (president.person, president.start, president.end),
        ("Bill Clinton", "1993-01-20", Some("2001-01-20"))
    );
    let bukele = evidence.tenures("Bukele");
    assert_eq!((bukele[0].place, bukele[0].start, bukele[0].end), ("SLV", "2019-06-01", None));
    assert!(evidence.tenures("Nobodyofthatname").is_empty());
}

#[test]
fn every_measure_names_a_series_with_its_siblings() {
    let evidence = evidence();
    for measure in evidence.measures() {
        assert!(evidence.find(measure.series).is_some(), "{} is no series", measure.series);
        for sibling in &measure.siblings {
            assert!(evidence.find(sibling).is_some(), "{sibling} is no series");
        }
        if let Some((code, _)) = measure.count {
            assert!(evidence.find(code).is_some(), "{code} is no series");
        }
        assert!(!measure.words.is_empty() && !measure.units.is_empty(), "{} is incomplete", measure.series);
    }
}

#[test]
fn damaged_stores_are_refused_or_read_short_and_never_panic() {
    let cuts = [0, 7, 8, 39, 40, 50, 59, 60, 1000, 100_000, 400_000, STORE.len() - 1];
    for cut in cuts {
        if let Ok(evidence) = Evidence::open(STORE[..cut].to_vec(), "") {
            assert!(evidence.series().count() <= 330);
        }
    }
    let error = Evidence::open(&b"not a store"[..], "").expect_err("no magic");
    assert_eq!(error, EvidenceError::Damaged { what: "no evidence store", position: 0 });
    // A wrong byte anywhere in the counts and tables is an error or harmless, never a panic.
    let mut state = 1_u32;
    let head = 600_000.min(STORE.len());
    for _ in 0..60 {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let mut damaged = STORE.to_vec();
        let at = 40 + state as usize % (head - 40);
        damaged[at] ^= (state >> 24) as u8 | 1;
        if let Ok(evidence) = Evidence::open(damaged, "") {
            for series in evidence.series().take(20) {
                let _ = evidence.observations(series.code, "SLV");
                let _ = evidence.year(series.code, 2000);
            }
            let _ = evidence.tenures("Clinton");
        }
    }
}
