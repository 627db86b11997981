//! "he said", "she said", "it said": a pronoun that only one person, or one organisation, can stand for.
//!
//! The language floor leaves a pronoun open when it is not sure. A speaker is a narrower case: the
//! pronoun is the subject of a cue, and where its paragraph so far (or, with nobody named in it,
//! the paragraph before) speaks of one person only, that person is meant. Names within quotations
//! do not count: they are spoken of, not speaking. Nothing depends on which names they are.

use assay_article::Article;
use assay_language::{Analysis, MentionForm, NameId, NameKind};
use assay_text::Span;

use crate::attribution::Party;
use crate::pairing::Passage;

/// Most mentions looked at before a pronoun.
const FARTHEST: usize = 40;

/// The party with its name, where the mention is an open pronoun and one person stands before it.
pub(crate) fn resolve(article: &Article, analysis: &Analysis, passages: &[Passage], party: Party) -> Party {
    let words = party.mention.of(article.text.as_str());
    let personal = ["he", "she", "he's", "she's", "he’s", "she’s", "he'd", "she'd", "he’d", "she’d"]
        .iter()
        .any(|word| words.eq_ignore_ascii_case(word));
    let kind = match personal {
        true => NameKind::Person,
        false if words.eq_ignore_ascii_case("it") => NameKind::Organization,
        false => return party,
    };
    if party.name.is_some() {
        return party;
    }
    let start = party.mention.start();
    let block = article.blocks.partition_point(|block| block.span.end() <= start);
    let Some(here) = article.blocks.get(block).map(|block| block.span) else { return party };
    let before = Span::new(here.start().min(start), start);
    let name = match named(analysis, passages, before, kind) {
        People::None => {
            let previous = block.checked_sub(1).and_then(|at| article.blocks.get(at)).map(|block| block.span);
            match previous.map(|span| named(analysis, passages, span, kind)) {
                Some(People::One(name)) => Some(name),
                _ => None,
            }
        }
        People::One(name) => Some(name),
        People::Several => None,
    };
    Party { name, ..party }
}

/// The people a passage names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum People {
    None,
    One(NameId),
    Several,
}

pub(crate) fn people(analysis: &Analysis, passages: &[Passage], span: Span) -> People {
    named(analysis, passages, span, NameKind::Person)
}

/// Those of one kind that a passage names.
fn named(analysis: &Analysis, passages: &[Passage], span: Span, kind: NameKind) -> People {
    let past = analysis.mentions.partition_point(|mention| mention.span.start() < span.end());
    let mut found = People::None;
    for mention in analysis.mentions[..past]
        .iter()
        .rev()
        .take(FARTHEST)
        .take_while(|mention| mention.span.start() >= span.start())
    {
        let named = mention.name.filter(|id| {
            mention.form != MentionForm::Pronoun
                && analysis.name(*id).kind == kind
                && !is_quoted(passages, mention.span)
        });
        match (named, &found) {
            (None, _) => {}
            (Some(name), People::None) => found = People::One(name),
            (Some(name), People::One(known)) if name == *known => {}
            (Some(_), _) => return People::Several,
        }
    }
    found
}

/// Whether the mention stands within an outer quotation.
fn is_quoted(passages: &[Passage], mention: Span) -> bool {
    let past = passages.partition_point(|passage| passage.span.start() <= mention.start());
    passages[..past].iter().rev().take(8).any(|passage| passage.span.contains(mention))
}
