//! Text that fits: columns counted as terminals do, and nothing a terminal would obey.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::escape::is_direction_control;

/// `text` on one line, without control, direction and invisible format characters: what is left
/// can only be shown. White space is folded.
pub(crate) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    for c in text.chars() {
        if c.is_whitespace() {
            space = !out.is_empty();
        } else if !is_hidden(c) {
            if space {
                out.push(' ');
                space = false;
            }
            out.push(c);
        }
    }
    out
}

fn is_hidden(c: char) -> bool {
    c.is_control()
        || is_direction_control(c)
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Columns `text` takes. Counted by character, which is never less than terminals take for
/// joined sequences.
pub(super) fn columns(text: &str) -> usize {
    text.chars().map(|c| c.width().unwrap_or(0)).sum::<usize>().max(text.width())
}

/// As much of `text` as fits into `width` columns, with an ellipsis where it is cut.
pub(super) fn fit(text: &str, width: usize) -> String {
    if columns(text) <= width {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 0;
    for c in text.chars() {
        let next = c.width().unwrap_or(0);
        if used + next + 1 > width {
            break;
        }
        used += next;
        out.push(c);
    }
    if width > 0 {
        out.truncate(out.trim_end().len());
        out.push('…');
    }
    out
}

/// `text` broken into at most `lines` lines of `width` columns; the last is cut where more
/// follows.
pub(crate) fn wrap(text: &str, width: usize, lines: usize) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut words = text.split(' ').filter(|w| !w.is_empty()).peekable();
    while let Some(word) = words.next() {
        let joined = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if columns(&joined) <= width {
            line = joined;
            continue;
        }
        if out.len() + 1 >= lines {
            let rest: Vec<&str> = words.collect();
            out.push(fit(&format!("{joined} {}", rest.join(" ")), width));
            return out;
        }
        if line.is_empty() {
            out.push(fit(word, width));
        } else {
            out.push(std::mem::take(&mut line));
            line = fit(word, width);
        }
    }
    if !line.is_empty() {
        out.push(line);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_do_not_survive() {
        assert_eq!(clean("a\u{1b}[31mred\u{7}\u{9b}2J\r\nb\u{202e}c\u{200b}"), "a[31mred2J bc");
        assert_eq!(clean("  a \n\t b  "), "a b");
        assert_eq!(clean("\u{e0041}\u{feff}"), "");
    }

    #[test]
    fn wide_and_combining_characters_are_counted_as_shown() {
        assert_eq!(columns("東京"), 4);
        assert_eq!(columns("e\u{301}"), 1);
        assert_eq!(fit("東京都庁", 5), "東京…");
        assert_eq!(fit("abc", 3), "abc");
        assert_eq!(fit("abcd", 3), "ab…");
        assert_eq!(fit("abc", 0), "");
    }

    #[test]
    fn lines_break_between_words_and_stay_within_the_width() {
        assert_eq!(wrap("one two three four", 9, 3), ["one two", "three", "four"]);
        assert_eq!(wrap("one two three four", 9, 2), ["one two", "three fo…"]);
        assert_eq!(wrap("unbreakable", 4, 2), ["unb…"]);
        assert!(wrap("", 4, 2).is_empty());
    }
}
