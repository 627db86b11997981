//! The place of a claim.

use std::collections::BTreeSet;

use assay_claim::Reading;
use assay_evidence::Evidence;
use assay_quantity::Quantity;
use assay_text::Span;

use crate::Reason;
use crate::choose::Miss;

/// The code of the place that a claim about `series` speaks of.
pub(crate) fn place(
    reading: Reading<'_>,
    evidence: &Evidence,
    series: &str,
    claim: Span,
    quantity: Option<&Quantity>,
) -> Result<String, Miss> {
    let covered = evidence.places(series);
    let named = named_in(reading, claim);
    let stated = quantity.and_then(|quantity| quantity.place);
    if let Some(stated) = stated {
        let words = stated.span.of(reading.article.text.as_str());
        let Some(code) = stated.code else {
            return Err(Miss {
                reason: Reason::Subgroup,
                summary: format!("“{words}” is no country: the series at hand speak of whole countries."),
            });
        };
        if let [only] = covered.as_slice()
            && *only != code.as_str()
        {
            let reason = if named.contains(*only) { Reason::Subgroup } else { Reason::NoSeries };
            let name = evidence.place_name(only).unwrap_or(only);
            return Err(Miss {
                reason,
                summary: format!("The series at hand covers {name} alone, not {words}."),
            });
        }
        return Ok(code.as_str().to_owned());
    }
    if named.is_empty() && covered.contains(&WORLD) && of_the_world(claim.of(reading.article.text.as_str())) {
        return Ok(WORLD.to_owned());
    }
    let mut places = named.iter().filter(|code| covered.contains(&code.as_str()));
    match (places.next(), places.next()) {
        (Some(only), None) => Ok(only.clone()),
        (None, _) => match covered.as_slice() {
            // A series of one country, in an article that speaks of that country.
            [only] if mentions(reading, only) => Ok((*only).to_owned()),
            _ => Err(unclear("The article does not say which country the figure is about.")),
        },
        (Some(_), Some(_)) => Err(unclear("The claim names several countries.")),
    }
}

/// The code of the world as a whole.
const WORLD: &str = "WLD";

/// Whether the words speak of the whole world and of no place in it.
fn of_the_world(words: &str) -> bool {
    let low = words.to_lowercase().replace('’', "'");
    let said = ["the world's", "worldwide", "globally", "global ", "around the world", "of the world "];
    said.iter().any(|said| low.contains(said))
}

fn unclear(summary: &str) -> Miss {
    Miss { reason: Reason::PlaceUnclear, summary: summary.to_owned() }
}

/// Codes of the countries and groups named within `span`.
fn named_in(reading: Reading<'_>, span: Span) -> BTreeSet<String> {
    let analysis = reading.analysis;
    let names = analysis.mentions_in(span).filter_map(|mention| mention.name);
    let codes = names.filter_map(|id| analysis.names.get(id.0 as usize)?.place);
    codes.map(|code| code.as_str().to_owned()).collect()
}

fn mentions(reading: Reading<'_>, place: &str) -> bool {
    reading.analysis.names.iter().any(|name| name.place.is_some_and(|code| code.as_str() == place))
}
