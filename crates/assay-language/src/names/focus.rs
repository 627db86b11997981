//! Whom a text is about.

use super::candidate::Candidate;
use super::lexicon::Gender;
use super::link::Links;
use crate::{NameKind, Token};

/// Whom the text is about: people named more often than others.
#[derive(Default)]
pub(crate) struct Focus {
    counts: Vec<u32>,
    most: u32,
}

impl Focus {
    /// From how often each person is named.
    pub(crate) fn new(counts: Vec<u32>) -> Self {
        let most = counts.iter().copied().max().unwrap_or_default();
        Self { counts, most }
    }

    /// The one person that the text is about, if it is about one: named three times and more, and
    /// half as often again as anyone else.
    pub(crate) fn only(&self) -> Option<usize> {
        let first = self.counts.iter().position(|&count| count == self.most)?;
        let next = self
            .counts
            .iter()
            .enumerate()
            .filter(|&(index, _)| index != first)
            .map(|(_, &count)| count)
            .max();
        (self.most >= 3 && 2 * self.most >= 3 * next.unwrap_or_default()).then_some(first)
    }

    pub(super) fn weight(&self, entity: usize) -> i32 {
        let count = self.counts.get(entity).copied().unwrap_or_default();
        if count >= 3 && count == self.most {
            3
        } else {
            i32::from(count >= 2) + i32::from(count >= 4 && 2 * count >= self.most)
        }
    }
}

/// Fewest pronouns that tell the gender of the one person a text is about.
const FEWEST_TELLING: usize = 4;

/// Whom the text is about. Where that is one person of whom no gender is told, it is that of the
/// pronouns, if nine of ten have it.
pub(super) fn focus(text: &str, tokens: &[Token], candidates: &[Candidate], links: &mut Links) -> Focus {
    let mut counts = vec![0; links.entities.len()];
    for (candidate, entity) in candidates.iter().zip(&links.of) {
        if let Some(entity) =
            entity.filter(|&entity| !candidate.inner && links.entities[entity].kind == NameKind::Person)
        {
            counts[entity] += 1;
        }
    }
    let focus = Focus::new(counts);
    if let Some(entity) = focus.only()
        && links.entities[entity].gender.is_none()
    {
        let mut told = [0_usize; 2];
        for token in tokens {
            match token.span.of(text) {
                "he" | "He" | "his" | "His" | "him" => told[0] += 1,
                "she" | "She" | "her" | "Her" => told[1] += 1,
                _ => {}
            }
        }
        let all = told[0] + told[1];
        if all >= FEWEST_TELLING && told[0] * 10 >= all * 9 {
            links.entities[entity].gender = Some(Gender::Male);
        } else if all >= FEWEST_TELLING && told[1] * 10 >= all * 9 {
            links.entities[entity].gender = Some(Gender::Female);
        }
    }
    focus
}
