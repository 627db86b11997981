//! `charset`: see `docs/evaluation.md`.

use std::fmt::Write as _;
use std::path::Path;

use assay_text::{Source, decode};
use encoding_rs::Encoding;

use super::{EvalError, Figure, Scores, files, read_bytes};

pub fn measure(path: &Path) -> Result<Scores, EvalError> {
    let (mut exact, mut of) = (0, 0);
    let mut table = String::new();
    for folder in folders(path)? {
        let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        let Some(encoding) = Encoding::for_label_no_replacement(label(&name).as_bytes()) else { continue };
        let (mut right, files) = (0, files(&folder)?);
        for file in &files {
            let bytes = read_bytes(file)?;
            let (reference, _, _) = encoding.decode(&bytes);
            let source = Source::new(bytes.clone())
                .map_err(|error| EvalError::Format { path: file.clone(), what: error.to_string() })?;
            let decoded = decode(&source);
            if decoded.text.as_str() == reference {
                right += 1;
            } else {
                let _ = writeln!(
                    table,
                    "    {}: read as {} ({:?})",
                    file.display(),
                    decoded.charset,
                    decoded.reason
                );
            }
        }
        let _ = writeln!(table, "{name:<16} {right} of {}", files.len());
        exact += right;
        of += files.len();
    }
    let figures = vec![("exact", Figure::Share(super::share(exact, of))), ("of", Figure::Count(of))];
    Ok(Scores { table, figures })
}

/// The folder's name as the WHATWG's labels are spelled.
fn label(folder: &str) -> String {
    match folder {
        "utf_16" => "utf-16".to_owned(),
        "utf_16_le" => "utf-16le".to_owned(),
        "utf_16_be" => "utf-16be".to_owned(),
        "cp932" => "shift_jis".to_owned(),
        "cp949" | "uhc" => "euc-kr".to_owned(),
        "mac_cyrillic" => "x-mac-cyrillic".to_owned(),
        "mac_roman" => "macintosh".to_owned(),
        _ => {
            let spelled = folder.replace('_', "-");
            // Labels write `iso-8859-5` and `koi8-r` where the folders write `iso8859_5`.
            spelled.replacen("iso8859", "iso-8859", 1).replacen("iso2022", "iso-2022", 1)
        }
    }
}

fn folders(path: &Path) -> Result<Vec<std::path::PathBuf>, EvalError> {
    let error = |error| EvalError::File { path: path.to_owned(), error };
    let mut folders = Vec::new();
    for entry in std::fs::read_dir(path).map_err(error)? {
        let entry = entry.map_err(error)?.path();
        if entry.is_dir() {
            folders.push(entry);
        }
    }
    folders.sort();
    Ok(folders)
}
