//! The product with the instruction made for it: `VPDPBUSD` of AVX-512 multiplies sixty-four pairs of
//! 8-bit numbers and adds them, four by four, to sixteen sums.
//!
//! The only `unsafe` code of Assay: a call that is made once the processor was asked whether it has the
//! instructions, and loads from and stores to arrays of exactly a vector's size. The tests of
//! [`integer`](crate::integer) compare every bit of it with the plain product.

#![allow(unsafe_code)]

use std::arch::x86_64::{
    _mm512_dpbusd_epi32, _mm512_loadu_si512, _mm512_set1_epi32, _mm512_setzero_si512, _mm512_storeu_si512,
};

use crate::integer::{DEPTH, LANES, LINE, Rows, Weights};

/// Rows of the product computed together.
const ROWS: usize = 6;

/// Writes the product where the processor has the instructions; whether it has.
pub(crate) fn product(weights: &Weights, rows: &Rows, out: &mut [f32]) -> bool {
    let has = is_x86_feature_detected!("avx512f")
        && is_x86_feature_detected!("avx512bw")
        && is_x86_feature_detected!("avx512dq")
        && is_x86_feature_detected!("avx512vl")
        && is_x86_feature_detected!("avx512vnni");
    if has {
        // SAFETY: the processor has every instruction the function was compiled for.
        unsafe { tiles(weights, rows, out) };
    }
    has
}

/// Some rows after the other, each time all outputs: what is written stays in the nearest cache, and the
/// weights come in the order they lie in.
#[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vnni")]
fn tiles(weights: &Weights, rows: &Rows, out: &mut [f32]) {
    let (groups, outputs) = (weights.groups(), weights.outputs());
    let blocks: Vec<&[[i8; LINE]]> = weights.blocks().collect();
    let values = rows.values.chunks_exact(ROWS * groups);
    let rest = values.remainder();
    let mut row = 0;
    for values in values {
        let lines: [&[[u8; DEPTH]]; ROWS] = std::array::from_fn(|r| &values[r * groups..(r + 1) * groups]);
        columns(weights, rows, (row, lines), &blocks, &mut out[row * outputs..(row + ROWS) * outputs]);
        row += ROWS;
    }
    for line in rest.chunks_exact(groups) {
        columns(weights, rows, (row, [line]), &blocks, &mut out[row * outputs..(row + 1) * outputs]);
        row += 1;
    }
}

/// All outputs of the rows `lines`, which begin with the row of the number before them.
#[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vnni")]
fn columns<const R: usize>(
    weights: &Weights,
    rows: &Rows,
    (row, lines): (usize, [&[[u8; DEPTH]]; R]),
    blocks: &[&[[i8; LINE]]],
    out: &mut [f32],
) {
    let (fours, rest) = blocks.as_chunks::<4>();
    let (twos, ones) = rest.as_chunks::<2>();
    let mut first = 0;
    for blocks in fours {
        part(weights, rows, (row, lines), (first, *blocks), out);
        first += 4;
    }
    for blocks in twos {
        part(weights, rows, (row, lines), (first, *blocks), out);
        first += 2;
    }
    for block in ones {
        part(weights, rows, (row, lines), (first, [*block]), out);
        first += 1;
    }
}

/// The outputs of some blocks, which begin with the block of the number before them, for the same rows.
#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vnni")]
fn part<const R: usize, const B: usize>(
    weights: &Weights,
    rows: &Rows,
    (row, lines): (usize, [&[[u8; DEPTH]]; R]),
    (first, blocks): (usize, [&[[i8; LINE]]; B]),
    out: &mut [f32],
) {
    let sums = tile(lines, blocks);
    for (r, (sums, out)) in sums.iter().zip(out.chunks_exact_mut(weights.outputs())).enumerate() {
        for (block, sums) in sums.iter().enumerate() {
            weights.finish(rows, row + r, first + block, sums, out);
        }
    }
}

/// The sums of some rows and some blocks of outputs.
#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vnni")]
fn tile<const R: usize, const B: usize>(
    rows: [&[[u8; DEPTH]]; R],
    blocks: [&[[i8; LINE]]; B],
) -> [[[i32; LANES]; B]; R] {
    let groups = rows.iter().map(|row| row.len()).chain(blocks.iter().map(|block| block.len())).min();
    let groups = groups.unwrap_or(0);
    // Of one known length, so that the compiler need not ask each time whether they go on.
    // (Not by `map`: what it is given is not compiled for the instructions of this function.)
    let (mut rows, mut blocks) = (rows, blocks);
    for row in &mut rows {
        *row = &row[..groups];
    }
    for block in &mut blocks {
        *block = &block[..groups];
    }
    let mut sums = [[_mm512_setzero_si512(); B]; R];
    for group in 0..groups {
        let weights: [_; B] = std::array::from_fn(|b| {
            let line: &[i8; LINE] = &blocks[b][group];
            // SAFETY: the reference is to sixty-four bytes.
            unsafe { _mm512_loadu_si512(line.as_ptr().cast()) }
        });
        for (sums, row) in sums.iter_mut().zip(rows) {
            let values = _mm512_set1_epi32(i32::from_le_bytes(row[group]));
            for (sum, weights) in sums.iter_mut().zip(weights) {
                *sum = _mm512_dpbusd_epi32(*sum, values, weights);
            }
        }
    }
    let mut out = [[[0; LANES]; B]; R];
    for (sums, out) in sums.iter().zip(&mut out) {
        for (sum, out) in sums.iter().zip(out) {
            // SAFETY: the array has sixteen numbers of four bytes, as the vector has.
            unsafe { _mm512_storeu_si512(out.as_mut_ptr().cast(), *sum) };
        }
    }
    out
}
