//! A sentence's dependency tree, laid over the lexemes of its line.

use std::ops::Range;

use assay_language::syntax::{Relation, Tag};
use assay_language::{Analysis, Sentence, Syntax};

use crate::line::Line;

/// How far a path up a tree is followed: a hostile sentence must not make reading it quadratic.
const CLIMB: usize = 16;

/// The tags, heads and relations of one sentence. Nodes count from the sentence's first token.
pub(crate) struct Tree<'a> {
    nodes: &'a [Syntax],
    /// Index of the sentence's first token in the text, which heads are told from.
    base: usize,
    /// The node that holds the beginning of each lexeme.
    node_of: Vec<Option<usize>>,
    /// First lexeme of each node, and one more for the end.
    lexeme_of: Vec<usize>,
    /// Dependents in order of head: `dependents[starts[head]..starts[head + 1]]`.
    dependents: Vec<usize>,
    starts: Vec<usize>,
}

impl<'a> Tree<'a> {
    /// The tree of `sentence`; without nodes where the language stage gave none.
    pub(crate) fn new(analysis: &'a Analysis, sentence: &Sentence, line: &Line<'_>) -> Self {
        let tokens = sentence.tokens;
        let nodes = analysis.syntax.get(tokens.first..tokens.past).unwrap_or_default();
        let spans = analysis.tokens.get(tokens.first..tokens.past).unwrap_or_default();
        let base = sentence.span.start();
        let mut node_of = Vec::with_capacity(line.len());
        let mut lexeme_of = Vec::with_capacity(nodes.len() + 1);
        let mut node = 0;
        for (index, lexeme) in line.lexemes.iter().enumerate() {
            while spans.get(node).is_some_and(|token| token.span.end() <= base + lexeme.start) {
                node += 1;
            }
            let held = spans.get(node).is_some_and(|token| token.span.start() <= base + lexeme.start);
            node_of.push((held && node < nodes.len()).then_some(node));
            while held && lexeme_of.len() <= node {
                lexeme_of.push(index);
            }
        }
        lexeme_of.resize(nodes.len() + 1, line.len());
        let mut tree = Self {
            nodes,
            base: tokens.first,
            node_of,
            lexeme_of,
            dependents: Vec::new(),
            starts: Vec::new(),
        };
        tree.sort_dependents();
        tree
    }

    fn sort_dependents(&mut self) {
        let count = self.nodes.len();
        let mut starts = vec![0; count + 2];
        for node in 0..count {
            if let Some(head) = self.head(node) {
                starts[head + 2] += 1;
            }
        }
        for at in 2..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut dependents = vec![0; starts[count + 1]];
        for node in 0..count {
            if let Some(head) = self.head(node) {
                dependents[starts[head + 1]] = node;
                starts[head + 1] += 1;
            }
        }
        self.starts = starts;
        self.dependents = dependents;
    }

    /// How many nodes there are.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The node that holds lexeme `i`.
    pub(crate) fn node(&self, i: usize) -> Option<usize> {
        self.node_of.get(i).copied().flatten()
    }

    /// The lexemes of a node.
    pub(crate) fn lexemes(&self, node: usize) -> Range<usize> {
        self.lexeme_of[node]..self.lexeme_of[node + 1]
    }

    pub(crate) fn head(&self, node: usize) -> Option<usize> {
        self.nodes[node]
            .head
            .and_then(|head| head.checked_sub(self.base))
            .filter(|&head| head < self.nodes.len())
    }

    pub(crate) fn relation(&self, node: usize) -> Relation {
        self.nodes[node].relation
    }

    pub(crate) fn tag(&self, node: usize) -> Tag {
        self.nodes[node].tag
    }

    /// The nodes whose head is `node`, in order of place.
    pub(crate) fn dependents(&self, node: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.dependents[self.starts[node]..self.starts[node + 1]].iter().copied()
    }

    /// The node itself and its heads, nearest first, as far as they are followed.
    pub(crate) fn path(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(node), |&at| self.head(at)).take(CLIMB)
    }

    /// The node closest to the root among those of lexemes `within` that the node of lexeme `i` leads
    /// up to without leaving them.
    pub(crate) fn top(&self, i: usize, within: Range<usize>) -> Option<usize> {
        let inside = |node: usize| {
            let lexemes = self.lexemes(node);
            within.start < lexemes.end && lexemes.start < within.end
        };
        self.path(self.node(i)?).take_while(|&node| inside(node)).last()
    }

    /// The subjects of a predicate, passive or not, in order of place. More than one is a slip of the
    /// parser: the words in front of the last belong to it, or are a time.
    pub(crate) fn subjects(&self, predicate: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.dependents(predicate).filter(|&node| {
            matches!(self.relation(node), Relation::Nsubj | Relation::NsubjPass | Relation::NsubjOuter)
        })
    }

    /// The first word of `node`'s dependents that stands to it in `relation`.
    pub(crate) fn dependent(&self, node: usize, relation: Relation) -> Option<usize> {
        self.dependents(node).find(|&at| self.relation(at) == relation)
    }

    /// Whether a node can head a noun phrase.
    pub(crate) fn is_nominal(&self, node: usize) -> bool {
        matches!(self.tag(node), Tag::Noun | Tag::ProperNoun | Tag::Numeral | Tag::Symbol)
    }
}
