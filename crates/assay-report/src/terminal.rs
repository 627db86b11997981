//! The terminal summary.

use assay_dossier::Dossier;

/// What the terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terminal {
    /// Columns.
    pub width: usize,
    /// Whether to use colour (ANSI escapes).
    pub colour: bool,
}

/// The dossier on one screen.
#[must_use]
pub fn summary(_dossier: &Dossier, _terminal: Terminal) -> String {
    String::new()
}

/// Values as a line of block characters, one a value; a gap (`None`) is a space.
#[must_use]
pub fn sparkline(_values: &[Option<f64>]) -> String {
    String::new()
}
