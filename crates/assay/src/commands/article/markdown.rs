//! An article as Markdown: CommonMark, with tables as GitHub writes them.

use std::fmt::Write as _;

use assay_article::{Article, Block, BlockKind, Image, Link};

use super::{harmless, title_not_shown};

pub fn render(article: &Article) -> String {
    let mut out = String::new();
    let mut head = metadata(article);
    if let Some(title) = title_not_shown(article) {
        let _ = writeln!(out, "# {}", escaped(title));
        out.push_str(&std::mem::take(&mut head));
    }
    let mut images = article.images.iter().filter(|image| image.address.is_some()).peekable();
    let mut blocks = article.blocks.as_slice();
    let mut after_item = false;
    while let Some((block, rest)) = blocks.split_first() {
        let at = article.text.source_of(block.span).start();
        while let Some(image) = images.next_if(|image| image.source.start() < at) {
            picture(image, &mut out);
        }
        let is_item = matches!(block.kind, BlockKind::ListItem { .. });
        let goes_on = is_item && after_item;
        if !out.is_empty() && !goes_on {
            out.push('\n');
        }
        after_item = is_item;
        if matches!(block.kind, BlockKind::Cell { .. }) {
            let len = table_len(blocks);
            table(article, blocks.get(..len).unwrap_or_default(), &mut out);
            blocks = blocks.get(len..).unwrap_or_default();
            continue;
        }
        write_block(article, block, &mut out);
        if block.kind == BlockKind::Title {
            out.push_str(&std::mem::take(&mut head));
        }
        blocks = rest;
    }
    images.for_each(|image| picture(image, &mut out));
    if out.is_empty() { head } else { out }
}

/// Who wrote it, when, and where, as a line below the headline.
fn metadata(article: &Article) -> String {
    let authors: Vec<&str> = article.authors.iter().map(|author| author.value.as_str()).collect();
    let mut parts = Vec::new();
    if !authors.is_empty() {
        parts.push(format!("By {}", escaped(&authors.join(", "))));
    }
    parts.extend(article.publisher.as_ref().map(|publisher| escaped(&publisher.value)));
    parts.extend(article.published.as_ref().map(|date| format!("published {}", date.value)));
    parts.extend(article.modified.as_ref().map(|date| format!("changed {}", date.value)));
    if parts.is_empty() { String::new() } else { format!("\n{}\n", parts.join(" · ")) }
}

fn write_block(article: &Article, block: &Block, out: &mut String) {
    let text = || linked(article, block);
    let _ = match block.kind {
        BlockKind::Title => writeln!(out, "# {}", one_line(&text())),
        BlockKind::Heading { level } => {
            writeln!(out, "{} {}", "#".repeat(usize::from(level.clamp(2, 6))), one_line(&text()))
        }
        BlockKind::Standfirst => writeln!(out, "**{}**", one_line(&text())),
        BlockKind::ListItem { number, depth } => {
            let indent = "   ".repeat(usize::from(depth.saturating_sub(1).min(8)));
            let mark = number.map_or_else(|| "-".to_owned(), |number| format!("{number}."));
            writeln!(out, "{indent}{mark} {}", one_line(&text()))
        }
        BlockKind::Quotation | BlockKind::Post => writeln!(out, "> {}", text().replace('\n', "\\\n> ")),
        BlockKind::Caption | BlockKind::Credit | BlockKind::Correction => {
            writeln!(out, "*{}*", one_line(&text()))
        }
        BlockKind::Preformatted => {
            let passage = harmless(article.text.slice(block.span));
            let fence = "`".repeat(longest_run(&passage).max(2) + 1);
            writeln!(out, "{fence}\n{passage}\n{fence}")
        }
        BlockKind::Paragraph | BlockKind::Footnote | BlockKind::Cell { .. } => {
            writeln!(out, "{}", text().replace('\n', "\\\n"))
        }
    };
}

/// Length of the longest run of backticks.
fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or_default()
}

fn one_line(text: &str) -> String {
    text.replace('\n', " ")
}

fn picture(image: &Image, out: &mut String) {
    let alternative = image.alternative.as_deref().unwrap_or_default();
    let address = image.address.as_deref().unwrap_or_default();
    let gap = if out.is_empty() { "" } else { "\n" };
    let _ = writeln!(out, "{gap}![{}]({})", one_line(&escaped(alternative)), target(address));
}

/// How many of these blocks are cells of one table.
fn table_len(blocks: &[Block]) -> usize {
    let mut last = (0, 0);
    let cells = blocks.iter().take_while(|block| match block.kind {
        BlockKind::Cell { row, column, .. } => {
            let goes_on = (row, column) >= last;
            last = (row, column);
            goes_on
        }
        _ => false,
    });
    cells.count().max(1)
}

fn table(article: &Article, cells: &[Block], out: &mut String) {
    let mut rows: Vec<(u32, Vec<String>)> = Vec::new();
    for cell in cells {
        let BlockKind::Cell { row, column, .. } = cell.kind else { continue };
        let text = one_line(&linked(article, cell)).replace('|', "\\|");
        if rows.last().is_none_or(|(known, _)| *known != row) {
            rows.push((row, Vec::new()));
        }
        let Some((_, columns)) = rows.last_mut() else { continue };
        match columns.get_mut(column as usize) {
            Some(before) => {
                before.push_str("<br>");
                before.push_str(&text);
            }
            None => {
                columns.resize((column as usize).min(columns.len() + WIDEST_GAP), String::new());
                columns.push(text);
            }
        }
    }
    let width = rows.iter().map(|(_, columns)| columns.len()).max().unwrap_or_default();
    for (index, (_, mut columns)) in rows.into_iter().enumerate() {
        columns.resize(width, String::new());
        let _ = writeln!(out, "| {} |", columns.join(" | "));
        if index == 0 {
            let _ = writeln!(out, "|{}", " --- |".repeat(width));
        }
    }
}

/// Empty cells that are filled in before a cell.
const WIDEST_GAP: usize = 64;

/// A block's words with its links, special characters escaped.
fn linked(article: &Article, block: &Block) -> String {
    let text = article.text.as_str();
    let from = article.links.partition_point(|link| link.span.start() < block.span.start());
    let within = |link: &&Link| link.span.end() <= block.span.end();
    let mut out = String::new();
    let mut at = block.span.start();
    for link in article.links.get(from..).unwrap_or_default().iter().take_while(within) {
        if link.span.start() < at {
            continue;
        }
        out.push_str(&escaped(text.get(at..link.span.start()).unwrap_or_default()));
        let words = article.text.slice(link.span);
        if words == link.target && !words.contains(['<', '>']) {
            let _ = write!(out, "<{words}>");
        } else {
            let _ = write!(out, "[{}]({})", escaped(words), target(&link.target));
        }
        at = link.span.end();
    }
    out.push_str(&escaped(text.get(at..block.span.end()).unwrap_or_default()));
    escape_start(out)
}

/// An address between brackets, where it holds signs that would end it.
fn target(address: &str) -> String {
    let plain: String = address.chars().filter(|c| !c.is_control() && !matches!(c, '<' | '>')).collect();
    if plain.contains([' ', '(', ')']) { format!("<{plain}>") } else { plain }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let plain = harmless(text);
    let mut characters = plain.chars().peekable();
    while let Some(c) = characters.next() {
        let acts = match c {
            '\\' | '*' | '_' | '`' | '[' | ']' | '<' => true,
            // As a reference and as a line through words.
            '&' => characters.peek().is_some_and(|next| next.is_ascii_alphanumeric() || *next == '#'),
            '~' => characters.peek() == Some(&'~') || out.ends_with('~'),
            _ => false,
        };
        if acts {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A paragraph that would be read as a heading, an item or a rule.
fn escape_start(text: String) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let after = text.get(digits..).unwrap_or_default();
    if digits > 0 && after.starts_with(['.', ')']) {
        return format!("{}\\{after}", text.get(..digits).unwrap_or_default());
    }
    if text.starts_with(['#', '+', '-', '=', '>', '|']) { format!("\\{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use assay_article::{Options, extract};
    use assay_text::Source;

    use super::render;

    fn markdown(html: &str) -> String {
        let source = Source::new(html.as_bytes().to_vec()).unwrap();
        render(&extract(&source, &Options::default()).unwrap())
    }

    #[test]
    fn structure_is_kept_and_signs_are_escaped() {
        let page = markdown(
            "<html><body><article><h1>The harbour and its * stars</h1>\
             <p>The town council of Eastmere voted on Monday to keep the harbour open, \
             after <a href='https://example.org/vote?a=(1)'>a long vote</a> that few had expected.</p>\
             <h2>What was decided</h2>\
             <ul><li>The pier stays open until the end of next year.</li>\
             <li>Ships pay 3 * 4 crowns a day for a berth in the old harbour.</li></ul>\
             <table><tr><th>Year</th><th>Ships</th></tr><tr><td>2024</td><td>1,204</td></tr></table>\
             <p>1. is how a paragraph may begin, and it is no item of any list, said the council's clerk.</p>\
             </article></body></html>",
        );
        for part in [
            "# The harbour and its \\* stars\n",
            "[a long vote](<https://example.org/vote?a=(1)>)",
            "## What was decided\n\n- The pier stays open until the end of next year.\n- Ships pay 3 \\* 4",
            "| Year | Ships |\n| --- | --- |\n| 2024 | 1,204 |",
            "\n1\\. is how",
        ] {
            assert!(page.contains(part), "“{part}” is missing in:\n{page}");
        }
    }
}
