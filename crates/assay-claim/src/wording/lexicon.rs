//! The lexicon of loaded words, read from the files under `data/wording/`.

use std::sync::LazyLock;

use super::WordingKind;
use crate::phrases::Phrases;

/// The files, one for each kind. Of an entry that stands in two the first counts.
const FILES: [(WordingKind, &str); 7] = [
    (WordingKind::Certainty, include_str!("../../data/wording/certainty.txt")),
    (WordingKind::Label, include_str!("../../data/wording/label.txt")),
    (WordingKind::Metaphor, include_str!("../../data/wording/metaphor.txt")),
    (WordingKind::Sarcasm, include_str!("../../data/wording/sarcasm.txt")),
    (WordingKind::Hedge, include_str!("../../data/wording/hedge.txt")),
    (WordingKind::Intensifier, include_str!("../../data/wording/intensifier.txt")),
    (WordingKind::Evaluative, include_str!("../../data/wording/evaluative.txt")),
];

/// How much an entry says by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strength {
    /// Reported wherever it stands.
    Strong,
    /// Reported only together with another entry.
    Weak,
    /// A noun that an adjective makes loaded: "selective fiction".
    WeakNoun,
}

/// What the lexicon says of a word or phrase.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub kind: WordingKind,
    pub strength: Strength,
    /// Plain beside one of these.
    pub plain_beside: Vec<&'static str>,
    /// Loaded only beside one of these; empty where it always is.
    pub only_beside: Vec<&'static str>,
    /// Always written with a capital, so that a capital does not make it a name.
    pub capital: bool,
}

/// The entries and the phrases that lead to them.
#[derive(Debug)]
pub(super) struct Lexicon {
    pub entries: Vec<Entry>,
    pub phrases: Phrases<usize>,
}

/// The lexicon.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut entries = Vec::new();
    let mut forms: Vec<(String, usize)> = Vec::new();
    for (kind, file) in FILES {
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let (entry, phrase, form) = parse(kind, line);
            forms.extend(inflect(&phrase, form).into_iter().map(|written| (written, entries.len())));
            entries.push(entry);
        }
    }
    // Forms as written come before derived ones of the same letters: "lying" is an entry.
    let phrases = Phrases::new(forms.iter().map(|(form, index)| (form.as_str(), *index)));
    Lexicon { entries, phrases }
});

/// An entry's line: the phrase and its marks.
fn parse(kind: WordingKind, line: &'static str) -> (Entry, String, Option<Form>) {
    let mut entry = Entry {
        kind,
        strength: Strength::Strong,
        plain_beside: Vec::new(),
        only_beside: Vec::new(),
        capital: line.chars().any(char::is_uppercase),
    };
    let mut phrase: Vec<&str> = Vec::new();
    let mut form = None;
    for part in line.split_whitespace() {
        match part {
            "/v" => form = Some(Form::Verb),
            "/vv" => form = Some(Form::DoublingVerb),
            "/n" => form = Some(Form::Noun),
            "/a" => form = Some(Form::Adjective),
            "?" => entry.strength = Strength::Weak,
            "?n" => entry.strength = Strength::WeakNoun,
            _ => match (part.strip_prefix('!'), part.strip_prefix('=')) {
                (Some(word), _) => entry.plain_beside.push(word),
                (_, Some(word)) => entry.only_beside.push(word),
                _ => phrase.push(part),
            },
        }
    }
    (entry, phrase.join(" "), form)
}

/// Which forms go with an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Verb,
    DoublingVerb,
    Noun,
    Adjective,
}

/// The entry and the forms that go with it.
fn inflect(phrase: &str, form: Option<Form>) -> Vec<String> {
    let mut forms = vec![phrase.to_owned()];
    match form {
        None => {}
        Some(Form::Noun) => forms.push(with_s(phrase)),
        Some(Form::Adjective) => forms.push(adverb(phrase)),
        Some(form @ (Form::Verb | Form::DoublingVerb)) => {
            let (stem, ed) = match (phrase.strip_suffix('e'), consonant_y(phrase)) {
                _ if form == Form::DoublingVerb => {
                    let last = phrase.chars().next_back().map(String::from).unwrap_or_default();
                    let stem = format!("{phrase}{last}");
                    (stem.clone(), format!("{stem}ed"))
                }
                (Some(stem), _) if !phrase.ends_with("ee") => (stem.to_owned(), format!("{stem}ed")),
                (_, Some(stem)) => (phrase.to_owned(), format!("{stem}ied")),
                _ => (phrase.to_owned(), format!("{phrase}ed")),
            };
            forms.extend([with_s(phrase), ed, format!("{stem}ing")]);
        }
    }
    forms
}

/// What stands before a final "y" after a consonant.
fn consonant_y(word: &str) -> Option<&str> {
    word.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']))
}

/// Plural of a noun, third person of a verb.
fn with_s(word: &str) -> String {
    match consonant_y(word) {
        Some(stem) => format!("{stem}ies"),
        None if word.ends_with(['s', 'x', 'z']) || word.ends_with("sh") || word.ends_with("ch") => {
            format!("{word}es")
        }
        None => format!("{word}s"),
    }
}

fn adverb(word: &str) -> String {
    match (consonant_y(word), word.strip_suffix("le")) {
        (Some(stem), _) => format!("{stem}ily"),
        (_, Some(stem)) => format!("{stem}ly"),
        _ if word.ends_with("ic") => format!("{word}ally"),
        _ => format!("{word}ly"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_are_sorted_and_large_enough() {
        let mut count = 0;
        for (kind, file) in FILES {
            let keys: Vec<String> = file
                .lines()
                .filter(|line| !line.starts_with('#'))
                .map(|line| parse(kind, line).1.to_lowercase())
                .collect();
            assert!(keys.is_sorted(), "{kind:?}: {:?}", keys.windows(2).find(|pair| pair[0] > pair[1]));
            count += keys.len();
        }
        assert!(count >= 3000, "{count} entries");
    }

    #[test]
    fn forms_follow_spelling() {
        assert_eq!(inflect("decry", Some(Form::Verb)), ["decry", "decries", "decried", "decrying"]);
        assert_eq!(inflect("gloat", Some(Form::Verb)), ["gloat", "gloats", "gloated", "gloating"]);
        assert_eq!(inflect("lob", Some(Form::DoublingVerb)), ["lob", "lobs", "lobbed", "lobbing"]);
        assert_eq!(inflect("deride", Some(Form::Verb)), ["deride", "derides", "derided", "deriding"]);
        assert_eq!(inflect("lackey", Some(Form::Noun)), ["lackey", "lackeys"]);
        assert_eq!(inflect("horrific", Some(Form::Adjective)), ["horrific", "horrifically"]);
        assert_eq!(inflect("laughable", Some(Form::Adjective)), ["laughable", "laughably"]);
    }
}
