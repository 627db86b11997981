//! `article-wcxb`: see `docs/evaluation.md`.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

use assay_article::{Article, BlockKind, Options, extract};
use assay_text::Source;
use serde::Deserialize;

use super::clock::Clock;
use super::{EvalError, Figure, Scores, files, read_bytes, read_text};

#[derive(Deserialize)]
struct Page {
    url: Option<String>,
    ground_truth: Truth,
    _internal: Internal,
}

#[derive(Deserialize)]
struct Internal {
    page_type: PageType,
}

#[derive(Deserialize)]
struct PageType {
    primary: String,
}

#[derive(Deserialize)]
struct Truth {
    title: Option<String>,
    author: Option<String>,
    publish_date: Option<String>,
    #[serde(default)]
    main_content: Option<String>,
    #[serde(default)]
    with: Vec<String>,
    #[serde(default)]
    without: Vec<String>,
}

/// A share being counted.
#[derive(Clone, Copy, Default)]
pub(super) struct Tally {
    pub(super) yes: usize,
    pub(super) of: usize,
}

impl Tally {
    pub(super) fn add(&mut self, yes: bool) {
        self.yes += usize::from(yes);
        self.of += 1;
    }

    pub(super) fn share(self) -> Figure {
        Figure::Share(super::share(self.yes, self.of))
    }
}

/// Sums over the pages of one type.
#[derive(Default)]
struct Sums {
    pages: usize,
    f1: f64,
    precision: f64,
    recall: f64,
}

impl Sums {
    fn mean(&self, sum: f64) -> f64 {
        sum / (self.pages.max(1) as f64)
    }
}

#[derive(Default)]
struct Measured {
    types: BTreeMap<String, Sums>,
    with: Tally,
    leak: Tally,
    title: Tally,
    author: Tally,
    date: Tally,
    either_day: Tally,
    blocks: Tally,
    covered: Tally,
    bytes: usize,
    time: Duration,
    worst: Vec<(f64, String)>,
}

/// How a page is extracted, given its name and source.
pub type Extract<'a> = dyn Fn(&str, &Source) -> Option<Article> + 'a;

pub fn measure(path: &Path) -> Result<Scores, EvalError> {
    measure_with(path, &|_, source| extract(source, &Options::default()).ok())
}

/// [`measure`] with another way to extract a page, given its id.
pub fn measure_with(path: &Path, extract: &Extract<'_>) -> Result<Scores, EvalError> {
    let mut measured = Measured::default();
    for truth in files(&path.join("ground-truth"))? {
        let page: Page = serde_json::from_str(&read_text(&truth)?)
            .map_err(|error| EvalError::Format { path: truth.clone(), what: error.to_string() })?;
        let id = truth.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let html = path.join("html").join(format!("{id}.html"));
        let bytes = read_bytes(&html)?;
        measured.bytes += bytes.len();
        let source =
            Source::new(bytes).map_err(|error| EvalError::Format { path: html, what: error.to_string() })?;
        let source = match &page.url {
            Some(url) => source.with_url(url),
            None => source,
        };
        let clock = Clock::start();
        let article = extract(&id, &source);
        measured.time += clock.elapsed();
        score(&mut measured, &id, &page, &source, article.as_ref());
    }
    Ok(scores(&mut measured))
}

/// The body of the article, a block a line: without its headline, and without captions and credits,
/// which stand beside the text.
pub(super) fn body(article: &Article) -> String {
    let beside = |kind| matches!(kind, BlockKind::Title | BlockKind::Caption | BlockKind::Credit);
    let blocks = article.blocks.iter().filter(|block| !beside(block.kind));
    blocks.map(|block| article.text.slice(block.span)).collect::<Vec<_>>().join("\n")
}

fn score(measured: &mut Measured, id: &str, page: &Page, source: &Source, article: Option<&Article>) {
    let truth = &page.ground_truth;
    let predicted = article.map(body).unwrap_or_default();
    let (got, wanted) = (words(&predicted), words(truth.main_content.as_deref().unwrap_or_default()));
    let shared = shared(&got, &wanted) as f64;
    let precision = if got.is_empty() { 0.0 } else { shared / got.len() as f64 };
    let recall = if wanted.is_empty() { 1.0 } else { shared / wanted.len() as f64 };
    let f1 = if got.is_empty() && wanted.is_empty() {
        1.0
    } else {
        2.0 * shared / (got.len() + wanted.len()) as f64
    };
    let kind = &page._internal.page_type.primary;
    let sums = measured.types.entry(kind.clone()).or_default();
    sums.pages += 1;
    sums.f1 += f1;
    sums.precision += precision;
    sums.recall += recall;
    if kind != "article" {
        return;
    }
    measured.worst.push((f1, format!("{id} p={precision:.3} r={recall:.3}")));
    let text = format!(" {} ", got.join(" "));
    // Snippets begin with a word, but the set cuts most of them after 80 characters, within a word.
    let found = |snippet: &String| text.contains(&format!(" {}", words(snippet).join(" ")));
    for snippet in &truth.with {
        measured.with.add(found(snippet));
        if !found(snippet) && verbose() {
            println!(
                "with {id}: {} “{snippet}”",
                article.map_or_else(String::new, |a| whereabouts(a, snippet))
            );
        }
    }
    for snippet in &truth.without {
        measured.leak.add(found(snippet));
        if found(snippet) && verbose() {
            println!("leak {id}: “{snippet}”");
        }
    }
    let same = |a: &str, b: &str| words(a) == words(b);
    if let Some(title) = truth.title.as_deref().filter(|title| !title.is_empty()) {
        let got = article.and_then(|article| article.title.as_ref()).map_or("", |field| field.value.as_str());
        note(id, "title", title, got);
        measured.title.add(same(title, got));
    }
    if let Some(author) = truth.author.as_deref().filter(|author| !author.is_empty()) {
        let names: Vec<&str> =
            article.map(|a| a.authors.iter().map(|field| field.value.as_str()).collect()).unwrap_or_default();
        note(id, "author", author, &names.join(" + "));
        measured.author.add(same_names(author, &names));
    }
    if let Some(date) = truth.publish_date.as_deref().filter(|date| !date.is_empty()) {
        let got = article.and_then(date_shown).unwrap_or_default();
        note(id, "date", date, &got);
        let is_day = |got: &str| date.get(..10).is_some_and(|date| got.get(..10) == Some(date));
        measured.date.add(is_day(&got));
        let changed = article.and_then(|a| a.modified.as_ref()).map(|field| field.value.to_string());
        measured.either_day.add(is_day(&got) || changed.is_some_and(|changed| is_day(&changed)));
    }
    if let Some(article) = article {
        check_provenance(measured, source, article);
    }
}

/// The date a page has: of its publication, or where it tells only when it was changed, of that.
pub(super) fn date_shown(article: &Article) -> Option<String> {
    article.published.as_ref().or(article.modified.as_ref()).map(|field| field.value.to_string())
}

/// Where on the page a wanted snippet stands that the article does not hold.
fn whereabouts(article: &Article, snippet: &str) -> String {
    let plain = |text: &str| format!(" {}", words(text).join(" "));
    let wanted = plain(snippet);
    if let Some(title) = article.blocks.iter().find(|block| block.kind == BlockKind::Title)
        && plain(article.text.slice(title.span)).contains(&wanted)
    {
        return "in the headline".to_owned();
    }
    let omitted = article.omitted.iter().find(|o| plain(article.text.slice(o.span)).contains(&wanted));
    if let Some(omitted) = omitted {
        return format!("left out as {:?}", omitted.kind);
    }
    if plain(article.text.as_str()).contains(&wanted) { "across passages" } else { "not on the page" }
        .to_owned()
}

/// Whether mistakes in metadata are to be listed (`ASSAY_EVAL_VERBOSE`).
pub(super) fn verbose() -> bool {
    std::env::var_os("ASSAY_EVAL_VERBOSE").is_some()
}

pub(super) fn note(id: &str, what: &str, wanted: &str, got: &str) {
    if verbose() && words(wanted) != words(got) && !(what == "date" && got.get(..10) == wanted.get(..10)) {
        println!("{what} {id}: wanted “{wanted}”, got “{got}”");
    }
}

/// Several authors are one string in the ground truth; however it joins them, the words count.
pub(super) fn same_names(wanted: &str, names: &[&str]) -> bool {
    let plain = |text: &str| -> Vec<String> { words(text).into_iter().filter(|w| w != "and").collect() };
    plain(wanted) == plain(&names.join(" "))
}

/// Every block read again from its source bytes gives its text, and blocks and omitted passages
/// cover everything a reader sees.
fn check_provenance(measured: &mut Measured, source: &Source, article: &Article) {
    for block in &article.blocks {
        measured.blocks.add(assay_article::rereads(article, source, block.span));
    }
    measured.covered.add(assay_article::covers_everything(article));
}

/// Lower-cased words.
pub(super) fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn shared(a: &[String], b: &[String]) -> usize {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for word in a {
        *counts.entry(word).or_default() += 1;
    }
    b.iter()
        .filter(|word| {
            counts.get_mut(word.as_str()).is_some_and(|count| {
                let had = *count > 0;
                *count = count.saturating_sub(1);
                had
            })
        })
        .count()
}

fn scores(measured: &mut Measured) -> Scores {
    let mut table =
        format!("{:<15} {:>5} {:>7} {:>9} {:>7}\n", "page type", "pages", "F1", "precision", "recall");
    let mut all = Sums::default();
    for (kind, sums) in &measured.types {
        all.pages += sums.pages;
        all.f1 += sums.f1;
        let (f1, precision, recall) = (sums.mean(sums.f1), sums.mean(sums.precision), sums.mean(sums.recall));
        let _ = writeln!(table, "{kind:<15} {:>5} {f1:>7.4} {precision:>9.4} {recall:>7.4}", sums.pages);
    }
    measured.worst.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.cmp(&b.1)));
    for (f1, page) in measured.worst.iter().take(40) {
        let _ = writeln!(table, "  {f1:.3} {page}");
    }
    let rate = measured.bytes as f64 / 1e6 / measured.time.as_secs_f64().max(1e-9);
    let _ = writeln!(
        table,
        "blocks that re-read from their bytes: {} of {}; pages fully covered: {} of {}; {rate:.1} MB/s",
        measured.blocks.yes, measured.blocks.of, measured.covered.yes, measured.covered.of
    );
    let _ = writeln!(
        table,
        "dates right as the day of publication or of change: {} of {}",
        measured.either_day.yes, measured.either_day.of
    );
    let f1 = measured.types.get("article").map_or(0.0, |sums| sums.mean(sums.f1));
    Scores {
        table,
        figures: vec![
            ("f1", Figure::Share(f1)),
            ("with", measured.with.share()),
            ("leak", measured.leak.share()),
            ("title", measured.title.share()),
            ("author", measured.author.share()),
            ("date", measured.date.share()),
            ("all_f1", Figure::Share(all.mean(all.f1))),
        ],
    }
}
