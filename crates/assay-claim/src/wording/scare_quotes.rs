//! Scare quotes: words in quotation marks that nobody is said to have spoken are held at a
//! distance by whoever writes them.

use assay_attribution::AttributionForm;

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
                WordingUse { span: *span, kind: WordingKind::Sarcasm, by }
            })
        })
        .collect()
}
