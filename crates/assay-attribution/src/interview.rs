//! Interviews printed as questions and answers: whom "A:" stands for.

use assay_article::Article;
use assay_language::Analysis;
use assay_text::Span;

use crate::attribution::Party;
use crate::draft::Draft;
use crate::pairing::Passage;
use crate::pronoun::{People, people};

/// The one person named before the first question.
pub(crate) fn interviewee(
    article: &Article,
    analysis: &Analysis,
    passages: &[Passage],
    drafts: &[Draft],
) -> Option<People> {
    let text = article.text.as_str();
    let label = |draft: &Draft| draft.source.filter(|span| matches!(span.of(text), "Q" | "A"));
    let first = drafts.iter().filter_map(label).map(|span| span.start()).min()?;
    Some(people(analysis, passages, Span::new(0, first)))
}

/// The party, named where it is the "A" of an interview with one person.
pub(crate) fn resolve(text: &str, party: Party, interviewee: Option<&People>) -> Party {
    match interviewee {
        Some(People::One(name)) if party.name.is_none() && party.mention.of(text) == "A" => {
            Party { name: Some(*name), ..party }
        }
        _ => party,
    }
}
