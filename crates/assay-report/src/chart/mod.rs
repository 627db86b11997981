//! Charts of a series with the claim drawn on it, as SVG that takes its colours from the page.

mod claim;
mod file;
mod labels;
mod neighbours;
mod scale;
mod spark;

use assay_dossier::model::{FindingRecord, NeighbourRecord, QuantityRecord, SeriesRecord};

use crate::escape::{esc, put};
use crate::number::{readable, tick};
use claim::{Claimed, Drawn, claimed, window};
pub use file::{ChartFile, charts};
pub(crate) use file::{STYLE, chart_file, drawn_series};
pub(crate) use neighbours::table as neighbours_table;
use scale::{Extent, Scale, extent, year_ticks};
pub(crate) use spark::spark;

/// Size of the drawing in its own units; the page scales it.
const WIDTH: f64 = 360.0;
const HEIGHT: f64 = 236.0;
const TOP: f64 = 20.0;
const BOTTOM: f64 = HEIGHT - 28.0;
const RIGHT: f64 = WIDTH - 14.0;

/// A series, and what is drawn on it.
pub(crate) struct Chart<'a> {
    series: &'a SeriesRecord,
    points: Vec<(i16, f64)>,
    /// Observations the computation used.
    used: Vec<(i16, f64)>,
    claimed: Option<Claimed>,
    /// The claim lies so far off that drawing it would flatten the series.
    off_chart: bool,
    window: Option<(i16, i16)>,
    extent: Extent,
    x: Scale,
    y: Scale,
    years: (i16, i16),
    /// Years that count as next to each other.
    step: i16,
    /// Countries beside the claim's in an order.
    neighbours: &'a [NeighbourRecord],
    left: f64,
}

impl<'a> Chart<'a> {
    pub(crate) fn new(
        series: &'a SeriesRecord,
        f: &'a FindingRecord,
        quantity: Option<&QuantityRecord>,
    ) -> Self {
        let mut points: Vec<(i16, f64)> =
            series.observations.iter().filter(|o| o.value.is_finite()).map(|o| (o.year, o.value)).collect();
        points.sort_by_key(|(year, _)| *year);
        let ends = (points.first().map_or(0, |p| p.0), points.last().map_or(0, |p| p.0));
        let window = window(quantity, ends.0, ends.1);
        let years = window.map_or(ends, |(start, end)| (ends.0.min(start), ends.1.max(end)));
        let (mut low, mut high) = bounds(points.iter().map(|p| p.1));
        let claimed = claimed(f, quantity, series);
        let reach = claimed.as_ref().map(|c| match c.drawn {
            Drawn::Line(v) | Drawn::Bound(v, _) => (v, v),
            Drawn::Band(from, to) => (from, to),
            Drawn::Change { from, to } => bounds([from.1, to.1].into_iter()),
        });
        let room = (high - low).max(high.abs()) * 1.5;
        let off_chart = reach.is_some_and(|(from, to)| to > high + room || from < low - room);
        if let Some((from, to)) = reach.filter(|_| !off_chart) {
            (low, high) = (low.min(from), high.max(to));
        }
        if let Some((from, to)) = neighbours::reach(f, years) {
            (low, high) = (low.min(from), high.max(to));
        }
        let extent = extent(low, high);
        let longest = extent.ticks().map(|t| tick(t, extent.step).chars().count()).max().unwrap_or(1);
        let left = 12.0 + 8.6 * longest as f64;
        let used = f
            .inputs
            .iter()
            .filter(|i| i.series == series.code && i.place == series.place && i.value.is_finite())
            .map(|i| (i.year, i.value))
            .collect();
        Self {
            series,
            step: usual_step(&points),
            neighbours: &f.neighbours,
            points,
            used,
            claimed,
            off_chart,
            window,
            extent,
            x: Scale::new(f64::from(years.0), f64::from(years.1), left + 8.0, RIGHT - 6.0),
            y: Scale::new(extent.min, extent.max, BOTTOM, TOP),
            years,
            left,
        }
    }

    /// Whether the vertical axis shows zero.
    pub(crate) fn shows_zero(&self) -> bool {
        self.extent.has_zero
    }

    /// What line, band and shade mean, each beside a sample of it.
    pub(crate) fn legend(&self, out: &mut String) {
        put!(
            out,
            "<p class=\"keys\"><span>{}{}</span>",
            swatch("<path class=\"line\" d=\"M1 5h22\"/>"),
            esc(&self.series.place_name)
        );
        if let Some(claimed) = &self.claimed {
            let shape = match claimed.drawn {
                Drawn::Band(..) => {
                    "<rect class=\"band\" x=\"1\" y=\"1\" width=\"22\" height=\"8\"/><path class=\"claim\" d=\"M1 1h22M1 9h22\"/>"
                }
                _ => "<path class=\"claim\" d=\"M1 5h22\"/>",
            };
            put!(out, " <span>{}{}</span>", swatch(shape), esc(&claimed.label));
        }
        if let Some((start, end)) = self.window {
            let years = spoken_of(start, end);
            put!(
                out,
                " <span>{}the claim speaks of {years}</span>",
                swatch("<rect class=\"window\" x=\"1\" width=\"22\" height=\"10\"/>")
            );
        }
        if !self.used.is_empty() {
            put!(
                out,
                " <span>{}values used</span>",
                swatch("<circle class=\"used\" cx=\"12\" cy=\"5\" r=\"4\"/>")
            );
        }
        neighbours::legend(out, self);
        out.push_str("</p>");
        if self.off_chart {
            out.push_str("<p>The claimed value lies beyond this chart.</p>");
        }
    }

    /// What it shows, and where.
    fn title(&self) -> String {
        format!("{}, {}", self.series.name, self.series.place_name)
    }

    /// The chart in words, for those who do not see it.
    fn summary(&self) -> String {
        let Some((first, last)) = self.points.first().zip(self.points.last()) else {
            return "No values.".to_owned();
        };
        let by_value = |a: &&(i16, f64), b: &&(i16, f64)| a.1.total_cmp(&b.1);
        let mut text = format!("Line chart, {} to {}.", first.0, last.0);
        if let Some((low, high)) =
            self.points.iter().min_by(by_value).zip(self.points.iter().max_by(by_value))
        {
            put!(
                text,
                " Lowest {} in {}, highest {} in {}, last {} in {}.",
                readable(low.1),
                low.0,
                readable(high.1),
                high.0,
                readable(last.1),
                last.0
            );
        }
        let gaps = gaps(&self.points);
        for (after, before) in gaps.iter().take(4) {
            put!(text, " No values between {after} and {before}.");
        }
        if gaps.len() > 4 {
            put!(text, " {} more gaps.", gaps.len() - 4);
        }
        if !self.neighbours.is_empty() {
            put!(
                text,
                " Behind it, thin, the countries beside it in the order: {}.",
                neighbours::names(self.neighbours)
            );
        }
        if let Some(claimed) = &self.claimed {
            put!(text, " Drawn on it, {}.", claimed.label);
        }
        if let Some((start, end)) = self.window {
            put!(text, " The claim speaks of {}.", spoken_of(start, end));
        }
        text
    }
}

/// A year, or the first and the last.
fn spoken_of(start: i16, end: i16) -> String {
    if start == end { start.to_string() } else { format!("{start} to {end}") }
}

/// A sample of a line or mark, for the legend.
fn swatch(shape: &str) -> String {
    format!(
        "<svg class=\"swatch\" viewBox=\"0 0 24 10\" aria-hidden=\"true\" focusable=\"false\">{shape}</svg>"
    )
}

fn bounds(values: impl Iterator<Item = f64>) -> (f64, f64) {
    values
        .fold(None, |ends: Option<(f64, f64)>, v| Some(ends.map_or((v, v), |(a, b)| (a.min(v), b.max(v)))))
        .unwrap_or((0.0, 1.0))
}

/// Pairs of years between which values are missing. What counts as next to each other is the
/// series' own usual step, so that a five-yearly series is not all gaps.
fn gaps(points: &[(i16, f64)]) -> Vec<(i16, i16)> {
    let step = usual_step(points);
    points
        .iter()
        .zip(points.iter().skip(1))
        .filter(|(a, b)| b.0.saturating_sub(a.0) > step)
        .map(|(a, b)| (a.0, b.0))
        .collect()
}

fn usual_step(points: &[(i16, f64)]) -> i16 {
    let mut steps: Vec<i16> =
        points.iter().zip(points.iter().skip(1)).map(|(a, b)| b.0.saturating_sub(a.0)).collect();
    steps.sort_unstable();
    steps.get(steps.len() / 2).copied().unwrap_or(1).max(1)
}

/// Writes the chart; `n` numbers it on the page, for the ids of its title and description.
pub(crate) fn svg(out: &mut String, chart: &Chart<'_>, n: usize) {
    put!(
        out,
        "<svg class=\"plot\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-labelledby=\"chart-{n}-t chart-{n}-d\"><title id=\"chart-{n}-t\">{}</title><desc id=\"chart-{n}-d\">{}</desc>\n",
        esc(&chart.title()),
        esc(&chart.summary())
    );
    drawing(out, chart);
    out.push_str("</svg>\n");
}

/// Everything within the chart's own coordinates.
fn drawing(out: &mut String, chart: &Chart<'_>) {
    claim_area(out, chart);
    axes(out, chart);
    neighbours::lines(out, chart);
    line(out, chart);
    claim_line(out, chart);
    for (year, value) in &chart.used {
        put!(
            out,
            "<circle class=\"used\" cx=\"{:.1}\" cy=\"{:.1}\" r=\"3.4\"/>",
            chart.x.place(f64::from(*year)),
            chart.y.place(*value)
        );
    }
    labels::labels(out, chart);
}

/// Shades below everything else: the years spoken of, and the side of a bound.
fn claim_area(out: &mut String, chart: &Chart<'_>) {
    if let Some((start, end)) = chart.window {
        let (from, to) = (chart.x.place(f64::from(start) - 0.5), chart.x.place(f64::from(end) + 0.5));
        let (from, to) = (from.max(chart.left), to.min(WIDTH - 2.0));
        // A year of a long series is still wide enough to see.
        let (from, width) = if to - from < 5.0 { (from - 2.0, 5.0) } else { (from, to - from) };
        put!(
            out,
            "<rect class=\"window\" x=\"{from:.1}\" y=\"{TOP}\" width=\"{width:.1}\" height=\"{}\"/>",
            BOTTOM - TOP
        );
    }
    if chart.off_chart {
        return;
    }
    let (low, high) = match chart.claimed.as_ref().map(|c| &c.drawn) {
        Some(Drawn::Bound(v, true)) => (*v, chart.extent.max),
        Some(Drawn::Bound(v, false)) => (chart.extent.min, *v),
        Some(Drawn::Band(low, high)) => (*low, *high),
        _ => return,
    };
    let (top, bottom) = (chart.y.place(high), chart.y.place(low));
    put!(
        out,
        "<rect class=\"band\" x=\"{:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"{:.1}\"/>",
        chart.left,
        RIGHT - chart.left,
        (bottom - top).max(0.0)
    );
}

fn axes(out: &mut String, chart: &Chart<'_>) {
    for value in chart.extent.ticks() {
        let y = chart.y.place(value);
        let class = if value == 0.0 { "zero" } else { "grid" };
        put!(
            out,
            "<path class=\"{class}\" d=\"M{:.1} {y:.1}H{RIGHT}\"/><text class=\"tick\" x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
            chart.left,
            chart.left - 6.0,
            y + 4.0,
            esc(&tick(value, chart.extent.step))
        );
    }
    for year in year_ticks(i32::from(chart.years.0), i32::from(chart.years.1)) {
        let x = chart.x.place(f64::from(year));
        put!(
            out,
            "<path class=\"grid\" d=\"M{x:.1} {BOTTOM}v5\"/><text class=\"tick\" x=\"{x:.1}\" y=\"{}\" text-anchor=\"middle\">{year}</text>",
            BOTTOM + 20.0
        );
    }
    out.push('\n');
}

/// The series: a line broken at its gaps, a dot where a value stands alone.
fn line(out: &mut String, chart: &Chart<'_>) {
    let step = usual_step(&chart.points);
    let mut path = String::new();
    let mut before: Option<i16> = None;
    for (year, value) in &chart.points {
        let joined = before.is_some_and(|b| year.saturating_sub(b) <= step);
        put!(
            path,
            "{}{:.1} {:.1}",
            if joined { 'L' } else { 'M' },
            chart.x.place(f64::from(*year)),
            chart.y.place(*value)
        );
        before = Some(*year);
    }
    put!(out, "<path class=\"line\" d=\"{path}\"/>\n");
    for (at, (year, value)) in chart.points.iter().enumerate() {
        let near =
            |other: Option<&(i16, f64)>| other.is_some_and(|o| o.0.abs_diff(*year) <= step.unsigned_abs());
        let alone =
            !near(at.checked_sub(1).and_then(|i| chart.points.get(i))) && !near(chart.points.get(at + 1));
        if alone || chart.points.len() <= 24 || at + 1 == chart.points.len() {
            put!(
                out,
                "<circle class=\"dot\" cx=\"{:.1}\" cy=\"{:.1}\" r=\"2.2\"/>",
                chart.x.place(f64::from(*year)),
                chart.y.place(*value)
            );
        }
    }
    out.push('\n');
}

fn claim_line(out: &mut String, chart: &Chart<'_>) {
    let Some(claimed) = chart.claimed.as_ref().filter(|_| !chart.off_chart) else { return };
    let level = |out: &mut String, v: f64| {
        put!(out, "<path class=\"claim\" d=\"M{:.1} {:.1}H{RIGHT}\"/>", chart.left, chart.y.place(v));
    };
    match &claimed.drawn {
        Drawn::Line(v) => level(out, *v),
        Drawn::Bound(v, up) => {
            level(out, *v);
            // An arrow on the line says which side is claimed; shade alone would not print well.
            let (x, y, turn) = (RIGHT - 8.0, chart.y.place(*v), if *up { -1.0 } else { 1.0 });
            put!(
                out,
                "<path class=\"arrow\" d=\"M{x:.1} {y:.1}v{:.1}m-4 {:.1}l4 {:.1}l4 {:.1}\"/>",
                14.0 * turn,
                -5.0 * turn,
                5.0 * turn,
                -5.0 * turn
            );
        }
        Drawn::Band(low, high) => {
            level(out, *low);
            level(out, *high);
        }
        Drawn::Change { from, to } => {
            let place = |p: &(i16, f64)| (chart.x.place(f64::from(p.0)), chart.y.place(p.1));
            let (a, b) = (place(from), place(to));
            put!(out, "<path class=\"claim\" d=\"M{:.1} {:.1}L{:.1} {:.1}\"/>", a.0, a.1, b.0, b.1);
        }
    }
    mark(out, chart, &claimed.drawn);
}

/// A diamond where the claim's own year and value meet.
fn mark(out: &mut String, chart: &Chart<'_>, drawn: &Drawn) {
    let value = match drawn {
        Drawn::Line(v) | Drawn::Bound(v, _) => *v,
        Drawn::Band(low, high) => f64::midpoint(*low, *high),
        Drawn::Change { .. } => return,
    };
    if let Some((year, _)) = chart.window.filter(|(start, end)| start == end) {
        put!(
            out,
            "<path class=\"mark\" d=\"M{:.1} {:.1}l6 6-6 6-6-6z\"/>",
            chart.x.place(f64::from(year)),
            chart.y.place(value) - 6.0
        );
    }
}
