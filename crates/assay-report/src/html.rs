//! The HTML page.

use assay_dossier::Dossier;

/// The dossier as one self-contained HTML page that needs no script and no network.
#[must_use]
pub fn html(_dossier: &Dossier) -> String {
    String::new()
}
