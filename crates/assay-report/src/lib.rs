//! A dossier as people read it: one self-contained HTML page, charts, a terminal summary.
//!
//! Everything here is made from the [`Dossier`](assay_dossier::Dossier) alone. Article text is
//! hostile input: it is escaped wherever it is shown.

mod chart;
mod date;
mod escape;
mod html;
mod index;
mod number;
mod plain;
mod terminal;

pub use html::html;
pub use terminal::{Terminal, sparkline, summary};
