//! An article against itself: figures that contradict each other, shares that cannot follow from
//! the counts given, a title that says more than the text, posts that are not of the day given.
//!
//! These findings need no series. They are `conflicting` and say which two passages disagree;
//! which of them is right is not said.

mod contradiction;
mod counts;
mod posts;
mod title;

use assay_claim::{Claim, Reading};
use assay_text::Span;

use crate::answer::Answer;
use crate::check::near;
use crate::{Finding, Outcome, Subject};

/// How many claims that begin before a passage are looked at.
const NEAR_CLAIMS: usize = 16;

/// Everything in which the article disagrees with itself, in order of claim.
pub(crate) fn findings(claims: &[Claim], reading: Reading<'_>) -> Vec<Finding> {
    let article = Within { claims, reading };
    let mut findings = contradiction::find(&article);
    findings.extend(counts::find(&article));
    findings.extend(title::find(&article));
    findings.extend(posts::find(&article));
    findings.sort_by_key(|finding| (finding.subject.claim, finding.subject.quantity));
    findings
}

/// An article with its claims.
pub(crate) struct Within<'a> {
    pub claims: &'a [Claim],
    pub reading: Reading<'a>,
}

impl<'a> Within<'a> {
    pub fn text(&self) -> &'a str {
        self.reading.article.text.as_str()
    }

    /// The first claim near `span` that holds it, or else overlaps it.
    pub fn claim_at(&self, span: Span) -> Option<usize> {
        // Claims are in order of place; few of them overlap.
        let past = self.claims.partition_point(|claim| claim.span.start() < span.end());
        let first = past.saturating_sub(NEAR_CLAIMS);
        let near = self.claims.get(first..past)?;
        let holds = |claim: &Claim| claim.span.start() <= span.start() && span.end() <= claim.span.end();
        let touches = |claim: &Claim| span.start() < claim.span.end();
        near.iter().position(holds).or_else(|| near.iter().position(touches)).map(|at| first + at)
    }

    /// The sentence that `figure` stands in, as far as it is near.
    pub fn sentence(&self, figure: Span) -> Option<Span> {
        let sentence = self.reading.analysis.sentence_at(figure.start())?.span;
        Some(near(self.text(), sentence, figure))
    }
}

/// A disagreement within the article.
pub(crate) fn conflicting(
    operator: &'static str,
    subject: Subject,
    summary: String,
    formula: Option<String>,
) -> Finding {
    let mut answer = Answer::of(operator);
    answer.outcome = Some(Outcome::Conflicting);
    answer.formula = formula;
    answer.summary = summary;
    answer.note("This compares the article with itself; no series was consulted.");
    answer.finding(subject, None)
}
