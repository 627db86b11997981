//! A dossier as people read it: one self-contained HTML page, charts, a terminal summary.
//!
//! Everything here is made from the [`Dossier`](assay_dossier::Dossier) alone. Article text is
//! hostile input: it is escaped wherever it is shown.

mod html;
mod terminal;

pub use html::html;
pub use terminal::{Terminal, sparkline, summary};
