//! Embeddings of features.

use std::collections::{BTreeMap, HashMap};

use assay_language::syntax::features::{FORM, Features, TEMPLATES};

use super::adam::{Moments, Step};
use super::rng::Rng;

/// The embeddings of one template; row 0 is of features it does not have.
pub struct Table {
    pub rows: HashMap<u32, u32>,
    pub values: Vec<f32>,
    gradients: Vec<f32>,
    moments: Moments,
    touched: Vec<u32>,
    is_touched: Vec<bool>,
}

/// Rows of a token's features.
pub type Rows = [u32; TEMPLATES];

/// One table a template.
pub struct Embeddings {
    pub width: usize,
    pub tables: Vec<Table>,
    /// How often each row of [`FORM`] occurs.
    counts: Vec<u32>,
}

/// How often a feature must occur to have a row.
const LEAST: [u32; TEMPLATES] = [2, 3, 3, 5, 3, 3, 6, 2, 2];

impl Embeddings {
    pub fn new<'a>(features: impl Iterator<Item = &'a Features>, width: usize, rng: &mut Rng) -> Self {
        let mut counts: Vec<BTreeMap<u32, u32>> = vec![BTreeMap::new(); TEMPLATES];
        for features in features {
            for (template, feature) in features.iter().enumerate() {
                *counts[template].entry(*feature).or_default() += 1;
            }
        }
        let mut form_counts = vec![0];
        let tables = counts
            .into_iter()
            .enumerate()
            .map(|(template, counts)| {
                let kept: Vec<(u32, u32)> =
                    counts.into_iter().filter(|(_, count)| *count >= LEAST[template]).collect();
                if template == FORM {
                    form_counts.extend(kept.iter().map(|(_, count)| *count));
                }
                Table::new(kept.into_iter().map(|(hash, _)| hash), width, rng)
            })
            .collect();
        Self { width, tables, counts: form_counts }
    }

    pub fn rows(&self, features: &Features) -> Rows {
        std::array::from_fn(|template| {
            self.tables[template].rows.get(&features[template]).copied().unwrap_or(0)
        })
    }

    /// The same with the form, and rarely another feature, made unknown: rare forms more often.
    pub fn forgetful(&self, mut rows: Rows, rng: &mut Rng) -> Rows {
        let count = self.counts[rows[FORM] as usize] as f32;
        if rng.chance(0.04 + 0.8 / (0.8 + count)) {
            rows[FORM] = 0;
        }
        for row in &mut rows[FORM + 1..] {
            if rng.chance(0.05) {
                *row = 0;
            }
        }
        rows
    }

    pub fn sum(&self, rows: &Rows, sum: &mut [f32]) {
        for (table, &row) in self.tables.iter().zip(rows) {
            let row = &table.values[row as usize * self.width..(row as usize + 1) * self.width];
            sum.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
        }
    }

    pub fn add_gradient(&mut self, rows: &Rows, gradient: &[f32]) {
        for (table, &row) in self.tables.iter_mut().zip(rows) {
            if !std::mem::replace(&mut table.is_touched[row as usize], true) {
                table.touched.push(row);
            }
            let target = &mut table.gradients[row as usize * self.width..(row as usize + 1) * self.width];
            target.iter_mut().zip(gradient).for_each(|(sum, value)| *sum += value);
        }
    }

    pub fn update(&mut self, step: Step) {
        for table in &mut self.tables {
            for row in std::mem::take(&mut table.touched) {
                table.is_touched[row as usize] = false;
                let start = row as usize * self.width;
                let range = start..start + self.width;
                let gradients = &mut table.gradients[range.clone()];
                table.moments.update(start, &mut table.values[range], gradients, step);
            }
        }
    }

    /// Sum of the squares of the gradients.
    pub fn square(&self) -> f32 {
        let mut sum = 0.0;
        for table in &self.tables {
            for &row in &table.touched {
                let start = row as usize * self.width;
                sum += table.gradients[start..start + self.width].iter().map(|g| g * g).sum::<f32>();
            }
        }
        sum
    }
}

impl Table {
    fn new(hashes: impl Iterator<Item = u32>, width: usize, rng: &mut Rng) -> Self {
        let rows: HashMap<u32, u32> = hashes.zip(1..).collect();
        let count = rows.len() + 1;
        let length = count * width;
        Self {
            rows,
            values: rng.uniform(length, 0.15),
            gradients: vec![0.0; length],
            moments: Moments::new(length),
            touched: Vec::new(),
            is_touched: vec![false; count],
        }
    }
}
