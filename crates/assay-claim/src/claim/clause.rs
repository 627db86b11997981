//! Sentences cut where a claim ends and another begins.

use std::borrow::Cow;

use assay_language::TokenKind;
use assay_language::syntax::Relation;
use assay_text::Span;

use crate::tree::Tree;
use crate::words::Word;

/// A stretch of tokens, with a hole where an insertion between dashes speaks of something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clause {
    /// First token.
    pub first: usize,
    /// One past the last.
    pub past: usize,
    /// The insertion, dashes included.
    pub hole: Option<(usize, usize)>,
}

impl Clause {
    pub const fn new(first: usize, past: usize) -> Self {
        Self { first, past, hole: None }
    }

    /// The words of the clause without the hole.
    pub fn words<'w, 'a>(&self, words: &'w [Word<'a>]) -> Cow<'w, [Word<'a>]> {
        let part = |first, past| words.get(first..past).unwrap_or_default();
        match self.hole {
            None => Cow::Borrowed(part(self.first, self.past)),
            Some((first, past)) => {
                Cow::Owned(part(self.first, first).iter().chain(part(past, self.past)).cloned().collect())
            }
        }
    }

    /// Whether `span` begins in the clause and not in its hole.
    pub fn holds(&self, words: &[Word<'_>], span: Span) -> bool {
        let place = words.partition_point(|word| word.span.end() <= span.start());
        (self.first..self.past).contains(&place)
            && self.hole.is_none_or(|(first, past)| !(first..past).contains(&place))
    }
}

/// Conjunctions that begin a new clause.
const CONJUNCTIONS: [&str; 9] =
    ["and", "but", "while", "whereas", "although", "though", "yet", "even", "plus"];

/// The parts dashes make of `words[first..past]`: the frame with its insertion, or what stands
/// before and after.
pub(super) fn at_dashes(words: &[Word<'_>], first: usize, past: usize) -> Vec<Clause> {
    let mut dashes = (first + 1..past.saturating_sub(1)).filter(|at| is_dash(words, *at));
    match (dashes.next(), dashes.next()) {
        (Some(open), Some(close)) => {
            vec![Clause { first, past, hole: Some((open, close + 1)) }, Clause::new(open + 1, close)]
        }
        (Some(dash), None) => vec![Clause::new(first, dash), Clause::new(dash + 1, past)],
        _ => vec![Clause::new(first, past)],
    }
}

/// An em dash, or a shorter one with space on both sides.
fn is_dash(words: &[Word<'_>], at: usize) -> bool {
    let (Some(before), Some(word), Some(after)) = (words.get(at - 1), words.get(at), words.get(at + 1))
    else {
        return false;
    };
    match &*word.lower {
        "—" | "―" => true,
        "–" | "-" | "--" => before.span.end() < word.span.start() && word.span.end() < after.span.start(),
        _ => false,
    }
}

/// The relative and adverbial clauses of `part`, as ranges of its words: "which lost 40 jobs", "after
/// rents rose 5 percent". `tree` is that of the sentence, whose first token is `first`.
pub(super) fn subordinate(tree: &Tree<'_>, first: usize, part: Clause) -> Vec<(usize, usize)> {
    /// Clauses of a sentence that are looked at.
    const MOST: usize = 4;
    const RELATIONS: [Relation; 2] = [Relation::AclRelcl, Relation::Advcl];
    (part.first..part.past)
        .filter(|at| tree.relation(first + at).is_some_and(|relation| RELATIONS.contains(&relation)))
        .take(MOST)
        .filter_map(|at| {
            let extent = tree.extent(first + at);
            let (from, past) = (extent.start.checked_sub(first)?, extent.end.checked_sub(first)?);
            (from >= part.first && past <= part.past).then_some((from, past))
        })
        .collect()
}

/// Where `clause` may be cut: at semicolons, conjunctions, and with `commas` at commas too.
pub(super) fn cuts(words: &[Word<'_>], clause: Clause, commas: bool) -> Vec<usize> {
    if clause.hole.is_some() {
        return Vec::new();
    }
    let mut depth = 0_usize;
    let mut cuts = Vec::new();
    for at in clause.first..clause.past {
        let Some(word) = words.get(at) else { break };
        match &*word.lower {
            "(" | "[" => depth += 1,
            ")" | "]" => depth = depth.saturating_sub(1),
            _ if depth > 0 || at == clause.first => {}
            ";" => cuts.push(at),
            "," if commas => cuts.push(at),
            _ if word.is_any(&CONJUNCTIONS) => cuts.push(at),
            _ => {}
        }
    }
    cuts
}

/// The clause without punctuation and conjunctions at its ends.
pub(super) fn trimmed(words: &[Word<'_>], clause: Clause) -> Option<Span> {
    let outer = |word: &Word<'_>| word.kind == TokenKind::Punctuation && !matches!(&*word.lower, "(" | ")");
    let part = words.get(clause.first..clause.past)?;
    let leading = |word: &Word<'_>| outer(word) || word.is_any(&CONJUNCTIONS) || word.is("that");
    let first = part.iter().position(|word| !leading(word))?;
    let last = part.iter().rposition(|word| !outer(word))?;
    (first <= last).then(|| part[first].span.cover(part[last].span))
}
