//! The table of units: `data/units.tsv`.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use crate::UnitKind;
use crate::line::{Kind, Line, cut};

/// One row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) kind: UnitKind,
    pub(crate) name: &'static str,
}

/// FNV-1a: the table is asked about every word that a unit could begin with.
#[derive(Clone)]
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xCBF2_9CE4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

type Map<K, V> = HashMap<K, V, BuildHasherDefault<Fnv>>;

struct Table {
    signs: Map<&'static str, Entry>,
    words: Map<String, Entry>,
    /// First lexemes of all signs and names, in lower case, and how many lexemes the longest that begins
    /// with one has: most words begin none.
    openings: Map<String, usize>,
    /// Last lexemes of the signs of money.
    closings: Map<String, ()>,
    /// Their lengths by first byte, as bits: asked before the map.
    shapes: [u32; 256],
}

impl Table {
    fn open(&mut self, written: &str) {
        let lexemes = cut(written);
        let Some(first) = lexemes.first().and_then(|first| written.get(first.start..first.end)) else {
            return;
        };
        let first = first.to_ascii_lowercase();
        match self.openings.get_mut(first.as_str()) {
            Some(longest) => *longest = lexemes.len().max(*longest),
            None => {
                self.openings.insert(first, lexemes.len());
            }
        }
    }

    fn name(&mut self, word: String, entry: Entry) {
        self.open(&word);
        self.words.entry(word).or_insert(entry);
    }

    /// A name in all its writings: the plural by rule, the American spelling, without accents.
    fn names(&mut self, word: &str, entry: Entry) {
        self.name(word.to_owned(), entry);
        let mut writings = vec![word.to_owned()];
        for (british, american) in [("metre", "meter"), ("litre", "liter")] {
            if word.contains(british) {
                writings.push(word.replace(british, american));
            }
        }
        let plain: String = word.chars().map(without_accent).collect();
        if plain != word && !plain.contains(is_lengthened) {
            writings.push(plain);
        }
        for writing in writings {
            let counted = match entry.kind {
                UnitKind::Currency => writing.len() > 2 && !writing.ends_with('s'),
                UnitKind::Physical => METRIC.iter().any(|stem| writing.ends_with(stem)),
                _ => false,
            };
            if counted {
                self.name(format!("{writing}s"), entry);
            }
            self.name(writing, entry);
        }
    }
}

/// Endings of names of units that take an "s"; "tesla" and "molar" are also cars and teeth.
const METRIC: &[&str] = &[
    "bit", "byte", "gram", "hectare", "joule", "litre", "liter", "metre", "meter", "newton", "ounce",
    "pascal", "volt", "watt",
];

/// A letter as it is written where accents are left out.
fn without_accent(c: char) -> char {
    match c {
        'á' | 'ā' | 'ã' | 'å' | 'ä' => 'a',
        'é' | 'ê' => 'e',
        'í' => 'i',
        'ó' | 'ö' | 'ø' => 'o',
        'ú' | 'ü' => 'u',
        'ñ' => 'n',
        'ř' => 'r',
        'ş' => 's',
        other => other,
    }
}

/// Whether a letter has another writing than [`without_accent`] knows.
fn is_lengthened(c: char) -> bool {
    c.is_alphabetic() && !c.is_ascii()
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table {
        signs: Map::default(),
        words: Map::default(),
        openings: Map::default(),
        closings: Map::default(),
        shapes: [0; 256],
    };
    let mut small: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    for line in include_str!("../../data/units.tsv").lines() {
        let mut columns = line.split('\t');
        let (Some(kind), Some(name), Some(signs), Some(words)) =
            (columns.next().and_then(kind), columns.next(), columns.next(), columns.next())
        else {
            continue;
        };
        let entry = Entry { kind, name };
        for sign in signs.split(' ').filter(|sign| !sign.is_empty()) {
            table.signs.entry(sign).or_insert(entry);
            table.open(sign);
            if kind == UnitKind::Currency {
                let last = cut(sign).last().and_then(|last| sign.get(last.start..last.end));
                table.closings.insert(last.unwrap_or_default().to_owned(), ());
            }
            if kind == UnitKind::Physical && sign.len() > 2 {
                let units = small.entry(sign.to_ascii_lowercase()).or_default();
                if !units.contains(&entry) {
                    units.push(entry);
                }
            }
        }
        for word in words.split('|').filter(|word| !word.is_empty()) {
            table.names(word, entry);
        }
    }
    // "kwh", "ghz": a sign in small letters, where that is no other unit's.
    for (sign, units) in small {
        if let [only] = units.as_slice() {
            table.name(sign, *only);
        }
    }
    for opening in table.openings.keys() {
        table.shapes[usize::from(opening.bytes().next().unwrap_or(0))] |= 1 << opening.len().min(31);
    }
    table
});

fn kind(written: &str) -> Option<UnitKind> {
    Some(match written {
        "percent" => UnitKind::Percent,
        "percentage-point" => UnitKind::PercentagePoint,
        "basis-point" => UnitKind::BasisPoint,
        "multiple" => UnitKind::Multiple,
        "currency" => UnitKind::Currency,
        "physical" => UnitKind::Physical,
        "time" => UnitKind::Time,
        _ => return None,
    })
}

/// The unit whose sign or name begins at lexeme `i`, and the lexeme after it: the longest that
/// ends where a word ends.
pub(crate) fn at(line: &Line<'_>, i: usize) -> Option<(Entry, usize)> {
    let opening = line.low(i);
    if TABLE.shapes[usize::from(opening.bytes().next().unwrap_or(0))] >> opening.len().min(31) & 1 == 0 {
        return None;
    }
    let longest = *TABLE.openings.get(opening)?;
    (1..=longest.min(line.len().saturating_sub(i))).rev().find_map(|length| {
        let past = i + length;
        if cuts_word(line, past) {
            return None;
        }
        let raw = line.raw_range(i, past);
        if let Some(entry) = TABLE.signs.get(raw) {
            return Some((*entry, past));
        }
        let low = line.low_range(i, past);
        let entry = TABLE.words.get(low).or_else(|| {
            low.contains('-').then(|| TABLE.words.get(low.replace('-', " ").as_str())).flatten()
        })?;
        Some((*entry, past))
    })
}

/// The sign or code of money that ends before lexeme `past`, and its first lexeme.
pub(crate) fn money_before(line: &Line<'_>, past: usize) -> Option<(Entry, usize)> {
    let last = past.checked_sub(1)?;
    if !ends_money(line, last) {
        return None;
    }
    (1..=5.min(past)).rev().find_map(|length| {
        let first = past - length;
        let raw = line.raw_range(first, past);
        // "US $7" and "us$7" are the sign "US$" written loosely; of a single letter that is not
        // said ("a $5 note").
        let letters = raw.bytes().filter(u8::is_ascii_alphabetic).count();
        let loose = letters >= 2 && raw.contains('$');
        // "U.S. $", "u.s $", "c $" with a mark behind the letters.
        let lettered = raw.ends_with('$') && letters >= 1 && raw.len() > 2 && raw.contains([' ', '.']);
        let single = lettered && letters == 1 && matches!(raw.as_bytes().first(), Some(b'c' | b'C'));
        // "a$20", "r$ 200": the letter touches the sign.
        let touching = letters == 1 && raw.len() == 2 && raw.ends_with('$');
        let loose = loose || single || touching;
        let closed = loose.then(|| raw.replace([' ', '.'], "").to_uppercase());
        let strict = (!raw.contains(' ') || letters >= 2).then(|| TABLE.signs.get(raw)).flatten();
        // "mxn$ 15": the code of a money and its sign.
        let coded = raw
            .strip_suffix('$')
            .filter(|code| code.len() == 3)
            .and_then(|code| TABLE.signs.get(code.to_uppercase().as_str()));
        // Text that lost its marks has "PS" for "£".
        let entry = (raw == "PS" && line.glued(past))
            .then(|| TABLE.signs.get("£"))
            .flatten()
            .or(strict)
            .or(coded)
            .or_else(|| closed.and_then(|sign| TABLE.signs.get(sign.as_str())))
            .filter(|entry| entry.kind == UnitKind::Currency)?;
        let starts = !(line.is_letters(first) && line.glued(first) && line.is_letters(first.wrapping_sub(1)));
        // A code in letters is one only where it is written as one ("TRY 5", not "Try 5").
        starts.then_some((*entry, first))
    })
}

/// Whether a sign of money can end with lexeme `last`: asked of every number, before the words in front of it
/// are put together.
fn ends_money(line: &Line<'_>, last: usize) -> bool {
    let raw = line.raw(last);
    let near = || (last.saturating_sub(4)..last).any(|at| line.is_mark(at, '$'));
    match line.kind(last) {
        // "$ U.S.", "KSh."
        Some(Kind::Mark('.')) => {
            near() || TABLE.signs.contains_key(line.raw_range(last.saturating_sub(1), last + 1))
        }
        Some(Kind::Letters) if raw.len() > 4 => false,
        Some(Kind::Letters) => TABLE.closings.contains_key(raw) || raw == "PS" || near(),
        _ => TABLE.closings.contains_key(raw),
    }
}

/// Whether a word of letters or digits goes on across the seam before `past`.
fn cuts_word(line: &Line<'_>, past: usize) -> bool {
    line.glued(past)
        && (line.is_letters(past) && line.is_letters(past - 1)
            || line.is_digits(past) && line.is_letters(past - 1))
}
