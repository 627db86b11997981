//! Mojibake repair: text that was read as the wrong code page, put right span by span.
//!
//! The text is scanned once for characters that could be UTF-8 read as some code page; only the
//! passages around them are looked at. In such a passage every page that could have done the
//! damage gives its reading, the readings compete on plausibility, and the best is taken if it
//! is plausible enough; then the passage is looked at again, for damage in layers and for other
//! pages. `docs/text.md` explains the method.

mod cell;
mod contest;
mod diacritics;
mod east_asian;
mod exact;
mod loose;
mod passage;
mod scan;

use std::borrow::Cow;

use crate::{CodePage, Rewrite, SourceSpan, Span, Text};

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
///
/// ```
/// use assay_text::{Certainty, Text, repair};
/// let text = repair(&Text::verbatim("The cafรฉ’s rule: no “fusion”."));
/// assert_eq!(text.as_str(), "The café’s rule: no “fusion”.");
/// let repairs: Vec<_> = text.repairs().collect();
/// assert_eq!(repairs[0].original, "รฉ");
/// assert_eq!(repairs[0].chain[0].name(), "windows-874");
/// assert_eq!(repairs[0].certainty, Certainty::Certain);
/// assert_eq!(repairs[0].source.range(), 7..13);
/// ```
#[must_use]
pub fn repair(text: &Text) -> Text {
    let mended = passage::mend_all(text.as_str());
    if mended.is_empty() {
        return text.clone();
    }
    let mut rewrite = Rewrite::new(text);
    for passage in &mended {
        passage.write(text, &mut rewrite);
    }
    rewrite.copy(Span::new(rewrite.cursor(), text.len()));
    rewrite.finish()
}

/// Repairs a short text of which no provenance is kept, such as a title or a name in metadata.
///
/// ```
/// use assay_text::repair_str;
/// assert_eq!(repair_str("L’été à Zoé"), "L’été à Zoé");
/// assert_eq!(repair_str("L’Ã©tÃ© Ã  ZoÃ©"), "L’été à Zoé");
/// ```
#[must_use]
pub fn repair_str(text: &str) -> Cow<'_, str> {
    let mended = passage::mend_all(text);
    if mended.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut repaired = String::with_capacity(text.len());
    let mut cursor = 0;
    for passage in &mended {
        cursor = passage.append(text, cursor, &mut repaired);
    }
    repaired.push_str(&text[cursor..]);
    Cow::Owned(repaired)
}
