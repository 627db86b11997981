//! The table of verbs and labels by speaker.

use std::collections::BTreeMap;

use super::article::Annotated;
use super::parts::long_list;
use crate::escape::{esc, put};
use crate::index::{AUTHOR, speaker_of};

/// Voices shown at once.
const VOICES: usize = 12;

/// What is told of one voice.
#[derive(Default)]
struct Voice<'a> {
    /// Words that report what they said, with how often.
    verbs: BTreeMap<String, usize>,
    /// Loaded words they use, by kind: id and words.
    words: BTreeMap<&'a str, Vec<(&'a str, &'a str)>>,
}

/// With which verbs each is reported, and which loaded words each uses.
pub(super) fn wording(out: &mut String, page: &Annotated<'_>) {
    let (d, index) = (page.dossier, page.index);
    let mut order: Vec<&str> = vec![AUTHOR];
    let mut voices: BTreeMap<&str, Voice<'_>> = BTreeMap::new();
    voices.entry(AUTHOR).or_default();
    for a in d.attributions.iter().filter(|a| index.is_listed(a)) {
        let (Some(who), Some(cue)) = (speaker_of(a), &a.cue) else { continue };
        if !voices.contains_key(who) {
            order.push(who);
        }
        *voices.entry(who).or_default().verbs.entry(cue.exact.trim().to_lowercase()).or_default() += 1;
    }
    for w in &d.wording {
        let who = index.voice(&w.by, w.speaker.as_deref());
        if !voices.contains_key(who) {
            order.push(who);
        }
        voices.entry(who).or_default().words.entry(&w.kind).or_default().push((&w.id, w.anchor.exact.trim()));
    }
    let told = |v: &Voice<'_>| !v.verbs.is_empty() || !v.words.is_empty();
    if !voices.values().any(told) {
        return;
    }
    let told: Vec<&str> = order.into_iter().filter(|who| voices.get(who).is_some_and(told)).collect();
    out.push_str("<h3>Verbs and loaded words, by who uses them</h3>\n");
    long_list(out, &told, VOICES, ("voice", "voices"), |out, some| {
        out.push_str("<dl class=\"voices\">");
        for who in some {
            if let Some(voice) = voices.get(who) {
                self::voice(out, page, who, voice);
            }
        }
        out.push_str("</dl>\n");
    });
}

fn voice(out: &mut String, page: &Annotated<'_>, who: &str, voice: &Voice<'_>) {
    put!(out, "<div><dt>{}</dt><dd>", esc(who));
    if !voice.verbs.is_empty() {
        let verbs: Vec<String> = voice
            .verbs
            .iter()
            .map(|(v, n)| if *n > 1 { format!("“{v}” ({n})") } else { format!("“{v}”") })
            .collect();
        put!(out, "<p><span class=\"soft\">reported with</span> {}</p>", esc(&verbs.join(", ")));
    }
    for (kind, words) in &voice.words {
        put!(out, "<p><span class=\"soft\">{}</span> ", esc(kind));
        for (at, (id, words)) in words.iter().enumerate() {
            out.push_str(if at > 0 { ", " } else { "" });
            page.to_words(out, id, words);
        }
        out.push_str("</p>");
    }
    out.push_str("</dd></div>");
}
