//! `claim-frames`: see `docs/evaluation.md`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use assay_claim::{
    Author, Checkability, ClaimKind, Reading, SourceKind, WordingKind, arguments, claims, offers, wording,
};
use assay_text::Span;
use serde::Deserialize;

use super::passage::{match_quotes, read_passages};
use super::shown::{self, Shown};
use super::stages::Stages;
use super::{Counts, EvalError, Figure, Scores, share};

/// A passage with what should be found in it; absent lists and fields are not judged.
#[derive(Deserialize)]
struct Passage {
    id: String,
    text: String,
    claims: Option<Vec<GoldClaim>>,
    offers: Option<Vec<GoldOffer>>,
    arguments: Option<Vec<GoldArgument>>,
    wording: Option<Vec<GoldWording>>,
}

#[derive(Deserialize)]
struct GoldClaim {
    quote: String,
    by: Option<String>,
    kind: Option<String>,
    checkable: Option<bool>,
    source: Option<String>,
}

#[derive(Deserialize)]
struct GoldOffer {
    quote: String,
    by: Option<String>,
    to: Option<String>,
    conditions: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct GoldArgument {
    quote: String,
    heading: Option<String>,
}

#[derive(Deserialize)]
struct GoldWording {
    quote: String,
    kind: Option<String>,
}

/// Counts by list, and right and judged by field.
#[derive(Default)]
struct Tally {
    lists: BTreeMap<&'static str, Counts>,
    fields: BTreeMap<&'static str, [usize; 2]>,
    errors: String,
}

/// Reads each passage as text copied from a page and compares what is found with what should be.
pub fn measure(path: &Path) -> Result<Scores, EvalError> {
    let passages: Vec<Passage> = read_passages(path)?;
    let mut tally = Tally::default();
    for passage in &passages {
        let stages = Stages::of_page(&passage.text);
        judge(passage, stages.reading(), &mut tally);
    }
    let mut table = if shown::is(Shown::Misses) { tally.errors } else { String::new() };
    let mut figures = Vec::new();
    for (list, (precision, recall)) in LISTS {
        let counts = tally.lists.get(list).copied().unwrap_or_default();
        let _ = writeln!(
            table,
            "{list:<12}{:>5} gold {:>5} found  precision {:.4}  recall {:.4}",
            counts.gold,
            counts.predicted,
            counts.precision(),
            counts.recall()
        );
        figures.push((precision, Figure::Share(counts.precision())));
        figures.push((recall, Figure::Share(counts.recall())));
    }
    for (field, name) in FIELDS {
        let [right, judged] = tally.fields.get(field).copied().unwrap_or_default();
        let _ = writeln!(table, "{field:<20}{right:>5} of {judged}");
        figures.push((name, Figure::Share(share(right, judged))));
    }
    Ok(Scores { table, figures })
}

/// Lists with the names of their precision and recall.
const LISTS: [(&str, (&str, &str)); 4] = [
    ("claims", ("claims_precision", "claims_recall")),
    ("offers", ("offers_precision", "offers_recall")),
    ("arguments", ("arguments_precision", "arguments_recall")),
    ("wording", ("wording_precision", "wording_recall")),
];

/// Fields with the names of their shares.
const FIELDS: [(&str, &str); 9] = [
    ("claim by", "by"),
    ("claim kind", "kind"),
    ("claim checkable", "checkable"),
    ("claim source", "source"),
    ("offer by", "offer_by"),
    ("offer to", "offer_to"),
    ("offer conditions", "conditions"),
    ("argument heading", "heading"),
    ("wording kind", "wording_kind"),
];

impl Tally {
    /// Matches the quotes of a list and counts; gives for each gold quote what was found.
    fn list(&mut self, id: &str, list: &'static str, gold: &[&str], found: &[&str]) -> Vec<Option<usize>> {
        let matched = match_quotes(gold, found);
        let right = matched.iter().flatten().count();
        let counts = self.lists.entry(list).or_default();
        counts.gold += gold.len();
        counts.predicted += found.len();
        counts.right += right;
        for (quote, _) in gold.iter().zip(&matched).filter(|(_, matched)| matched.is_none()) {
            let _ = writeln!(self.errors, "{id}: {list} not found: {quote}");
        }
        for (index, quote) in found.iter().enumerate() {
            if !matched.contains(&Some(index)) {
                let _ = writeln!(self.errors, "{id}: {list} too many: {quote}");
            }
        }
        matched
    }

    fn field(&mut self, id: &str, field: &'static str, gold: &str, found: &str, right: bool) {
        let [all_right, judged] = self.fields.entry(field).or_default();
        *all_right += usize::from(right);
        *judged += 1;
        if !right {
            let _ = writeln!(self.errors, "{id}: {field} “{found}” instead of “{gold}”");
        }
    }
}

fn judge(passage: &Passage, reading: Reading<'_>, tally: &mut Tally) {
    let id = passage.id.as_str();
    let words = |span: Span| reading.article.text.slice(span);
    if let Some(gold) = &passage.claims {
        judge_claims(id, gold, reading, tally);
    }
    if let Some(gold) = &passage.offers {
        judge_offers(id, gold, reading, tally);
    }
    if let Some(gold) = &passage.arguments {
        let found = arguments(reading);
        let quotes: Vec<_> = gold.iter().map(|gold| gold.quote.as_str()).collect();
        let spans: Vec<_> = found.iter().map(|found| words(found.span)).collect();
        for (gold, matched) in gold.iter().zip(tally.list(id, "arguments", &quotes, &spans)) {
            if let (Some(heading), Some(index)) = (&gold.heading, matched) {
                let found = found[index].heading.map_or("", words);
                tally.field(id, "argument heading", heading, found, same_words(heading, found));
            }
        }
    }
    if let Some(gold) = &passage.wording {
        let found = wording(reading);
        let quotes: Vec<_> = gold.iter().map(|gold| gold.quote.as_str()).collect();
        let spans: Vec<_> = found.iter().map(|found| words(found.span)).collect();
        for (gold, matched) in gold.iter().zip(tally.list(id, "wording", &quotes, &spans)) {
            if let (Some(kind), Some(index)) = (&gold.kind, matched) {
                let found = wording_kind(found[index].kind);
                tally.field(id, "wording kind", kind, found, kind == found);
            }
        }
    }
}

fn judge_claims(id: &str, gold: &[GoldClaim], reading: Reading<'_>, tally: &mut Tally) {
    let found = claims(reading);
    let quotes: Vec<_> = gold.iter().map(|gold| gold.quote.as_str()).collect();
    let spans: Vec<_> = found.iter().map(|found| reading.article.text.slice(found.span)).collect();
    for (gold, matched) in gold.iter().zip(tally.list(id, "claims", &quotes, &spans)) {
        let Some(found) = matched.and_then(|index| found.get(index)) else { continue };
        if let Some(by) = &gold.by {
            let speaker = speaker(reading, found.by);
            tally.field(id, "claim by", by, &speaker, same_party(by, &speaker));
        }
        if let Some(kind) = &gold.kind {
            let name = claim_kind(found.kind);
            tally.field(id, "claim kind", kind, name, kind == name);
        }
        if let Some(checkable) = gold.checkable {
            let is = found.checkable == Checkability::Checkable;
            tally.field(id, "claim checkable", &checkable.to_string(), &is.to_string(), checkable == is);
        }
        if let Some(source) = &gold.source {
            let name = source_kind(found.source.kind);
            tally.field(id, "claim source", source, name, source == name);
        }
    }
}

fn judge_offers(id: &str, gold: &[GoldOffer], reading: Reading<'_>, tally: &mut Tally) {
    let found = offers(reading);
    let words = |span: Span| reading.article.text.slice(span);
    let quotes: Vec<_> = gold.iter().map(|gold| gold.quote.as_str()).collect();
    let spans: Vec<_> = found.iter().map(|found| words(found.span)).collect();
    for (gold, matched) in gold.iter().zip(tally.list(id, "offers", &quotes, &spans)) {
        let Some(found) = matched.and_then(|index| found.get(index)) else { continue };
        if let Some(by) = &gold.by {
            let speaker = speaker(reading, found.by);
            tally.field(id, "offer by", by, &speaker, same_party(by, &speaker));
        }
        if let Some(to) = &gold.to {
            let party = found.to.map_or("", |party| words(party.mention));
            tally.field(id, "offer to", to, party, same_words(to, party) || same_party(to, party));
        }
        if let Some(conditions) = &gold.conditions {
            let gold: Vec<_> = conditions.iter().map(String::as_str).collect();
            let found: Vec<_> = found.conditions.iter().map(|span| words(*span)).collect();
            let right = match_quotes(&gold, &found).iter().flatten().count();
            let all = right == gold.len() && right == found.len();
            tally.field(id, "offer conditions", &gold.join(" | "), &found.join(" | "), all);
        }
    }
}

/// "author", or the speaker's full name or the words that stand for them.
fn speaker(reading: Reading<'_>, by: Author) -> String {
    let Author::Attribution(index) = by else { return "author".to_owned() };
    let source = reading.statements.attributions.get(index).and_then(|spoken| spoken.source);
    source.map_or_else(String::new, |party| match party.name {
        Some(name) => reading.analysis.name(name).full.clone(),
        None => reading.article.text.slice(party.mention).to_owned(),
    })
}

/// Equal in full or in the last name, articles and titles aside.
fn same_party(gold: &str, found: &str) -> bool {
    let bare = |name: &str| {
        let lower = name.to_lowercase();
        lower.strip_prefix("the ").map_or(lower.clone(), str::to_owned)
    };
    let (gold, found) = (bare(gold), bare(found));
    let last = |name: &str| name.split_whitespace().last().map(str::to_owned);
    gold == found || gold != "author" && found != "author" && last(&gold) == last(&found)
}

fn same_words(gold: &str, found: &str) -> bool {
    match_quotes(&[gold], &[found]) == [Some(0)]
}

fn claim_kind(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Quantity => "quantity",
        ClaimKind::Comparison => "comparison",
        ClaimKind::RankOrRecord => "rank-or-record",
        ClaimKind::Trend => "trend",
        ClaimKind::Event => "event",
        ClaimKind::Quotation => "quotation",
        ClaimKind::Causal => "causal",
        ClaimKind::Prediction => "prediction",
        ClaimKind::Definition => "definition",
        ClaimKind::Opinion => "opinion",
    }
}

fn source_kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Link => "link",
        SourceKind::Named => "named",
        SourceKind::Vague => "vague",
        SourceKind::None => "none",
    }
}

fn wording_kind(kind: WordingKind) -> &'static str {
    match kind {
        WordingKind::Evaluative => "evaluative",
        WordingKind::Intensifier => "intensifier",
        WordingKind::Certainty => "certainty",
        WordingKind::Hedge => "hedge",
        WordingKind::Label => "label",
        WordingKind::Metaphor => "metaphor",
        WordingKind::Sarcasm => "sarcasm",
    }
}
