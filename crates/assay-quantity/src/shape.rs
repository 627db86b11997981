//! Tables of words that are part of the program, looked up by hash.

use assay_text::WordIndex;

/// A table of words and what each stands for; `SLOTS` as in [`WordIndex`].
pub(crate) struct Keyed<T: 'static, const SLOTS: usize> {
    entries: &'static [(&'static str, T)],
    index: WordIndex<SLOTS>,
}

impl<T: Copy, const SLOTS: usize> Keyed<T, SLOTS> {
    /// The table with these entries, each word once.
    pub(crate) const fn of(entries: &'static [(&'static str, T)]) -> Self {
        Self { entries, index: WordIndex::of_keys(entries) }
    }

    /// What a word stands for.
    pub(crate) fn get(&self, word: &str) -> Option<T> {
        self.index.get(self.entries, word).copied()
    }

    #[cfg(test)]
    pub(crate) fn words(&self) -> impl Iterator<Item = &'static str> {
        self.entries.iter().map(|(word, _)| *word)
    }

    #[cfg(test)]
    pub(crate) fn is_sorted(&self) -> bool {
        self.entries.is_sorted_by_key(|(word, _)| *word)
    }
}

/// A list of words.
pub(crate) struct Listed<const SLOTS: usize> {
    words: &'static [&'static str],
    index: WordIndex<SLOTS>,
}

impl<const SLOTS: usize> Listed<SLOTS> {
    /// The list of these words, each once.
    pub(crate) const fn of(words: &'static [&'static str]) -> Self {
        Self { words, index: WordIndex::of(words) }
    }

    #[cfg(test)]
    pub(crate) fn is_sorted(&self) -> bool {
        self.words.is_sorted()
    }

    /// Whether a word is listed.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.index.contains(self.words, word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_words_of_its_table() {
        static TABLE: Keyed<u8, 8> = Keyed::of(&[("a", 1), ("über", 2)]);
        assert_eq!(TABLE.get("über"), Some(2));
        assert_eq!(TABLE.get(""), None);
        static LIST: Listed<4> = Listed::of(&["a", "an"]);
        assert!(LIST.has("an") && !LIST.has("and"));
    }
}
