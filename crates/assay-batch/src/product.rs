//! What becomes of one page.

use std::sync::Arc;

use assay_article::{ExtractError, Limits};
use assay_dossier::{Dossier, Options, ReadError};
use assay_evidence::Evidence;
use assay_text::Source;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};

use crate::{Captured, Failure, Reason, panic};

/// What may be spent on one page. All but the time are decided by the page alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageLimits {
    /// Most bytes.
    pub bytes: usize,
    /// Deepest nesting of elements that is followed; deeper ones are read as siblings.
    pub depth: usize,
    /// Most tokens of the article: words, numbers and marks.
    pub tokens: usize,
    /// Longest time in seconds before a page is set aside as a bug.
    pub seconds: u64,
}

impl Default for PageLimits {
    /// 4 MiB, 512 levels, 200,000 tokens, 120 seconds.
    fn default() -> Self {
        Self { bytes: 4 << 20, depth: 512, tokens: 200_000, seconds: 120 }
    }
}

/// Makes a dossier of a page, or says why not.
type Read = dyn Fn(&Captured) -> Result<Dossier, Failure> + Send + Sync;

/// What is done with each page.
#[derive(Clone)]
pub struct Reader {
    read: Arc<Read>,
    /// Whether lines are compressed, each a frame.
    zstd: bool,
}

/// What came of a page.
#[derive(Debug)]
pub struct Product {
    /// Where the page stands.
    pub name: String,
    /// Its address, where known.
    pub url: Option<String>,
    /// Digest of its bytes, where they could be read.
    pub digest: Option<String>,
    /// The dossier, or why there is none.
    pub result: Result<Made, Failure>,
    /// The page itself, where a bug is to be looked into.
    pub aside: Option<Arc<Captured>>,
}

/// A dossier made.
#[derive(Debug)]
pub struct Made {
    /// The line, as it is written.
    pub line: Vec<u8>,
    /// Digest of the page's bytes.
    digest: String,
    /// Its rows of the tables.
    #[cfg(feature = "parquet")]
    pub(crate) rows: crate::tables::Rows,
}

impl Reader {
    /// Reads pages through the whole pipeline.
    #[must_use]
    pub fn new(evidence: Evidence, limits: PageLimits) -> Self {
        Self::with(move |captured| dossier(captured, &evidence, limits))
    }

    /// Reads pages with something else: for tests.
    pub fn with(read: impl Fn(&Captured) -> Result<Dossier, Failure> + Send + Sync + 'static) -> Self {
        Self { read: Arc::new(read), zstd: false }
    }

    /// The same with each line compressed as a Zstandard frame.
    #[must_use]
    pub fn compressed(mut self, zstd: bool) -> Self {
        self.zstd = zstd;
        self
    }

    /// What comes of a page. A panic is a failure like any other.
    pub(crate) fn product(&self, name: &str, captured: &Arc<Captured>) -> Product {
        let result = panic::caught(|| self.made(captured))
            .unwrap_or_else(|said| Err(Failure::new(Reason::Panic, said)));
        Product::of(name, captured, result)
    }

    fn made(&self, captured: &Captured) -> Result<Made, Failure> {
        let dossier = (self.read)(captured)?;
        let mut line = serde_json::to_vec(&dossier).map_err(|error| {
            Failure::new(Reason::Panic, format!("the dossier does not serialise: {error}"))
        })?;
        line.push(b'\n');
        if self.zstd {
            line = compress_to_vec(line.as_slice(), CompressionLevel::Fastest);
        }
        Ok(Made {
            line,
            digest: dossier.source.digest.clone(),
            #[cfg(feature = "parquet")]
            rows: crate::tables::rows(&dossier),
        })
    }
}

impl Product {
    /// What came of a page whose bytes were there.
    pub(crate) fn of(name: &str, captured: &Arc<Captured>, result: Result<Made, Failure>) -> Self {
        let bug = result.as_ref().is_err_and(|failure| failure.reason.is_bug());
        // A dossier knows it; where there is none, it is computed here.
        let digest = match &result {
            Ok(made) => Some(made.digest.clone()),
            Err(_) => Source::new(captured.bytes.clone()).ok().map(|source| source.digest().to_string()),
        };
        Self {
            name: name.to_owned(),
            url: captured.url.clone(),
            digest,
            result,
            aside: bug.then(|| Arc::clone(captured)),
        }
    }

    /// What came of a page that could not be had.
    pub(crate) fn unread(name: String, failure: Failure) -> Self {
        Self { name, url: None, digest: None, result: Err(failure), aside: None }
    }

    /// Bytes it holds in memory.
    pub(crate) fn weight(&self) -> usize {
        let aside = self.aside.as_ref().map_or(0, |captured| captured.bytes.len());
        aside + self.result.as_ref().map_or(0, |made| made.line.len())
    }
}

fn dossier(captured: &Captured, evidence: &Evidence, limits: PageLimits) -> Result<Dossier, Failure> {
    let too_large = |error: assay_text::SourceError| Failure::new(Reason::TooLarge, error.to_string());
    let mut source = Source::new(captured.bytes.clone()).map_err(too_large)?;
    if let Some(url) = &captured.url {
        source = source.with_url(url);
    }
    if let Some(media_type) = &captured.media_type {
        source = source.with_media_type(media_type);
    }
    let options = Options {
        format: captured.format,
        published: captured.published,
        limits: Limits { bytes: limits.bytes, depth: limits.depth },
        most_tokens: Some(limits.tokens),
    };
    assay_dossier::read(&source, evidence, &options).map_err(|error| {
        let reason = match &error {
            ReadError::Extract(ExtractError::Empty | ExtractError::NotText { .. }) => Reason::NoText,
            ReadError::Extract(ExtractError::TooLarge { .. }) => Reason::TooLarge,
            ReadError::TooManyTokens { .. } => Reason::TooManyTokens,
            // A label that cannot be anchored is a bug in the stage that made it.
            _ => Reason::Panic,
        };
        Failure::new(reason, error.to_string())
    })
}
