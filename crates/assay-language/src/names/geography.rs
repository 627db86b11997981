//! Places: countries, regions and cities of the tables, and names with a word for a place in them.

use super::contexts::COMPASS;
use super::evidence::Points;
use super::find::{Finder, is_connector};
use super::lexicon::{given_name, is_city, is_common, is_people, is_region, is_surname};
use super::organizations::is_head;
use super::place_words::{ends_place, is_container, is_road, opens_place_over_of, starts_place};
use super::titles::is_role;
use crate::NameKind;
use crate::places::{LONGEST, lookup};
use crate::starters::begins_sentence;

impl Finder<'_> {
    /// A country, a group of countries or a demonym.
    pub(super) fn country(&mut self, at: usize) -> Option<usize> {
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
        if single && matches!(word, "Earth") && !self.is_forced(at) {
            self.push(at, at, past, NameKind::Place, 2);
            return Some(past);
        }
        if entry.code.as_str() == "WLD" || single && self.is_acronym_in_capitals(at) {
            return None;
        }
        let next_is_name = self.is_name_like(past);
        if entry.demonym && is_part_of_world(self.word(past)) && self.is_capital(past) {
            let the = self.before(at).eq_ignore_ascii_case("the");
            self.push(at - usize::from(the), at, past + 1, NameKind::Place, 2);
            return Some(past + 1);
        }
        if single
            && given_name(word).is_some()
            && next_is_name
            && lookup(self.word(past)).is_none()
            && !is_head(self.word(past))
        {
            return None;
        }
        if next_is_name && let Some(end) = self.organization_end(at) {
            self.push_body(at, end);
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

    /// A region of the table that is written in several words: "Soviet Union".
    pub(super) fn known_region(&mut self, at: usize) -> Option<usize> {
        let limit = (at + 4).min(self.sentence.tokens.past);
        let past = (at + 2..=limit).rev().find(|&past| is_region(self.phrase(at, past)))?;
        let longer = self.run_end(at) > past;
        if longer
            && (self.organization_end(at).is_some_and(|end| end > past)
                || (past..self.run_end(at)).any(|index| ends_place(self.word(index))))
        {
            return None;
        }
        let described = self.phrase(at, past).contains(" of ") && self.before(at).eq_ignore_ascii_case("the");
        self.push(at - usize::from(described), at, past, NameKind::Place, 3);
        Some(past)
    }

    /// "I-44", "US 75".
    pub(super) fn road(&mut self, at: usize) -> Option<usize> {
        let word = self.word(at);
        if word == "US" || word == "Hwy" || word == "Route" || word == "Interstate" || word == "Highway" {
            let number = self.word(at + 1);
            let is_number =
                (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
            let unit = self.word(at + 2);
            if is_number && !unit.starts_with(char::is_lowercase) {
                self.push(at, at, at + 2, NameKind::Place, 2);
                return Some(at + 2);
            }
        }
        if matches!(word, "Terminal" | "Gate" | "Gates" | "Building" | "Platform" | "Pier") {
            let number = self.word(at + 1);
            if !number.is_empty() && number.len() < 4 && number.bytes().all(|byte| byte.is_ascii_digit()) {
                self.push(at, at, at + 2, NameKind::Place, 2);
                return Some(at + 2);
            }
        }
        is_road(word).then(|| {
            self.push(at, at, at + 1, NameKind::Place, 2);
            at + 1
        })
    }

    /// "US" in a line of capitals may be "us".
    fn is_acronym_in_capitals(&self, at: usize) -> bool {
        let word = self.word(at);
        self.style == super::casing::Style::Capitals
            && word.len() <= 3
            && self.casing.usage(word).capital == 0
    }

    /// "Southern Orva": a point of the compass with a capital before a place of the tables.
    pub(super) fn compass(&mut self, at: usize) -> Option<usize> {
        if !is_compass(self.word(at)) || self.is_forced(at) && self.casing.usage(self.word(at)).lower > 0 {
            return None;
        }
        let limit = (at + 4).min(self.sentence.tokens.past);
        let past = (at + 2..=limit).rev().find(|&past| {
            let phrase = self.phrase(at + 1, past);
            is_region(phrase)
                || is_city(phrase)
                || lookup(phrase).is_some_and(|entry| !entry.demonym && entry.code.as_str() != "WLD")
        })?;
        if lookup(self.phrase(at, past)).is_some() || self.is_name_like(past) {
            return None;
        }
        self.push(at, at, past, NameKind::Place, 2);
        Some(past)
    }

    /// A people, a faith or a party's members.
    pub(super) fn people(&mut self, at: usize) -> Option<usize> {
        let past = (at + 1..=at + 2).rev().find(|&past| is_people(self.phrase(at, past)))?;
        if self.is_name_like(past)
            && let Some(end) = self.organization_end(at)
        {
            self.push_body(at, end);
            return Some(end);
        }
        self.push(at, at, past, NameKind::Demonym, 3);
        Some(past)
    }

    /// A city, region or water of the tables, or a name with a word for a place in it.
    pub(super) fn region(&mut self, at: usize) -> Option<usize> {
        if let Some(past) = self.place_over_of(at) {
            return Some(past);
        }
        let run = self.run_end(at);
        if run == at {
            return None;
        }
        if run > at + 1 && ends_place(self.word(run - 1)) {
            self.push(at, at, run, NameKind::Place, 2);
            return Some(run);
        }
        if run > at + 1
            && let Some(end) = (at + 1..run).rev().find(|&index| ends_place(self.word(index)))
            && (is_region(self.phrase(end + 1, run))
                || is_city(self.phrase(end + 1, run))
                || lookup(self.phrase(end + 1, run)).is_some())
        {
            self.push(at, at, end + 1, NameKind::Place, 2);
            return Some(end + 1);
        }
        if run > at + 1 && starts_place(self.word(at)) && run <= at + 3 {
            self.push(at, at, run, NameKind::Place, 2);
            return Some(run);
        }
        let limit = (at + 4).min(self.sentence.tokens.past);
        let known = |past: &usize| is_region(self.phrase(at, *past)) || is_city(self.phrase(at, *past));
        let past = (at + 1..=limit).rev().find(known)?;
        let single = past == at + 1;
        let word = self.word(at);
        let follows = self.is_name_like(past);
        if single
            && follows
            && (given_name(word).is_some()
                || self.casing.is_plain(self.word(past))
                || is_surname(self.word(past)) && !is_region(word))
        {
            return None;
        }
        let shared = single && (given_name(word).is_some() || is_surname(word));
        let mut evidence = single.then(|| self.weigh(at, past));
        if let Some(evidence) = &mut evidence {
            evidence.words = Points {
                place: if is_region(word) { 8 } else { 6 },
                person: if shared { 4 } else { 0 },
                ..Points::default()
            };
        }
        let candidate = self.push(at, at, past, NameKind::Place, if shared { 1 } else { 2 });
        candidate.evidence = evidence;
        Some(past)
    }

    /// "the City of Orva", "Gulf of Orva": with its article, which the whole needs.
    fn place_over_of(&mut self, at: usize) -> Option<usize> {
        if !opens_place_over_of(self.word(at)) || self.word(at + 1) != "of" {
            return None;
        }
        let start = at + 2 + usize::from(self.word(at + 2) == "the");
        let mut past = start;
        while past < start + 4
            && self.is_capital(past)
            && !begins_sentence(self.word(past))
            && !is_role(self.word(past))
        {
            past += 1;
        }
        if past == start {
            return None;
        }
        let the = self.before(at).eq_ignore_ascii_case("the");
        self.push(at - usize::from(the), at, past, NameKind::Place, 2);
        Some(past)
    }

    /// Lets a place take in what follows it to say where it lies: "Orva, Texas", "Orva, Texas,
    /// USA". The longer span is the mention, the last part a name within it.
    pub(super) fn locate(&mut self, index: usize) -> usize {
        let candidate = &self.found[index];
        let (first, past, sure) = (candidate.name, candidate.past, candidate.strength);
        let first_word = self.phrase(first, past);
        let common = is_common(&self.word(first).to_lowercase());
        let place = candidate.kind == NameKind::Place
            || candidate.kind == NameKind::Other && sure < 2 && !common
            || candidate.kind == NameKind::Person && sure < 2 && past < first + 3 && !common;
        if !place || is_container(first_word) || lookup(first_word).is_some() {
            return past;
        }
        let mut end = past;
        while self.word(end) == "," {
            let Some(next) = self.container_end(end + 1) else { break };
            if matches!(self.word(next), "and" | "or" | "&") && end == past && sure < 2 {
                break;
            }
            end = next;
        }
        if end > past {
            let candidate = &mut self.found[index];
            candidate.past = end;
            candidate.kind = NameKind::Place;
            candidate.strength = candidate.strength.max(2);
            candidate.evidence = None;
            candidate.gender = None;
            candidate.role = None;
        }
        end
    }

    /// The end of a country's, state's or province's name at `at`.
    fn container_end(&self, at: usize) -> Option<usize> {
        let limit = (at + 4).min(self.sentence.tokens.past);
        let past = (at + 1..=limit).rev().find(|&past| {
            let phrase = self.phrase(at, past);
            is_container(phrase)
                || lookup(phrase).is_some_and(|entry| !entry.demonym && entry.code.as_str() != "WLD")
        })?;
        self.is_capital(at).then_some(past).filter(|&past| !self.is_name_like(past))
    }

    /// The person whose name begins the name of something else: "Andy Warhol" in "Andy Warhol
    /// Foundation".
    pub(super) fn push_namesake(&mut self, index: usize) {
        let candidate = &self.found[index];
        let (at, past) = (candidate.name, candidate.core);
        let person = matches!(candidate.kind, NameKind::Organization | NameKind::Place | NameKind::Other)
            && past > at + 2
            && given_name(self.word(at)).is_some()
            && is_surname(self.word(at + 1))
            && !is_common(&self.word(at).to_lowercase())
            && !is_common(&self.word(at + 1).to_lowercase());
        if person && candidate.strength < 3 {
            let inner = self.push(at, at, at + 2, NameKind::Person, 2);
            inner.inner = true;
        }
    }

    /// Names of places within the name at `index`: "California" in "University of California".
    pub(super) fn push_inner(&mut self, index: usize) {
        let candidate = self.found[index].clone();
        let known =
            candidate.strength == 3 && candidate.kind == NameKind::Place && candidate.past == candidate.core;
        let personal =
            matches!(candidate.kind, NameKind::Person | NameKind::Other) && candidate.name == candidate.first;
        if known || personal && candidate.past == candidate.core {
            return;
        }
        let (first, past, core, whole) =
            (candidate.first, candidate.past, candidate.core, candidate.core - candidate.name);
        let mut at = first;
        while at < past {
            let limit = (at + 4).min(past);
            let hit = self
                .is_capital(at)
                .then(|| {
                    (at + 1..=limit).rev().find_map(|end| {
                        if at < core && (personal || end - at >= whole)
                            || (candidate.kind == NameKind::Person && end > candidate.name)
                        {
                            return None;
                        }
                        let phrase = self.phrase(at, end);
                        match lookup(phrase) {
                            Some(entry) if entry.demonym || entry.code.as_str() == "WLD" => None,
                            Some(entry) => Some((end, Some(entry.code))),
                            None => {
                                (is_region(phrase) || is_city(phrase) && end > at + 1 || is_container(phrase))
                                    .then_some((end, None))
                            }
                        }
                    })
                })
                .flatten();
            if let Some((end, code)) = hit {
                let inner = self.push(at, at, end, NameKind::Place, 3);
                inner.place = code;
                inner.inner = true;
                at = end;
            } else {
                at += 1;
            }
        }
    }
}

/// "Southern", "North".
fn is_compass(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && COMPASS.binary_search(&word.to_lowercase().as_str()).is_ok()
}

/// "the American Southwest": parts of a country or continent, after its adjective.
fn is_part_of_world(word: &str) -> bool {
    matches!(
        word,
        "Arctic"
            | "East"
            | "Midwest"
            | "North"
            | "Northeast"
            | "Northwest"
            | "South"
            | "Southeast"
            | "Southwest"
            | "West"
    )
}
