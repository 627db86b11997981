//! `subjectivity`: see `docs/evaluation.md`.

use std::fmt::Write as _;
use std::path::Path;

use assay_claim::{ClaimKind, WordingKind, claims, wording};

use super::stages::Stages;
use super::wording::{count, is_distant};
use super::{Counts, EvalError, Figure, Scores, read_text, shown};

/// A sentence counts as subjective when it asks, or when Assay reports a judgement put as a claim
/// or loaded words used without distance; hedges do not count.
pub fn measure(path: &Path) -> Result<Scores, EvalError> {
    let (mut subjective, mut objective) = (Counts::default(), Counts::default());
    let mut errors = String::new();
    for (text, gold) in read(path)? {
        let predicted = is_subjective(&Stages::of_paragraph(&text));
        count(&mut subjective, gold, predicted);
        count(&mut objective, !gold, !predicted);
        if predicted != gold && shown::is(shown::Shown::Misses) {
            let _ = writeln!(errors, "{} {text}", if predicted { "+" } else { "-" });
        }
    }
    let mut table = errors;
    for (name, counts) in [("subjective", subjective), ("objective", objective)] {
        let (precision, recall, f1) = (counts.precision(), counts.recall(), counts.f1());
        let _ = writeln!(
            table,
            "{name:<14}{:>6} precision {precision:.4} recall {recall:.4} f1 {f1:.4}",
            counts.gold
        );
    }
    let figures = vec![("macro_f1", Figure::Share((subjective.f1() + objective.f1()) / 2.0))];
    Ok(Scores { table, figures })
}

fn is_subjective(stages: &Stages) -> bool {
    let reading = stages.reading();
    let asks = stages.article.text.as_str().trim_end_matches(['"', '”', ')', ' ']).ends_with('?');
    let loaded = wording(reading)
        .iter()
        .any(|found| found.kind != WordingKind::Hedge && !is_distant(reading, found.by));
    let judges = claims(reading)
        .iter()
        .any(|claim| claim.kind == ClaimKind::Opinion && !is_distant(reading, claim.by));
    asks || loaded || judges
}

/// Sentences with whether they are labelled subjective: the columns `sentence` and `label`.
fn read(path: &Path) -> Result<Vec<(String, bool)>, EvalError> {
    let text = read_text(path)?;
    let format = |what: String| EvalError::Format { path: path.to_owned(), what };
    let mut lines = text.lines();
    let head: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let column = |name: &str| {
        let place = head.iter().position(|column| *column == name);
        place.ok_or_else(|| format(format!("no column “{name}”")))
    };
    let (sentence, label) = (column("sentence")?, column("label")?);
    let rows = lines.filter(|line| !line.trim().is_empty()).map(|line| {
        let columns: Vec<&str> = line.split('\t').collect();
        let (Some(text), Some(label)) = (columns.get(sentence), columns.get(label)) else {
            return Err(format(format!("no sentence and label in “{line}”")));
        };
        let text = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
        Ok((text.replace("\"\"", "\""), label.trim() == "SUBJ"))
    });
    rows.collect()
}
