//! Where the words on a chart stand: off the series and off each other.

use super::claim::Drawn;
use super::{BOTTOM, Chart, RIGHT, TOP, WIDTH};
use crate::escape::{esc, put};
use crate::number::readable;

/// A place for a label: from where to where, and the middle of its height.
#[derive(Clone, Copy)]
struct Spot {
    from: f64,
    to: f64,
    middle: f64,
}

/// Columns of a character and half the height of a line, at the size used on phones.
const CHARACTER: f64 = 8.8;
const HALF_LINE: f64 = 8.0;

impl Spot {
    /// How far the series stays from the label, up or down; nothing near is infinitely far.
    fn clearance(&self, chart: &Chart<'_>) -> f64 {
        let places: Vec<(f64, f64)> = chart
            .points
            .iter()
            .map(|(year, v)| (chart.x.place(f64::from(*year)), chart.y.place(*v)))
            .collect();
        let mut nearest = f64::INFINITY;
        for (at, (x, y)) in places.iter().enumerate() {
            let (to_x, to_y) = places.get(at + 1).copied().unwrap_or((*x, *y));
            // Between two values the line is straight: a few places along it are enough.
            for step in 0..4 {
                let share = f64::from(step) / 4.0;
                let (x, y) = (x + (to_x - x) * share, y + (to_y - y) * share);
                if x >= self.from - 3.0 && x <= self.to + 3.0 {
                    nearest = nearest.min((y - self.middle).abs());
                }
            }
        }
        nearest
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.from < other.to && other.from < self.to && (self.middle - other.middle).abs() < 2.0 * HALF_LINE
    }

    fn is_inside(&self, chart: &Chart<'_>) -> bool {
        self.middle - HALF_LINE >= TOP - 14.0
            && self.middle + HALF_LINE <= BOTTOM
            && self.from >= chart.left
            && self.to <= WIDTH
    }
}

/// The best of several spots: inside the plot, off other labels, then farthest from the series.
fn best(chart: &Chart<'_>, spots: &[Spot], taken: Option<Spot>) -> Option<Spot> {
    let score = |spot: &Spot| {
        let free = taken.is_none_or(|t| !spot.overlaps(&t));
        (spot.is_inside(chart) && free, spot.clearance(chart).min(60.0))
    };
    let better = |a: &&Spot, b: &&Spot| {
        let (a, b) = (score(a), score(b));
        a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))
    };
    // The first of equals wins, and `max_by` would take the last.
    spots.iter().rev().max_by(better).copied()
}

/// The claim's label and the last value, where they stay off the series and each other.
pub(super) fn labels(out: &mut String, chart: &Chart<'_>) {
    let claimed = chart.claimed.as_ref().filter(|_| !chart.off_chart);
    let claim_spot = claimed.and_then(|claimed| {
        let (low, high) = levels(&claimed.drawn)?;
        let width = CHARACTER * claimed.label.chars().count() as f64;
        let (above, below) = (chart.y.place(high) - 12.0, chart.y.place(low) + 13.0);
        let at = |from: f64, middle: f64| Spot { from, to: from + width, middle };
        let (left, right) = (chart.left + 6.0, RIGHT - 18.0 - width);
        best(chart, &[at(left, above), at(right, above), at(left, below), at(right, below)], None)
    });
    if let Some((claimed, spot)) = claimed.zip(claim_spot) {
        let is_left = spot.from <= chart.left + 7.0;
        let (x, anchor) = if is_left { (spot.from, "start") } else { (spot.to, "end") };
        text(out, "claim-label", x, spot, anchor, &claimed.label);
    }
    let Some((year, value)) = chart.points.last() else { return };
    let (x, y) = (chart.x.place(f64::from(*year)), chart.y.place(*value));
    let label = format!("{} in {year}", readable(*value));
    let width = CHARACTER * label.chars().count() as f64;
    let right = (x + 4.0).min(RIGHT + 6.0).max(chart.left + width + 2.0);
    let at = |middle: f64| Spot { from: right - width, to: right, middle };
    // Beside the dot, where the series comes down or up to it steeply.
    let beside = |middle: f64| Spot { from: x - 22.0 - width, to: x - 22.0, middle };
    let spots = [
        at(y - 15.0),
        at(y + 17.0),
        beside(y - 2.0),
        beside(y + 6.0),
        beside(y - 8.0),
        at(y - 28.0),
        at(y + 30.0),
        at(y - 44.0),
        at(y + 46.0),
    ];
    // Nearness to its dot matters more than the last bit of room.
    let roomy = spots.iter().find(|s| {
        s.is_inside(chart)
            && claim_spot.is_none_or(|c| !s.overlaps(&c))
            && s.clearance(chart) > HALF_LINE + 2.0
    });
    if let Some(spot) = roomy.copied().or_else(|| best(chart, &spots, claim_spot)) {
        text(out, "value", spot.to, spot, "end", &label);
    }
}

fn text(out: &mut String, class: &str, x: f64, spot: Spot, anchor: &str, label: &str) {
    put!(
        out,
        "<text class=\"{class}\" x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\">{}</text>",
        spot.middle + 5.0,
        esc(label)
    );
}

/// Lowest and highest level of the claim on the axis.
fn levels(drawn: &Drawn) -> Option<(f64, f64)> {
    match drawn {
        Drawn::Line(v) | Drawn::Bound(v, _) => Some((*v, *v)),
        Drawn::Band(low, high) => Some((*low, *high)),
        Drawn::Change { .. } => None,
    }
}
