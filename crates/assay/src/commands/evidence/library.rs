//! What was added, in the user's data folder: a folder a name, with a store and the words for it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use assay_evidence::Evidence;

use super::super::CommandError;

/// The store of what was added under a name.
const STORE: &str = "evidence.bin";
/// Which words name its series; readable, and edited by hand.
const MEASURES: &str = "measures.txt";

/// The embedded evidence with all that was added, in order of name.
pub fn evidence() -> Result<Evidence, CommandError> {
    let mut evidence = Evidence::embedded()?;
    let Some(folder) = folder() else { return Ok(evidence) };
    for name in names(&folder)? {
        evidence = evidence.with(open(&folder.join(&name))?);
    }
    Ok(evidence)
}

/// What was added under one name.
pub(super) fn open(folder: &Path) -> Result<Evidence, CommandError> {
    let file =
        |name: &str, error| CommandError::File { path: folder.join(name).display().to_string(), error };
    let bytes = std::fs::read(folder.join(STORE)).map_err(|error| file(STORE, error))?;
    let measures = std::fs::read_to_string(folder.join(MEASURES)).map_err(|error| file(MEASURES, error))?;
    // Evidence is opened once in the life of the process and its names are kept to its end.
    Evidence::open(bytes, measures.leak()).map_err(|error| CommandError::Input {
        input: folder.display().to_string(),
        what: format!("{error}; remove it with `assay evidence remove` and add it again"),
    })
}

/// `assay/evidence` in the user's data folder: `$XDG_DATA_HOME`, else `~/.local/share`.
pub(super) fn folder() -> Option<PathBuf> {
    let absolute = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let data = absolute("XDG_DATA_HOME").or_else(|| Some(absolute("HOME")?.join(".local/share")));
    // On Windows there is neither.
    Some(data.or_else(|| absolute("LOCALAPPDATA"))?.join("assay").join("evidence"))
}

/// Names under which something was added, in order.
pub(super) fn names(folder: &Path) -> Result<Vec<String>, CommandError> {
    let error = |error| CommandError::File { path: folder.display().to_string(), error };
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(missing) if missing.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(other) => return Err(error(other)),
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.map_err(error)?;
        // What was begun and not finished has a point before its name.
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().join(STORE).is_file() && !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// Writes a store and its measures under `name`: beside its place first, then under its name.
pub(super) fn write(folder: &Path, name: &str, store: &[u8], measures: &str) -> Result<(), CommandError> {
    let error = |error| CommandError::File { path: folder.join(name).display().to_string(), error };
    let part = folder.join(format!(".{name}.part"));
    let written = || -> std::io::Result<()> {
        if part.exists() {
            std::fs::remove_dir_all(&part)?;
        }
        std::fs::create_dir_all(&part)?;
        std::fs::write(part.join(STORE), store)?;
        std::fs::write(part.join(MEASURES), measures)?;
        if folder.join(name).exists() {
            std::fs::remove_dir_all(folder.join(name))?;
        }
        std::fs::rename(&part, folder.join(name))
    };
    written().map_err(error)
}

/// What was added, in words.
pub(super) fn page() -> Result<String, CommandError> {
    let folder = needed()?;
    let mut page = String::new();
    for name in names(&folder)? {
        let evidence = open(&folder.join(&name))?;
        let _ = writeln!(page, "{name}  ({})", folder.join(&name).display());
        for series in evidence.series() {
            page.push_str("  ");
            super::list::line(&mut page, &series);
        }
    }
    if page.is_empty() {
        let _ = writeln!(page, "Nothing was added; it would be kept in {}.", folder.display());
    }
    Ok(page)
}

/// Removes what was added under `name`.
pub(super) fn remove(name: &str) -> Result<String, CommandError> {
    let folder = needed()?;
    let known = names(&folder)?;
    if !known.iter().any(|known| known == name) {
        let what = if known.is_empty() {
            "cannot be removed: nothing was added yet".to_owned()
        } else {
            format!("nothing was added under this name; there is {}", known.join(", "))
        };
        return Err(CommandError::Input { input: name.to_owned(), what });
    }
    let path = folder.join(name);
    std::fs::remove_dir_all(&path)
        .map_err(|error| CommandError::File { path: path.display().to_string(), error })?;
    Ok(format!("Removed {}\n", path.display()))
}

pub(super) fn needed() -> Result<PathBuf, CommandError> {
    folder().ok_or_else(|| CommandError::Input {
        input: "XDG_DATA_HOME".to_owned(),
        what: "neither it nor HOME names a folder to keep evidence in".to_owned(),
    })
}
