//! Products with transposed matrices, for gradients.

pub use assay_matrix::add_product;

/// `c += aᵀ · b`, with `a` of `t × m`, `b` of `t × n`, `c` of `m × n`.
pub fn add_product_first_transposed(a: &[f32], b: &[f32], c: &mut [f32], m: usize, n: usize) {
    let t = b.len() / n;
    add_product(&transposed(a, t, m), b, c, t, n);
}

/// `c += a · bᵀ`, with `a` of `m × k`, `b` of `n × k`, `c` of `m × n`.
pub fn add_product_second_transposed(a: &[f32], b: &[f32], c: &mut [f32], k: usize, n: usize) {
    add_product(a, &transposed(b, n, k), c, k, n);
}

/// The transpose of a matrix of `rows × columns`.
pub fn transposed(a: &[f32], rows: usize, columns: usize) -> Vec<f32> {
    let mut out = vec![0.0; a.len()];
    for (row, values) in a.chunks_exact(columns).enumerate() {
        for (column, value) in values.iter().enumerate() {
            out[column * rows + row] = *value;
        }
    }
    out
}
