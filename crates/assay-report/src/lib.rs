//! A dossier as people read it: one self-contained HTML page, charts, a terminal summary,
//! and the formats other tools expect.
//!
//! Everything here is made from the [`Dossier`](assay_dossier::Dossier) alone. Article text is
//! hostile input: it is escaped wherever it is shown.

mod base64;
mod chart;
mod csv;
mod date;
mod escape;
mod export;
mod html;
mod index;
mod number;
mod plain;
mod terminal;
mod theme;

pub use chart::{ChartFile, charts};
pub use export::{Export, export};
pub use html::{Page, html};
pub use terminal::{Terminal, sparkline, summary};
pub use theme::{Brand, BrandError};
