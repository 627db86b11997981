//! Letters: salutation and signature.

use assay_text::Span;

/// What frames a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Letter {
    /// Whom the salutation addresses, without "Dear".
    pub addressee: Option<Span>,
    /// The name it is signed with.
    pub signature: Option<Span>,
}

/// Longest line, in bytes, that is read as a salutation, valediction or signature.
const LONGEST_LINE: usize = 90;

/// First words of salutations, lower case, sorted.
const SALUTATIONS: &[&str] = &[
    "ambassador",
    "chairman",
    "chairwoman",
    "colleagues",
    "comrades",
    "congressman",
    "congresswoman",
    "dear",
    "dearest",
    "doctor",
    "dr",
    "esteemed",
    "excellency",
    "fellow",
    "friends",
    "general",
    "gentlemen",
    "governor",
    "greetings",
    "hello",
    "hi",
    "hon",
    "honorable",
    "honourable",
    "judge",
    "ladies",
    "madam",
    "madame",
    "mayor",
    "minister",
    "miss",
    "mr",
    "mrs",
    "ms",
    "my",
    "president",
    "prime",
    "professor",
    "rep",
    "representative",
    "respected",
    "secretary",
    "sen",
    "senator",
    "sir",
    "sirs",
    "to",
    "your",
];

/// Words a salutation opens with that do not name the addressee, lower case.
const GREETINGS: &[&str] = &["dear", "dearest", "greetings", "hello", "hi", "to"];

/// Valedictions, lower case without final comma, sorted.
const VALEDICTIONS: &[&str] = &[
    "all best",
    "all the best",
    "best",
    "best regards",
    "best wishes",
    "cordially",
    "faithfully",
    "faithfully yours",
    "god bless",
    "gratefully",
    "in solidarity",
    "kind regards",
    "kindest regards",
    "love",
    "many thanks",
    "most respectfully",
    "most sincerely",
    "regards",
    "respectfully",
    "respectfully submitted",
    "respectfully yours",
    "sincerely",
    "sincerely yours",
    "thank you",
    "thanks",
    "truly yours",
    "very truly yours",
    "warm regards",
    "warmest regards",
    "warmly",
    "with best regards",
    "with best wishes",
    "with gratitude",
    "with kind regards",
    "with love",
    "with respect",
    "with thanks",
    "yours",
    "yours faithfully",
    "yours in solidarity",
    "yours respectfully",
    "yours sincerely",
    "yours truly",
];

/// Whether `line` greets someone at the head of a letter.
pub(crate) fn is_salutation(line: &str) -> bool {
    let line = line.trim();
    let Some(words) = line.strip_suffix([',', ':', '!']) else { return false };
    if line.len() > LONGEST_LINE || words.contains(['.', '?', ';', ':', '!']) && !has_title_stop(words) {
        return false;
    }
    let first = words.split([' ', '.']).next().unwrap_or_default().to_lowercase();
    SALUTATIONS.binary_search(&first.as_str()).is_ok()
        && first_capital(words)
        && words.split(' ').count() <= 10
}

/// "Mr." and the like may hold a full stop.
fn has_title_stop(words: &str) -> bool {
    words
        .split(' ')
        .all(|word| !word.ends_with(['?', ';', ':', '!']) && (!word.ends_with('.') || word.len() <= 6))
}

/// Whether `line` takes leave at the foot of a letter.
pub(crate) fn is_valediction(line: &str) -> bool {
    let line = line.trim().trim_end_matches([',', '.', '!']);
    line.len() <= LONGEST_LINE && VALEDICTIONS.binary_search(&line.to_lowercase().as_str()).is_ok()
}

/// Reads quoted paragraphs as a letter; `None` where they are not one.
pub(crate) fn read(text: &str, content: &[Span]) -> Option<Letter> {
    let head = lines(text, *content.first()?).next()?;
    let tail = last_lines(text, content);
    let greeted = is_salutation(head.of(text));
    let leave = tail.iter().rposition(|line| is_valediction(line.of(text)));
    let signature = match leave {
        Some(at) => tail
            .get(at + 1)
            .copied()
            .map(|line| bare_name(text, line))
            .filter(|line| is_name_line(line.of(text))),
        None if greeted && content.len() > 1 => {
            tail.last().copied().map(|line| bare_name(text, line)).filter(|line| is_name_line(line.of(text)))
        }
        None => None,
    };
    let dear = greeted && head.of(text).trim_start().starts_with("Dear");
    let is_letter = signature.is_some() && (greeted || leave.is_some()) || dear && content.len() > 1;
    is_letter.then(|| Letter { addressee: greeted.then(|| addressee(text, head)).flatten(), signature })
}

/// The lines of a passage, trimmed, without empty ones.
fn lines(text: &str, span: Span) -> impl Iterator<Item = Span> {
    span.of(text)
        .split('\n')
        .scan(span.start(), |at, line| {
            let start = *at;
            *at += line.len() + 1;
            Some(Span::new(start, start + line.len()))
        })
        .map(move |line| line.trim(text))
        .filter(|line| !line.is_empty())
}

/// The last four lines of the passages, in order.
fn last_lines(text: &str, content: &[Span]) -> Vec<Span> {
    let mut tail = Vec::new();
    for span in content.iter().rev().take(4) {
        let all: Vec<Span> = lines(text, *span).collect();
        tail.extend(all.into_iter().rev().take(4 - tail.len().min(4)));
    }
    tail.reverse();
    tail
}

/// A signature without the dash that leads it in and the comma before a title.
fn bare_name(text: &str, line: Span) -> Span {
    let words = line.of(text);
    let start = words.len() - words.trim_start_matches(['—', '–', '-', '~', ' ', '/']).len();
    let end = words.find(',').unwrap_or(words.len()).max(start);
    Span::new(line.start() + start, line.start() + end).trim(text)
}

/// One to six words, each with a capital but for particles, without a sentence's end.
fn is_name_line(line: &str) -> bool {
    let count = line.split_whitespace().count();
    let particle = |word: &str| {
        matches!(
            word,
            "de" | "da"
                | "del"
                | "della"
                | "di"
                | "van"
                | "von"
                | "der"
                | "la"
                | "le"
                | "bin"
                | "al"
                | "and"
                | "of"
                | "the"
        )
    };
    (1..=6).contains(&count)
        && !line.ends_with(['!', '?', ':', ';'])
        && line.split_whitespace().all(|word| first_capital(word) || particle(word))
}

fn first_capital(words: &str) -> bool {
    words.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase)
}

/// Whom a salutation names: its words without greeting and final comma.
fn addressee(text: &str, line: Span) -> Option<Span> {
    let words = line.of(text);
    let mut start = 0;
    for greeting in GREETINGS {
        let Some(head) = words.get(..greeting.len()) else { continue };
        if head.eq_ignore_ascii_case(greeting) && words[greeting.len()..].starts_with([' ', ',']) {
            start = greeting.len() + 1;
        }
    }
    let end = words.trim_end_matches([',', ':', '!', ' ']).len().max(start);
    let span = Span::new(line.start() + start, line.start() + end).trim(text);
    (!span.is_empty() && !span.of(text).eq_ignore_ascii_case("whom it may concern")).then_some(span)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraphs(text: &str) -> Vec<Span> {
        let mut at = 0;
        text.split("\n\n")
            .map(|part| {
                let span = Span::new(at, at + part.len());
                at += part.len() + 2;
                span
            })
            .collect()
    }

    #[test]
    fn a_letter_is_greeted_and_signed() {
        let text = "Madam Secretary Vera Holm,\n\nWe will go.\n\nRespectfully,\nOren Tal";
        let letter = read(text, &paragraphs(text)).unwrap();
        assert_eq!(letter.addressee.unwrap().of(text), "Madam Secretary Vera Holm");
        assert_eq!(letter.signature.unwrap().of(text), "Oren Tal");
    }

    #[test]
    fn plain_paragraphs_are_no_letter() {
        let text = "We will go.\n\nThe road is long, he knew.";
        assert_eq!(read(text, &paragraphs(text)), None);
    }

    #[test]
    fn dear_is_not_part_of_the_addressee() {
        let text = "Dear Mr. Okoye,\n\nThank you.\n\nYours sincerely,\n\nMaud Finch, Treasurer";
        let letter = read(text, &paragraphs(text)).unwrap();
        assert_eq!(letter.addressee.unwrap().of(text), "Mr. Okoye");
        assert_eq!(letter.signature.unwrap().of(text), "Maud Finch");
    }
}
