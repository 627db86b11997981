//! Finding a word in a table that is part of the program.
//!
//! Every word of a text is looked up in a dozen tables and stands in few of them; a binary search compares
//! it with ten words each time. The index is made by the compiler, so that nothing is built at the start.

/// Where the words of a table are, by hash. `SLOTS` is a power of two, at least twice as large as the table.
///
/// ```
/// use assay_text::WordIndex;
/// const UNITS: &[(&str, u32)] = &[("hour", 60), ("minute", 1)];
/// static INDEX: WordIndex<4> = WordIndex::of_keys(UNITS);
/// assert_eq!(INDEX.get(UNITS, "hour"), Some(&60));
/// assert_eq!(INDEX.get(UNITS, "day"), None);
/// ```
#[derive(Debug)]
pub struct WordIndex<const SLOTS: usize> {
    /// Position in the table plus one; 0 where there is none.
    slots: [u16; SLOTS],
}

impl<const SLOTS: usize> WordIndex<SLOTS> {
    /// The index of a list of words.
    #[must_use]
    pub const fn of(words: &[&str]) -> Self {
        let mut index = Self::empty(words.len());
        let mut at = 0;
        while at < words.len() {
            index.add(words[at].as_bytes(), at);
            at += 1;
        }
        index
    }

    /// The index of the words that a table is looked up by.
    #[must_use]
    pub const fn of_keys<T>(table: &[(&str, T)]) -> Self {
        let mut index = Self::empty(table.len());
        let mut at = 0;
        while at < table.len() {
            index.add(table[at].0.as_bytes(), at);
            at += 1;
        }
        index
    }

    /// Whether `words`, of which this is the index, have `word`.
    #[must_use]
    pub fn contains(&self, words: &[&str], word: &str) -> bool {
        self.position(word, |at| words.get(at).copied()).is_some()
    }

    /// What `table`, of which this is the index, has for `word`.
    #[must_use]
    pub fn get<'t, T>(&self, table: &'t [(&str, T)], word: &str) -> Option<&'t T> {
        let at = self.position(word, |at| table.get(at).map(|(key, _)| *key))?;
        table.get(at).map(|(_, value)| value)
    }

    /// Position of `word` in the table whose words `key` tells.
    pub fn position<'t>(&self, word: &str, key: impl Fn(usize) -> Option<&'t str>) -> Option<usize> {
        let mut slot = hash(word.as_bytes()) & (SLOTS - 1);
        loop {
            let at = usize::from(self.slots[slot]).checked_sub(1)?;
            if key(at) == Some(word) {
                return Some(at);
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
    }

    const fn empty(words: usize) -> Self {
        assert!(SLOTS.is_power_of_two() && SLOTS >= 2 * words && words < u16::MAX as usize);
        Self { slots: [0; SLOTS] }
    }

    const fn add(&mut self, word: &[u8], at: usize) {
        let mut slot = hash(word) & (SLOTS - 1);
        while self.slots[slot] != 0 {
            slot = (slot + 1) & (SLOTS - 1);
        }
        self.slots[slot] = at as u16 + 1;
    }
}

/// FNV-1a, its upper half folded into the lower, which alone is used.
const fn hash(word: &[u8]) -> usize {
    let mut hash: u32 = 0x811C_9DC5;
    let mut at = 0;
    while at < word.len() {
        hash = (hash ^ word[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    (hash ^ (hash >> 15)) as usize
}

#[cfg(test)]
mod tests {
    use super::WordIndex;

    const WORDS: &[&str] = &["", "a", "and", "über", "with", "a much longer entry than the others"];
    static INDEX: WordIndex<16> = WordIndex::of(WORDS);

    #[test]
    fn finds_every_word_and_no_other() {
        for word in WORDS {
            assert!(INDEX.contains(WORDS, word), "{word:?}");
        }
        for word in ["an", "And", "ü", "with ", "the"] {
            assert!(!INDEX.contains(WORDS, word), "{word:?}");
        }
    }

    #[test]
    fn of_two_equal_keys_the_first_is_found() {
        const TABLE: &[(&str, u8)] = &[("x", 1), ("x", 2)];
        static INDEX: WordIndex<4> = WordIndex::of_keys(TABLE);
        assert_eq!(INDEX.get(TABLE, "x"), Some(&1));
    }
}
