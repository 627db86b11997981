//! Overlapping passages as a flat run of pieces: the text is cut wherever a passage begins or
//! ends, so that mark-up nests whatever the passages do.

use std::collections::BTreeMap;
use std::ops::Range;

use assay_dossier::model::ByteRange;

/// How an item's passages are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    /// The bit of its kind in [`Piece::Text`]'s `kinds`.
    pub(super) kind: u8,
    /// Whether the words themselves link to the note (short passages); otherwise a marker after
    /// them does.
    pub(super) linked: bool,
}

/// A passage of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) range: ByteRange,
    /// Index of the item.
    pub(super) item: usize,
}

/// A piece of a block, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// An item begins here: the place its note leads back to.
    Start(usize),
    /// Text under the kinds whose bits are set.
    Text {
        range: Range<usize>,
        kinds: u8,
        /// The item whose note these words link to, and whether they are its first.
        link: Option<(usize, bool)>,
    },
    /// The link to an item's note.
    Marker(usize),
}

/// The pieces of every block, and the block each item begins in.
pub(super) struct Layout {
    pub(super) blocks: Vec<Vec<Piece>>,
    pub(super) home: Vec<Option<usize>>,
}

/// Beyond this many short passages within one another, the inner ones get markers.
const MAX_NESTED_LINKS: usize = 8;

/// Lays `marks` over `blocks` of `content`. Passages that no block shows have no home. Ranges
/// that are not passages of `content` are left out, as are blocks that overlap an earlier one.
pub(super) fn layout(content: &str, blocks: &[ByteRange], marks: &[Mark], shapes: &[Shape]) -> Layout {
    let mut sweep = Sweep {
        shapes,
        home: vec![None; shapes.len()],
        has_link: vec![false; shapes.len()],
        depth: [0; 8],
        open: Vec::new(),
        pending: Vec::new(),
        pieces: Vec::new(),
    };
    let (order, events) = events(content, blocks, marks);
    let mut out = vec![Vec::new(); blocks.len()];
    let mut next = 0;
    for block in order {
        let Some(range) = blocks.get(block).copied() else { continue };
        let mut at = range.start;
        while let Some(event) = events.get(next).filter(|event| event.at <= range.end) {
            // What begins at the end of a block belongs to the next.
            if event.starts && event.at == range.end {
                break;
            }
            sweep.text(at..event.at.max(at));
            at = at.max(event.at);
            sweep.event(event, block);
            next += 1;
        }
        sweep.text(at..range.end);
        if let Some(pieces) = out.get_mut(block) {
            *pieces = sweep.close_block();
        }
    }
    Layout { blocks: out, home: sweep.home }
}

struct Event {
    at: usize,
    starts: bool,
    item: usize,
}

/// Blocks in order of place and, clipped to them, the beginnings and ends of all passages.
fn events(content: &str, blocks: &[ByteRange], marks: &[Mark]) -> (Vec<usize>, Vec<Event>) {
    let valid = |r: &ByteRange| r.start < r.end && content.get(r.start..r.end).is_some();
    let mut order: Vec<usize> = (0..blocks.len()).filter(|i| blocks.get(*i).is_some_and(valid)).collect();
    order.sort_by_key(|i| blocks.get(*i).map(|b| b.start));
    let mut reached = 0;
    order.retain(|i| {
        let fits = blocks.get(*i).is_some_and(|b| b.start >= reached);
        reached = blocks.get(*i).filter(|_| fits).map_or(reached, |b| b.end);
        fits
    });
    let shown: Vec<ByteRange> = order.iter().filter_map(|i| blocks.get(*i).copied()).collect();
    let mut events = Vec::with_capacity(marks.len() * 2);
    for mark in marks.iter().filter(|m| valid(&m.range)) {
        let first = shown.partition_point(|b| b.end <= mark.range.start);
        let Some(start) = shown.get(first).map(|b| b.start.max(mark.range.start)) else { continue };
        if start < mark.range.end {
            events.push(Event { at: start, starts: true, item: mark.item });
            events.push(Event { at: mark.range.end, starts: false, item: mark.item });
        }
    }
    // Stable: at one place ends come before beginnings, and items keep their order.
    events.sort_by_key(|event| (event.at, event.starts));
    (order, events)
}

struct Sweep<'a> {
    shapes: &'a [Shape],
    home: Vec<Option<usize>>,
    has_link: Vec<bool>,
    /// How many passages of each kind are open.
    depth: [usize; 8],
    /// Linked items open at this place, outermost first.
    open: Vec<usize>,
    /// Items that began in this block and have no marker yet, and whether they have ended.
    pending: Vec<usize>,
    pieces: Vec<Piece>,
}

impl Sweep<'_> {
    fn event(&mut self, event: &Event, block: usize) {
        let Some(shape) = self.shapes.get(event.item).copied() else { return };
        let depth = self.depth.get_mut(usize::from(shape.kind) % 8);
        if !event.starts {
            if let Some(depth) = depth {
                *depth = depth.saturating_sub(1);
            }
            self.open.retain(|item| *item != event.item);
            if let Some(found) = self.pending.iter().rposition(|item| *item == event.item) {
                self.pending.remove(found);
                self.marker(event.item);
            }
            return;
        }
        if let Some(depth) = depth {
            *depth += 1;
        }
        let is_first = self.home.get(event.item).is_some_and(Option::is_none);
        if is_first {
            if let Some(home) = self.home.get_mut(event.item) {
                *home = Some(block);
            }
            if !shape.linked {
                self.pieces.push(Piece::Start(event.item));
            }
            self.pending.push(event.item);
        }
        if shape.linked && is_first && self.open.len() < MAX_NESTED_LINKS {
            self.open.push(event.item);
        }
    }

    fn text(&mut self, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        let kinds =
            self.depth.iter().enumerate().filter(|(_, n)| **n > 0).fold(0, |bits, (k, _)| bits | (1 << k));
        let link = self.open.last().map(|item| {
            let is_first = self.has_link.get_mut(*item).is_some_and(|seen| !std::mem::replace(seen, true));
            (*item, is_first)
        });
        self.pieces.push(Piece::Text { range, kinds, link });
    }

    /// A marker, unless the words themselves already link.
    fn marker(&mut self, item: usize) {
        if self.has_link.get(item) == Some(&true) {
            return;
        }
        if self.shapes.get(item).is_some_and(|shape| shape.linked) {
            self.pieces.push(Piece::Start(item));
        }
        self.pieces.push(Piece::Marker(item));
    }

    fn close_block(&mut self) -> Vec<Piece> {
        for item in std::mem::take(&mut self.pending) {
            self.marker(item);
        }
        self.open.clear();
        std::mem::take(&mut self.pieces)
    }
}

/// Items by the block they begin in, in their order.
pub(super) fn by_home(home: &[Option<usize>]) -> BTreeMap<usize, Vec<usize>> {
    let mut out: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (item, block) in home.iter().enumerate() {
        if let Some(block) = block {
            out.entry(*block).or_default().push(item);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: Shape = Shape { kind: 0, linked: false };
    const SHORT: Shape = Shape { kind: 1, linked: true };

    fn range(start: usize, end: usize) -> ByteRange {
        ByteRange { start, end }
    }

    fn shown(
        content: &str,
        blocks: &[ByteRange],
        marks: &[(usize, usize, usize)],
        shapes: &[Shape],
    ) -> Vec<String> {
        let marks: Vec<Mark> =
            marks.iter().map(|(start, end, item)| Mark { range: range(*start, *end), item: *item }).collect();
        let layout = layout(content, blocks, &marks, shapes);
        let piece = |piece: &Piece| match piece {
            Piece::Start(item) => format!("({item}"),
            Piece::Marker(item) => format!("{item})"),
            Piece::Text { range, kinds, link } => {
                let link =
                    link.map_or(String::new(), |(i, first)| format!("@{i}{}", if first { "!" } else { "" }));
                format!("{}:{kinds}{link}", &content[range.clone()])
            }
        };
        layout.blocks.iter().map(|b| b.iter().map(piece).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn nested_passages_keep_both_kinds() {
        let text = shown("abcdef", &[range(0, 6)], &[(0, 6, 0), (2, 4, 1)], &[LONG, SHORT]);
        assert_eq!(text, ["(0 ab:1 cd:3@1! ef:1 0)"]);
    }

    #[test]
    fn crossing_passages_are_cut_where_they_cross() {
        let text = shown("abcdef", &[range(0, 6)], &[(0, 4, 0), (2, 6, 1)], &[LONG, LONG]);
        assert_eq!(text, ["(0 ab:1 (1 cd:1 0) ef:1 1)"]);
    }

    #[test]
    fn short_passage_within_another_is_linked_and_the_outer_keeps_the_rest() {
        let text = shown("abcdef", &[range(0, 6)], &[(0, 6, 0), (2, 4, 1)], &[SHORT, SHORT]);
        assert_eq!(text, ["ab:2@0! cd:2@1! ef:2@0"]);
    }

    #[test]
    fn passage_covered_by_another_gets_a_marker() {
        let text = shown("abcd", &[range(0, 4)], &[(1, 3, 0), (1, 3, 1)], &[SHORT, SHORT]);
        assert_eq!(text, ["a:0 bc:2@1! (0 0) d:0"]);
    }

    #[test]
    fn letter_over_three_blocks_has_its_marker_in_the_first() {
        let text = shown("ab cd ef", &[range(0, 2), range(3, 5), range(6, 8)], &[(1, 7, 0)], &[LONG]);
        assert_eq!(text, ["a:0 (0 b:1 0)", "cd:1", "e:1 f:0"]);
    }

    #[test]
    fn passage_between_blocks_begins_in_the_next() {
        let text = shown("ab..cd", &[range(0, 2), range(4, 6)], &[(2, 5, 0), (2, 4, 1)], &[LONG, LONG]);
        assert_eq!(text, ["ab:0", "(0 c:1 0) d:0"]);
    }

    #[test]
    fn ranges_that_are_no_passages_are_left_out() {
        let content = "aéb";
        let bad = [(2, 4, 0), (0, 99, 0), (3, 1, 0), (usize::MAX, usize::MAX, 0), (1, 1, 0)];
        assert_eq!(
            shown(content, &[range(0, 4), range(1, 3), range(0, 900)], &bad, &[LONG]),
            ["aéb:0", "", ""]
        );
    }

    #[test]
    fn every_byte_is_shown_once_whatever_the_passages() {
        // A small generator: the pieces of a block always add up to the block.
        let content = "abcdefghijklmnopqrstuvwxyz";
        let mut seed = 7_usize;
        let mut next = |limit: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % limit
        };
        for _ in 0..500 {
            let marks: Vec<Mark> =
                (0..6).map(|item| Mark { range: range(next(27), next(27)), item }).collect();
            let shapes: Vec<Shape> = (0..6).map(|i| Shape { kind: i as u8, linked: next(2) == 0 }).collect();
            let layout = layout(content, &[range(1, 9), range(9, 12), range(14, 26)], &marks, &shapes);
            let text: String = layout
                .blocks
                .iter()
                .flatten()
                .filter_map(|p| {
                    if let Piece::Text { range, .. } = p { Some(&content[range.clone()]) } else { None }
                })
                .collect();
            assert_eq!(text, "bcdefghijklopqrstuvwxyz");
        }
    }
}
