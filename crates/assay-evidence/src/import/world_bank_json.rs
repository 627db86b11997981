//! World Bank JSON: the interface's answer, a pair of a page's description and its observations.

use serde::Deserialize;
use serde_json::Value;

use super::collect::{Collector, Named, Raw};
use super::error::{ImportError, Problem};
use super::world_bank::LICENCE;
use super::{About, DataFile, Described, code_of, unit};

#[derive(Deserialize)]
struct Page {
    #[serde(default)]
    page: Value,
    #[serde(default)]
    pages: Value,
    #[serde(default)]
    lastupdated: String,
}

#[derive(Deserialize)]
struct Item {
    indicator: Named2,
    country: Named2,
    #[serde(default)]
    countryiso3code: String,
    date: String,
    value: Option<Value>,
    #[serde(default)]
    unit: String,
}

/// Something with a code and a name.
#[derive(Deserialize)]
struct Named2 {
    #[serde(default)]
    id: String,
    #[serde(default)]
    value: String,
}

fn is_json(file: &DataFile<'_>) -> bool {
    file.name.to_lowercase().ends_with(".json")
}

pub(super) fn is(files: &[DataFile<'_>]) -> bool {
    files.iter().any(|file| is_json(file) && serde_json::from_slice::<(Page, Vec<Item>)>(file.bytes).is_ok())
}

pub(super) fn read(files: &[DataFile<'_>], collector: &mut Collector<'_>) -> Result<Described, ImportError> {
    let mut described = Described::new();
    let mut pages = Vec::new();
    for file in files.iter().filter(|file| is_json(file)) {
        let (page, items): (Page, Vec<Item>) =
            serde_json::from_slice(file.bytes).map_err(|error| Problem::of(file.name, error.to_string()))?;
        pages.push((file.name, page.page.to_string(), page.pages.as_u64().unwrap_or(1)));
        for (item, number) in items.iter().zip(1..) {
            let code = code_of(&item.indicator.id);
            let value = item.value.as_ref().filter(|value| !value.is_null()).map(written).unwrap_or_default();
            let place =
                if item.countryiso3code.is_empty() { &item.country.id } else { &item.countryiso3code };
            collector.add(
                &code,
                Raw {
                    file: file.name,
                    row: number,
                    place: Named { column: "countryiso3code", text: place },
                    year: Named { column: "date", text: &item.date },
                    value: Named { column: "value", text: &value },
                },
            );
            described.entry(code).or_insert_with(|| About {
                name: item.indicator.value.clone(),
                unit: Some(item.unit.clone()).filter(|unit| !unit.is_empty()).unwrap_or_else(|| {
                    unit::in_brackets(&item.indicator.value).unwrap_or_default().to_owned()
                }),
                source: "World Bank".to_owned(),
                licence: LICENCE.to_owned(),
                vintage: page.lastupdated.clone(),
                ..About::default()
            });
        }
    }
    // A page alone would be a record with holes.
    let wanted = pages.iter().map(|(_, _, pages)| *pages).max().unwrap_or(1);
    if let Some((file, page, _)) = pages.first().filter(|_| (pages.len() as u64) < wanted) {
        let what =
            format!("is page {page} of {wanted}; ask for all of it in one (per_page=20000) or add all pages");
        collector.problems.push(Problem::of(file, what));
    }
    Ok(described)
}

fn written(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        other => other.to_string(),
    }
}
