//! The gazetteer of countries and groups of countries: names, demonyms and aliases.

use std::collections::HashMap;
use std::fmt;
use std::hash::{BuildHasherDefault, DefaultHasher};
use std::sync::OnceLock;

/// A country or group of countries: ISO 3166-1 alpha-3 (`SLV`), or the World Bank's code for a
/// group (`WLD` for the world, `EUU` for the European Union).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PlaceCode([u8; 3]);

impl PlaceCode {
    /// A code of three ASCII capitals or digits; `None` for anything else.
    #[must_use]
    pub fn new(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        bytes.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()).then_some(Self(bytes))
    }

    /// The code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for PlaceCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for PlaceCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The country or group that `words` name, be it as a name, a demonym or an alias
/// ("Salvadoran", "the US", "El Salvador's"). Case counts for acronyms only.
///
/// ```
/// use assay_language::place;
/// assert_eq!(place("the United States").map(|code| code.to_string()).as_deref(), Some("USA"));
/// assert_eq!(place("Salvadorans"), place("El Salvador"));
/// assert_eq!(place("us"), None);
/// ```
#[must_use]
pub fn place(words: &str) -> Option<PlaceCode> {
    lookup(words).map(|entry| entry.code)
}

/// One way to write a country or group.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    pub(crate) code: PlaceCode,
    /// Whether it is a demonym ("Salvadoran") and not a name.
    pub(crate) demonym: bool,
    /// As the table writes it.
    written: &'static str,
}

/// Longest entry in words; callers need not try longer sequences.
pub(crate) const LONGEST: usize = 8;

/// The entry `words` match, a leading "the", a possessive and a demonym's plural aside.
pub(crate) fn lookup(words: &str) -> Option<Entry> {
    let words = words.trim();
    if words.len() > 64 {
        return None;
    }
    let bare = ["'s", "’s", "'", "’"].iter().find_map(|end| words.strip_suffix(end)).unwrap_or(words);
    let without = bare.split_once(' ').filter(|(article, _)| article.eq_ignore_ascii_case("the"));
    let rest = without.map_or(bare, |(_, rest)| rest);
    exact(bare).or_else(|| without.and_then(|_| exact(rest))).or_else(|| plural(rest))
}

fn exact(words: &str) -> Option<Entry> {
    let entries = table().get(&fold(words))?;
    entries
        .iter()
        .copied()
        .find(|entry| !is_acronym(entry.written) || words.replace('’', "'") == entry.written)
}

/// "Salvadorans", "Swedes" and the like; "-ese", "-ish" and "-ch" take no plural.
fn plural(words: &str) -> Option<Entry> {
    let singular = words.strip_suffix('s')?;
    exact(singular).filter(|entry| entry.demonym && !singular.ends_with(['s', 'h']))
}

/// Whether an entry is an acronym: several capitals and no lower-case letter.
fn is_acronym(written: &str) -> bool {
    written.chars().any(char::is_uppercase) && !written.chars().any(char::is_lowercase)
}

fn fold(words: &str) -> String {
    if words.is_ascii() {
        return words.to_ascii_lowercase();
    }
    words.chars().map(|c| if c == '’' { '\'' } else { c }).flat_map(char::to_lowercase).collect()
}

/// Entries by their folded form, those of one form in the table's order; hashed always the same way.
type Table = HashMap<String, Vec<Entry>, BuildHasherDefault<DefaultHasher>>;

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| read_table(include_str!("../data/places.tsv")))
}

/// Reads `places.tsv`; a line it cannot read is passed over, and a test sees that there is none.
fn read_table(data: &'static str) -> Table {
    let mut table = Table::default();
    for line in data.lines().filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let (Some(code), Some(name)) = (columns.next().and_then(PlaceCode::new), columns.next()) else {
            continue;
        };
        let aliases = columns.next().unwrap_or_default().split(';');
        let demonyms = columns.next().unwrap_or_default().split(';');
        let names = std::iter::once(name).chain(aliases).map(|written| (written, false));
        for (written, demonym) in names.chain(demonyms.map(|written| (written, true))) {
            if !written.is_empty() {
                table.entry(fold(written)).or_default().push(Entry { code, demonym, written });
            }
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines() -> impl Iterator<Item = &'static str> {
        include_str!("../data/places.tsv").lines().filter(|line| !line.starts_with('#'))
    }

    fn code(words: &str) -> Option<String> {
        place(words).map(|code| code.to_string())
    }

    #[test]
    fn names_aliases_and_demonyms_lead_to_codes() {
        for (words, expected) in [
            ("El Salvador", "SLV"),
            ("El Salvador’s", "SLV"),
            ("Salvadoran", "SLV"),
            ("El Salvadoran", "SLV"),
            ("Salvadorans", "SLV"),
            ("the US", "USA"),
            ("U.S.", "USA"),
            ("U.S.'s", "USA"),
            ("the United States of America", "USA"),
            ("Americans", "USA"),
            ("British", "GBR"),
            ("Dutch", "NLD"),
            ("EU", "EUU"),
            ("the European Union", "EUU"),
            ("the world", "WLD"),
            ("globally", "WLD"),
            ("Sub-Saharan Africa", "SSF"),
            ("Latin America & the Caribbean", "LCN"),
            ("Latin America and the Caribbean", "LCN"),
            ("Türkiye", "TUR"),
            ("DR Congo", "COD"),
            ("the Philippines", "PHL"),
            ("NORTH KOREA", "PRK"),
        ] {
            assert_eq!(code(words).as_deref(), Some(expected), "{words}");
        }
    }

    #[test]
    fn other_words_lead_nowhere() {
        for words in ["", "us", "car", "Paris", "the", "Frenchs", "Swisss", "eu", "’", "s"] {
            assert_eq!(code(words), None, "{words}");
        }
    }

    #[test]
    fn the_table_is_sorted_and_read_whole() {
        let codes: Vec<_> = lines().map(|line| line.split('\t').next().unwrap()).collect();
        assert!(codes.is_sorted());
        assert!(codes.iter().all(|code| PlaceCode::new(code).is_some()));
        assert!(lines().all(|line| line.split('\t').count() == 4));
        let longest = table().keys().map(|key| key.split(' ').count()).max();
        assert!(longest <= Some(LONGEST));
    }

    #[test]
    fn no_two_places_share_a_written_form() {
        for (form, entries) in table() {
            assert!(entries.iter().all(|entry| entry.code == entries[0].code), "{form}");
        }
    }
}
