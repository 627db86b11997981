//! Features of a place as a beginning or an end of content.

use assay_language::syntax::Relation;

use super::super::feature::{Fact, Sink, distance};
use super::super::sheet::Marks;
use super::{Asked, Edge, Side};

/// What stands beyond an edge.
struct Beyond {
    /// Head of its subtree, and how its own head stands to the cue.
    root: usize,
    hangs: u64,
    /// Whether it goes on to the end of the sentence, or to the cue.
    reaches: u64,
    /// Whether it has a subject of its own.
    subject: u64,
    /// The word next to the edge.
    word: u64,
}

/// A place as an edge, before features are made of it.
struct Place {
    /// The piece on the other side of the edge.
    outer: usize,
    /// Pieces between it and the cue.
    far: usize,
    /// How the largest subtree that begins or ends here hangs on its head, and how that stands to the cue.
    relation: u64,
    hangs: u64,
    /// What the rules say of it.
    agrees: u64,
    /// Marks and cues between it and the cue.
    marks: Marks,
    cues: u64,
    /// Where the source stands to it.
    source: u64,
}

impl Asked<'_> {
    /// Looks at a place.
    fn place(&self, side: Side, edge: Edge, at: usize) -> Place {
        let sheet = self.sheet;
        let (root, hangs) = self.root(edge, at);
        let known = match side {
            Side::Before => self.rule.before,
            Side::After => self.rule.after,
        };
        let agrees = match known {
            None => u64::from(self.ruled),
            Some(part) => {
                let edge = if edge == Edge::Ends { part.1 } else { part.0 };
                match edge.cmp(&at) {
                    std::cmp::Ordering::Equal => 2,
                    std::cmp::Ordering::Less => 3,
                    std::cmp::Ordering::Greater => 4,
                }
            }
        };
        let (gap_first, gap_past) = match side {
            Side::After => (self.cue.1 + 1, at),
            Side::Before => (at + 1, self.cue.0),
        };
        let source = self.source.map_or(0, |source| {
            if source.0 <= at && at <= source.1 {
                1
            } else if source.1 + 1 == at || source.1 + 2 == at {
                2
            } else if at + 1 == source.0 || at + 2 == source.0 {
                3
            } else {
                4 + u64::from(at > source.1)
            }
        });
        Place {
            outer: if edge == Edge::Ends { at + 1 } else { at.wrapping_sub(1) },
            far: if side == Side::After { at - self.cue.1 - 1 } else { self.cue.0 - at - 1 },
            relation: sheet.get(root).map_or(99, |root| root.relation as u64),
            hangs,
            agrees,
            marks: sheet.marks(gap_first.min(gap_past), gap_past),
            cues: self.cues.iter().filter(|cue| gap_first <= cue.0 && cue.1 < gap_past).count() as u64,
            source,
        }
    }

    /// Features of a place as an edge in the first reading, which only chooses what is weighed: there are some
    /// hundred places a cue.
    pub fn show_glance(&self, side: Side, edge: Edge, at: usize, sink: &mut impl Sink) {
        let sheet = self.sheet;
        let Place { outer, far, relation, hangs, agrees, marks, cues, source } = self.place(side, edge, at);
        let Marks { commas, colons, stops, quotes, .. } = marks;
        let mut template = first_template(3000, side, edge);
        let mut fact = |seen: &[u64]| {
            template += 1;
            sink.fact(Fact::seen(template, seen));
        };
        let (word, tag) = (sheet.word(at), sheet.tag(at));
        let (beyond, before) = (sheet.word(outer), sheet.tag(at.wrapping_sub(1)));
        let head = &sheet.pieces[self.chief];
        let cue_tag = sheet.tag(self.chief);
        fact(&[agrees, far.min(2) as u64]);
        fact(&[agrees, relation, hangs]);
        fact(&[beyond, word]);
        fact(&[beyond, tag]);
        fact(&[before, tag, sheet.tag(at + 1)]);
        fact(&[word, head.frames >> 3]);
        fact(&[distance(far), cue_tag]);
        fact(&[distance(far), stops.min(2), quotes.min(2), commas.min(3)]);
        fact(&[relation, hangs, cue_tag]);
        fact(&[relation, hangs, head.lemma]);
        fact(&[relation, hangs, beyond]);
        fact(&[source, beyond]);
        fact(&[source, relation, hangs]);
        fact(&[cues.min(2), stops.min(2), colons.min(1), beyond]);
    }

    /// Features of a place as an edge in the second reading.
    pub fn show_edge(&self, side: Side, edge: Edge, at: usize, sink: &mut impl Sink) {
        let sheet = self.sheet;
        let Place { outer, far, relation, hangs, agrees, marks, cues, source } = self.place(side, edge, at);
        let Marks { commas, colons, stops, quotes, .. } = marks;
        let mut template = first_template(4000, side, edge);
        let mut fact = |seen: &[u64]| {
            template += 1;
            sink.fact(Fact::seen(template, seen));
        };
        let ends = u64::from(edge == Edge::Ends);
        let piece = &sheet.pieces[at];
        let head = &sheet.pieces[self.chief];
        let tag = sheet.tag(self.chief);
        let before = at.wrapping_sub(1);
        fact(&[agrees]);
        fact(&[agrees, far.min(2) as u64]);
        fact(&[agrees, relation, hangs]);
        fact(&[agrees, sheet.word(outer)]);
        fact(&[agrees, tag]);
        fact(&[piece.word]);
        fact(&[sheet.word(outer)]);
        fact(&[sheet.word(outer), piece.word]);
        fact(&[sheet.tag(outer), sheet.tag(at)]);
        fact(&[distance(far), tag]);
        fact(&[distance(far), head.lemma]);
        fact(&[distance(far), stops.min(2), quotes.min(2), commas.min(3)]);
        fact(&[relation, hangs]);
        fact(&[relation, hangs, tag]);
        fact(&[relation, hangs, head.lemma]);
        fact(&[relation, hangs, sheet.word(outer)]);
        fact(&[relation, hangs, piece.word]);
        fact(&[piece.word, head.lemma]);
        fact(&[piece.word, head.frames >> 3]);
        fact(&[sheet.tag(at), head.lemma, far.min(2) as u64]);
        fact(&[sheet.tag(at), relation, head.frames >> 3]);
        fact(&[sheet.word(self.cue.1), piece.word, far.min(2) as u64]);
        fact(&[source, sheet.tag(at)]);
        fact(&[source, sheet.word(outer)]);
        fact(&[source, relation, hangs]);
        fact(&[cues.min(2), stops.min(2), colons.min(1), sheet.word(outer)]);
        fact(&[cues.min(2), quotes.min(2), sheet.tag(at)]);
        fact(&[u64::from(sheet.get(at + 1).is_none_or(|next| next.stop)), stops.min(2), quotes.min(1)]);
        fact(&[u64::from(outer >= sheet.pieces.len()), sheet.tag(at), tag]);
        fact(&[sheet.get(outer).map_or(0, |piece| piece.relation as u64), sheet.word(outer), hangs]);
        fact(&[sheet.tag(before), sheet.tag(at), sheet.tag(at + 1)]);
        fact(&[sheet.word(outer), sheet.tag(if ends == 1 { at + 2 } else { at })]);
        fact(&[sheet.word(at + 1), sheet.tag(at + 2)]);
        // What would be left out: the largest subtree on the other side of the edge, and how it hangs
        // together with what stands on this side.
        let beyond = self.beyond(edge, outer);
        let Some(Beyond { root: left, hangs: over, reaches, subject, word }) = beyond else {
            fact(&[u64::from(self.sheet.get(outer).is_none()), tag]);
            return;
        };
        let there = &sheet.pieces[left];
        let (tie, part) = (there.relation as u64, sheet.tag(left));
        fact(&[tie, over]);
        fact(&[tie, over, reaches]);
        fact(&[tie, over, relation, hangs]);
        fact(&[tie, over, sheet.word(outer), word]);
        fact(&[tie, over, there.lemma]);
        fact(&[tie, over, head.lemma]);
        fact(&[tie, over, agrees, reaches]);
        fact(&[tie, over, subject, part, sheet.word(outer)]);
        fact(&[word, there.lemma]);
        fact(&[word, there.lemma, over, reaches]);
        fact(&[word, part, over, reaches, sheet.word(outer)]);
        fact(&[word, over, distance(far), sheet.word(outer)]);
        fact(&[part, subject, reaches, quotes.min(1)]);
        fact(&[there.frames >> 3, over, subject, tie]);
    }

    /// The largest subtree that begins after an end at `outer - 1`, or ends before a beginning at
    /// `outer + 1`; a mark at `outer` is passed over.
    fn beyond(&self, edge: Edge, outer: usize) -> Option<Beyond> {
        let sheet = self.sheet;
        let mark = sheet.get(outer)?.mark;
        let at = match edge {
            Edge::Begins => outer.checked_sub(usize::from(mark))?,
            Edge::Ends => outer + usize::from(mark),
        };
        let other = match edge {
            Edge::Begins => Edge::Ends,
            Edge::Ends => Edge::Begins,
        };
        sheet.get(at)?;
        let (root, hangs) = self.root(other, at);
        let piece = &sheet.pieces[root];
        let reaches = match edge {
            Edge::Begins => u64::from(piece.left == 0) + 2 * u64::from(piece.left == self.cue.1 + 1),
            Edge::Ends => {
                let next = sheet.get(piece.right + 1);
                u64::from(next.is_none_or(|next| next.stop)) + 2 * u64::from(piece.right + 1 == self.cue.0)
            }
        };
        let subject = sheet
            .children(root)
            .iter()
            .any(|child| sheet.pieces[*child].relation.universal() == Relation::Nsubj);
        Some(Beyond { root, hangs, reaches, subject: u64::from(subject), word: sheet.word(at) })
    }
}

/// The number that the templates of a side and an edge follow.
fn first_template(base: u64, side: Side, edge: Edge) -> u64 {
    base + 250 * u64::from(edge == Edge::Ends) + 500 * u64::from(side == Side::After)
}
