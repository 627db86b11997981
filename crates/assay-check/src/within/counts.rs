//! Shares that cannot follow from the counts given with them.
//!
//! "12 of the 40 members (45 percent)" divides wrongly; "45 percent of the 8 people asked" is no
//! number of people. The second is the GRIM test of Brown and Heathers (2017) for a share.

use assay_quantity::{Bound, Number, Quantity, UnitKind, Value};
use assay_text::Span;

use super::{Within, conflicting};
use crate::band::Band;
use crate::words::{Word, words};
use crate::{Finding, Subject, figure};

/// Up to here a share says which number of people it is; beyond, every share is near one.
const FEW: f64 = 60.0;

pub(super) fn find(article: &Within<'_>) -> Vec<Finding> {
    let quantities = &article.reading.quantities.quantities;
    let mut findings = Vec::new();
    for (index, quantity) in quantities.iter().enumerate() {
        let (UnitKind::Percent, Value::Single(share)) = (quantity.unit.kind, quantity.value) else {
            continue;
        };
        if quantity.change.is_some() || !matches!(quantity.bound, Bound::Equal | Bound::About) {
            continue;
        }
        let Some(sentence) = article.sentence(quantity.span) else { continue };
        // Two shares in one sentence may be of two things.
        let first = quantities.partition_point(|other| other.span.start() < sentence.start());
        let alone = quantities[first..]
            .iter()
            .take_while(|other| other.span.start() < sentence.end())
            .filter(|other| other.unit.kind == UnitKind::Percent)
            .take(2)
            .count();
        let Some(claim) = article.claim_at(quantity.span).filter(|_| alone == 1) else { continue };
        let subject = Subject { claim, quantity: Some(index) };
        if let Some((summary, formula)) = wrong(article.text(), sentence, quantity, share) {
            findings.push(conflicting("article-share", subject, summary, Some(formula)));
        }
    }
    findings
}

fn wrong(text: &str, sentence: Span, quantity: &Quantity, share: Number) -> Option<(String, String)> {
    let words = words(sentence.of(text), sentence.start());
    let band = Band::of(quantity.value, quantity.bound, 1.0)?;
    let said = quantity.span.of(text);
    let pairs = pairs(&words, text, quantity.span);
    if let [(part, whole)] = pairs.as_slice() {
        let result = part / whole * 100.0;
        // The counts may as well be those of the others: "12 of 40 stayed, 70 percent left".
        if band.holds(result) || band.holds(100.0 - result) {
            return None;
        }
        let (part, whole) = (figure::plain(*part), figure::plain(*whole));
        let summary =
            format!("{part} of {whole} is {}%, which “{said}” does not agree with.", figure::plain(result));
        return Some((summary, format!("{part} / {whole} = {}% {}", figure::plain(result), band.formula())));
    }
    let n = whole_of(&words, text, quantity.span).filter(|_| pairs.is_empty())?;
    let possible = (0..=n as u32).map(|count| f64::from(count) / n * 100.0);
    if possible.clone().any(|share| band.holds(share)) {
        return None;
    }
    let nearest = possible
        .min_by(|a, b| (a - share.value()).abs().total_cmp(&(b - share.value()).abs()))
        .unwrap_or_default();
    let n = figure::plain(n);
    let summary = format!(
        "No number of {n} is “{said}”: the nearest share that is one is {}%.",
        figure::plain(nearest)
    );
    Some((summary, format!("k / {n} {} for no k; nearest {}%", band.formula(), figure::plain(nearest))))
}

/// "12 of the 40", "12 out of 40": pairs of whole numbers outside the share itself.
fn pairs(words: &[Word], text: &str, share: Span) -> Vec<(f64, f64)> {
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let Some(part) = whole_number(word, text).filter(|_| !share.contains(word.span)) else { continue };
        let rest: Vec<&str> = words.iter().skip(at + 1).take(5).map(|word| word.normal.as_str()).collect();
        let skip = match rest.as_slice() {
            ["out", "of", "the" | "its" | "all", ..] => 3,
            ["out", "of", ..] | ["of", "the" | "its" | "all" | "their", ..] => 2,
            ["of", ..] => 1,
            _ => continue,
        };
        let Some(whole) = words.get(at + 1 + skip).and_then(|word| whole_number(word, text)) else {
            continue;
        };
        // Years are no counts, and a part is not larger than its whole.
        if part <= whole && whole > 1.0 && !(1900.0..2100.0).contains(&whole) {
            found.push((part, whole));
        }
    }
    found
}

/// The small whole that the share is of: "45 percent of the 8 people asked".
fn whole_of(words: &[Word], text: &str, share: Span) -> Option<f64> {
    let at = words.partition_point(|word| word.span.start() < share.end());
    let rest: Vec<&str> = words.iter().skip(at).take(3).map(|word| word.normal.as_str()).collect();
    let skip = match rest.as_slice() {
        ["of", "the" | "its" | "all" | "their" | "those", ..] => 2,
        ["of", ..] => 1,
        _ => return None,
    };
    let word = words.get(at + skip)?;
    let n = whole_number(word, text).filter(|n| (2.0..=FEW).contains(n))?;
    // "of the 8 million people" is another number, and "of 20-year-olds" none.
    let next = words.get(at + skip + 1)?.normal.as_str();
    let scaled = matches!(next, "hundred" | "thousand" | "million" | "billion" | "percent" | "year");
    (!scaled).then_some(n)
}

/// A word of digits alone, with commas between thousands.
fn whole_number(word: &Word, text: &str) -> Option<f64> {
    let written = word.span.of(text);
    let before = text.get(..word.span.start())?.chars().next_back();
    let after = text.get(word.span.end()..)?;
    let joined = before.is_some_and(|c| matches!(c, '$' | '€' | '£' | '.' | ',' | '-' | '–'))
        || after.starts_with(['%', '-', '–'])
        || after.starts_with([',', '.']) && after[1..].starts_with(|c: char| c.is_ascii_digit());
    if joined || !written.bytes().all(|byte| byte.is_ascii_digit()) || written.len() > 9 {
        return None;
    }
    written.parse().ok()
}
