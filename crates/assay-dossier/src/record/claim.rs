//! Claims, offers, arguments, wording.

use assay_claim::{
    Argument, Checkability, Claim, ClaimKind, ClaimPlace, Found, HeadlineClaim, Offer, OfferKind, Priority,
    SourceGiven, SourceKind, WordingKind, WordingUse, link_target,
};

use super::{Records, id};
use crate::ReadError;
use crate::model::{
    ArgumentRecord, ClaimRecord, HeadlineRecord, OfferRecord, PriorityRecord, SourceGivenRecord, TermRecord,
    WordingRecord,
};

impl Records<'_> {
    pub(super) fn claims(&self, found: &Found) -> Result<Vec<ClaimRecord>, ReadError> {
        let about = found.places.iter().zip(&found.priorities);
        let told = found.claims.iter().zip(about).enumerate();
        told.map(|(index, (claim, (place, priority)))| {
            let headline = found.headlines.iter().find(|headline| headline.claim == index);
            self.claim(index, claim, *place, priority, headline)
        })
        .collect()
    }

    fn claim(
        &self,
        index: usize,
        claim: &Claim,
        place: ClaimPlace,
        priority: &Priority,
        headline: Option<&HeadlineClaim>,
    ) -> Result<ClaimRecord, ReadError> {
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
            place: place.name().to_owned(),
            headline: match headline {
                Some(headline) => Some(HeadlineRecord {
                    in_text: self.anchor_if("sentence that bears a headline out", headline.in_text)?,
                }),
                None => None,
            },
            priority: priority_record(priority),
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
            points_at: source
                .link
                .and_then(|index| self.reading.article.links.get(index))
                .map(|link| link_target(&link.target, self.page()).name().to_owned()),
        })
    }

    /// The address of the page, as far as it is known.
    fn page(&self) -> Option<&str> {
        let canonical = self.reading.article.canonical.as_ref().map(|field| field.value.as_str());
        self.source.url().or(canonical)
    }

    pub(super) fn offers(&self, found: &[Offer]) -> Result<Vec<OfferRecord>, ReadError> {
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
                maker: self.party(offer.maker)?,
            })
        });
        records.collect()
    }

    pub(super) fn arguments(&self, found: &[Argument]) -> Result<Vec<ArgumentRecord>, ReadError> {
        let records = found.iter().enumerate().map(|(index, argument)| {
            Ok(ArgumentRecord {
                id: id("g", index),
                anchor: self.anchor("argument", argument.span)?,
                heading: self.anchor_if("argument's heading", argument.heading)?,
                number: argument.number,
                by: self.by(argument.by).0,
                premises: self.anchors("premise", &argument.premises)?,
                conclusion: self.anchor_if("conclusion", argument.conclusion)?,
                answers: self.anchor_if("counter-claim", argument.answers)?,
            })
        });
        records.collect()
    }

    pub(super) fn wording(&self, found: &[WordingUse]) -> Result<Vec<WordingRecord>, ReadError> {
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

fn priority_record(priority: &Priority) -> PriorityRecord {
    let terms = priority.terms.iter().map(|(term, value)| TermRecord {
        name: term.name().to_owned(),
        group: term.group().to_owned(),
        value: *value,
    });
    PriorityRecord { score: priority.score(), terms: terms.collect() }
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
