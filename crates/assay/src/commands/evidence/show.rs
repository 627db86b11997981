//! `assay evidence show`: a series, its description, its values.

use std::fmt::Write as _;

use assay_evidence::{Evidence, Observation, Series};

use super::CommandError;
use super::find::{find_place, find_series};

/// Width of a chart in years; longer series take several years a column.
const COLUMNS: usize = 66;
/// Height of a chart in rows.
const ROWS: usize = 8;
/// Eighths of a block, from empty to full.
const EIGHTHS: [char; 9] = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

pub(super) fn page(evidence: &Evidence, series: &str, place: Option<&str>) -> Result<String, CommandError> {
    let series = find_series(evidence, series)?;
    match place {
        None => Ok(show(evidence, series)),
        Some(place) => show_place(evidence, series, find_place(evidence, place)?),
    }
}

fn show(evidence: &Evidence, series: Series<'_>) -> String {
    let mut page = head(&series);
    let places = evidence.places(series.code);
    let (groups, countries): (Vec<&&str>, Vec<&&str>) =
        places.iter().partition(|place| evidence.is_group(place));
    let _ = writeln!(page, "places      {} countries, {} groups of countries", countries.len(), groups.len());
    if let Some(place) = ["WLD", "USA"].into_iter().find(|place| places.contains(place)) {
        let name = evidence.place_name(place).unwrap_or(place);
        let _ = writeln!(page, "\n{name} ({place})\n{}", chart(&evidence.observations(series.code, place)));
    }
    let _ = writeln!(page, "For the values: assay evidence show {} PLACE", series.code);
    page
}

fn show_place(evidence: &Evidence, series: Series<'_>, place: &str) -> Result<String, CommandError> {
    let name = evidence.place_name(place).unwrap_or(place);
    let observations = evidence.observations(series.code, place);
    let (Some(first), Some(last)) = (observations.first(), observations.last()) else {
        return Err(CommandError::Input {
            input: name.to_owned(),
            what: format!(
                "the series {} has no value for it; it has values for {} places",
                series.code,
                evidence.places(series.code).len()
            ),
        });
    };
    let mut page = head(&series);
    let _ = writeln!(
        page,
        "\n{name} ({place}), {}: {}–{}, {} values\n{}",
        series.unit,
        first.year,
        last.year,
        observations.len(),
        chart(&observations)
    );
    page.push_str(&table(&observations));
    Ok(page)
}

fn head(series: &Series<'_>) -> String {
    let mut page = format!("{}\n{}\n\n", series.code, series.name);
    let years = format!("{}–{}", series.coverage.first, series.coverage.last);
    for (label, text) in [
        ("unit", series.unit),
        ("definition", series.definition),
        ("source", series.source),
        ("licence", series.licence),
        ("vintage", series.vintage),
        ("coverage", &years),
    ] {
        let _ = writeln!(page, "{label:<11} {}", wrapped(text));
    }
    page
}

/// Text broken into lines of at most 84 columns, indented behind the labels.
fn wrapped(text: &str) -> String {
    let mut out = String::new();
    let mut column = 0;
    for word in text.split_whitespace() {
        let width = word.chars().count();
        if column > 0 && column + 1 + width > 84 {
            out.push_str("\n            ");
            column = 0;
        } else if column > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += width;
    }
    out
}

/// Columns of block characters over a line of years; a year without a value is a gap.
fn chart(observations: &[Observation]) -> String {
    let (Some(first), Some(last)) = (observations.first(), observations.last()) else { return String::new() };
    let years = usize::from(last.year.abs_diff(first.year)) + 1;
    let step = years.div_ceil(COLUMNS);
    let mut columns: Vec<Option<f64>> = vec![None; years.div_ceil(step)];
    for observation in observations {
        let column = usize::from(observation.year.abs_diff(first.year)) / step;
        if let Some(column) = columns.get_mut(column) {
            *column = Some(observation.value);
        }
    }
    let highest = observations.iter().map(|o| o.value).fold(f64::MIN, f64::max);
    let lowest = observations.iter().map(|o| o.value).fold(f64::MAX, f64::min);
    // Bars grow from zero; where values are below it the axis begins at the lowest.
    let floor = lowest.min(0.0);
    let reach = if highest > floor { highest - floor } else { 1.0 };
    let mut out = String::new();
    for row in (0..ROWS).rev() {
        let label = match row {
            _ if row == ROWS - 1 => number(highest),
            0 => number(floor),
            _ => String::new(),
        };
        let _ = write!(out, "{label:>16} │");
        for column in &columns {
            let eighths = column.map_or(0.0, |value| ((value - floor) / reach * (ROWS * 8) as f64).round());
            let here = (eighths - (row * 8) as f64).clamp(0.0, 8.0) as usize;
            // The least value is still drawn, so that it is not taken for a gap.
            let least = usize::from(row == 0 && column.is_some());
            out.push(EIGHTHS[here.max(least)]);
        }
        out.truncate(out.trim_end_matches(' ').len());
        out.push('\n');
    }
    let width = columns.len().saturating_sub(4).max(5);
    let _ = writeln!(out, "{:>16} └{}", "", "─".repeat(columns.len()));
    let _ = writeln!(out, "{:>16}  {:<width$}{}", "", first.year, last.year);
    if step > 1 {
        let _ = writeln!(out, "{:>16}  {step} years a column, the last value of each", "");
    }
    out
}

/// Years and values in three columns, read downwards.
fn table(observations: &[Observation]) -> String {
    let rows = observations.len().div_ceil(3);
    let mut out = String::new();
    for row in 0..rows {
        let cells = (row..observations.len()).step_by(rows.max(1));
        let line: Vec<String> = cells
            .map(|index| {
                let observation = observations[index];
                format!("{} {:>20}", observation.year, number(observation.value))
            })
            .collect();
        let _ = writeln!(out, "  {}", line.join("   "));
    }
    out
}

/// A value with commas between thousands and no more than six significant digits behind the
/// point: publishers compute with more than anybody measured.
fn number(value: f64) -> String {
    let whole_digits = value.abs().max(1.0).log10() as usize + 1;
    let written = format!("{value:.*}", 6_usize.saturating_sub(whole_digits));
    let written = if written.contains('.') {
        written.trim_end_matches('0').trim_end_matches('.')
    } else {
        written.as_str()
    };
    let (sign, digits) = written.strip_prefix('-').map_or(("", written), |rest| ("-", rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut out = sign.to_owned();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evidence() -> Evidence {
        Evidence::embedded().expect("the embedded store")
    }

    #[test]
    fn a_page_shows_every_value_with_where_it_comes_from() {
        let evidence = evidence();
        let series = evidence.find("VC.IHR.PSRC.P5").expect("a series");
        let page = show_place(&evidence, series, "SLV").expect("values");
        for part in ["per 100,000 people", "CC BY 4.0", "World Bank", "1994–2022, 29 values", "107.638"] {
            assert!(page.contains(part), "{part}\n{page}");
        }
        assert!(page.lines().all(|line| line.chars().count() <= 100));
    }

    #[test]
    fn a_chart_has_gaps_where_years_are_missing() {
        let observation = |year, value| Observation { year, value };
        let drawn = chart(&[observation(2000, 4.0), observation(2002, 8.0)]);
        let lowest = drawn.lines().nth(ROWS - 1).expect("a row");
        assert!(lowest.ends_with("│█ █"), "{drawn}");
        assert_eq!(chart(&[]), "");
        chart(&[observation(2000, -3.0), observation(2001, -3.0)]);
    }
}
