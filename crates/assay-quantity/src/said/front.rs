//! What stands right in front of a figure: the name of what moved, or what a bracket is about.

use assay_language::syntax::{Relation, Tag};

use super::{CLAUSES, Reader};
use crate::change;
use crate::draft::Draft;

impl Reader<'_> {
    /// What moves where its name, the verb of change and the figure stand side by side ("Nestor rose 4%"):
    /// there the order of words is surer than the tree.
    pub(super) fn mover(&self, draft: &Draft) -> Option<usize> {
        let stated = draft.change.filter(|stated| !stated.after && stated.past > stated.first)?;
        let word = self.line.low(stated.first);
        let adverb = matches!(word, "up" | "down");
        let close = draft.first.checked_sub(stated.past).is_some_and(|gap| gap <= 1);
        let before =
            stated.first.checked_sub(1).filter(|_| close && (adverb || change::is_change_verb(word)))?;
        // "…, Unite Group, down 68p": a name in front of the comma.
        let comma = adverb && self.line.is_mark(before, ',');
        let node = self.tree.node(before.checked_sub(usize::from(comma))?)?;
        let noun = match self.tree.tag(node) {
            Tag::ProperNoun => true,
            Tag::Noun => !comma,
            _ => false,
        };
        // "deaths due to extreme heat rose": the verb's subject where the word in front is a part of it.
        let whole = self
            .tree
            .node(stated.first)
            .and_then(|verb| self.own_subject(verb))
            .filter(|&subject| !comma && subject < node && self.tree.path(node).any(|at| at == subject));
        let head = match whole {
            Some(subject) => subject,
            None if comma => self.name_head(node),
            None => self.phrase_head(node),
        };
        (noun && !self.is_figure(node) && (!comma || self.case(head).is_empty())).then_some(head)
    }

    /// The head of the name that ends with `node`.
    pub(super) fn name_head(&self, node: usize) -> usize {
        let tree = self.tree;
        let inner = |at: usize| matches!(tree.relation(at), Relation::Flat | Relation::Compound);
        let heads = tree.path(node).zip(tree.path(node).skip(1));
        heads.take_while(|(at, head)| inner(*at) && head < at).last().map_or(node, |(_, head)| head)
    }

    /// What stands right in front of a bracket that holds the figure and nothing else ("Gant (0.5 runs)").
    pub(super) fn front_of_bracket(&self) -> Option<usize> {
        let open = self.own.start.checked_sub(1).filter(|&at| self.line.is_mark(at, '('))?;
        // "(0.5 runs)", and "(0.5 WAR)" where the word behind the figure is no unit that is known.
        let end = self.own.end;
        let closed =
            self.line.is_mark(end, ')') || self.line.is_letters(end) && self.line.is_mark(end + 1, ')');
        let node = self.tree.node(open.checked_sub(1)?).filter(|_| closed)?;
        let noun = matches!(self.tree.tag(node), Tag::Noun | Tag::ProperNoun) && !self.is_figure(node);
        noun.then(|| self.phrase_head(node))
    }

    /// The head of the group a noun is the first part of ("book" of "book value").
    pub(super) fn group_head(&self, node: usize) -> usize {
        let tree = self.tree;
        let head = tree.head(node).filter(|&head| {
            let inner = matches!(tree.relation(node), Relation::Compound | Relation::Amod);
            inner && head > node && head - node <= 3 && self.is_content(head) && !self.is_figure(head)
        });
        head.filter(|&head| (node + 1..head).all(|at| self.is_content(at) && !self.is_figure(at)))
            .unwrap_or(node)
    }

    /// The head of the noun phrase that ends with `node`.
    pub(super) fn phrase_head(&self, node: usize) -> usize {
        let tree = self.tree;
        let mut at = node;
        for _ in 0..CLAUSES {
            let inner = matches!(
                tree.relation(at),
                Relation::Nmod | Relation::Conj | Relation::Flat | Relation::Compound | Relation::Obl
            );
            // "companies such as Blackmores": the example is what is spoken of.
            let example = matches!(self.case(at), "such" | "as" | "like" | "including");
            // "RHP Gant (0.5), RHP Reyes (0.4)": items of a list stand each for themselves.
            let listed = tree.relation(at) == Relation::Conj
                && self.tree.dependents(at).any(|mark| mark < at && self.word(mark) == ",");
            match tree.head(at).filter(|_| !example && !listed) {
                Some(head) if inner && head < at && !self.is_figure(head) && self.is_content(head) => {
                    at = head
                }
                _ => break,
            }
        }
        at
    }
}
