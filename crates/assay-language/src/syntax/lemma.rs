//! Lemmas: the form a dictionary lists.
//!
//! A table of endings learned from the treebanks (`cargo xtask train lemmas`). Each row says for a
//! part of speech and an ending how many letters to take off and what to put there; the longest
//! ending that the table has for a word decides, and a whole word is marked by `^`.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::FineTag;

static TABLE: &str = include_str!("../../data/lemmas.tsv");

/// Characters of the longest ending, the mark of a whole word included.
pub const LONGEST: usize = 16;

/// Places of the index, a power of two: more than twice the rules.
const SLOTS: usize = 1 << 12;

/// What a part of speech's words with an ending lose and get.
struct Rule {
    tag: FineTag,
    ending: &'static str,
    /// Characters taken off.
    off: usize,
    instead: &'static str,
}

/// The rules, found by a hash that reads part of speech and ending from the last byte on, so that all endings of
/// a word are looked up in one pass.
struct Rules {
    rules: Vec<Rule>,
    /// The upper half of a rule's hash and its place plus one; 0 where there is none.
    slots: Vec<(u32, u16)>,
}

impl Rules {
    fn shipped() -> &'static Self {
        static RULES: OnceLock<Rules> = OnceLock::new();
        RULES.get_or_init(|| {
            let mut all = Self { rules: Vec::new(), slots: vec![(0, 0); SLOTS] };
            for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
                all.add(line);
            }
            all
        })
    }

    fn add(&mut self, line: &'static str) -> Option<()> {
        let mut fields = line.split('\t');
        let tag = FineTag::named(fields.next()?)?;
        let ending = fields.next()?;
        let off = fields.next()?.parse().ok()?;
        let hash = ending.bytes().rev().fold(begun(tag), with);
        let mut slot = hash as usize % SLOTS;
        while self.slots[slot].1 != 0 {
            slot = (slot + 1) % SLOTS;
        }
        let rule = Rule { tag, ending, off, instead: fields.next().unwrap_or_default() };
        // No more rules than half the slots: the rest would be looked for in vain for long.
        if self.rules.len() < SLOTS / 2 && ending.chars().count() <= LONGEST {
            self.rules.push(rule);
            self.slots[slot] = ((hash >> 32) as u32, self.rules.len() as u16);
        }
        Some(())
    }

    /// The rule of that hash and part of speech whose ending `fits`.
    fn get(&self, hash: u64, tag: FineTag, fits: impl Fn(&str) -> bool) -> Option<&Rule> {
        let mut slot = hash as usize % SLOTS;
        loop {
            let (known, at) = self.slots[slot];
            let at = usize::from(at).checked_sub(1)?;
            if known == (hash >> 32) as u32 {
                let rule = self.rules.get(at)?;
                if rule.tag == tag && fits(rule.ending) {
                    return Some(rule);
                }
            }
            slot = (slot + 1) % SLOTS;
        }
    }

    /// The rule with the longest ending that `lower`, read as `tag`, has.
    fn of(&self, lower: &str, tag: FineTag) -> Option<&Rule> {
        let mut longest = None;
        let mut hash = begun(tag);
        let bytes = lower.as_bytes();
        let first = bytes.len().saturating_sub(4 * LONGEST);
        for at in (first..bytes.len()).rev() {
            hash = with(hash, bytes[at]);
            longest = self.get(hash, tag, |ending| bytes[at..] == *ending.as_bytes()).or(longest);
        }
        if first == 0 {
            let whole = |ending: &str| ending.strip_prefix('^').is_some_and(|word| word == lower);
            longest = self.get(with(hash, b'^'), tag, whole).or(longest);
        }
        longest
    }
}

/// The hash before the first byte (FNV-1a).
const fn begun(tag: FineTag) -> u64 {
    with(0xcbf2_9ce4_8422_2325, tag as u8)
}

/// The hash with one more byte; the multiplication leaves the upper bits the better ones, which are folded down.
const fn with(hash: u64, byte: u8) -> u64 {
    let mixed = (hash ^ byte as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ (mixed >> 29)
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
    if tag == FineTag::Nnps {
        return Cow::Borrowed(form.strip_suffix('s').filter(|stem| !stem.ends_with('s')).unwrap_or(form));
    }
    let small = form.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    let lower = if small { Cow::Borrowed(form) } else { Cow::Owned(form.to_lowercase()) };
    match Rules::shipped().of(&lower, tag) {
        Some(rule) if rule.off > 0 || !rule.instead.is_empty() => {
            Cow::Owned(edited(&lower, rule.off, rule.instead))
        }
        _ => lower,
    }
}

/// The word with `off` characters taken off its end and `ending` put there.
#[must_use]
pub fn edited(word: &str, off: usize, ending: &str) -> String {
    let kept = off
        .checked_sub(1)
        .map_or(word.len(), |last| word.char_indices().rev().nth(last).map_or(0, |(start, _)| start));
    let mut edited = String::with_capacity(kept + ending.len());
    edited.push_str(&word[..kept]);
    edited.push_str(ending);
    edited
}
