//! Candidates: sequences of capitalised words, cut where their parts name different things, each
//! with the kind its own words and its neighbours suggest.

use assay_text::Span;

use super::casing::{Casing, Style};
use super::lexicon::{Gender, given_name, is_common, is_region, organization};
use super::organizations::{ends_place, is_body, is_head, is_opener, is_shaped_like_place, starts_place};
use super::titles::{honorific, is_modifier, is_role, role_gender, role_key};
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

/// Prepositions before places.
const PLACE_PREPOSITIONS: &[&str] = &["across", "in", "inside", "near", "outside", "throughout"];

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
        if word.eq_ignore_ascii_case("the") {
            return None;
        }
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
        let kind = match entry.code.as_str() {
            _ if entry.demonym => NameKind::Demonym,
            "EUU" | "OED" => NameKind::Organization,
            _ => NameKind::Place,
        };
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
        let built = self.organization_end(at).filter(|&end| !is_region(self.phrase(at, end)));
        if let Some((past, form)) = known
            && built.is_none_or(|end| end <= past)
            && (past > at + 1 || !self.is_forced(at) || !is_common(&self.word(at).to_lowercase()))
        {
            self.push(at, at, past, NameKind::Organization, 3).known = Some(form);
            return Some(past);
        }
        let end = built?;
        let described =
            (at..end).any(|index| self.word(index) == "of") && self.before(at).eq_ignore_ascii_case("the");
        self.push(at - usize::from(described), at, end, NameKind::Organization, 2);
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
        let word = self.word(at);
        if is_role(word) || honorific(word).is_some() || is_modifier(word) && given_name(word).is_none() {
            return None;
        }
        let given = given_name(&capitalised(word));
        let end = self.person_end(at).filter(|&end| end > at)?;
        if end == at + 1 && given.is_none() && self.is_mere_first_word(at) {
            return None;
        }
        let (kind, strength) = self.guess(at, end, given.is_some());
        let role = self.role_before(at).filter(|_| kind == NameKind::Person);
        let gender = given.and_then(|given| given.gender).filter(|_| kind == NameKind::Person);
        let candidate = self.push(at, at, end, kind, strength);
        candidate.gender = gender.or_else(|| role.as_deref().and_then(role_gender));
        candidate.role = role;
        Some(end)
    }

    /// Whether the word at `at` has its capital from its place alone: the article capitalises it
    /// nowhere else, and nothing after it suggests a name.
    fn is_mere_first_word(&self, at: usize) -> bool {
        let next = self.word(at + 1);
        let suggested = PERSON_VERBS.contains(&next) || matches!(next, "'s" | "’s");
        let acronym = self.style == Style::Sentence && is_acronym(self.word(at));
        self.is_forced(at) && !suggested && !acronym && self.casing.usage(self.word(at)).capital == 0
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
        if words == 1 && is_body(first) && self.before(at).eq_ignore_ascii_case("the") {
            return (NameKind::Organization, 1);
        }
        if words == 1 {
            if is_acronym(first) {
                let acts = self.before(at).eq_ignore_ascii_case("the")
                    || person_context && next != "was" && next != "has"
                    || is_role(next);
                return if acts { (NameKind::Organization, 1) } else { (NameKind::Other, 0) };
            }
            if given && common == 0 {
                return (NameKind::Person, 2);
            }
            if self.role_before(at).is_some() {
                return (NameKind::Person, 1);
            }
            if is_shaped_like_place(first)
                || PLACE_PREPOSITIONS.contains(&self.before(at)) && common == 0 && !is_field(first)
            {
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

/// "al-Amr", "al-Sisi": Arabic names keep their article small.
fn is_arabic_article(word: &str) -> bool {
    let rest = ["al-", "el-", "as-", "ash-", "ad-", "an-", "ar-", "at-", "az-"]
        .iter()
        .find_map(|article| word.strip_prefix(article));
    rest.is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

/// Fields of study and creeds are not places, though one works "in" them.
fn is_field(word: &str) -> bool {
    ["ics", "ism", "logy", "graphy", "nity", "tion"].iter().any(|ending| word.ends_with(ending))
        || word.chars().any(char::is_numeric)
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
