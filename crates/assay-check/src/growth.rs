//! "Growth in India was 8.5 percent": growth of nothing but a country is that of its economy.

use assay_evidence::Evidence;
use assay_quantity::{Quantity, UnitKind};

use crate::choose::{Choice, is_place_word};
use crate::lexicon::{Hit, Lexicon};
use crate::units::Fit;
use crate::words::{Word, words};

/// The growth of the economy, where "growth" stands between a country and nothing that grows.
pub(crate) fn choose<'a>(
    evidence: &'a Evidence,
    lexicon: &Lexicon<'a>,
    sentence: &[Word],
    quantity: &Quantity,
) -> Option<Choice<'a>> {
    if quantity.unit.kind != UnitKind::Percent || quantity.place.is_none_or(|place| place.code.is_none()) {
        return None;
    }
    let at = sentence.iter().position(|word| word.normal == "growth")?;
    // Any other measure in the sentence may be what grew.
    if !lexicon.hits(sentence).is_empty() {
        return None;
    }
    let word = |at: Option<usize>| at.and_then(|at| sentence.get(at)).map_or("", |word| word.normal.as_str());
    let before = word(at.checked_sub(1));
    let led = is_place_word(before) && !matches!(before, "new" | "state");
    let behind = at + 2 + usize::from(word(Some(at + 2)) == "the");
    let in_place = word(Some(at + 1)) == "in" && is_place_word(word(Some(behind)));
    let first = at == 0 || matches!(before, "the" | "annual");
    if !(led || first && in_place) {
        return None;
    }
    let hit = of_the_economy(lexicon)?;
    let series = evidence.states(hit.measure.series).first().copied()?;
    Some(Choice { hit, series, fit: Fit::Factor(1.0), own: vec!["growth".to_owned()] })
}

/// What "economic growth" names.
pub(crate) fn of_the_economy<'a>(lexicon: &Lexicon<'a>) -> Option<Hit<'a>> {
    let named = words("economic growth", 0);
    lexicon.hits(&named).into_iter().find(|hit| hit.length == 2 && !hit.grows)
}
