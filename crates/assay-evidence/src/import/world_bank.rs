//! World Bank CSV: a row a country, a column a year; a file beside it describes the indicators.

use super::collect::{Collector, Named, Raw};
use super::error::ImportError;
use super::table::{Table, cell};
use super::{About, DataFile, Described, Given, code_of, unit};

/// What the World Bank's own indicators are published under.
pub(super) const LICENCE: &str = "CC BY 4.0";

fn is_header(row: &[String]) -> bool {
    let has = |name: &str| row.iter().any(|cell| cell.trim().eq_ignore_ascii_case(name));
    has("Country Code") && (has("Indicator Code") || has("Series Code")) && !has("Value")
}

fn data<'a>(files: &'a [DataFile<'a>]) -> impl Iterator<Item = Table<'a>> {
    let tables = files.iter().filter(|file| file.name.to_lowercase().ends_with(".csv"));
    tables.filter_map(|file| Table::below(file.name, file.bytes, is_header).ok())
}

pub(super) fn is(files: &[DataFile<'_>]) -> bool {
    data(files).next().is_some()
}

pub(super) fn read(
    files: &[DataFile<'_>],
    given: &Given,
    collector: &mut Collector<'_>,
) -> Result<Described, ImportError> {
    let mut described = Described::new();
    let definitions = definitions(files);
    for table in data(files) {
        let place = table.need(&["Country Code"])?;
        let code_at = table.need(&["Indicator Code", "Series Code"])?;
        let name_at = table.need(&["Indicator Name", "Series Name"])?;
        let years: Vec<(usize, &str)> =
            table.header.iter().enumerate().filter_map(|(at, name)| Some((at, year(name)?))).collect();
        let (source, vintage) = preamble(files, table.file);
        for (number, row) in &table.rows {
            let code = code_of(cell(row, code_at));
            // The interactive download ends with lines of remarks.
            if code.is_empty() || !super::is_wanted(&table, row, &given.only) {
                continue;
            }
            for (at, year) in &years {
                let raw = Raw::of(&table, *number, row, [place, *at, *at]);
                let value = if raw.value.text == ".." { "" } else { raw.value.text };
                let year = Named { text: year, ..raw.year };
                collector.add(&code, Raw { year, value: Named { text: value, ..raw.value }, ..raw });
            }
            let name = cell(row, name_at);
            described.entry(code.clone()).or_insert_with(|| About {
                name: name.to_owned(),
                unit: unit::in_brackets(name).unwrap_or_default().to_owned(),
                definition: definitions
                    .iter()
                    .find(|(known, _)| *known == code)
                    .map_or_else(String::new, |d| d.1.clone()),
                source: format!("World Bank{}{source}", if source.is_empty() { "" } else { ", " }),
                licence: LICENCE.to_owned(),
                vintage: vintage.clone(),
                ..About::default()
            });
        }
    }
    Ok(described)
}

/// "1960" of "1960" or "1960 [YR1960]".
fn year(column: &str) -> Option<&str> {
    let year = column.split_whitespace().next()?;
    (year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit())).then_some(year)
}

/// Data source and date above the header: `"Data Source","World Development Indicators",`.
fn preamble(files: &[DataFile<'_>], name: &str) -> (String, String) {
    let text =
        files.iter().find(|file| file.name == name).and_then(|file| std::str::from_utf8(file.bytes).ok());
    let value = |key: &str| {
        let line = text?.lines().take(8).find(|line| line.trim_start_matches('\u{feff}').contains(key))?;
        Some(line.split(',').nth(1)?.trim().trim_matches('"').to_owned())
    };
    (value("Data Source").unwrap_or_default(), value("Last Updated").unwrap_or_default())
}

/// Definitions by code from the file of the indicators.
fn definitions(files: &[DataFile<'_>]) -> Vec<(String, String)> {
    let tables = files.iter().filter_map(|file| Table::read(file.name, file.bytes).ok());
    let described = tables.filter_map(|table| {
        let code = table.column(&["INDICATOR_CODE", "Series Code", "Code"])?;
        let note = table.column(&["SOURCE_NOTE", "Long definition", "Definition"])?;
        Some(
            table
                .rows
                .iter()
                .map(|(_, row)| (code_of(cell(row, code)), cell(row, note).to_owned()))
                .collect::<Vec<_>>(),
        )
    });
    described.flatten().collect()
}
