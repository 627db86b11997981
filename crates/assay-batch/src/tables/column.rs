//! The schema of the tables. It is a contract: columns are added at the end, never changed or removed.

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// UTF-8.
    Text,
    /// 64-bit integer.
    Whole,
    /// 64-bit floating point.
    Real,
    /// True or false.
    Flag,
}

/// A value of a row; `None` where there is none.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    Text(Option<String>),
    Whole(Option<i64>),
    Real(Option<f64>),
    Flag(Option<bool>),
}

/// Names of the tables, in the order of [`COLUMNS`].
pub(crate) const TABLES: [&str; 5] = ["articles", "attributions", "claims", "quantities", "findings"];

use Kind::{Flag, Real, Text, Whole};

/// The columns of each table. All start with `page`, the number of the page from 1, as in `pages.jsonl`.
pub const COLUMNS: [&[(&str, Kind)]; 5] = [
    &[
        ("page", Whole),
        ("input", Text),
        ("url", Text),
        ("source", Text),
        ("error", Text),
        ("error_text", Text),
        ("title", Text),
        ("authors", Text),
        ("published", Text),
        ("modified", Text),
        ("publisher", Text),
        ("language", Text),
        ("section", Text),
        ("canonical", Text),
        ("charset", Text),
        ("repairs", Whole),
        ("source_bytes", Whole),
        ("text_bytes", Whole),
        ("blocks", Whole),
        ("attributions", Whole),
        ("claims", Whole),
        ("quantities", Whole),
        ("findings", Whole),
    ],
    &[
        ("page", Whole),
        ("id", Text),
        ("type", Text),
        ("form", Text),
        ("content", Text),
        ("content_start", Whole),
        ("content_end", Whole),
        ("source_start", Whole),
        ("source_end", Whole),
        ("cue", Text),
        ("speaker_words", Text),
        ("speaker", Text),
        ("addressee_words", Text),
        ("addressee", Text),
        ("venue", Text),
        ("time", Text),
        ("within", Text),
    ],
    &[
        ("page", Whole),
        ("id", Text),
        ("text", Text),
        ("text_start", Whole),
        ("text_end", Whole),
        ("source_start", Whole),
        ("source_end", Whole),
        ("by", Text),
        ("speaker", Text),
        ("kind", Text),
        ("checkable", Flag),
        ("not_checkable_because", Text),
        ("source_given", Text),
        ("source_words", Text),
        ("link", Text),
        ("quantities", Text),
    ],
    &[
        ("page", Whole),
        ("id", Text),
        ("text", Text),
        ("text_start", Whole),
        ("text_end", Whole),
        ("source_start", Whole),
        ("source_end", Whole),
        ("value_kind", Text),
        ("low", Real),
        ("high", Real),
        ("precision", Real),
        ("bound", Text),
        ("unit", Text),
        ("unit_kind", Text),
        ("per", Text),
        ("change", Text),
        ("manner", Text),
        ("measure", Text),
        ("place", Text),
        ("place_code", Text),
        ("period_kind", Text),
        ("period", Text),
        ("modality", Text),
        ("negated", Flag),
    ],
    &[
        ("page", Whole),
        ("id", Text),
        ("claim", Text),
        ("quantity", Text),
        ("outcome", Text),
        ("reason", Text),
        ("summary", Text),
        ("operator", Text),
        ("formula", Text),
        ("result", Real),
        ("series", Text),
        ("series_name", Text),
        ("unit", Text),
        ("publisher", Text),
        ("vintage", Text),
        ("place", Text),
    ],
];
