//! Plain English names of countries, and which codes are groups.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::DataError;
use super::csv::Table;

/// Names where the list's short form is not what a newspaper writes.
const PLAIN: &[(&str, &str)] = &[
    ("CHI", "Channel Islands"),
    ("COD", "DR Congo"),
    ("COG", "Republic of the Congo"),
    ("GBR", "United Kingdom"),
    ("HKG", "Hong Kong"),
    ("MAC", "Macao"),
    ("MMR", "Myanmar"),
    ("PSE", "Palestine"),
    ("TUR", "Türkiye"),
    ("USA", "United States"),
    ("XKX", "Kosovo"),
];

/// Codes of countries and territories that are not in ISO 3166.
const NOT_IN_ISO: &[&str] = &["CHI", "XKX"];

/// Gives the places that are countries their plain name and marks the rest as groups.
pub fn plain_names(path: &Path, places: &mut BTreeMap<String, (String, bool)>) -> Result<(), DataError> {
    let table = Table::read(path)?;
    let mut countries: BTreeSet<&str> = NOT_IN_ISO.iter().copied().collect();
    for [code, name] in table.columns(["ISO3166-1-Alpha-3", "CLDR display name"])? {
        countries.insert(code);
        if let Some((known, _)) = places.get_mut(code).filter(|_| !name.is_empty()) {
            *known = name.replace(" & ", " and ").replace("St. ", "Saint ");
        }
    }
    for (code, name) in PLAIN {
        if let Some((known, _)) = places.get_mut(*code) {
            *known = (*name).to_owned();
        }
    }
    for (code, (_, group)) in places {
        *group = !countries.contains(code.as_str());
    }
    Ok(())
}
