//! Dates and times of `quantity-specs`: our appointments in the specifications' terms.

use assay_quantity::{Appointment, AppointmentKind as Kind, Side, read_appointments};
use jiff::civil::DateTime;
use serde_json::Value as Json;

use super::quantity_specs::Outcome;

/// The kinds a model of the specifications looks for; none named means all.
fn kinds(model: &str) -> &'static [Kind] {
    match model.trim_end_matches("Extractor").trim_end_matches("Parser") {
        "Date" | "Holiday" => &[Kind::Date],
        "DatePeriod" => &[Kind::DateRange],
        "Time" => &[Kind::Time],
        "TimePeriod" => &[Kind::TimeRange],
        "DateTime" => &[Kind::DateTime],
        "DateTimePeriod" => &[Kind::DateTimeRange],
        "Duration" => &[Kind::Duration],
        "Set" => &[Kind::Set],
        _ => &[],
    }
}

/// What we find for a model in the input of a case.
pub(super) fn found(model: &str, input: &str, case: &Json) -> Vec<Outcome> {
    // The specifications' own moment where a case names none.
    let now = case["Context"]["ReferenceDateTime"]
        .as_str()
        .and_then(|written| written.get(..19.min(written.len()))?.parse::<DateTime>().ok())
        .unwrap_or_else(|| DateTime::constant(2016, 11, 7, 0, 0, 0, 0));
    read_appointments(input, now, kinds(model))
        .into_iter()
        .filter(|appointment| !model.starts_with("Holiday") || appointment.is_holiday)
        .map(|appointment| Outcome {
            text: appointment.span.of(input).to_lowercase(),
            resolution: if model.ends_with("Extractor") || model.starts_with("Merged") {
                Vec::new()
            } else if model.ends_with("Parser") {
                parsed(&appointment)
            } else {
                resolved(&appointment)
            },
        })
        .collect()
}

fn side(side: Side) -> &'static str {
    match side {
        Side::Before => "before",
        Side::After => "after",
        Side::Since => "since",
        Side::Until => "until",
        Side::Approximate => "approx",
        Side::Start => "start",
        Side::Middle => "mid",
        Side::End => "end",
        Side::BeforeEnd => "before-end",
        Side::BeforeApproximate => "before-approx",
        Side::AfterApproximate => "after-approx",
        Side::More => "more",
        Side::Less => "less",
        Side::Undefined => "ref_undef",
    }
}

/// A moment as a model of this kind writes it.
fn moment(kind: Kind, at: DateTime) -> String {
    match kind {
        Kind::Date | Kind::DateRange => at.date().to_string(),
        Kind::Time | Kind::TimeRange => at.time().strftime("%H:%M:%S").to_string(),
        _ => at.strftime("%Y-%m-%d %H:%M:%S").to_string(),
    }
}

/// The keys of a model's result: timex, Mod, value or start and end.
fn resolved(found: &Appointment) -> Vec<String> {
    let mut parts = vec![format!("timex={}", found.timex)];
    parts.extend(found.side.map(|at| format!("Mod={}", side(at))));
    match found.kind {
        Kind::Set => parts.push("value=not resolved".to_owned()),
        Kind::Duration => parts.extend(found.seconds.map(|seconds| format!("value={seconds}"))),
        Kind::DateRange | Kind::TimeRange | Kind::DateTimeRange => {
            parts.extend(found.start.map(|at| format!("start={}", moment(found.kind, at))));
            parts.extend(found.end.map(|at| format!("end={}", moment(found.kind, at))));
            if found.start.is_none() && found.end.is_none() {
                parts.push("value=not resolved".to_owned());
            }
        }
        _ => parts.push(found.start.map_or_else(
            || "value=not resolved".to_owned(),
            |at| format!("value={}", moment(found.kind, at)),
        )),
    }
    parts.sort();
    parts
}

/// What a parser gives: timex, Mod and the resolution, whose keys we leave out.
fn parsed(found: &Appointment) -> Vec<String> {
    let mut parts = vec![format!("timex={}", found.timex)];
    parts.extend(found.side.map(|at| format!("Mod={}", side(at))));
    match found.kind {
        Kind::Set => parts.push(format!("Set: {}", found.timex)),
        Kind::Duration => parts.extend(found.seconds.map(|seconds| format!("{seconds}"))),
        Kind::DateRange | Kind::TimeRange | Kind::DateTimeRange => {
            parts.extend([found.start, found.end].into_iter().flatten().map(|at| moment(found.kind, at)));
        }
        // A day no calendar has is written so there.
        _ => parts.push(found.start.map_or_else(|| "0001-01-01".to_owned(), |at| moment(found.kind, at))),
    }
    parts.sort();
    parts
}

/// What a case of a parser wants.
pub(super) fn wanted_of_parser(result: &Json) -> Vec<String> {
    let value = &result["Value"];
    let mut parts = Vec::new();
    parts.extend(value["Timex"].as_str().map(|timex| format!("timex={timex}")));
    if parts.is_empty() {
        return parts;
    }
    parts.extend(value["Mod"].as_str().filter(|side| !side.is_empty()).map(|side| format!("Mod={side}")));
    let resolution = value["FutureResolution"].as_object();
    parts.extend(
        resolution.into_iter().flat_map(|map| map.values()).filter_map(Json::as_str).map(str::to_owned),
    );
    parts.sort();
    parts
}

/// Whether a case leaves a choice of readings: several values, or a past and a future one.
pub(super) fn is_ambiguous(case: &Json) -> bool {
    case["Results"].as_array().into_iter().flatten().any(|result| {
        let several = result["Resolution"]["values"].as_array().is_some_and(|values| values.len() > 1);
        let value = &result["Value"];
        several || value["PastResolution"] != value["FutureResolution"]
    })
}
