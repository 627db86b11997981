//! Words as measures are looked up: lower case, singular.

use std::borrow::Cow;

use assay_text::Span;

/// A word of a text and where it stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    pub normal: String,
    pub span: Span,
}

/// The words of `text`, which begins at `start` of the clean text.
pub(crate) fn words(text: &str, start: usize) -> Vec<Word> {
    let mut words = Vec::new();
    let mut begin = None;
    let inner = |c: char| matches!(c, '\'' | '’' | '-' | '&' | '.' | '$');
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        match (letter.is_alphanumeric() || letter == '$', begin) {
            (true, None) => begin = Some(at),
            (false, Some(first)) => {
                let next = text.get(at + letter.len_utf8()..).and_then(|rest| rest.chars().next());
                if inner(letter) && next.is_some_and(char::is_alphanumeric) {
                    continue;
                }
                let word = &text[first..at];
                words.push(Word { normal: singular(word), span: Span::new(start + first, start + at) });
                begin = None;
            }
            _ => {}
        }
    }
    words
}

/// The normal forms of the words of a phrase.
pub(crate) fn phrase(text: &str) -> Vec<String> {
    words(text, 0).into_iter().map(|word| word.normal).collect()
}

/// Lower case, a straight apostrophe, no possessive, and the singular of regular plurals. It
/// need not be right English: both sides of every comparison pass through it.
fn singular(word: &str) -> String {
    normal(word).into_owned()
}

/// As it is looked up: see [`singular`]; borrowed where nothing but an ending must go.
pub(crate) fn normal(word: &str) -> Cow<'_, str> {
    if word.contains(|c: char| c.is_uppercase() || c == '’') {
        let low = word.to_lowercase().replace('’', "'");
        return Cow::Owned(without_ending(&low).into_owned());
    }
    without_ending(word)
}

fn without_ending(low: &str) -> Cow<'_, str> {
    let low = low.strip_suffix("'s").or_else(|| low.strip_suffix('\'')).unwrap_or(low);
    match low {
        "women" => return Cow::Borrowed("woman"),
        "men" => return Cow::Borrowed("man"),
        "children" => return Cow::Borrowed("child"),
        "people" | "persons" => return Cow::Borrowed("person"),
        "dying" => return Cow::Borrowed("die"),
        _ => {}
    }
    if low.len() > 4 && low.ends_with("ies") {
        return Cow::Owned(format!("{}y", &low[..low.len() - 3]));
    }
    if ["sses", "xes", "ches", "shes"].iter().any(|end| low.ends_with(end)) {
        return Cow::Borrowed(&low[..low.len() - 2]);
    }
    let kept = ["ss", "us", "is"].iter().any(|end| low.ends_with(end));
    if low.len() > 3 && low.ends_with('s') && !kept {
        return Cow::Borrowed(&low[..low.len() - 1]);
    }
    Cow::Borrowed(low)
}

/// Where `needle` stands in `words`, as the index of its first word.
pub(crate) fn find(words: &[Word], needle: &[String]) -> Option<usize> {
    if needle.is_empty() {
        return None;
    }
    words.windows(needle.len()).position(|window| window.iter().map(|word| &word.normal).eq(needle))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_possessives_and_case_do_not_count() {
        assert_eq!(phrase("Homicides and murder rates"), ["homicide", "and", "murder", "rate"]);
        assert_eq!(phrase("Women’s life-expectancy, countries"), ["woman", "life-expectancy", "country"]);
        assert_eq!(phrase("births, taxes; gas"), ["birth", "tax", "gas"]);
        assert_eq!(phrase("less than $3 a day"), ["less", "than", "$3", "a", "day"]);
    }

    #[test]
    fn words_know_where_they_stand() {
        assert_eq!(words("a homicide.", 10)[1].span, Span::new(12, 20));
        assert_eq!(words("", 0), []);
    }
}
