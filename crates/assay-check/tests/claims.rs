//! Claims by hand against the embedded store: what each operator finds, and where it abstains.

#![allow(clippy::expect_used, missing_docs, reason = "a test says what it expects")]

mod desk;

use assay_check::{Outcome, Reason};
use assay_claim::ClaimKind;
use assay_evidence::SeriesDraft;
use assay_quantity::{Bound, ChangeKind, Manner, Modality, Number, UnitKind, Value};
use desk::{Desk, added, one, range};

#[test]
fn a_projection_is_neither_supported_nor_refuted_and_the_last_observation_is_shown() {
    let finding = Desk::new("El Salvador ended 2025 with a projected 1.2–1.4 homicides per 100,000.", "SLV")
        .figure("1.2–1.4 homicides per 100,000", "homicide")
        .value(range(1.2, 1.4, 0.1))
        .rate("100,000")
        .year(2025)
        .modality(Modality::Projected)
        .check();
    assert_eq!((finding.outcome, finding.reason), (Outcome::NotEnoughEvidence, Some(Reason::Projection)));
    assert!(
        finding.summary.contains("2025 lies outside the series, which covers 1994–2022"),
        "{}",
        finding.summary
    );
    assert_eq!(finding.notes, ["Last observed: 2022: 7.9 per 100,000 people."]);
}

#[test]
fn a_peak_is_not_an_average_and_the_windows_that_hold_are_listed() {
    let finding = Desk::new("It is a country that once averaged over 100 homicides per 100,000.", "SLV")
        .figure("over 100 homicides per 100,000", "homicide")
        .value(one(100.0, 1.0))
        .bound(Bound::Above)
        .rate("100,000")
        .manner(Manner::Average)
        .unclear("once")
        .check();
    assert_eq!((finding.outcome, finding.operator), (Outcome::Conflicting, Some("mean")));
    let holding: Vec<&str> =
        finding.alternatives.iter().filter(|a| a.holds).map(|a| a.reading.as_str()).collect();
    assert_eq!(holding, ["1994–1997", "2015 alone"]);
    let mean = finding.alternatives[0].result.expect("a mean");
    assert!((mean - 125.544_897_476).abs() < 1e-6, "{mean}");
    assert!(
        finding
            .notes
            .iter()
            .any(|note| note.contains("1994–2000") && note.contains("because it contains 1994–1997")),
        "{:?}",
        finding.notes
    );
}

#[test]
fn a_measure_without_a_series_says_so() {
    let finding = Desk::new("His approval ratings in El Salvador are above 80%.", "SLV")
        .figure("above 80%", "approval rating")
        .value(one(80.0, 1.0))
        .bound(Bound::Above)
        .unit(UnitKind::Percent, "percent")
        .check();
    assert_eq!((finding.outcome, finding.reason), (Outcome::NotEnoughEvidence, Some(Reason::NoSeries)));
    assert_eq!(finding.summary, "No series at hand measures “approval rating”.");
}

#[test]
fn the_years_of_a_presidency_are_looked_up() {
    let text = "It began in earnest during the administration of President Bill Clinton (1993–2001).";
    let finding = Desk::new(text, "USA").times("1993–2001", 1993, 2001).kind(ClaimKind::Event).check();
    assert_eq!((finding.outcome, finding.operator), (Outcome::Supported, Some("tenure")));
    let wrong = Desk::new("under President Bill Clinton (1994–2001)", "USA")
        .times("1994–2001", 1994, 2001)
        .kind(ClaimKind::Event)
        .check();
    assert_eq!(wrong.outcome, Outcome::Refuted);
    assert!(wrong.summary.contains("from 1993-01-20 to 2001-01-20, not 1994–2001"), "{}", wrong.summary);
}

#[test]
fn another_person_of_the_name_is_not_looked_up() {
    let text = "during the presidency of Walter Clinton (1960–1964)";
    assert!(Desk::new(text, "USA").times("1960–1964", 1960, 1964).kind(ClaimKind::Event).all().is_empty());
}

#[test]
fn a_rise_is_shown_and_its_cause_is_not_checked() {
    let finding =
        Desk::new("Key legislation in 1996 dramatically increased deportations in the United States.", "USA")
            .times("1996", 1996, 1996)
            .kind(ClaimKind::Causal)
            .check();
    // The rise is on record; the sentence is one of a cause and never supported.
    assert_eq!((finding.outcome, finding.operator), (Outcome::NotEnoughEvidence, Some("trend")));
    assert_eq!(finding.reason, Some(Reason::NotCheckable));
    assert_eq!(finding.formula.as_deref(), Some("69,680 − 50,924 = +18,756 (+36.83%)"));
    assert!(finding.notes.iter().any(|note| note.starts_with("The cause is not checked")));
}

#[test]
fn the_same_rise_stated_as_a_figure_without_a_number() {
    let finding = Desk::new("Key legislation in 1996 dramatically increased deportations.", "USA")
        .figure("increased", "deportation")
        .value(Value::None)
        .change(ChangeKind::Rise)
        .year(1996)
        .check();
    assert_eq!((finding.outcome, finding.operator), (Outcome::NotEnoughEvidence, Some("trend")));
}

fn homicides(value: f64, year: i16) -> Desk {
    Desk::new("There were so many homicides per 100,000 people in El Salvador.", "SLV")
        .figure("so many", "homicide")
        .value(one(value, 0.1))
        .rate("100,000")
        .year(year)
}

#[test]
fn a_value_is_right_wrong_or_right_for_another_year() {
    let right = homicides(107.6, 2015).check();
    assert_eq!((right.outcome, right.operator), (Outcome::Supported, Some("value")));
    assert_eq!(right.formula.as_deref(), Some("107.6 in [107.55, 107.65)"));
    let other = homicides(107.6, 2014).check();
    assert_eq!(other.outcome, Outcome::Conflicting);
    assert_eq!(other.alternatives[0].reading, "2015");
    assert_eq!(homicides(99.9, 2015).check().outcome, Outcome::Refuted);
}

#[test]
fn a_year_that_was_not_observed_is_outside_the_series() {
    let finding = homicides(2.4, 2023).check();
    assert_eq!(
        (finding.outcome, finding.reason),
        (Outcome::NotEnoughEvidence, Some(Reason::OutsideCoverage))
    );
    assert!(finding.notes[0].starts_with("Last observed: 2022"));
}

#[test]
fn a_bound_is_a_bound() {
    assert_eq!(homicides(100.0, 2015).bound(Bound::Above).check().outcome, Outcome::Supported);
    assert_eq!(homicides(100.0, 2012).bound(Bound::Above).check().outcome, Outcome::Refuted);
    assert_eq!(homicides(100.0, 2014).bound(Bound::Above).check().outcome, Outcome::Conflicting);
}

#[test]
fn a_count_is_made_from_the_rate_and_the_population() {
    let killed = |count: f64| {
        Desk::new("In 2015 some people were victims of homicides in El Salvador.", "SLV")
            .figure("some", "homicide")
            .value(one(count, 1.0))
            .unit(UnitKind::Count, "homicides")
            .year(2015)
            .check()
    };
    let right = killed(6656.0);
    assert_eq!(right.outcome, Outcome::Supported, "{right:?}");
    assert_eq!(killed(3000.0).outcome, Outcome::Refuted);
    assert_eq!(killed(6300.0).reason, Some(Reason::DefinitionDiffers), "too close to call");
}

#[test]
fn a_record_states_its_years() {
    let record = |year| {
        Desk::new("The country ended the year with a record low of homicides.", "SLV")
            .figure("record low", "homicide")
            .value(Value::None)
            .manner(Manner::RecordLow)
            .year(year)
            .check()
    };
    let right = record(2022);
    assert_eq!((right.outcome, right.operator), (Outcome::Supported, Some("extremum")));
    assert!(right.summary.contains("lowest of the 29 observed years since 1994"), "{}", right.summary);
    assert_eq!(record(2016).outcome, Outcome::Refuted);
    assert_eq!(record(2025).reason, Some(Reason::OutsideCoverage));
}

#[test]
fn growth_is_the_value_of_the_series_of_growth_and_not_of_gdp() {
    let finding = Desk::new("The economy of the United States grew by 2.9% in 2018.", "USA")
        .figure("2.9%", "economy")
        .value(one(2.9, 0.1))
        .unit(UnitKind::Percent, "percent")
        .change(ChangeKind::Rise)
        .year(2018)
        .check();
    assert_eq!(finding.series.expect("a series").code, "NY.GDP.MKTP.KD.ZG");
}

#[test]
fn a_part_of_the_country_and_a_group_of_people_are_not_the_country() {
    let texas = Desk::new("In Texas there were 5.2 homicides per 100,000 people in 2015.", "USA")
        .figure("5.2 homicides per 100,000 people", "homicide")
        .value(one(5.2, 0.1))
        .rate("100,000")
        .year(2015)
        .elsewhere("Texas")
        .check();
    assert_eq!(texas.reason, Some(Reason::Subgroup));
    let group = Desk::new("Black unemployment in the United States was 6.0% in 2018.", "USA")
        .figure("6.0%", "unemployment")
        .value(one(6.0, 0.1))
        .unit(UnitKind::Percent, "percent")
        .year(2018)
        .check();
    assert_eq!(group.reason, Some(Reason::Subgroup));
}

#[test]
fn another_definition_is_not_looked_up() {
    let gun = Desk::new("The gun homicide rate of El Salvador was 60 per 100,000 in 2015.", "SLV")
        .figure("60 per 100,000", "gun homicide rate")
        .value(one(60.0, 1.0))
        .rate("100,000")
        .year(2015)
        .check();
    assert_eq!(gun.reason, Some(Reason::DefinitionDiffers));
    let executions = Desk::new("El Salvador saw 60 executions in 2015.", "SLV")
        .figure("60 executions", "execution")
        .value(one(60.0, 1.0))
        .unit(UnitKind::Count, "executions")
        .year(2015)
        .check();
    assert_eq!(executions.reason, Some(Reason::NoSeries));
}

#[test]
fn a_share_of_gdp_is_not_the_thing_itself() {
    let rose = |measure: &str| {
        Desk::new("It rose by a tenth in Germany.", "DEU")
            .figure("a tenth", measure)
            .value(one(10.0, 1.0))
            .unit(UnitKind::Percent, "percent")
            .change(ChangeKind::Rise)
            .year(2018)
            .check()
    };
    let exports = rose("export");
    assert_eq!(exports.series.expect("a series").code, "TX.VAL.MRCH.CD.WT");
    assert_eq!(rose("military spending").reason, Some(Reason::NoSeries));
}

#[test]
fn doubled_is_a_ratio_and_its_years_matter() {
    let doubled = |first, last| {
        Desk::new("Homicides in El Salvador more or less doubled.", "SLV")
            .figure("doubled", "homicide")
            .value(Value::Single(Number::new(2.0, 0.0)))
            .unit(UnitKind::Multiple, "times")
            .change(ChangeKind::Rise)
            .years(first, last)
            .check()
    };
    let right = doubled(2013, 2016);
    assert_eq!((right.outcome, right.operator), (Outcome::Supported, Some("ratio")));
    assert_eq!(doubled(1994, 1995).outcome, Outcome::Refuted);
}

#[test]
fn a_change_in_percent_is_not_one_in_points() {
    let fell = |value: f64, kind, unit: &str| {
        Desk::new("The homicide rate of El Salvador fell.", "SLV")
            .figure("fell", "homicide rate")
            .value(one(value, 1.0))
            .unit(kind, unit)
            .change(ChangeKind::Fall)
            .years(2015, 2016)
            .check()
    };
    let right = fell(21.0, UnitKind::Percent, "percent");
    assert_eq!((right.outcome, right.operator), (Outcome::Supported, Some("change")), "{right:?}");
    assert_eq!(fell(35.0, UnitKind::Percent, "percent").outcome, Outcome::Refuted);
}

#[test]
fn a_window_mean_needs_its_window() {
    let mean =
        |value: f64, first, last| homicides(value, 2015).manner(Manner::Average).years(first, last).check();
    assert_eq!(mean(125.5, 1994, 1997).outcome, Outcome::Supported);
    assert_eq!(mean(125.5, 1994, 1998).outcome, Outcome::Conflicting);
    assert_eq!(mean(12.0, 1994, 1998).outcome, Outcome::Refuted);
    assert_eq!(mean(125.5, 1980, 1990).reason, Some(Reason::OutsideCoverage));
}

#[test]
fn a_rank_is_taken_among_countries_not_groups() {
    let rank = |rank| {
        Desk::new("The United States has the largest economy in the world in 2019.", "USA")
            .figure("largest", "economy")
            .value(Value::None)
            .manner(Manner::Rank(rank))
            .year(2019)
            .check()
    };
    let first = rank(1);
    assert_eq!((first.outcome, first.operator), (Outcome::Supported, Some("rank")), "{first:?}");
    assert_eq!(rank(3).outcome, Outcome::Refuted);
}

#[test]
fn goals_and_conditions_are_not_observations() {
    let goal = homicides(2.0, 2015).modality(Modality::Target).check();
    assert_eq!((goal.outcome, goal.reason), (Outcome::NotEnoughEvidence, Some(Reason::NotCheckable)));
}

#[test]
fn a_denied_figure_turns_the_finding() {
    assert_eq!(homicides(107.6, 2015).negated().check().outcome, Outcome::Refuted);
}

#[test]
fn hostile_figures_never_panic() {
    for value in [f64::MAX, f64::MIN, f64::INFINITY, f64::NAN, 0.0, -0.0, 1e-300] {
        for unit in [0.0, 1.0, f64::MAX, f64::NAN] {
            for year in [i16::MIN, -1, 0, 2015, 9999, i16::MAX] {
                for kind in [ChangeKind::Rise, ChangeKind::Fall, ChangeKind::To, ChangeKind::From] {
                    let _ = homicides(value, year).value(one(value, unit)).change(kind).all();
                    homicides(value, 2015)
                        .value(one(value, unit))
                        .manner(Manner::Average)
                        .years(year, 2020)
                        .all();
                }
            }
        }
    }
}

/// A figure that was right when it was published and has been revised since.
#[test]
fn a_revised_figure_is_conflicting_and_both_states_are_shown() {
    let claim = || {
        Desk::new("GDP growth in the United States was 2.61 percent in 2015.", "USA")
            .figure("2.61 percent", "gdp growth")
            .value(one(2.61, 0.01))
            .unit(UnitKind::Percent, "percent")
            .year(2015)
    };
    let state = SeriesDraft {
        code: "NY.GDP.MKTP.KD.ZG@2017-01".to_owned(),
        name: "GDP growth (annual %)".to_owned(),
        unit: "annual %".to_owned(),
        vintage: "2017-01".to_owned(),
        ..SeriesDraft::default()
    };
    assert_eq!(claim().check().outcome, Outcome::Refuted);
    let finding = claim().with(added(state, "USA", 2015, "2.61", "")).check();
    assert_eq!(finding.outcome, Outcome::Conflicting);
    let held =
        finding.alternatives.iter().find(|alternative| alternative.holds).expect("a reading that holds");
    assert_eq!(held.reading, "in the state of the series of 2017-01");
    assert!(
        finding.steps.iter().any(|step| step.contains("2.95") && step.contains("2.61")),
        "{:?}",
        finding.steps
    );
}

/// Two series of one name and different values: the first is meant, the second is named.
#[test]
fn two_homicide_series_are_never_mixed() {
    let second = || {
        let series = SeriesDraft {
            code: "POLICE.HOMICIDE".to_owned(),
            name: "Homicide rate".to_owned(),
            unit: "per 100,000 people".to_owned(),
            vintage: "2016".to_owned(),
            ..SeriesDraft::default()
        };
        let words = "[POLICE.HOMICIDE]\nwords: homicide; homicide rate\nunits: per 100,000\n";
        added(series, "SLV", 2015, "103", words)
    };
    let claim = |value| {
        Desk::new("El Salvador had so many homicides per 100,000 in 2015.", "SLV")
            .figure("so many homicides per 100,000", "homicide")
            .value(one(value, 0.1))
            .rate("100,000")
            .year(2015)
            .with(second())
            .check()
    };
    let right = claim(107.6);
    assert_eq!(right.outcome, Outcome::Supported);
    assert!(right.notes.iter().any(|note| note.contains("the two are not mixed")), "{:?}", right.notes);
    assert!(right.inputs.iter().all(|input| input.series == "VC.IHR.PSRC.P5"));
    let other = claim(103.0);
    assert_eq!(other.outcome, Outcome::Conflicting);
    assert_eq!(other.series.map(|series| series.code).as_deref(), Some("VC.IHR.PSRC.P5"));
}

/// "Rose to 9.6 percent since 2001" gives the value at the end, not the mean of the years between.
#[test]
fn what_something_rose_to_is_its_value_at_the_end() {
    let finding =
        Desk::new("Since 2007 unemployment in the United States rose to 9.6 percent by 2010.", "USA")
            .figure("9.6 percent", "unemployment")
            .value(one(9.6, 0.1))
            .unit(UnitKind::Percent, "percent")
            .change(ChangeKind::To)
            .years(2007, 2010)
            .check();
    assert_eq!((finding.outcome, finding.operator), (Outcome::Supported, Some("value")));
}
