//! Whether the text says what its headline claims.

use assay_article::BlockKind;
use assay_language::Sentence;
use assay_quantity::{Quantity, Value};
use assay_text::Span;

use super::{Claim, ClaimPlace, places};
use crate::Reading;
use crate::topic::Topic;
use crate::words::Words;

/// A claim of the headline or the standfirst, and where the text below makes it too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeadlineClaim {
    /// The claim (index into the claims given).
    pub claim: usize,
    /// The sentence of the text that says the same; `None` where none was found.
    pub in_text: Option<Span>,
}

/// The least share of the headline's content words that a passage of the text must have to say the
/// same, in hundredths.
const WORDS: usize = 50;
/// The same of a passage that has all the headline's figures.
const WORDS_BESIDE_FIGURES: usize = 25;
/// A headline makes a claim or two; of a block that only looks like one the first few are read.
const MOST: usize = 8;
/// Headlines round: "60,000" for 58,700. The most two figures may differ, as a share of the larger.
const ROUNDING: f64 = 0.05;

/// The claims of the headline, each with the sentence of the text that says the same.
///
/// A passage is a sentence with the one before it. It says the same when it has every figure of the
/// claim and a quarter of its content words, or, of a claim without figures, half of them.
#[must_use]
pub fn headline_claims(reading: Reading<'_>, claims: &[Claim]) -> Vec<HeadlineClaim> {
    in_words(reading, &Words::new(reading), claims)
}

/// The same with the article's words at hand.
pub(crate) fn in_words(reading: Reading<'_>, words: &Words<'_>, claims: &[Claim]) -> Vec<HeadlineClaim> {
    let spans: Vec<Span> = claims.iter().map(|claim| claim.span).collect();
    let places = places(reading, &spans);
    let headlines: Vec<usize> = (0..claims.len())
        .filter(|index| places.get(*index) == Some(&ClaimPlace::Headline))
        .take(MOST)
        .collect();
    if headlines.is_empty() {
        return Vec::new();
    }
    let text = passages(reading, words);
    headlines
        .into_iter()
        .filter_map(|index| {
            let claim = claims.get(index)?;
            let topic = Topic::of(words.within(claim.span));
            let figures = figures(reading, &claim.quantities);
            let said = text.iter().find(|passage| passage.says(&topic, &figures));
            Some(HeadlineClaim { claim: index, in_text: said.map(|passage| passage.sentence) })
        })
        .collect()
}

/// A sentence of the text, with what it and the one before it are about.
struct Passage<'a> {
    sentence: Span,
    topic: Topic,
    figures: Vec<&'a Quantity>,
}

impl Passage<'_> {
    fn says(&self, topic: &Topic, figures: &[&Quantity]) -> bool {
        let there = |wanted: &&Quantity| self.figures.iter().any(|figure| equal(figure, wanted));
        let least = if figures.is_empty() { WORDS } else { WORDS_BESIDE_FIGURES };
        figures.iter().all(there) && topic.shared(&self.topic) * 100 >= topic.len() * least
    }
}

fn passages<'a>(reading: Reading<'a>, words: &Words<'_>) -> Vec<Passage<'a>> {
    let body = |sentence: &&Sentence| {
        let block = reading.article.blocks.get(sentence.block).map(|block| block.kind);
        !matches!(
            block,
            None | Some(
                BlockKind::Title | BlockKind::Heading { .. } | BlockKind::Caption | BlockKind::Credit
            )
        )
    };
    let mut passages = Vec::new();
    let mut before: (Topic, Vec<&Quantity>) = Default::default();
    for sentence in reading.analysis.sentences.iter().filter(body) {
        let topic = Topic::of(words.range(sentence.tokens.first, sentence.tokens.past));
        let all = &reading.quantities.quantities;
        let first = all.partition_point(|figure| figure.span.start() < sentence.span.start());
        let past = all.partition_point(|figure| figure.span.start() < sentence.span.end());
        let figures: Vec<&Quantity> = all.get(first..past).unwrap_or_default().iter().collect();
        let both = before.1.iter().chain(&figures).copied().collect();
        passages.push(Passage { sentence: sentence.span, topic: topic.and(&before.0), figures: both });
        before = (topic, figures);
    }
    passages
}

fn figures<'a>(reading: Reading<'a>, indices: &[usize]) -> Vec<&'a Quantity> {
    indices.iter().filter_map(|index| reading.quantities.quantities.get(*index)).collect()
}

/// Whether two figures are the same but for rounding.
fn equal(a: &Quantity, b: &Quantity) -> bool {
    let (Some(a), Some(b)) = (middle(a.value), middle(b.value)) else { return a.value == b.value };
    (a - b).abs() <= a.abs().max(b.abs()) * ROUNDING
}

fn middle(value: Value) -> Option<f64> {
    match value {
        Value::Single(value) => Some(value.value()),
        Value::Range(low, high) => Some((low.value() + high.value()) / 2.0),
        Value::Vague | Value::None | Value::Unread => None,
    }
}

#[cfg(test)]
mod tests {
    use assay_article::BlockKind;

    use super::*;
    use crate::claims;
    use crate::testing::Page;

    fn said(text: &str) -> Vec<Option<String>> {
        let mut page = Page::new(text);
        page.article.blocks[0].kind = BlockKind::Title;
        let found = claims(page.reading());
        headline_claims(page.reading(), &found)
            .iter()
            .map(|headline| headline.in_text.map(|span| page.words(span).to_owned()))
            .collect()
    }

    #[test]
    fn a_headline_is_found_in_the_text() {
        assert_eq!(
            said(
                "# Ferry carried 4,000 passengers to Larrow\nThe boat is old. The ferry carried 4,000 people to Larrow last year."
            ),
            [Some("The ferry carried 4,000 people to Larrow last year.".to_owned())]
        );
    }

    #[test]
    fn a_figure_the_text_never_gives_is_told() {
        assert_eq!(
            said(
                "# Ferry carried 4,000 passengers to Larrow\nThe ferry carried people to Larrow last year. Nobody counted them."
            ),
            [None]
        );
    }
}
