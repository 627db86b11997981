//! `names`: see `docs/evaluation.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use assay_language::syntax::Tag;
use assay_language::{Analysis, MentionForm, NameKind, analyse_text};
use assay_text::Span;

use super::conllu::{Document, Entity, read_documents};
use super::shown::{self, Shown};
use super::{Counts, EvalError, Figure, Scores};

/// Compares named mentions with GUM's entities of kind person, organization and place whose head
/// is a proper noun: span and kind exact, the minimal span accepted.
pub fn measure(path: &Path) -> Result<Scores, EvalError> {
    let documents = read_documents(path)?;
    let mut all = Counts::default();
    let mut kinds: BTreeMap<&str, Counts> = BTreeMap::new();
    let mut spans = Counts::default();
    let mut errors = String::new();
    let mut misses: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let show = shown::is(Shown::Misses);
    for document in &documents {
        let analysis = analyse_text(&document.text, &document.paragraphs);
        let gold = gold(document);
        let mut used = vec![false; gold.len()];
        for (start, end, kind) in predicted(document, &analysis) {
            let hit = gold.iter().position(|name| name.kind == kind && name.spans.contains(&(start, end)));
            let hit = hit.filter(|&index| !used[index]);
            let counts = kinds.entry(kind).or_default();
            counts.predicted += 1;
            all.predicted += 1;
            if let Some(index) = hit {
                used[index] = true;
                counts.right += 1;
                all.right += 1;
            } else if show {
                let at =
                    gold.iter().find(|name| name.spans.contains(&(start, end))).map_or("", |name| name.kind);
                let _ = writeln!(errors, "+ {kind:<13} {:<40} {at}", &document.text[start..end]);
            }
            spans.right += usize::from(gold.iter().any(|name| name.spans.contains(&(start, end))));
        }
        for (name, used) in gold.iter().zip(used) {
            kinds.entry(name.kind).or_default().gold += 1;
            all.gold += 1;
            if !used {
                let what = missed(&analysis, name);
                *misses.entry((name.kind, what)).or_default() += 1;
                let (start, end) = name.spans[0];
                if show {
                    let _ = writeln!(errors, "- {:<13} {:<40} {what}", name.kind, &document.text[start..end]);
                }
            }
        }
    }
    let mut table = errors;
    let _ = writeln!(table, "{:<16}{:>8}{:>10}{:>8}{:>8}", "kind", "gold", "precision", "recall", "f1");
    for (kind, counts) in &kinds {
        let (precision, recall, f1) = (counts.precision(), counts.recall(), counts.f1());
        let _ = writeln!(table, "{kind:<16}{:>8}{precision:>10.4}{recall:>8.4}{f1:>8.4}", counts.gold);
    }
    let missing: usize = misses.values().sum();
    let _ = writeln!(table, "{missing} not found: ");
    for ((kind, what), count) in &misses {
        let _ = writeln!(table, "{kind:<16}{what:<24}{count:>5}");
    }
    spans.predicted = all.predicted;
    spans.gold = all.gold;
    let _ = writeln!(table, "span alone: f1 {:.4}", spans.f1());
    Ok(Scores { table, figures: vec![("f1", Figure::Share(all.f1()))] })
}

struct GoldName {
    kind: &'static str,
    /// The whole mention and its minimal span, as byte ranges.
    spans: Vec<(usize, usize)>,
}

/// What stands where a name was not found with its span and kind.
fn missed(analysis: &Analysis, name: &GoldName) -> &'static str {
    let whole = Span::new(name.spans[0].0, name.spans[0].1);
    let named = |mention: &&assay_language::Mention| mention.form != MentionForm::Pronoun;
    let same =
        |mention: &&assay_language::Mention| name.spans.contains(&(mention.span.start(), mention.span.end()));
    if let Some(mention) = analysis.mentions.iter().filter(named).find(same) {
        let kind = mention.name.map(|id| analysis.name(id).kind);
        if kind == Some(NameKind::Other) { "its span, as other" } else { "its span, another kind" }
    } else if analysis.mentions.iter().filter(named).any(|mention| mention.span.overlaps(whole)) {
        "another span"
    } else {
        "nothing"
    }
}

fn gold(document: &Document) -> Vec<GoldName> {
    let mut names = Vec::new();
    for entity in &document.entities {
        let kind = match entity.kind.as_str() {
            "person" => "person",
            "organization" => "organization",
            "place" => "place",
            _ => continue,
        };
        if document.words[head(document, entity)].upos == "PROPN" {
            names.push(GoldName { kind, spans: spans(document, entity) });
        }
    }
    names
}

/// The word of the mention whose own head lies outside it.
pub fn head(document: &Document, entity: &Entity) -> usize {
    let (first, last) = entity.words;
    (first..=last)
        .find(|&word| document.words[word].head.is_none_or(|head| head < first || head > last))
        .unwrap_or(last)
}

/// The whole mention, the same without a possessive clitic, and the minimal span, in bytes.
fn spans(document: &Document, entity: &Entity) -> Vec<(usize, usize)> {
    let bytes =
        |(first, last): (usize, usize)| (document.words[first].span.start(), document.words[last].span.end());
    word_spans(document, entity).into_iter().map(bytes).collect()
}

/// The whole mention, the same without a possessive clitic, and the minimal span, as first and last
/// word.
pub fn word_spans(document: &Document, entity: &Entity) -> Vec<(usize, usize)> {
    let (first, last) = entity.words;
    let range = |first: usize, last: usize| (first, last);
    let mut spans = vec![range(first, last)];
    if matches!(document.words[last].form.as_str(), "'s" | "’s" | "'" | "’") && last > first {
        spans.push(range(first, last - 1));
    }
    if let (Some(low), Some(high)) = (entity.minimal.iter().min(), entity.minimal.iter().max())
        && high - low + 1 == entity.minimal.len()
        && first + high - 1 <= last
    {
        spans.push(range(first + low - 1, first + high - 1));
    }
    spans
}

/// Mentions whose head is a proper noun by Assay's own tags, as GUM's names are by the treebank's: names,
/// and roles with a capital ("the President"). With the kind as GUM calls it; a people in the plural
/// ("Salvadorans") counts as persons there, and countries' adjectives are no entities. GUM's spans hold the names
/// that complete a name, and its minimal span is none there.
fn predicted(document: &Document, analysis: &Analysis) -> BTreeSet<(usize, usize, &'static str)> {
    let named = analysis.mentions.iter().filter(|mention| match mention.form {
        MentionForm::Pronoun => false,
        MentionForm::Role => is_headed_by_proper_noun(analysis, mention.span),
        _ => true,
    });
    named
        .filter_map(|mention| {
            let span = match mention.name.map(|id| analysis.name(id).kind) {
                Some(NameKind::Person | NameKind::Organization) | None => analysis.completed(mention.span),
                _ => mention.span,
            };
            let (start, end) = (span.start(), span.end());
            let kind = match mention.name.map(|id| analysis.name(id).kind) {
                Some(NameKind::Person) | None => "person",
                Some(NameKind::Organization) => "organization",
                Some(NameKind::Place) => "place",
                Some(NameKind::Demonym) if document.text[start..end].ends_with('s') => "person",
                _ => return None,
            };
            Some((start, end, kind))
        })
        .collect()
}

/// Whether the word of `span` whose own head lies outside it is tagged as a proper noun.
fn is_headed_by_proper_noun(analysis: &Analysis, span: Span) -> bool {
    let first = analysis.tokens.partition_point(|token| token.span.start() < span.start());
    let past = analysis.tokens.partition_point(|token| token.span.start() < span.end());
    let outside = |at: &usize| analysis.syntax[*at].head.is_none_or(|head| head < first || head >= past);
    (first..past).find(outside).is_some_and(|at| analysis.syntax[at].tag == Tag::ProperNoun)
}
