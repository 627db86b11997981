//! Units in NewsQuant's words, and the ones it counts that dossiers do not.

use assay_language::syntax::Tag;
use assay_language::{Analysis, Syntax, Token};
use assay_quantity::{Quantity, UnitKind, Value, read_numbers};

/// What is counted where an article is a number to this data set: "one proposal asks", "one of the best
/// speakers". Dossiers leave these out on purpose; [`read_numbers`] has them.
pub(super) fn ones(text: &str, analysis: &Analysis, quantities: &[Quantity]) -> Vec<String> {
    let mut units = Vec::new();
    for (span, value) in read_numbers(text) {
        let one = matches!(value, Value::Single(number) if number.value() == 1.0);
        let told =
            quantities.iter().any(|other| other.span.start() < span.end() && span.start() < other.span.end());
        if !one || told || !matches!(span.of(text), "one" | "One") {
            continue;
        }
        let past = analysis.tokens.partition_point(|token| token.span.start() < span.end());
        let rest: Vec<(&Token, &Syntax)> =
            analysis.tokens.iter().zip(&analysis.syntax).skip(past).take(8).collect();
        let word = |at: usize| rest.get(at).map_or("", |(token, _)| token.span.of(text));
        let of = word(0) == "of" && matches!(word(1), "the" | "its" | "their" | "our");
        units.extend(group(text, &rest[if of { 2.min(rest.len()) } else { 0 }..], of));
    }
    units
}

/// The noun group a list of tokens begins with, its superlative in the first degree, its noun in the singular.
fn group(text: &str, rest: &[(&Token, &Syntax)], ranked: bool) -> Option<String> {
    let noun =
        |at: usize| rest.get(at).is_some_and(|(_, syntax)| matches!(syntax.tag, Tag::Noun | Tag::ProperNoun));
    let before = |(_, syntax): &(&Token, &Syntax)| {
        matches!(syntax.tag, Tag::Adjective | Tag::Adverb | Tag::Noun | Tag::ProperNoun | Tag::Verb)
    };
    let last = (0..rest.len()).take_while(|&at| before(&rest[at])).find(|&at| noun(at) && !noun(at + 1))?;
    let lower: Vec<String> =
        rest[..=last].iter().map(|(token, _)| token.span.of(text).to_lowercase()).collect();
    let (head, front) = lower.split_last()?;
    let superlative = front
        .first()
        .is_some_and(|word| word == "most" || word == "least" || word.ends_with("est") || word == "worst");
    if ranked && !superlative {
        return None;
    }
    let mut words: Vec<String> =
        front.iter().filter(|word| *word != "most").map(|word| positive(word)).collect();
    words.push(singular(head));
    Some(words.join(" "))
}

/// An adjective in the first degree: "largest", "best".
fn positive(word: &str) -> String {
    match word {
        "best" => "good".to_owned(),
        "worst" => "bad".to_owned(),
        "biggest" => "big".to_owned(),
        "largest" => "large".to_owned(),
        "latest" => "late".to_owned(),
        _ => match word.strip_suffix("iest") {
            Some(stem) => format!("{stem}y"),
            None => word.strip_suffix("est").filter(|stem| stem.len() > 3).unwrap_or(word).to_owned(),
        },
    }
}

/// Our unit in the data set's words.
pub(super) fn unit(quantity: &Quantity) -> String {
    let base = unit_name(quantity.unit.name.as_str(), quantity.unit.kind);
    match &quantity.unit.per {
        Some(per) => format!("{base} per {}", unit_name(per, UnitKind::None)),
        None => base,
    }
}

fn unit_name(name: &str, kind: UnitKind) -> String {
    match name {
        "" => "-".to_owned(),
        "percent" => "percentage".to_owned(),
        "USD" | "$" => "dollar".to_owned(),
        "GBP" => "pound sterling".to_owned(),
        "EUR" => "euro".to_owned(),
        "JPY" => "japanese yen".to_owned(),
        "CNY" => "chinese yuan".to_owned(),
        "INR" => "indian rupee".to_owned(),
        "AUD" => "australian dollar".to_owned(),
        "CAD" => "canadian dollar".to_owned(),
        "HKD" => "hong kong dollar".to_owned(),
        "NZD" => "new zealand dollar".to_owned(),
        "SGD" => "singapore dollar".to_owned(),
        "ILS" => "shekel".to_owned(),
        "MYR" => "malaysian ringgit".to_owned(),
        "DKK" => "danish krone".to_owned(),
        "SEK" => "swedish krona".to_owned(),
        "NOK" => "norwegian krone".to_owned(),
        "CHF" => "swiss franc".to_owned(),
        "KRW" => "south korean won".to_owned(),
        "BRL" => "brazilian real".to_owned(),
        "ZAR" => "south african rand".to_owned(),
        "MXN" => "mexican peso".to_owned(),
        "RUB" => "russian ruble".to_owned(),
        "degree Celsius" => "celsius".to_owned(),
        "degree Fahrenheit" => "fahrenheit".to_owned(),
        "pound" => "pound-mass".to_owned(),
        "ounce" => "ounce".to_owned(),
        "times" | "x" => "count".to_owned(),
        "million British thermal units" => "mega british thermal unit".to_owned(),
        "part per million" => "parts-per-million".to_owned(),
        "part per billion" => "parts-per-billion".to_owned(),
        "revolution per minute" => "revolutions per minute".to_owned(),
        "tonne" => "tonne".to_owned(),
        // Peoples stay in the plural.
        name if kind == UnitKind::Count && name.starts_with(char::is_uppercase) && !name.contains(' ') => {
            name.to_owned()
        }
        name if kind == UnitKind::Count => singular(name),
        name => name.to_owned(),
    }
}

/// The unit's last word in the singular, by its spelling.
pub(super) fn singular(name: &str) -> String {
    match name {
        "people" => return name.to_owned(),
        "men" => return "man".to_owned(),
        "women" => return "woman".to_owned(),
        "children" => return "child".to_owned(),
        _ => {}
    }
    if let Some(stem) = name.strip_suffix("ies") {
        return format!("{stem}y");
    }
    for ending in ["sses", "shes", "ches", "xes", "viruses", "buses", "gases", "campuses"] {
        if name.ends_with(ending) {
            return name[..name.len() - 2].to_owned();
        }
    }
    if let Some(stem) = name.strip_suffix("men") {
        return format!("{stem}man");
    }
    name.strip_suffix('s').filter(|stem| !stem.ends_with('s')).unwrap_or(name).to_owned()
}
