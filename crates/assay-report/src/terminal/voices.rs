//! Third: who speaks.

use std::collections::BTreeMap;

use assay_dossier::Dossier;
use assay_dossier::model::AttributionRecord;

use super::clean;
use super::lines::Lines;
use crate::index::{Index, is_scare_quote, party, speaker_of};
use crate::number::counted;

/// Speakers, and answers, shown before "and n more".
const SPEAKERS: usize = 3;
const ANSWERS: usize = 2;

/// What one speaker says.
struct Voice<'a> {
    /// Where in the list their first statement stands.
    first: usize,
    statements: usize,
    /// Bytes of all their statements.
    total: usize,
    /// Their longest statement, with its length in bytes.
    longest: (usize, &'a AttributionRecord),
}

/// Speakers by how much of the article is theirs, each with their longest statement.
pub(super) fn section(lines: &mut Lines, index: &Index<'_>, d: &Dossier) {
    let mut voices: BTreeMap<&str, Voice<'_>> = BTreeMap::new();
    let statements: Vec<&AttributionRecord> = d.attributions.iter().filter(|a| index.is_listed(a)).collect();
    for (at, a) in statements.iter().enumerate() {
        let length: usize = a.content.iter().map(|c| c.exact.len()).sum();
        let voice = voices.entry(speaker_of(a).unwrap_or("speaker not named")).or_insert(Voice {
            first: at,
            statements: 0,
            total: 0,
            longest: (length, a),
        });
        voice.statements += 1;
        voice.total += length;
        if length > voice.longest.0 {
            voice.longest = (length, a);
        }
    }
    let mut order: Vec<(&str, Voice<'_>)> = voices.into_iter().collect();
    order.sort_by_key(|(_, voice)| (std::cmp::Reverse(voice.total), voice.first));
    lines.section(3, "Who speaks", &told(d, &statements, order.len()));
    for (who, voice) in order.iter().take(SPEAKERS) {
        let a = voice.longest.1;
        let words: Vec<&str> = a.content.iter().map(|c| c.exact.as_str()).collect();
        let to = a.addressee.as_ref().map_or(String::new(), |p| format!(" to {}", clean(party(p))));
        let more = if voice.statements > 1 { format!(" (+{})", voice.statements - 1) } else { String::new() };
        lines.pair(&format!("{}{to}{more}", clean(who)), &format!("“{}”", clean(&words.join(" … "))));
    }
    lines.more(order.len(), SPEAKERS, "speaker", "speakers");
    answers(lines, index, d);
}

fn told(d: &Dossier, statements: &[&AttributionRecord], speakers: usize) -> String {
    if statements.is_empty() {
        return "nobody but the author".to_owned();
    }
    let direct = statements.iter().filter(|a| a.kind == "direct").count();
    let scare = d.attributions.iter().filter(|a| is_scare_quote(a)).count();
    let mut told = format!(
        "{} by {}, {direct} word for word",
        counted(statements.len(), "statement", "statements"),
        counted(speakers, "speaker", "speakers")
    );
    if scare > 0 {
        told.push_str(&format!("; {scare} unattributed"));
    }
    told
}

/// Who answers whom, the same pair once.
fn answers(lines: &mut Lines, index: &Index<'_>, d: &Dossier) {
    let who =
        |id: &str| index.attribution(id).and_then(speaker_of).map_or("a speaker not named".to_owned(), clean);
    let mut told: Vec<String> = Vec::new();
    for e in &d.exchanges {
        let verb = match e.kind.as_str() {
            "denial" => "denies a statement of",
            "challenge" => "challenges",
            _ => "answers",
        };
        let text = format!("{} {verb} {}", who(&e.answer), who(&e.statement));
        if !told.contains(&text) && told.len() < 2 * ANSWERS {
            told.push(text);
        }
    }
    for text in told.iter().take(ANSWERS) {
        lines.item(text, 1);
    }
}
