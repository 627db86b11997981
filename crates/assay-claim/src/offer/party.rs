//! Who makes an offer and to whom, by the sentence's tree.

use assay_attribution::Party;
use assay_language::Analysis;
use assay_language::syntax::{Relation, Tag};

use crate::tree::Tree;
use crate::words::{Word, Words};

/// The most words by which a party is told; what follows tells a story of its own.
const LONGEST: usize = 10;

/// Reads parties from the tree of one sentence.
pub(super) struct Parties<'a, 'w> {
    pub analysis: &'a Analysis,
    pub words: &'w Words<'a>,
    pub tree: Tree<'a>,
}

impl Parties<'_, '_> {
    /// Who does what `verb` (a token) says: its subject, or of a passive its agent. "I" and "we" are
    /// whoever speaks.
    pub fn maker(&self, verb: usize) -> Option<Party> {
        let passive = self.tree.dependent(verb, &[Relation::NsubjPass]).is_some();
        let maker = match passive {
            true => self.tree.dependent(verb, &[Relation::OblAgent])?,
            false => self.tree.subject(verb)?,
        };
        self.party(maker)
    }

    /// Whose offer a noun names: "the mayor's promise to …".
    pub fn owner(&self, noun: usize) -> Option<Party> {
        self.party(self.tree.dependent(noun, &[Relation::NmodPoss])?)
    }

    /// To whom: "offered *the workers* a rise", "offered a rise to *the workers*", "threatened *the
    /// firm* with a fine".
    pub fn recipient(&self, verb: usize, threat: bool) -> Option<Party> {
        let passive = self.tree.dependent(verb, &[Relation::NsubjPass]);
        let given = self.given(verb);
        let object = self.tree.dependent(verb, &[Relation::Obj]);
        let told = object.filter(|_| threat || self.has_clause(verb));
        let to = self.tree.dependents(verb, &[Relation::Obl]).find(|token| self.after_to(*token));
        self.party(given.or(told).or(to).or(passive.filter(|_| threat))?)
    }

    /// Who is given something: the indirect object, or the first of two objects.
    pub fn given(&self, verb: usize) -> Option<usize> {
        let mut objects = self.tree.dependents(verb, &[Relation::Obj]);
        let of_two = objects.next().filter(|_| objects.next().is_some());
        self.tree.dependent(verb, &[Relation::Iobj]).or(of_two)
    }

    /// "promised voters that …", "told the firm it would …": the object is who is told.
    fn has_clause(&self, verb: usize) -> bool {
        self.tree.dependent(verb, &[Relation::Ccomp, Relation::Xcomp]).is_some()
    }

    fn after_to(&self, token: usize) -> bool {
        self.tree.dependents(token, &[Relation::Case]).any(|case| self.is(case, &["to"]))
    }

    pub fn is(&self, token: usize, wanted: &[&str]) -> bool {
        self.words.range(token, token + 1).first().is_some_and(|word| word.is_any(wanted))
    }

    /// The party that `top` is the head of, in the article's words.
    fn party(&self, top: usize) -> Option<Party> {
        const SPEAKERS: [&str; 10] = ["i", "we", "you", "it", "who", "which", "that", "this", "me", "us"];
        let noun = matches!(self.tree.tag(top)?, Tag::Noun | Tag::ProperNoun | Tag::Pronoun);
        if !noun || self.is(top, &SPEAKERS) {
            return None;
        }
        let extent = self.tree.extent(top);
        let case = self.tree.dependent(top, &[Relation::Case]);
        let first = case.filter(|case| *case < top).map_or(extent.start, |case| case + 1);
        let ends = |word: &Word<'_>| {
            matches!(&*word.lower, "," | "(" | "—" | "–" | ":" | ";" | "“" | "\"" | "”")
                || word.is_any(&["who", "which", "whose"])
        };
        let part = self.words.range(first, extent.end);
        let within =
            part.iter().skip(top - first.min(top)).position(ends).map(|at| at + top - first.min(top));
        let part = &part[..within.unwrap_or(part.len()).min(LONGEST)];
        let (first, last) = (part.first()?, part.last()?);
        let mention = first.span.cover(last.span);
        let head = self.words.range(top, top + 1).first()?.span;
        let name = self
            .analysis
            .mentions_in(mention)
            .find(|mention| mention.span.start() <= head.start() && head.end() <= mention.span.end())
            .and_then(|mention| mention.name);
        Some(Party { mention, name })
    }
}
