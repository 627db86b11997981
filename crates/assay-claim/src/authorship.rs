//! On whose word each passage stands.

use assay_attribution::{AttributionForm, AttributionType, Statements};
use assay_text::Span;

use crate::Author;

/// Passages with the innermost speaker each, in order of place, without overlap.
pub(crate) struct Authorship {
    passages: Vec<(Span, usize)>,
}

impl Authorship {
    /// The speakers of all that is attributed to somebody and that `counts`.
    pub fn new(statements: &Statements, counts: impl Fn(usize) -> bool) -> Self {
        let mut contents: Vec<(Span, usize)> = Vec::new();
        for (index, attribution) in statements.attributions.iter().enumerate() {
            // An attitude is told in the author's words.
            let told = attribution.form == AttributionForm::Attitude
                && attribution.kind == AttributionType::Indirect;
            let spoken = attribution.form != AttributionForm::ScareQuote
                && !told
                && (attribution.source.is_some() || attribution.kind == AttributionType::Direct);
            if spoken && counts(index) {
                contents.extend(attribution.content.iter().map(|span| (*span, index)));
            }
        }
        // Outer passages first; of two over the same words the later attribution is the inner one.
        contents.sort_by_key(|(span, index)| (span.start(), std::cmp::Reverse(span.end()), *index));
        Self { passages: flatten(&contents) }
    }

    /// Who speaks at `position`.
    pub fn at(&self, position: usize) -> Author {
        let index = self.passages.partition_point(|(span, _)| span.end() <= position);
        match self.passages.get(index) {
            Some((span, attribution)) if span.start() <= position => Author::Attribution(*attribution),
            _ => Author::Article,
        }
    }

    /// Where the passage at `position` ends and another speaker may begin.
    pub fn boundary_after(&self, position: usize) -> usize {
        let index = self.passages.partition_point(|(span, _)| span.end() <= position);
        match self.passages.get(index) {
            Some((span, _)) if span.start() <= position => span.end(),
            Some((span, _)) => span.start(),
            None => usize::MAX,
        }
    }
}

/// Nested and overlapping spans as a row of spans, the innermost on top.
fn flatten(contents: &[(Span, usize)]) -> Vec<(Span, usize)> {
    let mut flat = Vec::new();
    let mut open: Vec<(Span, usize)> = Vec::new();
    let mut position = 0;
    for &(span, index) in contents {
        close(&mut open, &mut flat, &mut position, span.start());
        if let Some(&(outer, speaker)) = open.last() {
            emit(&mut flat, position, span.start().min(outer.end()), speaker);
        }
        position = position.max(span.start());
        open.push((span, index));
    }
    close(&mut open, &mut flat, &mut position, usize::MAX);
    flat
}

fn close(open: &mut Vec<(Span, usize)>, flat: &mut Vec<(Span, usize)>, position: &mut usize, until: usize) {
    while let Some(&(span, index)) = open.last() {
        if span.end() > until {
            break;
        }
        emit(flat, *position, span.end(), index);
        *position = (*position).max(span.end());
        open.pop();
    }
}

fn emit(flat: &mut Vec<(Span, usize)>, start: usize, end: usize, index: usize) {
    if start < end {
        flat.push((Span::new(start, end), index));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_innermost_speaker_has_the_words() {
        let contents = [(Span::new(0, 20), 0), (Span::new(5, 10), 1), (Span::new(25, 30), 2)];
        assert_eq!(
            flatten(&contents),
            [(Span::new(0, 5), 0), (Span::new(5, 10), 1), (Span::new(10, 20), 0), (Span::new(25, 30), 2)]
        );
    }
}
