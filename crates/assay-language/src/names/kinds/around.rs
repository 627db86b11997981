//! What the words around a name show, which are no names themselves.

use super::super::find::is_acronym;
use super::super::lexicon::is_common;
use super::super::titles::{honorific, is_role};
use super::{Features, Source, bucket};
use crate::syntax::Relation;
use crate::{NameKind, TokenKind};

/// Tokens behind a name in which a pronoun is looked for.
const LOOKAHEAD: usize = 30;
/// Dependents of a name that are looked at, in tokens to both sides.
const REACH: usize = 12;

/// Reads the surroundings of the candidate at `index` into `features`, each worth `weight`.
pub(super) fn read(source: Source<'_>, index: usize, weight: f32, features: &mut Features) {
    let candidate = &source.candidates[index];
    let Some(sentence) = source.sentences.get(candidate.sentence) else { return };
    let (low, high) = (sentence.tokens.first, sentence.tokens.past);
    let (first, past) = (candidate.first, candidate.past);
    let word = |at: Option<usize>| word(source, at, low, high);
    let before = word(first.checked_sub(1));
    let before2 = word(first.checked_sub(2));
    let before3 = word(first.checked_sub(3));
    let next = word(Some(past));
    let next2 = word(Some(past + 1));
    let next3 = word(Some(past + 2));
    let mut show = |template: &str, parts: &[&str]| features.shown.push((bucket(template, parts), weight));
    show("-1", &[&before]);
    show("-2", &[&before2, &before]);
    show("-3", &[&before3, &before2, &before]);
    show("-2 alone", &[&before2]);
    show("+1", &[&next]);
    show("+2", &[&next, &next2]);
    show("+3", &[&next, &next2, &next3]);
    show("+2 alone", &[&next2]);
    show("both", &[&before, &next]);
    for at in [first.checked_sub(1), Some(past)].into_iter().flatten() {
        if let Some(reading) = source.readings.get(at).filter(|_| at >= low && at < high) {
            show(if at < first { "tag before" } else { "tag after" }, &[reading.tag.as_str()]);
        }
    }
    if let Some(evidence) = candidate.evidence {
        let (kind, lead) = evidence.around.best();
        show(
            "points around",
            &[kind.as_str(), ["0", "1", "2", "3"][usize::try_from(lead / 2).unwrap_or(0).min(3)]],
        );
    }
    // The tree: what the name hangs on, and what hangs on it.
    let governor = |at: usize| {
        source.readings.get(at).and_then(|reading| reading.head.checked_sub(1)).map(|head| low + head)
    };
    let chief = (first..past)
        .find(|&at| governor(at).is_none_or(|governor| governor < first || governor >= past))
        .unwrap_or(first);
    let relation = source.readings.get(chief).map_or(Relation::Dep, |reading| reading.relation);
    let above = word(governor(chief));
    show("relation", &[relation.as_str()]);
    show("governor", &[relation.as_str(), &above]);
    let side = if governor(chief).is_some_and(|governor| governor > chief) { "right" } else { "left" };
    show("side", &[relation.as_str(), side]);
    for at in first.saturating_sub(REACH).max(low)..(past + REACH).min(high) {
        if (first..past).contains(&at) || governor(at).is_none_or(|head| head < first || head >= past) {
            continue;
        }
        let Some(reading) = source.readings.get(at) else { continue };
        let below = word(Some(at));
        show("dependent", &[reading.relation.as_str(), &below]);
        show("has", &[reading.relation.as_str()]);
        if reading.relation == Relation::Case {
            show("case", &[&below, &above]);
        }
        if reading.relation == Relation::Cop {
            show("is one", &[&above]);
        }
    }
    // "Roe is a singer": the name is the subject of a noun with a copula.
    if relation == Relation::Nsubj
        && let Some(noun) = governor(chief)
    {
        let copula = (low..high)
            .take(64)
            .any(|at| governor(at) == Some(noun) && source.readings[at].relation == Relation::Cop);
        if copula {
            show("is", &[&above]);
        }
    }
    // Names listed with it.
    for neighbour in [index.checked_sub(1), Some(index + 1)].into_iter().flatten() {
        let Some(other) = source.candidates.get(neighbour) else { continue };
        if other.sentence != candidate.sentence || other.inner {
            continue;
        }
        let gap = if other.first >= past { past..other.first } else { other.past..first };
        if gap.len() > 2 {
            continue;
        }
        let between: Vec<String> = gap.map(|at| word(Some(at))).collect();
        let between: Vec<&str> = between.iter().map(String::as_str).collect();
        let sure = if other.strength > 1 { other.kind.as_str() } else { "name" };
        let order = if other.first >= past { "after" } else { "before" };
        show(
            "beside",
            &[order, sure, between.first().copied().unwrap_or(""), between.get(1).copied().unwrap_or("")],
        );
    }
    let pronoun = next_pronoun(source, past);
    show("pronoun", &[pronoun]);
    show("pronoun of", &[pronoun, relation.as_str()]);
    let alone = first == low && past + 1 >= high;
    if alone {
        show("alone", &[]);
    }
    if first == low {
        show("opens", &[&next]);
    }
    show(
        "style",
        &[match source.casing.styles.get(candidate.sentence) {
            Some(super::super::casing::Style::Title) => "title",
            Some(super::super::casing::Style::Capitals) => "capitals",
            _ => "sentence",
        }],
    );
}

/// What the first pronoun of the third person behind a name stands for; of both genders the same.
fn next_pronoun(source: Source<'_>, past: usize) -> &'static str {
    let rest = source.tokens.get(past..).unwrap_or_default();
    let words = rest.iter().take(LOOKAHEAD).map(|token| token.span.of(source.text));
    let kind = |word: &str| match word {
        "he" | "He" | "she" | "She" | "his" | "His" | "her" | "Her" | "him" | "himself" | "herself" => {
            Some("he")
        }
        "it" | "It" | "its" | "Its" | "itself" => Some("it"),
        "they" | "They" | "their" | "Their" | "them" => Some("they"),
        "who" | "whom" | "whose" => Some("who"),
        _ => None,
    };
    words.filter_map(kind).next().unwrap_or("none")
}

/// A word that is no name, in lower case; of everything else only what it is like.
fn word(source: Source<'_>, at: Option<usize>, low: usize, high: usize) -> String {
    let Some(at) = at.filter(|&at| at >= low && at < high) else { return "<edge>".to_owned() };
    let token = &source.tokens[at];
    let word = token.span.of(source.text);
    match token.kind {
        TokenKind::Number if word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()) => {
            "<year>".to_owned()
        }
        TokenKind::Number => "<number>".to_owned(),
        TokenKind::Address => "<address>".to_owned(),
        TokenKind::Punctuation | TokenKind::Symbol => match word {
            "“" | "”" => "\"".to_owned(),
            "’" | "‘" => "'".to_owned(),
            "–" | "—" => "-".to_owned(),
            _ => word.to_owned(),
        },
        TokenKind::Word => {
            if !word.chars().any(char::is_uppercase) {
                return word.replace('’', "'");
            }
            let within = source
                .candidates
                .partition_point(|candidate| candidate.first <= at)
                .checked_sub(1)
                .map(|index| &source.candidates[index])
                .filter(|candidate| at < candidate.past);
            if let Some(candidate) = within {
                let sure = candidate.strength > 1;
                return match candidate.kind {
                    NameKind::Person if sure => "<person>",
                    NameKind::Organization if sure => "<organization>",
                    NameKind::Place if sure => "<place>",
                    NameKind::Demonym => "<demonym>",
                    _ => "<name>",
                }
                .to_owned();
            }
            let lower = word.to_lowercase();
            if is_common(&lower) || is_role(&lower) || honorific(word).is_some() {
                return lower;
            }
            if is_acronym(word) { "<acronym>" } else { "<capital>" }.to_owned()
        }
    }
}
