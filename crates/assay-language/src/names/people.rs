//! People: titles with the names after them, and where a personal name ends.

use super::casing::Style;
use super::find::{Finder, capitalised};
use super::lexicon::{Gender, given_name, is_calendar, is_common, is_people, organization};
use super::organizations::is_head;
use super::titles::{honorific, is_modifier, is_office, is_role, role_gender, role_key};
use super::weigh::is_initial;
use crate::NameKind;
use crate::places::lookup;
use crate::starters::begins_sentence;

/// Particles inside personal names; a name neither begins nor ends with them.
const PARTICLES: &[&str] = &[
    "al", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn", "la", "le", "ten",
    "ter", "van", "von", "y", "zu",
];

impl Finder<'_> {
    /// A title with a name after it.
    pub(super) fn titled(&mut self, at: usize) -> Option<usize> {
        let (name, gender, role) = self.title_end(at)?;
        let known = (name + 1..name + 3).any(|past| organization(self.phrase(at, past)).is_some());
        if known || is_head(self.word(name)) {
            return None;
        }
        if self.style != Style::Sentence && !self.is_name_like(name) {
            return None;
        }
        let past = self.person_end(name)?;
        let given = given_name(&capitalised(self.word(name))).filter(|_| past > name + 1);
        let first = self.prefixed(at);
        let candidate = self.push(first, name, past, NameKind::Person, 2);
        candidate.gender = gender.or(given.and_then(|given| given.gender));
        candidate.role = role;
        Some(past)
    }

    /// Where a mention begins whose title at `at` follows a country's or state's name ("US
    /// President Dana Roe"): that name becomes one within the mention.
    fn prefixed(&mut self, at: usize) -> usize {
        let Some(before) = self.found.last_mut() else { return at };
        let adjacent = before.past == at && before.past == before.core && before.sentence == self.index;
        if adjacent && before.kind == NameKind::Place && !before.inner {
            before.inner = true;
            return before.first;
        }
        at
    }

    /// Reads a title at `at`: where it ends, and the gender and role it tells.
    pub(super) fn title_end(&self, at: usize) -> Option<(usize, Option<Gender>, Option<String>)> {
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
            } else if is_role(word) && !is_weak_role(word) {
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
    pub(super) fn leads_to_role(&self, at: usize) -> bool {
        (at + 1..at + 4).take_while(|&next| self.is_capital(next)).any(|next| is_role(self.word(next)))
    }

    /// The end of a personal name that begins at `at`.
    pub(super) fn person_end(&self, at: usize) -> Option<usize> {
        let mut past = at;
        let mut words = 0;
        while words < 5 {
            let word = self.word(past);
            if PARTICLES.binary_search(&word).is_ok() && past > at {
                let next = past + 1 + usize::from(PARTICLES.binary_search(&self.word(past + 1)).is_ok());
                if !self.is_name_like(next) {
                    break;
                }
                past = next;
            } else if matches!(word, "Jr." | "Sr." | "II" | "III" | "IV") && past > at {
                past += 1;
                break;
            } else if !self.is_name_word(past)
                || (past > at
                    && (is_head(word)
                        || is_role(word)
                        || honorific(word).is_some()
                        || is_modifier(word) && self.leads_to_role(past)))
            {
                break;
            }
            past += 1;
            words += 1;
        }
        (past > at).then_some(past)
    }

    pub(super) fn is_name_word(&self, at: usize) -> bool {
        let word = self.word(at);
        self.is_capital(at)
            && (self.style == Style::Sentence || self.is_name_like(at) || self.follows_given(at))
            && !begins_sentence(word)
            && !is_people(word)
            && !is_calendar(word)
            && lookup(word).is_none_or(|entry| !entry.demonym && given_name(word).is_some())
    }
}

impl Finder<'_> {
    /// In a line of capitals, an unknown word after a given name or an initial.
    fn follows_given(&self, at: usize) -> bool {
        let before = self.before(at);
        let known =
            given_name(&capitalised(before)).is_some() || is_initial(before) || honorific(before).is_some();
        self.style == Style::Capitals
            && (known && !is_common(&self.word(at).to_lowercase())
                || is_initial(self.word(at)) && given_name(&capitalised(before)).is_some())
    }
}

fn is_royal(word: &str) -> bool {
    matches!(word, "king" | "queen" | "pope" | "prince" | "princess" | "emperor" | "empress" | "sultan")
}

/// Words that are roles in lower case but begin other names with a capital ("Star Ferry").
fn is_weak_role(word: &str) -> bool {
    const WEAK: &[&str] = &[
        "boss", "champion", "expert", "host", "major", "marshal", "model", "official", "owner", "pilot",
        "player", "soldier", "star", "student", "winner",
    ];
    !word.ends_with('.') && WEAK.binary_search(&word.to_lowercase().as_str()).is_ok()
}
