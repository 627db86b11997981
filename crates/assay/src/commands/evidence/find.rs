//! Series and places by what people type, with a hint where nothing is named so.

use assay_evidence::{Evidence, Series};

use super::CommandError;

pub(super) fn find_series<'a>(evidence: &'a Evidence, wanted: &str) -> Result<Series<'a>, CommandError> {
    if let Some(series) = evidence.find(wanted) {
        return Ok(series);
    }
    let low = wanted.to_lowercase();
    let named: Vec<&str> = evidence
        .measures()
        .filter(|measure| measure.words.iter().any(|words| *words == low))
        .map(|measure| measure.series)
        .collect();
    if let [only] = named.as_slice()
        && let Some(series) = evidence.find(only)
    {
        return Ok(series);
    }
    let near = if named.is_empty() {
        let known =
            evidence.series().flat_map(|series| [(series.code, series.code), (series.code, series.name)]);
        nearest(&low, known)
    } else {
        named.iter().map(|code| (*code).to_owned()).collect()
    };
    Err(not_found(wanted, "no series has this code", &near))
}

pub(super) fn find_place<'a>(evidence: &'a Evidence, wanted: &str) -> Result<&'a str, CommandError> {
    let upper = wanted.to_uppercase();
    let low = wanted.to_lowercase();
    let found = evidence
        .all_places()
        .find(|(code, name, _)| *code == upper || name.to_lowercase() == low)
        .map(|(code, ..)| code);
    let alias = || {
        let code = assay_language::place(wanted)?;
        evidence.all_places().map(|(known, ..)| known).find(|known| *known == code.as_str())
    };
    if let Some(code) = found.or_else(alias) {
        return Ok(code);
    }
    let known: Vec<(String, &str)> = evidence
        .all_places()
        .flat_map(|(code, name, _)| [(format!("{name} ({code})"), name), (format!("{name} ({code})"), code)])
        .collect();
    let near = nearest(&low, known.iter().map(|(shown, name)| (shown.as_str(), *name)));
    Err(not_found(wanted, "no country or group of countries is named so", &near))
}

fn not_found(input: &str, what: &str, near: &[String]) -> CommandError {
    let hint = if near.is_empty() { String::new() } else { format!("; did you mean {}?", near.join(", ")) };
    CommandError::Input { input: input.to_owned(), what: format!("{what}{hint}") }
}

/// What to show for the (at most three) names nearest to `wanted`: those that hold it first, then
/// those a few letters away.
pub(super) fn nearest<'a>(wanted: &str, known: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<String> {
    let wanted: String = wanted.chars().take(64).collect();
    let mut near: Vec<(usize, String)> = Vec::new();
    for (shown, name) in known {
        let name = name.to_lowercase();
        let words = name.split_whitespace().filter(|word| word.len() > 3);
        let far = words.map(|word| distance(&wanted, word)).min().unwrap_or(usize::MAX);
        let far = if name.contains(&wanted) { 0 } else { far.min(distance(&wanted, &name)) };
        if far <= wanted.chars().count() / 3 && !near.iter().any(|(_, known)| known == shown) {
            near.push((far, shown.to_owned()));
        }
    }
    near.sort();
    near.into_iter().take(3).map(|(_, shown)| shown).collect()
}

/// Letters to insert, drop or change to make one word of the other (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, other) in b.iter().enumerate() {
            let changed = diagonal + usize::from(letter != *other);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(row[j + 1] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evidence() -> Evidence {
        Evidence::embedded().expect("the embedded store")
    }

    #[test]
    fn a_place_is_found_by_code_and_by_name_and_a_slip_is_met_with_a_hint() {
        let evidence = evidence();
        assert_eq!(find_place(&evidence, "slv").ok(), Some("SLV"));
        assert_eq!(find_place(&evidence, "el salvador").ok(), Some("SLV"));
        let error = find_place(&evidence, "El Salvadro").expect_err("a slip");
        assert_eq!(
            error.to_string(),
            "El Salvadro: no country or group of countries is named so; did you mean El Salvador (SLV)?"
        );
    }

    #[test]
    fn a_series_is_found_by_code_and_by_its_everyday_name() {
        let evidence = evidence();
        assert_eq!(find_series(&evidence, "murder rate").map(|s| s.code).ok(), Some("VC.IHR.PSRC.P5"));
        let error = find_series(&evidence, "VC.IHR.PSRC.P6").expect_err("a slip");
        assert!(error.to_string().contains("did you mean VC.IHR.PSRC.P5"), "{error}");
    }
}
