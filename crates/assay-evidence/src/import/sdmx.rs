//! SDMX-CSV, as statistical offices and the OECD, Eurostat and the UN give it: a row an
//! observation, dimensions before `TIME_PERIOD`, attributes behind `OBS_VALUE`.

use super::collect::{Collector, Named, Raw};
use super::error::{ImportError, Problem};
use super::table::{Table, cell};
use super::{About, DataFile, Described, Given, check_only, is_wanted};

/// The dimension that says the place, in the spellings in use.
const PLACE: &[&str] = &["REF_AREA", "GEO", "LOCATION", "COUNTRY", "REPORTING_COUNTRY", "AREA"];
/// Columns before `TIME_PERIOD` that are no dimensions.
const ADMINISTRATIVE: &[&str] =
    &["DATAFLOW", "STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "ACTION", "LAST UPDATE", "FREQ"];

fn tables<'a>(files: &'a [DataFile<'a>]) -> impl Iterator<Item = Table<'a>> {
    let csv = files.iter().filter(|file| file.name.to_lowercase().ends_with(".csv"));
    csv.filter_map(|file| Table::read(file.name, file.bytes).ok())
        .map(|mut table| {
            // "geo:Geopolitical entity": code and label in one.
            for name in &mut table.header {
                if let Some((code, _)) = name.split_once(':') {
                    *name = code.to_owned();
                }
            }
            table
        })
        .filter(|table| table.column(&["TIME_PERIOD"]).is_some() && table.column(&["OBS_VALUE"]).is_some())
}

pub(super) fn is(files: &[DataFile<'_>]) -> bool {
    tables(files).next().is_some()
}

/// The code of "DE: Germany".
fn code_of_cell(cell: &str) -> &str {
    cell.split_once(':').map_or(cell, |(code, _)| code.trim())
}

pub(super) fn read(
    files: &[DataFile<'_>],
    given: &Given,
    collector: &mut Collector<'_>,
) -> Result<Described, ImportError> {
    let mut described = Described::new();
    for table in tables(files) {
        check_only(&table, &given.only)?;
        let (place, time) = (table.need(PLACE)?, table.need(&["TIME_PERIOD"])?);
        let (value, freq) = (table.need(&["OBS_VALUE"])?, table.column(&["FREQ"]));
        let (multiplier, unit) = (table.column(&["UNIT_MULT"]), table.column(&["UNIT_MEASURE", "UNIT"]));
        let (flow, updated) = (table.column(&["DATAFLOW", "STRUCTURE_ID"]), table.column(&["LAST UPDATE"]));
        let dimensions: Vec<usize> = (0..time)
            .filter(|at| *at != place && is_code(table.name(*at)) && !is_administrative(table.name(*at)))
            .collect();
        let mut other = 0;
        for (number, row) in table.rows.iter().filter(|(_, row)| is_wanted(&table, row, &given.only)) {
            if freq.is_some_and(|at| !matches!(code_of_cell(cell(row, at)), "A" | "")) {
                other += 1;
                continue;
            }
            let parts: Vec<&str> = dimensions.iter().map(|at| code_of_cell(cell(row, *at))).collect();
            let flow = flow.map_or("", |at| flow_id(cell(row, at)));
            let code = super::code_of(&[&[flow][..], &parts].concat().join("."));
            let written = value_of(cell(row, value), multiplier.map_or("", |at| code_of_cell(cell(row, at))));
            let raw = Raw::of(&table, *number, row, [place, time, value]);
            // A cell may hold a code and its label.
            collector.add(
                &code,
                Raw {
                    place: Named { text: code_of_cell(raw.place.text), ..raw.place },
                    year: Named { text: code_of_cell(raw.year.text), ..raw.year },
                    value: Named { text: &written, ..raw.value },
                    ..raw
                },
            );
            described.entry(code).or_insert_with(|| {
                let said: Vec<String> =
                    dimensions.iter().map(|at| format!("{} {}", table.name(*at), cell(row, *at))).collect();
                About {
                    name: if said.is_empty() {
                        flow.to_owned()
                    } else {
                        format!("{flow} ({})", said.join(", "))
                    },
                    unit: unit.map_or("", |at| label(cell(row, at))).to_owned(),
                    vintage: updated
                        .map_or("", |at| cell(row, at))
                        .get(..10)
                        .and_then(iso)
                        .unwrap_or_default(),
                    ..About::default()
                }
            });
        }
        if other > 0 && collector.codes().is_empty() {
            let what = format!(
                "holds {other} values of months or quarters and none of years; the store keeps yearly values"
            );
            return Err(Problem::of(table.file, what).into());
        }
    }
    Ok(described)
}

/// The flow of "ESTAT:UNE_RT_A(1.0)" or "OECD.SDD:DSD_X(1.0)".
fn flow_id(text: &str) -> &str {
    let id = text.split_once(':').map_or(text, |(_, id)| id);
    id.split_once('(').map_or(id, |(id, _)| id)
}

/// Whether a column's name is a code, not a label beside it.
fn is_code(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

fn is_administrative(name: &str) -> bool {
    ADMINISTRATIVE.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// The label of "PC: Percentage", or what stands there.
fn label(cell: &str) -> &str {
    cell.split_once(':').map_or(cell, |(_, label)| label.trim())
}

/// A value in units: `UNIT_MULT` 6 means millions.
fn value_of(value: &str, multiplier: &str) -> String {
    match (value, multiplier) {
        ("NaN" | "", _) => String::new(),
        (value, "" | "0") => value.to_owned(),
        (value, power) if power.parse::<u8>().is_ok() => format!("{value}e{power}"),
        (value, _) => value.to_owned(),
    }
}

/// "2024-03-19" of that or of "19/03/24 23".
fn iso(date: &str) -> Option<String> {
    if date.get(4..5) == Some("-") {
        return Some(date.to_owned());
    }
    let mut parts = date.split([' ', '/']);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let two = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    [day, month, year].into_iter().all(two).then(|| format!("20{year}-{month}-{day}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_flows_and_multipliers_are_read() {
        assert_eq!(iso("19/03/24 2").as_deref(), Some("2024-03-19"));
        assert_eq!(iso("2024-03-19").as_deref(), Some("2024-03-19"));
        assert_eq!(flow_id("ESTAT:UNE_RT_A(1.0)"), "UNE_RT_A");
        assert_eq!(value_of("12.5", "6"), "12.5e6");
    }
}
