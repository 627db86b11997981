//! What a figure is said of: the whole noun phrase that its measure heads, with the complements that
//! narrow it ("the median sales price for single-family homes"); for a count, the subject that has,
//! does or holds what is counted.
//!
//! Told by the order of words alone. Where a tagger and a parser have read the sentence, the heads and
//! the subject can be taken from them instead: everything here goes through [`Chunk`]s.

use std::ops::Range;

use crate::draft::Draft;
use crate::line::Line;
use crate::said::Said;
use crate::{UnitKind, measure, noun};

/// A run of words that a noun heads: lexemes of the line.
pub(crate) type Chunk = Range<usize>;

/// How many complements a phrase takes along.
const MOST: usize = 4;

/// How many words a subject may stand from the count it has.
const REACH: usize = 40;

/// The phrase the figure of `draft` is said of; `measure` is the chunk that names what it measures.
pub(crate) fn of(line: &Line<'_>, draft: &Draft, measure: Option<Chunk>) -> Option<Chunk> {
    if draft.unit.as_ref().is_some_and(|unit| unit.kind == UnitKind::Count) {
        return subject(line, draft.first).map(|chunk| whole(line, chunk, draft.first));
    }
    let measure = measure?;
    let front = if measure.end <= draft.first { draft.first } else { line.len() };
    Some(whole(line, measure, front))
}

/// What the figure of `draft` is said of, where no tree was read.
pub(crate) fn said(line: &Line<'_>, draft: &Draft) -> Said {
    let about = of(line, draft, measure::said_of(line, draft));
    let subject = subject(line, draft.first).filter(|subject| {
        about.as_ref().is_none_or(|about| subject.end <= about.start || about.end <= subject.start)
    });
    Said { about, subject, ..Said::default() }
}

/// Whether a word can stand inside a chunk.
fn is_inner(line: &Line<'_>, i: usize) -> bool {
    line.is_letters(i)
        && !line.is_taken(i)
        && !matches!(line.low(i), "'s" | "’s")
        && noun::is_open(line.low(i))
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
    while at > 0 && noun::is_determiner(line.low(at - 1)) {
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
    // "cyclists killed | in": a participle behind its plural.
    if first > 1
        && line.low(first - 1).ends_with("ed")
        && noun::is_plural(line.low(first - 2))
        && is_inner(line, first - 2)
    {
        first -= 1;
    }
    while first > 0
        && (is_inner(line, first - 1)
            || first < past && is_joint(line, first - 1) && line.is_letters(first.wrapping_sub(2)))
    {
        first -= 1;
    }
    (first < past).then_some(first)
}

/// The lexeme after the complement that begins at `at`, if one does and ends before `front`.
fn complement(line: &Line<'_>, at: usize, front: usize) -> Option<usize> {
    let preposition = matches!(line.low(at), "of" | "for" | "on" | "per" | "among")
        || matches!(line.low(at), "in" | "from" | "at" | "with") && !line.low(at.wrapping_sub(1)).is_empty();
    if !preposition {
        return None;
    }
    let mut first = at + 1;
    while noun::is_determiner(line.low(first)) || matches!(line.low(first), "all" | "both") {
        first += 1;
    }
    let mut past = first;
    while past < front
        && (is_inner(line, past)
            || past > first && is_joint(line, past)
            || past > first && matches!(line.low(past), "'s" | "’s") && is_inner(line, past + 1)
            || past > first
                && line.low(past) == "and"
                && is_inner(line, past + 1)
                && line.is_capitalised(past + 1)
                && line.is_capitalised(past - 1))
    {
        past += 1;
        if noun::is_plural(line.low(past - 1))
            && !(is_inner(line, past) && noun::is_plural(line.low(past)))
            && !line.is_capitalised(past - 1)
        {
            break;
        }
    }
    (past > first && past <= front).then_some(past)
}

/// The subject of the verb that governs lexeme `at`: the noun phrase in front of the nearest verb, its
/// complements included. `None` where no verb stands between, where a pronoun is the subject, or where
/// the subject is out of reach.
pub(crate) fn subject(line: &Line<'_>, at: usize) -> Option<Chunk> {
    let start = clause_start(line, at);
    let mut verb = (start..at).rev().find(|&i| is_verb(line, i))?;
    // The verb with its auxiliaries and what stands between ("has already scored").
    while verb > start && (is_verb(line, verb - 1) || is_between(line.low(verb - 1))) {
        verb -= 1;
    }
    let mut past = verb;
    // "Vera Holm, 66, has …": what stands in commas is passed over.
    if past > start && line.is_mark(past - 1, ',') {
        past = (start..past - 1).rev().find(|&i| line.is_mark(i, ','))?;
    }
    // A relative pronoun stands for the noun in front of it.
    if past > start && matches!(line.low(past - 1), "which" | "who" | "that") {
        past -= 1;
        past -= usize::from(past > start && line.is_mark(past - 1, ','));
    }
    let mut first = begin(line, past)?;
    // Behind a time a name begins anew ("since last season Chris Wood has …").
    if line.is_capitalised(past - 1) && !line.is_capitalised(first) {
        first = (first..past).rev().take_while(|&i| line.is_capitalised(i)).last().unwrap_or(first);
    }
    for _ in 0..MOST {
        let Some(head) = head_of_complement(line, first) else { break };
        first = head;
    }
    (first < past).then_some(first..past)
}

/// First lexeme of the head that any preposition ties to the chunk that begins at `first`.
fn head_of_complement(line: &Line<'_>, first: usize) -> Option<usize> {
    let mut at = first;
    while at > 0 && (noun::is_determiner(line.low(at - 1)) || line.low(at - 1) == "all") {
        at -= 1;
    }
    if at > 0 && matches!(line.low(at - 1), "'s" | "’s") {
        return begin(line, at - 1);
    }
    // "trade between Kenya and Uganda"
    if at > 1 && line.low(at - 1) == "and" {
        let other = begin(line, at - 1)?;
        let joined = other > 0 && line.low(other - 1) == "between";
        return joined.then(|| begin(line, other - 1)).flatten();
    }
    let tied = at > 1
        && matches!(
            line.low(at - 1),
            "of" | "in" | "for" | "from" | "on" | "with" | "at" | "among" | "across" | "near" | "by" | "to"
        );
    tied.then(|| begin(line, at - 1)).flatten()
}

/// Adverbs and particles inside a verb.
fn is_between(word: &str) -> bool {
    word.ends_with("ly") && word.len() > 4
        || matches!(
            word,
            "already"
                | "also"
                | "not"
                | "now"
                | "just"
                | "still"
                | "only"
                | "never"
                | "ever"
                | "to"
                | "been"
                | "be"
                | "reportedly"
        )
}

/// Whether lexeme `i` is a verb, as far as its form and its neighbours tell.
fn is_verb(line: &Line<'_>, i: usize) -> bool {
    if !line.is_letters(i) || line.is_taken(i) {
        return false;
    }
    let word = line.low(i);
    if matches!(
        word,
        "has"
            | "have"
            | "had"
            | "is"
            | "are"
            | "was"
            | "were"
            | "will"
            | "would"
            | "can"
            | "could"
            | "does"
            | "did"
            | "do"
            | "may"
            | "might"
            | "must"
            | "should"
            | "shall"
            | "won"
            | "lost"
            | "got"
            | "gave"
            | "held"
            | "set"
            | "kept"
            | "ran"
            | "saw"
            | "sent"
            | "took"
            | "told"
            | "put"
            | "led"
            | "left"
            | "met"
            | "built"
            | "found"
    ) {
        return !line.is_capitalised(i) || i == 0;
    }
    if noun::is_verb(word) {
        return true;
    }
    if line.is_capitalised(i) || word.len() < 4 {
        return false;
    }
    // "scored 22", "employs around 600": a form in "ed" or "s" with a subject in front and an object
    // behind that opens with a determiner, a number or a bound.
    let object = line.is_taken(i + 1)
        || matches!(
            line.low(i + 1),
            "a" | "an"
                | "the"
                | "its"
                | "their"
                | "his"
                | "her"
                | "about"
                | "around"
                | "more"
                | "over"
                | "nearly"
                | "some"
                | "at"
                | "up"
                | "just"
                | "under"
                | "fewer"
                | "less"
                | "to"
                | "for"
                | "in"
                | "by"
                | "on"
                | "with"
                | "out"
                | "almost"
                | "roughly"
                | "approximately"
                | "only"
                | "another"
                | "that"
        );
    let ed = word.ends_with("ed") && !matches!(line.low_before(i), "the" | "a" | "an" | "of");
    let s = word.ends_with('s')
        && !word.ends_with("ss")
        && i > 0
        && line.is_letters(i - 1)
        && !noun::is_plural(line.low(i - 1))
        && !noun::is_closed(line.low(i - 1))
        && !matches!(line.low(i + 1), "in" | "for" | "by" | "on" | "with" | "at" | "to" | "that");
    object && (ed || s)
}

/// Where the clause of lexeme `at` begins.
fn clause_start(line: &Line<'_>, at: usize) -> usize {
    let low = at.saturating_sub(REACH);
    (low..at)
        .rev()
        .find(|&i| matches!(line.low(i), ";" | ":" | "“" | "\"" | "but" | "while" | "where" | "because"))
        .map_or(low, |i| i + 1)
}
