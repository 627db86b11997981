//! One kind for each form in an article: acronyms with their expansions, the surest candidate of a
//! form, and what all uses of a form together suggest.

use super::candidate::Candidate;
use super::casing::Lookup;
use super::find::is_acronym;
use super::lexicon::{is_calendar, is_common};
use super::link::fold;
use crate::{NameKind, Token};

/// "Orva Relief Board (ORB)" and "ORB (Orva Relief Board)": both are one organisation.
pub(super) fn bind_acronyms(
    text: &str,
    tokens: &[Token],
    candidates: &mut [Candidate],
    forms: &[Vec<String>],
) {
    for index in 1..candidates.len() {
        let (before, after) = candidates.split_at_mut(index);
        let Some(outer) = before.iter().rposition(|candidate| !candidate.inner) else { continue };
        let (Some(first), Some(second)) = (before.get_mut(outer), after.first_mut()) else { continue };
        let opened = second.first == first.past + 1
            && tokens.get(first.past).is_some_and(|token| token.span.of(text) == "(");
        if !opened {
            continue;
        }
        let (long, short) = if forms[index].len() == 1 { (&*first, &*second) } else { (&*second, &*first) };
        let (long_form, short_form) = if forms[index].len() == 1 {
            (&forms[outer], &forms[index])
        } else {
            (&forms[index], &forms[outer])
        };
        let acronym = short_form.len() == 1 && is_acronym(&short_form[0]) && short.place.is_none();
        let matches = initials(long_form) == letters(&short_form[0]) || long.kind == NameKind::Organization;
        if acronym && matches && long_form.len() > 1 && long.strength < 3 {
            let kind = match long.kind {
                NameKind::Other if long.strength > 1 => NameKind::Other,
                NameKind::Place => NameKind::Place,
                _ => NameKind::Organization,
            };
            for candidate in [first, second] {
                candidate.kind = kind;
                candidate.strength = 3;
            }
        }
    }
}

/// "compact fluorescent lamp (CFL)": the acronym of words in lower case is a term and no name.
pub(super) fn mark_terms(text: &str, tokens: &[Token], candidates: &mut [Candidate], forms: &[Vec<String>]) {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.span.of(text));
    for (candidate, form) in candidates.iter_mut().zip(forms) {
        let bracketed = form.len() == 1
            && is_acronym(&form[0])
            && candidate.first > 1
            && word(candidate.first - 1) == "("
            && candidate.strength < 3;
        if !bracketed {
            continue;
        }
        let mut wanted = letters(&form[0]).to_lowercase();
        let mut at = candidate.first - 1;
        let mut lower = 0;
        let limit = at.saturating_sub(2 * wanted.len() + 2);
        while at > limit && !wanted.is_empty() {
            at -= 1;
            let parts: Vec<&str> = word(at).split('-').collect();
            for part in parts.iter().rev() {
                if wanted.chars().next_back().is_some_and(|last| part.to_lowercase().starts_with(last)) {
                    wanted.pop();
                    lower += usize::from(part.starts_with(char::is_lowercase));
                }
            }
        }
        if wanted.is_empty() && lower > 1 {
            candidate.kind = NameKind::Other;
            candidate.strength = 3;
            candidate.evidence = None;
        }
    }
}

/// The first letters of the capitalised words.
pub(super) fn initials(words: &[String]) -> String {
    words
        .iter()
        .flat_map(|word| word.split('-'))
        .filter_map(|part| part.chars().next())
        .filter(|c| c.is_uppercase())
        .collect()
}

/// The letters and digits of an acronym.
pub(super) fn letters(acronym: &str) -> String {
    acronym.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A form has one kind in an article, that of the candidate that is surest of it; a lone word that is the surname of a person is that
/// person.
pub(super) fn settle_kinds(candidates: &mut [Candidate], forms: &[Vec<String>]) {
    let mut surest: Lookup<String, (u8, NameKind)> = Lookup::default();
    let mut surnames: Lookup<String, u8> = Lookup::default();
    for (candidate, form) in candidates.iter().zip(forms) {
        let entry = surest.entry(fold(form)).or_insert((candidate.strength, candidate.kind));
        if candidate.strength > entry.0 {
            *entry = (candidate.strength, candidate.kind);
        }
        if candidate.kind == NameKind::Person
            && form.len() > 1
            && let Some(last) = form.last()
        {
            let entry = surnames.entry(last.to_lowercase()).or_default();
            *entry = candidate.strength.max(*entry);
        }
    }
    for (candidate, form) in candidates.iter_mut().zip(forms) {
        let key = fold(form);
        if candidate.strength < 3
            && form.len() == 1
            && surnames.get(&key).is_some_and(|&strength| strength >= candidate.strength)
        {
            candidate.kind = NameKind::Person;
            continue;
        }
        if let Some(&(strength, kind)) = surest.get(&key)
            && strength > candidate.strength
        {
            candidate.kind = kind;
        }
    }
}

/// A common word with a capital that names nothing in particular ("Authority", "Rule").
pub(super) fn is_plain_word(candidate: &Candidate, form: &[String]) -> bool {
    candidate.kind == NameKind::Other
        && candidate.strength < 3
        && form.len() == 1
        && (is_common(&form[0].to_lowercase()) || is_calendar(&form[0]))
}

/// Georgia is the American state where the text speaks of America and of nothing near the Caucasus.
pub(super) fn settle_georgia(candidates: &mut [Candidate], forms: &[Vec<String>]) {
    const NEAR: &[&str] = &[
        "Abkhazia",
        "Armenia",
        "Azerbaijan",
        "Batumi",
        "Caucasus",
        "Georgian",
        "Georgians",
        "Ossetia",
        "Russia",
        "Russian",
        "Saakashvili",
        "Tbilisi",
    ];
    const AMERICAN: &[&str] = &["Alabama", "America", "Atlanta", "Florida", "Savannah", "Tennessee"];
    let is_georgia = |candidate: &Candidate| candidate.place.is_some_and(|code| code.as_str() == "GEO");
    if !candidates.iter().any(is_georgia) {
        return;
    }
    let names = |table: &[&str]| forms.iter().flatten().any(|word| table.contains(&word.as_str()));
    let american =
        candidates.iter().any(|candidate| candidate.place.is_some_and(|code| code.as_str() == "USA"));
    if (american || names(AMERICAN)) && !names(NEAR) {
        for candidate in candidates.iter_mut().filter(|candidate| is_georgia(candidate)) {
            candidate.place = None;
        }
    }
}
