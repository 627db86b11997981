//! Whether bytes are text at all, and whether text is a web page.

use crate::{ExtractError, Format};

/// Signatures of files that are no text: leading bytes, their offset, what they are.
const SIGNATURES: &[(&[u8], usize, &str)] = &[
    (b"%PDF-", 0, "a PDF file"),
    (b"\x89PNG\r\n\x1a\n", 0, "a PNG image"),
    (b"\xff\xd8\xff", 0, "a JPEG image"),
    (b"GIF87a", 0, "a GIF image"),
    (b"GIF89a", 0, "a GIF image"),
    (b"RIFF", 0, "a RIFF file (WebP, WAV or AVI)"),
    (b"PK\x03\x04", 0, "a ZIP archive (or an office document)"),
    (b"PK\x05\x06", 0, "an empty ZIP archive"),
    (b"\x1f\x8b", 0, "gzip-compressed data"),
    (b"\x28\xb5\x2f\xfd", 0, "Zstandard-compressed data"),
    (b"BZh", 0, "bzip2-compressed data"),
    (b"\xfd7zXZ\0", 0, "xz-compressed data"),
    (b"7z\xbc\xaf\x27\x1c", 0, "a 7-Zip archive"),
    (b"Rar!\x1a\x07", 0, "a RAR archive"),
    (b"\x7fELF", 0, "an ELF program"),
    (b"MZ\x90\0", 0, "a Windows program"),
    (b"\xca\xfe\xba\xbe", 0, "a Java class or a macOS program"),
    (b"\0asm", 0, "a WebAssembly module"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0, "an old office document"),
    (b"OggS", 0, "an Ogg file"),
    (b"ID3", 0, "an MP3 file"),
    (b"ftyp", 4, "an MP4 file"),
    (b"SQLite format 3\0", 0, "an SQLite database"),
    (b"wOFF", 0, "a font"),
    (b"wOF2", 0, "a font"),
];

/// How many leading bytes are looked at for zero bytes and control characters.
const PREFIX: usize = 4096;

/// Bytes of text among which one zero byte is taken for damage.
const LEAST_BYTES_A_ZERO: usize = 200;

/// Refuses what is empty or no text in any charset.
pub(crate) fn check_text(bytes: &[u8]) -> Result<(), ExtractError> {
    if bytes.iter().all(|b| b.is_ascii_whitespace())
        || matches!(bytes, b"\xef\xbb\xbf" | b"\xff\xfe" | b"\xfe\xff")
    {
        return Err(ExtractError::Empty);
    }
    for (signature, offset, what) in SIGNATURES {
        if bytes.get(*offset..).is_some_and(|rest| rest.starts_with(signature)) {
            return Err(ExtractError::NotText { what, position: *offset });
        }
    }
    if is_wide(bytes) {
        return Ok(());
    }
    let prefix = bytes.get(..PREFIX).unwrap_or(bytes);
    if let Some(position) = memchr::memchr(0, bytes) {
        // A stray zero is damage; more than a few in a thousand bytes, in all or at the start, are
        // data.
        let many = |bytes: &[u8]| memchr::memchr_iter(0, bytes).count() * LEAST_BYTES_A_ZERO > bytes.len();
        if many(prefix) || many(bytes) {
            return Err(ExtractError::NotText { what: "a zero byte", position });
        }
    }
    // Escape (ISO-2022 charsets), tabs and line ends aside, text has hardly any control bytes.
    let control = |b: &u8| matches!(b, 0..=8 | 11 | 14..=26 | 28..=31 | 127);
    if prefix.iter().filter(|b| control(b)).count() * 20 > prefix.len()
        && let Some(position) = prefix.iter().position(control)
    {
        return Err(ExtractError::NotText { what: "control bytes", position });
    }
    Ok(())
}

/// Whether the bytes look like UTF-16, with a mark or without, or UTF-32 with a mark.
fn is_wide(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return true;
    }
    let prefix = bytes.get(..PREFIX).unwrap_or(bytes);
    if prefix.len() < 4 {
        return false;
    }
    let zeros = |parity: usize| prefix.iter().skip(parity).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), prefix.len() / 2);
    // Most characters of a western text have a zero in one half and none in the other.
    (even * 10 > pairs * 4 && odd * 20 <= pairs) || (odd * 10 > pairs * 4 && even * 20 <= pairs)
}

/// Elements that a text which merely mentions a tag does not begin with.
const PAGE_STARTS: &[&str] = &[
    "!doctype",
    "html",
    "head",
    "body",
    "meta",
    "title",
    "script",
    "style",
    "link",
    "div",
    "p",
    "article",
    "main",
    "section",
    "h1",
    "table",
    "!--",
    "?xml",
    "header",
    "nav",
    "span",
    "a",
    "base",
    "b",
    "i",
    "ul",
    "ol",
    "blockquote",
    "figure",
    "img",
];

/// Web page or plain text, from the media type where it says, else from the text itself.
pub(crate) fn format_of(media_type: Option<&str>, text: &str) -> Format {
    let declared = media_type
        .map(|media_type| media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase());
    match declared.as_deref() {
        Some("text/html" | "application/xhtml+xml") => return Format::Html,
        Some("text/plain" | "text/markdown") => return Format::PlainText,
        _ => {}
    }
    let start = text.trim_start_matches(['\u{feff}', '\0']).trim_start();
    if let Some(tag) = start.strip_prefix('<') {
        let is_page = PAGE_STARTS.iter().any(|name| {
            tag.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name))
                && tag.as_bytes().get(name.len()).is_none_or(|b| !b.is_ascii_alphanumeric())
        });
        if is_page {
            return Format::Html;
        }
    }
    // Text before the first tag, or an unknown tag first: count what only mark-up has.
    let head = prefix(text, 64 << 10);
    let mut closing = 0;
    for (at, _) in head.match_indices("</") {
        let rest = head.get(at + 2..).unwrap_or_default();
        closing += usize::from(rest.bytes().next().is_some_and(|b| b.is_ascii_alphabetic()));
    }
    // A copied page about mark-up mentions a tag now and then; a page has one every few lines.
    if closing >= 2 && closing * 400 > head.len() { Format::Html } else { Format::PlainText }
}

/// The first `len` bytes or a little fewer, whole characters.
fn prefix(text: &str, len: usize) -> &str {
    if text.len() <= len { text } else { text.get(..text.floor_char_boundary(len)).unwrap_or_default() }
}

#[cfg(test)]
mod tests {
    use super::{check_text, format_of};
    use crate::{ExtractError, Format};

    #[test]
    fn data_is_no_text() {
        for (bytes, what) in [
            (&b"%PDF-1.7\n"[..], "a PDF file"),
            (b"\x89PNG\r\n\x1a\n\0\0", "a PNG image"),
            (b"PK\x03\x04\x14\0", "a ZIP archive (or an office document)"),
            (b"\x7fELF\x02", "an ELF program"),
            (b"abc\0def", "a zero byte"),
        ] {
            assert!(matches!(check_text(bytes), Err(ExtractError::NotText { what: w, .. }) if w == what));
        }
        assert_eq!(check_text(b""), Err(ExtractError::Empty));
        assert_eq!(check_text(b" \n\t"), Err(ExtractError::Empty));
    }

    #[test]
    fn a_stray_zero_is_damage() {
        let page = format!("<p>{}\0{}</p>", "The harbour wall held. ".repeat(9), "Nobody came. ".repeat(9));
        assert_eq!(check_text(page.as_bytes()), Ok(()));
        let archive = format!("notes.txt{}{}", "\0".repeat(500), "The harbour wall held. ".repeat(9000));
        assert!(matches!(check_text(archive.as_bytes()), Err(ExtractError::NotText { position: 9, .. })));
    }

    #[test]
    fn utf_16_without_a_mark_is_text() {
        let wide: Vec<u8> = "A plain sentence.".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(check_text(&wide), Ok(()));
        let wide: Vec<u8> = "<p>Ein Satz.</p>".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(check_text(&wide), Ok(()));
    }

    #[test]
    fn pages_and_texts_are_told_apart() {
        assert_eq!(format_of(None, "\n <!doctype HTML><p>x"), Format::Html);
        assert_eq!(format_of(None, "<div>x</div>"), Format::Html);
        assert_eq!(
            format_of(None, "Use <b> for bold, said Ada. Then close it with </b>."),
            Format::PlainText
        );
        assert_eq!(format_of(None, "stray text <p>a</p><p>b</p><p>c</p>"), Format::Html);
        assert_eq!(format_of(Some("text/plain"), "<p>quoted</p>"), Format::PlainText);
        assert_eq!(format_of(None, "<someone@example.org> wrote: hello"), Format::PlainText);
    }
}
