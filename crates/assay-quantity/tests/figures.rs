//! One story a test: what users of other readers complain of, and what has gone wrong here.

mod support;

use assay_language::analyse;
use assay_quantity::{Bound, ChangeKind, Modality, Period, Quantity, Value, read_quantities};
use support::article;

/// The figures of a text published on 2 May 2024, each with its words.
fn figures(text: &str) -> Vec<(String, Quantity)> {
    let article = article(text, "2024-05-02");
    let analysis = analyse(&article);
    read_quantities(&article, &analysis)
        .quantities
        .into_iter()
        .map(|quantity| (article.text.slice(quantity.span).to_owned(), quantity))
        .collect()
}

fn single(quantity: &Quantity) -> f64 {
    match quantity.value {
        Value::Single(number) => number.value(),
        _ => f64::NAN,
    }
}

#[test]
fn a_code_of_money_glued_to_its_figure_does_not_halve_it() {
    let found = figures("The harbour fund paid USD34.6 million for the cranes, and RM23.50 for tea.");
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(single(&found[0].1), 34_600_000.0);
    assert_eq!(found[0].1.unit.name, "USD");
    assert_eq!(single(&found[1].1), 23.5);
}

#[test]
fn grouped_money_is_never_read_from_its_middle() {
    let found = figures("The villa is worth $US55,931,000 ($A82,615,680) today.");
    let values: Vec<f64> = found.iter().map(|(_, quantity)| single(quantity)).collect();
    assert_eq!(values, [55_931_000.0, 82_615_680.0]);
}

#[test]
fn a_pair_of_years_is_no_number() {
    assert!(figures("Crossings peaked in 2012–13, the company said.").is_empty());
}

#[test]
fn a_range_keeps_both_ends_and_its_unit() {
    let found = figures("A ticket costs 15-20 usd at the gate.");
    assert_eq!(found[0].0, "15-20 usd");
    assert!(
        matches!(found[0].1.value, Value::Range(low, high) if low.value() == 15.0 && high.value() == 20.0)
    );
    assert_eq!(found[0].1.unit.name, "USD");
}

#[test]
fn a_movement_is_no_range() {
    let found = figures("The rate rose from 4.1% in 2019 to 5.2% in 2020.");
    let changes: Vec<_> =
        found.iter().filter_map(|(_, quantity)| quantity.change.map(|change| change.kind)).collect();
    assert_eq!(changes, [ChangeKind::From, ChangeKind::To]);
    let periods: Vec<String> = found
        .iter()
        .filter_map(|(_, quantity)| match quantity.period {
            Period::Known { interval, .. } => Some(interval.to_string()),
            _ => None,
        })
        .collect();
    assert_eq!(periods, ["2019", "2020"]);
}

#[test]
fn names_codes_and_addresses_are_no_figures() {
    for text in [
        "Members of MS-13 and Barrio 18 were moved.",
        "An F-16 jet landed, and COVID-19 spread.",
        "See https://example.org/status/2003586690288660789 for more.",
        "Call 555-0142 for version 2.4.1 of it.",
        "The rule is on page 12 and in room 4.",
    ] {
        assert!(figures(text).is_empty(), "{text}: {:?}", figures(text));
    }
}

#[test]
fn goals_forecasts_and_conditions_are_told_apart() {
    for (text, modality) in [
        ("Sweden aims to cut emissions by 63% by 2030.", Modality::Target),
        ("The poverty rate is forecast to reach 38% this year.", Modality::Projected),
        ("Portugal could lose 5,000 jobs if the plant closes.", Modality::Hypothetical),
        ("An estimated 2.3 million people fled in March.", Modality::Estimated),
        ("Unemployment fell to 4.1% in 2023.", Modality::Observed),
    ] {
        assert_eq!(figures(text)[0].1.modality, modality, "{text}");
    }
}

#[test]
fn bounds_are_read_from_the_words_around() {
    for (text, bound) in [
        ("Fewer than 90 wolves live there.", Bound::Below),
        ("It has 100+ members.", Bound::AtLeast),
        ("Up to 30,000 homes lost power.", Bound::AtMost),
        ("Nearly 60 clinics closed.", Bound::Nearly),
        ("Some 300 protesters came.", Bound::About),
    ] {
        assert_eq!(figures(text)[0].1.bound, bound, "{text}");
    }
}

#[test]
fn the_place_s_name_decides_nothing() {
    for place in ["Norway", "Kenya", "Peru", "Japan"] {
        let found = figures(&format!("Unemployment in {place} fell to 3.6% in 2023."));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].1.measure.as_ref().map(|measure| measure.name.as_str()), Some("unemployment"));
        assert!(found[0].1.place.is_some());
    }
}
