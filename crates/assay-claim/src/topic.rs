//! What a passage is about: the stems of its content words.

use std::collections::BTreeSet;

use assay_language::TokenKind;

use crate::words::Word;

/// Letters that two forms of a word share.
const STEM: usize = 5;

/// Words of four letters and more that say nothing of what a passage is about, by alphabet.
const EMPTY: [&str; 86] = [
    "about", "above", "after", "again", "against", "ahead", "along", "also", "although", "among", "another",
    "because", "been", "before", "behind", "being", "below", "between", "both", "cannot", "could", "does",
    "doing", "done", "down", "during", "each", "either", "even", "ever", "every", "from", "further", "have",
    "having", "here", "into", "itself", "just", "like", "made", "make", "makes", "many", "more", "most",
    "much", "must", "never", "only", "other", "over", "said", "same", "says", "shall", "should", "since",
    "some", "still", "such", "than", "that", "their", "them", "then", "there", "these", "they", "this",
    "those", "through", "under", "until", "upon", "very", "were", "what", "when", "where", "which", "while",
    "will", "with", "would", "your",
];

/// What a passage is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Topic(BTreeSet<String>);

impl Topic {
    /// The topic of a passage with these words.
    pub fn of(words: &[Word<'_>]) -> Self {
        Self(words.iter().filter_map(stem).collect())
    }

    /// How many stems it has.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// How many of its stems are in `other` too.
    pub fn shared(&self, other: &Self) -> usize {
        self.0.intersection(&other.0).count()
    }

    /// Everything either is about.
    pub fn and(&self, other: &Self) -> Self {
        Self(self.0.union(&other.0).cloned().collect())
    }
}

fn stem(word: &Word<'_>) -> Option<String> {
    let says = match word.kind {
        TokenKind::Word => word.lower.chars().count() > 3 || word.proper,
        TokenKind::Number => true,
        _ => false,
    };
    if !says || EMPTY.binary_search(&&*word.lower).is_ok() {
        return None;
    }
    let lower = &*word.lower;
    // "ferries" and "ferry", "killed", "kills" and "killing" are one.
    let bare = match lower.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        Some(stem) => format!("{stem}y"),
        None => {
            let stem = ["ing", "ed", "s"].iter().find_map(|ending| lower.strip_suffix(ending));
            stem.filter(|stem| stem.len() > 3).unwrap_or(lower).to_owned()
        }
    };
    Some(bare.chars().take(STEM).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Page;
    use crate::words::Words;

    #[test]
    fn forms_of_a_word_are_one() {
        let page = Page::new("Ferries killed 12 gulls. The ferry kills gulls and 12 ducks.");
        let words = Words::new(page.reading());
        let topics: Vec<Topic> = page
            .analysis
            .sentences
            .iter()
            .map(|sentence| Topic::of(words.range(sentence.tokens.first, sentence.tokens.past)))
            .collect();
        assert_eq!(topics[0].shared(&topics[1]), 4, "{topics:?}");
        assert!(EMPTY.is_sorted());
    }
}
