//! Where everything comes from: passages with their bytes, repairs, metadata, and the lists nobody needs
//! first.

use std::collections::BTreeMap;

use assay_dossier::Dossier;
use assay_dossier::model::FieldRecord;

use super::parts::{byte_range, close_table, open_table};
use super::{passages, repairs};
use crate::date;
use crate::escape::{esc, host, put, web_address};
use crate::number::counted;
use crate::plain::excerpt;

pub(super) fn section(out: &mut String, d: &Dossier, source: Option<&[u8]>) {
    out.push_str("<section id=\"provenance\" aria-labelledby=\"provenance-h\">\n<h2 id=\"provenance-h\">Where it comes from</h2>\n");
    out.push_str("<p class=\"lead\">Byte ranges count from 0 in the captured source; the last number is one past the end.</p>\n");
    passages::section(out, d, source);
    repairs::section(out, d);
    links(out, d);
    metadata(out, d);
    images(out, d);
    lists(out, d);
    out.push_str("</section>\n");
}

fn links(out: &mut String, d: &Dossier) {
    if d.links.is_empty() {
        return;
    }
    out.push_str("<h3>Links in the article</h3>\n");
    open_table(
        out,
        "Links in the article",
        &["Linked words", "Address", "What the address says", "Source bytes"],
    );
    for l in &d.links {
        put!(out, "<tr><td>{}</td><td class=\"address\">", esc(&excerpt(&l.anchor.exact, 80)));
        match web_address(&l.target) {
            Some(address) => put!(
                out,
                "<a href=\"{}\" rel=\"noopener nofollow noreferrer\">{} ↗</a>",
                esc(address),
                esc(&excerpt(host(address), 60))
            ),
            None => put!(out, "{} (not linked: no web address)", esc(&excerpt(&l.target, 80))),
        }
        let mut says: Vec<String> = Vec::new();
        says.extend(l.network.as_ref().map(|n| format!("a post on {n}")));
        says.extend(l.account.as_ref().map(|a| format!("account {a}")));
        says.extend(l.posted.as_ref().map(|t| format!("id made {}", date::in_words(t))));
        put!(
            out,
            "</td><td>{}</td><td class=\"num\">{}</td></tr>",
            esc(&says.join(", ")),
            byte_range(l.target_bytes)
        );
    }
    close_table(out);
}

fn metadata(out: &mut String, d: &Dossier) {
    let a = &d.article;
    let single = [
        ("Title", &a.title),
        ("Published", &a.published),
        ("Changed", &a.modified),
        ("Outlet", &a.publisher),
        ("Language", &a.language),
        ("Section", &a.section),
        ("Own address", &a.canonical),
    ];
    let mut fields: Vec<(&str, &FieldRecord)> =
        single.into_iter().filter_map(|(name, field)| field.as_ref().map(|f| (name, f))).collect();
    fields.extend(a.authors.iter().map(|f| ("Author", f)));
    if fields.is_empty() {
        return;
    }
    out.push_str("<h3>Metadata</h3>\n");
    open_table(out, "Metadata", &["Field", "Value", "Found in", "Source bytes"]);
    for (name, f) in fields {
        let place = if f.found_in == "reader" { "–".to_owned() } else { byte_range(f.source_bytes) };
        put!(
            out,
            "<tr><td>{name}</td><td class=\"address\">{}</td><td>{}</td><td class=\"num\">{place}</td></tr>",
            esc(&excerpt(&f.value, 160)),
            esc(&f.found_in)
        );
    }
    close_table(out);
}

/// Images are listed, never loaded.
fn images(out: &mut String, d: &Dossier) {
    if d.article.images.is_empty() {
        return;
    }
    out.push_str("<h3>Images, not shown here</h3>\n");
    open_table(out, "Images", &["Stands in for it", "Caption", "Credit", "Address"]);
    for i in &d.article.images {
        let words = |a: &Option<assay_dossier::model::Anchor>| {
            a.as_ref().map_or(String::new(), |a| excerpt(&a.exact, 120))
        };
        put!(
            out,
            "<tr><td>{}</td><td>{}</td><td>{}</td><td class=\"address\">{}</td></tr>",
            esc(&excerpt(i.alternative.as_deref().unwrap_or("nothing"), 120)),
            esc(&words(&i.caption)),
            esc(&words(&i.credit)),
            esc(&excerpt(i.address.as_deref().unwrap_or("not known"), 80))
        );
    }
    close_table(out);
}

/// Names and times, under a disclosure.
fn lists(out: &mut String, d: &Dossier) {
    if !d.names.is_empty() {
        let mut kinds: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for n in &d.names {
            kinds.entry(&n.kind).or_default().push(format!("{} ({})", n.name, n.mentions.len()));
        }
        put!(
            out,
            "<details><summary>{}, with how often each is mentioned</summary><dl class=\"lists\">",
            counted(d.names.len(), "name", "names")
        );
        for (kind, names) in kinds {
            put!(out, "<div><dt>{}</dt><dd>{}</dd></div>", esc(kind), esc(&names.join(", ")));
        }
        out.push_str("</dl></details>\n");
    }
    if !d.times.is_empty() {
        put!(
            out,
            "<details><summary>{}</summary>",
            counted(d.times.len(), "time expression", "time expressions")
        );
        open_table(out, "Time expressions", &["Words", "Kind", "Read as", "Source bytes"]);
        for t in &d.times {
            put!(
                out,
                "<tr><td>{}</td><td>{}</td><td>{}</td><td class=\"num\">{}</td></tr>",
                esc(&excerpt(&t.anchor.exact, 80)),
                esc(&t.kind),
                esc(&t.value.as_deref().map_or_else(|| "unclear".to_owned(), date::in_words)),
                byte_range(t.anchor.source_bytes)
            );
        }
        close_table(out);
        out.push_str("</details>\n");
    }
}
