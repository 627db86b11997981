//! Speaker chains: statements reported within a statement.

use assay_article::Article;
use assay_language::Analysis;

use crate::attribution::AttributionForm;
use crate::clause::{Report, View, reports};
use crate::draft::Draft;
use crate::pairing::Passage;
use crate::phrase::Range;
use crate::unit::{Item, is_named, push};
use crate::verb::{Frames, verb};
use crate::word::Class;

/// Longest sentence, in bytes, in which the cue of an inner quotation is looked for; what is longer is no
/// sentence.
const LONGEST_SENTENCE: usize = 4000;

/// Most words of a quoted phrase within a quotation that is not speech unless a cue says so.
const SCARE_WORDS: usize = 5;

/// Reports of speech within a paraphrase: "NAME said that the others had claimed that …".
pub(crate) fn in_paraphrase(
    view: View<'_>,
    passages: &[Passage],
    report: &Report,
    outer: usize,
    drafts: &mut Vec<Draft>,
) {
    for range in &report.content {
        let Some(items) = view.items.get(range.first..range.past) else { continue };
        let opened = usize::from(items.first().is_some_and(|first| first.is(Class::RELATIVE)));
        if items.len() < 6 {
            continue;
        }
        let inner = View { text: view.text, items: &items[opened..] };
        for mut found in reports(inner) {
            if !is_speech(inner, &found) || found.source.is_none() {
                continue;
            }
            shift(&mut found, range.first + opened);
            if let Some(mut draft) = Draft::of_report(view, passages, &found) {
                draft.within = Some(outer);
                // The quotation belongs to the one who is reported first.
                draft.quotes.clear();
                draft.paraphrase = true;
                drafts.push(draft);
            }
        }
    }
}

/// Whether the report is of saying, by a clause: only such are followed into a paraphrase.
fn is_speech(view: View<'_>, report: &Report) -> bool {
    let says = report
        .cue
        .and_then(|cue| view.get(cue.past - 1))
        .and_then(|item| item.verb)
        .or_else(|| verb(report.lemma));
    let clause = report
        .content
        .iter()
        .any(|range| view.says(range.first, "that") || view.is(range.first, Class::SUBJECT));
    says.is_some_and(|verb| verb.frames.any(Frames::SAY) && !verb.frames.any(Frames::ATTITUDE)) && clause
}

fn shift(report: &mut Report, by: usize) {
    let moved = |range: Range| Range::new(range.first + by, range.past + by);
    report.cue = report.cue.map(moved);
    report.addressee = report.addressee.map(moved);
    for range in &mut report.content {
        *range = moved(*range);
    }
    if let Some(source) = &mut report.source {
        source.phrase = moved(source.phrase);
        source.relative = source.relative.map(|at| at + by);
    }
}

/// The quoted words of a mixed statement, each as a direct quotation within it: what a desk may
/// put in quotation marks itself.
pub(crate) fn quoted_words(text: &str, passages: &[Passage], outer: usize, drafts: &mut Vec<Draft>) {
    let draft = &mut drafts[outer];
    if !draft.paraphrase || draft.form == AttributionForm::Label {
        return;
    }
    // Lent, so that what is made for each of them copies neither.
    let quotes = std::mem::take(&mut draft.quotes);
    let content = std::mem::take(&mut draft.content);
    let whole = draft.clone();
    // What a name within it has is listed there.
    let named = |quote: usize, drafts: &[Draft]| {
        drafts.iter().skip(outer + 1).take(2).any(|inner| {
            inner.within == Some(outer)
                && inner.form == AttributionForm::Label
                && inner.quotes.contains(&quote)
        })
    };
    for &quote in &quotes {
        if !named(quote, drafts) {
            drafts.push(Draft {
                content: passages[quote].phrase(text),
                quotes: vec![quote],
                paraphrase: false,
                within: Some(outer),
                ..whole.clone()
            });
        }
    }
    drafts[outer].quotes = quotes;
    drafts[outer].content = content;
}

/// Quotations within quotations.
pub(crate) fn in_quotations(
    article: &Article,
    analysis: &Analysis,
    passages: &[Passage],
    drafts: &mut Vec<Draft>,
) {
    let text = article.text.as_str();
    let mut owner: Vec<Option<usize>> = vec![None; passages.len()];
    for (index, draft) in drafts.iter().enumerate() {
        for &quote in &draft.quotes {
            owner[quote].get_or_insert(index);
        }
    }
    let mut parents: Vec<usize> = Vec::new();
    for (at, passage) in passages.iter().enumerate() {
        while parents.last().is_some_and(|parent| passages[*parent].span.end() <= passage.span.start()) {
            parents.pop();
        }
        let parent = parents.last().copied();
        parents.push(at);
        let Some(parent) = parent else { continue };
        let within = owner[parent];
        let found = if passage.depth == 1 { cued(text, analysis, passages, parent, at) } else { None };
        let words: usize = passage.content.iter().map(|span| span.of(text).split_whitespace().count()).sum();
        let mut draft = found.unwrap_or_else(|| {
            let form =
                if words <= SCARE_WORDS { AttributionForm::ScareQuote } else { AttributionForm::Statement };
            Draft::of_passage(text, passages, at, form)
        });
        draft.within = within;
        owner[at] = Some(drafts.len());
        drafts.push(draft);
    }
}

/// The report, within the sentence of the outer quotation, whose content is the inner one.
fn cued(text: &str, analysis: &Analysis, passages: &[Passage], parent: usize, at: usize) -> Option<Draft> {
    let inner = passages[at].span;
    let sentence =
        analysis.sentence_at(inner.start()).filter(|sentence| sentence.span.len() <= LONGEST_SENTENCE)?;
    let mut lower = String::new();
    let mut items: Vec<Item> = Vec::new();
    for (index, token) in (sentence.tokens.first..).zip(analysis.tokens_of(sentence)) {
        if token.span.overlaps(inner) {
            if items.last().and_then(|item| item.quote) != Some(at) {
                items.push(Item::quotation(inner, at));
            }
        } else if passages[parent].content.iter().any(|span| span.contains(token.span)) {
            push(&mut items, token, is_named(analysis, index), text, &mut lower);
        }
    }
    let view = View { text, items: &items };
    let report = reports(view).into_iter().find(|report| {
        report
            .content
            .iter()
            .any(|range| range.past == range.first + 1 && items[range.first].quote == Some(at))
    })?;
    Draft::of_report(view, passages, &report)
}
