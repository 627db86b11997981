//! What the blocks around a figure say of it: the header cells of its row and column, the words that lead
//! to its list, the heading above.

use std::collections::{BTreeMap, BTreeSet};

use assay_article::{Article, BlockKind};

use crate::line::Line;
use crate::{UnitKind, measure, noun, unit};

/// A header longer than this (bytes) names nothing in short; it also keeps wide tables linear.
const LONGEST: usize = 160;

/// Of every block the blocks that give it context, the closest first.
pub(crate) struct Contexts {
    around: Vec<[Option<usize>; 3]>,
}

impl Contexts {
    pub(crate) fn of(article: &Article) -> Self {
        let mut reader = Reader::default();
        let around = article.blocks.iter().enumerate().map(|(at, block)| {
            let text = block.span.of(article.text.as_str());
            reader.block(at, block.kind, text)
        });
        Self { around: around.collect() }
    }

    /// Every block that gives another context, in order.
    pub(crate) fn blocks(&self) -> BTreeSet<usize> {
        self.around.iter().flatten().filter_map(|at| *at).collect()
    }

    /// The blocks that say what a figure of block `block` is of, the closest first.
    pub(crate) fn around(&self, block: usize) -> impl Iterator<Item = usize> + '_ {
        self.around.get(block).into_iter().flatten().filter_map(|at| *at)
    }
}

/// What has been read so far of the table, list and section a block stands in.
#[derive(Default)]
struct Reader {
    heading: Option<usize>,
    caption: Option<usize>,
    /// The paragraph that ends with a colon right in front of a list.
    lead: Option<usize>,
    /// Header cells by column, and the first cell of the row with its row.
    columns: BTreeMap<u32, usize>,
    row: Option<(u32, usize)>,
    in_table: bool,
    /// Whether nothing but the heading stands in front.
    opens: bool,
}

impl Reader {
    fn block(&mut self, at: usize, kind: BlockKind, text: &str) -> [Option<usize>; 3] {
        let short = text.len() <= LONGEST;
        let known = short.then_some(at);
        let was_in_table = std::mem::replace(&mut self.in_table, matches!(kind, BlockKind::Cell { .. }));
        let opens = std::mem::replace(&mut self.opens, false);
        match kind {
            BlockKind::Cell { row, column, header } => {
                if !was_in_table || row == 0 && column == 0 {
                    self.columns.clear();
                    self.row = None;
                }
                if column == 0 {
                    self.row = known.map(|at| (row, at));
                }
                if (row == 0 || header && column > 0) && short {
                    self.columns.insert(column, at);
                    return [None; 3];
                }
                let of_row = self.row.filter(|(of, _)| *of == row && column > 0).map(|(_, at)| at);
                [self.columns.get(&column).copied(), of_row, self.caption.or(self.heading)]
            }
            BlockKind::Heading { .. } => {
                *self = Self { heading: known, opens: true, ..Self::default() };
                [None; 3]
            }
            BlockKind::Caption => {
                self.caption = known;
                [None; 3]
            }
            BlockKind::ListItem { .. } => [self.lead, self.heading, None],
            _ => {
                self.lead = known.filter(|_| text.ends_with(':'));
                self.caption = None;
                [self.heading.filter(|_| opens), None, None]
            }
        }
    }
}

/// The noun group a header begins with: "Median rent" of "Median rent by city".
pub(crate) fn named(line: &Line<'_>) -> Option<std::ops::Range<usize>> {
    let first = (0..line.len()).find(|&i| line.is_letters(i) && !noun::is_determiner(line.low(i)))?;
    let inner = |i: usize| {
        line.is_letters(i) && noun::is_open(line.low(i))
            || line.is_hyphen(i) && line.glued(i) && line.glued(i + 1)
    };
    let past = (first..line.len()).find(|&i| !inner(i)).unwrap_or(line.len());
    let moved = (first..past).any(|i| crate::change::is_change_verb(line.low(i)));
    (past > first && !moved).then(|| measure::fit(line, first..past)).flatten()
}

/// The unit a header gives in brackets or behind a comma ("Rent (euros)", "Share, %"), or its scale.
pub(crate) fn unit_of(line: &Line<'_>) -> Option<(Option<unit::Found>, f64)> {
    let open =
        (0..line.len()).find(|&i| line.is_mark(i, '(') || line.is_mark(i, ',') || line.is_mark(i, '%'))?;
    let mut at = open + usize::from(!line.is_mark(open, '%'));
    at += usize::from(line.low(at) == "in");
    let found = unit::unit_at(line, at).filter(|found| found.kind != UnitKind::Count);
    let scale = |at: usize| {
        let word = line.low(at);
        crate::number::scale_word(word.strip_suffix('s').unwrap_or(word)).filter(|scale| *scale >= 1e3)
    };
    let factor = scale(at).or_else(|| found.as_ref().and_then(|found| scale(found.past)));
    (found.is_some() || factor.is_some()).then(|| (found, factor.unwrap_or(1.0)))
}
