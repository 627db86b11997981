//! The model's weights, read where they lie.

use std::sync::OnceLock;

use super::Features;
use crate::NameKind;

/// Buckets that features are hashed into.
pub const BUCKETS: usize = 1 << 15;

/// The kinds, in the order of the weights.
pub const KINDS: [NameKind; 4] = [NameKind::Other, NameKind::Person, NameKind::Organization, NameKind::Place];

/// How the file begins.
const MAGIC: &[u8; 8] = b"ASSAYNK1";

static ENGLISH: &[u8] = include_bytes!("../../../../../models/names.bin");

/// Why a file is no model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelError {
    /// It does not begin as one.
    Magic,
    /// It has another length than its buckets ask for.
    Length {
        /// Bytes it has.
        found: usize,
        /// Bytes it should have.
        expected: usize,
    },
}

impl std::fmt::Display for ModelError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Magic => write!(formatter, "it does not begin with ASSAYNK1"),
            Self::Length { found, expected } => write!(formatter, "it has {found} bytes, not {expected}"),
        }
    }
}

impl std::error::Error for ModelError {}

/// Weights in 8 bits: for each bucket one a kind.
#[derive(Clone, Copy, Debug)]
pub struct Model<'a> {
    weights: &'a [u8],
}

impl<'a> Model<'a> {
    /// Reads a model from the bytes of its file.
    ///
    /// # Errors
    ///
    /// If it is none.
    pub fn read(bytes: &'a [u8]) -> Result<Self, ModelError> {
        let weights = bytes.strip_prefix(MAGIC).ok_or(ModelError::Magic)?;
        let expected = BUCKETS * KINDS.len();
        if weights.len() != expected {
            return Err(ModelError::Length { found: bytes.len(), expected: expected + MAGIC.len() });
        }
        Ok(Self { weights })
    }

    /// The bytes of a file with `weights`, bucket by bucket, cut to 8 bits.
    #[must_use]
    pub fn write(weights: &[[f32; KINDS.len()]]) -> Vec<u8> {
        let most = weights.iter().flatten().fold(1e-6_f32, |most, weight| most.max(weight.abs()));
        let cut = |weight: &f32| (weight * 127.0 / most).round().clamp(-127.0, 127.0) as i8;
        MAGIC
            .iter()
            .copied()
            .chain(weights.iter().flatten().map(|weight| cut(weight).to_le_bytes()[0]))
            .collect()
    }

    /// Scores of each kind; only their order means anything.
    #[must_use]
    pub fn scores(&self, features: &Features) -> [f32; KINDS.len()] {
        let mut scores = [0.0; KINDS.len()];
        for (bucket, value) in features.shown.iter().chain(&features.tables) {
            let row = *bucket as usize * KINDS.len();
            for (score, weight) in scores.iter_mut().zip(&self.weights[row..row + KINDS.len()]) {
                *score += f32::from(weight.cast_signed()) * value;
            }
        }
        scores
    }
}

/// The model of English that Assay carries.
pub(super) fn english() -> &'static Model<'static> {
    static MODEL: OnceLock<Model<'static>> = OnceLock::new();
    MODEL.get_or_init(|| match Model::read(ENGLISH) {
        Ok(model) => model,
        Err(error) => unreachable!("models/names.bin: {error}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut weights = vec![[0.0; KINDS.len()]; BUCKETS];
        weights[5] = [0.5, -1.0, 0.0, 1.0];
        let bytes = Model::write(&weights);
        let features = Features { shown: vec![(5, 1.0)], tables: Vec::new() };
        assert_eq!(Model::read(&bytes).map(|model| model.scores(&features)), Ok([64.0, -127.0, 0.0, 127.0]));
        assert_eq!(Model::read(&bytes[1..]).err(), Some(ModelError::Magic));
        assert!(matches!(Model::read(&bytes[..99]).err(), Some(ModelError::Length { found: 99, .. })));
    }
}
