//! Small whole numbers as one word says them: how many years, which place.

/// Numbers that stand before "years" and behind "number".
const WORDS: &[(&str, i16)] = &[
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("fifteen", 15),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("hundred", 100),
];

/// The number that `word` says, in letters or digits.
pub(crate) fn whole(word: &str) -> Option<i16> {
    let said = WORDS.iter().find(|(known, _)| *known == word).map(|(_, number)| *number);
    said.or_else(|| word.parse().ok()).filter(|number| *number > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_digits_are_numbers() {
        assert_eq!((whole("ten"), whole("47"), whole("many"), whole("0")), (Some(10), Some(47), None, None));
    }
}
