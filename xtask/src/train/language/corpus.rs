//! Sentences of the treebanks as the network learns them.

use std::path::Path;

use assay_language::syntax::{FineTag, NAME_KINDS, Relation, Tag};

use super::network::Gold;
use super::rng::Rng;
use crate::eval::EvalError;
use crate::eval::conllu::{Document, read_documents};
use crate::eval::names::{head, word_spans};

/// A word and what the treebank says of it.
#[derive(Clone)]
pub struct Word {
    pub form: String,
    pub lemma: String,
    pub gold: Gold,
    /// Whether a blank follows.
    pub spaced: bool,
}

/// Figures are what Assay lives on, and few words of the treebanks are: they count more.
const NUMBER_WEIGHT: f32 = 2.5;

/// A sentence.
pub type Sentence = Vec<Word>;

/// The sentences of a CoNLL-U file. Names are read where the file annotates entities.
pub fn read(path: &Path) -> Result<Vec<Sentence>, EvalError> {
    let mut sentences = Vec::new();
    for document in read_documents(path)? {
        let names = (!document.entities.is_empty()).then(|| names(&document));
        for range in &document.sentence_words {
            sentences.push(
                range.clone().map(|index| word(&document, index, range.start, names.as_deref())).collect(),
            );
        }
    }
    Ok(sentences)
}

fn word(document: &Document, index: usize, start: usize, names: Option<&[[usize; NAME_KINDS]]>) -> Word {
    let word = &document.words[index];
    let gold = Gold {
        tag: Tag::named(&word.upos).unwrap_or(Tag::Other) as usize,
        fine_tag: FineTag::named(&word.xpos).unwrap_or(FineTag::Nn) as usize,
        head: word.head.map_or(0, |head| head - start + 1),
        relation: Relation::read(&word.relation).unwrap_or(Relation::Dep) as usize,
        weight: if word.upos == "NUM" { NUMBER_WEIGHT } else { 1.0 },
        names: names.map(|names| names[index]),
    };
    Word { form: word.form.clone(), lemma: word.lemma.clone(), gold, spaced: word.spaced }
}

/// The state of each word towards names of each kind; of overlapping names of one kind the longer.
fn names(document: &Document) -> Vec<[usize; NAME_KINDS]> {
    let mut states = vec![[0; NAME_KINDS]; document.words.len()];
    let mut spans: Vec<(usize, usize, usize)> = Vec::new();
    for entity in &document.entities {
        let kind = match entity.kind.as_str() {
            "person" => 0,
            "organization" => 1,
            "place" => 2,
            _ => continue,
        };
        if document.words[head(document, entity)].upos == "PROPN" {
            let shortest = word_spans(document, entity).into_iter().min_by_key(|(first, last)| last - first);
            spans.extend(shortest.map(|(first, last)| (kind, first, last)));
        }
    }
    spans.sort_by_key(|&(_, first, last)| (std::cmp::Reverse(last - first), first));
    for (kind, first, last) in spans {
        if states[first..=last].iter().any(|states| states[kind] != 0) {
            continue;
        }
        for (word, states) in states.iter_mut().enumerate().take(last + 1).skip(first) {
            states[kind] = match (word == first, word == last) {
                (true, true) => 4,
                (true, false) => 1,
                (false, true) => 3,
                (false, false) => 2,
            };
        }
    }
    states
}

/// The sentence as Assay's own tokens have it: words keep their hyphens.
pub fn with_hyphens(sentence: &Sentence) -> Sentence {
    let mut groups: Vec<(usize, usize)> = Vec::new();
    let mut index = 0;
    while index < sentence.len() {
        let first = index;
        while joins(sentence, index) {
            index += 2;
        }
        groups.push((first, index));
        index += 1;
    }
    if groups.len() == sentence.len() {
        return sentence.clone();
    }
    let mut number = vec![0; sentence.len() + 1];
    for (group, &(first, last)) in groups.iter().enumerate() {
        number[first + 1..=last + 1].fill(group + 1);
    }
    groups
        .iter()
        .map(|&(first, last)| {
            let outside = |head: usize| head == 0 || head - 1 < first || head - 1 > last;
            let chief = (first..=last).find(|&word| outside(sentence[word].gold.head)).unwrap_or(last);
            let mut word = sentence[chief].clone();
            word.gold.head = number[word.gold.head];
            if first != last {
                word.form = sentence[first..=last].iter().map(|word| word.form.as_str()).collect();
                word.lemma = word.form.to_lowercase();
                let states: Option<Vec<_>> =
                    sentence[first..=last].iter().map(|word| word.gold.names).collect();
                word.gold.names = states.map(|states| joined(&states));
            }
            word.spaced = sentence[last].spaced;
            word
        })
        .collect()
}

/// Whether a hyphen and a further part of the word follow directly.
fn joins(sentence: &Sentence, index: usize) -> bool {
    let [left, hyphen, right] = match sentence.get(index..index + 3) {
        Some([left, hyphen, right]) => [left, hyphen, right],
        _ => return false,
    };
    hyphen.form == "-"
        && !left.spaced
        && !hyphen.spaced
        && left.form.chars().all(char::is_alphabetic)
        && right.form.starts_with(char::is_alphanumeric)
}

fn joined(states: &[[usize; NAME_KINDS]]) -> [usize; NAME_KINDS] {
    std::array::from_fn(|kind| {
        let (first, last) = (states[0][kind], states[states.len() - 1][kind]);
        match (matches!(first, 1 | 4), matches!(last, 3 | 4)) {
            (true, true) => 4,
            (true, false) if last == 2 => 1,
            (false, true) if first == 2 => 3,
            (false, false) if first == 2 && last == 2 => 2,
            _ => 0,
        }
    })
}

/// A variant of the sentence as articles might print it: hyphens kept in words, headlines in capitals,
/// no stop at the end.
pub fn varied(sentence: &Sentence, rng: &mut Rng) -> Sentence {
    let mut sentence = if rng.chance(0.5) { with_hyphens(sentence) } else { sentence.clone() };
    let choice = rng.unit();
    if choice < 0.03 {
        sentence.iter_mut().for_each(|word| word.form = word.form.to_uppercase());
    } else if choice < 0.05 {
        sentence.iter_mut().for_each(|word| word.form = word.form.to_lowercase());
    } else if choice < 0.08 {
        for word in &mut sentence {
            if word.form.len() > 3 {
                let mut letters = word.form.chars();
                word.form = letters
                    .next()
                    .map_or(String::new(), |first| first.to_uppercase().chain(letters).collect());
            }
        }
    }
    let stop = sentence.last().is_some_and(|word| {
        word.form == "." && sentence.iter().all(|other| other.gold.head != sentence.len())
    });
    if stop && sentence.len() > 3 && rng.chance(0.08) {
        sentence.pop();
    }
    sentence
}
