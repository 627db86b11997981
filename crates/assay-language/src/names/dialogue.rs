//! Dialogues without labels: a block is a turn, and names said in it tell whose.

use super::turns::{MOST, Turn, beliefs};
use super::voices::{Block, Person, Reader, Voice};

/// Fewest blocks of a dialogue.
const FEWEST: usize = 6;

/// Blocks read as one dialogue; what follows stays open.
const LONGEST: usize = 2_000;

/// How sure it must be whose turn it is, and to whom it is said.
const SURE: f64 = 0.65;

/// How likely it must be at least that it is the one who was last called on, where the block does not ask.
const LIKELY: f64 = 0.25;

impl Reader<'_> {
    /// The voices of a dialogue in which somebody says a participant's name.
    /// `introduced` says who introduces themselves in a block, `announced` who was last called on.
    pub(super) fn dialogue(
        &self,
        introduced: &[Option<usize>],
        announced: &[Option<usize>],
    ) -> Option<Vec<Voice>> {
        if !self.is_dialogue() {
            return None;
        }
        let read = self.blocks.len().min(LONGEST);
        let mut participants = self.participants(introduced, read);
        participants.truncate(MOST);
        if participants.is_empty() {
            return None;
        }
        let number = |entity: usize| participants.iter().position(|&known| known == entity);
        let turns: Vec<Turn> = self.blocks[..read]
            .iter()
            .zip(introduced)
            .map(|(block, introduced)| {
                let mut turn = Turn { introduced: introduced.and_then(number), ..Turn::default() };
                for person in self.people_in(block.first, block.past) {
                    let Some(at) = number(person.entity).filter(|&at| turn.introduced != Some(at)) else {
                        continue;
                    };
                    match self.call(person, block) {
                        Call::Plain => turn.called |= 1 << at,
                        Call::Alone => turn.named |= 1 << at,
                        Call::None => turn.told |= 1 << at,
                    }
                }
                turn
            })
            .collect();
        let best = |shares: &[f64; MOST]| {
            (0..participants.len()).find(|&at| shares[at] >= SURE).map(|at| participants[at])
        };
        let mut voices: Vec<Voice> = beliefs(&turns, participants.len())
            .iter()
            .zip(&self.blocks)
            .zip(announced)
            .map(|((belief, block), &announced)| {
                let mut speaker = best(&belief.speaker);
                let mut addressee = best(&belief.addressee).filter(|&you| speaker != Some(you));
                if let Some(announced) = announced
                    && let Some(at) = number(announced)
                {
                    let asks = self.asks(block);
                    if speaker.is_none() && !asks && belief.speaker[at] >= LIKELY {
                        speaker = Some(announced);
                        addressee = addressee.filter(|&you| you != announced);
                    }
                    if addressee.is_none() && asks && belief.addressee[at] >= LIKELY {
                        addressee = Some(announced).filter(|&you| speaker != Some(you));
                    }
                }
                Voice { speaker, addressee, ..Voice::default() }
            })
            .collect();
        voices.resize(self.blocks.len(), Voice::default());
        Some(voices)
    }

    /// Whether people talk: many blocks, mostly short or with questions among them, that say "I" and "you" and are
    /// no letter.
    fn is_dialogue(&self) -> bool {
        if self.blocks.len() < FEWEST {
            return false;
        }
        let mut lengths: Vec<usize> = self.blocks.iter().map(|block| block.past - block.first).collect();
        lengths.sort_unstable();
        let middle = lengths.get(lengths.len() / 2).copied().unwrap_or_default();
        let questions = self.blocks.iter().filter(|block| self.word(block.past.saturating_sub(1)) == "?");
        let questions = questions.count();
        let (mut own, mut other, mut quotes) = (0, 0, 0);
        for at in 0..self.tokens.len() {
            match self.word(at) {
                "I" | "me" | "my" | "My" => own += 1,
                "you" | "You" | "your" | "Your" => other += 1,
                "“" | "\"" => quotes += 1,
                _ => {}
            }
        }
        let words = self.tokens.len();
        let talk = 50 * (own + other) >= words && own > 2 && other > 2 && 60 * quotes <= words;
        let turns = 20 * questions >= self.blocks.len() || middle <= 16;
        talk && turns && self.salutation().is_none()
    }

    /// Who is introduced or called by name, the most often called first.
    fn participants(&self, introduced: &[Option<usize>], read: usize) -> Vec<usize> {
        let mut counts: Vec<(usize, usize)> = Vec::new();
        let mut add = |entity: usize, times: usize| {
            if let Some(known) = counts.iter_mut().find(|known| known.0 == entity) {
                known.1 += times;
            } else if counts.len() < 4 * MOST {
                counts.push((entity, times));
            }
        };
        for (block, introduced) in self.blocks[..read].iter().zip(introduced) {
            if let Some(entity) = introduced {
                add(*entity, 3);
            }
            for person in self.people_in(block.first, block.past) {
                match self.call(person, block) {
                    Call::Plain => add(person.entity, 2),
                    Call::Alone => add(person.entity, 1),
                    Call::None => {}
                }
            }
        }
        counts.sort_by_key(|&(_, times)| std::cmp::Reverse(times));
        counts.into_iter().map(|(entity, _)| entity).collect()
    }

    /// Whether the name calls or greets its bearer: a vocative of the tree, "Thanks, Dana", "joined by Dana
    /// Roe"; or is a sentence of its own.
    fn call(&self, person: &Person, block: &Block) -> Call {
        if self.is_vocative(person) {
            return Call::Plain;
        }
        let before = person.first.checked_sub(1).filter(|&at| at >= block.first);
        let opens = before.is_none_or(|at| matches!(self.word(at), "." | "?" | "!" | "…"));
        let ends = person.past >= block.past || matches!(self.word(person.past), "." | "?" | "!" | "…");
        let greeted = before.is_some_and(|at| {
            let at = if self.word(at) == "," && at > block.first { at - 1 } else { at };
            self.is(at, &["thanks", "hi", "hey", "hello", "welcome", "okay", "ok", "goodbye", "bye"])
                || self.is(at, &["you"]) && at > block.first && self.is(at - 1, &["thank"])
                || self.is(at, &["by"]) && at > block.first && self.is(at - 1, &["joined"])
        });
        if greeted || opens && ends && person.titled {
            Call::Plain
        } else if opens && ends {
            Call::Alone
        } else {
            Call::None
        }
    }
}

/// What a name does in a turn.
enum Call {
    Plain,
    Alone,
    None,
}
