//! The source that a sentence names or hints at in its own words.

use assay_language::TokenKind;

use super::vocabulary::{BEFORE_SOURCE, DOCUMENTS, OFFICES, SAYING, UNNAMED, is_vague};
use crate::claim::{SourceGiven, SourceKind};
use crate::words::Word;

/// The most words between a document or people and what they say.
const BETWEEN: usize = 6;
/// How many words a source may have.
const LONGEST_SOURCE: usize = 12;

/// The source a sentence names or hints at, the named one first.
pub(super) fn in_sentence(words: &[Word<'_>]) -> Option<SourceGiven> {
    let tag = reporting_tag(words).and_then(|comma| of(words.get(comma + 1..=last_place(words)?)?));
    let mut vague = None;
    for given in tag.into_iter().chain((0..words.len()).filter_map(|at| at_word(words, at))) {
        match given.kind {
            SourceKind::Named => return Some(given),
            _ => vague = vague.or(Some(given)),
        }
    }
    vague
}

/// The source that the words from `at` on give.
fn at_word(words: &[Word<'_>], at: usize) -> Option<SourceGiven> {
    let rest = words.get(at..)?;
    named_after(rest)
        .or_else(|| document_that_says(words, at))
        .or_else(|| body_that_counts(words, at))
        .or_else(|| as_put(rest))
        .or_else(|| impersonal(rest))
}

/// "As Deputy Rosa Lind put it".
fn as_put(words: &[Word<'_>]) -> Option<SourceGiven> {
    let rest = words.get(1..).filter(|_| words.first().is_some_and(|word| word.is("as")))?;
    let put = rest.iter().take(LONGEST_SOURCE).position(|word| word.is_any(&["put", "puts"]))?;
    let it = rest.get(put + 1).is_some_and(|word| word.is("it"));
    let plain = !rest.iter().take(put).any(|word| word.kind == TokenKind::Punctuation);
    (it && plain).then(|| of(rest.get(..put)?)).flatten()
}

/// The last word of a sentence before its full stop.
fn last_place(words: &[Word<'_>]) -> Option<usize> {
    words.iter().rposition(|word| word.kind != TokenKind::Punctuation)
}

/// The last word of a run of words, marks aside.
pub fn last_word<'w, 'a>(words: &'w [Word<'a>]) -> Option<&'w Word<'a>> {
    words.get(last_place(words)?)
}

/// Whether a word reports what somebody or a document says.
pub fn reports(word: &Word<'_>) -> bool {
    word.is_any(&SAYING)
}

/// One past an opening that names the source and the comma after it: "According to a report by the
/// Housing Office,".
pub fn opening(words: &[Word<'_>]) -> Option<usize> {
    let found = BEFORE_SOURCE.at(words)?;
    let stop = |word: &Word<'_>| matches!(&*word.lower, "," | "." | ";" | ":" | "“" | "\"" | "?" | "!");
    let end = words.iter().take(LONGEST_SOURCE + 2).position(stop)?;
    (end > found.len && words.get(end).is_some_and(|word| word.is(","))).then_some(end + 1)
}

/// Where what is claimed begins after a source that puts a figure on it: "Observers put *the crowd at
/// 20,000*".
pub fn put_at(words: &[Word<'_>]) -> Option<usize> {
    /// The furthest that the figure stands from its "at".
    const NEAR: usize = 4;
    let put = words.iter().take(LONGEST_SOURCE).position(|word| word.is_any(&["put", "puts"]))?;
    let subject = words.get(..put)?;
    let source = subject
        .iter()
        .any(|word| word.proper || word.is_any(&OFFICES) || word.is_any(&UNNAMED) || word.is_any(&DOCUMENTS));
    let rest = words.get(put + 1..)?;
    let at = rest.iter().take(LONGEST_SOURCE).position(|word| word.is_any(&["at", "between"]))?;
    let figure = rest.get(at + 1..)?.iter().take(NEAR).any(|word| word.kind == TokenKind::Number);
    (source && figure && at > 0).then_some(put + 1)
}

/// "The census of 2021 counted 48,000 people", "Statistics Oster recorded a fall": who counted is who
/// the figure comes from.
fn body_that_counts(words: &[Word<'_>], at: usize) -> Option<SourceGiven> {
    const COUNTING: [&str; 11] = [
        "calculated",
        "counted",
        "documented",
        "estimated",
        "logged",
        "measured",
        "recorded",
        "registered",
        "tallied",
        "put",
        "puts",
    ];
    let verb = words.get(at).filter(|word| word.is_any(&COUNTING))?;
    if verb.is_any(&["put", "puts"]) && put_at(words) != Some(at + 1) {
        return None;
    }
    let low = at.saturating_sub(LONGEST_SOURCE + 1);
    let before = words.get(low..at)?;
    let put = verb.is_any(&["put", "puts"]);
    // "The union’s president, Bo Halm, put the gap at 16 percent": all of it is who put it there.
    let stop =
        |word: &Word<'_>| word.kind == TokenKind::Punctuation && !put || word.is_any(&["that", "and", "but"]);
    let stop = before.iter().rposition(stop);
    let first = stop.map_or(0, |stop| stop + 1);
    let subject = before.get(first..)?;
    let passive =
        subject.iter().any(|word| word.is_any(&["was", "were", "been", "be", "is", "are", "being"]));
    let body = subject
        .iter()
        .any(|word| word.proper || word.is_any(&OFFICES) || word.is_any(&DOCUMENTS) || word.is_any(&UNNAMED));
    let whole = stop.is_some() || low == 0;
    let counts = !passive && body && whole;
    counts.then(|| of(subject)).flatten()
}

fn of(words: &[Word<'_>]) -> Option<SourceGiven> {
    let span = words.first()?.span.cover(words.last()?.span);
    let kind = if is_vague(words) { SourceKind::Vague } else { SourceKind::Named };
    Some(SourceGiven { kind, span: Some(span), link: None })
}

/// "according to the harbour office".
fn named_after(words: &[Word<'_>]) -> Option<SourceGiven> {
    let found = BEFORE_SOURCE.at(words)?;
    let rest = words.get(found.len..)?;
    let end = |word: &Word<'_>| {
        matches!(&*word.lower, "," | "." | ";" | ":" | ")" | "—" | "–" | "(" | "“" | "\"" | "?" | "!")
            || word.is_any(&["which", "who", "that", "and", "show", "shows", "showed", "suggest", "suggests"])
    };
    let len = rest.iter().take(LONGEST_SOURCE).take_while(|word| !end(word)).count();
    of(rest.get(..len)?)
}

/// "studies show", "figures the ministry released show", "some experts say".
fn document_that_says(words: &[Word<'_>], at: usize) -> Option<SourceGiven> {
    let head = words.get(at)?;
    let unnamed = head.is_any(&UNNAMED);
    if !(unnamed || head.is_any(&DOCUMENTS)) {
        return None;
    }
    // "people familiar with the plan say", "data compiled by the register show".
    let between =
        |word: &&Word<'_>| word.kind != TokenKind::Punctuation && !word.is_finite() && !word.is_any(&SAYING);
    let rest = words.get(at + 1..)?;
    let skipped = rest.iter().take(BETWEEN).take_while(between).count();
    let next = rest.get(skipped)?;
    let verb = match next.is_any(&["have", "has", "also", "now", "often", "consistently"]) {
        true => rest.get(skipped + 1)?,
        false => next,
    };
    if !verb.is_any(&SAYING) {
        return None;
    }
    let stop = |word: &&Word<'_>| {
        word.kind != TokenKind::Punctuation && !word.is_any(&["that", "and", "but", "as", "because"])
    };
    let before = words.get(at.saturating_sub(5)..at)?.iter().rev().take_while(stop).count();
    of(words.get(at - before..at + 1 + skipped)?)
}

/// Where a tag at the end of a sentence begins that names the document or people it comes from:
/// ", data from the Coastal Survey show.", ", the Tenants’ League estimates."
pub fn reporting_tag(words: &[Word<'_>]) -> Option<usize> {
    let last = last_place(words)?;
    words.get(last).filter(|word| word.is_any(&SAYING))?;
    let low = last.saturating_sub(LONGEST_SOURCE);
    let comma = (low..last).rev().find(|at| words.get(*at).is_some_and(|word| word.is(",")))?;
    let who = words.get(comma + 1..last)?;
    let source = |word: &Word<'_>| {
        word.proper || word.is_any(&DOCUMENTS) || word.is_any(&UNNAMED) || word.is_any(&OFFICES)
    };
    let joined = who.first().is_some_and(|word| word.is_any(&["and", "but", "which", "who", "as", "or"]));
    (who.iter().any(source) && !joined).then_some(comma)
}

/// "it is believed", "is said to have", "reportedly": somebody who stays unnamed.
fn impersonal(words: &[Word<'_>]) -> Option<SourceGiven> {
    const VERBS: [&str; 11] = [
        "alleged",
        "believed",
        "claimed",
        "estimated",
        "reported",
        "rumored",
        "rumoured",
        "said",
        "supposed",
        "thought",
        "understood",
    ];
    const ADVERBS: [&str; 5] = ["allegedly", "purportedly", "reportedly", "reputedly", "supposedly"];
    let vague = |words: &[Word<'_>]| {
        let span = words.first()?.span.cover(words.last()?.span);
        Some(SourceGiven { kind: SourceKind::Vague, span: Some(span), link: None })
    };
    let first = words.first()?;
    if first.is_any(&ADVERBS) {
        return vague(words.get(..1)?);
    }
    let is = words.iter().take(3).position(|word| word.is_any(&["is", "are", "was", "were", "been"]))?;
    let verb = words.get(is + 1).filter(|verb| verb.is_any(&VERBS))?;
    // "It has been reported", "it is believed"; "is said to have", "are thought to be".
    let impersonal = first.is("it") && is <= 2;
    let raised = is == 0 && !verb.is("reported") && words.get(is + 2).is_some_and(|next| next.is("to"));
    (impersonal || raised).then(|| vague(words.get(..is + 2)?)).flatten()
}
