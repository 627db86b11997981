//! JSON with positions, as far as JSON-LD needs it.
//!
//! Pages get JSON slightly wrong: raw line breaks in strings, trailing commas, comments around.
//! The reader takes what it can and stops at what it cannot; nothing recurses.

use std::ops::Range;

/// A value. Children of an object or an array follow it in the list of nodes.
#[derive(Clone, Debug)]
pub(crate) struct Value {
    /// The key, raw and without quotes, where the value is an object's.
    pub(crate) key: Range<usize>,
    pub(crate) kind: Kind,
    /// A string without quotes, a number or a word as written; an object or array to its end.
    pub(crate) place: Range<usize>,
    pub(crate) parent: Option<usize>,
    /// Number of the first value that is not within this one.
    pub(crate) end: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Object,
    Array,
    String,
    Other,
}

/// A document: its values in order.
pub(crate) struct Json<'a> {
    pub(crate) input: &'a str,
    pub(crate) values: Vec<Value>,
}

/// Most values of a document.
const MOST_VALUES: usize = 200_000;

/// Reads `input`; what comes after a mistake is missing.
pub(crate) fn parse(input: &str) -> Json<'_> {
    let bytes = input.as_bytes();
    let mut values: Vec<Value> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut key = 0..0;
    let mut at = 0;
    while at < bytes.len() && values.len() < MOST_VALUES {
        let parent = open.last().copied();
        match bytes[at] {
            byte @ (b'{' | b'[') => {
                let kind = if byte == b'{' { Kind::Object } else { Kind::Array };
                open.push(values.len());
                values.push(Value {
                    key: std::mem::take(&mut key),
                    kind,
                    place: at..at,
                    parent,
                    end: usize::MAX,
                });
                at += 1;
            }
            b'}' | b']' => {
                close(&mut values, open.pop(), at + 1);
                key = 0..0;
                at += 1;
            }
            b'"' => {
                let end = string_end(bytes, at + 1);
                let place = at + 1..end;
                at = (end + 1).min(bytes.len());
                let in_object = parent
                    .and_then(|index| values.get(index))
                    .is_some_and(|value| value.kind == Kind::Object);
                if in_object && key.is_empty() {
                    key = place;
                } else {
                    let end = values.len() + 1;
                    values.push(Value {
                        key: std::mem::take(&mut key),
                        kind: Kind::String,
                        place,
                        parent,
                        end,
                    });
                }
            }
            byte if byte.is_ascii_alphanumeric() || byte == b'-' => {
                let len = bytes[at..]
                    .iter()
                    .position(|b| matches!(b, b',' | b'}' | b']' | b' ' | b'\n' | b'\r' | b'\t'));
                let end = len.map_or(bytes.len(), |len| at + len);
                if parent.is_some() {
                    let next = values.len() + 1;
                    let key = std::mem::take(&mut key);
                    values.push(Value { key, kind: Kind::Other, place: at..end, parent, end: next });
                }
                at = end.max(at + 1);
            }
            _ => at += 1,
        }
    }
    while let Some(index) = open.pop() {
        close(&mut values, Some(index), bytes.len());
    }
    Json { input, values }
}

fn close(values: &mut [Value], index: Option<usize>, at: usize) {
    let end = values.len();
    if let Some(value) = index.and_then(|index| values.get_mut(index)) {
        value.place.end = at;
        value.end = end;
    }
}

/// Position of the quotation mark that ends the string whose text begins at `from`.
fn string_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr::memchr2(b'"', b'\\', rest)) {
        at += found;
        if bytes.get(at) == Some(&b'"') {
            return at;
        }
        at += 2;
    }
    bytes.len()
}

impl Json<'_> {
    /// The raw key of a value.
    pub(crate) fn key(&self, index: usize) -> &str {
        self.values.get(index).and_then(|value| self.input.get(value.key.clone())).unwrap_or_default()
    }

    /// Values directly within value `index`.
    pub(crate) fn children(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.values.get(index).map_or(0, |value| value.end.min(self.values.len()));
        let mut next = index + 1;
        std::iter::from_fn(move || {
            (next < end).then(|| {
                let child = next;
                next = self.values.get(child).map_or(end, |value| value.end.max(child + 1));
                child
            })
        })
    }

    /// The member of object `index` of that name.
    pub(crate) fn member(&self, index: usize, name: &str) -> Option<usize> {
        self.children(index).find(|child| self.key(*child) == name)
    }

    /// The text of a string or the digits of a number, escapes decoded.
    pub(crate) fn text(&self, index: usize) -> Option<String> {
        let value = self.values.get(index)?;
        let raw = self.input.get(value.place.clone())?;
        match value.kind {
            Kind::String => Some(unescape(raw)),
            Kind::Other if raw != "null" => Some(raw.to_owned()),
            _ => None,
        }
    }
}

fn unescape(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('\\') {
        out.push_str(rest.get(..at).unwrap_or_default());
        rest = rest.get(at + 1..).unwrap_or_default();
        let Some(escape) = rest.chars().next() else { break };
        rest = rest.get(escape.len_utf8()..).unwrap_or_default();
        match escape {
            'n' | 'r' | 't' => out.push(' '),
            'b' | 'f' => {}
            'u' => {
                let Some(first) = hex(rest) else { continue };
                rest = rest.get(4..).unwrap_or_default();
                let second = rest.strip_prefix("\\u").and_then(hex);
                let pair =
                    second.filter(|low| (0xD800..0xDC00).contains(&first) && (0xDC00..0xE000).contains(low));
                let code = pair.map_or(first, |low| 0x10000 + ((first - 0xD800) << 10) + (low - 0xDC00));
                if pair.is_some() {
                    rest = rest.get(6..).unwrap_or_default();
                }
                out.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            other => out.push(other),
        }
    }
    out.push_str(rest);
    out
}

fn hex(text: &str) -> Option<u32> {
    u32::from_str_radix(text.get(..4)?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn members_elements_and_escapes() {
        let json = parse(
            r#"{"@type": "NewsArticle", "author": [{"name": "A\u00e9 \"B\""}, {"name": "C"}], "n": 12}"#,
        );
        let authors = json.member(0, "author").unwrap();
        let names: Vec<String> =
            json.children(authors).filter_map(|author| json.text(json.member(author, "name")?)).collect();
        assert_eq!(names, ["Aé \"B\"", "C"]);
        assert_eq!(json.member(0, "n").and_then(|n| json.text(n)).as_deref(), Some("12"));
    }

    #[test]
    fn sloppy_json_is_read_as_far_as_it_goes() {
        let json = parse("<!-- {\"headline\": \"Two\nlines\", \"b\": [1, 2,], }");
        assert_eq!(json.member(0, "headline").and_then(|n| json.text(n)).as_deref(), Some("Two\nlines"));
        let json = parse("{\"headline\": \"never ends");
        assert_eq!(json.member(0, "headline").and_then(|n| json.text(n)).as_deref(), Some("never ends"));
        assert!(parse(&"[".repeat(100_000)).values.len() == 100_000);
    }
}
