//! What a figure is said of, by the dependency tree: the path from the figure leads up through the noun
//! it belongs to, or to the predicate whose subject it is said of.

use std::ops::Range;

use assay_language::syntax::{Relation, Tag};

use crate::draft::Draft;
use crate::line::Line;
use crate::tree::Tree;
use crate::UnitKind;

/// How far a noun phrase reaches to either side of its head, in words.
const PHRASE: usize = 24;

/// How many clauses are left to look for a subject.
const CLAUSES: usize = 6;

/// The phrases a figure is said of: lexemes of the line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Said {
    /// The noun phrase whose size, price, share … the figure is; of a count, who has what is counted.
    pub(crate) about: Option<Range<usize>>,
    /// The subject of the clause, where that is another.
    pub(crate) subject: Option<Range<usize>>,
}

/// What the figure of `draft` is said of.
pub(crate) fn of(line: &Line<'_>, tree: &Tree<'_>, draft: &Draft) -> Said {
    let reader = Reader { line, tree, own: draft.first..draft.past };
    let Some(top) = reader.top(draft) else { return Said::default() };
    let count = draft.unit.as_ref().is_some_and(|unit| unit.kind == UnitKind::Count);
    let (about, subject) = if count { (reader.owner(top), None) } else { reader.measured(top) };
    let phrase = |node: Option<usize>| node.and_then(|node| reader.phrase(node));
    let about = phrase(about);
    let subject = phrase(subject).filter(|subject| {
        about.as_ref().is_none_or(|about| subject.end <= about.start || about.end <= subject.start)
    });
    Said { about, subject }
}

struct Reader<'a> {
    line: &'a Line<'a>,
    tree: &'a Tree<'a>,
    /// The figure's own lexemes.
    own: Range<usize>,
}

impl Reader<'_> {
    /// The node through which the figure hangs in its sentence.
    fn top(&self, draft: &Draft) -> Option<usize> {
        let tree = self.tree;
        // The unit heads its number, unless it is glued to it.
        let last = draft.unit.as_ref().map_or(draft.number.1, |unit| unit.past.max(draft.number.1));
        let mut top = tree.top(last.checked_sub(1)?, self.own.clone())?;
        // One of several figures that stand side by side hangs where the first does.
        for _ in 0..CLAUSES {
            let beside = match tree.relation(top) {
                Relation::Conj => true,
                Relation::Appos | Relation::Parataxis | Relation::List | Relation::Dep | Relation::Orphan => {
                    tree.head(top).is_some_and(|head| self.is_figure(head))
                }
                _ => false,
            };
            match tree.head(top).filter(|&head| beside && tree.is_nominal(head)) {
                Some(head) => top = head,
                None => break,
            }
        }
        Some(top)
    }

    fn is_figure(&self, node: usize) -> bool {
        let lexemes = self.tree.lexemes(node);
        lexemes.clone().any(|i| self.line.is_taken(i)) || lexemes.start < self.own.end && self.own.start < lexemes.end
    }

    /// The noun a figure that is no count measures, and the subject beside it.
    fn measured(&self, top: usize) -> (Option<usize>, Option<usize>) {
        let tree = self.tree;
        // "60% of revenue", "8 miles of new tunnels"
        let whole = tree.dependents(top).find(|&node| {
            tree.relation(node) == Relation::Nmod && !self.is_figure(node) && matches!(self.case(node), "of")
        });
        if let Some(whole) = whole {
            return (Some(whole), self.beside(top));
        }
        if let Some(subject) = tree.own_subject(top) {
            return (self.referent(subject, top), None);
        }
        let Some(head) = tree.head(top) else { return (None, None) };
        let relation = tree.relation(top);
        let attached = match relation {
            Relation::Nmod
            | Relation::NmodPoss
            | Relation::NmodUnmarked
            | Relation::NmodDesc
            | Relation::Compound
            | Relation::Amod
            | Relation::Nummod
            | Relation::Appos
            | Relation::Acl
            | Relation::Parataxis
            | Relation::Dep
            | Relation::Flat => tree.is_nominal(head),
            _ => false,
        };
        if attached {
            if self.is_figure(head) {
                return self.measured(head);
            }
            return (Some(head), self.beside(head));
        }
        let predicate = head;
        if matches!(relation, Relation::Nsubj | Relation::NsubjPass | Relation::NsubjOuter) {
            return (None, None);
        }
        // "cut its staff by 3%": what is cut, not who cuts.
        let object = tree.dependents(predicate).find(|&node| {
            tree.relation(node) == Relation::Obj && node != top && !self.is_figure(node) && tree.is_nominal(node)
        });
        if matches!(relation, Relation::Obl | Relation::OblUnmarked | Relation::Xcomp | Relation::Advmod)
            && let Some(object) = object
            && !matches!(self.case(top), "in" | "on" | "after" | "within" | "since" | "over" | "during")
        {
            return (Some(object), self.subject_of(predicate));
        }
        (self.subject_of(predicate), None)
    }

    /// Who has, does or holds what is counted.
    fn owner(&self, top: usize) -> Option<usize> {
        let tree = self.tree;
        if let Some(subject) = tree.own_subject(top) {
            return self.referent(subject, top);
        }
        self.beside(top)
    }

    /// The subject of the clause a nominal stands in, unless the nominal is that subject or part of it.
    fn beside(&self, nominal: usize) -> Option<usize> {
        let tree = self.tree;
        for node in tree.path(nominal) {
            let head = tree.head(node)?;
            match tree.relation(node) {
                Relation::Nsubj | Relation::NsubjPass | Relation::NsubjOuter => return None,
                Relation::Conj if tree.is_nominal(head) => {}
                Relation::Nmod
                | Relation::NmodPoss
                | Relation::NmodUnmarked
                | Relation::NmodDesc
                | Relation::Compound
                | Relation::Amod
                | Relation::Nummod
                | Relation::Appos
                | Relation::Flat
                    if tree.own_subject(head).is_none() => {}
                _ => return self.subject_of(head),
            }
        }
        None
    }

    /// The subject of a predicate: its own, that of the clause it completes, or the noun it modifies.
    fn subject_of(&self, predicate: usize) -> Option<usize> {
        let tree = self.tree;
        let mut at = predicate;
        for _ in 0..CLAUSES {
            if let Some(subject) = tree.own_subject(at) {
                return self.referent(subject, at);
            }
            let head = tree.head(at)?;
            match tree.relation(at) {
                Relation::Acl | Relation::AclRelcl => return Some(head).filter(|&head| tree.is_nominal(head)),
                Relation::Xcomp
                | Relation::Advcl
                | Relation::Ccomp
                | Relation::Conj
                | Relation::Parataxis
                | Relation::Csubj
                | Relation::Cop
                | Relation::Obl
                | Relation::Dep => at = head,
                _ => return None,
            }
        }
        None
    }

    /// The noun a subject speaks of: of a relative pronoun the noun the clause modifies, of any other
    /// pronoun nothing the tree knows.
    fn referent(&self, subject: usize, predicate: usize) -> Option<usize> {
        let tree = self.tree;
        if !matches!(tree.tag(subject), Tag::Pronoun | Tag::Determiner) {
            return (!self.is_figure(subject)).then_some(subject);
        }
        let relative = matches!(self.word(subject), "which" | "who" | "that");
        let clause = tree.path(predicate).find(|&node| tree.relation(node) == Relation::AclRelcl)?;
        tree.head(clause).filter(|&head| relative && tree.is_nominal(head))
    }

    /// The lexemes of the noun phrase `head` heads: its nouns, adjectives and possessors, what "of" and
    /// its like tie to it, and the nouns beside it; no clause, no apposition, no figure.
    fn phrase(&self, head: usize) -> Option<Range<usize>> {
        let tree = self.tree;
        let (mut first, mut last) = (head, head);
        while first > 0 && head - first < PHRASE && self.belongs(first - 1, head) {
            first -= 1;
        }
        let mut at = head;
        while at + 1 < tree.len() && at - head < PHRASE && self.belongs(at + 1, head) {
            at += 1;
            if tree.is_nominal(at) || tree.tag(at) == Tag::Adjective {
                last = at;
            }
        }
        while first < head && !(tree.is_nominal(first) || matches!(tree.tag(first), Tag::Adjective | Tag::Verb)) {
            first += 1;
        }
        let range = tree.lexemes(first).start..tree.lexemes(last).end;
        let solid = tree.is_nominal(head) || tree.tag(head) == Tag::Adjective;
        (solid && range.start < range.end && !self.is_figure(head)).then_some(range)
    }

    /// Whether `node` is part of the noun phrase of `head`.
    fn belongs(&self, node: usize, head: usize) -> bool {
        let tree = self.tree;
        if self.is_figure(node) {
            return false;
        }
        for at in tree.path(node) {
            if at == head {
                return true;
            }
            let inner = match tree.relation(at) {
                Relation::Compound
                | Relation::Amod
                | Relation::Nmod
                | Relation::NmodPoss
                | Relation::NmodDesc
                | Relation::NmodUnmarked
                | Relation::Nummod
                | Relation::Flat
                | Relation::Fixed
                | Relation::Goeswith
                | Relation::Det
                | Relation::Case
                | Relation::Cc => true,
                Relation::Conj => at > head,
                // Hyphens and apostrophes, not commas.
                Relation::Punct => !matches!(self.word(at), "," | ";" | ":" | "(" | ")" | "–" | "—"),
                _ => false,
            };
            if !inner {
                return false;
            }
        }
        false
    }

    /// The preposition in front of a noun phrase.
    fn case(&self, node: usize) -> &str {
        self.tree.dependent(node, Relation::Case).map_or("", |case| self.word(case))
    }

    fn word(&self, node: usize) -> &str {
        let lexemes = self.tree.lexemes(node);
        self.line.low_range(lexemes.start, lexemes.end)
    }
}
