//! Code pages that text is wrongly read as: what each makes of a byte, and back.

mod legacy;
mod multi;
mod single;

use std::fmt;

pub(crate) use legacy::{CP437, CP850, CP852, Legacy};
pub(crate) use multi::{MULTI_PAGES, MultiPage, is_common_han};
pub(crate) use single::{PAGE_COUNT, Row, page, row};

/// A single- or multi-byte code page that text was wrongly read as.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct CodePage(pub(crate) &'static str);

impl CodePage {
    /// The usual name, for instance `windows-874`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.0
    }

    /// Every page that damage is recognised of, the usual culprits first.
    pub fn all() -> impl Iterator<Item = Self> {
        single::pages().iter().map(|page| page.name).chain(MULTI_PAGES.iter().map(|page| page.name))
    }

    /// What a program that takes `bytes` for text of this page makes of them: how damage is done.
    /// A byte that a single-byte page leaves undefined becomes the code point of its number;
    /// `None` where a multi-byte page cannot read the bytes.
    ///
    /// ```
    /// use assay_text::CodePage;
    /// let thai = CodePage::all().find(|page| page.name() == "windows-874");
    /// assert_eq!(thai.and_then(|page| page.misread("é".as_bytes())).as_deref(), Some("รฉ"));
    /// ```
    #[must_use]
    pub fn misread(self, bytes: &[u8]) -> Option<String> {
        if let Some(page) = single::pages().iter().find(|page| page.name == self) {
            return Some(
                bytes.iter().map(|byte| page.character(*byte).unwrap_or(char::from(*byte))).collect(),
            );
        }
        let page = MULTI_PAGES.iter().find(|page| page.name == self)?;
        page.encoding.decode_without_bom_handling_and_without_replacement(bytes).map(|text| text.into_owned())
    }
}

impl fmt::Display for CodePage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}
