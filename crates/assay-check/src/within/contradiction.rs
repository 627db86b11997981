//! Two figures of one measure, place and period, in one voice, that cannot both be right.

use std::collections::BTreeMap;

use assay_claim::Author;
use assay_quantity::{Bound, Modality, Period, Quantity, Value};
use assay_text::Span;

use super::{Within, conflicting};
use crate::band::Band;
use crate::choose::{is_generic, is_place_word};
use crate::words::phrase;
use crate::{Finding, Subject, figure};

/// What two figures must share to be about the same thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    measure: Vec<String>,
    place: String,
    years: (i16, i16),
    unit: (String, Option<String>),
    /// Whose words: `None` for the article's own.
    by: Option<usize>,
}

pub(super) fn find(article: &Within<'_>) -> Vec<Finding> {
    let mut first: BTreeMap<Key, (usize, &Quantity)> = BTreeMap::new();
    let mut findings = Vec::new();
    for (index, claim) in article.claims.iter().enumerate() {
        let by = match claim.by {
            Author::Article => None,
            Author::Attribution(attribution) => Some(attribution),
        };
        for &number in &claim.quantities {
            let Some(quantity) = article.reading.quantities.quantities.get(number) else { continue };
            let Some(key) = key(article, quantity, by) else { continue };
            let Some((_, before)) = first.get(&key) else {
                first.insert(key, (number, quantity));
                continue;
            };
            // Two figures of one sentence are told apart by words that are not read here.
            if before.sentence == quantity.sentence || agree(before, quantity) {
                continue;
            }
            let subject = Subject { claim: index, quantity: Some(number) };
            let (said, now) = (before.span.of(article.text()), quantity.span.of(article.text()));
            let summary = format!(
                "The article gives “{now}” here and “{said}” before for the same {}, place and period; both cannot be right.",
                key.measure.join(" ")
            );
            findings.push(conflicting("article-contradiction", subject, summary, formula(before, quantity)));
        }
    }
    findings
}

/// What a figure is about; `None` where it does not say all of it, or is no plain value.
fn key(article: &Within<'_>, quantity: &Quantity, by: Option<usize>) -> Option<Key> {
    let plain = quantity.bound == Bound::Equal
        && quantity.change.is_none()
        && quantity.manner.is_none()
        && !quantity.negated
        && quantity.modality == Modality::Observed
        && matches!(quantity.value, Value::Single(_));
    let Period::Known { interval, span: Some(when) } = quantity.period else { return None };
    let place = quantity.place?;
    // A place or year of another sentence is a guess, and guesses contradict each other easily.
    let own = |span: Span| {
        let sentences = &article.reading.analysis.sentences;
        sentences.get(quantity.sentence).is_some_and(|sentence| sentence.span.contains(span))
    };
    if !own(when) || !own(place.span) {
        return None;
    }
    let (start, end) = (interval.start?, interval.end?);
    // Of a month or day there may be two figures in one year.
    let whole = start.month().is_none() && end.month().is_none();
    let measure = phrase(&quantity.measure.as_ref()?.name);
    let says = measure.iter().any(|word| word.len() > 2 && !is_generic(word) && !is_place_word(word));
    (plain && whole && says).then_some(Key {
        measure,
        place: match place.code {
            Some(code) => code.as_str().to_owned(),
            None => place.span.of(article.text()).to_lowercase(),
        },
        years: (start.year(), end.year()),
        unit: (quantity.unit.name.to_lowercase(), quantity.unit.per.clone()),
        by,
    })
}

/// Whether one number can be meant by both.
fn agree(a: &Quantity, b: &Quantity) -> bool {
    let (Value::Single(x), Value::Single(y)) = (a.value, b.value) else { return true };
    let band = |quantity: &Quantity| Band::of(quantity.value, Bound::Equal, 1.0);
    let close = |band: Option<Band>, value: f64| band.is_none_or(|band| band.widened(1e-9).holds(value));
    // The coarser of the two allows the other.
    close(band(a), y.value()) || close(band(b), x.value())
}

fn formula(a: &Quantity, b: &Quantity) -> Option<String> {
    let (Value::Single(a), Value::Single(b)) = (a.value, b.value) else { return None };
    Some(format!("{} ≠ {}", figure::plain(a.value()), figure::plain(b.value())))
}
