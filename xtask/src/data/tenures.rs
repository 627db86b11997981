//! Who held which office when.

use std::path::Path;

use assay_evidence::TenureDraft;

use super::csv::Table;
use super::{DataError, cow, read_text};

/// The list of presidents was fetched at this day: terms that end later had not ended.
const PRESIDENTS_AS_OF: &str = "2026-07-01";

/// The value of `key` in a line of the list.
fn field(line: &str, key: &str) -> Option<String> {
    let line = line.trim().trim_start_matches("- ");
    line.strip_prefix(key).map(|value| value.trim().trim_matches(['\'', '"']).to_owned())
}

/// The name of a person on the list, as it is commonly written; whole where asked.
fn name(person: &str, whole: bool) -> String {
    let find = |key| person.lines().find_map(|line| field(line, key));
    let first = find("nickname:").or_else(|| find("first:")).unwrap_or_default();
    let middle = find("middle:").filter(|_| whole).map_or_else(String::new, |middle| format!("{middle} "));
    format!("{first} {middle}{}", find("last:").unwrap_or_default())
}

/// Presidents and vice presidents of the United States; terms that follow one another are one.
pub fn presidents(path: &Path) -> Result<Vec<TenureDraft>, DataError> {
    let text = read_text(path)?;
    let mut tenures: Vec<TenureDraft> = Vec::new();
    let people: Vec<&str> = text.split("\n- id:").collect();
    let plain: Vec<String> = people.iter().map(|person| name(person, false)).collect();
    for (person, plain_name) in people.iter().zip(&plain) {
        // Two of one name are told apart by what stands between.
        let shared = plain.iter().filter(|other| *other == plain_name).count() > 1;
        let name = name(person, shared);
        let mut office = None;
        for line in person.lines() {
            if let Some(kind) = field(line, "type:") {
                office = match kind.as_str() {
                    "prez" => Some("President"),
                    "viceprez" => Some("Vice President"),
                    _ => None,
                };
            }
            let Some(office) = office else { continue };
            if let Some(start) = field(line, "start:") {
                tenures.push(TenureDraft {
                    place: "USA".to_owned(),
                    start,
                    person: name.clone(),
                    office: office.to_owned(),
                    end: String::new(),
                    source: "unitedstates/congress-legislators (CC0)".to_owned(),
                });
            }
            if let Some(end) = field(line, "end:")
                && let Some(last) = tenures.last_mut()
            {
                last.end = end;
            }
        }
    }
    for tenure in &mut tenures {
        if tenure.end.as_str() > PRESIDENTS_AS_OF {
            tenure.end.clear();
        }
    }
    Ok(joined(tenures))
}

/// The effective leaders of the world's states outside the United States, to March 2021.
pub fn leaders(path: &Path) -> Result<Vec<TenureDraft>, DataError> {
    let table = Table::read(path)?;
    let columns = ["stateabb", "leader", "sdate", "smonth", "syear", "emonth", "eyear"];
    let mut tenures = Vec::new();
    for [state, leader, day, month, year, end_month, end_year] in table.columns(columns)? {
        let Some(place) = cow::iso(state).filter(|place| *place != "USA") else { continue };
        let number = |text: &str| text.trim().parse::<u16>().ok();
        let (Some(start_year), Some(month), Some(day)) = (number(year), number(month), number(day)) else {
            continue;
        };
        // A few names are damaged in the list itself; a word that cannot be trusted is left out.
        let sound = |word: &&str| word.chars().all(|c| c != '\u{fffd}' && c != 'š');
        let person: Vec<&str> = leader.split_whitespace().filter(sound).collect();
        let end = match (number(end_year), number(end_month)) {
            (Some(year), Some(month)) => format!("{year:04}-{month:02}"),
            (Some(year), None) => format!("{year:04}"),
            (None, _) => String::new(),
        };
        tenures.push(TenureDraft {
            place: place.to_owned(),
            start: format!("{start_year:04}-{month:02}-{day:02}"),
            person: person.join(" "),
            office: "leader".to_owned(),
            end,
            source: "REIGN data set, effective leaders, state of March 2021 (MIT)".to_owned(),
        });
    }
    tenures.sort();
    Ok(joined(tenures))
}

/// Terms of one person in one office that follow one another within the same month are one.
fn joined(tenures: Vec<TenureDraft>) -> Vec<TenureDraft> {
    let mut joined: Vec<TenureDraft> = Vec::new();
    for tenure in tenures {
        match joined.last_mut() {
            Some(last)
                if (&last.person, &last.office, &last.place)
                    == (&tenure.person, &tenure.office, &tenure.place)
                    && last.end.len() >= 7
                    && tenure.start.starts_with(&last.end[..7]) =>
            {
                last.end = tenure.end;
            }
            _ => joined.push(tenure),
        }
    }
    joined
}
