//! What a name's own words show: shapes, common words, tables.

use super::super::event_words::ends_other;
use super::super::find::{capitalised, is_acronym};
use super::super::lexicon::{given_name, is_calendar, is_city, is_common, is_people, is_region, is_surname};
use super::super::organizations::{is_body, is_head, is_opener};
use super::super::place_words::{ends_place, is_shaped_like_place, starts_place};
use super::super::titles::is_role;
use super::super::weigh::{has_inner_capital, is_field, is_initial, is_odd};
use super::{Features, Form, Source, bucket};
use crate::places::lookup;

/// Reads the form's words into `features`.
pub(super) fn read(source: Source<'_>, form: &Form, features: &mut Features) {
    let Some(&at) = form.uses.first() else { return };
    let candidate = &source.candidates[at];
    let words: Vec<&str> = (candidate.name..candidate.core)
        .filter_map(|token| source.tokens.get(token))
        .map(|token| token.span.of(source.text))
        .collect();
    let Some(last) = words.last() else { return };
    let count = ["0", "1", "2", "3", "4"][words.len().min(4)];
    let mut show = |template: &str, parts: &[&str]| features.shown.push((bucket(template, parts), 1.0));
    show("bias", &[]);
    show("words", &[count]);
    show(
        "rule",
        &[candidate.kind.as_str(), ["0", "1", "2", "3"][usize::from(candidate.strength.min(3))], count],
    );
    let uses = ["0", "1", "2", "3", "3", "5", "5", "5", "8"][form.uses.len().min(8)];
    show("uses", &[uses, count]);
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let common: Vec<bool> = lower.iter().map(|word| is_common(word)).collect();
    let shapes: Vec<String> = words.iter().zip(&common).map(|(word, &common)| class(word, common)).collect();
    let shapes: Vec<&str> = shapes.iter().map(String::as_str).collect();
    show("classes", &shapes[..shapes.len().min(4)]);
    show("first class", &[shapes[0], count]);
    show("last class", &[shapes[shapes.len() - 1], count]);
    for (word, lower) in
        words.iter().zip(&lower).zip(&common).filter(|(_, common)| **common).map(|(pair, _)| pair)
    {
        show("common word", &[lower]);
        if std::ptr::eq(word, last) {
            show("last common", &[lower]);
        }
    }
    let usage = source.casing.usage(last);
    show("last in lower case", &[if usage.lower > 0 { "1" } else { "0" }, count]);
    show("last with capital", &[if usage.capital > usage.lower { "1" } else { "0" }, count]);
    if last.ends_with('s') {
        show("plural", &[count, if common[common.len() - 1] { "common" } else { "" }]);
    }
    if words.iter().any(|word| word.starts_with(char::is_lowercase)) {
        show("joined", &[count]);
    }

    let mut say = |template: &str, parts: &[&str]| features.tables.push((bucket(template, parts), 1.0));
    let tables: Vec<String> = words.iter().map(|word| tables(word)).collect();
    let tables: Vec<&str> = tables.iter().map(String::as_str).collect();
    say("tables", &tables[..tables.len().min(3)]);
    say("first tables", &[tables[0], count]);
    say("last tables", &[tables[tables.len() - 1], count]);
    let phrase = words.join(" ");
    if words.len() > 1 && (is_region(&phrase) || is_city(&phrase)) {
        say("region", &[]);
    }
    if let Some(evidence) = candidate.evidence {
        let (kind, lead) = evidence.words.best();
        say(
            "points",
            &[kind.as_str(), ["0", "1", "2", "3"][usize::try_from(lead / 2).unwrap_or(0).min(3)], count],
        );
    }
}

/// The kind of a word as far as its shape and its use in the language tell.
fn class(word: &str, common: bool) -> String {
    let cased = capitalised(word);
    let mut class = String::new();
    let mut mark = |yes: bool, letter: char| {
        if yes {
            class.push(letter);
        }
    };
    mark(word.starts_with(char::is_lowercase), 'l');
    mark(is_acronym(word), 'A');
    mark(is_initial(word), 'I');
    mark(is_odd(word), '0');
    mark(has_inner_capital(word), 'C');
    mark(word.contains('-'), '-');
    mark(word == "&", '&');
    mark(word.chars().filter(|c| c.is_alphabetic()).count() < 2, '1');
    mark(common, 'c');
    mark(is_head(&cased), 'h');
    mark(is_opener(&cased), 'o');
    mark(is_body(&cased), 'b');
    mark(ends_place(&cased), 'p');
    mark(starts_place(&cased), 's');
    mark(ends_other(&cased), 'e');
    mark(is_role(word), 'r');
    mark(is_calendar(&cased), 'd');
    mark(!common && is_field(word), 'f');
    mark(!common && is_shaped_like_place(word), 'q');
    if class.is_empty() { "x".to_owned() } else { class }
}

/// Which tables hold a word.
fn tables(word: &str) -> String {
    let cased = capitalised(word);
    let mut bits = String::new();
    if given_name(&cased).is_some() {
        bits.push('g');
    }
    if is_surname(&cased) {
        bits.push('s');
    }
    if is_region(&cased) || is_city(&cased) {
        bits.push('c');
    }
    if is_people(&cased) || lookup(word).is_some() {
        bits.push('n');
    }
    bits
}
