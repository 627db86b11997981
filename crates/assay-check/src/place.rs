//! The place of a claim.

use std::collections::BTreeSet;

use assay_claim::Reading;
use assay_evidence::Evidence;
use assay_language::{Mention, NameKind};
use assay_quantity::Quantity;
use assay_text::Span;

use crate::choose::Miss;
use crate::{Reason, term};

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
    // "Our unemployment rate", "this country": the one country the article speaks of.
    if named.is_empty()
        && of_us(claim.of(reading.article.text.as_str()))
        && let Some(own) = own_country(reading, evidence, &[]).filter(|own| covered.contains(&own.as_str()))
    {
        return Ok(own);
    }
    // "Under President Alden": the country led, where no other is named.
    if named.is_empty()
        && let Some(led) = term::led(evidence, reading.article.text.as_str(), claim)
        && covered.contains(&led.as_str())
    {
        return Ok(led);
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

/// Whether the words speak of the country they are said in.
fn of_us(words: &str) -> bool {
    let low = words.to_lowercase();
    let mut words = low.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let mut before = "";
    words.any(|word| {
        let country = matches!(word, "country" | "nation") && matches!(before, "the" | "this");
        before = word;
        country || matches!(word, "we" | "our" | "ours")
    })
}

/// A country, region, city or people named in a sentence.
pub(crate) struct Named {
    pub span: Span,
    /// Its code, where it is a country or group of countries.
    pub code: Option<String>,
}

/// The places and peoples named within `span`, in order of place.
pub(crate) fn named(reading: Reading<'_>, span: Span) -> Vec<Named> {
    let analysis = reading.analysis;
    let of = |mention: &Mention| {
        let name = analysis.names.get(mention.name?.0 as usize)?;
        let code = name.place.map(|code| code.as_str().to_owned());
        let is_place = code.is_some() || matches!(name.kind, NameKind::Place);
        is_place.then_some(Named { span: mention.span, code })
    };
    analysis.mentions_in(span).filter_map(of).collect()
}

/// The one country that the article names beside `others`; groups of countries are none.
pub(crate) fn own_country(reading: Reading<'_>, evidence: &Evidence, others: &[String]) -> Option<String> {
    let codes = reading.analysis.names.iter().filter_map(|name| name.place);
    let mut own: Option<String> = None;
    for code in codes {
        let code = code.as_str();
        if evidence.is_group(code) || others.iter().any(|other| other == code) {
            continue;
        }
        if own.as_deref().is_some_and(|own| own != code) {
            return None;
        }
        own = Some(code.to_owned());
    }
    own.or_else(|| of_leader(reading, evidence).filter(|code| !others.contains(code)))
}

/// The one country whose leaders, of those on the lists, the article names in full.
fn of_leader(reading: Reading<'_>, evidence: &Evidence) -> Option<String> {
    let mut own: Option<String> = None;
    for name in reading.analysis.names.iter().filter(|name| name.kind == NameKind::Person) {
        let Some((given, surname)) = name.full.rsplit_once(' ') else { continue };
        let given: Vec<String> = given.split(' ').map(str::to_lowercase).collect();
        let led = evidence.tenures(surname).into_iter().find(|tenure| {
            let known = tenure.person.to_lowercase();
            given.iter().all(|given| known.split(' ').any(|word| word == given))
        });
        let Some(led) = led else { continue };
        if own.as_deref().is_some_and(|own| own != led.place) {
            return None;
        }
        own = Some(led.place.to_owned());
    }
    own
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
