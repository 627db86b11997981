//! Our World in Data: the table behind a chart, and the description beside it.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::collect::{Collector, Raw};
use super::error::{ImportError, Problem};
use super::table::{Table, cell};
use super::{About, DataFile, Described, Given, check_only, is_wanted};

/// Terms of what Our World in Data makes.
const LICENCE: &str = "CC BY 4.0 (Our World in Data; the terms of the original source apply as well)";

#[derive(Deserialize)]
struct Metadata {
    columns: BTreeMap<String, Column>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Column {
    title_short: String,
    title_long: String,
    description_short: String,
    short_unit: String,
    unit: String,
    last_updated: String,
    citation_short: String,
    citation_long: String,
    short_name: String,
}

fn tables<'a>(files: &'a [DataFile<'a>]) -> impl Iterator<Item = Table<'a>> {
    let csv = files.iter().filter(|file| file.name.to_lowercase().ends_with(".csv"));
    csv.filter_map(|file| Table::read(file.name, file.bytes).ok()).filter(|table| {
        let named = |at: usize, name: &str| table.name(at).eq_ignore_ascii_case(name);
        named(0, "Entity") && named(1, "Code") && (named(2, "Year") || named(2, "Day"))
    })
}

pub(super) fn is(files: &[DataFile<'_>]) -> bool {
    tables(files).next().is_some()
}

fn metadata(files: &[DataFile<'_>]) -> Result<BTreeMap<String, Column>, Problem> {
    let Some(file) = files.iter().find(|file| file.name.ends_with(".metadata.json")) else {
        return Ok(BTreeMap::new());
    };
    let read: Metadata =
        serde_json::from_slice(file.bytes).map_err(|error| Problem::of(file.name, error.to_string()))?;
    Ok(read.columns)
}

pub(super) fn read(
    files: &[DataFile<'_>],
    given: &Given,
    collector: &mut Collector<'_>,
) -> Result<Described, ImportError> {
    let metadata = metadata(files)?;
    let mut described = Described::new();
    for table in tables(files) {
        check_only(&table, &given.only)?;
        if table.name(2).eq_ignore_ascii_case("Day") {
            return Err(Problem::of(table.file, "holds days; the store keeps yearly values").into());
        }
        for column in 3..table.header.len() {
            let title = table.name(column);
            // A column of words ("World region according to …") is no series.
            let is_number =
                |row: &[String]| cell(row, column).is_empty() || cell(row, column).parse::<f64>().is_ok();
            if !metadata.contains_key(title) && !table.rows.iter().all(|(_, row)| is_number(row)) {
                continue;
            }
            let about = about(title, metadata.get(title).or_else(|| by_short_name(&metadata, title)));
            let code = code(title, &metadata);
            for (number, row) in table.rows.iter().filter(|(_, row)| is_wanted(&table, row, &given.only)) {
                let (entity, place) = (cell(row, 0), cell(row, 1));
                // Continents and groups of income have no code: they are this publisher's own.
                if place.is_empty() {
                    if !cell(row, column).is_empty() {
                        collector.leave_out(entity);
                    }
                    continue;
                }
                collector.add(&code, Raw::of(&table, *number, row, [1, 2, column]));
            }
            described.insert(code, about);
        }
    }
    Ok(described)
}

fn by_short_name<'m>(metadata: &'m BTreeMap<String, Column>, title: &str) -> Option<&'m Column> {
    metadata.values().find(|column| column.short_name == title)
}

/// A code of our own: the publisher's series have none that is stable and short.
fn code(title: &str, metadata: &BTreeMap<String, Column>) -> String {
    let short = metadata.get(title).map(|column| column.short_name.as_str()).filter(|name| !name.is_empty());
    super::code_of(&format!("OWID.{}", short.unwrap_or(title)))
}

fn about(title: &str, column: Option<&Column>) -> About {
    let Some(column) = column else {
        return About {
            name: title.to_owned(),
            unit: super::unit::in_brackets(title).unwrap_or_default().to_owned(),
            source: "Our World in Data".to_owned(),
            licence: LICENCE.to_owned(),
            ..About::default()
        };
    };
    let first =
        |texts: [&String; 3]| texts.into_iter().find(|text| !text.is_empty()).cloned().unwrap_or_default();
    let owned = title.to_owned();
    About {
        name: first([&column.title_long, &column.title_short, &owned]),
        unit: first([&column.unit, &column.short_unit, &String::new()]),
        definition: first([&column.description_short, &column.title_long, &String::new()]),
        source: first([&column.citation_long, &column.citation_short, &"Our World in Data".to_owned()]),
        licence: LICENCE.to_owned(),
        vintage: column.last_updated.clone(),
        words: if column.title_short.is_empty() { Vec::new() } else { vec![column.title_short.clone()] },
        ..About::default()
    }
}
