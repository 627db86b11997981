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

type Rules = HashMap<(FineTag, &'static str), (usize, &'static str), BuildHasherDefault<DefaultHasher>>;

fn rules() -> &'static Rules {
    static RULES: OnceLock<Rules> = OnceLock::new();
    RULES.get_or_init(|| {
        TABLE
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| {
                let mut fields = line.split('\t');
                let tag = FineTag::named(fields.next()?)?;
                let ending = fields.next()?;
                let off = fields.next()?.parse().ok()?;
                Some(((tag, ending), (off, fields.next().unwrap_or_default())))
            })
            .collect()
    })
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
    let key = format!("^{lower}");
    let rules = rules();
    let starts = key.char_indices().map(|(start, _)| start).collect::<Vec<_>>();
    let first = starts.len().saturating_sub(LONGEST);
    for &start in &starts[first..] {
        if let Some((off, ending)) = rules.get(&(tag, &key[start..] as &str)) {
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
