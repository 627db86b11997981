//! Flat tables of the dossiers, for analysis with columns: a row an article, attribution, claim,
//! quantity, finding.

mod column;
mod part;
mod rows;

pub use column::{COLUMNS, Kind};
pub(crate) use column::{Cell, TABLES};
pub(crate) use part::Part;
pub(crate) use rows::{Rows, article_row, rows};
