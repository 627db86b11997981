//! Places as publishers write them: codes of two or three letters, codes of groups, names.

use std::collections::BTreeMap;

use crate::Evidence;

/// ISO 3166-1: the codes of two letters and of three.
const TWO_LETTERS: &str = include_str!("../../data/iso2.txt");

/// Codes that publishers use beside ISO 3166.
const OTHERS: &[(&str, &str)] = &[
    // Eurostat
    ("EL", "GRC"),
    ("UK", "GBR"),
    ("EU27_2020", "EUU"),
    ("EA20", "EMU"),
    // Our World in Data
    ("OWID_WRL", "WLD"),
    ("OWID_KOS", "XKX"),
    ("OWID_EUN", "EUU"),
    // United Nations, Gapminder, others
    ("WORLD", "WLD"),
    ("XK", "XKX"),
    ("KOS", "XKX"),
    ("ROM", "ROU"),
    ("ZAR", "COD"),
    ("TMP", "TLS"),
    ("WBG", "PSE"),
];

/// Finds the code of a place of the store.
pub struct PlaceNames<'a> {
    known: BTreeMap<String, &'a str>,
    alias: &'a dyn Fn(&str) -> Option<String>,
}

impl<'a> PlaceNames<'a> {
    /// The places of `evidence`; `alias` knows further names of countries.
    pub fn new(evidence: &'a Evidence, alias: &'a dyn Fn(&str) -> Option<String>) -> Self {
        let mut known = BTreeMap::new();
        for (code, name, _) in evidence.all_places() {
            known.insert(code.to_owned(), code);
            known.entry(name.to_uppercase()).or_insert(code);
        }
        let pairs = TWO_LETTERS.lines().filter_map(|line| line.split_once(' ')).chain(OTHERS.iter().copied());
        for (written, code) in pairs {
            if let Some(code) = known.get(code).copied() {
                known.entry(written.to_owned()).or_insert(code);
            }
        }
        Self { known, alias }
    }

    /// The code of the place that is written so.
    #[must_use]
    pub fn find(&self, written: &str) -> Option<&'a str> {
        let upper = written.trim().to_uppercase();
        self.known.get(&upper).or_else(|| self.known.get(&(self.alias)(written.trim())?)).copied()
    }
}
