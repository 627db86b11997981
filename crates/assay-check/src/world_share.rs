//! "India makes up 18 percent of the world's population": a place's share of the world's total.

use assay_claim::Reading;
use assay_evidence::{Evidence, Observation};
use assay_quantity::{Quantity, UnitKind};
use assay_text::Span;

use crate::lexicon::{Hit, Lexicon};
use crate::part;
use crate::place::named;
use crate::record::Record;
use crate::units::Fit;
use crate::words::words;

/// The code of the world as a whole.
const WORLD: &str = "WLD";
/// How far behind the figure the world's total is named, in bytes.
const REACH: usize = 90;

/// A series of shares of the world's total.
pub(crate) struct Share<'a> {
    pub hit: Hit<'a>,
    pub record: Record<'a>,
}

/// The share, where the figure is one of the world's total of something that adds up.
pub(crate) fn question<'a>(
    reading: Reading<'_>,
    evidence: &'a Evidence,
    lexicon: &Lexicon<'a>,
    near: Span,
    quantity: &Quantity,
) -> Option<Share<'a>> {
    if quantity.unit.kind != UnitKind::Percent || quantity.change.is_some() {
        return None;
    }
    let text = reading.article.text.as_str();
    let mut end = quantity.number.end().saturating_add(REACH).min(near.end()).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let behind = Span::new(quantity.number.end(), end.max(quantity.number.end()));
    let said = words(behind.of(text), behind.start());
    let of = said.iter().take(4).position(|word| word.normal == "of")?;
    let mut at = of + 1;
    while said.get(at).is_some_and(|word| matches!(word.normal.as_str(), "the" | "all" | "total")) {
        at += 1;
    }
    let world = said.get(at).is_some_and(|word| matches!(word.normal.as_str(), "world" | "global"));
    let rest = said.get(at + 1..).filter(|_| world)?;
    let hit = lexicon.hits(rest).into_iter().find(|hit| hit.first == 0 && !hit.grows && !hit.turned)?;
    let around = words(near.of(text), near.start());
    let excluded =
        hit.measure.not.iter().any(|not| crate::words::find(&around, &crate::words::phrase(not)).is_some());
    if excluded {
        return None;
    }
    // What follows must not narrow it: "the world's population growth".
    let next = rest.get(hit.length).map_or("", |word| word.normal.as_str());
    let parted = rest.get(hit.length).zip(rest.get(hit.length.checked_sub(1)?)).is_none_or(|(next, last)| {
        text.get(last.span.end()..next.span.start()).is_some_and(|gap| !gap.trim().is_empty())
    });
    if !parted && !part::ends(next) && !matches!(next, "in" | "on" | "by" | "with") {
        return None;
    }
    let mut places: Vec<String> = named(reading, near).into_iter().filter_map(|name| name.code).collect();
    places.retain(|code| code != WORLD);
    places.dedup();
    let [place] = places.as_slice() else { return None };
    let series = evidence.find(hit.measure.series)?;
    let adds_up =
        !series.unit.contains('%') && !series.unit.contains("per ") && !series.name.contains("per capita");
    if !adds_up {
        return None;
    }
    let mut record = Record::new(evidence, series, place, Fit::Relative);
    let world = evidence.observations(series.code, WORLD);
    record.values = record
        .values
        .iter()
        .filter_map(|observation| {
            let whole = world.iter().find(|whole| whole.year == observation.year && whole.value > 0.0)?;
            Some(Observation { year: observation.year, value: observation.value / whole.value * 100.0 })
        })
        .collect();
    if record.values.is_empty() {
        return None;
    }
    "% of the world’s total".clone_into(&mut record.unit);
    Some(Share { hit, record })
}
