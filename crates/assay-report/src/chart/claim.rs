//! What of a claim can be drawn on the chart of a series.

use assay_dossier::model::{FindingRecord, QuantityRecord, SeriesRecord};

use crate::date;
use crate::number::readable;
use crate::plain;

/// The claim on the vertical axis.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Drawn {
    /// A value.
    Line(f64),
    /// A value with everything above (`true`) or below it.
    Bound(f64, bool),
    /// A range.
    Band(f64, f64),
    /// A change: from the first to the last observation used.
    Change { from: (i16, f64), to: (i16, f64) },
}

/// The claim as it is drawn, and its label.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Claimed {
    pub(super) drawn: Drawn,
    pub(super) label: String,
}

/// Operators that compare something else than a value of the series with the figure.
const OF_CHANGE: [&str; 5] = ["change", "ratio", "trend", "rank", "sum"];

/// What can be drawn of the claim; nothing where its unit is not the series' own.
pub(super) fn claimed(
    f: &FindingRecord,
    quantity: Option<&QuantityRecord>,
    series: &SeriesRecord,
) -> Option<Claimed> {
    let is_change = quantity.is_some_and(|q| matches!(q.change.as_deref(), Some("rise" | "fall")))
        || f.operator.as_deref().is_some_and(|o| OF_CHANGE.contains(&o));
    if is_change {
        return change(f);
    }
    let q = quantity.filter(|q| fits(q, series))?;
    let (low, high) = (q.value.low?, q.value.high.or(q.value.low)?);
    if !low.is_finite() || !high.is_finite() {
        return None;
    }
    let bound = q.bound.as_str();
    let number = if low < high { format!("{} to {}", readable(low), readable(high)) } else { readable(low) };
    let words = if bound == "=" {
        String::new()
    } else {
        format!("{} ", plain::bound(bound).split(',').next().unwrap_or_default())
    };
    let drawn = match bound {
        _ if low < high => Drawn::Band(low, high),
        ">" | ">=" => Drawn::Bound(low, true),
        "<" | "<=" => Drawn::Bound(low, false),
        _ => Drawn::Line(low),
    };
    Some(Claimed { drawn, label: format!("claimed: {words}{number}") })
}

fn change(f: &FindingRecord) -> Option<Claimed> {
    let (first, last) = (f.inputs.iter().min_by_key(|i| i.year)?, f.inputs.iter().max_by_key(|i| i.year)?);
    (first.year < last.year && first.value.is_finite() && last.value.is_finite()).then(|| Claimed {
        drawn: Drawn::Change { from: (first.year, first.value), to: (last.year, last.value) },
        label: format!("compared: {} and {}", first.year, last.year),
    })
}

/// Whether the figure and the series are in the same unit, as far as their words tell.
fn fits(q: &QuantityRecord, series: &SeriesRecord) -> bool {
    let unit = series.unit.to_lowercase();
    let is_share = unit.contains('%') || unit.contains("percent") || unit.contains("share");
    match q.unit.kind.as_str() {
        "percent" => is_share,
        "percentage-point" | "basis-point" | "multiple" => false,
        _ => !is_share || q.unit.kind == "none",
    }
}

/// First and last year the claim speaks of, within reach of the series.
pub(super) fn window(q: Option<&QuantityRecord>, first: i16, last: i16) -> Option<(i16, i16)> {
    let (start, end) = date::years(q?.period.edtf.as_deref()?)?;
    // A projection some years ahead widens the chart; a year far away would only squeeze it.
    let reach = (last.saturating_sub(first) / 3).max(3);
    let start = start.unwrap_or(first).max(first.saturating_sub(reach));
    let end = end.unwrap_or(last).min(last.saturating_add(reach));
    (start <= end && start <= last.saturating_add(reach) && end >= first.saturating_sub(reach))
        .then_some((start, end))
}
