//! UTF-16 and UTF-32 without a mark: recognised by where their zero bytes and common characters lie.

use encoding_rs::{UTF_16BE, UTF_16LE};

use super::read::Charset;

/// Bytes looked at.
const SAMPLE: usize = 8192;

/// The wide charset the bytes plainly are in.
pub(super) fn detect(bytes: &[u8]) -> Option<Charset> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !3];
    for big in [false, true] {
        if sample.len() >= 8 && bytes.len().is_multiple_of(4) && is_utf32(sample, big) {
            return Some(Charset::Utf32 { big });
        }
    }
    if !bytes.len().is_multiple_of(2) || bytes.len() < 4 {
        return None;
    }
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    let (little, large) = (share_of_common_units(sample, false), share_of_common_units(sample, true));
    match (little, large) {
        (Some(little), large) if large.is_none_or(|large| little > large) => Some(Charset::Whatwg(UTF_16LE)),
        (_, Some(_)) => Some(Charset::Whatwg(UTF_16BE)),
        _ => None,
    }
}

fn is_utf32(sample: &[u8], big: bool) -> bool {
    sample.chunks_exact(4).all(|unit| {
        let unit = [unit[0], unit[1], unit[2], unit[3]];
        let code = if big { u32::from_be_bytes(unit) } else { u32::from_le_bytes(unit) };
        code != 0 && char::from_u32(code).is_some()
    })
}

/// How many units in a thousand are common characters, where nearly all are, and some of them
/// are the spaces, line breaks and full stops that only this order of bytes gives.
fn share_of_common_units(sample: &[u8], big: bool) -> Option<usize> {
    let (mut common, mut plain, mut stops, mut count) = (0, 0, 0, 0);
    for unit in sample.chunks_exact(2) {
        let unit =
            if big { u16::from_be_bytes([unit[0], unit[1]]) } else { u16::from_le_bytes([unit[0], unit[1]]) };
        count += 1;
        match unit {
            0x0A | 0x0D | 0x20 => plain += 1,
            0x3001 | 0x3002 | 0xFF0C => stops += 1,
            0x09
            | 0x21..=0x7E
            | 0xA0..=0x5FF
            | 0x600..=0x6FF
            | 0x900..=0xE7F
            | 0x2010..=0x2026
            | 0x3003..=0x30FF
            | 0x4E00..=0x9FFF
            | 0xAC00..=0xD7A3
            | 0xFF01..=0xFF5E => common += 1,
            0 | 0xFFFE | 0xFFFF => return None,
            _ => {}
        }
    }
    let share = (common + plain + stops) * 1000 / count.max(1);
    let ascii = sample.iter().skip(usize::from(!big)).step_by(2).filter(|byte| **byte == 0).count();
    let enough_plain = (plain + stops) * 200 >= count || ascii * 2 > count;
    // In a charset of bytes there would be neither zero bytes nor the control characters that
    // half of an East Asian comma or full stop is.
    (share >= 950 && enough_plain && ascii + stops > 0).then_some(share)
}
