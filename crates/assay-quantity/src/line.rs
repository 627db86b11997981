//! One sentence cut into lexemes: the finest pieces a figure or a date can be made of.
//!
//! Language tokens keep "US$7.2bn" or "mid-80s" together or not as suits a reader of words; a
//! reader of figures needs the seams, so it cuts its own.

use crate::opening::{self, Openings};

/// What a lexeme is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Letters, with inner apostrophes ("don't"); a final "'s" is its own lexeme.
    Letters,
    /// ASCII digits.
    Digits,
    /// Any other character that is not white space.
    Mark(char),
}

/// A piece of a line; positions are bytes of the line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lexeme {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: Kind,
    /// Whether white space (or the start of the line) stands in front.
    pub(crate) gap: bool,
}

/// A sentence and its lexemes. Indices beyond the end read as nothing, so that readers can look
/// ahead without asking.
pub(crate) struct Line<'t> {
    pub(crate) text: &'t str,
    lower: String,
    pub(crate) lexemes: Vec<Lexeme>,
    /// What each lexeme can begin.
    openings: Vec<Openings>,
    /// Lexemes that belong to figures and dates, so that no noun group runs through them; empty
    /// until those are found.
    taken: Vec<bool>,
    /// Lexemes of names of places, people and organisations.
    named: Vec<bool>,
}

impl<'t> Line<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let lower = text.to_ascii_lowercase();
        let lexemes = cut(text);
        let openings =
            lexemes.iter().map(|lexeme| opening::of(lexeme.kind, &lower[lexeme.start..lexeme.end])).collect();
        Self { text, lower, lexemes, openings, taken: Vec::new(), named: Vec::new() }
    }

    pub(crate) fn len(&self) -> usize {
        self.lexemes.len()
    }

    /// Whether one of the `readers` can begin at lexeme `i`.
    pub(crate) fn opens(&self, i: usize, readers: Openings) -> bool {
        self.openings.get(i).is_some_and(|openings| openings & readers != 0)
    }

    /// Marks lexemes that belong to a figure or a date.
    pub(crate) fn take(&mut self, first: usize, past: usize) {
        if self.taken.is_empty() {
            self.taken = vec![false; self.lexemes.len()];
        }
        let past = past.min(self.taken.len());
        if first < past {
            self.taken[first..past].fill(true);
        }
    }

    /// Says which lexemes belong to names.
    pub(crate) fn name(&mut self, named: Vec<bool>) {
        self.named = named;
    }

    /// Whether lexeme `i` belongs to a name.
    pub(crate) fn is_named(&self, i: usize) -> bool {
        self.named.get(i).copied().unwrap_or(false)
    }

    /// Whether lexeme `i` belongs to a figure or a date.
    pub(crate) fn is_taken(&self, i: usize) -> bool {
        self.taken.get(i).copied().unwrap_or(false)
    }

    /// The characters of lexeme `i` as written.
    pub(crate) fn raw(&self, i: usize) -> &str {
        self.lexemes.get(i).map_or("", |lexeme| &self.text[lexeme.start..lexeme.end])
    }

    /// The characters of lexeme `i` in ASCII lower case.
    pub(crate) fn low(&self, i: usize) -> &str {
        self.lexemes.get(i).map_or("", |lexeme| &self.lower[lexeme.start..lexeme.end])
    }

    /// The lower-case characters from lexeme `i` up to, not including, `past`, as spaced.
    pub(crate) fn low_range(&self, i: usize, past: usize) -> &str {
        match (self.lexemes.get(i), past.checked_sub(1).and_then(|last| self.lexemes.get(last))) {
            (Some(first), Some(last)) if i < past => &self.lower[first.start..last.end],
            _ => "",
        }
    }

    /// The characters from lexeme `i` up to, not including, `past`, as written.
    pub(crate) fn raw_range(&self, i: usize, past: usize) -> &str {
        match (self.lexemes.get(i), past.checked_sub(1).and_then(|last| self.lexemes.get(last))) {
            (Some(first), Some(last)) if i < past => &self.text[first.start..last.end],
            _ => "",
        }
    }

    pub(crate) fn kind(&self, i: usize) -> Option<Kind> {
        self.lexemes.get(i).map(|lexeme| lexeme.kind)
    }

    pub(crate) fn is_letters(&self, i: usize) -> bool {
        self.kind(i) == Some(Kind::Letters)
    }

    pub(crate) fn is_digits(&self, i: usize) -> bool {
        self.kind(i) == Some(Kind::Digits)
    }

    pub(crate) fn is_mark(&self, i: usize, mark: char) -> bool {
        self.kind(i) == Some(Kind::Mark(mark))
    }

    /// Whether lexeme `i` is a hyphen or dash of any length.
    pub(crate) fn is_dash(&self, i: usize) -> bool {
        matches!(self.kind(i), Some(Kind::Mark('-' | '‐' | '‑' | '–' | '—' | '−' | '~')))
    }

    /// Whether lexeme `i` is a short dash, such as joins the parts of a word.
    pub(crate) fn is_hyphen(&self, i: usize) -> bool {
        matches!(self.kind(i), Some(Kind::Mark('-' | '‐' | '‑')))
    }

    /// Whether lexeme `i` follows the one before without white space.
    pub(crate) fn glued(&self, i: usize) -> bool {
        i > 0 && self.lexemes.get(i).is_some_and(|lexeme| !lexeme.gap)
    }

    /// Whether lexeme `i` begins with a capital letter.
    pub(crate) fn is_capitalised(&self, i: usize) -> bool {
        self.raw(i).chars().next().is_some_and(char::is_uppercase)
    }

    /// The letters in front of lexeme `i`, a hyphen between them passed over.
    pub(crate) fn low_before(&self, i: usize) -> &str {
        i.checked_sub(1).map_or("", |before| self.low(before))
    }

    /// Whether a sentence or clause ends at lexeme `i`.
    pub(crate) fn stops(&self, i: usize) -> bool {
        matches!(self.low(i), "" | "." | "," | ";" | "!" | "?" | ")")
    }

    /// Index of the first lexeme that starts at or after byte `position`.
    pub(crate) fn index_at(&self, position: usize) -> usize {
        self.lexemes.partition_point(|lexeme| lexeme.start < position)
    }
}

/// The lexemes of a text.
pub(crate) fn cut(text: &str) -> Vec<Lexeme> {
    let mut lexemes = Vec::with_capacity(text.len() / 5 + 1);
    let mut gap = true;
    let mut rest = text.char_indices().peekable();
    while let Some((start, c)) = rest.next() {
        if c.is_whitespace() {
            gap = true;
            continue;
        }
        let mut end = start + c.len_utf8();
        let kind = if c.is_ascii_digit() {
            while let Some(&(at, _)) = rest.peek().filter(|(_, next)| next.is_ascii_digit()) {
                end = at + 1;
                rest.next();
            }
            Kind::Digits
        } else if c.is_alphabetic() {
            end = letters_end(text, end);
            while rest.peek().is_some_and(|(at, _)| *at < end) {
                rest.next();
            }
            Kind::Letters
        } else if matches!(c, '\'' | '’') && possessive(&text[end..]) {
            end += 1;
            rest.next();
            Kind::Letters
        } else {
            Kind::Mark(c)
        };
        lexemes.push(Lexeme { start, end, kind, gap });
        gap = false;
    }
    lexemes
}

/// End of the run of letters that goes on at `from`.
fn letters_end(text: &str, from: usize) -> usize {
    let mut end = from;
    let mut rest = text[from..].char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let inner = matches!(c, '\'' | '’')
            && rest.peek().is_some_and(|(_, next)| next.is_alphabetic())
            && !possessive(&text[from + at + c.len_utf8()..]);
        if !(c.is_alphabetic() || inner || ('\u{300}'..'\u{370}').contains(&c)) {
            break;
        }
        end = from + at + c.len_utf8();
    }
    end
}

/// Whether what follows an apostrophe is the "s" of a possessive.
fn possessive(rest: &str) -> bool {
    let mut chars = rest.chars();
    matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut_words(text: &str) -> Vec<String> {
        let line = Line::new(text);
        (0..line.len()).map(|i| line.raw(i).to_owned()).collect()
    }

    #[test]
    fn seams_show_where_letters_and_digits_meet() {
        assert_eq!(cut_words("US$7.2bn"), ["US", "$", "7", ".", "2", "bn"]);
        assert_eq!(cut_words("Orla’s don't"), ["Orla", "’s", "don't"]);
        assert_eq!(cut_words("25°C—x"), ["25", "°", "C", "—", "x"]);
    }
}
