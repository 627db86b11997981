//! Small pieces several sections share.

use assay_dossier::model::ByteRange;

use crate::escape::put;
use crate::number::whole;

/// Source bytes of a passage.
pub(super) fn bytes(out: &mut String, range: ByteRange) {
    put!(out, " <span class=\"bytes\">source bytes {}</span>", byte_range(range));
}

/// A half-open range as `1,204–1,310`.
pub(super) fn byte_range(range: ByteRange) -> String {
    format!("{}–{}", whole(range.start), whole(range.end))
}

/// An icon of the sheet in [`ICONS`]; words always stand beside it.
pub(super) fn icon(name: &str) -> String {
    format!(
        "<svg class=\"icon {name}\" aria-hidden=\"true\" focusable=\"false\"><use href=\"#i-{name}\"/></svg>"
    )
}

/// One shape an outcome: a tick in a disc, a cross in a square, a halved diamond, an open ring.
pub(super) const ICONS: &str = concat!(
    "<svg class=\"sheet\" aria-hidden=\"true\" focusable=\"false\" width=\"0\" height=\"0\">",
    "<symbol id=\"i-supported\" viewBox=\"0 0 16 16\"><circle cx=\"8\" cy=\"8\" r=\"7.5\" fill=\"currentColor\"/>",
    "<path d=\"M4.4 8.3 7 10.9l4.7-5.3\" class=\"cut\"/></symbol>",
    "<symbol id=\"i-refuted\" viewBox=\"0 0 16 16\"><rect x=\"1\" y=\"1\" width=\"14\" height=\"14\" rx=\"1.5\" fill=\"currentColor\"/>",
    "<path d=\"m5 5 6 6m0-6-6 6\" class=\"cut\"/></symbol>",
    "<symbol id=\"i-conflicting\" viewBox=\"0 0 16 16\"><path d=\"M8 .8 15.2 8 8 15.2.8 8Z\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\"/>",
    "<path d=\"M8 1v14L1 8Z\" fill=\"currentColor\"/></symbol>",
    "<symbol id=\"i-open\" viewBox=\"0 0 16 16\"><circle cx=\"8\" cy=\"8\" r=\"6.7\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.6\" stroke-dasharray=\"3 2.26\"/>",
    "<circle cx=\"8\" cy=\"8\" r=\"1.7\" fill=\"currentColor\"/></symbol>",
    "</svg>\n"
);
