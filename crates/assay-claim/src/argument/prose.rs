//! Arguments in running text: reasons told off one by one ("First, …", "Second, …"), and inferences
//! with a marked conclusion ("Therefore, …").

use assay_article::BlockKind;
use assay_language::{Sentence, TokenKind};

use super::{ANNOUNCING, ARGUING, Argument, counter_claim, reasons};
use crate::authorship::Authorship;
use crate::words::{Word, Words};
use crate::{Author, Reading};

/// Words that tell reasons off, with their number.
const ORDINALS: [(&str, u32); 10] = [
    ("first", 1),
    ("firstly", 1),
    ("second", 2),
    ("secondly", 2),
    ("third", 3),
    ("thirdly", 3),
    ("fourth", 4),
    ("fourthly", 4),
    ("fifth", 5),
    ("fifthly", 5),
];
/// Words that open a conclusion.
const CONCLUDING: [&str; 5] = ["accordingly", "consequently", "hence", "therefore", "thus"];
/// The most sentences from one reason to the next.
const REACH: usize = 12;

/// A sentence that opens a reason.
#[derive(Clone, Copy)]
struct Reason {
    sentence: usize,
    number: u32,
    by: Author,
}

/// The arguments of the paragraphs, in order of place.
pub(super) fn arguments(reading: Reading<'_>, words: &Words<'_>, authorship: &Authorship) -> Vec<Argument> {
    let sentences = &reading.analysis.sentences;
    let told = |sentence: &Sentence| {
        let block = reading.article.blocks.get(sentence.block).map(|block| block.kind);
        matches!(block, Some(BlockKind::Paragraph | BlockKind::Quotation | BlockKind::Post))
    };
    let mut found = Vec::new();
    let mut chain: Vec<Reason> = Vec::new();
    for (index, sentence) in sentences.iter().enumerate().filter(|(_, sentence)| told(sentence)) {
        let own = words.range(sentence.tokens.first, sentence.tokens.past);
        let by = authorship.at(sentence.span.start() + sentence.span.len() / 2);
        if let Some(number) = ordinal(own) {
            let follows = chain.last().is_some_and(|last| {
                last.number + 1 == number && last.by == by && index - last.sentence <= REACH
            });
            if !follows {
                found.extend(told_off(reading, words, &chain));
                chain.clear();
            }
            if follows || number == 1 {
                chain.push(Reason { sentence: index, number, by });
            }
        } else {
            found.extend(inferred(reading, words, authorship, index));
        }
    }
    found.extend(told_off(reading, words, &chain));
    found.sort_by_key(|argument: &Argument| (argument.span.start(), argument.span.end()));
    // What is part of a reason told off is not listed again.
    let mut end = 0;
    found.retain(|argument| {
        let free = argument.span.start() >= end;
        end = end.max(argument.span.end());
        free
    });
    found
}

/// The first word of a sentence, and the one after it.
fn opening<'w, 'a>(words: &'w [Word<'a>]) -> Option<(&'w Word<'a>, &'w Word<'a>)> {
    let first = words.iter().position(|word| word.kind != TokenKind::Punctuation)?;
    words.get(first).zip(words.get(first + 1))
}

fn ordinal(words: &[Word<'_>]) -> Option<u32> {
    let (first, next) = opening(words)?;
    let (_, number) = ORDINALS.iter().find(|(word, _)| first.is(word))?;
    next.is_any(&[",", ":"]).then_some(*number)
}

/// The arguments of a chain of two reasons or more that argue, or are announced as reasons: the steps
/// of a recipe are told off too.
fn told_off(reading: Reading<'_>, words: &Words<'_>, chain: &[Reason]) -> Vec<Argument> {
    let sentences = &reading.analysis.sentences;
    let (Some(first), true) = (chain.first(), chain.len() >= 2) else { return Vec::new() };
    let of = |index: usize| {
        sentences.get(index).map(|sentence| words.range(sentence.tokens.first, sentence.tokens.past))
    };
    let any = |index: usize, wanted: &[&str]| {
        of(index).is_some_and(|words| words.iter().any(|word| word.is_any(wanted)))
    };
    let announced = (first.sentence.saturating_sub(2)..=first.sentence).any(|index| any(index, &ANNOUNCING));
    let arguing = chain.iter().filter(|reason| any(reason.sentence, &ARGUING)).count();
    if !announced && arguing * 2 < chain.len() {
        return Vec::new();
    }
    let argument = |(at, reason): (usize, &Reason)| {
        let start = sentences.get(reason.sentence)?;
        let past = chain.get(at + 1).map_or(sentences.len(), |next| next.sentence);
        // A reason ends with its paragraph, or where the next could no longer follow.
        let own = sentences.get(reason.sentence..past)?;
        let whole = own.iter().take(REACH).take_while(|sentence| sentence.block == start.block);
        let count = whole.count();
        let own = own.get(..count)?;
        let (premises, conclusion) = reasons(own, words, start.span.start());
        let span = start.span.cover(own.last()?.span);
        Some(Argument {
            span,
            heading: None,
            number: Some(reason.number),
            by: reason.by,
            premises,
            conclusion,
            answers: counter_claim::answered(words.within(span)),
        })
    };
    chain.iter().enumerate().filter_map(argument).collect()
}

/// "The bridge has cracks. *Therefore*, it must be shut": a conclusion and the sentence before it, of
/// the same paragraph and speaker.
fn inferred(
    reading: Reading<'_>,
    words: &Words<'_>,
    authorship: &Authorship,
    index: usize,
) -> Option<Argument> {
    let sentences = &reading.analysis.sentences;
    let (before, sentence) = (sentences.get(index.checked_sub(1)?)?, sentences.get(index)?);
    let own = words.range(sentence.tokens.first, sentence.tokens.past);
    let (first, _) = opening(own)?;
    let middle = |sentence: &Sentence| authorship.at(sentence.span.start() + sentence.span.len() / 2);
    let by = middle(sentence);
    let concluded = first.is_any(&CONCLUDING) && before.block == sentence.block && middle(before) == by;
    let span = before.span.cover(sentence.span);
    concluded.then(|| Argument {
        span,
        heading: None,
        number: None,
        by,
        premises: vec![before.span],
        conclusion: Some(sentence.span),
        answers: counter_claim::answered(words.within(span)),
    })
}

#[cfg(test)]
mod tests {
    use crate::arguments;
    use crate::testing::Page;

    #[test]
    fn reasons_told_off_are_arguments() {
        let page = Page::new(
            "There are two reasons against the toll. First, it is unfair because the poor pay most. It hurts. Second, the road would stay empty.",
        );
        let found = arguments(page.reading());
        let spans: Vec<_> = found.iter().map(|found| page.words(found.span)).collect();
        assert_eq!(
            spans,
            [
                "First, it is unfair because the poor pay most. It hurts.",
                "Second, the road would stay empty."
            ]
        );
        assert_eq!(found[0].number, Some(1));
        assert_eq!(page.words(found[0].premises[0]), "because the poor pay most");
    }

    #[test]
    fn steps_of_a_recipe_argue_nothing() {
        let page = Page::new("First, heat the oven. Second, mix the flour with milk. Third, bake it.");
        assert_eq!(arguments(page.reading()), []);
    }

    #[test]
    fn a_marked_conclusion_has_its_premise() {
        let page = Page::new("The bridge has cracks. Therefore, it must be shut.");
        let found = arguments(page.reading());
        assert_eq!(found.len(), 1);
        assert_eq!(page.words(found[0].premises[0]), "The bridge has cracks.");
        assert_eq!(found[0].conclusion.map(|span| page.words(span)), Some("Therefore, it must be shut."));
    }
}
