//! The learned steps: which words report, who speaks, what was said.
//!
//! The rules answer first; what they found is among the candidates and the features of these steps,
//! which confirm it, mend its bounds, leave it out, or find what no rule knows. Features come from the
//! masked view and the tree: none tells who is named. Terms and figures stand in
//! `models/attribution.md`.

mod accept;
mod content;
mod cue;
mod feature;
mod find;
mod lesson;
mod revise;
mod sheet;
mod source;
mod table;

pub use lesson::{Choice, Gold, Lessons, Step};
pub(crate) use revise::Reviser;
pub use table::BUCKETS;

use std::sync::LazyLock;

use assay_weights::{FileError, FileKind};

use feature::Sum;
use table::Table;

const FILE: FileKind = FileKind { magic: b"assayat2", of: "attributions" };

static EMBEDDED: &[u8] = include_bytes!("../../../../models/attribution.bin");

static SHIPPED: LazyLock<Model> = LazyLock::new(|| {
    // A file that cannot be read is found by the tests; without one the rules stand alone.
    Model::read(EMBEDDED).unwrap_or_default()
});

/// The weights of the learned steps.
///
/// The file: eight bytes `assayat2`, the steps of a weight in one unit of score, the two biases of
/// [`Bias`] in steps (each `i32`, little-endian), and for each sixteen of [`BUCKETS`] buckets the two
/// largest weights: the bucket's place among the sixteen (`u8`) and its weight in steps (`i8`).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    unit: i32,
    favour: i32,
    trust: i32,
    weights: Table,
}

/// What is added to scores besides the weights, in units of score.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bias {
    /// To every attribution: gains recall for as much precision.
    pub favour: f32,
    /// To the content that the rules found.
    pub trust: f32,
}

impl Model {
    /// The model that Assay carries.
    #[must_use]
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// Of weights in units of score; those beyond the largest hundredth of a percent are cut.
    #[must_use]
    pub fn of(weights: &[f32], bias: Bias) -> Self {
        let mut sizes: Vec<f32> =
            weights.iter().map(|weight| weight.abs()).filter(|size| *size > 0.0).collect();
        sizes.sort_by(f32::total_cmp);
        let largest = sizes.get(sizes.len().saturating_sub(1 + sizes.len() / 10_000)).copied().unwrap_or(1.0);
        let steps_per_unit = 127.0 / largest;
        let weights =
            weights.iter().map(|weight| (weight * steps_per_unit).round().clamp(-127.0, 127.0) as i8);
        let steps = |units: f32| (units * steps_per_unit) as i32;
        let unit = steps(1.0);
        Self { unit, favour: steps(bias.favour), trust: steps(bias.trust), weights: Table::of(weights) }
    }

    /// Reads a model's file.
    ///
    /// # Errors
    /// The bytes are no such file.
    pub fn read(bytes: &[u8]) -> Result<Self, FileError> {
        let mut reader = FILE.open(bytes)?;
        let mut number = || reader.take().map(i32::from_le_bytes);
        let [unit, favour, trust] = [number()?, number()?, number()?];
        let weights = Table::read(&mut reader)?;
        reader.end()?;
        Ok(Self { unit, favour, trust, weights })
    }

    /// The model's file.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let mut bytes = FILE.begin();
        bytes.extend(self.unit.to_le_bytes());
        bytes.extend(self.favour.to_le_bytes());
        bytes.extend(self.trust.to_le_bytes());
        bytes.extend(self.weights.bytes());
        bytes
    }

    /// A score in half units, no smaller than -12 and no larger than 12.
    fn halves(&self, steps: i32) -> u64 {
        // A cue that is outside of all scores `i32::MIN`, which doubled is zero: so the weights know it.
        steps.wrapping_mul(2).div_euclid(self.unit.max(1)).clamp(-12, 12).unsigned_abs() as u64
            + 16 * u64::from(steps < 0)
    }

    /// The sum of the weights of what is shown.
    fn sum(&self, show: impl FnOnce(&mut Sum<'_>)) -> i32 {
        let mut sum = Sum { weights: &self.weights, total: 0 };
        show(&mut sum);
        sum.total
    }

    /// Whether there are weights at all.
    pub(crate) fn is_empty(&self) -> bool {
        self.weights.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::{BUCKETS, Bias, EMBEDDED, FileError, Model};

    #[test]
    fn the_embedded_file_is_a_model() {
        assert!(Model::read(EMBEDDED).is_ok());
    }

    #[test]
    fn a_model_is_read_as_it_was_written() {
        let weights: Vec<f32> = (0..BUCKETS).map(|at| (at % 7) as f32 - 3.0).collect();
        let model = Model::of(&weights, Bias { favour: 0.5, trust: 1.0 });
        assert_eq!(Model::read(&model.write()), Ok(model));
        assert_eq!(Model::read(b"something"), Err(FileError::Magic { of: "attributions" }));
        assert_eq!(Model::read(b"assayat2abc"), Err(FileError::Length { of: "attributions", at: 8 }));
    }
}
