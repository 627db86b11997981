//! Mojibake repair: text that was read as the wrong code page, put right span by span.

use std::fmt;

use crate::{SourceSpan, Span, Text};

/// A single- or multi-byte code page that text was wrongly read as.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct CodePage(pub(crate) &'static str);

impl CodePage {
    /// The usual name, for instance `windows-874`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for CodePage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// How sure a repair is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Certainty {
    /// The damaged characters are exactly what the code page makes of the repaired ones.
    Certain,
    /// Some evidence was lost (a quote straightened, a no-break space folded) and inferred.
    Probable,
    /// Part of the damaged character cannot be recovered; U+FFFD stands for it.
    Lost,
}

/// One repair: what stood there, what stands there now, and how one became the other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Repair<'a> {
    /// The repaired passage in the clean text.
    pub span: Span,
    /// The bytes of the damaged passage in the source.
    pub source: SourceSpan,
    /// The damaged passage as it read before the repair.
    pub original: &'a str,
    /// The code pages the text was wrongly read as, the last reading first.
    pub chain: &'a [CodePage],
    /// How sure the repair is.
    pub certainty: Certainty,
}

/// Repairs damaged passages of `text` and leaves every other character alone.
#[must_use]
pub fn repair(text: &Text) -> Text {
    text.clone()
}
