//! Outputs of a command: standard output, or a file written whole.

use std::path::Path;

use super::CommandError;

/// Prints to standard output; a reader that has gone away is no error.
pub fn print(text: &str) -> Result<(), CommandError> {
    use std::io::Write as _;
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(CommandError::File { path: "standard output".to_owned(), error })
        }
        _ => Ok(()),
    }
}

/// Writes a file whole or not at all: into a file beside it first, then under its name.
pub fn write(path: &Path, contents: &str) -> Result<(), CommandError> {
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
