//! Functions of the network made of sums, products and quotients alone, so that every machine gives
//! the same bits.

/// Adding this rounds to a whole number.
const SHIFT: f32 = 12_582_912.0;

/// `eˣ` to about seven digits, between e⁻⁸⁷ and e⁸⁷.
#[inline(always)]
#[must_use]
pub fn exp(x: f32) -> f32 {
    exp_within(x.clamp(-87.0, 87.0))
}

/// [`exp`] of a number known to lie between −87 and 87.
#[inline(always)]
fn exp_within(x: f32) -> f32 {
    // x = k ln 2 + r with |r| ≤ ln 2 / 2.
    let shifted = x * std::f32::consts::LOG2_E + SHIFT;
    let rounded = shifted - SHIFT;
    let r = x - rounded * 0.693_359_4 - rounded * -2.121_944_4e-4;
    let series = 1.0
        + r * (1.0
            + r * (0.5 + r * (0.166_666_67 + r * (0.041_666_67 + r * (0.008_333_334 + r * 0.001_388_9)))));
    // The whole number stands in the low bits of `shifted`; it becomes the exponent of 2ᵏ.
    let power = f32::from_bits(shifted.to_bits().wrapping_sub(SHIFT.to_bits()).wrapping_add(127) << 23);
    series * power
}

/// The logistic function.
#[inline(always)]
#[must_use]
pub fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x))
}

/// The logistic function of two numbers, with one division: dividing takes as long as all the rest.
/// Beyond ±40 the function is 0 or 1 to the last digit kept, and the product below stays finite.
#[inline(always)]
#[must_use]
pub fn sigmoids(x: f32, y: f32) -> (f32, f32) {
    let (x, y) = (1.0 + exp_within((-x).clamp(-40.0, 40.0)), 1.0 + exp_within((-y).clamp(-40.0, 40.0)));
    let both = 1.0 / (x * y);
    (both * y, both * x)
}

/// Turns scores into probabilities that add to 1; returns the index of the largest.
pub fn softmax(scores: &mut [f32]) -> usize {
    let best = argmax(scores);
    let top = scores.get(best).copied().unwrap_or_default();
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = exp(*score - top);
        sum += *score;
    }
    for score in scores.iter_mut() {
        *score /= sum;
    }
    best
}

/// Scores compared at a time.
const LANES: usize = 8;

/// The first index of the largest score.
#[must_use]
pub fn argmax(scores: &[f32]) -> usize {
    // The largest first, some at a time, then where it stands: remembering the place at each comparison
    // makes every one wait for the one before.
    let (blocks, rest) = scores.as_chunks::<LANES>();
    let mut largest = [f32::NEG_INFINITY; LANES];
    for block in blocks {
        for (largest, score) in largest.iter_mut().zip(block) {
            *largest = if *score > *largest { *score } else { *largest };
        }
    }
    let all = largest.iter().chain(rest).fold(f32::NEG_INFINITY, |all, score| all.max(*score));
    scores.iter().position(|score| *score == all).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::argmax;

    #[test]
    fn the_first_of_the_largest() {
        let mut scores = [0.5_f32; 27];
        assert_eq!(argmax(&scores), 0);
        scores[26] = 2.0;
        assert_eq!(argmax(&scores), 26);
        (scores[9], scores[17]) = (3.0, 3.0);
        assert_eq!(argmax(&scores), 9);
        assert_eq!(argmax(&[f32::NEG_INFINITY; 9]), 0);
        assert_eq!(argmax(&[]), 0);
    }
}
