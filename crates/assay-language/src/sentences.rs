//! Sentence boundaries, decided between tokens.
//!
//! A boundary needs a stop and a look at both its sides: what was abbreviated before it, what
//! closes after it, and how the next word begins. No sentence crosses a block; what a block holds
//! beyond its last stop is a sentence too, so headings and list items are sentences.

use assay_text::Span;

use crate::abbreviations::{Abbreviation, abbreviation};
use crate::starters::begins_sentence;
use crate::tokens::tokenise;
use crate::{Sentence, Token, TokenKind, TokenRange};

/// Sentences and tokens of `blocks`, spans of `text` in order of place that do not overlap.
///
/// Works on any text, without an article; [`Sentence::block`] is the index into `blocks`.
///
/// ```
/// use assay_language::segment;
/// use assay_text::Span;
/// let text = "Dr. Ito came. “Who is it?” she asked.";
/// let (sentences, tokens) = segment(text, &[Span::new(0, text.len())]);
/// let sentences: Vec<_> = sentences.iter().map(|sentence| sentence.span.of(text)).collect();
/// assert_eq!(sentences, ["Dr. Ito came.", "“Who is it?” she asked."]);
/// assert_eq!(tokens.len(), 13);
/// ```
#[must_use]
pub fn segment(text: &str, blocks: &[Span]) -> (Vec<Sentence>, Vec<Token>) {
    let mut sentences = Vec::new();
    let mut tokens = Vec::with_capacity(text.len() / 5);
    for (block, &span) in blocks.iter().enumerate() {
        let first = tokens.len();
        tokenise(text, span, &mut tokens);
        split(text, block, first, &tokens, &mut sentences);
    }
    (sentences, tokens)
}

/// Splits the tokens from `first` on, all of one block.
fn split(text: &str, block: usize, first: usize, tokens: &[Token], sentences: &mut Vec<Sentence>) {
    let reader = Reader { text, tokens };
    let mut begin = first;
    let mut index = first;
    // A quotation that opens within a sentence belongs to it whole, up to this token.
    let mut quoted_until = 0;
    while index < tokens.len() {
        if index > begin && index >= quoted_until {
            quoted_until = reader.quotation_end(index).unwrap_or(0);
        }
        let past = if index + 1 < quoted_until { None } else { reader.boundary(begin, index) };
        if let Some(past) = past {
            sentences.push(sentence(block, tokens, begin, past));
            begin = past;
            index = past;
        } else {
            index += 1;
        }
    }
    if begin < tokens.len() {
        sentences.push(sentence(block, tokens, begin, tokens.len()));
    }
}

fn sentence(block: usize, tokens: &[Token], first: usize, past: usize) -> Sentence {
    let span = tokens[first].span.cover(tokens[past - 1].span);
    Sentence { span, block, tokens: TokenRange { first, past } }
}

/// What ends at a token.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    /// A full stop that belongs to no abbreviation.
    Full,
    /// "!", "?", or a run of them.
    Exclaimed,
    /// "…" or several stops.
    Ellipsis,
    /// An abbreviation with its stop.
    Abbreviated(Abbreviation),
    /// A capital letter with its stop: "J."
    Initial,
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl<'a> Reader<'a> {
    fn word(&self, index: usize) -> &'a str {
        self.tokens.get(index).map_or("", |token| token.span.of(self.text))
    }

    fn first_char(&self, index: usize) -> char {
        self.word(index).chars().next().unwrap_or(' ')
    }

    /// Whether the token follows the one before it without white space.
    fn is_glued(&self, index: usize) -> bool {
        let before = index.checked_sub(1).and_then(|before| self.tokens.get(before));
        matches!((before, self.tokens.get(index)), (Some(a), Some(b)) if a.span.end() == b.span.start())
    }

    /// If a quotation opens at `index`, the token that closes it, if that is not far.
    fn quotation_end(&self, index: usize) -> Option<usize> {
        let closing = match self.word(index) {
            "“" => "”",
            "\"" if self.is_glued(index + 1) && !self.is_glued(index) => "\"",
            _ => return None,
        };
        let near = index + 1..self.tokens.len().min(index + LONGEST_QUOTATION);
        near.into_iter()
            .find(|&at| self.word(at) == closing || self.is_paragraph_break(at))
            .filter(|&at| self.word(at) == closing)
    }

    /// If a sentence that began at `begin` ends with the stop at `index`, one past its last token.
    fn boundary(&self, begin: usize, index: usize) -> Option<usize> {
        let Some(stop) = self.stop(index) else {
            return self.is_line(begin, index).then_some(index + 1);
        };
        let (past, quoted) = self.closers(index + 1);
        if past >= self.tokens.len() || self.is_paragraph_break(past) {
            return Some(past);
        }
        self.ends(begin, index, stop, past, quoted).then_some(past)
    }

    fn stop(&self, index: usize) -> Option<Stop> {
        let token = self.tokens.get(index)?;
        let word = self.word(index);
        match token.kind {
            TokenKind::Punctuation => match word.chars().next()? {
                '.' if word.len() == 1 => Some(Stop::Full),
                '.' | '…' => Some(Stop::Ellipsis),
                '!' | '?' | '！' | '？' | '\u{61F}' => Some(Stop::Exclaimed),
                '。' | '\u{964}' => Some(Stop::Full),
                _ => None,
            },
            TokenKind::Word => {
                let bare = word.strip_suffix('.')?;
                let mut letters = bare.chars();
                if letters.next().is_some_and(char::is_uppercase) && letters.next().is_none() {
                    return Some(Stop::Initial);
                }
                Some(Stop::Abbreviated(abbreviation(bare).unwrap_or(match bare {
                    "e.g" | "i.e" | "c.f" | "v" => Abbreviation::Leading,
                    _ => Abbreviation::Other,
                })))
            }
            _ => None,
        }
    }

    /// Passes the quotation marks, brackets and note marks that close after a stop; tells whether
    /// a quotation mark was among them.
    fn closers(&self, mut index: usize) -> (usize, bool) {
        let mut quoted = false;
        while self.is_glued(index) || (self.word(index) == "[" && self.is_note(index)) {
            match self.word(index) {
                "”" | "’" | "\"" | "'" | "''" | "»" | "›" => quoted = true,
                ")" | "]" | "}" | "." | "!" | "?" | "…" => {}
                "[" if self.is_note(index) => index += 2,
                _ => break,
            }
            index += 1;
        }
        (index, quoted)
    }

    /// "[12]" after the stop, with a blank or without.
    fn is_note(&self, index: usize) -> bool {
        self.tokens.get(index + 1).is_some_and(|token| token.kind == TokenKind::Number)
            && self.word(index + 2) == "]"
    }

    /// Whether a line ends at `index` without a stop: before an empty line or a credit, and at
    /// either side of a rule such as "***".
    fn is_line(&self, begin: usize, index: usize) -> bool {
        let is_rule = |at: usize| {
            let mark = self.first_char(at);
            matches!(mark, '*' | '=' | '_') && self.word(at).len() > 2
        };
        let is_credit =
            CREDITS.contains(&self.word(index + 1)) && self.word(index + 2) == ":" && index > begin;
        self.is_paragraph_break(index + 1)
            || is_credit
            || is_rule(index + 1)
            || (index == begin && is_rule(index))
    }

    fn is_paragraph_break(&self, index: usize) -> bool {
        let (Some(before), Some(next)) =
            (index.checked_sub(1).and_then(|b| self.tokens.get(b)), self.tokens.get(index))
        else {
            return false;
        };
        let gap = self.text.get(before.span.end()..next.span.start()).unwrap_or_default();
        gap.len() > 1 && gap.bytes().filter(|&byte| byte == b'\n').count() > 1
    }

    fn ends(&self, begin: usize, index: usize, stop: Stop, past: usize, quoted: bool) -> bool {
        if matches!(self.word(past), "," | ";" | ":" | "-" | "–" | "—" | "--" | ")" | "]" | "%" | "/") {
            return false;
        }
        if self.is_glued(past) && !self.opens_after_glue(index, past) {
            return false;
        }
        let next = self.opening_word(past);
        let initial = self.first_char(next);
        match stop {
            Stop::Full => {
                !self.is_numbering(begin, index)
                    && !self.is_short_form(index, next)
                    && (!initial.is_lowercase()
                        || (!quoted && self.ends_plainly(index))
                        || self.is_camel(next))
            }
            Stop::Exclaimed => {
                if quoted {
                    !initial.is_lowercase() && !self.is_speaker(next)
                } else {
                    !initial.is_lowercase() || self.ends_plainly(index)
                }
            }
            Stop::Ellipsis => {
                initial.is_uppercase() && (self.word(next) != "I" || begins_sentence(self.word(next)))
            }
            Stop::Initial => self.ends_after_initial(index, next),
            Stop::Abbreviated(Abbreviation::Title | Abbreviation::Leading) => false,
            Stop::Abbreviated(Abbreviation::Numbering) => begins_sentence(self.word(next)),
            Stop::Abbreviated(Abbreviation::Other) => {
                let opens = next > past || (CREDITS.contains(&self.word(next)) && self.word(next + 1) == ":");
                let open_ended = matches!(self.word(index), "a.m." | "p.m." | "etc.");
                opens && initial.is_uppercase()
                    || begins_sentence(self.word(next))
                    || (open_ended && initial.is_uppercase())
            }
        }
    }

    /// "word.Next" is a boundary where a blank was forgotten; "3.x", "a.b" and names of files
    /// are not.
    fn opens_after_glue(&self, index: usize, past: usize) -> bool {
        let before = index.checked_sub(1).map_or("", |before| self.word(before));
        let capital = self.first_char(past).is_uppercase() || matches!(self.word(past), "“" | "\"");
        let follows_word =
            before.chars().count() > 2 && before.chars().all(char::is_lowercase) || past > index + 1;
        capital && follows_word
    }

    /// The first token at or after `index` that is no opening mark.
    fn opening_word(&self, index: usize) -> usize {
        let opens = |index: &usize| {
            matches!(self.word(*index), "“" | "‘" | "\"" | "'" | "(" | "[" | "«" | "``" | "¿" | "¡")
        };
        (index..self.tokens.len()).take(4).find(|at| !opens(at)).unwrap_or(index)
    }

    /// "1." or "Figure 1." at the start of a sentence numbers what follows.
    fn is_numbering(&self, begin: usize, index: usize) -> bool {
        let labelled =
            usize::from(matches!(self.word(begin), "Figure" | "Fig." | "Table" | "Chart" | "Listing"));
        let number = begin + labelled;
        let marks = |token: &Token| token.kind == TokenKind::Number && token.span.len() <= 3;
        index == number + 1 && self.tokens.get(number).is_some_and(marks)
    }

    /// "p. 12", "c. 1850", "(b. March 2009)".
    fn is_short_form(&self, index: usize, next: usize) -> bool {
        let Some(before) = index.checked_sub(1) else { return false };
        let single = self.word(before).len() == 1 && self.first_char(before).is_ascii_lowercase();
        let in_brackets = before.checked_sub(1).is_some_and(|at| self.word(at) == "(");
        single && (in_brackets || self.tokens.get(next).is_some_and(|token| token.kind == TokenKind::Number))
    }

    /// In hasty prose the next sentence may lack its capital: a stop after a plain word that no
    /// list of abbreviations knows ends the sentence all the same.
    fn ends_plainly(&self, index: usize) -> bool {
        let Some(before) = index.checked_sub(1) else { return false };
        let word = self.word(before);
        self.is_glued(index) && word.len() >= 2 && word.chars().all(char::is_lowercase)
    }

    /// "iPhone", "eBay".
    fn is_camel(&self, index: usize) -> bool {
        let mut letters = self.word(index).chars();
        letters.next().is_some_and(char::is_lowercase) && letters.next().is_some_and(char::is_uppercase)
    }

    /// “Who?” Ito asked.
    fn is_speaker(&self, index: usize) -> bool {
        (index + 1..index + 4).any(|at| SPEECH.contains(&self.word(at)))
    }

    fn ends_after_initial(&self, index: usize, next: usize) -> bool {
        let before = index.checked_sub(1).map_or(' ', |before| self.first_char(before));
        begins_sentence(self.word(next)) && !before.is_uppercase() && self.word(next).len() > 1
    }
}

/// How far, in tokens, the end of a quotation that opens within a sentence is looked for. Longer
/// ones are split like other prose.
const LONGEST_QUOTATION: usize = 40;

/// Labels of image credits, which are often run together with the caption before them.
const CREDITS: &[&str] = &["Credit", "File", "Image", "Photo", "Photograph", "Source"];

/// Verbs that follow a quoted question's speaker.
const SPEECH: &[&str] = &[
    "added",
    "asked",
    "asks",
    "cried",
    "exclaimed",
    "replied",
    "said",
    "says",
    "shouted",
    "wondered",
    "wrote",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<&str> {
        segment(text, &[Span::new(0, text.len())]).0.iter().map(|sentence| sentence.span.of(text)).collect()
    }

    #[test]
    fn abbreviations_and_initials_do_not_end_sentences() {
        let text = "Gen. A. B. Ito of Orva Inc. met U.S. Sen. Dana Roe at 5 p.m. on Jan. 3. They talked.";
        assert_eq!(sentences(text), [&text[..text.len() - 13], "They talked."]);
    }

    #[test]
    fn an_abbreviation_ends_a_sentence_before_a_word_that_begins_one() {
        assert_eq!(
            sentences("He left the U.S. The trip was long."),
            ["He left the U.S.", "The trip was long."]
        );
        assert_eq!(sentences("It was 5 p.m. Nobody came."), ["It was 5 p.m.", "Nobody came."]);
    }

    #[test]
    fn quotations_hold_several_sentences() {
        let text = "“We came. We saw,” said Ito. “Why now?” Roe asked. \"No.\" He sat.";
        assert_eq!(
            sentences(text),
            ["“We came.", "We saw,” said Ito.", "“Why now?” Roe asked.", "\"No.\"", "He sat."]
        );
    }

    #[test]
    fn decimals_lists_and_ellipses() {
        assert_eq!(
            sentences("1. Prices rose 3.5 percent. 2025 was bad."),
            ["1. Prices rose 3.5 percent.", "2025 was bad."]
        );
        assert_eq!(
            sentences("Well… maybe not. But… Then it broke."),
            ["Well… maybe not.", "But…", "Then it broke."]
        );
    }

    #[test]
    fn no_sentence_crosses_a_block() {
        let text = "A heading\nIts text goes on";
        let (found, _) = segment(text, &[Span::new(0, 9), Span::new(10, text.len())]);
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].block, found[1].block), (0, 1));
    }
}
