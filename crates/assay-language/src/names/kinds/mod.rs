//! What kind of thing a name names, learned: a linear model over what the words of the name and every
//! place where the article uses it show. One form has one kind in an article.
//!
//! The model never sees who is named: of the name's own words it gets shapes, common words and which
//! tables hold them, of the words around it those that are no names. It was trained with the tables
//! left out half of the time, so that it reads neighbours first.

mod around;
mod model;
mod words;

pub use model::{BUCKETS, KINDS, Model};

use super::candidate::Candidate;
use super::casing::{Casing, Lookup};
use super::link::fold;
use crate::syntax::features::Fnv;
use crate::syntax::network::Reading;
use crate::syntax::numeric::argmax;
use crate::{NameKind, Sentence, Token};

/// Features of a form, as buckets with values.
#[derive(Clone, Debug, Default)]
pub struct Features {
    /// What shapes and neighbours show.
    pub shown: Vec<(u32, f32)>,
    /// What the tables of names say.
    pub tables: Vec<(u32, f32)>,
}

/// A form of a name and the candidates that use it.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    pub(crate) uses: Vec<usize>,
    pub(crate) features: Features,
}

/// All that the features are read from.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) text: &'a str,
    pub(super) sentences: &'a [Sentence],
    pub(super) tokens: &'a [Token],
    pub(super) readings: &'a [Reading],
    pub(super) casing: &'a Casing,
    pub(super) candidates: &'a [Candidate],
    pub(super) forms: &'a [Vec<String>],
}

/// Uses beyond this say nothing new.
const MOST_USES: usize = 24;

/// Whether the model decides a candidate's kind: not where a table, a title or a bound acronym did.
pub(super) fn is_open(candidate: &Candidate) -> bool {
    !candidate.inner
        && (candidate.strength < 2 || candidate.evidence.is_some())
        && candidate.place.is_none()
        && candidate.kind != NameKind::Demonym
        && candidate.first >= candidate.name
}

/// The forms whose kind is open, in order of first use.
pub(super) fn open_forms(source: Source<'_>) -> Vec<Form> {
    let mut index: Lookup<String, usize> = Lookup::default();
    let mut found: Vec<Form> = Vec::new();
    for (at, candidate) in source.candidates.iter().enumerate() {
        if !is_open(candidate) || source.forms[at].is_empty() {
            continue;
        }
        let next = found.len();
        let place = *index.entry(fold(&source.forms[at])).or_insert(next);
        if place == next {
            found.push(Form { uses: Vec::new(), features: Features::default() });
        }
        found[place].uses.push(at);
    }
    for form in &mut found {
        let mut features = Features::default();
        words::read(source, form, &mut features);
        let counted = form.uses.len().min(MOST_USES);
        let weight = 1.0 / (counted as f32).sqrt().sqrt();
        for &at in form.uses.iter().take(MOST_USES) {
            around::read(source, at, weight, &mut features);
        }
        form.features = features;
    }
    found
}

/// Gives every open candidate the kind that the model reads.
pub(super) fn decide(candidates: &mut [Candidate], open: &[Form]) {
    let model = model::english();
    for form in open {
        let best = argmax(&model.scores(&form.features));
        for &at in &form.uses {
            let candidate = &mut candidates[at];
            candidate.kind = KINDS[best];
            candidate.strength = match KINDS[best] {
                NameKind::Other => candidate.strength.min(1),
                _ => candidate.strength.max(1),
            };
        }
    }
}

/// The bucket of a feature: its template and its words.
fn bucket(template: &str, words: &[&str]) -> u32 {
    let mut hash = Fnv::default();
    hash.add_all(template.as_bytes());
    for word in words {
        hash.add(0);
        hash.add_all(word.as_bytes());
    }
    (hash.0 ^ (hash.0 >> 15)) & (BUCKETS as u32 - 1)
}
