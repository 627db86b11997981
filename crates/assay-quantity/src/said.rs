//! What a figure is said of, by the dependency tree: the path from the figure leads up through the noun
//! it belongs to, or to the predicate whose subject it is said of.

use std::ops::Range;

use assay_language::syntax::{Relation, Tag};

use crate::draft::Draft;
use crate::line::Line;
use crate::tree::Tree;
use crate::{UnitKind, change};

/// How far a noun phrase reaches to either side of its head, in words.
const PHRASE: usize = 24;

/// How many words a stretch between two parts of one subject has at most.
const CLOSE: usize = 4;

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

/// What the figure of `draft` is said of; `None` where the tree does not tell, be it that there is none
/// or that the figure's clause has no subject.
pub(crate) fn of(line: &Line<'_>, tree: &Tree<'_>, draft: &Draft) -> Option<Said> {
    let kind = draft.unit.as_ref().map(|unit| unit.kind);
    let reader = Reader { line, tree, kind, own: draft.first..draft.past };
    let top = reader.top(draft)?;
    let count = kind == Some(UnitKind::Count);
    let (about, subject) = if count { (reader.owner(top), None) } else { reader.measured(top) };
    let phrase = |node: Option<usize>| node.and_then(|node| reader.phrase(node));
    let about = phrase(about);
    let subject = phrase(subject).filter(|subject| {
        about.as_ref().is_none_or(|about| subject.end <= about.start || about.end <= subject.start)
    });
    // Of a length of time and of a count silence is an answer, and so it is where "it" has the figure.
    let silent = count || kind == Some(UnitKind::Time) || reader.is_pronouns(top);
    (about.is_some() || silent).then_some(Said { about, subject })
}

struct Reader<'a> {
    line: &'a Line<'a>,
    tree: &'a Tree<'a>,
    kind: Option<UnitKind>,
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
            if self.own_subject(top).is_some() {
                break;
            }
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
        // "a total of 40", "an average of 70 days": the whole phrase is the figure.
        for _ in 0..2 {
            match tree.head(top) {
                Some(head) if self.is_hollow(head) && self.case(top) == "of" => top = head,
                _ => break,
            }
        }
        Some(top)
    }

    /// The subject of a predicate that is neither figure nor time.
    fn own_subject(&self, predicate: usize) -> Option<usize> {
        self.tree.subjects(predicate).rfind(|&node| !self.is_figure(node))
    }

    /// Whether the subject of the clause a node stands in is a pronoun.
    fn is_pronouns(&self, node: usize) -> bool {
        let subject = self.tree.path(node).find_map(|at| self.tree.subjects(at).next_back());
        subject.is_some_and(|subject| matches!(self.tree.tag(subject), Tag::Pronoun | Tag::Determiner))
    }

    fn is_figure(&self, node: usize) -> bool {
        let lexemes = self.tree.lexemes(node);
        lexemes.clone().any(|i| self.line.is_taken(i)) || lexemes.start < self.own.end && self.own.start < lexemes.end
    }

    /// Whether a noun only says that there is a figure ("a total of").
    fn is_hollow(&self, node: usize) -> bool {
        matches!(self.word(node), "total" | "average" | "median" | "mean" | "maximum" | "minimum" | "peak")
            && self.tree.dependents(node).all(|at| {
                matches!(self.tree.relation(at), Relation::Det | Relation::Case | Relation::Nmod)
            })
    }

    /// The noun a figure that is no count measures, and the subject beside it.
    fn measured(&self, top: usize) -> (Option<usize>, Option<usize>) {
        let tree = self.tree;
        // "60% of revenue", "8 miles of new tunnels", "$1 billion in gains"
        let money = self.kind == Some(UnitKind::Currency);
        let whole = tree.dependents(top).find(|&node| {
            let case = self.case(node);
            let kept = case == "of" || money && case == "in" && tree.tag(node) == Tag::Noun;
            node > top && tree.relation(node) == Relation::Nmod && !self.is_figure(node) && kept
        });
        if let Some(whole) = whole {
            return (Some(whole), self.beside(top));
        }
        if let Some(subject) = self.own_subject(top) {
            return (self.referent(subject, top), None);
        }
        let Some(head) = tree.head(top) else { return (None, None) };
        let relation = tree.relation(top);
        // "travelled at a speed of 40 miles": what stands in front of "of" has it, whatever the tree says.
        if self.case(top) == "of"
            && let Some(noun) = self.before_of(top)
        {
            return (Some(noun), self.beside(noun));
        }
        if is_attribute(relation) && tree.is_nominal(head) {
            if self.is_figure(head) {
                return self.measured_up(head);
            }
            return (Some(head), self.beside(head));
        }
        if matches!(relation, Relation::Nsubj | Relation::NsubjPass | Relation::NsubjOuter) {
            return (None, None);
        }
        let other = if self.kind == Some(UnitKind::Time) { None } else { self.object(top, head) };
        match other {
            Some(other) => (Some(other), self.subject_of(head)),
            None => (self.subject_of(head), None),
        }
    }

    /// [`Self::measured`] of a figure this one is attached to.
    fn measured_up(&self, figure: usize) -> (Option<usize>, Option<usize>) {
        let tree = self.tree;
        let mut at = figure;
        for _ in 0..CLAUSES {
            if let Some(subject) = self.own_subject(at) {
                return (self.referent(subject, at), None);
            }
            let Some(head) = tree.head(at) else { return (None, None) };
            if !(tree.is_nominal(head) && (is_attribute(tree.relation(at)) || tree.relation(at) == Relation::Conj)) {
                return (self.subject_of(head), None);
            }
            if !self.is_figure(head) {
                return (Some(head), self.beside(head));
            }
            at = head;
        }
        (None, None)
    }

    /// The noun that ends right in front of the "of" that leads to `top`.
    fn before_of(&self, top: usize) -> Option<usize> {
        let tree = self.tree;
        let case = tree.dependent(top, Relation::Case)?;
        let noun = case.checked_sub(1)?;
        (matches!(tree.tag(noun), Tag::Noun | Tag::ProperNoun) && !self.is_figure(noun)).then_some(noun)
    }

    /// What the predicate of a figure is about besides its subject: what is cut "by 3%", what $40 is
    /// paid "for".
    fn object(&self, top: usize, predicate: usize) -> Option<usize> {
        let tree = self.tree;
        let relation = tree.relation(top);
        let of_kind = |kind: Relation| {
            tree.dependents(predicate).find(|&node| {
                tree.relation(node) == kind && node != top && !self.is_figure(node) && tree.is_nominal(node)
            })
        };
        if matches!(relation, Relation::Obl | Relation::OblUnmarked | Relation::Xcomp | Relation::Advmod)
            && matches!(self.case(top), "by" | "to" | "from" | "at" | "for" | "with" | "")
        {
            return of_kind(Relation::Obj);
        }
        if relation == Relation::Obj && self.kind == Some(UnitKind::Currency) {
            return of_kind(Relation::Obl).filter(|&node| self.case(node) == "for");
        }
        None
    }

    /// Who has, does or holds what is counted.
    fn owner(&self, top: usize) -> Option<usize> {
        let tree = self.tree;
        if let Some(subject) = self.own_subject(top) {
            return self.referent(subject, top);
        }
        // "the homes of millions of people"
        if self.case(top) == "of"
            && let Some(noun) = self.before_of(top).filter(|&noun| !self.is_hollow(noun))
        {
            return Some(noun);
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
                // "…, Burlington by 2.6%": beside another figure a noun stands alone.
                Relation::Appos | Relation::Conj if self.is_figure(head) && !self.is_figure(node) => return None,
                Relation::Conj if tree.is_nominal(head) => {}
                relation if is_attribute(relation) && self.own_subject(head).is_none() => {}
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
            if let Some(subject) = self.own_subject(at) {
                return self.referent(subject, at);
            }
            let head = tree.head(at)?;
            match tree.relation(at) {
                Relation::Acl | Relation::AclRelcl => return Some(head).filter(|&head| tree.tag(head) != Tag::Verb),
                Relation::Xcomp => {
                    // "helps makers produce": the object does what the clause says.
                    let object = tree.dependent(head, Relation::Obj).or_else(|| tree.dependent(head, Relation::Iobj));
                    if let Some(object) = object.filter(|&object| object < at && !self.is_figure(object)) {
                        return self.referent(object, head);
                    }
                    at = head;
                }
                Relation::Advcl
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
        let word = self.word(subject);
        if matches!(word, "which" | "who" | "that") {
            let clause = tree.path(predicate).find(|&node| tree.relation(node) == Relation::AclRelcl)?;
            return tree.head(clause).filter(|&head| tree.is_nominal(head));
        }
        // "The bank said it has …": who speaks speaks of itself.
        let clause = tree.path(predicate).take(2).find(|&node| tree.relation(node) == Relation::Ccomp)?;
        let speaker = self.own_subject(tree.head(clause)?)?;
        let itself = matches!(word, "it" | "they" | "he" | "she");
        (itself && tree.is_nominal(speaker) && speaker < subject).then_some(speaker)
    }

    /// The lexemes of the noun phrase `head` heads: its nouns, adjectives and possessors, what "of" and
    /// its like tie to it, and the nouns beside it; no clause, no apposition, no figure.
    fn phrase(&self, head: usize) -> Option<Range<usize>> {
        let tree = self.tree;
        if self.is_figure(head) || !(self.is_content(head) || tree.relation(head) == Relation::Nsubj) {
            return None;
        }
        let (mut first, mut last) = (head, head);
        let mut at = head;
        while at > 0 && head - at < PHRASE && self.belongs(at - 1, head) {
            at -= 1;
            if self.is_content(at) || tree.tag(at) == Tag::Verb {
                first = at;
            }
        }
        // "the base | iPhone 11 has": two subjects side by side are one.
        let subject = tree.relation(head);
        if let Some(front) = tree.head(head).and_then(|of| {
            tree.dependents(of).rfind(|&node| node < first && tree.relation(node) == subject && node + CLOSE > first)
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
        let mut range = tree.lexemes(first).start..tree.lexemes(last).end;
        // "shares slid 0.8%": a verb of change in front of its figure, taken for a noun.
        if range.end == self.own.start && range.len() > 1 && change::is_change_verb(self.line.low(range.end - 1)) {
            range.end -= 1;
        }
        (range.start < range.end).then_some(range)
    }

    fn is_content(&self, node: usize) -> bool {
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
                        || matches!(self.case(at), "of" | "on" | "in" | "for" | "per" | "between" | "with" | "among")
                }
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

/// Whether a relation makes a word part of what a noun is, has or measures.
fn is_attribute(relation: Relation) -> bool {
    matches!(
        relation,
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
            | Relation::Flat
    )
}
