//! What a claim says as a whole: comparisons, records, places in an order, trends, tenures.

use assay_claim::{Checkability, Claim, ClaimKind};
use assay_quantity::{TimeValue, UnitKind};
use assay_text::Span;

use super::settled::{causal, unsettled};
use super::{Desk, near, open};
use crate::answer::Answer;
use crate::choose::{self, Choice, Miss, choose_for_trend};
use crate::compare::Other;
use crate::lexicon::Hit;
use crate::part::Clause;
use crate::place::place;
use crate::question::Question;
use crate::record::Record;
use crate::standing::{self, Standing};
use crate::units::Fit;
use crate::when::When;
use crate::words::{Word, words};
use crate::{Finding, Reason, Subject, compare, growth, multiple, operators, tense, term};

impl<'a> Desk<'a> {
    /// A comparison of places; what it speaks of is looked up as a whole.
    pub(super) fn compared(
        &self,
        index: usize,
        claim: &Claim,
        done: &mut [bool],
        findings: &mut Vec<Finding>,
    ) {
        let span = near(self.text(), claim.span, Span::new(claim.span.start(), claim.span.start()));
        let subject = Subject { claim: index, quantity: None };
        let found = match compare::read(self.reading, self.evidence, span) {
            Ok(None) => return,
            Ok(Some(found)) => found,
            Err(miss) => {
                let measured = !self.lexicon.hits(&words(span.of(self.text()), span.start())).is_empty();
                let settled =
                    claim.quantities.iter().any(|&number| !done.get(number).is_some_and(|done| *done));
                if measured && !settled {
                    findings.push(open(miss, subject));
                }
                return;
            }
        };
        let mut stated = self
            .times(claim)
            .filter(|time| !is_now(time.span.of(self.text())))
            .filter_map(|time| match &time.value {
                TimeValue::Interval(interval) => Some(When::from_interval(*interval)),
                _ => None,
            })
            // The year compared with is not the year compared.
            .filter(|when| !matches!((when, &found.other), (When::Year(a), Other::Then(b)) if a == b));
        let when = stated.next().unwrap_or(When::Unstated);
        if stated.any(|other| other != when) {
            return;
        }
        let sentence = words(span.of(self.text()), span.start());
        let places = found.places();
        let finding = match choose::choose_for_places(self.evidence, &self.lexicon, &sentence, &places) {
            Ok(None) => return,
            Err(miss) => open(miss, subject),
            Ok(Some(chosen)) => {
                let Some(hit_span) = sentence.get(chosen.hit.first).map(|word| word.span) else { return };
                let clause =
                    Clause::new(self.reading, span, &chosen.own, chosen.hit.measure, hit_span, &places);
                let record = Record::new(self.evidence, chosen.series, &found.place, chosen.fit);
                // "is lower than it was": the tense is that of the side which is compared.
                let said = Span::new(span.start(), found.says.end());
                let present = tense::is_present(self.reading.analysis, said, self.words_of(said));
                let question = self.question(claim, span, chosen.hit, chosen.fit, record, when);
                let question = Question { present, ..question };
                let whole = clause.as_ref().map_or(Ok(()), |clause| {
                    clause.narrowed(hit_span).and_then(|()| clause.counts(found.says))
                });
                let in_part = clause.as_ref().is_some_and(|clause| clause.is_part_of_year(hit_span));
                let past = sentence.iter().any(|word| matches!(word.normal.as_str(), "was" | "were" | "had"));
                let at = found.number.unwrap_or(hit_span);
                let answer = match (unsettled(&question), self.unasserted(span, at, false), whole) {
                    (Some(answer), ..) | (None, Some(answer), _) => answer,
                    (None, None, Err(miss)) => Answer::open(miss.reason, miss.summary),
                    (None, None, Ok(())) if in_part => return,
                    (None, None, Ok(())) => operators::between(&question, &found.other, found.relation, past),
                };
                answer.finding(subject, Some(&question))
            }
        };
        let quantity = |number: &&usize| {
            let quantity = self.reading.quantities.quantities.get(**number);
            quantity.is_some_and(|quantity| {
                quantity.unit.kind == UnitKind::Multiple && quantity.change.is_none()
                    || found.number.is_some_and(|number| quantity.span.contains(number))
            })
        };
        for &number in claim.quantities.iter().filter(quantity) {
            done[number] = true;
        }
        findings.push(finding);
    }

    /// A record over so many years: "the lowest in ten years", "a 40-year high".
    pub(super) fn spell(&self, index: usize, claim: &Claim, findings: &mut Vec<Finding>) {
        let told = |finding: &&Finding| {
            finding.subject.claim == index && matches!(finding.operator, Some("extremum" | "rank"))
        };
        let text = self.words_of(claim.span);
        let Some(years) = operators::over_years(text) else { return };
        if findings.iter().rev().take(4).any(|finding| told(&finding)) {
            return;
        }
        let sentence = words(text, claim.span.start());
        let chosen = choose_for_trend(self.evidence, &self.lexicon, &sentence)
            .map(|chosen| (chosen.hit, chosen.own))
            .or_else(|| self.growth_of_the_economy(&sentence));
        let Some((hit, own)) = chosen else { return };
        let Some(hit_span) = sentence.get(hit.first).map(|word| word.span) else { return };
        let Ok(place) = place(self.reading, self.evidence, hit.measure.series, claim.span, None) else {
            return;
        };
        let mut stated = self.times(claim).filter_map(|time| match &time.value {
            TimeValue::Interval(interval) => match When::from_interval(*interval) {
                When::Year(year) => Some(year),
                _ => None,
            },
            _ => None,
        });
        let when = stated.next().map_or(When::Unstated, When::Year);
        let last = match when {
            When::Year(year) => year,
            _ => self.published.unwrap_or(i16::MAX),
        };
        // Another series of like name and unit may reach further back.
        let codes = std::iter::once(hit.measure.series).chain(hit.measure.siblings.iter().copied());
        let all = codes.filter_map(|code| self.evidence.find(code));
        let all: Vec<Record<'_>> =
            all.map(|series| Record::new(self.evidence, series, &place, Fit::Relative)).collect();
        let reaches = |record: &Record<'_>| {
            record
                .values
                .first()
                .is_some_and(|first| first.year <= last.saturating_sub(years).saturating_add(1))
        };
        let alike = |unit: &str| unit.starts_with('%');
        let Some(first) = all.first() else { return };
        let at = all.iter().position(|record| {
            reaches(record) && (record.unit == first.unit || alike(&record.unit) && alike(&first.unit))
        });
        let Some(record) = all.into_iter().nth(at.unwrap_or(0)) else { return };
        let span = self.sentence(hit_span);
        let clause = Clause::new(self.reading, span, &own, hit.measure, hit_span, &[&place]);
        let question = self.question(claim, claim.span, hit, Fit::Relative, record, when);
        let whole = clause.as_ref().map_or(Ok(()), |clause| clause.narrowed(hit_span));
        let in_part = clause.as_ref().is_some_and(|clause| clause.is_part_of_year(hit_span));
        if in_part {
            return;
        }
        let answer = match (unsettled(&question), self.unasserted(span, hit_span, false), whole) {
            (Some(answer), ..) | (None, Some(answer), _) => answer,
            (None, None, Err(miss)) => Answer::open(miss.reason, miss.summary),
            (None, None, Ok(())) => operators::extremum(&question),
        };
        findings.push(answer.finding(Subject { claim: index, quantity: None }, Some(&question)));
    }

    /// "Growth" of nothing else in a sentence is that of the economy.
    fn growth_of_the_economy(&self, sentence: &[Word]) -> Option<(Hit<'a>, Vec<String>)> {
        let first = sentence.iter().position(|word| word.normal == "growth")?;
        if !self.lexicon.hits(sentence).is_empty() {
            return None;
        }
        let hit = growth::of_the_economy(&self.lexicon)?;
        Some((Hit { first, length: 1, ..hit }, vec!["growth".to_owned()]))
    }

    /// The place in an order that a claim states, where it says among whom.
    fn standing(&self, claim: &Claim) -> Option<Standing> {
        let text = self.words_of(claim.span);
        let standing = standing::stated(text)?;
        (standing.world || operators::in_region(text, "").is_some()).then_some(standing)
    }

    /// Whether a claim puts something first, second or so among all countries.
    pub(super) fn is_first(&self, claim: &Claim) -> bool {
        claim.kind == ClaimKind::RankOrRecord && self.standing(claim).is_some_and(|standing| standing.world)
    }

    /// A rise, a fall or a place in an order that is stated without a figure.
    pub(super) fn without_figure(&self, index: usize, claim: &Claim) -> Option<Finding> {
        use ClaimKind::{Causal, Comparison, Event, Prediction, RankOrRecord, Trend};
        let text = self.words_of(claim.span);
        let ordered = matches!(claim.kind, RankOrRecord | Prediction);
        let standing = self.standing(claim).filter(|_| ordered);
        let moves = matches!(claim.kind, Trend | Causal | Event | Comparison)
            && (operators::direction(text).is_some() || multiple::in_verb(text).is_some());
        if standing.is_none() && !moves {
            return None;
        }
        let sentence = words(text, claim.span.start());
        let subject = Subject { claim: index, quantity: None };
        let chosen = match standing {
            Some(_) => choose::choose_for_order(self.evidence, &self.lexicon, &sentence),
            None => Ok(choose_for_trend(self.evidence, &self.lexicon, &sentence)),
        };
        let Choice { hit, series, own, fit } = match chosen {
            Ok(chosen) => chosen?,
            Err(miss) => return Some(open(miss, subject)),
        };
        let hit_span = sentence.get(hit.first)?.span;
        let place = match place(self.reading, self.evidence, series.code, claim.span, None) {
            Ok(place) => place,
            Err(miss) => return standing.map(|_| open(miss, subject)),
        };
        let around = self.sentence(hit_span);
        let term = term::term(self.evidence, self.text(), around, &place);
        // "has the highest rate in the world" speaks of the time of publication.
        let now = standing.is_some() && self.times(claim).all(|time| is_now(time.span.of(self.text())));
        let when = match term {
            _ if now => When::Unstated,
            Some((when, _)) => when,
            None => self.when(claim)?,
        };
        let record = Record::new(self.evidence, series, &place, fit);
        let question = self.question(claim, claim.span, hit, fit, record, when);
        let clause =
            Clause::new(self.reading, around, &own, hit.measure, hit_span, &[&question.record.place])
                .map(|clause| clause.with_term(term.map(|(_, span)| span)));
        // That the set of countries is not listed says more than that it narrows the claim.
        let within = standing.and_then(|_| operators::in_region(text, &question.record.place_name));
        let whole =
            clause.as_ref().filter(|_| within.is_none()).map_or(Ok(()), |clause| clause.narrowed(hit_span));
        let in_part = clause.as_ref().is_some_and(|clause| clause.is_part_of_year(hit_span));
        if in_part {
            return None;
        }
        let unasserted = self.unasserted(around, hit_span, false);
        let mut answer = match (unsettled(&question), unasserted, whole, standing) {
            (Some(answer), ..) | (None, Some(answer), ..) => answer,
            (None, None, Err(miss), _) => Answer::open(miss.reason, miss.summary),
            (.., Some(standing)) if standing.ended => operators::rank(&question, standing.rank),
            (.., Some(standing)) => operators::rank_from_either(&question, standing.rank),
            (.., None) => operators::apply_in_states(&question, None),
        };
        causal(&mut answer, &question);
        Some(answer.finding(subject, Some(&question)))
    }

    /// What a claim that could be looked up is told where nothing was: a comparison, rank or trend of
    /// what no series measures, or what is foreseen of what one does.
    pub(super) fn left_open(&self, index: usize, claim: &Claim) -> Option<Finding> {
        use ClaimKind::{Comparison, Prediction, RankOrRecord, Trend};
        let text = self.words_of(claim.span);
        let measured = self.lexicon.hits(&words(text, claim.span.start())).first().copied();
        let (reason, summary) = match (claim.kind, claim.checkable, measured) {
            (Prediction, _, Some(_)) => (
                Reason::Projection,
                "The claim speaks of what is to come, which observations neither support nor refute.",
            ),
            (Comparison | RankOrRecord | Trend, Checkability::Checkable, None) => {
                (Reason::NoSeries, "No series at hand measures what the claim speaks of.")
            }
            (Comparison | RankOrRecord | Trend, Checkability::Checkable, Some(_)) => (
                Reason::DefinitionDiffers,
                "The claim says more than a series of whole countries and years could settle by itself.",
            ),
            _ => return None,
        };
        let miss = Miss { reason, summary: summary.to_owned() };
        Some(open(miss, Subject { claim: index, quantity: None }))
    }

    /// A stretch of years beside someone who held an office.
    pub(super) fn tenure(&self, index: usize, claim: &Claim, findings: &mut Vec<Finding>) {
        for time in self.times(claim) {
            let TimeValue::Interval(interval) = &time.value else { continue };
            let Some((first, last)) = interval.years().filter(|(first, last)| first < last) else { continue };
            let before = near(self.text(), claim.span, time.span);
            let before = Span::new(before.start(), time.span.start());
            if let Some(answer) = operators::tenure(self.evidence, self.words_of(before), first, last) {
                findings.push(answer.finding(Subject { claim: index, quantity: None }, None));
            }
        }
    }
}

/// Whether a time expression says no more than the present tense does.
fn is_now(words: &str) -> bool {
    matches!(words.to_lowercase().as_str(), "currently" | "now" | "nowadays" | "right now" | "today")
}
