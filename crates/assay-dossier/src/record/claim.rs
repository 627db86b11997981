//! Claims, offers, arguments, exchanges, wording.

use assay_claim::{
    Checkability, Claim, ClaimKind, ExchangeKind, OfferKind, SourceGiven, SourceKind, WordingKind, arguments,
    exchanges, offers, wording,
};

use super::{Records, id};
use crate::ReadError;
use crate::model::{
    ArgumentRecord, ClaimRecord, ExchangeRecord, OfferRecord, SourceGivenRecord, WordingRecord,
};

impl Records<'_> {
    pub(super) fn claims(&self, claims: &[Claim]) -> Result<Vec<ClaimRecord>, ReadError> {
        claims.iter().enumerate().map(|(index, claim)| self.claim(index, claim)).collect()
    }

    fn claim(&self, index: usize, claim: &Claim) -> Result<ClaimRecord, ReadError> {
        let (by, speaker) = self.by(claim.by);
        let not_checkable_because = not_checkable_because(claim.checkable);
        Ok(ClaimRecord {
            id: id("c", index),
            anchor: self.anchor("claim", claim.span)?,
            by,
            speaker,
            kind: claim_kind(claim.kind).to_owned(),
            checkable: not_checkable_because.is_none(),
            not_checkable_because: not_checkable_because.map(str::to_owned),
            source_given: self.source_given(claim.source)?,
            quantities: claim.quantities.iter().map(|&index| id("q", index)).collect(),
        })
    }

    fn source_given(&self, source: SourceGiven) -> Result<SourceGivenRecord, ReadError> {
        Ok(SourceGivenRecord {
            kind: match source.kind {
                SourceKind::Link => "link",
                SourceKind::Named => "named",
                SourceKind::Vague => "vague",
                SourceKind::None => "none",
            }
            .to_owned(),
            anchor: self.anchor_if("source given", source.span)?,
            link: source.link.map(|index| id("l", index)),
        })
    }

    pub(super) fn offers(&self) -> Result<Vec<OfferRecord>, ReadError> {
        let found = offers(self.reading);
        let records = found.iter().enumerate().map(|(index, offer)| {
            let (by, speaker) = self.by(offer.by);
            Ok(OfferRecord {
                id: id("o", index),
                kind: match offer.kind {
                    OfferKind::Offer => "offer",
                    OfferKind::Promise => "promise",
                    OfferKind::Threat => "threat",
                }
                .to_owned(),
                anchor: self.anchor("offer", offer.span)?,
                by,
                speaker,
                to: self.party(offer.to)?,
                conditions: self.anchors("condition", &offer.conditions)?,
                deadline: self.anchor_if("deadline", offer.deadline)?,
            })
        });
        records.collect()
    }

    pub(super) fn arguments(&self) -> Result<Vec<ArgumentRecord>, ReadError> {
        let found = arguments(self.reading);
        let records = found.iter().enumerate().map(|(index, argument)| {
            Ok(ArgumentRecord {
                id: id("g", index),
                anchor: self.anchor("argument", argument.span)?,
                heading: self.anchor_if("argument's heading", argument.heading)?,
                number: argument.number,
                by: self.by(argument.by).0,
                premises: self.anchors("premise", &argument.premises)?,
                conclusion: self.anchor_if("conclusion", argument.conclusion)?,
            })
        });
        records.collect()
    }

    pub(super) fn exchanges(&self) -> Vec<ExchangeRecord> {
        let found = exchanges(self.reading);
        let records = found.iter().enumerate().map(|(index, exchange)| ExchangeRecord {
            id: id("e", index),
            kind: match exchange.kind {
                ExchangeKind::Reply => "reply",
                ExchangeKind::Denial => "denial",
                ExchangeKind::Challenge => "challenge",
            }
            .to_owned(),
            statement: id("a", exchange.statement),
            answer: id("a", exchange.answer),
        });
        records.collect()
    }

    pub(super) fn wording(&self) -> Result<Vec<WordingRecord>, ReadError> {
        let found = wording(self.reading);
        let records = found.iter().enumerate().map(|(index, word)| {
            let (by, speaker) = self.by(word.by);
            Ok(WordingRecord {
                id: id("w", index),
                anchor: self.anchor("wording", word.span)?,
                kind: wording_kind(word.kind).to_owned(),
                by,
                speaker,
            })
        });
        records.collect()
    }
}

const fn claim_kind(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Quantity => "quantity",
        ClaimKind::Comparison => "comparison",
        ClaimKind::RankOrRecord => "rank-or-record",
        ClaimKind::Trend => "trend",
        ClaimKind::Event => "event",
        ClaimKind::Quotation => "quotation",
        ClaimKind::Causal => "causal",
        ClaimKind::Prediction => "prediction",
        ClaimKind::Definition => "definition",
        ClaimKind::Opinion => "opinion",
    }
}

const fn not_checkable_because(checkable: Checkability) -> Option<&'static str> {
    match checkable {
        Checkability::Checkable => None,
        Checkability::Opinion => Some("opinion"),
        Checkability::Causal => Some("causal"),
        Checkability::Prediction => Some("prediction"),
        Checkability::Vague => Some("vague"),
    }
}

const fn wording_kind(kind: WordingKind) -> &'static str {
    match kind {
        WordingKind::Evaluative => "evaluative",
        WordingKind::Intensifier => "intensifier",
        WordingKind::Certainty => "certainty",
        WordingKind::Hedge => "hedge",
        WordingKind::Label => "label",
        WordingKind::Metaphor => "metaphor",
        WordingKind::Sarcasm => "sarcasm",
    }
}
