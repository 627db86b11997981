//! `assay evidence`: what the public record at hand holds.

use std::fmt::Write as _;
use std::io::Write as _;

use assay_evidence::{Evidence, Observation, Series};

use super::CommandError;

/// Width of a chart in years; longer series take several years a column.
const COLUMNS: usize = 66;
/// Height of a chart in rows.
const ROWS: usize = 8;
/// Eighths of a block, from empty to full.
const EIGHTHS: [char; 9] = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// Show the embedded evidence
#[derive(clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// List the series, or those whose code, name or everyday names hold all the given words
    List {
        /// Words to look for: `murder rate`, `gdp`, `VC.IHR`
        words: Vec<String>,
    },
    /// Show a series: unit, definition, source, licence, vintage, coverage; with a place, its values
    Show {
        /// Code of the series, as `assay evidence list` prints it
        series: String,
        /// A country or group of countries, by name or code: `El Salvador`, `SLV`, `WLD`
        place: Option<String>,
    },
}

pub fn run(arguments: &Arguments) -> Result<(), CommandError> {
    let evidence = Evidence::embedded()?;
    let page = match &arguments.command {
        Command::List { words } => list(&evidence, words)?,
        Command::Show { series, place } => {
            let series = find_series(&evidence, series)?;
            match place {
                None => show(&evidence, series),
                Some(place) => show_place(&evidence, series, find_place(&evidence, place)?)?,
            }
        }
    };
    // A reader that closes the pipe early (`| head`) has seen enough: that is no error.
    let _ = std::io::stdout().lock().write_all(page.as_bytes());
    Ok(())
}

fn list(evidence: &Evidence, words: &[String]) -> Result<String, CommandError> {
    let wanted: Vec<String> =
        words.iter().flat_map(|words| words.split_whitespace()).map(str::to_lowercase).collect();
    let mut page = String::new();
    for series in evidence.series() {
        let named = evidence.measures().filter(|measure| measure.series == series.code);
        let known = named
            .flat_map(|measure| measure.words.iter())
            .fold(format!("{} {}", series.code, series.name).to_lowercase(), |all, words| all + " " + words);
        if wanted.iter().all(|word| known.contains(word.as_str())) {
            let years = format!("{}–{}", series.coverage.first, series.coverage.last);
            let _ = writeln!(page, "{:<21} {years}  {}", series.code, series.name);
        }
    }
    if page.is_empty() {
        return Err(CommandError::Input {
            input: words.join(" "),
            what: "no series is named so; `assay evidence list` lists all".to_owned(),
        });
    }
    Ok(page)
}

fn show(evidence: &Evidence, series: Series<'_>) -> String {
    let mut page = head(&series);
    let places = evidence.places(series.code);
    let (groups, countries): (Vec<&&str>, Vec<&&str>) =
        places.iter().partition(|place| evidence.is_group(place));
    let _ = writeln!(page, "places      {} countries, {} groups of countries", countries.len(), groups.len());
    if let Some(place) = ["WLD", "USA"].into_iter().find(|place| places.contains(place)) {
        let name = evidence.place_name(place).unwrap_or(place);
        let _ = writeln!(page, "\n{name} ({place})\n{}", chart(&evidence.observations(series.code, place)));
    }
    let _ = writeln!(page, "For the values: assay evidence show {} PLACE", series.code);
    page
}

fn show_place(evidence: &Evidence, series: Series<'_>, place: &str) -> Result<String, CommandError> {
    let name = evidence.place_name(place).unwrap_or(place);
    let observations = evidence.observations(series.code, place);
    let (Some(first), Some(last)) = (observations.first(), observations.last()) else {
        return Err(CommandError::Input {
            input: name.to_owned(),
            what: format!(
                "the series {} has no value for it; it has values for {} places",
                series.code,
                evidence.places(series.code).len()
            ),
        });
    };
    let mut page = head(&series);
    let _ = writeln!(
        page,
        "\n{name} ({place}), {}: {}–{}, {} values\n{}",
        series.unit,
        first.year,
        last.year,
        observations.len(),
        chart(&observations)
    );
    page.push_str(&table(&observations));
    Ok(page)
}

fn head(series: &Series<'_>) -> String {
    let mut page = format!("{}\n{}\n\n", series.code, series.name);
    let years = format!("{}–{}", series.coverage.first, series.coverage.last);
    for (label, text) in [
        ("unit", series.unit),
        ("definition", series.definition),
        ("source", series.source),
        ("licence", series.licence),
        ("vintage", series.vintage),
        ("coverage", &years),
    ] {
        let _ = writeln!(page, "{label:<11} {}", wrapped(text));
    }
    page
}

/// Text broken into lines of at most 84 columns, indented behind the labels.
fn wrapped(text: &str) -> String {
    let mut out = String::new();
    let mut column = 0;
    for word in text.split_whitespace() {
        let width = word.chars().count();
        if column > 0 && column + 1 + width > 84 {
            out.push_str("\n            ");
            column = 0;
        } else if column > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += width;
    }
    out
}

/// Columns of block characters over a line of years; a year without a value is a gap.
fn chart(observations: &[Observation]) -> String {
    let (Some(first), Some(last)) = (observations.first(), observations.last()) else { return String::new() };
    let years = usize::from(last.year.abs_diff(first.year)) + 1;
    let step = years.div_ceil(COLUMNS);
    let mut columns: Vec<Option<f64>> = vec![None; years.div_ceil(step)];
    for observation in observations {
        let column = usize::from(observation.year.abs_diff(first.year)) / step;
        if let Some(column) = columns.get_mut(column) {
            *column = Some(observation.value);
        }
    }
    let highest = observations.iter().map(|o| o.value).fold(f64::MIN, f64::max);
    let lowest = observations.iter().map(|o| o.value).fold(f64::MAX, f64::min);
    // Bars grow from zero; where values are below it the axis begins at the lowest.
    let floor = lowest.min(0.0);
    let reach = if highest > floor { highest - floor } else { 1.0 };
    let mut out = String::new();
    for row in (0..ROWS).rev() {
        let label = match row {
            _ if row == ROWS - 1 => number(highest),
            0 => number(floor),
            _ => String::new(),
        };
        let _ = write!(out, "{label:>16} │");
        for column in &columns {
            let eighths = column.map_or(0.0, |value| ((value - floor) / reach * (ROWS * 8) as f64).round());
            let here = (eighths - (row * 8) as f64).clamp(0.0, 8.0) as usize;
            // The least value is still drawn, so that it is not taken for a gap.
            let least = usize::from(row == 0 && column.is_some());
            out.push(EIGHTHS[here.max(least)]);
        }
        out.truncate(out.trim_end_matches(' ').len());
        out.push('\n');
    }
    let width = columns.len().saturating_sub(4).max(5);
    let _ = writeln!(out, "{:>16} └{}", "", "─".repeat(columns.len()));
    let _ = writeln!(out, "{:>16}  {:<width$}{}", "", first.year, last.year);
    if step > 1 {
        let _ = writeln!(out, "{:>16}  {step} years a column, the last value of each", "");
    }
    out
}

/// Years and values in three columns, read downwards.
fn table(observations: &[Observation]) -> String {
    let rows = observations.len().div_ceil(3);
    let mut out = String::new();
    for row in 0..rows {
        let cells = (row..observations.len()).step_by(rows.max(1));
        let line: Vec<String> = cells
            .map(|index| {
                let observation = observations[index];
                format!("{} {:>20}", observation.year, number(observation.value))
            })
            .collect();
        let _ = writeln!(out, "  {}", line.join("   "));
    }
    out
}

/// A value with commas between thousands and no more than six significant digits behind the
/// point: publishers compute with more than anybody measured.
fn number(value: f64) -> String {
    let whole_digits = value.abs().max(1.0).log10() as usize + 1;
    let written = format!("{value:.*}", 6_usize.saturating_sub(whole_digits));
    let written = if written.contains('.') {
        written.trim_end_matches('0').trim_end_matches('.')
    } else {
        written.as_str()
    };
    let (sign, digits) = written.strip_prefix('-').map_or(("", written), |rest| ("-", rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut out = sign.to_owned();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

fn find_series<'a>(evidence: &'a Evidence, wanted: &str) -> Result<Series<'a>, CommandError> {
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

fn find_place<'a>(evidence: &'a Evidence, wanted: &str) -> Result<&'a str, CommandError> {
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
fn nearest<'a>(wanted: &str, known: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<String> {
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

    #[test]
    fn a_page_shows_every_value_with_where_it_comes_from() {
        let evidence = evidence();
        let series = evidence.find("VC.IHR.PSRC.P5").expect("a series");
        let page = show_place(&evidence, series, "SLV").expect("values");
        for part in ["per 100,000 people", "CC BY 4.0", "World Bank", "1994–2022, 29 values", "107.638"] {
            assert!(page.contains(part), "{part}\n{page}");
        }
        assert!(page.lines().all(|line| line.chars().count() <= 100));
    }

    #[test]
    fn a_chart_has_gaps_where_years_are_missing() {
        let observation = |year, value| Observation { year, value };
        let drawn = chart(&[observation(2000, 4.0), observation(2002, 8.0)]);
        let lowest = drawn.lines().nth(ROWS - 1).expect("a row");
        assert!(lowest.ends_with("│█ █"), "{drawn}");
        assert_eq!(chart(&[]), "");
        chart(&[observation(2000, -3.0), observation(2001, -3.0)]);
    }
}
