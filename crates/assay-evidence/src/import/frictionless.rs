//! Frictionless data package: `datapackage.json` and the tables it describes. Assay's native form.
//!
//! A field may carry what the standard has no word for: `unit`, and `assay` with `code`, `words`,
//! `not`.

use serde_json::Value;

use super::collect::{Collector, Named, Raw};
use super::error::{ImportError, Problem};
use super::plain::{PLACE, YEAR};
use super::table::{Table, cell};
use super::{About, DataFile, Described, Given, check_only, is_wanted, unit};

/// Types of fields that hold values.
const NUMERIC: [&str; 2] = ["number", "integer"];

/// The package's file and contents.
pub(super) fn package<'a>(files: &'a [DataFile<'a>]) -> Option<(&'a DataFile<'a>, Value)> {
    let file = files
        .iter()
        .filter(|file| file.name.rsplit('/').next() == Some("datapackage.json"))
        .min_by_key(|file| file.name.len())?;
    // A package that is no JSON is still meant as one: reading it says what is wrong.
    Some((file, serde_json::from_slice(file.bytes).unwrap_or_default()))
}

/// The licence's title, or its name.
pub(super) fn licence(package: &Value) -> String {
    let licence = package.get("licenses").and_then(|all| all.get(0)).or_else(|| package.get("license"));
    let said = licence.and_then(|l| text(l, "title").or_else(|| text(l, "name")).or_else(|| l.as_str()));
    said.unwrap_or_default().replace("CC-BY-4.0", "CC BY 4.0")
}

/// The day of the package's state.
pub(super) fn vintage(package: &Value) -> String {
    let keys = ["last_updated", "lastUpdated", "updated", "modified", "created", "version"];
    let dates = keys.iter().filter_map(|key| text(package, key));
    let is_date =
        |date: &&str| date.get(..4).is_some_and(|year| year.parse::<u16>().is_ok_and(|year| year > 1900));
    dates.map(str::trim).find(is_date).map(|date| date.chars().take(10).collect()).unwrap_or_default()
}

fn text<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    value.get(key)?.as_str().filter(|text| !text.trim().is_empty())
}

fn texts(value: Option<&Value>) -> Vec<String> {
    let all = value.and_then(Value::as_array).into_iter().flatten();
    all.filter_map(|item| item.as_str().map(str::to_owned)).collect()
}

pub(super) fn read(
    files: &[DataFile<'_>],
    given: &Given,
    collector: &mut Collector<'_>,
) -> Result<Described, ImportError> {
    let Some((file, _)) = package(files) else {
        return Err(Problem::of("", "has no datapackage.json").into());
    };
    let package: Value =
        serde_json::from_slice(file.bytes).map_err(|error| Problem::of(file.name, error.to_string()))?;
    let folder = file.name.strip_suffix("datapackage.json").unwrap_or_default();
    let resources = package.get("resources").and_then(Value::as_array);
    let resources = resources.ok_or_else(|| Problem::of(file.name, "has no list “resources”"))?;
    let mut described = Described::new();
    for resource in resources {
        let Some(path) = text(resource, "path").or_else(|| resource.get("path")?.get(0)?.as_str()) else {
            continue;
        };
        if !path.to_lowercase().ends_with(".csv") && !path.to_lowercase().ends_with(".tsv") {
            continue;
        }
        let name = format!("{folder}{path}");
        let data = files.iter().find(|file| file.name == name).ok_or_else(|| {
            Problem::of(file.name, format!("names the resource {path}, which is not there"))
        })?;
        let table = Table::read(data.name, data.bytes)?;
        check_only(&table, &given.only)?;
        one(
            &Resource { package: &package, resource, file: file.name },
            &table,
            given,
            collector,
            &mut described,
        )?;
    }
    Ok(described)
}

/// A resource and the package it belongs to.
struct Resource<'v> {
    package: &'v Value,
    resource: &'v Value,
    file: &'v str,
}

impl<'v> Resource<'v> {
    fn fields(&self) -> Vec<&'v Value> {
        let fields =
            self.resource.get("schema").and_then(|schema| schema.get("fields")).and_then(Value::as_array);
        fields.into_iter().flatten().collect()
    }

    /// What stands for a missing value.
    fn missing(&self) -> Vec<String> {
        let schema = self.resource.get("schema").and_then(|schema| schema.get("missingValues"));
        schema.map_or_else(Vec::new, |missing| texts(Some(missing)))
    }
}

fn one(
    resource: &Resource<'_>,
    table: &Table<'_>,
    given: &Given,
    collector: &mut Collector<'_>,
    described: &mut Described,
) -> Result<(), ImportError> {
    let (place, year) = (table.need(PLACE)?, table.need(YEAR)?);
    let fields = resource.fields();
    let numeric = |field: &&Value| text(field, "type").is_some_and(|kind| NUMERIC.contains(&kind));
    let columns: Vec<(usize, &Value)> = fields
        .into_iter()
        .filter(numeric)
        .filter_map(|field| Some((table.column(&[text(field, "name")?])?, field)))
        .filter(|(column, _)| *column != place && *column != year)
        .collect();
    if columns.is_empty() {
        let what =
            format!("describes no field of type number or integer of {} beside place and year", table.file);
        return Err(Problem::of(resource.file, what).into());
    }
    let missing = resource.missing();
    for (column, field) in &columns {
        let code = code(resource, field, columns.len() == 1);
        for (number, row) in table.rows.iter().filter(|(_, row)| is_wanted(table, row, &given.only)) {
            let written = cell(row, *column);
            let value = if missing.iter().any(|missing| missing == written) { "" } else { written };
            if let Some(what) = beyond(field, value) {
                collector.problems.push(Problem::at(table.file, *number, table.name(*column), what));
                continue;
            }
            let raw = Raw::of(table, *number, row, [place, year, *column]);
            collector.add(&code, Raw { value: Named { text: value, ..raw.value }, ..raw });
        }
        described.insert(code, about(resource, field, columns.len() == 1));
    }
    Ok(())
}

/// Why a value breaks the field's own constraints.
fn beyond(field: &Value, value: &str) -> Option<String> {
    let number: f64 = value.parse().ok()?;
    let bound = |key: &str| field.get("constraints")?.get(key)?.as_f64();
    if let Some(low) = bound("minimum").filter(|low| number < *low) {
        return Some(format!("{value} is below the minimum {low} that the package sets"));
    }
    let high = bound("maximum").filter(|high| number > *high)?;
    Some(format!("{value} is above the maximum {high} that the package sets"))
}

fn code(resource: &Resource<'_>, field: &Value, only: bool) -> String {
    let own = field.get("assay").and_then(|assay| text(assay, "code"));
    let name = text(field, "name").unwrap_or_default();
    let package = text(resource.package, "name").unwrap_or("package");
    let code = match own {
        Some(code) => code.to_owned(),
        None if only => package.to_owned(),
        None => format!("{package}.{name}"),
    };
    super::code_of(&code)
}

fn about(resource: &Resource<'_>, field: &Value, only: bool) -> About {
    let package = resource.package;
    let title = text(field, "title").or_else(|| text(package, "title").filter(|_| only));
    let name = title.or_else(|| text(field, "name")).unwrap_or_default();
    let unit = text(field, "unit").or_else(|| text(package, "unit")).or_else(|| unit::in_brackets(name));
    let definition = text(field, "description")
        .or_else(|| text(package, "readme"))
        .or_else(|| text(package, "description"));
    let source = package.get("sources").and_then(|all| all.get(0)).and_then(|source| text(source, "title"));
    let assay = field.get("assay");
    About {
        name: name.to_owned(),
        unit: unit.unwrap_or_default().to_owned(),
        definition: definition.unwrap_or_default().to_owned(),
        source: source.or_else(|| text(package, "publisher")).unwrap_or_default().to_owned(),
        licence: licence(package),
        vintage: vintage(package),
        words: texts(assay.and_then(|assay| assay.get("words"))),
        not: texts(assay.and_then(|assay| assay.get("not"))),
    }
}
