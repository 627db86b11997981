//! `mentions`: see `docs/evaluation.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use assay_language::{Analysis, Mention, MentionForm, NameKind, analyse_text};
use assay_text::Span;

use super::conllu::{Document, Entity, read_documents};
use super::names::head;
use super::shown::{self, Shown};
use super::{EvalError, Figure, Scores, share};

/// A gold mention's outcome.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Right,
    Wrong,
    Open,
}

/// Over person mentions whose GUM chain holds a name, other than the longest name itself: is it
/// resolved to that name?
pub fn measure(path: &Path) -> Result<Scores, EvalError> {
    let documents = read_documents(path)?;
    let mut counts = [0_usize; 3];
    let mut forms: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    let mut errors = String::new();
    let show = shown::is(Shown::Misses);
    for document in &documents {
        let analysis = analyse_text(&document.text, &document.paragraphs);
        for chain in chains(document) {
            for entity in &chain.mentions {
                let outcome = judge(document, &analysis, entity, &chain);
                counts[outcome as usize] += 1;
                forms.entry(form(document, entity)).or_default()[outcome as usize] += 1;
                if show && outcome != Outcome::Right {
                    let mark = if outcome == Outcome::Wrong { '!' } else { '?' };
                    let found = resolved(document, &analysis, entity).unwrap_or_default();
                    let (first, last) = entity.words;
                    let span = document.words[first].span.cover(document.words[last].span);
                    let _ = writeln!(
                        errors,
                        "{mark} {} | {} | {found} | {} | {}",
                        span.of(&document.text),
                        chain.longest,
                        document.name,
                        around(&document.text, span)
                    );
                }
            }
        }
    }
    let total: usize = counts.iter().sum();
    let mut table = errors;
    let _ = writeln!(table, "{:<16}{:>8}{:>8}{:>8}{:>8}", "form", "gold", "right", "wrong", "open");
    for (form, counts) in &forms {
        let total: usize = counts.iter().sum();
        let [right, wrong, open] = counts.map(|count| share(count, total));
        let _ = writeln!(table, "{form:<16}{total:>8}{right:>8.3}{wrong:>8.3}{open:>8.3}");
    }
    let _ = writeln!(table, "{total} mentions");
    let [right, wrong, open] = counts.map(|count| Figure::Share(share(count, total)));
    Ok(Scores { table, figures: vec![("right", right), ("wrong", wrong), ("open", open)] })
}

/// Bytes of text shown on either side of a mention.
const AROUND: usize = 90;

/// The text around a mention, on one line, the mention's place marked.
fn around(text: &str, span: Span) -> String {
    let start = (0..=span.start().saturating_sub(AROUND)).rev().find(|&at| text.is_char_boundary(at));
    let end =
        (0..=AROUND).map(|more| (span.end() + more).min(text.len())).rfind(|&at| text.is_char_boundary(at));
    let before = text.get(start.unwrap_or(0)..span.start()).unwrap_or_default();
    let after = text.get(span.end()..end.unwrap_or(span.end())).unwrap_or_default();
    format!("{before}[{}]{after}", span.of(text)).replace('\n', " / ")
}

/// A person's mentions, the longest name aside.
struct Chain<'a> {
    mentions: Vec<&'a Entity>,
    /// The longest name.
    longest: String,
    /// Its last word that is a proper noun, in lower case.
    surname: String,
    /// Every proper-noun mention, in lower case, and its proper nouns alone.
    names: BTreeSet<String>,
}

fn chains(document: &Document) -> Vec<Chain<'_>> {
    let mut by_id: BTreeMap<&str, Vec<&Entity>> = BTreeMap::new();
    for entity in document.entities.iter().filter(|entity| entity.kind == "person") {
        by_id.entry(&entity.chain).or_default().push(entity);
    }
    by_id.into_values().filter_map(|mentions| chain(document, mentions)).collect()
}

fn chain<'a>(document: &'a Document, mentions: Vec<&'a Entity>) -> Option<Chain<'a>> {
    let named = |entity: &&&Entity| document.words[head(document, entity)].upos == "PROPN";
    let longest = *mentions
        .iter()
        .filter(named)
        .max_by_key(|entity| (name_of(document, entity).len(), std::cmp::Reverse(entity.words.0)))?;
    let names = mentions
        .iter()
        .filter(named)
        .flat_map(|entity| {
            [text_of(document, entity).to_lowercase(), name_of(document, entity).to_lowercase()]
        })
        .collect();
    let full = name_of(document, longest);
    let surname = full.split(' ').next_back().unwrap_or_default().to_lowercase();
    let rest = mentions.iter().copied().filter(|entity| entity.words != longest.words).collect();
    Some(Chain { mentions: rest, longest: full, surname, names })
}

fn text_of<'a>(document: &'a Document, entity: &Entity) -> &'a str {
    let (first, last) = entity.words;
    document.words[first].span.cover(document.words[last].span).of(&document.text)
}

/// The run of proper nouns around the mention's head: "Dana Roe" of "Mayor Dana Roe of Orva".
fn name_of(document: &Document, entity: &Entity) -> String {
    let (first, last) = entity.words;
    let head = head(document, entity);
    let proper = |word: &usize| document.words[*word].upos == "PROPN";
    let start = (first..=head).rev().take_while(proper).last().unwrap_or(head);
    let end = (head..=last).take_while(proper).last().unwrap_or(head);
    let words: Vec<&str> = document.words[start..=end].iter().map(|word| word.form.as_str()).collect();
    words.join(" ")
}

fn judge(document: &Document, analysis: &Analysis, entity: &Entity, chain: &Chain<'_>) -> Outcome {
    match resolved(document, analysis, entity) {
        None => Outcome::Open,
        Some(name) => {
            let lower = name.to_lowercase();
            let right = lower.split(' ').any(|word| word == chain.surname) || chain.names.contains(&lower);
            if right { Outcome::Right } else { Outcome::Wrong }
        }
    }
}

/// The name our mention at the gold mention's head resolves to. A demonym is no person's name; only a
/// pronoun may mean the people it names.
fn resolved(document: &Document, analysis: &Analysis, entity: &Entity) -> Option<String> {
    let head = document.words[head(document, entity)].span;
    let (first, last) = entity.words;
    let whole = document.words[first].span.cover(document.words[last].span);
    let holds = |mention: &&Mention| mention.span.contains(head) || (mention.span == whole);
    let mention = analysis.mentions.iter().filter(holds).min_by_key(|mention| mention.span.len())?;
    let name = analysis.name(mention.name?);
    (name.kind != NameKind::Demonym || mention.form == MentionForm::Pronoun).then(|| name.full.clone())
}

fn form(document: &Document, entity: &Entity) -> &'static str {
    let word = &document.words[head(document, entity)];
    match (word.upos.as_str(), word.form.to_lowercase().as_str()) {
        ("PROPN", _) => "name",
        ("PRON" | "DET", "he" | "him" | "his" | "himself") => "he",
        ("PRON" | "DET", "she" | "her" | "hers" | "herself") => "she",
        ("PRON" | "DET", "i" | "me" | "my" | "mine" | "myself" | "we" | "us" | "our" | "ourselves") => {
            "I, we"
        }
        ("PRON" | "DET", "you" | "your" | "yourself") => "you",
        ("PRON" | "DET", _) => "other pronouns",
        _ => "nouns",
    }
}
