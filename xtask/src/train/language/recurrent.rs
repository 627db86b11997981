//! The simple recurrent unit of [`assay_language::syntax::recurrent`] in both directions, with its
//! gradients.

use std::ops::Range;

use assay_language::syntax::numeric::sigmoid;
use assay_language::syntax::recurrent::step;
use pulp::{Arch, Simd, WithSimd};

use super::matrix::{add_product, add_product_first_transposed, add_product_second_transposed};
use super::rng::Rng;

/// One direction of one layer.
#[derive(Clone)]
pub struct Recurrent {
    /// `input × 3 hidden`: candidate, forget gate, output gate.
    pub weights: Vec<f32>,
    /// `4 × hidden`: weights of the state in the two gates, then the gates' biases.
    pub gates: Vec<f32>,
}

/// What one direction computed, kept for the gradients.
pub struct Trace {
    u: Vec<f32>,
    /// States after each token.
    states: Vec<f32>,
}

impl Recurrent {
    pub fn new(input: usize, hidden: usize, rng: &mut Rng) -> Self {
        let bound = (3.0 / input as f32).sqrt();
        let mut gates = rng.uniform(2 * hidden, 0.3);
        gates.extend(std::iter::repeat_n(0.5, hidden));
        gates.extend(std::iter::repeat_n(-0.3, hidden));
        Self { weights: rng.uniform(input * 3 * hidden, bound), gates }
    }

    pub fn zero(&self) -> Self {
        Self { weights: vec![0.0; self.weights.len()], gates: vec![0.0; self.gates.len()] }
    }

    fn hidden(&self) -> usize {
        self.gates.len() / 4
    }

    /// Runs over the sentences of `input` (`tokens × 2 hidden`) and writes its half of `out`.
    pub fn forward(
        &self,
        input: &[f32],
        sentences: &[Range<usize>],
        backward: bool,
        out: &mut [f32],
    ) -> Trace {
        let hidden = self.hidden();
        let tokens = input.len() / (2 * hidden);
        let mut u = vec![0.0; tokens * 3 * hidden];
        add_product(input, &self.weights, &mut u, 2 * hidden, 3 * hidden);
        let mut states = vec![0.0; tokens * hidden];
        Arch::new().dispatch(Forward {
            gates: &self.gates,
            u: &u,
            input,
            sentences,
            backward,
            out,
            states: &mut states,
        });
        Trace { u, states }
    }

    /// Adds the gradients of the weights to `gradient` and those of the input to `d_input`.
    #[allow(clippy::too_many_arguments)]
    pub fn backward(
        &self,
        trace: &Trace,
        input: &[f32],
        sentences: &[Range<usize>],
        backward: bool,
        d_out: &[f32],
        d_input: &mut [f32],
        gradient: &mut Self,
    ) {
        let n = self.hidden();
        let mut du = vec![0.0; trace.u.len()];
        Arch::new().dispatch(Backward {
            unit: self,
            trace,
            input,
            sentences,
            backward,
            d_out,
            d_input: &mut *d_input,
            gradient: &mut *gradient,
            du: &mut du,
        });
        add_product_first_transposed(input, &du, &mut gradient.weights, 2 * n, 3 * n);
        add_product_second_transposed(&du, &self.weights, d_input, 3 * n, 2 * n);
    }

    #[inline(always)]
    #[allow(clippy::too_many_arguments)]
    fn step_back(
        &self,
        trace: &Trace,
        input: &[f32],
        token: usize,
        before: Option<usize>,
        backward: bool,
        d_out: &[f32],
        d_input: &mut [f32],
        gradient: &mut Self,
        du: &mut [f32],
        dc: &mut [f32],
        zero: &[f32],
    ) {
        let n = self.hidden();
        let (vf, vr) = (&self.gates[..n], &self.gates[n..2 * n]);
        let (gvf, rest) = gradient.gates.split_at_mut(n);
        let (gvr, rest) = rest.split_at_mut(n);
        let (gbf, gbr) = rest.split_at_mut(n);
        let (bf, br) = (&self.gates[2 * n..3 * n], &self.gates[3 * n..]);
        let (uz, rest) = trace.u[token * 3 * n..(token + 1) * 3 * n].split_at(n);
        let (uf, ur) = rest.split_at(n);
        let (duz, rest) = du[token * 3 * n..(token + 1) * 3 * n].split_at_mut(n);
        let (duf, dur) = rest.split_at_mut(n);
        let at = token * 2 * n + if backward { n } else { 0 };
        let x = &input[at..at + n];
        let dh = &d_out[at..at + n];
        let dx = &mut d_input[at..at + n];
        let previous = before.map_or(zero, |before| &trace.states[before * n..(before + 1) * n]);
        let state = &trace.states[token * n..(token + 1) * n];
        let (uf, ur, vf, vr, bf, br) = (&uf[..n], &ur[..n], &vf[..n], &vr[..n], &bf[..n], &br[..n]);
        let (uz, x, dh, previous, state) = (&uz[..n], &x[..n], &dh[..n], &previous[..n], &state[..n]);
        let (gvf, gvr, gbf, gbr) = (&mut gvf[..n], &mut gvr[..n], &mut gbf[..n], &mut gbr[..n]);
        let (duz, duf, dur, dx, dc) =
            (&mut duz[..n], &mut duf[..n], &mut dur[..n], &mut dx[..n], &mut dc[..n]);
        for i in 0..n {
            let f = sigmoid(uf[i] + vf[i] * previous[i] + bf[i]);
            let r = sigmoid(ur[i] + vr[i] * previous[i] + br[i]);
            let d_r = dh[i] * (state[i] - x[i]) * r * (1.0 - r);
            let d_c = dc[i] + dh[i] * r;
            dx[i] += dh[i] * (1.0 - r);
            let d_f = d_c * (previous[i] - uz[i]) * f * (1.0 - f);
            duz[i] = d_c * (1.0 - f);
            duf[i] = d_f;
            dur[i] = d_r;
            gvf[i] += d_f * previous[i];
            gvr[i] += d_r * previous[i];
            gbf[i] += d_f;
            gbr[i] += d_r;
            dc[i] = d_c * f + d_f * vf[i] + d_r * vr[i];
        }
    }
}

struct Forward<'a> {
    gates: &'a [f32],
    u: &'a [f32],
    input: &'a [f32],
    sentences: &'a [Range<usize>],
    backward: bool,
    out: &'a mut [f32],
    states: &'a mut [f32],
}

impl WithSimd for Forward<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let n = self.gates.len() / 4;
        let mut state = vec![0.0; n];
        for sentence in self.sentences {
            state.fill(0.0);
            for index in 0..sentence.len() {
                let token = if self.backward { sentence.end - 1 - index } else { sentence.start + index };
                let own = (2 * token + usize::from(self.backward)) * n;
                let u = &self.u[token * 3 * n..(token + 1) * 3 * n];
                step(
                    u,
                    self.gates,
                    &self.input[own..own + n],
                    &mut state,
                    &mut self.out[own..own + n],
                    |f, r| (sigmoid(f), sigmoid(r)),
                );
                self.states[token * n..(token + 1) * n].copy_from_slice(&state);
            }
        }
    }
}

struct Backward<'a> {
    unit: &'a Recurrent,
    trace: &'a Trace,
    input: &'a [f32],
    sentences: &'a [Range<usize>],
    backward: bool,
    d_out: &'a [f32],
    d_input: &'a mut [f32],
    gradient: &'a mut Recurrent,
    du: &'a mut [f32],
}

impl WithSimd for Backward<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let n = self.unit.hidden();
        let mut dc = vec![0.0; n];
        let zero = vec![0.0; n];
        for sentence in self.sentences {
            dc.fill(0.0);
            for step in (0..sentence.len()).rev() {
                let backward = self.backward;
                let token = if backward { sentence.end - 1 - step } else { sentence.start + step };
                let before = (step > 0).then(|| if backward { token + 1 } else { token - 1 });
                self.unit.step_back(
                    self.trace,
                    self.input,
                    token,
                    before,
                    backward,
                    self.d_out,
                    self.d_input,
                    self.gradient,
                    self.du,
                    &mut dc,
                    &zero,
                );
            }
        }
    }
}
