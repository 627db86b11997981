//! Exchanges, and how each speaker is reported and called.

use assay_claim::{Author, Claim, Exchange, ExchangeKind, Speaker, Voice};
use assay_text::Span;

use super::{Records, id};
use crate::ReadError;
use crate::model::{CalledRecord, ExchangeRecord, SideRecord, VerbRecord, VoiceRecord};

impl Records<'_> {
    pub(super) fn exchanges(
        &self,
        found: &[Exchange],
        claims: &[Claim],
    ) -> Result<Vec<ExchangeRecord>, ReadError> {
        let record = |(index, exchange): (usize, &Exchange)| {
            Ok(ExchangeRecord {
                id: id("e", index),
                kind: match exchange.kind {
                    ExchangeKind::Reply => "reply",
                    ExchangeKind::Denial => "denial",
                    ExchangeKind::Challenge => "challenge",
                }
                .to_owned(),
                statement: id("a", exchange.statement),
                answer: id("a", exchange.answer),
                point: self.anchor_if("point in dispute", exchange.point)?,
                sides: [exchange.statement, exchange.answer].map(|side| self.side(side, claims)).into(),
            })
        };
        found.iter().enumerate().map(record).collect()
    }

    /// What stands within a statement.
    fn side(&self, attribution: usize, claims: &[Claim]) -> SideRecord {
        let content = self.reading.statements.attributions.get(attribution);
        let content = content.map_or(&[][..], |spoken| spoken.content.as_slice());
        let (mut own, mut quantities, mut links) = (Vec::new(), Vec::new(), Vec::new());
        for span in content {
            let quantity = |index: usize| self.reading.quantities.quantities.get(index).map(|q| q.span);
            quantities.extend(within(*span, self.reading.quantities.quantities.len(), quantity));
            let link = |index: usize| self.reading.article.links.get(index).map(|link| link.span);
            links.extend(within(*span, self.reading.article.links.len(), link));
            for index in within(*span, claims.len(), |index| claims.get(index).map(|claim| claim.span)) {
                let claim = claims.get(index).filter(|claim| claim.by == Author::Attribution(attribution));
                own.extend(claim.map(|_| index));
                links.extend(claim.and_then(|claim| claim.source.link));
            }
        }
        links.sort_unstable();
        links.dedup();
        let ids =
            |list: &str, indices: Vec<usize>| indices.into_iter().map(|index| id(list, index)).collect();
        SideRecord {
            attribution: id("a", attribution),
            claims: ids("c", own),
            quantities: ids("q", quantities),
            links: ids("l", links),
        }
    }

    pub(super) fn voices(&self, voices: &[Voice]) -> Result<Vec<VoiceRecord>, ReadError> {
        voices.iter().map(|voice| self.voice(voice)).collect()
    }

    fn voice(&self, voice: &Voice) -> Result<VoiceRecord, ReadError> {
        let analysis = self.reading.analysis;
        let (who, name) = match voice.who {
            Speaker::Article => ("author".to_owned(), None),
            Speaker::Named(name) => (analysis.name(name).full.clone(), Some(id("n", name.0 as usize))),
            Speaker::Unnamed(mention) => (self.anchor("speaker", mention)?.exact, None),
        };
        let verbs = voice.verbs.iter().map(|verb| {
            Ok(VerbRecord {
                anchor: self.anchor("word of saying", verb.span)?,
                stance: verb.stance.name().to_owned(),
                attribution: id("a", verb.attribution),
            })
        });
        let called = voice.called.iter().map(|called| {
            Ok(CalledRecord { anchor: self.anchor("description", called.span)?, loaded: called.loaded })
        });
        Ok(VoiceRecord {
            who,
            name,
            verbs: verbs.collect::<Result<_, ReadError>>()?,
            called: called.collect::<Result<_, ReadError>>()?,
            wording: voice.uses.iter().map(|&index| id("w", index)).collect(),
        })
    }
}

/// The items, in order of place, that begin within `span`; `place` gives each one's.
fn within(span: Span, count: usize, place: impl Fn(usize) -> Option<Span>) -> Vec<usize> {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = (low + high) / 2;
        if place(middle).is_some_and(|place| place.start() < span.start()) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    (low..count).take_while(|index| place(*index).is_some_and(|place| place.start() < span.end())).collect()
}
