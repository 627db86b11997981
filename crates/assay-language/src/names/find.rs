//! Candidates: sequences of capitalised words, cut where their parts name different things, each
//! with the kind its own words and its neighbours suggest.

use assay_text::Span;

use super::casing::{Casing, Style};
use super::lexicon::{Gender, given_name, is_common, is_region, organization};
use super::organizations::{ends_place, is_head, is_opener, is_shaped_like_place, starts_place};
use super::titles::{honorific, is_modifier, is_office, is_role, role_gender, role_key};
use crate::places::{LONGEST, lookup};
use crate::starters::begins_sentence;
use crate::{NameKind, PlaceCode, Sentence, Token, TokenKind};

/// A sequence of words that likely is a name.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// Tokens of the mention, titles included.
    pub(crate) first: usize,
    /// One past its last token.
    pub(crate) past: usize,
    /// First token of the name itself.
    pub(crate) name: usize,
    /// What it seems to name.
    pub(crate) kind: NameKind,
    /// How sure that is: 0 a guess, 1 from neighbours, 2 from its own words, 3 from a table.
    pub(crate) strength: u8,
    /// Its code, for a country or group.
    pub(crate) place: Option<PlaceCode>,
    /// The gender its title or given name tells.
    pub(crate) gender: Option<Gender>,
    /// The role its title names ("president").
    pub(crate) role: Option<String>,
    /// For a known organisation, its first form in the table.
    pub(crate) known: Option<&'static str>,
    /// Index of its sentence.
    pub(crate) sentence: usize,
}

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

struct Finder<'a> {
    text: &'a str,
    tokens: &'a [Token],
    casing: &'a Casing,
    style: Style,
    sentence: &'a Sentence,
    index: usize,
    found: &'a mut Vec<Candidate>,
}

/// Particles inside personal names; a name neither begins nor ends with them.
const PARTICLES: &[&str] = &[
    "al", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn", "la", "le", "ten",
    "ter", "van", "von", "y", "zu",
];

/// Prepositions before places.
const PLACE_PREPOSITIONS: &[&str] = &[
    "across",
    "around",
    "at",
    "from",
    "in",
    "inside",
    "near",
    "outside",
    "throughout",
    "to",
    "toward",
    "towards",
];

/// Verbs of which persons are the subject.
const PERSON_VERBS: &[&str] = &[
    "added",
    "admitted",
    "argued",
    "asked",
    "believes",
    "born",
    "called",
    "claimed",
    "criticized",
    "declined",
    "died",
    "explained",
    "felt",
    "grew",
    "has",
    "insisted",
    "joined",
    "knew",
    "lives",
    "married",
    "noted",
    "pleaded",
    "recalled",
    "remembered",
    "replied",
    "resigned",
    "said",
    "says",
    "smiled",
    "spoke",
    "studied",
    "tells",
    "testified",
    "thinks",
    "thought",
    "told",
    "tweeted",
    "was",
    "who",
    "whose",
    "wrote",
];

impl<'a> Finder<'a> {
    fn run(&mut self) {
        let mut at = self.sentence.tokens.first;
        while at < self.sentence.tokens.past {
            at = self.step(at).max(at + 1);
        }
    }

    fn word(&self, at: usize) -> &'a str {
        let inside = at >= self.sentence.tokens.first && at < self.sentence.tokens.past;
        self.tokens.get(at).filter(|_| inside).map_or("", |token| token.span.of(self.text))
    }

    fn before(&self, at: usize) -> &'a str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// The text of tokens `first..past`.
    fn phrase(&self, first: usize, past: usize) -> &'a str {
        match (self.tokens.get(first), past.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(a), Some(b)) if first < past => Span::new(a.span.start(), b.span.end()).of(self.text),
            _ => "",
        }
    }

    fn is_capital(&self, at: usize) -> bool {
        let word = self.word(at);
        let is_word = self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word);
        is_word && (word.starts_with(char::is_uppercase) || is_arabic_article(word))
    }

    /// Whether a capital is due at `at` whatever the word.
    fn is_forced(&self, at: usize) -> bool {
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
    fn is_name_like(&self, at: usize) -> bool {
        if !self.is_capital(at) {
            return false;
        }
        let word = self.word(at);
        if word == "I" || word.starts_with("I'") || word.starts_with("I’") || word.starts_with(['\'', '’'])
        {
            return false;
        }
        match self.style {
            Style::Sentence => !self.is_forced(at) || !(begins_sentence(word) || self.casing.is_plain(word)),
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

    /// Takes what begins at `at`; returns the token after it, or `at` if nothing does.
    fn step(&mut self, at: usize) -> usize {
        if !self.is_capital(at) {
            return at;
        }
        if let Some(past) = self.titled(at) {
            return past;
        }
        if let Some(past) = self.country(at) {
            return past;
        }
        if let Some(past) = self.organization_at(at) {
            return past;
        }
        if let Some(past) = self.region(at) {
            return past;
        }
        self.unknown(at).unwrap_or(at)
    }

    /// The end of the sequence of name-like words at `at`.
    fn run_end(&self, at: usize) -> usize {
        let mut past = at;
        while past < at + 12
            && (self.is_name_like(past)
                || (past > at && self.word(past) == "&" && self.is_name_like(past + 1)))
        {
            past += 1;
        }
        past
    }

    fn push(
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
            kind,
            strength,
            place: None,
            gender: None,
            role: None,
            known: None,
            sentence: self.index,
        });
        &mut self.found[index]
    }

    /// A title with a name after it.
    fn titled(&mut self, at: usize) -> Option<usize> {
        let (name, gender, role) = self.title_end(at)?;
        if self.style != Style::Sentence && !self.is_name_like(name) {
            return None;
        }
        let past = self.person_end(name)?;
        let given = given_name(&capitalised(self.word(name))).filter(|_| past > name + 1);
        let candidate = self.push(at, name, past, NameKind::Person, 2);
        candidate.gender = gender.or(given.and_then(|given| given.gender));
        candidate.role = role;
        Some(past)
    }

    /// Reads a title at `at`: where it ends, and the gender and role it tells.
    fn title_end(&self, at: usize) -> Option<(usize, Option<Gender>, Option<String>)> {
        let mut index = at;
        let mut gender = None;
        let mut role = None;
        loop {
            let word = self.word(index);
            if !self.is_capital(index) || index > at + 8 {
                break;
            }
            if let Some(told) = honorific(word) {
                gender = gender.or(told);
                if !word.ends_with('.') && told.is_some() {
                    role = role.or_else(|| Some(word.to_lowercase()).filter(|word| is_royal(word)));
                }
            } else if is_role(word) {
                let key = role_key(word);
                gender = gender.or_else(|| role_gender(&key));
                role = Some(key);
                if self.word(index + 1) == "of" {
                    let office = index + 2 + usize::from(self.word(index + 2) == "the");
                    if is_office(self.word(office)) && self.is_capital(office + 1) {
                        index = office;
                    }
                }
            } else if !(is_modifier(word) || is_office(word)) || role.is_none() && !self.leads_to_role(index)
            {
                break;
            }
            index += 1;
        }
        (index > at && (role.is_some() || gender.is_some() || honorific(self.word(at)).is_some()))
            .then_some((index, gender, role))
    }

    /// Whether the modifiers from `at` on lead to a role ("Deputy Prime Minister").
    fn leads_to_role(&self, at: usize) -> bool {
        (at + 1..at + 4).take_while(|&next| self.is_capital(next)).any(|next| is_role(self.word(next)))
    }

    /// The end of a personal name that begins at `at`.
    fn person_end(&self, at: usize) -> Option<usize> {
        let mut past = at;
        let mut words = 0;
        while words < 5 {
            let word = self.word(past);
            if PARTICLES.contains(&word) && past > at {
                let next = past + 1 + usize::from(PARTICLES.contains(&self.word(past + 1)));
                if !self.is_name_like(next) {
                    break;
                }
                past = next;
            } else if matches!(word, "Jr." | "Sr." | "II" | "III" | "IV") && past > at {
                past += 1;
                break;
            } else if !self.is_name_word(past)
                || (past > at && (is_head(word) || is_role(word) || honorific(word).is_some()))
            {
                break;
            }
            past += 1;
            words += 1;
        }
        (past > at).then_some(past)
    }

    fn is_name_word(&self, at: usize) -> bool {
        let word = self.word(at);
        self.is_capital(at)
            && !(self.style != Style::Sentence && !self.is_name_like(at))
            && !begins_sentence(word)
            && lookup(word).is_none_or(|entry| !entry.demonym && given_name(word).is_some())
    }

    /// A country, a group of countries or a demonym.
    fn country(&mut self, at: usize) -> Option<usize> {
        let limit = (at + LONGEST).min(self.sentence.tokens.past);
        let mut past = at;
        while past < limit && (self.is_capital(past) || past > at && is_connector(self.word(past))) {
            past += 1;
        }
        let (past, entry) =
            (at + 1..=past).rev().find_map(|past| Some((past, lookup(self.phrase(at, past))?)))?;
        let single = past == at + 1;
        let word = self.word(at);
        if entry.code.as_str() == "WLD" || single && self.is_acronym_in_capitals(at) {
            return None;
        }
        let next_is_name = self.is_name_like(past);
        if single
            && given_name(word).is_some()
            && next_is_name
            && lookup(self.word(past)).is_none()
            && !is_head(self.word(past))
        {
            return None;
        }
        if next_is_name && let Some(end) = self.organization_end(at) {
            self.push(at, at, end, NameKind::Organization, 2);
            return Some(end);
        }
        if next_is_name && !entry.demonym && ends_place(self.word(past)) {
            self.push(at, at, past + 1, NameKind::Place, 2);
            return Some(past + 1);
        }
        let kind = if entry.demonym { NameKind::Demonym } else { NameKind::Place };
        self.push(at, at, past, kind, 3).place = Some(entry.code);
        Some(past)
    }

    /// "US" in a line of capitals may be "us".
    fn is_acronym_in_capitals(&self, at: usize) -> bool {
        let word = self.word(at);
        self.style == Style::Capitals && word.len() <= 3 && self.casing.usage(word).capital == 0
    }

    /// An organisation that a table knows or whose words say so.
    fn organization_at(&mut self, at: usize) -> Option<usize> {
        let run = self.run_end(at);
        let longest = run.max(at + 1).min(at + 6);
        let known =
            (at + 1..=longest).rev().find_map(|past| Some((past, organization(self.phrase(at, past))?)));
        let built = self.organization_end(at);
        if let Some((past, form)) = known
            && built.is_none_or(|end| end <= past)
            && (past > at + 1 || !self.is_forced(at) || !is_common(&self.word(at).to_lowercase()))
        {
            self.push(at, at, past, NameKind::Organization, 3).known = Some(form);
            return Some(past);
        }
        let end = built?;
        self.push(at, at, end, NameKind::Organization, 2);
        Some(end)
    }

    /// The end of an organisation's name at `at`, where one of its words says that it is one.
    fn organization_end(&self, at: usize) -> Option<usize> {
        let run = self.run_end(at).max(
            at + usize::from(
                self.is_capital(at) && is_opener(self.word(at)) && self.style == Style::Sentence,
            ),
        );
        if run == at || (is_role(self.word(at)) && run > at + 1 && !is_head(self.word(run - 1))) {
            return None;
        }
        let head = (at..run)
            .rev()
            .find(|&index| is_head(self.word(index)) && (index > at || is_opener(self.word(index))));
        let head = head.or_else(|| {
            (at..run).find(|&index| {
                is_opener(self.word(index)) && self.word(index + 1) == "of" && index + 1 == run
            })
        })?;
        if head + 1 < run && !is_head(self.word(head)) {
            return None;
        }
        let past = head + 1;
        let extended = if past == run { self.complement(past) } else { past };
        let alone = extended == at + 1;
        (!alone).then_some(extended)
    }

    /// Passes "of Finance and Trade", "for the Study of War" after a head that ends at `past`.
    fn complement(&self, past: usize) -> usize {
        let mut end = past;
        for _ in 0..3 {
            let link = self.word(end);
            let joins = matches!(link, "of" | "for" | "on" | "against")
                || (end > past && matches!(link, "and" | "&"));
            if !joins {
                break;
            }
            let start = end + 1 + usize::from(self.word(end + 1) == "the");
            let mut next = start;
            while next < start + 6 && self.is_capital(next) && !begins_sentence(self.word(next)) {
                next += 1;
            }
            let pair = matches!(link, "and" | "&");
            if next == start
                || pair
                    && (lookup(self.phrase(start, next)).is_some() || given_name(self.word(start)).is_some())
            {
                break;
            }
            end = next;
        }
        end
    }

    /// A city, region or water of the table, or a name with a word for a place in it.
    fn region(&mut self, at: usize) -> Option<usize> {
        let run = self.run_end(at);
        if run == at {
            return None;
        }
        if run > at + 1
            && ends_place(self.word(run - 1))
            && given_name(self.word(at)).is_none_or(|_| run > at + 1)
        {
            self.push(at, at, run, NameKind::Place, 2);
            return Some(run);
        }
        if run > at + 1 && starts_place(self.word(at)) && run <= at + 3 {
            self.push(at, at, run, NameKind::Place, 2);
            return Some(run);
        }
        let limit = (at + 4).min(self.sentence.tokens.past);
        let past = (at + 1..=limit).rev().find(|&past| is_region(self.phrase(at, past)))?;
        let follows = self.is_name_like(past);
        if past == at + 1
            && follows
            && (given_name(self.word(at)).is_some() || self.casing.is_plain(self.word(past)))
        {
            return None;
        }
        self.push(at, at, past, NameKind::Place, 3);
        Some(past)
    }

    /// Words no table knows, and given names with what follows them.
    fn unknown(&mut self, at: usize) -> Option<usize> {
        if !self.is_name_like(at) {
            return None;
        }
        let given = given_name(&capitalised(self.word(at)));
        let end = self.person_end(at).filter(|&end| end > at)?;
        let (kind, strength) = self.guess(at, end, given.is_some());
        let role = self.role_before(at).filter(|_| kind == NameKind::Person);
        let gender = given.and_then(|given| given.gender).filter(|_| kind == NameKind::Person);
        let candidate = self.push(at, at, end, kind, strength);
        candidate.gender = gender.or_else(|| role.as_deref().and_then(role_gender));
        candidate.role = role;
        Some(end)
    }

    /// A role in lower case right before the name: "president Dana Roe".
    fn role_before(&self, at: usize) -> Option<String> {
        Some(self.before(at))
            .filter(|word| is_role(word) && word.starts_with(char::is_lowercase))
            .map(role_key)
    }

    fn guess(&self, at: usize, end: usize, given: bool) -> (NameKind, u8) {
        let first = self.word(at);
        let next = self.word(end);
        let words = end - at;
        let common = (at..end).filter(|&index| is_common(&self.word(index).to_lowercase())).count();
        let person_context = self.role_before(at).is_some() || PERSON_VERBS.contains(&next);
        if words == 1 {
            if is_acronym(first) && self.style == Style::Sentence {
                return (NameKind::Organization, 1);
            }
            if given && common == 0 {
                return (NameKind::Person, 2);
            }
            if self.role_before(at).is_some() {
                return (NameKind::Person, 1);
            }
            if is_shaped_like_place(first) || PLACE_PREPOSITIONS.contains(&self.before(at)) && common == 0 {
                return (NameKind::Place, 1);
            }
            if person_context && common == 0 && next != "was" && next != "has" {
                return (NameKind::Person, 1);
            }
            return (NameKind::Other, 0);
        }
        let last_common = is_common(&self.word(end - 1).to_lowercase());
        if given && !(last_common && words > 2) {
            return (NameKind::Person, 2);
        }
        if person_context && !last_common {
            return (NameKind::Person, 1);
        }
        if common == 0 && words <= 4 {
            return (NameKind::Person, u8::from(first.ends_with('.')));
        }
        (NameKind::Other, 0)
    }
}

fn is_royal(word: &str) -> bool {
    matches!(word, "king" | "queen" | "pope" | "prince" | "princess" | "emperor" | "empress" | "sultan")
}

/// "al-Amr", "al-Sisi": Arabic names keep their article small.
fn is_arabic_article(word: &str) -> bool {
    let rest = ["al-", "el-", "as-", "ash-", "ad-", "an-", "ar-", "at-", "az-"]
        .iter()
        .find_map(|article| word.strip_prefix(article));
    rest.is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

fn is_connector(word: &str) -> bool {
    matches!(word, "and" | "of" | "the" | "&")
}

/// Two to six capitals, with digits or stops.
pub(crate) fn is_acronym(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    (2..=6).contains(&capitals)
        && word.chars().all(|c| c.is_uppercase() || c.is_numeric() || matches!(c, '.' | '-' | '&'))
}

/// A word in capitals as it is usually written: "MARIA" → "Maria".
pub(crate) fn capitalised(word: &str) -> String {
    if word.chars().any(char::is_lowercase) {
        return word.to_owned();
    }
    let mut letters = word.chars();
    letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect()
}
