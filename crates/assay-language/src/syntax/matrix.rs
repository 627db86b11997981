//! Products of matrices in row-major order, shared by the reader and the trainer.
//!
//! Every element is summed in the order of the inner dimension, each product and sum rounded once
//! (fused), so the result does not depend on how wide the processor's vectors are.

use pulp::{Arch, Simd, WithSimd};

/// `c += a · b`, with `a` of `m × k`, `b` of `k × n`, `c` of `m × n`.
pub fn add_product(a: &[f32], b: &[f32], c: &mut [f32], k: usize, n: usize) {
    if k == 0 || n == 0 {
        return;
    }
    debug_assert_eq!(b.len(), k * n);
    Arch::new().dispatch(Product { a, b, c, k, n });
}

struct Product<'a> {
    a: &'a [f32],
    b: &'a [f32],
    c: &'a mut [f32],
    k: usize,
    n: usize,
}

impl WithSimd for Product<'_> {
    type Output = ();

    /// Some columns at a time, so that what they need of `b` stays in the nearest cache.
    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let Self { a, b, c, k, n } = self;
        let step = VECTORS * S::F32_LANES;
        let mut column = 0;
        while column < n {
            let width = step.min(n - column);
            let mut a_blocks = a.chunks_exact(ROWS * k);
            let mut c_blocks = c.chunks_exact_mut(ROWS * n);
            for (a, c) in a_blocks.by_ref().zip(c_blocks.by_ref()) {
                tile::<S, ROWS>(simd, a, b, c, n, column, width);
            }
            let (a, c) = (a_blocks.remainder(), c_blocks.into_remainder());
            for (a, c) in a.chunks_exact(k).zip(c.chunks_exact_mut(n)) {
                tile::<S, 1>(simd, a, b, c, n, column, width);
            }
            column += width;
        }
    }
}

/// Rows of the result computed together.
const ROWS: usize = 6;
/// Vectors of a row computed together.
const VECTORS: usize = 2;

/// `R` rows and `width` columns of the product; the last columns may fill a vector in part.
#[inline(always)]
fn tile<S: Simd, const R: usize>(
    simd: S,
    a: &[f32],
    b: &[f32],
    c: &mut [f32],
    n: usize,
    column: usize,
    width: usize,
) {
    let k = a.len() / R;
    let lines: [&[f32]; R] = std::array::from_fn(|r| &a[r * k..(r + 1) * k]);
    if width == VECTORS * S::F32_LANES {
        let mut sums = [[simd.splat_f32s(0.0); VECTORS]; R];
        for (sums, row) in sums.iter_mut().zip(c.chunks_exact(n)) {
            sums.copy_from_slice(S::as_simd_f32s(&row[column..column + width]).0);
        }
        for (inner, row) in b.chunks_exact(n).enumerate().take(k) {
            let values = S::as_simd_f32s(&row[column..column + width]).0;
            for (sums, line) in sums.iter_mut().zip(lines) {
                let factor = simd.splat_f32s(line[inner]);
                for (sum, value) in sums.iter_mut().zip(values) {
                    *sum = simd.mul_add_f32s(factor, *value, *sum);
                }
            }
        }
        for (sums, row) in sums.iter().zip(c.chunks_exact_mut(n)) {
            S::as_mut_simd_f32s(&mut row[column..column + width]).0.copy_from_slice(sums);
        }
        return;
    }
    let mut column = column;
    let past = column + width;
    while column < past {
        let width = S::F32_LANES.min(past - column);
        let mut sums = [simd.splat_f32s(0.0); R];
        for (sum, row) in sums.iter_mut().zip(c.chunks_exact(n)) {
            *sum = simd.partial_load_f32s(&row[column..column + width]);
        }
        for (inner, row) in b.chunks_exact(n).enumerate().take(k) {
            let value = simd.partial_load_f32s(&row[column..column + width]);
            for (sum, line) in sums.iter_mut().zip(lines) {
                *sum = simd.mul_add_f32s(simd.splat_f32s(line[inner]), value, *sum);
            }
        }
        for (sum, row) in sums.iter().zip(c.chunks_exact_mut(n)) {
            simd.partial_store_f32s(&mut row[column..column + width], *sum);
        }
        column += width;
    }
}
