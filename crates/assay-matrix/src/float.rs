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
        let (packed, rest) = packed(a, k);
        let (rest, _) = rest.as_chunks::<1>();
        let step = VECTORS * S::F32_LANES;
        let mut column = 0;
        while column < n {
            let width = step.min(n - column);
            let mut c_blocks = c.chunks_exact_mut(ROWS * n);
            for (lines, c) in packed.chunks_exact(k).zip(c_blocks.by_ref()) {
                tile::<S, ROWS>(simd, lines, b, c, n, column, width);
            }
            for (lines, c) in rest.chunks_exact(k).zip(c_blocks.into_remainder().chunks_exact_mut(n)) {
                tile::<S, 1>(simd, lines, b, c, n, column, width);
            }
            column += width;
        }
    }
}

/// Rows of the result computed together.
const ROWS: usize = 6;
/// Vectors of a row computed together.
const VECTORS: usize = 2;

/// The values of each [`ROWS`] rows that are multiplied by the same row of `b`, side by side; and the
/// rows left over.
#[inline(always)]
fn packed(a: &[f32], k: usize) -> (Vec<[f32; ROWS]>, &[f32]) {
    let blocks = a.chunks_exact(ROWS * k);
    let rest = blocks.remainder();
    let mut packed = vec![[0.0; ROWS]; blocks.len() * k];
    for (lines, block) in packed.chunks_exact_mut(k).zip(blocks) {
        for (r, row) in block.chunks_exact(k).enumerate() {
            for (line, value) in lines.iter_mut().zip(row) {
                line[r] = *value;
            }
        }
    }
    (packed, rest)
}

/// `R` rows and `width` columns of the product; the last columns may fill a vector in part. A line
/// holds the values of the rows that meet one row of `b`.
#[inline(always)]
fn tile<S: Simd, const R: usize>(
    simd: S,
    lines: &[[f32; R]],
    b: &[f32],
    c: &mut [f32],
    n: usize,
    column: usize,
    width: usize,
) {
    if width == VECTORS * S::F32_LANES {
        let mut sums = [[simd.splat_f32s(0.0); VECTORS]; R];
        for (sums, row) in sums.iter_mut().zip(c.chunks_exact(n)) {
            sums.copy_from_slice(S::as_simd_f32s(&row[column..column + width]).0);
        }
        for (line, row) in lines.iter().zip(b.chunks_exact(n)) {
            let values = S::as_simd_f32s(&row[column..column + width]).0;
            for (sums, factor) in sums.iter_mut().zip(line) {
                let factor = simd.splat_f32s(*factor);
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
        for (line, row) in lines.iter().zip(b.chunks_exact(n)) {
            let value = simd.partial_load_f32s(&row[column..column + width]);
            for (sum, factor) in sums.iter_mut().zip(line) {
                *sum = simd.mul_add_f32s(simd.splat_f32s(*factor), value, *sum);
            }
        }
        for (sum, row) in sums.iter().zip(c.chunks_exact_mut(n)) {
            simd.partial_store_f32s(&mut row[column..column + width], *sum);
        }
        column += width;
    }
}
