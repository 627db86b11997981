//! From article and analysis to statements: the order of the steps.

use assay_article::{Article, BlockKind};
use assay_language::Analysis;
use assay_text::Span;

use crate::attribution::{Attribution, AttributionForm, AttributionType, Party, Quotation, Statements};
use crate::circumstance;
use crate::clause::{View, reports};
use crate::draft::Draft;
use crate::learned::{Model, Reviser};
use crate::pairing::{Passage, Shown, pair, set_depths};
use crate::party::party;
use crate::unit::{Unit, units};
use crate::{interview, list, nested, pronoun, speaker_line, standing, transcript};

/// What is done with the drafts that the rules made of a unit: those from the index on.
pub(crate) type AfterRules<'a> = dyn FnMut(&Unit, &[Passage], &mut Vec<Draft>, usize) + 'a;

/// Finds the statements of the article.
pub(crate) fn statements(article: &Article, analysis: &Analysis, model: &Model) -> Statements {
    let reviser = Reviser::new(article.text.as_str(), analysis, model);
    let (passages, drafts) = drafts(article, analysis, &mut |unit, passages, drafts, first| {
        reviser.revise(unit, passages, drafts, first);
    });
    finish(article, analysis, passages, drafts)
}

/// Quotations and drafts of the article; `after_rules` is called for each unit.
pub(crate) fn drafts(
    article: &Article,
    analysis: &Analysis,
    after_rules: &mut AfterRules<'_>,
) -> (Vec<Passage>, Vec<Draft>) {
    let text = article.text.as_str();
    let passages = passages(article, analysis);
    let outer: Vec<usize> = (0..passages.len()).filter(|at| passages[*at].depth == 0).collect();
    let units = units(article, analysis, &passages, &outer);
    let mut drafts: Vec<Draft> = Vec::new();
    let mut transcribed = None;
    for (index, unit) in units.iter().enumerate() {
        if transcribed == Some(unit.block) {
            continue;
        }
        if let Some(quote) = unit.whole_quotation() {
            if drafts.last().is_some_and(|draft| draft.quotes == [quote] && draft.cue.is_some()) {
                // A further paragraph of a transcript.
                continue;
            }
            let turns = transcript::turns(text, analysis, &passages, quote);
            if !turns.is_empty() {
                drafts.extend(turns);
                continue;
            }
        }
        let view = View { text, items: &unit.items };
        if let Some(draft) = speaker_line::draft(article, analysis, &passages, &units, index) {
            let whole_block = draft.quotes.is_empty() || draft.content.len() == 1 && !draft.paraphrase;
            transcribed = whole_block.then_some(unit.block);
            drafts.push(draft);
            continue;
        }
        let before = drafts.len();
        for report in reports(view) {
            let first = drafts.len();
            drafts.extend(Draft::of_report(view, &passages, &report));
            if drafts.len() > first {
                nested::in_paraphrase(view, &passages, &report, first, &mut drafts);
            }
        }
        after_rules(unit, &passages, &mut drafts, before);
    }
    standing::attribute(article, &units, &passages, &outer, &mut drafts);
    list::attribute(article, &units, &passages, &mut drafts);
    for outer in 0..drafts.len() {
        if drafts[outer].within.is_none() {
            nested::quoted_words(text, &passages, outer, &mut drafts);
        }
    }
    nested::in_quotations(article, analysis, &passages, &mut drafts);
    (passages, drafts)
}

/// Quotations in marks, block quotations and posts, in order of place.
fn passages(article: &Article, analysis: &Analysis) -> Vec<Passage> {
    let text = article.text.as_str();
    let mut passages = Vec::new();
    let mut block = 0;
    while block < article.blocks.len() {
        let kind = article.blocks[block].kind;
        let by = match kind {
            BlockKind::Quotation => Shown::BlockQuotation,
            BlockKind::Post => Shown::Post,
            _ => {
                block += 1;
                continue;
            }
        };
        let first = block;
        while block < article.blocks.len()
            && article.blocks[block].kind == kind
            && (by == Shown::BlockQuotation || block == first)
        {
            block += 1;
        }
        let content: Vec<Span> = article.blocks[first..block]
            .iter()
            .map(|block| block.span.trim(text))
            .filter(|span| !span.is_empty())
            .collect();
        let (Some(head), Some(tail)) = (content.first(), content.last()) else { continue };
        let span = head.cover(*tail);
        passages.push(Passage { span, content, depth: 0, closed: true, by, blocks: (first, block - 1) });
    }
    // Marks around the whole of a block quotation are the same quotation shown twice.
    let shown_twice = |marked: &Passage| {
        let first = passages.partition_point(|block| block.span.start() < marked.span.start());
        passages.get(first).is_some_and(|block| block.span.end() <= marked.span.end() + 1)
    };
    let marked: Vec<Passage> =
        pair(article, analysis).into_iter().filter(|passage| !shown_twice(passage)).collect();
    passages.extend(marked);
    passages.sort_by_key(|passage| (passage.span.start(), std::cmp::Reverse(passage.span.end())));
    drop_crossing(&mut passages);
    set_depths(&mut passages);
    passages
}

/// A quotation that begins within another and ends after it is a slip of the pen; the earlier one
/// stands.
fn drop_crossing(passages: &mut Vec<Passage>) {
    let mut ends: Vec<usize> = Vec::new();
    passages.retain(|passage| {
        while ends.last().is_some_and(|end| *end <= passage.span.start()) {
            ends.pop();
        }
        let crosses = ends.last().is_some_and(|end| *end < passage.span.end());
        if !crosses {
            ends.push(passage.span.end());
        }
        !crosses
    });
}

/// Orders the drafts, resolves the parties and ties quotations to their attributions.
fn finish(article: &Article, analysis: &Analysis, passages: Vec<Passage>, drafts: Vec<Draft>) -> Statements {
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    let place = |at: usize| drafts[at].content.iter().map(|span| span.start()).min().unwrap_or_default();
    order.sort_by_key(|at| (place(*at), drafts[*at].within.is_some(), *at));
    let mut rank = vec![0; drafts.len()];
    for (new, old) in order.iter().enumerate() {
        rank[*old] = new;
    }
    let mut owner: Vec<Option<usize>> = vec![None; passages.len()];
    for (old, draft) in drafts.iter().enumerate() {
        for &quote in &draft.quotes {
            owner[quote].get_or_insert(rank[old]);
        }
    }
    let asked = interview::interviewee(article, analysis, &passages, &drafts);
    let named = |span: Span| {
        let party =
            pronoun::resolve(article, analysis, &passages, party(article.text.as_str(), analysis, span));
        interview::resolve(article.text.as_str(), party, asked.as_ref())
    };
    let attributions = order
        .iter()
        .map(|&old| {
            let within = drafts[old].within.map(|at| rank[at]);
            attribution(article, analysis, &passages, &drafts[old], within, &named)
        })
        .collect();
    let quotations = passages
        .into_iter()
        .zip(owner)
        .map(|(passage, attribution)| Quotation {
            span: passage.span,
            content: passage.content,
            depth: passage.depth,
            closed: passage.closed,
            attribution,
        })
        .collect();
    Statements { attributions, quotations }
}

fn attribution(
    article: &Article,
    analysis: &Analysis,
    passages: &[Passage],
    draft: &Draft,
    within: Option<usize>,
    named: &dyn Fn(Span) -> Party,
) -> Attribution {
    let text = article.text.as_str();
    let kind = match (draft.quotes.is_empty(), draft.paraphrase) {
        (true, true) => AttributionType::Indirect,
        (false, true) => AttributionType::Mixed,
        _ => AttributionType::Direct,
    };
    let mut content = draft.content.clone();
    content.sort();
    let vocative = || {
        let first = passages.get(*draft.quotes.first()?)?.content.first()?;
        (kind == AttributionType::Direct).then(|| circumstance::vocative(text, analysis, *first)).flatten()
    };
    let speaks = draft.form != AttributionForm::ScareQuote;
    let addressee = if speaks { draft.addressee.or_else(vocative) } else { None };
    Attribution {
        kind,
        form: draft.form,
        content,
        cue: draft.cue,
        source: draft.source.filter(|_| speaks).map(named),
        addressee: addressee.map(|span| party(text, analysis, span)),
        venue: draft.venue,
        time: draft.time.clone(),
        within,
    }
}
