//! The dossier's vocabulary in plain words.

use assay_dossier::model::{FindingRecord, HeadlineRecord, PeriodRecord, PriorityRecord, QuantityRecord};

use crate::date;

/// What came of looking a claim up. Its colour is never the only sign: each has its own shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    Refuted,
    Conflicting,
    Supported,
    NotEnough,
}

impl Outcome {
    /// In the order in which a checker wants to see them: trouble first, then what is settled.
    pub(crate) const ALL: [Self; 4] = [Self::Refuted, Self::Conflicting, Self::Supported, Self::NotEnough];

    /// An outcome this version does not know settles nothing.
    pub(crate) fn of(finding: &FindingRecord) -> Self {
        match finding.outcome.as_str() {
            "supported" => Self::Supported,
            "refuted" => Self::Refuted,
            "conflicting" => Self::Conflicting,
            _ => Self::NotEnough,
        }
    }

    pub(crate) const fn words(self) -> &'static str {
        match self {
            Self::Supported => "Supported",
            Self::Refuted => "Refuted",
            Self::Conflicting => "Conflicting",
            Self::NotEnough => "Not enough evidence",
        }
    }

    /// Name of its icon and class.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Supported => "supported",
            Self::Refuted => "refuted",
            Self::Conflicting => "conflicting",
            Self::NotEnough => "open",
        }
    }
}

/// Why the record does not settle a claim.
pub(crate) fn reason(reason: &str) -> &str {
    match reason {
        "no_series" => "no series at hand measures this",
        "outside_coverage" => "the series does not reach this place or period",
        "projection" => "a projection cannot be checked against observations",
        "definition_differs" => "the series measures something else under the same name",
        "place_unclear" => "the article does not say clearly which place is meant",
        "period_unclear" => "the article does not say clearly which period is meant",
        "not_checkable" => "not the kind of claim a series settles",
        "subgroup" => "it speaks of a part of the population or country",
        other => other,
    }
}

/// How many figures or claims nothing at hand measures.
pub(crate) fn without_series(findings: &[&FindingRecord]) -> String {
    let n = findings.len();
    match (findings.iter().all(|f| f.quantity.is_some()), n) {
        (true, 1) => "1 figure has no series at hand".to_owned(),
        (true, _) => format!("{n} figures have no series at hand"),
        (false, 1) => "1 claim has no series at hand".to_owned(),
        (false, _) => format!("{n} figures and claims have no series at hand"),
    }
}

/// Kind of a claim.
pub(crate) fn claim_kind(kind: &str) -> &str {
    match kind {
        "quantity" => "figure",
        "rank-or-record" => "rank or record",
        "quotation" => "report of what was said",
        "causal" => "cause",
        other => other,
    }
}

/// Why a claim cannot be checked.
pub(crate) fn not_checkable(reason: &str) -> &str {
    match reason {
        "opinion" => "a judgement",
        "causal" => "a cause, which no series verifies",
        "prediction" => "about the future",
        "vague" => "no figure, name or date to look up",
        other => other,
    }
}

/// What source an article gives.
pub(crate) fn source_given(kind: &str) -> &str {
    match kind {
        "link" => "a link",
        "named" => "a named source",
        "vague" => "a vague source",
        "none" => "none given",
        other => other,
    }
}

/// What the link given as a source points at.
pub(crate) fn points_at(target: &str) -> &str {
    match target {
        "post" => "a post",
        "document" => "a document",
        "own-pages" => "a page of the same site",
        "same-page" => "a passage of the same page",
        "other-site" => "another site",
        "no-page" => "no page",
        other => other,
    }
}

/// Where a claim stands, where that is worth telling.
pub(crate) fn standing(place: &str) -> Option<&str> {
    match place {
        "headline" => Some("in the headline"),
        "lead" => Some("in the first lines"),
        "heading" => Some("in a sub-heading"),
        "caption" => Some("in a caption"),
        _ => None,
    }
}

/// Whether the text says what its headline claims.
pub(crate) fn headline(headline: &HeadlineRecord) -> &'static str {
    match headline.in_text {
        Some(_) => "the text says it too",
        None => "not found in the text",
    }
}

/// The groups of a priority's terms in order, each with what it adds.
pub(crate) fn priority(priority: &PriorityRecord) -> Vec<(&'static str, f64)> {
    const GROUPS: [&str; 5] = ["kind", "specificity", "figures", "reach", "language"];
    let of = |group: &str| {
        let sum: f64 = priority.terms.iter().filter(|term| term.group == group).map(|term| term.value).sum();
        (sum * 100.0).round() / 100.0 + 0.0
    };
    GROUPS.iter().map(|group| (*group, of(group))).filter(|(_, value)| *value != 0.0).collect()
}

/// A bound in words before a number.
pub(crate) fn bound(bound: &str) -> &str {
    match bound {
        "=" => "exactly as stated",
        ">" => "more than",
        ">=" => "at least",
        "<" => "less than",
        "<=" => "at most",
        "~" => "about",
        "~<" => "nearly, and not above",
        other => other,
    }
}

/// How a figure relates to an earlier one.
pub(crate) fn change(change: &str) -> &str {
    match change {
        "rise" => "rose by this",
        "fall" => "fell by this",
        "to" => "changed to this",
        "from" => "changed from this",
        other => other,
    }
}

/// When a figure holds.
pub(crate) fn period(period: &PeriodRecord) -> String {
    let words = period.anchor.as_ref().map(|a| a.exact.trim());
    match (period.kind.as_str(), period.edtf.as_deref(), words) {
        (_, Some(edtf), Some(words)) if words != edtf && words != date::in_words(edtf) => {
            format!("{} (“{words}”)", date::in_words(edtf))
        }
        (_, Some(edtf), _) => date::in_words(edtf),
        ("unclear", None, Some(words)) => format!("unclear (“{words}”)"),
        ("unclear", None, None) => "unclear".to_owned(),
        (_, None, Some(words)) => format!("not stated (“{words}”)"),
        (_, None, None) => "not stated".to_owned(),
    }
}

/// A unit with what it is per; `None` for a bare number.
pub(crate) fn unit(quantity: &QuantityRecord) -> Option<String> {
    let unit = &quantity.unit;
    match (unit.name.as_str(), unit.per.as_deref()) {
        ("", None) => None,
        ("", Some(per)) => Some(format!("per {per}")),
        (name, None) => Some(name.to_owned()),
        (name, Some(per)) => Some(format!("{name} per {per}")),
    }
}

/// Where a figure holds, by its full name where known.
pub(crate) fn place(quantity: &QuantityRecord) -> Option<&str> {
    quantity.place.as_ref().map(|p| p.name.as_deref().unwrap_or(&p.anchor.exact))
}

/// Type and form of a statement: "letter, word for word".
pub(crate) fn manner_of_speech(kind: &str, form: &str) -> String {
    let how = match kind {
        "direct" => "word for word",
        "indirect" => "in the article’s words",
        "mixed" => "partly word for word",
        other => other,
    };
    match form {
        "scare-quote" => "quotation marks without a speaker".to_owned(),
        "attitude" => format!("an attitude towards something, {how}"),
        "label" => format!("a name given to something, {how}"),
        form => format!("{form}, {how}"),
    }
}

/// How the charset was decided.
pub(crate) fn charset_reason(reason: &str) -> &str {
    match reason {
        "byte-order-mark" => "by its byte-order mark",
        "media-type" => "as the server said",
        "meta" => "as the page says",
        "valid-utf-8" => "its bytes are valid UTF-8",
        "detected" => "judged from its bytes",
        other => other,
    }
}

/// What kind of thing was left out.
pub(crate) fn omitted_kind(kind: &str) -> &str {
    match kind {
        "related" => "other articles",
        "share" => "share and follow prompts",
        "newsletter" => "newsletter box",
        "consent" => "consent notice",
        "paywall" => "paywall prompt",
        "advertisement" => "advertising",
        "comment" => "readers’ comments",
        "form" => "forms and their notes",
        "author-box" => "author’s biography",
        "byline" => "byline and date",
        other => other,
    }
}

/// The first words of a passage, at most `limit` characters, cut between words.
pub(crate) fn excerpt(text: &str, limit: usize) -> String {
    let mut out = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let size = word.chars().count();
        if length + size + 1 > limit {
            if out.is_empty() {
                out.extend(word.chars().take(limit));
            }
            out.push('…');
            return out;
        }
        if length > 0 {
            out.push(' ');
        }
        out.push_str(word);
        length += size + 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn excerpts_end_between_words() {
        assert_eq!(excerpt("one two three", 40), "one two three");
        assert_eq!(excerpt("one two three", 9), "one two…");
        assert_eq!(excerpt("onetwothree", 4), "onet…");
        assert_eq!(excerpt("  ", 4), "");
    }
}
