//! Candidates: sequences of capitalised words, cut where their parts name different things, each
//! with the kind its own words and its neighbours suggest.

use assay_text::Span;

use super::candidate::Candidate;
use super::casing::{Casing, Style};
use super::contexts::PERSON_VERBS;
use super::lexicon::{given_name, is_calendar, is_city, is_common, is_surname, organization};
use super::nominals::is_person_word;
use super::titles::{honorific, is_modifier, is_role, role_gender, role_key};
use crate::starters::begins_sentence;
use crate::{NameKind, Sentence, Token, TokenKind};

/// Finds the candidates of all sentences in order of place; they do not overlap.
pub(crate) fn find(text: &str, sentences: &[Sentence], tokens: &[Token], casing: &Casing) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (index, sentence) in sentences.iter().enumerate() {
        let style = casing.styles.get(index).copied().unwrap_or(Style::Sentence);
        let mut finder = Finder { text, tokens, casing, style, sentence, index, found: &mut found };
        finder.run();
    }
    found
}

/// Reads one sentence for candidates.
pub(super) struct Finder<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) casing: &'a Casing,
    pub(super) style: Style,
    pub(super) sentence: &'a Sentence,
    pub(super) index: usize,
    pub(super) found: &'a mut Vec<Candidate>,
}

impl<'a> Finder<'a> {
    fn run(&mut self) {
        let mut at = self.sentence.tokens.first;
        while at < self.sentence.tokens.past {
            at = self.step(at).max(at + 1);
        }
    }

    pub(super) fn word(&self, at: usize) -> &'a str {
        let inside = at >= self.sentence.tokens.first && at < self.sentence.tokens.past;
        self.tokens.get(at).filter(|_| inside).map_or("", |token| token.span.of(self.text))
    }

    pub(super) fn before(&self, at: usize) -> &'a str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// The text of tokens `first..past`.
    pub(super) fn phrase(&self, first: usize, past: usize) -> &'a str {
        match (self.tokens.get(first), past.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(a), Some(b)) if first < past => Span::new(a.span.start(), b.span.end()).of(self.text),
            _ => "",
        }
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        let word = self.word(at);
        let is_word = self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word);
        is_word && (word.starts_with(char::is_uppercase) || is_arabic_article(word))
    }

    /// Whether a capital is due at `at` whatever the word.
    pub(super) fn is_forced(&self, at: usize) -> bool {
        if self.style != Style::Sentence || at == self.sentence.tokens.first {
            return true;
        }
        let Some(before) = at.checked_sub(1).and_then(|before| self.tokens.get(before)) else { return true };
        let word = before.span.of(self.text);
        match before.kind {
            TokenKind::Punctuation => !matches!(word, "," | "-" | "’" | "'" | "/" | ")" | "”" | ";"),
            TokenKind::Number => at == self.sentence.tokens.first + 1,
            _ => false,
        }
    }

    /// Whether the word at `at` can be part of a name.
    pub(super) fn is_name_like(&self, at: usize) -> bool {
        if !self.is_capital(at) {
            return false;
        }
        let word = self.word(at);
        if is_acronym_plural(word)
            || word == "I"
            || word.starts_with("I'")
            || word.starts_with("I’")
            || word.starts_with(['\'', '’'])
            || is_calendar(word)
            || is_call(word)
        {
            return false;
        }
        if self.style == Style::Sentence && is_acronym(word) && organization(word).is_some() {
            return true;
        }
        match self.style {
            Style::Sentence => {
                !self.is_forced(at)
                    || self.signs(at)
                    || !(begins_sentence(word) || self.casing.is_plain(word) || self.is_participle(at))
            }
            Style::Title | Style::Capitals => {
                let usage = self.casing.usage(word);
                let cased = capitalised(word);
                usage.capital > usage.lower
                    || usage.lower == 0
                        && !is_common(&word.to_lowercase())
                        && (self.style == Style::Title || given_name(&cased).is_some())
            }
        }
    }

    /// "Yours, Bill": a given name alone behind a closing formula, whatever else its letters spell.
    fn signs(&self, at: usize) -> bool {
        let word = |at: usize| self.tokens.get(at).map_or("", |token| token.span.of(self.text));
        let alone = self.sentence.tokens.past - at <= 2;
        alone
            && at > 1
            && word(at - 1) == ","
            && CLOSINGS.iter().any(|known| known.eq_ignore_ascii_case(word(at - 2)))
            && given_name(word(at)).is_some()
    }

    /// "Mirroring", "Asked": a participle that opens a sentence, where the article never writes it
    /// with a capital elsewhere.
    fn is_participle(&self, at: usize) -> bool {
        let word = self.word(at);
        word.len() > 5
            && (word.ends_with("ing") || word.ends_with("ed"))
            && self.casing.usage(word).capital == 0
            && given_name(word).is_none()
            && !is_surname(word)
            && !is_city(word)
    }

    /// Takes what begins at `at`; returns the token after it, or `at` if nothing does.
    fn step(&mut self, at: usize) -> usize {
        if !self.is_capital(at) {
            return at;
        }
        let index = self.found.len();
        let taken = self
            .road(at)
            .or_else(|| self.titled(at))
            .or_else(|| self.known_region(at))
            .or_else(|| self.compass(at))
            .or_else(|| self.country(at))
            .or_else(|| self.people(at))
            .or_else(|| self.foreign_body(at))
            .or_else(|| self.organization_at(at))
            .or_else(|| self.other_by_end(at))
            .or_else(|| self.region(at))
            .or_else(|| self.unknown(at));
        let Some(past) = taken else { return at };
        if index >= self.found.len() {
            return past;
        }
        let past = past.max(self.locate(index));
        if self.found[index].place.is_none() {
            self.push_namesake(index);
            self.push_inner(index);
        }
        past
    }

    /// The end of the sequence of name-like words at `at`.
    pub(super) fn run_end(&self, at: usize) -> usize {
        let mut past = at;
        while past < at + 12
            && (self.is_name_like(past)
                || (past > at && self.word(past) == "&" && self.is_name_like(past + 1)))
        {
            past += 1;
        }
        past
    }

    pub(super) fn push(
        &mut self,
        first: usize,
        name: usize,
        past: usize,
        kind: NameKind,
        strength: u8,
    ) -> &mut Candidate {
        let index = self.found.len();
        self.found.push(Candidate {
            first,
            past,
            name,
            core: past,
            inner: false,
            kind,
            strength,
            evidence: None,
            place: None,
            gender: None,
            role: None,
            known: None,
            sentence: self.index,
        });
        &mut self.found[index]
    }

    /// Words no table knows, and given names with what follows them.
    fn unknown(&mut self, at: usize) -> Option<usize> {
        if !self.is_name_like(at) {
            return None;
        }
        let word = self.word(at);
        let qualifies = is_modifier(word)
            && given_name(word).is_none()
            && (!self.is_name_like(at + 1) || self.leads_to_role(at));
        if is_role(word) || honorific(word).is_some() || qualifies {
            return None;
        }
        let given = given_name(&capitalised(word));
        let end = self.person_end(at).filter(|&end| end > at)?;
        if end == at + 1 && given.is_none() && self.is_mere_first_word(at) {
            return None;
        }
        if end == at + 1 && self.signs(at) {
            let gender = given.and_then(|given| given.gender);
            self.push(at, at, end, NameKind::Person, 2).gender = gender;
            return Some(end);
        }
        if self.is_said_to_be_called(at) {
            let end = self.run_end(at).max(end);
            self.push(at, at, end, NameKind::Person, 2);
            return Some(end);
        }
        let evidence = self.weigh(at, end);
        let mut points = evidence.words;
        points.add(evidence.around);
        let (kind, lead) = points.best();
        let person = kind == NameKind::Person;
        let strength = match kind {
            NameKind::Person if given.is_some() && lead > 3 => 2,
            NameKind::Other => 0,
            _ => 1,
        };
        let role = self.role_before(at).filter(|_| person);
        let gender = given.and_then(|given| given.gender).filter(|_| person);
        let candidate = self.push(at, at, end, kind, strength);
        candidate.evidence = Some(evidence);
        candidate.gender = gender.or_else(|| role.as_deref().and_then(role_gender));
        candidate.role = role;
        Some(end)
    }

    /// "They called me Dana", "a man named Dana".
    fn is_said_to_be_called(&self, at: usize) -> bool {
        if at < 2 {
            return false;
        }
        let (before, earlier) = (self.before(at), self.word(at - 2));
        matches!(before, "me" | "him" | "her" | "myself" | "himself" | "herself") && is_calling(earlier)
            || matches!(before, "named" | "called") && is_person_word(earlier)
    }

    /// Whether the word at `at` has its capital from its place alone: the article capitalises it
    /// nowhere else, and nothing after it suggests a name.
    fn is_mere_first_word(&self, at: usize) -> bool {
        let next = self.word(at + 1);
        let word = self.word(at);
        let common = is_common(&word.to_lowercase());
        let acts = PERSON_VERBS.binary_search(&next).is_ok() && !common;
        let followed = next == "," && matches!(self.word(at + 2), "who" | "whose" | "whom");
        let suggested = matches!(next, "'s" | "’s" | "said" | "says" | "told" | "et")
            || acts
            || followed
            || is_surname(&capitalised(word)) && !common;
        let acronym = self.style == Style::Sentence && is_acronym(self.word(at));
        self.is_forced(at) && !suggested && !acronym && self.casing.usage(word).capital == 0
    }

    /// A role in lower case right before the name: "president Dana Roe".
    pub(super) fn role_before(&self, at: usize) -> Option<String> {
        Some(self.before(at))
            .filter(|word| is_role(word) && word.starts_with(char::is_lowercase))
            .map(role_key)
    }
}

/// Words of the formulas that close a letter.
pub(super) const CLOSINGS: &[&str] = &[
    "best",
    "cheers",
    "cordially",
    "faithfully",
    "fondly",
    "love",
    "regards",
    "respectfully",
    "sincerely",
    "truly",
    "yours",
];

/// "called" of "he called me Dana".
pub(super) fn is_calling(word: &str) -> bool {
    matches!(word, "call" | "calls" | "called" | "calling" | "nicknamed")
}

/// Calls, thanks and fillers, which may stand right before a name ("Hey Dana").
fn is_call(word: &str) -> bool {
    const CALLS: &[&str] = &[
        "Ah",
        "Alright",
        "Bye",
        "Cheers",
        "Congratulations",
        "Dear",
        "Good",
        "Goodbye",
        "Hello",
        "Hey",
        "Hi",
        "Hm",
        "Hmm",
        "Huh",
        "Inc.",
        "Mhm",
        "Mm",
        "Nope",
        "OK",
        "Oh",
        "Ok",
        "Okay",
        "Ooh",
        "Ow",
        "Please",
        "Sorry",
        "Sure",
        "Thank",
        "Thanks",
        "Uh",
        "Um",
        "Unhunh",
        "Welcome",
        "Well",
        "Wow",
        "Yay",
        "Yeah",
        "Yep",
        "Yes",
    ];
    CALLS.binary_search(&word).is_ok()
}

/// "al-Amr", "al-Sisi": Arabic names keep their article small.
fn is_arabic_article(word: &str) -> bool {
    let rest = ["al-", "el-", "as-", "ash-", "ad-", "an-", "ar-", "at-", "az-"]
        .iter()
        .find_map(|article| word.strip_prefix(article));
    rest.is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

pub(super) fn is_connector(word: &str) -> bool {
    matches!(word, "and" | "of" | "the" | "&")
}

/// Two to six capitals, with digits or stops.
pub(crate) fn is_acronym(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    (2..=6).contains(&capitals)
        && word.chars().all(|c| c.is_uppercase() || c.is_numeric() || matches!(c, '.' | '-' | '&'))
}

/// "NGOs", "CEOs": kinds of things, not names.
fn is_acronym_plural(word: &str) -> bool {
    word.strip_suffix('s').is_some_and(|one| one.len() > 1 && one.chars().all(char::is_uppercase))
}

/// A word in capitals as it is usually written: "MARIA" → "Maria".
pub(crate) fn capitalised(word: &str) -> String {
    if word.chars().any(char::is_lowercase) {
        return word.to_owned();
    }
    let mut letters = word.chars();
    letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect()
}
