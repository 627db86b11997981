//! Features of a whole passage as content.

use super::super::feature::{Fact, Sink, distance};
use super::super::sheet::Marks;
use super::super::source::overlap;
use super::{Asked, Passage, Side};

/// Parts of a passage, none of which hangs on another, that are told apart from more.
const MOST_ROOTS: u64 = 4;

impl Asked<'_> {
    /// Features of a whole passage.
    pub fn show_passage(&self, side: Side, passage: Passage, sink: &mut impl Sink) {
        let sheet = self.sheet;
        let (first, last) = passage;
        let ahead = u64::from(side == Side::After);
        let mut template = 5000 + 200 * ahead;
        let mut fact = |seen: &[u64]| {
            template += 1;
            sink.fact(Fact::seen(template, seen));
        };
        let head = &sheet.pieces[self.chief];
        let (mut roots, mut chief) = (0u64, first);
        for (at, piece) in sheet.pieces.iter().enumerate().take(last + 1).skip(first) {
            let out = piece.head < first || piece.head > last;
            if out && !piece.mark {
                roots += 1;
                if roots == 1 {
                    chief = at;
                } else if roots == MOST_ROOTS {
                    break;
                }
            }
        }
        let Marks { stops, quotes, subjects, .. } = sheet.marks(first, last + 1);
        let finite = u64::from(subjects > 0);
        let mut broken = 0;
        // Subtrees that are cut: begun within, ended without.
        for at in [first, last] {
            let piece = &sheet.pieces[at];
            broken += u64::from(piece.left < first || piece.right > last);
        }
        let root = &sheet.pieces[chief];
        broken += 4 * u64::from(root.left < first) + 8 * u64::from(root.right > last);
        let hangs = self.stands(root.head);
        let cues = self.cues.iter().filter(|cue| first <= cue.0 && cue.1 <= last).count() as u64;
        let holds_source = self.source.is_some_and(|source| overlap(source, passage));
        let known = match side {
            Side::Before => self.rule.before,
            Side::After => self.rule.after,
        };
        let agrees = known.map_or(u64::from(self.ruled), |part| {
            if part == passage { 2 } else { 3 + u64::from(overlap(part, passage)) }
        });
        let long = distance(last - first);
        let relation = root.relation as u64;
        let far = if ahead == 1 { first - self.cue.1 - 1 } else { self.cue.0 - last - 1 };
        let frames = head.frames >> 3;
        fact(&[agrees]);
        fact(&[agrees, roots.min(3), broken]);
        fact(&[agrees, relation, hangs]);
        fact(&[roots, broken, hangs]);
        fact(&[roots, relation, hangs]);
        fact(&[relation, hangs, long]);
        fact(&[relation, hangs, head.lemma]);
        fact(&[relation, hangs, frames, finite]);
        fact(&[finite, quotes.min(2), frames, far.min(2) as u64]);
        fact(&[finite, quotes.min(2), head.lemma]);
        fact(&[cues.min(2), u64::from(holds_source), long]);
        fact(&[u64::from(holds_source), ahead]);
        fact(&[quotes.min(3), stops.min(3), long]);
        fact(&[sheet.word(first), sheet.word(last + 1)]);
        fact(&[sheet.tag(first), sheet.word(last + 1), finite]);
        fact(&[sheet.word(first), finite, long]);
        fact(&[sheet.tag(first), sheet.tag(last), quotes.min(2)]);
        fact(&[long, finite, head.lemma]);
        fact(&[u64::from(first == last), sheet.tag(first), head.lemma]);
        fact(&[sheet.tag(chief), relation, head.lemma]);
        fact(&[sheet.tag(chief), relation, sheet.tag(self.chief)]);
    }
}
