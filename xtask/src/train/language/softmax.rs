//! Cross entropy of a choice.

use assay_language::syntax::numeric::softmax;

/// Turns scores into the gradient of their cross entropy against `gold`, times `share`; returns the
/// cross entropy.
pub fn cross_entropy(scores: &mut [f32], gold: usize, share: f32) -> f32 {
    softmax(scores);
    let loss = -scores[gold].max(1e-12).ln();
    scores[gold] -= 1.0;
    for score in scores.iter_mut() {
        *score *= share;
    }
    loss
}
