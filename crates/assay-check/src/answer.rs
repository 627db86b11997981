//! An operator's answer, before it is put with its claim and series.

use assay_evidence::Observation;

use crate::question::Question;
use crate::{Alternative, Finding, Input, Neighbour, Outcome, Reason, Subject};

/// What an operator computed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Answer {
    pub outcome: Option<Outcome>,
    pub reason: Option<Reason>,
    pub operator: Option<&'static str>,
    pub steps: Vec<String>,
    pub formula: Option<String>,
    pub inputs: Vec<Input>,
    pub result: Option<f64>,
    pub alternatives: Vec<Alternative>,
    pub neighbours: Vec<Neighbour>,
    pub notes: Vec<String>,
    pub summary: String,
}

impl Answer {
    pub fn of(operator: &'static str) -> Self {
        Self { operator: Some(operator), ..Self::default() }
    }

    /// The record does not settle it.
    pub fn open(reason: Reason, summary: impl Into<String>) -> Self {
        Self {
            outcome: Some(Outcome::NotEnoughEvidence),
            reason: Some(reason),
            summary: summary.into(),
            ..Self::default()
        }
    }

    /// As [`Self::open`], with the observation that comes nearest shown.
    pub fn outside(question: &Question<'_>, wanted: &str) -> Self {
        let record = &question.record;
        let mut answer = Self::open(
            Reason::OutsideCoverage,
            format!(
                "The series “{}” has no value for {wanted}; it covers {}.",
                record.name(),
                record.coverage()
            ),
        );
        answer.note_last(question);
        answer
    }

    /// Notes the last observed year and its value.
    pub fn note_last(&mut self, question: &Question<'_>) {
        if let Some(last) = question.record.values.last() {
            self.notes.push(format!("Last observed: {}.", question.record.show_year(*last)));
            self.inputs.extend(question.record.inputs(&[*last]));
        }
    }

    pub fn step(&mut self, step: impl Into<String>) {
        self.steps.push(step.into());
    }

    pub fn note(&mut self, note: impl Into<String>) {
        self.notes.push(note.into());
    }

    pub fn alternative(&mut self, reading: impl Into<String>, holds: bool, result: Option<f64>) {
        self.alternatives.push(Alternative { reading: reading.into(), holds, result });
    }

    pub fn use_values(&mut self, question: &Question<'_>, observations: &[Observation]) {
        self.inputs.extend(question.record.inputs(observations));
    }

    /// Supported where the plain reading holds; else conflicting where another does; else refuted.
    pub fn settle(&mut self, holds: bool) -> Outcome {
        let elsewhere = self.alternatives.iter().any(|alternative| alternative.holds);
        let outcome = match (holds, elsewhere) {
            (true, _) => Outcome::Supported,
            (false, true) => Outcome::Conflicting,
            (false, false) => Outcome::Refuted,
        };
        self.outcome = Some(outcome);
        outcome
    }

    /// The readings that hold, in words: "2014, 2016".
    pub fn holding(&self) -> String {
        let holding = self.alternatives.iter().filter(|alternative| alternative.holds);
        holding.map(|alternative| alternative.reading.as_str()).collect::<Vec<_>>().join("; ")
    }

    pub fn finding(self, subject: Subject, question: Option<&Question<'_>>) -> Finding {
        Finding {
            subject,
            outcome: self.outcome.unwrap_or(Outcome::NotEnoughEvidence),
            reason: self.reason,
            operator: self.operator,
            steps: self.steps,
            formula: self.formula,
            inputs: self.inputs,
            result: self.result,
            series: question.map(|question| question.record.used()),
            alternatives: self.alternatives,
            neighbours: self.neighbours,
            notes: self.notes,
            summary: self.summary,
        }
    }
}
