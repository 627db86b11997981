//! Single-byte pages, and for every character the byte each of them has for it.

use std::sync::LazyLock;

use encoding_rs as whatwg;

use super::CodePage;
use super::legacy::{CP437, CP850, CP852, Legacy};

/// Number of pages in [`pages`]: a set of pages is a `u32`.
pub(crate) const PAGE_COUNT: usize = 32;

/// A single-byte page with what its name says of how often text is wrongly read as it.
#[derive(Debug)]
pub(crate) struct SinglePage {
    pub(crate) name: CodePage,
    /// Bits of evidence asked for beyond the least: rarer accidents ask for more.
    pub(crate) rarity: i32,
    table: Table,
}

#[derive(Debug)]
enum Table {
    Whatwg(&'static whatwg::Encoding),
    Legacy(&'static Legacy),
    /// ISO 8859-1: every byte is the code point of the same number.
    Latin1,
    /// ISO 8859-9: Latin-1 with six letters for Turkish.
    Latin5,
}

const fn page_of(name: &'static str, rarity: i32, encoding: &'static whatwg::Encoding) -> SinglePage {
    SinglePage { name: CodePage(name), rarity, table: Table::Whatwg(encoding) }
}

const fn own(name: &'static str, rarity: i32, table: Table) -> SinglePage {
    SinglePage { name: CodePage(name), rarity, table }
}

/// The pages, the most usual culprits first: of equal explanations the first is given.
static PAGES: [SinglePage; PAGE_COUNT] = [
    page_of("windows-1252", 0, whatwg::WINDOWS_1252),
    own("ISO-8859-1", 0, Table::Latin1),
    page_of("windows-1250", 2, whatwg::WINDOWS_1250),
    page_of("windows-1251", 1, whatwg::WINDOWS_1251),
    page_of("windows-874", 1, whatwg::WINDOWS_874),
    page_of("macintosh", 3, whatwg::MACINTOSH),
    own("cp437", 2, Table::Legacy(&CP437)),
    page_of("windows-1254", 2, whatwg::WINDOWS_1254),
    page_of("windows-1253", 2, whatwg::WINDOWS_1253),
    page_of("windows-1255", 2, whatwg::WINDOWS_1255),
    page_of("windows-1256", 2, whatwg::WINDOWS_1256),
    page_of("windows-1257", 2, whatwg::WINDOWS_1257),
    page_of("windows-1258", 2, whatwg::WINDOWS_1258),
    page_of("ISO-8859-2", 2, whatwg::ISO_8859_2),
    page_of("ISO-8859-15", 2, whatwg::ISO_8859_15),
    page_of("ISO-8859-5", 3, whatwg::ISO_8859_5),
    page_of("ISO-8859-7", 3, whatwg::ISO_8859_7),
    own("ISO-8859-9", 3, Table::Latin5),
    page_of("KOI8-R", 3, whatwg::KOI8_R),
    page_of("KOI8-U", 3, whatwg::KOI8_U),
    page_of("cp866", 3, whatwg::IBM866),
    own("cp850", 3, Table::Legacy(&CP850)),
    own("cp852", 3, Table::Legacy(&CP852)),
    page_of("x-mac-cyrillic", 3, whatwg::X_MAC_CYRILLIC),
    page_of("ISO-8859-3", 8, whatwg::ISO_8859_3),
    page_of("ISO-8859-4", 8, whatwg::ISO_8859_4),
    page_of("ISO-8859-6", 8, whatwg::ISO_8859_6),
    page_of("ISO-8859-8", 8, whatwg::ISO_8859_8),
    page_of("ISO-8859-10", 8, whatwg::ISO_8859_10),
    page_of("ISO-8859-13", 8, whatwg::ISO_8859_13),
    page_of("ISO-8859-14", 8, whatwg::ISO_8859_14),
    page_of("ISO-8859-16", 8, whatwg::ISO_8859_16),
];

/// Further readings of a byte, where tables in use differ: the page, the byte, the character.
/// Apple's Cyrillic page had the cent, the partial derivative and the currency sign before its
/// Ukrainian revision, and its Roman page the currency sign before the euro.
const VARIANTS: [(&str, u8, char); 4] = [
    ("x-mac-cyrillic", 0xA2, '¢'),
    ("x-mac-cyrillic", 0xB6, '∂'),
    ("x-mac-cyrillic", 0xFF, '¤'),
    ("macintosh", 0xDB, '¤'),
];

impl SinglePage {
    /// What the page makes of a byte; `None` where it defines nothing.
    pub(crate) fn character(&self, byte: u8) -> Option<char> {
        if byte < 0x80 {
            return Some(char::from(byte));
        }
        match self.table {
            Table::Latin1 => Some(char::from(byte)),
            Table::Latin5 => Some(match byte {
                0xD0 => 'Ğ',
                0xDD => 'İ',
                0xDE => 'Ş',
                0xF0 => 'ğ',
                0xFD => 'ı',
                0xFE => 'ş',
                _ => char::from(byte),
            }),
            Table::Legacy(legacy) => Some(legacy.character(byte)),
            Table::Whatwg(encoding) => {
                let bytes = [byte];
                let (text, _) = encoding.decode_without_bom_handling(&bytes);
                text.chars().next().filter(|c| *c != '\u{FFFD}')
            }
        }
    }
}

/// A page by its number, which is below [`PAGE_COUNT`].
pub(crate) fn page(number: usize) -> &'static SinglePage {
    &PAGES[number]
}

/// All pages in order.
pub(crate) fn pages() -> &'static [SinglePage] {
    &PAGES
}

/// What the pages make of one character: its byte in each, and in which pages that byte leads or
/// continues a UTF-8 sequence.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// The byte in each page; 0 where the page does not have the character.
    pub(crate) bytes: [u8; PAGE_COUNT],
    /// Pages where the byte leads a sequence of two bytes.
    pub(crate) lead2: u32,
    /// Pages where the byte leads a sequence of three bytes.
    pub(crate) lead3: u32,
    /// Pages where the byte leads a sequence of four bytes.
    pub(crate) lead4: u32,
    /// Pages where the byte continues a sequence.
    pub(crate) trail: u32,
    /// Pages that define the byte as another character: only a careless program reads it so.
    pub(crate) careless: u32,
}

const EMPTY: Row = Row { bytes: [0; PAGE_COUNT], lead2: 0, lead3: 0, lead4: 0, trail: 0, careless: 0 };

impl Row {
    /// Whether the character can lead a sequence in any page.
    pub(crate) const fn leads(&self) -> bool {
        self.lead2 | self.lead3 | self.lead4 != 0
    }

    fn set(&mut self, page: usize, byte: u8) {
        if self.bytes[page] != 0 {
            return;
        }
        self.bytes[page] = byte;
        let bit = 1 << page;
        match byte {
            0x80..=0xBF => self.trail |= bit,
            0xC2..=0xDF => self.lead2 |= bit,
            0xE0..=0xEF => self.lead3 |= bit,
            0xF0..=0xF4 => self.lead4 |= bit,
            _ => {}
        }
    }
}

/// Rows for every character some page has, found by blocks of 64 code points.
struct Index {
    blocks: Vec<u8>,
    slots: Vec<[u16; 64]>,
    rows: Vec<Row>,
}

static INDEX: LazyLock<Index> = LazyLock::new(Index::build);

/// The row of a character; the empty one where no page has it.
pub(crate) fn row(c: char) -> &'static Row {
    INDEX.row(c)
}

impl Index {
    fn build() -> Self {
        let mut index = Self { blocks: vec![0; 0x1_0000 / 64], slots: vec![[0; 64]], rows: vec![EMPTY] };
        for (number, page) in PAGES.iter().enumerate() {
            for byte in 0x80..=0xFF_u8 {
                if let Some(c) = page.character(byte) {
                    index.set(c, number, byte);
                }
            }
        }
        for (number, page) in PAGES.iter().enumerate() {
            for byte in 0x80..=0xFF_u8 {
                // Programs read a byte a page does not define, and often a byte below 0xA0
                // whatever the page says, as the code point of that number.
                let defined = page.character(byte);
                if byte < 0xA0 || defined.is_none() {
                    let row = index.set(char::from(byte), number, byte);
                    if let (Some(row), Some(c)) = (row, defined)
                        && c != char::from(byte)
                    {
                        row.careless |= 1 << number;
                    }
                }
            }
            for (_, byte, c) in VARIANTS.iter().filter(|(name, ..)| *name == page.name.name()) {
                index.set(*c, number, *byte);
            }
        }
        index
    }

    fn set(&mut self, c: char, page: usize, byte: u8) -> Option<&mut Row> {
        let code = c as usize;
        let block = self.blocks.get_mut(code / 64)?;
        if *block == 0 {
            *block = self.slots.len() as u8;
            self.slots.push([0; 64]);
        }
        let slot = &mut self.slots[usize::from(*block)][code % 64];
        if *slot == 0 {
            *slot = self.rows.len() as u16;
            self.rows.push(EMPTY);
        }
        let row = &mut self.rows[usize::from(*slot)];
        row.set(page, byte);
        Some(row)
    }

    fn row(&self, c: char) -> &Row {
        let code = c as usize;
        let block = self.blocks.get(code / 64).copied().unwrap_or(0);
        &self.rows[usize::from(self.slots[usize::from(block)][code % 64])]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_reads_back_what_it_writes() {
        for (number, page) in pages().iter().enumerate() {
            for byte in 0x80..=0xFF_u8 {
                let Some(c) = page.character(byte) else { continue };
                assert_eq!(row(c).bytes[number], byte, "{} {byte:02X} {c}", page.name);
            }
        }
    }

    #[test]
    fn a_character_of_no_page_has_the_empty_row() {
        assert!(!row('中').leads());
        assert!(!row('\u{1F600}').leads());
        assert_eq!(row('a').bytes, [0; PAGE_COUNT]);
    }
}
