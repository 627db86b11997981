//! Names for a series that is added: an entry of the file of measure names.

use std::fmt::Write as _;

use crate::SeriesDraft;

/// The entry of a series: its words, or those of its name, and the units a figure of it can have.
pub(crate) fn entry(series: &SeriesDraft, words: &[String], not: &[String]) -> String {
    let made = [of_name(&series.name)];
    let words = if words.is_empty() { &made[..] } else { words };
    let words: Vec<String> =
        words.iter().map(|words| clean(words)).filter(|words| !words.is_empty()).collect();
    let mut entry = format!("[{}]\nwords: {}\n", series.code, words.join("; "));
    let not: Vec<String> = not.iter().map(|words| clean(words)).filter(|words| !words.is_empty()).collect();
    if !not.is_empty() {
        let _ = writeln!(entry, "not: {}", not.join("; "));
    }
    if let Some(of) = base(&series.unit) {
        let _ = writeln!(entry, "of: {of}");
    }
    let _ = writeln!(entry, "units: {}\n", units(&series.unit).join("; "));
    entry
}

/// The name without what stands in brackets or behind a comma or dash.
fn of_name(name: &str) -> String {
    let head = name.split(['(', ',', ':', '–', '—']).next().unwrap_or_default();
    clean(head)
}

/// Lower case, without the letters that the file of measure names gives a meaning.
fn clean(words: &str) -> String {
    let kept: String = words
        .chars()
        .map(|letter| if matches!(letter, ';' | '#' | '[' | ']' | '=') { ' ' } else { letter })
        .collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// What a share is a share of: "% of GDP".
fn base(unit: &str) -> Option<String> {
    let low = unit.to_lowercase();
    let (_, of) = low.split_once("% of ").or_else(|| low.split_once("percent of "))?;
    let of = clean(of.split(['(', ',']).next().unwrap_or_default());
    (!of.is_empty()).then_some(of)
}

/// Units of figures, with their factor to the series' unit.
fn units(unit: &str) -> Vec<String> {
    let low = unit.to_lowercase();
    let rates = [
        ("per 100,000", &["per 100,000", "per million = 0.1", "per 10,000 = 10", "per 1,000 = 100"][..]),
        ("per million", &["per million", "per 1,000,000", "per 100,000 = 10"][..]),
        ("per 1,000", &["per 1,000", "per 100 = 10"][..]),
        ("per 100", &["per 100"][..]),
        ("per capita", &["bare", "USD", "USD per person"][..]),
    ];
    if let Some((_, units)) = rates.iter().find(|(rate, _)| low.contains(rate)) {
        return units.iter().map(|unit| (*unit).to_owned()).collect();
    }
    if low.contains('%') || low.contains("percent") || low.contains("share") {
        return vec!["percent".to_owned()];
    }
    if low.contains('$') || low.contains("usd") || low.contains("dollar") {
        return vec!["USD".to_owned()];
    }
    if low.contains('€') || low.contains("euro") {
        return vec!["EUR".to_owned()];
    }
    if low.contains("year") {
        return ["year", "years", "bare"].map(str::to_owned).to_vec();
    }
    let mut units: Vec<String> = ["count", "bare", "person", "people"].map(str::to_owned).to_vec();
    let own = clean(&low);
    if !own.is_empty() && own.len() < 40 && !units.contains(&own) {
        units.push(own);
    }
    units
}
