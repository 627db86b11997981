//! Statements and their answers, the two sides of a question next to each other.

use assay_dossier::model::{ExchangeRecord, SideRecord};

use super::article::Annotated;
use super::items::number;
use crate::escape::{dom_id, esc, host, put, web_address};
use crate::index::speaker_of;
use crate::plain::excerpt;

/// The exchanges of the article.
pub(super) fn list(out: &mut String, page: &Annotated<'_>) {
    for exchange in &page.dossier.exchanges {
        one(out, page, exchange);
    }
}

fn who<'a>(page: &Annotated<'a>, attribution: &str) -> &'a str {
    page.index.attribution(attribution).and_then(speaker_of).unwrap_or("a speaker not named")
}

fn one(out: &mut String, page: &Annotated<'_>, e: &ExchangeRecord) {
    let verb = match e.kind.as_str() {
        "reply" => "replies to",
        "denial" => "denies a statement of",
        "challenge" => "challenges",
        other => other,
    };
    out.push_str("<div class=\"exchange\"><p>");
    page.to_words(out, &e.answer, who(page, &e.answer));
    put!(out, " {} ", esc(verb));
    page.to_words(out, &e.statement, who(page, &e.statement));
    out.push_str(".</p>\n");
    if let Some(point) = &e.point {
        put!(out, "<p class=\"quote\">In dispute: “{}”</p>\n", esc(&excerpt(&point.exact, 220)));
    }
    if !e.sides.is_empty() {
        out.push_str("<dl class=\"voices\">");
        for side in &e.sides {
            self::side(out, page, side);
        }
        out.push_str("</dl>\n");
    }
    out.push_str("</div>\n");
}

/// What one side says, with its figures and the sources it gives.
fn side(out: &mut String, page: &Annotated<'_>, side: &SideRecord) {
    put!(out, "<div><dt>{}</dt><dd>", esc(who(page, &side.attribution)));
    let said = page.index.attribution(&side.attribution);
    let words: Vec<&str> =
        said.map_or_else(Vec::new, |said| said.content.iter().map(|part| part.exact.as_str()).collect());
    out.push_str("<p class=\"quote\">");
    page.to_words(out, &side.attribution, &excerpt(&words.join(" … "), 150));
    out.push_str("</p>");
    let figures: Vec<&str> = side
        .quantities
        .iter()
        .filter_map(|id| page.index.quantity(id))
        .map(|quantity| quantity.anchor.exact.trim())
        .collect();
    if !figures.is_empty() {
        put!(out, "<p><span class=\"soft\">figures</span> {}</p>", esc(&figures.join(", ")));
    }
    if !side.claims.is_empty() {
        out.push_str("<p><span class=\"soft\">claims</span> ");
        for (at, claim) in side.claims.iter().enumerate() {
            out.push_str(if at > 0 { ", " } else { "" });
            page.to_words(out, claim, &number(&dom_id(claim)));
        }
        out.push_str("</p>");
    }
    let links: Vec<&str> = side
        .links
        .iter()
        .filter_map(|id| page.index.link(id))
        .map(|link| web_address(&link.target).map_or("an address not linked here", host))
        .collect();
    let sources = if links.is_empty() { "no link".to_owned() } else { links.join(", ") };
    put!(out, "<p><span class=\"soft\">sources</span> {}</p></dd></div>", esc(&sources));
}
