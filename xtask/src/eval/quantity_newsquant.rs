//! `quantity-newsquant`: see `docs/evaluation.md`.

use std::path::Path;

use super::{EvalError, Scores};

pub fn measure(_path: &Path) -> Result<Scores, EvalError> {
    Err(EvalError::NotBuilt)
}
