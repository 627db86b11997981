//! A chart as files of its own: a drawing that needs no page around it, and its values.

use assay_dossier::Dossier;
use assay_dossier::model::{FindingRecord, ObservationRecord, QuantityRecord, SeriesRecord};

use super::{Chart, HEIGHT, WIDTH, drawing, spoken_of};
use crate::csv;
use crate::escape::{esc, put};
use crate::index::Index;
use crate::terminal::{clean, wrap};
use crate::theme::{DARK, LIGHT};

/// How the parts of a chart look, on the page and in a file.
pub(crate) const STYLE: &str = include_str!("chart.css");

/// What only a file needs: its words stand in it as text.
const OWN_STYLE: &str = ".file{font-family:system-ui,\"Helvetica Neue\",\"Liberation Sans\",Arial,sans-serif}.file .ground{fill:var(--card)}.file text{font-size:9.5px;fill:var(--soft)}.file .plot text{font-size:10.5px}.file .title{font-size:13px;font-weight:700;fill:var(--ink)}.file .place{font-size:11px}.file .key{fill:var(--ink)}";

/// The colours a file needs.
const COLOURS: [&str; 8] = ["card", "ink", "soft", "rule", "line", "band", "window", "claim-ink"];

/// Around the drawing, in its own units.
const MARGIN: f64 = 14.0;
/// Characters in a line of the title and of the words below.
const TITLE: usize = 48;
const LINE: usize = 70;
/// Lines of a long definition.
const LINES: usize = 6;
/// Longest name of a file, in characters.
const NAME: usize = 72;

/// A chart of a finding, ready to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartFile {
    /// What its files are called, without an ending: letters, digits and hyphens. It begins with the
    /// finding's id.
    pub name: String,
    /// The chart (SVG 1.1) with title, place, legend, source, licence, vintage and definition. It follows
    /// the reader's light or dark surroundings.
    pub svg: String,
    /// What is drawn (CSV, RFC 4180): place, its code, year, value, and whether the check used it. The head
    /// of the values says what they are, their source, licence and vintage.
    pub csv: String,
}

/// The charts of a dossier, one a finding that has a series.
#[must_use]
pub fn charts(dossier: &Dossier) -> Vec<ChartFile> {
    let index = Index::new(dossier);
    let chart = |f| {
        let series = drawn_series(f)?;
        Some(chart_file(f, series, f.quantity.as_deref().and_then(|id| index.quantity(id))))
    };
    dossier.findings.iter().filter_map(chart).collect()
}

/// The series of a finding, where there is something to draw.
pub(crate) fn drawn_series(f: &FindingRecord) -> Option<&SeriesRecord> {
    f.series.as_ref().filter(|series| !series.observations.is_empty())
}

pub(crate) fn chart_file(
    f: &FindingRecord,
    series: &SeriesRecord,
    quantity: Option<&QuantityRecord>,
) -> ChartFile {
    ChartFile { name: name(f, series), svg: drawn(&Chart::new(series, f, quantity)), csv: values(f, series) }
}

fn name(f: &FindingRecord, series: &SeriesRecord) -> String {
    let mut name = String::new();
    for c in format!("{} {} {}", f.id, series.name, series.place_name).chars() {
        if c.is_ascii_alphanumeric() {
            name.push(c.to_ascii_lowercase());
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    name.truncate(NAME);
    let name = name.trim_end_matches('-');
    if name.is_empty() { "chart".to_owned() } else { name.to_owned() }
}

/// A line of words and how far below the last it stands.
struct Line {
    class: &'static str,
    text: String,
    down: f64,
}

fn lines(class: &'static str, text: &str, width: usize, most: usize, first: f64, next: f64) -> Vec<Line> {
    let wrapped = wrap(&clean(text), width, most);
    wrapped
        .into_iter()
        .enumerate()
        .map(|(at, text)| Line { class, text, down: if at == 0 { first } else { next } })
        .collect()
}

fn put_lines(out: &mut String, lines: &[Line], mut y: f64) -> f64 {
    for line in lines {
        y += line.down;
        put!(out, "<text class=\"{}\" x=\"{MARGIN}\" y=\"{y:.1}\">{}</text>\n", line.class, esc(&line.text));
    }
    y
}

fn drawn(chart: &Chart<'_>) -> String {
    let series = chart.series;
    let mut above = lines("title", &series.name, TITLE, 3, 0.0, 16.0);
    above.extend(lines("place", &series.place_name, LINE, 1, 16.0, 0.0));
    let mut below: Vec<Line> = Vec::new();
    for key in keys(chart) {
        below.extend(lines("key", &key, LINE, 2, 14.0, 12.0));
    }
    let source = format!(
        "Source: {}. Licence: {}. Vintage: {}. Series {}, unit: {}.",
        series.source, series.licence, series.vintage, series.code, series.unit
    );
    below.extend(lines("", &source, LINE, 4, 18.0, 12.0));
    below.extend(lines("", &series.definition, LINE, LINES, 15.0, 12.0));
    let top = MARGIN + 12.0;
    let height: f64 =
        top + above.iter().chain(&below).map(|line| line.down).sum::<f64>() + HEIGHT + 6.0 + MARGIN;
    let width = WIDTH + 2.0 * MARGIN;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"file\" viewBox=\"0 0 {width} {height:.0}\" width=\"{}\" height=\"{:.0}\" role=\"img\" aria-labelledby=\"t d\">\n<title id=\"t\">{}</title>\n<desc id=\"d\">{}</desc>\n<style>",
        width * 2.0,
        height * 2.0,
        esc(&chart.title()),
        esc(&chart.summary())
    );
    out.push_str(":root{");
    LIGHT.some(&mut out, &COLOURS);
    out.push_str("}@media (prefers-color-scheme:dark){:root{");
    DARK.some(&mut out, &COLOURS);
    put!(
        out,
        "}}}}\n{STYLE}{OWN_STYLE}</style>\n<rect class=\"ground\" width=\"{width}\" height=\"{height:.0}\"/>\n"
    );
    let y = put_lines(&mut out, &above, top) + 6.0;
    put!(
        out,
        "<svg class=\"plot\" x=\"{MARGIN}\" y=\"{y:.1}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" viewBox=\"0 0 {WIDTH} {HEIGHT}\">\n"
    );
    drawing(&mut out, chart);
    out.push_str("</svg>\n");
    put_lines(&mut out, &below, y + HEIGHT);
    out.push_str("</svg>\n");
    out
}

/// The legend in words.
fn keys(chart: &Chart<'_>) -> Vec<String> {
    let mut keys = Vec::new();
    if let Some(claimed) = &chart.claimed {
        let off = if chart.off_chart { ", beyond this chart" } else { "" };
        keys.push(format!("Dashed: {}{off}", claimed.label));
    }
    if let Some((start, end)) = chart.window {
        keys.push(format!("Shaded: the claim speaks of {}", spoken_of(start, end)));
    }
    if !chart.used.is_empty() {
        keys.push("Ringed: values the check used".to_owned());
    }
    if !chart.neighbours.is_empty() {
        keys.push(format!("Thin: {}", super::neighbours::names(chart.neighbours)));
    }
    if !chart.shows_zero() {
        keys.push("The axis does not begin at zero.".to_owned());
    }
    keys
}

/// What is drawn, a row a value.
fn values(f: &FindingRecord, series: &SeriesRecord) -> String {
    let what = format!(
        "{} ({}); {}; {}; vintage {}",
        series.name, series.unit, series.source, series.licence, series.vintage
    );
    let head = format!("place,code,year,{},used", csv::words(&what));
    let row = |name: &str, code: &str, o: &ObservationRecord| {
        let is_used = f.inputs.iter().any(|i| i.year == o.year && i.place == code && i.series == series.code);
        vec![
            csv::words(name),
            csv::words(code),
            o.year.to_string(),
            csv::number(Some(o.value)),
            if is_used { "yes".to_owned() } else { String::new() },
        ]
    };
    let own = series.observations.iter().map(|o| row(&series.place_name, &series.place, o));
    let beside = f
        .neighbours
        .iter()
        .flat_map(|n| n.observations.iter().map(|o| row(&n.place_name, &n.place, o)).collect::<Vec<_>>());
    csv::table(&head, own.chain(beside))
}
