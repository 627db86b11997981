//! The tree HTML5 prescribes, kept as a list of nodes in source order.
//!
//! A parent always stands before its children, so what flows down a tree is one pass forward and
//! what flows up is one pass backward; nothing recurses. Two things differ from the standard's
//! tree on purpose: a block left inside a formatting element that ends before it is moved out
//! without cloning that element for the block's earlier content (links are remembered by each
//! text instead), and depth and number of nodes are bounded.

use super::Tag;
use super::body;
use super::token::{Attribute, Place, Token, Tokens};

/// Place of a node in [`Tree::nodes`].
pub(crate) type NodeId = u32;

/// What may be spent on a tree.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// Deepest nesting; deeper elements are read as siblings.
    pub(crate) depth: usize,
}

/// Most elements of one page; tags beyond are passed over and their text kept. Real pages have
/// some thousands.
const MOST_ELEMENTS: usize = 2_000_000;

/// Most formatting elements remembered as open.
const MOST_FORMATTING: usize = 64;

/// An element or a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node {
    pub(crate) tag: Tag,
    /// Whether the element belongs to SVG or MathML, or the text is raw.
    pub(crate) raw: bool,
    /// Whether a block began or ended between the text before and this one.
    pub(crate) breaks: bool,
    /// The node it lies in; the root is its own parent.
    pub(crate) parent: NodeId,
    /// The start tag, or the text.
    pub(crate) place: Place,
    /// Its range in [`Tree::attributes`].
    pub(crate) attributes: (u32, u32),
    /// For an element: where it ended. For a text: the link it lies in, 0 where in none.
    pub(crate) end: u32,
}

/// A parsed page.
pub(crate) struct Tree<'a> {
    pub(crate) input: &'a str,
    /// The root (an element of no name) first, then all others in source order.
    pub(crate) nodes: Vec<Node>,
    pub(crate) attributes: Vec<Attribute>,
}

/// Parses `input`.
pub(crate) fn parse(input: &str, limits: Limits) -> Tree<'_> {
    let mut builder = Builder::new(input, limits);
    while let Some(token) = builder.tokens.next_token() {
        builder.take(token);
    }
    builder.finish()
}

/// What the standard calls the insertion mode, as far as it depends on where we are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    Head,
    Body,
    Table,
    TableBody,
    Row,
    Cell,
    Caption,
    Columns,
    Foreign,
}

/// An open element.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open {
    pub(super) node: NodeId,
    pub(super) tag: Tag,
    pub(super) name: Place,
    pub(super) mode: Mode,
}

/// A formatting element that may have to be opened again.
#[derive(Clone, Copy, Debug)]
pub(super) enum Formatting {
    /// Cells, captions and objects shut off what is outside.
    Marker,
    Element(Open),
}

pub(super) struct Builder<'a> {
    pub(super) input: &'a str,
    pub(super) tokens: Tokens<'a>,
    pub(super) nodes: Vec<Node>,
    attributes: Vec<Attribute>,
    pub(super) open: Vec<Open>,
    pub(super) formatting: Vec<Formatting>,
    /// Open `<p>` elements; most searches for one can be spared.
    pub(super) open_paragraphs: usize,
    /// Elements beyond the depth limit that were not opened and await their end tags.
    unopened: usize,
    depth: usize,
    breaks: bool,
    /// The form whose end tag has not come.
    pub(super) form: Option<NodeId>,
    pub(super) quirks: bool,
    pub(super) body_begun: bool,
}

impl<'a> Builder<'a> {
    fn new(input: &'a str, limits: Limits) -> Self {
        let root = Node {
            tag: Tag::Other,
            raw: false,
            breaks: true,
            parent: 0,
            place: (0, 0),
            attributes: (0, 0),
            end: input.len() as u32,
        };
        let mut nodes = Vec::with_capacity(input.len() / 32 + 1);
        nodes.push(root);
        let open = vec![Open { node: 0, tag: Tag::Other, name: (0, 0), mode: Mode::Head }];
        Self {
            input,
            tokens: Tokens::new(input),
            nodes,
            attributes: Vec::with_capacity(input.len() / 64),
            open,
            formatting: Vec::new(),
            open_paragraphs: 0,
            unopened: 0,
            depth: limits.depth.max(16),
            breaks: true,
            form: None,
            quirks: true,
            body_begun: false,
        }
    }

    fn finish(mut self) -> Tree<'a> {
        let end = self.input.len() as u32;
        while self.open.len() > 1 {
            self.pop(end);
        }
        Tree { input: self.input, nodes: self.nodes, attributes: self.attributes }
    }

    fn take(&mut self, token: Token) {
        match token {
            Token::Doctype => self.quirks = false,
            Token::Text(place) => body::text(self, place, false),
            Token::RawText(place) => body::text(self, place, true),
            Token::Start { tag, name, place, self_closing } => {
                if self.nodes.len() < MOST_ELEMENTS {
                    body::start(self, Start { tag, name, place, self_closing });
                    self.tokens.in_foreign = self.mode() == Mode::Foreign;
                }
            }
            Token::End { tag, name, place } => {
                if self.unopened > 0 {
                    self.unopened -= 1;
                    self.breaks |= tag.is_block();
                } else {
                    body::end(self, tag, name, place);
                }
                self.tokens.in_foreign = self.mode() == Mode::Foreign;
            }
        }
    }

    /// The innermost open element.
    pub(super) fn current(&self) -> Open {
        self.open.last().copied().unwrap_or(Open { node: 0, tag: Tag::Other, name: (0, 0), mode: Mode::Body })
    }

    pub(super) fn mode(&self) -> Mode {
        self.current().mode
    }

    pub(super) fn set_mode(&mut self, mode: Mode) {
        if let Some(last) = self.open.last_mut() {
            last.mode = mode;
        }
    }

    /// The text of an element's name.
    pub(super) fn name(&self, (start, end): Place) -> &'a str {
        self.input.get(start as usize..end as usize).unwrap_or_default()
    }

    /// Whether an open element is of that name.
    pub(super) fn is(&self, open: Open, tag: Tag, name: Place) -> bool {
        open.tag == tag && (tag != Tag::Other || self.name(open.name).eq_ignore_ascii_case(self.name(name)))
    }

    /// Adds an element to the tree without opening it.
    pub(super) fn add(&mut self, start: Start, parent: NodeId) -> NodeId {
        let first = self.attributes.len() as u32;
        self.attributes.extend_from_slice(&self.tokens.attributes);
        self.add_again(start.tag, start.place, (first, self.attributes.len() as u32), parent)
    }

    /// Adds an element that repeats an earlier one's attributes.
    pub(super) fn add_again(
        &mut self,
        tag: Tag,
        place: Place,
        attributes: (u32, u32),
        parent: NodeId,
    ) -> NodeId {
        let id = self.nodes.len() as NodeId;
        self.breaks |= tag.is_block();
        self.nodes.push(Node {
            tag,
            raw: self.mode() == Mode::Foreign,
            breaks: false,
            parent,
            place,
            attributes,
            end: place.1,
        });
        id
    }

    /// Opens an element just added; one beyond the depth limit stays closed.
    pub(super) fn push(&mut self, open: Open) {
        if self.open.len() >= self.depth {
            self.unopened += 1;
            return;
        }
        self.open_paragraphs += usize::from(open.tag == Tag::P);
        self.open.push(open);
    }

    /// Adds and opens an element that a tag asks for.
    pub(super) fn insert(&mut self, start: Start, mode: Mode) {
        let node = self.add(start, self.parent_for());
        self.push(Open { node, tag: start.tag, name: start.name, mode });
    }

    /// Adds an element without content.
    pub(super) fn insert_void(&mut self, start: Start) {
        self.add(start, self.parent_for());
    }

    /// Opens an element that no tag asks for.
    pub(super) fn insert_implied(&mut self, tag: Tag, at: u32, mode: Mode) {
        let node = self.add_again(tag, (at, at), (0, 0), self.parent_for());
        self.push(Open { node, tag, name: (at, at), mode });
    }

    /// Where a new node goes: the current element, or before the table where a table would have
    /// to hold what it cannot ("foster parenting").
    pub(super) fn parent_for(&self) -> NodeId {
        self.current().node
    }

    /// Closes the innermost element. The root stays.
    pub(super) fn pop(&mut self, at: u32) {
        if self.open.len() <= 1 {
            return;
        }
        if let Some(open) = self.open.pop() {
            self.closed(open, at);
        }
    }

    pub(super) fn closed(&mut self, open: Open, at: u32) {
        self.breaks |= open.tag.is_block();
        self.open_paragraphs -= usize::from(open.tag == Tag::P);
        if let Some(node) = self.nodes.get_mut(open.node as usize) {
            node.end = at;
        }
    }

    /// Closes elements until `index` remain open.
    pub(super) fn truncate(&mut self, index: usize, at: u32) {
        while self.open.len() > index.max(1) {
            self.pop(at);
        }
    }

    pub(super) fn add_text(&mut self, place: Place, parent: NodeId, raw: bool) {
        let link = self.open.iter().rev().find(|open| open.tag == Tag::A).map_or(0, |open| open.node);
        let white = self.name(place).bytes().all(|b| b.is_ascii_whitespace());
        self.nodes.push(Node {
            tag: Tag::Text,
            raw,
            breaks: self.breaks,
            parent,
            place,
            attributes: (0, 0),
            end: link,
        });
        // White space alone between two blocks is no text yet.
        self.breaks &= white;
    }

    /// Notes that what follows stands on a line of its own.
    pub(super) fn break_line(&mut self) {
        self.breaks = true;
    }

    /// Remembers an open formatting element; of more than three alike the first is forgotten.
    pub(super) fn remember(&mut self, open: Open) {
        let since_marker =
            self.formatting.iter().rposition(|f| matches!(f, Formatting::Marker)).map_or(0, |m| m + 1);
        let alike: Vec<usize> = (since_marker..self.formatting.len())
            .filter(|index| {
                matches!(self.formatting.get(*index), Some(Formatting::Element(other))
                    if other.tag == open.tag && self.same_attributes(other.node, open.node))
            })
            .collect();
        if alike.len() >= 3 {
            self.formatting.remove(alike.first().copied().unwrap_or_default());
        }
        if self.formatting.len() >= MOST_FORMATTING {
            self.formatting.remove(0);
        }
        self.formatting.push(Formatting::Element(open));
    }

    fn same_attributes(&self, a: NodeId, b: NodeId) -> bool {
        let list = |id: NodeId| {
            let (from, to) = self.nodes.get(id as usize).map_or((0, 0), |node| node.attributes);
            self.attributes.get(from as usize..to as usize).unwrap_or_default()
        };
        let same = |x: &Attribute, y: &Attribute| {
            self.name(x.name) == self.name(y.name) && self.name(x.value) == self.name(y.value)
        };
        let (a, b) = (list(a), list(b));
        a.len() == b.len() && a.iter().zip(b).all(|(x, y)| same(x, y))
    }

    /// The raw value of an attribute of the innermost open element.
    pub(super) fn attribute(&self, name: &str) -> Option<&'a str> {
        let (from, to) = self.nodes.get(self.current().node as usize)?.attributes;
        let list = self.attributes.get(from as usize..to as usize)?;
        let found = list.iter().find(|attribute| self.name(attribute.name).eq_ignore_ascii_case(name))?;
        Some(self.name(found.value))
    }

    pub(super) fn forget_to_marker(&mut self) {
        while let Some(entry) = self.formatting.pop() {
            if matches!(entry, Formatting::Marker) {
                break;
            }
        }
    }
}

/// A start tag on its way into the tree.
#[derive(Clone, Copy, Debug)]
pub(super) struct Start {
    pub(super) tag: Tag,
    pub(super) name: Place,
    pub(super) place: Place,
    pub(super) self_closing: bool,
}

impl Tree<'_> {
    /// The node of that number; the root for one that does not exist.
    pub(crate) fn node(&self, id: NodeId) -> &Node {
        self.nodes.get(id as usize).unwrap_or(&self.nodes[0])
    }

    /// The raw characters at `place`.
    pub(crate) fn raw(&self, (start, end): Place) -> &str {
        self.input.get(start as usize..end as usize).unwrap_or_default()
    }

    /// Place of the value of attribute `name` (lower case) of an element.
    pub(crate) fn attribute_place(&self, id: NodeId, name: &str) -> Option<Place> {
        let (from, to) = self.node(id).attributes;
        self.attributes
            .get(from as usize..to as usize)?
            .iter()
            .find(|attribute| self.raw(attribute.name).eq_ignore_ascii_case(name))
            .map(|attribute| attribute.value)
    }

    /// Raw value (references undecoded) of attribute `name` of an element.
    pub(crate) fn raw_attribute(&self, id: NodeId, name: &str) -> Option<&str> {
        self.attribute_place(id, name).map(|place| self.raw(place))
    }

    /// The ancestors of a node, from its parent up to the root.
    pub(crate) fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let mut at = id;
        std::iter::from_fn(move || {
            (at != 0).then(|| {
                at = self.node(at).parent;
                at
            })
        })
    }
}
