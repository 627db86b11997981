//! Answers of servers (HTTP/1.1, RFC 9112) inside an archive.

use std::io::{self, BufRead, BufReader, Read};

use super::warc::page_format;
use super::{Captured, too_large, up_to};
use crate::{Failure, Reason};

/// Longest line of a header, and of all of them.
const LONGEST_LINE: u64 = 1 << 16;
const MOST_HEADERS: usize = 1000;

/// A line without its end; `None` at the end of the input.
pub(crate) fn line(reader: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut line = Vec::new();
    if reader.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if !line.ends_with(b"\n") && line.len() as u64 == LONGEST_LINE {
        return Err(io::Error::other("a header line of more than 64 KiB"));
    }
    Ok(Some(String::from_utf8_lossy(&line).trim_end_matches(['\r', '\n']).to_owned()))
}

/// Header fields; names in lower case.
pub(crate) struct Headers(Vec<(String, String)>);

impl Headers {
    /// Reads up to and with the empty line.
    pub(crate) fn read(reader: &mut impl BufRead) -> io::Result<Self> {
        let mut fields: Vec<(String, String)> = Vec::new();
        while let Some(line) = line(reader)?.filter(|line| !line.is_empty()) {
            if fields.len() == MOST_HEADERS {
                return Err(io::Error::other("more than 1000 header lines"));
            }
            match (line.split_once(':'), fields.last_mut()) {
                (_, Some((_, value))) if line.starts_with([' ', '\t']) => {
                    value.push(' ');
                    value.push_str(line.trim());
                }
                (Some((name, value)), _) => {
                    fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
                }
                (None, _) => {}
            }
        }
        Ok(Self(fields))
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }
}

/// The page in an answer; `None` where it is no page.
pub(crate) fn page(
    block: &mut impl BufRead,
    most_bytes: usize,
) -> io::Result<Option<Result<Captured, Failure>>> {
    let status = line(block)?.unwrap_or_default();
    if status.split(' ').nth(1) != Some("200") {
        return Ok(None);
    }
    let headers = Headers::read(block)?;
    let media_type = headers.get("content-type").map(str::to_owned);
    let format = match &media_type {
        Some(media_type) => match page_format(media_type) {
            Some(format) => Some(format),
            None => return Ok(None),
        },
        None => None,
    };
    let chunked =
        headers.get("transfer-encoding").is_some_and(|coding| coding.eq_ignore_ascii_case("chunked"));
    // Crawlers that store bodies without their chunks often leave the header as it was.
    let chunked = chunked && begins_with_chunk(block.fill_buf()?);
    let mut body: Box<dyn BufRead + '_> = if chunked {
        Box::new(BufReader::new(Chunks { inner: block, left: 0, over: false }))
    } else {
        Box::new(block)
    };
    let coding = headers.get("content-encoding").unwrap_or("identity").to_ascii_lowercase();
    let start = body.fill_buf()?;
    let bytes = match coding.as_str() {
        "identity" | "" => up_to(&mut body, most_bytes)?,
        // The same with codings: undone, but still named.
        "gzip" | "x-gzip" if !start.starts_with(&[0x1f, 0x8b]) => up_to(&mut body, most_bytes)?,
        "gzip" | "x-gzip" => up_to(&mut flate2::bufread::MultiGzDecoder::new(body), most_bytes)?,
        "deflate" => up_to(&mut flate2::bufread::ZlibDecoder::new(body), most_bytes)?,
        other => {
            let what = format!("the body is in the coding “{other}”; gzip and deflate are read");
            return Ok(Some(Err(Failure::new(Reason::Damaged, what))));
        }
    };
    let captured = |bytes| Captured { bytes, format, media_type, ..Captured::default() };
    Ok(Some(bytes.map(captured).ok_or_else(|| too_large(most_bytes))))
}

/// Whether these bytes begin with the length of a chunk.
fn begins_with_chunk(bytes: &[u8]) -> bool {
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
    (1..=8).contains(&digits) && matches!(bytes.get(digits), Some(b'\r' | b'\n' | b';' | b' '))
}

/// A body in chunks.
struct Chunks<R> {
    inner: R,
    left: u64,
    over: bool,
}

impl<R: BufRead> Read for Chunks<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.left == 0 && !self.over {
            // The end of the chunk before is an empty line.
            let Some(line) = line(&mut self.inner)? else {
                self.over = true;
                break;
            };
            if line.is_empty() {
                continue;
            }
            let length = line.split(';').next().unwrap_or_default().trim();
            self.left = u64::from_str_radix(length, 16)
                .map_err(|_| io::Error::other("a chunk whose length is no number"))?;
            self.over = self.left == 0;
        }
        let count = (&mut self.inner).take(self.left).read(into)?;
        self.left -= count as u64;
        if count == 0 && !into.is_empty() {
            self.left = 0;
            self.over = true;
        }
        Ok(count)
    }
}
