//! Quotations without a cue in their own sentence: continued ones, announced ones, letters, block
//! quotations, posts, scare quotes, titles.

use assay_article::{Article, BlockKind, post_address};
use assay_text::Span;

use crate::attribution::AttributionForm;
use crate::clause::View;
use crate::draft::Draft;
use crate::lead::{Lead, announces, lead};
use crate::letter;
use crate::pairing::{Passage, Shown};
use crate::title::is_title;
use crate::unit::Unit;
use crate::word::Class;

/// Most words of a quoted phrase that is not speech unless a cue says so.
const SCARE_WORDS: usize = 5;

/// Bytes after a quotation within which the address of the post it came from is looked for.
const NEARBY: usize = 400;

/// Attributes the outer passages that no cue in their unit has claimed.
pub(crate) fn attribute(
    article: &Article,
    units: &[Unit],
    passages: &[Passage],
    outer: &[usize],
    drafts: &mut Vec<Draft>,
) {
    let text = article.text.as_str();
    let mut owner: Vec<Option<usize>> = vec![None; passages.len()];
    for (index, draft) in drafts.iter().enumerate() {
        for &quote in &draft.quotes {
            owner[quote].get_or_insert(index);
        }
    }
    let places = first_units(units, passages.len());
    let lone: Vec<bool> = units.iter().map(stands_alone).collect();
    for &at in outer {
        let passage = &passages[at];
        let unit = places[at];
        if owner[at].is_none() {
            let previous = unit.and_then(|unit| unit.checked_sub(1));
            let alone = unit.is_some_and(|unit| lone[unit]) || passage.by != Shown::Marks;
            if let Some(joined) =
                alone.then(|| continued(units, unit, passage, drafts, &owner, article)).flatten()
            {
                let draft = &mut drafts[joined];
                draft.content.extend(passage.content.iter().copied());
                draft.quotes.push(at);
                owner[at] = Some(joined);
            } else if let Some(draft) = introduced(text, article, units, passages, at, unit, previous, alone)
            {
                owner[at] = Some(drafts.len());
                drafts.push(draft);
            }
        }
        if let Some(index) = owner[at] {
            finish(article, passage, &mut drafts[index]);
        }
    }
}

/// The first unit that each passage is folded in.
fn first_units(units: &[Unit], count: usize) -> Vec<Option<usize>> {
    let mut places = vec![None; count];
    for (index, unit) in units.iter().enumerate() {
        for quote in unit.items.iter().filter_map(|item| item.quote) {
            places[quote].get_or_insert(index);
        }
    }
    places
}

/// Whether the unit is a quotation and nothing else.
fn stands_alone(unit: &Unit) -> bool {
    unit.items.iter().all(|item| item.quote.is_some() || !item.is(Class::WORD))
}

/// The draft that a quotation standing by itself goes on with: that of the sentence before it in
/// its paragraph, or of the paragraph before, if that ends with a quotation or its cue.
fn continued(
    units: &[Unit],
    unit: Option<usize>,
    passage: &Passage,
    drafts: &[Draft],
    owner: &[Option<usize>],
    article: &Article,
) -> Option<usize> {
    let unit = unit?;
    let previous = unit.checked_sub(1)?;
    if passage.by != Shown::Marks || announces(&units[previous].items) {
        return None;
    }
    let (before, here) = (units[previous].block, units[unit].block);
    let next_paragraph = before + 1 == here
        && article.blocks[before].kind == BlockKind::Paragraph
        && article.blocks[here].kind == BlockKind::Paragraph;
    if before != here && !next_paragraph {
        return None;
    }
    let index =
        units[previous].items.iter().rev().find_map(|item| item.quote).and_then(|quote| owner[quote])?;
    let draft = &drafts[index];
    let spoken = draft.source.is_some()
        && draft.form != AttributionForm::Label
        && draft.form != AttributionForm::ScareQuote;
    // Across paragraphs only whole quotations go on: a quoted phrase is not taken up again.
    let whole = before == here || !draft.paraphrase;
    (spoken && whole).then_some(index)
}

/// The draft of a passage that nothing in its own sentence attributes.
#[expect(clippy::too_many_arguments, reason = "all of it is context of one passage")]
fn introduced(
    text: &str,
    article: &Article,
    units: &[Unit],
    passages: &[Passage],
    at: usize,
    unit: Option<usize>,
    previous: Option<usize>,
    alone: bool,
) -> Option<Draft> {
    let passage = &passages[at];
    let words: usize = passage.content.iter().map(|span| span.of(text).split_whitespace().count()).sum();
    let letter = letter::read(text, &passage.content);
    let whole = passage.by != Shown::Marks || letter.is_some();
    if !alone && !whole {
        if is_title(text, passage) || !passage.closed {
            return None;
        }
        let form =
            if words <= SCARE_WORDS { AttributionForm::ScareQuote } else { AttributionForm::Statement };
        return Some(Draft::of_passage(text, passages, at, form));
    }
    let announced = previous_unit(units, passage, unit, previous)
        .filter(|unit| announces(&unit.items) || whole && !is_heading(article.blocks[unit.block].kind));
    let own = unit.filter(|_| !alone).map(|unit| &units[unit]);
    let lead_in = own.or(announced).map(|unit| lead(View { text, items: &unit.items })).unwrap_or_default();
    if lead_in.source.is_none() && letter.is_none() && passage.by == Shown::Marks {
        if is_title(text, passage) || !passage.closed {
            return None;
        }
        let form = if words <= SCARE_WORDS && announced.is_none() {
            AttributionForm::ScareQuote
        } else {
            AttributionForm::Statement
        };
        return Some(Draft::of_passage(text, passages, at, form));
    }
    let form = if passage.by == Shown::Post { AttributionForm::Post } else { AttributionForm::Statement };
    let mut draft = Draft::of_passage(text, passages, at, form);
    let Lead { source, cue, addressee, venue } = lead_in;
    draft.source = source;
    draft.cue = cue;
    draft.addressee = addressee;
    draft.venue = venue;
    if draft.source.is_none() && passage.by != Shown::Marks {
        draft.source = signed(text, article, passage);
    }
    Some(draft)
}

/// The unit before a passage: that of its own first unit, or for a passage no unit holds (a block
/// quotation is one unit of its own) the last one before it.
fn previous_unit<'a>(
    units: &'a [Unit],
    passage: &Passage,
    unit: Option<usize>,
    previous: Option<usize>,
) -> Option<&'a Unit> {
    let index = match unit {
        Some(_) => previous?,
        None => units.partition_point(|unit| unit.block < passage.blocks.0).checked_sub(1)?,
    };
    let before = &units[index];
    (before.block + 1 >= passage.blocks.0).then_some(before)
}

fn is_heading(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Title | BlockKind::Heading { .. })
}

/// The signature under a block quotation: "— NAME" in its last line or the block after it.
fn signed(text: &str, article: &Article, passage: &Passage) -> Option<Span> {
    let after = article.blocks.get(passage.blocks.1 + 1).map(|block| block.span);
    let last = passage.content.last().map(|span| {
        let line = span.of(text).rfind('\n').map_or(0, |at| at + 1);
        Span::new(span.start() + line, span.end()).trim(text)
    });
    [last, after].into_iter().flatten().find_map(|line| {
        let words = line.of(text);
        let name = words.strip_prefix(['—', '–', '―'])?.trim_start();
        let start = line.end() - name.len();
        let end = start + name.find([',', '(', '\n']).unwrap_or(name.len());
        let span = Span::new(start, end).trim(text);
        let count = span.of(text).split_whitespace().count();
        ((1..=6).contains(&count) && span.of(text).starts_with(char::is_uppercase)).then_some(span)
    })
}

/// Letter frame and the post it came from.
fn finish(article: &Article, passage: &Passage, draft: &mut Draft) {
    let text = article.text.as_str();
    if let Some(letter) = letter::read(text, &passage.content) {
        draft.form = AttributionForm::Letter;
        draft.addressee = letter.addressee.or(draft.addressee);
        draft.source = letter.signature.or(draft.source);
    }
    let whole =
        passage.by != Shown::Marks || passage.content.len() > 1 || draft.form == AttributionForm::Letter;
    if draft.time.is_none() && whole && draft.source.is_some() {
        draft.time = post_time(article, passage.span);
    }
}

/// When the post that a passage gives was made, from an address just after it.
fn post_time(article: &Article, passage: Span) -> Option<assay_article::Timestamp> {
    let text = article.text.as_str();
    // They stand in order: a page of nothing but posts is gone through once.
    let from = article.posts.partition_point(|post| post.span.start() < passage.start());
    let mut near =
        article.posts[from..].iter().take_while(|post| post.span.start() <= passage.end() + NEARBY);
    if let Some(time) = near.find_map(|post| post.time.clone()) {
        return Some(time);
    }
    let mut end = text.len().min(passage.end() + NEARBY);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text[passage.end()..end]
        .split_whitespace()
        .filter(|word| word.starts_with("http"))
        .find_map(|word| post_address(word)?.time)
}
