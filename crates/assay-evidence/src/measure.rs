//! Which words name which series.

use crate::EvidenceError;

/// The readable file of measure names.
pub(crate) const EMBEDDED: &str = include_str!("../../../data/measures.txt");

/// An entry of the readable file of measure names (`data/measures.txt`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MeasureName<'a> {
    /// The series.
    pub series: &'a str,
    /// Words that name it, lower-cased, singular: "homicide", "murder rate". The series that
    /// stands first in the file is meant where several are named by the same words and fit.
    pub words: Vec<&'a str>,
    /// Words whose growth or fall, given in percent, it states: "gdp" for the growth of GDP.
    pub grows: Vec<&'a str>,
    /// Words that name it with its sign turned: a deficit is a balance below zero.
    pub minus: Vec<&'a str>,
    /// Words that name something else which must not be looked up here: "execution".
    pub not: Vec<&'a str>,
    /// What a share is a share of, as the words after "percent of" say it: "gdp".
    pub of: Vec<&'a str>,
    /// The units a figure of it can have.
    pub units: Vec<MeasureUnit<'a>>,
    /// The series a rate must be multiplied by to give a count, and the number to divide by:
    /// homicides = rate × population / 100,000.
    pub count: Option<(&'a str, u32)>,
    /// Series with the same or a like name and another definition.
    pub siblings: Vec<&'a str>,
}

/// A unit a figure can have, and what it must be multiplied by to be in the series' unit.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureUnit<'a> {
    /// The unit as `assay-quantity` names it: `percent`, `per 100,000`, `USD`, `person`, `bare`
    /// for a number without a unit, `count` for a number of the things the words name.
    pub name: &'a str,
    /// Factor to the series' unit.
    pub factor: f64,
}

impl Eq for MeasureUnit<'_> {}

/// Reads the file of measure names: entries that begin with `[CODE]`, lines `key: item; item`,
/// comments after `#`.
pub(crate) fn parse(text: &'static str) -> Result<Vec<MeasureName<'static>>, EvidenceError> {
    let mut measures: Vec<MeasureName<'static>> = Vec::new();
    for (line, number) in text.lines().zip(1..) {
        let wrong = |what| EvidenceError::Measures { what, line: number };
        let line = line.split('#').next().unwrap_or_default().trim();
        if line.is_empty() {
            continue;
        }
        if let Some(code) = line.strip_prefix('[') {
            let series = code.strip_suffix(']').ok_or_else(|| wrong("a series is written [CODE]"))?;
            measures.push(MeasureName { series, ..MeasureName::default() });
            continue;
        }
        let measure = measures.last_mut().ok_or_else(|| wrong("a line before the first series"))?;
        let (key, items) = line.split_once(':').ok_or_else(|| wrong("expected `key: items`"))?;
        let items = items.split(';').map(str::trim).filter(|item| !item.is_empty());
        match key.trim() {
            "words" => measure.words.extend(items),
            "grows" => measure.grows.extend(items),
            "minus" => measure.minus.extend(items),
            "not" => measure.not.extend(items),
            "of" => measure.of.extend(items),
            "siblings" => measure.siblings.extend(items),
            "units" => {
                for item in items {
                    measure.units.push(unit(item).ok_or_else(|| wrong("a unit is written `name = factor`"))?);
                }
            }
            "count" => {
                for item in items {
                    measure.count = Some(count(item).ok_or_else(|| wrong("expected `CODE / number`"))?);
                }
            }
            _ => return Err(wrong("unknown key")),
        }
    }
    Ok(measures)
}

fn unit(item: &'static str) -> Option<MeasureUnit<'static>> {
    match item.split_once('=') {
        None => Some(MeasureUnit { name: item, factor: 1.0 }),
        Some((name, factor)) => {
            let factor = factor.trim().parse().ok().filter(|f: &f64| f.is_finite() && *f > 0.0)?;
            Some(MeasureUnit { name: name.trim(), factor })
        }
    }
}

fn count(item: &'static str) -> Option<(&'static str, u32)> {
    let (code, divisor) = item.split_once('/')?;
    Some((code.trim(), divisor.trim().parse().ok().filter(|divisor| *divisor > 0)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_read_with_all_its_keys() {
        let measures = parse(
            "# made by hand\n[A.B]\nwords: murder rate; homicide\nnot: execution\nunits: per 100,000; per million = 0.1\ncount: POP / 100000\n",
        )
        .expect("reads");
        assert_eq!(measures[0].words, ["murder rate", "homicide"]);
        assert_eq!(measures[0].units[1], MeasureUnit { name: "per million", factor: 0.1 });
        assert_eq!(measures[0].count, Some(("POP", 100_000)));
    }

    #[test]
    fn errors_name_the_line() {
        let error = parse("\n[A]\nunits: percent = many\n").expect_err("no number");
        assert_eq!(error.to_string(), "data/measures.txt, line 3: a unit is written `name = factor`");
        assert!(parse("words: a").is_err());
        assert!(parse("[A]\nverb: a").is_err());
    }
}
