//! A layer of sums of products, with its gradients.

use super::matrix::{add_product, add_product_first_transposed, add_product_second_transposed};
use super::rng::Rng;

/// `y = x W + b`.
#[derive(Clone)]
pub struct Dense {
    /// `input × output`.
    pub weights: Vec<f32>,
    /// One an output.
    pub bias: Vec<f32>,
}

impl Dense {
    pub fn new(input: usize, output: usize, rng: &mut Rng) -> Self {
        let bound = (6.0 / (input + output) as f32).sqrt();
        Self { weights: rng.uniform(input * output, bound), bias: vec![0.0; output] }
    }

    pub fn zero(&self) -> Self {
        Self { weights: vec![0.0; self.weights.len()], bias: vec![0.0; self.bias.len()] }
    }

    pub fn output(&self) -> usize {
        self.bias.len()
    }

    pub fn input(&self) -> usize {
        self.weights.len() / self.bias.len()
    }

    /// One row of results for each row of `x`.
    pub fn forward(&self, x: &[f32]) -> Vec<f32> {
        let mut y: Vec<f32> = self.bias.repeat(x.len() / self.input());
        add_product(x, &self.weights, &mut y, self.input(), self.output());
        y
    }

    /// Adds the gradients of weights and bias to `gradient` and of the input to `dx`.
    pub fn backward(&self, x: &[f32], dy: &[f32], dx: &mut [f32], gradient: &mut Self) {
        add_product_first_transposed(x, dy, &mut gradient.weights, self.input(), self.output());
        add_product_second_transposed(dy, &self.weights, dx, self.output(), self.input());
        for row in dy.chunks_exact(self.output()) {
            for (sum, value) in gradient.bias.iter_mut().zip(row) {
                *sum += value;
            }
        }
    }
}

/// Replaces negative values by zero, and drops a share of the rest; the factors that did so.
pub fn rectify(values: &mut [f32], drop: f32, rng: &mut Rng) -> Vec<f32> {
    let keep = 1.0 / (1.0 - drop);
    values
        .iter_mut()
        .map(|value| {
            let factor = if *value > 0.0 && !(drop > 0.0 && rng.chance(drop)) { keep } else { 0.0 };
            *value *= factor;
            factor
        })
        .collect()
}

/// Drops a share of the values and scales the rest; the factors that did so.
pub fn drop_out(values: &mut [f32], drop: f32, rng: &mut Rng) -> Vec<f32> {
    if drop == 0.0 {
        return vec![1.0; values.len()];
    }
    let keep = 1.0 / (1.0 - drop);
    values
        .iter_mut()
        .map(|value| {
            let factor = if rng.chance(drop) { 0.0 } else { keep };
            *value *= factor;
            factor
        })
        .collect()
}

/// Multiplies by the factors.
pub fn scale(values: &mut [f32], factors: &[f32]) {
    for (value, factor) in values.iter_mut().zip(factors) {
        *value *= factor;
    }
}
