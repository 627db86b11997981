//! Choosing the series by measure, unit and definition.

mod whole;

use assay_evidence::{Evidence, Series};
use assay_quantity::{ChangeKind, Manner, Quantity, UnitKind, Value};
use assay_text::Span;

use crate::lexicon::{Hit, Lexicon};
use crate::restate;
use crate::units::{Fit, fit, is_share_of_size};
use crate::when::When;
use crate::words::{Word, phrase, words};
use crate::{Reason, subgroup};

pub(crate) use whole::{choose_for_order, choose_for_places, choose_for_trend};

/// A series that measures what the claim speaks of.
pub(crate) struct Choice<'a> {
    pub hit: Hit<'a>,
    pub series: Series<'a>,
    pub fit: Fit<'a>,
    /// The words that named it.
    pub own: Vec<String>,
}

/// Why no series was chosen, with the sentence a reader gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Miss {
    pub reason: Reason,
    pub summary: String,
}

/// Names of measures that say nothing by themselves; the sentence must say what is measured.
const GENERIC: &[&str] = &[
    "amount",
    "billion",
    "capita",
    "figure",
    "half",
    "head",
    "level",
    "million",
    "number",
    "people",
    "percent",
    "percentage",
    "person",
    "proportion",
    "quarter",
    "rate",
    "record",
    "share",
    "third",
    "total",
    "trillion",
    "value",
];

/// How far from the number, in words, a measure may stand that the figure itself does not name.
const REACH: usize = 12;

/// How far behind a share its base is looked for, in characters.
const BASE: usize = 80;

/// Chooses the series for a figure; `near_figure` is the claim, as far as it is near the figure.
/// Of a share in words ("one in four adults was unemployed") the noun beside it is what it is a share
/// of; what is measured stands elsewhere in the sentence.
pub(crate) fn choose<'a>(
    evidence: &'a Evidence,
    lexicon: &Lexicon<'a>,
    text: &str,
    near_figure: Span,
    quantity: &Quantity,
) -> Result<Choice<'a>, Miss> {
    let sentence = words(near_figure.of(text), near_figure.start());
    let in_words = restate::is_share_in_words(text, quantity) || measures_base(text, quantity);
    let beside = quantity.measure.as_ref().filter(|_| in_words).map(|measure| phrase(&measure.name));
    let base = base(text, quantity, in_words)
        .or_else(|| base_of_start(text, near_figure, quantity))
        .or(beside.filter(|words| !words.iter().all(|word| is_person(word))));
    // A verb behind the measure ("population passed") is no part of its name.
    let measure = quantity.measure.as_ref().filter(|_| !in_words).map(|measure| {
        let mut words = words(&measure.name, 0);
        let verb = words.iter().skip(1).position(|word| crate::part::ends(&word.normal));
        words.truncate(verb.map_or(words.len(), |at| at + 1));
        words
    });
    // The name of a place measures nothing: "India received $111 billion in remittances".
    let says_nothing = |word: &Word| is_generic(&word.normal) || is_place_word(&word.normal);
    let named = measure.clone().filter(|words| !words.iter().all(says_nothing));
    let counted = (quantity.unit.kind == UnitKind::Count).then(|| words(&quantity.unit.name, 0));
    let mut seen = false;
    // The name the figure was given may be a part of a longer one: "gdp" of "GDP per capita".
    let overlaps = |hit: &Hit<'_>| {
        let words = sentence.get(hit.first..hit.first + hit.length).unwrap_or_default();
        quantity.measure.as_ref().is_some_and(|measure| {
            !in_words
                && words.iter().any(|word| {
                    word.span.start() < measure.span.end() && measure.span.start() < word.span.end()
                })
        })
    };
    let longest = measure
        .as_deref()
        .map_or(0, |words| lexicon.hits(words).iter().map(|hit| hit.length).max().unwrap_or(0));
    let mut covering = near(&lexicon.hits(&sentence), &sentence, quantity.number);
    covering.retain(|hit| overlaps(hit) && hit.length > longest.max(1));
    if let Some(choice) = best(evidence, &covering, &sentence, quantity, base.as_deref()) {
        return alone(choice, &sentence);
    }
    for source in [measure.clone(), counted].into_iter().flatten() {
        let mut hits = lexicon.hits(&source);
        hits.retain(|hit| is_head(hit, &source));
        seen |= !hits.is_empty();
        if let Some(choice) = best(evidence, &hits, &source, quantity, base.as_deref()) {
            qualified(&choice, &source, &sentence)?;
            return Ok(choice);
        }
    }
    let said = crate::growth::choose(evidence, lexicon, &sentence, quantity)
        .or_else(|| crate::inhabitants::choose(evidence, lexicon, text, quantity))
        .or_else(|| crate::children::choose(evidence, lexicon, &sentence, quantity, text));
    if let Some(choice) = said {
        return Ok(choice);
    }
    // The figure names no measure that fits; what stands near it in the sentence may, but only
    // where the figure names none at all, names one in another unit, is a rate of things ("6.9
    // births per woman") or gives its base.
    let hits = near(&lexicon.hits(&sentence), &sentence, quantity.number);
    let choice = best(evidence, &hits, &sentence, quantity, base.as_deref());
    if let Some(choice) = choice
        && (named.is_none()
            || seen
            || overlaps(&choice.hit)
            || quantity.unit.per.is_some()
            || (base.is_some() && !choice.hit.measure.of.is_empty()))
    {
        return alone(choice, &sentence);
    }
    let what = quantity
        .measure
        .as_ref()
        .map_or_else(|| "this figure".to_owned(), |measure| format!("“{}”", measure.name));
    let unit = if seen { " in this unit" } else { "" };
    Err(Miss { reason: Reason::NoSeries, summary: format!("No series at hand measures {what}{unit}.") })
}

/// The words of a hit.
fn own(hit: &Hit<'_>, source: &[Word]) -> Vec<String> {
    source.iter().skip(hit.first).take(hit.length).map(|word| word.normal.clone()).collect()
}

/// Whether the hit holds the head noun of a measure's name: nothing follows but a phrase that
/// says where, of whom or when ("homicides in Lorania"). "Tax" in "tax prep software" names no tax.
fn is_head(hit: &Hit<'_>, source: &[Word]) -> bool {
    const OPENS: &[&str] =
        &["among", "at", "between", "by", "for", "from", "in", "of", "on", "per", "since", "to", "with"];
    source.get(hit.first + hit.length).is_none_or(|next| {
        OPENS.contains(&next.normal.as_str())
            || subgroup::is_neutral(&next.normal)
            || is_place_word(&next.normal)
    })
}

/// A choice by words of the sentence, which stand for themselves: only they may be qualified.
fn alone<'a>(choice: Choice<'a>, sentence: &[Word]) -> Result<Choice<'a>, Miss> {
    let own = sentence.get(choice.hit.first..choice.hit.first + choice.hit.length).unwrap_or_default();
    let first = choice.hit.first;
    let alone = Choice { hit: Hit { first: 0, ..choice.hit }, ..choice };
    qualified(&alone, own, sentence)?;
    Ok(Choice { hit: Hit { first, ..alone.hit }, ..alone })
}

/// Whether a rise is the value of the series: "GDP grew by 3 percent", "growth of 3 percent".
fn grows(hit: &Hit<'_>, source: &[Word], quantity: &Quantity) -> bool {
    let growth = own(hit, source).iter().any(|word| word == "growth");
    hit.grows || growth && quantity.change.is_some_and(|change| change.kind == ChangeKind::Rise)
}

/// Whether the words of the hit call what they name a rate.
fn is_rate(hit: &Hit<'_>, source: &[Word]) -> bool {
    own(hit, source).iter().any(|word| matches!(word.as_str(), "rate" | "ratio" | "mortality"))
}

pub(crate) fn is_generic(word: &str) -> bool {
    GENERIC.binary_search(&word).is_ok()
}

/// The hits that stand near the number, nearest first among those of the same length.
fn near<'a>(hits: &[Hit<'a>], sentence: &[Word], number: Span) -> Vec<Hit<'a>> {
    let at = sentence.partition_point(|word| word.span.start() < number.start());
    let distance = |hit: &Hit<'_>| {
        if hit.first >= at { hit.first - at } else { at.saturating_sub(hit.first + hit.length) }
    };
    let mut near: Vec<Hit<'a>> = hits.iter().filter(|hit| distance(hit) <= REACH).copied().collect();
    near.sort_by_key(|hit| (usize::MAX - hit.length, distance(hit), hit.rank));
    near
}

/// The first hit whose series can have the figure's unit and base. The words of a share's base
/// ("percent of GDP") name no measure.
fn best<'a>(
    evidence: &'a Evidence,
    hits: &[Hit<'a>],
    source: &[Word],
    quantity: &Quantity,
    base: Option<&[String]>,
) -> Option<Choice<'a>> {
    // What grows comes before what is: "GDP grew by 3 %" is a growth rate. Over several years the
    // series itself says by how much, unless it is in money of changing worth.
    let over_years = matches!(When::of(quantity.period), When::Years(..) | When::Since(_))
        && quantity.manner != Some(Manner::Average);
    let is_level = |hit: &&Hit<'a>| {
        over_years
            && !hit.grows
            && evidence
                .find(hit.measure.series)
                .is_some_and(|series| !series.unit.contains("US$") && series.unit != "annual %")
    };
    let ordered = (hits.iter().filter(is_level))
        .chain(hits.iter().filter(|hit| hit.grows))
        .chain(hits.iter().filter(|hit| !hit.grows && !is_level(hit)));
    let mut second = None;
    for hit in ordered {
        let Some(series) = evidence.states(hit.measure.series).first().copied() else { continue };
        let Some(fit) =
            fit(hit.measure, series.unit, quantity, grows(hit, source, quantity), is_rate(hit, source))
        else {
            continue;
        };
        let choice = Choice { hit: *hit, series, fit, own: own(hit, source) };
        // A share of something whose part has a size of its own must name its base.
        let of_itself = hit.measure.of.iter().any(|of| {
            let of = phrase(of);
            choice.own.windows(of.len().max(1)).any(|window| window == of)
        });
        if base.is_none()
            && quantity.unit.kind == UnitKind::Percent
            && is_share_of_size(hit.measure)
            && !of_itself
        {
            continue;
        }
        // Only a share has a base; where the claim names it, a measure of that base is meant.
        if base.is_none() || quantity.unit.kind != UnitKind::Percent || fit == Fit::Relative {
            return second.or(Some(choice));
        }
        match of_base(hit, base) {
            Base::Named => return Some(choice),
            Base::Unsaid if second.is_none() => second = Some(choice),
            _ => {}
        }
    }
    second
}

/// How a share's base agrees with a measure's.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Base {
    /// The claim names the measure's base.
    Named,
    /// The claim names none, or the measure has none.
    Unsaid,
    /// The claim names another.
    Other,
}

fn of_base(hit: &Hit<'_>, base: Option<&[String]>) -> Base {
    let Some(base) = base else { return Base::Unsaid };
    let bases: Vec<Vec<String>> = hit.measure.of.iter().map(|of| phrase(of)).collect();
    // "60 percent of the total" is a share of what the measure's shares are of.
    let whole = base.iter().find(|word| *word != "the").is_some_and(|word| word == "total");
    if whole && !bases.is_empty()
        || bases.iter().any(|known| base.windows(known.len()).any(|window| window == known))
    {
        return Base::Named;
    }
    // "half of Lorania": the country itself says nothing of what the share is of.
    let after = base.iter().position(|word| !is_place_word(word)).unwrap_or(base.len());
    if after > 0 && base.get(after).is_none_or(|word| crate::part::ends(word)) {
        return Base::Unsaid;
    }
    Base::Other
}

/// Whether what the figure was given as its measure is what it is a share of: "23 percent of the forests".
fn measures_base(text: &str, quantity: &Quantity) -> bool {
    let Some(measure) = quantity.measure.as_ref().filter(|_| quantity.unit.kind == UnitKind::Percent) else {
        return false;
    };
    let between = text.get(quantity.number.end()..measure.span.start()).unwrap_or_default();
    let words = phrase(between);
    let of = words.iter().position(|word| word == "of");
    of.is_some_and(|of| {
        words.iter().take(of).all(|word| matches!(word.as_str(), "cent" | "per" | "percent"))
            && words.iter().skip(of + 1).all(|word| is_link(word))
    })
}

/// Words between "of" and what something is a share of.
fn is_link(word: &str) -> bool {
    matches!(word, "all" | "its" | "our" | "that" | "the" | "their" | "these" | "those" | "total")
}

/// Words for people in general: a share of them is one of whoever the measure counts.
fn is_person(word: &str) -> bool {
    matches!(word, "adult" | "citizen" | "inhabitant" | "person" | "resident" | "worker")
        || is_place_word(word)
}

/// What a share is a share of: the words after "of" behind the figure.
fn base(text: &str, quantity: &Quantity, in_words: bool) -> Option<Vec<String>> {
    if quantity.unit.kind != UnitKind::Percent {
        return None;
    }
    let inside = quantity.span.of(text).split_once(" of ").map(|(_, rest)| rest.to_owned());
    let after = || {
        let rest = text.get(quantity.span.end()..)?;
        let rest = rest.strip_prefix(" of ")?;
        let rest: String = rest.chars().take(BASE).collect();
        Some(rest.split(['.', ',', ';', ':', '\n', '(', '—']).next()?.to_owned())
    };
    // "nine out of ten" is a share, not one of ten.
    let inside = inside.filter(|inside| !in_words && !inside.contains(|c: char| c.is_ascii_digit()));
    let words = phrase(&inside.or_else(after)?);
    Some(words.into_iter().take(5).collect())
}

/// The base of the figure a change came from: "from 2.2 percent of GDP to 4.2 percent".
fn base_of_start(text: &str, near_figure: Span, quantity: &Quantity) -> Option<Vec<String>> {
    if quantity.unit.kind != UnitKind::Percent
        || !quantity.change.is_some_and(|change| change.kind == ChangeKind::To)
    {
        return None;
    }
    let before = text.get(near_figure.start()..quantity.span.start())?;
    let at = ["percent of ", "per cent of ", "% of "]
        .iter()
        .filter_map(|of| Some(before.rfind(of)? + of.len()))
        .max()?;
    let rest: String = before.get(at..)?.chars().take(BASE).collect();
    Some(phrase(rest.split(['.', ',', ';', ':', '\n', '(']).next()?).into_iter().take(5).collect())
}

/// How many words before the name of a measure may make it something else.
const BEFORE: usize = 5;

/// The words of the sentence right before the measure's `own`.
fn words_before<'w>(own: &[String], sentence: &'w [Word]) -> &'w [Word] {
    let at = crate::words::find(sentence, own).unwrap_or_default();
    sentence.get(at.saturating_sub(BEFORE)..at).unwrap_or_default()
}

/// Words beside the measure's name must leave it what it is.
fn qualified(choice: &Choice<'_>, source: &[Word], sentence: &[Word]) -> Result<(), Miss> {
    let hit = choice.hit;
    let name = choice.series.name;
    let own = own(&hit, source);
    let near = words_before(&own, sentence);
    for not in &hit.measure.not {
        let not = phrase(not);
        // Of several words ("took in") a few before the name say as much as one in it.
        let beside = crate::words::find(source, &not)
            .or_else(|| crate::words::find(near, &not).filter(|_| not.len() > 1))
            .is_some_and(|_| !not.iter().all(|word| own.contains(word)));
        if beside {
            return Err(Miss {
                reason: Reason::DefinitionDiffers,
                summary: format!(
                    "The series “{name}” measures something else than “{}” figures.",
                    not.join(" ")
                ),
            });
        }
    }
    // The measure's own group narrows nothing: "64 percent of children" were vaccinated.
    let of_group = |group: &str| {
        let known = hit.measure.of.iter().chain(&hit.measure.words);
        known.into_iter().any(|known| phrase(known).iter().any(|word| word == group))
    };
    if let Some(group) = subgroup::group(sentence, &own).filter(|group| !of_group(group)) {
        return Err(Miss {
            reason: Reason::Subgroup,
            summary: format!("The claim speaks of a group (“{group}”); the series “{name}” counts everyone."),
        });
    }
    let before = source.iter().take(hit.first);
    let after = source.iter().skip(hit.first + hit.length);
    let other = before.chain(after).find(|word| {
        !subgroup::is_neutral(&word.normal)
            && assay_language::place(&word.normal).is_none()
            && !is_place_word(&word.normal)
    });
    if let Some(word) = other.filter(|word| subgroup::is_group(&word.normal)) {
        return Err(Miss {
            reason: Reason::Subgroup,
            summary: format!(
                "The claim speaks of a group (“{}”); the series “{name}” counts everyone.",
                word.normal
            ),
        });
    }
    if let Some(word) = other {
        return Err(Miss {
            reason: Reason::DefinitionDiffers,
            summary: format!(
                "The claim's “{}” narrows or changes what the series “{name}” measures.",
                word.normal
            ),
        });
    }
    Ok(())
}

/// Words of places that are not one by themselves: "united", "south".
pub(crate) fn is_place_word(word: &str) -> bool {
    assay_language::place(&capitalised(word)).is_some()
        || [
            "u.s", "u.s.a", "u.k", "el", "kingdom", "new", "north", "republic", "saudi", "south", "sri",
            "united", "states", "state",
        ]
        .contains(&word)
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Whether there is anything to look up: a number, a change or a place in an order.
pub(crate) fn is_figure(quantity: &Quantity) -> bool {
    match quantity.value {
        Value::Single(_) | Value::Range(..) => true,
        Value::None => quantity.change.is_some() || quantity.manner.is_some(),
        Value::Vague | Value::Unread => false,
    }
}
