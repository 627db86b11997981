//! A title that says more than the text: a figure the text does not have, or has only as a
//! projection, a goal, a condition or an upper bound.

use assay_article::BlockKind;
use assay_quantity::{Bound, Modality, Quantity, UnitKind, Value};

use super::{Within, conflicting};
use crate::band::Band;
use crate::words::phrase;
use crate::{Finding, Subject};

/// How many figures of a title are looked for in the text.
const FIGURES: usize = 4;

pub(super) fn find(article: &Within<'_>) -> Vec<Finding> {
    let Some(title) = article.reading.article.blocks.iter().find(|block| block.kind == BlockKind::Title)
    else {
        return Vec::new();
    };
    let quantities = &article.reading.quantities.quantities;
    let in_title = |quantity: &Quantity| title.span.contains(quantity.span);
    let body: Vec<&Quantity> = quantities.iter().filter(|quantity| !in_title(quantity)).collect();
    let mut findings = Vec::new();
    for (index, quantity) in
        quantities.iter().enumerate().filter(|(_, quantity)| in_title(quantity)).take(FIGURES)
    {
        let states = quantity.modality == Modality::Observed && matches!(quantity.value, Value::Single(_));
        if !states || !matches!(quantity.bound, Bound::Equal | Bound::Above | Bound::AtLeast) {
            continue;
        }
        if announces_list(quantity) {
            continue;
        }
        let alike: Vec<&Quantity> = body.iter().copied().filter(|other| is_alike(quantity, other)).collect();
        let said = quantity.span.of(article.text());
        let found = match alike.iter().find(|other| same_value(quantity, other)) {
            Some(_) if alike.iter().any(|other| same_value(quantity, other) && asserts(other)) => continue,
            Some(weaker) => (weaker.span, weaker_than(weaker, said, weaker.span.of(article.text()))),
            None => {
                let Some(nearest) = alike.first() else { continue };
                let shown = nearest.span.of(article.text());
                (
                    nearest.span,
                    format!(
                        "The title gives “{said}”; the text gives “{shown}” and nowhere the title's figure."
                    ),
                )
            }
        };
        let (place, summary) = found;
        let own = article.claim_at(quantity.span);
        let Some(claim) = own.or_else(|| article.claim_at(place)) else { continue };
        let subject = Subject { claim, quantity: own.map(|_| index) };
        findings.push(conflicting("article-title", subject, summary, None));
    }
    findings
}

/// Heads of what an article lists, sorted: "9 things to do" says how long the list is.
const LISTED: &[&str] = &[
    "app", "benefit", "book", "chart", "exercise", "fact", "film", "food", "game", "gift", "habit", "hack",
    "idea", "lesson", "mistake", "moment", "movie", "myth", "photo", "place", "product", "question",
    "reason", "recipe", "rule", "secret", "show", "sign", "song", "step", "story", "takeaway", "thing",
    "tip", "tool", "trend", "trick", "type", "way",
];

/// Whether a figure of a title counts what the article lists.
fn announces_list(quantity: &Quantity) -> bool {
    let head = phrase(&quantity.unit.name).pop();
    quantity.unit.kind == UnitKind::Count
        && head.is_some_and(|head| LISTED.binary_search(&head.as_str()).is_ok())
}

/// Whether two figures may be the same: one unit, one measure as far as both are named, a change
/// both or neither.
fn is_alike(title: &Quantity, body: &Quantity) -> bool {
    let unit = title.unit.kind == body.unit.kind && title.unit.per == body.unit.per;
    let named = |quantity: &Quantity| quantity.measure.as_ref().map(|measure| phrase(&measure.name));
    let measure = match (named(title), named(body)) {
        (Some(a), Some(b)) => a.last() == b.last(),
        _ => false,
    };
    unit && measure
        && title.change.map(|change| change.kind) == body.change.map(|change| change.kind)
        && matches!(body.value, Value::Single(_))
}

/// Whether the text's figure is one that the title's may round.
fn same_value(title: &Quantity, body: &Quantity) -> bool {
    let Value::Single(number) = body.value else { return false };
    // A bound in a title ("over 80") is the text's own figure or below it.
    let exact =
        Band::of(title.value, Bound::Equal, 1.0).is_some_and(|band| band.widened(1e-9).holds(number.value()));
    exact
        || Band::of(title.value, title.bound, 1.0)
            .is_some_and(|band| title.bound != Bound::Equal && band.holds(number.value()))
}

/// Whether the text states the figure as plainly as a title without any word of doubt.
fn asserts(quantity: &Quantity) -> bool {
    quantity.modality == Modality::Observed
        && !matches!(quantity.bound, Bound::AtMost | Bound::Below | Bound::Nearly)
}

fn weaker_than(weaker: &Quantity, said: &str, shown: &str) -> String {
    let how = match (weaker.modality, weaker.bound) {
        (Modality::Projected, _) => "as a projection",
        (Modality::Target, _) => "as a goal",
        (Modality::Hypothetical, _) => "under a condition",
        (_, Bound::AtMost | Bound::Below) => "as an upper bound",
        (_, Bound::Nearly) => "as not quite reached",
        _ => "as an estimate",
    };
    format!("The title states “{said}”; the text gives it only {how} (“{shown}”).")
}
