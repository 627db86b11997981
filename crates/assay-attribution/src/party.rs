//! From the words for a speaker to the speaker.

use assay_language::{Analysis, MentionForm, NameKind};
use assay_text::Span;

use crate::attribution::Party;

/// Words after which a noun phrase only says more about its head.
const TAILS: &[&str] = &[
    "of",
    "for",
    "from",
    "in",
    "at",
    "with",
    "on",
    "to",
    "who",
    "which",
    "that",
    "whose",
    "and",
    "or",
    "by",
    "near",
    "under",
    "among",
    "between",
    "a",
    "an",
    "the",
    "speaking",
    "backing",
    "representing",
];

/// The party that `mention` speaks of: a name only where the phrase's head is one.
pub(crate) fn party(text: &str, analysis: &Analysis, mention: Span) -> Party {
    // "Harker's claim": the owner without the ending.
    let words = mention.of(text);
    let bare = words.strip_suffix("'s").or_else(|| words.strip_suffix("’s")).unwrap_or(words);
    Party { mention, name: head(text, analysis, Span::new(mention.start(), mention.start() + bare.len())) }
}

fn head(text: &str, analysis: &Analysis, phrase: Span) -> Option<assay_language::NameId> {
    let whole = analysis.mentions_in(phrase).find(|mention| mention.span == phrase);
    if let Some(mention) = whole {
        return mention.name;
    }
    let core = core_of(text, phrase);
    let ends_core = |span: Span| span.end() == core.end();
    let named = analysis
        .mentions_in(core)
        .filter(|mention| ends_core(mention.span))
        .max_by_key(|mention| mention.span.len());
    if let Some(mention) = named
        && !mention.span.of(text).ends_with(['\'', '’'])
        && !mention.span.of(text).ends_with("'s")
        && !mention.span.of(text).ends_with("’s")
    {
        // "Oslo voters" ends in no name; "the group NAME" does. A place alone does not speak for
        // the people in it unless it is the whole phrase.
        let kind = mention.name.map(|id| analysis.name(id).kind);
        let sub_place = kind == Some(NameKind::Place) && mention.span.start() > core.start();
        return if sub_place { None } else { mention.name };
    }
    // "NAME, 54," and "his friend NAME of Oslo": the apposition may hold the only name.
    let apposed = phrase.of(text).contains(',') || phrase != core;
    if !apposed {
        return None;
    }
    analysis
        .mentions_in(Span::new(core.end(), phrase.end()))
        .find(|mention| {
            let gap = text[core.end()..mention.span.start()].trim();
            // "the chair of the board, NAME": the name may close a longer description.
            (gap == "," || gap.ends_with(',') && mention.span.end() == phrase.end())
                && matches!(mention.form, MentionForm::Full | MentionForm::Short)
                && mention.name.is_some_and(|id| analysis.name(id).kind == NameKind::Person)
        })
        .and_then(|mention| mention.name)
}

/// The phrase up to its first comma, bracket, preposition or relative pronoun.
fn core_of(text: &str, phrase: Span) -> Span {
    let words = phrase.of(text);
    let mut end = words.find([',', '(', '—', '–', ';']).unwrap_or(words.len());
    let mut at = 0;
    for (index, word) in words[..end].split(' ').enumerate() {
        if index > 0 && TAILS.contains(&word.to_lowercase().as_str()) && !capital_run_around(words, at) {
            end = at.min(end);
            break;
        }
        at += word.len() + 1;
    }
    Span::new(phrase.start(), phrase.start() + end).trim(text)
}

/// "Court of Appeals", "Médecins for Peace": a small word inside a name.
fn capital_run_around(words: &str, at: usize) -> bool {
    let before = words[..at].split_whitespace().next_back();
    let after = words[at..].split_whitespace().nth(1);
    let capital =
        |word: Option<&str>| word.and_then(|word| word.chars().next()).is_some_and(char::is_uppercase);
    capital(before) && capital(after) && words[at..].starts_with("of ")
}
