//! Which statement answers which.

use std::sync::LazyLock;

use assay_attribution::{Attribution, AttributionForm, AttributionType, Party};
use assay_text::Span;

use crate::Reading;
use crate::phrases::Phrases;
use crate::topic::Topic;
use crate::words::Words;

/// One statement and the one that answers it (indices into
/// [`Statements::attributions`](assay_attribution::Statements::attributions)).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// What the answer is.
    pub kind: ExchangeKind,
    /// The first statement.
    pub statement: usize,
    /// The answer.
    pub answer: usize,
    /// The point in dispute, in the words of the statement: the sentence of it that the answer
    /// speaks of.
    pub point: Option<Span>,
}

/// How a statement answers another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExchangeKind {
    /// A reply.
    Reply,
    /// A denial.
    Denial,
    /// A challenge.
    Challenge,
}

/// Words with which an answer is reported.
static ANSWERS: LazyLock<Phrases<ExchangeKind>> = LazyLock::new(|| {
    const REPLIES: &[&str] = &[
        "answer",
        "answered",
        "answers",
        "asked about",
        "clapped back",
        "countered",
        "countering",
        "fired back",
        "hit back",
        "in reply",
        "in response",
        "rebutted",
        "rejoinder",
        "rejoined",
        "replied",
        "replies",
        "reply",
        "replying",
        "responded",
        "responding",
        "responds",
        "response",
        "retorted",
        "retorts",
        "shot back",
        "struck back",
        "when asked about",
        "wrote back",
    ];
    const DENIALS: &[&str] = &[
        "called the claim",
        "contradicted",
        "denial",
        "denied",
        "denies",
        "deny",
        "denying",
        "dismissed",
        "dismisses",
        "dismissing",
        "disputed",
        "disputes",
        "disputing",
        "rebuffed",
        "refuted",
        "refutes",
        "rejected",
        "rejecting",
        "rejects",
        "repudiated",
    ];
    const CHALLENGES: &[&str] = &[
        "challenge",
        "challenged",
        "challenges",
        "challenging",
        "dared",
        "dares",
        "demanded that",
        "demanded proof",
        "demands that",
        "questioned",
        "questions whether",
    ];
    let tables = [
        (REPLIES, ExchangeKind::Reply),
        (DENIALS, ExchangeKind::Denial),
        (CHALLENGES, ExchangeKind::Challenge),
    ];
    Phrases::new(tables.iter().flat_map(|(table, kind)| table.iter().map(|phrase| (*phrase, *kind))))
});

/// How many statements back the one answered may lie.
const REACH: usize = 6;

/// Finds which statements answer which, in order of the answers.
#[must_use]
pub fn exchanges(reading: Reading<'_>) -> Vec<Exchange> {
    in_words(reading, &Words::new(reading))
}

/// The same with the article's words at hand.
pub(crate) fn in_words(reading: Reading<'_>, words: &Words<'_>) -> Vec<Exchange> {
    let attributions = &reading.statements.attributions;
    let mut exchanges = Vec::new();
    for (answer, attribution) in attributions.iter().enumerate() {
        let Some(kind) = answers(reading, words, attribution) else { continue };
        let addressed = attribution.addressee.is_some();
        // "challenged" alone has many plain uses.
        if kind == ExchangeKind::Challenge && !addressed {
            continue;
        }
        if let Some(statement) = answered(reading, answer, attribution) {
            let point = point(reading, words, statement, attribution);
            exchanges.push(Exchange { kind, statement, answer, point });
        }
    }
    exchanges
}

/// How the words that report a statement make it an answer.
fn answers(reading: Reading<'_>, words: &Words<'_>, attribution: &Attribution) -> Option<ExchangeKind> {
    let (cue, source) = (attribution.cue?, attribution.source?);
    if attribution.form == AttributionForm::ScareQuote || !is_somebody(words, source) {
        return None;
    }
    let in_cue = ANSWERS.first_in(words.within(cue)).map(|(_, found)| found.value);
    // "… said in response to": cue and source with what stands between and right after them.
    let around = cue.cover(source.mention);
    let content = attribution.content.first()?;
    let reported = match reading.analysis.sentence_at(cue.start()) {
        Some(sentence) if sentence.span.contains(around) => {
            let end = if content.start() >= around.end() { content.start() } else { sentence.span.end() };
            Span::new(around.start(), end.min(sentence.span.end()).max(around.end()))
        }
        _ => cue,
    };
    let around = || ANSWERS.first_in(words.within(reported)).map(|(_, found)| found.value);
    // A paraphrase may speak of a reply without being one.
    in_cue.or_else(|| (attribution.kind == AttributionType::Direct).then(around)?)
}

/// Whether the party can answer: somebody named or a pronoun, not "Vell’s plan" or "the sector".
fn is_somebody(words: &Words<'_>, party: Party) -> bool {
    const PRONOUNS: [&str; 5] = ["he", "she", "they", "i", "we"];
    let last = words.within(party.mention).last();
    party.name.is_some() || last.is_some_and(|word| word.proper || word.capital || word.is_any(&PRONOUNS))
}

/// The nearest earlier statement of somebody else, first of all of the one addressed.
fn answered(reading: Reading<'_>, answer: usize, attribution: &Attribution) -> Option<usize> {
    let attributions = &reading.statements.attributions;
    let source = attribution.source?;
    let candidates = (answer.saturating_sub(REACH)..answer).rev().filter(|index| {
        attributions.get(*index).is_some_and(|earlier| {
            earlier.form != AttributionForm::ScareQuote
                && earlier.source.is_some_and(|party| !same(reading, party, source))
                && earlier.within.is_none()
        })
    });
    let addressed = attribution.addressee.and_then(|addressee| {
        candidates.clone().find(|index| {
            attributions
                .get(*index)
                .and_then(|earlier| earlier.source)
                .is_some_and(|party| same(reading, party, addressee))
        })
    });
    addressed.or_else(|| candidates.clone().next())
}

/// How many sentences of a long statement are looked at for the point in dispute.
const LONGEST_STATEMENT: usize = 60;

/// The sentence of the statement that shares most content words with the answer, the first of equals;
/// of a statement of several sentences that share none, none.
fn point(reading: Reading<'_>, words: &Words<'_>, statement: usize, answer: &Attribution) -> Option<Span> {
    let statement = reading.statements.attributions.get(statement)?;
    let mut answered = Topic::default();
    for content in answer.content.iter().take(LONGEST_STATEMENT) {
        answered = answered.and(&Topic::of(words.within(*content)));
    }
    let sentences = &reading.analysis.sentences;
    let mut parts: Vec<Span> = Vec::new();
    for content in &statement.content {
        let first = sentences.partition_point(|sentence| sentence.span.end() <= content.start());
        let within =
            sentences.iter().skip(first).take_while(|sentence| sentence.span.start() < content.end());
        parts.extend(within.take(LONGEST_STATEMENT - parts.len().min(LONGEST_STATEMENT)).map(|sentence| {
            let start = sentence.span.start().max(content.start());
            Span::new(start, sentence.span.end().min(content.end()).max(start))
        }));
    }
    if let [only] = parts.as_slice() {
        return Some(*only);
    }
    let shared = |span: &Span| Topic::of(words.within(*span)).shared(&answered);
    let mut best: Option<(usize, Span)> = None;
    for (count, span) in parts.iter().map(|span| (shared(span), *span)) {
        if count > best.map_or(0, |(most, _)| most) {
            best = Some((count, span));
        }
    }
    best.map(|(_, span)| span)
}

/// Whether two mentions are of the same party: by name, or where neither has one by words.
fn same(reading: Reading<'_>, a: Party, b: Party) -> bool {
    let text = reading.article.text.as_str();
    match (a.name, b.name) {
        (Some(a), Some(b)) => a == b,
        (None, None) => text.get(a.mention.range()) == text.get(b.mention.range()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Page;

    fn page(second_cue: &str) -> Page {
        Page::new(&format!(
            "Ana Ruiz said the bridge was unsafe. Tomas Vell {second_cue} that it had passed every test."
        ))
        .says(AttributionType::Indirect, "Ana Ruiz", "said", &["the bridge was unsafe"])
        .says(AttributionType::Indirect, "Tomas Vell", second_cue, &["it had passed every test"])
    }

    #[test]
    fn a_reply_answers_the_statement_before_it() {
        for (cue, kind) in [("replied", ExchangeKind::Reply), ("denied", ExchangeKind::Denial)] {
            let page = page(cue);
            let point = Some(page.span("the bridge was unsafe"));
            assert_eq!(exchanges(page.reading()), [Exchange { kind, statement: 0, answer: 1, point }]);
        }
        assert_eq!(exchanges(page("added").reading()), []);
    }

    #[test]
    fn the_point_in_dispute_is_the_sentence_the_answer_speaks_of() {
        let said = "“The toll is fair. The bridge has 12 cracks. The school is fine,”";
        let page = Page::new(&format!("{said} said Ana Ruiz. Tomas Vell denied that it had cracks."))
            .says(
                AttributionType::Direct,
                "Ana Ruiz",
                "said",
                &["The toll is fair. The bridge has 12 cracks. The school is fine,"],
            )
            .says(AttributionType::Indirect, "Tomas Vell", "denied", &["it had cracks"]);
        let found = exchanges(page.reading());
        assert_eq!(found[0].point.map(|span| page.words(span)), Some("The bridge has 12 cracks."));
    }

    #[test]
    fn nobody_answers_themselves() {
        let page = Page::new("Ana Ruiz said the bridge was unsafe. Ana Ruiz replied that it was shut.")
            .says(AttributionType::Indirect, "Ana Ruiz", "said", &["the bridge was unsafe"])
            .says(AttributionType::Indirect, "Ana Ruiz", "replied", &["it was shut"]);
        assert_eq!(exchanges(page.reading()), []);
    }
}
