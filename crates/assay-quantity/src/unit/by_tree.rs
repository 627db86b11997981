//! Things counted that stand apart from their number: "4.3 million digital and physical sales".

use assay_language::syntax::{Relation, Tag};

use super::{Found, can_count};
use crate::draft::Draft;
use crate::line::Line;
use crate::tree::Tree;
use crate::{Bound, UnitKind, Value, noun};

/// How many lexemes may stand between a number and what it counts.
const REACH: usize = 6;

/// The plural noun the tree hangs a number on whose neighbours name no unit.
pub(crate) fn counted(line: &Line<'_>, tree: &Tree<'_>, draft: &Draft) -> Option<Found> {
    let bare = draft.unit.is_none() && draft.per.is_none() && !draft.is_share && can_count(draft.value);
    if !bare || matches!(draft.value, Value::Vague) || draft.bound == Bound::Nearly && draft.change.is_some()
    {
        return None;
    }
    let number = tree.node(draft.number.1.checked_sub(1)?)?;
    let top = tree.top(draft.number.1 - 1, draft.number.0..draft.number.1).unwrap_or(number);
    let head = tree.head(top).filter(|_| tree.relation(top) == Relation::Nummod)?;
    // A number hung on an adjective counts the adjective's noun.
    let adjective = matches!(tree.tag(head), Tag::Adjective) && tree.relation(head) == Relation::Amod;
    let thing = tree.head(head).filter(|_| adjective).unwrap_or(head);
    let lexemes = tree.lexemes(thing);
    let first = draft.number.1;
    let between = first..lexemes.start;
    let plain = between.clone().all(|i| {
        let open = line.is_letters(i) && (noun::is_open(line.low(i)) || line.low(i) == "and");
        (open || line.is_hyphen(i)) && !line.is_taken(i) && !line.stops(i)
    });
    let near = lexemes.start >= first && between.len() <= REACH && plain;
    let plural = matches!(tree.tag(thing), Tag::Noun) && noun::is_plural(line.low(lexemes.end - 1));
    (near && plural).then(|| Found {
        name: line.raw_range(first, lexemes.end).to_owned(),
        kind: UnitKind::Count,
        first,
        past: lexemes.end,
    })
}
