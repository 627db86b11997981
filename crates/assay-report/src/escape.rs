//! Article text on its way into HTML: nothing in it may become mark-up, an address that runs, or
//! a change of reading direction.

use std::fmt::{self, Display, Write as _};

/// Appends formatted HTML to a `String`. Writing to a `String` cannot fail.
macro_rules! put {
    ($out:expr, $($arg:tt)*) => {{
        use std::fmt::Write as _;
        let _ = write!($out, $($arg)*);
    }};
}
pub(crate) use put;

/// Text that writes itself escaped, for element content and for quoted attribute values alike.
#[derive(Clone, Copy)]
pub(crate) struct Escaped<'a>(&'a str);

/// `text`, escaped for HTML and SVG.
pub(crate) fn esc(text: &str) -> Escaped<'_> {
    Escaped(text)
}

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut written = 0;
        for (at, c) in self.0.char_indices() {
            let reference = match c {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                '\r' => " ",
                _ if is_unsafe(c) => "",
                _ => continue,
            };
            f.write_str(self.0.get(written..at).unwrap_or_default())?;
            if reference.is_empty() {
                f.write_char(visible(c))?;
            } else {
                f.write_str(reference)?;
            }
            written = at + c.len_utf8();
        }
        f.write_str(self.0.get(written..).unwrap_or_default())
    }
}

/// Control characters, and those that turn the reading direction of what follows them.
fn is_unsafe(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t') || is_direction_control(c)
}

/// Embeddings, overrides and isolates: one that is not closed would reverse our own words too.
pub(crate) fn is_direction_control(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// What stands in for an unsafe character: its control picture, or the replacement character.
fn visible(c: char) -> char {
    match c {
        '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{FFFD}'),
        '\u{7F}' => '\u{2421}',
        _ => '\u{FFFD}',
    }
}

/// The address, where it is one a report may link to: `http` or `https`, written plainly.
pub(crate) fn web_address(address: &str) -> Option<&str> {
    let scheme_end = address.find("://")?;
    let scheme = address.get(..scheme_end)?;
    let plain = !address.chars().any(|c| c.is_whitespace() || c.is_control() || is_direction_control(c));
    let web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    (web && plain && address.len() > scheme_end + 3).then_some(address)
}

/// The host of a web address, which is what a reader needs to know of a link.
pub(crate) fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or(rest);
    let host = authority.rsplit('@').next().unwrap_or(authority);
    host.strip_prefix("www.").unwrap_or(host)
}

/// A record's id as part of an element's id: letters, digits and hyphens only.
pub(crate) fn dom_id(id: &str) -> String {
    id.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(40).collect()
}

/// The page's address with a text fragment that scrolls a browser to `exact`.
pub(crate) fn text_fragment(page: &str, exact: &str) -> String {
    let words: Vec<&str> = exact.split_whitespace().collect();
    let base = page.split('#').next().unwrap_or(page);
    let mut address = format!("{base}#:~:text=");
    if words.len() <= 10 {
        push_encoded(&mut address, &words.join(" "));
    } else {
        // A long passage is named by its first and last words, so that it may span paragraphs.
        let (head, tail) =
            (words.get(..5).unwrap_or_default(), words.get(words.len() - 5..).unwrap_or_default());
        push_encoded(&mut address, &head.join(" "));
        address.push(',');
        push_encoded(&mut address, &tail.join(" "));
    }
    address
}

/// Percent-encodes everything but letters and digits; the hyphen has a meaning in fragments.
fn push_encoded(out: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            out.push(char::from(byte));
        } else {
            put!(out, "%{byte:02X}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mark_up_becomes_text() {
        assert_eq!(
            esc("<img src=x onerror='a&b'>\"").to_string(),
            "&lt;img src=x onerror=&#39;a&amp;b&#39;&gt;&quot;"
        );
    }

    #[test]
    fn control_and_direction_characters_are_shown_not_obeyed() {
        assert_eq!(
            esc("a\u{1b}[31m\0\u{202e}b\u{9b}\n").to_string(),
            "a\u{241b}[31m\u{2400}\u{fffd}b\u{fffd}\n"
        );
    }

    #[test]
    fn only_plain_web_addresses_are_linked() {
        assert_eq!(web_address("https://a.example/x"), Some("https://a.example/x"));
        assert_eq!(web_address("HTTP://a.example"), Some("HTTP://a.example"));
        for bad in [
            "javascript:alert(1)",
            "javascript://a.example/%0aalert(1)",
            "java\tscript:alert(1)",
            "data:text/html,<script>",
            "//a.example",
            "/local",
            "https://",
            "ht\ntps://a.example",
            " https://a.example",
            "file:///etc/passwd",
            "vbscript:x",
            "",
        ] {
            assert_eq!(web_address(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn host_is_what_the_browser_would_contact() {
        assert_eq!(host("https://www.a.example/b?c"), "a.example");
        assert_eq!(host("https://bank.example@evil.example/"), "evil.example");
    }

    #[test]
    fn ids_hold_nothing_but_letters_digits_and_hyphens() {
        assert_eq!(dom_id("c1\" onclick=\"x"), "c1onclickx");
    }

    #[test]
    fn fragment_encodes_what_has_a_meaning_in_it() {
        assert_eq!(
            text_fragment("https://a.example/p#top", "a-b, c"),
            "https://a.example/p#:~:text=a%2Db%2C%20c"
        );
        let long = "one two three four five six seven eight nine ten eleven";
        assert_eq!(
            text_fragment("https://a.example/", long),
            "https://a.example/#:~:text=one%20two%20three%20four%20five,seven%20eight%20nine%20ten%20eleven"
        );
    }
}
