//! Goes through the text once and resolves what stands for a name without being one: roles and
//! pronouns.

use super::casing::{Casing, Style};
use super::candidate::Candidate;
use super::lexicon::Gender;
use super::link::Links;
use super::pronouns::{Memory, Place, Position, Seen, person_noun, pronoun};
use super::roles::{PlacesAt, Roles, role_phrase};
use super::titles::is_modifier;
use crate::{MentionForm, NameKind, Sentence, Token};

/// A mention that is no name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Resolved {
    pub(crate) first: usize,
    pub(crate) past: usize,
    pub(crate) entity: Option<usize>,
    pub(crate) form: MentionForm,
}

/// Verbs of speech, to find who speaks a quotation.
const SPEECH: &[&str] = &[
    "added",
    "argued",
    "asked",
    "commented",
    "explained",
    "insisted",
    "noted",
    "recalled",
    "replied",
    "said",
    "says",
    "stated",
    "tells",
    "told",
    "wrote",
];

/// Prepositions; a mention after one is no subject.
const PREPOSITIONS: &[&str] = &[
    "about", "after", "against", "as", "at", "before", "by", "for", "from", "in", "like", "near", "of", "on",
    "than", "to", "toward", "under", "with", "without",
];

/// Words that begin a clause.
const CLAUSE_WORDS: &[&str] = &[
    "after", "although", "and", "as", "because", "before", "but", "if", "since", "so", "that", "when",
    "where", "whether", "while", "who", "which",
];

/// Resolves roles and pronouns, in order of place.
pub(crate) fn resolve(
    text: &str,
    sentences: &[Sentence],
    tokens: &[Token],
    casing: &Casing,
    candidates: &[Candidate],
    links: &mut Links,
) -> Vec<Resolved> {
    let mut resolver = Resolver {
        text,
        tokens,
        candidates,
        links,
        roles: Roles::default(),
        memory: Memory::default(),
        next: 0,
        out: Vec::new(),
    };
    let mut quoted = false;
    for (index, sentence) in sentences.iter().enumerate() {
        let opens_block = index.checked_sub(1).is_none_or(|before| sentences[before].block != sentence.block);
        quoted &= !opens_block;
        let headline = casing.styles.get(index).is_some_and(|style| *style != Style::Sentence);
        quoted = resolver.sentence(index, sentence, headline, quoted);
    }
    resolver.out
}

struct Resolver<'a> {
    text: &'a str,
    tokens: &'a [Token],
    candidates: &'a [Candidate],
    links: &'a mut Links,
    roles: Roles,
    memory: Memory,
    /// The first candidate not passed yet.
    next: usize,
    out: Vec<Resolved>,
}

/// What is known while a sentence is read.
struct Reading {
    index: usize,
    /// The sentence's first token.
    first: usize,
    past: usize,
    headline: bool,
    quoted: bool,
    clause: usize,
    /// Whether the sentence has had a subject.
    subject: bool,
    speaker: Option<usize>,
}

impl<'a> Resolver<'a> {
    fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    fn before(&self, at: usize) -> &'a str {
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
            speaker: None,
        };
        reading.speaker = self.speaker(sentence);
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
            "“" => reading.quoted = true,
            "”" => reading.quoted = false,
            "\"" => reading.quoted = !reading.quoted,
            _ => {}
        }
        if matches!(word, "," | ";" | ":" | "—" | "–" | "“" | "”" | "\"")
            || CLAUSE_WORDS.contains(&word)
            || SPEECH.contains(&word)
        {
            reading.clause = at;
            reading.subject &= !(CLAUSE_WORDS.contains(&word) || matches!(word, ";" | "“" | "\""));
        }
        if let Some(past) = self.pronoun_at(at, reading) {
            return past;
        }
        if matches!(word, "the" | "The")
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
        if let Some(phrase) = role_phrase(self.text, self.tokens, at, reading.past, &places) {
            self.roles.apposition(&phrase, entity, reading.index);
        }
    }

    fn see(
        &mut self,
        first: usize,
        past: usize,
        entity: Option<usize>,
        gender: Option<Gender>,
        reading: &mut Reading,
        is_pronoun: bool,
    ) {
        let before = self.before(first);
        let possessive = matches!(self.word(past), "'s" | "’s" | "'" | "’")
            || matches!(self.word(first), "his" | "His" | "her" | "Her") && is_pronoun;
        let object =
            PREPOSITIONS.contains(&before) || matches!(self.word(first), "him" | "himself" | "herself");
        let position = if possessive {
            Position::Possessor
        } else if object || reading.subject || reading.headline {
            Position::Other
        } else {
            reading.subject = true;
            Position::Subject
        };
        self.memory.see(Seen {
            entity,
            gender,
            sentence: reading.index,
            token: first,
            position,
            quoted: reading.quoted,
            pronoun: is_pronoun,
        });
    }

    fn pronoun_at(&mut self, at: usize, reading: &mut Reading) -> Option<usize> {
        let word = self.word(at);
        if matches!(word, "I" | "me" | "my" | "My" | "myself" | "mine")
            && reading.quoted
            && let Some(speaker) = reading.speaker
        {
            self.out.push(Resolved {
                first: at,
                past: at + 1,
                entity: Some(speaker),
                form: MentionForm::Pronoun,
            });
            return Some(at + 1);
        }
        let pronoun = pronoun(word, self.word(at + 1))?;
        let place = Place { sentence: reading.index, quoted: reading.quoted, clause: reading.clause };
        let entities = &self.links.entities;
        let resolved = self.memory.resolve(pronoun, place, |entity| entities[entity].gender);
        let entity = resolved.flatten();
        if let Some(entity) = entity {
            self.links.entities[entity].gender.get_or_insert(pronoun.gender);
        }
        self.out.push(Resolved { first: at, past: at + 1, entity, form: MentionForm::Pronoun });
        self.see(at, at + 1, entity, Some(pronoun.gender), reading, true);
        Some(at + 1)
    }

    fn role_at(&mut self, at: usize, reading: &mut Reading) -> Option<usize> {
        let places = PlacesAt { candidates: self.candidates };
        if let Some(phrase) = role_phrase(self.text, self.tokens, at, reading.past, &places) {
            let entity = self.roles.person(&phrase, reading.index);
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
        let noun = self.word(at + 1).to_lowercase();
        let alone = self.candidates.get(self.next).is_none_or(|candidate| candidate.first > at + 2)
            && !is_modifier(&noun);
        let entity = self.roles.organization(&noun).filter(|_| alone && self.word(at + 2) != "of")?;
        self.out.push(Resolved { first: at, past: at + 2, entity: Some(entity), form: MentionForm::Role });
        Some(at + 2)
    }

    /// The person named right before or after a verb of speech outside quotation marks.
    fn speaker(&self, sentence: &Sentence) -> Option<usize> {
        let mut next = self.next;
        while let Some(candidate) =
            self.candidates.get(next).filter(|candidate| candidate.first < sentence.tokens.past)
        {
            let beside =
                SPEECH.contains(&self.word(candidate.past)) || SPEECH.contains(&self.before(candidate.first));
            let entity = self.links.of.get(next).copied().flatten();
            if beside
                && let Some(entity) =
                    entity.filter(|&entity| self.links.entities[entity].kind == NameKind::Person)
            {
                return Some(entity);
            }
            next += 1;
        }
        None
    }
}
