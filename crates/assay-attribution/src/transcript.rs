//! Transcripts given in quotation marks, each turn after the name of who speaks: "“HOLM: We will go."

use assay_language::{Analysis, NameKind};
use assay_text::Span;

use crate::attribution::AttributionForm;
use crate::draft::Draft;
use crate::pairing::Passage;

/// Longest name of a speaker, in bytes.
const LONGEST_LABEL: usize = 40;

/// The turns of a quotation that begins with a speaker's name and a colon; none where it does not. A
/// paragraph without a name goes on with the turn before it.
pub(crate) fn turns(text: &str, analysis: &Analysis, passages: &[Passage], at: usize) -> Vec<Draft> {
    let mut turns: Vec<Draft> = Vec::new();
    for &part in &passages[at].content {
        let labelled = label(text, analysis, part);
        match (labelled, turns.last_mut()) {
            (Some((source, words)), _) => turns.push(Draft {
                content: vec![words],
                source: Some(source),
                cue: Some(Span::new(source.end(), source.end() + 1)),
                ..Draft::of_passage(text, passages, at, AttributionForm::Statement)
            }),
            (None, Some(turn)) => turn.content.push(part),
            (None, None) => return Vec::new(),
        }
    }
    turns
}

/// The name before the first colon, and the words after it.
fn label(text: &str, analysis: &Analysis, part: Span) -> Option<(Span, Span)> {
    let words = part.of(text);
    let colon = words.find(':').filter(|colon| (1..=LONGEST_LABEL).contains(colon))?;
    let name = Span::new(part.start(), part.start() + colon);
    let said = Span::new(name.end() + 1, part.end()).trim(text);
    let letters = || name.of(text).chars().filter(|c| c.is_alphabetic());
    let capitals = letters().count() > 1 && letters().all(char::is_uppercase);
    let person = || {
        analysis.mentions_in(name).any(|mention| {
            mention.span == name && mention.name.is_some_and(|id| analysis.name(id).kind == NameKind::Person)
        })
    };
    (!said.is_empty() && (capitals || person())).then_some((name, said))
}
