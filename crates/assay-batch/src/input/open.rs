//! Opening a file, and what it is compressed with, by its first bytes.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::StreamingDecoder;

/// A file being read, decompressed where need be.
pub(crate) struct Reader {
    inner: Box<dyn BufRead + Send>,
    passed: Arc<AtomicU64>,
}

impl Reader {
    /// Bytes of the file that were read so far, before decompression.
    pub(crate) fn passed(&self) -> u64 {
        self.passed.load(Ordering::Relaxed)
    }

    #[cfg(test)]
    pub(crate) fn of_bytes(bytes: Vec<u8>) -> Self {
        let passed = Arc::default();
        Self { inner: plain_of(Box::new(io::Cursor::new(bytes))).unwrap(), passed }
    }
}

impl Read for Reader {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.inner.read(into)
    }
}

impl BufRead for Reader {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.inner.consume(amount);
    }
}

const BUFFER: usize = 1 << 16;

/// Opens `path`.
pub(crate) fn open(path: &Path) -> io::Result<Reader> {
    let passed = Arc::new(AtomicU64::new(0));
    let counted = Counted { file: File::open(path)?, passed: Arc::clone(&passed) };
    let inner = plain_of(Box::new(BufReader::with_capacity(BUFFER, counted)))?;
    Ok(Reader { inner, passed })
}

/// What `reader` holds, decompressed where its first bytes are those of gzip or Zstandard.
fn plain_of(mut reader: Box<dyn BufRead + Send>) -> io::Result<Box<dyn BufRead + Send>> {
    let start = reader.fill_buf()?;
    if start.starts_with(&[0x1f, 0x8b]) {
        return Ok(Box::new(BufReader::with_capacity(BUFFER, MultiGzDecoder::new(reader))));
    }
    if start.starts_with(&ZSTD)
        || (start.len() >= 4 && is_skippable([start[0], start[1], start[2], start[3]]))
    {
        return Ok(Box::new(BufReader::with_capacity(BUFFER, Frames::new(reader))));
    }
    Ok(reader)
}

struct Counted {
    file: File,
    passed: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(into)?;
        self.passed.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

/// First bytes of a Zstandard frame (RFC 8878, 3.1.1).
const ZSTD: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];

/// First bytes of a frame that decoders skip (RFC 8878, 3.1.2).
fn is_skippable(magic: [u8; 4]) -> bool {
    magic[0] & 0xf0 == 0x50 && magic[1..] == [0x2a, 0x4d, 0x18]
}

type Rest = Box<dyn BufRead + Send>;
type Frame = StreamingDecoder<io::Chain<io::Cursor<[u8; 4]>, Rest>, ruzstd::decoding::FrameDecoder>;

/// Zstandard frames one after another, as web archives and `zstd` write them.
enum Frames {
    Between(Rest),
    Within(Box<Frame>),
    /// At the end, or after an error.
    Over,
}

impl Frames {
    fn new(reader: Rest) -> Self {
        Self::Between(reader)
    }

    /// Goes to the first byte of the next frame; [`Frames::Over`] at the end.
    fn begin(mut rest: Rest) -> io::Result<Self> {
        loop {
            if rest.fill_buf()?.is_empty() {
                return Ok(Self::Over);
            }
            let mut magic = [0; 4];
            rest.read_exact(&mut magic)?;
            if !is_skippable(magic) {
                let decoder = StreamingDecoder::new(io::Cursor::new(magic).chain(rest));
                return decoder.map(|frame| Self::Within(Box::new(frame))).map_err(io::Error::other);
            }
            // Web archives put their dictionary here (IIPC, “Zstandard for WARC”).
            if magic[0] == 0x5d {
                return Err(io::Error::other("a Zstandard archive with a dictionary of its own is not read"));
            }
            let mut length = [0; 4];
            rest.read_exact(&mut length)?;
            io::copy(&mut (&mut rest).take(u32::from_le_bytes(length).into()), &mut io::sink())?;
        }
    }
}

impl Read for Frames {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            match std::mem::replace(self, Self::Over) {
                Self::Over => return Ok(0),
                Self::Between(rest) => *self = Self::begin(rest)?,
                Self::Within(mut frame) => {
                    let count = frame.read(into)?;
                    *self = if count > 0 || into.is_empty() {
                        Self::Within(frame)
                    } else {
                        Self::Between(frame.into_inner().into_inner().1)
                    };
                    if count > 0 || into.is_empty() {
                        return Ok(count);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    fn read(bytes: Vec<u8>) -> io::Result<String> {
        let mut text = String::new();
        Reader::of_bytes(bytes).read_to_string(&mut text)?;
        Ok(text)
    }

    #[test]
    fn members_and_frames_follow_one_another() {
        let member = |text: &str| {
            let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            encoder.write_all(text.as_bytes()).unwrap();
            encoder.finish().unwrap()
        };
        let frame = |text: &str| {
            ruzstd::encoding::compress_to_vec(text.as_bytes(), ruzstd::encoding::CompressionLevel::Fastest)
        };
        let skipped = [&[0x50, 0x2a, 0x4d, 0x18, 2, 0, 0, 0][..], b"xy"].concat();
        assert_eq!(read([member("one "), member("two")].concat()).unwrap(), "one two");
        assert_eq!(read([frame("one "), skipped, frame("two")].concat()).unwrap(), "one two");
        assert_eq!(read(b"plain".to_vec()).unwrap(), "plain");
        let dictionary = [&[0x5d, 0x2a, 0x4d, 0x18, 2, 0, 0, 0][..], b"xy"].concat();
        assert!(read(dictionary).is_err());
        let mut cut = frame("a text long enough to be cut off somewhere in its middle");
        cut.truncate(cut.len() - 3);
        assert!(read(cut).is_err());
    }
}
