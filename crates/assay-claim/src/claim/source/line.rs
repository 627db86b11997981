//! Lines "Source: …" after what they serve.

use assay_article::BlockKind;
use assay_text::Span;

use crate::authorship::Authorship;
use crate::claim::{SourceGiven, SourceKind};
use crate::{Author, Reading};

/// For each block the source line right after it; of a quotation of several paragraphs the line
/// after the last serves all.
pub(super) fn source_lines(reading: Reading<'_>, authorship: &Authorship) -> Vec<Option<SourceGiven>> {
    let text = reading.article.text.as_str();
    let blocks = &reading.article.blocks;
    let mut after: Vec<Option<SourceGiven>> = vec![None; blocks.len()];
    for (index, block) in blocks.iter().enumerate() {
        let Some((line, starts_block)) = source_line(text, block.span) else { continue };
        let given = line_source(reading, line);
        if !starts_block && let Some(slot) = after.get_mut(index) {
            *slot = Some(given);
        }
        let Some(mut at) = index.checked_sub(1) else { continue };
        // A caption may stand between what is said and the line.
        let caption = |at: usize| {
            blocks.get(at).is_some_and(|block| {
                let words = block.span.of(text);
                matches!(block.kind, BlockKind::Caption | BlockKind::Credit)
                    || (words.len() < 80 && !words.ends_with(['.', '”', '!', '?', '"']))
            })
        };
        let heading = blocks.get(at).is_some_and(|block| matches!(block.kind, BlockKind::Heading { .. }));
        if starts_block && caption(at) && !heading {
            if let Some(slot) = after.get_mut(at) {
                *slot = Some(given);
            }
            at = at.saturating_sub(1);
        }
        let speaker =
            |at: usize| blocks.get(at).map(|block| authorship.at(block.span.start() + block.span.len() / 2));
        let last = speaker(at);
        while let Some(slot) = after.get_mut(at).filter(|slot| slot.is_none()) {
            *slot = Some(given);
            let same = at > 0 && speaker(at - 1) == last && last.is_some_and(|by| by != Author::Article);
            if !same {
                break;
            }
            at -= 1;
        }
    }
    after
}

/// A line "Source: …" in the block, and whether the block begins with it.
fn source_line(text: &str, block: Span) -> Option<(Span, bool)> {
    let words = block.of(text);
    let mut start = 0;
    for line in words.split_inclusive('\n') {
        let head: String = line.trim_start().chars().take(9).collect::<String>().to_lowercase();
        if head.starts_with("source:") || head.starts_with("sources:") || head.starts_with("data:") {
            let span = Span::new(block.start() + start, block.start() + start + line.len()).trim(text);
            return Some((span, start == 0));
        }
        start += line.len();
    }
    // "… in 2015. Source: Office of Accounts"
    let at = ["Source: ", "Sources: "].iter().filter_map(|head| words.find(head)).min()?;
    let ends = words.get(..at).is_some_and(|before| before.trim_end().ends_with(['.', '!', '?', '”', ')']));
    ends.then(|| (Span::new(block.start() + at, block.end()).trim(text), false))
}

fn line_source(reading: Reading<'_>, line: Span) -> SourceGiven {
    let links = &reading.article.links;
    let index = links.partition_point(|link| link.span.end() <= line.start());
    match links.get(index).filter(|link| link.span.overlaps(line)) {
        Some(link) => SourceGiven { kind: SourceKind::Link, span: Some(link.span), link: Some(index) },
        // An address written out in a page is no link of it, but leads there all the same.
        None if is_address(line.of(reading.article.text.as_str())) => {
            SourceGiven { kind: SourceKind::Link, span: Some(line), link: None }
        }
        None => SourceGiven { kind: SourceKind::Named, span: Some(line), link: None },
    }
}

fn is_address(line: &str) -> bool {
    ["https://", "http://", "www."].iter().any(|start| line.contains(start))
}
