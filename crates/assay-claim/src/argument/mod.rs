//! Arguments set out as such: numbered or bulleted, with headings, or told off in running text.

mod counter_claim;
mod prose;

use assay_article::{Block, BlockKind};
use assay_language::{Sentence, TokenKind};
use assay_text::Span;

use crate::authorship::Authorship;
use crate::words::{Word, Words};
use crate::{Author, Reading};

/// One argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    /// The whole of it.
    pub span: Span,
    /// Its own heading ("The offer is a challenge").
    pub heading: Option<Span>,
    /// Its number, where numbered.
    pub number: Option<u32>,
    /// On whose word.
    pub by: Author,
    /// Premises, where marked ("if …", "because …").
    pub premises: Vec<Span>,
    /// The conclusion, where marked ("therefore …", "should …").
    pub conclusion: Option<Span>,
    /// The counter-claim it answers, where its own words name one ("the claim that …", "critics
    /// say …", "contrary to …").
    pub answers: Option<Span>,
}

/// Words before a list that announce reasons.
const ANNOUNCING: [&str; 9] =
    ["argue", "argued", "argues", "argument", "arguments", "grounds", "objections", "reason", "reasons"];

/// Words that argue rather than tell.
const ARGUING: [&str; 24] = [
    "argues",
    "asserts",
    "because",
    "but",
    "cannot",
    "despite",
    "if",
    "means",
    "must",
    "not",
    "only",
    "ought",
    "prove",
    "proves",
    "rather",
    "should",
    "since",
    "so",
    "therefore",
    "thus",
    "unless",
    "whereas",
    "would",
    "yet",
];

/// Words that a premise follows.
const PREMISE: [&str; 5] = ["because", "if", "since", "given", "as"];

/// Words that a conclusion follows, or that stand in one.
const CONCLUSION: [&str; 7] = ["accordingly", "consequently", "hence", "therefore", "thus", "should", "must"];

/// The most words a heading before a colon may have.
const LONGEST_HEADING: usize = 10;
/// The fewest words of an argument.
const SHORTEST: usize = 6;

/// Finds the arguments, in order of place.
#[must_use]
pub fn arguments(reading: Reading<'_>) -> Vec<Argument> {
    in_words(reading, &Words::new(reading))
}

/// The same with the article's words at hand.
pub(crate) fn in_words(reading: Reading<'_>, words: &Words<'_>) -> Vec<Argument> {
    let authorship = Authorship::new(reading.statements, |_| true);
    let blocks = &reading.article.blocks;
    let mut arguments = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let past = blocks.iter().skip(at).take_while(|block| is_item(block)).count() + at;
        if past == at {
            at += 1;
            continue;
        }
        let list = blocks.get(at..past).unwrap_or_default();
        let announced = blocks.get(at.saturating_sub(2)..at).unwrap_or_default().iter().any(|before| {
            !is_item(before) && words.within(before.span).iter().any(|word| word.is_any(&ANNOUNCING))
        });
        if is_argued(list, words, announced) {
            arguments.extend(
                list.iter()
                    .enumerate()
                    .filter_map(|(offset, block)| argument(reading, at + offset, block, words, &authorship)),
            );
        }
        at = past;
    }
    arguments.extend(prose::arguments(reading, words, &authorship));
    arguments.sort_by_key(|argument: &Argument| argument.span);
    arguments
}

fn is_item(block: &Block) -> bool {
    matches!(block.kind, BlockKind::ListItem { .. })
}

/// Whether a list gives arguments: its items are whole sentences under an announcement of
/// reasons, with headings of their own or arguing; or numbered, headed and arguing. A list of
/// topics with headings is no list of arguments.
fn is_argued(list: &[Block], words: &Words<'_>, announced: bool) -> bool {
    let (mut whole, mut arguing, mut headed) = (0, 0, 0);
    for block in list {
        let item = words.within(block.span);
        let heading = heading(item);
        headed += usize::from(heading.is_some());
        let body = item.get(heading.map_or(0, |(_, past)| past)..).unwrap_or_default();
        whole += usize::from(body.len() >= SHORTEST);
        arguing += usize::from(body.iter().any(|word| word.is_any(&ARGUING)));
    }
    let half = list.len().div_ceil(2);
    let numbered = list.iter().all(|block| matches!(block.kind, BlockKind::ListItem { number: Some(_), .. }));
    let set_out = if announced {
        headed >= half || arguing >= half
    } else {
        numbered && headed >= half && arguing >= half
    };
    whole >= half && set_out
}

fn argument(
    reading: Reading<'_>,
    index: usize,
    block: &Block,
    words: &Words<'_>,
    authorship: &Authorship,
) -> Option<Argument> {
    let item = words.within(block.span);
    let heading = heading(item);
    let body = item.get(heading.map_or(0, |(_, past)| past)..)?;
    if body.len() < SHORTEST {
        return None;
    }
    let sentences = &reading.analysis.sentences;
    let first = sentences.partition_point(|sentence| sentence.block < index);
    let past = sentences.partition_point(|sentence| sentence.block <= index);
    let sentences = sentences.get(first..past).unwrap_or_default();
    let starts = body.first()?.span.start();
    let (premises, conclusion) = reasons(sentences, words, starts);
    let number = match block.kind {
        BlockKind::ListItem { number, .. } => number,
        _ => None,
    };
    Some(Argument {
        span: block.span,
        heading: heading.map(|(span, _)| span),
        number,
        by: speaker(body, authorship),
        premises,
        conclusion,
        answers: counter_claim::answered(body),
    })
}

/// The words before a colon near the beginning, and the index of the word after it.
fn heading(item: &[Word<'_>]) -> Option<(Span, usize)> {
    let colon = item.iter().take(LONGEST_HEADING + 1).position(|word| word.is(":"))?;
    let head = item.get(..colon)?;
    let ends = head.iter().any(|word| word.is("?") || word.is(";"));
    let last = head.iter().rev().find(|word| word.kind != TokenKind::Punctuation)?;
    (!ends && item.len() > colon + 1).then(|| (head[0].span.cover(last.span), colon + 1))
}

/// On whose word most of the argument stands.
fn speaker(body: &[Word<'_>], authorship: &Authorship) -> Author {
    let by = |word: &Word<'_>| authorship.at(word.span.start());
    let Some(middle) = body.get(body.len() / 2).map(by) else { return Author::Article };
    let share = body.iter().filter(|word| by(word) == middle).count();
    if share * 2 > body.len() { middle } else { Author::Article }
}

/// Premises and conclusion by their markers, clause by clause.
fn reasons(sentences: &[Sentence], words: &Words<'_>, starts: usize) -> (Vec<Span>, Option<Span>) {
    let (mut premises, mut conclusion) = (Vec::new(), None);
    for sentence in sentences {
        let words = words.range(sentence.tokens.first, sentence.tokens.past);
        let own = words.partition_point(|word| word.span.start() < starts);
        for clause in clauses(words.get(own..).unwrap_or_default()) {
            let Some(span) = clause.first().zip(clause.last()).map(|(a, b)| a.span.cover(b.span)) else {
                continue;
            };
            let opens = clause.iter().take(2).any(|word| word.is_any(&PREMISE));
            if opens && clause.len() > 2 {
                premises.push(span);
            } else if conclusion.is_none() && clause.iter().any(|word| word.is_any(&CONCLUSION)) {
                conclusion = Some(span);
            }
        }
    }
    (premises, conclusion)
}

/// A sentence cut at commas that a premise begins or ends at, and before "because".
fn clauses<'w, 'a>(words: &'w [Word<'a>]) -> Vec<&'w [Word<'a>]> {
    let mut clauses = Vec::new();
    let mut start = 0;
    let mut in_premise = words.iter().take(2).any(|word| word.is_any(&PREMISE));
    for (at, word) in words.iter().enumerate() {
        let ends_premise = in_premise && word.is(",");
        let begins = at > start && (word.is("because") || word.is("therefore") || word.is(";"));
        let full_stop = at + 1 == words.len() && matches!(&*word.lower, "." | "!");
        if ends_premise || begins || full_stop {
            clauses.extend(words.get(start..at));
            start = if ends_premise || full_stop || word.is(";") { at + 1 } else { at };
            in_premise = word.is("because");
        }
    }
    clauses.extend(words.get(start..));
    clauses.retain(|clause| !clause.is_empty());
    clauses
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Page;

    #[test]
    fn numbered_arguments_keep_their_headings() {
        let page = Page::new(
            "The core of his argument:\n1. The offer is a challenge: If the cells are that bad, other countries should take the prisoners.\n2. The order of rights: He states that safety comes before comfort.\n3. The press dynamic: He holds that reporters pick what they print.",
        );
        let found = arguments(page.reading());
        let headings: Vec<_> = found.iter().map(|found| found.heading.map(|span| page.words(span))).collect();
        assert_eq!(
            headings,
            [Some("The offer is a challenge"), Some("The order of rights"), Some("The press dynamic")]
        );
        assert_eq!(found.iter().map(|found| found.number).collect::<Vec<_>>(), [Some(1), Some(2), Some(3)]);
        assert_eq!(page.words(found[0].premises[0]), "If the cells are that bad");
        assert_eq!(
            found[0].conclusion.map(|span| page.words(span)),
            Some("other countries should take the prisoners")
        );
    }

    #[test]
    fn a_shopping_list_argues_nothing() {
        let page = Page::new("You will need:\n* Flour: 2 cups\n* Sugar: a spoon\n* Milk: half a pint");
        assert_eq!(arguments(page.reading()), []);
        let page = Page::new(
            "In other news:\n* The library opens on Monday at nine in the morning.\n* The bridge is closed until further notice this week.",
        );
        assert_eq!(arguments(page.reading()), []);
    }
}
