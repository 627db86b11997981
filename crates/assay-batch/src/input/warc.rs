//! Web archives (WARC 1.0 and 1.1, ISO 28500), as crawlers write them.
//!
//! A page is a `response` with status 200 whose body is HTML or text, or a `resource` or `conversion`
//! of such a type. Requests, metadata, images and the like are passed over.

use std::io::{self, BufRead, Read};

use assay_article::Format;

use super::http::{self, Headers};
use super::open::Reader;
use super::{Captured, too_large, up_to};
use crate::{Failure, Reason};

/// A web archive being read.
pub(crate) struct Warc {
    reader: Reader,
    over: bool,
}

impl Warc {
    pub(crate) fn new(reader: Reader) -> Self {
        Self { reader, over: false }
    }

    pub(crate) fn passed(&self) -> u64 {
        self.reader.passed()
    }

    /// The next page. After a record that is no record the rest of the file is given up, with a failure
    /// that says so.
    pub(crate) fn following(&mut self, most_bytes: usize) -> Option<Result<Captured, Failure>> {
        while !self.over {
            match self.record(most_bytes) {
                Ok(Record::End) => self.over = true,
                Ok(Record::NoPage) => {}
                Ok(Record::Page(page)) => return Some(page),
                Err(error) => {
                    self.over = true;
                    let what = format!("the rest of the archive cannot be read: {error}");
                    return Some(Err(Failure::new(Reason::Damaged, what)));
                }
            }
        }
        None
    }

    fn record(&mut self, most_bytes: usize) -> io::Result<Record> {
        let Some(version) = self.version()? else { return Ok(Record::End) };
        if !version.starts_with("WARC/") {
            return Err(io::Error::other("a record does not begin with WARC/"));
        }
        let headers = Headers::read(&mut self.reader)?;
        let length = headers.get("content-length").and_then(|length| length.parse::<u64>().ok());
        let length = length.ok_or_else(|| io::Error::other("a record without Content-Length"))?;
        let mut block = (&mut self.reader).take(length);
        let page = match headers.get("warc-type") {
            Some("response") => http::page(&mut block, most_bytes),
            Some("resource" | "conversion") => Ok(resource(&mut block, &headers, most_bytes)?),
            _ => Ok(None),
        };
        let rest = io::copy(&mut block, &mut io::sink())?;
        let cut = block.limit() > 0;
        let _ = rest;
        if cut {
            return Err(io::Error::from(io::ErrorKind::UnexpectedEof));
        }
        let address =
            headers.get("warc-target-uri").map(|address| address.trim_matches(['<', '>']).to_owned());
        Ok(match page {
            Ok(None) => Record::NoPage,
            Ok(Some(Ok(page))) => Record::Page(Ok(Captured { url: address, ..page })),
            Ok(Some(Err(failure))) => Record::Page(Err(failure)),
            Err(error) => Record::Page(Err(Failure::new(Reason::Damaged, error.to_string()))),
        })
    }

    /// The first line of the next record, after the empty lines between records.
    fn version(&mut self) -> io::Result<Option<String>> {
        loop {
            match http::line(&mut self.reader)? {
                None => return Ok(None),
                Some(line) if line.is_empty() => {}
                Some(line) => return Ok(Some(line)),
            }
        }
    }
}

enum Record {
    End,
    NoPage,
    Page(Result<Captured, Failure>),
}

fn resource(
    block: &mut impl BufRead,
    headers: &Headers,
    most_bytes: usize,
) -> io::Result<Option<Result<Captured, Failure>>> {
    let media_type = headers.get("content-type").map(str::to_owned);
    let Some(format) = media_type.as_deref().and_then(page_format) else { return Ok(None) };
    let bytes = up_to(block, most_bytes)?;
    let captured = |bytes| Captured { bytes, format: Some(format), media_type, ..Captured::default() };
    Ok(Some(bytes.map(captured).ok_or_else(|| too_large(most_bytes))))
}

/// What a body of this media type is read as; `None` where it is no page.
pub(crate) fn page_format(media_type: &str) -> Option<Format> {
    let kind = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match kind.as_str() {
        "text/html" | "application/xhtml+xml" => Some(Format::Html),
        "text/plain" => Some(Format::PlainText),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: &str, block: &str) -> String {
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: <https://example.org/>\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
            block.len()
        )
    }

    fn pages(archive: String) -> Vec<Result<Captured, Failure>> {
        let mut warc = Warc::new(Reader::of_bytes(archive.into_bytes()));
        std::iter::from_fn(|| warc.following(1000)).collect()
    }

    #[test]
    fn only_pages_are_taken() {
        let chunked = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n<p>O\r\n3;x=y\r\nne.\r\n0\r\n\r\n";
        let archive = [
            record("warcinfo", "software: ours"),
            record("request", "GET / HTTP/1.1\r\n\r\n"),
            record("response", chunked),
            record("response", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nNo"),
            record("response", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nPNG"),
            record(
                "response",
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br\r\n\r\n??",
            ),
            record(
                "response",
                &format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{}", "x".repeat(2000)),
            ),
            record("response", "HTTP/1.0 200\r\ncontent-type: text/plain\r\n\r\nLast."),
        ]
        .concat();
        let pages = pages(archive);
        let first = pages[0].as_ref().unwrap();
        assert_eq!(first.bytes, b"<p>One.");
        assert_eq!(first.url.as_deref(), Some("https://example.org/"));
        assert_eq!(first.media_type.as_deref(), Some("text/html; charset=utf-8"));
        assert_eq!(pages[1].as_ref().unwrap_err().reason, Reason::Damaged);
        assert_eq!(pages[2].as_ref().unwrap_err().reason, Reason::TooLarge);
        assert_eq!(pages[3].as_ref().unwrap().bytes, b"Last.");
        assert_eq!(pages.len(), 4);
    }

    #[test]
    fn an_archive_cut_off_says_so_once() {
        let mut archive =
            record("response", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Whole.").repeat(2);
        archive.truncate(archive.len() - 12);
        let pages = pages(archive);
        assert!(pages[0].is_ok());
        assert_eq!(pages[1].as_ref().unwrap_err().reason, Reason::Damaged);
        assert_eq!(pages.len(), 2);
    }
}
