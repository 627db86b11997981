//! Who said what to whom.

use assay_attribution::{AttributionForm, AttributionType, Party};

use super::{Records, id};
use crate::ReadError;
use crate::model::{AttributionRecord, PartyRecord, QuotationRecord};

impl Records<'_> {
    pub(super) fn quotations(&self) -> Result<Vec<QuotationRecord>, ReadError> {
        let quotations = self.reading.statements.quotations.iter().enumerate();
        quotations
            .map(|(index, quotation)| {
                Ok(QuotationRecord {
                    id: id("k", index),
                    anchor: self.anchor("quotation", quotation.span)?,
                    content: self.anchors("quotation", &quotation.content)?,
                    depth: quotation.depth,
                    closed: quotation.closed,
                    attribution: quotation.attribution.map(|index| id("a", index)),
                })
            })
            .collect()
    }

    pub(super) fn attributions(&self) -> Result<Vec<AttributionRecord>, ReadError> {
        let attributions = self.reading.statements.attributions.iter().enumerate();
        attributions
            .map(|(index, attribution)| {
                Ok(AttributionRecord {
                    id: id("a", index),
                    kind: attribution_type(attribution.kind).to_owned(),
                    form: attribution_form(attribution.form).to_owned(),
                    content: self.anchors("content", &attribution.content)?,
                    cue: self.anchor_if("cue", attribution.cue)?,
                    source: self.party(attribution.source)?,
                    addressee: self.party(attribution.addressee)?,
                    venue: self.anchor_if("venue", attribution.venue)?,
                    time: attribution.time.as_ref().map(ToString::to_string),
                    within: attribution.within.map(|index| id("a", index)),
                })
            })
            .collect()
    }

    pub(super) fn party(&self, party: Option<Party>) -> Result<Option<PartyRecord>, ReadError> {
        let Some(party) = party else { return Ok(None) };
        Ok(Some(PartyRecord {
            mention: self.anchor("party", party.mention)?,
            name: party.name.map(|name| self.reading.analysis.name(name).full.clone()),
            name_id: party.name.map(|name| id("n", name.0 as usize)),
        }))
    }
}

const fn attribution_type(kind: AttributionType) -> &'static str {
    match kind {
        AttributionType::Direct => "direct",
        AttributionType::Indirect => "indirect",
        AttributionType::Mixed => "mixed",
    }
}

const fn attribution_form(form: AttributionForm) -> &'static str {
    match form {
        AttributionForm::Statement => "statement",
        AttributionForm::Letter => "letter",
        AttributionForm::Post => "post",
        AttributionForm::Report => "report",
        AttributionForm::Label => "label",
        AttributionForm::Attitude => "attitude",
        AttributionForm::ScareQuote => "scare-quote",
    }
}
