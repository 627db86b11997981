//! The model's weights, read where they lie.

use std::sync::OnceLock;

use assay_weights::{FileError, FileKind};

use super::Features;
use crate::NameKind;

/// Buckets that features are hashed into.
pub const BUCKETS: usize = 1 << 15;

/// The kinds, in the order of the weights.
pub const KINDS: [NameKind; 4] = [NameKind::Other, NameKind::Person, NameKind::Organization, NameKind::Place];

const FILE: FileKind = FileKind { magic: b"ASSAYNK1", of: "kinds of names" };

static ENGLISH: &[u8] = include_bytes!("../../../../../models/names.bin");

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
    pub fn read(bytes: &'a [u8]) -> Result<Self, FileError> {
        let mut reader = FILE.open(bytes)?;
        let weights = reader.bytes(BUCKETS * KINDS.len())?;
        reader.end()?;
        Ok(Self { weights })
    }

    /// The bytes of a file with `weights`, bucket by bucket, cut to 8 bits.
    #[must_use]
    pub fn write(weights: &[[f32; KINDS.len()]]) -> Vec<u8> {
        let most = weights.iter().flatten().fold(1e-6_f32, |most, weight| most.max(weight.abs()));
        let cut = |weight: &f32| (weight * 127.0 / most).round().clamp(-127.0, 127.0) as i8;
        let mut bytes = FILE.begin();
        bytes.extend(weights.iter().flatten().map(|weight| cut(weight).to_le_bytes()[0]));
        bytes
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
        assert_eq!(Model::read(&bytes[1..]).err(), Some(FileError::Magic { of: "kinds of names" }));
        let short = FileError::Length { of: "kinds of names", at: 8 };
        assert_eq!(Model::read(&bytes[..99]).err(), Some(short));
    }
}
