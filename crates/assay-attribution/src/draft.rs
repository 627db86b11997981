//! An attribution while it is being put together.

use assay_article::Timestamp;
use assay_text::Span;

use crate::attribution::AttributionForm;
use crate::circumstance;
use crate::clause::{Report, View};
use crate::pairing::Passage;
use crate::phrase::Range;
use crate::substance;
use crate::title::is_title;
use crate::word::Class;

/// An attribution under construction.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub form: AttributionForm,
    pub content: Vec<Span>,
    pub cue: Option<Span>,
    pub source: Option<Span>,
    pub addressee: Option<Span>,
    pub venue: Option<Span>,
    pub time: Option<Timestamp>,
    /// Index of the draft this one stands within.
    pub within: Option<usize>,
    /// Passages that are (part of) its content.
    pub quotes: Vec<usize>,
    /// Words outside quotation marks belong to the content.
    pub paraphrase: bool,
}

impl Draft {
    /// Words of nobody that have no content yet.
    pub fn of(form: AttributionForm) -> Self {
        Self {
            form,
            content: Vec::new(),
            cue: None,
            source: None,
            addressee: None,
            venue: None,
            time: None,
            within: None,
            quotes: Vec::new(),
            paraphrase: false,
        }
    }

    /// A statement of nobody in the quotation `passage`.
    pub fn of_passage(text: &str, passages: &[Passage], passage: usize, form: AttributionForm) -> Self {
        let content = match form {
            AttributionForm::ScareQuote => passages[passage].phrase(text),
            _ => passages[passage].content.clone(),
        };
        Self { content, quotes: vec![passage], ..Self::of(form) }
    }

    /// The draft of a report found in a unit; `None` where its content comes to nothing.
    pub fn of_report(view: View<'_>, passages: &[Passage], report: &Report) -> Option<Self> {
        if names_work(view, passages, report) {
            return None;
        }
        let mut content: Vec<Span> = Vec::new();
        let mut quotes = Vec::new();
        let mut paraphrase = false;
        for range in &report.content {
            let items = view.items.get(range.first..range.past)?;
            quotes.extend(items.iter().filter_map(|item| item.quote));
            match items {
                [only] if only.quote.is_some() => {
                    content.extend(only.quote.map(|at| passages[at].content.clone()).unwrap_or_default());
                }
                _ => {
                    paraphrase = true;
                    content.push(range.span(view.items)?);
                    // A quotation that runs on into further paragraphs takes them along.
                    let last = items.last().and_then(|item| item.quote);
                    let block_end = range.span(view.items)?.end();
                    content.extend(
                        last.into_iter()
                            .flat_map(|at| passages[at].content.iter().copied())
                            .filter(|span| span.start() >= block_end),
                    );
                }
            }
        }
        if report.label {
            // Words of the quoted speaker within a sentence of the author's; its comma is the author's.
            paraphrase = true;
            for span in &mut content {
                *span = Span::new(
                    span.start(),
                    span.start() + span.of(view.text).trim_end_matches([',', ';', '.']).len(),
                );
            }
        }
        content.sort();
        content.dedup();
        if content.is_empty() {
            return None;
        }
        let cue = report.cue.and_then(|cue| cue.span(view.items));
        let source = report
            .source
            .filter(|source| !is_time(view, source.phrase))
            .and_then(|source| source.phrase.span(view.items));
        let addressee =
            report.addressee.and_then(|range| range.span(view.items)).or_else(|| addressed(view, report));
        let form = if report.label {
            AttributionForm::Label
        } else if report.lemma == "tweet" {
            AttributionForm::Post
        } else if quotes.is_empty() {
            substance::of(view, report)?
        } else {
            AttributionForm::Statement
        };
        let venue = venue(view, report);
        Some(Self {
            form,
            content,
            cue,
            source,
            addressee,
            venue,
            time: None,
            within: None,
            quotes,
            paraphrase,
        })
    }
}

/// Farthest from cue, source and content, in items, that addressee and venue are looked for.
const NEARBY: usize = 80;

/// Items around the cue that are neither content nor source: before and after.
fn surroundings(view: View<'_>, report: &Report) -> [Range; 2] {
    let Some(cue) = report.cue else { return [Range::new(0, 0); 2] };
    let source = report.source.map_or(cue.first, |source| source.phrase.first.min(cue.first));
    let before = report
        .content
        .iter()
        .filter(|range| range.past <= cue.first)
        .map(|range| range.past)
        .max()
        .unwrap_or(0);
    let after = report.content.iter().filter(|range| range.first >= cue.past).map(|range| range.first).min();
    let past_source = report.source.map_or(cue.past, |source| {
        if source.phrase.first >= cue.past { source.phrase.past } else { cue.past }
    });
    let farthest = view.items.len().min(past_source + NEARBY);
    let after = after.map_or_else(
        || (past_source..farthest).find(|&at| view.items[at].stops()).unwrap_or(farthest),
        |after| after.min(farthest),
    );
    let before = before.max(source.saturating_sub(NEARBY)).min(source);
    [Range::new(past_source.min(after), after), Range::new(before, source)]
}

fn venue(view: View<'_>, report: &Report) -> Option<Span> {
    surroundings(view, report)
        .into_iter()
        .find_map(|range| circumstance::venue(view, range.first, range.past))
}

fn addressed(view: View<'_>, report: &Report) -> Option<Span> {
    surroundings(view, report)
        .into_iter()
        .find_map(|range| circumstance::addressee(view, range.first, range.past, report.lemma))
        .and_then(|range| range.span(view.items))
}

/// "wrote “The Salt Road”": the title of a work, not what somebody said. A comma or colon before
/// the mark, or a verb of speaking, shows speech even where every word has a capital.
fn names_work(view: View<'_>, passages: &[Passage], report: &Report) -> bool {
    const SPEAKING: &[&str] = &["chant", "cry", "exclaim", "say", "scream", "shout", "tell", "tweet", "yell"];
    let [Range { first, past }] = report.content[..] else { return false };
    let Some(quote) = view.get(first).and_then(|item| item.quote) else { return false };
    let led = first > 0 && view.is(first - 1, Class::COMMA.with(Class::COLON));
    let after = report.cue.is_some_and(|cue| cue.first >= past);
    past == first + 1
        && !led
        && !after
        && !report.label
        && !SPEAKING.contains(&report.lemma)
        && is_title(view.text, &passages[quote])
}

/// "last week": when something was said, whatever stands where a speaker would.
fn is_time(view: View<'_>, phrase: Range) -> bool {
    let last = phrase.past.checked_sub(1);
    last.is_some_and(|last| view.is(last, Class::TIME) && !view.is(last, Class::POSSESSIVE))
        && (phrase.first..phrase.past).all(|at| {
            view.is(at, Class::TIME.with(Class::DETERMINER).with(Class::NUMBER).with(Class::ADJECTIVE))
                || !view.is(at, Class::CAPITAL)
        })
}
