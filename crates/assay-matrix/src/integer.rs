//! Products of 8-bit numbers: every row and every output is scaled to whole numbers of its own largest
//! value, so that a product costs a quarter of one of single-precision numbers or less, and its sum is
//! exact.

use pulp::{Arch, Simd, WithSimd};

/// Outputs that lie side by side.
pub(crate) const LANES: usize = 16;
/// Inputs of an output that lie side by side.
pub(crate) const DEPTH: usize = 4;
/// Weights that lie side by side.
pub(crate) const LINE: usize = LANES * DEPTH;

/// Added to a row's numbers, which makes them positive.
const ZERO: i32 = 128;
/// Adding this rounds to a whole number, ties to even, and leaves it in the low bits.
const SHIFT: f32 = 12_582_912.0;

/// Rows of inputs as whole numbers from −127 to 127, each row with its scale.
#[derive(Debug, Default)]
pub struct Rows {
    /// Each number plus [`ZERO`]; rows are filled up to a multiple of [`DEPTH`].
    pub(crate) values: Vec<[u8; DEPTH]>,
    /// What a whole number of the row stands for.
    scales: Vec<f32>,
}

impl Rows {
    /// Rounds rows of `width` numbers, one after the other in `x`, in place of those held before.
    pub fn set(&mut self, x: &[f32], width: usize) {
        self.values.clear();
        self.scales.clear();
        if width == 0 {
            return;
        }
        self.values.resize(x.len() / width * width.div_ceil(DEPTH), [ZERO as u8; DEPTH]);
        Arch::new().dispatch(Rounding { x, width, rows: self });
    }

    fn len(&self) -> usize {
        self.scales.len()
    }
}

struct Rounding<'a> {
    x: &'a [f32],
    width: usize,
    rows: &'a mut Rows,
}

impl WithSimd for Rounding<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let values = self.rows.values.as_flattened_mut();
        let padded = self.width.next_multiple_of(DEPTH);
        for (row, values) in self.x.chunks_exact(self.width).zip(values.chunks_exact_mut(padded)) {
            // Sixteen maxima at a time: one after the other would wait for each comparison.
            let (blocks, rest) = row.as_chunks::<LANES>();
            let mut largest = [0.0_f32; LANES];
            for block in blocks {
                for (largest, x) in largest.iter_mut().zip(block) {
                    *largest = if x.abs() > *largest { x.abs() } else { *largest };
                }
            }
            let largest = largest.iter().chain(rest).fold(0.0_f32, |all, x| all.max(x.abs()));
            let by = if largest > 0.0 { 127.0 / largest } else { 0.0 };
            for (value, x) in values.iter_mut().zip(row) {
                *value = ((x * by + SHIFT).to_bits() as u8).wrapping_add(ZERO as u8);
            }
            self.rows.scales.push(largest / 127.0);
        }
    }
}

/// A matrix of `inputs × outputs` as whole numbers from −127 to 127, each output with its scale.
#[derive(Clone, Debug)]
pub struct Weights {
    inputs: usize,
    outputs: usize,
    /// For every [`LANES`] outputs, for every [`DEPTH`] inputs: those of the first output, and so on.
    values: Vec<[i8; LINE]>,
    /// What a whole number of the output stands for; of outputs that do not exist, zero, as below.
    scales: Vec<[f32; LANES]>,
    /// What [`ZERO`] adds to each sum of the output.
    excess: Vec<[i32; LANES]>,
    /// Added to the output.
    bias: Vec<[f32; LANES]>,
}

impl Weights {
    /// Rounds a matrix of as many columns as there are `outputs`, one row after the other.
    #[must_use]
    pub fn new(matrix: &[f32], outputs: usize) -> Self {
        let inputs = matrix.len().checked_div(outputs).unwrap_or(0);
        let groups = inputs.div_ceil(DEPTH);
        let mut weights = Self {
            inputs,
            outputs,
            values: vec![[0; LINE]; outputs.div_ceil(LANES) * groups],
            scales: vec![[0.0; LANES]; outputs.div_ceil(LANES)],
            excess: vec![[0; LANES]; outputs.div_ceil(LANES)],
            bias: vec![[0.0; LANES]; outputs.div_ceil(LANES)],
        };
        if outputs == 0 {
            return weights;
        }
        // Row by row, as the matrix lies.
        let mut largest = vec![0.0_f32; outputs];
        for row in matrix.chunks_exact(outputs) {
            for (largest, weight) in largest.iter_mut().zip(row) {
                *largest = if weight.abs() > *largest { weight.abs() } else { *largest };
            }
        }
        let by: Vec<f32> =
            largest.iter().map(|largest| if *largest > 0.0 { 127.0 / largest } else { 0.0 }).collect();
        let mut sums = vec![0; outputs];
        for (input, row) in matrix.chunks_exact(outputs).enumerate() {
            for (output, ((weight, by), sum)) in row.iter().zip(&by).zip(&mut sums).enumerate() {
                let rounded = (weight * by + SHIFT).to_bits() as i8;
                let line = output / LANES * groups + input / DEPTH;
                weights.values[line][output % LANES * DEPTH + input % DEPTH] = rounded;
                *sum += i32::from(rounded);
            }
        }
        let scales = weights.scales.as_flattened_mut().iter_mut().zip(&largest);
        scales.for_each(|(scale, largest)| *scale = largest / 127.0);
        let excess = weights.excess.as_flattened_mut().iter_mut().zip(&sums);
        excess.for_each(|(excess, sum)| *excess = ZERO * sum);
        weights
    }

    /// Adds `bias`, one an output, to every row of a product.
    #[must_use]
    pub fn with_bias(mut self, bias: &[f32]) -> Self {
        debug_assert_eq!(bias.len(), self.outputs);
        for (own, bias) in self.bias.as_flattened_mut().iter_mut().zip(bias) {
            *own = *bias;
        }
        self
    }

    /// Columns of the product.
    #[must_use]
    pub fn outputs(&self) -> usize {
        self.outputs
    }

    /// Writes the product of `rows` with this matrix over `out`, one row after the other. The rows must
    /// be as wide as this matrix is high.
    pub fn product(&self, rows: &Rows, out: &mut Vec<f32>) {
        // What `out` held is written over: clearing it first would fill it a second time.
        out.resize(rows.len() * self.outputs, 0.0);
        if self.inputs == 0 || self.outputs == 0 {
            return;
        }
        debug_assert_eq!(rows.values.len(), rows.len() * self.inputs.div_ceil(DEPTH));
        #[cfg(target_arch = "x86_64")]
        if crate::wide::product(self, rows, out) {
            return;
        }
        Arch::new().dispatch(Product { weights: self, rows, out });
    }

    /// Inputs that lie side by side.
    pub(crate) fn groups(&self) -> usize {
        self.inputs.div_ceil(DEPTH)
    }

    /// The lines of each [`LANES`] outputs.
    pub(crate) fn blocks(&self) -> std::slice::ChunksExact<'_, [i8; LINE]> {
        self.values.chunks_exact(self.groups())
    }

    /// Writes the values that `sums` stand for, those of row `row` and of the outputs of block `block`, to
    /// their places in `out`, which has all outputs of the row.
    #[inline(always)]
    pub(crate) fn finish(&self, rows: &Rows, row: usize, block: usize, sums: &[i32; LANES], out: &mut [f32]) {
        let (whole, rest) = out.as_chunks_mut::<LANES>();
        // Apart, so that a whole block is written as one vector and not by its length.
        match whole.get_mut(block) {
            Some(out) => *out = self.values(rows, row, block, sums),
            None => rest.copy_from_slice(&self.values(rows, row, block, sums)[..rest.len()]),
        }
    }

    /// All lanes are worked out at once, whether or not there are outputs for the last: of a fixed number the
    /// compiler makes one vector.
    #[inline(always)]
    fn values(&self, rows: &Rows, row: usize, block: usize, sums: &[i32; LANES]) -> [f32; LANES] {
        let scale = rows.scales[row];
        let (scales, excess, bias) = (&self.scales[block], &self.excess[block], &self.bias[block]);
        let mut values = [0.0; LANES];
        for lane in 0..LANES {
            values[lane] = (sums[lane] - excess[lane]) as f32 * (scale * scales[lane]) + bias[lane];
        }
        values
    }
}

/// The product with instructions every processor has, or with wider ones where the compiler finds some.
struct Product<'a> {
    weights: &'a Weights,
    rows: &'a Rows,
    out: &'a mut [f32],
}

impl WithSimd for Product<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let Self { weights, rows, out } = self;
        for (block, lines) in weights.blocks().enumerate() {
            let out = out.chunks_exact_mut(weights.outputs);
            for (row, (values, out)) in rows.values.chunks_exact(weights.groups()).zip(out).enumerate() {
                let mut sums = [0; LANES];
                for (line, values) in lines.iter().zip(values) {
                    for (sum, weights) in sums.iter_mut().zip(line.as_chunks::<DEPTH>().0) {
                        for (value, weight) in values.iter().zip(weights) {
                            *sum += i32::from(*value) * i32::from(*weight);
                        }
                    }
                }
                weights.finish(rows, row, block, &sums, out);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers between −1 and 1 that look like none in particular.
    fn numbers(count: usize, seed: u32) -> Vec<f32> {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as f32 / f32::from(1_u16 << 15) / 256.0 - 1.0
        };
        (0..count).map(|_| next()).collect()
    }

    fn plain(weights: &Weights, rows: &Rows) -> Vec<f32> {
        let mut out = vec![0.0; rows.len() * weights.outputs];
        Product { weights, rows, out: &mut out }.with_simd(pulp::Scalar::new());
        out
    }

    #[test]
    fn every_processor_gives_the_same_bits() {
        for (height, inputs, outputs) in [(1, 1, 1), (5, 7, 3), (6, 192, 576), (13, 64, 51), (23, 30, 130)] {
            let weights =
                Weights::new(&numbers(inputs * outputs, 7), outputs).with_bias(&numbers(outputs, 9));
            let mut rows = Rows::default();
            rows.set(&numbers(height * inputs, 11), inputs);
            let mut out = vec![f32::NAN; 3];
            weights.product(&rows, &mut out);
            let bits = |values: &[f32]| values.iter().map(|value| value.to_bits()).collect::<Vec<_>>();
            assert_eq!(bits(&out), bits(&plain(&weights, &rows)), "{height} × {inputs} × {outputs}");
        }
    }

    #[test]
    fn products_are_near_those_of_the_numbers_themselves() {
        let (height, inputs, outputs) = (9, 192, 37);
        let (matrix, x) = (numbers(inputs * outputs, 3), numbers(height * inputs, 5));
        let mut exact = vec![0.0; height * outputs];
        crate::add_product(&x, &matrix, &mut exact, inputs, outputs);
        let mut rows = Rows::default();
        rows.set(&x, inputs);
        let mut out = Vec::new();
        Weights::new(&matrix, outputs).product(&rows, &mut out);
        for (got, exact) in out.iter().zip(exact) {
            assert!((got - exact).abs() < 0.1, "{got} for {exact}");
        }
    }

    #[test]
    fn the_largest_sums_do_not_overflow() {
        let inputs = 192;
        let mut rows = Rows::default();
        rows.set(&vec![1.0; 2 * inputs], inputs);
        let mut out = Vec::new();
        Weights::new(&vec![-1.0; inputs * LANES], LANES).product(&rows, &mut out);
        assert!(out.iter().all(|value| (value + 192.0).abs() < 1e-3), "{out:?}");
    }

    #[test]
    fn nothing_times_nothing_is_nothing() {
        let mut rows = Rows::default();
        rows.set(&[], 0);
        let mut out = vec![1.0];
        Weights::new(&[], 0).product(&rows, &mut out);
        assert!(out.is_empty());
        rows.set(&[0.0; 8], 4);
        Weights::new(&[0.0; 4], 1).product(&rows, &mut out);
        assert_eq!(out, [0.0, 0.0]);
    }
}
