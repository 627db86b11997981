//! What a claim says in figures.

use assay_claim::Claim;
use assay_quantity::{ChangeKind, Manner, Quantity, UnitKind, Value};
use assay_text::Span;

use super::settled::{causal, negate, unsettled};
use super::{Desk, near, open};
use crate::answer::Answer;
use crate::choose::{self, Miss};
use crate::part::Clause;
use crate::place::{named, place};
use crate::question::Question;
use crate::record::Record;
use crate::units::Fit;
use crate::when::When;
use crate::{Finding, Reason, Subject, compare, operators, restate, term, world_share};

/// How many figures after "from 10" its "to 12" is looked for.
const ENDS: usize = 3;

impl<'a> Desk<'a> {
    /// One finding a figure of the claim; a figure that two claims share is looked up once.
    pub(super) fn figures(
        &self,
        index: usize,
        claim: &Claim,
        done: &mut [bool],
        findings: &mut Vec<Finding>,
    ) {
        let quantities = &self.reading.quantities.quantities;
        let mut from = None;
        for (at, &number) in claim.quantities.iter().enumerate() {
            let Some(quantity) = quantities.get(number).filter(|_| !done[number]) else { continue };
            let starts = quantity.change.is_some_and(|change| change.kind == ChangeKind::From);
            let next = claim.quantities.iter().skip(at + 1).take(ENDS);
            if starts && next.into_iter().any(|&other| is_end(quantities.get(other), quantity)) {
                from = Some(quantity);
                done[number] = true;
                continue;
            }
            let subject = Subject { claim: index, quantity: Some(number) };
            if restate::is_age(self.text(), quantity) {
                done[number] = true;
                let summary =
                    "The figure is the age the measure is taken at, which is not the series’.".to_owned();
                findings.push(open(Miss { reason: Reason::DefinitionDiffers, summary }, subject));
                continue;
            }
            let of_record = quantity.unit.kind == UnitKind::Time
                && operators::over_years(self.words_of(claim.span)).is_some();
            if !choose::is_figure(quantity) || is_length_of_time(quantity) || of_record {
                continue;
            }
            done[number] = true;
            findings.extend(self.figure(claim, quantity, from.take(), subject));
        }
    }

    fn figure(
        &self,
        claim: &Claim,
        quantity: &Quantity,
        from: Option<&Quantity>,
        subject: Subject,
    ) -> Option<Finding> {
        let near = near(self.text(), claim.span, quantity.span);
        let restated = restate::change(self.text(), self.sentence(quantity.span), quantity)
            .or_else(|| restate::fraction(quantity))
            .or_else(|| restate::level(self.text(), quantity))
            .or_else(|| restate::bound(self.text(), quantity));
        let quantity = restated.as_ref().unwrap_or(quantity);
        // "from $12,568 to $25,104" over several years is no range but both ends of a change.
        let ends = restate::ends(self.text(), quantity);
        let (from, quantity) = ends.as_ref().map_or((from, quantity), |(from, to)| (Some(from), to));
        let whole_world = world_share::question(self.reading, self.evidence, &self.lexicon, near, quantity);
        if let Some(share) = whole_world {
            return self.of_the_world(claim, quantity, subject, near, share);
        }
        let chosen = choose::choose(self.evidence, &self.lexicon, self.text(), near, quantity);
        let chosen = match chosen {
            Ok(chosen) => chosen,
            // A change or record without a figure and without a series is no figure at all.
            Err(miss) if miss.reason == Reason::NoSeries && quantity.value == Value::None => {
                return None;
            }
            Err(miss) => return Some(open(miss, subject)),
        };
        // "Lorania overtook Velm to become the third-largest": who comes first is ranked.
        let ranks = matches!(quantity.manner, Some(Manner::Rank(_)));
        let above = ranks.then(|| compare::read(self.reading, self.evidence, near).ok().flatten()).flatten();
        let place = above.map_or_else(
            || place(self.reading, self.evidence, chosen.series.code, near, Some(quantity)),
            |above| Ok(above.place),
        );
        // "Lorania dropped behind Velm to become the sixth largest": the nearest name may be the other.
        let first = named(self.reading, near)
            .into_iter()
            .filter(|_| ranks)
            .find_map(|name| name.code.filter(|code| !self.evidence.is_group(code)));
        if let (Some(first), Ok(place)) = (&first, &place)
            && first != place
        {
            let summary = "The claim names several countries; it is not clear which is ranked.".to_owned();
            return Some(open(Miss { reason: Reason::PlaceUnclear, summary }, subject));
        }
        let place = match place {
            Ok(place) => place,
            Err(miss) => return Some(open(miss, subject)),
        };
        let sentence = self.sentence(quantity.span);
        let term = term::term(self.evidence, self.text(), sentence, &place);
        let clause =
            Clause::new(self.reading, sentence, &chosen.own, chosen.hit.measure, quantity.span, &[&place])
                .map(|clause| clause.with_term(term.map(|(_, span)| span)));
        let whole = clause.as_ref().map_or(Ok(()), |clause| clause.narrowed(quantity.span));
        let in_part = clause.as_ref().is_some_and(|clause| clause.is_part_of_year(quantity.span));
        let record = Record::new(self.evidence, chosen.series, &place, chosen.fit);
        let years = self.years(claim, near);
        let when = restate::when(self.text(), sentence, quantity, &years);
        let when = match (when, term) {
            (When::Year(_) | When::Part(_), _) | (_, None) => when,
            (_, Some((when, _))) => when,
        };
        let when = self.carried(claim, sentence, when);
        // "has risen to 100 percent since 2001": what it rose to is the value at the end.
        let reached = quantity.change.is_some_and(|change| change.kind == ChangeKind::To) && from.is_none();
        let when = match when {
            When::Years(_, last) if reached => When::Year(last),
            When::Since(first) if reached => {
                let last = record.last_by(self.latest.unwrap_or(i16::MAX)).map(|last| last.year);
                last.filter(|last| *last > first).map_or(when, When::Year)
            }
            _ => when,
        };
        // "10 percent in October of that year": a part of no year that is known.
        let whole = match (in_part, when) {
            (true, When::Unclear | When::Unstated) => whole.and(Err(Miss {
                reason: Reason::DefinitionDiffers,
                summary: "The claim speaks of a part of a year; the series has yearly values.".to_owned(),
            })),
            _ => whole,
        };
        let question = Question {
            quantity: Some(quantity),
            change: quantity.change.map_or("", |change| self.change_words(change.span)),
            years,
            ..self.question(claim, near, chosen.hit, chosen.fit, record, when.narrowed(in_part))
        };
        let mut answer =
            match (unsettled(&question), self.unasserted(sentence, quantity.span, quantity.negated), whole) {
                (Some(answer), ..) | (None, Some(answer), _) => answer,
                (None, None, Err(miss)) => Answer::open(miss.reason, miss.summary),
                (None, None, Ok(())) => operators::apply_in_states(&question, from),
            };
        if quantity.negated {
            negate(&mut answer, quantity);
        }
        causal(&mut answer, &question);
        Some(answer.finding(subject, Some(&question)))
    }

    /// The words that state a change: with "in half" where that stands behind.
    fn change_words(&self, span: Span) -> &'a str {
        const HALF: &str = " in half";
        let text = self.text();
        let half = text.get(span.end()..).is_some_and(|rest| rest.starts_with(HALF));
        let end = if half { span.end() + HALF.len() } else { span.end() };
        text.get(span.start()..end).unwrap_or_default()
    }

    /// A share of the world's total.
    fn of_the_world(
        &self,
        claim: &Claim,
        quantity: &Quantity,
        subject: Subject,
        near: Span,
        share: world_share::Share<'a>,
    ) -> Option<Finding> {
        let sentence = self.sentence(quantity.span);
        let years = self.years(claim, near);
        let when = restate::when(self.text(), sentence, quantity, &years);
        let question = Question {
            quantity: Some(quantity),
            years,
            ..self.question(claim, near, share.hit, Fit::Factor(1.0), share.record, when)
        };
        let unasserted = self.unasserted(sentence, quantity.span, quantity.negated);
        let mut answer = unsettled(&question)
            .or(unasserted)
            .unwrap_or_else(|| operators::apply_in_states(&question, None));
        if quantity.negated {
            negate(&mut answer, quantity);
        }
        answer.note("The share is the place’s value over the world’s in the same year.");
        Some(answer.finding(subject, Some(&question)))
    }
}

/// Whether `end` is what `start` changed to.
fn is_end(end: Option<&Quantity>, start: &Quantity) -> bool {
    end.is_some_and(|end| {
        end.change.is_some_and(|change| change.kind == ChangeKind::To) && end.sentence == start.sentence
    })
}

/// "for ten years" measures nothing by itself.
fn is_length_of_time(quantity: &Quantity) -> bool {
    quantity.unit.kind == UnitKind::Time && quantity.measure.is_none()
}
