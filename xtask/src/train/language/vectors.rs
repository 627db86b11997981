//! Distributional vectors of words.
//!
//! Words that stand beside the same words are alike. A matrix of words by neighbouring words (at one
//! and two places before and after, each place apart) holds positive pointwise mutual information;
//! its projection on the subspace of its largest singular values gives each word a short vector. After
//! Levy, Goldberg: Neural Word Embedding as Implicit Matrix Factorization (NIPS 2014).

use std::collections::BTreeMap;

use super::matrix::add_product;
use super::rng::Rng;

/// Vectors of words in normal form.
pub struct Vectors {
    /// Elements of a vector.
    pub size: usize,
    /// Where a word's vector is.
    pub index: BTreeMap<String, usize>,
    /// One after the other.
    pub values: Vec<f32>,
}

const PLACES: [isize; 4] = [-2, -1, 1, 2];
const NEIGHBOURS: usize = 1_500;
/// How often a word must occur to have a vector.
const LEAST: usize = 5;
const ROUNDS: usize = 6;

impl Vectors {
    /// Learns vectors of `size` from sentences of words in normal form.
    pub fn learn(sentences: &[Vec<String>], size: usize) -> Self {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for word in sentences.iter().flatten() {
            *counts.entry(word).or_default() += 1;
        }
        let mut words: Vec<(&str, usize)> = counts.into_iter().filter(|(_, count)| *count >= LEAST).collect();
        words.sort_by_key(|(word, count)| (std::cmp::Reverse(*count), *word));
        let index: BTreeMap<&str, usize> =
            words.iter().enumerate().map(|(place, (word, _))| (*word, place)).collect();
        let rows = information(sentences, &index);
        let columns = PLACES.len() * NEIGHBOURS;
        let mut rng = Rng(11);
        let mut basis = rng.uniform(columns * size, 1.0);
        let mut values = Vec::new();
        for _ in 0..ROUNDS {
            orthonormalise(&mut basis, size);
            values = times(&rows, &basis, size);
            basis = transpose_times(&rows, &values, columns, size);
        }
        temper(&mut values, size);
        let index = index.into_iter().map(|(word, place)| (word.to_owned(), place)).collect();
        Self { size, index, values }
    }

    /// The vector of a word in normal form.
    pub fn get(&self, normal: &str) -> Option<&[f32]> {
        self.index.get(normal).map(|&place| &self.values[place * self.size..(place + 1) * self.size])
    }
}

/// For each word its neighbours with their positive pointwise mutual information.
fn information(sentences: &[Vec<String>], index: &BTreeMap<&str, usize>) -> Vec<Vec<(usize, f32)>> {
    let mut rows: Vec<BTreeMap<usize, f32>> = vec![BTreeMap::new(); index.len()];
    for sentence in sentences {
        let places: Vec<Option<usize>> =
            sentence.iter().map(|word| index.get(word.as_str()).copied()).collect();
        for (at, word) in places.iter().enumerate() {
            let Some(word) = word else { continue };
            for (offset, place) in PLACES.iter().enumerate() {
                let neighbour = at.checked_add_signed(*place).and_then(|other| places.get(other).copied()?);
                if let Some(neighbour) = neighbour.filter(|&neighbour| neighbour < NEIGHBOURS) {
                    *rows[*word].entry(offset * NEIGHBOURS + neighbour).or_default() += 1.0;
                }
            }
        }
    }
    let mut column_sums = vec![0.0f32; PLACES.len() * NEIGHBOURS];
    for row in &rows {
        for (column, count) in row {
            column_sums[*column] += count;
        }
    }
    // Rare neighbours are smoothed, as Levy, Goldberg, Dagan (TACL 2015) advise.
    let smoothed: Vec<f32> = column_sums.iter().map(|sum| sum.sqrt() * sum.sqrt().sqrt()).collect();
    let total: f32 = smoothed.iter().sum();
    rows.into_iter()
        .map(|row| {
            let sum: f32 = row.values().sum();
            row.into_iter()
                .filter_map(|(column, count)| {
                    let value = (count * total / (sum * smoothed[column])).ln();
                    (value > 0.0).then_some((column, value))
                })
                .collect()
        })
        .collect()
}

fn times(rows: &[Vec<(usize, f32)>], basis: &[f32], size: usize) -> Vec<f32> {
    let mut out = vec![0.0; rows.len() * size];
    for (row, out) in rows.iter().zip(out.chunks_exact_mut(size)) {
        for (column, value) in row {
            for (sum, element) in out.iter_mut().zip(&basis[column * size..(column + 1) * size]) {
                *sum += value * element;
            }
        }
    }
    out
}

fn transpose_times(rows: &[Vec<(usize, f32)>], values: &[f32], columns: usize, size: usize) -> Vec<f32> {
    let mut out = vec![0.0; columns * size];
    for (row, values) in rows.iter().zip(values.chunks_exact(size)) {
        for (column, value) in row {
            for (sum, element) in out[column * size..(column + 1) * size].iter_mut().zip(values) {
                *sum += value * element;
            }
        }
    }
    out
}

/// Gram and Schmidt on the columns.
fn orthonormalise(basis: &mut [f32], size: usize) {
    let rows = basis.len() / size;
    let mut columns = super::matrix::transposed(basis, rows, size);
    for column in 0..size {
        let (done, rest) = columns.split_at_mut(column * rows);
        let current = &mut rest[..rows];
        for _ in 0..2 {
            for other in done.chunks_exact(rows) {
                let overlap: f32 = other.iter().zip(current.iter()).map(|(a, b)| a * b).sum();
                current.iter_mut().zip(other).for_each(|(value, other)| *value -= overlap * other);
            }
        }
        let length = current.iter().map(|value| value * value).sum::<f32>().sqrt().max(1e-12);
        current.iter_mut().for_each(|value| *value /= length);
    }
    basis.copy_from_slice(&super::matrix::transposed(&columns, size, rows));
}

/// Divides each direction by the fourth root of its strength, and brings every vector to length 1.
fn temper(values: &mut [f32], size: usize) {
    let mut strength = vec![0.0f32; size];
    for row in values.chunks_exact(size) {
        for (sum, value) in strength.iter_mut().zip(row) {
            *sum += value * value;
        }
    }
    for row in values.chunks_exact_mut(size) {
        for (value, strength) in row.iter_mut().zip(&strength) {
            *value /= strength.max(1e-12).sqrt().sqrt();
        }
        let length = row.iter().map(|value| value * value).sum::<f32>().sqrt();
        if length > 0.0 {
            row.iter_mut().for_each(|value| *value *= 2.0 / length);
        }
    }
}

/// Rows of `values` projected by a matrix of `size × width`.
pub fn projected(values: &[f32], weights: &[f32], size: usize, width: usize) -> Vec<f32> {
    let mut out = vec![0.0; values.len() / size * width];
    add_product(values, weights, &mut out, size, width);
    out
}
