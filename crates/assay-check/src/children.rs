//! "Women had 4.1 children on average": the fertility rate in plain words.

use assay_evidence::Evidence;
use assay_quantity::{Manner, Quantity, UnitKind, Value};

use crate::choose::Choice;
use crate::lexicon::{Hit, Lexicon};
use crate::units::Fit;
use crate::words::{Word, words};

/// No country's women had more, on average.
const MOST: f64 = 10.0;

/// The fertility rate, where an average number of children is told of women.
pub(crate) fn choose<'a>(
    evidence: &'a Evidence,
    lexicon: &Lexicon<'a>,
    sentence: &[Word],
    quantity: &Quantity,
    text: &str,
) -> Option<Choice<'a>> {
    let children = quantity.unit.kind == UnitKind::Count
        && quantity.unit.per.is_none()
        && matches!(quantity.unit.name.as_str(), "children" | "child");
    let few = matches!(quantity.value, Value::Single(number) if number.value() < MOST);
    let average = quantity.manner == Some(Manner::Average);
    let women = sentence.iter().any(|word| word.normal == "woman");
    if !(children && few && average && women) || quantity.change.is_some() {
        return None;
    }
    let named = words("fertility rate", 0);
    let hit: Hit<'a> = lexicon.hits(&named).into_iter().find(|hit| hit.length == 2 && !hit.grows)?;
    let series = evidence.states(hit.measure.series).first().copied()?;
    let own = words(quantity.unit.span?.of(text), 0).into_iter().map(|word| word.normal).collect();
    Some(Choice { hit, series, fit: Fit::Factor(1.0), own })
}
