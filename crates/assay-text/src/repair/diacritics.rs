//! How many kinds of diacritic a reading needs: a language gets by with few.

/// Bits for every kind of diacritic in a reading.
const BITS: i32 = 3;

/// The letters with each kind of diacritic, and those of their own kind.
const KINDS: [&str; 18] = [
    "ÁÉÍÓÚÝáéíóúýĆćĹĺŃńŔŕŚśŹź",
    "ÀÈÌÒÙàèìòùǸǹ",
    "ÂÊÎÔÛâêîôûĈĉĜĝĤĥĴĵŜŝŴŵŶŷ",
    "ÃÑÕãñõĨĩŨũẼẽ",
    "ÄËÏÖÜäëïöüÿŸ",
    "ÅåŮů",
    "ÇçŞşŢţĢģĶķĻļŅņŖŗ",
    "ØøĐđĦħŁłŦŧ",
    "ĀāĒēĪīŌōŪū",
    "ĂăĔĕĞğĬĭŎŏŬŭ",
    "ĄąĘęĮįŲų",
    "ĊċĖėĠġİŻż",
    "ČčĎďĚěŇňŘřŠšŤťŽžĽľ",
    "ŐőŰű",
    "ß",
    "ÞþÐð",
    "Ææ",
    "Œœ",
];

/// Bits a reading owes for the variety of its diacritics.
pub(super) fn variety(chars: impl Iterator<Item = char>) -> i32 {
    let mut seen = 0_u64;
    for c in chars.filter(|c| matches!(c, '\u{C0}'..='\u{36F}' | 'Ẽ' | 'ẽ')) {
        if matches!(c, '\u{300}'..='\u{36F}') {
            seen |= 0x100_0000_u64 << (u32::from(c) % 32);
        } else if let Some(kind) = KINDS.iter().position(|letters| letters.contains(c)) {
            seen |= 1 << kind;
        }
    }
    seen.count_ones() as i32 * BITS
}
