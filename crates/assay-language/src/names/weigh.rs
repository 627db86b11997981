//! Weighs an unknown name: its own words, and the words around it.

use super::casing::Style;
use super::contexts::{
    BODY_NOUNS, COMPASS, PERSON_NOUNS, PERSON_VERBS, PLACE_NOUNS, PLACE_PREPOSITIONS, WEAK_VERBS,
};
use super::evidence::{Evidence, Points};
use super::find::{Finder, capitalised, is_acronym};
use super::lexicon::{given_name, is_calendar, is_common, is_surname};
use super::organizations::{acts_like_body, is_body};
use super::place_words::is_shaped_like_place;

impl Finder<'_> {
    /// Weighs the unknown name at `first..past`.
    pub(super) fn weigh(&self, first: usize, past: usize) -> Evidence {
        Evidence { words: self.weigh_words(first, past), around: self.weigh_around(first, past) }
    }

    fn weigh_words(&self, first: usize, past: usize) -> Points {
        let mut points = Points { person: 0, organization: -1, place: -1, other: 0 };
        let word = self.word(first);
        let last = self.word(past - 1);
        let common = (first..past).filter(|&index| is_common(&self.word(index).to_lowercase())).count();
        if past == first + 1 {
            self.weigh_one(word, common > 0, &mut points);
        } else {
            let given = given_name(&capitalised(word)).is_some();
            let surname = is_surname(&capitalised(last));
            let initial = (first..past - 1).any(|index| is_initial(self.word(index)));
            points.person(1);
            if given {
                points.person(if is_common(&word.to_lowercase()) { 2 } else { 5 });
            }
            if surname {
                points.person(2);
            }
            if initial {
                points.person(4);
            }
            let last_common = is_common(&last.to_lowercase());
            if last_common {
                let sure = given && !is_common(&word.to_lowercase());
                points.person(if sure && surname {
                    0
                } else if sure {
                    -2
                } else {
                    -4
                });
                points.other(if sure { 0 } else { 2 });
            } else if common > 0 && !given {
                points.person(-2);
                points.other(1);
            }
            if (first..past).all(|index| is_initial(self.word(index))) {
                points.person(-9);
            }
            if common == past - first {
                points.other(3);
            }
            if past > first + 3 && !given {
                points.person(-2);
            }
            if (first..past).any(|index| is_odd(self.word(index))) {
                points.person(-4);
                points.other(1);
            }
            if is_shaped_like_place(last) && !surname {
                points.place(3);
            }
        }
        points
    }

    fn weigh_one(&self, word: &str, common: bool, points: &mut Points) {
        let cased = capitalised(word);
        if is_acronym(word) && self.style != Style::Capitals {
            points.person(-4);
            points.organization(3);
            points.other(3);
            return;
        }
        if let Some(given) = given_name(&cased) {
            points.person(if common { 1 } else { 4 + i32::from(given.gender.is_some()) });
        }
        if is_surname(&cased) {
            points.person(if common { 1 } else { 3 });
        }
        if matches!(word, "God" | "Jesus" | "Christ" | "Allah" | "Satan" | "Buddha" | "Yahweh" | "Zeus") {
            points.person(9);
        }
        if is_kinship(word) {
            points.other(8);
        }
        if common {
            points.other(3);
        }
        if is_odd(word) {
            points.person(-5);
            points.organization(1);
            points.other(2);
        }
        if has_inner_capital(word) {
            points.person(-2);
            points.organization(3);
            points.other(1);
        }
        if is_shaped_like_place(word) && !is_surname(&cased) {
            points.place(4);
        }
        if is_field(word) || is_calendar(word) {
            points.person(-3);
            points.other(6);
        }
        if word.chars().filter(|c| c.is_alphabetic()).count() < 2 {
            points.other(6);
        }
    }

    fn weigh_around(&self, first: usize, past: usize) -> Points {
        let mut points = Points::default();
        let before = self.before(first);
        let lower = before.to_lowercase();
        let next = self.word(past);
        let single = past == first + 1;
        match lower.as_str() {
            "the" | "a" | "an" | "this" | "these" | "every" | "each" | "any" | "some" => {
                points.person(-4);
                points.other(2);
                if single && is_body(self.word(first)) && lower == "the" {
                    points.organization(9);
                }
                if lower == "the" && self.word(first).ends_with('s') {
                    points.organization(2);
                }
                if lower == "the" && is_acronym(self.word(first)) {
                    points.organization(3);
                }
            }
            "in" => points.place(if next.starts_with(char::is_lowercase) || next.len() < 2 { 4 } else { 2 }),
            "at" | "from" | "to" | "into" | "via" | "leaving" => points.place(2),
            "by" | "with" => points.person(1),
            "called" | "titled" | "entitled" => points.other(2),
            "'m" | "’m" | "dear" => points.person(5),
            "is" | "am" if matches!(self.before(first.saturating_sub(1)), "name" | "I") => points.person(8),
            "hey" | "hi" | "hello" => points.person(4),
            "“" | "\"" | "‘" => points.other(2),
            _ if single && is_body(self.word(first)) && !self.is_forced(first) => points.organization(5),
            _ => {}
        }
        if PLACE_PREPOSITIONS.binary_search(&lower.as_str()).is_ok()
            || COMPASS.binary_search(&lower.as_str()).is_ok()
        {
            points.place(5);
        }
        let over_of = lower == "of" && PLACE_NOUNS.contains(&self.before(first.saturating_sub(1)));
        if over_of || PLACE_NOUNS.binary_search(&lower.as_str()).is_ok() {
            points.place(4);
        }
        if BODY_NOUNS.binary_search(&lower.as_str()).is_ok() {
            points.organization(4);
        }
        if PERSON_NOUNS.binary_search(&lower.as_str()).is_ok() {
            points.person(4);
        }
        if self.role_before(first).is_some() {
            points.person(6);
        }
        if PERSON_VERBS.binary_search(&next).is_ok() {
            points.person(if WEAK_VERBS.binary_search(&next).is_ok() { 1 } else { 4 });
        } else if acts_like_body(next) {
            points.organization(2);
        }
        match next {
            "et" => points.person(8),
            "'s" | "’s" => points.person(1),
            "," | "(" | "&" if is_year(self.word(past + 1)) => points.person(4),
            "and" | "&" | ","
                if is_citation(self.word(past + 1), self.word(past + 2), self.word(past + 3)) =>
            {
                points.person(4);
            }
            _ => {}
        }
        if BODY_NOUNS.binary_search(&next).is_ok()
            || next == "employees"
            || next == "users"
            || next == "shares"
        {
            points.organization(2);
        }
        if single
            && next.starts_with(char::is_lowercase)
            && next.len() > 3
            && next.ends_with('s')
            && PERSON_VERBS.binary_search(&next).is_err()
        {
            points.person(-1);
        }
        points
    }
}

/// "Roe & Holt, 2014": the second author of a note.
fn is_citation(next: &str, then: &str, last: &str) -> bool {
    next.starts_with(char::is_uppercase)
        && (is_year(last) || is_year(then))
        && matches!(then, "," | "(" | ")")
}

fn is_year(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit()) && digits.starts_with(['1', '2'])
}

/// "J." and "J.R.".
pub(super) fn is_initial(word: &str) -> bool {
    word.ends_with('.')
        && word.len() <= 6
        && word
            .split_terminator('.')
            .all(|part| part.chars().count() == 1 && part.chars().all(char::is_uppercase))
}

/// Digits within: a model, a road, a code.
pub(super) fn is_odd(word: &str) -> bool {
    word.chars().any(char::is_numeric)
}

/// "YouTube", "eBay": a capital within, save in "McCoy", "DeVos", "LaRue" and after marks.
pub(super) fn has_inner_capital(word: &str) -> bool {
    let rest = [
        "Mc", "Mac", "De", "Di", "Du", "La", "Le", "Van", "Von", "Fitz", "O'", "O’", "D'", "D’", "al-", "el-",
    ]
    .iter()
    .find_map(|start| word.strip_prefix(start))
    .unwrap_or(word);
    let mut lower = false;
    for c in rest.chars() {
        if c.is_uppercase() && lower {
            return true;
        }
        lower = c.is_lowercase();
    }
    false
}

/// Kin as they are addressed.
fn is_kinship(word: &str) -> bool {
    matches!(
        word,
        "Dad"
            | "Daddy"
            | "Mom"
            | "Mommy"
            | "Mum"
            | "Mummy"
            | "Grandma"
            | "Grandpa"
            | "Mama"
            | "Papa"
            | "Granny"
    )
}

/// Fields of study, creeds, languages and diseases.
pub(super) fn is_field(word: &str) -> bool {
    ["ics", "ism", "logy", "graphy", "nity", "tion", "ment", "ness", "osis", "itis", "ium"]
        .iter()
        .any(|ending| word.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_of_words() {
        assert!(
            has_inner_capital("YouTube") && !has_inner_capital("McCoy") && !has_inner_capital("Jean-Luc")
        );
        assert!(is_initial("J.") && is_initial("J.R.") && !is_initial("Jr.") && !is_initial("J"));
        assert!(is_year("2014a") && !is_year("201") && !is_year("9999"));
    }
}
