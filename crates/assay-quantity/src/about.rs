//! What a figure is said of: the whole noun phrase that its measure heads, with the complements that
//! narrow it ("the median sales price for single-family homes"); for a count, the subject that has,
//! does or holds what is counted.
//!
//! Told by the order of words alone. Where a tagger and a parser have read the sentence, the heads and
//! the subject can be taken from them instead: everything here goes through [`Chunk`]s.

use std::ops::Range;

use crate::draft::Draft;
use crate::line::Line;
use crate::{UnitKind, noun};

/// A run of words that a noun heads: lexemes of the line.
pub(crate) type Chunk = Range<usize>;

/// How many complements a phrase takes along.
const MOST: usize = 4;

/// How many words a subject may stand from the count it has.
const REACH: usize = 40;

/// The phrase the figure of `draft` is said of; `measure` is the chunk that names what it measures.
pub(crate) fn of(line: &Line<'_>, draft: &Draft, measure: Option<Chunk>) -> Option<Chunk> {
    if draft.unit.as_ref().is_some_and(|unit| unit.kind == UnitKind::Count) {
        return holder(line, draft);
    }
    let measure = measure?;
    let front = if measure.end <= draft.first { draft.first } else { line.len() };
    Some(whole(line, measure, front))
}

/// Whether a word can stand inside a chunk.
fn is_inner(line: &Line<'_>, i: usize) -> bool {
    line.is_letters(i) && !line.is_taken(i) && !matches!(line.low(i), "'s" | "’s") && noun::is_open(line.low(i))
}

fn is_joint(line: &Line<'_>, i: usize) -> bool {
    line.is_hyphen(i) && line.glued(i) && line.glued(i + 1)
}

/// A chunk with the complements behind it and the heads it completes, up to lexeme `front`.
pub(crate) fn whole(line: &Line<'_>, chunk: Chunk, front: usize) -> Chunk {
    let mut chunk = chunk;
    // "the price of | gold": the head in front, where "of" joins them.
    for _ in 0..MOST {
        let Some(head) = head_before(line, chunk.start) else { break };
        chunk.start = head;
    }
    for _ in 0..MOST {
        let Some(end) = complement(line, chunk.end, front) else { break };
        chunk.end = end;
    }
    chunk
}

/// First lexeme of the head that "of" or a genitive ties to the chunk that begins at `first`.
fn head_before(line: &Line<'_>, first: usize) -> Option<usize> {
    let mut at = first;
    while at > 0 && matches!(line.low(at - 1), "the" | "a" | "an" | "its" | "their" | "his" | "her" | "this" | "these") {
        at -= 1;
    }
    if at > 0 && matches!(line.low(at - 1), "'s" | "’s") {
        return begin(line, at - 1);
    }
    if at > 0 && line.low(at - 1) == "of" {
        let head = begin(line, at - 1)?;
        // Hollow heads say that something is counted, not what.
        return Some(head);
    }
    None
}

/// First lexeme of the run of inner words that ends before `past`.
fn begin(line: &Line<'_>, past: usize) -> Option<usize> {
    let mut first = past;
    while first > 0
        && (is_inner(line, first - 1) || first < past && is_joint(line, first - 1) && line.is_letters(first.wrapping_sub(2)))
    {
        first -= 1;
    }
    (first < past).then_some(first)
}

/// The lexeme after the complement that begins at `at`, if one does and ends before `front`.
fn complement(line: &Line<'_>, at: usize, front: usize) -> Option<usize> {
    let preposition = matches!(line.low(at), "of" | "for" | "on" | "per" | "among")
        || matches!(line.low(at), "in" | "from" | "at" | "with") && line.low(at.wrapping_sub(1)) != "";
    if !preposition {
        return None;
    }
    let mut first = at + 1;
    while matches!(
        line.low(first),
        "the" | "a" | "an" | "its" | "their" | "his" | "her" | "our" | "all" | "this" | "these" | "those" | "both"
    ) {
        first += 1;
    }
    let mut past = first;
    while past < front
        && (is_inner(line, past)
            || past > first && is_joint(line, past)
            || past > first && matches!(line.low(past), "'s" | "’s") && is_inner(line, past + 1)
            || past > first && line.low(past) == "and" && is_inner(line, past + 1) && line.is_capitalised(past + 1) && line.is_capitalised(past - 1))
    {
        past += 1;
        if noun::is_plural(line.low(past - 1)) && !(is_inner(line, past) && noun::is_plural(line.low(past))) && !line.is_capitalised(past - 1) {
            break;
        }
    }
    (past > first && past <= front).then_some(past)
}

/// The subject that has what is counted: the first chunk of the clause, where a verb parts it from
/// the count.
fn holder(line: &Line<'_>, draft: &Draft) -> Option<Chunk> {
    let at = draft.first;
    let start = clause_start(line, at);
    let mut i = start;
    // An opening "In 2018," or "Meanwhile," is no subject.
    if !is_inner(line, i) || matches!(line.low(i), "meanwhile" | "yesterday") {
        let comma = (i..at.min(i + 14)).find(|&j| line.is_mark(j, ','));
        if line.is_letters(i) && matches!(line.low(i), "in" | "on" | "at" | "for" | "by" | "after" | "before" | "during" | "since" | "with" | "according" | "from" | "while" | "meanwhile" | "however")
            && let Some(comma) = comma
        {
            i = comma + 1;
        }
    }
    while i < at && (matches!(line.low(i), "the" | "a" | "an" | "this" | "these" | "its" | "their" | "his" | "her" | "our" | "each" | "every") || !line.is_letters(i)) {
        i += 1;
    }
    let mut past = i;
    while past < at && (is_inner(line, past) || past > i && (is_joint(line, past) || matches!(line.low(past), "'s" | "’s"))) {
        past += 1;
    }
    if past <= i || past >= at {
        return None;
    }
    let chunk = i..past;
    // A verb must stand between: else the count is itself the subject.
    let verb = (past..at).any(|j| {
        let word = line.low(j);
        noun::is_verb(word)
            || matches!(word, "has" | "have" | "had" | "is" | "are" | "was" | "were" | "will" | "would" | "can" | "could" | "does" | "did" | "do")
            || word.ends_with("ed") && word.len() > 4
            || word.ends_with("ing") && word.len() > 5
    });
    if !verb {
        return None;
    }
    Some(whole(line, chunk, at))
}

/// Where the clause of lexeme `at` begins.
fn clause_start(line: &Line<'_>, at: usize) -> usize {
    let low = at.saturating_sub(REACH);
    (low..at)
        .rev()
        .find(|&i| matches!(line.low(i), ";" | ":" | "“" | "\"" | "but" | "while" | "that" | "where" | "because"))
        .map_or(low, |i| i + 1)
}
