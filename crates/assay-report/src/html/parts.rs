//! Small pieces several sections share.

use assay_dossier::model::ByteRange;

use crate::escape::put;
use crate::number::{counted, whole};

/// A half-open range as `1,204–1,310`.
pub(super) fn byte_range(range: ByteRange) -> String {
    format!("{}–{}", whole(range.start), whole(range.end))
}

/// A table that scrolls within itself where the screen is narrow.
pub(super) fn open_table(out: &mut String, label: &str, heads: &[&str]) {
    put!(
        out,
        "<div class=\"scroll\" role=\"region\" aria-label=\"{label}\" tabindex=\"0\"><table><thead><tr>"
    );
    for head in heads {
        put!(out, "<th scope=\"col\">{head}</th>");
    }
    out.push_str("</tr></thead><tbody>");
}

/// Ends what [`open_table`] began.
pub(super) fn close_table(out: &mut String) {
    out.push_str("</tbody></table></div>\n");
}

/// The first `shown` of a list, and the rest under a disclosure that counts them; `one` and `many` name them.
pub(super) fn long_list<T>(
    out: &mut String,
    all: &[T],
    shown: usize,
    (one, many): (&str, &str),
    mut write: impl FnMut(&mut String, &[T]),
) {
    // A disclosure for one or two costs more than it saves.
    let shown = if all.len() <= shown + 2 { all.len() } else { shown };
    let (first, rest) = all.split_at(shown);
    write(out, first);
    if !rest.is_empty() {
        put!(
            out,
            "<details><summary>{}</summary>\n",
            counted(rest.len(), &format!("more {one}"), &format!("more {many}"))
        );
        write(out, rest);
        out.push_str("</details>\n");
    }
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
