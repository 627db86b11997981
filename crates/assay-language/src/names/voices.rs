//! Who says "I" outside quotation marks, and who is "you": the narrator of a letter or an essay,
//! the speaker of a speech, the one who is interviewed, the speakers of a transcript. Only what
//! the text makes plain: a heading that speaks of an interview with someone, a label ("Roe:"), an
//! introduction ("I'm Dana Roe"), a byline, a signature.

use super::candidate::Candidate;
use super::casing::Lookup;
use super::find::{CLOSINGS, is_calling};
use super::interviews::Interviewed;
use super::link::Links;
use crate::syntax::Relation;
use crate::syntax::network::Reading;
use crate::{NameKind, Sentence, Token};

/// Who speaks in a sentence, outside quotation marks, and to whom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Voice {
    pub(super) speaker: Option<usize>,
    pub(super) addressee: Option<usize>,
    /// Two who are interviewed together: who "we" are in answers, "you" in questions.
    pub(super) together: Option<(usize, usize)>,
    /// Whether the sentence is a question to them.
    pub(super) asked: bool,
    /// The token that names the people "we" are.
    pub(super) people: Option<usize>,
}

/// Tokens of the opening of a text, where headings and bylines stand.
pub(super) const OPENING: usize = 260;

/// Fewest first persons for which it is worth asking.
const FEWEST: usize = 2;

/// Words of a label before its colon.
const LONGEST_LABEL: usize = 4;

/// The voice of every sentence.
pub(super) fn voices(
    text: &str,
    sentences: &[Sentence],
    tokens: &[Token],
    candidates: &[Candidate],
    links: &Links,
    readings: &[Reading],
) -> Vec<Voice> {
    let mut voices = vec![Voice::default(); sentences.len()];
    let firsts = tokens
        .iter()
        .filter(|token| {
            matches!(token.span.of(text), "I" | "my" | "My" | "me" | "you" | "your" | "we" | "our")
        })
        .count();
    if firsts < FEWEST {
        return voices;
    }
    let blocks = blocks(sentences);
    let people = candidates
        .iter()
        .zip(&links.of)
        .filter_map(|(candidate, entity)| {
            let entity = entity.filter(|&entity| links.entities[entity].kind == NameKind::Person)?;
            Some(Person {
                first: candidate.first,
                past: candidate.past,
                name: candidate.name,
                words: candidate.core - candidate.name,
                titled: candidate.first < candidate.name,
                entity,
            })
        })
        .collect();
    let reader = Reader { text, tokens, blocks, people, readings };
    let spoken = reader.spoken(candidates);
    for (block, voice) in reader.blocks.iter().zip(spoken) {
        voices[block.first_sentence..block.past_sentence].fill(voice);
    }
    reader.address(sentences, &mut voices);
    voices
}

/// The sentences and tokens of a block.
pub(super) struct Block {
    first_sentence: usize,
    past_sentence: usize,
    pub(super) first: usize,
    pub(super) past: usize,
}

/// A mention of someone by name.
pub(super) struct Person {
    pub(super) first: usize,
    pub(super) past: usize,
    /// The first token of the name, after its title.
    name: usize,
    pub(super) words: usize,
    pub(super) titled: bool,
    pub(super) entity: usize,
}

fn blocks(sentences: &[Sentence]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for (index, sentence) in sentences.iter().enumerate() {
        let continues = index > 0 && sentences[index - 1].block == sentence.block;
        match blocks.last_mut().filter(|_| continues) {
            Some(block) => {
                block.past_sentence = index + 1;
                block.past = sentence.tokens.past;
            }
            None => blocks.push(Block {
                first_sentence: index,
                past_sentence: index + 1,
                first: sentence.tokens.first,
                past: sentence.tokens.past,
            }),
        }
    }
    blocks
}

pub(super) struct Reader<'a> {
    text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) blocks: Vec<Block>,
    /// In order of place.
    people: Vec<Person>,
    pub(super) readings: &'a [Reading],
}

impl<'a> Reader<'a> {
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        let word = self.word(at);
        words.iter().any(|known| known.eq_ignore_ascii_case(word))
    }

    /// The people named from token `first` up to `past`.
    pub(super) fn people_in(&self, first: usize, past: usize) -> &[Person] {
        let from = self.people.partition_point(|person| person.first < first);
        let to = self.people.partition_point(|person| person.first < past);
        &self.people[from..to]
    }

    pub(super) fn person_at(&self, at: usize) -> Option<&Person> {
        self.people.binary_search_by_key(&at, |person| person.first).ok().map(|index| &self.people[index])
    }

    /// A voice for every block, the surest way of telling first.
    fn spoken(&self, candidates: &[Candidate]) -> Vec<Voice> {
        let labels = self.labels();
        if labels.iter().filter(|label| label.is_some()).count() > 1 {
            return self.transcript(&labels);
        }
        match self.interviewee() {
            Some(Interviewed::One(entity)) => return self.interview(entity),
            Some(Interviewed::Pair(one, other)) => return self.interview_of_two(one, other),
            None => {}
        }
        let sections = self.sections();
        let introduced = self.introductions();
        let mut known: Vec<usize> = introduced.iter().flatten().copied().collect();
        known.sort_unstable();
        known.dedup();
        let narrator = match known.as_slice() {
            [only] => Some(*only),
            [] => self.signature().or_else(|| self.byline()),
            _ => None,
        };
        let addressee = self.salutation();
        let mut section = None;
        let announced: Vec<Option<usize>> = (0..self.blocks.len())
            .map(|block| {
                section = sections[block].or(section);
                introduced[block].or(section).or(narrator)
            })
            .collect();
        if let Some(voices) = self.dialogue(&introduced, &announced) {
            return voices;
        }
        let people = self.people(candidates);
        announced
            .into_iter()
            .map(|speaker| Voice {
                speaker,
                people,
                addressee: addressee.filter(|&you| speaker != Some(you)),
                ..Voice::default()
            })
            .collect()
    }

    /// Whether the tree takes the name for a call.
    pub(super) fn is_vocative(&self, person: &Person) -> bool {
        (person.first..person.past)
            .any(|at| self.readings.get(at).is_some_and(|reading| reading.relation == Relation::Vocative))
    }

    /// "What do you say, Dana?": where nothing else tells who "you" is, it is the one person whom the
    /// sentence, or else its block, calls by name.
    fn address(&self, sentences: &[Sentence], voices: &mut [Voice]) {
        let called = |person: &&Person| self.is_vocative(person);
        let only = |first: usize, past: usize| {
            let mut people = self.people_in(first, past).iter().filter(called).map(|person| person.entity);
            let entity = people.next()?;
            people.all(|other| other == entity).then_some(entity)
        };
        for block in &self.blocks {
            let of_block = only(block.first, block.past);
            for index in block.first_sentence..block.past_sentence {
                let range = sentences[index].tokens;
                let entity = only(range.first, range.past).or(of_block);
                let voice = &mut voices[index];
                voice.addressee = voice.addressee.or(entity.filter(|&you| voice.speaker != Some(you)));
            }
        }
    }

    /// "Roe: …", "DANA ROE: …" and, after "President Dana Roe", "THE PRESIDENT: …" at the start of a
    /// block; `Some(None)` for a label that names no person ("Q:", "Orva Herald:").
    fn labels(&self) -> Vec<Option<Option<usize>>> {
        let mut titles: Lookup<String, usize> = Lookup::default();
        for person in self.people.iter().filter(|person| person.titled) {
            titles.entry(self.title(person.first, person.name)).or_insert(person.entity);
        }
        let label = |block: &Block| {
            if let Some(person) = self.person_at(block.first) {
                return (self.word(person.past) == ":").then_some(Some(person.entity));
            }
            let colon =
                (block.first + 1..block.past.min(block.first + 5)).find(|&at| self.word(at) == ":")?;
            let first = block.first + usize::from(self.is(block.first, &["the"]));
            if let Some(entity) = titles.get(&self.title(first, colon)) {
                return Some(Some(*entity));
            }
            let upper = (block.first..colon).all(|at| self.word(at).starts_with(char::is_uppercase));
            (upper && colon + 1 < block.past).then_some(None)
        };
        let mut labels: Vec<_> = self.blocks.iter().map(label).collect();
        for (index, block) in self.blocks.iter().enumerate() {
            if let Some(entity) = self.closing_label(block, &titles)
                && let Some(next) = labels.get_mut(index + 1)
            {
                next.get_or_insert(Some(entity));
            }
        }
        let named = labels.iter().filter(|label| matches!(label, Some(Some(_)))).count();
        let first = labels.iter().position(|label| matches!(label, Some(Some(_))));
        let capitals = first.and_then(|index| self.blocks.get(index)).is_some_and(|block| {
            let word = self.word(block.first);
            word.len() > 2 && !word.contains(char::is_lowercase)
        });
        let asked = labels.iter().zip(&self.blocks).any(|(label, block)| {
            *label == Some(None)
                && (self.is(block.first, &["q", "question"])
                    || self.word(block.past.saturating_sub(1)) == "?")
        });
        if named > 1 || named == 1 && (capitals || asked) { labels } else { vec![None; labels.len()] }
    }

    /// "… at the bridge. THE PRESIDENT:" at the end of a block, in capitals: who speaks in the next.
    fn closing_label(&self, block: &Block, titles: &Lookup<String, usize>) -> Option<usize> {
        let colon = block.past.checked_sub(1).filter(|&at| self.word(at) == ":")?;
        let first = (block.first..colon)
            .rev()
            .take(LONGEST_LABEL)
            .take_while(|&at| {
                let word = self.word(at);
                word.contains(char::is_alphabetic) && !word.contains(char::is_lowercase)
            })
            .last()?;
        let first = first + usize::from(self.is(first, &["the"]));
        let titled = titles.get(&self.title(first, colon)).copied();
        titled.or_else(|| {
            self.person_at(first).filter(|person| person.past == colon).map(|person| person.entity)
        })
    }

    /// The words of a title in lower case.
    fn title(&self, first: usize, past: usize) -> String {
        let words: Vec<String> = (first..past).map(|at| self.word(at).to_lowercase()).collect();
        words.join(" ")
    }

    /// Each speaker until the next label; with two speakers, each is the other's "you".
    fn transcript(&self, labels: &[Option<Option<usize>>]) -> Vec<Voice> {
        let mut speakers: Vec<usize> = labels.iter().flatten().flatten().copied().collect();
        speakers.sort_unstable();
        speakers.dedup();
        let mut current = None;
        labels
            .iter()
            .map(|label| {
                if let Some(speaker) = label {
                    current = *speaker;
                }
                let addressee = match (speakers.as_slice(), current) {
                    ([one, other], Some(speaker)) => Some(if *one == speaker { *other } else { *one }),
                    ([only], None) => Some(*only),
                    _ => None,
                };
                Voice { speaker: current, addressee, ..Voice::default() }
            })
            .collect()
    }

    /// Speakers announced for what follows: "Remarks by President Dana Roe", "ORAL ARGUMENT OF DANA
    /// ROE", "Roe's Floor Speech", a block that is nothing but a titled name and calls on someone.
    fn sections(&self) -> Vec<Option<usize>> {
        const KINDS: &[&str] = &[
            "address",
            "argument",
            "briefing",
            "eulogy",
            "keynote",
            "lecture",
            "remarks",
            "speech",
            "statement",
            "testimony",
            "toast",
        ];
        let mut sections = vec![None; self.blocks.len()];
        for (index, block) in self.blocks.iter().enumerate() {
            let length = block.past - block.first;
            let people = self.people_in(block.first, block.past);
            if people.is_empty() {
                continue;
            }
            let kind = (block.first..block.past).find(|&at| self.is(at, KINDS));
            let early = block.first < OPENING;
            let Some(kind) = kind.filter(|_| early && length < 60 || length < 25) else {
                let called = people.last().filter(|person| {
                    person.titled && block.past - person.past < 2 && self.word(person.past) != ","
                });
                let alone = called.filter(|person| {
                    person.first == block.first
                        || person.first > 0 && matches!(self.word(person.first - 1), "." | "?" | "!")
                });
                if let Some(person) = alone
                    && index + 1 < sections.len()
                {
                    sections[index + 1] = Some(person.entity);
                }
                continue;
            };
            let by = people.iter().find(|person| {
                person.first > kind
                    && person
                        .first
                        .checked_sub(1)
                        .is_some_and(|before| self.is(before, &["by", "of", "from"]))
            });
            let before = people.iter().rev().find(|person| person.past <= kind && kind - person.past < 6);
            if let Some(person) = by.or(before) {
                let listed = matches!(self.word(person.past), "and" | "&");
                if !listed {
                    sections[index] = Some(person.entity);
                }
            }
        }
        sections
    }

    /// "I'm Dana Roe", "my name is Dana Roe", "it's Dana here", "they call me Dana", by block.
    pub(super) fn introductions(&self) -> Vec<Option<usize>> {
        let introduced = |block: &Block| {
            self.people_in(block.first, block.past)
                .iter()
                .find(|person| self.introduces(person, block))
                .map(|person| person.entity)
        };
        self.blocks.iter().map(introduced).collect()
    }

    fn introduces(&self, person: &Person, block: &Block) -> bool {
        let at = person.first;
        if at < block.first + 2
            || !self.word(at).starts_with(char::is_uppercase)
            || matches!(self.word(person.past), "'s" | "’s")
        {
            return false;
        }
        let quotes = (block.first..at).filter(|&at| matches!(self.word(at), "\"" | "“" | "”")).count();
        if quotes % 2 == 1 {
            return false;
        }
        let mut at = at;
        while at > block.first + 2
            && self.is(
                at - 1,
                &[
                    "your", "host", ",", "just", "uh", "um", "the", "dr.", "here", "so", "as", "always",
                    "again", "once",
                ],
            )
        {
            at -= 1;
        }
        let verb = self.word(at - 1);
        if verb == "me" && is_calling(self.word(at - 2)) {
            return true;
        }
        let be = matches!(verb, "'m" | "’m" | "am" | "is" | "'s" | "’s");
        let subject = self.word(at - 2);
        match subject {
            "I" => matches!(verb, "'m" | "’m" | "am"),
            "name" => be && at >= block.first + 3 && self.is(at - 3, &["my"]),
            "It" | "it" | "This" | "this" => {
                be && (self.is(person.past, &["here", "and", "again", "from", "with"])
                    || self.is(person.past + 1, &["here"]))
            }
            _ => false,
        }
    }

    /// "By Dana Roe" in a short block of its own near the top.
    fn byline(&self) -> Option<usize> {
        let is_byline = |block: &&Block| block.past - block.first <= 9 && self.is(block.first, &["by"]);
        let block = self.blocks.iter().take(8).find(is_byline)?;
        match self.people_in(block.first, block.past) {
            [only] => Some(only.entity),
            _ => None,
        }
    }

    /// A name after a closing formula, or alone in the last block of a letter.
    fn signature(&self) -> Option<usize> {
        let from = self.blocks.len().saturating_sub(8);
        let greeted = self.salutation();
        self.blocks[from..].iter().find_map(|block| {
            self.people_in(block.first, block.past)
                .iter()
                .find(|person| {
                    let closed =
                        (person.first.saturating_sub(3)..person.first).any(|at| self.is(at, CLOSINGS));
                    let alone = greeted.is_some_and(|greeted| greeted != person.entity)
                        && person.first == block.first
                        && person.past + 1 >= block.past;
                    closed || alone
                })
                .map(|person| person.entity)
        })
    }

    /// Whom "Dear Dana" greets near the top.
    pub(super) fn salutation(&self) -> Option<usize> {
        let greets = |block: &&Block| {
            self.is(block.first, &["dear"])
                || self.person_at(block.first).is_some_and(|person| {
                    person.titled
                        && person.past + 1 == block.past
                        && matches!(self.word(person.past), "," | ":")
                })
        };
        let block = self.blocks.iter().take(12).find(greets)?;
        self.people_in(block.first, block.past.min(block.first + 8))
            .first()
            .filter(|person| person.words < 5)
            .map(|person| person.entity)
    }
}
