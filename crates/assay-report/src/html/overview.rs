//! The overview: what a checker needs before reading.

use std::collections::BTreeMap;

use assay_dossier::Dossier;
use assay_dossier::model::{AttributionRecord, ClaimRecord, FindingRecord};

use super::article::Annotated;
use super::items::number;
use super::parts::{icon, long_list};
use super::{exchanges, notes, voices};
use crate::chart::spark;
use crate::date;
use crate::escape::{dom_id, esc, put};
use crate::index::{Index, has_series, is_scare_quote, party, speaker_of};
use crate::number::counted;
use crate::plain::{self, Outcome, excerpt};

/// Claims named as worth checking first.
const FIRST: usize = 5;
/// Statements shown at once.
const STATEMENTS: usize = 14;

pub(super) fn section(out: &mut String, page: &Annotated<'_>) {
    let d = page.dossier;
    out.push_str(
        "<section id=\"overview\" aria-labelledby=\"overview-h\">\n<h2 id=\"overview-h\">Overview</h2>\n",
    );
    notices(out, d);
    counts(out, page.index, d);
    findings(out, page);
    first(out, page);
    sources(out, page.index, d);
    said(out, page);
    offers(out, page);
    arguments(out, page);
    voices::wording(out, page);
    around(out, d);
    out.push_str("</section>\n");
}

fn notices(out: &mut String, d: &Dossier) {
    if d.notices.is_empty() {
        return;
    }
    out.push_str("<div class=\"notices\"><h3>What the software could not do</h3><ul>");
    for notice in &d.notices {
        put!(out, "<li>{}</li>", esc(notice));
    }
    out.push_str("</ul></div>\n");
}

/// Five numbers, each with what it leaves open.
fn counts(out: &mut String, index: &Index<'_>, d: &Dossier) {
    let checkable = d.claims.iter().filter(|c| c.checkable).count();
    let sourced = d
        .claims
        .iter()
        .filter(|c| c.checkable && matches!(c.source_given.kind.as_str(), "link" | "named"))
        .count();
    let scare = d.attributions.iter().filter(|a| is_scare_quote(a)).count();
    let own = d.wording.iter().filter(|w| w.by == "author").count();
    let conditions: usize = d.offers.iter().map(|o| o.conditions.len()).sum();
    out.push_str("<dl class=\"counts\">");
    let mut count = |n: usize, name: &str, more: String| {
        put!(out, "<div><dt>{name}</dt><dd><b>{n}</b> <span>{more}</span></dd></div>");
    };
    count(d.claims.len(), "claims", format!("{checkable} checkable, {sourced} with a link or named source"));
    count(d.quantities.len(), "figures", counted(d.findings.len(), "looked up", "looked up"));
    count(
        d.attributions.iter().filter(|a| index.is_listed(a)).count(),
        "statements reported",
        format!("{scare} more in quotation marks of nobody"),
    );
    count(
        d.offers.len(),
        if d.offers.len() == 1 { "offer" } else { "offers" },
        counted(conditions, "condition", "conditions"),
    );
    count(d.wording.len(), "loaded words", format!("{own} in the author’s own voice"));
    out.push_str("</dl>\n");
}

fn findings(out: &mut String, page: &Annotated<'_>) {
    out.push_str("<h3 id=\"findings\">What the record says</h3>\n");
    if page.dossier.findings.is_empty() {
        out.push_str("<p class=\"empty\">Nothing was looked up: no claim names a figure that a series at hand measures.</p>\n");
        return;
    }
    out.push_str("<ul class=\"tally\">");
    for outcome in Outcome::ALL {
        let n = page.dossier.findings.iter().filter(|f| Outcome::of(f) == outcome).count();
        put!(out, "<li>{} <b>{n}</b> {}</li>", icon(outcome.class()), outcome.words().to_lowercase());
    }
    out.push_str("</ul>\n");
    let (consulted, without): (Vec<_>, Vec<_>) = page.dossier.findings.iter().partition(|f| has_series(f));
    list(out, page, &consulted);
    if !without.is_empty() {
        put!(out, "<details><summary>{}</summary>\n", plain::without_series(&without));
        list(out, page, &without);
        out.push_str("</details>\n");
    }
}

/// Findings by outcome.
fn list(out: &mut String, page: &Annotated<'_>, findings: &[&FindingRecord]) {
    if findings.is_empty() {
        return;
    }
    out.push_str("<ol class=\"findings\">");
    for outcome in Outcome::ALL {
        for f in findings.iter().filter(|f| Outcome::of(f) == outcome) {
            finding(out, page, f);
        }
    }
    out.push_str("</ol>\n");
}

fn finding(out: &mut String, page: &Annotated<'_>, f: &FindingRecord) {
    let outcome = Outcome::of(f);
    put!(
        out,
        "<li class=\"{}\"><div class=\"outcome\">{} {}</div><div class=\"about\">",
        outcome.class(),
        icon(outcome.class()),
        outcome.words()
    );
    if let (Some(claim), Some(words)) = (page.index.claim(&f.claim), page.index.words_of(f)) {
        put!(
            out,
            "<p class=\"quote\"><a href=\"#card-{}\">“{}”</a> <span class=\"soft\">{}</span></p>",
            dom_id(&claim.id),
            esc(&excerpt(words, 140)),
            esc(page.index.voice(&claim.by, claim.speaker.as_deref()))
        );
    }
    put!(out, "<p>{}</p></div>", esc(&f.summary));
    if let Some(series) = &f.series {
        out.push_str("<div class=\"mini\">");
        spark(out, series);
        out.push_str("</div>");
    }
    out.push_str("</li>\n");
}

/// The claims worth checking most, and what source each gives.
fn first(out: &mut String, page: &Annotated<'_>) {
    let mut claims: Vec<&ClaimRecord> =
        page.dossier.claims.iter().filter(|c| c.checkable && !c.priority.terms.is_empty()).collect();
    if claims.len() <= FIRST {
        return;
    }
    claims.sort_by(|a, b| b.priority.score.total_cmp(&a.priority.score));
    out.push_str("<h3>Worth checking first</h3>\n<ol class=\"first\">");
    for claim in claims.iter().take(FIRST) {
        out.push_str("<li><p class=\"quote\">");
        page.to_words(out, &claim.id, &format!("“{}”", excerpt(&claim.anchor.exact, 160)));
        put!(
            out,
            "</p><p class=\"soft\">{}; source: {}</p></li>",
            esc(page.index.voice(&claim.by, claim.speaker.as_deref())),
            esc(plain::source_given(&claim.source_given.kind))
        );
    }
    out.push_str("</ol>\n");
}

/// Who claims what, and on what source.
fn sources(out: &mut String, index: &Index<'_>, d: &Dossier) {
    if d.claims.is_empty() {
        return;
    }
    let mut order: Vec<&str> = Vec::new();
    let mut rows: BTreeMap<&str, Vec<&ClaimRecord>> = BTreeMap::new();
    for claim in &d.claims {
        let voice = index.voice(&claim.by, claim.speaker.as_deref());
        let row = rows.entry(voice).or_default();
        if row.is_empty() {
            order.push(voice);
        }
        row.push(claim);
    }
    out.push_str("<h3>Who claims what, and on what source</h3>\n<div class=\"scroll\" role=\"region\" aria-label=\"Claims by speaker and source\" tabindex=\"0\"><table class=\"numbers\"><thead><tr><th scope=\"col\">On whose word</th><th scope=\"col\">Claims</th><th scope=\"col\">Check\u{ad}able</th><th scope=\"col\">Link</th><th scope=\"col\">Named</th><th scope=\"col\">Vague</th><th scope=\"col\">None</th></tr></thead><tbody>");
    for voice in order {
        let claims = rows.get(voice).map_or(&[][..], Vec::as_slice);
        let with = |kind: &str| claims.iter().filter(|c| c.source_given.kind == kind).count();
        put!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
            esc(voice),
            claims.len(),
            claims.iter().filter(|c| c.checkable).count(),
            with("link"),
            with("named"),
            with("vague"),
            with("none")
        );
    }
    out.push_str("</tbody></table></div>\n");
}

fn said(out: &mut String, page: &Annotated<'_>) {
    if page.dossier.attributions.is_empty() {
        return;
    }
    out.push_str("<h3>Who said what</h3>\n");
    let index = page.index;
    let all: Vec<&AttributionRecord> =
        page.dossier.attributions.iter().filter(|a| index.is_listed(a)).collect();
    long_list(out, &all, STATEMENTS, ("statement", "statements"), |out, some| {
        out.push_str("<ul class=\"said-list\">");
        for a in some {
            statement(out, page, a);
        }
        out.push_str("</ul>\n");
    });
    nobody(out, page);
    exchanges::list(out, page);
}

/// Words in quotation marks that nobody is said to have spoken, in one line.
fn nobody(out: &mut String, page: &Annotated<'_>) {
    let all: Vec<&AttributionRecord> =
        page.dossier.attributions.iter().filter(|a| is_scare_quote(a)).collect();
    if all.is_empty() {
        return;
    }
    out.push_str("<p class=\"nobody\"><span class=\"soft\">In quotation marks, without a speaker:</span> ");
    for (at, a) in all.iter().enumerate() {
        out.push_str(if at > 0 { ", " } else { "" });
        let words: Vec<&str> = a.content.iter().map(|c| c.exact.as_str()).collect();
        page.to_words(out, &a.id, &excerpt(&words.join(" … "), 60));
    }
    out.push_str("</p>\n");
}

fn statement(out: &mut String, page: &Annotated<'_>, a: &AttributionRecord) {
    put!(out, "<li><p><b>{}</b>", esc(speaker_of(a).unwrap_or("Speaker not named")));
    if let Some(to) = &a.addressee {
        put!(out, " to <b>{}</b>", esc(party(to)));
    }
    let mut more = vec![plain::manner_of_speech(&a.kind, &a.form)];
    more.extend(a.venue.as_ref().map(|v| v.exact.trim().to_owned()));
    more.extend(a.time.as_deref().map(date::in_words));
    put!(out, " <span class=\"soft\">{}</span></p>", esc(&more.join(" · ")));
    let words: Vec<&str> = a.content.iter().map(|c| c.exact.as_str()).collect();
    out.push_str("<p class=\"quote\">");
    page.to_words(out, &a.id, &excerpt(&words.join(" … "), 150));
    out.push_str("</p></li>");
}

fn offers(out: &mut String, page: &Annotated<'_>) {
    if page.dossier.offers.is_empty() {
        return;
    }
    out.push_str("<h3>Offers, promises and threats</h3>\n<ul class=\"offers\">");
    for o in &page.dossier.offers {
        put!(out, "<li><p><b>{}</b>", esc(notes::maker(page.index, o)));
        if let Some(to) = &o.to {
            put!(out, " to <b>{}</b>", esc(party(to)));
        }
        put!(out, " <span class=\"soft\">{}</span></p><p class=\"quote\">", esc(&o.kind));
        page.to_words(out, &o.id, &format!("“{}”", excerpt(&o.anchor.exact, 220)));
        out.push_str("</p>");
        notes::terms(out, o);
        out.push_str("</li>");
    }
    out.push_str("</ul>\n");
}

fn arguments(out: &mut String, page: &Annotated<'_>) {
    if page.dossier.arguments.is_empty() {
        return;
    }
    out.push_str("<h3>Arguments</h3>\n<ul class=\"arguments\">");
    for g in &page.dossier.arguments {
        let heading =
            g.heading.as_ref().map_or_else(|| excerpt(&g.anchor.exact, 90), |h| h.exact.trim().to_owned());
        let n = g.number.map_or_else(|| number(&g.id), |n| n.to_string());
        put!(out, "<li><p><b>{}. ", esc(&n));
        page.to_words(out, &g.id, &heading);
        put!(out, "</b> <span class=\"soft\">{}</span></p>", esc(page.index.voice(&g.by, None)));
        notes::reasons(out, g);
        out.push_str("</li>");
    }
    out.push_str("</ul>\n");
}

/// What was left out and repaired, counted; the lists stand at the end of the page.
fn around(out: &mut String, d: &Dossier) {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for o in &d.omitted {
        *kinds.entry(plain::omitted_kind(&o.kind)).or_default() += 1;
    }
    let listed: Vec<String> = kinds.iter().map(|(kind, n)| format!("{kind} {n}")).collect();
    out.push_str("<h3>Left out, and repaired</h3>\n<p>");
    if listed.is_empty() {
        out.push_str("Nothing was left out of the article.");
    } else {
        put!(
            out,
            "<a href=\"#omitted\">{}</a> stood around the article and were left out: {}.",
            counted(d.omitted.len(), "passage", "passages"),
            esc(&listed.join(", "))
        );
    }
    match d.text.repairs.len() {
        0 => out.push_str(" No character needed repair."),
        n => put!(
            out,
            " <a href=\"#repairs\">{}</a> of damaged characters, each with its bytes.",
            counted(n, "repair", "repairs")
        ),
    }
    out.push_str("</p>\n");
}
