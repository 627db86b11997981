//! What an outcome is like: the fuzzer keeps inputs whose outcome has something that no outcome had before.
//!
//! Which branches were taken is not measured, that would need another build. What a stage *says* of an
//! input is nearly as telling: which kinds of things it found, in which order, how many of them in
//! powers of two, with which errors. Each such observation is a number; new ones mean new paths.

use std::collections::HashSet;
use std::fmt::{Debug, Write as _};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use serde_json::Value;

/// Observations of one outcome.
#[derive(Default)]
pub struct Features(HashSet<u64>);

/// Longest string of a record that is taken for a name of a kind, in bytes.
const LONGEST_NAME: usize = 24;

/// Longest debug output that is looked at, in bytes.
const LONGEST_DEBUG: usize = 1 << 16;

impl Features {
    /// The observations.
    pub fn all(&self) -> impl Iterator<Item = u64> + '_ {
        self.0.iter().copied()
    }

    fn add(&mut self, observation: impl std::hash::Hash) {
        // A new hasher has the same keys each time.
        let mut hasher = DefaultHasher::new();
        observation.hash(&mut hasher);
        self.0.insert(hasher.finish());
    }

    /// That there are `count` of `what`, in powers of two.
    pub fn count(&mut self, what: &str, count: usize) {
        self.add((what, usize::BITS - count.leading_zeros()));
    }

    /// An error's words without its numbers and what it cites of the input.
    pub fn error(&mut self, what: &str) {
        let own = what.split(['“', '"']).next().unwrap_or_default();
        let own =
            if own.starts_with("missing field") { own } else { own.split('`').next().unwrap_or_default() };
        let words: String = own.chars().filter(char::is_ascii_alphabetic).take(40).collect();
        self.add(("error", words));
    }

    /// The variants in the debug output of a value, each with the one before it.
    pub fn variants(&mut self, value: &impl Debug) {
        let mut text = Limited(String::new());
        // It ends early where the text is too long.
        let _ = write!(text, "{value:?}");
        let mut before = "";
        let mut quoted = false;
        for part in text.0.split_inclusive(['"', ' ', '(', ')', '{', '}', '[', ']', ',', ':']) {
            let word = part.trim_end_matches(['"', ' ', '(', ')', '{', '}', '[', ']', ',', ':']);
            if !quoted && word.starts_with(|c: char| c.is_ascii_uppercase()) {
                self.add((before, word));
                before = word;
            }
            quoted ^= part.ends_with('"');
        }
    }

    /// The places of a record that hold something, its short names of kinds, and lengths of its lists.
    pub fn record(&mut self, value: &Value) {
        let mut open = vec![(0u64, value)];
        while let Some((path, value)) = open.pop() {
            let below = |name: &str| {
                let mut hasher = DefaultHasher::new();
                (path, name).hash(&mut hasher);
                hasher.finish()
            };
            match value {
                Value::Array(values) => {
                    self.add((path, usize::BITS - values.len().leading_zeros()));
                    let inner = below("[]");
                    open.extend(values.iter().map(|value| (inner, value)));
                }
                Value::Object(members) => {
                    open.extend(members.iter().map(|(name, value)| (below(name), value)));
                }
                Value::String(text) => {
                    let named = text.len() <= LONGEST_NAME
                        && text.bytes().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'_' | b'-'));
                    self.add((path, if named { text.as_str() } else { "…" }));
                }
                Value::Null => {}
                Value::Bool(flag) => self.add((path, *flag)),
                Value::Number(number) => self.add((path, number.is_f64())),
            }
        }
    }
}

struct Limited(String);

impl std::fmt::Write for Limited {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        if self.0.len() + text.len() > LONGEST_DEBUG {
            return Err(std::fmt::Error);
        }
        self.0.push_str(text);
        Ok(())
    }
}
