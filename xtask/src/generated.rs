//! Files of the repository that are made by a program, and whether they are still what it makes.

use std::path::{Path, PathBuf};

/// Why a generated file is not as it should be.
#[derive(Debug, thiserror::Error)]
pub enum GeneratedError {
    /// It could not be read or written.
    #[error("{path}: {error}")]
    File { path: PathBuf, error: std::io::Error },
    /// It is not what the program makes now.
    #[error("{path} has drifted; run `cargo xtask {command}`")]
    Drifted { path: PathBuf, command: &'static str },
    /// The evidence store does not open.
    #[error(transparent)]
    Evidence(#[from] assay_evidence::EvidenceError),
}

/// Arguments of a command that makes files.
#[derive(clap::Args)]
pub struct Arguments {
    /// Change nothing; fail where a file is not what would be written
    #[arg(long)]
    pub check: bool,
}

/// Writes `content` to `path` below the repository's root, or with `check` compares it.
pub fn put(
    path: &str,
    content: &str,
    command: &'static str,
    arguments: &Arguments,
) -> Result<(), GeneratedError> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    let error = |error| GeneratedError::File { path: path.clone(), error };
    if arguments.check {
        let current = std::fs::read_to_string(&path).map_err(error)?;
        return if current == content { Ok(()) } else { Err(GeneratedError::Drifted { path, command }) };
    }
    if let Some(directory) = path.parent() {
        std::fs::create_dir_all(directory).map_err(error)?;
    }
    std::fs::write(&path, content).map_err(error)
}
