//! Text in other charsets than its reader expects, once or twice misread.

use encoding_rs::Encoding;

use super::super::random::Random;
use super::{html, prose};

const LABELS: &[&str] = &[
    "windows-1252",
    "windows-1251",
    "koi8-r",
    "iso-8859-2",
    "iso-8859-7",
    "shift_jis",
    "euc-jp",
    "gbk",
    "gb18030",
    "big5",
    "euc-kr",
    "iso-2022-jp",
    "windows-1255",
    "windows-874",
    "macintosh",
    "ibm866",
    "utf-8",
];
const SAMPLES: &[&str] = &[
    "Čeština přišla",
    "Ελληνικά κείμενα",
    "Русский текст о ценах",
    "日本語の文章です。",
    "中文文本",
    "한국어 문장",
    "עברית",
    "العربية",
    "ไทย",
    "Ünïcödé “quotes” — and €5",
    "naïve café",
];

/// Text for the decoder: other scripts among the words, then bytes of some charset.
pub fn text(random: &mut Random) -> Vec<u8> {
    let mut text = String::new();
    for _ in 0..=random.few(30) {
        if random.one_in(2) {
            text += random.of(SAMPLES);
            text.push(' ');
        } else {
            text += &prose::passage(random);
        }
    }
    encoded(random, text)
}

/// A page, in UTF-8 four times of five.
pub fn page(random: &mut Random) -> Vec<u8> {
    let page = html::page(random);
    if random.one_in(5) { encoded(random, page) } else { page.into_bytes() }
}

fn encoded(random: &mut Random, mut text: String) -> Vec<u8> {
    // Misread once or twice: UTF-8 as another charset.
    for _ in 0..random.few(2) {
        let label = random.of(LABELS);
        if let Some(encoding) = Encoding::for_label(label.as_bytes()) {
            text = encoding.decode_without_bom_handling(text.as_bytes()).0.into_owned();
        }
    }
    match random.below(8) {
        0 => wide(random, &text, u16::to_le_bytes),
        1 => wide(random, &text, u16::to_be_bytes),
        2 => text.chars().flat_map(|character| u32::from(character).to_le_bytes()).collect(),
        3 | 4 => text.into_bytes(),
        _ => match Encoding::for_label(random.of(LABELS).as_bytes()) {
            Some(encoding) => encoding.encode(&text).0.into_owned(),
            None => text.into_bytes(),
        },
    }
}

fn wide(random: &mut Random, text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let mark = if random.one_in(2) { bytes(0xfeff).to_vec() } else { Vec::new() };
    mark.into_iter().chain(text.encode_utf16().flat_map(bytes)).collect()
}
