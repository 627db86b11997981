//! Sparklines of block characters.

/// Values as a line of block characters, one a value; a gap (`None`, or a value that is no
/// number) is a space. Heights are from zero, or from the lowest value where it is negative.
#[must_use]
pub fn sparkline(values: &[Option<f64>]) -> String {
    const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let known = || values.iter().flatten().copied().filter(|v| v.is_finite());
    let low = known().fold(0.0_f64, f64::min);
    let high = known().fold(low, f64::max);
    let range = high - low;
    values
        .iter()
        .map(|value| match value.filter(|v| v.is_finite()) {
            None => ' ',
            Some(_) if range <= 0.0 || !range.is_finite() => BLOCKS[0],
            Some(v) => {
                let step = ((v - low) / range * 7.0).round().clamp(0.0, 7.0);
                BLOCKS.get(step as usize).copied().unwrap_or(' ')
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::sparkline;

    #[test]
    fn gaps_are_gaps() {
        assert_eq!(sparkline(&[Some(0.0), None, Some(7.0), Some(3.5)]), "▁ █▅");
        assert_eq!(sparkline(&[Some(f64::NAN), Some(1.0)]), " █");
    }

    #[test]
    fn height_is_from_zero() {
        assert_eq!(sparkline(&[Some(98.0), Some(100.0)]), "██");
        assert_eq!(sparkline(&[Some(-1.0), Some(1.0)]), "▁█");
        assert_eq!(sparkline(&[Some(0.0), Some(0.0)]), "▁▁");
        assert_eq!(sparkline(&[]), "");
    }
}
