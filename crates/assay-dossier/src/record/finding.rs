//! What the public record says.

use assay_check::{Finding, Neighbour, Outcome, Reason, SeriesUsed};
use assay_evidence::Observation;

use super::{Records, id};
use crate::model::{
    AlternativeRecord, FindingRecord, InputRecord, NeighbourRecord, ObservationRecord, SeriesRecord,
};

impl Records<'_> {
    pub(super) fn findings(&self, findings: &[Finding]) -> Vec<FindingRecord> {
        findings.iter().enumerate().map(|(index, finding)| record(index, finding)).collect()
    }
}

fn record(index: usize, finding: &Finding) -> FindingRecord {
    FindingRecord {
        id: id("f", index),
        claim: id("c", finding.subject.claim),
        quantity: finding.subject.quantity.map(|index| id("q", index)),
        outcome: outcome(finding.outcome).to_owned(),
        reason: finding.reason.map(|value| reason(value).to_owned()),
        summary: finding.summary.clone(),
        operator: finding.operator.map(str::to_owned),
        steps: finding.steps.clone(),
        formula: finding.formula.clone(),
        inputs: finding
            .inputs
            .iter()
            .map(|input| InputRecord {
                series: input.series.clone(),
                place: input.place.clone(),
                year: input.observation.year,
                value: input.observation.value,
            })
            .collect(),
        result: finding.result,
        series: finding.series.as_ref().map(series),
        alternatives: finding
            .alternatives
            .iter()
            .map(|alternative| AlternativeRecord {
                reading: alternative.reading.clone(),
                holds: alternative.holds,
                result: alternative.result,
            })
            .collect(),
        neighbours: finding.neighbours.iter().map(neighbour).collect(),
        notes: finding.notes.clone(),
    }
}

fn series(series: &SeriesUsed) -> SeriesRecord {
    SeriesRecord {
        code: series.code.clone(),
        name: series.name.clone(),
        unit: series.unit.clone(),
        definition: series.definition.clone(),
        source: series.source.clone(),
        licence: series.licence.clone(),
        vintage: series.vintage.clone(),
        place: series.place.clone(),
        place_name: series.place_name.clone(),
        observations: observations(&series.observations),
    }
}

fn neighbour(neighbour: &Neighbour) -> NeighbourRecord {
    NeighbourRecord {
        rank: neighbour.rank,
        place: neighbour.place.clone(),
        place_name: neighbour.place_name.clone(),
        observations: observations(&neighbour.observations),
    }
}

fn observations(observations: &[Observation]) -> Vec<ObservationRecord> {
    let record = |o: &Observation| ObservationRecord { year: o.year, value: o.value };
    observations.iter().map(record).collect()
}

const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Supported => "supported",
        Outcome::Refuted => "refuted",
        Outcome::Conflicting => "conflicting",
        Outcome::NotEnoughEvidence => "not_enough_evidence",
    }
}

const fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::NoSeries => "no_series",
        Reason::OutsideCoverage => "outside_coverage",
        Reason::Projection => "projection",
        Reason::DefinitionDiffers => "definition_differs",
        Reason::PlaceUnclear => "place_unclear",
        Reason::PeriodUnclear => "period_unclear",
        Reason::NotCheckable => "not_checkable",
        Reason::Subgroup => "subgroup",
    }
}
