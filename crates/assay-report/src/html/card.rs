//! The claim card: from the exact words to a blank line for a person's verdict.

use assay_dossier::model::{AlternativeRecord, ClaimRecord, FindingRecord, QuantityRecord};

use super::article::Annotated;
use super::items::number;
use super::notes;
use super::parts::icon;
use super::series::Charts;
use crate::chart::drawn_series;
use crate::escape::{dom_id, esc, put, text_fragment, web_address};
use crate::index::{Index, has_series};
use crate::number::{counted, readable};
use crate::plain::{self, Outcome};
use crate::theme::Brand;

/// Whether a claim has a card: it has a figure, or something was looked up for it.
pub(super) fn has_card(index: &Index<'_>, claim: &ClaimRecord) -> bool {
    !index.findings_of(&claim.id).is_empty() || claim.quantities.iter().any(|q| index.quantity(q).is_some())
}

pub(super) fn section(out: &mut String, page: &Annotated<'_>, brand: Option<&Brand>) {
    let claims: Vec<&ClaimRecord> = page.dossier.claims.iter().filter(|c| has_card(page.index, c)).collect();
    out.push_str("<section id=\"cards\" aria-labelledby=\"cards-h\">\n<h2 id=\"cards-h\">Claim cards</h2>\n");
    if claims.is_empty() {
        out.push_str("<p class=\"empty\">No claim with a figure was found.</p></section>\n");
        return;
    }
    out.push_str("<p class=\"lead\">Every claim with a figure, or that was looked up. A finding speaks of the series consulted, never of the speaker.</p>\n");
    let mut charts = Charts::new();
    let consulted = |c: &ClaimRecord| page.index.findings_of(&c.id).iter().any(|f| has_series(f));
    let (first, rest): (Vec<&ClaimRecord>, Vec<&ClaimRecord>) = claims.iter().partition(|c| consulted(c));
    for claim in first {
        card(out, page, claim, brand, &mut charts);
    }
    if !rest.is_empty() {
        let n = counted(rest.len(), "claim with a figure", "claims with figures");
        put!(out, "<details class=\"more-cards\"><summary>{n} for which no series was at hand</summary>\n");
        for claim in rest {
            card(out, page, claim, brand, &mut charts);
        }
        out.push_str("</details>\n");
    }
    out.push_str("</section>\n");
}

fn card(
    out: &mut String,
    page: &Annotated<'_>,
    claim: &ClaimRecord,
    brand: Option<&Brand>,
    charts: &mut Charts,
) {
    let id = dom_id(&claim.id);
    put!(out, "<article class=\"card\" id=\"card-{id}\" aria-labelledby=\"card-{id}-h\">\n");
    put!(out, "<h3 id=\"card-{id}-h\"><span class=\"what\">Claim {}</span> ", number(&claim.id));
    put!(out, "<q class=\"exact\" dir=\"auto\">{}</q></h3>\n", esc(claim.anchor.exact.trim()));
    links(out, page, claim, &id);
    out.push_str("<dl class=\"facts\">");
    fact(out, "Said by", page.index.voice(&claim.by, claim.speaker.as_deref()));
    if let Some(to) = page.index.addressee(&claim.by) {
        fact(out, "Said to", to);
    }
    fact(out, "Kind", plain::claim_kind(&claim.kind));
    if !claim.checkable {
        let why = claim.not_checkable_because.as_deref().map_or("not checkable", plain::not_checkable);
        fact(out, "Not checkable", why);
    }
    if let Some(place) = plain::standing(&claim.place) {
        fact(out, "Stands", place);
    }
    if let Some(headline) = &claim.headline {
        fact(out, "Headline", plain::headline(headline));
    }
    priority(out, claim);
    out.push_str("</dl>\n");
    for quantity in claim.quantities.iter().filter_map(|q| page.index.quantity(q)) {
        figure(out, quantity);
    }
    out.push_str("<dl class=\"facts\"><div class=\"wide\"><dt>Source given</dt><dd>");
    notes::source(out, page.index, &claim.source_given);
    out.push_str("</dd></div></dl>\n");
    for finding in page.index.findings_of(&claim.id) {
        self::finding(out, page.index, finding, charts);
    }
    if page.index.findings_of(&claim.id).is_empty() {
        out.push_str("<p class=\"empty\">Nothing was looked up for this claim.</p>\n");
    }
    verdict(out, brand);
    out.push_str("</article>\n");
}

fn links(out: &mut String, page: &Annotated<'_>, claim: &ClaimRecord, id: &str) {
    out.push_str("<p class=\"links\">");
    if page.is_shown(id) {
        put!(out, "<a href=\"#w-{id}\">Back to the words</a> ");
    }
    let canonical = page.dossier.article.canonical.as_ref().map(|f| f.value.as_str());
    if let Some(url) = page.dossier.source.url.as_deref().or(canonical).and_then(web_address) {
        put!(
            out,
            "<a href=\"{}\" rel=\"noopener nofollow noreferrer\">Find them on the original page ↗</a> ",
            esc(&text_fragment(url, &claim.anchor.exact))
        );
    }
    page.passages.bytes(out, &claim.anchor);
    out.push_str("</p>\n");
}

fn fact(out: &mut String, name: &str, value: &str) {
    put!(out, "<div><dt>{name}</dt><dd>{}</dd></div>", esc(value.trim()));
}

/// How much the claim is worth checking, group by group; the terms are in the dossier.
fn priority(out: &mut String, claim: &ClaimRecord) {
    if claim.priority.terms.is_empty() {
        return;
    }
    let groups = plain::priority(&claim.priority);
    let groups: Vec<String> = groups.iter().map(|(name, value)| format!("{name} {value:+}")).collect();
    fact(out, "Priority", &format!("{} ({})", claim.priority.score, groups.join(", ")));
}

/// A figure with everything read of it; what the article leaves open says so.
fn figure(out: &mut String, q: &QuantityRecord) {
    put!(
        out,
        "<dl class=\"facts figure-facts\"><div class=\"wide\"><dt>Figure</dt><dd class=\"num\">{}</dd></div>",
        esc(q.anchor.exact.trim())
    );
    fact(out, "Read as", &value(q));
    fact(out, "Unit", plain::unit(q).as_deref().unwrap_or("none stated"));
    fact(out, "Measure", q.measure.as_deref().unwrap_or("not found"));
    fact(out, "Place", plain::place(q).unwrap_or("not stated"));
    fact(out, "Period", &plain::period(&q.period));
    let mut how = q.modality.clone();
    for more in [q.manner.as_deref(), q.change.as_deref().map(plain::change)].into_iter().flatten() {
        how.push_str(", ");
        how.push_str(more);
    }
    if q.negated {
        how.push_str(", denied");
    }
    fact(out, "Stated as", &how);
    out.push_str("</dl>\n");
}

/// The value in numbers with its bound: `more than 100`.
fn value(q: &QuantityRecord) -> String {
    let number = match (q.value.low, q.value.high) {
        (Some(low), Some(high)) if (low - high).abs() > f64::EPSILON => {
            format!("{} to {}", readable(low), readable(high))
        }
        (Some(value), _) | (None, Some(value)) => readable(value),
        (None, None) => return "no number".to_owned(),
    };
    match q.bound.as_str() {
        "=" => number,
        bound => format!("{} {number}", plain::bound(bound)),
    }
}

fn finding(out: &mut String, index: &Index<'_>, f: &FindingRecord, charts: &mut Charts) {
    let outcome = Outcome::of(f);
    put!(out, "<div class=\"result {}\">\n", outcome.class());
    put!(
        out,
        "<h4>{} {}</h4>\n<p class=\"summary\">{}</p>\n",
        icon(outcome.class()),
        outcome.words(),
        esc(&f.summary)
    );
    if let Some(reason) = &f.reason {
        put!(out, "<p class=\"why\">Why it is not settled: {}.</p>\n", esc(plain::reason(reason)));
    }
    let series = drawn_series(f);
    if series.is_some() {
        out.push_str("<div class=\"sides\">");
    }
    computation(out, f);
    if let Some(series) = series {
        charts.chart(out, index, f, series);
        out.push_str("<div class=\"side\">");
    }
    alternatives(out, f);
    if !f.notes.is_empty() {
        out.push_str("<h5>What is not known, and what to know besides</h5>\n<ul class=\"known\">");
        for note in &f.notes {
            put!(out, "<li>{}</li>", esc(note));
        }
        out.push_str("</ul>\n");
    }
    if series.is_some() {
        out.push_str("</div></div>\n");
    }
    out.push_str("</div>\n");
}

fn computation(out: &mut String, f: &FindingRecord) {
    if f.steps.is_empty() && f.formula.is_none() {
        return;
    }
    out.push_str("<div class=\"computation\"><h5>How it was computed</h5>\n");
    if !f.steps.is_empty() {
        out.push_str("<ol class=\"steps\">");
        for step in &f.steps {
            put!(out, "<li>{}</li>", esc(step));
        }
        out.push_str("</ol>\n");
    }
    if let Some(formula) = &f.formula {
        put!(out, "<p class=\"formula\"><code>{}</code></p>\n", esc(formula));
    }
    if !f.inputs.is_empty() {
        put!(out, "<p class=\"operator\">{} used", counted(f.inputs.len(), "observation", "observations"));
        if let Some(operator) = &f.operator {
            put!(out, "; operator <code>{}</code>", esc(operator));
        }
        out.push_str("</p>\n");
    }
    out.push_str("</div>\n");
}

/// Readings shown at once; more stand under a disclosure.
const READINGS: usize = 6;

fn alternatives(out: &mut String, f: &FindingRecord) {
    if f.alternatives.is_empty() {
        return;
    }
    out.push_str("<h5>Other years, windows and definitions</h5>\n");
    // Those that would turn the finding round come first: they are what one argues about.
    let (unlike, like): (Vec<_>, Vec<_>) =
        f.alternatives.iter().partition(|a| a.holds != (f.outcome == "supported"));
    let all: Vec<&AlternativeRecord> = unlike.into_iter().chain(like).collect();
    let (shown, rest) = all.split_at(READINGS.min(all.len()));
    readings(out, shown);
    if !rest.is_empty() {
        put!(out, "<details><summary>{}</summary>", counted(rest.len(), "more reading", "more readings"));
        readings(out, rest);
        out.push_str("</details>\n");
    }
}

fn readings(out: &mut String, all: &[&AlternativeRecord]) {
    out.push_str("<table class=\"other\"><thead><tr><th scope=\"col\">Reading</th><th scope=\"col\">Value</th><th scope=\"col\">Claim holds</th></tr></thead><tbody>");
    for AlternativeRecord { reading, holds, result } in all {
        let name = if *holds { "supported" } else { "refuted" };
        put!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td class=\"holds\">{} {}</td></tr>",
            esc(reading),
            result.map_or_else(|| "–".to_owned(), readable),
            icon(name),
            if *holds { "yes" } else { "no" }
        );
    }
    out.push_str("</tbody></table>\n");
}

/// Room for a person. A machine never fills it in; a desk's own scale is there to be ticked.
fn verdict(out: &mut String, brand: Option<&Brand>) {
    out.push_str("<div class=\"verdict\"><h4>A person’s verdict</h4><p>No person has judged this claim yet.</p><dl><div class=\"long\"><dt>Verdict</dt><dd></dd></div>");
    match brand.map(Brand::ratings).filter(|ratings| !ratings.is_empty()) {
        Some(ratings) => {
            out.push_str("<div class=\"long scale\"><dt>Rating</dt><dd><ul>");
            for rating in ratings {
                put!(out, "<li dir=\"auto\">{}</li>", esc(rating));
            }
            out.push_str("</ul></dd></div>");
        }
        None => out.push_str("<div><dt>Rating</dt><dd></dd></div>"),
    }
    out.push_str("<div><dt>Name</dt><dd></dd></div><div><dt>Date</dt><dd></dd></div></dl></div>\n");
}
