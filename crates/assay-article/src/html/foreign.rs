//! Tree construction in SVG and MathML (13.2.6.5 of the standard).

use super::Tag;
use super::body;
use super::table;
use super::token::Place;
use super::tree::{Builder, Mode, Start};

/// Whether an element of SVG or MathML of this name is one that HTML may stand in.
pub(super) fn holds_html(name: &str) -> bool {
    ["foreignobject", "desc", "title", "mi", "mo", "mn", "ms", "mtext", "annotation-xml"]
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known))
}

/// Start tags that HTML authors never mean as SVG or MathML end the foreign content.
pub(super) fn leaves_foreign(builder: &mut Builder<'_>, start: Start) -> bool {
    use Tag::*;
    // SVG and MathML put HTML into these.
    let current = builder.name(builder.current().name);
    let is_annotation = current.eq_ignore_ascii_case("annotation-xml");
    // An annotation holds HTML only where it says so.
    let annotated = || {
        builder.attribute("encoding").is_some_and(|encoding| {
            ["text/html", "application/xhtml+xml"].iter().any(|html| encoding.eq_ignore_ascii_case(html))
        })
    };
    if (holds_html(current) && !is_annotation) || (is_annotation && (start.tag == Svg || annotated())) {
        builder.set_mode(Mode::Foreign);
        return true;
    }
    let breaks_out = matches!(
        start.tag,
        B | Big
            | Blockquote
            | Body
            | Br
            | Center
            | Code
            | Dd
            | Div
            | Dl
            | Dt
            | Em
            | Embed
            | H1
            | H2
            | H3
            | H4
            | H5
            | H6
            | Head
            | Hr
            | I
            | Img
            | Li
            | Listing
            | Menu
            | Meta
            | Nobr
            | Ol
            | P
            | Pre
            | Ruby
            | S
            | Small
            | Span
            | Strong
            | Strike
            | Sub
            | Sup
            | Table
            | Tt
            | U
            | Ul
            | Var
    );
    if breaks_out {
        while builder.mode() == Mode::Foreign && builder.open.len() > 1 {
            builder.pop(start.place.0);
        }
        if !matches!(builder.mode(), Mode::Body | Mode::Foreign) {
            table::start(builder, start);
            return false;
        }
    }
    breaks_out
}

pub(super) fn foreign_start(builder: &mut Builder<'_>, start: Start) {
    // A tag that broke out of foreign content into a table is dealt with already.
    if builder.mode() != Mode::Foreign {
        return;
    }
    if start.self_closing {
        builder.insert_void(start);
    } else {
        builder.insert(start, Mode::Foreign);
    }
}

pub(super) fn foreign_end(builder: &mut Builder<'_>, tag: Tag, name: Place, place: Place) {
    for index in (1..builder.open.len()).rev() {
        let Some(open) = builder.open.get(index).copied() else { return };
        if open.mode != Mode::Foreign {
            break;
        }
        if builder.name(open.name).eq_ignore_ascii_case(builder.name(name)) {
            builder.truncate(index, place.0);
            return;
        }
    }
    match builder.open.iter().rev().find(|open| open.mode != Mode::Foreign).map(|open| open.mode) {
        Some(Mode::Body | Mode::Head) | None => body::body_end(builder, tag, name, place),
        Some(_) => table::end_through_foreign(builder, tag, name, place),
    }
}
