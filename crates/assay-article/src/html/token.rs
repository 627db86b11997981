//! The tokenizer: tags, text and raw text with their places.
//!
//! It follows the states of the HTML standard (13.2.5) without keeping a string: a token is a
//! pair of positions in the input, an attribute two pairs.

use memchr::{memchr, memmem};

use super::Tag;

/// A half-open pair of byte offsets into the decoded source.
pub(crate) type Place = (u32, u32);

/// An attribute as written: name and value without quotes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Attribute {
    pub(crate) name: Place,
    pub(crate) value: Place,
}

/// A piece of the input. Comments and declarations are passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    /// Characters, references undecoded.
    Text(Place),
    /// Characters in which references mean nothing.
    RawText(Place),
    /// A start tag; its attributes are in [`Tokens::attributes`].
    Start { tag: Tag, name: Place, place: Place, self_closing: bool },
    /// An end tag.
    End { tag: Tag, name: Place, place: Place },
    /// `<!DOCTYPE …>`.
    Doctype,
}

/// The tokens of `input`, front to back.
pub(crate) struct Tokens<'a> {
    input: &'a str,
    bytes: &'a [u8],
    position: usize,
    /// Attributes of the last start tag.
    pub(crate) attributes: Vec<Attribute>,
    /// Whether `<![CDATA[` means anything here (within SVG and MathML).
    pub(crate) in_foreign: bool,
}

const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0C)
}

const fn place(start: usize, end: usize) -> Place {
    (start as u32, end as u32)
}

impl<'a> Tokens<'a> {
    pub(crate) fn new(input: &'a str) -> Self {
        Self { input, bytes: input.as_bytes(), position: 0, attributes: Vec::new(), in_foreign: false }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    fn rest(&self, at: usize) -> &'a [u8] {
        self.bytes.get(at..).unwrap_or_default()
    }

    /// The next token; `None` at the end.
    pub(crate) fn next_token(&mut self) -> Option<Token> {
        loop {
            let start = self.position;
            if start >= self.bytes.len() {
                return None;
            }
            let end = self.text_end(start);
            if end > start {
                self.position = end;
                return Some(Token::Text(place(start, end)));
            }
            // At a `<` that opens something.
            match self.byte(start + 1) {
                Some(b'!') => {
                    if let Some(token) = self.declaration(start) {
                        return Some(token);
                    }
                }
                Some(b'?') => self.position = self.after(start + 2, b'>'),
                Some(b'/') => {
                    if let Some(token) = self.end_tag(start) {
                        return Some(token);
                    }
                }
                _ => {
                    if let Some(token) = self.start_tag(start) {
                        return Some(token);
                    }
                }
            }
        }
    }

    /// End of the text at `from`: the next `<` that opens a tag, a comment or a declaration.
    fn text_end(&self, from: usize) -> usize {
        let mut at = from;
        while let Some(found) = memchr(b'<', self.rest(at)) {
            let open = at + found;
            let opens = match self.byte(open + 1) {
                Some(b'!' | b'?') => true,
                Some(b'/') => self.byte(open + 2).is_some(),
                Some(byte) => byte.is_ascii_alphabetic(),
                None => false,
            };
            if opens {
                return open;
            }
            at = open + 1;
        }
        self.bytes.len()
    }

    /// Position after the next `byte` at or after `from`, or the end.
    fn after(&self, from: usize, byte: u8) -> usize {
        memchr(byte, self.rest(from)).map_or(self.bytes.len(), |found| from + found + 1)
    }

    /// A comment, a document type, a CDATA section or a bogus comment at `start`.
    fn declaration(&mut self, start: usize) -> Option<Token> {
        let rest = self.rest(start + 2);
        if rest.starts_with(b"--") {
            self.position = self.comment_end(start + 4);
            return None;
        }
        if self.in_foreign && rest.starts_with(b"[CDATA[") {
            let from = start + 9;
            let len = memmem::find(self.rest(from), b"]]>");
            let end = len.map_or(self.bytes.len(), |len| from + len);
            self.position = (end + 3).min(self.bytes.len());
            return (end > from).then_some(Token::RawText(place(from, end)));
        }
        let doctype = rest.get(..7).is_some_and(|word| word.eq_ignore_ascii_case(b"doctype"));
        self.position = self.after(start + 2, b'>');
        doctype.then_some(Token::Doctype)
    }

    /// Position after the comment whose text begins at `from`.
    fn comment_end(&self, from: usize) -> usize {
        let rest = self.rest(from);
        for (short, len) in [(&b">"[..], 1), (b"->", 2)] {
            if rest.starts_with(short) {
                return from + len;
            }
        }
        let mut at = from;
        while let Some(found) = memmem::find(self.rest(at), b"--") {
            let dashes = at + found;
            match (self.byte(dashes + 2), self.byte(dashes + 3)) {
                (Some(b'>'), _) => return dashes + 3,
                (Some(b'!'), Some(b'>')) => return dashes + 4,
                _ => at = dashes + 1,
            }
        }
        self.bytes.len()
    }

    fn end_tag(&mut self, start: usize) -> Option<Token> {
        match self.byte(start + 2) {
            Some(byte) if byte.is_ascii_alphabetic() => {}
            Some(b'>') => {
                self.position = start + 3;
                return None;
            }
            _ => {
                self.position = self.after(start + 2, b'>');
                return None;
            }
        }
        let name_end = self.name_end(start + 2);
        self.attributes.clear();
        let (end, _) = self.read_attributes(name_end)?;
        let name = place(start + 2, name_end);
        Some(Token::End { tag: self.tag(name), name, place: place(start, end) })
    }

    fn start_tag(&mut self, start: usize) -> Option<Token> {
        let name_end = self.name_end(start + 1);
        self.attributes.clear();
        let (end, self_closing) = self.read_attributes(name_end)?;
        let name = place(start + 1, name_end);
        Some(Token::Start { tag: self.tag(name), name, place: place(start, end), self_closing })
    }

    fn tag(&self, (start, end): Place) -> Tag {
        self.input.get(start as usize..end as usize).map_or(Tag::Other, Tag::of)
    }

    fn name_end(&self, from: usize) -> usize {
        let len = self.rest(from).iter().position(|b| is_space(*b) || matches!(b, b'/' | b'>'));
        len.map_or(self.bytes.len(), |len| from + len)
    }

    /// Reads attributes up to the `>`: position after it, and whether the tag closes itself.
    /// `None` where the input ends first; the unfinished tag is no token then.
    fn read_attributes(&mut self, from: usize) -> Option<(usize, bool)> {
        let mut at = from;
        let mut self_closing = false;
        loop {
            match self.byte(at) {
                None => {
                    self.position = self.bytes.len();
                    return None;
                }
                Some(b'>') => {
                    self.position = at + 1;
                    return Some((at + 1, self_closing));
                }
                Some(b'/') => {
                    self_closing = true;
                    at += 1;
                }
                Some(byte) if is_space(byte) => at += 1,
                Some(_) => {
                    self_closing = false;
                    at = self.read_attribute(at);
                }
            }
        }
    }

    /// Reads the attribute that begins at `from`; position after it.
    fn read_attribute(&mut self, from: usize) -> usize {
        // A leading `=` belongs to the name.
        let len = self.rest(from + 1).iter().position(|b| is_space(*b) || matches!(b, b'/' | b'>' | b'='));
        let name_end = len.map_or(self.bytes.len(), |len| from + 1 + len);
        let name = place(from, name_end);
        let mut at = self.skip_space(name_end);
        let mut value = place(name_end, name_end);
        if self.byte(at) == Some(b'=') {
            at = self.skip_space(at + 1);
            match self.byte(at) {
                Some(quote @ (b'"' | b'\'')) => {
                    let after = self.after(at + 1, quote);
                    let closed = self.byte(after.wrapping_sub(1)) == Some(quote) && after > at + 1;
                    value = place(at + 1, if closed { after - 1 } else { after });
                    at = after;
                }
                _ => {
                    let len = self.rest(at).iter().position(|b| is_space(*b) || *b == b'>');
                    let end = len.map_or(self.bytes.len(), |len| at + len);
                    value = place(at, end);
                    at = end;
                }
            }
        } else {
            at = name_end;
        }
        self.attributes.push(Attribute { name, value });
        at
    }

    fn skip_space(&self, from: usize) -> usize {
        let len = self.rest(from).iter().position(|b| !is_space(*b));
        len.map_or(self.bytes.len(), |len| from + len)
    }

    /// The content of a raw text element whose start tag was the last token, up to its end tag.
    pub(crate) fn raw_text(&mut self, name: &str, is_script: bool) -> Place {
        let start = self.position;
        let mut at = start;
        // Within `<!--` a script may hold `<script>…</script>` as data.
        let (mut in_comment, mut nested) = (false, false);
        while let Some(found) = memchr(b'<', self.rest(at)) {
            let open = at + found;
            if in_comment && memmem::find(self.bytes.get(at..open).unwrap_or_default(), b"-->").is_some() {
                (in_comment, nested) = (false, false);
            }
            at = open + 1;
            let rest = self.rest(at);
            if is_script && rest.starts_with(b"!--") {
                in_comment = true;
            } else if is_script && in_comment && !nested && self.names(at, name) {
                nested = true;
            } else if rest.first() == Some(&b'/') && self.names(at + 1, name) {
                if nested {
                    nested = false;
                    continue;
                }
                self.position = open;
                return place(start, open);
            }
        }
        self.position = self.bytes.len();
        place(start, self.bytes.len())
    }

    /// Whether the element name at `at` is `name`.
    fn names(&self, at: usize, name: &str) -> bool {
        self.bytes.get(at..at + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
            && self.byte(at + name.len()).is_none_or(|b| is_space(b) || matches!(b, b'/' | b'>'))
    }

    /// Everything from here on, for `<plaintext>`.
    pub(crate) fn remainder(&mut self) -> Place {
        let start = self.position;
        self.position = self.bytes.len();
        place(start, self.bytes.len())
    }
}

#[cfg(test)]
mod tests {
    use super::{Token, Tokens};

    /// Tokens written out as `text`, `<name attr=value>`, `</name>`.
    fn tokens(input: &str) -> String {
        let mut tokens = Tokens::new(input);
        let mut out = Vec::new();
        let at = |(start, end): (u32, u32)| &input[start as usize..end as usize];
        while let Some(token) = tokens.next_token() {
            out.push(match token {
                Token::Text(place) | Token::RawText(place) => at(place).to_owned(),
                Token::Start { name, self_closing, .. } => {
                    let attributes: String = tokens
                        .attributes
                        .iter()
                        .map(|a| format!(" {}={}", at(a.name), at(a.value)))
                        .collect();
                    format!("<{}{attributes}{}>", at(name), if self_closing { "/" } else { "" })
                }
                Token::End { name, .. } => format!("</{}>", at(name)),
                Token::Doctype => "!".into(),
            });
        }
        out.join("|")
    }

    #[test]
    fn tags_text_and_attributes() {
        assert_eq!(tokens("<!DOCTYPE html><p class=a id='b c'>x</p >"), "!|<p class=a id=b c>|x|</p>");
        assert_eq!(tokens("<br/><img src=a/b alt>"), "<br/>|<img src=a/b alt=>");
        assert_eq!(tokens("a < b <c"), "a < b ");
        assert_eq!(tokens("<a =x>"), "<a =x=>");
        assert_eq!(tokens("1<2 </>3"), "1<2 |3");
    }

    #[test]
    fn comments_end_as_the_standard_says() {
        assert_eq!(tokens("a<!-- <p> -- > -->b"), "a|b");
        assert_eq!(tokens("a<!-->b"), "a|b");
        assert_eq!(tokens("a<!--->b"), "a|b");
        assert_eq!(tokens("a<!-- x --!>b"), "a|b");
        assert_eq!(tokens("a<?php echo ?>b</ bogus>c"), "a|b|c");
        assert_eq!(tokens("a<!-- never closed"), "a");
    }

    #[test]
    fn a_script_ends_at_its_own_end_tag() {
        let input = "<script>if (a<b) '<!--<script></script>-->' </script>x";
        let mut tokens = Tokens::new(input);
        tokens.next_token();
        let (start, end) = tokens.raw_text("script", true);
        assert_eq!(&input[start as usize..end as usize], "if (a<b) '<!--<script></script>-->' ");
    }
}
