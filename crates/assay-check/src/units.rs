//! Whether a figure can be one of a series, by its unit.

use assay_evidence::MeasureName;
use assay_quantity::{ChangeKind, Quantity, Unit, UnitKind, Value};

/// How a figure's unit relates to a series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Fit<'a> {
    /// The figure times the factor is in the series' unit.
    Factor(f64),
    /// The figure is a count: series × the other series / number.
    Count(&'a str, u32),
    /// The figure is a relative change or a multiple: the unit does not matter.
    Relative,
}

/// Names under which `data/measures.txt` may list the unit, most exact first.
pub(crate) fn names(unit: &Unit) -> Vec<String> {
    let per = unit.per.as_deref().map(|per| match per {
        "capita" | "head" | "inhabitant" | "resident" | "citizen" => "person",
        "1 million" | "million" | "1,000,000" => "million",
        "100 people" => "100",
        other => other,
    });
    let name = match unit.name.as_str() {
        "$" => "USD",
        name => name,
    };
    let mut names = Vec::new();
    match (unit.kind, per) {
        (UnitKind::Percent, _) => names.push("percent".to_owned()),
        (UnitKind::Currency | UnitKind::Physical, Some(per)) if per != "year" => {
            names.push(format!("{name} per {per}"));
            if per == "person" {
                names.push(name.to_owned());
            }
        }
        (UnitKind::Count | UnitKind::None, Some(per)) if per != "year" => names.push(format!("per {per}")),
        (UnitKind::None, _) => names.push("bare".to_owned()),
        (UnitKind::Count, _) => {
            names.push(name.to_lowercase());
            names.push("count".to_owned());
        }
        (_, _) => names.push(name.to_owned()),
    }
    names
}

/// Bases of shares whose part has a size of its own, sorted: "exports rose by 10 %" speaks of
/// exports, not of their share of GDP.
const SIZED: &[&str] = &[
    "commercial profit",
    "death",
    "electricity",
    "export",
    "gdp",
    "gni",
    "government spending",
    "import",
    "income",
    "merchandise export",
    "seat",
];

/// Whether the series is a share of something whose part is more often spoken of by its size.
pub(crate) fn is_share_of_size(measure: &MeasureName<'_>) -> bool {
    measure.of.iter().any(|of| SIZED.contains(of) || of.ends_with("energy consumption"))
}

/// Whether and how the figure can be one of the measure; `grows` where the words name what
/// grows and the series states its growth, `is_rate` where they call it a rate or ratio.
pub(crate) fn fit<'a>(
    measure: &MeasureName<'a>,
    series_unit: &str,
    quantity: &Quantity,
    grows: bool,
    is_rate: bool,
) -> Option<Fit<'a>> {
    let moved = quantity.change.map(|change| change.kind);
    let by = matches!(moved, Some(ChangeKind::Rise | ChangeKind::Fall));
    let is_percent = quantity.unit.kind == UnitKind::Percent;
    if grows {
        return (by && is_percent).then_some(Fit::Factor(1.0));
    }
    let relative = quantity.value == Value::None || quantity.unit.kind == UnitKind::Multiple;
    if relative || (by && is_percent) {
        return (!is_share_of_size(measure)).then_some(Fit::Relative);
    }
    let in_percent = series_unit.contains('%');
    match quantity.unit.kind {
        UnitKind::PercentagePoint => return (by && in_percent).then_some(Fit::Factor(1.0)),
        UnitKind::BasisPoint => return (by && in_percent).then_some(Fit::Factor(0.01)),
        _ => {}
    }
    for name in names(&quantity.unit) {
        if let Some(unit) = measure.units.iter().find(|unit| unit.name == name) {
            return Some(Fit::Factor(unit.factor));
        }
    }
    // "The homicide rate rose from 16.7 to 29.4": a rate without its base is in the usual one.
    if quantity.unit.kind == UnitKind::None
        && quantity.unit.per.is_none()
        && is_rate
        && series_unit.starts_with("per ")
    {
        return Some(Fit::Factor(1.0));
    }
    let counted = quantity.unit.per.is_none() && quantity.unit.kind == UnitKind::Count;
    if counted && measure.units.iter().any(|unit| unit.name == "per woman" || unit.name == "per teacher") {
        return Some(Fit::Factor(1.0));
    }
    // A share of GDP in money is an amount: the share times the GDP.
    let dollars = quantity.unit.per.is_none() && quantity.unit.name == "USD";
    let amount = is_share_of_size(measure) && dollars;
    measure
        .count
        .filter(|_| counted && !is_share_of_size(measure) || amount)
        .map(|(code, divisor)| Fit::Count(code, divisor))
}
