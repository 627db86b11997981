//! Tree construction in tables (13.2.6.4.9 to 13.2.6.4.15 of the standard).

use super::Tag;
use super::body;
use super::token::Place;
use super::tree::{Builder, Formatting, Mode, NodeId, Start};

/// Elements between which text cannot stand.
pub(super) const fn is_table_part(tag: Tag) -> bool {
    matches!(tag, Tag::Table | Tag::Tbody | Tag::Thead | Tag::Tfoot | Tag::Tr | Tag::Colgroup)
}

/// What a table cannot hold goes before the innermost table.
pub(super) fn foster_parent(builder: &Builder<'_>) -> NodeId {
    builder
        .open
        .iter()
        .rev()
        .find(|open| open.tag == Tag::Table)
        .and_then(|table| builder.nodes.get(table.node as usize))
        .map_or(0, |table| table.parent)
}

/// A start tag anywhere in a table. Each turn of the loop either deals with the tag or closes or
/// opens one table part and looks again.
pub(super) fn start(builder: &mut Builder<'_>, start: Start) {
    use Tag::*;
    let at = start.place.0;
    loop {
        match (builder.mode(), start.tag) {
            (Mode::Cell, Caption | Col | Colgroup | Tbody | Td | Tfoot | Th | Thead | Tr) => {
                if !close_to(builder, |tag| matches!(tag, Td | Th), at) {
                    return;
                }
                builder.forget_to_marker();
            }
            (Mode::Caption, Caption | Col | Colgroup | Tbody | Td | Tfoot | Th | Thead | Tr) => {
                if !close_to(builder, |tag| tag == Caption, at) {
                    return;
                }
                builder.forget_to_marker();
            }
            (Mode::Cell | Mode::Caption, _) => return body::body_start(builder, start),
            (Mode::Columns, Col) => return builder.insert_void(start),
            (Mode::Columns, _) => {
                if !close_to(builder, |tag| tag == Colgroup, at) {
                    return;
                }
            }
            (Mode::Row, Td | Th) => {
                clear_to(builder, |tag| tag == Tr, at);
                builder.insert(start, Mode::Cell);
                return builder.formatting.push(Formatting::Marker);
            }
            (Mode::Row, Caption | Col | Colgroup | Tbody | Tfoot | Thead | Tr) => {
                if !close_to(builder, |tag| tag == Tr, at) {
                    return;
                }
            }
            (Mode::TableBody, Tr) => {
                clear_to(builder, |tag| matches!(tag, Tbody | Tfoot | Thead), at);
                return builder.insert(start, Mode::Row);
            }
            (Mode::TableBody, Td | Th) => {
                clear_to(builder, |tag| matches!(tag, Tbody | Tfoot | Thead), at);
                let depth = builder.open.len();
                builder.insert_implied(Tr, at, Mode::Row);
                if builder.open.len() == depth {
                    return;
                }
            }
            (Mode::TableBody, Caption | Col | Colgroup | Tbody | Tfoot | Thead) => {
                if !close_to(builder, |tag| matches!(tag, Tbody | Tfoot | Thead), at) {
                    return;
                }
            }
            (Mode::Table, Caption | Colgroup | Col | Tbody | Tfoot | Thead | Td | Th | Tr) => {
                clear_to(builder, |tag| tag == Table, at);
                if open_part(builder, start) {
                    return;
                }
            }
            (Mode::Table | Mode::TableBody | Mode::Row, Table) => {
                if !close_to(builder, |tag| tag == Table, at) {
                    return;
                }
                if matches!(builder.mode(), Mode::Body | Mode::Head | Mode::Foreign) {
                    return body::body_start(builder, start);
                }
            }
            (Mode::Body | Mode::Head | Mode::Foreign, _) => return body::body_start(builder, start),
            _ => return fostered(builder, start),
        }
    }
}

/// Opens a part directly in the table; false where only an implied part was opened and the tag
/// still waits.
fn open_part(builder: &mut Builder<'_>, start: Start) -> bool {
    use Tag::*;
    let depth = builder.open.len();
    match start.tag {
        Caption => {
            builder.formatting.push(Formatting::Marker);
            builder.insert(start, Mode::Caption);
            true
        }
        Colgroup => {
            builder.insert(start, Mode::Columns);
            true
        }
        Tbody | Tfoot | Thead => {
            builder.insert(start, Mode::TableBody);
            true
        }
        Col => {
            builder.insert_implied(Colgroup, start.place.0, Mode::Columns);
            builder.open.len() == depth
        }
        _ => {
            builder.insert_implied(Tbody, start.place.0, Mode::TableBody);
            builder.open.len() == depth
        }
    }
}

/// A part of a table directly in a `<template>`, which may hold one without its table.
pub(super) fn part_of_template(builder: &mut Builder<'_>, start: Start) {
    use Tag::*;
    match start.tag {
        Td | Th => {
            builder.insert(start, Mode::Cell);
            builder.formatting.push(Formatting::Marker);
        }
        Tr => builder.insert(start, Mode::Row),
        Col => builder.insert_void(start),
        _ => {
            open_part(builder, start);
        }
    }
}

/// A tag that tables do not know: read as in the body. Where the current element is a table part
/// the new element's parent is the one around the table.
fn fostered(builder: &mut Builder<'_>, start: Start) {
    let hidden_input = start.tag == Tag::Input;
    if !is_table_part(builder.current().tag)
        || hidden_input
        || matches!(start.tag, Tag::Script | Tag::Style | Tag::Template)
    {
        return body::body_start(builder, start);
    }
    if start.tag == Tag::Form {
        // A form between the parts of a table holds nothing, but no other may begin before its end.
        if builder.form.is_none() {
            builder.form = Some(builder.add(start, builder.parent_for()));
        }
        return;
    }
    let first_new = builder.nodes.len();
    let part = builder.current().node;
    let parent = foster_parent(builder);
    builder.break_line();
    body::body_start(builder, start);
    for node in builder.nodes.iter_mut().skip(first_new) {
        if node.parent == part {
            node.parent = parent;
        }
    }
}

/// An end tag in a table.
pub(super) fn end(builder: &mut Builder<'_>, tag: Tag, name: Place, place: Place) {
    use Tag::*;
    let at = place.0;
    loop {
        match (builder.mode(), tag) {
            (_, Body | Html | Col) => return,
            (Mode::Cell, Td | Th) => {
                if close_to(builder, |open| open == tag, at) {
                    builder.forget_to_marker();
                }
                return;
            }
            (Mode::Cell, Table | Tbody | Tfoot | Thead | Tr) => {
                if !is_open(builder, |open| open == tag)
                    || !close_to(builder, |open| matches!(open, Td | Th), at)
                {
                    return;
                }
                builder.forget_to_marker();
            }
            (Mode::Caption, Caption | Table) => {
                if !close_to(builder, |open| open == Caption, at) {
                    return;
                }
                builder.forget_to_marker();
                if tag == Caption {
                    return;
                }
            }
            (Mode::Cell | Mode::Caption, Caption | Colgroup | Tbody | Td | Tfoot | Th | Thead | Tr) => return,
            (Mode::Cell | Mode::Caption, _) => return body::body_end(builder, tag, name, place),
            (Mode::Columns, _) => {
                close_to(builder, |open| open == Colgroup, at);
                if tag == Colgroup {
                    return;
                }
                if builder.mode() == Mode::Columns {
                    return;
                }
            }
            (Mode::Row, Tr) => {
                close_to(builder, |open| open == Tr, at);
                return;
            }
            (Mode::Row, Table | Tbody | Tfoot | Thead) => {
                if !is_open(builder, |open| open == tag) || !close_to(builder, |open| open == Tr, at) {
                    return;
                }
            }
            (Mode::TableBody, Tbody | Tfoot | Thead) => {
                if is_open(builder, |open| open == tag) {
                    close_to(builder, |open| matches!(open, Tbody | Tfoot | Thead), at);
                }
                return;
            }
            (Mode::Table | Mode::TableBody, Table) => {
                close_to(builder, |open| open == Table, at);
                return;
            }
            (
                Mode::Row | Mode::TableBody | Mode::Table,
                Caption | Colgroup | Tbody | Td | Tfoot | Th | Thead | Tr,
            ) => {
                return;
            }
            _ => return body::body_end(builder, tag, name, place),
        }
    }
}

/// An end tag in SVG or MathML that belongs to the table around it.
pub(super) fn end_through_foreign(builder: &mut Builder<'_>, tag: Tag, name: Place, place: Place) {
    let known =
        matches!(tag, Tag::Td | Tag::Th | Tag::Tr | Tag::Table | Tag::Tbody | Tag::Thead | Tag::Tfoot);
    if known && is_open(builder, |open| open == tag) {
        while builder.mode() == Mode::Foreign && builder.open.len() > 1 {
            builder.pop(place.0);
        }
        end(builder, tag, name, place);
    }
}

/// Whether the innermost table has such an element open.
fn is_open(builder: &Builder<'_>, wanted: impl Fn(Tag) -> bool) -> bool {
    position(builder, wanted).is_some()
}

fn position(builder: &Builder<'_>, wanted: impl Fn(Tag) -> bool) -> Option<usize> {
    let bound = builder
        .open
        .iter()
        .rposition(|open| wanted(open.tag) || matches!(open.tag, Tag::Table | Tag::Template))?;
    builder.open.get(bound).filter(|open| wanted(open.tag)).map(|_| bound)
}

/// Closes everything up to and including the innermost such element of this table; false where
/// there is none.
fn close_to(builder: &mut Builder<'_>, wanted: impl Fn(Tag) -> bool, at: u32) -> bool {
    match position(builder, wanted) {
        Some(index) if index > 0 => {
            builder.truncate(index, at);
            true
        }
        _ => false,
    }
}

/// Closes everything within the innermost such element, which stays open.
fn clear_to(builder: &mut Builder<'_>, wanted: impl Fn(Tag) -> bool, at: u32) {
    if let Some(index) = position(builder, wanted) {
        builder.truncate(index + 1, at);
    }
}
