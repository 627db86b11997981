//! Where a charset is declared: in the media type, in `<meta>`, in an XML declaration.

/// Bytes of markup looked at, as HTML has it.
const PRESCAN: usize = 1024;

/// The label after `charset=` in a media type.
pub(super) fn charset_of_media_type(media_type: &str) -> Option<&[u8]> {
    label_after(media_type.as_bytes(), b"charset")
}

/// The label a `<meta>` element or an XML declaration gives.
pub(super) fn charset_of_markup(bytes: &[u8]) -> Option<&[u8]> {
    let head = &bytes[..bytes.len().min(PRESCAN)];
    let mut at = 0;
    while let Some(open) = memchr::memchr(b'<', &head[at..]).map(|offset| at + offset) {
        let rest = &head[open..];
        if rest.starts_with(b"<!--") {
            // A comment that does not end within the prescan hides the rest.
            at = open + 4 + memchr::memmem::find(&rest[4..], b"-->")?;
            continue;
        }
        let tag = &rest[..memchr::memchr(b'>', rest).unwrap_or(rest.len())];
        let label = match tag {
            _ if starts_with_word(tag, b"<meta") => label_after(tag, b"charset"),
            _ if starts_with_word(tag, b"<?xml") => label_after(tag, b"encoding"),
            _ => None,
        };
        if label.is_some() {
            return label;
        }
        at = open + 1;
    }
    None
}

fn starts_with_word(tag: &[u8], word: &[u8]) -> bool {
    tag.len() > word.len()
        && tag[..word.len()].eq_ignore_ascii_case(word)
        && (tag[word.len()].is_ascii_whitespace() || tag[word.len()] == b'/')
}

/// What stands after `name`, an equals sign and perhaps a quotation mark.
fn label_after<'a>(text: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let mut windows = text.windows(name.len()).enumerate();
    loop {
        let (at, _) = windows.find(|(_, window)| window.eq_ignore_ascii_case(name))?;
        let rest = text[at + name.len()..].trim_ascii_start();
        let Some(value) = rest.strip_prefix(b"=") else { continue };
        let value = value.trim_ascii_start();
        let value =
            value.strip_prefix(b"\"").or(value.strip_prefix(b"'")).unwrap_or(value).trim_ascii_start();
        let end = value.iter().position(|byte| !is_label(*byte)).unwrap_or(value.len());
        if end > 0 {
            return Some(&value[..end]);
        }
    }
}

const fn is_label(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':' | b'.' | b'+')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_found_where_html_allows_them() {
        let label = |text: &'static str| charset_of_markup(text.as_bytes());
        assert_eq!(label("<meta charset=utf-8>"), Some(&b"utf-8"[..]));
        assert_eq!(
            label("<html><META http-equiv='x' content=\"text/html; CharSet = koi8-r\">"),
            Some(&b"koi8-r"[..])
        );
        assert_eq!(label("<?xml version=\"1.0\" encoding='big5'?>"), Some(&b"big5"[..]));
        assert_eq!(label("<!-- <meta charset=big5> --><meta charset=\"tis-620\">"), Some(&b"tis-620"[..]));
        assert_eq!(label("<p>charset=utf-8</p>"), None);
        assert_eq!(charset_of_media_type("text/html;charset=\"GBK\""), Some(&b"GBK"[..]));
        assert_eq!(charset_of_media_type("text/html"), None);
    }
}
