//! "I" within quotation marks: the speaker of the quotation, where the text around says who that is.

use super::resolve::{Reading, Resolved, Resolver};
use crate::syntax::Relation;
use crate::{MentionForm, Sentence};

/// Verbs of speech, to find who speaks a quotation.
const SPEECH: &[&str] = &[
    "added",
    "admits",
    "admitted",
    "advised",
    "agreed",
    "announced",
    "answered",
    "argued",
    "argues",
    "asked",
    "asserted",
    "boasted",
    "claimed",
    "claims",
    "commented",
    "complained",
    "conceded",
    "concluded",
    "confessed",
    "confirmed",
    "continued",
    "cried",
    "declared",
    "demanded",
    "denied",
    "describes",
    "emphasized",
    "exclaimed",
    "explained",
    "explains",
    "insisted",
    "insists",
    "joked",
    "lamented",
    "mused",
    "noted",
    "notes",
    "observed",
    "pleaded",
    "predicted",
    "promised",
    "quipped",
    "recalled",
    "recalls",
    "recounted",
    "remarked",
    "remembered",
    "replied",
    "replies",
    "responded",
    "revealed",
    "said",
    "says",
    "shouted",
    "speculated",
    "stated",
    "states",
    "stressed",
    "suggested",
    "suggests",
    "tells",
    "testified",
    "told",
    "tweeted",
    "urged",
    "vowed",
    "warned",
    "warns",
    "whispered",
    "wondered",
    "writes",
    "wrote",
    "yelled",
];

/// Someone said to say something, outside quotation marks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Utterance {
    /// Token of the speaker's mention.
    pub(super) token: usize,
    pub(super) sentence: usize,
    pub(super) block: usize,
    /// The speaker; `None` where it is left open who that is.
    pub(super) speaker: Option<usize>,
}

/// A first person within a quotation.
#[derive(Clone, Copy, Debug)]
pub(super) struct FirstPerson {
    pub(super) token: usize,
    pub(super) sentence: usize,
    pub(super) block: usize,
    /// Token of the opening mark.
    pub(super) opened: usize,
    /// Place of the mention in the list of what was resolved.
    pub(super) index: usize,
}

/// Tokens between a quotation and its speaker beyond which another sentence's is not believed.
const FAR: usize = 60;

/// The speaker of the quotation that holds `first`. `utterances` are in order of place; `closed`
/// is the token of the closing mark.
fn speaker(first: &FirstPerson, closed: usize, utterances: &[Utterance], continues: bool) -> Option<usize> {
    let distance = |utterance: &Utterance| {
        if utterance.token >= closed {
            utterance.token - closed
        } else {
            first.opened.saturating_sub(utterance.token) + 2
        }
    };
    let from = utterances.partition_point(|utterance| utterance.block < first.block);
    let to = utterances.partition_point(|utterance| utterance.block <= first.block);
    let here = &utterances[from..to];
    let same = here
        .iter()
        .filter(|utterance| utterance.sentence == first.sentence)
        .min_by_key(|utterance| distance(utterance));
    if let Some(utterance) = same.or_else(|| {
        here.iter().filter(|utterance| distance(utterance) < FAR).min_by_key(|utterance| distance(utterance))
    }) {
        return utterance.speaker;
    }
    let before = utterances[..from].last().filter(|_| continues)?;
    (before.block + 1 == first.block).then_some(before.speaker).flatten()
}

impl Resolver<'_> {
    pub(super) fn open_quote(&mut self, at: usize, reading: &mut Reading) {
        reading.quoted = true;
        self.quotes.push((at, usize::MAX));
    }

    pub(super) fn close_quote(&mut self, at: usize, reading: &mut Reading) {
        reading.quoted = false;
        if let Some(quote) = self.quotes.last_mut() {
            quote.1 = quote.1.min(at);
        }
    }

    /// "I": within quotation marks their speaker, who may come only later; else the voice of the
    /// sentence.
    pub(super) fn first_person(&mut self, at: usize, reading: &Reading) -> Option<usize> {
        if reading.quoted {
            let opened = self.quotes.last().map_or(at, |quote| quote.0);
            let first = FirstPerson {
                token: at,
                sentence: reading.index,
                block: reading.block,
                opened,
                index: self.out.len(),
            };
            self.firsts.push(first);
            self.out.push(Resolved { first: at, past: at + 1, entity: None, form: MentionForm::Pronoun });
            return Some(at + 1);
        }
        let speaker = self.voices.get(reading.index).copied().unwrap_or_default().speaker?;
        self.out.push(Resolved {
            first: at,
            past: at + 1,
            entity: Some(speaker),
            form: MentionForm::Pronoun,
        });
        Some(at + 1)
    }

    /// Gives the first persons within quotations their speakers; those that stay open are no
    /// mentions of a name.
    pub(super) fn settle_quoted(&mut self, sentences: &[Sentence]) {
        for first in &self.firsts {
            let quote = self.quotes.partition_point(|quote| quote.0 <= first.opened).checked_sub(1);
            let closed = quote.and_then(|quote| self.quotes.get(quote)).map_or(first.token, |quote| quote.1);
            let end = sentences.get(first.sentence).map_or(first.token, |sentence| sentence.tokens.past);
            let opens_block = first.opened == 0
                || sentences
                    .iter()
                    .skip(first.sentence.saturating_sub(8))
                    .take(9)
                    .any(|sentence| sentence.tokens.first == first.opened);
            let speaker = speaker(first, closed.min(end.max(first.token)), &self.utterances, opens_block);
            if let Some(resolved) = self.out.get_mut(first.index) {
                resolved.entity = speaker;
            }
        }
        self.out.retain(|resolved| {
            resolved.entity.is_some()
                || resolved.form != MentionForm::Pronoun
                || !is_first_person(
                    self.tokens.get(resolved.first).map_or("", |token| token.span.of(self.text)),
                )
        });
    }

    /// Remembers who speaks, where the mention at `first..past` is beside a verb of speech.
    pub(super) fn utter(&mut self, first: usize, past: usize, entity: Option<usize>, reading: &Reading) {
        if reading.quoted {
            return;
        }
        let behind = if self.word(past) == "," {
            let close = (past + 1..(past + 14).min(reading.past)).find(|&at| self.word(at) == ",");
            close.map_or("", |close| self.word(close + 1))
        } else {
            self.word(past)
        };
        let skipped = if matches!(behind, "later" | "also" | "then" | "has" | "had") {
            self.word(past + 1)
        } else {
            behind
        };
        let (relation, governor) = self.attached(first, past, reading);
        let says =
            relation == Relation::Nsubj && governor.is_some_and(|governor| speaks(self.word(governor)));
        if says
            || speaks(behind)
            || speaks(skipped)
            || speaks(self.before(first))
            || self.before(first) == "to" && first > 1 && self.word(first - 2) == "according"
        {
            self.utterances.push(Utterance {
                token: first,
                sentence: reading.index,
                block: reading.block,
                speaker: entity,
            });
        }
    }
}

/// Whether `word` is a verb of speech.
pub(super) fn speaks(word: &str) -> bool {
    SPEECH.binary_search(&word).is_ok()
}

fn is_first_person(word: &str) -> bool {
    matches!(word, "I" | "me" | "my" | "My" | "myself" | "mine" | "Me")
}
