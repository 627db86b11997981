//! The table of verbs, descriptions and loaded words by speaker.

use std::collections::BTreeMap;

use assay_dossier::model::{VoiceRecord, WordingRecord};

use super::article::Annotated;
use super::parts::long_list;
use crate::escape::{esc, put};
use crate::index::AUTHOR;

/// Voices shown at once.
const VOICES: usize = 12;

/// With which verbs each is reported, what the author calls each, and which loaded words each uses.
pub(super) fn wording(out: &mut String, page: &Annotated<'_>) {
    let told = |v: &&VoiceRecord| !(v.verbs.is_empty() && v.called.is_empty() && v.wording.is_empty());
    let voices: Vec<&VoiceRecord> = page.dossier.voices.iter().filter(told).collect();
    if voices.is_empty() {
        return;
    }
    let wording: BTreeMap<&str, &WordingRecord> =
        page.dossier.wording.iter().map(|w| (w.id.as_str(), w)).collect();
    out.push_str("<h3>Verbs and loaded words, by who uses them</h3>\n");
    long_list(out, &voices, VOICES, ("voice", "voices"), |out, some| {
        out.push_str("<dl class=\"voices\">");
        for voice in some {
            self::voice(out, page, voice, &wording);
        }
        out.push_str("</dl>\n");
    });
}

fn voice(
    out: &mut String,
    page: &Annotated<'_>,
    voice: &VoiceRecord,
    wording: &BTreeMap<&str, &WordingRecord>,
) {
    let who = if voice.who == "author" { AUTHOR } else { voice.who.as_str() };
    put!(out, "<div><dt>{}</dt><dd>", esc(who));
    verbs(out, voice);
    called(out, voice);
    let mut kinds: BTreeMap<&str, Vec<&WordingRecord>> = BTreeMap::new();
    for used in voice.wording.iter().filter_map(|id| wording.get(id.as_str())) {
        kinds.entry(&used.kind).or_default().push(used);
    }
    for (kind, words) in &kinds {
        put!(out, "<p><span class=\"soft\">{}</span> ", esc(kind));
        for (at, used) in words.iter().enumerate() {
            out.push_str(if at > 0 { ", " } else { "" });
            page.to_words(out, &used.id, used.anchor.exact.trim());
        }
        out.push_str("</p>");
    }
    out.push_str("</dd></div>");
}

/// The words that report a speaker, with how often and what they say besides.
fn verbs(out: &mut String, voice: &VoiceRecord) {
    let mut counts: BTreeMap<(String, &str), usize> = BTreeMap::new();
    for verb in &voice.verbs {
        *counts.entry((verb.anchor.exact.trim().to_lowercase(), &verb.stance)).or_default() += 1;
    }
    let one = |((verb, stance), count): (&(String, &str), &usize)| {
        let times = if *count > 1 { format!("{count} times") } else { String::new() };
        let stance = if *stance == "plain" { "" } else { stance };
        let notes: Vec<&str> = [times.as_str(), stance].into_iter().filter(|note| !note.is_empty()).collect();
        if notes.is_empty() {
            format!("“{verb}”")
        } else {
            format!("“{verb}” ({})", notes.join(", "))
        }
    };
    let verbs: Vec<String> = counts.iter().map(one).collect();
    if !verbs.is_empty() {
        put!(out, "<p><span class=\"soft\">reported with</span> {}</p>", esc(&verbs.join(", ")));
    }
}

/// What the author calls a speaker.
fn called(out: &mut String, voice: &VoiceRecord) {
    let mut seen: Vec<String> = Vec::new();
    for called in &voice.called {
        let loaded = if called.loaded { " (loaded)" } else { "" };
        let words = format!("“{}”{loaded}", called.anchor.exact.trim());
        if !seen.contains(&words) {
            seen.push(words);
        }
    }
    if !seen.is_empty() {
        put!(out, "<p><span class=\"soft\">called</span> {}</p>", esc(&seen.join(", ")));
    }
}
