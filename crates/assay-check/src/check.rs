//! From claims to findings.

use std::collections::BTreeSet;

use assay_claim::{Checkability, Claim, ClaimKind, Reading};
use assay_evidence::{Evidence, MeasureName};
use assay_quantity::{ChangeKind, Modality, Quantity, TimeExpression, TimeValue, UnitKind};
use assay_text::Span;

use crate::answer::Answer;
use crate::asserted::unasserted;
use crate::choose::{self, Choice, Miss, choose_for_trend};
use crate::lexicon::Lexicon;
use crate::operators;
use crate::part::Clause;
use crate::place::place;
use crate::question::Question;
use crate::record::Record;
use crate::restate;
use crate::units::Fit;
use crate::when::When;
use crate::words::words;
use crate::{Finding, Reason, Subject, compare, term, world_share};

/// How far around a figure its claim is read, in bytes: a claim may be as long as its author
/// likes, and may hold as many figures.
const AROUND: usize = 400;
/// How many figures after "from 10" its "to 12" is looked for.
const ENDS: usize = 3;

/// Looks every claim up; findings are in the order of `claims`. A claim without anything to look
/// up (an opinion without a figure) has no finding.
#[must_use]
pub fn check(claims: &[Claim], reading: Reading<'_>, evidence: &Evidence) -> Vec<Finding> {
    let desk = Desk { reading, evidence, lexicon: Lexicon::new(evidence), published: published(reading) };
    let mut findings = Vec::new();
    let mut done = vec![false; reading.quantities.quantities.len()];
    for (index, claim) in claims.iter().enumerate() {
        let before = findings.len();
        desk.compared(index, claim, &mut done, &mut findings);
        desk.figures(index, claim, &mut done, &mut findings);
        desk.spell(index, claim, &mut findings);
        desk.tenure(index, claim, &mut findings);
        let ranked =
            findings[before..].iter().any(|finding| matches!(finding.operator, Some("rank" | "between")));
        let first = claim.kind == ClaimKind::RankOrRecord && is_first_in_the_world(desk.words_of(claim.span));
        if findings.len() == before || first && !ranked {
            findings.extend(desk.without_figure(index, claim));
        }
    }
    // What an article says against itself stands behind what a series says of the same claim.
    let within = crate::within::findings(claims, reading);
    let told: BTreeSet<(usize, Option<usize>)> =
        within.iter().map(|finding| (finding.subject.claim, finding.subject.quantity)).collect();
    // That no series measures it adds nothing.
    findings.retain(|finding| {
        finding.reason != Some(Reason::NoSeries)
            || !told.contains(&(finding.subject.claim, finding.subject.quantity))
    });
    findings.extend(within);
    findings.sort_by_key(|finding| finding.subject.claim);
    findings
}

/// Year of publication.
fn published(reading: Reading<'_>) -> Option<i16> {
    reading.article.published.as_ref().map(|field| field.value.date().year())
}

struct Desk<'a> {
    reading: Reading<'a>,
    evidence: &'a Evidence,
    lexicon: Lexicon<'a>,
    published: Option<i16>,
}

impl<'a> Desk<'a> {
    fn text(&self) -> &'a str {
        self.reading.article.text.as_str()
    }

    /// The words of a claim; empty where its span is not of this text.
    fn words_of(&self, span: Span) -> &'a str {
        self.text().get(span.start()..span.end()).unwrap_or_default()
    }

    /// What is asked of `record` by `claim`, of which the words at `span` are read; of no figure.
    fn question<'q>(
        &'q self,
        claim: &'q Claim,
        span: Span,
        measure: &'q MeasureName<'q>,
        fit: Fit<'q>,
        record: Record<'q>,
        when: When,
    ) -> Question<'q> {
        Question {
            claim,
            quantity: None,
            words: self.words_of(span),
            evidence: self.evidence,
            measure,
            fit,
            record,
            when,
            change: "",
            years: Vec::new(),
            published: self.published,
        }
    }

    /// One finding a figure of the claim; a figure that two claims share is looked up once.
    fn figures(&self, index: usize, claim: &Claim, done: &mut [bool], findings: &mut Vec<Finding>) {
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
            if !choose::is_figure(quantity) || is_length_of_time(quantity, claim) {
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
            Err(miss) if miss.reason == Reason::NoSeries && quantity.value == assay_quantity::Value::None => {
                return None;
            }
            Err(miss) => return Some(open(miss, subject)),
        };
        let place = match place(self.reading, self.evidence, chosen.series.code, near, Some(quantity)) {
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
        let question = Question {
            quantity: Some(quantity),
            change: quantity.change.map_or("", |change| self.words_of(change.span)),
            years,
            ..self.question(claim, near, chosen.hit.measure, chosen.fit, record, when.narrowed(in_part))
        };
        let mut answer =
            match (unsettled(&question), self.unasserted(sentence, quantity.span, quantity.negated), whole) {
                (Some(answer), ..) | (None, Some(answer), _) => answer,
                (None, None, Err(miss)) => Answer::open(miss.reason, miss.summary),
                (None, None, Ok(())) => operators::apply(&question, from),
            };
        if quantity.negated {
            negate(&mut answer, quantity);
        }
        causal(&mut answer, claim, question.words);
        Some(answer.finding(subject, Some(&question)))
    }

    /// The sentence around `span`, as far as it is near.
    fn sentence(&self, span: Span) -> Span {
        let whole = self.reading.analysis.sentence_at(span.start()).map(|sentence| sentence.span);
        let whole = whole.unwrap_or(Span::new(0, self.text().len()));
        near(self.text(), whole, span)
    }

    /// The answer to a sentence that asserts nothing.
    fn unasserted(&self, sentence: Span, figure: Span, turned: bool) -> Option<Answer> {
        let at = figure.start().saturating_sub(sentence.start());
        let why = unasserted(self.words_of(sentence), at, turned)?;
        Some(Answer::open(Reason::NotCheckable, why.summary()))
    }

    /// A stretch of years beside someone who held an office.
    fn tenure(&self, index: usize, claim: &Claim, findings: &mut Vec<Finding>) {
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

    /// A comparison of places; what it speaks of is looked up as a whole.
    fn compared(&self, index: usize, claim: &Claim, done: &mut [bool], findings: &mut Vec<Finding>) {
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
        let mut stated = self.times(claim).filter_map(|time| match &time.value {
            TimeValue::Interval(interval) => Some(When::from_interval(*interval)),
            _ => None,
        });
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
                let question = self.question(claim, span, chosen.hit.measure, chosen.fit, record, when);
                let whole = clause.as_ref().map_or(Ok(()), |clause| clause.narrowed(hit_span));
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
    fn spell(&self, index: usize, claim: &Claim, findings: &mut Vec<Finding>) {
        let told = |finding: &&Finding| {
            finding.subject.claim == index && matches!(finding.operator, Some("extremum" | "rank"))
        };
        let text = self.words_of(claim.span);
        let Some(years) = operators::over_years(text) else { return };
        if findings.iter().rev().take(4).any(|finding| told(&finding)) {
            return;
        }
        let sentence = words(text, claim.span.start());
        let Some(Choice { hit, own, .. }) = choose_for_trend(self.evidence, &self.lexicon, &sentence) else {
            return;
        };
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
        let question = self.question(claim, claim.span, hit.measure, Fit::Relative, record, when);
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
            ..self.question(claim, near, share.measure, Fit::Factor(1.0), share.record, when)
        };
        let unasserted = self.unasserted(sentence, quantity.span, quantity.negated);
        let mut answer =
            unsettled(&question).or(unasserted).unwrap_or_else(|| operators::apply(&question, None));
        if quantity.negated {
            negate(&mut answer, quantity);
        }
        answer.note("The share is the place’s value over the world’s in the same year.");
        Some(answer.finding(subject, Some(&question)))
    }

    /// The year of the sentence before, where a claim in the past says none of its own.
    fn carried(&self, claim: &Claim, sentence: Span, when: When) -> When {
        if when != When::Unstated || self.times(claim).next().is_some() {
            return when;
        }
        let past = words(sentence.of(self.text()), 0).iter().any(|word| {
            matches!(word.normal.as_str(), "was" | "were" | "had" | "reached" | "stood" | "hit" | "came")
        });
        let times = &self.reading.quantities.times;
        let at = times.partition_point(|time| time.span.start() < sentence.start());
        let sentences = &self.reading.analysis.sentences;
        let own = sentences.partition_point(|other| other.span.start() < sentence.start());
        let Some(before) = own.checked_sub(1).and_then(|own| sentences.get(own)).filter(|_| past) else {
            return when;
        };
        let between = self.text().get(before.span.end()..sentence.start()).unwrap_or_default();
        let mut years =
            times[..at].iter().rev().take_while(|time| time.span.start() >= before.span.start()).filter_map(
                |time| match &time.value {
                    TimeValue::Interval(interval) => Some(When::from_interval(*interval)),
                    _ => None,
                },
            );
        match (years.next(), years.next()) {
            (Some(When::Year(year)), None) if !between.contains("\n\n") => When::Year(year),
            _ => when,
        }
    }

    /// A rise, fall or first place that is stated without a figure.
    fn without_figure(&self, index: usize, claim: &Claim) -> Option<Finding> {
        use ClaimKind::{Causal, Comparison, Event, RankOrRecord, Trend};
        let text = self.words_of(claim.span);
        let first = claim.kind == RankOrRecord && is_first_in_the_world(text);
        let moves = matches!(claim.kind, Trend | Causal | Event | Comparison)
            && (operators::direction(text).is_some() || operators::multiple(text).is_some());
        if !first && !moves {
            return None;
        }
        let sentence = words(text, claim.span.start());
        let Choice { hit, series, own, .. } = choose_for_trend(self.evidence, &self.lexicon, &sentence)?;
        let hit_span = sentence.get(hit.first)?.span;
        // "has the highest rate in the world" speaks of the time of publication.
        let now = first && self.published.is_some() && self.times(claim).next().is_none();
        let place = place(self.reading, self.evidence, series.code, claim.span, None).ok()?;
        let term = term::term(self.evidence, self.text(), self.sentence(hit_span), &place);
        let when = match term {
            _ if now => When::Unstated,
            Some((when, _)) => when,
            None => self.when(claim)?,
        };
        let record = Record::new(self.evidence, series, &place, Fit::Relative);
        let question = self.question(claim, claim.span, hit.measure, Fit::Relative, record, when);
        let sentence = self.sentence(hit_span);
        let term = term::term(self.evidence, self.text(), sentence, &question.record.place);
        let clause =
            Clause::new(self.reading, sentence, &own, hit.measure, hit_span, &[&question.record.place])
                .map(|clause| clause.with_term(term.map(|(_, span)| span)));
        let whole = clause.as_ref().map_or(Ok(()), |clause| clause.narrowed(hit_span));
        let in_part = clause.as_ref().is_some_and(|clause| clause.is_part_of_year(hit_span));
        if whole.is_err() || in_part || self.unasserted(sentence, hit_span, false).is_some() {
            return None;
        }
        let mut answer =
            if first { operators::rank(&question, 1) } else { operators::apply(&question, None) };
        causal(&mut answer, claim, text);
        Some(answer.finding(Subject { claim: index, quantity: None }, Some(&question)))
    }

    /// The single years that a claim names near a figure, in order of place.
    fn years(&self, claim: &Claim, near: Span) -> Vec<i16> {
        let times = self.times(claim).filter(|time| near.contains(time.span));
        let years = times.filter_map(|time| match &time.value {
            TimeValue::Interval(interval) => match When::from_interval(*interval) {
                When::Year(year) => Some(year),
                _ => None,
            },
            _ => None,
        });
        years.take(4).collect()
    }

    /// The time expressions within a claim.
    fn times(&self, claim: &Claim) -> impl Iterator<Item = &'a TimeExpression> {
        let times = &self.reading.quantities.times;
        let first = times.partition_point(|time| time.span.start() < claim.span.start());
        let span = claim.span;
        times[first..].iter().take_while(move |time| time.span.start() < span.end())
    }

    /// The one period that the time expressions of a claim state.
    fn when(&self, claim: &Claim) -> Option<When> {
        let mut stated = self.times(claim).filter_map(|time| match &time.value {
            TimeValue::Interval(interval) => Some(When::from_interval(*interval)),
            _ => None,
        });
        let first = stated.next()?;
        stated.all(|other| other == first).then_some(first)
    }
}

/// The part of a claim that is near `figure`, on whole characters.
pub(crate) fn near(text: &str, claim: Span, figure: Span) -> Span {
    let mut start = figure.start().saturating_sub(AROUND).max(claim.start()).min(figure.start());
    while !text.is_char_boundary(start) && start < figure.start() {
        start += 1;
    }
    let mut end = figure.end().saturating_add(AROUND).min(claim.end()).max(figure.end()).min(text.len());
    while !text.is_char_boundary(end) && end > start {
        end -= 1;
    }
    Span::new(start, end)
}

/// Whether `end` is what `start` changed to.
fn is_end(end: Option<&Quantity>, start: &Quantity) -> bool {
    end.is_some_and(|end| {
        end.change.is_some_and(|change| change.kind == ChangeKind::To) && end.sentence == start.sentence
    })
}

/// Whether a claim puts something first among all countries.
fn is_first_in_the_world(text: &str) -> bool {
    let low = text.to_lowercase();
    let superlative =
        ["largest", "biggest", "highest", "most populous", "most forested", "lowest", "smallest", "fewest"];
    let world = ["in the world", "world’s", "world's", "of all countries", "of any country", "worldwide"];
    superlative.iter().any(|word| low.contains(word)) && world.iter().any(|word| low.contains(word))
}

/// "for ten years" measures nothing by itself.
fn is_length_of_time(quantity: &Quantity, _claim: &Claim) -> bool {
    quantity.unit.kind == UnitKind::Time && quantity.measure.is_none()
}

fn open(miss: Miss, subject: Subject) -> Finding {
    Answer::open(miss.reason, miss.summary).finding(subject, None)
}

/// What no series settles, whatever it shows: projections, goals, conditions, judgements.
fn unsettled(question: &Question<'_>) -> Option<Answer> {
    let modality = question.quantity.map(|quantity| quantity.modality);
    let last = question.record.values.last();
    let mut answer = match (modality, question.claim.kind, question.claim.checkable) {
        (Some(Modality::Projected), ..)
        | (_, ClaimKind::Prediction, _)
        | (_, _, Checkability::Prediction) => {
            let reach =
                last.map_or_else(String::new, |last| format!(" The last observed year is {}.", last.year));
            let beyond = match (question.when, last) {
                (When::Year(year), Some(last)) if year > last.year => {
                    format!(" {year} lies outside the series, which covers {}.", question.record.coverage())
                }
                _ => reach,
            };
            let summary =
                format!("The figure is a projection, which observations neither support nor refute.{beyond}");
            Answer::open(Reason::Projection, summary)
        }
        (Some(Modality::Target), ..) => {
            Answer::open(Reason::NotCheckable, "The figure is a goal, not an observation.")
        }
        (Some(Modality::Hypothetical), ..) => Answer::open(
            Reason::NotCheckable,
            "The figure stands under a condition; it does not say what was.",
        ),
        (_, ClaimKind::Opinion, _) | (_, _, Checkability::Opinion) => {
            Answer::open(Reason::NotCheckable, "The claim is a judgement, which no series settles.")
        }
        _ => return None,
    };
    answer.note_last(question);
    Some(answer)
}

/// A denied figure turns the finding round: where the series shows another value, the denial is
/// right. What is denied of a bound or a change is not clear.
fn negate(answer: &mut Answer, quantity: &Quantity) {
    use crate::Outcome::{Conflicting, NotEnoughEvidence, Refuted, Supported};
    let plain = quantity.change.is_none() && quantity.bound == assay_quantity::Bound::Equal;
    let (outcome, ending) = match answer.outcome {
        Some(Supported) if plain => (Refuted, "the claim denies that figure, and the denial does not agree"),
        Some(Refuted) if plain => (Supported, "the claim denies such a figure, and the denial agrees"),
        Some(Supported | Refuted | Conflicting) => {
            (NotEnoughEvidence, "the claim denies its figure, and what it leaves open is not clear")
        }
        _ => return,
    };
    if outcome == NotEnoughEvidence {
        answer.reason = Some(Reason::NotCheckable);
    }
    answer.outcome = Some(outcome);
    let shown = answer.summary.rsplit_once(", which").map_or(answer.summary.as_str(), |(shown, _)| shown);
    answer.summary = format!("{}; {ending}.", shown.trim_end_matches('.'));
    answer.note("The claim denies the figure; the finding is turned round.");
}

/// Words that give a cause, sorted.
const CAUSES: &[&str] = &[
    "because",
    "brought",
    "caused",
    "caused by",
    "driven",
    "due to",
    "fueled",
    "fuelled",
    "led to",
    "resulted",
    "thanks to",
    "triggered",
];

/// A series shows what happened, never why: where a claim says why, the finding says so.
fn causal(answer: &mut Answer, claim: &Claim, text: &str) {
    let low = text.to_lowercase();
    let stated = matches!(claim.kind, ClaimKind::Causal)
        || claim.checkable == Checkability::Causal
        || CAUSES.iter().any(|cause| low.contains(cause))
        || acts_on_measure(&low);
    if stated {
        answer.note("The cause is not checked: a series shows what happened, not why.");
    }
}

/// "legislation increased deportations": the verb has an object, so something brought it about.
fn acts_on_measure(low: &str) -> bool {
    let sentence = words(low, 0);
    let verbs =
        ["increased", "reduced", "raised", "lowered", "cut", "slashed", "fueled", "boosted", "decreased"];
    sentence.windows(2).any(|pair| {
        verbs.contains(&pair[0].normal.as_str())
            && !matches!(
                pair[1].normal.as_str(),
                "by" | "to"
                    | "from"
                    | "in"
                    | "since"
                    | "between"
                    | "over"
                    | "during"
                    | "and"
                    | "after"
                    | "sharply"
                    | "dramatically"
            )
            && pair[1].normal.chars().all(char::is_alphabetic)
    })
}
