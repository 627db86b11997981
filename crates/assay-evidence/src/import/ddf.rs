//! Gapminder DDF: datapoints in files named by their dimensions, concepts that describe them.

use std::collections::BTreeMap;

use serde_json::Value;

use super::collect::{Collector, Named, Raw};
use super::error::{ImportError, Problem};
use super::frictionless;
use super::table::{Table, cell};
use super::{About, DataFile, Described, unit};

/// Dimensions whose members are countries, or the world.
const PLACES: &[&str] = &["geo", "country", "nation", "global", "world"];
/// Dimensions of time.
const TIMES: &[&str] = &["time", "year"];

fn base(file: &str) -> &str {
    file.rsplit('/').next().unwrap_or(file)
}

fn datapoints<'a>(files: &'a [DataFile<'a>]) -> impl Iterator<Item = &'a DataFile<'a>> {
    files.iter().filter(|file| base(file.name).starts_with("ddf--datapoints--"))
}

pub(super) fn is(files: &[DataFile<'_>]) -> bool {
    datapoints(files).next().is_some()
}

pub(super) fn read(files: &[DataFile<'_>], collector: &mut Collector<'_>) -> Result<Described, ImportError> {
    let mut concepts = BTreeMap::new();
    let mut names = BTreeMap::new();
    for file in files {
        if base(file.name).starts_with("ddf--concepts") {
            describe(&Table::read(file.name, file.bytes)?, &mut concepts);
        } else if base(file.name).starts_with("ddf--entities--") {
            entities(&Table::read(file.name, file.bytes)?, &mut names);
        }
    }
    let package = frictionless::package(files).map(|(_, package)| package).unwrap_or_default();
    let mut described = Described::new();
    for file in datapoints(files) {
        let table = Table::read(file.name, file.bytes)?;
        let Some(place) = table.column(PLACES) else {
            collector.leave_out(base(file.name));
            continue;
        };
        let time = table.need(TIMES)?;
        let dimensions: Vec<&str> = base(file.name)
            .split("--by--")
            .nth(1)
            .unwrap_or_default()
            .trim_end_matches(".csv")
            .split("--")
            .collect();
        if dimensions.len() > 2 {
            let what = format!("has more dimensions than place and time: {}", dimensions.join(", "));
            return Err(Problem::of(file.name, what).into());
        }
        for column in (0..table.header.len()).filter(|at| *at != place && *at != time) {
            let indicator = table.name(column);
            let code = super::code_of(&format!("DDF.{indicator}"));
            for (number, row) in &table.rows {
                let written = cell(row, place);
                let known = names.get(written).map_or(written, String::as_str);
                let raw = Raw::of(&table, *number, row, [place, time, column]);
                collector.add(&code, Raw { place: Named { text: known, ..raw.place }, ..raw });
            }
            let mut about: About = concepts.get(indicator).cloned().unwrap_or_default();
            if about.name.is_empty() {
                about.name = indicator.replace('_', " ");
            }
            if about.source.is_empty() {
                about.source = text(&package, "title").unwrap_or("Gapminder").to_owned();
            }
            about.licence = frictionless::licence(&package);
            about.vintage = frictionless::vintage(&package);
            described.insert(code, about);
        }
    }
    Ok(described)
}

fn text<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    value.get(key)?.as_str().filter(|text| !text.is_empty())
}

fn describe(table: &Table<'_>, concepts: &mut BTreeMap<String, About>) {
    let Some(concept) = table.column(&["concept"]) else { return };
    let said = |row: &[String], names: &[&str]| {
        table.column(names).map(|at| cell(row, at).to_owned()).unwrap_or_default()
    };
    for (_, row) in &table.rows {
        let name = said(row, &["name", "name_catalog", "name_short"]);
        let mut about = About {
            unit: said(row, &["unit", "units"]),
            definition: said(row, &["description", "description_long"]),
            source: said(row, &["source_long", "source", "source_url"]),
            words: [said(row, &["name_short"]), name.clone()]
                .into_iter()
                .filter(|name| !name.is_empty())
                .take(1)
                .collect(),
            name,
            ..About::default()
        };
        if about.unit.is_empty() {
            about.unit = unit::in_brackets(&about.name).unwrap_or_default().to_owned();
        }
        concepts.insert(cell(row, concept).to_owned(), about);
    }
}

/// Keys of entities, and the ISO code or name they stand for.
fn entities(table: &Table<'_>, names: &mut BTreeMap<String, String>) {
    let Some(key) = table.column(PLACES) else { return };
    let Some(stands) = table.column(&["iso3166_1_alpha3", "name"]) else { return };
    for (_, row) in &table.rows {
        let code = cell(row, stands);
        if !code.is_empty() {
            names.insert(cell(row, key).to_owned(), code.to_owned());
        }
    }
}
