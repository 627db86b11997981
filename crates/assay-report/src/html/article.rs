//! The article itself, block by block, with its notes beside it.

use std::collections::{BTreeMap, BTreeSet};

use assay_dossier::Dossier;
use assay_dossier::model::BlockRecord;

use super::items::{CLASSES, Item, Record};
use super::notes;
use super::passages::{self, Passages};
use super::segments::{Layout, Piece, by_home};
use crate::escape::{dom_id, esc, host, put, web_address};
use crate::index::Index;

/// What the article section is made of.
pub(super) struct Annotated<'a> {
    pub(super) dossier: &'a Dossier,
    pub(super) index: &'a Index<'a>,
    pub(super) items: &'a [Item<'a>],
    pub(super) layout: &'a Layout,
    /// Where the bytes of a passage are shown.
    pub(super) passages: Passages,
    /// For a figure, the claim in whose note it is described.
    owners: BTreeMap<&'a str, &'a str>,
    /// Ids of the items whose words the article shows.
    shown: BTreeSet<&'a str>,
}

impl<'a> Annotated<'a> {
    pub(super) fn new(
        dossier: &'a Dossier,
        index: &'a Index<'a>,
        items: &'a [Item<'a>],
        layout: &'a Layout,
    ) -> Self {
        let mut owners = BTreeMap::new();
        for (item, home) in items.iter().zip(&layout.home) {
            if let (Record::Claim(claim), Some(_)) = (item.record, home) {
                for quantity in &claim.quantities {
                    owners.entry(quantity.as_str()).or_insert(claim.id.as_str());
                }
            }
        }
        let shown = items.iter().zip(&layout.home).filter(|(_, home)| home.is_some());
        let shown = shown.map(|(item, _)| item.id.as_str()).collect();
        Self { dossier, index, items, layout, passages: Passages::new(dossier), owners, shown }
    }

    /// The claim in whose note a figure is described.
    pub(super) fn owner_of(&self, quantity: &str) -> Option<&'a str> {
        self.owners.get(quantity).copied()
    }

    /// Whether the words of the item with this id (as in `w-…`) are shown in the article.
    pub(super) fn is_shown(&self, id: &str) -> bool {
        self.shown.contains(id)
    }

    /// `text` (not yet escaped) as a link to an item's words, where the article shows them.
    pub(super) fn to_words(&self, out: &mut String, id: &str, text: &str) {
        let id = dom_id(id);
        if self.is_shown(&id) {
            put!(out, "<a href=\"#w-{id}\">{}</a>", esc(text));
        } else {
            put!(out, "{}", esc(text));
        }
    }
}

/// Words and kinds of the legend, each a filter.
const LEGEND: [(&str, &str); 6] = [
    ("claim", "Claims"),
    ("figure", "Figures"),
    ("said", "Statements and quotations"),
    ("wording", "Loaded words"),
    ("offer", "Offers"),
    ("argument", "Arguments"),
];

pub(super) fn section(out: &mut String, page: &Annotated<'_>) {
    out.push_str("<section id=\"article\" class=\"reading\" aria-labelledby=\"article-h\">\n<h2 id=\"article-h\">The article, annotated</h2>\n");
    legend(out, page);
    let language = page.dossier.article.language.as_ref().map(|f| f.value.as_str());
    let tag: String = language
        .unwrap_or_default()
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '-')
        .take(20)
        .collect();
    let lang = if tag.len() >= 2 { format!(" lang=\"{tag}\"") } else { String::new() };
    let homes = by_home(&page.layout.home);
    let blocks = &page.dossier.article.blocks;
    if blocks.is_empty() {
        out.push_str("<p class=\"empty\">No article was found on this page.</p>\n");
    }
    for run in passages::runs(page.dossier) {
        let at = run.start;
        let Some(block) = blocks.get(at) else { continue };
        let here: Vec<usize> = run.clone().filter_map(|b| homes.get(&b)).flatten().copied().collect();
        let has =
            |kind: u8| here.iter().any(|i| page.items.get(*i).is_some_and(|item| item.record.kind() == kind));
        put!(out, "<div class=\"row{}\"><div class=\"words\"{lang}>", if has(0) { " argued" } else { "" });
        if block.kind == "cell" {
            table(out, page, run.clone());
        } else {
            element(out, page, at, block);
        }
        out.push_str("</div>");
        notes::list(out, page, &here);
        out.push_str("</div>\n");
    }
    out.push_str("</section>\n");
}

/// Check boxes that style sheets alone act upon; each shows the mark it stands for.
fn legend(out: &mut String, page: &Annotated<'_>) {
    out.push_str("<fieldset class=\"legend\"><legend>Marks in the text: untick to hide</legend>\n");
    for (class, label) in LEGEND {
        let n = page
            .items
            .iter()
            .filter(|item| CLASSES.get(usize::from(item.record.kind())) == Some(&class))
            .count();
        put!(
            out,
            "<label><input type=\"checkbox\" id=\"show-{class}\" checked> <span class=\"m {class}\">{label}</span> <span class=\"n\">{n}</span></label>\n"
        );
    }
    out.push_str("</fieldset>\n");
}

/// Opening and closing tags of a block.
fn tags(block: &BlockRecord) -> (String, &'static str) {
    let plain = |tag: &str, class: &str| format!("<{tag} class=\"{class}\" dir=\"auto\">");
    match block.kind.as_str() {
        "title" => (plain("h3", "title"), "</h3>"),
        "heading" => match block.level {
            Some(0..=2) | None => (plain("h4", "heading"), "</h4>"),
            Some(3) => (plain("h5", "heading"), "</h5>"),
            Some(_) => (plain("h6", "heading"), "</h6>"),
        },
        "standfirst" => (plain("p", "standfirst"), "</p>"),
        "list-item" => {
            let depth = block.level.unwrap_or(1).clamp(1, 4);
            block.number.map_or_else(
                || (format!("<ul class=\"depth-{depth}\" dir=\"auto\"><li>"), "</li></ul>"),
                |n| (format!("<ol class=\"depth-{depth}\" start=\"{n}\" dir=\"auto\"><li>"), "</li></ol>"),
            )
        }
        "quotation" => ("<blockquote dir=\"auto\"><p>".to_owned(), "</p></blockquote>"),
        "post" => ("<blockquote class=\"post\" dir=\"auto\"><p>".to_owned(), "</p></blockquote>"),
        "caption" | "credit" => (plain("p", "caption"), "</p>"),
        "correction" => (plain("p", "correction"), "</p>"),
        "footnote" => (plain("p", "footnote"), "</p>"),
        "preformatted" => (plain("pre", "preformatted"), "</pre>"),
        _ => (plain("p", "paragraph"), "</p>"),
    }
}

fn element(out: &mut String, page: &Annotated<'_>, at: usize, block: &BlockRecord) {
    let (open, close) = tags(block);
    out.push_str(&open);
    inline(out, page, at, block);
    to_bytes(out, at);
    out.push_str(close);
}

/// Neighbouring cells as one table. Columns may be missing: the page is as its author left it.
fn table(out: &mut String, page: &Annotated<'_>, run: std::ops::Range<usize>) {
    out.push_str("<div class=\"scroll\" role=\"region\" aria-label=\"Table in the article\" tabindex=\"0\"><table dir=\"auto\"><tbody><tr>");
    let (mut row, first) = (None, run.clone().next());
    for at in run {
        let Some(block) = page.dossier.article.blocks.get(at) else { continue };
        let this = block.cell.map(|[row, _]| row);
        if row.is_some() && row != Some(this) {
            out.push_str("</tr><tr>");
        }
        row = Some(this);
        out.push_str("<td>");
        inline(out, page, at, block);
        out.push_str("</td>");
    }
    out.push_str("</tr></tbody></table></div>");
    if let Some(first) = first {
        to_bytes(out, first);
    }
}

/// The link to a passage's bytes; `at` is the number of its entry.
fn to_bytes(out: &mut String, at: usize) {
    put!(out, "<a class=\"src\" href=\"#y-{at}\" aria-label=\"¶ bytes of this passage\">¶</a>");
}

/// The words of a block with their marks.
fn inline(out: &mut String, page: &Annotated<'_>, at: usize, block: &BlockRecord) {
    let pieces = page.layout.blocks.get(at).map_or(&[][..], Vec::as_slice);
    if pieces.is_empty() {
        // A block whose range is no passage of the text is shown by its words alone.
        put!(out, "{}", esc(&block.anchor.exact));
    }
    for piece in pieces {
        match piece {
            Piece::Start(item) => {
                if let Some(item) = page.items.get(*item) {
                    put!(out, "<span id=\"w-{}\" class=\"at\"></span>", item.id);
                }
            }
            Piece::Text { range, kinds, link } => {
                let text = page.dossier.text.content.get(range.clone()).unwrap_or_default();
                words(out, page, text, *kinds, *link);
            }
            Piece::Marker(item) => marker(out, page, *item),
        }
    }
}

fn words(out: &mut String, page: &Annotated<'_>, text: &str, kinds: u8, link: Option<(usize, bool)>) {
    let classes: Vec<&str> =
        CLASSES.iter().enumerate().filter(|(k, _)| kinds & (1 << k) != 0).map(|(_, class)| *class).collect();
    for class in &classes {
        put!(out, "<span class=\"m {class}\">");
    }
    match link.and_then(|(item, first)| page.items.get(item).map(|item| (item, first))) {
        Some((item, first)) => {
            let id = if first { format!(" id=\"w-{}\"", item.id) } else { String::new() };
            put!(out, "<a class=\"to\"{id} href=\"#n-{}\">{}</a>", item.id, esc(text));
        }
        None => put!(out, "{}", esc(text)),
    }
    for _ in &classes {
        out.push_str("</span>");
    }
}

fn marker(out: &mut String, page: &Annotated<'_>, item: usize) {
    let Some(item) = page.items.get(item) else { return };
    if let Record::Link(link) = item.record {
        if let Some(address) = web_address(&link.target) {
            put!(
                out,
                "<a class=\"out\" href=\"{}\" rel=\"noopener nofollow noreferrer\" aria-label=\"{}\">↗</a>",
                esc(address),
                esc(&format!("The article’s link to {}", host(address)))
            );
        }
        return;
    }
    let class = CLASSES.get(usize::from(item.record.kind())).copied().unwrap_or_default();
    // The name a screen reader hears begins with what is seen, as voice control needs it.
    let name = item.record.name();
    let (noun, number) = name.split_once(' ').unwrap_or((&name, ""));
    let letter = noun.chars().next().unwrap_or('•');
    let label = noun.to_lowercase();
    put!(
        out,
        "<a class=\"ref {class}\" href=\"#n-{}\" aria-label=\"{letter}{number}: note on this {label}\">{letter}{number}</a>",
        item.id
    );
}
