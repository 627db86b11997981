//! Features as numbers of buckets, and the sum of their weights.

use super::table::{BITS, Table};

/// A feature while it is put together: which template, and what it saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fact(u64);

impl Fact {
    /// Of the template with that number.
    pub const fn of(template: u64) -> Self {
        Self((template + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    /// Of the template with that number, with all that it saw.
    pub fn seen(template: u64, seen: &[u64]) -> Self {
        seen.iter().fold(Self::of(template), |fact, seen| fact.and(*seen))
    }

    /// With one more thing seen.
    pub const fn and(self, seen: u64) -> Self {
        Self((self.0.rotate_left(23) ^ seen).wrapping_mul(0xD6E8_FEB8_6659_FD93))
    }

    /// The bucket its weight lies in.
    pub const fn bucket(self) -> u32 {
        let mixed = (self.0 ^ (self.0 >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
        (mixed >> (64 - BITS)) as u32
    }
}

/// A number for a word, the same for upper and lower case (FNV-1a over its lower-case bytes).
pub(crate) const fn number(word: &str) -> u64 {
    let bytes = word.as_bytes();
    let (mut hash, mut at) = (0xcbf2_9ce4_8422_2325_u64, 0);
    while at < bytes.len() {
        hash = (hash ^ bytes[at].to_ascii_lowercase() as u64).wrapping_mul(0x0100_0000_01b3);
        at += 1;
    }
    hash
}

/// A number for how far apart two things are: exact when near, coarse when far.
pub(crate) fn distance(far: usize) -> u64 {
    match far {
        0..=4 => far as u64,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=22 => 8,
        23..=35 => 9,
        _ => 10,
    }
}

/// Takes features: to add up their weights, or to keep them for training.
pub(crate) trait Sink {
    fn take(&mut self, bucket: u32);

    fn fact(&mut self, fact: Fact) {
        self.take(fact.bucket());
    }
}

impl Sink for Vec<u32> {
    fn take(&mut self, bucket: u32) {
        self.push(bucket);
    }
}

/// The sum of the weights of the features taken.
pub(crate) struct Sum<'a> {
    pub weights: &'a Table,
    pub total: i32,
}

impl Sink for Sum<'_> {
    fn take(&mut self, bucket: u32) {
        self.total += self.weights.get(bucket);
    }
}
