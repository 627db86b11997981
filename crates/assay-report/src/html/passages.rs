//! The page passage by passage: its bytes in the source, what was repaired in it, and what stood
//! around it and was left out.

use std::ops::Range;

use assay_dossier::Dossier;
use assay_dossier::model::{Anchor, ByteRange, OmittedRecord, RepairRecord};
use sha2::{Digest, Sha256};

use super::dump::dump;
use super::parts::byte_range;
use super::repairs;
use crate::escape::{esc, put};
use crate::number::counted;
use crate::plain::{self, excerpt};

/// Bytes shown of a passage of the article, of one that was left out, and of what lies between two.
const SHOWN: usize = 4096;
const SHOWN_LEFT_OUT: usize = 400;
const SHOWN_BETWEEN: usize = 240;
/// Bytes of the source shown in all, so that a page of any size gives a report one can open.
const SHOWN_IN_ALL: usize = 192 << 10;
/// Characters of a passage in the list, and of one that was left out within its entry.
const IN_LIST: usize = 72;
const WORDS: usize = 400;

/// Where every block has its entry: the number of the block the entry is named after. Neighbouring
/// cells of a table share the entry of the first.
pub(super) struct Passages {
    /// First byte in the text, one past the last, and number, in order of place.
    entries: Vec<(usize, usize, usize)>,
}

impl Passages {
    pub(super) fn new(d: &Dossier) -> Self {
        let mut entries: Vec<(usize, usize, usize)> = runs(d)
            .filter_map(|run| {
                let blocks = d.article.blocks.get(run.clone())?;
                let (first, last) = (blocks.first()?, blocks.last()?);
                Some((first.anchor.text_bytes.start, last.anchor.text_bytes.end, run.start))
            })
            .collect();
        entries.sort_unstable();
        Self { entries }
    }

    /// The number of the entry in which a passage begins.
    pub(super) fn of(&self, anchor: &Anchor) -> Option<usize> {
        let at = anchor.text_bytes.start;
        let next = self.entries.partition_point(|(start, ..)| *start <= at);
        let (_, end, number) = self.entries.get(next.checked_sub(1)?)?;
        (at < *end).then_some(*number)
    }

    /// The source bytes of a passage, as a link to where they are shown.
    pub(super) fn bytes(&self, out: &mut String, anchor: &Anchor) {
        let range = byte_range(anchor.source_bytes);
        match self.of(anchor) {
            Some(number) => put!(out, "<a class=\"bytes\" href=\"#y-{number}\">source bytes {range}</a>"),
            None => put!(out, "<span class=\"bytes\">source bytes {range}</span>"),
        }
    }
}

/// Blocks by entry: neighbouring cells are one table.
pub(super) fn runs(d: &Dossier) -> impl Iterator<Item = Range<usize>> {
    let blocks = &d.article.blocks;
    let mut at = 0;
    std::iter::from_fn(move || {
        blocks.get(at)?;
        let cells = blocks.get(at..).unwrap_or_default().iter().take_while(|b| b.kind == "cell").count();
        let run = at..at + cells.max(1);
        at = run.end;
        Some(run)
    })
}

/// A passage of the page.
struct Entry<'a> {
    text: ByteRange,
    source: ByteRange,
    /// Its number, where it is of the article; otherwise what was left out.
    kept: Result<usize, &'a OmittedRecord>,
    kind: &'a str,
}

fn entries(d: &Dossier) -> Vec<Entry<'_>> {
    let kept = runs(d).filter_map(|run| {
        let blocks = d.article.blocks.get(run.clone())?;
        let (first, last) = (blocks.first()?, blocks.last()?);
        let span = |range: fn(&Anchor) -> ByteRange| ByteRange {
            start: range(&first.anchor).start,
            end: range(&last.anchor).end,
        };
        let kind = if first.kind == "cell" { "table" } else { first.kind.as_str() };
        Some(Entry {
            text: span(|a| a.text_bytes),
            source: span(|a| a.source_bytes),
            kept: Ok(run.start),
            kind,
        })
    });
    let left = d.omitted.iter().map(|o| Entry {
        text: o.anchor.text_bytes,
        source: o.anchor.source_bytes,
        kept: Err(o),
        kind: plain::omitted_kind(&o.kind),
    });
    let mut all: Vec<Entry<'_>> = kept.chain(left).collect();
    all.sort_by_key(|entry| (entry.text.start, entry.text.end));
    all
}

/// The captured source, where it is at hand and is what the dossier was made from.
struct Bytes<'a> {
    source: Option<&'a [u8]>,
    /// How many may still be shown.
    left: usize,
}

impl Bytes<'_> {
    /// The bytes of a range, at most `most` of them: what is too long loses its middle.
    fn show(&mut self, out: &mut String, d: &Dossier, range: ByteRange, most: usize) {
        let Some(bytes) = self.source else { return };
        let length = range.end.saturating_sub(range.start);
        let most = most.min(self.left);
        let (head, tail) = if length <= most { (length, 0) } else { (most - most / 4, most / 4) };
        self.left -= head + tail;
        let middle = range.start + head..range.end - tail;
        let mut pieces = vec![range.start..range.start + head, range.end - tail..range.end];
        pieces.retain(|piece| !piece.is_empty() && bytes.get(piece.clone()).is_some());
        put!(out, "<pre class=\"dump\">");
        for (at, piece) in pieces.iter().enumerate() {
            if at > 0 || (piece.start > range.start && !middle.is_empty()) {
                put!(
                    out,
                    "<span class=\"l cut-out\">… {} not shown</span>",
                    counted(middle.len(), "byte", "bytes")
                );
            }
            dump(out, bytes.get(piece.clone()).unwrap_or_default(), piece.start, &d.text.repairs);
        }
        if pieces.is_empty() && length > 0 {
            put!(
                out,
                "<span class=\"l cut-out\">{} not shown: enough for one page</span>",
                counted(length, "byte", "bytes")
            );
        }
        out.push_str("</pre>");
    }
}

pub(super) fn section(out: &mut String, d: &Dossier, source: Option<&[u8]>) {
    out.push_str("<h3 id=\"omitted\">The page, passage by passage</h3>\n");
    let all = entries(d);
    if all.is_empty() {
        out.push_str("<p class=\"empty\">There is no text on this page.</p>\n");
        return;
    }
    let matching = source.filter(|bytes| is_source(d, bytes));
    let mut bytes = Bytes { source: matching, left: SHOWN_IN_ALL };
    out.push_str(match (matching, source) {
        (Some(_), _) => "<p class=\"lead\">Each passage with its bytes: characters of ASCII as they are, all others in hexadecimal; what was repaired is marked. What stands between two passages is mark-up that was not read as text.</p>\n",
        (None, Some(_)) => "<p class=\"lead\">The source at hand is not the one this dossier was made from: its bytes are not shown.</p>\n",
        (None, None) => "<p class=\"lead\">The source was not at hand when this page was made: of its bytes only their places are shown, and what was repaired.</p>\n",
    });
    put!(
        out,
        "<details class=\"passages\"><summary>{}, {} left out of the article</summary>\n<ol>",
        counted(all.len(), "passage", "passages"),
        crate::number::whole(d.omitted.len())
    );
    let mut before = 0;
    for (at, entry) in all.iter().enumerate() {
        self::entry(out, d, entry, at, before, &mut bytes);
        before = before.max(entry.source.end);
    }
    out.push_str("</ol></details>\n");
}

fn is_source(d: &Dossier, bytes: &[u8]) -> bool {
    let digest: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    d.source.digest.strip_prefix("sha256:") == Some(digest.as_str())
}

fn entry(out: &mut String, d: &Dossier, entry: &Entry<'_>, at: usize, before: usize, bytes: &mut Bytes<'_>) {
    let text = d.text.content.get(entry.text.start..entry.text.end).unwrap_or_default();
    let (class, id) = match entry.kept {
        Ok(number) => ("kept", number.to_string()),
        Err(_) => ("left", format!("o{at}")),
    };
    let what = if entry.kept.is_ok() { String::new() } else { "left out: ".to_owned() };
    put!(
        out,
        "<li class=\"{class}\"><details><summary><span class=\"kind\">{what}{}</span> {} <span class=\"bytes\">{}</span></summary><div id=\"y-{id}\">",
        esc(entry.kind),
        esc(&excerpt(text, IN_LIST)),
        byte_range(entry.source)
    );
    if bytes.source.is_some() && before < entry.source.start && before > 0 {
        let between = ByteRange { start: before, end: entry.source.start };
        put!(out, "<p class=\"label\">Between it and the passage before, not read as text</p>");
        bytes.show(out, d, between, SHOWN_BETWEEN);
    }
    if bytes.source.is_some() {
        put!(out, "<p class=\"label\">In the source, bytes {}</p>", byte_range(entry.source));
        bytes.show(out, d, entry.source, if entry.kept.is_ok() { SHOWN } else { SHOWN_LEFT_OUT });
    }
    let repaired: Vec<&RepairRecord> = within(&d.text.repairs, entry.text);
    if !repaired.is_empty() {
        put!(out, "<p class=\"label\">Repaired in it</p>");
        repairs::table(out, &repaired, "Repaired in this passage");
    }
    let shown = if entry.kept.is_ok() { text.to_owned() } else { excerpt(text, WORDS) };
    put!(
        out,
        "<p class=\"label\">It reads</p><p class=\"reads\" dir=\"auto\">{}</p></div></details></li>\n",
        esc(&shown)
    );
}

/// The repairs within a passage; they are in order of place.
fn within(all: &[RepairRecord], text: ByteRange) -> Vec<&RepairRecord> {
    let first = all.partition_point(|r| r.anchor.text_bytes.start < text.start);
    let rest = all.get(first..).unwrap_or_default().iter();
    rest.take_while(|r| r.anchor.text_bytes.start < text.end).collect()
}
