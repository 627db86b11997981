//! The file of the network's weights.
//!
//! All numbers are little-endian. `ASYN`, the version (`u32`), the sizes ([`Sizes`], `u32` each); then
//! for each template of [`features`](super::features) a table; then the tensors in the order in which
//! they are read here.
//!
//! * A table: number of rows and of address bits (`u32`), the scale (`f32`), the row of features the
//!   table does not have (`i8` each), the first row of each bucket of hashes (`u32`, one more than
//!   buckets), the hashes in order (`u32`), the rows (`i8`). The bucket of a hash is its upper bits.
//! * A tensor: its length (`u32`), the scale (`f32`), the values (`i16`).
//!
//! A value is its number times the scale. Tables are read where they lie; tensors are copied, those that
//! are multiplied by rounding them once more ([`Matrix`]).

use assay_matrix::{Rows, Weights as Matrix};

use super::features::{Features, TEMPLATES};
use super::network::DISTANCES;
use super::{FineTag, NAME_KINDS, NAME_STATES, Relation, Tag};

/// Begins the file.
pub const MAGIC: [u8; 4] = *b"ASYN";
/// Elements of an embedding that are added up together.
const EMBEDDED: usize = 64;
/// Tokens whose embeddings are fetched side by side.
const TOGETHER: usize = 16;
/// Bytes that the processor fetches together.
const CACHE_LINE: usize = 64;
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

/// A recurrent layer.
#[derive(Clone, Debug)]
pub struct Recurrent {
    /// `width × 3 states` of the forward direction and beside it that of the backward one.
    pub weights: Matrix,
    /// Of both directions; see [`recurrent::step`](super::recurrent::step).
    pub gates: [Vec<f32>; 2],
}

/// Everything but the embeddings.
#[derive(Clone, Debug)]
pub struct Weights {
    /// From the first to the last.
    pub layers: Vec<Recurrent>,
    /// Scores of [`Tag`].
    pub tags: Matrix,
    /// Scores of [`FineTag`].
    pub fine_tags: Matrix,
    /// Vectors of tokens that look for a head.
    pub arc_dependent: Matrix,
    /// Vectors of tokens as heads.
    pub arc_head: Matrix,
    /// Vectors of tokens that look for a relation.
    pub label_dependent: Matrix,
    /// Vectors of their heads.
    pub label_head: Matrix,
    /// Scores of [`Relation`].
    pub relation: Matrix,
    /// What a dependent makes of each [`distance`](super::network::distance) to a head.
    pub dependent_distance: Matrix,
    /// What a head makes of it.
    pub head_distance: Matrix,
    /// What the root makes of it.
    pub root_distance: Vec<f32>,
    /// `arc × arc`.
    pub bilinear: Matrix,
    /// The root as a head, times `bilinear`.
    pub root: Vec<f32>,
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

    /// Adds up the embeddings of each token's features in its row of `sums`.
    #[inline(always)]
    pub fn embed(&self, features: &[Features], sums: &mut [f32]) {
        let width = self.sizes.width;
        for (features, sums) in features.chunks(TOGETHER).zip(sums.chunks_mut(TOGETHER * width)) {
            // Rows lie all over the file, far from the processor. All that these tokens need is asked for
            // before any is added up, so that it is fetched side by side: a token's rows one after the other
            // took four times as long.
            let mut buckets = [[(0, 0); TEMPLATES]; TOGETHER];
            for (buckets, features) in buckets.iter_mut().zip(features) {
                for ((bucket, table), &hash) in buckets.iter_mut().zip(&self.tables).zip(features) {
                    *bucket = table.bucket(hash);
                }
            }
            let mut rows: [[(&[u8], f32); TEMPLATES]; TOGETHER] = [[(&[], 0.0); TEMPLATES]; TOGETHER];
            let mut touched = 0_u8;
            for ((rows, buckets), features) in rows.iter_mut().zip(buckets).zip(features) {
                for (template, (row, table)) in rows.iter_mut().zip(&self.tables).enumerate() {
                    let values = table.row(buckets[template], features[template], width);
                    touched ^= values.iter().step_by(CACHE_LINE).fold(0, |all, value| all ^ value);
                    *row = (values, table.scale);
                }
            }
            std::hint::black_box(touched);
            for (rows, sum) in rows.iter().zip(sums.chunks_exact_mut(width)) {
                add_up(rows, sum);
            }
        }
    }
}

/// Adds rows, each times its scale, to `sum`.
#[inline(always)]
fn add_up(rows: &[(&[u8], f32); TEMPLATES], sum: &mut [f32]) {
    let (blocks, rest) = sum.as_chunks_mut::<EMBEDDED>();
    let whole = blocks.len() * EMBEDDED;
    for (index, block) in blocks.iter_mut().enumerate() {
        // Sums of its own, which no row can lie in: the compiler keeps them in registers.
        let mut sums = *block;
        for &(row, scale) in rows {
            if let Some(values) = row.get(index * EMBEDDED..).and_then(<[u8]>::first_chunk::<EMBEDDED>) {
                for lane in 0..EMBEDDED {
                    sums[lane] += f32::from(values[lane] as i8) * scale;
                }
            }
        }
        *block = sums;
    }
    for (index, sum) in rest.iter_mut().enumerate() {
        for (row, scale) in rows {
            *sum += f32::from(row.get(whole + index).map_or(0, |value| *value as i8)) * scale;
        }
    }
}

impl<'a> Table<'a> {
    /// The first row of the hash's bucket and the one past its last.
    #[inline]
    fn bucket(&self, hash: u32) -> (u32, u32) {
        let bucket = if self.bits == 0 { 0 } else { (hash >> (32 - self.bits)) as usize };
        (number_at(self.offsets, bucket), number_at(self.offsets, bucket + 1))
    }

    #[inline]
    fn row(&self, (first, past): (u32, u32), hash: u32, width: usize) -> &'a [u8] {
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

    fn dense(&mut self, input: usize, output: usize) -> Result<Matrix, ModelError> {
        let weights = Matrix::new(&self.tensor(input * output)?, output);
        Ok(weights.with_bias(&self.tensor(output)?))
    }

    fn recurrent(&mut self, width: usize) -> Result<Recurrent, ModelError> {
        let columns = 3 * width / 2;
        let forward = (self.tensor(width * columns)?, self.tensor(2 * width)?);
        let backward = (self.tensor(width * columns)?, self.tensor(2 * width)?);
        let rows = forward.0.chunks_exact(columns).zip(backward.0.chunks_exact(columns));
        let beside: Vec<f32> = rows.flat_map(|(forward, backward)| [forward, backward].concat()).collect();
        Ok(Recurrent { weights: Matrix::new(&beside, 2 * columns), gates: [forward.1, backward.1] })
    }

    /// The tensors in the order of the file: of each recurrent layer the weights and the gates forward,
    /// then backward; then as they are read here. The scores of names are learned with the rest and not
    /// read: who is named must change no label (`docs/language.md`).
    fn weights(&mut self, sizes: Sizes) -> Result<Weights, ModelError> {
        let Sizes { width, arc, label, .. } = sizes;
        let layers = (0..sizes.layers).map(|_| self.recurrent(width)).collect::<Result<_, _>>()?;
        let tags = self.dense(width, Tag::ALL.len())?;
        let fine_tags = self.dense(width, FineTag::ALL.len())?;
        self.dense(width, NAME_KINDS * NAME_STATES)?;
        let arc_dependent = self.dense(width, arc)?;
        let arc_head = self.dense(width, arc)?;
        let label_dependent = self.dense(width, label)?;
        let label_head = self.dense(width, label)?;
        let relation = self.dense(label, Relation::ALL.len())?;
        let dependent_distance = self.dense(arc, DISTANCES)?;
        let head_distance = self.dense(arc, DISTANCES)?;
        let arc_root = self.tensor(arc)?;
        let bilinear = Matrix::new(&self.tensor(arc * arc)?, arc);
        Ok(Weights {
            root_distance: of_one(&arc_root, &head_distance),
            root: of_one(&arc_root, &bilinear),
            layers,
            tags,
            fine_tags,
            arc_dependent,
            arc_head,
            label_dependent,
            label_head,
            relation,
            dependent_distance,
            head_distance,
            bilinear,
            label_root: self.tensor(label)?,
            label_distance: self.tensor(DISTANCES * label)?,
        })
    }
}

/// The product of one row.
fn of_one(row: &[f32], matrix: &Matrix) -> Vec<f32> {
    let mut rows = Rows::default();
    rows.set(row, row.len());
    let mut out = Vec::new();
    matrix.product(&rows, &mut out);
    out
}
