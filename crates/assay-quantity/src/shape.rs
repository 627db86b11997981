//! What the words of a table look like: most words of a text are in no table, and first letter and length
//! tell so without a search.

/// First letters and lengths of a table's words.
pub(crate) struct Shape([u32; 32]);

/// Lengths from this on are not told apart.
const LONG: usize = 31;

impl Shape {
    /// The shape of a list of words.
    pub(crate) const fn of(words: &[&str]) -> Self {
        let mut lengths = [0; 32];
        let mut at = 0;
        while at < words.len() {
            mark(&mut lengths, words[at].as_bytes());
            at += 1;
        }
        Self(lengths)
    }

    /// The shape of the words a table is looked up by.
    pub(crate) const fn of_keys<T>(table: &[(&str, T)]) -> Self {
        let mut lengths = [0; 32];
        let mut at = 0;
        while at < table.len() {
            mark(&mut lengths, table[at].0.as_bytes());
            at += 1;
        }
        Self(lengths)
    }

    /// Whether a word can be in the table.
    pub(crate) fn admits(&self, word: &str) -> bool {
        let bytes = word.as_bytes();
        let first = bytes.first().map_or(0, |byte| usize::from(byte & 31));
        self.0[first] >> bytes.len().min(LONG) & 1 == 1
    }
}

/// A table of words, by alphabet, and what each stands for.
pub(crate) struct Keyed<T: 'static> {
    entries: &'static [(&'static str, T)],
    shape: Shape,
}

impl<T: Copy> Keyed<T> {
    /// The table with these entries, in order of their words.
    pub(crate) const fn of(entries: &'static [(&'static str, T)]) -> Self {
        Self { entries, shape: Shape::of_keys(entries) }
    }

    /// What a word stands for.
    pub(crate) fn get(&self, word: &str) -> Option<T> {
        if !self.shape.admits(word) {
            return None;
        }
        let at = self.entries.binary_search_by(|(known, _)| (*known).cmp(word)).ok()?;
        self.entries.get(at).map(|(_, value)| *value)
    }

    #[cfg(test)]
    pub(crate) fn is_sorted(&self) -> bool {
        self.entries.is_sorted_by_key(|(word, _)| *word)
    }
}

const fn mark(lengths: &mut [u32; 32], word: &[u8]) {
    let length = if word.len() < LONG { word.len() } else { LONG };
    let first = if word.is_empty() { 0 } else { (word[0] & 31) as usize };
    lengths[first] |= 1 << length;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn admits_every_word_of_its_table() {
        const WORDS: &[&str] = &["a", "über", "counterrevolutionaries-and-others"];
        const SHAPE: Shape = Shape::of(WORDS);
        assert!(WORDS.iter().all(|word| SHAPE.admits(word)));
        assert!(!SHAPE.admits("an"));
        assert!(!SHAPE.admits(""));
    }
}
