//! Loaded wording: the words, their kind, and who uses them.

mod lexicon;
mod phrase;
mod scare_quotes;

use assay_article::BlockKind;
use assay_language::syntax::FineTag;
use assay_text::Span;

use crate::authorship::Authorship;
use crate::words::{Word, Words};
use crate::{Author, Reading};
use lexicon::{Entry, LEXICON, PartOfSpeech, Strength};

/// Loaded words in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordingUse {
    /// The words.
    pub span: Span,
    /// Of what kind.
    pub kind: WordingKind,
    /// Who uses them.
    pub by: Author,
}

/// How words are loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WordingKind {
    /// They judge: "staggering", "shameful".
    Evaluative,
    /// They turn up the volume: "relentless", "utterly".
    Intensifier,
    /// They close the question: "undeniable facts".
    Certainty,
    /// They leave it open: "allegedly".
    Hedge,
    /// They sort people or things: "regime", "pro-crime".
    Label,
    /// Violence, war or disease as a figure of speech: "slammed", "cancer of".
    Metaphor,
    /// Marks of distance or sarcasm: "so-called", scare quotes.
    Sarcasm,
}

/// An entry of the lexicon found in a sentence.
#[derive(Clone, Copy, Debug)]
struct Match {
    /// First word, counted within the sentence.
    first: usize,
    /// One past the last.
    past: usize,
    kind: WordingKind,
    strength: Strength,
}

/// Finds loaded wording, in order of place; no two uses overlap.
#[must_use]
pub fn wording(reading: Reading<'_>) -> Vec<WordingUse> {
    in_words(reading, &Words::new(reading))
}

/// The same with the article's words at hand.
pub(crate) fn in_words(reading: Reading<'_>, all: &Words<'_>) -> Vec<WordingUse> {
    let authorship = Authorship::new(reading.statements, |_| true);
    let titles = quoted_titles(reading, all);
    let mut uses = Vec::new();
    for sentence in &reading.analysis.sentences {
        let block = reading.article.blocks.get(sentence.block).map(|block| block.kind);
        if matches!(block, Some(BlockKind::Credit | BlockKind::Preformatted)) {
            continue;
        }
        let words = all.range(sentence.tokens.first, sentence.tokens.past);
        for found in phrase::join(words, &matches(words)) {
            let Some((first, last)) = words.get(found.first).zip(words.get(found.past - 1)) else { continue };
            let span = first.span.cover(last.span);
            if !within_any(&titles, span) {
                uses.push(WordingUse { span, kind: found.kind, by: authorship.at(span.start()) });
            }
        }
    }
    let quotes = scare_quotes::uses(reading, &authorship, all, &uses);
    uses.splice(0..0, quotes);
    without_overlap(uses)
}

/// Whether the word by itself is in the lexicon as a judgement, a certainty or a label.
pub(crate) fn is_loaded(word: &Word<'_>) -> bool {
    let found = LEXICON.phrases.at(std::slice::from_ref(word));
    found.and_then(|found| LEXICON.entries.get(found.value)).is_some_and(|entry| {
        entry.strength != Strength::Weak
            && matches!(entry.kind, WordingKind::Evaluative | WordingKind::Certainty | WordingKind::Label)
            && !word.proper
    })
}

/// The entries in a sentence, longest first at each place, none overlapping.
fn matches(words: &[Word<'_>]) -> Vec<Match> {
    let mut matches = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let rest = words.get(at..).unwrap_or_default();
        let found = LEXICON.phrases.longest(rest, |index, len| {
            LEXICON.entries.get(*index).is_some_and(|entry| applies(entry, words, at, len))
        });
        let Some((found, entry)) = found.and_then(|found| Some((found, LEXICON.entries.get(found.value)?)))
        else {
            at += 1;
            continue;
        };
        let past = at + found.len;
        matches.push(Match { first: at, past, kind: entry.kind, strength: entry.strength });
        at = past;
    }
    matches
}

/// How far around an entry a plain or a needed context word may stand, in words.
const CONTEXT: usize = 3;

/// Whether the entry is meant by words `at..at + len`: no part of a name, and in its context.
fn applies(entry: &Entry, words: &[Word<'_>], at: usize, len: usize) -> bool {
    let written = words.get(at..at + len).unwrap_or_default();
    // Of a longer phrase in a headline a word may look like a name: "War On Men".
    let names = written.iter().filter(|word| word.proper).count();
    if !entry.capital && names > 0 && (len < 3 || names == len) {
        return false;
    }
    // "Savage Garden": a capital entry stands for itself, not for the name it is part of.
    if entry.capital && words.get(at + len).is_some_and(|next| next.proper && next.capital) {
        return false;
    }
    let previous = at.checked_sub(1).and_then(|before| words.get(before));
    let next = words.get(at + len);
    if previous.is_some_and(|word| word.is_any(&entry.plain_after)) {
        return false;
    }
    if !is_meant_part(entry, written, previous, next) {
        return false;
    }
    if entry.plain_beside.is_empty() && entry.only_beside.is_empty() {
        return true;
    }
    let before = words.get(at.saturating_sub(CONTEXT)..at).unwrap_or_default();
    let after = words.get(at + len..(at + len + CONTEXT).min(words.len())).unwrap_or_default();
    let beside = |wanted: &[&str]| before.iter().chain(after).any(|word| word.is_any(wanted));
    !beside(&entry.plain_beside) && (entry.only_beside.is_empty() || beside(&entry.only_beside))
}

/// Whether the entry is used as the part of speech that is loaded. Without tags every use is.
fn is_meant_part(
    entry: &Entry,
    written: &[Word<'_>],
    previous: Option<&Word<'_>>,
    next: Option<&Word<'_>>,
) -> bool {
    use FineTag::{Jj, Jjr, Jjs, Nn, Nns, Rb, Rbr, Rbs, Vb, Vbd, Vbg, Vbn, Vbp, Vbz};
    let [.., last] = written else { return true };
    // "not completely" turns nothing up.
    if entry.kind == WordingKind::Intensifier && previous.is_some_and(|word| word.is("not")) {
        return false;
    }
    let Some(tag) = last.tag else { return true };
    // "refreshing their addresses" is a verb with its object, not a judgement.
    let object = next
        .is_some_and(|word| matches!(word.tag, Some(FineTag::Dt | FineTag::PrpPossessive | FineTag::Prp)));
    let judges = entry.kind == WordingKind::Evaluative && !entry.verb;
    if judges && written.len() == 1 && tag == Vbg && object {
        return false;
    }
    match entry.only_as {
        None => true,
        Some(PartOfSpeech::Adjective) => {
            let before_noun = next.is_some_and(|word| matches!(word.tag, Some(Nn | Nns)));
            matches!(tag, Jj | Jjr | Jjs | Rb | Vbn) || before_noun
        }
        Some(PartOfSpeech::Noun) => matches!(tag, Nn | Nns),
        Some(PartOfSpeech::Verb) => matches!(tag, Vb | Vbd | Vbg | Vbn | Vbp | Vbz),
        Some(PartOfSpeech::Degree) => {
            next.is_some_and(|word| matches!(word.tag, Some(Jj | Jjr | Jjs | Rb | Rbr | Rbs | Vbn | Vbg)))
        }
    }
}

/// Quotations that give a title ("A Bitter Peace"): most of their words begin with a capital and
/// nobody is said to speak them. Their words are nobody's.
fn quoted_titles(reading: Reading<'_>, words: &Words<'_>) -> Vec<Span> {
    let spoken = |attribution: Option<usize>| {
        attribution
            .and_then(|index| reading.statements.attributions.get(index))
            .is_some_and(|attribution| attribution.source.is_some())
    };
    reading
        .statements
        .quotations
        .iter()
        .filter(|quotation| quotation.content.len() == 1 && !spoken(quotation.attribution))
        .flat_map(|quotation| quotation.content.iter().copied())
        .filter(|content| {
            let letters = words.within(*content).iter().filter(|word| word.lower.len() > 3);
            let (capitals, all) =
                letters.fold((0, 0), |(capitals, all), word| (capitals + usize::from(word.capital), all + 1));
            (2..=12).contains(&all) && capitals == all
        })
        .collect()
}

/// Whether one of `spans`, which are in order of place and do not overlap, holds `span`.
fn within_any(spans: &[Span], span: Span) -> bool {
    let index = spans.partition_point(|other| other.end() < span.end());
    spans.get(index).is_some_and(|other| other.contains(span))
}

/// In order of place; of two that overlap the first and longer stays.
fn without_overlap(mut uses: Vec<WordingUse>) -> Vec<WordingUse> {
    uses.sort_by_key(|found| (found.span.start(), std::cmp::Reverse(found.span.end())));
    let mut end = 0;
    uses.retain(|found| {
        let free = found.span.start() >= end;
        if free {
            end = found.span.end();
        }
        free
    });
    uses
}

#[cfg(test)]
mod tests;
