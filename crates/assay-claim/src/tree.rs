//! Questions put to the dependency tree of a sentence.

use std::ops::Range;

use assay_language::Analysis;
use assay_language::syntax::{Relation, Tag};

/// The most tokens of a sentence that questions are put to.
const LONGEST: usize = 256;

/// The tree of one sentence; token indices are those of [`Analysis::tokens`].
#[derive(Clone, Copy)]
pub(crate) struct Tree<'a> {
    analysis: &'a Analysis,
    first: usize,
    past: usize,
}

impl<'a> Tree<'a> {
    /// The tree of the sentence with tokens `first..past`; `None` where the sentence has none or is
    /// too long to be one: questions about each of its words would take the square of its length.
    pub fn of(analysis: &'a Analysis, first: usize, past: usize) -> Option<Self> {
        let sound = first < past && past <= analysis.syntax.len() && past - first <= LONGEST;
        sound.then_some(Self { analysis, first, past })
    }

    /// The part of speech of a token.
    pub fn tag(&self, token: usize) -> Option<Tag> {
        self.analysis.syntax.get(token).map(|syntax| syntax.tag)
    }

    /// The relation of a token to its head.
    pub fn relation(&self, token: usize) -> Option<Relation> {
        self.analysis.syntax.get(token).map(|syntax| syntax.relation)
    }

    /// The head of a token.
    pub fn head(&self, token: usize) -> Option<usize> {
        self.analysis.syntax.get(token)?.head
    }

    /// The dependents of `head` in one of these relations, in order of place.
    pub fn dependents<'r>(
        &self,
        head: usize,
        relations: &'r [Relation],
    ) -> impl Iterator<Item = usize> + use<'a, 'r> {
        let analysis = self.analysis;
        (self.first..self.past).filter(move |token| {
            analysis
                .syntax
                .get(*token)
                .is_some_and(|syntax| syntax.head == Some(head) && relations.contains(&syntax.relation))
        })
    }

    /// The first dependent of `head` in one of these relations.
    pub fn dependent(&self, head: usize, relations: &[Relation]) -> Option<usize> {
        self.dependents(head, relations).next()
    }

    /// The verb whose subject `verb` shares: its own, or that of the clause it is joined to or is
    /// the complement of.
    pub fn subject(&self, verb: usize) -> Option<usize> {
        const SUBJECT: [Relation; 3] = [Relation::Nsubj, Relation::NsubjPass, Relation::NsubjOuter];
        const SHARING: [Relation; 3] = [Relation::Conj, Relation::Xcomp, Relation::Aux];
        let mut verb = verb;
        // A chain of clauses is no longer than the sentence; a few links are all that are meant.
        for _ in 0..4 {
            if let Some(subject) = self.dependent(verb, &SUBJECT) {
                return Some(subject);
            }
            verb = self.head(verb).filter(|_| self.relation(verb).is_some_and(|of| SHARING.contains(&of)))?;
        }
        None
    }

    /// From the first to one past the last token that hangs on `top`, itself included.
    pub fn extent(&self, top: usize) -> Range<usize> {
        let mut extent = top..top + 1;
        let mut known: Vec<Option<bool>> = vec![None; self.past - self.first];
        let mut path = Vec::new();
        for token in self.first..self.past {
            let mut at = token;
            let below = loop {
                if at == top {
                    break true;
                }
                match known.get(at.wrapping_sub(self.first)).copied().flatten() {
                    Some(below) => break below,
                    None => path.push(at),
                }
                match self.head(at) {
                    Some(head) if path.len() <= known.len() => at = head,
                    _ => break false,
                }
            };
            for at in path.drain(..) {
                if let Some(slot) = known.get_mut(at.wrapping_sub(self.first)) {
                    *slot = Some(below);
                }
            }
            if below {
                extent = extent.start.min(token)..extent.end.max(token + 1);
            }
        }
        extent
    }
}
