//! `assay text`: the repaired text of an input, and what was repaired in it.

use std::fmt::Write as _;

use assay_text::{Certainty, CharsetReason, Decoded, Repair, Source, Text, decode, repair};
use serde::Serialize;

use super::output::print;
use super::{CommandError, Limit, input, progress};

/// Show the repaired text of a file, or what was repaired in it
#[derive(clap::Args)]
#[command(after_help = "\
The bytes are decoded (byte-order mark, valid UTF-8, declared charset, detection), and text that was \
read as a wrong code page is put right. Nothing else is changed. Mark-up is left as it is: `assay read` \
extracts articles.

Examples:
  assay text page.txt > repaired.txt
  assay text page.txt --changes     every repair: place, before, after, code pages, bytes, certainty
  pbpaste | assay text - --json")]
pub struct Arguments {
    /// File to read, or - for standard input
    input: String,
    /// Print a table of the repairs instead of the text
    #[arg(long)]
    changes: bool,
    /// Print text and repairs as JSON
    #[arg(long, conflicts_with = "changes")]
    json: bool,
    /// Media type the server sent, such as `text/plain; charset=windows-1252`
    #[arg(long, value_name = "TYPE")]
    media_type: Option<String>,
    /// Longest input that is read
    #[arg(long, value_name = "SIZE", default_value = "64M")]
    max_bytes: Limit,
}

/// Bytes of a repair shown in the table before it is cut short.
const BYTES_SHOWN: usize = 12;
/// Characters of a passage shown in the table before it is cut short.
const CHARACTERS_SHOWN: usize = 28;

pub fn run(arguments: &Arguments) -> Result<(), CommandError> {
    let mut source = input::read(&arguments.input, arguments.max_bytes)?;
    if let Some(media_type) = &arguments.media_type {
        source = source.with_media_type(media_type);
    }
    let what = format!("Repairing {}", input::name(&arguments.input));
    let (decoded, text) = progress::during(&what, || {
        let decoded = decode(&source);
        let text = repair(&decoded.text);
        (decoded, text)
    });
    let output = if arguments.json {
        json(&source, &decoded, &text).map_err(|error| CommandError::Input {
            input: arguments.input.clone(),
            what: error.to_string(),
        })?
    } else if arguments.changes {
        changes(&source, &decoded, &text)
    } else {
        text.as_str().to_owned()
    };
    print(&output)
}

/// Line and column of places in a text, asked for in order.
struct Place<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    line_start: usize,
}

impl<'a> Place<'a> {
    const fn new(text: &'a str) -> Self {
        Self { text, at: 0, line: 1, line_start: 0 }
    }

    /// Line and column of a byte offset, both from 1; a column is a character.
    fn of(&mut self, offset: usize) -> (usize, usize) {
        let passed = &self.text[self.at..offset];
        self.line += passed.matches('\n').count();
        if let Some(last) = passed.rfind('\n') {
            self.line_start = self.at + last + 1;
        }
        self.at = offset;
        (self.line, self.text[self.line_start..offset].chars().count() + 1)
    }
}

fn changes(source: &Source, decoded: &Decoded, text: &Text) -> String {
    const HEADINGS: [&str; 6] = ["line:column", "was", "is", "read as", "source bytes", "certainty"];
    let mut place = Place::new(text.as_str());
    let mut rows = vec![HEADINGS.map(str::to_owned)];
    for repair in text.repairs() {
        let (line, column) = place.of(repair.span.start());
        rows.push([
            format!("{line}:{column}"),
            shown(repair.original),
            shown(text.slice(repair.span)),
            chain(&repair).join(", then "),
            format!("{} {}", repair.source, bytes(source, &repair)),
            certainty(repair.certainty).to_owned(),
        ]);
    }
    let mut table = format!("{}, {}", decoded.charset, because(decoded.reason));
    match decoded.invalid {
        0 => table.push('\n'),
        count => _ = writeln!(table, "; {count} invalid sequences, each shown as U+FFFD"),
    }
    if rows.len() == 1 {
        table.push_str("nothing to repair\n");
        return table;
    }
    let widths: Vec<usize> = (0..HEADINGS.len())
        .map(|column| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0))
        .collect();
    for row in &rows {
        let cells: Vec<String> =
            row.iter().zip(widths.iter().copied()).map(|(cell, width)| format!("{cell:<width$}")).collect();
        let _ = writeln!(table, "{}", cells.join("  ").trim_end());
    }
    table
}

/// A passage with what cannot be seen written out, cut short where it is long.
fn shown(passage: &str) -> String {
    let mut written = String::new();
    for (count, c) in passage.chars().enumerate() {
        if count == CHARACTERS_SHOWN {
            written.push('…');
            break;
        }
        match c {
            '\u{A0}' => written.push('⍽'),
            _ if c.is_control() || c.is_whitespace() || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}') => {
                let _ = write!(written, "<{:02X}>", u32::from(c));
            }
            _ => written.push(c),
        }
    }
    written
}

fn chain(repair: &Repair<'_>) -> Vec<&'static str> {
    // Read from the inside out: the first wrong reading was undone last.
    repair.chain.iter().rev().map(|page| page.name()).collect()
}

fn bytes(source: &Source, repair: &Repair<'_>) -> String {
    let bytes = source.bytes().get(repair.source.range()).unwrap_or_default();
    let mut written = hexadecimal(&bytes[..bytes.len().min(BYTES_SHOWN)]);
    if bytes.len() > BYTES_SHOWN {
        written.push('…');
    }
    written
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().join(" ")
}

const fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Certain => "certain",
        Certainty::Probable => "probable",
        Certainty::Lost => "lost",
    }
}

const fn because(reason: CharsetReason) -> &'static str {
    match reason {
        CharsetReason::ByteOrderMark => "by its byte-order mark",
        CharsetReason::MediaType => "by its media type",
        CharsetReason::Meta => "by its mark-up",
        CharsetReason::ValidUtf8 => "because the bytes are valid",
        CharsetReason::Detected => "detected",
    }
}

#[derive(Serialize)]
struct Report<'a> {
    digest: String,
    charset: &'static str,
    charset_reason: &'static str,
    invalid_sequences: usize,
    text: &'a str,
    repairs: Vec<RepairReport<'a>>,
}

/// A repair; `start` and `end` are UTF-8 byte offsets into `text`, `source_start` and `source_end`
/// byte offsets into the input, `line` and `column` (a character) count from 1 in `text`.
#[derive(Serialize)]
struct RepairReport<'a> {
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    source_start: usize,
    source_end: usize,
    original_bytes: String,
    original: &'a str,
    repaired: &'a str,
    code_pages: Vec<&'static str>,
    certainty: &'static str,
}

fn json(source: &Source, decoded: &Decoded, text: &Text) -> Result<String, serde_json::Error> {
    let mut place = Place::new(text.as_str());
    let repairs = text
        .repairs()
        .map(|repair| {
            let (line, column) = place.of(repair.span.start());
            RepairReport {
                start: repair.span.start(),
                end: repair.span.end(),
                line,
                column,
                source_start: repair.source.start(),
                source_end: repair.source.end(),
                original_bytes: hexadecimal(source.bytes().get(repair.source.range()).unwrap_or_default()),
                original: repair.original,
                repaired: text.slice(repair.span),
                code_pages: repair.chain.iter().map(|page| page.name()).collect(),
                certainty: certainty(repair.certainty),
            }
        })
        .collect();
    let report = Report {
        digest: source.digest().to_string(),
        charset: decoded.charset,
        charset_reason: match decoded.reason {
            CharsetReason::ByteOrderMark => "byte-order-mark",
            CharsetReason::MediaType => "media-type",
            CharsetReason::Meta => "meta",
            CharsetReason::ValidUtf8 => "valid-utf-8",
            CharsetReason::Detected => "detected",
        },
        invalid_sequences: decoded.invalid,
        text: text.as_str(),
        repairs,
    };
    let mut written = serde_json::to_string_pretty(&report)?;
    written.push('\n');
    Ok(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_shows_place_and_bytes() {
        let source = Source::new("One\ntwo cafรฉ\nofย\u{A0}them".into()).unwrap();
        let decoded = decode(&source);
        let table = changes(&source, &decoded, &repair(&decoded.text));
        let lines: Vec<&str> = table.lines().collect();
        assert_eq!(lines[0], "UTF-8, because the bytes are valid");
        assert!(lines[2].starts_with("2:8") && lines[2].contains("windows-874"), "{table}");
        assert!(lines[2].contains("e0 b8 a3 e0 b8 89"), "{table}");
        assert!(lines[3].starts_with("3:3") && lines[3].contains("ย⍽"), "{table}");
    }
}
