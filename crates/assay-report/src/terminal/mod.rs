//! The terminal summary.

mod lines;
mod spark;
mod width;

use std::collections::BTreeMap;

use assay_dossier::Dossier;
use assay_dossier::model::{AttributionRecord, FindingRecord, SeriesRecord};

use crate::date;
use crate::index::{AUTHOR, Index, has_series, is_scare_quote, party, speaker_of};
use crate::number::{counted, whole};
use crate::plain::{self, Outcome};
use lines::{Lines, Style};
pub use spark::sparkline;
pub(crate) use width::clean;

/// What the terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terminal {
    /// Columns.
    pub width: usize,
    /// Whether to use colour (ANSI escapes).
    pub colour: bool,
}

/// Entries shown of a list before "and n more".
const FINDINGS: usize = 4;
const SPEAKERS: usize = 5;
const OFFERS: usize = 2;
const NOTICES: usize = 2;
/// Characters of a figure in a list of figures.
const FIGURE: usize = 40;

/// The dossier on one screen: never wider than the terminal (of which at least 24 columns are
/// taken for granted), about forty lines, and nothing in it from the article that a terminal
/// would obey.
#[must_use]
pub fn summary(dossier: &Dossier, terminal: Terminal) -> String {
    let index = Index::new(dossier);
    let mut lines = Lines::new(terminal);
    head(&mut lines, dossier);
    first(&mut lines, &index, dossier);
    findings(&mut lines, &index, dossier);
    said(&mut lines, &index, dossier);
    besides(&mut lines, &index, dossier);
    lines.finish()
}

fn head(lines: &mut Lines, d: &Dossier) {
    let a = &d.article;
    lines.wrapped(
        Style::Bold,
        &a.title.as_ref().map_or_else(|| "Article without a title".to_owned(), |t| clean(&t.value)),
        2,
    );
    let mut parts: Vec<String> = a.publisher.iter().map(|p| clean(&p.value)).collect();
    if !a.authors.is_empty() {
        parts
            .push(format!("by {}", a.authors.iter().map(|a| clean(&a.value)).collect::<Vec<_>>().join(", ")));
    }
    parts.push(match &a.published {
        Some(p) => {
            let precision = date::precision(&p.value).map_or(String::new(), |p| format!(" ({p})"));
            format!("{}{precision}", clean(&date::in_words(&p.value)))
        }
        None => "no date found".to_owned(),
    });
    lines.wrapped(Style::Plain, &parts.join(" · "), 2);
    let mut read = format!(
        "{} bytes of {}, {} ({})",
        whole(d.source.length),
        if d.reading.format == "html" { "HTML" } else { "plain text" },
        clean(&d.text.charset),
        clean(plain::charset_reason(&d.text.charset_reason))
    );
    read.push_str("; ");
    read.push_str(&counted(d.text.repairs.len(), "repair", "repairs"));
    if d.text.invalid_sequences > 0 {
        read.push_str(&format!("; {} undecodable", d.text.invalid_sequences));
    }
    lines.wrapped(Style::Dim, &read, 2);
}

/// The five things a checker needs first.
fn first(lines: &mut Lines, index: &Index<'_>, d: &Dossier) {
    let checkable: Vec<_> = d.claims.iter().filter(|c| c.checkable).collect();
    let with = |kind: &str| checkable.iter().filter(|c| c.source_given.kind == kind).count();
    let statements = || d.attributions.iter().filter(|a| index.is_listed(a));
    let direct = statements().filter(|a| a.kind == "direct").count();
    let scare = d.attributions.iter().filter(|a| is_scare_quote(a)).count();
    let conditions: usize = d.offers.iter().map(|o| o.conditions.len()).sum();
    let own = d.wording.iter().filter(|w| w.by == "author").count();
    lines.heading("First");
    lines.entry(
        "claims",
        &format!(
            "{}, {} checkable; {}, {} looked up",
            d.claims.len(),
            checkable.len(),
            counted(d.quantities.len(), "figure", "figures"),
            d.findings.len()
        ),
        1,
    );
    lines.entry(
        "sources",
        &format!(
            "link {}, named {}, vague {}, none {} (of {} checkable)",
            with("link"),
            with("named"),
            with("vague"),
            with("none"),
            checkable.len()
        ),
        1,
    );
    lines.entry(
        "said",
        &format!(
            "{} by others, {direct} word for word; {scare} in quotes of nobody",
            counted(statements().count(), "statement", "statements")
        ),
        1,
    );
    lines.entry(
        "terms",
        &format!(
            "{} on {}; {}",
            counted(d.offers.len(), "offer", "offers"),
            counted(conditions, "condition", "conditions"),
            counted(d.arguments.len(), "argument set out", "arguments set out")
        ),
        1,
    );
    lines.entry(
        "wording",
        &format!(
            "{}, {own} the author’s own",
            counted(d.wording.len(), "loaded word or phrase", "loaded words and phrases")
        ),
        1,
    );
}

fn findings(lines: &mut Lines, index: &Index<'_>, d: &Dossier) {
    if d.findings.is_empty() {
        return;
    }
    lines.heading("What the record says (of the series consulted, never of the speaker)");
    let (consulted, without): (Vec<_>, Vec<_>) = d.findings.iter().partition(|f| has_series(f));
    let ordered = Outcome::ALL.iter().flat_map(|o| consulted.iter().filter(|f| Outcome::of(f) == *o));
    for f in ordered.take(FINDINGS) {
        finding(lines, index, f);
    }
    lines.more(consulted.len(), FINDINGS, "finding", "findings");
    if !without.is_empty() {
        let words: Vec<String> = without
            .iter()
            .filter_map(|f| index.words_of(f))
            .map(|words| format!("“{}”", plain::excerpt(&clean(words), FIGURE)))
            .collect();
        lines.below(&format!("{}: {}", plain::without_series(&without), words.join(", ")), 2);
    }
}

fn finding(lines: &mut Lines, index: &Index<'_>, f: &FindingRecord) {
    let outcome = Outcome::of(f);
    let (sign, style) = match outcome {
        Outcome::Supported => ("✓", Style::Green),
        Outcome::Refuted => ("✗", Style::Red),
        Outcome::Conflicting => ("◐", Style::Yellow),
        Outcome::NotEnough => ("?", Style::Dim),
    };
    let words = index.words_of(f).map_or(String::new(), |w| format!("“{}”", clean(w)));
    let spark = f.series.as_ref().map_or(String::new(), |s| sparkline(&yearly(s, 16)));
    lines.marked(sign, outcome.words(), style, &words, spark.trim_start());
    lines.below(&clean(&f.summary), if outcome == Outcome::NotEnough { 1 } else { 2 });
}

/// The last `n` years of a series, one value a year.
fn yearly(series: &SeriesRecord, n: i16) -> Vec<Option<f64>> {
    let values: BTreeMap<i16, f64> = series.observations.iter().map(|o| (o.year, o.value)).collect();
    let Some((last, _)) = values.last_key_value() else { return Vec::new() };
    (0..n).rev().map(|back| values.get(&last.saturating_sub(back)).copied()).collect()
}

/// Speakers by how much of the article is theirs, each with their longest statement.
fn said(lines: &mut Lines, index: &Index<'_>, d: &Dossier) {
    let mut voices: BTreeMap<&str, Voice<'_>> = BTreeMap::new();
    let statements = d.attributions.iter().filter(|a| index.is_listed(a));
    for (at, a) in statements.enumerate() {
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
    if voices.is_empty() {
        return;
    }
    let mut order: Vec<(&str, Voice<'_>)> = voices.into_iter().collect();
    order.sort_by_key(|(_, voice)| (std::cmp::Reverse(voice.total), voice.first));
    lines.heading("Who said what");
    for (who, voice) in order.iter().take(SPEAKERS) {
        let a = voice.longest.1;
        let words: Vec<&str> = a.content.iter().map(|c| c.exact.as_str()).collect();
        let to = a.addressee.as_ref().map_or(String::new(), |p| format!(" to {}", clean(party(p))));
        let more = if voice.statements > 1 { format!(" (+{})", voice.statements - 1) } else { String::new() };
        lines.pair(&format!("{}{to}{more}", clean(who)), &format!("“{}”", clean(&words.join(" … "))));
    }
    lines.more(order.len(), SPEAKERS, "speaker", "speakers");
}

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

/// Offers, loaded words, what was left out and what could not be done, a name before each.
fn besides(lines: &mut Lines, index: &Index<'_>, d: &Dossier) {
    lines.heading("Besides");
    for o in d.offers.iter().take(OFFERS) {
        let conditions: Vec<String> = o
            .conditions
            .iter()
            .enumerate()
            .map(|(n, c)| format!("({}) {}", n + 1, clean(&c.exact)))
            .collect();
        let who = clean(index.voice(&o.by, o.speaker.as_deref()));
        let terms =
            if conditions.is_empty() { String::new() } else { format!(", if {}", conditions.join(" ")) };
        lines.entry(
            kind_of_offer(&o.kind),
            &format!("{who}: {}{terms}", plain::excerpt(&clean(&o.anchor.exact), 60)),
            3,
        );
    }
    lines.more(d.offers.len(), OFFERS, "offer", "offers");
    let mut own: Vec<String> = Vec::new();
    let mut others: Vec<String> = Vec::new();
    for w in &d.wording {
        let who = index.voice(&w.by, w.speaker.as_deref());
        let words = clean(&w.anchor.exact);
        if who == AUTHOR {
            own.push(words);
        } else {
            others.push(format!("{words} ({})", clean(who)));
        }
    }
    if !own.is_empty() {
        lines.entry("author’s", &own.join(", "), 2);
    }
    if !others.is_empty() {
        lines.entry("others’", &others.join(", "), 2);
    }
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for o in &d.omitted {
        *kinds.entry(plain::omitted_kind(&o.kind)).or_default() += 1;
    }
    if !kinds.is_empty() {
        let list: Vec<String> = kinds.iter().map(|(kind, n)| format!("{} {n}", clean(kind))).collect();
        lines.entry("left out", &list.join(", "), 2);
    }
    for notice in d.notices.iter().take(NOTICES) {
        lines.entry("notice", &clean(notice), 2);
    }
    lines.more(d.notices.len(), NOTICES, "notice", "notices");
}

/// Kinds this version knows keep their name; it is a label, so nothing else may stand there.
fn kind_of_offer(kind: &str) -> &'static str {
    match kind {
        "promise" => "promise",
        "threat" => "threat",
        _ => "offer",
    }
}
