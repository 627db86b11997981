//! Which cases of the specifications we do not accept, and why.
//!
//! The rules hold for any case of the same files. `quantity_specs_rejected.tsv` lists by file and
//! digest every case of the development set that a rule or a reading by hand rejects, with its reason.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::quantity_specs_time::is_ambiguous;

/// Cases rejected one by one: file, digest of the input, reason. It holds no text of the cases.
const LISTED: &str = include_str!("quantity_specs_rejected.tsv");

/// The listed cases: file and digest to reason.
pub(super) fn listed() -> BTreeMap<(&'static str, &'static str), &'static str> {
    LISTED
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut cells = line.split('\t');
            Some(((cells.next()?, cells.next()?), cells.next()?))
        })
        .collect()
}

fn is_number(model: &str) -> bool {
    model.starts_with("Number")
}

/// Why a case is rejected whatever its words, if it is.
pub(super) fn rule(model: &str, case: &Json) -> Option<&'static str> {
    let input = case["Input"].as_str().unwrap_or_default();
    let results: Vec<&Json> = case["Results"].as_array().into_iter().flatten().collect();
    let of_type = |name: &str| {
        results.iter().any(|result| result["TypeName"].as_str().is_some_and(|kind| kind.contains(name)))
    };
    let values: Vec<&str> =
        results.iter().filter_map(|result| result["Resolution"]["value"].as_str()).collect();
    if model.starts_with("TimeZone") || of_type("timezone") {
        return Some("a time zone alone is no figure and no date");
    }
    let zoned = |result: &&Json| {
        let values = result["Resolution"]["values"].as_array();
        values.into_iter().flatten().any(|value| !value["timezone"].is_null())
    };
    if results.iter().any(zoned) {
        return Some("a time with its zone, which we do not resolve");
    }
    if is_ambiguous(case) {
        return Some("several candidate readings");
    }
    if of_type("datetimealt") {
        return Some("alternatives that complete each other, an instruction to a scheduler");
    }
    if model.ends_with("TasksMode") || model.ends_with("SplitDateAndTime") {
        return Some(
            "a mode of a task list that bends what the words say (every date to a day ahead, a time cut from its day)",
        );
    }
    if model.ends_with("PercentMode") {
        return Some("a mode that turns every fraction into a percentage");
    }
    if of_type("ordinal.relative") {
        return Some("\"last\", \"next\" or \"previous\" as an ordinal, an instruction to a program");
    }
    let quad = |word: &str| {
        word.split('.').count() == 4
            && word.split('.').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
    };
    if is_number(model) && input.split(' ').any(|word| quad(word.trim_end_matches(['.', ',']))) {
        return Some("an address is no list of numbers");
    }
    if model.ends_with("CalendarMode") {
        return Some("a mode of a calendar that drops or adds phrases other modes keep");
    }
    if model.starts_with("NumberModel") && input.contains('^') {
        return Some("arithmetic is not a figure of an article");
    }
    let null =
        |result: &&Json| result["Resolution"]["value"].is_null() && !result["Resolution"]["unit"].is_null();
    if results.iter().any(null) || values.contains(&"null") {
        return Some("a unit without a number is no figure");
    }
    let half_open = |value: &&str| value.starts_with('[') && value.ends_with(')') && !value.ends_with(",)");
    if model.starts_with("NumberRange") && values.iter().any(half_open) {
        return Some("reads a stated upper end as excluded (half-open)");
    }
    None
}
