//! Figures that no record holds: list counts, recipe amounts, prices of products, ages of people.

use assay_quantity::{Quantity, UnitKind, Value};

/// A count below this many things is told, not looked up, unless the things are people or the
/// like.
const FEW: f64 = 100.0;

/// An amount of money below this is a price, unless what it measures is a statistic.
const PRICE: f64 = 10_000.0;

/// What even a few of are worth a record, by alphabet: people, votes, posts, acts of violence.
const TELLING: [&str; 46] = [
    "adults",
    "arrests",
    "attacks",
    "bodies",
    "cases",
    "children",
    "civilians",
    "countries",
    "dead",
    "deaths",
    "detainees",
    "districts",
    "employees",
    "families",
    "girls",
    "guards",
    "homes",
    "homicides",
    "hospitals",
    "hostages",
    "houses",
    "injuries",
    "jobs",
    "killings",
    "lawmakers",
    "men",
    "migrants",
    "murders",
    "nations",
    "officers",
    "passengers",
    "patients",
    "people",
    "points",
    "prisoners",
    "protesters",
    "pupils",
    "refugees",
    "residents",
    "schools",
    "seats",
    "soldiers",
    "victims",
    "votes",
    "women",
    "workers",
];

/// Units of kitchens, workshops and screens, by alphabet.
const SMALL_UNITS: [&str; 18] = [
    "centimetre",
    "cup",
    "degree",
    "fluid ounce",
    "foot",
    "gram",
    "inch",
    "litre",
    "millilitre",
    "millimetre",
    "ounce",
    "pint",
    "pixel",
    "pound",
    "quart",
    "tablespoon",
    "teaspoon",
    "watt",
];

/// Whether a figure counts or measures what no record is kept of. `statistic` says that what it
/// measures is a thing statistics are kept of; `after` is the text behind the number.
pub(super) fn is_trivial(figure: &Quantity, statistic: bool, after: &str) -> bool {
    let plain = figure.change.is_none() && figure.manner.is_none() && figure.unit.per.is_none();
    if !plain {
        return false;
    }
    let share = matches!(
        figure.unit.kind,
        UnitKind::Percent | UnitKind::PercentagePoint | UnitKind::BasisPoint | UnitKind::Currency
    );
    // "a 24-hour shop", "the 13-course menu": what kind of thing, not how much of it.
    if !share && after.strip_prefix(['-', '‐', '‑']).is_some_and(|rest| rest.starts_with(char::is_alphabetic))
    {
        return true;
    }
    let (Value::Single(high) | Value::Range(_, high)) = figure.value else { return false };
    let name = figure.unit.name.as_str();
    match figure.unit.kind {
        UnitKind::Count => {
            let head = name.rsplit(' ').next().unwrap_or_default().to_lowercase();
            high.value() < FEW && !statistic && TELLING.binary_search(&head.as_str()).is_err()
        }
        UnitKind::None => high.value() < FEW && !statistic,
        UnitKind::Currency => high.value() < PRICE && !statistic,
        UnitKind::Physical => SMALL_UNITS.binary_search(&name).is_ok() && !statistic,
        // Ages, and how long something takes.
        UnitKind::Time => !statistic,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        assert!(TELLING.is_sorted() && SMALL_UNITS.is_sorted());
    }
}
