//! One step of the simple recurrent unit.
//!
//! Lei, Zhang, Wang, Dai, Artzi: Simple Recurrent Units for Highly Parallelizable Recurrence (EMNLP
//! 2018). For every element of the state, with `u = W x` and the state before, `c'`:
//!
//! ```text
//! f = σ(u_f + v_f c' + b_f)     c = f c' + (1 − f) u_z
//! r = σ(u_r + v_r c' + b_r)     h = r c + (1 − r) x
//! ```

/// Replaces the state by the next one and writes the output. `u` holds `u_z`, `u_f`, `u_r`; `gates`
/// holds `v_f`, `v_r`, `b_f`, `b_r`; all have the length of the state. `sigmoids` gives σ of two numbers:
/// the trainer takes them one by one, the reader with one division for both
/// ([`sigmoids`](super::numeric::sigmoids)).
#[inline(always)]
pub fn step(
    u: &[f32],
    gates: &[f32],
    x: &[f32],
    state: &mut [f32],
    out: &mut [f32],
    sigmoids: impl Fn(f32, f32) -> (f32, f32),
) {
    let n = state.len();
    let (vf, rest) = gates.split_at(n);
    let (vr, rest) = rest.split_at(n);
    let (bf, br) = rest.split_at(n);
    let (uz, rest) = u.split_at(n);
    let (uf, ur) = rest.split_at(n);
    let (x, out, uf, ur, br) = (&x[..n], &mut out[..n], &uf[..n], &ur[..n], &br[..n]);
    for i in 0..n {
        let before = state[i];
        let (f, r) = sigmoids(uf[i] + vf[i] * before + bf[i], ur[i] + vr[i] * before + br[i]);
        let c = f * before + (1.0 - f) * uz[i];
        state[i] = c;
        out[i] = r * c + (1.0 - r) * x[i];
    }
}
