//! Offers, promises and threats, with their conditions.

mod condition;
mod cue;
mod object;
mod party;
#[cfg(test)]
mod tests;

use assay_attribution::{AttributionType, Party};
use assay_text::Span;

use self::party::Parties;
use crate::authorship::Authorship;
use crate::tree::Tree;
use crate::words::{Word, Words};
use crate::{Author, Reading};

/// Something offered, promised or threatened, and on what conditions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Offer, promise or threat.
    pub kind: OfferKind,
    /// The words that make it, from the verb on.
    pub span: Span,
    /// On whose word.
    pub by: Author,
    /// Whose offer it is, where the sentence tells it of somebody: "the union offered …". `None`
    /// where the speaker offers in their own person, or the tree shows nobody.
    pub maker: Option<Party>,
    /// To whom, in the article's words.
    pub to: Option<Party>,
    /// Its conditions: "to any country willing to receive them", "it must be everyone".
    pub conditions: Vec<Span>,
    /// The deadline.
    pub deadline: Option<Span>,
}

/// What is put on the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OfferKind {
    /// Something the other may take.
    Offer,
    /// Something the speaker binds themselves to.
    Promise,
    /// Something the other will not want.
    Threat,
}

/// How many sentences after an offer its conditions may still be named.
const REACH: usize = 3;

/// Finds offers, promises and threats, in order of place.
#[must_use]
pub fn offers(reading: Reading<'_>) -> Vec<Offer> {
    in_words(reading, &Words::new(reading))
}

/// The same with the article's words at hand.
pub(crate) fn in_words(reading: Reading<'_>, words: &Words<'_>) -> Vec<Offer> {
    let makers = Makers::new(reading);
    let mut offers: Vec<Offer> = Vec::new();
    // Index of the sentence the last offer stands in.
    let mut latest = 0;
    for (index, sentence) in reading.analysis.sentences.iter().enumerate() {
        let (first, past) = (sentence.tokens.first, sentence.tokens.past);
        let parties = Tree::of(reading.analysis, first, past).map(|tree| Parties {
            analysis: reading.analysis,
            words,
            tree,
        });
        let words = words.range(first, past);
        if let Some(offer) = in_sentence(&makers, words, parties.as_ref(), first) {
            offers.push(offer);
            latest = index;
            continue;
        }
        let Some(condition) = condition::named(words) else { continue };
        let by = makers.authorship.at(condition.start());
        // Offers come in order of place, so that the latest by the same speaker is the one meant.
        let near = index - latest <= REACH;
        if let Some(offer) = offers.last_mut().filter(|offer| near && offer.by == by) {
            offer.conditions.push(condition);
        }
    }
    offers
}

/// The offer of a sentence, whose first token is `first`. What follows it in the sentence is part of
/// what is offered.
fn in_sentence(
    makers: &Makers<'_>,
    words: &[Word<'_>],
    parties: Option<&Parties<'_, '_>>,
    first: usize,
) -> Option<Offer> {
    if words.last().is_some_and(|word| word.is("?")) {
        return None;
    }
    let (at, found) = (0..words.len()).find_map(|at| {
        let in_person = words.get(at).is_some_and(|word| makers.speaks_directly(word));
        let thing = || {
            let kind = object::at(parties?, first + at)?;
            Some(cue::Found { kind, past: at + 1 })
        };
        Some((at, cue::at(words, at, in_person).or_else(thing)?))
    })?;
    let past = cue::end(words, found.past);
    let verb = cue::verb(words, at, found.past);
    let span = words.get(verb)?.span.cover(words.get(past.checked_sub(1)?)?.span);
    let (conditions, to) = condition::within(words, at, past);
    let verb = first + verb;
    let maker = parties.and_then(|parties| parties.maker(verb).or_else(|| parties.owner(verb)));
    let told = parties.and_then(|parties| parties.recipient(verb, found.kind == OfferKind::Threat));
    Some(Offer {
        kind: found.kind,
        span,
        by: makers.of(span),
        maker,
        to: to.or(told).or_else(|| makers.addressee(span)),
        conditions,
        deadline: condition::deadline(words, past),
    })
}

/// Who makes offers where: speakers, and the cues of statements that report an offer.
struct Makers<'a> {
    reading: Reading<'a>,
    authorship: Authorship,
    /// Cue and statement, in order of the cues' places.
    cues: Vec<(Span, usize)>,
}

impl<'a> Makers<'a> {
    fn new(reading: Reading<'a>) -> Self {
        let attributions = reading.statements.attributions.iter().enumerate();
        let mut cues: Vec<(Span, usize)> = attributions
            .filter(|(_, spoken)| spoken.source.is_some())
            .filter_map(|(index, spoken)| Some((spoken.cue?, index)))
            .collect();
        cues.sort_unstable();
        Self { reading, authorship: Authorship::new(reading.statements, |_| true), cues }
    }

    /// On whose word the offer stands: the speaker around it, or the one whose statement its own
    /// verb reports.
    fn of(&self, span: Span) -> Author {
        match self.authorship.at(span.start()) {
            Author::Article => {
                let first = self.cues.partition_point(|(cue, _)| cue.start() < span.start());
                let cue = self.cues.get(first).filter(|(cue, _)| span.contains(*cue));
                cue.map_or(Author::Article, |(_, index)| Author::Attribution(*index))
            }
            speaker => speaker,
        }
    }

    /// To whom the speaker around the offer speaks.
    fn addressee(&self, span: Span) -> Option<Party> {
        match self.of(span) {
            Author::Article => None,
            Author::Attribution(index) => self.reading.statements.attributions.get(index)?.addressee,
        }
    }

    /// Whether `word` is spoken by somebody in their own person.
    fn speaks_directly(&self, word: &Word<'_>) -> bool {
        match self.authorship.at(word.span.start()) {
            Author::Article => false,
            Author::Attribution(index) => self
                .reading
                .statements
                .attributions
                .get(index)
                .is_some_and(|spoken| spoken.kind != AttributionType::Indirect),
        }
    }
}
