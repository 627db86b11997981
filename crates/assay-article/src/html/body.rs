//! Tree construction outside tables (13.2.6.4 of the standard).

use super::Tag;
use super::foreign;
use super::table;
use super::token::Place;
use super::tree::{Builder, Formatting, Mode, Open, Start};

/// How far an end tag may reach for its element.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    Default,
    Button,
    List,
}

/// Characters: raw where references in them mean nothing.
pub(super) fn text(builder: &mut Builder<'_>, place: Place, raw: bool) {
    let white = builder.name(place).bytes().all(|b| b.is_ascii_whitespace());
    if builder.mode() == Mode::Head {
        if white {
            return;
        }
        begin_body(builder, place.0);
    }
    let in_table = matches!(builder.mode(), Mode::Table | Mode::TableBody | Mode::Row | Mode::Columns)
        && table::is_table_part(builder.current().tag);
    if in_table && !white {
        let parent = table::foster_parent(builder);
        builder.break_line();
        builder.add_text(place, parent, raw);
        builder.break_line();
        return;
    }
    if !white && builder.mode() != Mode::Foreign {
        reopen_formatting(builder, place.0);
    }
    builder.add_text(place, builder.parent_for(), raw);
}

/// The first thing that does not belong in a head ends it.
fn begin_body(builder: &mut Builder<'_>, at: u32) {
    builder.truncate(1, at);
    builder.body_begun = true;
    builder.set_mode(Mode::Body);
    builder.break_line();
}

/// A start tag.
pub(super) fn start(builder: &mut Builder<'_>, start: Start) {
    match builder.mode() {
        Mode::Foreign if !foreign::leaves_foreign(builder, start) => foreign::foreign_start(builder, start),
        Mode::Head => head_start(builder, start),
        Mode::Body | Mode::Foreign => body_start(builder, start),
        _ => table::start(builder, start),
    }
}

fn head_start(builder: &mut Builder<'_>, start: Start) {
    use Tag::*;
    match start.tag {
        Html => {
            let root_is_bare = builder.nodes.first().is_some_and(|root| root.attributes == (0, 0));
            if root_is_bare && builder.nodes.len() == 1 {
                builder.insert_void(start);
            }
        }
        Head => {}
        Base | Basefont | Bgsound | Link | Meta | Title | Script | Style | Noframes | Template => {
            body_start(builder, start);
        }
        Noscript => builder.insert(start, Mode::Head),
        Body => {
            begin_body(builder, start.place.0);
            builder.insert(start, Mode::Body);
        }
        _ => {
            begin_body(builder, start.place.0);
            body_start(builder, start);
        }
    }
}

/// A start tag in the body, and in cells and captions where tables do not mind it.
pub(super) fn body_start(builder: &mut Builder<'_>, start: Start) {
    use Tag::*;
    let at = start.place.0;
    match start.tag {
        Html | Head | Body | Frame | Frameset => {}
        Caption | Col | Colgroup | Tbody | Td | Tfoot | Th | Thead | Tr => {
            if builder.current().tag == Template {
                table::part_of_template(builder, start);
            }
        }
        Base | Basefont | Bgsound | Link | Meta | Param | Source | Track => builder.insert_void(start),
        Title | Textarea => raw_element(builder, start, false),
        Script | Style | Noframes | Iframe | Noembed | Xmp => raw_element(builder, start, true),
        Plaintext => {
            close_paragraph(builder, at);
            builder.insert(start, Mode::Body);
            let place = builder.tokens.remainder();
            builder.add_text(place, builder.parent_for(), true);
        }
        Template => {
            builder.formatting.push(Formatting::Marker);
            builder.insert(start, Mode::Body);
        }
        H1 | H2 | H3 | H4 | H5 | H6 => {
            close_paragraph(builder, at);
            if builder.current().tag.heading_level().is_some() {
                builder.pop(at);
            }
            builder.insert(start, inherited(builder));
        }
        Li | Dd | Dt => item_start(builder, start),
        Button => {
            if let Some(index) = find(builder, Button, start.name, Scope::Default) {
                builder.truncate(index, at);
            }
            reopen_formatting(builder, at);
            builder.insert(start, inherited(builder));
        }
        A | Nobr => {
            end_same_formatting(builder, start);
            formatting_start(builder, start);
        }
        tag if tag.is_formatting() => formatting_start(builder, start),
        Applet | Marquee | Object => {
            reopen_formatting(builder, at);
            builder.insert(start, inherited(builder));
            builder.formatting.push(Formatting::Marker);
        }
        Table => {
            if !builder.quirks {
                close_paragraph(builder, at);
            }
            builder.insert(start, Mode::Table);
        }
        Hr => {
            close_paragraph(builder, at);
            builder.insert_void(start);
        }
        Option | Optgroup => {
            let in_select = find(builder, Select, start.name, Scope::Default).is_some();
            if builder.current().tag == Option {
                builder.pop(at);
            }
            if start.tag == Optgroup && in_select && builder.current().tag == Optgroup {
                builder.pop(at);
            }
            reopen_formatting(builder, at);
            builder.insert(start, inherited(builder));
        }
        Form => form_start(builder, start),
        Rb | Rtc | Rp | Rt => {
            close_implied(builder, start.tag, at);
            builder.insert(start, inherited(builder));
        }
        Math | Svg => {
            reopen_formatting(builder, at);
            if start.self_closing {
                builder.insert_void(start);
            } else {
                builder.insert(start, Mode::Foreign);
            }
        }
        tag if tag.is_void() => {
            reopen_formatting(builder, at);
            builder.insert_void(start);
        }
        tag if closes_paragraph(tag) => {
            close_paragraph(builder, at);
            builder.insert(start, inherited(builder));
        }
        _ => {
            reopen_formatting(builder, at);
            builder.insert(start, inherited(builder));
        }
    }
}

/// A form cannot lie within a form: the tag of one that would is passed over, until the end tag of
/// the first.
fn form_start(builder: &mut Builder<'_>, start: Start) {
    let in_template = builder.open.iter().any(|open| open.tag == Tag::Template);
    if builder.form.is_some() && !in_template {
        builder.break_line();
        return;
    }
    close_paragraph(builder, start.place.0);
    let depth = builder.open.len();
    builder.insert(start, inherited(builder));
    if builder.open.len() > depth && !in_template {
        builder.form = Some(builder.current().node);
    }
}

/// The mode of what is opened in the current element: a cell's content still belongs to a cell.
fn inherited(builder: &Builder<'_>) -> Mode {
    match builder.mode() {
        Mode::Foreign => Mode::Body,
        mode => mode,
    }
}

const fn closes_paragraph(tag: Tag) -> bool {
    use Tag::*;
    matches!(
        tag,
        Address
            | Article
            | Aside
            | Blockquote
            | Center
            | Details
            | Dialog
            | Dir
            | Div
            | Dl
            | Fieldset
            | Figcaption
            | Figure
            | Footer
            | Form
            | Header
            | Hgroup
            | Listing
            | Main
            | Menu
            | Nav
            | Ol
            | P
            | Pre
            | Search
            | Section
            | Summary
            | Ul
    )
}

/// `<title>`, `<script>` and the like: content up to the end tag is one text.
fn raw_element(builder: &mut Builder<'_>, start: Start, raw: bool) {
    if start.tag == Tag::Xmp {
        close_paragraph(builder, start.place.0);
    }
    let node = builder.add(start, builder.parent_for());
    let name = builder.name(start.name);
    let place = builder.tokens.raw_text(name, start.tag == Tag::Script);
    if place.1 > place.0 {
        builder.add_text(place, node, raw);
    }
    builder.break_line();
    if let Some(node) = builder.nodes.get_mut(node as usize) {
        node.end = place.1;
    }
}

/// `<li>` ends an open item of the same list, `<dd>` and `<dt>` an open one of theirs.
fn item_start(builder: &mut Builder<'_>, start: Start) {
    let ends = |tag: Tag| match start.tag {
        Tag::Li => tag == Tag::Li,
        _ => matches!(tag, Tag::Dd | Tag::Dt),
    };
    let stops = |tag: Tag| tag.is_special() && !matches!(tag, Tag::Address | Tag::Div | Tag::P);
    let found = builder.open.iter().rposition(|open| ends(open.tag) || stops(open.tag));
    if let Some(index) = found
        && builder.open.get(index).is_some_and(|open| ends(open.tag))
    {
        builder.truncate(index, start.place.0);
    }
    close_paragraph(builder, start.place.0);
    builder.insert(start, inherited(builder));
}

fn formatting_start(builder: &mut Builder<'_>, start: Start) {
    reopen_formatting(builder, start.place.0);
    let depth = builder.open.len();
    builder.insert(start, inherited(builder));
    if builder.open.len() > depth {
        builder.remember(builder.current());
    }
}

/// A link cannot lie within a link: the open one ends here.
fn end_same_formatting(builder: &mut Builder<'_>, start: Start) {
    let open = builder
        .formatting
        .iter()
        .rev()
        .take_while(|entry| !matches!(entry, Formatting::Marker))
        .any(|entry| matches!(entry, Formatting::Element(open) if open.tag == start.tag));
    if open {
        end_formatting(builder, start.tag, start.name, start.place.0);
    }
}

/// Opens formatting elements again that a block's end closed too early.
fn reopen_formatting(builder: &mut Builder<'_>, at: u32) {
    let is_open = |entry: &Formatting| match entry {
        Formatting::Marker => true,
        Formatting::Element(open) => builder.open.iter().rev().any(|other| other.node == open.node),
    };
    if builder.formatting.last().is_none_or(is_open) {
        return;
    }
    let first = builder.formatting.iter().rposition(is_open).map_or(0, |index| index + 1);
    for index in first..builder.formatting.len() {
        let Some(Formatting::Element(open)) = builder.formatting.get(index).copied() else { continue };
        let Some(node) = builder.nodes.get(open.node as usize).copied() else { continue };
        let parent = builder.parent_for();
        let id = builder.add_again(open.tag, node.place, node.attributes, parent);
        let again = Open { node: id, tag: open.tag, name: open.name, mode: inherited(builder) };
        if let Some(node) = builder.nodes.get_mut(id as usize) {
            node.end = at;
        }
        builder.push(again);
        if let Some(entry) = builder.formatting.get_mut(index) {
            *entry = Formatting::Element(again);
        }
    }
}

/// An end tag.
pub(super) fn end(builder: &mut Builder<'_>, tag: Tag, name: Place, place: Place) {
    match builder.mode() {
        Mode::Foreign => foreign::foreign_end(builder, tag, name, place),
        Mode::Head => match tag {
            Tag::Noscript | Tag::Template => end_any(builder, tag, name, place.0),
            Tag::Br => {
                begin_body(builder, place.0);
                body_end(builder, tag, name, place);
            }
            _ => {}
        },
        Mode::Body => body_end(builder, tag, name, place),
        _ => table::end(builder, tag, name, place),
    }
}

/// An end tag in the body.
pub(super) fn body_end(builder: &mut Builder<'_>, tag: Tag, name: Place, place: Place) {
    use Tag::*;
    let at = place.0;
    match tag {
        Html | Head | Body | Caption | Col | Colgroup | Tbody | Td | Tfoot | Th | Thead | Tr | Frame
        | Frameset => {}
        P => {
            if builder.open_paragraphs > 0 && find(builder, P, name, Scope::Button).is_some() {
                close_paragraph(builder, at);
            } else {
                builder.break_line();
            }
        }
        Br => {
            let start = Start { tag: Br, name, place, self_closing: false };
            builder.tokens.attributes.clear();
            reopen_formatting(builder, at);
            builder.insert_void(start);
        }
        Li => close_scoped(builder, Li, name, Scope::List, at),
        H1 | H2 | H3 | H4 | H5 | H6 => {
            let heading = builder.open.iter().rposition(|open| {
                open.tag.heading_level().is_some() || bounds(builder, *open, Scope::Default)
            });
            if let Some(index) = heading
                && builder.open.get(index).is_some_and(|open| open.tag.heading_level().is_some())
            {
                builder.truncate(index, at);
            }
        }
        Template => {
            if builder.open.iter().any(|open| open.tag == Template) {
                end_any(builder, Template, name, at);
                builder.forget_to_marker();
            }
        }
        Applet | Marquee | Object => {
            if find(builder, tag, name, Scope::Default).is_some() {
                close_scoped(builder, tag, name, Scope::Default, at);
                builder.forget_to_marker();
            }
        }
        Form => form_end(builder, name, at),
        _ if tag.is_formatting() => end_formatting(builder, tag, name, at),
        Button | Dd | Dt => close_scoped(builder, tag, name, Scope::Default, at),
        _ if closes_paragraph(tag) => close_scoped(builder, tag, name, Scope::Default, at),
        _ => end_any(builder, tag, name, at),
    }
}

/// The standard takes the form out of the stack and leaves what is in it open.
fn form_end(builder: &mut Builder<'_>, name: Place, at: u32) {
    let found = if builder.open.iter().any(|open| open.tag == Tag::Template) {
        find(builder, Tag::Form, name, Scope::Default)
    } else {
        let form = builder.form.take();
        find(builder, Tag::Form, name, Scope::Default)
            .filter(|index| builder.open.get(*index).map(|open| open.node) == form)
    };
    builder.break_line();
    let Some(index) = found else { return };
    if index + 1 == builder.open.len() {
        builder.pop(at);
    } else {
        let form = builder.open.remove(index);
        builder.closed(form, at);
    }
}

/// The end tag of an element without rules of its own: it closes the innermost of its name
/// unless a special element lies between.
fn end_any(builder: &mut Builder<'_>, tag: Tag, name: Place, at: u32) {
    for index in (1..builder.open.len()).rev() {
        let Some(open) = builder.open.get(index).copied() else { return };
        if builder.is(open, tag, name) {
            builder.truncate(index, at);
            return;
        }
        if open.tag.is_special() && tag != Tag::Template {
            return;
        }
    }
}

/// The "adoption agency": a formatting element ends, blocks opened within it stay open.
fn end_formatting(builder: &mut Builder<'_>, tag: Tag, name: Place, at: u32) {
    let found = builder
        .formatting
        .iter()
        .rposition(|entry| match entry {
            Formatting::Marker => true,
            Formatting::Element(open) => open.tag == tag,
        })
        .filter(|index| matches!(builder.formatting.get(*index), Some(Formatting::Element(_))));
    let Some(entry) = found else {
        end_any(builder, tag, name, at);
        return;
    };
    let Some(Formatting::Element(open)) = builder.formatting.get(entry).copied() else { return };
    let Some(index) = builder.open.iter().rposition(|other| other.node == open.node) else {
        builder.formatting.remove(entry);
        return;
    };
    if builder.open.iter().skip(index + 1).any(|other| bounds(builder, *other, Scope::Default)) {
        return;
    }
    builder.formatting.remove(entry);
    let blocks: Vec<Open> =
        builder.open.iter().skip(index + 1).filter(|other| other.tag.is_special()).copied().collect();
    if let Some(first) = blocks.first() {
        let parent = builder.open.get(index.saturating_sub(1)).map_or(0, |open| open.node);
        if let Some(node) = builder.nodes.get_mut(first.node as usize) {
            node.parent = parent;
        }
    }
    // Everything above the element is closed but for the blocks, which stay open around it.
    for other in builder.open.split_off(index.max(1)) {
        if other.tag.is_special() && other.node != open.node {
            builder.open.push(other);
        } else {
            builder.closed(other, at);
        }
    }
}

/// Whether an open element bounds a search in `scope`. Of SVG and MathML those do that hold HTML, not the
/// graphics or the formula itself: an end tag within it ends what is around it.
fn bounds(builder: &Builder<'_>, open: Open, scope: Scope) -> bool {
    use Tag::*;
    if open.mode == Mode::Foreign {
        return foreign::holds_html(builder.name(open.name));
    }
    matches!(open.tag, Applet | Caption | Html | Table | Td | Th | Marquee | Object | Template)
        || (matches!(scope, Scope::Button) && matches!(open.tag, Button))
        || (matches!(scope, Scope::List) && matches!(open.tag, Ol | Ul))
}

/// Place in the stack of the innermost open element of that name within `scope`.
fn find(builder: &Builder<'_>, tag: Tag, name: Place, scope: Scope) -> Option<usize> {
    for index in (1..builder.open.len()).rev() {
        let open = builder.open.get(index).copied()?;
        if builder.is(open, tag, name) {
            return Some(index);
        }
        if bounds(builder, open, scope) {
            return None;
        }
    }
    None
}

fn close_scoped(builder: &mut Builder<'_>, tag: Tag, name: Place, scope: Scope, at: u32) {
    if let Some(index) = find(builder, tag, name, scope) {
        builder.truncate(index, at);
    }
}

/// Closes an open paragraph, if any lies within reach.
pub(super) fn close_paragraph(builder: &mut Builder<'_>, at: u32) {
    if builder.open_paragraphs > 0 {
        close_scoped(builder, Tag::P, (at, at), Scope::Button, at);
    }
}

/// Closes ruby parts whose end tags may be left out.
fn close_implied(builder: &mut Builder<'_>, tag: Tag, at: u32) {
    let closes = |open: Tag| match tag {
        Tag::Rt | Tag::Rp => matches!(open, Tag::Rt | Tag::Rp | Tag::Rb),
        _ => matches!(open, Tag::Rt | Tag::Rp | Tag::Rb | Tag::Rtc),
    };
    while closes(builder.current().tag) {
        builder.pop(at);
    }
}
