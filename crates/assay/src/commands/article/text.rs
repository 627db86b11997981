//! An article as text: a blank line between blocks, items and rows line by line.

use assay_article::{Article, Block, BlockKind};

use super::{harmless, title_not_shown};

pub fn render(article: &Article) -> String {
    let mut out = String::new();
    if let Some(title) = title_not_shown(article) {
        out.push_str(&harmless(title));
    }
    let mut before: Option<&Block> = None;
    for block in &article.blocks {
        if !out.is_empty() {
            out.push_str(gap(before, block));
        }
        if let BlockKind::ListItem { number, depth } = block.kind {
            out.push_str(&"  ".repeat(usize::from(depth.saturating_sub(1).min(8))));
            match number {
                Some(number) => out.push_str(&format!("{number}. ")),
                None => out.push_str("- "),
            }
        }
        out.push_str(&harmless(article.text.slice(block.span)));
        before = Some(block);
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

/// What stands between two blocks.
fn gap(before: Option<&Block>, block: &Block) -> &'static str {
    match (before.map(|block| block.kind), block.kind) {
        (Some(BlockKind::Cell { row: last, column, .. }), BlockKind::Cell { row, column: next, .. })
            if last == row && next >= column =>
        {
            if next > column {
                "\t"
            } else {
                " "
            }
        }
        (Some(BlockKind::Cell { row: last, .. }), BlockKind::Cell { row, .. }) if row > last => "\n",
        (Some(BlockKind::ListItem { .. }), BlockKind::ListItem { .. }) => "\n",
        _ => "\n\n",
    }
}
