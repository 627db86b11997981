//! A word-sized chart.

use assay_dossier::model::SeriesRecord;

use super::{bounds, usual_step};
use crate::escape::put;

/// The series as a line 84 by 22 units, for beside its summary. It is decoration: the words and
/// the chart in the card say the same.
pub(crate) fn spark(out: &mut String, series: &SeriesRecord) {
    let mut points: Vec<(i16, f64)> =
        series.observations.iter().filter(|o| o.value.is_finite()).map(|o| (o.year, o.value)).collect();
    points.sort_by_key(|(year, _)| *year);
    let Some((first, last)) = points.first().zip(points.last()) else { return };
    let (low, high) = bounds(points.iter().map(|p| p.1));
    let low = if low > 0.0 { 0.0 } else { low };
    let x = super::Scale::new(f64::from(first.0), f64::from(last.0), 2.0, 80.0);
    let y = super::Scale::new(low, high, 20.0, 3.0);
    let step = usual_step(&points);
    let mut path = String::new();
    let mut before: Option<i16> = None;
    for (year, value) in &points {
        let joined = before.is_some_and(|b| year.saturating_sub(b) <= step);
        put!(
            path,
            "{}{:.1} {:.1}",
            if joined { 'L' } else { 'M' },
            x.place(f64::from(*year)),
            y.place(*value)
        );
        before = Some(*year);
    }
    put!(
        out,
        "<svg class=\"spark\" viewBox=\"0 0 84 22\" aria-hidden=\"true\" focusable=\"false\"><path class=\"line\" d=\"{path}\"/><circle class=\"dot\" cx=\"{:.1}\" cy=\"{:.1}\" r=\"2.4\"/></svg>",
        x.place(f64::from(last.0)),
        y.place(last.1)
    );
}
