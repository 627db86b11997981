//! Posts whose ids say another day than the article gives.
//!
//! Several networks number posts by the clock ([`assay_article::post_address`]). A day to either
//! side is the difference of time zones.

use std::collections::BTreeSet;

use assay_article::{PartialDate, post_address};
use assay_quantity::TimeValue;
use assay_text::Span;

use super::{Within, conflicting};
use crate::{Finding, Subject};

/// Days that time zones may put between a post's time and the date written.
const ZONES: i64 = 1;

pub(super) fn find(article: &Within<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for (span, address) in addresses(article) {
        let Some(post) = post_address(address) else { continue };
        let Some(day) = post.time.as_ref().map(assay_article::Timestamp::date) else { continue };
        if seen.contains(&post.id) {
            continue;
        }
        let Some((passage, claim)) = told(article, span) else { continue };
        let Some(written) = days(day) else { continue };
        let off =
            |date: &(Span, PartialDate)| days(date.1).is_some_and(|other| (other - written).abs() > ZONES);
        let given = dates(article, passage);
        let subject = Subject { claim, quantity: None };
        let formula = Some(format!("id {} of {} = {}", post.id, post.network, show(day)));
        // With several dates, one of them may be the post's.
        if let Some((words, _)) = given.first().filter(|_| given.iter().all(off)) {
            let summary = format!(
                "The id of the post on {} says it was made on {}; the article gives “{}”.",
                post.network,
                show(day),
                words.of(article.text())
            );
            findings.push(conflicting("article-post-date", subject, summary, formula));
            seen.insert(post.id);
        } else if let Some(published) =
            article.reading.article.published.as_ref().map(|field| field.value.date())
            && days(published).is_some_and(|published| written - published > ZONES)
        {
            let summary = format!(
                "The id of the post on {} says it was made on {}, after the article's date {}.",
                post.network,
                show(day),
                show(published)
            );
            findings.push(conflicting("article-post-date", subject, summary, formula));
            seen.insert(post.id);
        }
    }
    findings
}

/// Addresses of posts with where they stand.
fn addresses<'a>(article: &Within<'a>) -> Vec<(Span, &'a str)> {
    let source = article.reading.article;
    let posts = source.posts.iter().filter_map(|post| Some((post.span, post.address.as_deref()?)));
    let links = source.links.iter().map(|link| (link.span, link.target.as_str()));
    let mut all: Vec<(Span, &str)> = posts.chain(links).collect();
    all.sort_by_key(|(span, _)| (span.start(), span.end()));
    all
}

/// The passage that tells of a post, and its claim: the sentence it stands in, or where that makes
/// no claim the one before it.
fn told(article: &Within<'_>, post: Span) -> Option<(Span, usize)> {
    let sentences = &article.reading.analysis.sentences;
    let at = sentences.partition_point(|sentence| sentence.span.end() <= post.start());
    let own = sentences.get(at).map(|sentence| sentence.span).filter(|span| span.start() < post.end());
    let before = at.checked_sub(1).and_then(|at| sentences.get(at)).map(|sentence| sentence.span);
    let passage = match (own, before) {
        (Some(own), Some(before)) if dates(article, own).is_empty() => Span::new(before.start(), own.end()),
        (Some(own), _) => own,
        (None, before) => before?,
    };
    let claim = own.and_then(|own| article.claim_at(own)).or_else(|| article.claim_at(passage))?;
    Some((passage, claim))
}

/// The days that a passage names.
fn dates(article: &Within<'_>, passage: Span) -> Vec<(Span, PartialDate)> {
    let times = &article.reading.quantities.times;
    let first = times.partition_point(|time| time.span.start() < passage.start());
    let near = times[first..].iter().take_while(|time| time.span.start() < passage.end());
    near.filter_map(|time| match &time.value {
        TimeValue::Interval(interval) => {
            let (start, end) = (interval.start?, interval.end?);
            (start == end && start.day().is_some()).then_some((time.span, start))
        }
        _ => None,
    })
    .collect()
}

/// Days since the year 0 of the Gregorian calendar (Hinnant's algorithm); `None` without a day.
fn days(date: PartialDate) -> Option<i64> {
    let (year, month, day) = (i64::from(date.year()), i64::from(date.month()?), i64::from(date.day()?));
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year - era * 400;
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year)
}

fn show(date: PartialDate) -> String {
    let two = |part: Option<u8>| part.map(|part| format!("-{part:02}")).unwrap_or_default();
    format!("{}{}{}", date.year(), two(date.month()), two(date.day()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_over_months_and_leap_years() {
        let at =
            |year, month, day| days(PartialDate::day_of(year, month, day).expect("a day")).expect("counted");
        assert_eq!(at(2024, 3, 1) - at(2024, 2, 28), 2);
        assert_eq!(at(2025, 1, 1) - at(2024, 1, 1), 366);
        assert_eq!(days(PartialDate::year_only(2024)), None);
    }
}
