//! Pages as JSON Lines: an object a line.

use std::io::{self, BufRead, Read as _};

use assay_article::{Format, PartialDate};
use serde::Deserialize;

use super::open::Reader;
use super::{Captured, too_large};
use crate::{Failure, Reason};

/// A file of JSON Lines.
pub(crate) struct Lines {
    reader: Reader,
    over: bool,
}

/// A line: `html` or `text`, and what is known of the page.
#[derive(Deserialize)]
struct Line {
    html: Option<String>,
    text: Option<String>,
    url: Option<String>,
    media_type: Option<String>,
    published: Option<String>,
}

/// A character of a page may take six bytes of JSON (`\u0000`), and something stands around it.
const AROUND: usize = 1 << 16;

impl Lines {
    pub(crate) fn new(reader: Reader) -> Self {
        Self { reader, over: false }
    }

    pub(crate) fn passed(&self) -> u64 {
        self.reader.passed()
    }

    /// The next page; an empty line is none.
    pub(crate) fn following(&mut self, most_bytes: usize) -> Option<Result<Captured, Failure>> {
        if self.over {
            return None;
        }
        let most = most_bytes.saturating_mul(6).saturating_add(AROUND);
        loop {
            let mut line = Vec::new();
            match (&mut self.reader).take(most as u64).read_until(b'\n', &mut line) {
                Ok(0) => return None,
                Ok(count) if count == most && !line.ends_with(b"\n") => {
                    if let Err(error) = self.pass_line() {
                        return Some(self.end(&error));
                    }
                    return Some(Err(too_large(most_bytes)));
                }
                Ok(_) if line.trim_ascii().is_empty() => {}
                Ok(_) => return Some(page(&line, most_bytes)),
                Err(error) => return Some(self.end(&error)),
            }
        }
    }

    fn end(&mut self, error: &io::Error) -> Result<Captured, Failure> {
        self.over = true;
        Err(Failure::new(Reason::Unreadable, format!("the rest of the file cannot be read: {error}")))
    }

    fn pass_line(&mut self) -> io::Result<()> {
        loop {
            let buffer = self.reader.fill_buf()?;
            let end = buffer.iter().position(|&byte| byte == b'\n');
            let count = end.map_or(buffer.len(), |end| end + 1);
            self.reader.consume(count);
            if end.is_some() || count == 0 {
                return Ok(());
            }
        }
    }
}

fn page(line: &[u8], most_bytes: usize) -> Result<Captured, Failure> {
    let damaged = |what: String| Failure::new(Reason::Damaged, what);
    let line: Line = serde_json::from_slice(line).map_err(|error| damaged(error.to_string()))?;
    let (bytes, format) = match (line.html, line.text) {
        (Some(html), None) => (html.into_bytes(), Format::Html),
        (None, Some(text)) => (text.into_bytes(), Format::PlainText),
        _ => return Err(damaged("expected either “html” or “text”".to_owned())),
    };
    if bytes.len() > most_bytes {
        return Err(too_large(most_bytes));
    }
    let published = line.published.as_deref().map(PartialDate::parse).transpose();
    let published = published.map_err(|error| damaged(format!("“published”: {error}")))?;
    // A string of JSON is characters: whatever charset the server named is no longer that of the bytes.
    let media_type = line.media_type.map(|media_type| {
        let kind = media_type.split(';').next().unwrap_or_default().trim();
        format!("{kind}; charset=utf-8")
    });
    let media_type = media_type.or_else(|| {
        let kind = if format == Format::Html { "text/html" } else { "text/plain" };
        Some(format!("{kind}; charset=utf-8"))
    });
    Ok(Captured { bytes, format: Some(format), url: line.url, media_type, published })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_stands_for_itself() {
        let file = "{\"html\":\"<p>One\",\"url\":\"https://example.org/1\"}\n\nnot json\n{\"text\":\"Two\",\"published\":\"2025-01\"}\n{}\n";
        let mut lines = Lines::new(Reader::of_bytes(file.as_bytes().to_vec()));
        let mut next = || lines.following(100);
        assert_eq!(next().unwrap().unwrap().url.unwrap(), "https://example.org/1");
        assert_eq!(next().unwrap().unwrap_err().reason, Reason::Damaged);
        assert_eq!(next().unwrap().unwrap().bytes, b"Two");
        assert_eq!(next().unwrap().unwrap_err().reason, Reason::Damaged);
        assert!(next().is_none());
    }

    #[test]
    fn a_line_beyond_the_limit_does_not_hide_the_next() {
        let file = format!("{{\"text\":\"{}\"}}\n{{\"text\":\"short\"}}", "x".repeat(200_000));
        let mut lines = Lines::new(Reader::of_bytes(file.into_bytes()));
        assert_eq!(lines.following(100).unwrap().unwrap_err().reason, Reason::TooLarge);
        assert_eq!(lines.following(100).unwrap().unwrap().bytes, b"short");
    }
}
