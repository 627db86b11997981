//! The words that name a source or leave it open.

use std::sync::LazyLock;

use assay_language::syntax::FineTag;

use crate::phrases::Phrases;
use crate::words::Word;

/// Words after which the source is named.
pub(super) static BEFORE_SOURCE: LazyLock<Phrases<()>> = LazyLock::new(|| {
    const PHRASES: &[&str] = &[
        "a poll by",
        "a report by",
        "a report from",
        "a study by",
        "a survey by",
        "according to",
        "analysis by",
        "as reported by",
        "calculated by",
        "cited by",
        "citing",
        "compiled by",
        "data by",
        "data come from",
        "data from",
        "estimates by",
        "estimates from",
        "figures by",
        "figures come from",
        "figures from",
        "figure comes from",
        "findings by",
        "in a report by",
        "in the words of",
        "numbers come from",
        "numbers from",
        "per data from",
        "polling by",
        "published by",
        "records from",
        "released by",
        "reported by",
        "research by",
        "research from",
        "statistics by",
        "statistics from",
        "the report by",
    ];
    Phrases::new(PHRASES.iter().map(|phrase| (*phrase, ())))
});

/// What a source is made of: "… data", "… report".
pub(super) const DOCUMENTS: [&str; 32] = [
    "analyses",
    "analysis",
    "article",
    "assessment",
    "audit",
    "census",
    "data",
    "document",
    "documents",
    "estimate",
    "estimates",
    "evidence",
    "figures",
    "findings",
    "index",
    "investigation",
    "numbers",
    "paper",
    "poll",
    "polling",
    "polls",
    "records",
    "report",
    "reports",
    "research",
    "review",
    "science",
    "statistics",
    "studies",
    "study",
    "survey",
    "surveys",
];

/// People who stay unnamed.
pub(super) const UNNAMED: [&str; 39] = [
    "academics",
    "activists",
    "advocates",
    "aides",
    "analysts",
    "authorities",
    "campaigners",
    "commentators",
    "critics",
    "detractors",
    "diplomats",
    "doctors",
    "economists",
    "experts",
    "historians",
    "insiders",
    "investigators",
    "journalists",
    "lawyers",
    "lawmakers",
    "locals",
    "many",
    "media",
    "observers",
    "officials",
    "opponents",
    "outlets",
    "people",
    "politicians",
    "press",
    "pundits",
    "researchers",
    "residents",
    "scholars",
    "scientists",
    "some",
    "sources",
    "supporters",
    "witnesses",
];

/// What they, or documents, do.
pub(super) const SAYING: [&str; 50] = [
    "announce",
    "announced",
    "announces",
    "calculate",
    "calculated",
    "calculates",
    "recalled",
    "report",
    "reported",
    "reports",
    "warned",
    "wrote",
    "agree",
    "argue",
    "argued",
    "argues",
    "believe",
    "believed",
    "claim",
    "claimed",
    "claims",
    "confirm",
    "confirmed",
    "contend",
    "estimate",
    "estimated",
    "estimates",
    "fear",
    "find",
    "finds",
    "found",
    "indicate",
    "indicated",
    "indicates",
    "insist",
    "predict",
    "put",
    "reveal",
    "revealed",
    "reveals",
    "said",
    "say",
    "says",
    "show",
    "showed",
    "shows",
    "suggest",
    "suggested",
    "suggests",
    "warn",
];

/// Bodies that a definite description is enough to identify.
pub(super) const OFFICES: [&str; 30] = [
    "agency",
    "authority",
    "bank",
    "bureau",
    "charity",
    "church",
    "commission",
    "company",
    "council",
    "court",
    "department",
    "embassy",
    "firm",
    "fund",
    "government",
    "hospital",
    "institute",
    "ministry",
    "newspaper",
    "ngo",
    "office",
    "organisation",
    "organization",
    "party",
    "police",
    "regulator",
    "service",
    "treasury",
    "union",
    "university",
];

/// Documents in the plural and evidence at large: "the statistics" are nobody's in particular, "the
/// study" is one spoken of before.
const AT_LARGE: [&str; 9] =
    ["data", "evidence", "figures", "numbers", "polls", "research", "science", "statistics", "studies"];

/// Whether `words` leave open who or what is meant.
pub(super) fn is_vague(words: &[Word<'_>]) -> bool {
    if words.iter().any(|word| word.proper || word.is_any(&OFFICES)) {
        return false;
    }
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return true };
    let definite =
        first.is_any(&["the", "this", "that", "these", "those", "its", "their", "his", "her", "our"]);
    let document = words.iter().any(|word| word.is_any(&DOCUMENTS));
    let at_large = words.len() <= 2 && last.is_any(&AT_LARGE) && first.is_any(&["the", "these", "those"]);
    // "a source familiar with …", "two former employees", "local media".
    let indefinite =
        first.is_any(&["a", "an", "another", "any", "one", "several", "two", "three", "various"]);
    let several = last.tag == Some(FineTag::Nns);
    words.iter().any(|word| word.is_any(&UNNAMED))
        || document && !definite
        || at_large
        || !definite && !document && (indefinite || several)
}
