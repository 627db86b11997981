//! Goes through the text once and resolves what stands for a name without being one: roles and
//! pronouns.

use std::collections::BTreeSet;

use super::candidate::Candidate;
use super::casing::{Casing, Lookup, Style};
use super::focus::{Focus, focus};
use super::lexicon::Gender;
use super::link::{Entity, Links};
use super::pronouns::{Memory, Place, Position, Seen, person_noun, pronoun};
use super::quoted::{FirstPerson, Utterance, speaks};
use super::roles::{PlacesAt, RolePhrase, Roles, role_phrase};
use super::titles::{honorific, is_modifier, is_role};
use super::voices::{Voice, voices};
use crate::syntax::network::Reading as NetworkReading;
use crate::syntax::{Relation, Tag};
use crate::{MentionForm, NameKind, Sentence, Token, TokenKind};

/// A mention that is no name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Resolved {
    pub(crate) first: usize,
    pub(crate) past: usize,
    pub(crate) entity: Option<usize>,
    pub(crate) form: MentionForm,
}

/// Words that begin a clause.
const CLAUSE_WORDS: &[&str] = &[
    "after", "although", "and", "as", "because", "before", "but", "if", "since", "so", "that", "when",
    "where", "whether", "which", "while", "who",
];

/// Resolves roles and pronouns, in order of place.
pub(crate) fn resolve(
    text: &str,
    sentences: &[Sentence],
    tokens: &[Token],
    casing: &Casing,
    candidates: &[Candidate],
    links: &mut Links,
    readings: &[NetworkReading],
) -> Vec<Resolved> {
    let focus = focus(text, tokens, candidates, links);
    let spoken = voices(text, sentences, tokens, candidates, links, readings);
    let mut resolver = Resolver {
        text,
        tokens,
        readings,
        candidates,
        links,
        roles: Roles::default(),
        memory: Memory::default(),
        next: 0,
        out: Vec::new(),
        voices: spoken,
        focus,
        utterances: Vec::new(),
        firsts: Vec::new(),
        quotes: Vec::new(),
        kin: Lookup::default(),
        claimed: BTreeSet::new(),
        neutral: None,
        pair: None,
        people: None,
    };
    let mut quoted = false;
    for (index, sentence) in sentences.iter().enumerate() {
        let opens_block = index.checked_sub(1).is_none_or(|before| sentences[before].block != sentence.block);
        quoted &= !opens_block;
        let headline = casing.styles.get(index).is_some_and(|style| *style != Style::Sentence);
        quoted = resolver.sentence(index, sentence, headline, quoted);
    }
    resolver.settle_quoted(sentences);
    resolver.out
}

pub(super) struct Resolver<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    /// What the network says of each token.
    pub(super) readings: &'a [NetworkReading],
    pub(super) candidates: &'a [Candidate],
    pub(super) links: &'a mut Links,
    pub(super) roles: Roles,
    pub(super) memory: Memory,
    /// The first candidate not passed yet.
    pub(super) next: usize,
    pub(super) out: Vec<Resolved>,
    pub(super) focus: Focus,
    /// Who speaks outside quotation marks, by sentence.
    pub(super) voices: Vec<Voice>,
    pub(super) utterances: Vec<Utterance>,
    /// First persons within quotation marks, settled when the text has been read.
    pub(super) firsts: Vec<FirstPerson>,
    /// Tokens of the marks that open and close quotations, in order.
    pub(super) quotes: Vec<(usize, usize)>,
    /// Who is whose wife, father …: by the owner's number and the noun.
    pub(super) kin: Lookup<String, usize>,
    /// The tokens at which noun phrases begin that were given their person already.
    pub(super) claimed: BTreeSet<usize>,
    /// Whom "they" means alone, if the text said so.
    pub(super) neutral: Option<usize>,
    /// Two who are interviewed together, once a word has meant both.
    pub(super) pair: Option<usize>,
    /// The people whom "we" means, once a word has meant them.
    pub(super) people: Option<usize>,
}

/// What is known while a sentence is read.
pub(super) struct Reading {
    pub(super) index: usize,
    /// The sentence's first token.
    pub(super) first: usize,
    pub(super) past: usize,
    pub(super) headline: bool,
    pub(super) quoted: bool,
    pub(super) clause: usize,
    /// Whether the sentence has had a subject.
    pub(super) subject: bool,
    pub(super) block: usize,
}

impl<'a> Resolver<'a> {
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    pub(super) fn before(&self, at: usize) -> &'a str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// Reads one sentence; tells whether a quotation is still open at its end.
    fn sentence(&mut self, index: usize, sentence: &Sentence, headline: bool, quoted: bool) -> bool {
        let past = sentence.tokens.past;
        let mut reading = Reading {
            index,
            first: sentence.tokens.first,
            past,
            headline,
            quoted,
            clause: sentence.tokens.first,
            subject: false,
            block: sentence.block,
        };
        let mut at = sentence.tokens.first;
        while at < past {
            at = self.step(at, &mut reading).max(at + 1);
        }
        reading.quoted
    }

    fn step(&mut self, at: usize, reading: &mut Reading) -> usize {
        while self.candidates.get(self.next).is_some_and(|candidate| candidate.first < at) {
            self.next += 1;
        }
        if let Some(candidate) = self.candidates.get(self.next).filter(|candidate| candidate.first == at) {
            let index = self.next;
            self.next += 1;
            self.candidate(index, reading);
            return candidate.past;
        }
        let word = self.word(at);
        match word {
            "“" => self.open_quote(at, reading),
            "”" => self.close_quote(at, reading),
            "\"" if reading.quoted => self.close_quote(at, reading),
            "\"" => self.open_quote(at, reading),
            _ => {}
        }
        let is_word = self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word);
        let joins = is_word && CLAUSE_WORDS.binary_search(&word).is_ok();
        if joins
            || !is_word && matches!(word, "," | ";" | ":" | "—" | "–" | "“" | "”" | "\"")
            || is_word && speaks(word)
        {
            reading.clause = at;
            reading.subject &= !(joins || matches!(word, ";" | "“" | "\""));
        }
        if !is_word {
            return at;
        }
        if let Some(past) = self.pronoun_at(at, reading) {
            return past;
        }
        if self.opens_role(at)
            && !self.claimed.contains(&at)
            && let Some(past) = self.role_at(at, reading)
        {
            return past;
        }
        if let Some(gender) = person_noun(word) {
            self.see(at, at + 1, None, gender, reading, false);
        }
        at
    }

    fn candidate(&mut self, index: usize, reading: &mut Reading) {
        let candidate = &self.candidates[index];
        let Some(entity) = self.links.of.get(index).copied().flatten() else { return };
        let known = &self.links.entities[entity];
        match known.kind {
            NameKind::Person => {
                let gender = known.gender;
                self.see(candidate.first, candidate.past, Some(entity), gender, reading, false);
                let places = PlacesAt { candidates: self.candidates };
                let former = self.is_former(candidate, reading);
                self.roles.title(candidate, entity, places.before(index), former);
                self.apposition(candidate.past, entity, reading);
                self.described(candidate.past, entity, reading);
                self.called(candidate.first, entity, reading.index);
                self.ranked(candidate.first, candidate.name, entity, reading.index);
                self.named(candidate.first, entity, reading);
                self.pointed(candidate.first, candidate.past, entity, reading);
                self.described_in_tree(candidate.first, candidate.past, entity, reading);
                if matches!(self.word(candidate.past), "'s" | "’s" | "'" | "’") {
                    self.kin(candidate.first, candidate.past + 1, entity, reading);
                }
            }
            NameKind::Organization => {
                let words: Vec<&str> = (candidate.name..candidate.core).map(|at| self.word(at)).collect();
                self.roles.body(&words, entity);
            }
            _ => {}
        }
    }

    /// "former" within the title or up to three words before it.
    /// Whether "former" or the like stands before the name, in its own sentence.
    fn is_former(&self, candidate: &Candidate, reading: &Reading) -> bool {
        (candidate.first.saturating_sub(3).max(reading.first)..candidate.name)
            .any(|at| matches!(self.word(at), "former" | "Former" | "ex" | "late"))
    }

    /// "Dana Roe, the mayor of Orva," and "Dana Roe, mayor of Orva,".
    fn apposition(&mut self, past: usize, entity: usize, reading: &Reading) {
        if self.word(past) != "," {
            return;
        }
        let at = if self.word(past + 1) == "the" { past + 1 } else { past };
        let places = PlacesAt { candidates: self.candidates };
        if let Some(phrase) = role_phrase(self.text, self.tokens, at, at + 1, reading.past, &places) {
            self.roles.apposition(&phrase, entity, reading.index);
        }
    }

    pub(super) fn see(
        &mut self,
        first: usize,
        past: usize,
        entity: Option<usize>,
        gender: Option<Gender>,
        reading: &mut Reading,
        is_pronoun: bool,
    ) {
        let (relation, governor) = self.attached(first, past, reading);
        let possessive = matches!(self.word(past), "'s" | "’s" | "'" | "’")
            || matches!(self.word(first), "his" | "His" | "her" | "Her") && is_pronoun;
        let subject = matches!(relation, Relation::Nsubj | Relation::NsubjPass | Relation::NsubjOuter);
        let position = if possessive {
            Position::Possessor
        } else if subject && !reading.headline {
            Position::Subject
        } else {
            Position::Other
        };
        self.utter(first, past, entity, reading);
        self.memory.see(Seen {
            entity,
            gender,
            sentence: reading.index,
            token: first,
            position,
            governor,
            quoted: reading.quoted,
            pronoun: is_pronoun,
        });
    }

    /// The relation of the mention at `first..past` to the rest of its sentence, and the token it
    /// hangs on.
    pub(super) fn attached(&self, first: usize, past: usize, reading: &Reading) -> (Relation, Option<usize>) {
        for at in first..past {
            let Some(word) = self.readings.get(at) else { break };
            let governor = word.head.checked_sub(1).map(|head| reading.first + head);
            if governor.is_none_or(|governor| governor < first || governor >= past) {
                return (word.relation, governor);
            }
        }
        (Relation::Dep, None)
    }

    fn pronoun_at(&mut self, at: usize, reading: &mut Reading) -> Option<usize> {
        let word = self.word(at);
        if matches!(word, "I" | "me" | "my" | "My" | "myself" | "mine" | "Me") {
            let past = self.first_person(at, reading)?;
            let last =
                self.out.last().filter(|mention| mention.first == at).and_then(|mention| mention.entity);
            if let Some(entity) = last {
                self.described_in_tree(at, past, entity, reading);
            }
            return Some(past);
        }
        let we = matches!(word, "we" | "We" | "us" | "our" | "Our" | "ours" | "ourselves");
        if we || matches!(word, "you" | "your" | "You" | "Your" | "yourself" | "yours") {
            let voice = self.voices.get(reading.index).copied().filter(|_| !reading.quoted)?;
            let entity = match voice.together {
                Some((one, other)) if voice.asked != we => self.pair(one, other),
                _ if we => self.people_of(voice.people?),
                _ => voice.addressee?,
            };
            self.out.push(Resolved {
                first: at,
                past: at + 1,
                entity: Some(entity),
                form: MentionForm::Pronoun,
            });
            return Some(at + 1);
        }
        if let Some(past) = self.singular_they(at, reading) {
            return Some(past);
        }
        let pronoun = pronoun(word, self.word(at + 1))?;
        let (_, governor) = self.attached(at, at + 1, reading);
        let place =
            Place { sentence: reading.index, quoted: reading.quoted, clause: reading.clause, governor };
        let entities = &self.links.entities;
        let resolved = self.memory.resolve(pronoun, place, |entity| entities[entity].gender, &self.focus);
        let entity = resolved.flatten();
        if let Some(entity) = entity {
            self.links.entities[entity].gender.get_or_insert(pronoun.gender);
        }
        self.out.push(Resolved { first: at, past: at + 1, entity, form: MentionForm::Pronoun });
        self.see(at, at + 1, entity, Some(pronoun.gender), reading, true);
        if let Some(entity) = entity {
            self.described(at + 1, entity, reading);
            self.described_in_tree(at, at + 1, entity, reading);
            let possessive = matches!(word, "his" | "His" | "her" | "Her");
            if possessive && let Some(past) = self.kin(at, at + 1, entity, reading) {
                return Some(past);
            }
        }
        Some(at + 1)
    }

    /// The two who are interviewed together, as one who is named with both names.
    fn pair(&mut self, one: usize, other: usize) -> usize {
        if let Some(pair) = self.pair {
            return pair;
        }
        let full = [one, other].map(|entity| self.links.entities[entity].full.as_str()).join(" and ");
        let words = self.links.entities[one].words + self.links.entities[other].words + 1;
        self.links.entities.push(Entity { kind: NameKind::Person, full, words, place: None, gender: None });
        let pair = self.links.entities.len() - 1;
        self.pair = Some(pair);
        pair
    }

    /// "This is Dana Roe": the word that points at the person who is named.
    fn pointed(&mut self, first: usize, past: usize, entity: usize, reading: &Reading) {
        let Some(at) = first.checked_sub(2).filter(|&at| at >= reading.first) else { return };
        let is = matches!(self.word(at + 1), "is" | "'s" | "’s" | "was");
        let ends =
            self.tokens.get(past).is_none_or(|token| token.kind != TokenKind::Word) || past == reading.past;
        if is && ends && matches!(self.word(at), "This" | "this" | "That" | "that") {
            let pointing = self.readings.get(at).is_some_and(|read| read.relation == Relation::Nsubj);
            if pointing {
                let form = MentionForm::Pronoun;
                self.out.push(Resolved { first: at, past: at + 1, entity: Some(entity), form });
            }
        }
    }

    /// Whether a phrase with a role may begin at `at`: "the president", "Mr. President", "this President".
    fn opens_role(&self, at: usize) -> bool {
        let word = self.word(at);
        let next = self.word(at + 1);
        let capital = word.starts_with(char::is_uppercase);
        matches!(word, "the" | "The")
            || next.starts_with(char::is_uppercase)
                && (matches!(
                    word,
                    "this" | "This" | "our" | "Our" | "my" | "My" | "your" | "Your" | "a" | "an" | "A" | "An"
                ) || honorific(word).is_some())
            || capital && (is_role(word) || is_modifier(word))
    }

    /// Whether a role without an article is part of something longer ("Assistant Professor of Law", "the
    /// Senator").
    fn is_part(&self, phrase: &RolePhrase, reading: &Reading) -> bool {
        let (relation, _) = self.attached(phrase.first, phrase.past, reading);
        let governor = |at: usize| self.readings[at].head.checked_sub(1).map(|head| reading.first + head);
        let led = phrase.first > reading.first
            && governor(phrase.first - 1) == Some(phrase.head)
            && self.tokens[phrase.first - 1].kind != TokenKind::Punctuation
            && self.readings[phrase.first - 1].relation != Relation::Case
            && self.readings[phrase.first - 1].relation != Relation::Cop;
        led || phrase.narrowed
            || matches!(relation, Relation::Compound | Relation::Flat)
            || matches!(self.word(phrase.past), "of" | "for" | "'s" | "’s" | "-" | "from")
    }

    /// Whether a noun phrase ends before the token at `past`: no complement, relative clause or name follows.
    fn is_whole(&self, past: usize) -> bool {
        let next = self.word(past);
        !matches!(
            next,
            "of" | "from" | "in" | "at" | "with" | "for" | "who" | "whose" | "whom" | "that" | "-"
        ) && !next.starts_with(char::is_uppercase)
            && self
                .readings
                .get(past)
                .is_none_or(|reading| !matches!(reading.tag, Tag::Noun | Tag::ProperNoun))
    }

    fn is_proper(&self, at: usize) -> bool {
        self.word(at).starts_with(char::is_uppercase)
            && self.readings.get(at).is_some_and(|reading| reading.tag == Tag::ProperNoun)
    }

    /// "They" for one person: whoever the text has named with these pronouns ("Dana Roe (they/them)"), while
    /// they were mentioned lately.
    fn singular_they(&mut self, at: usize, reading: &mut Reading) -> Option<usize> {
        let word = self.word(at).to_lowercase();
        if !matches!(
            word.as_str(),
            "they" | "them" | "their" | "theirs" | "themself" | "themselves" | "they/them"
        ) {
            return None;
        }
        let declared = word == "they/them" || word == "they" && self.word(at + 1) == "/";
        if declared {
            self.neutral = self.memory.last_named(reading.index).or(self.neutral);
            return Some(at + 1);
        }
        let entity = self.neutral.filter(|&entity| self.memory.is_recent(entity, reading.index))?;
        self.out.push(Resolved { first: at, past: at + 1, entity: Some(entity), form: MentionForm::Pronoun });
        self.see(at, at + 1, Some(entity), None, reading, true);
        Some(at + 1)
    }

    fn role_at(&mut self, at: usize, reading: &mut Reading) -> Option<usize> {
        let places = PlacesAt { candidates: self.candidates };
        let the = matches!(self.word(at), "the" | "The");
        let bare = is_role(self.word(at)) || is_modifier(self.word(at));
        let start = at + usize::from(!bare);
        if let Some(phrase) = role_phrase(self.text, self.tokens, at, start, reading.past, &places)
            .filter(|phrase| the || self.is_proper(phrase.head) && !(bare && self.is_part(phrase, reading)))
        {
            let open = matches!(self.word(at), "a" | "an" | "A" | "An");
            let entity = self.roles.person(&phrase, reading.index).filter(|_| !open);
            let gender =
                entity.and_then(|entity| self.links.entities[entity].gender).or_else(|| phrase.gender());
            self.see(phrase.first, phrase.past, entity, gender, reading, false);
            self.out.push(Resolved {
                first: phrase.first,
                past: phrase.past,
                entity,
                form: MentionForm::Role,
            });
            while self.candidates.get(self.next).is_some_and(|candidate| candidate.first < phrase.past) {
                self.next += 1;
            }
            return Some(phrase.past);
        }
        if !the {
            return None;
        }
        let noun = self.word(at + 1).to_lowercase();
        if let Some(entity) = self.roles.by_noun(&noun, reading.index).filter(|_| self.is_whole(at + 2)) {
            let gender = self.links.entities[entity].gender;
            self.see(at, at + 2, Some(entity), gender, reading, false);
            self.out.push(Resolved {
                first: at,
                past: at + 2,
                entity: Some(entity),
                form: MentionForm::Role,
            });
            return Some(at + 2);
        }
        let alone = self.candidates.get(self.next).is_none_or(|candidate| candidate.first > at + 2)
            && !is_modifier(&noun);
        let entity = self.roles.organization(&noun).filter(|_| alone && self.word(at + 2) != "of")?;
        self.out.push(Resolved { first: at, past: at + 2, entity: Some(entity), form: MentionForm::Role });
        Some(at + 2)
    }
}
