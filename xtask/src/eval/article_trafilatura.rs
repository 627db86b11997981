//! `article-trafilatura`: see `docs/evaluation.md`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use assay_article::{Article, BlockKind, Options, extract};
use assay_text::Source;
use serde::Deserialize;
use serde_json::Value;

use super::article_wcxb::{Extract, Tally, date_shown, note, same_names, verbose, words};
use super::{EvalError, Scores, read_bytes, read_text};

/// What the set's authors noted of a page.
#[derive(Deserialize)]
struct Truth {
    file: String,
    #[serde(default)]
    with: Vec<String>,
    #[serde(default)]
    without: Vec<String>,
    title: Option<Value>,
    author: Option<Value>,
    date: Option<Value>,
}

#[derive(Default)]
struct Measured {
    with: Tally,
    leak: Tally,
    title: Tally,
    author: Tally,
    date: Tally,
    blocks: Tally,
}

pub fn measure(path: &Path) -> Result<Scores, EvalError> {
    measure_with(path, &|_, source| extract(source, &Options::default()).ok())
}

/// [`measure`] with another way to extract a page, given the name of its file.
pub fn measure_with(path: &Path, extract: &Extract<'_>) -> Result<Scores, EvalError> {
    let index = path.join("evaldata.json");
    let truths: BTreeMap<String, Truth> = serde_json::from_str(&read_text(&index)?)
        .map_err(|error| EvalError::Format { path: index, what: error.to_string() })?;
    let mut measured = Measured::default();
    let mut pages = 0usize;
    for (address, truth) in &truths {
        let Some(file) = page_file(path, &truth.file) else { continue };
        pages += 1;
        let bytes = read_bytes(&file)?;
        let source = Source::new(bytes)
            .map_err(|error| EvalError::Format { path: file, what: error.to_string() })?
            .with_url(address);
        let article = extract(&truth.file, &source);
        score(&mut measured, truth, &source, article.as_ref());
    }
    Ok(Scores {
        table: format!(
            "{pages} pages; blocks that re-read from their bytes: {} of {}\n",
            measured.blocks.yes, measured.blocks.of
        ),
        figures: vec![
            ("with", measured.with.share()),
            ("leak", measured.leak.share()),
            ("title", measured.title.share()),
            ("author", measured.author.share()),
            ("date", measured.date.share()),
        ],
    })
}

/// The pages lie in two folders.
pub fn page_file(path: &Path, name: &str) -> Option<PathBuf> {
    ["cache", "eval"].iter().map(|folder| path.join(folder).join(name)).find(|file| file.is_file())
}

fn score(measured: &mut Measured, truth: &Truth, source: &Source, article: Option<&Article>) {
    // The set counts the headline as part of the text.
    let text = article.map(whole).unwrap_or_default();
    let text = format!(" {} ", words(&text).join(" "));
    let found = |snippet: &String| text.contains(&format!(" {}", words(snippet).join(" ")));
    for snippet in truth.with.iter().filter(|snippet| !words(snippet).is_empty()) {
        measured.with.add(found(snippet));
        if verbose() && !found(snippet) {
            println!("with {}: “{snippet}”", truth.file);
        }
    }
    for snippet in truth.without.iter().filter(|snippet| !words(snippet).is_empty()) {
        measured.leak.add(found(snippet));
        if verbose() && found(snippet) {
            println!("leak {}: “{snippet}”", truth.file);
        }
    }
    let filled = |value: &Option<Value>| value.as_ref().map(joined).filter(|value| !value.is_empty());
    if let Some(title) = filled(&truth.title) {
        let got = article.and_then(|a| a.title.as_ref()).map_or("", |field| field.value.as_str());
        note(&truth.file, "title", &title, got);
        measured.title.add(words(&title) == words(got));
    }
    if let Some(author) = filled(&truth.author) {
        let names: Vec<&str> =
            article.map(|a| a.authors.iter().map(|field| field.value.as_str()).collect()).unwrap_or_default();
        note(&truth.file, "author", &author, &names.join(" + "));
        measured.author.add(same_names(&author, &names));
    }
    if let Some(date) = filled(&truth.date) {
        let got = article.and_then(date_shown).unwrap_or_default();
        note(&truth.file, "date", &date, &got);
        measured.date.add(date.get(..10).is_some_and(|date| got.get(..10) == Some(date)));
    }
    if let Some(article) = article {
        for block in &article.blocks {
            measured.blocks.add(assay_article::rereads(article, source, block.span));
        }
    }
}

/// A value is a string or, of several authors, a list of strings.
fn joined(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", "),
        _ => String::new(),
    }
}

/// Headline and text, a block a line.
fn whole(article: &Article) -> String {
    let title = article.title.as_ref().filter(|_| article.blocks.iter().all(|b| b.kind != BlockKind::Title));
    let mut lines: Vec<&str> = title.map(|field| field.value.as_str()).into_iter().collect();
    lines.extend(article.blocks.iter().map(|block| article.text.slice(block.span)));
    lines.join("\n")
}
