//! The countries beside the claim's in an order, as thin lines behind its own.

use assay_dossier::model::{FindingRecord, NeighbourRecord};

use super::{Chart, swatch};
use crate::escape::{esc, put};
use crate::number::{readable, tabular};

/// Their years and values, as far as they are numbers.
fn points(neighbour: &NeighbourRecord) -> impl Iterator<Item = (i16, f64)> {
    neighbour.observations.iter().filter(|o| o.value.is_finite()).map(|o| (o.year, o.value))
}

/// Lowest and highest value of all within the years.
pub(super) fn reach(f: &FindingRecord, years: (i16, i16)) -> Option<(f64, f64)> {
    let values = f.neighbours.iter().flat_map(points).filter(|(year, _)| (years.0..=years.1).contains(year));
    values
        .map(|(_, value)| (value, value))
        .reduce(|(low, high), (value, _)| (low.min(value), high.max(value)))
}

/// One line each, broken where years are missing.
pub(super) fn lines(out: &mut String, chart: &Chart<'_>) {
    for neighbour in chart.neighbours {
        let mut path = String::new();
        let mut before: Option<i16> = None;
        for (year, value) in
            points(neighbour).filter(|(year, _)| (chart.years.0..=chart.years.1).contains(year))
        {
            let joined = before.is_some_and(|before| year.saturating_sub(before) <= chart.step);
            let (x, y) = (chart.x.place(f64::from(year)), chart.y.place(value));
            put!(path, "{}{x:.1} {y:.1}", if joined { 'L' } else { 'M' });
            before = Some(year);
        }
        put!(out, "<path class=\"beside\" d=\"{path}\"/>\n");
    }
}

/// What the thin lines are.
pub(super) fn legend(out: &mut String, chart: &Chart<'_>) {
    if chart.neighbours.is_empty() {
        return;
    }
    put!(
        out,
        " <span>{}beside it: {}</span>",
        swatch("<path class=\"beside\" d=\"M1 5h22\"/>"),
        esc(&names(chart.neighbours))
    );
}

/// "1 Monaco, 3 Japan".
pub(super) fn names(neighbours: &[NeighbourRecord]) -> String {
    let named = neighbours.iter().map(|neighbour| format!("{} {}", neighbour.rank, neighbour.place_name));
    named.collect::<Vec<_>>().join(", ")
}

/// The same as a table: who stands beside the place in the year compared.
pub(crate) fn table(out: &mut String, f: &FindingRecord) {
    let Some(year) = f.inputs.first().map(|input| input.year).filter(|_| !f.neighbours.is_empty()) else {
        return;
    };
    put!(
        out,
        "<details><summary>Table of the order beside it</summary><table class=\"values\"><caption>{year}</caption><thead><tr><th scope=\"col\">Place</th><th scope=\"col\">Country</th><th scope=\"col\">Value</th></tr></thead><tbody>"
    );
    let mut rows: Vec<(u32, &str, Option<f64>)> = f
        .neighbours
        .iter()
        .map(|neighbour| {
            let value = points(neighbour).find(|(at, _)| *at == year).map(|(_, value)| value);
            (neighbour.rank, neighbour.place_name.as_str(), value)
        })
        .collect();
    if let (Some(series), Some(own)) = (&f.series, f.inputs.first()) {
        let rank = f.result.filter(|rank| rank.is_finite() && *rank >= 1.0).map_or(0, |rank| rank as u32);
        rows.push((rank, series.place_name.as_str(), Some(own.value)));
    }
    rows.sort_by_key(|(rank, ..)| *rank);
    for (rank, name, value) in rows {
        let value = value.map_or_else(|| readable(f64::NAN), tabular);
        put!(out, "<tr><th scope=\"row\">{rank}</th><td>{}</td><td>{value}</td></tr>", esc(name));
    }
    out.push_str("</tbody></table></details>");
}
