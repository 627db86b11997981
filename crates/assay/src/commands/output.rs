//! What a command prints or writes.

use std::io::Write as _;
use std::path::Path;

use super::CommandError;

/// Prints to standard output; a reader that has gone away is no error.
pub fn print(text: &str) -> Result<(), CommandError> {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(CommandError::File { path: "standard output".to_owned(), error })
        }
        _ => Ok(()),
    }
}

/// Writes a file whole or not at all: into a file beside it first, then under its name. What is no
/// regular file, such as a pipe or a device, is written to as it stands: a renamed file would take its
/// place.
pub fn write(path: &Path, contents: impl AsRef<[u8]>) -> Result<(), CommandError> {
    if std::fs::metadata(path).is_ok_and(|metadata| !metadata.is_file()) {
        return std::fs::write(path, contents)
            .map_err(|error| CommandError::File { path: path.display().to_string(), error });
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = path.with_file_name(name);
    let written = std::fs::write(&part, contents).and_then(|()| std::fs::rename(&part, path));
    written.map_err(|error| {
        // What was begun must not look like a result.
        let _ = std::fs::remove_file(&part);
        CommandError::File { path: path.display().to_string(), error }
    })
}
