//! AdaGrad (Duchi, Hazan & Singer 2011), one weight at a time.

/// How weights are moved.
#[derive(Clone, Copy, Debug)]
pub struct Descent {
    /// First step.
    pub rate: f32,
    /// Pull towards zero.
    pub shrink: f32,
}

impl Descent {
    /// Moves `weight` down the slope; `memory` is the sum of the squares of its slopes so far.
    pub fn step(self, weight: &mut f32, memory: &mut f32, slope: f32) {
        let slope = slope + self.shrink * *weight;
        *memory += slope * slope;
        *weight -= self.rate * slope / memory.sqrt();
    }
}
