//! Files of learned weights: how they begin, how they are read, and why bytes are none.
//!
//! A file begins with eight bytes that tell which model it is of; numbers follow in little-endian order and
//! weights in eight bits. What a model does with them is its own.
//!
//! ```
//! use assay_weights::{FileError, FileKind};
//! const TIDES: FileKind = FileKind { magic: b"tides\0v1", of: "tides" };
//! let mut bytes = TIDES.begin();
//! bytes.extend(3_i32.to_le_bytes());
//! bytes.push(200);
//! let mut reader = TIDES.open(&bytes)?;
//! assert_eq!(i32::from_le_bytes(reader.take()?), 3);
//! assert_eq!(reader.bytes(1)?, [200]);
//! reader.end()?;
//! assert!(matches!(TIDES.open(b"something else"), Err(FileError::Magic { of: "tides" })));
//! # Ok::<(), FileError>(())
//! ```

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileKind {
    /// Its first bytes.
    pub magic: &'static [u8; 8],
    /// What its model tells, as errors call it ("attributions").
    pub of: &'static str,
}

/// Why bytes are not a file of some kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    /// They do not begin as one does.
    Magic {
        /// What the model would tell.
        of: &'static str,
    },
    /// They are fewer or more than the weights ask for.
    Length {
        /// What the model tells.
        of: &'static str,
        /// The byte at which they should have ended or gone on.
        at: usize,
    },
}

impl std::fmt::Display for FileError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Magic { of } => write!(f, "no model of {of}: the first bytes differ"),
            Self::Length { of, at } => {
                write!(f, "the model of {of} has not the length its weights need: it breaks at byte {at}")
            }
        }
    }
}

impl std::error::Error for FileError {}

impl FileKind {
    /// The beginning of a file.
    #[must_use]
    pub fn begin(self) -> Vec<u8> {
        self.magic.to_vec()
    }

    /// Reads on behind the first bytes.
    ///
    /// # Errors
    /// They are those of something else.
    pub fn open(self, bytes: &[u8]) -> Result<Reader<'_>, FileError> {
        let rest = bytes.strip_prefix(self.magic).ok_or(FileError::Magic { of: self.of })?;
        Ok(Reader { kind: self, at: self.magic.len(), rest })
    }
}

/// What is left to be read of a file.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    kind: FileKind,
    /// Bytes read so far.
    at: usize,
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// The next bytes, of a number.
    ///
    /// # Errors
    /// There are fewer.
    pub fn take<const N: usize>(&mut self) -> Result<[u8; N], FileError> {
        let (taken, rest) = self.rest.split_first_chunk().ok_or(self.short())?;
        (self.at, self.rest) = (self.at + N, rest);
        Ok(*taken)
    }

    /// So many of the next bytes, of weights.
    ///
    /// # Errors
    /// There are fewer.
    pub fn bytes(&mut self, count: usize) -> Result<&'a [u8], FileError> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(self.short())?;
        (self.at, self.rest) = (self.at + count, rest);
        Ok(taken)
    }

    /// That nothing follows.
    ///
    /// # Errors
    /// Something does.
    pub fn end(&self) -> Result<(), FileError> {
        if self.rest.is_empty() { Ok(()) } else { Err(self.short()) }
    }

    fn short(&self) -> FileError {
        FileError::Length { of: self.kind.of, at: self.at }
    }
}
