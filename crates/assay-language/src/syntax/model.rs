//! The file of the network's weights.
//!
//! All numbers are little-endian. `ASYN`, the version (`u32`), the sizes ([`Sizes`], `u32` each); then
//! for each template of [`features`](super::features) a table; then the tensors in the order of
//! [`Weights`].
//!
//! * A table: number of rows and of address bits (`u32`), the scale (`f32`), the row of features the
//!   table does not have (`i8` each), the first row of each bucket of hashes (`u32`, one more than
//!   buckets), the hashes in order (`u32`), the rows (`i8`). The bucket of a hash is its upper bits.
//! * A tensor: its length (`u32`), the scale (`f32`), the values (`i16`).
//!
//! A value is its number times the scale. Tables are read where they lie; only tensors are copied.

use super::features::{Features, TEMPLATES};

/// Begins the file.
pub const MAGIC: [u8; 4] = *b"ASYN";
/// Version of the layout.
pub const VERSION: u32 = 1;

/// Why the bytes are no model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelError {
    /// They do not begin as a model does, or have another version.
    NoModel,
    /// They end before the model does.
    Truncated,
    /// A size within contradicts another.
    Sizes,
}

impl std::fmt::Display for ModelError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::NoModel => "not a model of this version",
            Self::Truncated => "the model ends too early",
            Self::Sizes => "the model's sizes contradict each other",
        })
    }
}

impl std::error::Error for ModelError {}

/// Shape of the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sizes {
    /// Elements of a token's vector: the states of both directions.
    pub width: usize,
    /// Recurrent layers.
    pub layers: usize,
    /// The layer, from 1, whose output the tags are read off.
    pub tag_layer: usize,
    /// Elements of the vectors that choose heads.
    pub arc: usize,
    /// Elements of the vectors that choose relations.
    pub label: usize,
}

/// Embeddings of one template's features.
#[derive(Clone, Copy, Debug)]
pub struct Table<'a> {
    bits: u32,
    scale: f32,
    unknown: &'a [u8],
    offsets: &'a [u8],
    hashes: &'a [u8],
    rows: &'a [u8],
}

/// A layer of sums of products.
#[derive(Clone, Debug)]
pub struct Dense {
    /// `input × output`.
    pub weights: Vec<f32>,
    /// One an output.
    pub bias: Vec<f32>,
}

/// One direction of a recurrent layer.
#[derive(Clone, Debug)]
pub struct Recurrent {
    /// `width × 3 states`.
    pub weights: Vec<f32>,
    /// See [`recurrent::step`](super::recurrent::step).
    pub gates: Vec<f32>,
}

/// Everything but the embeddings, in the order of the file.
#[derive(Clone, Debug)]
pub struct Weights {
    /// Forward and backward direction of each layer.
    pub layers: Vec<[Recurrent; 2]>,
    /// Scores of [`Tag`](super::Tag).
    pub tags: Dense,
    /// Scores of [`FineTag`](super::FineTag).
    pub fine_tags: Dense,
    /// Scores of the states of each kind of name. Learned with the rest, and not read: who is named must
    /// change no label (`docs/language.md`).
    pub names: Dense,
    /// Vectors of tokens that look for a head.
    pub arc_dependent: Dense,
    /// Vectors of tokens as heads.
    pub arc_head: Dense,
    /// Vectors of tokens that look for a relation.
    pub label_dependent: Dense,
    /// Vectors of their heads.
    pub label_head: Dense,
    /// Scores of [`Relation`](super::Relation).
    pub relation: Dense,
    /// What a dependent makes of each [`distance`](super::network::distance) to a head.
    pub dependent_distance: Dense,
    /// What a head makes of it.
    pub head_distance: Dense,
    /// The root as a head.
    pub arc_root: Vec<f32>,
    /// `arc × arc`.
    pub bilinear: Vec<f32>,
    /// The root as the head of a relation.
    pub label_root: Vec<f32>,
    /// `distances × label`: what the distance to the head adds to the relation's vector.
    pub label_distance: Vec<f32>,
}

/// A network that has been read.
#[derive(Clone, Debug)]
pub struct Model<'a> {
    /// Its shape.
    pub sizes: Sizes,
    /// One a template.
    pub tables: Vec<Table<'a>>,
    /// Everything else.
    pub weights: Weights,
}

impl<'a> Model<'a> {
    /// Reads a model.
    ///
    /// # Errors
    /// Where the bytes are no model of this version or are damaged.
    pub fn read(bytes: &'a [u8]) -> Result<Self, ModelError> {
        let mut reader = Reader { rest: bytes };
        if reader.take(4)? != MAGIC || reader.number()? != VERSION as usize {
            return Err(ModelError::NoModel);
        }
        let sizes = Sizes {
            width: reader.number()?,
            layers: reader.number()?,
            tag_layer: reader.number()?,
            arc: reader.number()?,
            label: reader.number()?,
        };
        if sizes.width == 0
            || !sizes.width.is_multiple_of(2)
            || sizes.layers > 16
            || !(1..=sizes.layers).contains(&sizes.tag_layer)
        {
            return Err(ModelError::Sizes);
        }
        let tables = (0..TEMPLATES).map(|_| reader.table(sizes.width)).collect::<Result<_, _>>()?;
        let weights = reader.weights(sizes)?;
        Ok(Self { sizes, tables, weights })
    }

    /// Adds up the embeddings of a token's features in `sum`.
    #[inline(always)]
    pub fn embed(&self, features: &Features, sum: &mut [f32]) {
        for (table, &hash) in self.tables.iter().zip(features) {
            let row = table.row(hash, self.sizes.width);
            for (sum, &value) in sum.iter_mut().zip(row) {
                *sum += f32::from(value as i8) * table.scale;
            }
        }
    }
}

impl<'a> Table<'a> {
    #[inline]
    fn row(&self, hash: u32, width: usize) -> &'a [u8] {
        let bucket = if self.bits == 0 { 0 } else { (hash >> (32 - self.bits)) as usize };
        let (first, past) = (number_at(self.offsets, bucket), number_at(self.offsets, bucket + 1));
        (first..past)
            .find(|&row| number_at(self.hashes, row as usize) == hash)
            .and_then(|row| self.rows.get(row as usize * width..(row as usize + 1) * width))
            .unwrap_or(self.unknown)
    }
}

#[inline]
fn number_at(bytes: &[u8], index: usize) -> u32 {
    match bytes.get(index * 4..index * 4 + 4) {
        Some(&[a, b, c, d]) => u32::from_le_bytes([a, b, c, d]),
        _ => 0,
    }
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], ModelError> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(ModelError::Truncated)?;
        self.rest = rest;
        Ok(taken)
    }

    fn number(&mut self) -> Result<usize, ModelError> {
        Ok(number_at(self.take(4)?, 0) as usize)
    }

    fn scale(&mut self) -> Result<f32, ModelError> {
        Ok(f32::from_bits(number_at(self.take(4)?, 0)))
    }

    fn table(&mut self, width: usize) -> Result<Table<'a>, ModelError> {
        let rows = self.number()?;
        let bits = self.number()?;
        if bits > 24 {
            return Err(ModelError::Sizes);
        }
        Ok(Table {
            bits: bits as u32,
            scale: self.scale()?,
            unknown: self.take(width)?,
            offsets: self.take(((1 << bits) + 1) * 4)?,
            hashes: self.take(rows.checked_mul(4).ok_or(ModelError::Sizes)?)?,
            rows: self.take(rows.checked_mul(width).ok_or(ModelError::Sizes)?)?,
        })
    }

    fn tensor(&mut self, length: usize) -> Result<Vec<f32>, ModelError> {
        if self.number()? != length {
            return Err(ModelError::Sizes);
        }
        let scale = self.scale()?;
        let bytes = self.take(length * 2)?;
        Ok(bytes
            .chunks_exact(2)
            .map(|pair| f32::from(i16::from_le_bytes([pair[0], pair[1]])) * scale)
            .collect())
    }

    fn dense(&mut self, input: usize, output: usize) -> Result<Dense, ModelError> {
        Ok(Dense { weights: self.tensor(input * output)?, bias: self.tensor(output)? })
    }

    fn recurrent(&mut self, width: usize) -> Result<Recurrent, ModelError> {
        let states = width / 2;
        Ok(Recurrent { weights: self.tensor(width * 3 * states)?, gates: self.tensor(4 * states)? })
    }

    fn weights(&mut self, sizes: Sizes) -> Result<Weights, ModelError> {
        let Sizes { width, arc, label, .. } = sizes;
        Ok(Weights {
            layers: (0..sizes.layers)
                .map(|_| Ok([self.recurrent(width)?, self.recurrent(width)?]))
                .collect::<Result<_, _>>()?,
            tags: self.dense(width, super::Tag::ALL.len())?,
            fine_tags: self.dense(width, super::FineTag::ALL.len())?,
            names: self.dense(width, super::NAME_KINDS * super::NAME_STATES)?,
            arc_dependent: self.dense(width, arc)?,
            arc_head: self.dense(width, arc)?,
            label_dependent: self.dense(width, label)?,
            label_head: self.dense(width, label)?,
            relation: self.dense(label, super::Relation::ALL.len())?,
            dependent_distance: self.dense(arc, super::network::DISTANCES)?,
            head_distance: self.dense(arc, super::network::DISTANCES)?,
            arc_root: self.tensor(arc)?,
            bilinear: self.tensor(arc * arc)?,
            label_root: self.tensor(label)?,
            label_distance: self.tensor(super::network::DISTANCES * label)?,
        })
    }
}
