//! What a claim's kind and reach add to its priority. Set by hand, in the units of the learned
//! terms; a desk weighs them as it likes.

use std::collections::BTreeMap;

use assay_quantity::{Quantity, Value};
use assay_text::Span;

use super::{Checkability, Claim, ClaimKind, ClaimPlace, places};
use crate::Reading;

/// What each further place of the same figure in the article adds.
const AGAIN: f64 = 0.25;
/// As many further places count.
const MOST_AGAIN: usize = 2;

/// What the kind of a claim adds: what a record can settle goes before what none can.
pub(super) const fn of_kind(claim: &Claim) -> f64 {
    match claim.checkable {
        Checkability::Opinion => -1.5,
        Checkability::Prediction => -1.0,
        Checkability::Causal | Checkability::Vague => -0.75,
        Checkability::Checkable => match claim.kind {
            ClaimKind::RankOrRecord => 0.5,
            ClaimKind::Quantity | ClaimKind::Comparison => 0.3,
            ClaimKind::Trend => 0.2,
            ClaimKind::Definition => -0.3,
            ClaimKind::Event
            | ClaimKind::Quotation
            | ClaimKind::Causal
            | ClaimKind::Prediction
            | ClaimKind::Opinion => 0.0,
        },
    }
}

/// What its place adds.
const fn of_place(place: ClaimPlace) -> f64 {
    match place {
        ClaimPlace::Headline => 0.75,
        ClaimPlace::Lead => 0.5,
        ClaimPlace::Heading | ClaimPlace::Caption => 0.25,
        ClaimPlace::Text => 0.0,
    }
}

/// The reach of each of `claims`, which stand at `spans`: its place, and how often the article gives
/// one of its figures besides.
pub(super) fn reaches(reading: Reading<'_>, claims: &[Claim], spans: &[Span]) -> Vec<f64> {
    let all = &reading.quantities.quantities;
    let mut times: BTreeMap<Key<'_>, usize> = BTreeMap::new();
    for key in all.iter().filter_map(key) {
        *times.entry(key).or_default() += 1;
    }
    let again = |claim: &Claim| {
        let figures = claim.quantities.iter().filter_map(|index| all.get(*index)).filter_map(key);
        figures.filter_map(|key| times.get(&key)).map(|times| times - 1).max().unwrap_or(0)
    };
    places(reading, spans)
        .into_iter()
        .zip(claims)
        .map(|(place, claim)| of_place(place) + AGAIN * again(claim).min(MOST_AGAIN) as f64)
        .collect()
}

/// Value and unit of a figure, by which it is known again.
type Key<'a> = (u64, &'a str);

fn key(figure: &Quantity) -> Option<Key<'_>> {
    match figure.value {
        Value::Single(value) => Some((value.value().to_bits(), figure.unit.name.as_str())),
        _ => None,
    }
}
