//! Changes whose verb stands far from the figure: "reduced the risk of flooding, fires and blight by 11%".

use assay_language::syntax::Relation;

use super::words::{NOUNS, OF_OBJECTS, VERBS};
use super::{Stated, by};
use crate::draft::Draft;
use crate::line::Line;
use crate::tree::Tree;

/// The change stated by the verb or noun that "by" ties the figure to, whatever stands between.
pub(crate) fn governed(line: &Line<'_>, tree: &Tree<'_>, draft: &Draft) -> Option<Stated> {
    if draft.change.is_some() || !(draft.first.saturating_sub(2)..draft.first).any(|i| line.low(i) == "by") {
        return None;
    }
    let top = tree.top(draft.number.1.checked_sub(1)?, draft.first..draft.past)?;
    let case = tree.dependents(top).find(|&node| tree.relation(node) == Relation::Case)?;
    let led = line.low(tree.lexemes(case).start) == "by";
    let tied = matches!(tree.relation(top), Relation::Obl | Relation::OblUnmarked | Relation::Nmod);
    let head = tree.head(top).filter(|_| led && tied)?;
    let first = tree.lexemes(head).start;
    let word = line.low(first);
    let way = VERBS.get(word).or_else(|| OF_OBJECTS.get(word)).or_else(|| NOUNS.get(word))?;
    (first < draft.first).then_some(Stated { kind: by(way), first, past: first + 1, after: false })
}
