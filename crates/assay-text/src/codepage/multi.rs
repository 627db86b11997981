//! The multi-byte pages of East Asia, through the tables of `encoding_rs`.

use std::sync::LazyLock;

use encoding_rs::{BIG5, EUC_KR, Encoding, GBK, SHIFT_JIS};

use super::CodePage;

/// A multi-byte page with its table from characters to bytes.
#[derive(Debug)]
pub(crate) struct MultiPage {
    pub(crate) name: CodePage,
    pub(crate) encoding: &'static Encoding,
    table: LazyLock<Vec<u16>>,
}

macro_rules! multi_page {
    ($name:literal, $encoding:ident) => {
        MultiPage { name: CodePage($name), encoding: $encoding, table: LazyLock::new(|| table($encoding)) }
    };
}

/// The pages, the most usual first.
pub(crate) static MULTI_PAGES: [MultiPage; 4] = [
    multi_page!("GBK", GBK),
    multi_page!("Shift_JIS", SHIFT_JIS),
    multi_page!("Big5", BIG5),
    multi_page!("EUC-KR", EUC_KR),
];

impl MultiPage {
    /// The bytes of a character beyond ASCII: two, or one where the first is 0; `None` where the
    /// page does not have it.
    pub(crate) fn bytes(&self, c: char) -> Option<[u8; 2]> {
        let code = self.table.get(c as usize).copied()?;
        (code != 0).then(|| code.to_be_bytes())
    }
}

/// Two bytes for every character of the basic plane; 0 where there are none.
fn table(encoding: &'static Encoding) -> Vec<u16> {
    let mut table = vec![0; 0x1_0000];
    let mut set = |bytes: &[u8], code: u16| {
        let (text, malformed) = encoding.decode_without_bom_handling(bytes);
        let mut chars = text.chars();
        if let (Some(c), None, false) = (chars.next(), chars.next(), malformed)
            && !c.is_ascii()
            && let Some(slot) = table.get_mut(c as usize)
            && *slot == 0
        {
            *slot = code;
        }
    };
    for lead in 0x80..=0xFF_u8 {
        set(&[lead], u16::from(lead));
        for trail in 0x40..=0xFE_u8 {
            set(&[lead, trail], u16::from_be_bytes([lead, trail]));
        }
    }
    table
}

/// Whether a Han character is in daily use: on the first level of GB 2312, Big5 or JIS X 0208,
/// whose authors put the common characters there.
pub(crate) fn is_common_han(c: char) -> bool {
    let within = |page: usize, low: u16, high: u16| {
        MULTI_PAGES[page].bytes(c).is_some_and(|bytes| (low..=high).contains(&u16::from_be_bytes(bytes)))
    };
    let simplified =
        MULTI_PAGES[0].bytes(c).is_some_and(|[lead, trail]| (0xB0..=0xD7).contains(&lead) && trail >= 0xA1);
    simplified || within(2, 0xA440, 0xC67E) || within(1, 0x889F, 0x9872)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_lead_back() {
        assert_eq!(MULTI_PAGES[0].bytes('中'), Some([0xD6, 0xD0]));
        assert_eq!(MULTI_PAGES[1].bytes('ｱ'), Some([0, 0xB1]));
        assert_eq!(MULTI_PAGES[3].bytes('한'), Some([0xC7, 0xD1]));
        assert_eq!(MULTI_PAGES[1].bytes('a'), None);
    }

    #[test]
    fn common_characters_are_told_from_rare_ones() {
        assert!(is_common_han('中') && is_common_han('說') && is_common_han('国'));
        assert!(!is_common_han('鐨') || !is_common_han('涓'));
    }
}
