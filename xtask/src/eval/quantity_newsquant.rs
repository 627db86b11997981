//! `quantity-newsquant`: see `docs/evaluation.md`.

use std::fmt::Write as _;
use std::path::Path;

use assay_article::{Article, Block, BlockKind, Field, FoundIn, PartialDate, Timestamp};
use assay_language::syntax::Tag;
use assay_language::{Analysis, Sentence, TokenRange, analyse};
use assay_quantity::{Bound, ChangeKind, Manner, Quantity, UnitKind, Value, read_quantities};
use assay_text::{SourceSpan, Span, Text};
use serde::Deserialize;

use super::clock::Clock;
use super::quantity_newsquant_units::{ones, singular, unit};
use super::shown::{self, Shown};
use super::{Counts, EvalError, Figure, Scores, fingerprint, read_text};

/// Sentences that no rule was written from, by digest.
const HELD_OUT: &str = include_str!("quantity_newsquant_held_out.txt");

/// How often the sentences are read for their rate.
const TIMED: usize = 5;

fn is_held_out(text: &str) -> bool {
    let digest = format!("{:016x}", fingerprint(text.bytes()));
    HELD_OUT.lines().any(|line| line == digest)
}

/// An article of one paragraph, or of one a line.
pub(super) fn article(text: &str, published: Option<PartialDate>) -> Article {
    let content = Text::verbatim(text);
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let span = assay_text::Span::new(start, start + line.len()).trim(text);
        if !span.is_empty() {
            blocks.push(Block { kind: BlockKind::Paragraph, span });
        }
        start += line.len() + 1;
    }
    let published = published.map(|date| Field {
        value: Timestamp::date_only(date),
        found_in: FoundIn::Head,
        span: None,
        source: SourceSpan::at(0),
    });
    Article { published, ..Article::of_blocks(content, blocks) }
}

/// The language stage's analysis; where it finds no sentence (a fragment, another language) each
/// block is one.
pub(super) fn analysis(article: &Article) -> Analysis {
    let mut analysis = analyse(article);
    if analysis.sentences.is_empty() {
        analysis.sentences = article
            .blocks
            .iter()
            .enumerate()
            .map(|(block, at)| Sentence { span: at.span, block, tokens: TokenRange::default() })
            .collect();
    }
    analysis
}

#[derive(Deserialize)]
struct Record {
    text: String,
    quantities: Vec<Gold>,
}

#[derive(Clone, Deserialize)]
struct Gold {
    change: String,
    value: String,
    normalized_unit: String,
    referred_concepts: String,
}

/// A prediction in the data set's terms.
struct Item {
    low: f64,
    high: f64,
    unit: String,
    change: &'static str,
    concept: Vec<String>,
    /// The concept's part that is the subject.
    subject: Vec<String>,
}

#[derive(Default)]
struct Tally {
    value: Counts,
    unit: Counts,
    change: Counts,
    partial: Counts,
    complete: Counts,
    strict: Counts,
}

pub fn measure(path: &Path) -> Result<Scores, EvalError> {
    let records: Vec<Record> = serde_json::from_str(&read_text(path)?)
        .map_err(|error| EvalError::Format { path: path.to_owned(), what: error.to_string() })?;
    // Times are taken with the models loaded: the first sentence reads them.
    if let Some(record) = records.first() {
        predict(&record.text);
    }
    let predicted: Vec<Vec<Item>> = records.iter().map(|record| predict(&record.text)).collect();
    // Models and tables are read by now: a tenth of a second's work would hide what a sentence takes.
    let clock = Clock::start();
    for _ in 0..TIMED {
        for record in &records {
            let article = article(&record.text, None);
            std::hint::black_box(read_quantities(&article, &analysis(&article)));
        }
    }
    let rate = clock.per_second((TIMED * records.len()) as f64);
    let (mut tally, mut unseen) = (Tally::default(), Tally::default());
    let mut misses = String::new();
    for (record, items) in records.iter().zip(&predicted) {
        let held_out = is_held_out(&record.text);
        let shown = !held_out || shown::is(Shown::Unseen);
        let mut skipped = String::new();
        count(record, items, &mut tally, if shown { &mut misses } else { &mut skipped });
        if held_out {
            count(record, items, &mut unseen, &mut skipped);
        }
    }
    let mut table = misses;
    for (part, tally) in [("all", &tally), ("held out", &unseen)] {
        writeln!(table, "{part}: {} figures", tally.value.gold).unwrap_or_default();
        table.push_str(&tally.lines());
    }
    let mut figures =
        tally.figures(["value", "value_unit", "value_change", "concept_partial", "concept_complete"]);
    if unseen.value.gold > 0 {
        figures.extend(unseen.figures([
            "value_unseen",
            "value_unit_unseen",
            "value_change_unseen",
            "concept_partial_unseen",
            "concept_complete_unseen",
        ]));
    }
    figures.push(("sentences_per_s", Figure::Rate(rate)));
    Ok(Scores { table, figures })
}

impl Tally {
    fn lines(&self) -> String {
        let mut lines = String::new();
        for (name, counts) in [
            ("value", self.value),
            ("value_unit", self.unit),
            ("value_change", self.change),
            ("concept_partial", self.partial),
            ("concept_complete", self.complete),
            ("strict one-to-one value+unit+change", self.strict),
        ] {
            let (precision, recall, f1) = (counts.precision(), counts.recall(), counts.f1());
            writeln!(lines, "{name:36} P {precision:.4} R {recall:.4} F1 {f1:.4}").unwrap_or_default();
        }
        lines
    }

    fn figures(&self, names: [&'static str; 5]) -> Vec<(&'static str, Figure)> {
        let counts = [self.value, self.unit, self.change, self.partial, self.complete];
        names.into_iter().zip(counts).map(|(name, counts)| (name, Figure::Share(counts.f1()))).collect()
    }
}

/// The published way of counting: for each gold quantity, in order of unit, the predictions left
/// are gone through in order of unit; a match of value and unit uses a prediction up.
fn count(record: &Record, items: &[Item], tally: &mut Tally, misses: &mut String) {
    let mut gold: Vec<&Gold> = record.quantities.iter().collect();
    gold.sort_by(|a, b| a.normalized_unit.cmp(&b.normalized_unit));
    let mut left: Vec<&Item> = items.iter().collect();
    left.sort_by(|a, b| a.unit.cmp(&b.unit));
    for counts in [
        &mut tally.value,
        &mut tally.unit,
        &mut tally.change,
        &mut tally.partial,
        &mut tally.complete,
        &mut tally.strict,
    ] {
        counts.gold += gold.len();
        counts.predicted += items.len();
    }
    let mut wrong = false;
    for gold in &gold {
        let concept = words(&gold.referred_concepts);
        let (mut value, mut change, mut partial, mut complete) = (false, false, false, false);
        let mut used = None;
        for (at, item) in left.iter().enumerate() {
            if !same_value(gold, item) {
                continue;
            }
            value = true;
            change |= item.change == gold.change;
            partial |= concept.iter().any(|word| item.concept.contains(word))
                || (concept.is_empty() && item.concept.is_empty());
            complete |= same_set(&concept, &item.concept);
            if item.unit.eq_ignore_ascii_case(&gold.normalized_unit) {
                used = Some(at);
                tally.strict.right += usize::from(item.change == gold.change);
                break;
            }
        }
        if let Some(at) = used {
            left.remove(at);
            tally.unit.right += 1;
        }
        tally.value.right += usize::from(value);
        tally.change.right += usize::from(change);
        tally.partial.right += usize::from(partial);
        tally.complete.right += usize::from(complete);
        wrong |= !(value && used.is_some() && change) || shown::is(Shown::Concepts) && !complete;
    }
    if shown::is(Shown::Misses) && (wrong || items.len() != gold.len()) {
        writeln!(misses, "{}", record.text).unwrap_or_default();
        for gold in &gold {
            writeln!(
                misses,
                "   - {} {} {} [{}]",
                gold.value, gold.normalized_unit, gold.change, gold.referred_concepts
            )
            .unwrap_or_default();
        }
        for item in items {
            writeln!(
                misses,
                "   + {}-{} {} {} {:?} of which {:?}",
                item.low, item.high, item.unit, item.change, item.concept, item.subject
            )
            .unwrap_or_default();
        }
    }
}

fn words(concepts: &str) -> Vec<String> {
    let mut words: Vec<String> = concepts
        .split([',', ' '])
        .filter(|word| !word.is_empty() && *word != "-")
        .map(str::to_lowercase)
        .collect();
    words.sort();
    words.dedup();
    words
}

/// The words of `spans` that carry meaning, as the data set lists them: without the figure itself,
/// words of closed classes and possessive endings.
fn content(text: &str, analysis: &Analysis, spans: &[Span], figure: Span) -> Vec<String> {
    let mut found = Vec::new();
    for span in spans {
        let first = analysis.tokens.partition_point(|token| token.span.start() < span.start());
        for (token, syntax) in analysis.tokens.iter().zip(&analysis.syntax).skip(first) {
            if token.span.start() >= span.end() {
                break;
            }
            let word = token.span.of(text);
            if is_weak(&word.to_lowercase()) {
                continue;
            }
            let open = matches!(
                syntax.tag,
                Tag::Noun | Tag::ProperNoun | Tag::Adjective | Tag::Adverb | Tag::Numeral | Tag::Verb
            );
            if open && !figure.contains(token.span) {
                let word = token.span.of(text).to_lowercase();
                found.push(word.trim_end_matches("'s").trim_end_matches("’s").to_owned());
            }
        }
    }
    found.sort();
    found.dedup();
    found
}

/// Adjectives that point or count and name nothing: this data set leaves them out of concepts.
fn is_weak(word: &str) -> bool {
    matches!(
        word,
        "additional"
            | "certain"
            | "entire"
            | "few"
            | "further"
            | "many"
            | "more"
            | "most"
            | "much"
            | "other"
            | "own"
            | "same"
            | "several"
            | "such"
            | "total"
            | "whole"
    )
}

fn same_set(a: &[String], b: &[String]) -> bool {
    a == b
}

fn same_value(gold: &Gold, item: &Item) -> bool {
    let close = |a: f64, b: f64| (a - b).abs() <= 1e-5 * a.abs().max(b.abs()).max(1e-9);
    let range = gold.value.get(1..).and_then(|rest| rest.find('-')).map(|at| at + 1);
    match range {
        Some(at) => {
            let (low, high) = (gold.value[..at].trim().parse(), gold.value[at + 1..].trim().parse());
            matches!((low, high), (Ok(low), Ok(high)) if close(low, item.low) && close(high, item.high))
        }
        None => {
            gold.value.trim().parse().is_ok_and(|value| close(value, item.low) && close(value, item.high))
        }
    }
}

fn predict(text: &str) -> Vec<Item> {
    let article = article(text, None);
    let analysis = analysis(&article);
    let quantities = read_quantities(&article, &analysis).quantities;
    let mut items: Vec<Item> = Vec::new();
    let mut after_from = false;
    for quantity in &quantities {
        let Some(mut item) = item(text, &analysis, quantity) else { continue };
        let from = quantity.change.is_some_and(|change| change.kind == ChangeKind::From);
        let to = quantity.change.is_some_and(|change| change.kind == ChangeKind::To);
        // "from A to B" is one range in this data set.
        if to
            && after_from
            && let Some(last) = items.last_mut().filter(|last| last.unit == item.unit || last.unit == "-")
        {
            last.high = item.high;
            last.unit.clone_from(&item.unit);
            after_from = false;
            continue;
        }
        after_from = from;
        if from || to {
            item.change = "=";
        }
        items.push(item);
    }
    items.extend(ones(text, &analysis, &quantities).into_iter().map(|unit| Item {
        low: 1.0,
        high: 1.0,
        unit,
        change: "=",
        concept: Vec::new(),
        subject: Vec::new(),
    }));
    items
}

/// Whether a verb states the average ("averaged 7.3 points"): that alone this data set marks.
fn is_averaging(text: &str, analysis: &Analysis, quantity: &Quantity) -> bool {
    let past = analysis.tokens.partition_point(|token| token.span.start() < quantity.span.start());
    let words = &analysis.tokens[past.saturating_sub(8)..past];
    quantity.manner == Some(Manner::Average)
        && words
            .iter()
            .any(|token| token.span.of(text).starts_with("averag") && token.span.of(text) != "average")
}

/// Whether a noun states the change ("a 5% rise"): this data set marks those of verbs, "up" and "down". What
/// stands before "by" ("but exports decrease by 1") is a verb, whatever its tag.
fn is_noun(text: &str, analysis: &Analysis, span: Span) -> bool {
    let at = analysis.tokens.partition_point(|token| token.span.start() < span.start());
    let by = analysis.tokens.get(at + 1).is_some_and(|token| token.span.of(text) == "by");
    analysis.syntax.get(at).is_some_and(|syntax| syntax.tag == Tag::Noun)
        && !by
        && analysis.tokens.get(at).is_some_and(|token| token.span.end() <= span.end())
}

fn item(text: &str, analysis: &Analysis, quantity: &Quantity) -> Option<Item> {
    let (low, high) = match quantity.value {
        Value::Single(number) => (number.value(), number.value()),
        Value::Range(low, high) => (low.value(), high.value()),
        Value::Vague => vague(quantity.number.of(text))?,
        _ => return None,
    };
    // Of a bound and a change this data set names the bound.
    let stated = quantity.change.filter(|change| !is_noun(text, analysis, change.span));
    let change = match (stated.map(|change| change.kind), quantity.bound) {
        // "fell as much as 5%"
        (Some(ChangeKind::Rise), Bound::AtMost) => "up",
        (Some(ChangeKind::Fall), Bound::AtMost) => "down",
        (_, Bound::Above | Bound::AtLeast) => ">",
        (_, Bound::Below | Bound::AtMost) => "<",
        (None, Bound::About | Bound::Nearly) => "~",
        (Some(ChangeKind::Rise), _) => "up",
        (Some(ChangeKind::Fall), _) => "down",
        (_, Bound::About | Bound::Nearly) => "~",
        // This data set marks what averages as approximate.
        _ if is_averaging(text, analysis, quantity) => "~",
        _ => "=",
    };
    let counted = quantity.unit.kind == UnitKind::Count;
    // What is counted is the unit here; so is the whole of a share.
    let part = part_of(quantity, text);
    let about = quantity.about.filter(|_| part.is_none());
    let subject = quantity.subject.filter(|_| !counted);
    let concept: Vec<Span> = about.into_iter().chain(subject).collect();
    Some(Item {
        low,
        high,
        unit: part.unwrap_or_else(|| unit(quantity)),
        change,
        concept: content(text, analysis, &concept, quantity.span),
        subject: subject.map_or_else(Vec::new, |span| content(text, analysis, &[span], quantity.span)),
    })
}

/// A part of a whole is given in this data set as "%" and what it is a part of.
fn part_of(quantity: &Quantity, text: &str) -> Option<String> {
    let fraction = quantity.unit.kind == UnitKind::None && quantity.manner == Some(Manner::Share);
    fraction.then(|| {
        let whole = quantity.measure.as_ref().map_or("-", |measure| measure.span.of(text));
        format!(
            "% {}",
            if whole.starts_with(char::is_uppercase) { whole.to_owned() } else { singular(whole) }
        )
    })
}

/// The range this data set reads a vague number as.
fn vague(words: &str) -> Option<(f64, f64)> {
    let lower = words.to_lowercase();
    let (low, high) = match lower.split(' ').next()? {
        "dozens" => (12.0, 120.0),
        "scores" => (20.0, 100.0),
        "tens" => (10.0, 100.0),
        "hundreds" => (100.0, 1e3),
        "thousands" => (1e3, 1e4),
        "millions" => (1e6, 1e7),
        "billions" => (1e9, 1e10),
        "trillions" => (1e12, 1e13),
        _ => return None,
    };
    let factor = match lower.rsplit(' ').next().filter(|_| lower.contains(" of ")) {
        Some("thousands") => 1e3,
        Some("millions") => 1e6,
        Some("billions") => 1e9,
        Some("trillions") => 1e12,
        _ => 1.0,
    };
    Some((low * factor, high * factor))
}
