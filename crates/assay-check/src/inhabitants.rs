//! "The Philippines had 115.8 million people": a number of people that a country is said to have.

use assay_evidence::Evidence;
use assay_quantity::{Quantity, UnitKind};

use crate::choose::Choice;
use crate::lexicon::{Hit, Lexicon};
use crate::units::Fit;
use crate::words::words;

/// Verbs before the number.
const HAS: &[&str] = &["had", "has", "have", "numbers", "numbered"];
/// What may follow the people so that all of the country's are meant.
const ENDS: &[&str] = &["as", "at", "by", "in", "on", "today", "now", "and", "after", "when", "last", "this"];

/// The population, where the figure counts people, a verb of having stands before it and nothing
/// after it says which people.
pub(crate) fn choose<'a>(
    evidence: &'a Evidence,
    lexicon: &Lexicon<'a>,
    text: &str,
    quantity: &Quantity,
) -> Option<Choice<'a>> {
    let counts_people = quantity.unit.kind == UnitKind::Count
        && quantity.unit.per.is_none()
        && matches!(quantity.unit.name.as_str(), "people" | "person" | "persons" | "inhabitants");
    if !counts_people || quantity.change.is_some() || quantity.place.is_none() {
        return None;
    }
    let before = text.get(..quantity.span.start())?.trim_end();
    let verb = before.rsplit(|c: char| !c.is_alphabetic()).next()?.to_lowercase();
    if !HAS.contains(&verb.as_str()) && !before.ends_with(" home to") {
        return None;
    }
    let after = text.get(quantity.span.end()..)?.trim_start();
    let next: String = after.chars().take_while(|c| c.is_alphabetic()).collect::<String>().to_lowercase();
    let closed = after.is_empty() || after.starts_with(['.', ',', ';', ':', '(', ')', '"', '”', '—', '–']);
    // "in 2024" says when, "in prison" says which.
    let when = next != "in" || after[2..].trim_start().starts_with(|c: char| c.is_ascii_digit());
    if !(closed || ENDS.contains(&next.as_str()) && when) {
        return None;
    }
    let named = words("population", 0);
    let hit: Hit<'a> = lexicon.hits(&named).into_iter().find(|hit| !hit.grows)?;
    let series = evidence.states(hit.measure.series).first().copied()?;
    let own = words(quantity.unit.span?.of(text), 0).into_iter().map(|word| word.normal).collect();
    Some(Choice { hit, series, fit: Fit::Factor(1.0), own })
}
