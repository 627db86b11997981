//! Scare quotes: words in quotation marks that nobody is said to have spoken are held at a
//! distance by whoever writes them.

use assay_attribution::AttributionForm;
use assay_text::Span;

use super::{WordingKind, WordingUse};
use crate::authorship::Authorship;
use crate::{Author, Reading};

/// A use for each scare quote, by the speaker around it or the author.
pub(super) fn uses(reading: Reading<'_>, authorship: &Authorship) -> Vec<WordingUse> {
    let attributions = &reading.statements.attributions;
    attributions
        .iter()
        .filter(|attribution| attribution.form == AttributionForm::ScareQuote)
        .flat_map(|quote| {
            quote.content.iter().map(|span| {
                let around = quote.within.filter(|outer| {
                    attributions.get(*outer).is_some_and(|outer| outer.form != AttributionForm::ScareQuote)
                });
                let by = around.map_or_else(|| authorship.at(span.start()), Author::Attribution);
                // American typography puts the comma inside the marks.
                let words = reading.article.text.slice(*span);
                let kept = words.trim_end_matches([',', '.', ';', '!', '?', ' ']).len();
                let span = Span::new(span.start(), span.start() + kept);
                WordingUse { span, kind: WordingKind::Sarcasm, by }
            })
        })
        .collect()
}
