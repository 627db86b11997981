//! `cargo xtask data`: builds the embedded evidence, and the years in office that times are read with, from
//! the development data.

mod cow;
mod csv;
mod last_names;
mod places;
mod tenures;
mod united_states;
mod units;
mod wdi;

use std::path::{Path, PathBuf};

use assay_evidence::{Draft, DraftError, Evidence, EvidenceError, seal};
use sha2::{Digest, Sha256};

/// Where the store lies in the repository.
const STORE: &str = "crates/assay-evidence/data/evidence.bin";

/// Build the embedded evidence store and the table of tenures; the same data give the same bytes.
#[derive(clap::Args)]
pub struct Arguments {
    /// Directory of the evidence data
    #[arg(long, default_value = ".data/evidence")]
    from: PathBuf,
    /// Do not write; fail where the store in the repository differs
    #[arg(long)]
    check: bool,
}

/// Why the store could not be built.
#[derive(Debug, thiserror::Error)]
pub enum DataError {
    /// A file could not be read or written.
    #[error("{path}: {error}")]
    File { path: PathBuf, error: std::io::Error },
    /// A file is not what it should be.
    #[error("{path}, line {line}: {what}")]
    Format { path: PathBuf, line: usize, what: String },
    /// The parts do not fit together.
    #[error(transparent)]
    Draft(#[from] DraftError),
    /// The store cannot be read back.
    #[error(transparent)]
    Evidence(#[from] EvidenceError),
    /// A committed file is not what the data give.
    #[error("{0} is not what `cargo xtask data` builds: run it and commit the result")]
    Stale(&'static str),
}

/// Builds the store.
pub fn run(arguments: &Arguments) -> Result<(), DataError> {
    let from = &arguments.from;
    let mut draft = Draft::default();
    draft.series = wdi::series(&from.join("wdi/indicators"), &mut draft.places)?;
    places::plain_names(&from.join("country-codes.csv"), &mut draft.places)?;
    draft.series.extend(united_states::series(from)?);
    draft.tenures = tenures::presidents(&from.join("us_executive.yaml"))?;
    draft.tenures.extend(tenures::leaders(&from.join("leaders_reign_2021-03.csv"))?);
    let body = draft.body()?;
    let store = seal(&body, Sha256::digest(&body).into());
    let evidence = Evidence::open(store.clone(), "")?;
    let values: usize = evidence
        .series()
        .map(|series| {
            evidence
                .places(series.code)
                .iter()
                .map(|p| evidence.observations(series.code, p).len())
                .sum::<usize>()
        })
        .sum();
    println!(
        "{} series, {values} values, {} bytes, {}",
        evidence.series().count(),
        store.len(),
        evidence.digest()
    );
    let names = last_names::table(&from.join("leaders_reign_2021-03.csv"))?;
    for (path, made) in [(STORE, store.as_slice()), (last_names::TENURES, names.as_bytes())] {
        if !arguments.check {
            std::fs::write(path, made).map_err(|error| DataError::File { path: path.into(), error })?;
        } else if read(Path::new(path))? != made {
            return Err(DataError::Stale(path));
        }
    }
    Ok(())
}

/// Reads a file as bytes.
fn read(path: &Path) -> Result<Vec<u8>, DataError> {
    std::fs::read(path).map_err(|error| DataError::File { path: path.to_owned(), error })
}

/// Reads a file as text; bytes that are not UTF-8 become replacement characters.
fn read_text(path: &Path) -> Result<String, DataError> {
    Ok(String::from_utf8_lossy(&read(path)?).into_owned())
}
