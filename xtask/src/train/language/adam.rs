//! Adam (Kingma, Ba: ICLR 2015), for whole tensors and for the rows of a table that a batch touched.

/// Moments of some parameters.
#[derive(Clone)]
pub struct Moments {
    first: Vec<f32>,
    second: Vec<f32>,
}

/// How far to go.
#[derive(Clone, Copy)]
pub struct Step {
    rate: f32,
    /// Factor of the gradients.
    scale: f32,
    /// What makes up for moments that began at zero.
    corrections: [f32; 2],
}

impl Step {
    /// Step `number`, from 1.
    pub fn new(number: u32, rate: f32, scale: f32) -> Self {
        let correction =
            |base: f32| 1.0 / (1.0 - (0..number.min(2_000)).fold(1.0, |product, _| product * base));
        Self { rate, scale, corrections: [correction(FIRST), correction(SECOND)] }
    }
}

const FIRST: f32 = 0.9;
const SECOND: f32 = 0.95;

impl Moments {
    pub fn new(length: usize) -> Self {
        Self { first: vec![0.0; length], second: vec![0.0; length] }
    }

    /// Moves `values` from `offset` of the moments and clears their gradients.
    pub fn update(&mut self, offset: usize, values: &mut [f32], gradients: &mut [f32], step: Step) {
        let (first, second) = (&mut self.first[offset..], &mut self.second[offset..]);
        let [correct_first, correct_second] = step.corrections;
        let moments = first.iter_mut().zip(second.iter_mut());
        for ((value, gradient), (first, second)) in values.iter_mut().zip(gradients.iter_mut()).zip(moments) {
            let g = *gradient * step.scale;
            *first = FIRST * *first + (1.0 - FIRST) * g;
            *second = SECOND * *second + (1.0 - SECOND) * g * g;
            *value -= step.rate * (*first * correct_first) / ((*second * correct_second).sqrt() + 1e-8);
            *gradient = 0.0;
        }
    }
}
