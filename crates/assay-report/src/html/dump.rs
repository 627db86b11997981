//! Bytes to be looked at.

use assay_dossier::model::RepairRecord;

use crate::escape::{esc, put};
use crate::number::whole;

/// Bytes in a line, unless a character or a repair would be cut.
const LINE: usize = 80;
/// How many bytes a line may be longer for that.
const MORE: usize = 12;

/// How a byte is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// As the character it is in ASCII.
    Character,
    /// In hexadecimal.
    Hexadecimal,
}

/// `bytes`, which begin at `offset` of the source, in lines with their offsets. Characters of ASCII stand
/// as they are, whatever the charset; all else is in hexadecimal; repaired bytes are marked.
pub(super) fn dump(out: &mut String, bytes: &[u8], offset: usize, repairs: &[RepairRecord]) {
    let mut next = repairs.partition_point(|r| r.anchor.source_bytes.end <= offset);
    let mut at = 0;
    while at < bytes.len() {
        let mut end = bytes.len().min(at + LINE);
        let most = bytes.len().min(end + MORE);
        let is_within = |end: usize| {
            let inside = |r: &RepairRecord| {
                let range = r.anchor.source_bytes;
                range.start < offset + end && offset + end < range.end
            };
            repairs.get(next..).unwrap_or_default().iter().take(LINE).any(inside)
        };
        while end < most && (bytes.get(end).is_some_and(|b| b & 0xC0 == 0x80) || is_within(end)) {
            end += 1;
        }
        put!(out, "<span class=\"l\"><i>{}</i>", whole(offset + at));
        while at < end {
            while repairs.get(next).is_some_and(|r| r.anchor.source_bytes.end <= offset + at) {
                next += 1;
            }
            let repaired =
                repairs.get(next).map(|r| r.anchor.source_bytes).filter(|range| range.start < range.end);
            let (stop, is_repaired) = match repaired {
                Some(range) if range.start <= offset + at => (end.min(range.end - offset), true),
                Some(range) => (end.min(range.start - offset), false),
                None => (end, false),
            };
            let stop = stop.max(at + 1);
            out.push_str(if is_repaired { "<mark>" } else { "" });
            piece(out, bytes.get(at..stop).unwrap_or_default());
            out.push_str(if is_repaired { "</mark>" } else { "" });
            at = stop;
        }
        out.push_str("</span>");
    }
}

fn piece(out: &mut String, bytes: &[u8]) {
    let shown = |byte: &u8| if (0x20..0x7F).contains(byte) { Shown::Character } else { Shown::Hexadecimal };
    for run in bytes.chunk_by(|a, b| shown(a) == shown(b)) {
        match run.first().map(shown) {
            Some(Shown::Character) => {
                let text: String = run.iter().map(|byte| char::from(*byte)).collect();
                put!(out, "{}", esc(&text));
            }
            Some(Shown::Hexadecimal) => {
                let digits: Vec<String> = run.iter().map(|byte| format!("{byte:02x}")).collect();
                put!(out, "<b>{}</b>", digits.join(" "));
            }
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use assay_dossier::model::{Anchor, ByteRange};

    use super::*;

    fn repair(start: usize, end: usize) -> RepairRecord {
        RepairRecord {
            id: "r1".into(),
            anchor: Anchor {
                exact: "–".into(),
                text_bytes: ByteRange { start, end },
                source_bytes: ByteRange { start, end },
            },
            original: String::new(),
            original_bytes: String::new(),
            code_pages: vec![],
            certainty: "certain".into(),
        }
    }

    fn dumped(bytes: &[u8], offset: usize, repairs: &[RepairRecord]) -> String {
        let mut out = String::new();
        dump(&mut out, bytes, offset, repairs);
        out
    }

    #[test]
    fn what_is_no_ascii_is_in_hexadecimal() {
        assert_eq!(
            dumped("a<é\n".as_bytes(), 1000, &[]),
            "<span class=\"l\"><i>1,000</i>a&lt;<b>c3 a9 0a</b></span>"
        );
    }

    #[test]
    fn repaired_bytes_are_marked_and_stay_on_one_line() {
        let mut text = "x".repeat(79);
        text.push_str("éé rest");
        let out = dumped(text.as_bytes(), 0, &[repair(79, 83)]);
        assert!(
            out.contains("<mark><b>c3 a9 c3 a9</b></mark></span><span class=\"l\"><i>83</i> rest"),
            "{out}"
        );
    }

    #[test]
    fn every_byte_is_shown_whatever_the_repairs() {
        for repairs in
            [vec![], vec![repair(0, 3)], vec![repair(2, 2), repair(1, 400)], vec![repair(5, 9), repair(7, 8)]]
        {
            for offset in [0, 3] {
                let out = dumped(&[b'a'; 300], offset, &repairs);
                assert_eq!(
                    out.matches('a').count()
                        - out.matches("span").count()
                        - out.matches("mark").count()
                        - out.matches("class").count(),
                    300,
                    "{out}"
                );
            }
        }
    }
}
