//! Series of the United States' government: removals and returns, consumer prices, employment.

use std::collections::BTreeMap;
use std::path::Path;

use assay_evidence::SeriesDraft;

use super::DataError;
use super::csv::Table;

/// The one place of these series.
const PLACE: &str = "USA";

/// All of them.
pub fn series(from: &Path) -> Result<Vec<SeriesDraft>, DataError> {
    let mut all = removals(&from.join("us_dhs_removals_1892_2013.csv"))?;
    all.push(prices(&from.join("cpi-us/cpiai.csv"))?);
    all.extend(employment(&from.join("employment-us/aat1.csv"))?);
    Ok(all)
}

fn removals(path: &Path) -> Result<Vec<SeriesDraft>, DataError> {
    let table = Table::read(path)?;
    let (mut removals, mut returns) = (Vec::new(), Vec::new());
    for [year, removed, returned] in table.columns(["", "Removals", "Returns"])? {
        // Rows of several years hold other columns.
        let Ok(year) = year.trim().parse::<i16>() else { continue };
        for (value, list) in [(removed, &mut removals), (returned, &mut returns)] {
            if !value.is_empty() {
                list.push((year, value.trim_end_matches(".0").to_owned()));
            }
        }
    }
    let source = "US Department of Homeland Security, Yearbook of Immigration Statistics";
    let licence = "public domain (US government)";
    Ok(vec![
        draft(
            [
                "US.DHS.REMOVALS",
                "Aliens removed from the United States (fiscal years)",
                "people",
                "Removals are the compulsory and confirmed movement of an inadmissible or deportable alien out of the United States based on an order of removal. Counted by fiscal year, which since 1976 begins on 1 October of the year before. Returns without an order are counted apart.",
                source,
                licence,
                "2013 yearbook",
            ],
            removals,
        ),
        draft(
            [
                "US.DHS.RETURNS",
                "Aliens returned from the United States (fiscal years)",
                "people",
                "Returns are the confirmed movement of an inadmissible or deportable alien out of the United States not based on an order of removal. Counted by fiscal year, which since 1976 begins on 1 October of the year before. Removals on an order are counted apart.",
                source,
                licence,
                "2013 yearbook",
            ],
            returns,
        ),
    ])
}

/// Means over the twelve months of a year; years that are not complete are left out.
fn prices(path: &Path) -> Result<SeriesDraft, DataError> {
    let table = Table::read(path)?;
    let mut years: BTreeMap<i16, Vec<i64>> = BTreeMap::new();
    for [date, index] in table.columns(["Date", "Index"])? {
        let Some(year) = date.get(..4).and_then(|year| year.parse().ok()) else { continue };
        let Ok(index) = index.parse::<f64>() else { continue };
        years.entry(year).or_default().push((index * 1000.0).round() as i64);
    }
    let means = years.into_iter().filter(|(_, months)| months.len() == 12).map(|(year, months)| {
        let mean = (months.iter().sum::<i64>() as f64 / 12.0).round();
        (year, format!("{}", mean / 1000.0))
    });
    Ok(draft(
        [
            "US.BLS.CPI",
            "Consumer price index, United States city average (yearly mean)",
            "index (1982–84 = 100)",
            "Consumer Price Index for All Urban Consumers (CPI-U), all items, not seasonally adjusted; mean of the twelve months.",
            "US Bureau of Labor Statistics",
            "ODC-PDDL 1.0",
            "2026-07-01",
        ],
        means.collect(),
    ))
}

fn employment(path: &Path) -> Result<Vec<SeriesDraft>, DataError> {
    let table = Table::read(path)?;
    let (mut rate, mut employed) = (BTreeMap::new(), BTreeMap::new());
    let columns = ["year", "employed_total", "unemployed_percent"];
    for [year, people, percent] in table.columns(columns)? {
        let Ok(year) = year.trim().parse::<i16>() else { continue };
        rate.insert(year, percent.to_owned());
        employed.insert(year, format!("{people}000"));
    }
    let source = "US Bureau of Labor Statistics, Current Population Survey";
    let licence = "ODC-PDDL 1.0";
    Ok(vec![
        draft(
            [
                "US.BLS.UNEMPLOYMENT",
                "Unemployment rate, United States (Current Population Survey)",
                "% of labor force",
                "Unemployed people as a percentage of the civilian labour force, yearly mean; people of 16 and over, until 1946 of 14 and over.",
                source,
                licence,
                "2026-07-01",
            ],
            rate.into_iter().filter(|(_, value)| !value.is_empty()).collect(),
        ),
        draft(
            [
                "US.BLS.EMPLOYED",
                "Employed people, United States (Current Population Survey)",
                "people",
                "Employed civilians, yearly mean, published in thousands; people of 16 and over, until 1946 of 14 and over.",
                source,
                licence,
                "2026-07-01",
            ],
            employed.into_iter().filter(|(_, value)| value.len() > 3).collect(),
        ),
    ])
}

fn draft(texts: [&str; 7], values: Vec<(i16, String)>) -> SeriesDraft {
    let [code, name, unit, definition, source, licence, vintage] = texts.map(str::to_owned);
    let rows = BTreeMap::from([(PLACE.to_owned(), values)]);
    SeriesDraft { code, name, unit, definition, source, licence, vintage, rows }
}
