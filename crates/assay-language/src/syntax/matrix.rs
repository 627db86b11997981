//! Products of matrices in row-major order, shared by the reader and the trainer.
//!
//! Every element is summed in the order of the inner dimension with separate products and sums, so
//! the result does not depend on how wide the processor's vectors are.

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

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let Self { a, b, c, k, n } = self;
        let mut a_blocks = a.chunks_exact(ROWS * k);
        let mut c_blocks = c.chunks_exact_mut(ROWS * n);
        for (a, c) in a_blocks.by_ref().zip(c_blocks.by_ref()) {
            rows::<S, ROWS>(simd, a, b, c, k, n);
        }
        let (a, c) = (a_blocks.remainder(), c_blocks.into_remainder());
        for (a, c) in a.chunks_exact(k).zip(c.chunks_exact_mut(n)) {
            rows::<S, 1>(simd, a, b, c, k, n);
        }
    }
}

/// Rows of the result computed together.
const ROWS: usize = 6;
/// Vectors of a row computed together.
const VECTORS: usize = 2;

/// `R` rows of the product, some columns at a time; the last columns fill a vector in part.
#[inline(always)]
fn rows<S: Simd, const R: usize>(simd: S, a: &[f32], b: &[f32], c: &mut [f32], k: usize, n: usize) {
    let step = VECTORS * S::F32_LANES;
    let mut column = 0;
    while column + step <= n {
        let mut sums = [[simd.splat_f32s(0.0); VECTORS]; R];
        for (r, sums) in sums.iter_mut().enumerate() {
            let (vectors, _) = S::as_simd_f32s(&c[r * n + column..r * n + column + step]);
            sums.copy_from_slice(vectors);
        }
        for inner in 0..k {
            let start = inner * n + column;
            let (values, _) = S::as_simd_f32s(&b[start..start + step]);
            for (r, sums) in sums.iter_mut().enumerate() {
                let factor = simd.splat_f32s(a[r * k + inner]);
                for (sum, value) in sums.iter_mut().zip(values) {
                    *sum = simd.add_f32s(*sum, simd.mul_f32s(factor, *value));
                }
            }
        }
        for (r, sums) in sums.iter().enumerate() {
            let (vectors, _) = S::as_mut_simd_f32s(&mut c[r * n + column..r * n + column + step]);
            vectors.copy_from_slice(sums);
        }
        column += step;
    }
    while column < n {
        let width = S::F32_LANES.min(n - column);
        let mut sums = [simd.splat_f32s(0.0); R];
        for (r, sum) in sums.iter_mut().enumerate() {
            *sum = simd.partial_load_f32s(&c[r * n + column..r * n + column + width]);
        }
        for inner in 0..k {
            let start = inner * n + column;
            let value = simd.partial_load_f32s(&b[start..start + width]);
            for (r, sum) in sums.iter_mut().enumerate() {
                let factor = simd.splat_f32s(a[r * k + inner]);
                *sum = simd.add_f32s(*sum, simd.mul_f32s(factor, value));
            }
        }
        for (r, sum) in sums.iter().enumerate() {
            simd.partial_store_f32s(&mut c[r * n + column..r * n + column + width], *sum);
        }
        column += width;
    }
}
