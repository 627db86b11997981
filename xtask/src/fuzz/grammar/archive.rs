//! Files of many pages: web archives and lines of JSON, compressed in members, with wrong lengths.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};
use ruzstd::encoding::{CompressionLevel, compress_to_vec};

use super::super::random::Random;
use super::{charset, json, prose};

const KINDS: &[&str] = &[
    "response",
    "response",
    "response",
    "resource",
    "conversion",
    "request",
    "warcinfo",
    "metadata",
    "revisit",
    "",
];
const TYPES: &[&str] = &[
    "text/html",
    "text/html; charset=koi8-r",
    "text/plain",
    "application/xhtml+xml",
    "image/png",
    "",
    "text/html;;;",
];
const STATUS: &[&str] =
    &["HTTP/1.1 200 OK", "HTTP/1.0 200", "HTTP/2 200", "HTTP/1.1 404 Not Found", "200", "\0", ""];

/// A file.
pub fn file(random: &mut Random) -> Vec<u8> {
    let mut file = Vec::new();
    let as_lines = random.one_in(3);
    // Members of a web archive are compressed one by one.
    let members = random.below(4);
    for _ in 0..random.few(12) {
        let part = if as_lines { line(random) } else { record(random) };
        file.extend(match members {
            0 => gzip(&part),
            1 => compress_to_vec(part.as_slice(), CompressionLevel::Fastest),
            2 if random.one_in(30) => gzip(&part),
            _ => part,
        });
    }
    file
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    // Writing to memory does not fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

fn line(random: &mut Random) -> Vec<u8> {
    let quoted = |text: String| serde_json::to_string(&text).unwrap_or_default();
    let line = match random.below(5) {
        0 => json::value(random, 0).replace('\n', " "),
        1 => format!(
            "{{\"text\":{},\"published\":\"2019-05-0{}\"}}",
            quoted(prose::article(random)),
            random.below(10)
        ),
        2 => String::new(),
        _ => {
            let page = String::from_utf8_lossy(&charset::page(random)).into_owned();
            format!("{{\"html\":{},\"url\":\"https://example.org/{}\"}}", quoted(page), random.few(100))
        }
    };
    line.into_bytes().into_iter().chain(*b"\n").collect()
}

fn record(random: &mut Random) -> Vec<u8> {
    let mut body = if random.one_in(6) { prose::article(random).into_bytes() } else { charset::page(random) };
    let mut headers = format!("{}\r\nContent-Type: {}\r\n", random.of(STATUS), random.of(TYPES));
    match random.below(8) {
        0 => {
            body = gzip(&body);
            headers += "Content-Encoding: gzip\r\n";
        }
        1 => {
            let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
            let _ = encoder.write_all(&body);
            body = encoder.finish().unwrap_or_default();
            headers += "Content-Encoding: deflate\r\n";
        }
        2 => headers += random.of(&["Content-Encoding: br\r\n", "Content-Encoding: gzip\r\n"]),
        _ => {}
    }
    if random.one_in(4) {
        headers += "Transfer-Encoding: chunked\r\n";
        body = chunked(random, &body);
    }
    if random.one_in(10) {
        headers += &"X: y\r\n ".repeat(random.few(1200));
    }
    let mut block = (headers + "\r\n").into_bytes();
    block.extend(body);
    let length = match random.below(12) {
        0 => random.few(block.len() * 2).to_string(),
        1 => random.of(&["18446744073709551616", "-1", "", "x", "4294967296"]).to_owned(),
        _ => block.len().to_string(),
    };
    let (kind, number) = (random.of(KINDS), random.few(1000));
    let mut record = format!(
        "WARC/1.{}\r\nWARC-Type: {kind}\r\nWARC-Target-URI: <https://example.org/{number}>\r\n\
         WARC-Date: 2019-05-03T00:00:00Z\r\nContent-Type: {}\r\nContent-Length: {length}\r\n\r\n",
        random.below(3),
        random.of(&["application/http; msgtype=response", "text/plain", "text/html", ""]),
    )
    .into_bytes();
    record.extend(block);
    record.extend(*b"\r\n\r\n");
    record
}

fn chunked(random: &mut Random, body: &[u8]) -> Vec<u8> {
    let mut chunks = Vec::new();
    let mut rest = body;
    while !rest.is_empty() {
        let (chunk, after) = rest.split_at(rest.len().min(1 + random.few(2000)));
        let length = if random.one_in(30) { random.few(1 << 40) } else { chunk.len() };
        chunks.extend(format!("{length:x}{}\r\n", random.of(&["", "", ";a=b", " "])).into_bytes());
        chunks.extend(chunk);
        chunks.extend(*b"\r\n");
        rest = after;
    }
    if random.below(4) > 0 {
        chunks.extend(*b"0\r\n\r\n");
    }
    chunks
}
