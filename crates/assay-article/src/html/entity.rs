//! Character references: `&amp;`, `&#8212;`, `&#x2014;`.

use std::borrow::Cow;
use std::sync::OnceLock;

const TABLE: &str = include_str!("../../data/character-references.tsv");

/// The longest name is `CounterClockwiseContourIntegral;`.
const LONGEST_NAME: usize = 32;

/// Reads the character reference that `input` begins with (its first byte is `&`): how many bytes
/// it takes and what it stands for; `None` where the ampersand is just an ampersand.
///
/// In an attribute a name without a semicolon that runs on into a letter, a digit or `=` is no
/// reference, so that `?a=1&copy=2` stays what it is.
pub(crate) fn reference(input: &str, in_attribute: bool) -> Option<(usize, Cow<'static, str>)> {
    let rest = input.strip_prefix('&')?;
    if let Some(digits) = rest.strip_prefix('#') {
        return numeric(digits).map(|(len, text)| (len + 2, text));
    }
    let usual = [("amp;", "&"), ("nbsp;", "\u{a0}"), ("lt;", "<"), ("gt;", ">"), ("quot;", "\"")];
    for (name, text) in usual {
        if rest.starts_with(name) {
            return Some((name.len() + 1, Cow::Borrowed(text)));
        }
    }
    let letters = rest.bytes().take(LONGEST_NAME).take_while(u8::is_ascii_alphanumeric).count();
    let with_semicolon = letters + usize::from(rest.as_bytes().get(letters) == Some(&b';'));
    // The longest name that matches wins: `&notit;` is `¬it;`, `&notin;` is `∉`.
    let (name, text) = (1..=with_semicolon).rev().find_map(|len| {
        let name = rest.get(..len)?;
        named(name).map(|text| (name, text))
    })?;
    let runs_on = rest.as_bytes().get(name.len()).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'=');
    if in_attribute && runs_on && !name.ends_with(';') {
        return None;
    }
    Some((name.len() + 1, Cow::Borrowed(text)))
}

fn named(name: &str) -> Option<&'static str> {
    static NAMES: OnceLock<Vec<(&'static str, String)>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        TABLE
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| {
                let (name, points) = line.split_once('\t')?;
                let text = points
                    .split(' ')
                    .filter_map(|point| char::from_u32(u32::from_str_radix(point, 16).ok()?))
                    .collect();
                Some((name, text))
            })
            .collect()
    });
    let index = names.binary_search_by_key(&name, |(known, _)| known).ok()?;
    names.get(index).map(|(_, text)| text.as_str())
}

/// What follows `&#`.
fn numeric(input: &str) -> Option<(usize, Cow<'static, str>)> {
    let (prefix, radix) = match input.as_bytes().first()? {
        b'x' | b'X' => (1, 16),
        _ => (0, 10),
    };
    let digits = input.get(prefix..)?;
    let count = digits.bytes().take_while(|b| char::from(*b).is_digit(radix)).count();
    if count == 0 {
        return None;
    }
    let value = digits
        .bytes()
        .take(count)
        .filter_map(|b| char::from(b).to_digit(radix))
        .fold(0u32, |value, digit| value.saturating_mul(radix).saturating_add(digit));
    let semicolon = usize::from(digits.as_bytes().get(count) == Some(&b';'));
    Some((prefix + count + semicolon, Cow::Owned(code_point(value).to_string())))
}

/// Numbers 128 to 159 mean the characters of windows-1252, as the standard asks: that is what
/// those who write them mean.
fn code_point(value: u32) -> char {
    const WINDOWS_1252: [u32; 32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
        0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
        0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ];
    let value = match value {
        0 => 0xFFFD,
        0x80..=0x9F => WINDOWS_1252.get(value as usize - 0x80).copied().unwrap_or(value),
        _ => value,
    };
    char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER)
}

#[cfg(test)]
mod tests {
    use super::reference;

    fn read(input: &str) -> Option<(usize, String)> {
        reference(input, false).map(|(len, text)| (len, text.into_owned()))
    }

    #[test]
    fn names_numbers_and_the_longest_match() {
        assert_eq!(read("&amp; more"), Some((5, "&".into())));
        assert_eq!(read("&mdash;"), Some((7, "—".into())));
        assert_eq!(read("&notin;"), Some((7, "∉".into())));
        assert_eq!(read("&notit;"), Some((4, "¬".into())));
        assert_eq!(read("&#8212;x"), Some((7, "—".into())));
        assert_eq!(read("&#x2014 "), Some((7, "—".into())));
        assert_eq!(read("&#151;"), Some((6, "—".into())), "windows-1252 by number");
        assert_eq!(read("&#99999999999;"), Some((14, "\u{fffd}".into())));
        assert_eq!(read("& so"), None);
        assert_eq!(read("&nosuchname;"), None);
        assert_eq!(read("&#;"), None);
    }

    #[test]
    fn a_query_string_is_no_reference() {
        assert_eq!(reference("&copy=2", true), None);
        assert_eq!(reference("&copy;=2", true).map(|(len, _)| len), Some(6));
    }
}
