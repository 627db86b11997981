//! `assay evidence search`: series by words, the best first.

use std::fmt::Write as _;

use assay_evidence::{Evidence, Series};

use super::CommandError;
use super::find::nearest;

/// Most series that are shown.
const SHOWN: usize = 12;

/// Words that say nothing of a measure.
const EMPTY: &[&str] =
    &["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "per", "the", "to", "with"];

pub(super) fn page(evidence: &Evidence, words: &[String]) -> Result<String, CommandError> {
    let asked = words.join(" ");
    let wanted = stems(&asked);
    let mut found: Vec<(usize, Series<'_>, Vec<&str>)> = evidence
        .series()
        .map(|series| {
            let names: Vec<&str> = evidence
                .measures()
                .filter(|measure| measure.series == series.code)
                .flat_map(|measure| measure.words.iter().copied())
                .collect();
            (score(&wanted, &series, &names), series, names)
        })
        .filter(|(score, ..)| *score > 0)
        .collect();
    found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.code.cmp(b.1.code)));
    let mut page = String::new();
    for (_, series, names) in found.iter().take(SHOWN) {
        super::list::line(&mut page, series);
        let _ = writeln!(page, "{:<21} in {}; {}", "", series.unit, series.source);
        if !names.is_empty() {
            let shown: Vec<&str> = names.iter().take(5).copied().collect();
            let _ = writeln!(page, "{:<21} also: {}", "", shown.join(", "));
        }
    }
    if found.len() > SHOWN {
        let _ = writeln!(page, "and {} more; add words to narrow it", found.len() - SHOWN);
    }
    if page.is_empty() {
        let known =
            evidence.measures().flat_map(|measure| measure.words.iter().map(|words| (*words, *words)));
        let near = nearest(&asked.to_lowercase(), known);
        let hint =
            if near.is_empty() { String::new() } else { format!("; did you mean {}?", near.join(", ")) };
        return Err(CommandError::Input { input: asked, what: format!("no series is described so{hint}") });
    }
    Ok(page)
}

/// How well a series answers: 0 where a word is nowhere in its description.
fn score(wanted: &[String], series: &Series<'_>, names: &[&str]) -> usize {
    let mut best = 0;
    for (rank, name) in names.iter().enumerate() {
        let name = stems(name);
        if name == wanted {
            best = best.max(1000 - rank.min(100));
        } else if wanted.iter().all(|word| name.contains(word)) {
            best = best.max(600 - name.len().min(100));
        }
    }
    let title = stems(&format!("{} {}", series.name, series.code.replace('.', " ")));
    if wanted.iter().all(|word| title.contains(word)) {
        best = best.max(500 - title.len().min(100));
    }
    if best == 0 {
        let every = stems(&format!(
            "{} {} {} {} {}",
            series.name,
            series.code,
            series.unit,
            names.join(" "),
            series.definition
        ));
        let all = wanted
            .iter()
            .all(|word| every.contains(word) || series.code.to_lowercase().contains(word.as_str()));
        best = if all && !wanted.is_empty() { 100 } else { 0 };
    }
    best
}

/// Lower case, without plural endings and without words that say nothing.
fn stems(text: &str) -> Vec<String> {
    let low = text.to_lowercase();
    let words =
        low.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && !EMPTY.contains(word));
    words
        .map(
            |word| {
                if word.len() > 3 {
                    word.strip_suffix('s').unwrap_or(word).to_owned()
                } else {
                    word.to_owned()
                }
            },
        )
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyday_words_lead_to_the_series_they_name() {
        let evidence = Evidence::embedded().expect("the embedded store");
        let first = |words: &str| {
            let page = page(&evidence, &[words.to_owned()]).expect("something is found");
            page.split_whitespace().next().map(str::to_owned)
        };
        assert_eq!(first("murder rate").as_deref(), Some("VC.IHR.PSRC.P5"));
        assert_eq!(first("unemployment rates").as_deref(), Some("SL.UEM.TOTL.ZS"));
        assert_eq!(first("GDP growth").as_deref(), Some("NY.GDP.MKTP.KD.ZG"));
        assert!(page(&evidence, &["zebras".to_owned()]).is_err());
    }
}
