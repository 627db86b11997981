//! Counts: the thing counted is the unit.

use super::{Found, can_count};
use crate::UnitKind;
use crate::line::Line;
use crate::noun;
use crate::number::{Form, Reading};

/// How many words may stand between a number and the thing it counts.
const REACH: usize = 5;

/// The things that a number which ends before its `past` counts: "new homes", "first-team players".
pub(super) fn things_after(line: &Line<'_>, number: &Reading) -> Option<Found> {
    if !can_count(number.value) || number.form == Form::Fraction {
        return None;
    }
    let of = matches!(number.form, Form::Vague) && line.low(number.past) == "of";
    let one = number.number().is_some_and(|number| number.value() == 1.0);
    let mut first = super::plus(line, number.past).unwrap_or(number.past + usize::from(of));
    if of && matches!(line.low(first), "the" | "its" | "their" | "these") {
        first += 1;
    }
    if line.is_hyphen(first) && line.glued(first) && line.glued(first + 1) && line.is_letters(first + 1) {
        return compound(line, first);
    }
    if matches!(line.low(first), "more" | "other" | "additional" | "extra" | "further" | "such") {
        first += 1;
    }
    // A word glued to digits is part of a code, not a thing counted.
    if line.glued(first) {
        return None;
    }
    let past = group_end(line, first, one)?;
    Some(found(line, first, past))
}

/// What a hyphen at `joint` ties to its number ("six-cylinder"): one word of the compound is the thing.
pub(super) fn compound(line: &Line<'_>, joint: usize) -> Option<Found> {
    let thing = joint + 1;
    // "a 300-strong crowd" counts its people without naming them.
    let open = noun::is_open(line.low(thing)) && line.low(thing).len() > 2 && line.low(thing) != "strong";
    open.then(|| found(line, thing, thing + 1))
}

/// What is counted; where the last word is itself a unit ("50 previous years", "517 rushing
/// yards") the unit of the table.
fn found(line: &Line<'_>, first: usize, past: usize) -> Found {
    if past > first + 1
        && let Some((entry, end)) = super::table::at(line, past - 1)
        && end == past
        && matches!(entry.kind, UnitKind::Time | UnitKind::Physical | UnitKind::PercentagePoint)
        && line.low(past - 1).len() > 3
        && !line.is_capitalised(past - 1)
        && !line.is_hyphen(past - 2)
    {
        return Found { name: entry.name.to_owned(), kind: entry.kind, first, past };
    }
    Found { name: line.raw_range(first, past).to_owned(), kind: UnitKind::Count, first, past }
}

/// Where the noun group that begins at `first` ends: after its first plural and the plurals
/// that follow it; for "one", before the first word that cannot belong to it.
fn group_end(line: &Line<'_>, first: usize, one: bool) -> Option<usize> {
    let mut at = first;
    let mut words = 0;
    let mut plural = None;
    while words < REACH {
        // "COVID-19 tests", "F-16 jets", and "COVID -19" where the text was cut into words.
        let designation = line.is_hyphen(at)
            && line.glued(at + 1)
            && line.is_digits(at + 1)
            && line.is_letters(at + 2)
            && !line.glued(at + 2)
            && line.raw(at.wrapping_sub(1)).bytes().all(|byte| byte.is_ascii_uppercase());
        let joined = line.is_hyphen(at) && line.glued(at) && line.glued(at + 1) && line.is_letters(at + 1)
            || designation;
        if joined && at > first {
            at += 1;
            words += 1;
            at += 1;
            continue;
        }
        if !line.is_letters(at) || line.low(at) == "'s" || line.low(at) == "’s" {
            break;
        }
        let word = line.low(at);
        let compound = line.is_hyphen(at + 1) && line.glued(at + 1);
        let participle = at == first && !one && word.ends_with("ed");
        if !compound && !participle && (!noun::is_open(word) || (at > first && word.ends_with("ing") && one))
        {
            break;
        }
        // "one profile daily": an adverb behind the thing.
        if at > first && matches!(word, "daily" | "weekly" | "monthly" | "annually" | "yearly") {
            break;
        }
        // "one proposal asks": what follows one thing in "s" is its verb.
        if one && at > first && noun::is_plural(word) {
            break;
        }
        at += 1;
        words += 1;
        if !compound && noun::is_plural(word) {
            plural = Some(at);
            // "19 fouls proves it": a second word in "s" before a pronoun or an article is a verb.
            let verb = matches!(
                line.low(at + 1),
                "it" | "a"
                    | "an"
                    | "the"
                    | "that"
                    | "to"
                    | "he"
                    | "she"
                    | "they"
                    | "for"
                    | "up"
                    | "in"
                    | "on"
            );
            if verb || !(line.is_letters(at) && noun::is_plural(line.low(at)) && noun::is_open(line.low(at)))
            {
                break;
            }
        }
    }
    if one && plural.is_none() {
        return (at > first).then_some(at);
    }
    plural
}
