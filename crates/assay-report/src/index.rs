//! A dossier's records by their ids.

use std::collections::BTreeMap;

use assay_dossier::Dossier;
use assay_dossier::model::{
    AttributionRecord, ClaimRecord, FindingRecord, LinkRecord, PartyRecord, QuantityRecord,
};

/// The name under which the article's own voice is listed.
pub(crate) const AUTHOR: &str = "the author";

/// Look-ups by id; an id that leads nowhere gives `None`.
pub(crate) struct Index<'a> {
    claims: BTreeMap<&'a str, &'a ClaimRecord>,
    quantities: BTreeMap<&'a str, &'a QuantityRecord>,
    attributions: BTreeMap<&'a str, &'a AttributionRecord>,
    links: BTreeMap<&'a str, &'a LinkRecord>,
    findings: BTreeMap<&'a str, Vec<&'a FindingRecord>>,
}

impl<'a> Index<'a> {
    pub(crate) fn new(dossier: &'a Dossier) -> Self {
        let mut findings: BTreeMap<&str, Vec<&FindingRecord>> = BTreeMap::new();
        for finding in &dossier.findings {
            findings.entry(&finding.claim).or_default().push(finding);
        }
        Self {
            claims: dossier.claims.iter().map(|c| (c.id.as_str(), c)).collect(),
            quantities: dossier.quantities.iter().map(|q| (q.id.as_str(), q)).collect(),
            attributions: dossier.attributions.iter().map(|a| (a.id.as_str(), a)).collect(),
            links: dossier.links.iter().map(|l| (l.id.as_str(), l)).collect(),
            findings,
        }
    }

    pub(crate) fn claim(&self, id: &str) -> Option<&'a ClaimRecord> {
        self.claims.get(id).copied()
    }

    pub(crate) fn quantity(&self, id: &str) -> Option<&'a QuantityRecord> {
        self.quantities.get(id).copied()
    }

    pub(crate) fn attribution(&self, id: &str) -> Option<&'a AttributionRecord> {
        self.attributions.get(id).copied()
    }

    pub(crate) fn link(&self, id: &str) -> Option<&'a LinkRecord> {
        self.links.get(id).copied()
    }

    /// The findings about a claim, in their order.
    pub(crate) fn findings_of(&self, claim: &str) -> &[&'a FindingRecord] {
        self.findings.get(claim).map_or(&[], Vec::as_slice)
    }

    /// On whose word something stands: the speaker's name, or "the author".
    pub(crate) fn voice(&self, by: &'a str, speaker: Option<&'a str>) -> &'a str {
        if by == "author" {
            return AUTHOR;
        }
        speaker.or_else(|| self.attribution(by).and_then(speaker_of)).unwrap_or("a speaker not named")
    }

    /// Whether these are words listed once more within a statement of the same speaker: a phrase
    /// in quotation marks within a statement that mixes quoted words and others.
    pub(crate) fn is_repeated(&self, attribution: &AttributionRecord) -> bool {
        let Some(outer) = attribution.within.as_deref().and_then(|id| self.attribution(id)) else {
            return false;
        };
        speaker_of(attribution).is_some_and(|who| speaker_of(outer) == Some(who))
    }

    /// Whether this is listed and counted as a statement somebody made.
    pub(crate) fn is_listed(&self, attribution: &AttributionRecord) -> bool {
        is_statement(attribution) && !self.is_repeated(attribution)
    }

    /// The words a finding is about: the figure's, else the claim's.
    pub(crate) fn words_of(&self, finding: &FindingRecord) -> Option<&'a str> {
        let figure = finding.quantity.as_deref().and_then(|id| self.quantity(id)).map(|q| &q.anchor);
        figure.or_else(|| self.claim(&finding.claim).map(|c| &c.anchor)).map(|anchor| anchor.exact.as_str())
    }

    /// To whom the statement is addressed that something stands in.
    pub(crate) fn addressee(&self, by: &str) -> Option<&'a str> {
        self.attribution(by)?.addressee.as_ref().map(party)
    }
}

/// Who made a statement, as far as the article says.
pub(crate) fn speaker_of(attribution: &AttributionRecord) -> Option<&str> {
    attribution.source.as_ref().map(party)
}

/// A party by its full name, or in the article's words.
pub(crate) fn party(party: &PartyRecord) -> &str {
    party.name.as_deref().unwrap_or(&party.mention.exact)
}

/// Whether somebody is said to have said something: no scare quote, and no mere attitude towards
/// something.
pub(crate) fn is_statement(attribution: &AttributionRecord) -> bool {
    !is_scare_quote(attribution) && attribution.form != "attitude"
}

/// Whether these are words in quotation marks that nobody is said to have spoken.
pub(crate) fn is_scare_quote(attribution: &AttributionRecord) -> bool {
    attribution.form == "scare-quote"
}

/// Whether a series was consulted, or could have been: all but what no series at hand measures.
pub(crate) fn has_series(finding: &FindingRecord) -> bool {
    finding.reason.as_deref() != Some("no_series")
}
