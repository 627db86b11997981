//! Axes: from values to places, and ticks a reader can count with.

/// A linear axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    min: f64,
    max: f64,
    from: f64,
    to: f64,
}

impl Scale {
    /// Values `min..=max` on `from..=to`. A single value stands in the middle.
    pub(super) fn new(min: f64, max: f64, from: f64, to: f64) -> Self {
        Self { min, max, from, to }
    }

    pub(super) fn place(&self, value: f64) -> f64 {
        let range = self.max - self.min;
        if range <= 0.0 || !range.is_finite() {
            return f64::midpoint(self.from, self.to);
        }
        self.from + (value - self.min) / range * (self.to - self.from)
    }
}

/// The values a vertical axis spans: tick to tick.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Extent {
    pub(super) min: f64,
    pub(super) max: f64,
    pub(super) step: f64,
    /// Whether the axis shows zero.
    pub(super) has_zero: bool,
}

/// Where the lowest value is above this share of the highest, an axis from zero would press the
/// line flat (life expectancy, population): it begins below the lowest value and says so.
const FLAT: f64 = 0.62;

/// The extent of an axis for values from `low` to `high`, with three to six ticks.
pub(super) fn extent(low: f64, high: f64) -> Extent {
    let (low, high) = if low <= high { (low, high) } else { (high, low) };
    let from_zero = low >= 0.0 && low <= high * FLAT;
    let to_zero = high <= 0.0 && high >= low * FLAT;
    let (mut min, mut max) = (if from_zero { 0.0 } else { low }, if to_zero { 0.0 } else { high });
    if max - min <= f64::EPSILON * max.abs().max(1.0) {
        let room = if min == 0.0 { 1.0 } else { min.abs() * 0.1 };
        (min, max) = (min - room, max + room);
    }
    let step = nice_step((max - min) / 4.0);
    min = (min / step).floor() * step;
    max = (max / step).ceil() * step;
    Extent { min, max, step, has_zero: min <= 0.0 && max >= 0.0 }
}

impl Extent {
    pub(super) fn ticks(&self) -> impl Iterator<Item = f64> + '_ {
        let n = ((self.max - self.min) / self.step).round().clamp(0.0, 12.0) as u32;
        (0..=n).map(|i| {
            let value = self.min + f64::from(i) * self.step;
            // Sums of fractions miss zero by a hair.
            if value.abs() < self.step * 1e-9 { 0.0 } else { value }
        })
    }
}

/// The 1, 2, 2.5 or 5 times a power of ten next above `rough`.
fn nice_step(rough: f64) -> f64 {
    if !rough.is_finite() || rough <= 0.0 {
        return 1.0;
    }
    let power = 10f64.powf(rough.log10().floor());
    let scaled = rough / power;
    let step = [1.0, 2.0, 2.5, 5.0].into_iter().find(|s| scaled <= *s + 1e-9).unwrap_or(10.0);
    step * power
}

/// Years to label: at most five, round ones, or both ends where no round year lies between.
pub(super) fn year_ticks(first: i32, last: i32) -> Vec<i32> {
    let span = (last - first).max(0);
    let step = [1, 2, 5, 10, 20, 25, 50, 100, 500].into_iter().find(|s| span / s <= 4).unwrap_or(1000);
    let start = first.div_euclid(step) * step;
    let ticks: Vec<i32> =
        (0..).map(|i| start + i * step).take_while(|y| *y <= last).filter(|y| *y >= first).collect();
    if ticks.len() < 2 && first != last { vec![first, last] } else { ticks }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_begin_at_zero() {
        let e = extent(9.9, 83.2);
        assert_eq!((e.min, e.max, e.step, e.has_zero), (0.0, 100.0, 25.0, true));
        assert_eq!(e.ticks().collect::<Vec<_>>(), [0.0, 25.0, 50.0, 75.0, 100.0]);
    }

    #[test]
    fn life_expectancy_does_not() {
        let e = extent(62.4, 73.0);
        assert!(!e.has_zero && e.min > 50.0 && e.max < 80.0, "{e:?}");
    }

    #[test]
    fn values_below_zero_show_zero_when_they_cross_it() {
        let e = extent(-1.7, 33.9);
        assert!(e.has_zero && e.min < 0.0);
        assert!(e.ticks().any(|t| t == 0.0));
    }

    #[test]
    fn constant_series_has_an_axis() {
        for value in [0.0, 5.0, -3.0, 1e300] {
            let e = extent(value, value);
            assert!(e.min < e.max && e.ticks().count() >= 2, "{value}: {e:?}");
        }
    }

    #[test]
    fn scale_maps_ends_to_ends() {
        let s = Scale::new(0.0, 10.0, 100.0, 0.0);
        assert_eq!((s.place(0.0), s.place(5.0), s.place(10.0)), (100.0, 50.0, 0.0));
        assert_eq!(Scale::new(3.0, 3.0, 0.0, 10.0).place(3.0), 5.0);
    }

    #[test]
    fn years_are_round() {
        assert_eq!(year_ticks(1990, 2025), [1990, 2000, 2010, 2020]);
        assert_eq!(year_ticks(2021, 2025), [2021, 2022, 2023, 2024, 2025]);
        assert_eq!(year_ticks(1960, 2025), [1960, 1980, 2000, 2020]);
        assert_eq!(year_ticks(2020, 2020), [2020]);
    }
}
