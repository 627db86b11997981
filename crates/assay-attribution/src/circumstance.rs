//! Addressee and venue of a statement, from the words around its cue.

use assay_language::Analysis;
use assay_text::Span;

use crate::clause::View;
use crate::occasion::{is_occasion, occasion};
use crate::phrase::{Range, is_finite, phrase_after};
use crate::word::Class;

/// Networks and kinds of outlet that people speak "on", lower case, sorted.
const PLATFORMS: &[&str] = &[
    "air",
    "bluesky",
    "facebook",
    "instagram",
    "linkedin",
    "mastodon",
    "radio",
    "reddit",
    "snapchat",
    "telegram",
    "television",
    "threads",
    "tiktok",
    "truth",
    "tv",
    "twitter",
    "weibo",
    "whatsapp",
    "x",
    "youtube",
];

/// The venue named within `items[first..past]`: "on X", "in an interview with …", "at a rally in …".
pub(crate) fn venue(view: View<'_>, first: usize, past: usize) -> Option<Span> {
    for at in first..past.min(view.items.len()) {
        if !view.is(at, Class::PREPOSITION) {
            continue;
        }
        if view.says(at, "on") && is_platform(view, at + 1) {
            let end = if view.says(at + 1, "truth") && view.says(at + 2, "social") { at + 3 } else { at + 2 };
            return Range::new(at, end).span(view.items);
        }
        if ["in", "at", "during", "on", "via", "through"].iter().any(|word| view.says(at, word))
            && let Some(end) = occasion(view, at)
        {
            let end = if view.says(end, "with") { with_person(view, end) } else { end };
            return Range::new(at, end).span(view.items);
        }
    }
    None
}

fn is_platform(view: View<'_>, at: usize) -> bool {
    let word = view.word(at);
    let known = PLATFORMS.binary_search(&word.to_lowercase().as_str()).is_ok();
    known && (word != "x" && (word.len() > 1 || word == "X"))
}

/// "an interview with the paper": as far as the partner's name.
fn with_person(view: View<'_>, at: usize) -> usize {
    phrase_after(view.items, at + 1).map_or(at, |phrase| {
        (phrase.first..phrase.past)
            .find(|&i| view.is(i, Class::COMMA) || is_finite(view.items, i))
            .unwrap_or(phrase.past)
    })
}

/// Whom the words near a cue name as addressed: "in a letter to NAME", "wrote to NAME",
/// "response to NAME".
pub(crate) fn addressee(view: View<'_>, first: usize, past: usize, lemma: &str) -> Option<Range> {
    for at in first..past.min(view.items.len()) {
        if !view.says(at, "to") || at == 0 {
            continue;
        }
        let before = view.word(at - 1);
        let sent = is_occasion(before)
            || ["write", "speak", "say", "reply", "respond", "apologize"].contains(&lemma) && at == first
            || ["reply", "replies", "responds", "responded", "replied", "wrote", "complaint"]
                .contains(&before.to_lowercase().as_str());
        if sent && let Some(phrase) = phrase_after(view.items, at + 1) {
            let person = view.items[phrase.first].is(Class::CAPITAL.with(Class::OBJECT))
                || view.items[phrase.first].is(Class::DETERMINER);
            let name_end =
                (phrase.first..phrase.past).find(|&i| view.is(i, Class::COMMA)).unwrap_or(phrase.past);
            return person.then(|| Range::new(phrase.first, name_end));
        }
    }
    None
}

/// The addressee of a vocative that opens a quotation: "Mr. Speaker, we …".
pub(crate) fn vocative(text: &str, analysis: &Analysis, content: Span) -> Option<Span> {
    const TITLES: &[&str] = &[
        "Madam",
        "Mr",
        "Mrs",
        "Ms",
        "President",
        "Senator",
        "Secretary",
        "Minister",
        "Governor",
        "Chairman",
        "Judge",
        "Ambassador",
        "Sir",
        "Mayor",
        "Congressman",
        "Congresswoman",
        "Professor",
        "Doctor",
        "Dr",
        "Dear",
    ];
    let words = content.of(text);
    let comma = words.find(',').filter(|comma| *comma <= 60)?;
    let head = Span::new(content.start(), content.start() + comma);
    let first = words.split([' ', '.', ',']).next()?;
    let titled =
        TITLES.contains(&first) && head.of(text).split(' ').all(|word| word.starts_with(char::is_uppercase));
    let named = analysis
        .mentions_in(head)
        .any(|mention| mention.span == head && mention.name.is_some() && words[comma..].starts_with(", you"));
    (titled && head.of(text).contains(' ') || named).then_some(head)
}
