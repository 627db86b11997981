//! Blocks, links, images and posts out of the units that were kept.

use assay_text::{Span, Text};

use crate::article::{EmbeddedPost, Image, Link};
use crate::html::{NodeId, Tag, Tree};
use crate::metadata::{address, value};
use crate::page::Page;
use crate::post::embedded_address;
use crate::select::{Verdict, joins};
use crate::{Block, BlockKind, Omitted, lines, post_address};

/// The article's parts on a page.
#[derive(Default)]
pub(crate) struct Parts {
    pub(crate) blocks: Vec<Block>,
    pub(crate) links: Vec<Link>,
    pub(crate) images: Vec<Image>,
    pub(crate) posts: Vec<EmbeddedPost>,
    pub(crate) omitted: Vec<Omitted>,
}

/// Builds them from the verdicts on the page's units.
pub(crate) fn build(
    base: &Text,
    tree: &Tree<'_>,
    page: &Page,
    verdicts: &[Verdict],
    page_address: Option<&str>,
) -> Parts {
    let mut parts = Parts::default();
    let content = page.text.as_str();
    let mut tables = Tables::default();
    let mut items = Items::default();
    for (unit, verdict) in page.units.iter().zip(verdicts) {
        if unit.span.is_empty() {
            continue;
        }
        match verdict {
            Verdict::Omit(kind) => {
                let last_block = parts.blocks.last().map(|block| block.span);
                let last = parts.omitted.last_mut().filter(|last| last.kind == *kind);
                match last.and_then(|last| Some((joins(last.span, unit.span, last_block)?, last))) {
                    Some((joined, last)) => last.span = joined,
                    None => parts.omitted.push(Omitted { kind: *kind, span: unit.span }),
                }
            }
            Verdict::Title => parts.blocks.push(Block { kind: BlockKind::Title, span: unit.span }),
            Verdict::Standfirst => {
                parts.blocks.push(Block { kind: BlockKind::Standfirst, span: unit.span });
            }
            Verdict::Keep => {
                let kind = kind_of(tree, unit.first, unit.span.of(content), &mut tables, &mut items);
                parts.blocks.push(Block { kind, span: unit.span });
            }
        }
    }
    links(base, tree, page, page_address, &mut parts);
    images(base, tree, page, verdicts, page_address, &mut parts);
    frames(tree, page, verdicts, &mut parts);
    parts
}

/// Counts rows and columns of the table being read.
#[derive(Default)]
struct Tables {
    table: NodeId,
    row_node: NodeId,
    cell_node: NodeId,
    row: u32,
    column: u32,
}

/// Counts the items of the list being read.
#[derive(Default)]
struct Items {
    /// The numbered lists around the last unit, the outermost first, with the last item and its number.
    lists: Vec<(NodeId, NodeId, u32)>,
}

fn kind_of(tree: &Tree<'_>, first: NodeId, text: &str, tables: &mut Tables, items: &mut Items) -> BlockKind {
    let listed = items.item(tree, first);
    let mut kind = None;
    let mut cell = None;
    for id in tree.ancestors(first) {
        let tag = tree.node(id).tag;
        let found = match tag {
            Tag::Figcaption | Tag::Caption => {
                Some(if lines::is_credit(text) { BlockKind::Credit } else { BlockKind::Caption })
            }
            Tag::Li => listed,
            Tag::Dt | Tag::Dd => Some(BlockKind::ListItem { number: None, depth: 1 }),
            Tag::Blockquote => {
                // A quotation around everything else is stronger than what is within it.
                kind = Some(if is_post(tree, id) { BlockKind::Post } else { BlockKind::Quotation });
                None
            }
            Tag::Pre | Tag::Listing | Tag::Xmp => Some(BlockKind::Preformatted),
            Tag::Td | Tag::Th => {
                cell = cell.or(Some(id));
                None
            }
            _ => tag.heading_level().map(|level| BlockKind::Heading { level: level.max(2) }),
        };
        kind = kind.or(found);
    }
    if !matches!(kind, Some(BlockKind::Heading { .. }))
        && tree.ancestors(first).any(|id| is_footnote(tree, id))
    {
        return BlockKind::Footnote;
    }
    if let (Some(id), None) = (cell, kind) {
        return tables.cell(tree, id);
    }
    match kind {
        Some(kind) => kind,
        None if lines::is_correction(text) => BlockKind::Correction,
        None if lines::is_credit(text) && text.len() < 120 => BlockKind::Credit,
        None => BlockKind::Paragraph,
    }
}

/// Whether an element says that it holds a footnote, or the footnotes.
fn is_footnote(tree: &Tree<'_>, id: NodeId) -> bool {
    if !tree.node(id).tag.is_block() {
        return false;
    }
    let holds = |name: &str, test: &dyn Fn(&str) -> bool| {
        tree.raw_attribute(id, name).is_some_and(|value| value.split_ascii_whitespace().any(test))
    };
    let role = |word: &str| matches!(word, "doc-footnote" | "doc-endnote" | "doc-endnotes");
    let class = |word: &str| {
        ["footnote", "footnotes", "endnotes", "wp-block-footnotes"]
            .iter()
            .any(|known| word.eq_ignore_ascii_case(known))
    };
    // "fn1", "fn:1", "fn-1", "footnote-1", "cite_note-3".
    let id = |word: &str| {
        let stem = word.trim_end_matches(|c: char| c.is_ascii_digit());
        stem.len() < word.len()
            && matches!(stem, "fn" | "fn:" | "fn-" | "footnote" | "footnote-" | "endnote-" | "cite_note-")
    };
    holds("role", &role) || holds("class", &class) || holds("id", &id)
}

/// Whether a block quotation is how a network embeds a post.
pub(crate) fn is_post(tree: &Tree<'_>, id: NodeId) -> bool {
    const CLASSES: &[&str] = &[
        "twitter-tweet",
        "twitter-video",
        "instagram-media",
        "tiktok-embed",
        "bluesky-embed",
        "fb-post",
        "fb-xfbml-parse-ignore",
        "text-post-media",
        "mastodon-embed",
    ];
    tree.raw_attribute(id, "class")
        .is_some_and(|class| class.split_ascii_whitespace().any(|c| CLASSES.contains(&c)))
}

impl Items {
    /// The innermost list item that `first` stands in. Those around it are counted too, from the outermost
    /// on: an item may begin with a list of its own.
    fn item(&mut self, tree: &Tree<'_>, first: NodeId) -> Option<BlockKind> {
        let is_list = |tag: Tag| matches!(tag, Tag::Ol | Tag::Ul | Tag::Menu);
        let around: Vec<NodeId> = tree
            .ancestors(first)
            .filter(|id| tree.node(*id).tag == Tag::Li || is_list(tree.node(*id).tag))
            .collect();
        let mut kind = None;
        let (mut depth, mut list, mut counted) = (0_u8, None, 0);
        for id in around.into_iter().rev() {
            let tag = tree.node(id).tag;
            if is_list(tag) {
                depth = depth.saturating_add(1);
                list = (tag == Tag::Ol).then_some(id);
                continue;
            }
            let number = list.map(|list| {
                counted += 1;
                self.number(tree, (counted - 1, list), id)
            });
            kind = Some(BlockKind::ListItem { number, depth: depth.max(1) });
        }
        kind
    }

    /// The number of an item of a numbered list, which is the list of that place among the numbered ones
    /// around it.
    fn number(&mut self, tree: &Tree<'_>, (place, list): (usize, NodeId), item: NodeId) -> u32 {
        let told =
            |name: &str, id: NodeId| tree.raw_attribute(id, name).and_then(|v| v.trim().parse::<u32>().ok());
        if self.lists.get(place).is_none_or(|(known, _, _)| *known != list) {
            // What stood in this place, and what lay deeper, has ended.
            self.lists.truncate(place);
            self.lists.push((list, 0, told("start", list).unwrap_or(1).saturating_sub(1)));
        }
        let Some((_, last, count)) = self.lists.get_mut(place) else { return 1 };
        if *last != item {
            *last = item;
            *count = told("value", item).unwrap_or(count.saturating_add(1));
            self.lists.truncate(place + 1);
            return self.lists.last().map_or(1, |(_, _, count)| *count);
        }
        *count
    }
}

impl Tables {
    fn cell(&mut self, tree: &Tree<'_>, cell: NodeId) -> BlockKind {
        let row = tree.node(cell).parent;
        let table = tree.ancestors(row).find(|id| tree.node(*id).tag == Tag::Table).unwrap_or_default();
        if table != self.table {
            *self = Self { table, row_node: row, cell_node: cell, row: 0, column: 0 };
        } else if row != self.row_node {
            (self.row_node, self.cell_node) = (row, cell);
            (self.row, self.column) = (self.row.saturating_add(1), 0);
        } else if cell != self.cell_node {
            self.cell_node = cell;
            self.column = self.column.saturating_add(1);
        }
        BlockKind::Cell { row: self.row, column: self.column, header: tree.node(cell).tag == Tag::Th }
    }
}

/// Links within blocks, and the posts they lead to.
fn links(base: &Text, tree: &Tree<'_>, page: &Page, page_address: Option<&str>, parts: &mut Parts) {
    let mut blocks = parts.blocks.iter().peekable();
    for link in &page.links {
        while blocks.peek().is_some_and(|block| block.span.end() <= link.span.start()) {
            blocks.next();
        }
        let Some(block) = blocks.peek() else { break };
        let span = link.span.trim(page.text.as_str());
        if !block.span.contains(span) || span.is_empty() {
            continue;
        }
        let Some(place) = tree.attribute_place(link.node, "href") else { continue };
        let href = value(tree.raw(place));
        if href.is_empty() || href.starts_with('#') || href.to_ascii_lowercase().starts_with("javascript:") {
            continue;
        }
        let target = address::resolve(page_address, &href);
        let source = base.source_of(Span::new(place.0 as usize, place.1 as usize));
        if block.kind == BlockKind::Post
            && let Some(post) = post_address(&target)
        {
            parts.posts.push(EmbeddedPost {
                network: post.network,
                address: Some(target.clone()),
                author: post.account.or_else(|| handle(block.span.of(page.text.as_str()))),
                span: block.span,
                time: post.time,
            });
        }
        parts.links.push(Link { span, target, source });
    }
}

/// The account in "A post shared by Ana Ruiz (@ana.ruiz)".
fn handle(text: &str) -> Option<String> {
    let (_, rest) = text.split_once("(@")?;
    let (handle, _) = rest.split_once(')')?;
    let is_handle = !handle.is_empty() && !handle.contains(char::is_whitespace);
    is_handle.then(|| handle.to_owned())
}

/// Posts shown in frames among the kept blocks. Their words are not in the page: the span is the
/// empty one where the frame stands.
fn frames(tree: &Tree<'_>, page: &Page, verdicts: &[Verdict], parts: &mut Parts) {
    for frame in &page.frames {
        let at = frame.units_before;
        if !stands_among(verdicts, at) {
            continue;
        }
        let source = ["src", "data-src", "data-lazy-src"]
            .iter()
            .filter_map(|name| tree.raw_attribute(frame.node, name).map(value))
            .find_map(|source| embedded_address(&source));
        let Some((address, post)) =
            source.and_then(|address| Some((address.clone(), post_address(&address)?)))
        else {
            continue;
        };
        let place = page.units.get(at).map_or(page.text.as_str().len(), |unit| unit.span.start());
        parts.posts.push(EmbeddedPost {
            network: post.network,
            address: Some(address),
            author: post.account,
            span: Span::at(place),
            time: post.time,
        });
    }
    parts.posts.sort_by_key(|post| post.span.start());
}

/// Whether what stands after `at` units stands between two that are kept.
fn stands_among(verdicts: &[Verdict], at: usize) -> bool {
    let kept = |index: Option<usize>| {
        index.and_then(|i| verdicts.get(i)).is_some_and(|verdict| !matches!(verdict, Verdict::Omit(_)))
    };
    kept(at.checked_sub(1)) && kept(Some(at))
}

/// Images that stand among the kept blocks, with the captions of their figures.
fn images(
    base: &Text,
    tree: &Tree<'_>,
    page: &Page,
    verdicts: &[Verdict],
    page_address: Option<&str>,
    parts: &mut Parts,
) {
    for picture in &page.pictures {
        let at = picture.units_before;
        if !stands_among(verdicts, at) {
            continue;
        }
        let node = *tree.node(picture.node);
        let attribute =
            |name: &str| tree.raw_attribute(picture.node, name).map(value).filter(|v| !v.is_empty());
        let address = ["src", "data-src", "data-lazy-src", "data-original"]
            .iter()
            .filter_map(|name| attribute(name))
            .find(|address| !address.starts_with("data:"))
            .map(|address| address::resolve(page_address, &address));
        let figure = tree.ancestors(picture.node).find(|id| tree.node(*id).tag == Tag::Figure);
        let (mut caption, mut credit) = (None, None);
        if let Some(figure) = figure {
            for (unit, verdict) in page.units.iter().zip(verdicts).skip(at.saturating_sub(2)).take(6) {
                if *verdict == Verdict::Keep && tree.ancestors(unit.first).any(|id| id == figure) {
                    let slot = if lines::is_credit(unit.span.of(page.text.as_str())) {
                        &mut credit
                    } else {
                        &mut caption
                    };
                    *slot = slot.or(Some(unit.span));
                }
            }
        }
        parts.images.push(Image {
            address,
            alternative: attribute("alt"),
            caption,
            credit,
            source: base.source_of(Span::new(node.place.0 as usize, node.place.1 as usize)),
        });
    }
}
