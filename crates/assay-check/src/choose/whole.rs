//! Choosing the series for what a claim says as a whole: a change without a figure, places compared,
//! places in an order.

use assay_evidence::Evidence;

use super::{Choice, Miss, alone, is_place_word, is_rate, own};
use crate::lexicon::{Hit, Lexicon};
use crate::units::{Fit, is_share_of_size};
use crate::words::{Word, phrase};
use crate::{Reason, operators};

/// Chooses the series for a change that is stated without a figure, from the claim's words.
pub(crate) fn choose_for_trend<'a>(
    evidence: &'a Evidence,
    lexicon: &Lexicon<'a>,
    sentence: &[Word],
) -> Option<Choice<'a>> {
    let hits = lexicon.hits(sentence);
    let shared = says_share(sentence);
    let hit = hits.iter().find(|hit| !hit.grows && (shared || !is_share_of_size(hit.measure)))?;
    let series = evidence.find(hit.measure.series)?;
    let excluded = hit.measure.not.iter().any(|word| crate::words::find(sentence, &phrase(word)).is_some());
    let own = own(hit, sentence);
    (!excluded).then_some(Choice { hit: *hit, series, fit: Fit::Relative, own })
}

/// Chooses the series in which places are compared: one that covers all of them. Where the words say
/// "share of GDP", a share of it; else what is measured itself, made from the share where it must be.
pub(crate) fn choose_for_places<'a>(
    evidence: &'a Evidence,
    lexicon: &Lexicon<'a>,
    sentence: &[Word],
    places: &[&str],
) -> Result<Option<Choice<'a>>, Miss> {
    let has = |words: &[&str]| sentence.iter().any(|word| words.contains(&word.normal.as_str()));
    let per_head = has(&["capita", "head"])
        || sentence.windows(2).any(|pair| pair[0].normal == "per" && pair[1].normal == "person");
    let share = says_share(sentence);
    let growth = operators::is_of_growth(sentence);
    let text: Vec<&str> = sentence.iter().map(|word| word.normal.as_str()).collect();
    let named_base = |hit: &Hit<'_>| {
        hit.measure.of.iter().any(|of| {
            let of = phrase(of);
            text.windows(of.len().max(1)).any(|window| window == of)
        })
    };
    // "grew faster" compares growth, not what grew.
    for hit in lexicon.hits(sentence).iter().filter(|hit| hit.grows == growth || growth && is_growth(hit)) {
        // The base of a share is not what is compared.
        let before = sentence.get(..hit.first).unwrap_or_default();
        let mut before = before.iter().rev().map(|word| word.normal.as_str());
        let link = before.find(|word| !matches!(*word, "the" | "its" | "their" | "our" | "it"));
        let after_of = link == Some("of")
            && before
                .next()
                .is_some_and(|word| matches!(word, "share" | "percentage" | "proportion" | "percent"));
        let Some(series) = evidence.states(hit.measure.series).first().copied() else { continue };
        let covered = evidence.places(series.code);
        if after_of || places.iter().any(|place| !covered.contains(place)) {
            continue;
        }
        let name = series.name.to_lowercase();
        if per_head && !name.contains("per capita") && !name.contains("per person") {
            continue;
        }
        let fit = if share && is_share_of_size(hit.measure) {
            if !named_base(hit) && is_of_money(hit) {
                continue;
            }
            Fit::Relative
        } else if is_share_of_size(hit.measure) {
            let Some((code, divisor)) = hit.measure.count else { continue };
            Fit::Count(code, divisor)
        } else if counts(hit, sentence) && series.unit.starts_with("per ") {
            // "more murders than Velm" counts them; the series is a rate.
            let Some((code, divisor)) = hit.measure.count else {
                return Err(Miss {
                    reason: Reason::DefinitionDiffers,
                    summary: format!("The claim counts; the series “{}” is a rate.", series.name),
                });
            };
            Fit::Count(code, divisor)
        } else {
            Fit::Relative
        };
        let choice = Choice { hit: *hit, series, fit, own: own(hit, sentence) };
        return alone(choice, sentence).map(Some);
    }
    Ok(None)
}

/// Chooses the series in which a place is ranked: as for places compared, else a share whose part has
/// no size in the store ("ranks 100th for women in parliament").
pub(crate) fn choose_for_order<'a>(
    evidence: &'a Evidence,
    lexicon: &Lexicon<'a>,
    sentence: &[Word],
) -> Result<Option<Choice<'a>>, Miss> {
    if let Some(choice) = choose_for_places(evidence, lexicon, sentence, &[])? {
        return Ok(Some(choice));
    }
    let hits = lexicon.hits(sentence);
    let Some(hit) = hits.into_iter().find(|hit| !hit.grows && !is_of_money(hit)) else { return Ok(None) };
    let Some(series) = evidence.states(hit.measure.series).first().copied() else { return Ok(None) };
    alone(Choice { hit, series, fit: Fit::Relative, own: own(&hit, sentence) }, sentence).map(Some)
}

/// Whether the words before the hit count what it names ("more murders", "as many murders"), which are
/// not called a rate.
fn counts(hit: &Hit<'_>, sentence: &[Word]) -> bool {
    let before = sentence.get(..hit.first).unwrap_or_default();
    let many = before.iter().rev().find(|word| !place_or_modifier(word));
    let per = sentence.iter().any(|word| matches!(word.normal.as_str(), "capita" | "per"));
    let counted = many.is_some_and(|word| matches!(word.normal.as_str(), "fewer" | "many" | "more" | "most"));
    counted && !per && !is_rate(hit, sentence)
}

/// Words that may stand between "more" and what is counted.
fn place_or_modifier(word: &Word) -> bool {
    matches!(word.normal.as_str(), "intentional" | "total") || is_place_word(&word.normal)
}

/// Whether the measure is a share of something that is money, whose part is money too.
fn is_of_money(hit: &Hit<'_>) -> bool {
    const MONEY: [&str; 6] = ["export", "gdp", "gni", "government spending", "import", "merchandise export"];
    hit.measure.of.iter().any(|of| MONEY.contains(of))
}

/// Whether a share is spoken of as one.
fn says_share(sentence: &[Word]) -> bool {
    sentence.iter().any(|word| matches!(word.normal.as_str(), "percentage" | "proportion" | "share"))
}

/// Whether the measure is itself one of growth.
fn is_growth(hit: &Hit<'_>) -> bool {
    hit.measure.words.iter().any(|words| words.contains("growth"))
}
