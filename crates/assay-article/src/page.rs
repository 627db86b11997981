//! What a reader of an HTML page sees, as clean text in units: the runs of text between two
//! block boundaries.

use std::ops::Range;

use assay_text::{Rewrite, RunKind, Span, Text};

use crate::html::{self, NodeId, Tag, Tree};
use crate::remap::Remap;

/// A run of text that stands by itself on the page: a paragraph, a heading, an item, a label.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unit {
    /// Its text, without surrounding white space.
    pub(crate) span: Span,
    /// The innermost block element around it.
    pub(crate) block: NodeId,
    /// Its first text node.
    pub(crate) first: NodeId,
    /// How many bytes of it are linked.
    pub(crate) linked: u32,
    /// Whether every bit of it is set bold.
    pub(crate) strong: bool,
}

/// Linked words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Linked {
    pub(crate) span: Span,
    /// The `<a>`.
    pub(crate) node: NodeId,
}

/// An image and where among the units it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Picture {
    pub(crate) node: NodeId,
    /// How many units stand before it.
    pub(crate) units_before: usize,
}

/// The clean text of a page, with the units it consists of. Between them is only white space.
pub(crate) struct Page {
    pub(crate) text: Text,
    pub(crate) units: Vec<Unit>,
    pub(crate) links: Vec<Linked>,
    pub(crate) pictures: Vec<Picture>,
    /// Frames that show another page, placed like pictures.
    pub(crate) frames: Vec<Picture>,
}

/// Reads the visible text out of a tree over `base`.
pub(crate) fn read(base: &Text, tree: &Tree<'_>) -> Page {
    let mut reader = Reader {
        tree,
        rewrite: Rewrite::new(base),
        units: Vec::new(),
        links: Vec::new(),
        pictures: Vec::new(),
        frames: Vec::new(),
        unit: None,
        link: None,
        space: None,
        line_breaks: 0,
    };
    let contexts = contexts(tree);
    for (id, (node, context)) in tree.nodes.iter().zip(&contexts).enumerate() {
        match node.tag {
            Tag::Text if context.visible => reader.text(id as NodeId, *context),
            Tag::Br => reader.line_breaks += 1,
            Tag::Img if !context.in_template => {
                reader.pictures.push(Picture { node: id as NodeId, units_before: reader.units_so_far() });
            }
            Tag::Iframe if !context.in_template => {
                reader.frames.push(Picture { node: id as NodeId, units_before: reader.units_so_far() });
            }
            _ => {}
        }
    }
    reader.finish()
}

/// What a node inherits from those around it.
#[derive(Clone, Copy)]
struct Context {
    block: NodeId,
    visible: bool,
    in_template: bool,
    preformatted: bool,
    strong: bool,
}

fn contexts(tree: &Tree<'_>) -> Vec<Context> {
    let mut contexts: Vec<Context> = Vec::with_capacity(tree.nodes.len());
    let root = Context { block: 0, visible: true, in_template: false, preformatted: false, strong: false };
    for (id, node) in tree.nodes.iter().enumerate() {
        let mut context = contexts.get(node.parent as usize).copied().unwrap_or(root);
        if node.tag != Tag::Text {
            if node.tag.is_block() {
                context.block = id as NodeId;
            }
            context.visible &= !is_unseen(node.tag);
            context.in_template |= node.tag == Tag::Template;
            context.preformatted |= matches!(node.tag, Tag::Pre | Tag::Listing | Tag::Xmp | Tag::Plaintext);
            context.strong |= matches!(node.tag, Tag::B | Tag::Strong);
        }
        contexts.push(context);
    }
    contexts
}

/// Elements whose text no reader of the page sees.
const fn is_unseen(tag: Tag) -> bool {
    use Tag::*;
    matches!(
        tag,
        Audio
            | Canvas
            | Head
            | Iframe
            | Math
            | Noembed
            | Noframes
            | Noscript
            | Object
            | Rp
            | Script
            | Style
            | Svg
            | Template
            | Textarea
            | Title
            | Video
    )
}

struct Reader<'a> {
    tree: &'a Tree<'a>,
    rewrite: Rewrite<'a>,
    units: Vec<Unit>,
    links: Vec<Linked>,
    pictures: Vec<Picture>,
    frames: Vec<Picture>,
    /// The unit being read.
    unit: Option<Unit>,
    /// The link being read: its element and where its words begin.
    link: Option<(NodeId, usize)>,
    /// White space seen and not yet written.
    space: Option<Span>,
    /// `<br>` seen since the last character.
    line_breaks: usize,
}

/// What a byte means while white space is folded.
const PLAIN: u8 = 0;
const SPACE: u8 = 1;
const AMPERSAND: u8 = 2;
/// First byte of U+00AD, U+200B or U+FEFF, which show nothing.
const PERHAPS_UNSEEN: u8 = 3;

const CLASSES: [u8; 256] = {
    let mut classes = [PLAIN; 256];
    let spaces = [b' ', b'\t', b'\n', b'\r', 0x0C];
    let mut index = 0;
    while index < spaces.len() {
        classes[spaces[index] as usize] = SPACE;
        index += 1;
    }
    classes[b'&' as usize] = AMPERSAND;
    classes[0xC2] = PERHAPS_UNSEEN;
    classes[0xE2] = PERHAPS_UNSEEN;
    classes[0xEF] = PERHAPS_UNSEEN;
    classes
};

fn class_of(byte: u8) -> u8 {
    CLASSES[usize::from(byte)]
}

/// Length of the character that shows nothing which `bytes` begin with, or 0.
fn unseen_len(bytes: &[u8]) -> usize {
    match bytes {
        [0xC2, 0xAD, ..] => 2,
        [0xE2, 0x80, 0x8B, ..] | [0xEF, 0xBB, 0xBF, ..] => 3,
        _ => 0,
    }
}

impl Reader<'_> {
    fn units_so_far(&self) -> usize {
        self.units.len() + usize::from(self.unit.is_some())
    }

    fn text(&mut self, id: NodeId, context: Context) {
        let node = *self.tree.node(id);
        if node.breaks || self.unit.is_some_and(|unit| unit.block != context.block) {
            self.end_unit();
        }
        let (mut at, end) = (node.place.0 as usize, node.place.1 as usize);
        let bytes = self.tree.input.as_bytes();
        while at < end {
            let from = at;
            at = if context.preformatted {
                plain_end(bytes, at, end, true)
            } else {
                plain_end(bytes, at, end, false)
            };
            if at > from {
                self.begin(id, context);
                self.rewrite.copy(Span::new(from, at));
                continue;
            }
            at = match class_of(bytes.get(at).copied().unwrap_or_default()) {
                SPACE => self.space(at, end),
                AMPERSAND => self.ampersand(at, end, id, context),
                _ => at + unseen_len(bytes.get(at..end).unwrap_or_default()).max(1),
            };
        }
    }

    /// White space from `at`: how far it reaches. It is written when more text follows.
    fn space(&mut self, at: usize, end: usize) -> usize {
        let bytes = self.tree.input.as_bytes().get(at..end).unwrap_or_default();
        let len = bytes.iter().position(|b| class_of(*b) != SPACE).unwrap_or(bytes.len());
        if self.unit.is_some() && self.space.is_none() {
            self.space = Some(Span::new(at, at + len));
        }
        at + len
    }

    /// A character reference, or just an ampersand.
    fn ampersand(&mut self, at: usize, end: usize, id: NodeId, context: Context) -> usize {
        let input = self.tree.input.get(at..end).unwrap_or_default();
        let raw = self.tree.node(id).raw;
        let found = if raw { None } else { html::reference(input, false) };
        let Some((len, text)) = found else {
            self.begin(id, context);
            self.rewrite.copy(Span::new(at, at + 1));
            return at + 1;
        };
        let folds = text.bytes().all(|b| class_of(b) == SPACE) && !context.preformatted;
        if folds {
            if self.unit.is_some() && self.space.is_none() {
                self.space = Some(Span::new(at, at + len));
            }
        } else if unseen_len(text.as_bytes()) != text.len() {
            self.begin(id, context);
            self.rewrite.replace(Span::new(at, at + len), &text, RunKind::Entity);
        }
        at + len
    }

    /// Before a character is written: breaks, spaces and links that are due.
    fn begin(&mut self, id: NodeId, context: Context) {
        if self.line_breaks > 1 {
            self.end_unit();
        }
        let link = self.tree.node(id).end;
        if self.link.is_some_and(|(open, _)| open != link) {
            self.end_link();
        }
        if self.unit.is_none() {
            self.start_unit(id, context);
        } else if self.line_breaks == 1 {
            self.rewrite.insert("\n");
        } else if let Some(space) = self.space {
            if self.tree.input.get(space.range()) == Some(" ") {
                self.rewrite.copy(space);
            } else {
                self.rewrite.replace(space, " ", RunKind::Joined);
            }
        }
        self.line_breaks = 0;
        self.space = None;
        if let Some(unit) = &mut self.unit {
            unit.strong &= context.strong;
        }
        if link != 0 && self.link.is_none() {
            self.link = Some((link, self.rewrite.written().len()));
        }
    }

    fn start_unit(&mut self, first: NodeId, context: Context) {
        if let Some(before) = self.units.last() {
            let gap = gap(self.tree.node(before.block).tag, self.tree.node(context.block).tag);
            self.rewrite.insert(gap);
        }
        let span = Span::at(self.rewrite.written().len());
        self.unit = Some(Unit { span, block: context.block, first, linked: 0, strong: true });
    }

    fn end_link(&mut self) {
        let Some((node, from)) = self.link.take() else { return };
        let span = Span::new(from, self.rewrite.written().len());
        if let Some(unit) = &mut self.unit {
            unit.linked = unit.linked.saturating_add(span.len() as u32);
        }
        if !span.is_empty() {
            self.links.push(Linked { span, node });
        }
    }

    fn end_unit(&mut self) {
        self.end_link();
        self.space = None;
        self.line_breaks = 0;
        if let Some(mut unit) = self.unit.take() {
            unit.span = Span::new(unit.span.start(), self.rewrite.written().len());
            // Only no-break spaces and the like: nothing a reader sees.
            if !unit.span.trim(self.rewrite.written()).is_empty() {
                self.units.push(unit);
            }
        }
    }

    fn finish(mut self) -> Page {
        self.end_unit();
        let Self { rewrite, mut units, mut links, pictures, frames, .. } = self;
        let assembled = rewrite.finish();
        let repaired = assay_text::repair(&assembled);
        if repaired.as_str() != assembled.as_str() {
            let mut remap = Remap::new(&assembled, &repaired);
            for unit in &mut units {
                unit.span = remap.span(unit.span);
            }
            let mut remap = Remap::new(&assembled, &repaired);
            for link in &mut links {
                link.span = remap.span(link.span);
            }
        }
        for unit in &mut units {
            unit.span = unit.span.trim(repaired.as_str());
        }
        Page { text: repaired, units, links, pictures, frames }
    }
}

/// End of the text from `at` that can be copied as it stands: single blanks between words are.
fn plain_end(bytes: &[u8], mut at: usize, end: usize, preformatted: bool) -> usize {
    let from = at;
    let window: Range<usize> = 0..end;
    while window.contains(&at) {
        let byte = bytes[at];
        match class_of(byte) {
            PLAIN => at += 1,
            SPACE if preformatted => at += 1,
            SPACE => {
                let next = if at + 1 < end { class_of(bytes[at + 1]) } else { SPACE };
                if byte != b' ' || at == from || next != PLAIN {
                    return at;
                }
                at += 2;
            }
            PERHAPS_UNSEEN if unseen_len(&bytes[at..end]) == 0 => at += 1,
            _ => return at,
        }
    }
    end
}

/// What stands for the tags between two units: list items and cells follow line by line,
/// everything else stands apart.
const fn gap(before: Tag, after: Tag) -> &'static str {
    const fn is_line(tag: Tag) -> bool {
        use Tag::*;
        matches!(tag, Li | Dt | Dd | Td | Th | Option | Caption)
    }
    if is_line(before) && is_line(after) { "\n" } else { "\n\n" }
}
