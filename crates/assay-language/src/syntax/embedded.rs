//! What comes before the first recurrent step. It depends on the word alone, and words recur, within a
//! text and from one text to the next, so it is worked out once for each different word and kept.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use assay_matrix::Rows;
use pulp::{Arch, Simd, WithSimd};

use super::features::Features;
use super::model::Model;

/// Words that are kept from one stretch of text to the next; five kilobytes each.
const KEPT: usize = 4096;

/// Words by their features, with what the first layer makes of each.
#[derive(Debug, Default)]
pub(super) struct Embedded {
    numbers: HashMap<Features, u32, BuildHasherDefault<Mixed>>,
    /// By number: the sum of the word's embeddings.
    pub(super) x: Vec<f32>,
    /// By number: its product with the first layer.
    pub(super) u: Vec<f32>,
    /// By number: how often the word was read of late.
    uses: Vec<u32>,
    /// The number of each token's word.
    pub(super) of: Vec<u32>,
    /// What is new in a stretch.
    fresh: Vec<Features>,
    products: Vec<f32>,
    rows: Rows,
}

impl Embedded {
    /// Takes in the words of a stretch; `of` has the number of each afterwards.
    pub(super) fn read(&mut self, model: &Model<'_>, features: &[Features]) {
        let (width, columns) = (model.sizes.width, 3 * model.sizes.width);
        if self.uses.len() > KEPT {
            self.forget(width, columns);
        }
        self.fresh.clear();
        self.of.clear();
        for word in features {
            let next = self.uses.len() as u32;
            let number = *self.numbers.entry(*word).or_insert(next);
            if number == next {
                self.fresh.push(*word);
                self.uses.push(0);
            }
            self.uses[number as usize] += 1;
            self.of.push(number);
        }
        let known = self.x.len();
        self.x.resize(known + self.fresh.len() * width, 0.0);
        let fresh = &mut self.x[known..];
        Arch::new().dispatch(Sums { model, features: &self.fresh, sums: fresh });
        self.rows.set(fresh, width);
        if let Some(layer) = model.weights.layers.first() {
            layer.weights.product(&self.rows, &mut self.products);
            self.u.extend_from_slice(&self.products);
        }
    }

    /// Keeps the words that were read more than once, half as many as there is room for at most.
    fn forget(&mut self, width: usize, columns: usize) {
        let mut kept = 0;
        let mut numbers = vec![None; self.uses.len()];
        for (number, new) in numbers.iter_mut().enumerate() {
            if self.uses[number] > 1 && kept < KEPT / 2 {
                *new = Some(kept as u32);
                self.uses[kept] = self.uses[number] / 2;
                self.x.copy_within(number * width..(number + 1) * width, kept * width);
                self.u.copy_within(number * columns..(number + 1) * columns, kept * columns);
                kept += 1;
            }
        }
        self.uses.truncate(kept);
        self.x.truncate(kept * width);
        self.u.truncate(kept * columns);
        self.numbers.retain(|_, number| match numbers.get(*number as usize) {
            Some(Some(kept)) => {
                *number = *kept;
                true
            }
            _ => false,
        });
    }
}

/// Sums of embeddings, with the widest vectors the processor has.
struct Sums<'a> {
    model: &'a Model<'a>,
    features: &'a [Features],
    sums: &'a mut [f32],
}

impl WithSimd for Sums<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        self.model.embed(self.features, self.sums);
    }
}

/// Mixes hashes once more: a word's features are hashes already.
#[derive(Debug, Default)]
struct Mixed(u64);

impl Hasher for Mixed {
    fn write(&mut self, bytes: &[u8]) {
        for part in bytes.chunks(8) {
            let mut whole = [0; 8];
            whole[..part.len()].copy_from_slice(part);
            self.write_u64(u64::from_le_bytes(whole));
        }
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = (self.0.rotate_left(23) ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    fn write_usize(&mut self, value: usize) {
        self.write_u64(value as u64);
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::english;
    use crate::syntax::features::features;

    fn words(range: std::ops::Range<usize>) -> Vec<Features> {
        let mut scratch = String::new();
        range
            .map(|number| features(&format!("word{}", number.to_string().repeat(2)), false, &mut scratch))
            .collect()
    }

    #[test]
    fn what_was_read_before_changes_nothing() {
        let model = english();
        let (width, columns) = (model.sizes.width, 3 * model.sizes.width);
        let some = words(0..300);
        let mut alone = Embedded::default();
        alone.read(model, &some);
        let mut long = Embedded::default();
        for start in 0..20 {
            long.read(model, &words(start * 250..start * 250 + 500));
        }
        long.read(model, &some);
        assert!(long.uses.len() <= KEPT + some.len());
        for (a, b) in alone.of.iter().zip(&long.of) {
            let (a, b) = (*a as usize, *b as usize);
            assert_eq!(alone.x[a * width..(a + 1) * width], long.x[b * width..(b + 1) * width]);
            assert_eq!(alone.u[a * columns..(a + 1) * columns], long.u[b * columns..(b + 1) * columns]);
        }
    }
}
