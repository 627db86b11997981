//! `tenure`: who held an office from when to when.

use assay_article::PartialDate;
use assay_evidence::{Evidence, Tenure};

use crate::answer::Answer;
use crate::person::has_given_names;
use crate::{Outcome, figure};

/// Words that say an office is spoken of, sorted.
const OFFICE: &[&str] = &[
    "administration",
    "chancellor",
    "government",
    "leader",
    "office",
    "premier",
    "premiership",
    "presidency",
    "president",
    "presidential",
    "prime",
    "rule",
    "tenure",
];
/// Words that make a stretch of years something less than a tenure.
const PART: &[&str] = &[
    "campaign",
    "first",
    "second",
    "secretary",
    "senator",
    "term",
    "third",
    "lady",
    "governor",
    "mayor",
    "former",
];

/// Most words of a name before the surname.
const GIVEN: usize = 3;

/// What the lists say of someone in office from `first` to `last`, where `words` (the text
/// before the years) name a person and an office. `None` where they name none on the lists.
pub(crate) fn tenure(evidence: &Evidence, words: &str, first: i16, last: i16) -> Option<Answer> {
    let tokens: Vec<&str> = words
        .split(|c: char| !c.is_alphanumeric() && c != '.' && c != '-')
        .filter(|t| !t.is_empty())
        .collect();
    let lower: Vec<String> = tokens.iter().map(|token| token.to_lowercase()).collect();
    // The person stands right before the years, the office near the person.
    let near = lower.len().saturating_sub(12);
    let office = lower[near..].iter().any(|word| OFFICE.binary_search(&word.as_str()).is_ok());
    if !office || lower[near..].iter().any(|word| PART.contains(&word.as_str())) {
        return None;
    }
    let vice = lower[near..].iter().any(|word| word == "vice");
    for at in (tokens.len().saturating_sub(8)..tokens.len()).rev() {
        let surname = tokens[at];
        if !surname.starts_with(char::is_uppercase) || OFFICE.binary_search(&lower[at].as_str()).is_ok() {
            continue;
        }
        let is_name_of = |at: &usize| {
            tokens[*at].starts_with(char::is_uppercase) && OFFICE.binary_search(&lower[*at].as_str()).is_err()
        };
        // As far back as the nearest word that is no initial.
        let mut given: Vec<&str> = Vec::new();
        for at in (0..at).rev().take(GIVEN).take_while(is_name_of) {
            given.push(tokens[at]);
            if !is_initial(tokens[at]) {
                break;
            }
        }
        given.reverse();
        let known = evidence.tenures(surname);
        let held: Vec<Tenure<'_>> = known
            .into_iter()
            .filter(|tenure| {
                tenure.office.starts_with("Vice") == vice && is_named(tenure.person, &given, surname)
            })
            .collect();
        if !held.is_empty() {
            return answer(evidence, &held, first, last);
        }
    }
    None
}

/// "W.", "H.W."
fn is_initial(word: &str) -> bool {
    word.split('.').all(|part| part.chars().count() <= 1)
}

/// Whether the list's name can be the one in the text: the surname agrees, and the given names
/// where both have some.
fn is_named(person: &str, given: &[&str], surname: &str) -> bool {
    let words: Vec<String> = person.split_whitespace().map(str::to_lowercase).collect();
    words.contains(&surname.to_lowercase()) && has_given_names(person, given)
}

fn answer(evidence: &Evidence, held: &[Tenure<'_>], first: i16, last: i16) -> Option<Answer> {
    let mut answer = Answer::of("tenure");
    let claimed = figure::years(first, last);
    let mut exact = None;
    let mut near = None;
    for tenure in held {
        let (start, end) = (year(tenure.start)?, tenure.end.and_then(year));
        answer.step(format!(
            "{}, {} of {}: {} to {} ({}).",
            tenure.person,
            tenure.office,
            evidence.place_name(tenure.place).unwrap_or(tenure.place),
            tenure.start,
            tenure.end.unwrap_or("not ended when the list was made"),
            tenure.source
        ));
        if start == first && end == Some(last) {
            exact = Some(*tenure);
        }
        if start <= last && end.is_none_or(|end| end >= first) {
            near = near.or(Some(*tenure));
        }
    }
    // Nobody on the list of that name held the office near these years: it may be another person.
    let tenure = exact.or(near)?;
    let end = tenure.end.and_then(year);
    answer.formula = Some(format!(
        "{}–{} against {claimed}",
        year(tenure.start)?,
        end.map_or_else(String::new, |end| end.to_string())
    ));
    if end.is_none() && year(tenure.start) == Some(first) {
        let mut open = Answer::open(
            crate::Reason::OutsideCoverage,
            format!("{}’s tenure had not ended when the list was made.", tenure.person),
        );
        open.operator = Some("tenure");
        open.steps = answer.steps;
        return Some(open);
    }
    let said = format!(
        "{} held the office from {} to {}",
        tenure.person,
        tenure.start,
        tenure.end.unwrap_or("today")
    );
    answer.summary = match answer.settle(exact.is_some()) {
        Outcome::Supported => {
            format!("{said}, as the years given say; nothing else in the passage was checked.")
        }
        _ => format!("{said}, not {claimed}; nothing else in the passage was checked."),
    };
    Some(answer)
}

fn year(date: &str) -> Option<i16> {
    let date = PartialDate::parse(date).ok()?;
    Some(date.year())
}
