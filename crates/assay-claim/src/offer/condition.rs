//! On what conditions something is offered, to whom, and until when.

use std::sync::LazyLock;

use assay_attribution::Party;
use assay_text::Span;

use crate::phrases::Phrases;
use crate::words::Word;

/// Words that begin a condition.
static CONDITIONS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    const PHRASES: &[&str] = &[
        "as long as",
        "assuming",
        "but only if",
        "contingent on",
        "conditional on",
        "if",
        "if and only if",
        "in exchange for",
        "in return for",
        "on condition that",
        "on one condition",
        "on the condition that",
        "on the understanding that",
        "only if",
        "only when",
        "provided",
        "provided that",
        "providing that",
        "so long as",
        "subject to",
        "unless",
        "until then",
    ];
    Phrases::new(PHRASES.iter().map(|phrase| (*phrase, ())))
});

/// Words that begin a deadline.
static DEADLINES: LazyLock<Phrases<()>> = LazyLock::new(|| {
    const PHRASES: &[&str] =
        &["before the end of", "by", "by the end of", "no later than", "not later than", "until", "within"];
    Phrases::new(PHRASES.iter().map(|phrase| (*phrase, ())))
});

/// Whether a condition begins with `words`.
pub(super) fn begins(words: &[Word<'_>]) -> bool {
    CONDITIONS.at(words).is_some()
}

/// The conditions in the offer's sentence, in order of place, and to whom it is made where its
/// words say so. The offer's words are `first..past`.
pub(super) fn within(words: &[Word<'_>], first: usize, past: usize) -> (Vec<Span>, Option<Party>) {
    let mut conditions = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let found = words.get(at..).and_then(|rest| CONDITIONS.at(rest));
        let concessive = at
            .checked_sub(1)
            .and_then(|before| words.get(before))
            .is_some_and(|word| word.is_any(&["even", "as", "what"]));
        let Some(found) = found.filter(|_| !concessive) else {
            at += 1;
            continue;
        };
        let stop = clause_end(words, at + found.len);
        // A condition before the offer ends where the offer begins.
        let stop = if at < first { stop.min(first) } else { stop };
        conditions.extend(span(words, at, stop));
        at = stop.max(at + 1);
    }
    let to = recipient(words, first, past);
    if let Some((party, open)) = to
        && open
    {
        conditions.push(party.mention);
    }
    conditions.sort_unstable();
    conditions.dedup();
    (conditions, to.map(|(party, _)| party))
}

/// "to any country willing to receive them": to whom, and whether who qualifies is itself a
/// condition.
fn recipient(words: &[Word<'_>], first: usize, past: usize) -> Option<(Party, bool)> {
    const OPEN: [&str; 8] = ["any", "anybody", "anyone", "every", "everyone", "everybody", "whoever", "all"];
    const RESTRICTING: [&str; 9] =
        ["willing", "who", "that", "ready", "able", "which", "whose", "wishing", "prepared"];
    let offer = words.get(first..past)?;
    let to = offer.windows(2).position(|pair| pair[0].is_any(&["to", "for"]) && pair[1].is_any(&OPEN))?;
    let from = first + to + 1;
    let end = clause_end(words, from).min(past);
    let mention = span(words, from, end)?;
    let restricted = words.get(from..end)?.iter().any(|word| word.is_any(&RESTRICTING));
    Some((Party { mention, name: None }, restricted))
}

/// "The only condition is straightforward: it must be everyone.", "We have one condition: …"
pub(super) fn named(words: &[Word<'_>]) -> Option<Span> {
    const CONDITION: [&str; 6] = ["condition", "conditions", "catch", "proviso", "requirement", "caveat"];
    let noun = words.iter().take(8).position(|word| word.is_any(&CONDITION))?;
    let rest = words.get(noun + 1..)?;
    // What is named as a condition ends with the quotation it stands in.
    let closing = |word: &Word<'_>| matches!(&*word.lower, "”" | "\"" | "»");
    let past = rest.iter().position(closing).map_or(words.len(), |close| noun + 1 + close);
    if let Some(colon) = rest.iter().position(|word| word.is(":")) {
        return span(words, noun + colon + 2, past);
    }
    let copula = rest.iter().take(3).position(|word| word.is_any(&["is", "are", "was", "were"]))?;
    let from = noun + copula + 2;
    let from = from + usize::from(words.get(from).is_some_and(|word| word.is("that")));
    span(words, from, past)
}

/// "by 1 June", "within 30 days": after the words that make the offer, or within them.
pub(super) fn deadline(words: &[Word<'_>], past: usize) -> Option<Span> {
    let upto = words.get(..words.len().min(past + 12))?;
    let dated = |word: &Word<'_>| word.lower.bytes().any(|byte| byte.is_ascii_digit()) || word.is_any(&DATES);
    (0..upto.len()).find_map(|at| {
        let found = DEADLINES.at(upto.get(at..)?)?;
        let from = at + found.len;
        let head = upto.get(from..(from + 4).min(upto.len()))?;
        let until = head.iter().position(dated)?;
        let mut end = from + until + 1;
        while upto.get(end).is_some_and(dated) {
            end += 1;
        }
        span(words, at, end)
    })
}

/// Words of dates that are not digits.
const DATES: [&str; 38] = [
    "april",
    "august",
    "christmas",
    "day",
    "days",
    "december",
    "easter",
    "february",
    "friday",
    "hours",
    "january",
    "july",
    "june",
    "march",
    "may",
    "midnight",
    "monday",
    "month",
    "months",
    "noon",
    "november",
    "october",
    "saturday",
    "september",
    "spring",
    "summer",
    "autumn",
    "winter",
    "sunday",
    "thursday",
    "tomorrow",
    "tonight",
    "tuesday",
    "wednesday",
    "week",
    "weeks",
    "year",
    "years",
];

/// Where a clause that begins at `from` ends.
fn clause_end(words: &[Word<'_>], from: usize) -> usize {
    let stops =
        |word: &Word<'_>| matches!(&*word.lower, "," | ";" | ":" | "." | "!" | "—" | "”" | "\"" | ")");
    let len = words.get(from..).unwrap_or_default().iter().position(stops);
    len.map_or(words.len(), |len| from + len)
}

/// The span of words `from..to` without punctuation at its ends.
fn span(words: &[Word<'_>], from: usize, to: usize) -> Option<Span> {
    let part = words.get(from..to)?;
    let inner = |word: &Word<'_>| word.kind != assay_language::TokenKind::Punctuation;
    let (first, last) = (part.iter().position(inner)?, part.iter().rposition(inner)?);
    Some(part[first].span.cover(part[last].span))
}
