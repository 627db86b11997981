//! Claims, answers and arguments as Argdown (<https://argdown.org>).

use assay_dossier::Dossier;

use crate::escape::{dom_id, put};
use crate::index::{Index, speaker_of};
use crate::plain::excerpt;
use crate::terminal::clean;

/// Text on one line in which nothing is Argdown.
fn plain(text: &str) -> String {
    let mut out = String::new();
    for c in clean(text).chars() {
        if "\\[]<>{}()#@*_-+=:/$".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

pub(super) fn argdown(d: &Dossier) -> String {
    let index = Index::new(d);
    let title = d.article.title.as_ref().map_or("Article without a title", |t| t.value.as_str());
    let mut out =
        format!("# {}\n\nPrepared by software; no person has judged it yet.\n\n## Claims\n\n", plain(title));
    for c in &d.claims {
        let who = index.voice(&c.by, c.speaker.as_deref());
        put!(out, "[{}]: {} ({})\n\n", dom_id(&c.id), plain(&c.anchor.exact), plain(who));
    }
    if !d.exchanges.is_empty() {
        out.push_str("## Statements and answers\n\n");
    }
    for e in &d.exchanges {
        let said = |id: &str| {
            let a = index.attribution(id)?;
            let words: Vec<&str> = a.content.iter().map(|c| c.exact.as_str()).collect();
            let who = speaker_of(a).unwrap_or("a speaker not named");
            Some(format!("[{}]: {} ({})", dom_id(id), plain(&words.join(" … ")), plain(who)))
        };
        let (Some(statement), Some(answer)) = (said(&e.statement), said(&e.answer)) else { continue };
        put!(out, "{statement}\n");
        // A reply need be no objection.
        if matches!(e.kind.as_str(), "denial" | "challenge") {
            put!(out, "  - [{}]\n", dom_id(&e.answer));
        }
        put!(out, "\n{answer}\n\n");
    }
    if !d.arguments.is_empty() {
        out.push_str("## Arguments\n\n");
    }
    for g in &d.arguments {
        let heading = g.heading.as_ref().map_or_else(|| excerpt(&g.anchor.exact, 160), |h| h.exact.clone());
        put!(out, "<{}>: {} ({})\n", dom_id(&g.id), plain(&heading), plain(index.voice(&g.by, None)));
        // An argument that answers a counter-claim attacks it.
        if let Some(answered) = &g.answers {
            put!(out, "  -> [{}-answered]: {}\n", dom_id(&g.id), plain(&answered.exact));
        }
        out.push('\n');
        let Some(conclusion) = g.conclusion.as_ref().filter(|_| !g.premises.is_empty()) else { continue };
        for (n, premise) in g.premises.iter().enumerate() {
            put!(out, "({}) {}\n", n + 1, plain(&premise.exact));
        }
        put!(out, "-----\n({}) {}\n\n", g.premises.len() + 1, plain(&conclusion.exact));
    }
    out
}
