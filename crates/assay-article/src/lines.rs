//! Shapes of a line: heading, list item, caption, credit, byline.

use assay_text::Span;

/// What a line that names the source of a picture begins with.
const CREDIT_STARTS: &[&str] = &[
    "bild:",
    "credit:",
    "credits:",
    "foto:",
    "graphic:",
    "illustration:",
    "image:",
    "image by",
    "image courtesy",
    "image credit",
    "image source:",
    "images:",
    "photo:",
    "photo by",
    "photo courtesy",
    "photo credit",
    "photo illustration",
    "photograph:",
    "photograph by",
    "photographs by",
    "photos:",
    "photos by",
    "picture:",
    "pictured:",
    "screenshot:",
    "source:",
    "sources:",
    "video:",
    "via:",
];

/// Whether a line names the source of a picture or a figure above it.
pub(crate) fn is_credit(line: &str) -> bool {
    line.len() <= 200 && starts_with_any(line, CREDIT_STARTS)
}

/// What a note of correction or update begins with.
const CORRECTION_STARTS: &[&str] = &[
    "clarification:",
    "correction:",
    "correction (",
    "corrections:",
    "correction appended",
    "editor's note:",
    "editors' note:",
    "editor’s note:",
    "editors’ note:",
    "this article has been amended",
    "this article has been corrected",
    "this article has been updated",
    "this article was amended",
    "this article was corrected",
    "this article was updated",
    "this story has been corrected",
    "this story has been updated",
    "this story was corrected",
    "this story was updated",
    "update:",
    "update (",
    "updated:",
];

/// Whether a paragraph is a note of correction or update.
pub(crate) fn is_correction(line: &str) -> bool {
    starts_with_any(line, CORRECTION_STARTS)
}

fn starts_with_any(line: &str, starts: &[&str]) -> bool {
    starts.iter().any(|start| line.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start)))
}

/// The number of an ordered item, or none for a bullet, and the length of the marker with the
/// white space after it; `None` where the line is no item.
pub(crate) fn marker(line: &str) -> Option<(Option<u32>, usize)> {
    let first = line.chars().next()?;
    if matches!(
        first,
        '•' | '◦' | '▪' | '‣' | '●' | '○' | '■' | '-' | '*' | '–' | '·' | '∙' | '➤' | '✓' | '✔'
    ) {
        let rest = line.get(first.len_utf8()..)?;
        let text = rest.trim_start();
        // A dash right before a word is a dash, a row of signs a rule.
        let is_item = rest.len() > text.len() && text.chars().any(char::is_alphanumeric);
        return is_item.then_some((None, line.len() - text.len()));
    }
    let open = usize::from(first == '(');
    let digits = line.get(open..)?.bytes().take_while(u8::is_ascii_digit).count();
    let number: u32 = line.get(open..open + digits)?.parse().ok().filter(|n| (1..1000).contains(n))?;
    let rest = line.get(open + digits..)?;
    let rest = match (open, rest.as_bytes().first()) {
        (0, Some(b'.' | b')')) | (1, Some(b')')) => rest.get(1..)?,
        _ => return None,
    };
    let text = rest.trim_start();
    (rest.len() > text.len() && !text.is_empty()).then_some((Some(number), line.len() - text.len()))
}

/// Whether a line reads as a heading: short, without the full stop of a sentence, and nothing
/// that only running text has.
pub(crate) fn is_heading(line: &str) -> bool {
    let line = line.trim();
    let words: Vec<&str> = line.split_whitespace().collect();
    let Some(last) = line.chars().next_back() else { return false };
    let Some(first) = line.chars().next() else { return false };
    if line.len() > 140 || words.len() > 16 || !line.chars().any(char::is_alphabetic) {
        return false;
    }
    if matches!(first, '“' | '"' | '«' | '„' | '(' | '[' | '@') && !matches!(last, '”' | '"' | '»') {
        return false;
    }
    match last {
        '.' | ',' | ';' | '…' | '!' => false,
        // The end of a quotation that began before.
        '”' | '"' | '»' => first_quote_matches(line),
        ':' => words.len() <= 7 && is_title_case(&words),
        '?' => words.len() <= 10,
        _ => !line.contains(". ") || words.len() <= 8,
    }
}

fn first_quote_matches(line: &str) -> bool {
    let opens = line.chars().filter(|c| matches!(c, '“' | '«' | '„')).count();
    let closes = line.chars().filter(|c| matches!(c, '”' | '»')).count();
    let straight = line.chars().filter(|c| *c == '"').count();
    opens == closes && straight.is_multiple_of(2)
}

/// Whether at least half of the longer words are capitalised.
fn is_title_case(words: &[&str]) -> bool {
    let long: Vec<&&str> = words.iter().filter(|word| word.chars().count() > 3).collect();
    let capital = long.iter().filter(|word| word.chars().next().is_some_and(char::is_uppercase)).count();
    words.first().is_some_and(|word| word.chars().next().is_some_and(char::is_uppercase))
        && capital * 2 >= long.len()
}

/// Whether a line holds nothing but signs, such as a rule of dashes.
pub(crate) fn is_rule(line: &str) -> bool {
    !line.chars().any(char::is_alphanumeric)
}

/// Addresses (`http://…`, `https://…`) written out in `text`, as spans of it.
pub(crate) fn addresses(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find("http")) {
        let start = from + at;
        let rest = text.get(start..).unwrap_or_default();
        let scheme = ["https://", "http://"].iter().find(|scheme| rest.starts_with(**scheme));
        let Some(scheme) = scheme else {
            from = start + 4;
            continue;
        };
        let len = rest
            .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '|' | '«' | '»'))
            .unwrap_or(rest.len());
        let address = rest.get(..len).unwrap_or_default();
        // Punctuation after an address belongs to the sentence.
        let address = address.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '’', '\'', '…']);
        if address.len() > scheme.len() {
            found.push(Span::new(start, start + address.len()));
        }
        from = start + len.max(4);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_of_items() {
        assert_eq!(marker("• an item"), Some((None, 4)));
        assert_eq!(marker("12. an item"), Some((Some(12), 4)));
        assert_eq!(marker("(3) an item"), Some((Some(3), 4)));
        assert_eq!(marker("-5 degrees"), None);
        assert_eq!(marker("1.2 million"), None);
        assert_eq!(marker("* * *"), None);
        assert_eq!(marker("2025 was"), None);
    }

    #[test]
    fn headings_and_what_only_looks_like_one() {
        for line in [
            "The Exchange",
            "The Results Speak for Themselves:",
            "Did You Know?",
            "Why This Matters",
            "The Core of Ruiz’s Argument",
        ] {
            assert!(is_heading(line), "{line}");
        }
        for line in [
            "Respectfully,",
            "Nayib Bukele”",
            "This is a sentence.",
            "Her answer on the radio was short and to the point:",
            "“Dear Minister,",
        ] {
            assert!(!is_heading(line), "{line}");
        }
    }

    #[test]
    fn an_address_ends_before_the_full_stop() {
        let text = "See https://example.org/a_(b)?c=1. And (http://x.example/).";
        let found: Vec<&str> = addresses(text).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(found, ["https://example.org/a_(b)?c=1", "http://x.example/"]);
    }
}
