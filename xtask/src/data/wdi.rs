//! The World Development Indicators.

use std::collections::BTreeMap;
use std::path::Path;

use assay_evidence::SeriesDraft;
use serde::Deserialize;

use super::csv::Table;
use super::{DataError, read, units};

/// Who publishes them.
const SOURCE: &str = "World Bank, World Development Indicators";
/// The data packages carry no date of publication: this is the date of their files.
const VINTAGE: &str = "2026-07-01";

#[derive(Deserialize)]
struct Package {
    title: String,
    #[serde(default)]
    readme: String,
    licenses: Vec<Licence>,
}

#[derive(Deserialize)]
struct Licence {
    name: String,
}

/// Every indicator below `directory`; the places met are added to `places` under the name that
/// most series use.
pub fn series(
    directory: &Path,
    places: &mut BTreeMap<String, (String, bool)>,
) -> Result<Vec<SeriesDraft>, DataError> {
    let error = |error| DataError::File { path: directory.to_owned(), error };
    let mut packages = Vec::new();
    for entry in std::fs::read_dir(directory).map_err(error)? {
        packages.push(entry.map_err(error)?.path());
    }
    packages.sort();
    let mut names: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    let mut all = Vec::new();
    for package in packages.iter().filter(|package| package.join("data.csv").is_file()) {
        all.push(one(package, &mut names)?);
    }
    for (code, names) in names {
        let name = names.into_iter().max_by_key(|(_, uses)| *uses).map(|(name, _)| name);
        places.insert(code, (name.unwrap_or_default(), false));
    }
    Ok(all)
}

fn one(
    directory: &Path,
    names: &mut BTreeMap<String, BTreeMap<String, usize>>,
) -> Result<SeriesDraft, DataError> {
    let path = directory.join("datapackage.json");
    let format = |what: String| DataError::Format { path: path.clone(), line: 1, what };
    let package: Package =
        serde_json::from_slice(&read(&path)?).map_err(|error| format(error.to_string()))?;
    let code = directory.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_uppercase();
    let title = package.title.trim();
    let unit = units::of(&code, title).ok_or_else(|| format(format!("{code}: no unit in “{title}”")))?;
    let licence = package.licenses.first().map(|licence| licence.name.replace("CC-BY-4.0", "CC BY 4.0"));
    let mut rows: BTreeMap<String, BTreeMap<i16, String>> = BTreeMap::new();
    let table = Table::read(&directory.join("data.csv"))?;
    for [name, place, year, value] in table.columns(["Country Name", "Country Code", "Year", "Value"])? {
        if value.is_empty() {
            continue;
        }
        let year = year.parse().map_err(|_| format(format!("“{year}” is not a year")))?;
        *names.entry(place.to_owned()).or_default().entry(name.to_owned()).or_default() += 1;
        rows.entry(place.to_owned()).or_default().insert(year, value.to_owned());
    }
    Ok(SeriesDraft {
        code,
        name: title.to_owned(),
        unit,
        definition: package.readme.split_whitespace().collect::<Vec<_>>().join(" "),
        source: SOURCE.to_owned(),
        licence: licence.unwrap_or_default(),
        vintage: VINTAGE.to_owned(),
        rows: rows.into_iter().map(|(place, values)| (place, values.into_iter().collect())).collect(),
    })
}
