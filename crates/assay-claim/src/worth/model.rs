//! The model's file and how it is read.

use std::sync::LazyLock;

use assay_weights::{FileError, FileKind, Reader};

use super::features::{BUCKETS, Fact, Features};

/// What is asked of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// Whether a desk would want it checked.
    Worthy,
    /// Whether anything in it could be checked, worth it or not.
    Verifiable,
}

/// The weights of one question.
#[derive(Clone, Debug, PartialEq)]
pub struct HeadWeights {
    /// What every passage starts with; the score of a passage right at the threshold is zero.
    pub base: f32,
    /// Of each [`Fact`].
    pub facts: [f32; Fact::ALL.len()],
    /// Of each bucket of words.
    pub words: Vec<f32>,
    /// Of each bucket of constructions.
    pub construction: Vec<f32>,
}

/// Weights for both questions.
///
/// The file: `assaywc1`, the number of fingerprints (`u32`) and the fingerprints (`u64`); then for
/// each head the base and the facts (`f32`) and, for words and for constructions, a step (`f32`)
/// and a weight in steps (`i8`) for each bucket. All in little-endian order.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// What it was trained on: a fingerprint of the sentences of each document, so that an
    /// evaluation can tell what the model has seen.
    pub seen: Vec<u64>,
    worthy: HeadWeights,
    verifiable: HeadWeights,
}

const FILE: FileKind = FileKind { magic: b"assaywc1", of: "what is worth checking" };

static EMBEDDED: &[u8] = include_bytes!("../../../../models/checkworthy.bin");

static SHIPPED: LazyLock<Model> = LazyLock::new(|| {
    // A file that cannot be read is found by the tests; without one every passage weighs nothing.
    Model::read(EMBEDDED).unwrap_or_else(|_| Model::of(Vec::new(), HeadWeights::none(), HeadWeights::none()))
});

impl HeadWeights {
    /// Weights under which everything scores zero.
    #[must_use]
    pub fn none() -> Self {
        Self {
            base: 0.0,
            facts: [0.0; Fact::ALL.len()],
            words: vec![0.0; BUCKETS],
            construction: vec![0.0; BUCKETS],
        }
    }

    /// What the words of a passage weigh.
    #[must_use]
    pub fn words(&self, features: &Features) -> f32 {
        sum(&self.words, &features.words)
    }

    /// What its constructions weigh.
    #[must_use]
    pub fn construction(&self, features: &Features) -> f32 {
        sum(&self.construction, &features.construction)
    }

    /// What one of its facts weighs.
    #[must_use]
    pub fn fact(&self, features: &Features, fact: Fact) -> f32 {
        self.facts[fact as usize] * features.facts[fact as usize]
    }

    /// All of it together.
    #[must_use]
    pub fn score(&self, features: &Features) -> f32 {
        let facts: f32 = Fact::ALL.iter().map(|fact| self.fact(features, *fact)).sum();
        self.base + facts + self.words(features) + self.construction(features)
    }
}

fn sum(weights: &[f32], buckets: &[u32]) -> f32 {
    let sum: f32 = buckets.iter().filter_map(|bucket| weights.get(*bucket as usize)).sum();
    sum * Features::share(buckets.len())
}

impl Model {
    /// A model of both questions' weights.
    #[must_use]
    pub fn of(seen: Vec<u64>, worthy: HeadWeights, verifiable: HeadWeights) -> Self {
        Self { seen, worthy, verifiable }
    }

    /// The model in the binary.
    #[must_use]
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// The weights of a question.
    #[must_use]
    pub fn head(&self, head: Head) -> &HeadWeights {
        match head {
            Head::Worthy => &self.worthy,
            Head::Verifiable => &self.verifiable,
        }
    }

    /// The bytes of the file.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let mut bytes = FILE.begin();
        bytes.extend((self.seen.len() as u32).to_le_bytes());
        bytes.extend(self.seen.iter().flat_map(|print| print.to_le_bytes()));
        for head in [&self.worthy, &self.verifiable] {
            bytes.extend(head.base.to_le_bytes());
            bytes.extend(head.facts.iter().flat_map(|weight| weight.to_le_bytes()));
            for table in [&head.words, &head.construction] {
                let most = table.iter().fold(0.0f32, |most, weight| most.max(weight.abs()));
                let step = if most > 0.0 { most / 127.0 } else { 1.0 };
                bytes.extend(step.to_le_bytes());
                bytes.extend(table.iter().map(|weight| (weight / step).round() as i8 as u8));
            }
        }
        bytes
    }

    /// Reads the bytes of a file.
    ///
    /// # Errors
    ///
    /// [`FileError`] where they are not one.
    pub fn read(bytes: &[u8]) -> Result<Self, FileError> {
        let mut reader = FILE.open(bytes)?;
        let count = u32::from_le_bytes(reader.take()?);
        let seen = (0..count).map(|_| reader.take().map(u64::from_le_bytes)).collect::<Result<_, _>>()?;
        let worthy = read_head(&mut reader)?;
        let verifiable = read_head(&mut reader)?;
        reader.end()?;
        Ok(Self { seen, worthy, verifiable })
    }
}

fn read_head(reader: &mut Reader<'_>) -> Result<HeadWeights, FileError> {
    let base = f32::from_le_bytes(reader.take()?);
    let mut facts = [0.0; Fact::ALL.len()];
    for weight in &mut facts {
        *weight = f32::from_le_bytes(reader.take()?);
    }
    let mut table = || -> Result<Vec<f32>, FileError> {
        let step = f32::from_le_bytes(reader.take()?);
        Ok(reader.bytes(BUCKETS)?.iter().map(|weight| f32::from(*weight as i8) * step).collect())
    };
    Ok(HeadWeights { base, facts, words: table()?, construction: table()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_file_is_a_model() {
        assert!(Model::read(EMBEDDED).is_ok_and(|model| !model.seen.is_empty()));
    }

    #[test]
    fn broken_files_are_told() {
        assert!(matches!(Model::read(b"else"), Err(FileError::Magic { .. })));
        assert!(matches!(Model::read(&EMBEDDED[..EMBEDDED.len() - 1]), Err(FileError::Length { .. })));
    }

    #[test]
    fn what_is_written_is_read() {
        let mut head = HeadWeights::none();
        head.words[7] = 1.27;
        head.facts[0] = 0.5;
        let model = Model::of(vec![3], head.clone(), HeadWeights::none());
        let read = Model::read(&model.write()).unwrap();
        assert!((read.head(Head::Worthy).words[7] - 1.27).abs() < 1e-5);
        assert_eq!(read.seen, [3]);
    }
}
