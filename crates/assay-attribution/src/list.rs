//! Lists that share one lead-in: "The alliance demands:" and, as items, what it demands; "Critics:" and
//! what they say.

use assay_article::{Article, Block, BlockKind};
use assay_text::Span;

use crate::attribution::AttributionForm;
use crate::clause::View;
use crate::draft::Draft;
use crate::lead::{Lead, announces, lead};
use crate::pairing::Passage;
use crate::phrase::{Range, Subject};
use crate::speaker::is_speaker;
use crate::unit::Unit;
use crate::word::Class;

/// Most words of a lead-in that is nothing but those who speak.
const LONGEST_LABEL: usize = 6;

/// Adds a statement for each item whose words no cue of its own attributes.
pub(crate) fn attribute(article: &Article, units: &[Unit], passages: &[Passage], drafts: &mut Vec<Draft>) {
    let is_item = |block: &Block| matches!(block.kind, BlockKind::ListItem { .. });
    let mut claimed = vec![false; article.blocks.len()];
    for draft in drafts.iter().filter(|draft| draft.source.is_some()) {
        for part in &draft.content {
            let at = article.blocks.partition_point(|block| block.span.end() <= part.start());
            if let Some(claimed) = claimed.get_mut(at) {
                *claimed = true;
            }
        }
    }
    let mut at = 0;
    while at < article.blocks.len() {
        let first = at;
        while at < article.blocks.len() && is_item(&article.blocks[at]) {
            at += 1;
        }
        if at == first || first == 0 {
            at += 1;
            continue;
        }
        let past = units.partition_point(|unit| unit.block < first);
        let led = past.checked_sub(1).map(|unit| &units[unit]).filter(|unit| unit.block + 1 == first);
        let Some(Lead { source: Some(source), cue: Some(cue), addressee, venue }) =
            led.filter(|unit| announces(&unit.items)).and_then(|unit| speaks(article, unit))
        else {
            continue;
        };
        for block in (first..at).filter(|block| !claimed[*block]) {
            let Some(content) = words(article, block) else { continue };
            let quotes = within(passages, content);
            let whole = quotes.first().is_some_and(|quote| passages[*quote].span.len() + 2 >= content.len());
            let outer = (!whole).then_some(drafts.len());
            // What stood there as words of nobody has its speaker now.
            for known in drafts.iter_mut().filter(|known| known.source.is_none() && known.within.is_none()) {
                if known.quotes.iter().any(|quote| quotes.contains(quote)) {
                    known.form = AttributionForm::Statement;
                    (known.source, known.cue, known.within) = (Some(source), Some(cue), outer);
                }
            }
            if !whole {
                drafts.push(Draft {
                    form: AttributionForm::Statement,
                    content: vec![content],
                    cue: Some(cue),
                    source: Some(source),
                    addressee,
                    venue,
                    time: None,
                    within: None,
                    paraphrase: true,
                    quotes: Vec::new(),
                });
            }
        }
    }
}

/// Who speaks in the items after the unit: the subject of its reporting verb, or all of it, where it is
/// nothing but people or a body.
fn speaks(article: &Article, unit: &Unit) -> Option<Lead> {
    let view = View { text: article.text.as_str(), items: &unit.items };
    let found = lead(view);
    if found.source.is_some() {
        // "What the Numbers Say:" is a heading, whatever it is marked up as.
        let heading = matches!(article.blocks[unit.block].kind, BlockKind::Title | BlockKind::Heading { .. })
            || found.cue.is_some_and(|cue| cue.of(view.text).starts_with(char::is_uppercase));
        return (!heading).then_some(found);
    }
    let colon = unit.items.len().checked_sub(1)?;
    let label = Range::new(0, colon);
    let bare = colon > 0
        && colon <= LONGEST_LABEL
        && unit.items[..colon].iter().all(|item| item.is(Class::WORD) && item.verb.is_none())
        // With more capitals it is a heading, whatever it is marked up as.
        && unit.items[1..colon].iter().all(|item| !item.is(Class::CAPITAL));
    let somebody = bare && is_speaker(view, Subject { phrase: label, relative: None });
    somebody.then(|| Lead {
        source: label.span(view.items),
        cue: Some(unit.items[colon].span),
        ..Lead::default()
    })
}

/// The words of an item, without its bullet and its last mark.
fn words(article: &Article, block: usize) -> Option<Span> {
    let text = article.text.as_str();
    let span = article.blocks[block].span.trim(text);
    let words = span.of(text);
    let bare =
        words.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '•' | '◦' | '*' | '-' | '–'));
    let start = span.end() - bare.len();
    let end = start + bare.trim_end_matches(['.', ';', ',']).len();
    (end > start).then(|| Span::new(start, end))
}

/// The outer quotations that lie in the span.
fn within(passages: &[Passage], span: Span) -> Vec<usize> {
    let first = passages.partition_point(|passage| passage.span.start() < span.start());
    (first..passages.len())
        .take_while(|at| passages[*at].span.start() < span.end())
        .filter(|at| passages[*at].depth == 0)
        .collect()
}
