//! `attribution`: see `docs/evaluation.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use assay_article::{Article, Block, BlockKind};
use assay_attribution::learned::Gold;
use assay_attribution::{Attribution, AttributionForm, attribute};
use assay_language::analyse;
use assay_text::{Span, Text};

use super::clock::Clock;
use super::shown::{self, Shown};
use super::{Counts, EvalError, Figure, Scores, files, read_text, share};

pub fn measure(path: &Path) -> Result<Scores, EvalError> {
    let articles = read_articles(path)?;
    let clock = Clock::start();
    let found: Vec<_> = articles.iter().map(|one| attribute(&one.article, &analyse(&one.article))).collect();
    let rate = clock.per_second(articles.len() as f64);
    let found = articles.iter().zip(&found);
    let tally =
        compare(found.map(|(one, found)| (one, found.attributions.as_slice())), shown::is(Shown::Misses));
    Ok(tally.scores(articles.len(), rate))
}

/// An article with its annotation.
pub struct Annotated {
    /// The article.
    pub article: Article,
    /// What was annotated, parts of content that only a blank separates as one.
    pub gold: Vec<Gold>,
    /// The contents with their parts as they stand in the file.
    cut: Vec<Vec<Span>>,
}

/// The annotated articles of a directory with `text` and `attributions`, in order of name.
pub fn read_articles(path: &Path) -> Result<Vec<Annotated>, EvalError> {
    let mut articles = Vec::new();
    for file in files(&path.join("text"))? {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if let Some(gold) = reference(path, &stem)? {
            let text = read_text(&file)?;
            let gold = read_brat(&gold, &text)?;
            let cut = gold.iter().map(|gold| gold.content.clone()).collect();
            let gold = gold.into_iter().map(|gold| Gold { content: joined(&text, gold.content), ..gold });
            articles.push(Annotated { article: plain_article(&text), gold: gold.collect(), cut });
        }
    }
    Ok(articles)
}

/// Compares what was found with what was annotated; with `list`, the misses are kept.
pub fn compare<'a>(found: impl Iterator<Item = (&'a Annotated, &'a [Attribution])>, list: bool) -> Tally {
    let mut tally = Tally { misses: list.then(String::new), ..Tally::default() };
    for (one, found) in found {
        let text = one.article.text.as_str();
        let found: Vec<Attribution> = outer_statements(found).map(|one| as_annotated(text, one)).collect();
        tally.add(text, &one.gold, &found.iter().collect::<Vec<_>>());
        let parts = found.iter().map(|one| one.content.as_slice());
        count(&mut tally.cut, text, one.cut.iter().map(Vec::as_slice), parts);
    }
    tally
}

/// An article of plain paragraphs, a line each; nothing is left out, so that positions stay those
/// of the annotation.
pub fn plain_article(content: &str) -> Article {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in content.split_inclusive('\n') {
        let span = Span::new(at, at + line.len()).trim(content);
        at += line.len();
        if !span.is_empty() {
            let kind =
                if blocks.is_empty() && span.len() < 160 { BlockKind::Title } else { BlockKind::Paragraph };
            blocks.push(Block { kind, span });
        }
    }
    Article::of_blocks(Text::verbatim(content), blocks)
}

/// The first annotation file of the article, in order of name.
fn reference(path: &Path, stem: &str) -> Result<Option<std::path::PathBuf>, EvalError> {
    let prefix = format!("{stem}_");
    Ok(files(&path.join("attributions"))?.into_iter().find(|file| {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        name.strip_prefix(&prefix).is_some_and(|rest| rest.ends_with(".ann") && !rest.contains('-'))
            || name == format!("{stem}.ann")
    }))
}

/// Reads a brat file; its positions are characters.
fn read_brat(path: &Path, text: &str) -> Result<Vec<Gold>, EvalError> {
    let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    bytes.push(text.len());
    let content = read_text(path)?;
    let mut spans: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
    let mut events = Vec::new();
    for line in content.lines() {
        let mut fields = line.split('\t');
        let (Some(id), Some(what)) = (fields.next(), fields.next()) else { continue };
        if id.starts_with('T') {
            let places = what.split_once(' ').map_or("", |(_, places)| places);
            let parts = places.split(';').filter_map(|part| {
                let (start, end) = part.split_once(' ')?;
                let at = |number: &str| bytes.get(number.parse::<usize>().ok()?).copied();
                let (start, end) = (at(start)?, at(end)?);
                (start <= end).then(|| Span::new(start, end))
            });
            spans.insert(id, parts.collect());
        } else if id.starts_with('E') {
            events.push(what);
        }
    }
    let gold = events.iter().map(|event| {
        let mut gold = Gold::default();
        for (role, id) in event.split(' ').filter_map(|role| role.split_once(':')) {
            let parts = spans.get(id).cloned().unwrap_or_default();
            match role.trim_end_matches(|c: char| c.is_ascii_digit()) {
                "Source" => gold.source.extend(parts),
                "Cue" => gold.cue.extend(parts),
                "Content" => gold.content.extend(parts),
                _ => {}
            }
        }
        gold
    });
    Ok(gold.filter(|gold| !gold.content.is_empty()).collect())
}

/// Parts that nothing but a blank separates are one: the annotators' tool cut some passages of several
/// sentences between them and left others whole.
fn joined(text: &str, mut parts: Vec<Span>) -> Vec<Span> {
    parts.sort();
    let mut joined: Vec<Span> = Vec::new();
    for part in parts {
        match joined.last_mut() {
            Some(last)
                if last.end() <= part.start()
                    && text[last.end()..part.start()].chars().all(|c| c.is_whitespace() && c != '\n') =>
            {
                *last = last.cover(part);
            }
            _ => joined.push(part),
        }
    }
    joined
}

/// PolNeAR annotates neither scare quotes nor attributions within others.
fn outer_statements(attributions: &[Attribution]) -> impl Iterator<Item = &Attribution> {
    attributions.iter().filter(|one| one.form != AttributionForm::ScareQuote && one.within.is_none())
}

/// What PolNeAR's annotators take in and Assay leaves out: the colon after a cue, and the sentence's
/// comma or stop within the marks of a name given to something.
fn as_annotated(text: &str, one: &Attribution) -> Attribution {
    let mut one = one.clone();
    one.cue = one
        .cue
        .map(|cue| Span::new(cue.start(), cue.end() + usize::from(text[cue.end()..].starts_with(':'))));
    if one.form == AttributionForm::Label {
        for part in &mut one.content {
            let rest = &text[part.end()..];
            let marks = rest.len() - rest.trim_start_matches([',', '.', ';']).len();
            if rest[marks..].starts_with(['”', '"', '’', '\'']) {
                *part = Span::new(part.start(), part.end() + marks);
            }
        }
    }
    one
}

/// The words that stand for the source by PolNeAR's rules: in a relative clause the pronoun, after
/// an apposition its closing comma as well.
fn source_span(text: &str, one: &Attribution) -> Option<Span> {
    let mention = one.source?.mention;
    if mention.of(text).contains(", ") && text[mention.end()..].starts_with(',') {
        let before_cue = one.cue.is_some_and(|cue| cue.start() > mention.end());
        return Some(Span::new(mention.start(), mention.end() + usize::from(before_cue)));
    }
    let cue = one.cue?;
    if cue.start() <= mention.end() {
        return Some(mention);
    }
    let gap = &text[mention.end()..cue.start()];
    let lead = gap.len() - gap.trim_start_matches([',', ' ']).len();
    let pronoun = gap[lead..].split(' ').next().unwrap_or_default();
    if gap[lead..].split_whitespace().count() > 4 {
        return Some(mention);
    }
    let start = mention.end() + lead;
    Some(if matches!(pronoun, "who" | "which" | "that") {
        Span::new(start, start + pronoun.len())
    } else {
        mention
    })
}

/// Everything counted over the articles.
#[derive(Default)]
pub struct Tally {
    source: Counts,
    cue: Counts,
    content: Counts,
    cut: Counts,
    tokens: Counts,
    direct: Counts,
    with_source: usize,
    found: usize,
    right: usize,
    /// What was got wrong, for those who asked.
    misses: Option<String>,
}

impl Tally {
    fn add(&mut self, text: &str, gold: &[Gold], predicted: &[&Attribution]) {
        let sources: Vec<Option<Span>> = predicted.iter().map(|one| source_span(text, one)).collect();
        count(
            &mut self.source,
            text,
            gold.iter().map(|gold| gold.source.as_slice()),
            sources.iter().map(|source| source.as_slice()),
        );
        count(
            &mut self.cue,
            text,
            gold.iter().map(|gold| gold.cue.as_slice()),
            predicted.iter().map(|one| one.cue.as_slice()),
        );
        count(
            &mut self.content,
            text,
            gold.iter().map(|gold| gold.content.as_slice()),
            predicted.iter().map(|one| one.content.as_slice()),
        );
        let words = words(text);
        let gold_words: Vec<Vec<usize>> = gold.iter().map(|gold| covered(&words, &gold.content)).collect();
        let found_words: Vec<Vec<usize>> =
            predicted.iter().map(|one| covered(&words, &one.content)).collect();
        let gold_all: BTreeSet<usize> = gold_words.iter().flatten().copied().collect();
        let found_all: BTreeSet<usize> = found_words.iter().flatten().copied().collect();
        self.tokens.gold += gold_all.len();
        self.tokens.predicted += found_all.len();
        self.tokens.right += gold_all.intersection(&found_all).count();
        self.add_direct(text, gold, predicted);
        self.list(text, gold, predicted, &sources);
        for (gold, gold_words) in gold.iter().zip(&gold_words) {
            if gold.source.is_empty() {
                continue;
            }
            self.with_source += 1;
            if 2 * gold_words.iter().filter(|word| found_all.contains(word)).count() < gold_words.len() {
                continue;
            }
            self.found += 1;
            let overlap = |words: &[usize]| words.iter().filter(|word| gold_words.contains(word)).count();
            let best =
                (0..predicted.len()).max_by_key(|at| (overlap(&found_words[*at]), std::cmp::Reverse(*at)));
            let source = best.and_then(|at| sources[at]);
            self.right += usize::from(
                source.is_some_and(|source| gold.source.iter().any(|part| part.overlaps(source))),
            );
        }
    }

    fn add_direct(&mut self, text: &str, gold: &[Gold], predicted: &[&Attribution]) {
        let runs = quoted_runs(text);
        let within = |parts: &mut dyn Iterator<Item = Span>| -> BTreeSet<Span> {
            let mut inside = BTreeSet::new();
            for part in parts {
                let first = runs.partition_point(|run| run.end() <= part.start());
                for run in runs[first..].iter().take_while(|run| run.start() < part.end()) {
                    let common = Span::new(run.start().max(part.start()), run.end().min(part.end()));
                    inside.insert(bare(text, common));
                }
            }
            inside.into_iter().filter(|span| !span.is_empty()).collect()
        };
        let gold = within(&mut gold.iter().flat_map(|gold| gold.content.iter().copied()));
        let found = within(&mut predicted.iter().flat_map(|one| one.content.iter().copied()));
        self.direct.gold += gold.len();
        self.direct.predicted += found.len();
        self.direct.right += gold.intersection(&found).count();
        if let Some(misses) = &mut self.misses {
            for missed in gold.difference(&found) {
                let _ = writeln!(misses, "direct missed: {}", missed.of(text));
            }
            for wrong in found.difference(&gold) {
                let _ = writeln!(misses, "direct wrong: {}", wrong.of(text));
            }
        }
    }

    /// Notes the attributions whose parts differ, beside the one found that shares most of its content.
    fn list(&mut self, text: &str, gold: &[Gold], predicted: &[&Attribution], sources: &[Option<Span>]) {
        let Some(misses) = &mut self.misses else { return };
        let words = |parts: &[Span]| -> String {
            parts.iter().map(|part| bare(text, *part).of(text)).collect::<Vec<_>>().join(" | ")
        };
        let shared = |one: &[Span], other: &[Span]| -> usize {
            let pairs = one.iter().flat_map(|one| other.iter().map(move |other| (one, other)));
            pairs
                .map(|(one, other)| one.end().min(other.end()).saturating_sub(one.start().max(other.start())))
                .sum()
        };
        let mut used = vec![false; predicted.len()];
        for gold in gold {
            let near = (0..predicted.len())
                .filter(|at| shared(&gold.content, &predicted[*at].content) > 0)
                .max_by_key(|at| shared(&gold.content, &predicted[*at].content));
            if let Some(at) = near {
                used[at] = true;
            }
            let found = near.map_or_else(Default::default, |at| {
                [
                    words(sources[at].as_slice()),
                    words(predicted[at].cue.as_slice()),
                    words(&predicted[at].content),
                ]
            });
            let wanted = [words(&gold.source), words(&gold.cue), words(&gold.content)];
            if wanted != found {
                let _ = writeln!(misses, "wanted: {}\n found: {}", wanted.join(" ‖ "), found.join(" ‖ "));
            }
        }
        for (one, _) in predicted.iter().zip(&used).filter(|(_, used)| !**used) {
            let source = one.source.map(|party| party.mention);
            let _ = writeln!(
                misses,
                "unasked: {} ‖ {} ‖ {}",
                words(source.as_slice()),
                words(one.cue.as_slice()),
                words(&one.content)
            );
        }
    }

    /// The figures, for so many articles read at `rate` a second.
    pub fn scores(&self, articles: usize, rate: f64) -> Scores {
        let mut table = self.misses.clone().unwrap_or_default();
        let _ = writeln!(table, "{articles} articles");
        let rows = [
            ("source", self.source),
            ("cue", self.cue),
            ("content", self.content),
            ("content as cut", self.cut),
            ("content tokens", self.tokens),
            ("direct", self.direct),
        ];
        for (name, counts) in rows {
            let _ = writeln!(
                table,
                "{name:<16} precision {:.3}  recall {:.3}  F1 {:.3}",
                counts.precision(),
                counts.recall(),
                counts.f1()
            );
        }
        let _ = writeln!(table, "found {} of {} that have a source", self.found, self.with_source);
        Scores {
            table,
            figures: vec![
                ("source", Figure::Share(self.source.f1())),
                ("cue", Figure::Share(self.cue.f1())),
                ("content", Figure::Share(self.content.f1())),
                ("content_token", Figure::Share(self.tokens.f1())),
                ("direct", Figure::Share(self.direct.f1())),
                ("speaker", Figure::Share(share(self.right, self.found))),
                ("end_to_end", Figure::Share(share(self.right, self.with_source))),
                ("articles_per_s", Figure::Rate(rate)),
            ],
        }
    }
}

/// Counts spans that are equal in all their parts, white space and outer quotation marks aside.
fn count<'a>(
    counts: &mut Counts,
    text: &str,
    gold: impl Iterator<Item = &'a [Span]>,
    predicted: impl Iterator<Item = &'a [Span]>,
) {
    let set = |parts: &[Span]| -> Vec<Span> {
        let mut parts: Vec<Span> =
            parts.iter().map(|part| bare(text, *part)).filter(|part| !part.is_empty()).collect();
        parts.sort();
        parts
    };
    let gold: BTreeSet<Vec<Span>> = gold.map(set).filter(|parts| !parts.is_empty()).collect();
    let predicted: BTreeSet<Vec<Span>> = predicted.map(set).filter(|parts| !parts.is_empty()).collect();
    counts.gold += gold.len();
    counts.predicted += predicted.len();
    counts.right += gold.intersection(&predicted).count();
}

/// The span without white space and quotation marks at its ends.
fn bare(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let aside = |c: char| {
        c.is_whitespace() || matches!(c, '“' | '”' | '"' | '\'' | '‘' | '’' | '«' | '»' | '„' | '`')
    };
    let start = span.start() + (words.len() - words.trim_start_matches(aside).len());
    let end = start + words.trim_matches(aside).len();
    Span::new(start, end)
}

/// Word tokens: runs of letters, digits and underscores.
fn words(text: &str) -> Vec<Span> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric() || c == '_', start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(Span::new(from, at));
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// Indices of the words that lie within the parts.
fn covered(words: &[Span], parts: &[Span]) -> Vec<usize> {
    let mut inside = Vec::new();
    for part in parts {
        let first = words.partition_point(|word| word.start() < part.start());
        inside.extend((first..words.len()).take_while(|at| words[*at].end() <= part.end()));
    }
    inside.sort_unstable();
    inside.dedup();
    inside
}

/// Passages within double quotation marks, by a reading of the marks that owes nothing to what is
/// measured: paired within their paragraph, an odd one reaching to its end.
fn quoted_runs(text: &str) -> Vec<Span> {
    let mut runs = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let mut open: Option<usize> = None;
        let mut chars = line.char_indices().peekable();
        while let Some((i, c)) = chars.next() {
            let double = c == '\'' && chars.peek().is_some_and(|(_, next)| *next == '\'');
            if double {
                chars.next();
            }
            let len = if double { 2 } else { c.len_utf8() };
            match (c, open) {
                ('“', None) => open = Some(at + i + len),
                ('”', Some(start)) => {
                    runs.push(Span::new(start, at + i));
                    open = None;
                }
                ('"', _) | ('\'', _) if c == '"' || double => match open.take() {
                    Some(start) => runs.push(Span::new(start, at + i)),
                    None => open = Some(at + i + len),
                },
                _ => {}
            }
        }
        if let Some(start) = open {
            let end = at + line.trim_end().len();
            runs.push(Span::new(start.min(end), end));
        }
        at += line.len();
    }
    runs
}
