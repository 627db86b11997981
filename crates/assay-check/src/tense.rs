//! Whether a claim speaks of now.

use assay_language::Analysis;
use assay_language::syntax::FineTag;
use assay_text::Span;

/// Words of the present tense, sorted.
const PRESENT: &[&str] = &[
    "account",
    "accounts",
    "are",
    "boasts",
    "comprise",
    "comprises",
    "consumes",
    "contain",
    "contains",
    "cover",
    "covers",
    "currently",
    "enjoys",
    "faces",
    "has",
    "have",
    "hold",
    "holds",
    "hosts",
    "is",
    "live",
    "lives",
    "make",
    "makes",
    "now",
    "owes",
    "produces",
    "ranks",
    "remain",
    "remains",
    "spend",
    "spends",
    "stands",
    "suffers",
    "today",
];

/// Whether the words at `span` speak of the present: by their verbs, or by words that have no other
/// tense.
pub(crate) fn is_present(analysis: &Analysis, span: Span, words: &str) -> bool {
    says_present(words) || has_present_verb(analysis, span)
}

/// A finite verb of the present and none of the past.
fn has_present_verb(analysis: &Analysis, span: Span) -> bool {
    let first = analysis.tokens.partition_point(|token| token.span.start() < span.start());
    let past = analysis.tokens.partition_point(|token| token.span.start() < span.end());
    let verbs = analysis.syntax.get(first..past).unwrap_or_default();
    let has = |tags: &[FineTag]| verbs.iter().any(|word| tags.contains(&word.fine_tag));
    has(&[FineTag::Vbp, FineTag::Vbz]) && !has(&[FineTag::Vbd])
}

fn says_present(words: &str) -> bool {
    let past = |word: &str| matches!(word, "was" | "were" | "had" | "been" | "once" | "formerly");
    let words: Vec<String> = words.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase).collect();
    words.iter().any(|word| PRESENT.binary_search(&word.as_str()).is_ok())
        && !words.iter().any(|word| past(word))
}
