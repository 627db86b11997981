//! Tables as text (CSV, RFC 4180).

use crate::terminal::clean;

/// A cell of text from the article. Spreadsheets run what begins like a formula, so such a cell
/// gets an apostrophe before it, which they do not show.
pub(crate) fn words(text: &str) -> String {
    let text = clean(text);
    let text = if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text };
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// A cell of a number; empty where there is none.
pub(crate) fn number(value: Option<f64>) -> String {
    value.filter(|v| v.is_finite()).map_or_else(String::new, |v| v.to_string())
}

/// Rows of finished cells under a line of finished heads.
pub(crate) fn table(head: &str, rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut out = format!("{head}\r\n");
    for row in rows {
        out.push_str(&row.join(","));
        out.push_str("\r\n");
    }
    out
}
