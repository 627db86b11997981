//! Interviews: who answers and who is asked.

use super::voices::{Block, OPENING, Person, Reader, Voice};
use crate::TokenKind;

/// Words that say that a text is an interview.
const INTERVIEW: &[&str] = &["interview", "interviews", "interviewed", "interviewing", "q&a"];

/// Who is interviewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Interviewed {
    One(usize),
    Pair(usize, usize),
}

impl Reader<'_> {
    /// The one person that the opening says is interviewed.
    pub(super) fn interviewee(&self) -> Option<Interviewed> {
        if self.blocks.iter().filter(|block| self.asks(block)).count() < 2 {
            return None;
        }
        let opening = OPENING.min(self.tokens.len());
        let mut cued = false;
        for cue in (0..opening).filter(|&at| self.is_cue(at)) {
            cued |= self.is(cue, INTERVIEW);
            let Some(block) = self.blocks.iter().find(|block| block.past > cue) else { break };
            let near = self.people_in(block.first, block.past);
            let after =
                near.iter().find(|person| person.first > cue && person.words > 1 && !self.is_agent(person));
            let before = near.iter().rev().find(|person| person.past <= cue && person.words > 1);
            if let Some(person) = after.or(before) {
                let other =
                    self.person_at(person.past + 1).filter(|_| matches!(self.word(person.past), "and" | "&"));
                return Some(match other {
                    Some(other) => Interviewed::Pair(person.entity, other.entity),
                    None => Interviewed::One(person.entity),
                });
            }
        }
        if !cued {
            return None;
        }
        let mut counts: Vec<(usize, usize)> = Vec::new();
        for person in self.people_in(0, opening).iter().filter(|person| person.words > 1) {
            match counts.iter_mut().find(|(entity, _)| *entity == person.entity) {
                Some(entry) => entry.1 += 1,
                None => counts.push((person.entity, 1)),
            }
        }
        counts.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
        match counts.as_slice() {
            [(only, _)] => Some(Interviewed::One(*only)),
            [(first, most), (_, next), ..] if most > next => Some(Interviewed::One(*first)),
            _ => None,
        }
    }

    /// "interviews", "spoke with", "tells the Herald".
    fn is_cue(&self, at: usize) -> bool {
        const TALKS: &[&str] = &["spoke", "speaks", "talked", "talks", "chatted", "chats", "sat", "caught"];
        const TELLS: &[&str] = &["tells"];
        self.is(at, INTERVIEW)
            || self.is(at, TELLS)
            || self.is(at, TALKS) && (self.is(at + 1, &["with", "to"]) || self.is(at + 2, &["with", "to"]))
    }

    /// "by Dana Roe": who asked or wrote.
    fn is_agent(&self, person: &Person) -> bool {
        person.first.checked_sub(1).is_some_and(|before| self.is(before, &["by"]))
    }

    pub(super) fn asks(&self, block: &Block) -> bool {
        let last = block.past.saturating_sub(1);
        let mut addressed = false;
        let mut own = false;
        for at in block.first..block.past.min(block.first + 80) {
            addressed |= self.is(at, &["you", "your"]);
            own |= self.is(at, &["i", "my", "me", "we", "our"]);
        }
        addressed && !own && block.past - block.first < 60
            || self.word(last) == "?"
            || self.word(last.saturating_sub(1)) == "?"
                && self.tokens.get(last).is_some_and(|token| token.kind == TokenKind::Punctuation)
    }

    pub(super) fn interview(&self, entity: usize) -> Vec<Voice> {
        let voice = |block: &Block| {
            if self.asks(block) {
                Voice { addressee: Some(entity), ..Voice::default() }
            } else {
                Voice { speaker: Some(entity), ..Voice::default() }
            }
        };
        self.blocks.iter().map(voice).collect()
    }

    /// Which of the two answers is told only where they introduce themselves; "we" are both.
    pub(super) fn interview_of_two(&self, one: usize, other: usize) -> Vec<Voice> {
        let introduced = self.introductions();
        let voice = |(block, introduced): (&Block, Option<usize>)| {
            let together = Some((one, other));
            if self.asks(block) {
                Voice { together, asked: true, ..Voice::default() }
            } else {
                Voice { speaker: introduced, together, ..Voice::default() }
            }
        };
        self.blocks.iter().zip(introduced).map(voice).collect()
    }
}
