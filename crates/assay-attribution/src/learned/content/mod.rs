//! What was said: where it begins and ends, before the cue, after it or on both sides.
//!
//! Two readings. The first ([`glance`](Asked::show_glance)) weighs every place as a beginning and as an end by
//! little; the second weighs whole answers made of the best of these: a passage after the cue, one before it, or
//! both.

mod edge;
mod passage;
mod search;
mod sides;

use assay_language::syntax::Relation;

use super::feature::number;
use super::sheet::{NOWHERE, Piece, Sheet};
use super::source::overlap;

/// Farthest from the cue, in pieces, that content is looked for.
const FARTHEST: usize = 70;
/// Farthest from it that the edge next to the cue is looked for.
const NEAR: usize = 24;

/// A side of the cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Before,
    After,
}

/// Which end of the content a place is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Edge {
    Begins,
    Ends,
}

/// First and last piece.
pub(crate) type Passage = (usize, usize);

/// The content on either side of the cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Answer {
    pub before: Option<Passage>,
    pub after: Option<Passage>,
}

/// The number of content on both sides of the cue.
const BOTH: u64 = 3;

impl Answer {
    /// A number for the sides it stands on.
    fn sides(&self) -> u64 {
        u64::from(self.before.is_some()) + 2 * u64::from(self.after.is_some())
    }

    /// Whether any of it lies in `pieces`.
    pub fn touches(&self, pieces: Passage) -> bool {
        [self.before, self.after].into_iter().flatten().any(|part| overlap(part, pieces))
    }

    /// What of `part` is content.
    pub fn common(&self, part: Passage) -> impl Iterator<Item = Passage> {
        [self.before, self.after]
            .into_iter()
            .flatten()
            .filter(move |own| overlap(*own, part))
            .map(move |own| (own.0.max(part.0), own.1.min(part.1)))
    }
}

/// A cue whose content is asked for.
pub(crate) struct Asked<'a> {
    pub sheet: &'a Sheet,
    pub cue: Passage,
    pub cues: &'a [Passage],
    pub source: Option<Passage>,
    /// Whether the cue is one by its own score.
    sure: bool,
    chief: usize,
    rule: Answer,
    ruled: bool,
}

impl<'a> Asked<'a> {
    pub fn of(sheet: &'a Sheet, cue: Passage, cues: &'a [Passage], source: Option<Passage>) -> Self {
        let known =
            sheet.known.iter().find(|known| !known.nested && known.cue.is_some_and(|own| overlap(own, cue)));
        let clear = |part: Option<Passage>| part.filter(|part| !overlap(*part, cue));
        let rule = known.map_or(Answer::default(), |known| Answer {
            before: clear(known.before).map(|part| trimmed(sheet, part)).filter(|part| part.0 <= part.1),
            after: clear(known.after).map(|part| trimmed(sheet, part)).filter(|part| part.0 <= part.1),
        });
        let chief = sheet.chief(cue.0, cue.1);
        Self { sheet, cue, cues, source, sure: true, chief, rule, ruled: known.is_some() }
    }

    /// The same for a word that may report.
    pub fn unsure(self) -> Self {
        Self { sure: false, ..self }
    }

    /// The places on one side.
    pub fn places(&self, side: Side) -> std::ops::Range<usize> {
        match side {
            Side::Before => self.cue.0.saturating_sub(FARTHEST)..self.cue.0,
            Side::After => self.cue.1 + 1..self.sheet.pieces.len().min(self.cue.1 + 1 + FARTHEST),
        }
    }

    pub fn may_be(&self, side: Side, edge: Edge, at: usize) -> bool {
        let near = match (side, edge) {
            (Side::After, Edge::Begins) => at <= self.cue.1 + NEAR,
            (Side::Before, Edge::Ends) => at + NEAR >= self.cue.0,
            _ => true,
        };
        near && !bars(&self.sheet.pieces[at], edge) && !self.cuts(edge, at)
    }

    /// Whether the edge would cut a phrase that nobody cuts: "the | plan", "has | said".
    fn cuts(&self, edge: Edge, at: usize) -> bool {
        let (outer, inner) = match edge {
            Edge::Begins => (at.checked_sub(1), at),
            Edge::Ends => (Some(at), at + 1),
        };
        let Some(piece) = outer.and_then(|outer| self.sheet.get(outer)) else { return false };
        let leans = match piece.relation {
            Relation::Det
            | Relation::Amod
            | Relation::Aux
            | Relation::AuxPass
            | Relation::Compound
            | Relation::Nummod => true,
            Relation::Case | Relation::Mark | Relation::Cc | Relation::NmodPoss => edge == Edge::Ends,
            _ => false,
        };
        leans
            && piece.head != NOWHERE
            && piece.head >= inner
            && !(self.cue.0..=self.cue.1).contains(&piece.head)
    }

    /// The highest piece whose subtree begins or ends at `at`, and how its head stands to the cue.
    fn root(&self, edge: Edge, at: usize) -> (usize, u64) {
        let sheet = self.sheet;
        let (mut root, mut steps) = (at, 0);
        loop {
            let up = sheet.pieces[root].head;
            let fits = up != NOWHERE
                && steps < 12
                && match edge {
                    Edge::Begins => sheet.pieces[up].left == at,
                    Edge::Ends => sheet.pieces[up].right == at,
                };
            let holds_cue = up != NOWHERE && (self.cue.0..=self.cue.1).contains(&up);
            if !fits || holds_cue {
                break;
            }
            (root, steps) = (up, steps + 1);
        }
        let hangs = self.stands(sheet.pieces[root].head);
        (root, hangs)
    }

    /// How a piece stands to the cue: it is of the cue, above it, below it, neither.
    fn stands(&self, at: usize) -> u64 {
        let sheet = self.sheet;
        if at == NOWHERE {
            return 0;
        }
        if (self.cue.0..=self.cue.1).contains(&at) {
            return 1;
        }
        if sheet.pieces[self.chief].head == at {
            return 2;
        }
        let (mut up, mut steps) = (at, 0);
        while up != NOWHERE && steps < 16 {
            if (self.cue.0..=self.cue.1).contains(&up) {
                return 3;
            }
            (up, steps) = (sheet.pieces[up].head, steps + 1);
        }
        4
    }
}

/// Whether a mark cannot stand at that end of content.
fn bars(piece: &Piece, edge: Edge) -> bool {
    let is = |marks: &[&str]| marks.iter().any(|mark| piece.word == number(mark));
    piece.mark
        && match edge {
            Edge::Begins => is(&[",", ".", ";", ":", ")", "]", "!", "?", "-", "–", "—", "--"]),
            Edge::Ends => is(&[",", ".", ";", ":", "(", "[", "-", "–", "—", "--"]),
        }
}

/// Without marks that cannot stand at its ends.
pub(crate) fn trimmed(sheet: &Sheet, (mut first, mut last): Passage) -> Passage {
    while first < last && bars(&sheet.pieces[first], Edge::Begins) {
        first += 1;
    }
    while last > first && bars(&sheet.pieces[last], Edge::Ends) {
        last -= 1;
    }
    (first, last)
}
