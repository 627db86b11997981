//! The HTML page.

mod article;
mod card;
mod dump;
mod exchanges;
mod head;
mod items;
mod notes;
mod overview;
mod parts;
mod passages;
mod policy;
mod provenance;
mod repairs;
mod segments;
mod series;
mod style;
mod voices;

use assay_dossier::Dossier;
use assay_dossier::model::ByteRange;

use crate::escape::{esc, put};
use crate::index::Index;
use crate::theme::Brand;
use article::Annotated;

/// What a page is made with besides the dossier.
#[derive(Clone, Copy, Debug, Default)]
pub struct Page<'a> {
    /// The captured source, so that the page can show the bytes of its passages. Where it is another than
    /// the dossier was made from, the page says so and shows none.
    pub source: Option<&'a [u8]>,
    /// A desk's name, colours and rating scale.
    pub brand: Option<&'a Brand>,
}

/// The dossier as one self-contained HTML page that needs no script and no network.
///
/// Everything from the article is escaped. Links lead to web addresses only; a chart is saved from a
/// `data:` address of our own making, which holds a drawing or a table and nothing that runs. The page's own
/// Content-Security-Policy forbids everything but its one style sheet.
#[must_use]
pub fn html(dossier: &Dossier, with: &Page<'_>) -> String {
    let index = Index::new(dossier);
    let (items, marks) = items::collect(dossier);
    let shapes: Vec<segments::Shape> = items.iter().map(items::Item::shape).collect();
    let blocks: Vec<ByteRange> = dossier.article.blocks.iter().map(|b| b.anchor.text_bytes).collect();
    let layout = segments::layout(&dossier.text.content, &blocks, &marks, &shapes);
    let page = Annotated::new(dossier, &index, &items, &layout);

    let style = style::style(with.brand);
    let mut out = String::with_capacity(style.len() + 16 * dossier.text.content.len());
    open(&mut out, dossier, with.brand, &style);
    overview::section(&mut out, &page);
    article::section(&mut out, &page);
    card::section(&mut out, &page, with.brand);
    provenance::section(&mut out, dossier, with.source);
    out.push_str("</main>\n<footer class=\"foot\"><p>Prepared by software; no person has judged it yet. Everything here can be checked: each passage names its bytes in the source, each finding its series and its computation.</p></footer>\n</body>\n</html>\n");
    out
}

fn open(out: &mut String, dossier: &Dossier, brand: Option<&Brand>, style: &str) {
    put!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"robots\" content=\"noindex\">\n<title>{} – {}</title>\n<style>{style}</style>\n</head>\n<body>\n",
        policy::policy(style),
        esc(head::title(dossier)),
        esc(brand.map_or("Assay dossier", Brand::name))
    );
    out.push_str("<a class=\"skip\" href=\"#article\">Skip to the article</a>\n");
    out.push_str(parts::ICONS);
    head::header(out, dossier, brand);
    out.push_str("<nav class=\"sections\" aria-label=\"Sections\"><ul><li><a href=\"#overview\">Overview</a></li><li><a href=\"#article\">The article</a></li><li><a href=\"#cards\">Claim cards</a></li><li><a href=\"#provenance\">Where it comes from</a></li></ul></nav>\n<main>\n");
}
