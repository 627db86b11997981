//! Nouns that the tree ties to a named person: predicates ("Roe became a carpenter"), appositions on
//! either side ("Dana Roe, curator of the museum", "the site's founder, Dana Roe").

use super::nominals::{is_past, is_person_word};
use super::resolve::{Reading, Resolved, Resolver};
use crate::syntax::{FineTag, Relation, Tag};
use crate::{MentionForm, TokenKind};

/// Tokens between a name and a noun in apposition, and of a described phrase before its noun.
const REACH: usize = 14;
const LONGEST: usize = 9;

impl Resolver<'_> {
    /// Reads the tree around the mention of `entity` at `first..past` for nouns that describe them.
    pub(super) fn described_in_tree(&mut self, first: usize, past: usize, entity: usize, reading: &Reading) {
        let Some(chief) = (first..past).find(|&at| {
            self.governor(at, reading).is_none_or(|governor| governor < first || governor >= past)
        }) else {
            return;
        };
        let relation = self.readings.get(chief).map_or(Relation::Dep, |read| read.relation);
        let governor = self.governor(chief, reading);
        let mut nouns: Vec<usize> = (past..(past + REACH).min(reading.past))
            .filter(|&at| self.governor(at, reading) == Some(chief))
            .filter(|&at| self.readings[at].relation == Relation::Appos && self.is_personal(at))
            .collect();
        if let Some(noun) = governor {
            let predicate = relation == Relation::Nsubj && noun >= past && self.is_predicate(noun, reading);
            let named =
                relation == Relation::Appos && noun < first && noun + REACH > first && self.is_personal(noun);
            if predicate || named {
                nouns.push(noun);
            }
        }
        if let Some(verb) = governor {
            self.said_by_verb(chief, verb, relation, reading, &mut nouns);
        }
        for noun in nouns {
            if self.is_single(noun) && !self.is_named(noun) {
                self.describe(noun, entity, reading);
            }
        }
    }

    fn governor(&self, at: usize, reading: &Reading) -> Option<usize> {
        self.readings.get(at)?.head.checked_sub(1).map(|head| reading.first + head)
    }

    /// Adds what a verb says that its subject or object is: "became a nurse", "served as mayor", "was elected president", "made her captain", "was promoted to captain".
    fn said_by_verb(
        &self,
        chief: usize,
        verb: usize,
        relation: Relation,
        reading: &Reading,
        nouns: &mut Vec<usize>,
    ) {
        let passive = relation == Relation::NsubjPass;
        let object = relation == Relation::Obj;
        if !passive && !object && relation != Relation::Nsubj {
            return;
        }
        let near = chief.saturating_sub(REACH).max(reading.first)..(chief + REACH).min(reading.past);
        let hangs = |at: usize, head: usize, relation: Relation| {
            self.readings[at].relation == relation && self.governor(at, reading) == Some(head)
        };
        if relation == Relation::Nsubj && near.clone().any(|at| hangs(at, verb, Relation::Obj)) {
            return;
        }
        for noun in near {
            let said = hangs(noun, verb, Relation::Xcomp) && noun > chief;
            let told = hangs(noun, verb, Relation::Obl) && !(object && noun < chief);
            if !(said || told) || !self.is_personal(noun) {
                continue;
            }
            let mut case = "";
            let mut clause = false;
            for at in noun.saturating_sub(LONGEST).max(reading.first)..noun {
                if hangs(at, noun, Relation::Case) {
                    case = self.word(at);
                }
                clause |= hangs(at, noun, Relation::Cop) || hangs(at, noun, Relation::Mark);
            }
            let raised = passive && matches!(self.word(verb), "promoted" | "elevated" | "raised");
            let fits =
                if said { case.is_empty() } else { matches!(case, "as" | "As") || raised && case == "to" };
            if fits && !clause {
                nouns.push(noun);
            }
        }
    }

    /// Whether the noun is what somebody is or becomes, and not what somebody is not.
    fn is_predicate(&self, noun: usize, reading: &Reading) -> bool {
        let mut copula = false;
        for at in noun.saturating_sub(REACH).max(reading.first)..noun {
            if self.governor(at, reading) == Some(noun) {
                copula |= self.readings[at].relation == Relation::Cop;
                if matches!(self.word(at), "not" | "n't" | "n’t" | "never" | "no" | "like") {
                    return false;
                }
            }
        }
        copula
    }

    /// Whether the word is a noun in the singular, or "one" ("one of the founders"). With a capital it must be
    /// one for a person.
    fn is_single(&self, noun: usize) -> bool {
        let word = self.word(noun);
        word == "one"
            || self.readings.get(noun).is_some_and(|read| match read.tag {
                Tag::Noun => read.fine_tag != FineTag::Nns,
                Tag::ProperNoun => read.fine_tag != FineTag::Nnps && is_person_word(&word.to_lowercase()),
                _ => false,
            })
    }

    /// Whether the word says of itself that it speaks of a person.
    fn is_personal(&self, noun: usize) -> bool {
        self.word(noun) == "one" || is_person_word(&self.word(noun).to_lowercase())
    }

    /// Whether the token is part of a name.
    fn is_named(&self, at: usize) -> bool {
        let next = self.candidates.partition_point(|candidate| candidate.first <= at);
        self.candidates[next.saturating_sub(3)..next].iter().any(|candidate| at < candidate.past)
    }

    /// The phrase before and with `noun` speaks of `entity`.
    pub(super) fn describe(&mut self, noun: usize, entity: usize, reading: &Reading) {
        let mut first = noun;
        while first > reading.first
            && noun - first < LONGEST
            && self.tokens.get(first - 1).is_some_and(|token| token.kind != TokenKind::Punctuation)
            && self.readings[first - 1].relation != Relation::Cop
            && self.governor(first - 1, reading).is_some_and(|governor| governor >= first && governor <= noun)
            && !matches!(
                self.readings[first - 1].relation,
                Relation::Nsubj
                    | Relation::Case
                    | Relation::Aux
                    | Relation::Advmod
                    | Relation::Cc
                    | Relation::Mark
            )
        {
            first -= 1;
        }
        if is_person_word(&self.word(noun).to_lowercase()) {
            let former = (first..noun).any(|at| is_past(self.word(at)));
            self.roles.described(self.word(noun), former, entity, reading.index);
        }
        if let Some(known) = self
            .out
            .iter_mut()
            .rev()
            .take(REACH)
            .find(|known| known.form == MentionForm::Role && known.first <= noun && noun < known.past)
        {
            known.entity = known.entity.or(Some(entity));
            return;
        }
        self.claimed.insert(first);
        self.out.push(Resolved { first, past: noun + 1, entity: Some(entity), form: MentionForm::Role });
    }
}
