//! Nouns that statistics are kept of: what a change without a figure may speak of.

use crate::shape::Listed;

/// Head nouns in the singular, by alphabet; written by hand from the names of statistical series.
#[rustfmt::skip]
static KEPT: Listed<512> = Listed::of(&[
    "abortion", "accident", "acquisition", "admission", "adoption", "aid", "applicant", "application",
    "approval", "arrest", "arrival", "asylum", "attack", "attendance", "bankruptcy", "benefit", "birth",
    "birthrate", "border", "borrowing", "budget", "burglary", "capacity", "case", "casualty", "claim",
    "co2", "complaint", "consumption", "conviction", "corruption", "cost", "coverage", "crime",
    "crossing", "death", "debt", "defence", "deficit", "deforestation", "demand", "density",
    "deportation", "detention", "discrimination", "displacement", "divorce", "donation", "dropout",
    "earnings", "election", "emigration", "emission", "employment", "enrollment", "enrolment", "eviction",
    "expectancy", "expenditure", "export", "expulsion", "extortion", "famine", "fare", "fatality", "fee",
    "fertility", "flood", "foreclosure", "fund", "funding", "gap", "gdp", "growth", "homelessness",
    "homicide", "hospitalisation", "hospitalization", "household", "hunger", "illiteracy", "immigration",
    "import", "imprisonment", "incarceration", "incidence", "income", "index", "inequality", "infection",
    "inflation", "injury", "interest", "investment", "jail", "job", "joblessness", "kidnapping",
    "killing", "layoff", "lending", "level", "life", "literacy", "loan", "loss", "malnutrition",
    "marriage", "migration", "mortality", "mortgage", "murder", "number", "obesity", "offence", "output",
    "participation", "patient", "pay", "pension", "poll", "pollution", "population", "poverty", "premium",
    "prevalence", "price", "prisoner", "production", "productivity", "profit", "prosecution", "rainfall",
    "rape", "rate", "rating", "refugee", "removal", "rent", "revenue", "robbery", "salary", "sale",
    "saving", "score", "sentence", "share", "shooting", "shortage", "spending", "stabbing", "staffing",
    "strike", "subscription", "subsidy", "suicide", "supply", "support", "surplus", "tariff", "tax",
    "temperature", "theft", "tourism", "tourist", "trade", "traffic", "trafficking", "turnout",
    "unemployment", "vacancy", "vaccination", "value", "violence", "visa", "visit", "visitor", "volume",
    "wage", "wait", "wealth", "wildfire", "yield",
]);

/// Whether statistics are kept of what `noun` (in the singular) names.
pub(crate) fn is_kept(noun: &str) -> bool {
    KEPT.has(noun)
}
