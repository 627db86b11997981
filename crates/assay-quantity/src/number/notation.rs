//! Which mark an article groups digits with, and which divides decimals.

/// The marks of an article's figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Notation {
    /// Whether the comma divides decimals and the point groups ("3.500,25").
    pub(crate) decimal_comma: bool,
}

impl Notation {
    /// Decides by the figures whose reading leaves no choice: a mark that occurs twice in a figure
    /// groups; of two different marks the last divides; one that is not followed by exactly three
    /// digits divides. In doubt the English reading holds.
    pub(crate) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let (mut comma, mut point) = (0usize, 0usize);
        let mut at = 0;
        while at < bytes.len() {
            if !bytes[at].is_ascii_digit() {
                at += 1;
                continue;
            }
            let start = at;
            while at < bytes.len() && (bytes[at].is_ascii_digit() || is_inner_mark(bytes, at)) {
                at += 1;
            }
            match decimal_mark(&text[start..at]) {
                Some(b',') => comma += 1,
                Some(b'.') => point += 1,
                _ => {}
            }
        }
        Self { decimal_comma: comma > point }
    }
}

fn is_inner_mark(bytes: &[u8], at: usize) -> bool {
    matches!(bytes[at], b',' | b'.') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
}

/// The mark that must divide decimals in `figure`, if that can be told.
fn decimal_mark(figure: &str) -> Option<u8> {
    let last = figure.rfind([',', '.'])?;
    let mark = figure.as_bytes()[last];
    let other = if mark == b',' { '.' } else { ',' };
    if figure[..last].contains(other) {
        // "1.234,5" and "1,234.5"; where the first kind also stands twice it is no figure.
        return Some(mark);
    }
    if figure[..last].contains(char::from(mark)) {
        // "1,234,567": this mark groups, so the other divides.
        return figure[last + 1..].len().eq(&3).then_some(other as u8);
    }
    (figure.len() - last - 1 != 3).then_some(mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_decides() {
        assert!(!Notation::of("It cost 1,234 and 5.5, then 1,200,000").decimal_comma);
        assert!(Notation::of("Es kostet 3.500,25 und 1.200.000, also 7,5").decimal_comma);
        assert!(!Notation::of("nothing to go by: 1,234").decimal_comma);
    }
}
