//! Observations on their way into a series: checked one by one.

use std::collections::BTreeMap;

use super::error::Problem;
use super::place::PlaceNames;
use super::table::{Table, cell};
use crate::SeriesDraft;

/// The earliest and latest year that is taken for one.
const YEARS: std::ops::RangeInclusive<i16> = 1500..=2200;
/// Most years from the first to the last value of a place.
const SPAN: i16 = 250;

/// A cell with the name of its column.
#[derive(Clone, Copy)]
pub(crate) struct Named<'t> {
    pub column: &'t str,
    pub text: &'t str,
}

/// One observation as it stands in a file.
#[derive(Clone, Copy)]
pub(crate) struct Raw<'t> {
    pub file: &'t str,
    pub row: usize,
    pub place: Named<'t>,
    pub year: Named<'t>,
    pub value: Named<'t>,
}

impl<'t> Raw<'t> {
    /// The observation of a row, of which the columns of place, year and value are given.
    pub fn of(table: &'t Table<'_>, row: usize, cells: &'t [String], columns: [usize; 3]) -> Self {
        let [place, year, value] =
            columns.map(|column| Named { column: table.name(column), text: cell(cells, column) });
        Self { file: table.file, row, place, year, value }
    }
}

/// The values of one place: year, digits, row.
type Values = BTreeMap<i16, (String, usize)>;

/// Series as they grow, what is wrong, and what is left out.
pub(crate) struct Collector<'p> {
    places: &'p PlaceNames<'p>,
    /// Whether places that the store does not know are left out instead of being an error.
    skip_unknown: bool,
    series: BTreeMap<String, BTreeMap<String, Values>>,
    unknown: BTreeMap<String, usize>,
    pub problems: Vec<Problem>,
}

impl<'p> Collector<'p> {
    pub fn new(places: &'p PlaceNames<'p>, skip_unknown: bool) -> Self {
        Self { places, skip_unknown, series: BTreeMap::new(), unknown: BTreeMap::new(), problems: Vec::new() }
    }

    /// Takes an observation of the series `code`. An empty value is none.
    pub fn add(&mut self, code: &str, raw: Raw<'_>) {
        if raw.value.text.is_empty() {
            return;
        }
        let wrong = |cell: Named<'_>, what: String| Problem::at(raw.file, raw.row, cell.column, what);
        let Some(place) = self.places.find(raw.place.text) else {
            if self.skip_unknown {
                self.leave_out(raw.place.text);
            } else {
                let what = format!(
                    "“{}” is no country or group of countries that the store knows; --skip-unknown-places leaves it out",
                    raw.place.text
                );
                self.problems.push(wrong(raw.place, what));
            }
            return;
        };
        let year = match year(raw.year.text) {
            Ok(year) => year,
            Err(what) => return self.problems.push(wrong(raw.year, what)),
        };
        let value = match number(raw.value.text) {
            Ok(value) => value,
            Err(what) => return self.problems.push(wrong(raw.value, what)),
        };
        let values = self.series.entry(code.to_owned()).or_default().entry(place.to_owned()).or_default();
        let ends = (values.keys().next().copied(), values.keys().next_back().copied());
        if let (Some(first), Some(last)) = ends
            && last.max(year) - first.min(year) > SPAN
        {
            let what =
                format!("a place's years may lie at most {SPAN} apart; there is {first}, {last} and {year}");
            return self.problems.push(wrong(raw.year, what));
        }
        if let Some((other, row)) = values.get(&year) {
            let what = format!("{place} has a value for {year} already: {other} in row {row}");
            return self.problems.push(wrong(raw.value, what));
        }
        values.insert(year, (value.to_owned(), raw.row));
    }

    /// Notes a place that is left out.
    pub fn leave_out(&mut self, place: &str) {
        *self.unknown.entry(place.to_owned()).or_default() += 1;
    }

    /// Codes of the series that hold anything.
    pub fn codes(&self) -> Vec<String> {
        self.series.keys().cloned().collect()
    }

    /// What was left out, in words.
    pub fn notes(&self) -> Vec<String> {
        if self.unknown.is_empty() {
            return Vec::new();
        }
        let values: usize = self.unknown.values().sum();
        let named: Vec<&str> = self.unknown.keys().take(6).map(String::as_str).collect();
        let more = if self.unknown.len() > 6 { ", …" } else { "" };
        vec![format!(
            "left out {} of {} that the store does not know: {}{more}",
            counted(values, "value"),
            counted(self.unknown.len(), "place"),
            named.join(", ")
        )]
    }

    /// Puts the values of `code` up to the year `until` into `draft`; how many lie after it.
    pub fn fill(&mut self, code: &str, until: i16, draft: &mut SeriesDraft) -> usize {
        let mut after = 0;
        for (place, values) in self.series.remove(code).unwrap_or_default() {
            let (kept, later): (Vec<_>, Vec<_>) = values.into_iter().partition(|(year, _)| *year <= until);
            after += later.len();
            let kept: Vec<(i16, String)> = kept.into_iter().map(|(year, (text, _))| (year, text)).collect();
            if !kept.is_empty() {
                draft.rows.insert(place, kept);
            }
        }
        after
    }
}

/// "1 value", "3 values".
pub(super) fn counted(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

/// A year in digits; "2015.0" and "2015-12-31" are the year 2015, months and quarters are not.
fn year(text: &str) -> Result<i16, String> {
    let whole = text.strip_suffix(".0").unwrap_or(text);
    let whole = whole.strip_suffix("-12-31").or_else(|| whole.strip_suffix("-01-01")).unwrap_or(whole);
    match whole.parse::<i16>() {
        Ok(year) if YEARS.contains(&year) => Ok(year),
        Ok(year) => Err(format!("{year} is no year from {} to {}", YEARS.start(), YEARS.end())),
        Err(_) if whole.len() > 4 && whole.get(..4).is_some_and(|year| year.parse::<i16>().is_ok()) => {
            Err(format!("“{text}” is a part of a year; the store keeps yearly values"))
        }
        Err(_) => Err(format!("“{text}” is not a year")),
    }
}

/// A number with a point, perhaps with an exponent.
fn number(text: &str) -> Result<&str, String> {
    match text.parse::<f64>() {
        Ok(value) if value.is_finite() => Ok(text.trim_start_matches('+')),
        Ok(_) => Err(format!("“{text}” is not a finite number")),
        Err(_) if text.contains(',') => {
            Err(format!("“{text}” is not a number; write it with a decimal point and no commas"))
        }
        Err(_) => Err(format!("“{text}” is not a number")),
    }
}
