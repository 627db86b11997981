//! `tags` and `parse`: see `docs/evaluation.md`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;
use std::path::Path;

use assay_language::syntax::features::{Features, Words};
use assay_language::syntax::model::Model;
use assay_language::syntax::network::{Reading, Workspace, run};
use assay_language::syntax::{Relation, english};

use super::clock::Clock;
use super::conllu::{Document, Word, read_documents};
use super::{EvalError, Figure, Scores, share};

/// Tokens read at a time.
const BATCH: usize = 256;

/// Universal parts of speech on gold tokens.
pub fn measure_tags(path: &Path) -> Result<Scores, EvalError> {
    let documents = read_documents(path)?;
    let (readings, tokens_per_s) = read(english(), &documents);
    let score = Score::new(&documents, &readings);
    let mut table = format!("{} tokens\n", score.tokens);
    let mut confusions: Vec<_> = score.confusions.into_iter().collect();
    confusions.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    for ((gold, predicted), count) in confusions.iter().take(12) {
        let _ = writeln!(table, "{gold:<6} read as {predicted:<6}{count:>5}");
    }
    let _ = writeln!(table, "fine tags {:.4}", share(score.fine_tags, score.tokens));
    Ok(Scores {
        table,
        figures: vec![
            ("upos", Figure::Share(share(score.tags, score.tokens))),
            ("tokens_per_s", Figure::Rate(tokens_per_s)),
        ],
    })
}

/// Heads and relations on gold tokens, subtypes of relations aside; numbers apart.
pub fn measure_parse(path: &Path) -> Result<Scores, EvalError> {
    let documents = read_documents(path)?;
    let (readings, tokens_per_s) = read(english(), &documents);
    let score = Score::new(&documents, &readings);
    let mut table = String::new();
    if std::env::var_os("ASSAY_EVAL_ERRORS").is_some() {
        number_errors(&documents, &readings, &mut table);
    }
    let _ = writeln!(table, "{:<12}{:>8}{:>8}{:>8}", "relation", "gold", "head", "and it");
    for (relation, [gold, heads, both]) in &score.relations {
        let (heads, both) = (share(*heads, *gold), share(*both, *gold));
        let _ = writeln!(table, "{relation:<12}{gold:>8}{heads:>8.3}{both:>8.3}");
    }
    let mut figures = score.figures();
    figures.push(("tokens_per_s", Figure::Rate(tokens_per_s)));
    Ok(Scores { table, figures })
}

/// Numbers with a wrong head or relation: the right one, the one found, the sentence.
fn number_errors(documents: &[Document], readings: &[Vec<Reading>], out: &mut String) {
    for (document, readings) in documents.iter().zip(readings) {
        for sentence in &document.sentence_words {
            let form = |head: usize| match head {
                0 => "root",
                head => document.words[sentence.start + head - 1].form.as_str(),
            };
            for index in sentence.clone().filter(|&index| document.words[index].upos == "NUM") {
                let (word, reading) = (&document.words[index], &readings[index]);
                let head = word.head.map_or(0, |head| head - sentence.start + 1);
                let relation = reading.relation.universal().as_str();
                if head == reading.head && word.relation.split(':').next() == Some(relation) {
                    continue;
                }
                let words: Vec<&str> =
                    sentence.clone().map(|index| document.words[index].form.as_str()).collect();
                let _ = writeln!(
                    out,
                    "{} {} → {}; read as {relation} → {} | {}",
                    word.form,
                    word.relation,
                    form(head),
                    form(reading.head),
                    words.join(" "),
                );
            }
        }
    }
}

/// What a model gets right on documents.
#[derive(Default)]
pub struct Score {
    tokens: usize,
    tags: usize,
    fine_tags: usize,
    heads: usize,
    labelled: usize,
    numbers: usize,
    number_heads: usize,
    number_labelled: usize,
    confusions: BTreeMap<(String, &'static str), usize>,
    relations: BTreeMap<&'static str, [usize; 3]>,
}

impl Score {
    fn new(documents: &[Document], readings: &[Vec<Reading>]) -> Self {
        let mut score = Self::default();
        for (document, readings) in documents.iter().zip(readings) {
            for sentence in &document.sentence_words {
                for index in sentence.clone() {
                    score.add(&document.words[index], &readings[index], sentence.start);
                }
            }
        }
        score
    }

    fn add(&mut self, word: &Word, reading: &Reading, start: usize) {
        let relation = Relation::read(&word.relation).map_or("dep", |relation| relation.universal().as_str());
        let head = word.head.map_or(0, |head| head - start + 1) == reading.head;
        let labelled = head && reading.relation.universal().as_str() == relation;
        self.tokens += 1;
        self.fine_tags += usize::from(reading.fine_tag.as_str() == word.xpos);
        self.heads += usize::from(head);
        self.labelled += usize::from(labelled);
        if reading.tag.as_str() == word.upos {
            self.tags += 1;
        } else {
            *self.confusions.entry((word.upos.clone(), reading.tag.as_str())).or_default() += 1;
        }
        if word.upos == "NUM" {
            self.numbers += 1;
            self.number_heads += usize::from(head);
            self.number_labelled += usize::from(labelled);
        }
        let counts = self.relations.entry(relation).or_default();
        counts[0] += 1;
        counts[1] += usize::from(head);
        counts[2] += usize::from(labelled);
    }

    fn figures(&self) -> Vec<(&'static str, Figure)> {
        vec![
            ("uas", Figure::Share(share(self.heads, self.tokens))),
            ("las", Figure::Share(share(self.labelled, self.tokens))),
            ("num_head", Figure::Share(share(self.number_heads, self.numbers))),
            ("num_relation", Figure::Share(share(self.number_labelled, self.numbers))),
        ]
    }

    /// One line for the trainer.
    pub fn line(&self) -> String {
        let mut line = format!("upos {:.4}", share(self.tags, self.tokens));
        for (name, figure) in self.figures() {
            if let Figure::Share(value) = figure {
                let _ = write!(line, " {name} {value:.4}");
            }
        }
        line
    }
}

/// What the model gets right on the documents of a file.
pub fn score(model: &Model<'_>, path: &Path) -> Result<Score, EvalError> {
    let documents = read_documents(path)?;
    let (readings, _) = read(model, &documents);
    Ok(Score::new(&documents, &readings))
}

/// Readings of every word of each document, and tokens a second of processor time.
fn read(model: &Model<'_>, documents: &[Document]) -> (Vec<Vec<Reading>>, f64) {
    let clock = Clock::start();
    let mut workspace = Workspace::default();
    let mut all = Vec::new();
    let mut tokens = 0;
    for document in documents {
        let mut words = Words::default();
        let mut readings = Vec::with_capacity(document.words.len());
        let mut seen: Vec<Features> = Vec::new();
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for sentence in &document.sentence_words {
            let first = seen.len();
            for index in sentence.clone() {
                seen.push(words.features(&document.words[index].form, index == sentence.start));
            }
            ranges.push(first..seen.len());
            if seen.len() >= BATCH {
                readings.extend(run(model, &seen, &ranges, &mut workspace));
                seen.clear();
                ranges.clear();
            }
        }
        readings.extend(run(model, &seen, &ranges, &mut workspace));
        tokens += readings.len();
        all.push(readings);
    }
    (all, clock.per_second(tokens as f64))
}
