//! `article-scrapinghub`: see `docs/evaluation.md`.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::time::Duration;

use assay_article::{Options, extract};
use assay_text::Source;
use serde::Deserialize;

use super::article_wcxb::body;
use super::clock::Clock;
use super::{EvalError, Figure, Scores, read_bytes, read_text};

#[derive(Deserialize)]
struct Truth {
    #[serde(rename = "articleBody")]
    body: String,
    url: Option<String>,
}

/// Words of a shingle.
const SHINGLE: usize = 4;

pub fn measure(path: &Path) -> Result<Scores, EvalError> {
    let index = path.join("ground-truth.json");
    let truths: BTreeMap<String, Truth> = serde_json::from_str(&read_text(&index)?)
        .map_err(|error| EvalError::Format { path: index, what: error.to_string() })?;
    let (mut precision, mut recall, mut exact) = (0.0, 0.0, 0usize);
    let (mut bytes, mut time) = (0usize, Duration::ZERO);
    let mut worst = Vec::new();
    for (id, truth) in &truths {
        let html = page(path, id)?;
        bytes += html.len();
        let source = Source::new(html)
            .map_err(|error| EvalError::Format { path: path.join(id), what: error.to_string() })?;
        let source = match &truth.url {
            Some(url) => source.with_url(url),
            None => source,
        };
        let clock = Clock::start();
        let article = extract(&source, &Options::default());
        time += clock.elapsed();
        let predicted = article.as_ref().map(body).unwrap_or_default();
        let (wanted, got) = (tokens(&truth.body), tokens(&predicted));
        let (p, r) = compare(&wanted, &got);
        precision += p;
        recall += r;
        exact += usize::from(wanted == got);
        worst.push((p.min(r), format!("  {id} p={p:.3} r={r:.3}\n")));
    }
    let pages = truths.len().max(1) as f64;
    let (precision, recall) = (precision / pages, recall / pages);
    let f1 = if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
    let seconds = time.as_secs_f64().max(1e-9);
    worst.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.cmp(&b.1)));
    let table = worst.into_iter().take(20).map(|(_, line)| line).collect();
    Ok(Scores {
        table,
        figures: vec![
            ("f1", Figure::Share(f1)),
            ("precision", Figure::Share(precision)),
            ("recall", Figure::Share(recall)),
            ("accuracy", Figure::Share(super::share(exact, truths.len()))),
            ("pages_per_s", Figure::Rate(pages / seconds)),
            ("mb_per_s", Figure::Rate(bytes as f64 / 1e6 / seconds)),
        ],
    })
}

/// `html/<id>.html`, or `html/<id>.html.gz` through the system's gzip.
fn page(path: &Path, id: &str) -> Result<Vec<u8>, EvalError> {
    let plain = path.join("html").join(format!("{id}.html"));
    if plain.is_file() {
        return read_bytes(&plain);
    }
    let packed = path.join("html").join(format!("{id}.html.gz"));
    let output = std::process::Command::new("gzip")
        .arg("-dc")
        .arg(&packed)
        .output()
        .map_err(|error| EvalError::File { path: packed.clone(), error })?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(EvalError::Format { path: packed, what: String::from_utf8_lossy(&output.stderr).into_owned() })
    }
}

/// `\w+`, case kept.
fn tokens(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()).collect()
}

/// Precision and recall of one page over 4-token shingles.
fn compare(wanted: &[&str], got: &[&str]) -> (f64, f64) {
    let (wanted, got) = (shingles(wanted), shingles(got));
    let (mut tp, mut fp, mut missed) = (0usize, 0usize, 0usize);
    for (shingle, count) in &wanted {
        let other = got.get(shingle).copied().unwrap_or_default();
        tp += (*count).min(other);
        missed += count.saturating_sub(other);
    }
    for (shingle, count) in &got {
        fp += count.saturating_sub(wanted.get(shingle).copied().unwrap_or_default());
    }
    let share = |errors: usize| match (tp, fp + missed) {
        (_, 0) => 1.0,
        (0, _) => 0.0,
        _ => tp as f64 / (tp + errors) as f64,
    };
    (share(fp), share(missed))
}

fn shingles<'a>(tokens: &'a [&'a str]) -> HashMap<&'a [&'a str], usize> {
    let mut counts = HashMap::new();
    if tokens.is_empty() {
        return counts;
    }
    for shingle in tokens.windows(SHINGLE.min(tokens.len())) {
        *counts.entry(shingle).or_default() += 1;
    }
    counts
}
