//! Scare quotes: words in quotation marks that nobody is said to have spoken are held at a
//! distance by whoever writes them. Most such words are something else: a term that is being
//! named, a title, a key, an address. Only those count beside which the text takes a stance.

use assay_article::BlockKind;
use assay_attribution::AttributionForm;
use assay_language::TokenKind;
use assay_text::Span;

use super::{WordingKind, WordingUse};
use crate::authorship::Authorship;
use crate::words::{Word, Words};
use crate::{Author, Reading};

/// Words of a phrase that may be held at a distance; longer ones are quotations.
const LONGEST: usize = 4;

/// Words before the quotation marks, and tokens after them, among which a cue stands.
const NEAR: usize = 3;

/// Loaded words on either side that are looked at.
const NEIGHBOURS: usize = 4;

/// Right before the marks: the writer does not take the words for their own. Sorted.
const DISTANCE: [&str; 12] = [
    "alleged",
    "allegedly",
    "ostensible",
    "pretended",
    "professed",
    "purported",
    "self-declared",
    "self-proclaimed",
    "self-styled",
    "so-called",
    "supposed",
    "supposedly",
];

/// Before the marks: what stands in them is named, defined, searched for or spelled. Sorted.
const NAMING: [&str; 48] = [
    "abbreviation",
    "alias",
    "button",
    "call",
    "called",
    "calls",
    "captioned",
    "category",
    "command",
    "concept",
    "define",
    "defined",
    "dubbed",
    "entitled",
    "entry",
    "expression",
    "field",
    "file",
    "folder",
    "function",
    "hashtag",
    "headed",
    "headline",
    "key",
    "keyword",
    "keywords",
    "known",
    "label",
    "labelled",
    "meaning",
    "means",
    "menu",
    "name",
    "named",
    "nickname",
    "nicknamed",
    "option",
    "phrase",
    "phrases",
    "referred",
    "search",
    "searching",
    "tag",
    "term",
    "terms",
    "titled",
    "word",
    "words",
];

/// After the marks: what stands in them is explained. Sorted.
const EXPLAINED: [&str; 6] = ["denotes", "mean", "means", "refer", "refers", "stands"];

/// First words of what is no noun phrase. Sorted.
const CLAUSE: [&str; 28] = [
    "and", "are", "be", "because", "but", "can", "do", "go", "have", "he", "how", "i", "if", "is", "it",
    "let", "no", "not", "she", "they", "to", "was", "we", "what", "why", "will", "yes", "you",
];

/// A use for each scare quote with a stance, by the speaker around it or the author; `loaded` are
/// the lexicon's words in order of place.
pub(super) fn uses(
    reading: Reading<'_>,
    authorship: &Authorship,
    words: &Words<'_>,
    loaded: &[WordingUse],
) -> Vec<WordingUse> {
    let attributions = &reading.statements.attributions;
    attributions
        .iter()
        .filter(|attribution| attribution.form == AttributionForm::ScareQuote)
        .flat_map(|quote| {
            quote.content.iter().filter(|span| takes_stance(reading, words, loaded, **span)).map(|span| {
                let around = quote.within.filter(|outer| {
                    attributions.get(*outer).is_some_and(|outer| outer.form != AttributionForm::ScareQuote)
                });
                let by = around.map_or_else(|| authorship.at(span.start()), Author::Attribution);
                // American typography puts the comma inside the marks.
                let words = reading.article.text.slice(*span);
                let kept = words.trim_end_matches([',', '.', ';', '!', '?', ' ']).len();
                let span = Span::new(span.start(), span.start() + kept);
                WordingUse { span, kind: WordingKind::Sarcasm, by }
            })
        })
        .collect()
}

/// Whether the text around the quoted words, or what they are, tells a stance.
fn takes_stance(reading: Reading<'_>, words: &Words<'_>, loaded: &[WordingUse], quoted: Span) -> bool {
    let sentences = &reading.analysis.sentences;
    let index = sentences.partition_point(|sentence| sentence.span.end() <= quoted.start());
    let Some(sentence) = sentences.get(index).filter(|sentence| sentence.span.start() <= quoted.start())
    else {
        return false;
    };
    let block = reading.article.blocks.get(sentence.block).map(|block| block.kind);
    if matches!(block, None | Some(BlockKind::Preformatted | BlockKind::Credit | BlockKind::Cell { .. })) {
        return false;
    }
    let inside = words.within(quoted);
    if !is_phrase(inside) {
        return false;
    }
    let around = words.range(sentence.tokens.first, sentence.tokens.past);
    let first = around.partition_point(|word| word.span.start() < quoted.start());
    let past = around.partition_point(|word| word.span.start() < quoted.end());
    let before = around.get(first.saturating_sub(2 * NEAR)..first).unwrap_or_default();
    let after = around.get(past..(past + NEAR).min(around.len())).unwrap_or_default();
    let is_word = |word: &&Word<'_>| word.kind == TokenKind::Word;
    let mut cues = before.iter().rev().filter(is_word).take(NEAR).map(|word| &*word.lower).peekable();
    if cues.peek().is_some_and(|word| DISTANCE.binary_search(word).is_ok()) {
        return true;
    }
    let named = cues.any(|word| NAMING.binary_search(&word).is_ok());
    let explained =
        after.iter().find(is_word).is_some_and(|word| EXPLAINED.binary_search(&&*word.lower).is_ok());
    let lower = inside.iter().all(|word| !word.capital)
        && inside.first().is_some_and(|word| CLAUSE.binary_search(&&*word.lower).is_err());
    !named && !explained && lower && is_judged(loaded, sentence.span, quoted)
}

/// A few words and nothing else: no key, address, number or code.
fn is_phrase(inside: &[Word<'_>]) -> bool {
    let last_mark = inside.last().is_some_and(|word| word.is_any(&[",", ".", ";", "!", "?"]));
    let words = inside.get(..inside.len() - usize::from(last_mark)).unwrap_or_default();
    let plain = |word: &Word<'_>| {
        word.kind == TokenKind::Word
            && !word.proper
            && word.lower.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
    };
    (1..=LONGEST).contains(&words.len()) && words.iter().all(plain)
}

/// Whether the sentence judges: one of the nearest loaded words around the quoted ones is a
/// judgement, a label, mockery or a figure of violence.
fn is_judged(loaded: &[WordingUse], sentence: Span, quoted: Span) -> bool {
    let at = loaded.partition_point(|found| found.span.start() < quoted.start());
    let near = loaded.get(at.saturating_sub(NEIGHBOURS)..(at + NEIGHBOURS).min(loaded.len()));
    near.unwrap_or_default().iter().any(|found| {
        !matches!(found.kind, WordingKind::Hedge | WordingKind::Intensifier)
            && sentence.contains(found.span)
            && (found.span.end() <= quoted.start() || quoted.end() <= found.span.start())
    })
}

#[cfg(test)]
mod tests {
    use super::{CLAUSE, DISTANCE, EXPLAINED, NAMING};

    #[test]
    fn tables_are_sorted() {
        assert!(DISTANCE.is_sorted() && NAMING.is_sorted() && EXPLAINED.is_sorted() && CLAUSE.is_sorted());
    }
}
