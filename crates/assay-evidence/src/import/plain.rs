//! A table with a column of places, one of years and one of values; the flags say the rest.

use super::collect::{Collector, Raw};
use super::error::{ImportError, Problem};
use super::table::Table;
use super::{About, DataFile, Described, Given, check_only, is_wanted};

/// Names of a column of places, the most exact first.
pub(super) const PLACE: &[&str] = &[
    "iso3",
    "iso_code",
    "iso-3",
    "country code",
    "country_code",
    "code",
    "place",
    "country",
    "geo",
    "ref_area",
    "location",
    "area",
    "entity",
    "country name",
    "country_name",
    "economy",
];
/// Names of a column of years.
pub(super) const YEAR: &[&str] = &["year", "time", "date", "period", "time_period"];
/// Names of a column of values.
const VALUE: &[&str] = &["value", "obs_value", "rate", "count", "number", "total"];

/// Whether a file is a table by its name.
fn is_table(file: &DataFile<'_>) -> bool {
    [".csv", ".tsv", ".txt"].iter().any(|end| file.name.to_lowercase().ends_with(end))
}

/// Whether there is one table with such columns.
pub(super) fn is(files: &[DataFile<'_>]) -> bool {
    table(files).is_ok()
}

pub(super) fn table<'a>(files: &'a [DataFile<'a>]) -> Result<(Table<'a>, [usize; 3]), Problem> {
    let mut tables = files.iter().filter(|file| is_table(file));
    let (Some(file), None) = (tables.next(), tables.next()) else {
        return Err(Problem::of("", "expected one table"));
    };
    let table = Table::read(file.name, file.bytes)?;
    let (place, year) = (table.need(PLACE)?, table.need(YEAR)?);
    // The one column that is neither place nor year nor their names.
    let left: Vec<usize> = (0..table.header.len())
        .filter(|at| *at != place && *at != year && !PLACE.contains(&table.name(*at).to_lowercase().as_str()))
        .collect();
    let value = match (table.column(VALUE), left.as_slice()) {
        (Some(value), _) => value,
        (None, [only]) => *only,
        (None, _) => table.need(VALUE)?,
    };
    Ok((table, [place, year, value]))
}

pub(super) fn read(
    files: &[DataFile<'_>],
    given: &Given,
    collector: &mut Collector<'_>,
) -> Result<Described, ImportError> {
    let (table, [place, year, value]) = table(files)?;
    check_only(&table, &given.only)?;
    let stem = table.file.rsplit('/').next().unwrap_or(table.file);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let code = given.code.clone().unwrap_or_else(|| stem.to_owned());
    for (number, row) in &table.rows {
        if !is_wanted(&table, row, &given.only) {
            continue;
        }
        collector.add(&code, Raw::of(&table, *number, row, [place, year, value]));
    }
    Ok(Described::from([(code, About::default())]))
}
