//! Tokens: words, numbers, marks and addresses, with clitics split off as Universal Dependencies
//! treebanks of English do ("is" + "n't", "Bukele" + "'s").

use assay_text::Span;

use crate::abbreviations::{abbreviation, needs_follower};
use crate::address::address_end;
use crate::{Token, TokenKind};

/// Appends the tokens of `block` to `tokens`. Every character that is not white space belongs to
/// exactly one token.
pub(crate) fn tokenise(text: &str, block: Span, tokens: &mut Vec<Token>) {
    let mut scanner = Scanner { text, end: block.end(), tokens };
    let mut position = block.start();
    while let Some(c) = scanner.at(position) {
        position = if is_gap(c) { position + c.len_utf8() } else { scanner.token(position, c) };
    }
}

/// White space and the invisible characters that pages put between words.
pub(crate) fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

struct Scanner<'a> {
    text: &'a str,
    end: usize,
    tokens: &'a mut Vec<Token>,
}

impl Scanner<'_> {
    fn at(&self, position: usize) -> Option<char> {
        let byte = *self.text.as_bytes().get(position).filter(|_| position < self.end)?;
        if byte < 0x80 {
            return Some(char::from(byte));
        }
        self.text.get(position..self.end)?.chars().next()
    }

    fn slice(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end).unwrap_or_default()
    }

    fn push(&mut self, start: usize, end: usize, kind: TokenKind) -> usize {
        self.tokens.push(Token { span: Span::new(start, end), kind });
        end
    }

    /// Reads the token or tokens that begin at `start` and returns where reading goes on.
    fn token(&mut self, start: usize, c: char) -> usize {
        if c.is_alphanumeric() || matches!(c, '@' | '#') {
            let glued = start.checked_sub(1).and_then(|before| self.text.as_bytes().get(before));
            let fresh = !glued.is_some_and(|byte| byte.is_ascii_alphanumeric());
            if fresh && let Some(end) = address_end(self.slice(start, self.end)) {
                return self.push(start, start + end, TokenKind::Address);
            }
        }
        if c.is_numeric() {
            self.number(start)
        } else if is_word(c) {
            self.word(start)
        } else {
            self.mark(start, c)
        }
    }

    fn word(&mut self, start: usize) -> usize {
        let end = self.word_end(start);
        let word = self.slice(start, end);
        if self.at(end) == Some('.') {
            if let Some(stop) = self.dotted_end(start, end) {
                return self.push(start, stop, TokenKind::Word);
            }
            if abbreviation(word).is_some() && (!needs_follower(word) || self.capital_follows(end + 1)) {
                return self.push(start, end + 1, TokenKind::Word);
            }
        }
        let split = start + clitic(word).unwrap_or(word.len());
        self.push(start, split, TokenKind::Word);
        if split < end {
            self.push(split, end, TokenKind::Word);
        }
        end
    }

    /// Letters and digits with inner hyphens, apostrophes and the ampersand of "AT&T".
    fn word_end(&self, start: usize) -> usize {
        let mut end = start;
        let mut before = ' ';
        while let Some(c) = self.at(end) {
            let after = end + c.len_utf8();
            let joins = match c {
                '-' | '\u{2010}' | '\u{2011}' => self.at(after).is_some_and(char::is_alphanumeric),
                '\'' | '’' => self.at(after).is_some_and(char::is_alphabetic),
                '&' => {
                    before.is_ascii_uppercase()
                        && self.at(after).is_some_and(|next| next.is_ascii_uppercase())
                }
                _ => is_word(c),
            };
            if !joins {
                break;
            }
            before = c;
            end = after;
        }
        end
    }

    /// The end of "U.S.", "e.g.", "J." or "Ph.D.", where the word from `start` to `end` and the
    /// stop after it begin one. "I." ends a sentence more often than it stands for a name.
    fn dotted_end(&self, start: usize, end: usize) -> Option<usize> {
        let head = self.slice(start, end);
        let mut past = end + 1;
        if head == "Ph" && self.slice(past, self.end).starts_with("D.") {
            return Some(past + 2);
        }
        let mut letters = head.chars();
        let first = letters.next()?;
        if letters.next().is_some() || !first.is_alphabetic() {
            return None;
        }
        let mut parts = 1;
        while let Some(c) = self.at(past).filter(|c| c.is_alphabetic()) {
            let after = past + c.len_utf8();
            match self.at(after) {
                Some('.') => past = after + 1,
                Some(next) if next.is_alphanumeric() => break,
                _ => {
                    past = after;
                    parts += 1;
                    break;
                }
            }
            parts += 1;
        }
        let initial = first.is_uppercase() && (first != 'I' || self.capital_follows(past));
        (parts > 1 || initial).then_some(past)
    }

    /// Whether a capital or a digit stands after one gap or right at `position`.
    fn capital_follows(&self, position: usize) -> bool {
        match self.at(position) {
            Some(c) if is_gap(c) => {
                self.at(position + c.len_utf8()).is_some_and(|next| next.is_uppercase() || next.is_numeric())
            }
            Some(c) => c.is_uppercase() || c.is_numeric(),
            None => false,
        }
    }

    /// Digits with inner stops, commas, colons and slashes and letters that follow directly
    /// ("1,200.5", "9/11", "21st", "1990s"); a date such as "2025-12-23" is one number, any
    /// other hyphen is a mark.
    fn number(&mut self, start: usize) -> usize {
        let mut end = start;
        while let Some(c) = self.at(end) {
            let after = end + c.len_utf8();
            let joins = match c {
                '.' | ',' | ':' | '/' => self.at(after).is_some_and(|next| next.is_ascii_digit()),
                '-' => self.inside_date(start, end),
                _ => c.is_numeric(),
            };
            if !joins {
                break;
            }
            end = after;
        }
        let digits = end;
        while let Some(c) = self.at(end).filter(|&c| is_word(c)) {
            end += c.len_utf8();
        }
        if end == digits
            && let Some(mark) = self.at(end).filter(|&c| c == '\'' || c == '’')
            && self.at(end + mark.len_utf8()) == Some('s')
            && !self.at(end + mark.len_utf8() + 1).is_some_and(is_word)
        {
            self.push(start, end, TokenKind::Number);
            return self.push(end, end + mark.len_utf8() + 1, TokenKind::Word);
        }
        self.push(start, end, TokenKind::Number)
    }

    /// Whether the hyphen at `position` is one of the two in a date that begins at `start`.
    fn inside_date(&self, start: usize, position: usize) -> bool {
        let shape = self.text.as_bytes().get(start..self.end.min(start + 10)).unwrap_or_default();
        let date = shape.len() == 10
            && shape.iter().enumerate().all(|(index, byte)| match index {
                4 | 7 => *byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        date && position < start + 10
    }

    /// A mark or sign; runs of stops, hyphens, and of "!" and "?" are one token.
    fn mark(&mut self, start: usize, c: char) -> usize {
        let mut end = start + c.len_utf8();
        let run: fn(char) -> bool = match c {
            '.' => |next| next == '.',
            '-' => |next| next == '-',
            '_' => |next| next == '_',
            '*' => |next| next == '*',
            '=' => |next| next == '=',
            '!' | '?' => |next| matches!(next, '!' | '?'),
            '\'' => |next| next == '\'',
            '`' => |next| next == '`',
            _ => |_| false,
        };
        while let Some(next) = self.at(end).filter(|&next| run(next)) {
            end += next.len_utf8();
        }
        let kind = if is_punctuation(c) { TokenKind::Punctuation } else { TokenKind::Symbol };
        self.push(start, end, kind)
    }
}

/// Letters, digits, and the marks that are written with letters.
pub(crate) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{AD}' | '\u{300}'..='\u{36F}' | '\u{200C}' | '\u{200D}')
}

fn is_punctuation(c: char) -> bool {
    match c {
        '$' | '%' | '&' | '+' | '<' | '=' | '>' | '^' | '|' | '~' | '#' | '*' => false,
        _ if c.is_ascii() => c.is_ascii_punctuation(),
        '‰' | '‱' | '⁄' => false,
        '¡' | '¿' | '«' | '»' | '·' | '§' | '¶' => true,
        '\u{2010}'..='\u{205E}'
        | '\u{2E00}'..='\u{2E5D}'
        | '\u{3001}'..='\u{3011}'
        | '\u{3014}'..='\u{301F}' => true,
        '！' | '？' | '，' | '．' | '：' | '；' | '（' | '）' | '\u{61F}' | '\u{60C}' | '\u{964}' => {
            true
        }
        _ => false,
    }
}

/// Clitics that are tokens of their own, in lower case with a straight apostrophe.
const CLITICS: &[&str] = &["'d", "'ll", "'m", "'re", "'s", "'ve"];

/// Where the clitic of `word` begins ("is|n't", "Bukele|'s"), if it has one.
fn clitic(word: &str) -> Option<usize> {
    let (at, mark) = word.char_indices().rev().take(4).find(|&(_, c)| c == '\'' || c == '’')?;
    let after = at + mark.len_utf8();
    let ending = word.get(after..)?;
    if ending.eq_ignore_ascii_case("t") {
        let before = word.get(..at)?;
        return before.ends_with(['n', 'N']).then(|| at - 1).filter(|&split| split > 0);
    }
    let known = CLITICS.iter().any(|clitic| clitic[1..].eq_ignore_ascii_case(ending));
    (known && at > 0).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenise(text, Span::new(0, text.len()), &mut tokens);
        tokens.iter().map(|token| token.span.of(text)).collect()
    }

    #[test]
    fn clitics_are_tokens() {
        assert_eq!(words("It isn't El Verano's."), ["It", "is", "n't", "El", "Verano", "'s", "."]);
        assert_eq!(
            words("They’ve won; can’t O'Dell?"),
            ["They", "’ve", "won", ";", "ca", "n’t", "O'Dell", "?"]
        );
        assert_eq!(words("James' hat"), ["James", "'", "hat"]);
    }

    #[test]
    fn stops_of_abbreviations_belong_to_them() {
        assert_eq!(words("The U.S. and Mr. J.R. Ito"), ["The", "U.S.", "and", "Mr.", "J.R.", "Ito"]);
        assert_eq!(
            words("at 5 p.m. on No. 3, e.g. here"),
            ["at", "5", "p.m.", "on", "No.", "3", ",", "e.g.", "here"]
        );
        assert_eq!(words("She said no. The end"), ["She", "said", "no", ".", "The", "end"]);
    }

    #[test]
    fn numbers_keep_their_inner_marks() {
        assert_eq!(words("1.2–1.4 per 100,000"), ["1.2", "–", "1.4", "per", "100,000"]);
        assert_eq!(
            words("$5.3m, 80% on 2025-12-23."),
            ["$", "5.3m", ",", "80", "%", "on", "2025-12-23", "."]
        );
        assert_eq!(
            words("the 1990s, 1990's 80-year-old"),
            ["the", "1990s", ",", "1990", "'s", "80", "-", "year-old"]
        );
    }

    #[test]
    fn words_keep_hyphens_and_names_their_ampersand() {
        assert_eq!(words("MS-13 and AT&T"), ["MS-13", "and", "AT&T"]);
        assert_eq!(words("end.Next…then"), ["end", ".", "Next", "…", "then"]);
    }

    #[test]
    fn addresses_are_one_token() {
        assert_eq!(
            words("(see https://x.example/a_b?c=1). Write a.b@c.example, @me_2."),
            ["(", "see", "https://x.example/a_b?c=1", ")", ".", "Write", "a.b@c.example", ",", "@me_2", "."]
        );
        assert_eq!(words("on example.com today"), ["on", "example.com", "today"]);
    }

    #[test]
    fn every_visible_character_is_in_one_token() {
        for text in ["a\u{300}b ''x'' ``y`` 'tis", "é—ñ\u{200B}ß", "....", "&&& A& &B", "I. I.", "'s n't ’"]
        {
            let mut tokens = Vec::new();
            tokenise(text, Span::new(0, text.len()), &mut tokens);
            let visible: String = text.chars().filter(|&c| !is_gap(c)).collect();
            let joined: String = tokens.iter().map(|token| token.span.of(text)).collect();
            assert_eq!(visible, joined);
        }
    }
}
