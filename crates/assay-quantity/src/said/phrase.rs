//! Noun phrases as far as they say what a figure is of.

use std::ops::Range;

use assay_language::syntax::{Relation, Tag};

use super::Reader;
use crate::change;

/// How far a noun phrase reaches to either side of its head, in words.
const PHRASE: usize = 24;

/// How many words a stretch between two parts of one subject has at most.
const CLOSE: usize = 6;

impl Reader<'_> {
    /// The lexemes of the noun phrase `head` heads: its nouns, adjectives and possessors, what "of" and
    /// its like tie to it, and the nouns beside it; no clause, no apposition, no figure.
    pub(super) fn phrase(&self, head: usize) -> Option<Range<usize>> {
        let tree = self.tree;
        let behind_article = head > 0 && tree.tag(head - 1) == Tag::Determiner;
        let heads = self.is_content(head) || tree.relation(head) == Relation::Nsubj || behind_article;
        if self.is_figure(head) || !heads {
            return None;
        }
        let (mut first, mut last) = (head, head);
        let mut at = head;
        while at > 0 && head - at < PHRASE {
            // "the phone's 6-inch display": the figure itself parts no phrase.
            let front = if self.is_own(at - 1) { self.in_front_of_own(at, head) } else { Some(at - 1) };
            let Some(front) = front.filter(|&front| self.belongs(front, head) && !self.is_dated(front))
            else {
                break;
            };
            at = front;
            if self.is_content(at) || tree.tag(at) == Tag::Verb {
                first = at;
            }
        }
        // Names are not cut ("Galaxy Note 20 Ultra").
        let named =
            |node: usize| matches!(tree.tag(node), Tag::ProperNoun | Tag::Numeral) && !self.is_figure(node);
        while first > 0 && named(first) && named(first - 1) && tree.tag(first - 1) == Tag::ProperNoun
            || first > 1 && named(first) && named(first - 1) && tree.tag(first - 2) == Tag::ProperNoun
        {
            first -= 1;
        }
        // "the base | iPhone 11 has": two subjects side by side are one.
        let subject = tree.relation(head);
        if let Some(front) = tree.head(head).and_then(|of| {
            tree.dependents(of)
                .rfind(|&node| node < first && tree.relation(node) == subject && node + CLOSE > first)
                .filter(|&node| !self.is_dated(node))
        }) && matches!(subject, Relation::Nsubj | Relation::NsubjPass)
            && !self.is_figure(front)
            && self.is_content(front)
            && (front + 1..first).all(|node| self.belongs(node, front))
        {
            first = front;
            while first > 0 && self.belongs(first - 1, front) && self.is_content(first - 1) {
                first -= 1;
            }
        }
        at = head;
        while at + 1 < tree.len() && at - head < PHRASE && self.belongs(at + 1, head) {
            at += 1;
            if self.is_content(at) {
                last = at;
            }
        }
        // "West Texas Intermediate (WTI)": a short name in brackets is the same thing.
        if last + 3 < tree.len()
            && self.word(last + 1) == "("
            && tree.tag(last + 2) == Tag::ProperNoun
            && self.word(last + 3) == ")"
            && !self.is_figure(last + 2)
        {
            last += 2;
        }
        let mut range = tree.lexemes(first).start..tree.lexemes(last).end;
        // "shares slid 0.8%": a verb of change in front of its figure, taken for a noun.
        if range.end == self.own.start
            && range.len() > 1
            && change::is_change_verb(self.line.low(range.end - 1))
        {
            range.end -= 1;
        }
        (range.start < range.end).then_some(range)
    }

    /// "this year's price": a time in front of a noun says when, not of what.
    fn is_dated(&self, node: usize) -> bool {
        let word = self.word(node);
        let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
        crate::unit::is_time_word(word)
            && node > 0
            && matches!(self.word(node - 1), "this" | "last" | "next" | "previous")
    }

    fn is_own(&self, node: usize) -> bool {
        let lexemes = self.tree.lexemes(node);
        lexemes.start < self.own.end && self.own.start < lexemes.end
    }

    /// The possessive that stands right in front of the figure before `at`, where it is of `head`.
    fn in_front_of_own(&self, at: usize, head: usize) -> Option<usize> {
        let front = (0..at).rev().take(PHRASE).find(|&node| !self.is_own(node))?;
        let possessive = matches!(self.word(front), "'s" | "’s");
        (possessive && self.belongs(front, head)).then_some(front)
    }

    /// The head of a noun phrase with the nouns and adjectives in front of it.
    pub(super) fn core(&self, head: usize) -> Option<Range<usize>> {
        let tree = self.tree;
        if !matches!(tree.tag(head), Tag::Noun | Tag::ProperNoun) || self.is_figure(head) {
            return None;
        }
        let mut first = head;
        while first > 0
            && head - first < PHRASE
            && matches!(tree.relation(first - 1), Relation::Compound | Relation::Amod)
            && tree.head(first - 1).is_some_and(|of| (first..=head).contains(&of))
            && !self.is_figure(first - 1)
        {
            first -= 1;
        }
        Some(tree.lexemes(first).start..tree.lexemes(head).end)
    }

    pub(super) fn is_content(&self, node: usize) -> bool {
        self.tree.is_nominal(node) || self.tree.tag(node) == Tag::Adjective
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
                Relation::Nmod => {
                    tree.lexemes(at).start < self.own.start
                        || matches!(
                            self.case(at),
                            "of" | "on" | "in" | "for" | "per" | "between" | "with" | "among" | "from"
                        )
                }
                // "the charge stored in the tank"
                Relation::Acl => {
                    tree.lexemes(at).start < self.own.start
                        && at > head
                        && self.word(at).ends_with("ed")
                        && tree.tag(at) == Tag::Verb
                }
                Relation::Obl if tree.relation(tree.head(at).unwrap_or(at)) == Relation::Acl => {
                    tree.lexemes(at).start < self.own.start
                }
                // "Super Retina display": a name's word taken for an adverb.
                Relation::Advmod => at < head && at > 0 && self.line.is_capitalised(tree.lexemes(at).start),
                // Nouns that look like verbs ("exports to China") lead their phrases as verbs do.
                Relation::Obl => tree.head(at) == Some(head),
                Relation::Compound
                | Relation::Amod
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
                Relation::Conj => at > head && tree.lexemes(at).start < self.own.start,
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
}
