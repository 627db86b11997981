//! Lemmas: the form a dictionary lists.
//!
//! A table of endings learned from the treebanks (`cargo xtask train lemmas`). Each row says for a
//! part of speech and an ending how many letters to take off and what to put there; the longest
//! ending that the table has for a word decides, and a whole word is marked by `^`.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, DefaultHasher};
use std::sync::OnceLock;

use super::FineTag;

static TABLE: &str = include_str!("../../data/lemmas.tsv");

/// Characters of the longest ending, the mark of a whole word included.
pub const LONGEST: usize = 16;

/// What a part of speech's rules take off and put there, by ending.
#[derive(Default)]
struct Rules {
    by_ending: HashMap<&'static str, (usize, &'static str), BuildHasherDefault<DefaultHasher>>,
    /// Characters of the longest of their endings.
    longest: usize,
}

/// The rules of each part of speech, by its number.
fn rules() -> &'static [Rules] {
    static RULES: OnceLock<Vec<Rules>> = OnceLock::new();
    RULES.get_or_init(|| {
        let mut all: Vec<Rules> = FineTag::ALL.iter().map(|_| Rules::default()).collect();
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            add(&mut all, line);
        }
        all
    })
}

fn add(all: &mut [Rules], line: &'static str) -> Option<()> {
    let mut fields = line.split('\t');
    let rules = all.get_mut(FineTag::named(fields.next()?)? as usize)?;
    let ending = fields.next()?;
    let off = fields.next()?.parse().ok()?;
    rules.longest = rules.longest.max(ending.chars().count());
    rules.by_ending.insert(ending, (off, fields.next().unwrap_or_default()));
    Some(())
}

/// The lemma of a form read as `tag`: in lower case, but proper nouns as they are written.
///
/// ```
/// use assay_language::syntax::{FineTag, lemma};
/// assert_eq!(lemma("Ministries", FineTag::Nns), "ministry");
/// assert_eq!(lemma("said", FineTag::Vbd), "say");
/// assert_eq!(lemma("Geneva", FineTag::Nnp), "Geneva");
/// ```
#[must_use]
pub fn lemma(form: &str, tag: FineTag) -> Cow<'_, str> {
    if tag == FineTag::Nnp {
        return Cow::Borrowed(form);
    }
    let lower = form.to_lowercase();
    if tag == FineTag::Nnps {
        return Cow::Borrowed(form.strip_suffix('s').filter(|stem| !stem.ends_with('s')).unwrap_or(form));
    }
    let Some(rules) = rules().get(tag as usize).filter(|rules| rules.longest > 0) else {
        return Cow::Owned(lower);
    };
    let key = format!("^{lower}");
    let longest = rules.longest.min(LONGEST);
    let first = key.char_indices().rev().nth(longest - 1).map_or(0, |(start, _)| start);
    for start in key[first..].char_indices().map(|(start, _)| first + start) {
        if let Some((off, ending)) = rules.by_ending.get(&key[start..]) {
            return Cow::Owned(edited(&lower, *off, ending));
        }
    }
    Cow::Owned(lower)
}

/// The word with `off` characters taken off its end and `ending` put there.
#[must_use]
pub fn edited(word: &str, off: usize, ending: &str) -> String {
    let kept = word.chars().count().saturating_sub(off);
    word.chars().take(kept).chain(ending.chars()).collect()
}
