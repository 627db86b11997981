//! A readable summary in CommonMark.

use assay_dossier::Dossier;

use crate::date;
use crate::escape::{put, web_address};
use crate::index::{Index, party, speaker_of};
use crate::plain::{self, Outcome};
use crate::terminal::clean;

/// Text on one line in which nothing is mark-up.
fn words(text: &str) -> String {
    let mut out = String::new();
    for c in clean(text).chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            _ => {
                if c.is_ascii_punctuation() && !matches!(c, ',' | ';' | '%' | '?' | '\'' | '"') {
                    out.push('\\');
                }
                out.push(c);
            }
        }
    }
    out
}

pub(super) fn markdown(d: &Dossier) -> String {
    let index = Index::new(d);
    let a = &d.article;
    let title = a.title.as_ref().map_or("Article without a title", |t| t.value.as_str());
    let mut out = format!("# {}\n\n", words(title));
    let mut facts: Vec<String> = a.publisher.iter().map(|p| words(&p.value)).collect();
    facts.extend(a.authors.iter().map(|p| words(&p.value)));
    facts.extend(a.published.iter().map(|p| words(&date::in_words(&p.value))));
    put!(out, "{}\n\n**Prepared by software; no person has judged it yet.**\n\n", facts.join(" · "));
    put!(out, "Source: {}, {} bytes\n\n## Claims\n\n", words(&d.source.digest), d.source.length);
    for c in &d.claims {
        put!(
            out,
            "### Claim {}\n\n> {}\n\n- Said by: {}\n- Kind: {}\n- Source given: {}\n",
            words(&c.id),
            words(&c.anchor.exact),
            words(index.voice(&c.by, c.speaker.as_deref())),
            words(plain::claim_kind(&c.kind)),
            words(plain::source_given(&c.source_given.kind))
        );
        let link = c.source_given.link.as_deref().and_then(|id| index.link(id));
        if let Some(address) = link.and_then(|l| web_address(&l.target)) {
            put!(out, "- Linked: {}\n", words(address));
        }
        for q in c.quantities.iter().filter_map(|q| index.quantity(q)) {
            put!(
                out,
                "- Figure: {} ({}; {}; {})\n",
                words(&q.anchor.exact),
                words(q.measure.as_deref().unwrap_or("measure not found")),
                words(plain::place(q).unwrap_or("place not stated")),
                words(&plain::period(&q.period))
            );
        }
        for f in index.findings_of(&c.id) {
            put!(out, "- **{}**: {}\n", Outcome::of(f).words(), words(&f.summary));
        }
        let at = c.anchor.source_bytes;
        put!(out, "- Source bytes {}–{}\n- A person’s verdict: none yet\n\n", at.start, at.end);
    }
    out.push_str("## Who said what\n\n");
    for s in d.attributions.iter().filter(|s| index.is_listed(s)) {
        let said: Vec<&str> = s.content.iter().map(|c| c.exact.as_str()).collect();
        let to = s.addressee.as_ref().map_or(String::new(), |p| format!(" to {}", words(party(p))));
        put!(
            out,
            "- **{}**{to} ({}): {}\n",
            words(speaker_of(s).unwrap_or("a speaker not named")),
            words(&plain::manner_of_speech(&s.kind, &s.form)),
            words(&said.join(" … "))
        );
    }
    for (n, notice) in d.notices.iter().enumerate() {
        put!(
            out,
            "{}- {}\n",
            if n == 0 { "\n## What the software could not do\n\n" } else { "" },
            words(notice)
        );
    }
    out
}
