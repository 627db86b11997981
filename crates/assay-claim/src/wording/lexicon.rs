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

/// The part of speech that an entry is loaded as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartOfSpeech {
    Adjective,
    Noun,
    Verb,
    /// An adverb of degree: right before an adjective, an adverb or a participle.
    Degree,
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
    /// Plain right after one of these.
    pub plain_after: Vec<&'static str>,
    /// Loaded only as this part of speech; any where absent.
    pub only_as: Option<PartOfSpeech>,
    /// Whether its forms are those of a verb.
    pub verb: bool,
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
    let mut mirrored: Vec<(String, usize)> = Vec::new();
    for (kind, file) in FILES {
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let (entry, phrase, form) = parse(kind, line);
            for written in inflect(&phrase, form) {
                mirrored.extend(mirror(&written, kind).map(|other| (other, entries.len())));
                forms.push((written, entries.len()));
            }
            entries.push(entry);
        }
    }
    forms.extend(mirrored);
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
        plain_after: Vec::new(),
        only_as: None,
        verb: false,
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
            ":adj" => entry.only_as = Some(PartOfSpeech::Adjective),
            ":n" => entry.only_as = Some(PartOfSpeech::Noun),
            ":v" => entry.only_as = Some(PartOfSpeech::Verb),
            ":deg" => entry.only_as = Some(PartOfSpeech::Degree),
            "?" => entry.strength = Strength::Weak,
            "?n" => entry.strength = Strength::WeakNoun,
            _ => match part.split_at_checked(1) {
                Some(("!", word)) => entry.plain_beside.push(word),
                Some(("=", word)) => entry.only_beside.push(word),
                Some(("<", word)) => entry.plain_after.push(word),
                _ => phrase.push(part),
            },
        }
    }
    entry.verb = matches!(form, Some(Form::Verb | Form::DoublingVerb));
    (entry, phrase.join(" "), form)
}

/// Sides and genders: what is loaded of one is loaded of the other.
const MIRRORS: [(&str, &str); 12] = [
    ("boy", "girl"),
    ("boys", "girls"),
    ("conservative", "liberal"),
    ("conservatives", "liberals"),
    ("female", "male"),
    ("he", "she"),
    ("her", "his"),
    ("labour", "tory"),
    ("left", "right"),
    ("leftist", "rightist"),
    ("man", "woman"),
    ("men", "women"),
];

/// The phrase said of the other side or gender, if it says a side or gender. "Left" and "right" are
/// sides in labels only.
fn mirror(phrase: &str, kind: WordingKind) -> Option<String> {
    let other = |word: &str| {
        let pair = MIRRORS.iter().find(|(one, other)| word == *one || word == *other)?;
        let directional = matches!(pair.0, "left") && kind != WordingKind::Label;
        (!directional).then(|| if word == pair.0 { pair.1 } else { pair.0 })
    };
    let words: Vec<&str> = phrase.split_inclusive([' ', '-']).collect();
    let mirrored: String = words
        .iter()
        .map(|part| {
            let word = part.trim_end_matches([' ', '-']);
            other(word).map_or_else(|| (*part).to_owned(), |other| part.replacen(word, other, 1))
        })
        .collect();
    (mirrored != phrase && words.len() > 1).then_some(mirrored)
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
    fn what_is_loaded_of_one_side_is_loaded_of_the_other() {
        let mirrored = |phrase| mirror(phrase, WordingKind::Label);
        assert_eq!(mirrored("liberal elite").as_deref(), Some("conservative elite"));
        assert_eq!(mirrored("far-left").as_deref(), Some("far-right"));
        assert_eq!(mirrored("con man").as_deref(), Some("con woman"));
        assert_eq!(mirrored("regime"), None);
        assert_eq!(mirror("right on cue", WordingKind::Sarcasm), None);
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
