//! Units as titles write them.

/// The unit in the last brackets of a title that hold one: "Homicides (per 100,000 people)".
pub(crate) fn in_brackets(title: &str) -> Option<&str> {
    let brackets = title.split('(').skip(1).filter_map(|rest| rest.split(')').next());
    brackets.filter(|words| is_unit(words)).last().map(str::trim)
}

fn is_unit(words: &str) -> bool {
    let low = words.to_lowercase();
    low.contains('%')
        || [
            "per ", "$", "percent", "years", "people", "tonnes", "tons", "number", "index", "km", "kwh",
            "euro",
        ]
        .iter()
        .any(|unit| low.contains(unit))
}
