//! The head of the page: what was read, and how to make this again.

use assay_dossier::Dossier;
use assay_dossier::model::FieldRecord;

use crate::date;
use crate::escape::{esc, host, put, web_address};
use crate::number::{counted, whole};
use crate::plain;
use crate::theme::Brand;

/// What the page is called where the article has no title.
pub(super) fn title(dossier: &Dossier) -> &str {
    dossier
        .article
        .title
        .as_ref()
        .map(|t| t.value.trim())
        .filter(|t| !t.is_empty())
        .unwrap_or("Article without a title")
}

pub(super) fn header(out: &mut String, d: &Dossier, brand: Option<&Brand>) {
    let article = &d.article;
    out.push_str("<header class=\"head\">\n<p class=\"brand\">");
    match brand {
        Some(brand) => {
            put!(
                out,
                "<span dir=\"auto\">{}</span> dossier of an article, made with Assay",
                esc(brand.name())
            );
        }
        None => out.push_str("<span>Assay</span> dossier of an article"),
    }
    out.push_str("</p>\n");
    put!(out, "<h1 dir=\"auto\">{}</h1>\n<p class=\"byline\">", esc(title(d)));
    let mut parts: Vec<String> = Vec::new();
    if let Some(outlet) = &article.publisher {
        parts.push(format!("<b>{}</b>", esc(outlet.value.trim())));
    }
    if !article.authors.is_empty() {
        let names: Vec<&str> = article.authors.iter().map(|a| a.value.trim()).collect();
        parts.push(format!("by {}", esc(&names.join(", "))));
    }
    parts.push(
        dated("published", article.published.as_ref())
            .unwrap_or_else(|| "no publication date found".to_owned()),
    );
    parts.extend(dated("changed", article.modified.as_ref()));
    out.push_str(&parts.join(" <span class=\"dot\" aria-hidden=\"true\">·</span> "));
    out.push_str("</p>\n<p class=\"unjudged\">Prepared by software; no person has judged it yet.</p>\n");
    made(out, d, brand.is_some());
    out.push_str("</header>\n");
}

fn dated(verb: &str, field: Option<&FieldRecord>) -> Option<String> {
    let field = field?;
    let precision = date::precision(&field.value).map_or(String::new(), |p| format!(", known {p}"));
    let given = if field.found_in == "reader" { ", as the reader gave it" } else { "" };
    Some(format!(
        "{verb} {}<span class=\"soft\">{precision}{given}</span>",
        esc(&date::in_words(&field.value))
    ))
}

/// Source, digest and the command that makes the same page.
fn made(out: &mut String, d: &Dossier, branded: bool) {
    out.push_str("<dl class=\"made\">");
    out.push_str("<div><dt>Source</dt><dd>");
    if let Some(url) = d.source.url.as_deref().or(d.article.canonical.as_ref().map(|f| f.value.as_str())) {
        match web_address(url) {
            Some(address) => put!(
                out,
                "<a href=\"{}\" rel=\"noopener nofollow noreferrer\">{} ↗</a>, ",
                esc(address),
                esc(host(address))
            ),
            None => put!(out, "{}, ", esc(url)),
        }
    }
    put!(
        out,
        "{} bytes, read as {} in {} ({}){}</dd></div>",
        whole(d.source.length),
        esc(match d.reading.format.as_str() {
            "text" => "plain text",
            "html" => "HTML",
            other => other,
        }),
        esc(&d.text.charset),
        esc(plain::charset_reason(&d.text.charset_reason)),
        match d.text.invalid_sequences {
            0 => String::new(),
            n => format!("; {} could not be decoded", counted(n, "byte sequence", "byte sequences")),
        }
    );
    put!(out, "<div><dt>Digest</dt><dd><code>{}</code></dd></div>", esc(&d.source.digest));
    put!(out, "<div><dt>Make it again</dt><dd><code>{}</code></dd></div>", esc(&command(d, branded)));
    put!(
        out,
        "<div><dt>Made with</dt><dd>Assay {}, evidence <code>{}</code></dd></div></dl>\n",
        esc(&d.assay.version),
        esc(&d.assay.evidence)
    );
}

/// What `assay read` accepts where nothing else is said: 16 MiB.
const DEFAULT_MAX_BYTES: usize = 16 << 20;

/// The command that makes this report from the same bytes.
fn command(d: &Dossier, branded: bool) -> String {
    let mut command = "assay read SOURCE".to_owned();
    if d.reading.format_forced {
        command.push_str(" --as ");
        command.push_str(&quoted(&d.reading.format));
    }
    if let Some(published) = &d.reading.published {
        command.push_str(" --published ");
        command.push_str(&quoted(published));
    }
    if let Some(url) = &d.source.url {
        command.push_str(" --url ");
        command.push_str(&quoted(url));
    }
    if let Some(media_type) = &d.source.media_type {
        command.push_str(" --media-type ");
        command.push_str(&quoted(media_type));
    }
    if d.reading.max_bytes != DEFAULT_MAX_BYTES {
        put!(command, " --max-bytes {}", d.reading.max_bytes);
    }
    command.push_str(if branded { " --brand BRAND.json --html REPORT.html" } else { " --html REPORT.html" });
    command
}

/// An argument as a shell takes it literally.
fn quoted(argument: &str) -> String {
    if !argument.is_empty() && argument.chars().all(|c| c.is_ascii_alphanumeric() || "-._:/".contains(c)) {
        return argument.to_owned();
    }
    format!("'{}'", argument.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_from_the_page_cannot_leave_their_quotes() {
        assert_eq!(quoted("2025-12-30"), "2025-12-30");
        assert_eq!(quoted("a'; rm -rf ~"), "'a'\\''; rm -rf ~'");
        assert_eq!(quoted("$(x)"), "'$(x)'");
    }
}
