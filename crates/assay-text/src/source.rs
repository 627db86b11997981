//! What was captured: bytes and what is known of where they came from.

use std::fmt;

use sha2::{Digest as _, Sha256};

/// The captured bytes of one page or file, never altered, with their digest.
#[derive(Clone, Debug)]
pub struct Source {
    bytes: Vec<u8>,
    digest: Digest,
    media_type: Option<String>,
    url: Option<String>,
}

/// Why bytes cannot become a [`Source`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SourceError {
    /// More bytes than positions of 32 bits can name.
    #[error("the input has {len} bytes; at most {max} can be read", max = Source::MAX_LEN)]
    TooLarge {
        /// Length of the input in bytes.
        len: usize,
    },
}

impl Source {
    /// The longest source in bytes: positions are 32 bits, and repair may lengthen text.
    pub const MAX_LEN: usize = 1 << 30;

    /// Captures `bytes`.
    ///
    /// # Errors
    /// [`SourceError::TooLarge`] above [`Source::MAX_LEN`] bytes.
    pub fn new(bytes: Vec<u8>) -> Result<Self, SourceError> {
        if bytes.len() > Self::MAX_LEN {
            return Err(SourceError::TooLarge { len: bytes.len() });
        }
        let digest = Digest(Sha256::digest(&bytes).into());
        Ok(Self { bytes, digest, media_type: None, url: None })
    }

    /// The same source with the media type its server sent, for instance
    /// `text/html; charset=windows-1252`.
    #[must_use]
    pub fn with_media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }

    /// The same source with the address it was captured from.
    #[must_use]
    pub fn with_url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into());
        self
    }

    /// The captured bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// SHA-256 of the bytes.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// The media type the server sent, where known.
    #[must_use]
    pub fn media_type(&self) -> Option<&str> {
        self.media_type.as_deref()
    }

    /// The address the bytes came from, where known.
    #[must_use]
    pub fn url(&self) -> Option<&str> {
        self.url.as_deref()
    }
}

/// A SHA-256 digest; shown as `sha256:` and 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Digest([u8; 32]);

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("sha256:")?;
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
