//! Notes in the margin, level with the passages they are about.

use assay_dossier::model::{
    Anchor, ArgumentRecord, AttributionRecord, ClaimRecord, OfferRecord, QuantityRecord, QuotationRecord,
    SourceGivenRecord, WordingRecord,
};

use super::article::Annotated;
use super::card;
use super::items::{Item, Record};
use super::parts::icon;
use crate::date;
use crate::escape::{dom_id, esc, host, put, web_address};
use crate::index::{Index, is_scare_quote, party, speaker_of};
use crate::number::counted;
use crate::plain::{self, Outcome, excerpt};

/// More figures than this beside one block, outside its claims, share a note.
const FIGURES: usize = 8;

/// More quotations without a speaker than this beside one block share a note.
const QUOTES: usize = 2;

/// The notes of the items (given by index) that begin in one block.
pub(super) fn list(out: &mut String, page: &Annotated<'_>, here: &[usize]) {
    let here: Vec<&Item<'_>> = here.iter().filter_map(|i| page.items.get(*i)).collect();
    let noted = |item: &&&Item<'_>| !matches!(item.record, Record::Link(_) | Record::Wording(_));
    let wording: Vec<&WordingRecord> =
        here.iter().filter_map(|i| if let Record::Wording(w) = i.record { Some(w) } else { None }).collect();
    let alone: Vec<&QuantityRecord> = here
        .iter()
        .filter_map(|i| if let Record::Figure(q) = i.record { Some(q) } else { None })
        .filter(|q| !belongs_to_claim(page, q))
        .collect();
    let in_short = alone.len() > FIGURES;
    let scare: Vec<(&str, &AttributionRecord)> = here
        .iter()
        .filter_map(|i| if let Record::Said(r) = i.record { Some((i.id.as_str(), r)) } else { None })
        .filter(|(_, r)| is_scare_quote(r))
        .collect();
    let scare_in_short = scare.len() > QUOTES;
    if wording.is_empty() && !here.iter().any(|item| noted(&item)) {
        return;
    }
    out.push_str("<ul class=\"notes\" aria-label=\"Notes on this passage\">");
    for item in here.iter().filter(noted) {
        match item.record {
            Record::Said(r) if scare_in_short && is_scare_quote(r) => {}
            Record::Said(r) => said(out, page, &item.id, r),
            Record::Quoted(r) => quoted(out, page, &item.id, r),
            Record::Claim(r) => claim(out, page, &item.id, r),
            Record::Offer(r) => offer(out, page, &item.id, r),
            Record::Argument(r) => argument(out, page, &item.id, r),
            Record::Figure(r) if !in_short && !belongs_to_claim(page, r) => {
                open(out, "figure", &item.id, &item.record.name());
                figure(out, r);
                close(out, page, &r.anchor);
            }
            Record::Figure(_) | Record::Wording(_) | Record::Link(_) => {}
        }
    }
    if scare_in_short {
        scare_quotes(out, &scare);
    }
    if in_short {
        figures(out, &alone);
    }
    loaded(out, page.index, &wording);
    out.push_str("</ul>");
}

/// Whether a claim with a note of its own lists this figure.
fn belongs_to_claim(page: &Annotated<'_>, figure: &QuantityRecord) -> bool {
    page.owner_of(&figure.id).is_some()
}

fn open(out: &mut String, class: &str, id: &str, name: &str) {
    put!(
        out,
        "<li class=\"note {class}\" id=\"n-{id}\"><p class=\"what\"><a href=\"#w-{id}\">{}</a>",
        esc(name)
    );
}

/// Ends a note within its paragraph.
fn close(out: &mut String, page: &Annotated<'_>, anchor: &Anchor) {
    out.push(' ');
    page.passages.bytes(out, anchor);
    out.push_str("</p></li>");
}

fn said(out: &mut String, page: &Annotated<'_>, id: &str, r: &AttributionRecord) {
    open(out, "said", id, &Record::Said(r).name());
    if is_scare_quote(r) {
        out.push_str(" attributed to nobody");
    } else {
        put!(out, " by <b>{}</b>", esc(speaker_of(r).unwrap_or("a speaker not named")));
    }
    if let Some(addressee) = &r.addressee {
        put!(out, " to <b>{}</b>", esc(party(addressee)));
    }
    if let Some(venue) = &r.venue {
        put!(out, ", {}", esc(venue.exact.trim()));
    }
    if let Some(time) = &r.time {
        put!(out, ", {}", esc(&date::in_words(time)));
    }
    put!(out, ": {}", esc(&plain::manner_of_speech(&r.kind, &r.form)));
    if let Some(cue) = &r.cue {
        put!(out, "; reported with “{}”", esc(cue.exact.trim()));
    }
    if let Some(outer) = r.within.as_deref() {
        let (id, n) = (dom_id(outer), super::items::number(outer));
        if page.is_shown(&id) {
            put!(out, "; within <a href=\"#n-{id}\">statement {n}</a>");
        } else {
            put!(out, "; within statement {n}");
        }
    }
    out.push('.');
    if let Some(anchor) = r.content.first() {
        out.push(' ');
        page.passages.bytes(out, anchor);
    }
    out.push_str("</p></li>");
}

fn quoted(out: &mut String, page: &Annotated<'_>, id: &str, r: &QuotationRecord) {
    open(out, "said", id, &Record::Quoted(r).name());
    out.push_str(" in quotation marks; no speaker found.");
    if !r.closed {
        out.push_str(" The closing mark is missing.");
    }
    close(out, page, &r.anchor);
}

fn claim(out: &mut String, page: &Annotated<'_>, id: &str, r: &ClaimRecord) {
    open(out, "claim", id, &Record::Claim(r).name());
    put!(
        out,
        ": {} by <b>{}</b>, ",
        esc(plain::claim_kind(&r.kind)),
        esc(page.index.voice(&r.by, r.speaker.as_deref()))
    );
    if r.checkable && r.source_given.kind == "none" {
        out.push_str("no source given.</p>");
    } else if r.source_given.kind != "none" {
        out.push_str("source: ");
        source(out, page.index, &r.source_given);
        out.push_str(".</p>");
    } else {
        let why = r.not_checkable_because.as_deref().map_or("not checkable", plain::not_checkable);
        put!(out, "not checkable: {}.</p>", esc(why));
    }
    for quantity in r.quantities.iter().filter_map(|q| page.index.quantity(q)) {
        // A figure two claims share is described once, where its words link to.
        if page.owner_of(&quantity.id) == Some(r.id.as_str()) {
            let (q, name) = (dom_id(&quantity.id), Record::Figure(quantity).name());
            put!(out, "<p class=\"figure\" id=\"n-{q}\"><a href=\"#w-{q}\">{}</a>", esc(&name));
            figure(out, quantity);
            out.push_str("</p>");
        }
    }
    for finding in page.index.findings_of(&r.id) {
        let outcome = Outcome::of(finding);
        put!(
            out,
            "<p class=\"finding\">{} <b>{}.</b> {}</p>",
            icon(outcome.class()),
            outcome.words(),
            esc(&finding.summary)
        );
    }
    let card = if card::has_card(page.index, r) {
        format!("<a href=\"#card-{}\">Claim card</a> · ", dom_id(&r.id))
    } else {
        String::new()
    };
    put!(out, "<p class=\"bytes\">{card}");
    page.passages.bytes(out, &r.anchor);
    out.push_str("</p></li>");
}

/// The source an article gives for a claim, linked where it is a web address.
pub(super) fn source(out: &mut String, index: &Index<'_>, given: &SourceGivenRecord) {
    out.push_str(&esc(plain::source_given(&given.kind)).to_string());
    if let Some(anchor) = &given.anchor {
        put!(out, ", “{}”", esc(&excerpt(&anchor.exact, 90)));
    }
    if let Some(target) = &given.points_at {
        put!(out, ", to {}", esc(plain::points_at(target)));
    }
    let Some(link) = given.link.as_deref().and_then(|id| index.link(id)) else { return };
    match web_address(&link.target) {
        Some(address) => put!(
            out,
            " (<a href=\"{}\" rel=\"noopener nofollow noreferrer\">{} ↗</a>)",
            esc(address),
            esc(host(address))
        ),
        None => put!(out, " (an address that is not linked here: {})", esc(&excerpt(&link.target, 60))),
    }
}

/// A figure in a line, after its name.
fn figure(out: &mut String, q: &QuantityRecord) {
    put!(out, " <b>{}</b> ", esc(q.anchor.exact.trim()));
    let mut facts: Vec<String> = Vec::new();
    facts.extend(q.measure.clone());
    facts.push(plain::place(q).map_or_else(|| "place not stated".to_owned(), str::to_owned));
    facts.push(match q.period.kind.as_str() {
        "known" => plain::period(&q.period),
        _ => format!("period {}", plain::period(&q.period)),
    });
    if q.modality != "observed" {
        facts.push(q.modality.clone());
    }
    if q.negated {
        facts.push("denied".to_owned());
    }
    put!(out, "{}", esc(&facts.join(" · ")));
}

fn offer(out: &mut String, page: &Annotated<'_>, id: &str, r: &OfferRecord) {
    open(out, "offer", id, &Record::Offer(r).name());
    put!(out, " by <b>{}</b>", esc(maker(page.index, r)));
    if let Some(to) = &r.to {
        put!(out, " to <b>{}</b>", esc(party(to)));
    }
    out.push_str("</p>");
    terms(out, r);
    out.push_str("<p>");
    close(out, page, &r.anchor);
}

/// Whose offer it is: of whom the article tells it, or else on whose word it stands.
pub(super) fn maker<'a>(index: &Index<'a>, r: &'a OfferRecord) -> &'a str {
    r.maker.as_ref().map_or_else(|| index.voice(&r.by, r.speaker.as_deref()), party)
}

/// Conditions and deadline of an offer.
pub(super) fn terms(out: &mut String, r: &OfferRecord) {
    if r.conditions.is_empty() {
        out.push_str("<p>No condition found.</p>");
    } else {
        out.push_str("<p>On condition:</p><ol>");
        for condition in &r.conditions {
            put!(out, "<li>“{}”</li>", esc(condition.exact.trim()));
        }
        out.push_str("</ol>");
    }
    if let Some(deadline) = &r.deadline {
        put!(out, "<p>By: “{}”</p>", esc(deadline.exact.trim()));
    }
}

fn argument(out: &mut String, page: &Annotated<'_>, id: &str, r: &ArgumentRecord) {
    open(out, "argument", id, &Record::Argument(r).name());
    put!(out, " by {}</p>", esc(page.index.voice(&r.by, None)));
    if let Some(heading) = &r.heading {
        put!(out, "<p><b>{}</b></p>", esc(heading.exact.trim()));
    }
    reasons(out, r);
    out.push_str("<p>");
    close(out, page, &r.anchor);
}

/// Premises and conclusion of an argument, where they are marked.
pub(super) fn reasons(out: &mut String, r: &ArgumentRecord) {
    for premise in &r.premises {
        put!(out, "<p>Premise: “{}”</p>", esc(&excerpt(&premise.exact, 180)));
    }
    if let Some(conclusion) = &r.conclusion {
        put!(out, "<p>Conclusion: “{}”</p>", esc(&excerpt(&conclusion.exact, 180)));
    }
    if let Some(answered) = &r.answers {
        put!(out, "<p>Answers: “{}”</p>", esc(&excerpt(&answered.exact, 180)));
    }
}

/// Words in quotation marks without a speaker as one note.
fn scare_quotes(out: &mut String, all: &[(&str, &AttributionRecord)]) {
    out.push_str("<li class=\"note said\"><span class=\"what\">In quotation marks without a speaker: </span><ul class=\"many\">");
    for (id, r) in all {
        let words = r.content.first().map_or("", |c| c.exact.as_str());
        put!(out, "<li id=\"n-{id}\"><a href=\"#w-{id}\">{}</a></li>", esc(&excerpt(words, 60)));
    }
    out.push_str("</ul></li>");
}

/// The figures of a table or a dense paragraph as one note.
fn figures(out: &mut String, all: &[&QuantityRecord]) {
    put!(
        out,
        "<li class=\"note figure\"><span class=\"what\">{} </span><ul class=\"many\">",
        counted(all.len(), "figure:", "figures:")
    );
    for q in all {
        let id = dom_id(&q.id);
        put!(out, "<li id=\"n-{id}\"><a href=\"#w-{id}\">{}</a>", esc(q.anchor.exact.trim()));
        if let Some(measure) = &q.measure {
            put!(out, " {}", esc(measure));
        }
        out.push_str("</li>");
    }
    out.push_str("</ul></li>");
}

/// All loaded words of a block as one note.
fn loaded(out: &mut String, index: &Index<'_>, wording: &[&WordingRecord]) {
    if wording.is_empty() {
        return;
    }
    out.push_str("<li class=\"note wording\"><span class=\"what\">Loaded words: </span><ul>");
    for w in wording {
        let id = dom_id(&w.id);
        put!(
            out,
            "<li id=\"n-{id}\"><a href=\"#w-{id}\">{}</a> ({}, {})",
            esc(w.anchor.exact.trim()),
            esc(&w.kind),
            esc(index.voice(&w.by, w.speaker.as_deref()))
        );
        out.push_str("</li>");
    }
    out.push_str("</ul></li>");
}
