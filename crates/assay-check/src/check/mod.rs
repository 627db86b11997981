//! From claims to findings.

mod figure;
mod settled;
mod whole;

use std::collections::BTreeSet;

use assay_claim::{Claim, Reading};
use assay_evidence::Evidence;
use assay_language::syntax::Tag;
use assay_quantity::{TimeExpression, TimeValue};
use assay_text::Span;

use crate::answer::Answer;
use crate::asserted::unasserted;
use crate::choose::Miss;
use crate::lexicon::{Hit, Lexicon};
use crate::question::Question;
use crate::record::Record;
use crate::units::Fit;
use crate::when::When;
use crate::words::words;
use crate::{Finding, Reason, Subject, tense};

/// How far around a figure its claim is read, in bytes: a claim may be as long as its author
/// likes, and may hold as many figures.
const AROUND: usize = 400;

/// Looks every claim up; findings are in the order of `claims`. A claim without anything to look
/// up (an opinion without a figure) has no finding.
#[must_use]
pub fn check(claims: &[Claim], reading: Reading<'_>, evidence: &Evidence) -> Vec<Finding> {
    let desk = Desk {
        reading,
        evidence,
        lexicon: Lexicon::new(evidence),
        published: published(reading),
        latest: latest(reading),
    };
    let mut findings = Vec::new();
    let mut done = vec![false; reading.quantities.quantities.len()];
    for (index, claim) in claims.iter().enumerate() {
        let before = findings.len();
        desk.compared(index, claim, &mut done, &mut findings);
        desk.figures(index, claim, &mut done, &mut findings);
        desk.spell(index, claim, &mut findings);
        desk.tenure(index, claim, &mut findings);
        let ranked = findings.iter().skip(before).any(is_ranked);
        if findings.len() == before || desk.is_first(claim) && !ranked {
            findings.extend(desk.without_figure(index, claim));
        }
        if findings.len() == before {
            findings.extend(desk.left_open(index, claim));
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

/// Whether a finding speaks of a place among others.
fn is_ranked(finding: &Finding) -> bool {
    matches!(finding.operator, Some("rank" | "between"))
}

/// Year of publication.
fn published(reading: Reading<'_>) -> Option<i16> {
    reading.article.published.as_ref().map(|field| field.value.date().year())
}

/// The last year that "now" can mean in a yearly series: that of publication, or in its first half,
/// of which no yearly value can tell much, the year before.
fn latest(reading: Reading<'_>) -> Option<i16> {
    let date = reading.article.published.as_ref()?.value.date();
    Some(date.year().saturating_sub(i16::from(date.month().is_some_and(|month| month <= 6))))
}

struct Desk<'a> {
    reading: Reading<'a>,
    evidence: &'a Evidence,
    lexicon: Lexicon<'a>,
    published: Option<i16>,
    latest: Option<i16>,
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
        hit: Hit<'q>,
        fit: Fit<'q>,
        record: Record<'q>,
        when: When,
    ) -> Question<'q> {
        Question {
            claim,
            quantity: None,
            words: self.words_of(span),
            evidence: self.evidence,
            measure: hit.measure,
            fit,
            record: if hit.turned { record.turned() } else { record },
            when,
            change: "",
            years: Vec::new(),
            present: tense::is_present(self.reading.analysis, span, self.words_of(span)),
            published: self.published,
            latest: self.latest,
        }
    }

    /// The sentence around `span`, as far as it is near.
    fn sentence(&self, span: Span) -> Span {
        let whole = self.reading.analysis.sentence_at(span.start()).map(|sentence| sentence.span);
        let whole = whole.unwrap_or(Span::new(0, self.text().len()));
        near(self.text(), whole, span)
    }

    /// Whether a verb stands within `span`.
    fn has_verb(&self, span: Span) -> bool {
        let analysis = self.reading.analysis;
        let first = analysis.tokens.partition_point(|token| token.span.start() < span.start());
        let past = analysis.tokens.partition_point(|token| token.span.start() < span.end());
        let syntax = analysis.syntax.get(first..past).unwrap_or_default();
        syntax.is_empty() || syntax.iter().any(|word| matches!(word.tag, Tag::Verb | Tag::Auxiliary))
    }

    /// The answer to a sentence that asserts nothing.
    fn unasserted(&self, sentence: Span, figure: Span, turned: bool) -> Option<Answer> {
        let at = figure.start().saturating_sub(sentence.start());
        let why = unasserted(self.words_of(sentence), at, turned)?;
        Some(Answer::open(Reason::NotCheckable, why.summary()))
    }

    /// The year of the sentence before, where a claim in the past says none of its own.
    fn carried(&self, claim: &Claim, sentence: Span, when: When) -> When {
        if when != When::Unstated || self.times(claim).next().is_some() {
            return when;
        }
        let past = words(sentence.of(self.text()), 0).iter().any(|word| {
            matches!(
                word.normal.as_str(),
                "amounted" | "averaged" | "came" | "had" | "hit" | "reached" | "stood" | "was" | "were"
            )
        });
        // "GDP up only 3 percent." has no tense of its own.
        let past = past || !self.has_verb(sentence);
        let times = &self.reading.quantities.times;
        let at = times.partition_point(|time| time.span.start() < sentence.start());
        let sentences = &self.reading.analysis.sentences;
        let own = sentences.partition_point(|other| other.span.start() < sentence.start());
        let Some(before) = own.checked_sub(1).and_then(|own| sentences.get(own)).filter(|_| past) else {
            return when;
        };
        let between = self.text().get(before.span.end()..sentence.start()).unwrap_or_default();
        let mut years = times[..at]
            .iter()
            .rev()
            .take_while(|time| time.span.start() >= before.span.start())
            .filter(|time| time.span.of(self.text()).contains(|c: char| c.is_ascii_digit()))
            .filter_map(|time| match &time.value {
                TimeValue::Interval(interval) => Some(When::from_interval(*interval)),
                _ => None,
            });
        match (years.next(), years.next()) {
            (Some(When::Year(year)), None) if !between.contains("\n\n") => When::Year(year),
            _ => when,
        }
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

fn open(miss: Miss, subject: Subject) -> Finding {
    Answer::open(miss.reason, miss.summary).finding(subject, None)
}
