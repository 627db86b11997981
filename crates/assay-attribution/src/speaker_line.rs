//! Names before a colon: headlines ("Minister: no talks") and transcripts ("HOLM: We will go.").

use assay_article::{Article, BlockKind};
use assay_language::{Analysis, NameKind};
use assay_text::Span;

use crate::attribution::AttributionForm;
use crate::draft::Draft;
use crate::pairing::Passage;
use crate::phrase::is_finite;
use crate::unit::Unit;
use crate::word::Class;

/// Most words a speaker's label has.
const LONGEST_LABEL: usize = 6;

/// The statement of a unit that a speaker's name and a colon open.
pub(crate) fn draft(
    article: &Article,
    analysis: &Analysis,
    passages: &[Passage],
    units: &[Unit],
    index: usize,
) -> Option<Draft> {
    let text = article.text.as_str();
    let unit = &units[index];
    let items = &unit.items;
    let colon = items.iter().take(LONGEST_LABEL + 1).position(|item| item.is(Class::COLON))?;
    if colon == 0
        || colon + 1 >= items.len()
        || (0..colon).any(|i| is_finite(items, i) || !items[i].is(Class::WORD))
    {
        return None;
    }
    let label = items[0].span.cover(items[colon - 1].span);
    let quote = items[colon + 1]
        .quote
        .filter(|_| items.len() == colon + 2 || items[colon + 2..].iter().all(|item| !item.is(Class::WORD)));
    let heading = matches!(article.blocks[unit.block].kind, BlockKind::Title | BlockKind::Heading { .. });
    let opens_block = index == 0 || units[index - 1].block != unit.block;
    if !opens_block || !speaks(text, analysis, label, heading && quote.is_some()) {
        return None;
    }
    let cue = Some(items[colon].span);
    let base = match quote {
        Some(quote) => Draft::of_passage(text, passages, quote, AttributionForm::Statement),
        None => {
            // Only marks that end a sentence may follow the colon.
            let last = items[colon + 1..].iter().rev().find(|item| !item.stops())?.span;
            let end = if heading { last.end() } else { article.blocks[unit.block].span.trim(text).end() };
            let content = Span::new(items[colon + 1].span.start(), end.max(last.end()));
            let quotes: Vec<usize> = items[colon + 1..].iter().filter_map(|item| item.quote).collect();
            // A transcript gives the words themselves; a headline puts them in its own.
            if quotes.is_empty() && items.len() < colon + 4 {
                return None;
            }
            let statement = Draft::of(AttributionForm::Statement);
            Draft { content: vec![content], quotes, paraphrase: heading, ..statement }
        }
    };
    Some(Draft { cue, source: Some(label), ..base })
}

/// Whether the label names somebody who can speak: a person, a body, or initials of a transcript.
fn speaks(text: &str, analysis: &Analysis, label: Span, any_noun: bool) -> bool {
    let words = label.of(text);
    let named = analysis.mentions_in(label).any(|mention| {
        mention.span == label
            && mention
                .name
                .is_some_and(|id| matches!(analysis.name(id).kind, NameKind::Person | NameKind::Organization))
    });
    let short = words.len() <= 40;
    short && (named || any_noun || matches!(words, "Q" | "A"))
}
