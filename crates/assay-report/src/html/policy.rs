//! The page's Content-Security-Policy.

use sha2::{Digest, Sha256};

use crate::base64::base64;

/// Nothing is allowed but the page's own style sheet, named by its SHA-256.
pub(super) fn policy(style: &str) -> String {
    format!(
        "default-src &#39;none&#39;; style-src &#39;sha256-{}&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;",
        base64(&Sha256::digest(style.as_bytes()))
    )
}
