//! Words that tell a gender and the neutral ones that stand for them.

use assay_text::WordIndex;

use crate::names::pronoun;

/// Gendered nouns and adjectives, in lower case and sorted, with a neutral word for each.
const WORDS: &[(&str, &str)] = &[
    ("actress", "actor"),
    ("actresses", "actors"),
    ("aunt", "relative"),
    ("aunts", "relatives"),
    ("boy", "child"),
    ("boyfriend", "partner"),
    ("boyfriends", "partners"),
    ("boys", "children"),
    ("brother", "sibling"),
    ("brothers", "siblings"),
    ("businessman", "businessperson"),
    ("businessmen", "businesspeople"),
    ("businesswoman", "businessperson"),
    ("businesswomen", "businesspeople"),
    ("cameraman", "camera operator"),
    ("chairman", "chairperson"),
    ("chairmen", "chairpeople"),
    ("chairwoman", "chairperson"),
    ("clergyman", "cleric"),
    ("clergymen", "clerics"),
    ("clergywoman", "cleric"),
    ("congressman", "congressperson"),
    ("congressmen", "congresspeople"),
    ("congresswoman", "congressperson"),
    ("congresswomen", "congresspeople"),
    ("councilman", "councillor"),
    ("councilmen", "councillors"),
    ("councilwoman", "councillor"),
    ("councilwomen", "councillors"),
    ("dad", "parent"),
    ("dads", "parents"),
    ("daughter", "child"),
    ("daughters", "children"),
    ("duchess", "noble"),
    ("duke", "noble"),
    ("emperor", "monarch"),
    ("empress", "monarch"),
    ("father", "parent"),
    ("fathers", "parents"),
    ("female", "gendered"),
    ("females", "people"),
    ("fireman", "firefighter"),
    ("firemen", "firefighters"),
    ("fisherman", "fisher"),
    ("fishermen", "fishers"),
    ("gentleman", "person"),
    ("gentlemen", "people"),
    ("girl", "child"),
    ("girlfriend", "partner"),
    ("girlfriends", "partners"),
    ("girls", "children"),
    ("granddaughter", "grandchild"),
    ("granddaughters", "grandchildren"),
    ("grandfather", "grandparent"),
    ("grandfathers", "grandparents"),
    ("grandmother", "grandparent"),
    ("grandmothers", "grandparents"),
    ("grandson", "grandchild"),
    ("grandsons", "grandchildren"),
    ("guy", "person"),
    ("guys", "people"),
    ("heir", "heir"),
    ("heiress", "heir"),
    ("heroine", "hero"),
    ("heroines", "heroes"),
    ("host", "host"),
    ("hostess", "host"),
    ("husband", "spouse"),
    ("husbands", "spouses"),
    ("king", "monarch"),
    ("kings", "monarchs"),
    ("ladies", "people"),
    ("lady", "person"),
    ("male", "gendered"),
    ("males", "people"),
    ("man", "person"),
    ("men", "people"),
    ("mom", "parent"),
    ("moms", "parents"),
    ("mother", "parent"),
    ("mothers", "parents"),
    ("mum", "parent"),
    ("mums", "parents"),
    ("nephew", "relative"),
    ("nephews", "relatives"),
    ("niece", "relative"),
    ("nieces", "relatives"),
    ("policeman", "police officer"),
    ("policemen", "police officers"),
    ("policewoman", "police officer"),
    ("policewomen", "police officers"),
    ("prince", "royal"),
    ("princes", "royals"),
    ("princess", "royal"),
    ("princesses", "royals"),
    ("queen", "monarch"),
    ("queens", "monarchs"),
    ("salesman", "salesperson"),
    ("salesmen", "salespeople"),
    ("saleswoman", "salesperson"),
    ("sister", "sibling"),
    ("sisters", "siblings"),
    ("son", "child"),
    ("sons", "children"),
    ("spokesman", "spokesperson"),
    ("spokesmen", "spokespeople"),
    ("spokeswoman", "spokesperson"),
    ("spokeswomen", "spokespeople"),
    ("sportsman", "athlete"),
    ("sportsmen", "athletes"),
    ("sportswoman", "athlete"),
    ("sportswomen", "athletes"),
    ("statesman", "politician"),
    ("statesmen", "politicians"),
    ("stateswoman", "politician"),
    ("uncle", "relative"),
    ("uncles", "relatives"),
    ("waiter", "server"),
    ("waiters", "servers"),
    ("waitress", "server"),
    ("waitresses", "servers"),
    ("widow", "widowed person"),
    ("widower", "widowed person"),
    ("widowers", "widowed people"),
    ("widows", "widowed people"),
    ("wife", "spouse"),
    ("wives", "spouses"),
    ("woman", "person"),
    ("women", "people"),
];

static WORDS_AT: WordIndex<512> = WordIndex::of_keys(WORDS);

/// Longest of the words above in bytes.
const LONGEST: usize = 14;

/// The neutral word for `word`, where it tells a gender; `next` tells "her house" from "saw her".
pub(super) fn neutral(word: &str, next: &str) -> Option<&'static str> {
    if word.len() > LONGEST || !word.is_ascii() {
        return None;
    }
    if let Some(pronoun) = pronoun(word, next) {
        let capital = word.starts_with(char::is_uppercase);
        return Some(match (word.to_ascii_lowercase().as_str(), pronoun.object, capital) {
            ("himself" | "herself", _, _) => "themself",
            ("hers", _, _) => "theirs",
            (_, true, _) => "them",
            ("his" | "her", _, false) => "their",
            ("his" | "her", _, true) => "Their",
            (_, _, true) => "They",
            _ => "they",
        });
    }
    let mut lower = [0; LONGEST];
    let lower = lower.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    WORDS_AT.get(WORDS, std::str::from_utf8(lower).ok()?).copied()
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, WORDS};

    #[test]
    fn words_are_sorted_and_short() {
        assert!(WORDS.is_sorted_by(|a, b| a.0 < b.0));
        assert!(WORDS.iter().all(|(word, _)| word.len() <= LONGEST));
    }
}
