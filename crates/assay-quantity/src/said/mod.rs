//! What a figure is said of, by the dependency tree: the path from the figure leads up through the noun
//! it belongs to, or to the predicate whose subject it is said of.

mod front;
mod phrase;

use std::ops::Range;

use assay_language::syntax::{Relation, Tag};

use crate::draft::Draft;
use crate::line::Line;
use crate::tree::Tree;
use crate::{UnitKind, noun};

/// How many clauses are left to look for a subject.
const CLAUSES: usize = 6;

/// The phrases a figure is said of: lexemes of the line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Said {
    /// The noun phrase whose size, price, share … the figure is; of a count, who has what is counted.
    pub(crate) about: Option<Range<usize>>,
    /// The subject of the clause, where that is another.
    pub(crate) subject: Option<Range<usize>>,
    /// The noun that heads `about` with what stands in front of it.
    pub(crate) core: Option<Range<usize>>,
    /// Whether a copula ties the figure to it.
    pub(crate) copular: bool,
    /// Whether "it" or "they" has the figure.
    pub(crate) pronoun: bool,
}

/// What the figure of `draft` is said of; `None` where the tree does not tell, be it that there is none
/// or that the figure's clause has no subject.
pub(crate) fn of(line: &Line<'_>, tree: &Tree<'_>, draft: &Draft) -> Option<Said> {
    let kind = draft.unit.as_ref().map(|unit| unit.kind);
    let reader = Reader { line, tree, kind, own: draft.first..draft.past };
    let top = reader.top(draft)?;
    let count = kind == Some(UnitKind::Count);
    let (about, subject) = if let Some(front) = reader.front_of_bracket() {
        (Some(front), None)
    } else if count {
        match reader.holder(top) {
            Some(holder) => (Some(holder), reader.beside(holder)),
            None => (reader.owner(top), None),
        }
    } else if let Some(mover) = reader.mover(draft) {
        (Some(mover), None)
    } else {
        reader.measured(top)
    };
    let about = about.map(|node| reader.group_head(node));
    let phrase = |node: Option<usize>| node.and_then(|node| reader.phrase(node));
    let core = about.and_then(|node| reader.core(node));
    let copular = about.is_some() && reader.own_subject(top) == about;
    let about = phrase(about);
    let subject = phrase(subject).filter(|subject| {
        about.as_ref().is_none_or(|about| subject.end <= about.start || about.end <= subject.start)
    });
    // Of a length of time and of a count silence is an answer, and so it is where "it" has the figure.
    let pronoun = about.is_none() && reader.is_pronouns(top);
    let silent = count || kind == Some(UnitKind::Time) || pronoun;
    (about.is_some() || silent).then_some(Said { about, subject, core, copular, pronoun })
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
        // The unit heads its number, unless it is glued to it; what a rate is per heads nothing ("40 miles
        // per hour").
        let own = draft.unit.as_ref().filter(|unit| unit.past <= draft.past);
        let last = own.map_or(draft.number.1, |unit| (unit.first + 1).max(draft.number.1));
        let mut top = tree.top(last.checked_sub(1)?, self.own.clone())?;
        // One of several figures that stand side by side hangs where the first does.
        for _ in 0..CLAUSES {
            let settled = self.own_subject(top).is_some()
                || self.case(top) == "of" && self.before_case(top).is_some()
                || self.kind != Some(UnitKind::Count) && self.whole(top).is_some();
            if settled {
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
        self.tree.subjects(predicate).rfind(|&node| !self.is_figure(node) && self.case(node).is_empty())
    }

    /// Whether the subject of the clause a node stands in is a pronoun.
    fn is_pronouns(&self, node: usize) -> bool {
        let subject = self.tree.path(node).find_map(|at| self.tree.subjects(at).next_back());
        subject.is_some_and(|subject| matches!(self.tree.tag(subject), Tag::Pronoun | Tag::Determiner))
    }

    fn is_figure(&self, node: usize) -> bool {
        let lexemes = self.tree.lexemes(node);
        lexemes.clone().any(|i| self.line.is_taken(i))
            || lexemes.start < self.own.end && self.own.start < lexemes.end
    }

    /// The noun a figure stands in front of ("a 25% premium", "her $150,000 contract").
    fn led_by(&self) -> Option<usize> {
        let tree = self.tree;
        let before = self.line.low_before(self.own.start);
        let determined = noun::is_determiner(before) || matches!(before, "'s" | "’s");
        let mut at = tree.node(self.own.end).filter(|_| determined && !self.line.stops(self.own.end))?;
        if !self.is_content(at) || self.is_figure(at) {
            return None;
        }
        for _ in 0..CLAUSES {
            match tree.head(at) {
                Some(head)
                    if matches!(
                        tree.relation(at),
                        Relation::Compound | Relation::Amod | Relation::NmodPoss
                    ) && head > at
                        && !self.is_figure(head) =>
                {
                    at = head;
                }
                _ => break,
            }
        }
        matches!(tree.tag(at), Tag::Noun | Tag::ProperNoun).then_some(at)
    }

    /// Whether a noun only says that there is a figure ("a total of").
    fn is_hollow(&self, node: usize) -> bool {
        matches!(self.word(node), "total" | "average" | "median" | "mean" | "maximum" | "minimum" | "peak")
            && self
                .tree
                .dependents(node)
                .all(|at| matches!(self.tree.relation(at), Relation::Det | Relation::Case | Relation::Nmod))
    }

    /// What a figure is a part or an amount of: "60% of revenue", "8 miles of new tunnels", "$1 billion in
    /// gains", "$5 for lunch".
    fn whole(&self, top: usize) -> Option<usize> {
        let tree = self.tree;
        let money = self.kind == Some(UnitKind::Currency);
        let size = self.kind == Some(UnitKind::Physical);
        // "$1 billion in gains", whatever the tree makes of it.
        if money && self.line.low(self.own.end) == "in" {
            let behind = tree.node(self.own.end + 1).filter(|&node| {
                tree.tag(node) == Tag::Noun
                    && !self.is_figure(node)
                    && !self.line.is_capitalised(self.own.end + 1)
                    && !matches!(self.word(node), "cash" | "total" | "all")
            });
            let head = behind.map(|node| {
                let inner = |at: &usize| tree.relation(*at) == Relation::Compound;
                tree.head(node).filter(|head| inner(&node) && *head > node).unwrap_or(node)
            });
            if head.is_some() {
                return head;
            }
        }
        let kept = |node: usize| {
            let case = self.case(node);
            let noun = tree.tag(node) == Tag::Noun;
            let kept =
                case == "of" || money && case == "in" && noun || (money || size) && case == "for" && noun;
            node > top && tree.relation(node) == Relation::Nmod && !self.is_figure(node) && kept
        };
        // "a total of $12.4 million in claims": the figure's own dependents as well.
        let inner = || {
            let figure = tree.dependents(top).find(|&node| self.is_figure(node))?;
            tree.dependents(figure).find(|&node| kept(node))
        };
        tree.dependents(top).find(|&node| kept(node)).or_else(|| inner().filter(|_| self.is_hollow(top)))
    }

    /// The noun a figure that is no count measures, and the subject beside it.
    fn measured(&self, top: usize) -> (Option<usize>, Option<usize>) {
        let tree = self.tree;
        if let Some(whole) = self.whole(top) {
            return (Some(whole), self.beside(top));
        }
        if let Some(noun) = self.led_by() {
            return (Some(noun), self.beside(noun));
        }
        if let Some(subject) = self.own_subject(top) {
            return (self.referent(subject, top), None);
        }
        let Some(head) = tree.head(top) else { return (None, None) };
        let relation = tree.relation(top);
        // "travelled at a speed of 40 miles": what stands in front of "of" has it, whatever the tree says.
        if self.case(top) == "of"
            && let Some(noun) = self.before_case(top).or_else(|| self.before_of())
        {
            return (Some(noun), self.beside(noun));
        }
        if is_attribute(relation) && tree.is_nominal(head) {
            if self.is_figure(head) {
                return self.measured_up(head);
            }
            // "lowered its outlook for the quarter to $84": the end of a change belongs to what changed.
            let moved = matches!(self.case(top), "to" | "by" | "from")
                .then(|| tree.path(head).find(|&at| !is_attribute(tree.relation(at))))
                .flatten()
                .filter(|&at| {
                    matches!(tree.relation(at), Relation::Obj | Relation::Nsubj) && tree.is_nominal(at)
                });
            let noun = moved.unwrap_or(head);
            return (Some(noun), self.beside(noun));
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
            if !(tree.is_nominal(head)
                && (is_attribute(tree.relation(at)) || tree.relation(at) == Relation::Conj))
            {
                return (self.subject_of(head), None);
            }
            if !self.is_figure(head) {
                return (Some(head), self.beside(head));
            }
            at = head;
        }
        (None, None)
    }

    /// The noun that ends right in front of the preposition that leads to `top`.
    fn before_case(&self, top: usize) -> Option<usize> {
        let tree = self.tree;
        let case = tree.dependent(top, Relation::Case)?;
        let noun = case.checked_sub(1)?;
        // "a fine of 500": behind an article a noun, whatever its tag.
        let behind_article = noun
            .checked_sub(1)
            .is_some_and(|at| tree.tag(at) == Tag::Determiner && noun::is_determiner(self.word(at)));
        let named = matches!(tree.tag(noun), Tag::Noun | Tag::ProperNoun) || behind_article;
        (named && !self.is_figure(noun)).then_some(noun)
    }

    /// The noun in front of an "of" that stands right before the figure ("discounts of | up to 20%").
    fn before_of(&self) -> Option<usize> {
        let of = self.own.start.checked_sub(1).filter(|&at| self.line.low(at) == "of")?;
        let node = self.tree.node(of.checked_sub(1)?)?;
        (self.tree.tag(node) == Tag::Noun && !self.is_figure(node)).then_some(node)
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
            let spent = matches!(self.word(predicate), "spend" | "spends" | "spent" | "spending");
            return of_kind(Relation::Obl)
                .filter(|&node| self.case(node) == "for" || spent && self.case(node) == "on");
        }
        None
    }

    /// The noun that "on", "for" and their like tie a count to ("price cuts on 50 products").
    fn holder(&self, top: usize) -> Option<usize> {
        let tree = self.tree;
        let tied =
            tree.relation(top) == Relation::Nmod && matches!(self.case(top), "on" | "for" | "in" | "of");
        let head =
            tree.head(top).filter(|&head| tied && tree.tag(head) == Tag::Noun && !self.is_figure(head))?;
        (!self.is_hollow(head) && self.own_subject(top).is_none()).then_some(head)
    }

    /// Who has, does or holds what is counted.
    fn owner(&self, top: usize) -> Option<usize> {
        if let Some(subject) = self.own_subject(top) {
            return self.referent(subject, top);
        }
        // "the homes of millions of people"
        if self.case(top) == "of"
            && let Some(noun) = self.before_case(top).filter(|&noun| !self.is_hollow(noun))
        {
            return Some(noun);
        }
        let owner = self.beside(top)?;
        // "In the last three months the store has …", "among his 300 songs were …": what stands before the
        // subject sets the scene.
        let fronted = self.tree.path(top).take(CLAUSES).any(|at| {
            matches!(self.tree.relation(at), Relation::Obl | Relation::OblUnmarked)
                && at < owner
                && !self.case(at).is_empty()
        });
        (!fronted).then_some(owner)
    }

    /// The subject of the clause a nominal stands in, unless the nominal is that subject or part of it.
    fn beside(&self, nominal: usize) -> Option<usize> {
        let tree = self.tree;
        // "brothers with a net worth of 1.3 billion", "customers with more than 7 million": whoever has it.
        if self.case(nominal) == "with"
            && let Some(owner) = self.before_case(nominal).map(|owner| self.phrase_head(owner))
            && !matches!(self.case(owner), "from" | "in" | "at" | "near" | "on")
        {
            return Some(owner);
        }
        for node in tree.path(nominal) {
            let head = tree.head(node)?;
            match tree.relation(node) {
                Relation::Nsubj | Relation::NsubjPass | Relation::NsubjOuter => return None,
                // "…, Burlington by 2.6%": beside another figure a noun stands alone.
                Relation::Appos | Relation::Conj if self.is_figure(head) && !self.is_figure(node) => {
                    return None;
                }
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
                // "plans to close 12 branches": whoever has the plans.
                Relation::Acl if tree.dependent(at, Relation::Mark).is_some() => return self.beside(head),
                Relation::Acl | Relation::AclRelcl => {
                    return Some(head).filter(|&head| tree.tag(head) != Tag::Verb);
                }
                Relation::Xcomp => {
                    // "helps makers produce": the object does what the clause says.
                    let object =
                        tree.dependent(head, Relation::Obj).or_else(|| tree.dependent(head, Relation::Iobj));
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
        // "The bank said it has …", "Musk, where he has …": the subject of the clause around.
        let clause = tree.path(predicate).take(3).find(|&node| {
            matches!(tree.relation(node), Relation::Ccomp | Relation::AclRelcl | Relation::Advcl)
        })?;
        let around = tree.path(tree.head(clause)?).find(|&node| self.own_subject(node).is_some())?;
        let speaker = self.own_subject(around)?;
        let itself = matches!(word, "it" | "they" | "he" | "she");
        (itself && tree.is_nominal(speaker) && speaker < subject).then_some(speaker)
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
