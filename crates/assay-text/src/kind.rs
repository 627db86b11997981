//! What kind of character each is: its script, its role in a word, and its usual surprise in bits.

use std::sync::OnceLock;

use crate::codepage::is_common_han;

/// The role of a character in a word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// The edge of the passage, or white space of ASCII.
    Boundary,
    Lower,
    Upper,
    /// A letter of a script without case.
    Letter,
    /// A combining mark.
    Mark,
    Digit,
    Punctuation,
    Symbol,
    /// White space beyond ASCII, and characters of no width.
    Space,
    /// Control characters, private use, and what is assigned to nothing.
    Control,
}

impl Kind {
    pub(crate) const fn is_letter(self) -> bool {
        matches!(self, Self::Lower | Self::Upper | Self::Letter)
    }
}

/// A script, by a number of our own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Script(u16);

impl Script {
    pub(crate) const COMMON: Self = Self(0);
    /// Not a script: the apostrophe, which stands within words.
    pub(crate) const APOSTROPHE: Self = Self(1);
    /// Not a script: the signs that stand behind a name.
    pub(crate) const TRADEMARK: Self = Self(15);
    /// Not a script: the raised letters behind a figure.
    pub(crate) const ORDINAL: Self = Self(16);
    pub(crate) const LATIN: Self = Self(2);
    pub(crate) const GREEK: Self = Self(3);
    const CYRILLIC: Self = Self(4);
    const HAN: Self = Self(5);
    const KANA: Self = Self(6);
    const HANGUL: Self = Self(7);
    const HEBREW: Self = Self(8);
    const ARABIC: Self = Self(9);
    const GEORGIAN: Self = Self(10);
    const ETHIOPIC: Self = Self(11);
    const CANADIAN: Self = Self(12);
    const CHEROKEE: Self = Self(13);
    const OTHER: u16 = 100;

    pub(crate) const fn is_east_asian(self) -> bool {
        matches!(self, Self::HAN | Self::KANA | Self::HANGUL)
    }

    /// Whether letters of the script are none of Latin text.
    pub(crate) const fn is_foreign_to_latin(self) -> bool {
        !matches!(self, Self::LATIN | Self::COMMON | Self::ORDINAL)
    }

    /// Whether letters of the script carry the general combining diacritics.
    pub(crate) const fn takes_marks(self) -> bool {
        matches!(self, Self::LATIN | Self::GREEK | Self::CYRILLIC)
    }
}

/// What is known of one character.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Trait {
    pub(crate) script: Script,
    pub(crate) kind: Kind,
    /// Usual surprise in bits.
    pub(crate) cost: i32,
    pub(crate) ascii: bool,
}

impl Trait {
    pub(crate) const BOUNDARY: Self =
        Self { script: Script::COMMON, kind: Kind::Boundary, cost: 0, ascii: true };
}

/// Traits of the basic plane, 256 code points each, worked out when one of them is first seen.
static TRAITS: [OnceLock<Box<[Trait]>>; 256] = [const { OnceLock::new() }; 256];

/// The trait of a character.
#[inline]
pub(crate) fn trait_of(c: char) -> Trait {
    let code = u32::from(c);
    let Some(block) = TRAITS.get((code >> 8) as usize) else { return compute(c) };
    let traits = block.get_or_init(|| {
        let first = code & 0xFF00;
        (first..first + 256).map(|code| char::from_u32(code).map_or(Trait::BOUNDARY, compute)).collect()
    });
    traits.get((code & 0xFF) as usize).copied().unwrap_or(Trait::BOUNDARY)
}

fn compute(c: char) -> Trait {
    let code = u32::from(c);
    let (script, kind, cost) = match code {
        0..=0x7F => ascii(c),
        0x80..=0xFF => latin1(c),
        0x100..=0x36F => latin_extended(c),
        0x370..=0x58F => european(c),
        0x590..=0x8FF => semitic(c),
        0x900..=0x1CFF => letters_by_block(code, c),
        0x1D00..=0x1FFF => phonetic_and_polytonic(code, c),
        0x2000..=0x2BFF => symbols(code),
        0x2C00..=0x2FFF => letters_by_block(code, c),
        0x3000..=0x9FFF => east_asian(code, c),
        0xA000..=0xABFF => letters_by_block(code, c),
        0xAC00..=0xD7A3 => (Script::HANGUL, Kind::Letter, hangul(c)),
        _ => compatibility_and_beyond(code),
    };
    Trait { script, kind, cost, ascii: c.is_ascii() }
}

fn cased(c: char) -> Kind {
    if c.is_lowercase() {
        Kind::Lower
    } else if c.is_uppercase() {
        Kind::Upper
    } else {
        Kind::Letter
    }
}

const NOTHING: (Script, Kind, i32) = (Script::COMMON, Kind::Control, 26);

fn ascii(c: char) -> (Script, Kind, i32) {
    match c {
        'a'..='z' => (Script::LATIN, Kind::Lower, 5),
        'A'..='Z' => (Script::LATIN, Kind::Upper, 6),
        '0'..='9' => (Script::COMMON, Kind::Digit, 4),
        ' ' | '\t' | '\n' | '\r' => (Script::COMMON, Kind::Boundary, 2),
        '\0'..='\x1F' | '\x7F' => (Script::COMMON, Kind::Control, 12),
        '\'' => (Script::APOSTROPHE, Kind::Punctuation, 5),
        _ => (Script::COMMON, Kind::Punctuation, 5),
    }
}

fn latin1(c: char) -> (Script, Kind, i32) {
    match c {
        '\u{80}'..='\u{9F}' => (Script::COMMON, Kind::Control, 20),
        '\u{A0}' => (Script::COMMON, Kind::Space, 4),
        '¡' | '¿' | '«' | '»' | '·' => (Script::COMMON, Kind::Punctuation, 8),
        'ª' | 'º' => (Script::ORDINAL, Kind::Letter, 9),
        '©' | '®' => (Script::TRADEMARK, Kind::Symbol, 9),
        '£' | '§' | '°' | '×' | '¬' | '´' => (Script::COMMON, Kind::Symbol, 9),
        '\u{AD}' => (Script::COMMON, Kind::Space, 10),
        '¢' | '¤' | '¥' | '¦' | '¨' | '¯'..='¹' | '¼'..='¾' | '÷' => {
            (Script::COMMON, Kind::Symbol, 11)
        }
        // Where text is damaged these two stand before most of it; in good text they are rare.
        'Ã' | 'Â' => (Script::LATIN, Kind::Upper, 14),
        'Á' | 'É' | 'Í' | 'Ó' | 'Ú' | 'Ñ' | 'Ö' | 'Ü' | 'Ä' | 'À' | 'È' | 'Ç' | 'Ê' | 'Ô' => {
            (Script::LATIN, Kind::Upper, 9)
        }
        _ if c.is_uppercase() => (Script::LATIN, Kind::Upper, 10),
        'á' | 'é' | 'í' | 'ó' | 'ú' | 'ñ' | 'ö' | 'ü' | 'ä' | 'à' | 'è' | 'ç' | 'ã' | 'â' | 'ê' | 'ô' => {
            (Script::LATIN, Kind::Lower, 7)
        }
        'ý' | 'ÿ' | 'å' => (Script::LATIN, Kind::Lower, 9),
        'ß' | 'ð' | 'þ' => (Script::LATIN, Kind::Lower, 11),
        _ => (Script::LATIN, Kind::Lower, 8),
    }
}

fn latin_extended(c: char) -> (Script, Kind, i32) {
    let cost = match c {
        'ſ' => 36,
        'ƒ' => 13,
        'ŉ' | 'ĸ' | 'Ŀ' | 'ŀ' => 15,
        '\u{100}'..='\u{17F}' => 9,
        'Ơ' | 'ơ' | 'Ư' | 'ư' | 'Ə' => 9,
        'ǎ' | 'ǐ' | 'ǒ' | 'ǔ' | 'Ș' | 'ș' | 'Ț' | 'ț' | 'ɓ' | 'ɔ' | 'ɖ' | 'ɗ' | 'ə' | 'ɛ' | 'ɣ' | 'ɩ'
        | 'ɪ' | 'ʊ' | 'ʋ' | 'ɲ' | 'Ɓ' | 'Ɔ' | 'Ɖ' | 'Ɗ' | 'Ɛ' | 'Ɣ' | 'Ɩ' | 'Ɲ' | 'ƙ' | 'Ƙ' | 'ɨ' | 'ʉ'
        | 'ƴ' | 'Ƴ' | 'ʃ' | 'ʒ' => 10,
        'ʼ' | 'ʻ' => return (Script::APOSTROPHE, Kind::Punctuation, 9),
        'ʰ'..='ʸ' | 'ˠ'..='ˤ' => return (Script::LATIN, Kind::Letter, 14),
        '\u{2B0}'..='\u{2FF}' => return (Script::COMMON, Kind::Symbol, 13),
        '\u{300}'..='\u{304}' | '\u{306}'..='\u{30C}' | '\u{323}' | '\u{331}' => {
            return (Script::COMMON, Kind::Mark, 10);
        }
        '\u{300}'..='\u{36F}' => return (Script::COMMON, Kind::Mark, 18),
        _ => 14,
    };
    let kind = cased(c);
    (Script::LATIN, kind, if kind == Kind::Upper { cost + 2 } else { cost })
}

fn european(c: char) -> (Script, Kind, i32) {
    match c {
        _ if !c.is_alphanumeric() => match c {
            '\u{483}'..='\u{489}' => (Script::CYRILLIC, Kind::Mark, 14),
            '\u{384}' | '\u{385}' | '\u{37E}' | '\u{387}' => (Script::GREEK, Kind::Punctuation, 13),
            '\u{55A}'..='\u{58F}' => (Script::ARMENIAN, Kind::Punctuation, 8),
            _ => NOTHING,
        },
        '\u{3D0}'..='\u{3FF}' | '\u{370}'..='\u{37F}' => (Script::GREEK, cased(c), 17),
        'Ά' | 'Έ'..='Ώ' => (Script::GREEK, Kind::Upper, 10),
        '\u{370}'..='\u{3FF}' => (Script::GREEK, cased(c), if c.is_uppercase() { 8 } else { 7 }),
        // In the languages of the Caucasus the palochka stands within small letters, whatever its case,
        // and is often typed as the Ukrainian capital.
        'І' | 'Ӏ' => (Script::CYRILLIC, Kind::Letter, 7),
        '\u{400}'..='\u{45F}' => (Script::CYRILLIC, cased(c), if c.is_uppercase() { 7 } else { 6 }),
        '\u{460}'..='\u{489}' => (Script::CYRILLIC, cased(c), 18),
        '\u{48A}'..='\u{4FF}' => (Script::CYRILLIC, cased(c), 9),
        '\u{500}'..='\u{52F}' => (Script::CYRILLIC, cased(c), 13),
        _ => (Script::ARMENIAN, cased(c), 8),
    }
}

impl Script {
    const ARMENIAN: Self = Self(14);
}

fn semitic(c: char) -> (Script, Kind, i32) {
    match c {
        'א'..='ת' => (Script::HEBREW, Kind::Letter, 6),
        'װ'..='ײ' => (Script::HEBREW, Kind::Letter, 8),
        '־' | '׳' | '״' => (Script::HEBREW, Kind::Punctuation, 9),
        '׀' | '׃' | '׆' => (Script::HEBREW, Kind::Punctuation, 15),
        '\u{591}'..='\u{5AF}' => (Script::HEBREW, Kind::Mark, 15),
        '\u{5B0}'..='\u{5C7}' => (Script::HEBREW, Kind::Mark, 9),
        '\u{590}'..='\u{5FF}' => NOTHING,
        'ء'..='غ' | 'ف'..='ي' => (Script::ARABIC, Kind::Letter, 6),
        'پ' | 'چ' | 'ژ' | 'ک' | 'گ' | 'ی' | 'ے' | 'ہ' | 'ں' | 'ھ' | 'ٹ' | 'ڈ' | 'ڑ' | 'ە' | 'ې' | 'ۆ'
        | 'ۇ' | 'ۋ' | 'ڭ' | 'ۈ' | 'ێ' | 'ڕ' | 'ڵ' | 'ړ' | 'ښ' | 'ټ' | 'ډ' | 'څ' | 'ځ' => {
            (Script::ARABIC, Kind::Letter, 8)
        }
        '\u{64B}'..='\u{655}' | '\u{670}' => (Script::ARABIC, Kind::Mark, 8),
        '،' | '؛' | '؟' | '۔' | '٪' => (Script::ARABIC, Kind::Punctuation, 8),
        '٠'..='٩' | '۰'..='۹' => (Script::COMMON, Kind::Digit, 8),
        'ـ' => (Script::ARABIC, Kind::Letter, 10),
        '\u{610}'..='\u{61A}' | '\u{656}'..='\u{65F}' | '\u{6D6}'..='\u{6ED}' => {
            (Script::ARABIC, Kind::Mark, 14)
        }
        '\u{600}'..='\u{6FF}' if c.is_alphabetic() => (Script::ARABIC, Kind::Letter, 12),
        '\u{600}'..='\u{6FF}' => (Script::ARABIC, Kind::Symbol, 16),
        '\u{700}'..='\u{74F}' => (Script(20), Kind::Letter, 8),
        '\u{750}'..='\u{77F}' => (Script::ARABIC, Kind::Letter, 11),
        '\u{780}'..='\u{7B1}' => (Script(21), Kind::Letter, 7),
        '\u{7C0}'..='\u{7FF}' => (Script(22), Kind::Letter, 8),
        '\u{8A0}'..='\u{8FF}' => (Script::ARABIC, Kind::Letter, 15),
        _ => (Script(23), Kind::Letter, 17),
    }
}

/// Scripts whose letters and marks share blocks: first and last code point, script, bits.
#[rustfmt::skip]
const BLOCKS: &[(u32, u32, Script, i32)] = &[
    (0x0900, 0x097F, Script(30), 7), (0x0980, 0x09FF, Script(31), 7), (0x0A00, 0x0A7F, Script(32), 7),
    (0x0A80, 0x0AFF, Script(33), 7), (0x0B00, 0x0B7F, Script(34), 7), (0x0B80, 0x0BFF, Script(35), 7),
    (0x0C00, 0x0C7F, Script(36), 7), (0x0C80, 0x0CFF, Script(37), 7), (0x0D00, 0x0D7F, Script(38), 7),
    (0x0D80, 0x0DFF, Script(39), 7), (0x0E00, 0x0E7F, Script(40), 6), (0x0E80, 0x0EFF, Script(41), 7),
    (0x0F00, 0x0FFF, Script(42), 7), (0x1000, 0x109F, Script(43), 7), (0x10A0, 0x10FF, Script::GEORGIAN, 7),
    (0x1100, 0x11FF, Script::HANGUL, 12), (0x1200, 0x139F, Script::ETHIOPIC, 7),
    (0x13A0, 0x13FF, Script::CHEROKEE, 8), (0x1400, 0x167F, Script::CANADIAN, 8), (0x1680, 0x16FF, Script(44), 15),
    (0x1700, 0x177F, Script(45), 14), (0x1780, 0x17FF, Script(46), 7), (0x1800, 0x18AF, Script(47), 11),
    (0x18B0, 0x18FF, Script::CANADIAN, 10), (0x1900, 0x194F, Script(48), 13), (0x1950, 0x19DF, Script(49), 12),
    (0x19E0, 0x19FF, Script(46), 16), (0x1A00, 0x1A1F, Script(50), 13), (0x1A20, 0x1AAF, Script(51), 10),
    (0x1AB0, 0x1AFF, Script(52), 15), (0x1B00, 0x1B7F, Script(53), 11), (0x1B80, 0x1BFF, Script(54), 12),
    (0x1C00, 0x1C4F, Script(55), 12), (0x1C50, 0x1C7F, Script(56), 11), (0x1C80, 0x1CFF, Script(57), 15),
    (0x2C00, 0x2C5F, Script(58), 16), (0x2C60, 0x2C7F, Script::LATIN, 14), (0x2C80, 0x2CFF, Script(59), 16),
    (0x2D00, 0x2D2F, Script::GEORGIAN, 15), (0x2D30, 0x2D7F, Script(60), 7), (0x2D80, 0x2DDF, Script::ETHIOPIC, 11),
    (0x2DE0, 0x2DFF, Script(61), 16), (0x2E00, 0x2FFF, Script(62), 16),
    (0xA000, 0xA4CF, Script(63), 9), (0xA4D0, 0xA4FF, Script(64), 9), (0xA500, 0xA63F, Script(65), 9),
    (0xA640, 0xA69F, Script::CYRILLIC, 15), (0xA6A0, 0xA6FF, Script(66), 12), (0xA700, 0xA71F, Script(67), 14),
    (0xA720, 0xA7FF, Script::LATIN, 12), (0xA800, 0xA8DF, Script(68), 13), (0xA8E0, 0xA8FF, Script(30), 14),
    (0xA900, 0xA95F, Script(69), 13), (0xA960, 0xA97F, Script::HANGUL, 15), (0xA980, 0xA9DF, Script(70), 11),
    (0xA9E0, 0xA9FF, Script(43), 11), (0xAA00, 0xAA5F, Script(71), 11), (0xAA60, 0xAA7F, Script(43), 11),
    (0xAA80, 0xAB2F, Script(72), 13), (0xAB30, 0xAB6F, Script::LATIN, 16),
    (0xAB70, 0xABBF, Script::CHEROKEE, 8), (0xABC0, 0xABFF, Script(72), 11),
];

fn letters_by_block(code: u32, c: char) -> (Script, Kind, i32) {
    let after = BLOCKS.partition_point(|(_, last, ..)| *last < code);
    match BLOCKS.get(after) {
        Some(&(first, _, script, cost)) if first <= code && is_vowel_sign(code) => {
            (script, Kind::Mark, cost - 1)
        }
        Some(&(first, _, script, cost)) if first <= code => {
            // Cherokee is written in both cases without a rule of words.
            let caseless = script == Script::CHEROKEE || !c.is_alphabetic();
            let kind = if caseless { Kind::Letter } else { cased(c) };
            (script, kind, cost)
        }
        _ => NOTHING,
    }
}

/// Vowel signs, tone marks and viramas of the scripts of South and South-East Asia.
const fn is_vowel_sign(code: u32) -> bool {
    match code {
        0x0900..=0x0DFF => matches!(code & 0x7F, 0x00..=0x03 | 0x3C | 0x3E..=0x4D),
        0x0E00..=0x0E7F => matches!(code, 0xE31 | 0xE34..=0xE3A | 0xE47..=0xE4E),
        0x0E80..=0x0EFF => matches!(code, 0xEB1 | 0xEB4..=0xEBC | 0xEC8..=0xECD),
        0x0F00..=0x0FFF => matches!(code, 0xF71..=0xF84 | 0xF90..=0xFBC),
        0x1000..=0x109F => {
            matches!(code, 0x102B..=0x103E | 0x1056..=0x1059 | 0x1062..=0x1064 | 0x1082..=0x108D)
        }
        _ => matches!(code, 0x17B4..=0x17D3),
    }
}

fn phonetic_and_polytonic(code: u32, c: char) -> (Script, Kind, i32) {
    match code {
        0x1EA0..=0x1EF9 => (Script::LATIN, cased(c), if c.is_uppercase() { 11 } else { 9 }),
        0x1E00..=0x1EFF => {
            let usual = matches!(
                c,
                'ḍ' | 'ḥ'
                    | 'ḷ'
                    | 'ṃ'
                    | 'ṇ'
                    | 'ṛ'
                    | 'ṣ'
                    | 'ṭ'
                    | 'ẓ'
                    | 'ẽ'
                    | 'ḿ'
                    | 'ṅ'
                    | 'ẍ'
                    | 'ẅ'
                    | 'Ṣ'
                    | 'Ḥ'
                    | 'Ṭ'
                    | 'Ḍ'
                    | 'Ẓ'
                    | 'ḓ'
                    | 'ḽ'
                    | 'ṋ'
                    | 'ṱ'
                    | 'ḻ'
                    | 'ṉ'
                    | 'ṟ'
                    | 'ṯ'
                    | 'ḵ'
                    | 'ẖ'
                    | 'ẁ'
                    | 'ẃ'
            );
            (Script::LATIN, cased(c), if usual { 10 } else { 16 })
        }
        0x1F00..=0x1FFF => (Script::GREEK, cased(c), 9),
        0x1DC0..=0x1DFF => (Script::COMMON, Kind::Mark, 15),
        _ => (Script::LATIN, Kind::Letter, 22),
    }
}

fn symbols(code: u32) -> (Script, Kind, i32) {
    use Kind::{Mark, Punctuation, Space, Symbol};
    let (kind, cost) = match code {
        0x2019 => return (Script::APOSTROPHE, Punctuation, 5),
        0x2122 => return (Script::TRADEMARK, Symbol, 9),
        0x2013 | 0x2014 | 0x2018 | 0x201C | 0x201D | 0x2026 => (Punctuation, 5),
        0x201A | 0x201E | 0x2010..=0x2012 | 0x2015 | 0x2022 | 0x2032 | 0x2033 | 0x2039 | 0x203A => {
            (Punctuation, 8)
        }
        0x200B..=0x200D => (Space, 8),
        0x200E | 0x200F | 0x2009 | 0x202F | 0x2028 => (Space, 9),
        0x2000..=0x200A => (Space, 11),
        0x2020 | 0x2021 | 0x2030 | 0x2044 => (Symbol, 10),
        0x2016..=0x206F => (Symbol, 14),
        0x20AC | 0x2116 => (Symbol, 9),
        0x20D0..=0x20FF => (Mark, 12),
        0x2070..=0x20CF | 0x2100..=0x218F => (Symbol, 12),
        0x2190..=0x22FF | 0x25A0..=0x27BF => (Symbol, 9),
        0x2300..=0x23FF | 0x2460..=0x24FF => (Symbol, 11),
        0x2500..=0x259F => (Symbol, 10),
        0x2800..=0x28FF => (Symbol, 12),
        _ => (Symbol, 13),
    };
    (Script::COMMON, kind, cost)
}

fn east_asian(code: u32, c: char) -> (Script, Kind, i32) {
    match code {
        0x3000..=0x303F => (Script::HAN, Kind::Punctuation, 6),
        0x3040..=0x30FF => (Script::KANA, Kind::Letter, 6),
        0x3100..=0x312F => (Script::HAN, Kind::Letter, 11),
        0x3130..=0x318F => (Script::HANGUL, Kind::Letter, 11),
        0x3190..=0x33FF => (Script::COMMON, Kind::Symbol, 13),
        0x3400..=0x4DBF => (Script::HAN, Kind::Letter, 18),
        0x4DC0..=0x4DFF => (Script::COMMON, Kind::Symbol, 15),
        _ => (Script::HAN, Kind::Letter, if is_common_han(c) { 10 } else { 14 }),
    }
}

/// KS X 1001 holds the syllables in daily use; its lead bytes are B0 to C8.
fn hangul(c: char) -> i32 {
    let everyday = crate::codepage::MULTI_PAGES[3]
        .bytes(c)
        .is_some_and(|[lead, trail]| (0xB0..=0xC8).contains(&lead) && trail >= 0xA1);
    if everyday { 10 } else { 14 }
}

fn compatibility_and_beyond(code: u32) -> (Script, Kind, i32) {
    use Kind::{Control, Letter, Lower, Mark, Punctuation, Space, Symbol, Upper};
    match code {
        0xE000..=0xF8FF => (Script::COMMON, Control, 22),
        0xF900..=0xFAFF => (Script::HAN, Letter, 15),
        0xFB00..=0xFB06 => (Script::LATIN, Lower, 9),
        0xFB13..=0xFB17 => (Script::ARMENIAN, Lower, 14),
        0xFB1D..=0xFB4F => (Script::HEBREW, Letter, 11),
        0xFB50..=0xFDFF | 0xFE70..=0xFEFC => (Script::ARABIC, Letter, 12),
        0xFE00..=0xFE0F => (Script::COMMON, Mark, 5),
        0xFE10..=0xFE6F => (Script::HAN, Punctuation, 13),
        0xFEFF => (Script::COMMON, Space, 9),
        0xFF21..=0xFF3A => (Script::HAN, Upper, 9),
        0xFF41..=0xFF5A => (Script::HAN, Lower, 9),
        0xFF01..=0xFF65 => (Script::HAN, Punctuation, 8),
        0xFF66..=0xFF9F => (Script::KANA, Letter, 10),
        0xFFFD => (Script::COMMON, Symbol, 14),
        0x1_D400..=0x1_D7FF => (Script::COMMON, Symbol, 13),
        0x1_E900..=0x1_E95F => (Script(80), Letter, 8),
        0x1_F000..=0x1_FAFF => (Script::COMMON, Symbol, 9),
        0x1_0000..=0x1_FFFF => (Script(Script::OTHER + (code >> 8) as u16), Letter, 12),
        0x2_0000..=0x3_FFFF => (Script::HAN, Letter, 18),
        _ => NOTHING,
    }
}
