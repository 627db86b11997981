//! "We" as a people: whom a speech or an essay counts itself among, where it says so.

use super::candidate::Candidate;
use super::link::Entity;
use super::resolve::Resolver;
use super::voices::Reader;
use crate::NameKind;

impl Reader<'_> {
    /// The token of the people that the text's "we" are: "we Orvans", "we as Orvans", "my fellow Orvans", outside
    /// quotation marks; `None` where it names none or several.
    pub(super) fn people(&self, candidates: &[Candidate]) -> Option<usize> {
        let mut found: Option<usize> = None;
        let mut block = 0;
        let mut read = 0;
        let mut quoted = false;
        for candidate in candidates {
            let at = candidate.first;
            if candidate.kind != NameKind::Demonym || candidate.past != at + 1 || !self.counts_in(at) {
                continue;
            }
            while self.blocks.get(block).is_some_and(|block| block.past <= at) {
                block += 1;
                quoted = false;
                read = self.blocks.get(block).map_or(at, |block| block.first);
            }
            for mark in read..at {
                quoted ^= matches!(self.word(mark), "\"" | "“" | "”");
            }
            read = at;
            if quoted {
                continue;
            }
            if found.is_some_and(|known| self.word(known) != self.word(at)) {
                return None;
            }
            found = Some(at);
        }
        found
    }

    /// Whether the people at `at` are said to be "us".
    fn counts_in(&self, at: usize) -> bool {
        let ends = self.word(at + 1);
        if !self.word(at).ends_with('s') && ends.starts_with(char::is_alphanumeric) {
            return false;
        }
        let back = |steps: usize| at.checked_sub(steps).map_or("", |at| self.word(at));
        let ours = |word: &str| matches!(word, "we" | "We" | "us");
        let mine = |word: &str| matches!(word, "my" | "My" | "our" | "Our");
        ours(back(1))
            || back(1) == "as" && (ours(back(2)) || back(2) == "," && ours(back(3)))
            || matches!(back(1), "as" | "As") && self.word(at + 1) == "," && ours(self.word(at + 2))
            || back(1) == "fellow" && mine(back(2))
    }
}

impl Resolver<'_> {
    /// The people named at token `at`, as those whom "we" means.
    pub(super) fn people_of(&mut self, at: usize) -> usize {
        if let Some(known) = self.people {
            return known;
        }
        let place = self
            .candidates
            .binary_search_by_key(&at, |candidate| candidate.first)
            .ok()
            .and_then(|index| self.candidates[index].place);
        let full = self.word(at).to_owned();
        self.links.entities.push(Entity { kind: NameKind::Demonym, full, words: 1, place, gender: None });
        let people = self.links.entities.len() - 1;
        self.people = Some(people);
        people
    }
}
